"""Linked Places as a table (LP-TSV): a place a row, its names parted by semicolons.

It keeps names, type, position, the first place that a place is in, identifiers and a description.
Everything else is lost, also the languages of names. `title_source` is the source that the
place rests on first; `start`, which the format asks for, is empty where nobody said.
"""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING, Any

from db.errors import ImportRefused
from db.exchange.geojson import position
from db.exchange.lpf import PARTITIVE, PREFIXES, SCHEMES
from db.exchange.members import Refs
from db.exchange.parcel import LinkParcel, NameParcel, Parcel, Rejected
from db.exchange.ports import Exporter, Importer
from db.exchange.positions import PositionError, checked
from db.records import Words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from db.exchange.outgoing import Source
    from db.exchange.ports import Known

COLUMNS = (
    "id", "title", "title_source", "start", "end", "variants", "types", "parent_name", "parent_id",
    "lon", "lat", "matches", "description",
)  # fmt: skip
FORMULA = ("=", "+", "-", "@")
LONGEST_FIELD = 1_000_000
UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def write(source: Source, out: Path) -> None:
    """Write the places as a table; what a spreadsheet would take for a formula gets a quote."""
    titles = {one.ref: one.title() for one in source.parcels("place")}
    uuids = {one.ref: one.uuid or "" for one in source.parcels("place")}
    cited = {one.source for parcel in source.parcels("place") for one in parcel.evidence}
    sources = source.titles([ref for ref in cited if ref])
    with out.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, delimiter="\t", lineterminator="\n")
        table.writerow(COLUMNS)
        for parcel in source.parcels("place"):
            row = _row(parcel, titles, uuids, sources)
            table.writerow([_safe(row.get(column, "")) for column in COLUMNS])


def _row(
    parcel: Parcel, titles: dict[str, str], uuids: dict[str, str], sources: dict[str, Words]
) -> dict[str, str]:
    point = position(parcel)
    parent = next(
        (one for one in parcel.links if one.predicate in PARTITIVE and one.ref in titles), None
    )
    first = next((one.source for one in parcel.evidence if one.source in sources), None)
    summary = parcel.fields.get("summary")
    title = parcel.title()
    variants = dict.fromkeys(name.text for name in parcel.names if name.text != title)
    return {
        "id": parcel.uuid or parcel.ref,
        "title": title,
        "title_source": sources[first].best("vi")[0] if first else "",
        "variants": ";".join(one.replace(";", ",") for one in variants),
        "types": str(parcel.fields.get("type") or ""),
        "parent_name": titles[parent.ref] if parent else "",
        "parent_id": uuids[parent.ref] if parent else "",
        "lon": f"{point[0]}" if point else "",
        "lat": f"{point[1]}" if point else "",
        "matches": ";".join(f"{PREFIXES.get(s, s)}:{v}" for s, v in parcel.identifiers),
        "description": summary.best("vi")[0] if isinstance(summary, Words) else "",
    }


def _safe(text: str) -> str:
    text = " ".join(text.split())
    return f"'{text}" if text.startswith(FORMULA) and not _is_number(text) else text


def _is_number(text: str) -> bool:
    return text.lstrip("-").replace(".", "", 1).isdigit()


def read(path: Path, known: Known) -> Iterator[Parcel | Rejected]:
    """Yield a parcel for each row; its `id` becomes an identifier."""
    refs = Refs()
    limit = csv.field_size_limit(LONGEST_FIELD)
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            table = csv.DictReader(file, delimiter="\t")
            if not {"id", "title"} <= set(table.fieldnames or ()):
                raise _refusal(path, "it has no columns “id” and “title”")
            for row in table:
                where = f"line {table.line_num}"
                cells = {str(k): v.strip() for k, v in row.items() if isinstance(v, str)}
                try:
                    yield _parcel(cells, where, refs, known)
                except PositionError as error:
                    yield Rejected(where, str(error))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        reason = "it is not UTF-8" if isinstance(error, UnicodeDecodeError) else str(error)
        raise _refusal(path, reason) from error
    finally:
        csv.field_size_limit(limit)


def _parcel(row: dict[str, str], where: str, refs: Refs, known: Known) -> Parcel | Rejected:
    title = _unsafe(row.get("title", ""))
    if not title:
        return Rejected(where, "The place has no title.")
    names = [NameParcel(title, "preferred", known.lang)]
    for text in row.get("variants", "").split(";"):
        name = _unsafe(text.strip()).partition("@")[0]
        if name and name not in {one.text for one in names}:
            names.append(NameParcel(name, "variant", known.lang))
    fields: dict[str, Any] = {}
    if row.get("lon") or row.get("lat"):
        fields["lon"], fields["lat"] = checked(_number(row.get("lon")), _number(row.get("lat")))
    if kind := row.get("types", "").split(";")[0].strip():
        fields["type"] = kind
    if text := _unsafe(row.get("description", "")):
        fields["summary"] = Words(**{known.lang: text})
    own = row.get("id", "")
    uuid = own.lower() if UUID.fullmatch(own.lower()) else None
    parent = row.get("parent_id") or _unsafe(row.get("parent_name", ""))
    return Parcel(
        ref=f"place/{own}" if own else refs.made("place", title),
        kind="place",
        names=tuple(names),
        fields=fields,
        links=(LinkParcel("located-in", f"place/{parent}"),) if parent else (),
        identifiers=tuple(_identifiers("" if uuid else own, row.get("matches", ""))),
        uuid=uuid,
        lang=known.lang,
        proposed=True,
        where=where,
    )


def _identifiers(own: str, matches: str) -> Iterator[tuple[str, str]]:
    if own:
        yield "lpf", own
    for one in matches.split(";"):
        prefix, colon, value = one.strip().partition(":")
        if colon and value:
            uri = prefix in {"http", "https", "urn"}
            yield ("uri", one.strip()) if uri else (SCHEMES.get(prefix, prefix), value)


def _number(text: str | None) -> float | None:
    try:
        return float(text or "")
    except ValueError:
        return None


def _unsafe(text: str) -> str:
    return text[1:] if text[:1] == "'" and text[1:].startswith(FORMULA) else text


def _refusal(path: Path, reason: str) -> ImportRefused:
    return ImportRefused(
        "{path} is no table of Linked Places ({reason}).",
        "It is text in UTF-8, with tabs between its columns and their names in the first line.",
        path=path,
        reason=reason,
    )


def recognises(path: Path) -> bool:
    """Say whether a file's first line names the columns of the format."""
    try:
        with path.open(encoding="utf-8-sig") as file:
            head = file.readline(10_000).rstrip("\r\n").split("\t")
    except (OSError, UnicodeDecodeError):
        return False
    return {"id", "title"} <= set(head) and bool({"title_source", "lon", "geowkt"} & set(head))


IMPORTER = Importer(
    "lpf-tsv", "Linked Places (table)", (".tsv", ".txt"), ("place",), read, recognises
)
EXPORTER = Exporter("lpf-tsv", "Linked Places (table)", ".tsv", ("place",), write, "lpf-tsv")
