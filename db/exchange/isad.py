"""ISAD(G) as AtoM's CSV of archival descriptions: holdings, in and out.

What AtoM's columns cannot hold is lost, and the loss report says so: a summary, donor, credit,
licence, rights and embargo, names beside the title, wordings of dates in English, what a fact rests
on, and links other than to what a description concerns.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from db import tables
from db.dates import Date
from db.exchange import atom
from db.exchange.outgoing import BATCH, parcels_of
from db.exchange.parcel import LinkParcel, NameParcel, Parcel, Rejected
from db.exchange.ports import Exporter, Importer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from db.exchange.atom import Row
    from db.exchange.outgoing import Source
    from db.exchange.ports import Known

PLAIN = {
    "identifier": "reference_code",
    "levelOfDescription": "level",
    "extentAndMedium": "extent",
    "accessionNumber": "accession",
    "physicalObjectLocation": "shelf",
}
"""AtoM's columns that hold one of our typed fields."""

PROSE = {
    "archivalHistory": "custodial_history",
    "acquisition": "acquisition",
    "scopeAndContent": "scope",
    "appraisal": "appraisal",
    "accruals": "accruals",
    "arrangement": "arrangement",
    "accessConditions": "access",
    "reproductionConditions": "reproduction",
    "languageNote": "language_script",
    "physicalCharacteristics": "physical",
    "findingAids": "finding_aids",
    "locationOfOriginals": "originals_location",
    "locationOfCopies": "copies_location",
    "relatedUnitsOfDescription": "related_units",
    "publicationNote": "publication_note",
    "generalNote": "note",
    "archivistNote": "archivist_note",
    "rules": "rules",
    "revisionHistory": "description_date",
    "eventActorHistories": "admin_history",
}
"""Those that hold a text."""

POINTS = {"placeAccessPoints": ("place",), "nameAccessPoints": ("person", "body", "unit")}
COLUMNS = (
    "legacyId", "parentId", "qubitParentSlug", "accessionNumber", "identifier", "title",
    "levelOfDescription", "extentAndMedium", "repository", "archivalHistory", "acquisition",
    "scopeAndContent", "appraisal", "accruals", "arrangement", "accessConditions",
    "reproductionConditions", "language", "script", "languageNote", "physicalCharacteristics",
    "findingAids", "locationOfOriginals", "locationOfCopies", "relatedUnitsOfDescription",
    "publicationNote", "digitalObjectURI", "generalNote", "subjectAccessPoints",
    "placeAccessPoints", "nameAccessPoints", "genreAccessPoints", "descriptionIdentifier",
    "institutionIdentifier", "rules", "descriptionStatus", "levelOfDetail", "revisionHistory",
    "languageOfDescription", "scriptOfDescription", "sources", "archivistNote",
    "publicationStatus", "physicalObjectName", "physicalObjectLocation", "physicalObjectType",
    "alternativeIdentifiers", "alternativeIdentifierLabels", "eventDates", "eventTypes",
    "eventStartDates", "eventEndDates", "eventActors", "eventActorHistories", "culture",
)  # fmt: skip
"""The columns of AtoM's own template, in its order."""

TAKEN = {
    *PLAIN, *PROSE, *POINTS, "legacyId", "parentId", "title", "culture", "subjectAccessPoints",
    "alternativeIdentifiers", "alternativeIdentifierLabels", "eventDates", "eventTypes",
    "eventStartDates", "eventEndDates", "eventActors", "publicationStatus",
}  # fmt: skip
DEFAULT_CREATION = "Creation"


def read(path: Path, known: Known) -> Iterator[Parcel | Rejected]:
    """Yield a holding for each row; a row in another language says more of the same one."""
    for one in atom.rows(path, TAKEN, "title"):
        if isinstance(one, Rejected):
            yield one
            continue
        where, row = one
        date = _date(row)
        if date is None and (row.get("eventDates") or row.get("eventStartDates")):
            said = row.get("eventDates") or row.get("eventStartDates")
            yield Rejected.saying(where, atom.UNREAD_DATE, words=said)
        yield _parcel(row, where, date, known.lang)


def _parcel(row: Row, where: str, date: Date | None, lang: str) -> Parcel:
    culture = atom.culture_of(row, lang)
    title = row.get("title", "")
    fields: dict[str, Any] = {name: row[column] for column, name in PLAIN.items() if column in row}
    for column, name in PROSE.items():
        if column in row:
            fields[name] = atom.words(row[column], culture)
    if date is not None:
        fields["date"] = date
    if "parentId" in row:
        fields["parent"] = _key(row["parentId"])
    if actors := atom.values(row, "eventActors"):
        fields["creator"] = actors[0] if _is_ref(actors[0]) else f"actor/{actors[0]}"
    legacy = row.get("legacyId", "")
    ref = _key(legacy) if legacy else f"holding/{row.get('identifier') or title}"
    labels = atom.values(row, "alternativeIdentifierLabels")
    numbers = zip(labels, atom.values(row, "alternativeIdentifiers"), strict=False)
    ours = _is_ref(legacy)
    return Parcel(
        ref=ref,
        kind="holding",
        names=(NameParcel(title, "preferred", culture),) if title else (),
        fields=fields,
        links=tuple(_points(row)),
        identifiers=(*((("legacyId", legacy),) if legacy and not ours else ()), *numbers),
        status={"published": "published", "draft": "draft"}.get(
            row.get("publicationStatus", "").lower()
        ),
        lang=culture,
        tags=tuple(atom.values(row, "subjectAccessPoints")),
        proposed=not ours,
        where=where,
    )


def _date(row: Row) -> Date | None:
    """Return the date of creation: of the events, the first of that type, or the first."""
    kinds = [kind.lower() for kind in atom.values(row, "eventTypes")]
    at = kinds.index("creation") if "creation" in kinds else 0

    def of(column: str) -> str:
        parts = row.get(column, "").split("|")
        said = parts[at].strip() if at < len(parts) else ""
        return "" if said == "NULL" else said

    return atom.date_of(of("eventDates"), of("eventStartDates"), of("eventEndDates"))


def _points(row: Row) -> Iterator[LinkParcel]:
    for column, kinds in POINTS.items():
        for name in atom.values(row, column):
            kind = kinds[0] if len(kinds) == 1 else "actor"
            yield LinkParcel("concerns", name if _is_ref(name) else f"{kind}/{name}")


def _key(legacy: str) -> str:
    return legacy if _is_ref(legacy) else f"holding/{legacy}"


def _is_ref(text: str) -> bool:
    kind, slash, _ = text.partition("/")
    return bool(slash) and kind in {"holding", "place", "person", "body", "unit"}


def write(source: Source, path: Path) -> None:
    """Write every holding, parents first, with a row of its own for each language."""
    atom.write(path, COLUMNS, _table(source))


def _table(source: Source) -> Iterator[Row]:
    ids = _in_depth(source) if "holding" in source.kinds else []
    for start in range(0, len(ids), BATCH):
        for parcel in parcels_of(source.connection, ids[start : start + BATCH]):
            first, other = atom.cultures_of(parcel)
            yield _row(parcel, first)
            told = {"legacyId": parcel.ref, "culture": other}
            yield from atom.translation(parcel, told, "title", PROSE)
        source.progress(start / len(ids))


def _row(parcel: Parcel, culture: str) -> Row:
    fields = parcel.fields
    found: Row = {
        "legacyId": parcel.ref,
        "parentId": str(fields.get("parent") or ""),
        "title": parcel.words().get(culture) or parcel.title(),
        "culture": culture,
        "publicationStatus": "Published" if parcel.status == "published" else "Draft",
        "subjectAccessPoints": "|".join(parcel.tags),
        "alternativeIdentifierLabels": "|".join(scheme for scheme, _ in parcel.identifiers),
        "alternativeIdentifiers": "|".join(value for _, value in parcel.identifiers),
    }
    found.update((column, str(fields[name])) for column, name in PLAIN.items() if name in fields)
    found.update(atom.said_in(parcel, PROSE, culture))
    for column, kinds in POINTS.items():
        refs = [one.ref for one in parcel.links if one.predicate == "concerns"]
        found[column] = "|".join(ref for ref in refs if ref.partition("/")[0] in kinds)
    date = fields.get("date")
    if isinstance(date, Date):
        first, last = atom.ends(date)
        found |= {
            "eventTypes": DEFAULT_CREATION,
            "eventDates": date.wording or date.edtf,
            "eventStartDates": first,
            "eventEndDates": last,
        }
    if "creator" in fields:
        found |= {"eventTypes": DEFAULT_CREATION, "eventActors": str(fields["creator"])}
    return found


def _in_depth(source: Source) -> list[int]:
    """Return the ids of all holdings, each behind the one that it is part of."""
    holding, record = tables.Holding, tables.Record
    rows = source.connection.execute(
        select(holding.id, holding.parent_id)
        .join(record, record.id == holding.id)
        .order_by(holding.reference_code, record.sort_key, record.slug)
    ).all()
    below: dict[int | None, list[int]] = {}
    for row in rows:
        below.setdefault(row.parent_id, []).append(row.id)
    ids: list[int] = []
    waiting = below.get(None, [])[::-1]
    while waiting:
        ids.append(waiting.pop())
        waiting += below.get(ids[-1], [])[::-1]
    return ids


TITLE = "Archival descriptions (AtoM CSV, ISAD(G))"


def recognises(path: Path) -> bool:
    """Say whether a CSV file has the columns of AtoM's descriptions."""
    return atom.recognises(path, "title", "levelOfDescription") or atom.recognises(
        path, "legacyId", "parentId", "title"
    )


IMPORTER = Importer("isad-csv", TITLE, (".csv",), ("holding",), read, recognises)
EXPORTER = Exporter("isad-csv", TITLE, ".csv", ("holding",), write, "isad-csv")
