"""Linked Places as a table (LP-TSV 0.5): a place a row, its names parted by semicolons.

It keeps names with their language, type, position and how far it may be off, the first place that
a place is in, identifiers and a description. Everything else is lost, also the kinds of names.
`title_source` is the source that the place rests on first; `start`, which the format asks for, is
empty where nobody said. In, tabs or commas part the columns.
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
from db.exchange.positions import PositionError, checked, middle, points_of_wkt
from db.records import Words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from db.exchange.outgoing import Source
    from db.exchange.ports import Known

COLUMNS = (
    "id", "title", "title_source", "fclasses", "start", "end", "variants", "types", "parent_name",
    "parent_id", "lon", "lat", "approximation", "matches", "description",
)  # fmt: skip
CLASSES = {
    "A": ("commune", "country", "district", "province", "region", "interzone", "zone"),
    "H": ("ford", "landing", "river", "stream", "sea", "lake"),
    "L": ("base-area", "corridor", "field", "front", "line", "area"),
    "P": ("city", "locality", "town", "village", "hamlet"),
    "R": ("road", "railway", "bridge"),
    "T": ("hill", "mountain", "pass", "valley"),
}
"""GeoNames' feature classes of our types of place; all others are sites (S)."""
FORMULA = ("=", "+", "-", "@")
LONGEST_FIELD = 1_000_000
MOST_KM = 20_040
_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def write(source: Source, out: Path) -> None:
    """Write the places as a table; what a spreadsheet would take for a formula gets a quote."""
    titles = {one.ref: one.title() for one in source.parcels("place")}
    uuids = {one.ref: one.uuid or "" for one in source.parcels("place")}
    cited = {one.source for parcel in source.parcels("place") for one in parcel.evidence}
    sources = source.titles([ref for ref in cited if ref])
    with out.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(
            file, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE, quotechar=None
        )
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
    first_name = next((name for name in parcel.names if name.text == title), None)
    variants = [
        f"{name.text.replace(';', ',')}@{name.lang}"
        for name in parcel.names
        if name is not first_name
    ]
    kind = str(parcel.fields.get("type") or "")
    reach = parcel.fields.get("uncertainty_km")
    return {
        "id": parcel.uuid or parcel.ref,
        "title": title,
        "title_source": sources[first].best("vi")[0] if first else "",
        "fclasses": next((key for key, types in CLASSES.items() if kind in types), "S"),
        "variants": ";".join(dict.fromkeys(variants)),
        "types": kind,
        "parent_name": titles[parent.ref] if parent else "",
        "parent_id": uuids[parent.ref] if parent else "",
        "lon": f"{point[0]}" if point else "",
        "lat": f"{point[1]}" if point else "",
        "approximation": f"{reach}" if isinstance(reach, int | float) else "",
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
            first = file.readline(LONGEST_FIELD)
            file.seek(0)
            if "\t" in first:
                table = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
            else:
                table = csv.DictReader(file)
            if not {"id", "title"} <= {_bare(name) for name in table.fieldnames or ()}:
                raise _refusal(path, "it has no columns “id” and “title”")
            for row in table:
                where = f"line {table.line_num}"
                cells = {_bare(str(k)): _bare(v) for k, v in row.items() if isinstance(v, str)}
                try:
                    yield _parcel(cells, where, refs, known)
                except PositionError as error:
                    yield Rejected(where, str(error))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        reason = "it is not UTF-8" if isinstance(error, UnicodeDecodeError) else str(error)
        raise _refusal(path, reason) from error
    finally:
        csv.field_size_limit(limit)


def _bare(text: str) -> str:
    """Return a cell without blanks around it, and without the quotes that some programs add."""
    text = text.strip()
    whole = len(text) > 1 and text[0] == text[-1] == '"'
    return text[1:-1].replace('""', '"') if whole else text


def _parcel(row: dict[str, str], where: str, refs: Refs, known: Known) -> Parcel | Rejected:
    title = _unsafe(row.get("title", ""))
    if not title:
        return Rejected(where, "The place has no title.")
    names = [NameParcel(title, "preferred", known.lang)]
    for text in row.get("variants", "").split(";"):
        names += _variant(_unsafe(text.strip()), names, known.lang)
    fields: dict[str, Any] = {}
    if row.get("lon") or row.get("lat"):
        fields["lon"], fields["lat"] = checked(_number(row.get("lon")), _number(row.get("lat")))
    if points := points_of_wkt(row["geowkt"]) if row.get("geowkt") else []:
        (fields["lon"], fields["lat"]), reach = middle(points)
        fields |= {"uncertainty_km": reach} if reach is not None else {}
    if (reach := _number(row.get("approximation"))) is not None and 0 < reach < MOST_KM:
        fields["uncertainty_km"] = reach
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


def _variant(text: str, names: list[NameParcel], lang: str) -> list[NameParcel]:
    """Return the name of `NAME@LANGUAGE`: the first one of our other language is preferred."""
    name, at, tag = text.rpartition("@")
    if not at or not _TAG.fullmatch(tag):
        name, tag = text, lang
    spoken = tag.partition("-")[0].lower()
    if not name or (name, spoken) in {(one.text, one.lang) for one in names}:
        return []
    taken = {one.lang for one in names if one.type == "preferred"}
    first = spoken in {"vi", "en"} and spoken not in taken
    return [NameParcel(name, "preferred" if first else "variant", spoken)]


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
            first = file.readline(10_000).strip()
            head = [_bare(name) for name in first.split("\t" if "\t" in first else ",")]
    except (OSError, UnicodeDecodeError):
        return False
    return {"id", "title", "title_source"} <= set(head)


IMPORTER = Importer(
    "lpf-tsv", "Linked Places (table)", (".tsv", ".txt", ".csv"), ("place",), read, recognises
)
EXPORTER = Exporter("lpf-tsv", "Linked Places (table)", ".tsv", ("place",), write, "lpf-tsv")
