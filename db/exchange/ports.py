"""Importer and Exporter: what a format says of itself; one of each, or both, a format's module."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from db.exchange.outgoing import Source
    from db.exchange.parcel import Parcel, Rejected


@dataclass(frozen=True, slots=True)
class Known:
    """What whoever imports said of a file beforehand.

    `kind` is what its rows are, where the file does not say; `columns` maps its headings to fields
    (an empty one leaves the column out); `lang` is the language of what names none.
    """

    lang: str = "vi"
    kind: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True)
class Importer:
    """Read a format: `read` yields a parcel for each record and a Rejected for each it can't take.

    `read` streams, and is called twice for one import; it raises ImportRefused for a file that is
    not of the format. `recognises` looks at the beginning of a file whose name has one of
    `suffixes` (lower case, with the dot; "" is a folder) and says whether it is of this format;
    `title` is an English source string. `kinds` are those that it can bring. `columns`, of tables
    whose rows may be of any kind, returns a file's headings.
    """

    name: str
    title: str
    suffixes: tuple[str, ...]
    kinds: tuple[str, ...]
    read: Callable[[Path, Known], Iterator[Parcel | Rejected]]
    recognises: Callable[[Path], bool]
    columns: Callable[[Path], list[str]] | None = None


@dataclass(frozen=True, slots=True)
class Exporter:
    """Write a format: `write` makes the file or folder at the path, which does not exist yet.

    `suffix` is the file's, with the dot, or "" for a folder; `importer` names what reads it back,
    for the loss report, or is None where nothing does. `kinds` are those that it can hold.
    `template`, of tables, writes one without records: the headings of some kinds, explained.
    """

    name: str
    title: str
    suffix: str
    kinds: tuple[str, ...]
    write: Callable[[Source, Path], None]
    importer: str | None = None
    template: Callable[[tuple[str, ...], Path], None] | None = None
