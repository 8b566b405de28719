"""Adoption: whether the open archive is this person's own, and how one from elsewhere becomes so.

A file that was never made, adopted or trusted here is only read, whatever it says of itself.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from viewer.widgets.adopt_strip import AdoptStrip
from viewer.working_copy import BUNDLED, copy_path

if TYPE_CHECKING:
    from pathlib import Path

    from db.records import About
    from viewer.catalogue.adopting import Adopting
    from viewer.doorway import Doorway
    from viewer.state.recents import Recents


def greet(recents: Recents, path: Path, about: About) -> bool:
    """Remember an archive that was opened, and say whether it is ours; for a worker thread."""
    recents.note(path, about)
    return recents.is_ours(path, about.uuid)


class Adoption(QObject):
    """Keep what is not ours from being edited, and show the way to make it ours."""

    judged = Signal()
    """It is known whether the archive that was opened last is ours."""

    def __init__(self, doorway: Doorway) -> None:
        super().__init__(doorway.window)
        self._doorway = doorway
        self._context = doorway.context
        self._source: Path | None = None
        self._about: About | None = None
        self._ours = False
        self._edited_next: Path | None = None
        self.adopting: Adopting | None = None
        self.strip = AdoptStrip()
        self.strip.adopt_wanted.connect(self.ask)
        doorway.window.add_strip(self.strip)
        self._context.language.changed.connect(self.strip.retranslate)

    def meet(self, path: Path, about: About) -> None:
        """Find out whether the archive that was just opened is ours; `judged` follows."""
        self._source, self._about = path, about
        if path in (BUNDLED, copy_path(self._context.settings)):
            self._judge(path, ours=True)
        else:
            then = partial(self._take_answer, path)
            self._context.jobs.run(
                greet, self._doorway.recents, path, about, then=then, latest=self
            )

    def offer(self, path: Path) -> None:
        """Offer to adopt a file that was refused, because it carries code."""
        self._source, self._about = path, None
        self.strip.tell(refused=True)

    def permits(self) -> bool:
        """Say whether the open archive may be edited; if it may not, show what can be done."""
        if not self._ours:
            self.ask()
        return self._ours

    def ask(self) -> None:
        """Ask in which way the archive should be edited."""
        if self._source is None or self.adopting is not None:
            return
        from viewer.catalogue.adopting import Adopting

        self.adopting = Adopting(
            self._context,
            self._doorway.window,
            self._doorway.recents,
            self._source,
            self._about,
        )
        self.adopting.adopted.connect(self._on_adopting_adopted)
        self.adopting.trusted.connect(self._on_adopting_trusted)
        self.adopting.ended.connect(self._on_adopting_ended)
        self.adopting.begin()

    def _take_answer(self, path: Path, ours: bool) -> None:
        self._judge(path, ours=ours)

    def _judge(self, path: Path, *, ours: bool) -> None:
        archive = self._doorway.archive()
        if archive is None or archive.path != path:
            return
        self._ours = ours
        if ours:
            self.strip.hide()
        else:
            self.strip.tell(refused=False)
        self.judged.emit()
        if ours and self._edited_next == path:
            self._edited_next = None
            self._context.desk.unlock_wanted.emit()

    def _on_adopting_adopted(self, path: Path) -> None:
        self._edited_next = path
        self._doorway.open(path)

    def _on_adopting_trusted(self, path: Path) -> None:
        self._edited_next = path
        self._judge(path, ours=True)

    def _on_adopting_ended(self) -> None:
        self.adopting = None
        if not self._ours:
            self._context.desk.changed.emit()  # whoever waits to edit need not wait any more
