"""EAD in: EAD3 and EAD 2002, with a namespace or without, components numbered or not.

What the standard's elements say that a holding has no field for (indexes, file plans, legal status,
containers' labels) is kept in its note or shelf mark. Of several creators the first is the creator,
the others are linked. Subjects become tags; persons, bodies and places that a component is indexed
under become links, and records where the archive knows none of that name.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from db.errors import DateRefused, ImportRefused
from db.exchange.archival import (
    OURS,
    Agents,
    Element,
    Proposals,
    Texts,
    language,
    paragraphs,
    text,
)
from db.exchange.ead3 import NAMESPACE, PLAIN, TEXTS
from db.exchange.ead_parts import (
    MOST_TITLE,
    PARTS,
    Unit,
    add_date_words,
    add_objects,
    add_title,
    date_of,
    relations,
)
from db.exchange.parcel import LinkParcel, NameParcel, Parcel, Rejected
from db.exchange.ports import Importer
from db.exchange.xml import events, local, root_tag, text_of
from db.vietnamese import clean

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from db.exchange.ports import Known

WITHOUT_DATE: Final = "The date “{words}” cannot be read; the record comes without it."
_COMPONENTS: Final = ("archdesc", "c", *(f"c{number:02}" for number in range(1, 13)))
_FIELDS: Final = {tag: name for name, (tag, kind) in TEXTS.items() if kind is None} | {
    "separatedmaterial": "related_units",
    "prefercite": "publication_note",
    "legalstatus": "note",
    "fileplan": "note",
    "index": "note",
    "note": "note",
    "descgrp": "note",
}
_LOCAL: Final = {(tag, kind): name for name, (tag, kind) in TEXTS.items() if kind}
_PLAIN: Final = {pair: name for name, pair in PLAIN.items()}
_HEADS: Final = ("eadid", "recordid", "langusage", "languagedeclaration")
_INDEXED: Final = {
    "persname": "person", "corpname": "body", "famname": "body", "name": "body",
    "geogname": "place",
}  # fmt: skip
_OBJECTS: Final = ("dao", "daogrp", "daoset")
_INNER: Final = ("note", "index", *_OBJECTS)
_WATCHED: Final = (
    *_COMPONENTS, *_HEADS, *_FIELDS, *_OBJECTS, "did", "controlaccess", "relations",
)  # fmt: skip
_UUID: Final = re.compile(r"u-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})")
_YES: Final = {"yes": True, "no": False}


def read(path: Path, known: Known) -> Iterator[Parcel | Rejected]:
    """Yield a parcel for each component, its creators before it and its parent before that."""
    yield from _Reader(path, known).read()


class _Reader:
    """Follows the elements of one finding aid; memory holds the open components alone."""

    def __init__(self, path: Path, known: Known) -> None:
        self._path = path
        self._lang = known.lang
        self._side = known.lang if known.lang in ("vi", "en") else "vi"
        self._id = path.stem
        self._open: list[Unit] = []
        self._within: list[str] = []
        self._proposals = Proposals()
        self._agents = Agents(self._proposals)

    def read(self) -> Iterator[Parcel | Rejected]:
        found = False
        for event, element in events(self._path, *_WATCHED, doctype="ead"):
            name = local(element.tag)
            if event == "start":
                if name in _COMPONENTS:
                    found = True
                    yield from self._settle()
                    self._start(element)
                else:
                    self._within.append(name)
                continue
            if name not in _COMPONENTS:
                self._within.pop()
            if self._within and (self._within[-1] in ("did", name) or name in _INNER):
                continue  # the text around it takes it in
            if name in _HEADS:
                self._read_head(name, element)
            elif not self._open:
                continue
            elif name in _COMPONENTS:
                yield from self._settle()
                yield from self._late(self._open.pop())
            elif name == "did":
                yield from self._describe(element)
            else:
                yield from self._take(name, element)
            _forget(element)
        if not found:
            raise ImportRefused(
                "{path} holds no finding aid: it has no <archdesc>.",
                "Choose an EAD file, or import this one as what it is.",
                path=self._path,
            )

    def _read_head(self, name: str, element: Element) -> None:
        if name in ("eadid", "recordid"):
            self._id = text_of(element) or self._id
            return
        codes = [one.get("langcode") for one in element.iter() if one.get("langcode")]
        if codes:
            self._lang = language(codes[0], self._lang)
            self._side = self._lang if self._lang in ("vi", "en") else self._side

    def _start(self, element: Element) -> None:
        level = element.get("level")
        if level == "otherlevel":
            level = element.get("otherlevel") or None
        if self._open:
            self._open[-1].children += 1
        parent = next((unit for unit in reversed(self._open) if unit.ours), None)
        number = str(self._open[-1].children) if self._open else ""
        before = self._open[-1].path if self._open else ""
        uuid = _UUID.fullmatch(element.get("id") or "")
        self._open.append(
            Unit(
                ref="",
                level=level,
                lang=language(element.get("lang"), parent.lang if parent else self._lang),
                where=f"line {element.sourceline}",
                path=element.get("id") or f"{before}/{number}".strip("/"),
                uuid=uuid[1] if uuid else None,
                parent=parent.ref if parent else None,
                ours=element.get("localtype") != OURS,
            )
        )

    def _settle(self) -> Iterator[Parcel | Rejected]:
        """Tell the innermost open component, once: when its first part opens, or at its end."""
        if not self._open or self._open[-1].settled:
            return
        unit = self._open[-1]
        unit.settled = True
        if not unit.ours:
            return
        if not unit.names:
            title = _untitled(unit)
            if title is None:
                message = "The component has neither title, date nor code; its parts are kept."
                yield Rejected(unit.where, message)
                unit.ref = unit.parent or ""
                return
            unit.names.append(NameParcel(title, "preferred", unit.lang))
        proposed = not unit.ref
        code = unit.fields.get("reference_code")
        unit.ref = unit.ref or self._proposals.new("holding", str(code or unit.names[0].text))
        if proposed:
            unit.identifiers.append(("ead", f"{self._id}#{unit.path}" if unit.path else self._id))
        if unit.parent:
            unit.fields["parent"] = unit.parent
        if unit.level:
            unit.fields["level"] = unit.level
        unit.proposed = proposed
        yield self._parcel(unit)
        unit.texts, unit.links, unit.tags = Texts(), [], []

    def _late(self, unit: Unit) -> Iterator[Parcel]:
        """Tell what a finding aid says of a unit only after its components."""
        if unit.ours and unit.ref and (unit.tags or unit.links or unit.texts.words(self._side)):
            yield self._parcel(unit)

    def _parcel(self, unit: Unit) -> Parcel:
        return Parcel(
            ref=unit.ref,
            kind="holding",
            names=tuple(dict.fromkeys(unit.names)),
            fields={**unit.fields, **unit.texts.words(self._side)},
            links=tuple(dict.fromkeys(unit.links)),
            identifiers=tuple(sorted(set(unit.identifiers))),
            status=unit.status,
            uuid=unit.uuid,
            lang=unit.lang if unit.lang in ("vi", "en") else self._side,
            tags=tuple(sorted(set(unit.tags))),
            proposed=unit.proposed,
            where=unit.where,
        )

    def _describe(self, did: Element) -> Iterator[Parcel | Rejected]:
        unit = self._open[-1]
        if unit.settled:
            return
        for child in did:
            name = local(child.tag)
            if name == "unittitle":
                add_title(unit, child, self._lang)
                yield from self._dates(unit, child)
            elif name in ("unitdate", "unitdatestructured"):
                yield from self._date(unit, child)
            elif name == "origination":
                yield from self._creators(unit, child)
            elif name in PARTS:
                PARTS[name](unit, child)

    def _dates(self, unit: Unit, title: Element) -> Iterator[Rejected]:
        for child in title.iter():
            if local(child.tag) == "unitdate":
                yield from self._date(unit, child)

    def _date(self, unit: Unit, element: Element) -> Iterator[Rejected]:
        analog = element.get("encodinganalog") or ""
        words = clean(text_of(element))
        if analog in ("wording", "inferred"):
            add_date_words(unit, analog, element.get("lang") or "vi", words)
            return
        if (
            "date" in unit.fields
            or element.get("type") == "bulk"
            or element.get("unitdatetype") == "bulk"
        ):
            unit.texts.add("note", unit.lang, words)
            return
        try:
            date = date_of(element, analog, words)
        except DateRefused as error:
            unread = error.values.get("text", words[:200])
            yield Rejected.saying(unit.where, WITHOUT_DATE, words=unread)
            unit.texts.add("note", unit.lang, words)
            return
        if date is None:
            unit.texts.add("note", unit.lang, words)
            unit.undated = unit.undated or words
        else:
            unit.fields["date"] = date

    def _creators(self, unit: Unit, element: Element) -> Iterator[Parcel]:
        agents = [child for child in element if local(child.tag) in _INDEXED]
        for agent in agents:
            ref, parcel = self._agent(agent, unit)
            if parcel is not None:
                yield parcel
            if "creator" not in unit.fields:
                unit.fields["creator"] = ref
            elif ref != unit.fields["creator"]:
                unit.links.append(LinkParcel("created-by", ref))
        if not agents and text_of(element):
            unit.texts.add("admin_history", unit.lang, text_of(element))

    def _agent(self, element: Element, unit: Unit) -> tuple[str, Parcel | None]:
        number = element.get("identifier") or element.get("authfilenumber")
        scheme = element.get("source") or "authority file"
        kind = _INDEXED[local(element.tag)]
        if scheme == OURS and number and number.count("/") == 1:
            names = {child.get("lang") or "vi": text_of(child) for child in element}
            return self._agents.parcel(kind, names, ref=number, where=unit.where)
        parts = [text_of(child) for child in element if local(child.tag) == "part"]
        said = ", ".join(parts) or element.get("normal") or text_of(element)
        identifier = (scheme, number) if number else None
        return self._agents.parcel(
            kind, {unit.lang: said[:MOST_TITLE]}, identifier=identifier, where=unit.where
        )

    def _take(self, name: str, element: Element) -> Iterator[Parcel | Rejected]:
        unit = self._open[-1]
        if not unit.ours:
            return
        if name == "controlaccess":
            yield from self._index(unit, element)
        elif name in _OBJECTS:
            add_objects(unit, element)
        elif name == "relations":
            unit.links += relations(element)
        else:
            self._add_text(unit, name, element)

    def _add_text(self, unit: Unit, name: str, element: Element) -> None:
        kind = element.get("localtype")
        words = text(element) if name != "descgrp" else "\n".join(filter(None, paragraphs(element)))
        if (name == "processinfo" and kind == "status") or (
            name == "odd" and element.get("type") == "publicationStatus"
        ):
            unit.status = words if words in ("draft", "reviewed", "published") else None
        elif (name, kind) in _PLAIN:
            key = _PLAIN[name, kind]
            unit.fields[key] = _YES.get(words) if key == "may_be_shown" else clean(words)
        else:
            field_name = _LOCAL.get((name, kind), _FIELDS[name])
            unit.texts.add(field_name, language(element.get("lang"), unit.lang), words)

    def _index(self, unit: Unit, element: Element) -> Iterator[Parcel]:
        for child in element:
            name = local(child.tag)
            said = ", ".join(text_of(part) for part in child if local(part.tag) == "part")
            said = clean(said or text_of(child))
            if not said:
                continue
            if name in _INDEXED:
                ref, parcel = self._agent(child, unit)
                if parcel is not None:
                    yield parcel
                unit.links.append(LinkParcel("documents", ref))
            elif name in ("subject", "genreform", "function", "occupation", "title"):
                unit.tags.append(said[:200])


def _untitled(unit: Unit) -> str | None:
    """Return what stands for a title that a component leaves to its date or its code."""
    date, code = unit.fields.get("date"), unit.fields.get("reference_code")
    if date is not None:
        return str(date.wording or date.edtf)
    return str(code or unit.undated) or None


def _forget(element: Element) -> None:
    """Free an element that was read and, where nobody will ask for it, what stood before it."""
    element.clear()
    parent = element.getparent()
    if parent is not None and local(parent.tag) in (*_COMPONENTS, "dsc"):
        while element.getprevious() is not None:
            del parent[0]


def is_ead3(path: Path) -> bool:
    """Say whether a file is EAD3."""
    return root_tag(path) == f"{{{NAMESPACE}}}ead"


def is_ead2002(path: Path) -> bool:
    """Say whether a file is EAD of 2002, with its namespace or without any."""
    return root_tag(path) in ("ead", "{urn:isbn:1-931666-22-9}ead")


KINDS: Final = ("holding", "person", "body", "unit", "place")
IMPORTER = Importer(
    name="ead",
    title="EAD 2002, finding aids",
    suffixes=(".xml",),
    kinds=KINDS,
    read=read,
    recognises=is_ead2002,
)
IMPORTER3 = Importer(
    name="ead3",
    title="EAD3, finding aids",
    suffixes=(".xml",),
    kinds=KINDS,
    read=read,
    recognises=is_ead3,
)
