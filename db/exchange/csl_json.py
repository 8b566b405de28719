"""CSL-JSON, the items of Zotero, Pandoc and citation processors: sources, in and out.

Out, an item's `custom.muniment` holds what CSL has no member for: names, both languages, status,
identifiers. Lost are evidence and other accounts of a field. In, a stranger's item becomes a
source; container, volume, publisher, place and pages become the text of its publication.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.exchange import jsonfile
from db.exchange.bibliography import item_of, parcel_of
from db.exchange.jsonfile import object_of
from db.exchange.members import MemberError, Refs, is_ours, members, parcel_in
from db.exchange.parcel import Parcel, Rejected
from db.exchange.ports import Exporter, Importer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from db.exchange.jsonfile import Json
    from db.exchange.outgoing import Source
    from db.exchange.ports import Known

KINDS = ("source",)


def write(source: Source, out: Path) -> None:
    """Write the sources as one list of items."""
    items = [_item(parcel) for parcel in source.parcels()]
    out.write_text(jsonfile.written(items), encoding="utf-8", newline="\n")


def _item(parcel: Parcel) -> Json:
    return item_of(parcel) | {"custom": {"muniment": members(parcel)}}


def read(path: Path, known: Known) -> Iterator[Parcel | Rejected]:
    """Yield a source for each item; an object with a list `items` will do as well."""
    refs = Refs()
    number = 0
    for key, value in jsonfile.items(path, "items"):
        if key == "item":
            number += 1
            where = f"item {number}"
            try:
                yield _parcel(object_of(value), where, refs, known.lang)
            except MemberError as error:
                yield Rejected(where, str(error))
    if number == 0:
        raise jsonfile.refusal(path, ValueError("it holds no items"))


def _parcel(item: Json, where: str, refs: Refs, lang: str) -> Parcel:
    ours = object_of(object_of(item.get("custom")).get("muniment"))
    if is_ours(ours) and ours["kind"] == "source":
        return parcel_in(ours, where)
    return parcel_of(item, "csl", refs, where, lang)


def recognises(path: Path) -> bool:
    """Say whether a file begins as a list of items does."""
    start = jsonfile.head(path, 4096).lstrip()
    told = '"type"' in start and '"title"' in start
    return (
        told and start[:1] in {"[", "{"} and '"@context"' not in start and '"Feature' not in start
    )


IMPORTER = Importer("csl-json", "CSL-JSON: sources", (".json",), KINDS, read, recognises)
EXPORTER = Exporter("csl-json", "CSL-JSON: sources", ".json", KINDS, write, "csl-json")
