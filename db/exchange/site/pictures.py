"""The pictures of the site: each shown page put together from its tiles, small enough to load."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from db.exchange.site.html import Markup, el, join
from db.maps.levels import level_size, tile_count
from db.maps.sheets import regions, sheet, tile

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy.engine import Connection

    from db.exchange.site.values import Desk
    from db.maps.sheets import Region, Sheet
    from db.records import Ref

LONGEST = 2_600
"""Pixels of a picture's longer side: maps can be read, and a page stays under a few megabytes."""
QUALITY = 82


def sheets_of(connection: Connection, ref: Ref) -> Iterator[Sheet]:
    """Yield the pages of a media record, or the one that a map shows, that have tiles."""
    first = sheet(connection, ref)
    if first is None:
        return
    pages = range(first.pages) if ref.startswith("media/") else [first.page]
    for page in pages:
        shown = sheet(connection, ref, page)
        if shown is not None and shown.pyramid is not None:
            yield shown


def level_for(shown: Sheet, longest: int = LONGEST) -> int:
    """Return the finest level whose longer side is at most `longest` pixels."""
    for level in range(shown.levels - 1, 0, -1):
        if max(level_size(shown.width, shown.height, shown.levels, level)) <= longest:
            return level
    return 0


def assembled(connection: Connection, shown: Sheet, level: int) -> bytes:
    """Return one level of a sheet as a JPEG, put together from its tiles; missing ones are grey."""
    from PIL import Image

    size = level_size(shown.width, shown.height, shown.levels, level)
    whole = Image.new("RGB", size, (128, 128, 128))
    columns, rows = tile_count(shown.width, shown.height, shown.levels, level, shown.tile_size)
    for column in range(columns):
        for row in range(rows):
            data = tile(connection, shown.pyramid or 0, level, column, row)
            if data is None:
                continue
            with Image.open(io.BytesIO(data), formats=("JPEG",)) as piece:
                if max(piece.size) <= shown.tile_size:
                    whole.paste(
                        piece.convert("RGB"), (column * shown.tile_size, row * shown.tile_size)
                    )
    buffer = io.BytesIO()
    whole.save(buffer, "JPEG", quality=QUALITY, optimize=True)
    return buffer.getvalue()


def picture_file(shown: Sheet) -> str:
    """Return where the site keeps a sheet's picture, below its folder."""
    return f"pictures/{shown.sha256[:24]}-{shown.page}.jpg"


def figures(desk: Desk, ref: Ref) -> Markup:
    """Return the pictures of a media or map record, each a link to itself in full size."""
    return join([_figure(desk, shown) for shown in sheets_of(desk.contents.connection, ref)])


def _figure(desk: Desk, shown: Sheet) -> Markup:
    speech = desk.speech
    width, height = level_size(shown.width, shown.height, shown.levels, level_for(shown))
    title = speech.plain(shown.title) or speech.word("picture")
    if shown.pages > 1:
        title = f"{title}, {speech.word('page')} {shown.page + 1}"
    file = f"{desk.place.root}{picture_file(shown)}"
    image = el("img", src=file, alt=title, width=width, height=height, loading="lazy")
    credit = " · ".join(part for part in (shown.credit, shown.licence) if part)
    marks = [
        region
        for region in regions(desk.contents.connection, shown.media, shown.page)
        if region.polygon and region.ref in desk.contents.summaries
    ]
    return el(
        "figure",
        el(
            "div",
            el("a", image, href=file, title=speech.word("full_picture")),
            _overlay(desk, shown, marks),
            class_="picture",
        ),
        el("figcaption", credit) if credit else None,
        _marked(desk, marks),
    )


def _overlay(desk: Desk, shown: Sheet, marks: Sequence[Region]) -> Markup | None:
    """Return the parts of the picture that something rests on, each a link to it."""
    if not marks:
        return None
    shapes = [
        desk.link(
            mark.ref,
            [
                el("title", desk.speech.plain(mark.title)),
                el("polygon", points=" ".join(f"{x:g},{y:g}" for x, y in mark.polygon)),
            ],
        )
        for mark in marks
    ]
    return el("svg", shapes, viewBox=f"0 0 {shown.width} {shown.height}", role="group")


def _marked(desk: Desk, marks: Sequence[Region]) -> Markup | None:
    if not marks:
        return None
    refs = dict.fromkeys(mark.ref for mark in marks)
    items = [el("li", desk.link(ref)) for ref in refs]
    return join([el("p", desk.speech.word("marked"), class_="note"), el("ul", items)])
