"""Compiles a folder of sources: one transaction that adds everything, or nothing."""

from __future__ import annotations

import uuid as uuids
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import insert

from db import tables, writing
from db.dates import Date, parse
from db.errors import DateRefused, SourceRefused
from db.exchange.folder.blaming import blamed
from db.exchange.folder.book import Book
from db.exchange.folder.evidence import rest_records
from db.exchange.folder.pictures import MAP_KEYS, MEDIA_KEYS, add_map, add_media
from db.exchange.folder.texts import add_sections, mark_sections
from db.exchange.folder.tours import add_stops
from db.kinds import BY_NAME
from db.records import Words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.exchange.folder.sources import Entry, Folder
    from db.transaction import Transaction

COMMON_KEYS = frozenset(
    {"ref", "title", "names", "status", "links", "evidence", "rivals", "date", "lang"}
)
LINK_KEYS = {
    "parent": "part-of",
    "where": "took-place-at",
    "who": "concerns",
    "event": "concerns",
    "claimed_by": "claimed-by",
}
"""Keys of an entry that are short for a link, and the link's predicate."""

SPECIAL_KEYS: dict[str, frozenset[str]] = {
    "place": frozenset({"position", "parent"}),
    "unit": frozenset({"parent"}),
    "body": frozenset({"parent"}),
    "route": frozenset({"stops", "road"}),
    "quantity": frozenset({"where", "who", "event", "claimed_by"}),
    "source": frozenset({"year"}),
    "citation": frozenset({"source", "locator_en"}),
    "media": MEDIA_KEYS,
    "map": MAP_KEYS,
    "tour": frozenset({"stop"}),
}

ORDER = {"map": 1, "citation": 2}
"""Kinds that come after those that they are made of."""

MEDIA_TYPES = {".png": "image/png", ".jpg": "image/jpeg", ".geojson": "application/geo+json"}


def compile_folder(transaction: Transaction, folder: Folder) -> None:
    """Add everything that the folder says; raise SourceRefused where it is wrong."""
    transaction.why = f"Build from the folder {folder.path.name}"
    transaction.action = "build"
    book = Book(transaction, folder)
    with blamed("archive.toml"):
        _settings(transaction, folder)
        _layers(transaction, folder)
    for entry in sorted(folder.entries, key=lambda entry: ORDER.get(entry.kind, 0)):
        if entry.kind not in {"section", "citation"}:
            with entry.blamed():
                book.ids[entry.ref] = _add(book, entry)
    add_sections(book)
    for position, entry in enumerate(e for e in folder.entries if e.kind == "citation"):
        with entry.blamed():
            book.ids[entry.ref] = _add_citation(book, entry, position)
    mark_sections(book)
    for entry in folder.entries:
        with entry.blamed():
            _connect(book, entry)
    rest_records(book)


def words(value: Any, entry: Entry, key: str) -> Words:  # noqa: ANN401 - what TOML gave
    """Return a bilingual text; raise SourceRefused unless both languages are there."""
    found = cast("dict[str, object]", value) if isinstance(value, dict) else {}
    vi, en = found.get("vi"), found.get("en")
    if len(found) != 2 or not isinstance(vi, str) or not isinstance(en, str) or not (vi and en):
        raise entry.refuse(f"“{key}” must be {{ vi = …, en = … }}, both filled")
    return Words(vi, en)


def _settings(transaction: Transaction, folder: Folder) -> None:
    for key, name in (("description", "description"), ("map", "map_view")):
        if key in folder.archive:
            writing.set_setting(transaction, name, folder.archive[key])


def _layers(transaction: Transaction, folder: Folder) -> None:
    for position, layer in enumerate(folder.archive.get("layer", ())):
        _refuse_bare(layer)
        file = (folder.path / layer["file"]).resolve()
        if folder.path.resolve().parent not in file.parents or not file.is_file():
            raise SourceRefused(
                "archive.toml: the layer “{id}” names a file that isn't there: {file}.",
                "Put the file in the resources folder and build again.",
                id=layer["id"],
                file=layer["file"],
            )
        known = {"id", "title", "file", "role", "notice", "visible", "order"}
        row = {
            "id": layer["id"],
            "position": layer.get("order", position),
            "role": layer["role"],
            "title_vi": layer["title"]["vi"],
            "title_en": layer["title"]["en"],
            "notice_vi": layer.get("notice", {}).get("vi", ""),
            "notice_en": layer.get("notice", {}).get("en", ""),
            "style": {key: value for key, value in layer.items() if key not in known},
            "sha256": writing.store_original(transaction, file.read_bytes()),
            "media_type": MEDIA_TYPES[file.suffix],
            "visible": layer.get("visible", True),
        }
        transaction.connection.execute(insert(tables.Layer).values(**row))


def _refuse_bare(layer: Mapping[str, Any]) -> None:
    missing = {"id", "title", "file", "role"} - set(layer)
    if missing:
        raise SourceRefused(
            "archive.toml: the layer “{id}” has no “{key}”.",
            "Add it and build again.",
            id=layer.get("id", "?"),
            key=min(missing),
        )


def _add(book: Book, entry: Entry) -> int:
    kind = BY_NAME[entry.kind]
    allowed = {*COMMON_KEYS, *kind.columns, *kind.prose, *SPECIAL_KEYS.get(entry.kind, ())}
    if entry.kind == "quantity":
        allowed.add("unit_en")
    unknown = set(entry.values) - allowed
    if unknown:
        raise entry.refuse(f"“{min(unknown)}” is not a field of a {entry.kind}")
    prose = {
        name: words(entry.values[name], entry, name) for name in kind.prose if name in entry.values
    }
    if entry.kind == "place" and "position" in entry.values:
        prose["basis"] = words(entry.values["position"].get("basis"), entry, "position.basis")
    parts: dict[str, Any] = {
        "title": words(entry.values.get("title"), entry, "title"),
        "date": _date(entry),
        "inferred": _inferred(entry),
        "prose": prose,
        "status": entry.values.get("status", "published"),
        "lang": entry.values.get("lang", "vi"),
        "uuid": book.uuid(entry.ref),
    }
    if entry.kind == "media":
        record_id = add_media(book, entry, parts)
    elif entry.kind == "map":
        record_id = add_map(book, entry, parts)
    else:
        columns = _columns(entry)
        record_id = writing.add_record(book.transaction, entry.ref, columns=columns, **parts)
    _finish_date(book, entry, record_id)
    return record_id


def _columns(entry: Entry) -> dict[str, Any]:
    names = BY_NAME[entry.kind].columns
    columns = {name: entry.values[name] for name in names if name in entry.values}
    columns.update(_position_columns(entry))
    if entry.kind == "source":
        columns.setdefault("identified", True)
    return columns


def _position_columns(entry: Entry) -> dict[str, Any]:
    found = entry.values.get("position")
    if found is None:
        return {}
    return {key: found[key] for key in ("lat", "lon", "uncertainty_km")}


def _date(entry: Entry, value: Mapping[str, Any] | None = None) -> Date | None:
    found = value or entry.values.get("date")
    if found is None and entry.kind == "source" and "year" in entry.values:
        found = {"edtf": str(entry.values["year"])}
    if found is None:
        return None
    try:
        return parse(
            found["edtf"],
            part_of_day=found.get("part"),
            time=found.get("time"),
            wording=found.get("wording"),
        )
    except (DateRefused, KeyError) as error:
        raise entry.refuse(f"its date is wrong: {error}") from error


def _inferred(entry: Entry) -> Words | None:
    found = entry.values.get("date", {}).get("inferred")
    return words(found, entry, "date.inferred") if found else None


def _finish_date(book: Book, entry: Entry, record_id: int) -> None:
    """Keep the English wording of a date beside the source's."""
    wording = entry.values.get("date", {}).get("wording_en")
    if wording:
        writing.set_columns(
            book.transaction, BY_NAME[entry.kind].table, record_id, date_wording_en=wording
        )


def _add_citation(book: Book, entry: Entry, position: int) -> int:
    source_id = book.id(entry.values.get("source", ""), entry)
    columns = {
        "source_id": source_id,
        "locator": entry.values.get("locator"),
        "locator_en": entry.values.get("locator_en"),
    }
    prose = (
        {"claim": words(entry.values["claim"], entry, "claim")} if "claim" in entry.values else {}
    )
    return writing.add_record(
        book.transaction,
        entry.ref,
        words(entry.values.get("title"), entry, "title"),
        columns=columns,
        prose=prose,
        status="published",
        position=position + 1,
        uuid=book.uuid(entry.ref),
    )


def _connect(book: Book, entry: Entry) -> None:
    """Add the names, links, stops and rivals of a record, now that all the others exist."""
    record_id = book.ids[entry.ref]
    for name in entry.values.get("names", ()):
        writing.add_name(
            book.transaction,
            record_id,
            name["text"],
            type=name.get("type", "variant"),
            lang=name.get("lang", "vi"),
            rank=name.get("rank", "preferred"),
            reason=words(name["reason"], entry, "names.reason") if "reason" in name else None,
        )
    for link in _links(entry):
        writing.add_link(
            book.transaction,
            record_id,
            link["as"],
            book.id(link["to"], entry),
            date=_date(entry, link["date"]) if "date" in link else None,
        )
    stops = [
        {"route_id": record_id, "position": position, "place_id": book.id(stop, entry)}
        for position, stop in enumerate(entry.values.get("stops", ()))
    ]
    if stops:
        book.transaction.connection.execute(insert(tables.RouteStop), stops)
        writing.claim(book.transaction, record_id, "field", "stops")
    if entry.kind == "tour":
        add_stops(book, entry)
        writing.claim(book.transaction, record_id, "field", "stops")
    if "road" in entry.values:
        road = book.id(entry.values["road"], entry)
        writing.set_columns(book.transaction, tables.Route, record_id, road_id=road)
        writing.claim(book.transaction, record_id, "field", "road")


def _links(entry: Entry) -> list[Mapping[str, Any]]:
    found = list(entry.values.get("links", ()))
    for key, predicate in LINK_KEYS.items():
        if key in entry.values and key in SPECIAL_KEYS.get(entry.kind, ()):
            found.append({"as": predicate, "to": entry.values[key]})
    return found


def archive_uuid(folder: Folder) -> str:
    """Return the archive's own UUID: the one that its sources state, or one made of its title."""
    stated = folder.archive.get("uuid")
    return str(stated or uuids.uuid5(uuids.NAMESPACE_URL, folder.archive["title"]["vi"]))
