"""Desk: whether the window may be edited, by whom, and how far what was typed has got."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from db.records import Words

Role = Literal["drafter", "reviewer"]
Progress = Literal["saved", "unsaved", "saving", "failed"]

ROLES: tuple[Role, ...] = ("drafter", "reviewer")


@dataclass(frozen=True, slots=True)
class Cataloguer:
    """Who edits: the name that signs each revision, and whether they draft or review."""

    name: str
    role: Role = "drafter"

    @property
    def reviews(self) -> bool:
        """Say whether this person may call a record reviewed or published."""
        return self.role == "reviewer"


@dataclass(frozen=True, slots=True)
class MarkedWords:
    """Words that somebody marked in the text: code points [start, end) of a passage.

    `position` is the passage's place in `section`, from 0; `title` is that of the section.
    """

    section: str
    title: Words
    passage_id: int
    position: int
    lang: str
    start: int
    end: int
    quote: str


class Desk(QObject):
    """Hold whether editing is on; compare, store and emit once. Lives in the GUI thread.

    The window starts locked, as a reader. The session unlocks the desk once the archive stands open
    for writing.
    """

    changed = Signal()
    """Editing was turned on or off, or another person sat down."""
    progressed = Signal(str)
    """The new Progress of what was typed."""
    unlock_wanted = Signal()
    """Somebody asked to edit; the session asks who it is."""
    lock_wanted = Signal()
    save_wanted = Signal()
    undo_wanted = Signal()
    redo_wanted = Signal()
    tool_wanted = Signal(str)
    """The name of a tool of the desk (`form`, `queue`, ...) that should come to the front."""
    form_wanted = Signal(str)
    """A ref whose form should be opened."""
    creation_wanted = Signal(str)
    """A kind of which a new record should be made."""
    targeted = Signal(str, str)
    """(ref, field) that the keyboard is in: what a marked span would be evidence of."""
    words_marked = Signal(object)
    """The MarkedWords of the text, None where nothing is marked any more."""
    region_marked = Signal(str, int, object)
    """(media ref, page, corners in picture pixels) that was drawn on a picture, as evidence."""
    point_wanted = Signal(bool)
    """Whether the next click on the map is a position for the form."""
    pointed = Signal(float, float)
    """(latitude, longitude) of that click, in degrees of WGS 84."""

    view_wanted = Signal()
    """A form asks what the map shows now."""
    viewed = Signal(object)
    """The db.tour_stop.MapView that the map shows."""
    show_wanted = Signal(object)
    """A MapView that the map should show."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cataloguer: Cataloguer | None = None
        self._progress: Progress = "saved"
        self._wants_point = False
        self._target = ("", "")
        self._marked: MarkedWords | None = None

    @property
    def target(self) -> tuple[str, str]:
        """Return the (ref, field) that the keyboard was in last, ("", "") for none."""
        return self._target

    def aim(self, ref: str, name: str) -> None:
        """Say that the keyboard is in a field of a record's form."""
        if (ref, name) != self._target:
            self._target = (ref, name)
            self.targeted.emit(ref, name)

    @property
    def marked(self) -> MarkedWords | None:
        """Return the words that are marked in the text."""
        return self._marked

    def mark(self, words: MarkedWords | None) -> None:
        """Say which words are marked in the text."""
        if words != self._marked:
            self._marked = words
            self.words_marked.emit(words)

    @property
    def editing(self) -> bool:
        """Say whether the archive may be changed from this window."""
        return self._cataloguer is not None

    @property
    def cataloguer(self) -> Cataloguer | None:
        """Return who edits, None while the desk is locked."""
        return self._cataloguer

    @property
    def progress(self) -> Progress:
        """Return how far what was typed has got."""
        return self._progress

    @property
    def wants_point(self) -> bool:
        """Say whether a click on the map is a position for the form."""
        return self._wants_point

    def unlock(self, cataloguer: Cataloguer) -> None:
        """Let this person edit."""
        self._become(cataloguer)

    def lock(self) -> None:
        """Let nobody edit."""
        self.want_point(wanted=False)
        self._become(None)

    def report(self, progress: Progress) -> None:
        """Say how far what was typed has got."""
        if progress != self._progress:
            self._progress = progress
            self.progressed.emit(progress)

    def want_point(self, *, wanted: bool) -> None:
        """Ask for a click on the map, or no longer."""
        if wanted != self._wants_point:
            self._wants_point = wanted
            self.point_wanted.emit(wanted)

    def take_point(self, lat: float, lon: float) -> bool:
        """Give the form the position that was clicked; return whether it wanted one."""
        if not self._wants_point:
            return False
        self.want_point(wanted=False)
        self.pointed.emit(lat, lon)
        return True

    def _become(self, cataloguer: Cataloguer | None) -> None:
        if cataloguer != self._cataloguer:
            self._cataloguer = cataloguer
            self.changed.emit()
