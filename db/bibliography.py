"""How a record is cited: as text in a chosen style, as BibTeX, as an item of CSL-JSON."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from db import reading
from db.exchange import bibtex, jsonfile
from db.exchange.bibliography import item_of
from db.exchange.outgoing import parcels, parcels_of
from db.reading.lookup import find
from db.records import Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.engine import Connection

    from db.records import Ref

FOLDER: Final = Path(__file__).resolve().parent.parent / "resources" / "csl"
LOCALES: Final = {"vi": "vi-VN", "en": "en-US"}


@dataclass(frozen=True, slots=True)
class Style:
    """A manner of citing: its name, which is its file's, and what people call it."""

    name: str
    title: Words


STYLES: Final = (
    Style("vietnamese", Words("Tác giả (năm), nhan đề, nơi công bố", "Vietnamese manner")),
    Style("note", Words("Chú thích cuối trang", "Note")),
    Style("author-date", Words("Tác giả – năm", "Author and date")),
)
BIBTEX: Final = "bibtex"
CSL: Final = "csl-json"


def cited(connection: Connection, ref: Ref, manner: str, lang: str) -> str:
    """Return how the record `ref` is cited.

    `manner` is a style's name, BIBTEX or CSL. A source is cited itself; a citation as its source at
    its place; any other record as an entry of the archive. Raises NotFound for an unknown ref,
    KeyError for an unknown manner.
    """
    item, place = _item(connection, ref, lang)
    if manner == BIBTEX:
        return bibtex.entry(item)
    if manner == CSL:
        return jsonfile.written([item])
    styles = {style.name: style for style in STYLES}
    return _rendered(styles[manner], [item], lang, place or None)[0]


def bibliography(connection: Connection, style: Style, lang: str) -> tuple[str, ...]:
    """Return every source of the archive in a style, in the order that the style wants."""
    items = [item_of(parcel) for parcel in parcels(connection, ("source",))]
    return tuple(_rendered(style, items, lang)) if items else ()


def _item(connection: Connection, ref: Ref, lang: str) -> tuple[dict[str, Any], str]:
    """Return the item that stands for a record, and the place in it that is meant."""
    record = reading.record(connection, ref)
    place = ""
    if record.kind == "citation":
        source = record.fields.get("source")
        locator = record.fields.get("locator_words")
        place = locator.best(lang)[0] if isinstance(locator, Words) else ""
        record = reading.record(connection, str(source))
    if record.kind == "source":
        (parcel,) = parcels_of(connection, [find(connection, record.ref)[0]["id"]])
        return item_of(parcel), place
    about = reading.about(connection)
    return {
        "id": record.ref.replace("/", "-"),
        "type": "entry",
        "title": record.title.best(lang)[0],
        "container-title": about.title.best(lang)[0],
        "archive_location": record.ref,
        "language": lang,
    }, place


def _rendered(
    style: Style, items: Sequence[dict[str, Any]], lang: str, place: str | None = None
) -> list[str]:
    """Return the items as the style writes them: in its notes where a place is meant."""
    from citeproc import (
        Citation,
        CitationItem,
        CitationStylesBibliography,
        CitationStylesStyle,
        Locator,
        formatter,
    )
    from citeproc.source.json import CiteProcJSON

    path = FOLDER / f"{style.name}.csl"
    made = CitationStylesStyle(str(path), locale=LOCALES[lang], validate=False)
    plain = [{key: value for key, value in item.items() if key != "custom"} for item in items]
    sheet: Any = CitationStylesBibliography(made, CiteProcJSON(plain), formatter.plain)
    locator = Locator("section", place) if place else None
    notes = [Citation([CitationItem(item["id"], locator=locator)]) for item in plain]
    for note in notes:
        sheet.register(note)
    if place is not None:
        return [str(sheet.cite(note, _never)) for note in notes]
    sheet.sort()
    return [str(entry) for entry in sheet.bibliography()]


def _never(item: object) -> None:
    raise AssertionError(f"{item} was just registered")
