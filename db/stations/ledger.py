"""The ledger of a station's packs: which are good, which is on trial, and what was done with."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from db.copying import durable
from db.errors import unwritten

if TYPE_CHECKING:
    from pathlib import Path

    from db.packs.manifest import Manifest

FILE = "ledger.json"
LEDGER_VERSION = 1
LARGEST_FILE = 100_000
DONE_WITH_AT_MOST = 64
GOOD_AT_MOST = 2
CRASHES_ALLOWED = 1
"""A pack on trial that crashes more often than this is taken away."""

Standing = Literal["candidate", "tried", "good"]


@dataclass(frozen=True, slots=True)
class Entry:
    """A pack of the folder: `name` is its file, `sha256` the sum of its database part.

    A "candidate" is whole and waits; a "tried" one is shown until it proves itself; "good" did.
    """

    name: str
    archive: str
    version: int
    sha256: str
    standing: Standing
    crashes: int = 0


@dataclass(frozen=True, slots=True)
class Ledger:
    """Hold what a station knows of its packs, oldest first; a value, every change is a new one.

    `done_with` are the sums of packs that were replaced or failed: they are not taken again.
    `shown` is the highest version of each archive (by UUID) that proved good. `running` names the
    start of the machine under which a station shows something; empty when it ended well.
    """

    entries: tuple[Entry, ...] = ()
    done_with: tuple[str, ...] = ()
    shown: dict[str, int] = field(default_factory=dict[str, int])
    running: str = ""

    @property
    def goods(self) -> tuple[Entry, ...]:
        """Return the packs that proved good, the newest last."""
        return tuple(entry for entry in self.entries if entry.standing == "good")

    @property
    def tried(self) -> Entry | None:
        """Return the pack on trial."""
        return self._only("tried")

    @property
    def candidate(self) -> Entry | None:
        """Return the pack that waits to be shown."""
        return self._only("candidate")

    @property
    def showing(self) -> Entry | None:
        """Return what a station that starts now shows."""
        return self.tried or (self.goods[-1] if self.goods else None)

    def _only(self, standing: Standing) -> Entry | None:
        return next((entry for entry in self.entries if entry.standing == standing), None)

    def knows(self, sha256: str) -> bool:
        """Say whether a pack is here already, or was done with."""
        return sha256 in self.done_with or any(entry.sha256 == sha256 for entry in self.entries)

    def with_candidate(self, name: str, manifest: Manifest) -> Ledger:
        """Return the ledger with a new pack that waits; an older one that waited is dropped."""
        new = Entry(name, manifest.archive, manifest.version, manifest.sha256, "candidate")
        kept = tuple(entry for entry in self.entries if entry.standing != "candidate")
        return replace(self, entries=(*kept, new))

    def with_trial(self) -> Ledger:
        """Return the ledger with the waiting pack on trial, where none is."""
        return self if self.tried else self._restood("candidate", "tried")

    def with_trial_passed(self) -> Ledger:
        """Return the ledger with the tried pack among the good ones, of which two are kept."""
        tried = self.tried
        if tried is None:
            return self
        highest = max(tried.version, self.shown.get(tried.archive, 0))
        passed = replace(
            self._restood("tried", "good"), shown={**self.shown, tried.archive: highest}
        )
        for old in passed.goods[:-GOOD_AT_MOST]:
            passed = passed.without(old)
        return passed

    def with_crash(self) -> Ledger:
        """Return the ledger after a crash; too many, and the pack gives way to a good one."""
        tried = self.tried
        if tried is None:
            return self
        counted = replace(tried, crashes=tried.crashes + 1)
        if counted.crashes > CRASHES_ALLOWED and self.goods:
            return self.without(tried)
        return self._swapped(tried, counted)

    def without(self, entry: Entry) -> Ledger:
        """Return the ledger without a pack, which is not taken again."""
        done_with = (*(old for old in self.done_with if old != entry.sha256), entry.sha256)
        entries = tuple(other for other in self.entries if other is not entry)
        return replace(self, entries=entries, done_with=done_with[-DONE_WITH_AT_MOST:])

    def _restood(self, before: Standing, after: Standing) -> Ledger:
        entry = self._only(before)
        if entry is None:
            return self
        return self._swapped(entry, replace(entry, standing=after, crashes=0))

    def _swapped(self, old: Entry, new: Entry) -> Ledger:
        entries = tuple(new if entry is old else entry for entry in self.entries)
        return replace(self, entries=entries)


def write_ledger(ledger: Ledger, folder: Path) -> None:
    """Write the ledger so that at every instant a whole one lies on the disk, the old or the new.

    Raises StorageFailed where the disk is full or gone; the old one stays then.
    """
    import msgspec

    body = msgspec.json.encode({"muniment_station": LEDGER_VERSION, "ledger": ledger})
    part = folder / f"{FILE}-part"
    try:
        part.write_bytes(body + b"\n" + hashlib.sha256(body).hexdigest().encode() + b"\n")
    except OSError as error:
        raise unwritten(folder / FILE, error) from error
    durable(part, folder / FILE)


def read_ledger(folder: Path) -> Ledger | None:
    """Return the ledger of a folder, an empty one where there is none, None for a damaged one."""
    import msgspec

    path = folder / FILE
    try:
        if not os.path.lexists(path):
            return Ledger()
        if not path.is_file():  # a pipe would never answer
            return None
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE)
        body, _, tail = data.partition(b"\n")
        if hashlib.sha256(body).hexdigest().encode() != tail.strip():
            return None
        return msgspec.json.decode(body, type=_Written).ledger
    except (OSError, ValueError, RecursionError, msgspec.MsgspecError):
        return None


@dataclass(frozen=True, slots=True)
class _Written:
    muniment_station: Literal[1]
    ledger: Ledger
