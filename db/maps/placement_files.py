"""Files that say where a picture lies: read whichever it is, written in the format asked for."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from db.errors import ImportRefused, Impossible, unwritten
from db.maps.annotation import read_annotations, write_annotation
from db.maps.georeference import DEFAULT, georeference
from db.maps.placement import Placement, read_text
from db.maps.points import read_points, write_points
from db.maps.sheets import sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from sqlalchemy.engine import Connection

    from db.maps.sheets import Sheet
    from db.records import Ref


def read_placement(path: Path, item: int | None = None) -> Placement:
    """Return what a .points file or a IIIF Georeference Annotation says; raise ImportRefused.

    `item` counts from 1 and chooses one of several annotations.
    """
    text = read_text(path)
    if not text.lstrip().startswith(("{", "[")):
        return read_points(text, path)
    found = read_annotations(text, path)
    if item is None and len(found) > 1:
        raise ImportRefused(
            "{path} describes {count} maps.",
            "Keep one of them in the file, or say which on the command line: “--item 1”.",
            path=path,
            count=len(found),
        )
    if item is not None and not 1 <= item <= len(found):
        raise ImportRefused(
            "{path} describes no map number {item}.",
            "Say which is meant with “--item”; the first is number 1.",
            path=path,
            item=item,
        )
    return found[(item or 1) - 1]


def placement_on(connection: Connection, ref: Ref, placement: Placement, path: Path) -> Placement:
    """Return the placement in the pixels of a map's own picture; what it doesn't say, the map says.

    Raises NotFound, and ImportRefused for a picture of other proportions.
    """
    shown = sheet(connection, ref)
    if shown is None:
        return placement
    if shown.width and shown.height:
        placement = placement.scaled_to(shown.width, shown.height, path)
    return replace(
        placement,
        transformation=placement.transformation or shown.transformation,
        mask=placement.mask or shown.mask,
    )


def placement_text(connection: Connection, ref: Ref, format_name: str) -> str:
    """Return the text of a file that says where a map lies, in one of FORMATS.

    Raises NotFound, and Impossible for a map that has no picture or no control point.
    """
    shown = sheet(connection, ref)
    if shown is None or not shown.points:
        raise Impossible(
            "{ref} has no control points, so nothing says where it lies.",
            "Georeference it first.",
            ref=ref,
        )
    return FORMATS[format_name](shown)


def write_file(path: Path, text: str) -> None:
    """Write a file whole or not at all; raise StorageFailed."""
    part = path.parent / f".{path.name}.part"
    try:
        part.write_text(text, encoding="utf-8", newline="\n")
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise unwritten(path, error) from error


def _annotation(shown: Sheet) -> str:
    if not shown.width:
        raise Impossible(
            "The picture of {ref} is not in the archive.", "Import its scan again.", ref=shown.ref
        )
    placement = Placement(
        shown.points,
        shown.transformation or DEFAULT,
        shown.mask,
        (shown.width, shown.height),
    )
    # the archive has no address: a name that stays says which picture is meant
    document = write_annotation(placement, f"urn:sha256:{shown.sha256}#page={shown.page}")
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _points(shown: Sheet) -> str:
    try:
        fit = georeference(shown.transformation or DEFAULT, shown.points)
    except Impossible:  # too few as yet: written without residuals
        fit = None
    return write_points(shown.points, fit)


FORMATS: Mapping[str, Callable[[Sheet], str]] = {
    "iiif-georeference": _annotation,
    "qgis-points": _points,
}
