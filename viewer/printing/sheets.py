"""Sheets: what is printed of a record, a unit, a span of time and the whole archive."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from db import reading
from db.records import KINDS
from viewer import vocabulary
from viewer.details import card_of
from viewer.details.page import Connection, page
from viewer.details.values import date_words
from viewer.printing.paper import Paper

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from db.records import DatedEntry, Ref, Words
    from viewer.widgets.card import Card, Group, Row

RECORDS_A_PAPER = 100
"""So many cards are laid out at once; the next begin on a new page."""


@dataclass(frozen=True, slots=True)
class Sheets:
    """A title, and papers with their running heads."""

    title: str
    papers: Iterator[tuple[str, Paper]]


def record_sheet(connection: Connection, ref: Ref, lang: str) -> Sheets:
    """Return one record as a sheet: its card with every sentence that it rests on."""
    paper = Paper()
    card = card_of(page(connection, ref), lang)
    lay_card(paper, card, first=True)
    return Sheets(card.title, iter([(_head(connection, lang), paper)]))


def dossier(connection: Connection, ref: Ref, lang: str) -> Sheets:
    """Return a unit's dossier: its card, what it took part in by date, and its subordinates."""
    paper = Paper()
    record = reading.record(connection, ref)
    card = card_of(page(connection, ref), lang)
    lay_card(paper, card, first=True)
    wanted = {link.ref for link in (*record.links, *record.backlinks)}
    entries = [entry for entry in reading.timeline(connection) if entry.ref in wanted]
    if entries:
        paper.write("heading", QCoreApplication.translate("Printing", "Chronology"), above=14)
        lay_chronology(paper, entries, lang)
    for unit in reading.units(connection):
        if unit.parent == record.ref:
            lay_card(paper, card_of(page(connection, unit.ref), lang), first=False)
    return Sheets(card.title, iter([(_head(connection, lang), paper)]))


def chronology(
    connection: Connection, lang: str, earliest: int | None = None, latest: int | None = None
) -> Sheets:
    """Return what is dated between two minutes (db.dates), from the first day to the last."""
    paper = Paper()
    paper.write("chapter", QCoreApplication.translate("Printing", "Chronology"))
    lay_chronology(paper, reading.timeline(connection, earliest, latest), lang)
    return Sheets(
        QCoreApplication.translate("Printing", "Chronology"),
        iter([(_head(connection, lang), paper)]),
    )


def catalogue(connection: Connection, lang: str) -> Sheets:
    """Return every record, kind by kind, in the order of its list."""
    about = reading.about(connection)
    title = about.title.best(lang)[0]
    return Sheets(title, _catalogue_papers(connection, title, lang))


def _catalogue_papers(connection: Connection, title: str, lang: str) -> Iterator[tuple[str, Paper]]:
    front = Paper()
    front.write("chapter", title, above=160)
    counts = reading.about(connection).counts
    there = [kind for kind in KINDS if counts.get(kind)]
    front.rows(
        [(vocabulary.word(vocabulary.KINDS, kind), [(str(counts[kind]), "")]) for kind in there]
    )
    yield title, front
    for kind in there:
        head = f"{title} · {vocabulary.word(vocabulary.KINDS, kind)}"
        for start in range(0, counts[kind], RECORDS_A_PAPER):
            paper = Paper()
            if start == 0:
                paper.write("chapter", vocabulary.word(vocabulary.KINDS, kind))
            for line in reading.summaries(connection, kind, RECORDS_A_PAPER, start):
                lay_card(paper, card_of(page(connection, line.ref), lang), first=paper.empty)
            yield head, paper


def lay_card(paper: Paper, card: Card, *, first: bool) -> None:
    """Write everything that a card says; `first` begins at the head of the sheet."""
    paper.write("eyebrow", card.eyebrow, above=0 if first else 22)
    paper.write("title", card.title)
    paper.write("subtitle", card.subtitle)
    paper.write("note", card.text_note)
    paper.write("text", card.text, above=6)
    paper.rows([_row(row) for row in _labelled(card.rows)])
    for account in card.accounts:
        paper.write("heading", f"{account.label}: {account.status}", above=8)
        paper.rows([(account.preferred, [(account.rival, account.reason)])])
    if card.quotes:
        paper.write("heading", QCoreApplication.translate("Printing", "What it rests on"), above=10)
    for quote in card.quotes:
        paper.write("quote", f"“{quote.text}”" if quote.text else "", above=4)
        paper.write("note", quote.caption)
    plain = [group for group in card.groups if not any(row.label for row in group.rows)]
    for group in card.groups:
        if group not in plain:
            paper.write("heading", group.label, above=8)
            paper.rows([_row(row) for row in _labelled(group.rows)])
    paper.rows([(group.label, _values(group)) for group in plain])
    paper.write("note", card.ref, above=6)


def lay_chronology(paper: Paper, entries: Sequence[DatedEntry], lang: str) -> None:
    """Write one row a dated record: when, and what."""
    paper.rows(
        [(date_words(entry.date, lang), [(_title(entry.title, lang), "")]) for entry in entries]
    )


def _values(group: Group) -> list[tuple[str, str]]:
    return [(value.text, value.note) for row in group.rows for value in row.values]


def _labelled(rows: Sequence[Row]) -> list[Row]:
    """Gather rows without a label under the one before them."""
    found: list[Row] = []
    for row in rows:
        if not row.label and found:
            found[-1] = replace(found[-1], values=(*found[-1].values, *row.values))
        else:
            found.append(row)
    return found


def _row(row: Row) -> tuple[str, list[tuple[str, str]]]:
    return row.label, [(value.text, value.note) for value in row.values]


def _head(connection: Connection, lang: str) -> str:
    return _title(reading.about(connection).title, lang)


def _title(words: Words, lang: str) -> str:
    return words.best(lang)[0]
