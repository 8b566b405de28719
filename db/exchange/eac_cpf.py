"""EAC-CPF 2.0 out: units, bodies and persons, a folder with a file for each.

EAC-CPF has a place for names, dates of existence, the texts of ISAAR(CPF), identifiers and
relations. Of what else an agent says, side, type, echelon, number, code, status and tags stand as
local descriptions. It has none for evidence, rivals, reasons, ranks, and what tells a stand-in.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from db import tables
from db.dates import Date
from db.exchange.archival import OURS, Element, add_paragraphs, added
from db.exchange.isodates import normal
from db.exchange.ports import Exporter
from db.exchange.xml import written
from db.records import Words

if TYPE_CHECKING:
    from pathlib import Path

    from db.exchange.outgoing import Source
    from db.exchange.parcel import LinkParcel, Parcel

NAMESPACE: Final = "https://archivists.org/ns/eac/v2"
KINDS: Final = ("unit", "body", "person")
LOCAL: Final = ("side", "type", "echelon", "number", "code", "date_wording_en")
"""Plain fields that EAC-CPF says as local descriptions."""
PROSE: Final = {
    "history": "biogHist",
    "context": "generalContext",
    "structure": "structureOrGenealogy",
}
"""Texts of several paragraphs, and their elements."""
TERMS: Final = {
    "functions": ("functions", "function"),
    "mandates": ("mandates", "mandate"),
    "role": ("occupations", "occupation"),
}
"""Texts that EAC-CPF cuts into terms, and their elements."""
_TARGETS: Final = {"unit": "corporateBody", "body": "corporateBody", "person": "person"}


def write(source: Source, path: Path) -> None:
    """Write a folder with a file for each agent: KIND.SLUG.xml."""
    at = source.connection.execute(
        select(tables.Revision.at).order_by(tables.Revision.id.desc()).limit(1)
    ).scalar()
    path.mkdir()
    total = sum(source.about.counts.get(kind, 0) for kind in source.kinds) or 1
    for number, parcel in enumerate(source.parcels()):
        root = document(parcel, source, (at or "unknown")[:10])
        name = re.sub(r"[^A-Za-z0-9._-]", "-", parcel.ref.replace("/", "."))
        (path / f"{name}.xml").write_bytes(written(root))
        source.progress(number / total)


def document(parcel: Parcel, source: Source, at: str) -> Element:
    """Return the EAC-CPF document of an agent; `at` is the day of the archive's last change."""
    from lxml import etree

    spaces: Any = {None: NAMESPACE}
    root: Element = etree.Element(f"{{{NAMESPACE}}}eac", nsmap=spaces)
    _add_control(root, parcel, source, at)
    described = added(root, "cpfDescription")
    _add_identity(described, parcel)
    _add_description(described, parcel)
    if parcel.links:
        titles = source.titles(link.ref for link in parcel.links)
        relations = added(described, "relations")
        for link in parcel.links:
            _add_relation(relations, link, titles.get(link.ref, Words()), parcel.lang)
    return root


def _add_control(root: Element, parcel: Parcel, source: Source, at: str) -> None:
    control = added(
        root,
        "control",
        maintenanceStatus="derived",
        publicationStatus="published" if parcel.status == "published" else "inProcess",
        languageEncoding="iso639-1",
    )
    added(control, "recordId", parcel.ref)
    agency = added(control, "maintenanceAgency")
    added(agency, "agencyName", source.about.title.best(source.about.lang)[0])
    event = added(
        added(control, "maintenanceHistory"), "maintenanceEvent", maintenanceEventType="derived"
    )
    added(event, "agent", "Muniment", agentType="machine")
    added(event, "eventDateTime", at)
    for lang in ("vi", "en"):
        rules = parcel.fields.get("rules")
        said = rules.get(lang) if isinstance(rules, Words) else None
        if said:
            convention = added(control, "conventionDeclaration", languageOfElement=lang)
            added(convention, "reference", said.partition("\n")[0])
            add_paragraphs(added(convention, "descriptiveNote"), said)
    added(control, "languageDeclaration", languageCode=parcel.lang)
    if parcel.uuid:
        added(control, "otherRecordId", parcel.uuid, localType="uuid")


def _add_identity(parent: Element, parcel: Parcel) -> None:
    identity = added(parent, "identity")
    added(identity, "entityType", value="person" if parcel.kind == "person" else "corporateBody")
    for name in parcel.names:
        preferred = name.type == "preferred"
        entry = added(
            identity,
            "nameEntry",
            languageOfElement=name.lang,
            localType=None if preferred else name.type,
            status="authorized" if preferred else "alternative",
        )
        added(entry, "part", name.text)
        if name.period is not None:
            _add_date(added(entry, "useDates"), name.period)
    for scheme, value in parcel.identifiers:
        added(identity, "identityId", value, localType=scheme)


def _add_description(parent: Element, parcel: Parcel) -> None:
    description = added(parent, "description")
    _add_terms(description, parcel, "functions")
    _add_local(description, parcel)
    _add_terms(description, parcel, "mandates")
    _add_terms(description, parcel, "role")
    _add_places(description, parcel)
    date = parcel.fields.get("date")
    if isinstance(date, Date):
        existed = added(description, "existDates")
        _add_date(existed, date)
        inferred = parcel.fields.get("inferred")
        if isinstance(inferred, Words):
            note = added(existed, "descriptiveNote")
            for lang in ("vi", "en"):
                if inferred.get(lang):
                    added(note, "p", inferred.get(lang), languageOfElement=lang)
    for field, tag in (("summary", "biogHist"), *PROSE.items()):
        words = parcel.fields.get(field)
        for lang in ("vi", "en"):
            said = words.get(lang) if isinstance(words, Words) else None
            if said:
                kind = "summary" if field == "summary" else None
                area = added(description, tag, languageOfElement=lang, localType=kind)
                add_paragraphs(area, said)
    if not len(description):
        parent.remove(description)


def _add_terms(description: Element, parcel: Parcel, field: str) -> None:
    words = parcel.fields.get(field)
    if not isinstance(words, Words) or not (words.vi or words.en):
        return
    outer, inner = TERMS[field]
    area = added(description, outer)
    for lang in ("vi", "en"):
        said = words.get(lang)
        if said:
            element = added(area, inner, languageOfElement=lang)
            added(element, "term", said.partition("\n")[0])
            if "\n" in said:
                add_paragraphs(added(element, "descriptiveNote"), said.partition("\n")[2])


def _add_places(description: Element, parcel: Parcel) -> None:
    words = parcel.fields.get("places")
    if not isinstance(words, Words) or not (words.vi or words.en):
        return
    area = added(description, "places")
    for lang in ("vi", "en"):
        for line in (words.get(lang) or "").split("\n"):
            if line:
                added(added(area, "place", languageOfElement=lang), "placeName", line)


def _add_local(description: Element, parcel: Parcel) -> None:
    said = [(name, parcel.fields.get(name)) for name in LOCAL]
    said += [("status", parcel.status), *(("tag", tag) for tag in parcel.tags)]
    said += [("placeholder", "yes" if parcel.placeholder else None)]
    pairs = [(name, value) for name, value in said if value is not None]
    if pairs:
        area = added(description, "localDescriptions")
        for name, value in pairs:
            added(added(area, "localDescription", localType=name), "term", str(value))


def _add_date(parent: Element, date: Date) -> None:
    """Write a date's words with its days, and exactly in a type of ours."""
    exact = "|".join([date.edtf, date.part_of_day or "", date.time or ""]).rstrip("|")
    certainty = "approximate" if "~" in date.edtf else "uncertain" if "?" in date.edtf else None
    added(
        parent,
        "date",
        date.wording or date.edtf,
        standardDate=normal(date) or date.edtf,
        localType=f"edtf:{exact}",
        certainty=certainty,
    )


def _add_relation(parent: Element, link: LinkParcel, title: Words, lang: str) -> None:
    relation = added(parent, "relation")
    kind = _TARGETS.get(link.ref.partition("/")[0], "resource")
    target = added(relation, "targetEntity", targetType=kind, valueURI=link.ref)
    added(target, "part", title.best(lang)[0] or link.ref)
    if link.date is not None:
        _add_date(relation, link.date)
    added(relation, "relationType", link.predicate, localType=OURS)


EXPORTER = Exporter(
    name="eac-cpf",
    title="EAC-CPF 2.0, units, bodies and persons",
    suffix="",
    kinds=KINDS,
    write=write,
    importer="eac-cpf",
)
