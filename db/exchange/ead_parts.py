"""What the parts of a description in EAD say of a component, of either version."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from db.dates import parse
from db.errors import DateRefused
from db.exchange.archival import NAME_TYPES, OURS, Element, Texts, language, lines, text
from db.exchange.isodates import from_normal, from_text
from db.exchange.parcel import LinkParcel, NameParcel
from db.exchange.xml import local, text_of
from db.records import Words
from db.vietnamese import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from db.dates import Date

MOST_TITLE: Final = 1000


@dataclass(slots=True)
class Unit:
    """A component while it is open; `settled` once it was told."""

    ref: str
    level: str | None
    lang: str
    where: str
    path: str
    uuid: str | None = None
    parent: str | None = None
    ours: bool = True
    names: list[NameParcel] = field(default_factory=list[NameParcel])
    fields: dict[str, Any] = field(default_factory=dict[str, Any])
    texts: Texts = field(default_factory=Texts)
    identifiers: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    links: list[LinkParcel] = field(default_factory=list[LinkParcel])
    tags: list[str] = field(default_factory=list[str])
    status: str | None = None
    children: int = 0
    settled: bool = False
    proposed: bool = False
    undated: str = ""


def add_title(unit: Unit, element: Element, default: str) -> None:
    """Give a component a name, without the dates that EAD 2002 lets stand in its title."""
    dates = {text_of(child) for child in element if local(child.tag) == "unitdate"}
    said = text_of(element)
    for date in dates:
        said = said.replace(date, "").strip(" ,;")
    said = clean(said)[:MOST_TITLE]
    if not said:
        return
    lang = language(element.get("lang"), unit.lang or default)
    kind = element.get("localtype") or element.get("type")
    first = all(name.type != "preferred" or name.lang != lang for name in unit.names)
    usual = "preferred" if first else "variant"
    unit.names.append(NameParcel(said, kind if kind in NAME_TYPES else usual, lang))


def _add_code(unit: Unit, element: Element) -> None:
    kind = element.get("localtype") or element.get("type") or element.get("label")
    words = clean(text_of(element))
    if not words:
        return
    if kind == OURS:
        unit.ref = words if words.startswith("holding/") else ""
    elif kind == "identifier":
        unit.identifiers.append((element.get("label") or "identifier", words))
    elif (kind or "").lower().startswith("accession"):
        unit.fields["accession"] = words
    elif "reference_code" not in unit.fields:
        unit.fields["reference_code"] = words
    elif words != unit.fields["reference_code"]:
        unit.identifiers.append((kind or "unitid", words))


def _add_text(unit: Unit, element: Element) -> None:
    said = {"abstract": "summary", "langmaterial": "language_script"}.get(
        local(element.tag), "note"
    )
    notes = [one for one in element if local(one.tag) == "descriptivenote"]
    words = text(notes[0]) if notes else text(element) if said == "note" else lines(element)
    unit.texts.add(said, language(element.get("lang"), unit.lang), words)


def _add_extent(unit: Unit, element: Element) -> None:
    if local(element.tag) != "physdesc":
        _add_plain(unit, "extent", _counted(element))
        return
    parts = [text_of(child) for child in element]
    mixed = not parts or any((child.tail or "").strip() for child in element)
    whole = mixed or (element.text or "").strip()
    _add_plain(unit, "extent", text_of(element) if whole else "; ".join(filter(None, parts)))


def _add_shelf(unit: Unit, element: Element) -> None:
    plain = local(element.tag) == "physloc"
    _add_plain(unit, "shelf", text_of(element) if plain else _container(element))


def _add_plain(unit: Unit, field_name: str, words: str) -> None:
    """Set a plain field; what comes again is put behind."""
    before = unit.fields.get(field_name)
    if words and words != before:
        unit.fields[field_name] = clean(f"{before}; {words}" if before else words)


def add_objects(unit: Unit, element: Element) -> None:
    """Say where digital copies are."""
    for child in element.iter():
        address = child.get("href") or child.get("{http://www.w3.org/1999/xlink}href")
        if address:
            unit.texts.add("copies_location", unit.lang, clean(address))


def add_date_words(unit: Unit, analog: str, lang: str, words: str) -> None:
    """Add the words that only this program writes beside a date."""
    if analog == "wording":
        unit.fields["date_wording_en"] = words
        return
    before = unit.fields.get("inferred", Words())
    unit.fields["inferred"] = Words(before.vi, words) if lang == "en" else Words(words, before.en)


def date_of(element: Element, analog: str, words: str) -> Date | None:
    """Return an element's date: ours exactly, else its normal form, else its words if they tell."""
    if analog.startswith("edtf:"):
        edtf, part, time = (*analog[5:].split("|"), "", "")[:3]
        wording = words if words != edtf else None
        return parse(edtf, part or None, wording, time or None)
    said = element.get("normal") or _structured(element)
    if said:
        return from_normal(said, words or None)
    try:
        return from_text(words)
    except DateRefused:
        return None


def _structured(element: Element) -> str:
    """Return the normal form of a structured date: of a set, from its first to its last day."""
    days = [
        child.get("standarddate") or text_of(child)
        for child in element.iter()
        if local(child.tag) in ("datesingle", "fromdate", "todate")
    ]
    return days[0] if len(days) == 1 else f"{min(days)}/{max(days)}" if days else ""


def _counted(element: Element) -> str:
    """Return a structured extent as words: "12 boxes"."""
    return " ".join(
        text_of(child)
        for child in element.iter()
        if local(child.tag) in ("quantity", "unittype", "dimensions", "physfacet")
    )


def _container(element: Element) -> str:
    kind = element.get("localtype") or element.get("type") or ""
    words = text_of(element)
    return words if not words or kind.lower() in words.lower() else f"{kind} {words}".strip()


def relations(element: Element) -> Iterator[LinkParcel]:
    """Yield the relations to records that this program wrote."""
    for child in element:
        ref, kind = child.get("href") or "", child.get("otherrelationtype") or ""
        if re.fullmatch(r"[a-z]+/[a-z0-9-]+", ref) and re.fullmatch(r"[a-z]+(-[a-z]+)*", kind):
            yield LinkParcel(kind, ref)


PARTS: Final[dict[str, Callable[[Unit, Element], None]]] = {
    "unitid": _add_code,
    "physdesc": _add_extent,
    "physdescstructured": _add_extent,
    "physdescset": _add_extent,
    "physloc": _add_shelf,
    "container": _add_shelf,
    "abstract": _add_text,
    "langmaterial": _add_text,
    "note": _add_text,
    "didnote": _add_text,
    "materialspec": _add_text,
    "dao": add_objects,
    "daogrp": add_objects,
    "daoset": add_objects,
}
"""What each part of a <did> says of its component."""
