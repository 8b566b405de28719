"""Supply: which pack a station shows, and the swap to a newer one between two visitors."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from db.errors import ArchiveError, ArchiveInUse, OpeningRefused

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from db.stations.store import PackStore, Started
    from viewer.jobs import Jobs

READ_AT_MOST = 500
"""Files that are remembered as refused or known: no stick is read again every ten seconds."""

T = TypeVar("T")
Mark = tuple[str, int, int, int]
"""A file as it was: name, inode, bytes, nanoseconds of its last change."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a look into the watched folders gave: lines for the log, and whether a pack waits."""

    notes: tuple[str, ...]
    waits: bool


class Supply(QObject):
    """Start with the good pack, watch for newer ones, and swap while nobody is there.

    Lives in the GUI thread; every look, copy and check is done in the jobs' lane apart.
    """

    opened = Signal(object)
    """A db.Archive that is to be shown from now on; whoever takes it closes it in the end."""
    missing = Signal()
    """There is no pack yet, or none that opens: something else is to be shown."""
    occupied = Signal(object)
    """The ArchiveInUse of another station that shows these packs: there is nothing to do here."""
    noted = Signal(str)
    """A sentence for the log."""

    def __init__(
        self,
        jobs: Jobs,
        store: PackStore,
        watched: tuple[Path, ...],
        *,
        watch_seconds: float,
        good_minutes: float,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._store = store
        self._watched = watched
        self._vacant = False
        self._busy = self._waits = False
        self._pending: Started | None = None
        self._ending = threading.Event()
        self._read_before: dict[Mark, None] = {}
        self._put_off: dict[Mark, str] = {}
        self._looking = QTimer(self)
        self._looking.setInterval(round(watch_seconds * 1000))
        self._looking.timeout.connect(self.look)
        self._proving = QTimer(self)
        self._proving.setInterval(round(good_minutes * 60_000))
        self._proving.timeout.connect(self._on_proving_timeout)
        jobs.closing.connect(self._ending.set)

    def start(self) -> None:
        """Open the pack to show; `opened` or `missing` follows, then the watch begins."""
        self._run(self._store.start, then=self._on_store_started, failed=self._on_store_failed)

    def be_vacant(self, vacant: bool) -> None:
        """Hear whether nobody is there: only then a newer pack is shown."""
        self._vacant = vacant
        self._go_on()

    def look(self) -> None:
        """Look into the watched folders now."""
        if self._watched and not self._busy:
            self._run(self._search, then=self._on_search_done, failed=self._note_error)

    def close(self) -> None:
        """End well; call it after the jobs were closed."""
        self._looking.stop()
        self._proving.stop()
        if self._pending is not None:
            self._pending.pack.archive.close()
            self._pending = None
        self._store.close()

    # in the worker

    def _search(self) -> Found:
        from db.stations.intake import Stopped, offers

        notes: list[str] = []
        waits = self._store.ledger.candidate is not None
        for path in offers(self._watched):
            mark = _mark(path)
            if mark is None or mark in self._read_before:
                continue
            try:
                manifest = self._store.take(path, self._ending.is_set)
            except OpeningRefused as error:
                self._remember(mark)
                notes.append(f"Refused: {error}")
            except ArchiveError as error:
                if self._put_off.get(mark) != (note := f"Not taken: {error}"):
                    notes.append(note)
                _put(self._put_off, mark, note)  # tried again each time, and told once
            except Stopped:
                break
            else:
                if manifest is not None:
                    waits = True
                    notes.append(f"Taken: {path}, version {manifest.version}.")
                elif self._store.ledger.tried is None:
                    self._remember(mark)  # no stick spins for it again
                    notes.append(f"Known: {path} is here already, or was done with.")
        return Found(tuple(notes), waits)

    def _remember(self, mark: Mark) -> None:
        """Do not read this file again before it changes."""
        _put(self._read_before, mark, None)

    # in the GUI thread

    def _run(
        self,
        work: Callable[[], object],
        then: Callable[..., None],
        failed: Callable[[ArchiveError], None],
    ) -> None:
        """Do one thing at a time in the lane apart."""
        self._busy = True

        def done(result: object) -> None:
            self._busy = False
            then(result)

        def gave_up(error: ArchiveError) -> None:
            self._busy = False
            failed(error)

        self._jobs.run_aside(work, then=done, failed=gave_up)

    def _go_on(self) -> None:
        """Do what can be done now that something has changed."""
        if not self._vacant:
            return
        if self._pending is not None:
            started, self._pending = self._pending, None
            self._show(started)
        elif self._waits and not self._busy:
            self._waits = False
            self._run(self._store.adopt, then=self._on_adopted, failed=self._note_error)

    def _show(self, started: Started) -> None:
        standing = "on trial" if started.on_trial else "good"
        self.noted.emit(f"Shown: version {started.entry.version} ({standing}).")
        for trouble in started.troubles:
            self.noted.emit(f"On the way: {trouble}")
        if started.on_trial:
            self._proving.start()
        else:
            self._proving.stop()
        self.opened.emit(started.pack.archive)

    def _on_store_started(self, started: Started | None) -> None:
        if started is None:
            self.noted.emit("There is no pack yet.")
            self.missing.emit()
        else:
            self._show(started)
        self._watch()

    def _on_store_failed(self, error: ArchiveError) -> None:
        self._note_error(error)
        if isinstance(error, ArchiveInUse):
            self.occupied.emit(error)
            return
        self.missing.emit()
        self._watch()

    def _watch(self) -> None:
        if self._watched:
            self._looking.start()
            self.look()

    def _on_search_done(self, found: Found) -> None:
        for note in found.notes:
            self.noted.emit(note)
        self._waits = found.waits
        self._go_on()

    def _on_adopted(self, started: Started | None) -> None:
        self._pending = started
        self._go_on()  # a visitor who came meanwhile keeps what he sees

    def _on_proving_timeout(self) -> None:
        if not self._busy:
            self._run(self._prove, then=self._on_proved, failed=self._note_error)

    def _prove(self) -> None:
        self._store.confirm()

    def _on_proved(self, _nothing: None) -> None:
        self._proving.stop()
        self.noted.emit("The new pack has proved good.")
        self._go_on()

    def _note_error(self, error: ArchiveError) -> None:
        self.noted.emit(str(error))


def _put(remembered: dict[Mark, T], mark: Mark, value: T) -> None:
    """Remember one file more, and forget the one that was remembered longest."""
    remembered[mark] = value
    while len(remembered) > READ_AT_MOST:
        remembered.pop(next(iter(remembered)))


def _mark(path: Path) -> Mark | None:
    try:
        status = path.lstat()
    except OSError:
        return None
    return str(path), status.st_ino, status.st_size, status.st_mtime_ns
