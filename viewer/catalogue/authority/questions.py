"""What authority work asks of the archive: two records side by side, and what was judged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from PySide6.QtCore import QCoreApplication

from db import reading
from viewer import vocabulary
from viewer.details.page import Page, page
from viewer.details.plain import HIDDEN, link_value
from viewer.details.values import value_of, words_for

if TYPE_CHECKING:
    from db.reading import Merging
    from db.reading.uses import Use
    from db.records import Record, Ref, Summary, Words

Connection: TypeAlias = Any
"""The archive's own; the viewer hands it on and never looks inside."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records that may be one."""

    first: Page
    second: Page


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that either record says, in words; "" where one says nothing."""

    label: str
    first: str
    second: str

    @property
    def differs(self) -> bool:
        """Say whether both say something, and not the same."""
        return bool(self.first and self.second) and self.first != self.second


@dataclass(frozen=True, slots=True)
class Judged:
    """What was judged: the merges that stand, and the pairs that are not the same."""

    merged: tuple[Merging, ...]
    distinct: tuple[tuple[Summary, Summary], ...]


@dataclass(frozen=True, slots=True)
class Used:
    """A record, and everything that points to it."""

    ref: Ref
    version: int
    title: Words
    uses: tuple[Use, ...]


def pair(connection: Connection, ref: Ref, other: Ref) -> Pair:
    """Return two records with what their fields name."""
    return Pair(page(connection, ref), page(connection, other))


def judged(connection: Connection) -> Judged:
    """Return what was merged and can be split, and what was judged to be two."""
    return Judged(reading.mergings(connection), reading.distinct_pairs(connection))


def used(connection: Connection, ref: Ref) -> Used:
    """Return what points to a record; raise NotFound."""
    record = reading.record(connection, ref)
    uses = reading.where_used(connection, record.ref)
    return Used(record.ref, record.version, record.title, uses)


def lines(shown: Pair, lang: str) -> tuple[Line, ...]:
    """Return what two records say, side by side, in the words of a language."""
    first, second = shown.first.record, shown.second.record
    fields = [
        name
        for name in dict.fromkeys([*first.fields, *second.fields])
        if name == "summary" or name not in HIDDEN
    ]
    found = [
        Line(
            _label(name),
            _said(shown.first, name, lang),
            _said(shown.second, name, lang),
        )
        for name in fields
    ]
    found += [
        Line(_translate(label), of(first, lang), of(second, lang))
        for label, of in (
            ("Names", _names),
            ("Relationships", _links),
            ("Numbers elsewhere", _identifiers),
            ("Tags", _tags),
            ("Pieces of evidence", _evidence),
        )
    ]
    return tuple(line for line in found if line.first or line.second)


def _label(field: str) -> str:
    own = {"lat": "Latitude", "lon": "Longitude"}.get(field)
    return _translate(own) if own else vocabulary.word(vocabulary.FIELD, field)


def _said(shown: Page, field: str, lang: str) -> str:
    values = value_of(shown, field, shown.record.fields.get(field), lang)
    return ", ".join(value.text for value in values)


def _names(record: Record, _lang: str) -> str:
    return " · ".join(dict.fromkeys(name.text for name in record.names))


def _links(record: Record, lang: str) -> str:
    said = [
        f"{vocabulary.link_word(link.predicate, outgoing=outgoing)}: {link_value(link, lang).text}"
        for outgoing, links in ((True, record.links), (False, record.backlinks))
        for link in links
    ]
    return "\n".join(said)


def _identifiers(record: Record, _lang: str) -> str:
    return " · ".join(f"{scheme}: {value}" for scheme, value in record.identifiers)


def _tags(record: Record, _lang: str) -> str:
    return " · ".join(tag.title for tag in record.tags)


def _evidence(record: Record, _lang: str) -> str:
    return str(len(record.evidence)) if record.evidence else ""


def title_of(title: Words, ref: Ref, lang: str) -> str:
    """Return a record's title in words, or its ref where it has none."""
    return words_for(title, lang) or ref


def _translate(text: str) -> str:
    return QCoreApplication.translate("Authority", text)
