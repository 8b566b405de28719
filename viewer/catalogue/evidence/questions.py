"""What the evidence tool asks: a record's claims, each with what it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from PySide6.QtCore import QCoreApplication

from db.records import Target
from viewer import vocabulary
from viewer.details import DETAILS, plain
from viewer.details.evidence import quotes_of
from viewer.details.page import page

if TYPE_CHECKING:
    from db.records import Evidence, Ref
    from viewer.details.page import Page
    from viewer.widgets.card import Row

Connection: TypeAlias = Any
"""The archive's own; the viewer hands it on and never looks inside."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that a record says: its target, and the words for it."""

    target: Target
    words: str


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of evidence: what it supports, its words, and how sure somebody is."""

    id: int
    target: Target
    quote: str
    caption: str
    grade: str


@dataclass(frozen=True, slots=True)
class Claims:
    """A record's claims and the evidence for them, as they were at `version`."""

    ref: Ref
    title: str
    version: int
    claims: tuple[Claim, ...]
    pieces: tuple[Piece, ...]


def claims(connection: Connection, ref: Ref, lang: str) -> Claims:
    """Return what the record says, claim by claim, and what each rests on; raise NotFound."""
    shown = page(connection, ref)
    record = shown.record
    title = record.title.best(lang)[0] or record.ref
    return Claims(
        record.ref,
        title,
        record.version,
        _claims(shown, title, lang),
        tuple(_piece(item, lang) for item in record.evidence),
    )


def target_of(word: str) -> Target:
    """Return the target that a row of a card names: "date", "name:7", "link:3"."""
    kind, _, number = word.partition(":")
    return Target(kind, id=int(number)) if number else Target("field", word)


def _claims(shown: Page, title: str, lang: str) -> tuple[Claim, ...]:
    record = QCoreApplication.translate("EvidenceTool", "The record itself")
    found = [Claim(Target("record"), f"{record}: {title}")]
    rows = DETAILS.get(shown.record.kind, plain.rows)(shown, lang)
    label = ""
    for row in rows:
        label = row.label or label
        if row.target is not None:
            found.append(Claim(target_of(row.target), f"{label}: {_said(row)}"))
    for name in shown.record.names:
        kind = vocabulary.word(vocabulary.NAME_TYPE, name.type)
        found.append(Claim(Target("name", id=name.id), f"{kind}: {name.text}"))
    return tuple(found)


def _said(row: Row) -> str:
    return ", ".join(value.text for value in row.values)


def _piece(item: Evidence, lang: str) -> Piece:
    quote = quotes_of((item,), lang)[0]
    assert item.id is not None
    return Piece(item.id, item.target, quote.text, quote.caption, item.grade)
