"""Rows of a table into parcels: headings are understood once, then each row is read by them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from db.dates import from_words, parse
from db.errors import ArchiveError, ImportRefused
from db.exchange.facts import facts_of, normal, read, ref_in
from db.exchange.parcel import (
    EvidenceParcel,
    LinkParcel,
    NameParcel,
    Parcel,
    PassageParcel,
    Rejected,
)
from db.kinds import BY_NAME
from db.records import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from db.dates import Date
    from db.exchange.facts import Fact
    from db.exchange.ports import Known

LANGUAGES = ("vi", "en")
NAME = re.compile(r"(.*?)\s*\[(\w+)(?:,\s*(\w+))?\]", re.DOTALL)
LINK = re.compile(r"([a-z]+(?:-[a-z]+)*)\s*>\s*(.+)")
WHEN = re.compile(r"(.+?)\s*\(([^()]*)\)")
PLURAL = {f"{kind}s": kind for kind in BY_NAME} | {
    "bodies": "body", "people": "person", "quantities": "quantity",
}  # fmt: skip


@dataclass(slots=True)
class _Draft:
    """What the cells of one row said so far."""

    kind: str
    lang: str
    ref: str = ""
    uuid: str | None = None
    status: str | None = None
    placeholder: bool | None = None
    names: list[NameParcel] = field(default_factory=list[NameParcel])
    fields: dict[str, Any] = field(default_factory=dict[str, Any])
    date: dict[str, str] = field(default_factory=dict[str, str])
    links: list[LinkParcel] = field(default_factory=list[LinkParcel])
    identifiers: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    tags: list[str] = field(default_factory=list[str])
    passages: list[PassageParcel] = field(default_factory=list[PassageParcel])
    stops: list[str] = field(default_factory=list[str])
    sources: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    grades: dict[str, list[str]] = field(default_factory=dict[str, list[str]])


Handler = "Callable[[_Draft, str], None]"


class RowReader:
    """Read rows under a line of headings.

    `kind` is what the rows are where no column says it (None: a column must). `unknown` are the
    headings that were not understood. Raises ImportRefused where nothing can be made of them.
    """

    def __init__(self, headings: Sequence[str], known: Known, kind: str | None, name: str) -> None:
        self._known = known
        self._kind = known.kind or kind
        self._at: dict[str, int] = {}
        self.unknown: list[str] = []
        self._handlers: dict[str, list[tuple[int, Callable[[_Draft, str], None]]]] = {}
        for index, heading in enumerate(headings):
            mapped = known.columns.get(heading, known.columns.get(heading.strip(), heading))
            told = normal(mapped)
            if told in {"name", "title"}:
                told = f"name {known.lang}"
            if told and told not in self._at:
                self._at[told] = index
        self._kind_at = self._at.pop("kind", None)
        if self._kind_at is None and self._kind is None:
            raise ImportRefused(
                "“{name}” does not say what its rows are.",
                "Give it a column “kind” (place, unit, person …), or say the kind.",
                name=name,
            )
        if not any(heading.startswith("name ") for heading in self._at) and "ref" not in self._at:
            raise ImportRefused(
                "“{name}” has no column of names.",
                "Call one of its columns “name vi” or “name en”.",
                name=name,
            )
        kinds = [self._kind] if self._kind and self._kind_at is None else list(BY_NAME)
        understood = {heading for kind in kinds for heading, _ in self._understood(kind)}
        self.unknown = [heading for heading in self._at if heading not in understood]

    def parcel(self, row: Sequence[str], where: str) -> Parcel | Rejected:
        """Return the parcel of a row, or why there is none."""
        kind = self._kind_of(row)
        if kind is None:
            said = (
                "".join(row[self._kind_at : self._kind_at + 1]) if self._kind_at is not None else ""
            )
            return Rejected.saying(where, "“{said}” is no kind of record.", said=said)
        draft = _Draft(kind, self._known.lang)
        width = len(row)
        try:
            for index, handler in self._handlers_of(kind):
                if index < width and (cell := row[index].strip()):
                    handler(draft, cell)
            return _parcel(draft, where)
        except ArchiveError as refusal:
            return Rejected.because(where, refusal)

    def _kind_of(self, row: Sequence[str]) -> str | None:
        if self._kind_at is None or self._kind_at >= len(row):
            return self._kind
        said = row[self._kind_at].strip().lower()
        said = PLURAL.get(said, said) or (self._kind or "")
        return said if said in BY_NAME else None

    def _handlers_of(self, kind: str) -> list[tuple[int, Callable[[_Draft, str], None]]]:
        known = self._handlers.get(kind)
        if known is None:
            known = [(self._at[heading], handler) for heading, handler in self._understood(kind)]
            self._handlers[kind] = known
        return known

    def _understood(self, kind: str) -> Iterator[tuple[str, Callable[[_Draft, str], None]]]:
        """Yield the headings of the table that say something of a kind, and who reads them."""
        readers = _readers(kind)
        for heading in self._at:
            if heading in readers:
                yield heading, readers[heading]


def _readers(kind: str) -> dict[str, Callable[[_Draft, str], None]]:
    """Return who reads the cells of each heading of a kind."""
    found = dict(READERS)
    for lang in LANGUAGES:
        found[f"name {lang}"] = _name_reader(lang)
        found[f"text {lang}"] = _text_reader(lang)
        found[f"inferred {lang}"] = _words_reader("inferred", lang)
    rested = {"record": "record", "date": "date", "stops": "stops"}
    rested |= {f"name {lang}": f"name {lang}" for lang in LANGUAGES}
    for fact in facts_of(kind):
        rested[fact.heading] = fact.field
        if fact.form == "words":
            for lang in LANGUAGES:
                found[f"{fact.heading} {lang}"] = _words_reader(fact.field, lang)
            found.setdefault(fact.heading, _words_reader(fact.field, None))
        else:
            found[fact.heading] = _fact_reader(fact)
    for heading, on in rested.items():
        found.setdefault(f"{heading} source", _source_reader(on))
        found.setdefault(f"{heading} confidence", _grade_reader(on))
    found.setdefault("source", _source_reader("*"))
    found.setdefault("confidence", _grade_reader("*"))
    return found


def _name_reader(lang: str) -> Callable[[_Draft, str], None]:
    def take(draft: _Draft, cell: str) -> None:
        draft.names.append(NameParcel(cell, "preferred", lang))

    return take


def _text_reader(lang: str) -> Callable[[_Draft, str], None]:
    def take(draft: _Draft, cell: str) -> None:
        paragraphs = [part.strip() for part in re.split(r"\n\s*\n", cell) if part.strip()]
        draft.passages.extend(PassageParcel(lang, at, text) for at, text in enumerate(paragraphs))

    return take


def _words_reader(name: str, lang: str | None) -> Callable[[_Draft, str], None]:
    def take(draft: _Draft, cell: str) -> None:
        words = draft.fields.get(name) or Words()
        use = lang or draft.lang
        draft.fields[name] = replace(words, **{use if use in LANGUAGES else "vi": cell})

    return take


def _fact_reader(fact: Fact) -> Callable[[_Draft, str], None]:
    name = fact.field
    if fact.form == "text":

        def plain(draft: _Draft, cell: str) -> None:
            draft.fields[name] = cell

        return plain

    def take(draft: _Draft, cell: str) -> None:
        draft.fields[name] = read(fact, cell)

    return take


def _source_reader(on: str) -> Callable[[_Draft, str], None]:
    def take(draft: _Draft, cell: str) -> None:
        draft.sources[on] = cell.split("\n")

    return take


def _grade_reader(on: str) -> Callable[[_Draft, str], None]:
    def take(draft: _Draft, cell: str) -> None:
        draft.grades[on] = cell.split("\n")

    return take


def _date_reader(part: str) -> Callable[[_Draft, str], None]:
    def take(draft: _Draft, cell: str) -> None:
        draft.date[part] = cell

    return take


def _take_names(draft: _Draft, cell: str) -> None:
    for line in cell.split("\n"):
        found = NAME.fullmatch(line.strip())
        if found:
            draft.names.append(NameParcel(found[1], found[2], found[3] or draft.lang))
        elif line.strip():
            draft.names.append(NameParcel(line.strip(), "variant", draft.lang))


def _take_links(draft: _Draft, cell: str) -> None:
    for line in filter(None, map(str.strip, cell.split("\n"))):
        found = LINK.fullmatch(line)
        if found is None:
            raise ImportRefused(
                "“{line}” is no link.", "Write it as: part-of > unit/246.", line=line[:80]
            )
        ref, date = found[2], None
        if when := WHEN.fullmatch(ref):
            try:
                ref, date = when[1], from_words(when[2])
            except ArchiveError:
                ref, date = found[2], None
        draft.links.append(LinkParcel(found[1], ref, date))


def _take_identifiers(draft: _Draft, cell: str) -> None:
    for line in filter(None, map(str.strip, cell.split("\n"))):
        scheme, colon, value = line.partition(":")
        draft.identifiers.append((scheme.strip(), value.strip()) if colon else ("id", line))


def _take_ref(draft: _Draft, cell: str) -> None:
    draft.ref = cell


def _take_uuid(draft: _Draft, cell: str) -> None:
    draft.uuid = cell.lower()


def _take_status(draft: _Draft, cell: str) -> None:
    draft.status = cell.lower()


def _take_lang(draft: _Draft, cell: str) -> None:
    draft.lang = cell.lower()


def _take_placeholder(draft: _Draft, cell: str) -> None:
    draft.placeholder = cell.lower() not in {"no", "false", "0", "không"}


def _take_tags(draft: _Draft, cell: str) -> None:
    draft.tags += filter(None, map(str.strip, cell.replace(";", "\n").split("\n")))


def _take_stops(draft: _Draft, cell: str) -> None:
    lines = filter(None, map(str.strip, cell.split("\n")))
    draft.stops += [line if "/" in line else ref_in("road", line) for line in lines]


READERS: dict[str, Callable[[_Draft, str], None]] = {
    "ref": _take_ref,
    "uuid": _take_uuid,
    "status": _take_status,
    "lang": _take_lang,
    "placeholder": _take_placeholder,
    "names": _take_names,
    "links": _take_links,
    "identifiers": _take_identifiers,
    "tags": _take_tags,
    "stops": _take_stops,
    "date": _date_reader("date"),
    "date wording": _date_reader("wording"),
    "date wording en": _date_reader("wording_en"),
    "part of day": _date_reader("part"),
    "time": _date_reader("time"),
}


def _parcel(draft: _Draft, where: str) -> Parcel:
    ref = draft.ref
    if not ref:
        title = draft.names[0].text if draft.names else ""
        ref = f"{draft.kind}/{title or where}"
    elif "/" not in ref:
        ref = f"{draft.kind}/{ref}"
    if draft.date:
        _add_date(draft)
    return Parcel(
        ref=ref,
        kind=draft.kind,
        names=tuple(draft.names),
        fields=draft.fields,
        links=tuple(draft.links),
        identifiers=tuple(draft.identifiers),
        evidence=tuple(_evidence(draft)) if draft.sources else (),
        status=draft.status,
        uuid=draft.uuid,
        lang=draft.lang,
        tags=tuple(draft.tags),
        passages=tuple(draft.passages),
        stops=tuple(draft.stops),
        placeholder=draft.placeholder,
        proposed=not draft.ref,
        where=where,
    )


def _add_date(draft: _Draft) -> None:
    said = draft.date
    if "wording_en" in said:
        draft.fields["date_wording_en"] = said["wording_en"]
    if "date" in said:
        date: Date = from_words(said["date"])
        if said.keys() & {"part", "time", "wording"}:
            date = parse(
                date.edtf,
                said.get("part") or date.part_of_day,
                said.get("wording") or date.wording,
                said.get("time") or date.time,
            )
        draft.fields["date"] = date


def _evidence(draft: _Draft) -> Iterator[EvidenceParcel]:
    for on, lines in draft.sources.items():
        grades = draft.grades.get(on, [])
        for at, line in enumerate(lines):
            source, *locators = [part.strip() for part in line.split("|")]
            if not source:
                continue
            grade = (grades[at] if at < len(grades) else grades[-1] if grades else "").strip()
            vi = locators[0] if locators else ""
            en = locators[1] if len(locators) > 1 else ""
            words = Words(vi or None, en or None)
            for target in _targets(draft, on):
                yield EvidenceParcel(target, grade.lower() or "probable", source, words)


def _targets(draft: _Draft, on: str) -> list[str]:
    """Return what a source's column is about, as evidence calls it."""
    if on.startswith("name "):
        lang = on.removeprefix("name ")
        return [f"name:{lang}:{one.text}" for one in draft.names if one.lang == lang][:1]
    if on != "*":
        return [on] if on in {"record", "stops"} or on in draft.fields or on in draft.date else []
    own = [name for name in draft.fields if name not in draft.sources]
    return ["record", *own]
