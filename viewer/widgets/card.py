"""What a card says: words and targets as plain data, ready to be laid out."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Value:
    """One thing a row says; with a `ref` (and its kind and side) it can be followed."""

    text: str
    ref: str | None = None
    kind: str | None = None
    side: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One line: what it is, what it says, and what to ask "says who?" of (None: nothing)."""

    label: str
    values: tuple[Value, ...]
    target: str | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence that something rests on; `spot` is handed back when it is clicked."""

    text: str
    caption: str
    spot: object | None = None
    ref: str | None = None
    grade: str = "certain"


@dataclass(frozen=True, slots=True)
class Account:
    """Two accounts of one thing, side by side, and why the first is preferred."""

    label: str
    preferred: str
    rival: str
    status: str
    reason: str
    target: str | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under one small heading."""

    label: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """Everything that the card of one record says, in the language spoken now."""

    ref: str
    kind: str
    side: str | None
    eyebrow: str
    title: str
    subtitle: str
    text: str
    text_note: str
    rows: tuple[Row, ...]
    accounts: tuple[Account, ...] = ()
    quotes: tuple[Quote, ...] = ()
    groups: tuple[Group, ...] = ()
