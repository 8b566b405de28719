"""Placement: what a file of another program says of where a picture lies."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from db.errors import ImportRefused, unread

if TYPE_CHECKING:
    from pathlib import Path

    from db.maps.control_points import ControlPoint
    from db.maps.planar import Point

MOST_BYTES = 8 * 1024 * 1024
MOST_POINTS = 2000
SAME_SHAPE = 0.01
"""How much the sides of two pictures may differ in proportion, to be the same at another size."""


@dataclass(frozen=True, slots=True)
class Placement:
    """Control points with, where the file says so, transformation, mask and size of the picture.

    `transformation` is one of db.maps.georeference.TRANSFORMATIONS; `mask` an open ring of pixels;
    `size` the (width, height) in pixels that all coordinates refer to. `problems` are sentences
    about what the file says and Muniment does not keep.
    """

    points: tuple[ControlPoint, ...]
    transformation: str | None = None
    mask: tuple[Point, ...] | None = None
    size: tuple[float, float] | None = None
    problems: tuple[str, ...] = ()

    def scaled_to(self, width: float, height: float, path: Path) -> Placement:
        """Return the placement in the pixels of the same picture at another size.

        Raises ImportRefused where the sides differ in proportion, so that it is another picture.
        """
        if self.size is None or self.size == (width, height):
            return self
        across, down = width / self.size[0], height / self.size[1]
        if abs(across / down - 1) > SAME_SHAPE:
            raise ImportRefused(
                "{path} describes a picture of {wide} × {high} pixels, and this one has "
                "{width} × {height}.",
                "Choose the file that belongs to this picture.",
                path=path,
                wide=round(self.size[0]),
                high=round(self.size[1]),
                width=round(width),
                height=round(height),
            )
        mask = self.mask and tuple((x * across, y * down) for x, y in self.mask)
        points = tuple(
            replace(point, x=point.x * across, y=point.y * down) for point in self.points
        )
        return replace(self, points=points, mask=mask, size=(width, height))


def read_text(path: Path) -> str:
    """Return a file's text; raise ImportRefused where it can't be read, is no text, or is huge."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise unread(path, error, ImportRefused) from error
    if len(data) > MOST_BYTES:
        raise ImportRefused(
            "{path} is larger than {most} MB, which no list of control points is.",
            "Choose a .points file or a IIIF Georeference Annotation.",
            path=path,
            most=MOST_BYTES // 1024**2,
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ImportRefused(
            "{path} is no UTF-8 text.",
            "Choose a .points file or a IIIF Georeference Annotation.",
            path=path,
        ) from error


def check_count(count: int, path: Path) -> None:
    """Raise ImportRefused for no control point, and for more than anybody sets."""
    if not 0 < count <= MOST_POINTS:
        raise ImportRefused(
            "{path} holds {count} control points; from 1 to {most} can be read.",
            "Check that it is the right file.",
            path=path,
            count=count,
            most=MOST_POINTS,
        )
