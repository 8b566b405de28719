"""Rows of a table and parcels: any kind of record, one a row, a fact a column.

What no cell holds is lost, and the loss report says so: rivals, reasons, ranks and periods of
names, wordings of the dates of links, and evidence that is a span of a text or a part of a picture,
or that rests a link or a name which is no preferred one. A fact stands with the sources and the
grades that it rests on: `echelon`, `echelon source`, `echelon confidence`; of several, a line each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.dates import Date
from db.exchange.facts import ALL_KINDS, Fact, dated, facts_of, said_of
from db.kinds import BY_NAME
from db.records import Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from db.exchange.parcel import EvidenceParcel, Parcel

LANGUAGES = ("vi", "en")
FIRST = (
    "ref", "uuid", "kind", "status", "lang", "placeholder", "name vi", "name en", "names",
)  # fmt: skip
DATED = (
    "date", "date wording", "date wording en", "part of day", "time", "inferred vi", "inferred en",
)  # fmt: skip
LAST = {
    "stops": frozenset({"route", "tour"}),
    "links": frozenset[str](),
    "identifiers": frozenset[str](),
    "tags": frozenset[str](),
    "text vi": frozenset({"section"}),
    "text en": frozenset({"section"}),
}
"""The last headings, and the kinds that have them; none: all."""
RESTED = ("source", "confidence")


def headings(kinds: Iterable[str] = ALL_KINDS) -> list[str]:
    """Return every heading that records of these kinds can fill, in the order of the columns."""
    kinds = list(kinds)
    found: dict[str, None] = {}
    for heading in FIRST:
        found[heading] = None
        if heading in {"kind", "name vi", "name en"}:
            _rest(found, "record" if heading == "kind" else heading)
    if any(BY_NAME[kind].dated for kind in kinds):
        found.update(dict.fromkeys(DATED))
        _rest(found, "date")
    for kind in kinds:
        for fact in facts_of(kind):
            found.update(dict.fromkeys(_headings(fact)))
            _rest(found, fact.heading)
    for heading, of in LAST.items():
        if not of or of & set(kinds):
            found[heading] = None
            if heading == "stops":
                _rest(found, heading)
    return list(found)


def explained(kinds: Iterable[str]) -> tuple[list[str], list[str]]:
    """Return the headings of a template and a line that says what to write under each."""
    wanted = [heading for heading in headings(kinds) if heading != "uuid"]
    forms = {
        heading: FORMS[fact.form] for kind in kinds for fact in facts_of(kind)
        for heading in _headings(fact)
    }  # fmt: skip
    said = [EXPLAINED.get(heading) or forms.get(heading) or _of_rest(heading) for heading in wanted]
    return wanted, [f"# {said[0]}", *said[1:]]


def _of_rest(heading: str) -> str:
    return "source | page" if heading.endswith(" source") else "certain, probable or doubtful"


FORMS = {
    "text": "text", "whole": "a whole number", "number": "a number: 20700 or 20.7",
    "yes": "yes or no", "list": "several: A; B", "ref": "a ref or a name", "words": "text",
}  # fmt: skip

EXPLAINED = {
    "ref": "leave empty, or KIND/SLUG of a record that is there",
    "kind": "place, unit, person ...",
    "status": "draft, reviewed or published",
    "lang": "vi or en",
    "placeholder": "yes or no",
    "name vi": "the name in Vietnamese",
    "name en": "the name in English",
    "names": "others, one a line: NAME [variant, vi]",
    "date": "1950-10-15, 1950-10, 1950-09-16/1950-09-18, or in words",
    "date wording": "the words of the source",
    "date wording en": "the same in English",
    "part of day": "morning, afternoon ...",
    "time": "16:00",
    "inferred vi": "why the date is inferred",
    "inferred en": "the same in English",
    "stops": "places in order, one a line",
    "links": "one a line: part-of > unit/246",
    "identifiers": "one a line: SCHEME: VALUE",
    "tags": "one a line",
    "text vi": "paragraphs with an empty line between",
    "text en": "the same in English",
}


def _rest(found: dict[str, None], heading: str) -> None:
    found.update((f"{heading} {one}", None) for one in RESTED)


def _headings(fact: Fact) -> tuple[str, ...]:
    if fact.form == "words":
        return tuple(f"{fact.heading} {lang}" for lang in LANGUAGES)
    return (fact.heading,)


def used(parcels: Iterable[Parcel], kinds: Iterable[str]) -> list[str]:
    """Return the headings that some of these parcels fill, in the order of the columns."""
    filled: set[str] = set()
    for parcel in parcels:
        filled.update(cells(parcel))
    return [heading for heading in headings(kinds) if heading in filled]


def cells(parcel: Parcel) -> dict[str, str]:
    """Return the cells of a record's row, by heading; those that say nothing are left out."""
    found = {
        "ref": parcel.ref,
        "uuid": parcel.uuid or "",
        "kind": parcel.kind,
        "status": parcel.status or "",
        "lang": parcel.lang if parcel.lang != "vi" else "",
        "placeholder": "yes" if parcel.placeholder else "",
    }
    found.update(_names(parcel))
    date = parcel.fields.get("date")
    if isinstance(date, Date):
        found.update(dated(date))
    found["date wording en"] = str(parcel.fields.get("date_wording_en") or "")
    inferred = parcel.fields.get("inferred")
    if isinstance(inferred, Words):
        found.update({f"inferred {lang}": inferred.get(lang) or "" for lang in LANGUAGES})
    for fact in facts_of(parcel.kind):
        found.update(said_of(parcel.fields, fact))
    found["stops"] = "\n".join(parcel.stops)
    found["links"] = "\n".join(_links(parcel))
    found["identifiers"] = "\n".join(f"{scheme}: {value}" for scheme, value in parcel.identifiers)
    found["tags"] = "\n".join(parcel.tags)
    for lang in LANGUAGES:
        texts = sorted((one.position, one.text) for one in parcel.passages if one.lang == lang)
        found[f"text {lang}"] = "\n\n".join(text for _, text in texts)
    found.update(_rests(parcel))
    return {heading: text for heading, text in found.items() if text}


def _names(parcel: Parcel) -> dict[str, str]:
    found: dict[str, str] = {}
    others: list[str] = []
    for name in parcel.names:
        heading = f"name {name.lang}"
        if name.type == "preferred" and name.lang in LANGUAGES and heading not in found:
            found[heading] = name.text
        else:
            others.append(f"{name.text} [{name.type}, {name.lang}]")
    return {**found, "names": "\n".join(others)}


def _links(parcel: Parcel) -> Iterator[str]:
    for link in parcel.links:
        when = f" ({link.date.edtf})" if link.date else ""
        yield f"{link.predicate} > {link.ref}{when}"


def _rests(parcel: Parcel) -> dict[str, str]:
    """Return the sources and grades of what the row says."""
    called = {fact.field: fact.heading for fact in facts_of(parcel.kind)}
    called |= {"record": "record", "date": "date", "stops": "stops"}
    for lang in LANGUAGES:
        called[f"name:{lang}:{_preferred(parcel, lang)}"] = f"name {lang}"
    lines: dict[str, list[str]] = {}
    for one in parcel.evidence:
        heading = called.get(one.on)
        if heading is not None and one.source:
            for what, words in (("source", cited(one)), ("confidence", one.grade)):
                lines.setdefault(f"{heading} {what}", []).append(words)
    return {heading: "\n".join(parts) for heading, parts in lines.items()}


def _preferred(parcel: Parcel, lang: str) -> str:
    for name in parcel.names:
        if name.type == "preferred" and name.lang == lang:
            return name.text
    return ""


def cited(one: EvidenceParcel) -> str:
    """Return a source with the place in it as a cell holds it: `source | locator | in English`."""
    parts = [str(one.source), one.locator.vi or "", one.locator.en or ""]
    return " | ".join(parts).rstrip(" |")
