"""The .points files of QGIS: control points as lines of comma-separated values.

`mapX,mapY,sourceX,sourceY,enable,dX,dY,residual` under an optional `#CRS:` line that names the
reference system of mapX and mapY. sourceX and sourceY are pixels from the picture's top left, and
sourceY is negative downward.
"""

from __future__ import annotations

import csv
import math
import re
from typing import TYPE_CHECKING

from db.errors import ImportRefused
from db.maps.control_points import ControlPoint
from db.maps.georeference import FARTHEST
from db.maps.mercator import NORTHERNMOST, unproject
from db.maps.placement import Placement, check_count

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from db.maps.georeference import Georeference

COLUMNS = ("mapX", "mapY", "sourceX", "sourceY", "enable", "dX", "dY", "residual")
OLDER = {"pixelX": "sourceX", "pixelY": "sourceY"}
"""What QGIS called a column before version 3.26."""

DEGREES, METRES = "EPSG:4326", "EPSG:3857"

_PLAIN = re.compile(r"(EPSG:\d{1,6}|OGC:CRS84)", re.IGNORECASE)
_WELL_KNOWN = re.compile(r'(?:ID|AUTHORITY)\["EPSG",\s*"?(\d{1,6})"?\]\s*\]\s*$', re.IGNORECASE)
_SAME = {"OGC:CRS84": DEGREES, "EPSG:900913": METRES, "EPSG:3785": METRES}
_HEAD = "#CRS:"


def read_points(text: str, path: Path) -> Placement:
    """Return what a .points file says; raise ImportRefused, naming `path` and the line."""
    lines = text.splitlines()
    first = next((at for at, line in enumerate(lines) if line.strip()), 0)
    named = None
    if first < len(lines) and lines[first].strip().upper().startswith(_HEAD):
        named = _system(lines[first].strip()[len(_HEAD) :].strip(), path)
        first += 1
    rows = list(_rows(lines, first, path))
    check_count(len(rows), path)
    system = named or _guessed([row for _, row in rows], path)
    points = tuple(_point(row, system, line, path) for line, row in rows)
    if all(point.y < 0 for point in points):
        raise ImportRefused(
            "{path} counts its source pixels upward, as QGIS does for a picture that already has "
            "coordinates.",
            "Set the control points on the scan itself, and save them again.",
            path=path,
        )
    return Placement(points)


def write_points(points: Sequence[ControlPoint], fit: Georeference | None = None) -> str:
    """Return a .points file in degrees; with `fit`, its residuals in pixels."""
    lines = [f"{_HEAD} {DEGREES}", ",".join(COLUMNS)]
    for point in points:
        right = down = 0.0
        if fit is not None:
            x, y = fit.backward(point.lon, point.lat)
            right, down = x - point.x, point.y - y
        numbers = (point.lon, point.lat, point.x, -point.y)
        off = (right, down, math.hypot(right, down))
        lines.append(
            ",".join(
                [
                    *map(_shown, numbers),
                    str(int(point.enabled)),
                    *(f"{round(one, 6) + 0.0:.6f}" for one in off),
                ]
            )
        )
    return "\n".join(lines) + "\n"


def _shown(number: float) -> str:
    """Return the shortest digits that read back as the same number."""
    whole = round(number)
    return str(whole) if whole == number else repr(number)


def _system(words: str, path: Path) -> str:
    plain, well_known = _PLAIN.fullmatch(words), _WELL_KNOWN.search(words)
    name = ""
    if plain:
        name = plain[1].upper()
    elif well_known:
        name = f"EPSG:{well_known[1]}"
    name = _SAME.get(name, name)
    if name not in {DEGREES, METRES}:
        shown = name or " ".join(words.split())[:40]
        raise ImportRefused(
            "{path} is in the reference system “{system}”, which is not read.",
            "Save its points in EPSG:4326 (degrees) or EPSG:3857 (Web Mercator).",
            path=path,
            system=shown,
        )
    return name


def _guessed(rows: list[list[float]], path: Path) -> str:
    """Take what lies on the globe for degrees; anything else has to be named."""
    if all(abs(row[0]) <= 180 and abs(row[1]) <= 90 for row in rows):
        return DEGREES
    raise ImportRefused(
        "{path} does not say which reference system its coordinates are in, and they are no "
        "degrees.",
        "Write “#CRS: EPSG:3857” as its first line if they are metres of Web Mercator.",
        path=path,
    )


def _rows(lines: list[str], first: int, path: Path) -> Iterator[tuple[int, list[float]]]:
    """Yield each point's line number and [mapX, mapY, sourceX, sourceY, enable]."""
    wanted = COLUMNS[:5]
    order: list[int] | None = None
    try:
        for line, cells in enumerate(csv.reader(lines[first:]), first + 1):
            if not any(cell.strip() for cell in cells):
                continue
            if order is None:
                heads = [OLDER.get(cell.strip(), cell.strip()) for cell in cells]
                if not set(wanted[:4]) <= set(heads):
                    break
                order = [heads.index(name) if name in heads else -1 for name in wanted]
            else:
                yield line, [_number(cells, at, line, path) for at in order]
    except csv.Error as error:
        raise _unreadable(path) from error
    if order is None:
        raise _unreadable(path)


def _unreadable(path: Path) -> ImportRefused:
    return ImportRefused(
        "{path} is no .points file: the line “mapX,mapY,sourceX,sourceY,enable” is missing.",
        "Save the control points in QGIS again, or choose another file.",
        path=path,
    )


def _number(cells: list[str], at: int, line: int, path: Path) -> float:
    if at < 0:
        return 1.0  # an older file without `enable`: every point counts
    text = cells[at].strip() if at < len(cells) else ""
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not abs(number) < FARTHEST or "_" in text:  # NaN neither
        raise ImportRefused(
            "{path}, line {line}: “{text}” is not a number that can stand there.",
            "Mend the line, or save the control points again.",
            path=path,
            line=line,
            text=text[:40],
        )
    return number


def _point(row: list[float], system: str, line: int, path: Path) -> ControlPoint:
    x, y, right, down, enabled = row
    lon, lat = (x, y) if system == DEGREES else unproject(x, y)
    if not (abs(lon) <= 180 and abs(lat) <= NORTHERNMOST):
        raise ImportRefused(
            "{path}, line {line}: a point lies outside of the map of the world.",
            "Mend the line, or save the control points again.",
            path=path,
            line=line,
        )
    return ControlPoint(right, -down or 0.0, lon, lat, enabled=enabled != 0)
