"""Levels: how large each level of a pyramid is, and which tiles it has."""

from __future__ import annotations

from dataclasses import dataclass

TILE_SIZE = 512
"""Pixels of a tile's side; those at the right and bottom edges may be smaller."""

SMALLEST_TILE, LARGEST_TILE = 64, 4096
LONGEST_SIDE = 200_000
"""Pixels; of any picture that is taken in."""


@dataclass(frozen=True, slots=True)
class TileKey:
    """Name one tile: level 0 is the coarsest, column and row count from the top left."""

    pyramid: int
    level: int
    column: int
    row: int


def level_count(width: int, height: int, tile_size: int = TILE_SIZE) -> int:
    """Return how many levels a page has: each is half the next, the first fits in one tile."""
    return max(0, (-(-max(width, height) // tile_size) - 1).bit_length()) + 1


def level_size(width: int, height: int, levels: int, level: int) -> tuple[int, int]:
    """Return a level's width and height in pixels: the page's, halved and rounded up."""
    shift = levels - 1 - level
    return -(-width >> shift), -(-height >> shift)


def tile_count(
    width: int, height: int, levels: int, level: int, tile_size: int = TILE_SIZE
) -> tuple[int, int]:
    """Return how many columns and rows of tiles a level has."""
    across, down = level_size(width, height, levels, level)
    return -(-across // tile_size), -(-down // tile_size)


def is_sound(width: int, height: int, levels: int, tile_size: int) -> bool:
    """Say whether these numbers, read from an archive, describe a pyramid that can be drawn."""
    return (
        min(width, height) > 0
        and max(width, height) <= LONGEST_SIDE
        and SMALLEST_TILE <= tile_size <= LARGEST_TILE
        and levels == level_count(width, height, tile_size)
    )
