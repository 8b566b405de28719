"""Adopting in the window: the way is asked, taken in a process of its own, and told about."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog

from db import Archive, reading
from db.adopting import abandon, adopt, vet
from db.archive import Cancellation
from db.maps.originals import folder_of
from viewer.catalogue.apart import in_child
from viewer.dialogs.adopt import AdoptDialog
from viewer.folders import documents_folder
from viewer.state.notices import notice_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from db.adopting import Adopted
    from db.errors import ArchiveError
    from db.records import About
    from viewer.context import Context
    from viewer.state.recents import Recents

NAMED = 3
"""What stayed behind is named so often, and counted beyond."""


def take_in(
    recents: Recents,
    source: Path,
    target: Path,
    progress: Callable[[float], None],
    cancellation: Cancellation,
) -> Adopted | None:
    """Adopt `source` into `target` in a process of its own; None where it was called off.

    For a worker thread; raises the ArchiveError family, and leaves nothing behind then.
    """
    fresh = not folder_of(target).exists()
    adopted = in_child(adopt, source, target, progress=progress, cancellation=cancellation)
    if adopted is None:
        abandon(target, with_originals=fresh)
        return None
    with Archive.open(target) as archive:
        recents.note(target, archive.read(reading.about), ours=True)
    return adopted


def trust(
    recents: Recents,
    path: Path,
    about: About,
    progress: Callable[[float], None],
    cancellation: Cancellation,
) -> bool:
    """Check a whole archive in a process of its own, and call it ours; for a worker thread."""
    in_child(vet, path, progress=progress, cancellation=cancellation)
    if cancellation.cancelled:
        return False
    recents.note(path, about, ours=True)
    return True


class Adopting(QObject):
    """Carry one adoption from the dialog to the archive that may be edited."""

    adopted = Signal(object)
    """The Path of the new archive."""
    trusted = Signal(object)
    """The Path of the file that may be edited where it is."""
    ended = Signal()
    """The dialog has gone, whatever came of it."""
    _progressed = Signal(float)

    def __init__(
        self,
        context: Context,
        window: QWidget,
        recents: Recents,
        source: Path,
        about: About | None,
    ) -> None:
        """Take the file from elsewhere; `about` is None where it was refused for its code."""
        super().__init__(window)
        self._context = context
        self._recents = recents
        self._source = source
        self._about = about
        self._cancellation = Cancellation()
        self._running = False
        self._closed = False
        folder = documents_folder()
        word = "-adopted" if source.parent == folder else ""
        proposed = folder / f"{source.stem}{word}{source.suffix}"
        self.dialog = AdoptDialog(proposed, may_trust=about is not None, parent=window)
        self.dialog.copy_wanted.connect(self._on_dialog_copy_wanted)
        self.dialog.trust_wanted.connect(self._on_dialog_trust_wanted)
        self.dialog.finished.connect(self._on_dialog_finished)
        self._progressed.connect(self.dialog.show_share)

    def begin(self) -> None:
        """Ask in which way the archive should be edited."""
        self.dialog.open()

    def _start(self) -> Cancellation:
        self._running = True
        self._cancellation = Cancellation()
        self._context.jobs.closing.connect(self._cancellation.cancel)
        return self._cancellation

    def _stop(self) -> bool:
        """Take note that the worker is done; return whether somebody still waits for it."""
        self._running = False
        if self._closed:
            self.deleteLater()
        return not self._closed

    def _finish_copy(self, target: Path, adopted: Adopted | None) -> None:
        if not self._stop() or adopted is None:  # called off
            return
        self.dialog.done(QDialog.DialogCode.Accepted)
        said = self.tr("%1 records were adopted into %2.").replace("%1", str(adopted.records))
        self._context.notices.post(said.replace("%2", adopted.path), self._told_of(adopted))
        self.adopted.emit(target)

    def _told_of(self, adopted: Adopted) -> str:
        """Say what stayed behind, and what is missing."""
        parts: list[str] = []
        if adopted.foreign:
            said = self.tr("Left behind, for it is none of an archive's: %1.")
            parts.append(said.replace("%1", _named(adopted.foreign)))
        if adopted.originals:
            said = self.tr("These originals are missing or damaged: %1.")
            parts.append(said.replace("%1", _named(adopted.originals)))
        if adopted.problems:
            said = self.tr("“muniment verify” still finds: %1.")
            parts.append(said.replace("%1", _named([check.name for check in adopted.problems])))
        return " ".join(parts)

    def _finish_trust(self, trusted: bool) -> None:
        if self._stop() and trusted:
            self.dialog.done(QDialog.DialogCode.Accepted)
            self.trusted.emit(self._source)

    def _fail(self, error: ArchiveError) -> None:
        if self._stop():
            notice = notice_of(error)
            self.dialog.refuse(f"{notice.sentence} {notice.remedy}")

    def _on_dialog_copy_wanted(self, target: Path) -> None:
        self._context.jobs.run_aside(
            take_in,
            self._recents,
            self._source,
            target,
            self._progressed.emit,
            self._start(),
            then=partial(self._finish_copy, target),
            failed=self._fail,
        )

    def _on_dialog_trust_wanted(self) -> None:
        assert self._about is not None
        self._context.jobs.run_aside(
            trust,
            self._recents,
            self._source,
            self._about,
            self._progressed.emit,
            self._start(),
            then=self._finish_trust,
            failed=self._fail,
        )

    def _on_dialog_finished(self) -> None:
        self._closed = True
        self._cancellation.cancel()
        self.dialog.deleteLater()
        if not self._running:  # a worker would tell its progress to nobody
            self.deleteLater()
        self.ended.emit()


def _named(names: tuple[str, ...] | list[str]) -> str:
    """Return the first of some names, and how many there are beyond them."""
    more = len(names) - NAMED
    return ", ".join(names[:NAMED]) + (f" (+{more})" if more > 0 else "")
