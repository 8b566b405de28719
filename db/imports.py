"""Imports by parcels: files of any format of db.exchange into an archive, or what they would do."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from db.exchange import formats, incoming
from db.exchange.parcel import Parcel, Rejected
from db.exchange.ports import Known
from db.outcomes import Imported

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from db.archive import Archive
    from db.changes import Changes
    from db.exchange.incoming import Carried, Planned
    from db.exchange.ports import Importer
    from db.records import Ref

NONE: dict[str, str] = {}


@dataclass(frozen=True, slots=True)
class Wanted:
    """One import as somebody wants it: files of one format, and what is said of them.

    `decisions` say, by a row's key, which record it is ("new" and "skip" are answers too).
    """

    importer: str
    files: tuple[Path, ...]
    known: Known = field(default_factory=Known)
    decisions: Mapping[Ref, str] = field(default_factory=dict[str, str])

    def __iter__(self) -> Iterator[Parcel | Rejected]:
        """Yield the parcels of all files, anew each time."""
        reader = formats.importer(self.importer).read
        for path in self.files:
            several = f"{path.name}, " if len(self.files) > 1 else ""
            for one in reader(path, self.known):
                if several and isinstance(one, Rejected):
                    yield replace(one, where=f"{several}{one.where}")
                else:
                    yield one


def importer_for(files: tuple[Path, ...]) -> Importer | None:
    """Return the importer that all of the files are told to be of; None for none or several."""
    found = {formats.told_from(path) for path in files}
    return found.pop() if len(found) == 1 else None


def rehearse(
    door: Archive,
    wanted: Wanted,
    progress: Callable[[float], None] = lambda _share: None,
    tell: Callable[[Planned], None] | None = None,
) -> Carried:
    """Return what an import would do; the archive is only read. `tell` is handed each row."""
    return door.read(incoming.plan, wanted, wanted.decisions, progress, tell)


def take_in(
    door: Archive,
    wanted: Wanted,
    progress: Callable[[float], None] = lambda _share: None,
) -> tuple[Carried, Changes]:
    """Import into an archive that is open for writing, as one revision, or not at all."""
    names = ", ".join(path.name for path in wanted.files)

    def change(transaction: incoming.Transaction) -> Carried:
        transaction.why = f"Import {names}"
        return incoming.carry_out(transaction, wanted, wanted.decisions, progress)

    changes = door.write(change)
    progress(1.0)
    carried = changes.answer
    assert isinstance(carried, incoming.Carried)
    return carried, changes


def outcome(importer: str, carried: Carried) -> Imported:
    """Return what an import did as the command line tells it."""
    problems = list(carried.problems)
    if carried.more_problems:
        problems.append(("", f"and {carried.more_problems} more"))
    return Imported(
        format=importer,
        added=dict(carried.added),
        suggested={},
        unchanged=carried.unchanged,
        problems=tuple(problems),
        rejected=carried.rejected > 0,
        changed=dict(Counter(carried.changed)),
    )
