"""ISAAR(CPF) as AtoM's CSV of authority records: persons, bodies and units, in and out.

What AtoM's columns cannot hold is lost, and the loss report says so: a side, role and summary, an
echelon and a number, the types of other names, a second language of the rules, links, and what a
fact rests on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from db.dates import Date
from db.exchange import atom
from db.exchange.parcel import NameParcel, Parcel, Rejected
from db.exchange.ports import Exporter, Importer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from db.exchange.atom import Row
    from db.exchange.outgoing import Source
    from db.exchange.ports import Known

KINDS = ("unit", "body", "person")
NAME = "authorizedFormOfName"
PROSE = {
    "history": "history",
    "places": "places",
    "functions": "functions",
    "mandates": "mandates",
    "internalStructures": "structure",
    "generalContext": "context",
    "rules": "rules",
}
NAMES = {"parallelFormsOfName": "translation", "otherFormsOfName": "variant"}
COLUMNS = (
    "culture", "typeOfEntity", NAME, "corporateBodyIdentifiers",
    "datesOfExistence", "history", "places", "legalStatus", "functions", "mandates",
    "internalStructures", "generalContext", "descriptionIdentifier", "institutionIdentifier",
    "rules", "status", "levelOfDetail", "revisionHistory", "sources", "maintenanceNotes",
    "actorOccupations", "actorOccupationNotes", "subjectAccessPoints", "placeAccessPoints",
    "digitalObjectPath", "digitalObjectURI", "parallelFormsOfName", "standardizedFormsOfName",
    "otherFormsOfName",
)  # fmt: skip
"""The columns of AtoM's own template, in its order."""

TAKEN = {
    *PROSE, *NAMES, "culture", "typeOfEntity", NAME, "corporateBodyIdentifiers",
    "datesOfExistence", "descriptionIdentifier", "standardizedFormsOfName", "subjectAccessPoints",
}  # fmt: skip
ENTITIES = {"person": "Person", "body": "Corporate body", "unit": "Corporate body"}
OURS = {"person": "person", "corporate body": "body", "corporatebody": "body"}


def read(path: Path, known: Known) -> Iterator[Parcel | Rejected]:
    """Yield a person or body for each row; a unit where its identifier is one of ours."""
    for one in atom.rows(path, TAKEN, NAME):
        if isinstance(one, Rejected):
            yield one
            continue
        where, row = one
        number = row.get("descriptionIdentifier", "")
        kind = number.partition("/")[0]
        ours = kind in KINDS and "/" in number
        if not ours:
            kind = OURS.get(row.get("typeOfEntity", "").lower(), "")
        if not kind:
            said = row.get("typeOfEntity", "")
            yield Rejected.saying(where, "“{said}” is no person and no corporate body.", said=said)
            continue
        said = row.get("datesOfExistence", "")
        date = atom.date_of(said)
        if said and date is None:
            yield Rejected.saying(where, atom.UNREAD_DATE, words=said)
        yield _parcel(row, where, kind, date, known.lang, ours=ours)


def _parcel(row: Row, where: str, kind: str, date: Date | None, lang: str, *, ours: bool) -> Parcel:
    culture = atom.culture_of(row, lang)
    title = row.get(NAME, "")
    number = row.get("descriptionIdentifier", "")
    fields: dict[str, Any] = {
        name: atom.words(row[column], culture) for column, name in PROSE.items() if column in row
    }
    if date is not None:
        fields["date"] = date
    names = [NameParcel(title, "preferred", culture)] if title else []
    other = "vi" if culture == "en" else "en"
    for column, type_ in (*NAMES.items(), ("standardizedFormsOfName", "variant")):
        spoken = other if column == "parallelFormsOfName" else culture
        names += [NameParcel(text, type_, spoken) for text in atom.values(row, column)]
    numbers = [("corporateBodyIdentifier", one) for one in atom.values(row, CORPORATE)]
    if kind == "unit" and numbers:
        fields["code"] = numbers.pop(0)[1]
    if number and not ours:
        numbers.append(("descriptionIdentifier", number))
    return Parcel(
        ref=number if ours else f"{kind}/{number or title}",
        kind=kind,
        names=tuple(names),
        fields=fields,
        identifiers=tuple(numbers),
        lang=culture,
        tags=tuple(atom.values(row, "subjectAccessPoints")),
        proposed=not ours,
        where=where,
    )


CORPORATE = "corporateBodyIdentifiers"


def write(source: Source, path: Path) -> None:
    """Write every unit, body and person, with a row of its own for each language."""
    atom.write(path, COLUMNS, _table(source))


def _table(source: Source) -> Iterator[Row]:
    for parcel in source.parcels():
        first, other = atom.cultures_of(parcel)
        yield _row(parcel, first)
        told = {"typeOfEntity": ENTITIES[parcel.kind], "descriptionIdentifier": parcel.ref}
        yield from atom.translation(parcel, {**told, "culture": other}, NAME, PROSE)


def _row(parcel: Parcel, culture: str) -> Row:
    found: Row = {
        "culture": culture,
        "typeOfEntity": ENTITIES[parcel.kind],
        NAME: parcel.words().get(culture) or parcel.title(),
        "descriptionIdentifier": parcel.ref,
        "subjectAccessPoints": "|".join(parcel.tags),
        **atom.said_in(parcel, PROSE, culture),
    }
    numbers = [str(parcel.fields["code"])] if "code" in parcel.fields else []
    numbers += [value for scheme, value in parcel.identifiers if scheme == CORPORATE[:-1]]
    found[CORPORATE] = "|".join(numbers)
    for column, type_ in NAMES.items():
        found[column] = "|".join(
            name.text
            for name in parcel.names
            if (name.type == "translation") == (type_ == "translation") and name.type != "preferred"
        )
    date = parcel.fields.get("date")
    if isinstance(date, Date):
        found["datesOfExistence"] = date.wording or date.edtf
    return found


TITLE = "Authority records (AtoM CSV, ISAAR(CPF))"


def recognises(path: Path) -> bool:
    """Say whether a CSV file has the columns of AtoM's authority records."""
    return atom.recognises(path, NAME, "typeOfEntity")


IMPORTER = Importer("isaar-csv", TITLE, (".csv",), KINDS, read, recognises)
EXPORTER = Exporter("isaar-csv", TITLE, ".csv", KINDS, write, "isaar-csv")
