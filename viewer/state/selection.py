"""Selection: the one record that every panel shows, and the way back to those before it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from db.records import Ref

MEMORY = 200


@dataclass(frozen=True, slots=True)
class Spot:
    """A span of a passage to look at: `start` and `end` are code points, None for all of it.

    `lang` is the language of the passage's text; `passage` its position in `section`.
    """

    section: Ref
    passage: int
    start: int | None = None
    end: int | None = None
    lang: str = "vi"


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen: the record, where in the text (if that is known), and by whom."""

    ref: Ref | None = None
    spot: Spot | None = None
    origin: object | None = None


class Selection(QObject):
    """Hold one choice; compare, store and emit once. Lives in the GUI thread."""

    changed = Signal(object)
    """The new Choice."""
    lit = Signal(object)
    """The db.reading.Related of the chosen record, when it has been read."""
    history_changed = Signal(bool, bool)
    """(can go back, can go forward)."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._choice = Choice()
        self._before: list[Choice] = []
        self._after: list[Choice] = []

    @property
    def choice(self) -> Choice:
        """Return what is chosen now."""
        return self._choice

    @property
    def ref(self) -> Ref | None:
        """Return the chosen record's ref."""
        return self._choice.ref

    def choose(self, ref: Ref, origin: object | None = None, spot: Spot | None = None) -> None:
        """Choose a record, and where to look at it; nothing happens if it is chosen already."""
        if (ref, spot) == (self._choice.ref, self._choice.spot):
            return
        if self._choice.ref is not None:
            self._before = [*self._before[1 - MEMORY :], self._choice]
        self._after.clear()
        self._become(Choice(ref, spot, origin))

    def go_back(self) -> None:
        """Choose again what was chosen before."""
        if self._before:
            self._after.append(self._choice)
            self._become(self._from_history(self._before.pop()))

    def go_forward(self) -> None:
        """Choose again what the last step back left."""
        if self._after:
            self._before.append(self._choice)
            self._become(self._from_history(self._after.pop()))

    def forget(self) -> None:
        """Choose nothing, with no way back: another archive has been opened."""
        self._before.clear()
        self._after.clear()
        self._become(Choice())

    def light(self, related: object) -> None:
        """Announce what the chosen record lights up on map, timeline and page."""
        self.lit.emit(related)

    @staticmethod
    def _from_history(choice: Choice) -> Choice:
        return Choice(choice.ref, choice.spot, None)

    def _become(self, choice: Choice) -> None:
        self._choice = choice
        self.changed.emit(choice)
        self.history_changed.emit(bool(self._before), bool(self._after))
