"""Draws georeferenced sheets as tiles of Web Mercator: from their pyramids, within their masks."""

from __future__ import annotations

import io
import math
from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PIL import Image, ImageDraw

from db.maps.georeference import DEFAULT, georeference
from db.maps.levels import level_size
from db.maps.mercator import RADIUS, unproject
from db.maps.sheets import tile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.engine import Connection

    from db.maps.georeference import Georeference
    from db.maps.sheets import Sheet

SIDE: Final = 256
"""Pixels of a tile that is made."""
CELLS: Final = 8
"""Straight pieces of a tile's side: within one, a sheet's curves are taken for straight."""
HALF: Final = math.pi * RADIUS
"""Metres from the middle of the square of Web Mercator to its edge."""
DEEPEST: Final = 20
MOST_TILES: Final = 40_000
KEPT: Final = 48
"""Decoded tiles of a pyramid that are kept at hand, 37 MB of them."""
EDGE: Final = 24
"""Points along each side of a mask that say how far the sheet reaches."""

Point = tuple[float, float]
Box = tuple[float, float, float, float]
Address = tuple[int, int, int]
"""Zoom, column and row, counted from the north-west."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """One tile, as PNG with transparency around the sheet."""

    zoom: int
    column: int
    row: int
    image: Image.Image


class SheetDrawing:
    """One sheet laid on the plane; asks its archive for the pyramid's tiles as it needs them."""

    def __init__(self, connection: Connection, shown: Sheet) -> None:
        self._connection = connection
        self._sheet = shown
        self._fit: Georeference = georeference(shown.transformation or DEFAULT, shown.points)
        self._mask = shown.mask or (
            (0.0, 0.0),
            (float(shown.width), 0.0),
            (float(shown.width), float(shown.height)),
            (0.0, float(shown.height)),
        )
        self._pieces: OrderedDict[Address, Image.Image | None] = OrderedDict()
        self.box = self._reach()
        self.deepest = self._deepest()
        self.shallowest = min(self.deepest, self._shallowest())

    def bounds(self) -> Box:
        """Return west, south, east and north in degrees."""
        west, south = unproject(self.box[0], self.box[1])
        east, north = unproject(self.box[2], self.box[3])
        return west, south, east, north

    def addresses(self) -> list[Address]:
        """Return the tiles that the sheet may touch, zoom by zoom."""
        return [
            (zoom, column, row)
            for zoom in range(self.shallowest, self.deepest + 1)
            for column, row in _covering(self.box, zoom)
        ]

    def draw(self, address: Address) -> Image.Image | None:
        """Return one tile with transparency, None where nothing of the sheet is on it."""
        corners = self._corners(address)
        shown = self._sheet
        left = max(0.0, min(x for x, _ in corners) - 2)
        top = max(0.0, min(y for _, y in corners) - 2)
        right = min(float(shown.width), max(x for x, _ in corners) + 2)
        bottom = min(float(shown.height), max(y for _, y in corners) + 2)
        if right - left < 1 or bottom - top < 1:
            return None
        level, factor = self._level(corners)
        box = (
            math.floor(left / factor),
            math.floor(top / factor),
            math.ceil(right / factor),
            math.ceil(bottom / factor),
        )
        mesh = _mesh([(x / factor - box[0], y / factor - box[1]) for x, y in corners])
        size = (box[2] - box[0], box[3] - box[1])
        inside = Image.new("L", size, 0)
        mask = [(x / factor - box[0], y / factor - box[1]) for x, y in self._mask]
        ImageDraw.Draw(inside).polygon(mask, fill=255)
        alpha = _warped(inside, mesh)
        if alpha.getbbox() is None:
            return None
        made = _warped(self._region(level, box, size), mesh)
        made.putalpha(alpha)
        return made

    def _corners(self, address: Address) -> list[Point]:
        """Return where the corners of a tile's cells are in the picture, row by row."""
        zoom, column, row = address
        side = 2 * HALF / 2**zoom
        left, top = column * side - HALF, HALF - row * side
        plane = [
            (left + side * across / CELLS, top - side * down / CELLS)
            for down in range(CELLS + 1)
            for across in range(CELLS + 1)
        ]
        return [(x, -y) for x, y in self._fit.to_picture.at(plane)]

    def _level(self, corners: list[Point]) -> tuple[int, float]:
        """Return the coarsest level that is as fine as the tile, and how much coarser it is."""
        across = math.dist(corners[0], corners[CELLS]) / SIDE
        down = math.dist(corners[0], corners[-CELLS - 1]) / SIDE
        wanted = max(0, math.floor(math.log2(max(min(across, down), 1.0))))
        steps = min(wanted, self._sheet.levels - 1)
        return self._sheet.levels - 1 - steps, float(2**steps)

    def _region(
        self, level: int, box: tuple[int, int, int, int], size: tuple[int, int]
    ) -> Image.Image:
        """Return a part of one level, put together from its tiles."""
        side = self._sheet.tile_size
        made = Image.new("RGB", size, (255, 255, 255))
        wide, high = level_size(self._sheet.width, self._sheet.height, self._sheet.levels, level)
        for column in range(box[0] // side, (min(box[2], wide) - 1) // side + 1):
            for row in range(box[1] // side, (min(box[3], high) - 1) // side + 1):
                piece = self._piece((level, column, row))
                if piece is not None:
                    made.paste(piece, (column * side - box[0], row * side - box[1]))
        return made

    def _piece(self, address: Address) -> Image.Image | None:
        if address in self._pieces:
            self._pieces.move_to_end(address)
            return self._pieces[address]
        data = tile(self._connection, self._sheet.pyramid or 0, *address)
        piece = None
        if data is not None:
            with Image.open(io.BytesIO(data), formats=("JPEG",)) as opened:
                if max(opened.size) <= self._sheet.tile_size:
                    piece = opened.convert("RGB")
        self._pieces[address] = piece
        if len(self._pieces) > KEPT:
            self._pieces.popitem(last=False)
        return piece

    def _reach(self) -> Box:
        ring = list(self._mask)
        edge = [
            (x + (u - x) * step / EDGE, y + (v - y) * step / EDGE)
            for (x, y), (u, v) in zip(ring, ring[1:] + ring[:1], strict=True)
            for step in range(EDGE)
        ]
        plane = self._fit.projected(edge)
        xs, ys = zip(*plane, strict=True)
        west, east = (min(max(value, -HALF), HALF) for value in (min(xs), max(xs)))
        south, north = (min(max(value, -HALF), HALF) for value in (min(ys), max(ys)))
        return west, south, east, north

    def _deepest(self) -> int:
        """Return the zoom at which a pixel of the tiles is about one of the picture."""
        middle = (self._sheet.width / 2, self._sheet.height / 2)
        here, there = self._fit.projected([middle, (middle[0] + 1, middle[1])])
        metres = max(math.dist(here, there), 1e-3)
        zoom = round(math.log2(2 * HALF / SIDE / metres))
        zoom = min(max(zoom, 0), DEEPEST)
        while zoom > 0 and _count(self.box, zoom) > MOST_TILES:
            zoom -= 1
        return zoom

    def _shallowest(self) -> int:
        """Return the zoom at which the sheet is about as large as one tile."""
        longest = max(self.box[2] - self.box[0], self.box[3] - self.box[1], 1.0)
        return max(0, math.floor(math.log2(2 * HALF / longest)))


def _covering(box: Box, zoom: int) -> Iterator[tuple[int, int]]:
    left, top, right, bottom = _range(box, zoom)
    for column in range(left, right + 1):
        for row in range(top, bottom + 1):
            yield column, row


def _count(box: Box, zoom: int) -> int:
    left, top, right, bottom = _range(box, zoom)
    return (right - left + 1) * (bottom - top + 1)


def _range(box: Box, zoom: int) -> tuple[int, int, int, int]:
    side, last = 2 * HALF / 2**zoom, 2**zoom - 1
    west, south, east, north = box

    def at(value: float) -> int:
        return min(max(math.floor(value / side), 0), last)

    return at(west + HALF), at(HALF - north), at(east + HALF), at(HALF - south)


Mesh = list[tuple[tuple[int, int, int, int], tuple[float, ...]]]


def _mesh(corners: list[Point]) -> Mesh:
    """Return each cell of a tile with the four corners that it shows, as Pillow wants them."""
    cell, across = SIDE // CELLS, CELLS + 1
    return [
        (
            (column * cell, row * cell, (column + 1) * cell, (row + 1) * cell),
            (
                *corners[row * across + column],
                *corners[(row + 1) * across + column],
                *corners[(row + 1) * across + column + 1],
                *corners[row * across + column + 1],
            ),
        )
        for row in range(CELLS)
        for column in range(CELLS)
    ]


def _warped(image: Image.Image, mesh: Mesh) -> Image.Image:
    return image.transform(
        (SIDE, SIDE), Image.Transform.MESH, mesh, resample=Image.Resampling.BILINEAR
    )
