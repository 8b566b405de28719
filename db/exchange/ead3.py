"""EAD3 out: the holdings as one finding aid, in the order of their tree.

EAD3 has a place for the level, reference code, titles, extent, dates, creator and the texts of
ISAD(G). Of what else a holding says, rights, donor, status, tags and relations stand in its general
elements with a `localtype` or an `otherrelationtype` of ours. It has none for evidence, rivals,
reasons, and the dates and ranks of relations and names.
"""

from __future__ import annotations

from contextlib import ExitStack
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from db import tables
from db.dates import Date
from db.exchange.archival import OURS, Element, add_lines, add_paragraphs, added, filled
from db.exchange.isodates import normal
from db.exchange.outgoing import parcels_of
from db.exchange.ports import Exporter
from db.exchange.xml import legal
from db.records import Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from sqlalchemy.engine import Connection

    from db.exchange.outgoing import Source
    from db.exchange.parcel import Parcel
    from db.records import Ref

NAMESPACE: Final = "http://ead3.archivists.org/schema/"
BATCH: Final = 400
LEVELS: Final = frozenset(
    ["class", "collection", "file", "fonds", "item", "recordgrp", "series", "subfonds", "subgrp",
     "subseries"]
)  # fmt: skip
TEXTS: Final[dict[str, tuple[str, str | None]]] = {
    "access": ("accessrestrict", None),
    "accruals": ("accruals", None),
    "acquisition": ("acqinfo", None),
    "copies_location": ("altformavail", None),
    "appraisal": ("appraisal", None),
    "arrangement": ("arrangement", None),
    "publication_note": ("bibliography", None),
    "admin_history": ("bioghist", None),
    "custodial_history": ("custodhist", None),
    "note": ("odd", None),
    "originals_location": ("originalsloc", None),
    "finding_aids": ("otherfindaid", None),
    "physical": ("phystech", None),
    "archivist_note": ("processinfo", None),
    "rules": ("processinfo", "rules"),
    "description_date": ("processinfo", "description-date"),
    "related_units": ("relatedmaterial", None),
    "scope": ("scopecontent", None),
    "reproduction": ("userestrict", None),
}
"""Texts of a holding: the element of EAD3 that holds each, and its `localtype`."""
PLAIN: Final[dict[str, tuple[str, str]]] = {
    "donor": ("acqinfo", "donor"),
    "embargo_until": ("accessrestrict", "embargo-until"),
    "may_be_shown": ("accessrestrict", "may-be-shown"),
    "rights_holder": ("userestrict", "rights-holder"),
    "licence": ("userestrict", "licence"),
    "credit": ("userestrict", "credit"),
}
"""Plain fields of a holding that EAD3 says in a text."""
_AGENTS: Final = {"person": "persname", "body": "corpname", "unit": "corpname"}


def write(source: Source, path: Path) -> None:
    """Write the holdings to a file; memory does not grow with their number."""
    from lxml import etree

    tree = _tree(source.connection)
    roots = [record for record, depth in tree if depth == 0]
    with path.open("wb") as file, etree.xmlfile(file, encoding="UTF-8") as out:
        out.write_declaration()
        with out.element(_tag("ead"), nsmap={None: NAMESPACE}):
            out.write(_control(source), pretty_print=True)
            if len(roots) == 1:
                _write_components(source, out, tree, whole=True)
            else:
                attributes = {"level": "otherlevel", "otherlevel": "archive", "localtype": OURS}
                with out.element(_tag("archdesc"), attributes):
                    out.write(_archive(source), pretty_print=True)
                    if tree:
                        with out.element(_tag("dsc"), {"dsctype": "combined"}):
                            _write_components(source, out, tree, whole=False)


def _write_components(
    source: Source,
    out: Element,
    tree: Sequence[tuple[int, int]],
    *,
    whole: bool,
) -> None:
    """Write components within each other; `whole`: the first one is the unit described."""
    depths = dict(tree)
    open_ones: list[ExitStack] = []
    parents = {record for (record, depth), (_, after) in pairwise(tree) if after > depth}
    for number, (record, parcel) in enumerate(_in_order(source, [record for record, _ in tree])):
        while len(open_ones) > depths[record]:
            open_ones.pop().close()
        stack = ExitStack()
        top = whole and number == 0
        stack.enter_context(out.element(_tag("archdesc" if top else "c"), _attributes(parcel)))
        for element in described(parcel, source):
            out.write(element, pretty_print=True)
        if top and record in parents:
            stack.enter_context(out.element(_tag("dsc"), {"dsctype": "combined"}))
        open_ones.append(stack)
        if number % BATCH == 0:
            source.progress(number / len(tree))
    while open_ones:
        open_ones.pop().close()


def _in_order(source: Source, ids: Sequence[int]) -> Iterator[tuple[int, Parcel]]:
    for start in range(0, len(ids), BATCH):
        batch = ids[start : start + BATCH]
        yield from zip(batch, parcels_of(source.connection, batch), strict=True)


def _tree(connection: Connection) -> list[tuple[int, int]]:
    """Return every holding's id with its depth, parents first, and siblings as they are listed."""
    record, holding = tables.Record, tables.Holding
    rows = connection.execute(
        select(record.id, holding.parent_id)
        .join(holding, holding.id == record.id)
        .order_by(record.position, record.sort_key, record.slug)
    ).all()
    below: dict[int | None, list[int]] = {}
    known = {row.id for row in rows}
    for row in rows:
        below.setdefault(row.parent_id if row.parent_id in known else None, []).append(row.id)
    found: list[tuple[int, int]] = []
    waiting = [(record_id, 0) for record_id in reversed(below.get(None, ()))]
    while waiting:
        record_id, depth = waiting.pop()
        found.append((record_id, depth))
        waiting += [(child, depth + 1) for child in reversed(below.get(record_id, ()))]
    return found


def _tag(name: str) -> str:
    # what is written whole inside of these takes their namespace from its place
    return f"{{{NAMESPACE}}}{name}"


def _attributes(parcel: Parcel) -> dict[str, str]:
    level = str(parcel.fields.get("level") or "")
    found = {"id": f"u-{parcel.uuid}", "lang": parcel.lang}
    if level in LEVELS:
        found["level"] = level
    else:
        found["level"] = "otherlevel"
        if level:
            found["otherlevel"] = legal(level)
    if parcel.status in ("draft", "reviewed"):
        found["audience"] = "internal"
    return found


def _control(source: Source) -> Element:
    title = source.about.title.best(source.about.lang)[0]
    control = filled("control", None, langencoding="iso639-1")
    added(control, "recordid", source.about.uuid)
    statement = added(added(control, "filedesc"), "titlestmt")
    for lang in ("vi", "en"):
        words = source.about.title.get(lang)
        if words:
            added(statement, "titleproper", words, lang=lang)
    added(control, "maintenancestatus", value="derived")
    added(added(control, "maintenanceagency"), "agencyname", title)
    event = added(added(control, "maintenancehistory"), "maintenanceevent")
    added(event, "eventtype", value="derived")
    at = source.connection.execute(
        select(tables.Revision.at).order_by(tables.Revision.id.desc()).limit(1)
    ).scalar()
    added(event, "eventdatetime", (at or "unknown")[:10])
    added(event, "agenttype", value="machine")
    added(event, "agent", "Muniment")
    return control


def _archive(source: Source) -> Element:
    did = filled("did", None)
    for lang in ("vi", "en"):
        words = source.about.title.get(lang)
        if words:
            added(did, "unittitle", words, lang=lang)
    return did


def described(parcel: Parcel, source: Source) -> Iterator[Element]:
    """Yield the elements that describe a holding, in the order of the schema."""
    yield _did(parcel, source)
    for field, (tag, kind) in TEXTS.items():
        words = parcel.fields.get(field)
        if isinstance(words, Words):
            yield from _texts(tag, kind, words)
    for field, (tag, kind) in PLAIN.items():
        value = parcel.fields.get(field)
        if value is not None:
            said = {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)
            element = filled(tag, None, localtype=kind)
            add_paragraphs(element, said)
            yield element
    if parcel.status:
        element = filled("processinfo", None, localtype="status")
        add_paragraphs(element, parcel.status)
        yield element
    if parcel.tags:
        element = filled("controlaccess", None)
        for tag in parcel.tags:
            added(added(element, "subject", localtype="tag"), "part", tag)
        yield element
    if parcel.links:
        yield _relations(parcel, source)


def _texts(tag: str, kind: str | None, words: Words) -> Iterator[Element]:
    for lang in ("vi", "en"):
        said = words.get(lang)
        if said:
            element = filled(tag, None, localtype=kind, lang=lang)
            add_paragraphs(element, said)
            yield element


def _did(parcel: Parcel, source: Source) -> Element:
    did = filled("did", None)
    fields = parcel.fields
    if fields.get("reference_code") is not None:
        added(did, "unitid", str(fields["reference_code"]))
    if fields.get("accession") is not None:
        added(did, "unitid", str(fields["accession"]), localtype="accession")
    added(did, "unitid", parcel.ref, localtype=OURS)
    for scheme, value in parcel.identifiers:
        added(did, "unitid", value, localtype="identifier", label=scheme)
    for name in parcel.names:
        kind = None if name.type == "preferred" else name.type
        added(did, "unittitle", name.text, localtype=kind, lang=name.lang)
    _add_date(did, parcel)
    if fields.get("extent") is not None:
        added(did, "physdesc", str(fields["extent"]))
    if isinstance(fields.get("creator"), str):
        _add_agent(added(did, "origination"), str(fields["creator"]), source)
    if fields.get("shelf") is not None:
        added(did, "physloc", str(fields["shelf"]))
    for field, tag in (("summary", "abstract"), ("language_script", "langmaterial")):
        words = fields.get(field)
        for lang in ("vi", "en"):
            said = words.get(lang) if isinstance(words, Words) else None
            if said and tag == "abstract":
                add_lines(added(did, tag, lang=lang), said)
            elif said:
                material = added(did, tag, lang=lang)
                added(material, "language")
                add_paragraphs(added(material, "descriptivenote"), said)
    return did


def _add_date(did: Element, parcel: Parcel) -> None:
    """Write a date's days, its words, and after them what only EDTF says of it."""
    date = parcel.fields.get("date")
    if not isinstance(date, Date):
        return
    exact = "|".join([date.edtf, date.part_of_day or "", date.time or ""]).rstrip("|")
    inferred = parcel.fields.get("inferred")
    english = parcel.fields.get("date_wording_en")
    added(
        did,
        "unitdate",
        date.wording or date.edtf,
        normal=normal(date),
        encodinganalog=f"edtf:{exact}",
        certainty="approximate" if "~" in date.edtf else "uncertain" if "?" in date.edtf else None,
    )
    if english:
        added(did, "unitdate", str(english), lang="en", encodinganalog="wording")
    if isinstance(inferred, Words):
        for lang in ("vi", "en"):
            if inferred.get(lang):
                added(did, "unitdate", inferred.get(lang), lang=lang, encodinganalog="inferred")


def _add_agent(parent: Element, ref: Ref, source: Source) -> None:
    title = source.titles([ref]).get(ref, Words(ref))
    tag = _AGENTS.get(ref.partition("/")[0], "name")
    agent = added(parent, tag, identifier=ref, source=OURS)
    for lang in ("vi", "en"):
        words = title.get(lang)
        if words:
            added(agent, "part", words, lang=lang)
    if not len(agent):
        added(agent, "part", ref)


def _relations(parcel: Parcel, source: Source) -> Element:
    titles = source.titles(link.ref for link in parcel.links)
    element = filled("relations", None)
    for link in parcel.links:
        relation = added(
            element,
            "relation",
            relationtype="otherrelationtype",
            otherrelationtype=link.predicate,
            href=link.ref,
        )
        title = titles.get(link.ref, Words())
        added(relation, "relationentry", title.best(parcel.lang)[0] or link.ref)
    return element


EXPORTER = Exporter(
    name="ead3",
    title="EAD3, holdings as a finding aid",
    suffix=".xml",
    kinds=("holding",),
    write=write,
    importer="ead3",
)
