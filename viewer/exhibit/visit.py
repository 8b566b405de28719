"""Visit: where a visitor is in the exhibit, and the way back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, Signal

ATTRACT: Final = "attract"
HOME: Final = "home"
RECORD: Final = "record"
LONGEST: Final = 50
"""Places that are remembered; the oldest is forgotten first."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the exhibit: a screen, what it shows, how far, and what else it must know.

    `ref` is a record's, `step` a page or stop from 0, `detail` a query, a tab or the like.
    """

    screen: str
    ref: str | None = None
    step: int = 0
    detail: str = ""


class Visit(QObject):
    """Hold one visitor's place and way; compare, store and emit once. Lives in the GUI thread."""

    changed = Signal(object)
    """The new Place."""
    ended = Signal()
    """The visitor has gone: everything that he did is to be forgotten."""
    chosen_changed = Signal(object)
    """The ref of the record that map, timeline and pages stand at now, or None."""
    attended = Signal(bool)
    """A sound or film began to play (nobody needs to touch anything), or it ended."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._way: list[Place] = [Place(ATTRACT)]
        self._playing: set[int] = set()
        self._chosen: str | None = None

    @property
    def chosen(self) -> str | None:
        """Return the record that was chosen or opened last, whichever screen it was on."""
        return self._chosen

    def choose(self, ref: str | None) -> None:
        """Choose a record where the visitor is; every other screen will stand at it."""
        if ref != self._chosen:
            self._chosen = ref
            self.chosen_changed.emit(ref)

    @property
    def place(self) -> Place:
        """Return where the visitor is."""
        return self._way[-1]

    @property
    def can_go_back(self) -> bool:
        """Say whether there is a place to go back to."""
        return len(self._way) > 1

    @property
    def playing(self) -> bool:
        """Say whether a sound or film plays."""
        return bool(self._playing)

    def go(self, place: Place) -> None:
        """Go to `place`; nothing happens where the visitor is there already."""
        if place != self.place:
            self._way.append(place)
            if self._way[0].screen == ATTRACT:  # nobody goes back to where he never was
                del self._way[0]
            del self._way[:-LONGEST]
            if place.ref is not None and place.screen == RECORD:
                self.choose(place.ref)
            self.changed.emit(place)

    def replace(self, place: Place) -> None:
        """Go to `place` instead of this one: the way back does not lead here (a next page)."""
        if place != self.place:
            self._way[-1] = place
            self.changed.emit(place)

    def back(self) -> None:
        """Go to the place before; from the first one, home."""
        if self.can_go_back:
            self._way.pop()
            self.changed.emit(self.place)
        else:
            self.home()

    def home(self) -> None:
        """Go home; from there no way leads back."""
        moved = self.place != Place(HOME)
        self._way = [Place(HOME)]
        if moved:
            self.changed.emit(self.place)

    def reset(self) -> None:
        """End the visit: the exhibit waits for the next visitor."""
        moved = self.place != Place(ATTRACT)
        self._way = [Place(ATTRACT)]
        self._playing.clear()
        self.choose(None)
        self.ended.emit()
        if moved:
            self.changed.emit(self.place)

    def attend(self, player: QObject, *, playing: bool) -> None:
        """Say whether `player` plays a sound or film: while one does, the station never resets."""
        before = self.playing
        (self._playing.add if playing else self._playing.discard)(id(player))
        if before != self.playing:
            self.attended.emit(self.playing)
