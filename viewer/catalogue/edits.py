"""Edits: what a form asks the archive to change, as data that the write lane carries out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from db import editing

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from db.dates import Date
    from db.records import Ref
    from db.tour_stop import TourStop

Transaction = Any
"""The archive's own; the viewer hands it on and never looks inside."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One change of one record: `change(transaction, ref, *args, seen=version, **keywords)`."""

    target: str
    change: Callable[..., object]
    args: tuple[object, ...] = ()
    keywords: Mapping[str, object] = field(default_factory=dict[str, object])


def carry_out(transaction: Transaction, ref: Ref, edit: Edit, seen: int | None) -> object:
    """Make the change, unless the record is no longer at version `seen`; for the write lane."""
    return edit.change(transaction, ref, *edit.args, seen=seen, **edit.keywords)


def values(target: str, changed: Mapping[str, object]) -> Edit:
    """Return the edit that sets fields: "code", "date", "summary.vi", "parent" ..."""
    return Edit(target, editing.set_values, (dict(changed),))


def stops(refs: Sequence[Ref]) -> Edit:
    """Return the edit that gives a route its stops, in order."""
    return Edit("stops", editing.set_stops, (list(refs),))


def tour_stops(stops: Sequence[TourStop]) -> Edit:
    """Return the edit that gives a tour its stops, in order."""
    return Edit("stops", editing.set_tour_stops, (list(stops),))


def status(key: str) -> Edit:
    """Return the edit that calls a record draft, reviewed or published."""
    return Edit("status", editing.set_status, (key,))


def placeholder(*, stands: bool) -> Edit:
    """Return the edit that says whether the record stands for one that no source names."""
    return Edit("placeholder", editing.set_placeholder, (stands,))


def identifiers(pairs: Sequence[tuple[str, str]]) -> Edit:
    """Return the edit that gives a record its numbers in other schemes."""
    return Edit("identifiers", editing.set_identifiers, (list(pairs),))


def add_name(text: str, kind: str, lang: str, period: Date | None) -> Edit:
    """Return the edit that adds a written form of a name."""
    return Edit("names", editing.add_name, (text, kind, lang), {"period": period})


def edit_name(number: int, text: str, kind: str, lang: str, period: Date | None) -> Edit:
    """Return the edit that changes a written form of a name."""
    return Edit("names", editing.edit_name, (number, text, kind, lang), {"period": period})


def remove_name(number: int) -> Edit:
    """Return the edit that takes a written form of a name away."""
    return Edit("names", editing.remove_name, (number,))


def add_link(predicate: str, to: Ref, date: Date | None) -> Edit:
    """Return the edit that relates the record to another."""
    return Edit("links", editing.add_link, (predicate, to), {"date": date})


def edit_link(number: int, predicate: str, to: Ref, date: Date | None) -> Edit:
    """Return the edit that changes a relation."""
    return Edit("links", editing.edit_link, (number, predicate, to), {"date": date})


def remove_link(number: int) -> Edit:
    """Return the edit that takes a relation away."""
    return Edit("links", editing.remove_link, (number,))


def passages(lang: str, texts: Sequence[str]) -> Edit:
    """Return the edit that gives a section its whole text in one language."""
    return Edit(f"passages.{lang}", editing.set_passages, (lang, list(texts)))
