"""Browse: which set of records is looked at: a query, and what narrows it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from db.records import Ref
    from db.search.filters import Area, Filters

Part = Literal["kind", "side", "place", "year", "source", "span", "area"]
"""What can narrow a scope, by its field."""
PARTS: tuple[Part, ...] = ("kind", "side", "place", "year", "source", "span", "area")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time in minutes since 0001-01-01, both ends included."""

    earliest: int
    latest: int


@dataclass(frozen=True, slots=True)
class Scope:
    """Which records are looked at; each part None or empty where it leaves nothing out.

    `place` and `source` are refs: what is at that place, what rests on that source. `area` is a box
    on the map.
    """

    kind: str | None = None
    query: str = ""
    span: Span | None = None
    area: Area | None = None
    side: str | None = None
    place: Ref | None = None
    year: int | None = None
    source: Ref | None = None

    @property
    def narrowed(self) -> tuple[Part, ...]:
        """Return the parts that leave something out, whatever the query."""
        return tuple(part for part in PARTS if getattr(self, part) is not None)

    @property
    def listed(self) -> bool:
        """Say whether somebody asked for a list: a span of time alone only shades what is shown."""
        return bool(self.query) or any(part != "span" for part in self.narrowed)

    def without(self, *parts: Part) -> Scope:
        """Return this scope without what these parts leave out."""
        return replace(self, **dict.fromkeys(parts))

    def filters(self) -> Filters:
        """Return what narrows a search, in the archive's words."""
        from db.search.filters import Filters  # not needed before the first paint

        return Filters(
            kinds=(self.kind,) if self.kind else (),
            side=self.side,
            place=self.place,
            year=self.year,
            source=self.source,
            earliest=self.span.earliest if self.span else None,
            latest=self.span.latest if self.span else None,
            area=self.area,
        )


@dataclass(frozen=True, slots=True)
class Count:
    """How many records a query found; `exact` is False where there are more than were counted."""

    total: int
    exact: bool
    did_you_mean: str | None = None


class Browse(QObject):
    """Hold one scope; compare, store and emit once. Lives in the GUI thread."""

    changed = Signal(object)
    """The new Scope."""
    counted = Signal(object)
    """A Count of what the scope's query found, or None when nothing is searched for."""
    shown_wanted = Signal()
    """The list of what is looked at should be seen."""
    first_wanted = Signal()
    """The first of what was found should be chosen."""
    meant_wanted = Signal()
    """The spelling that was probably meant should be searched for."""
    query_wanted = Signal()
    """The keyboard should go back to where the query is typed."""
    text_wanted = Signal()
    """Something was opened by key: its text should have the keyboard."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scope = Scope()

    @property
    def scope(self) -> Scope:
        """Return the set looked at now."""
        return self._scope

    def search(self, query: str) -> None:
        """Look for `query`; an empty one ends the search."""
        self._become(replace(self._scope, query=query.strip()))

    def limit_to_kind(self, kind: str | None) -> None:
        """Look at records of one kind only, or of all."""
        self._become(replace(self._scope, kind=kind))

    def limit_to_span(self, span: Span | None) -> None:
        """Look at one stretch of time only, or at all of it."""
        self._become(replace(self._scope, span=span))

    def limit_to_area(self, area: Area | None) -> None:
        """Look at what lies or happened in a box on the map only, or anywhere."""
        self._become(replace(self._scope, area=area))

    def limit_to_side(self, side: str | None) -> None:
        """Look at one side only, or at both and neither."""
        self._become(replace(self._scope, side=side))

    def limit_to_place(self, place: Ref | None) -> None:
        """Look at what is at one place or inside of it only, or anywhere."""
        self._become(replace(self._scope, place=place))

    def limit_to_year(self, year: int | None) -> None:
        """Look at what touches one year only, or any."""
        self._become(replace(self._scope, year=year))

    def limit_to_source(self, source: Ref | None) -> None:
        """Look at what rests on one source only, or on any."""
        self._become(replace(self._scope, source=source))

    def widen(self, *parts: Part) -> None:
        """Leave out no longer what these parts left out; without any, what any part left out."""
        self._become(self._scope.without(*(parts or PARTS)))

    def look_at(self, scope: Scope) -> None:
        """Look at another set, all parts at once."""
        self._become(scope)

    def look_at_all(self) -> None:
        """Look at everything again: no query, and nothing left out."""
        self._become(Scope())

    def announce(self, count: Count | None) -> None:
        """Say how many records the query found."""
        self.counted.emit(count)

    def show(self) -> None:
        """Bring the list of what is looked at to the front."""
        self.shown_wanted.emit()

    def choose_first(self) -> None:
        """Choose the first of what was found."""
        self.first_wanted.emit()

    def take_meaning(self) -> None:
        """Search for the spelling that was probably meant."""
        self.meant_wanted.emit()

    def ask(self) -> None:
        """Give the keyboard back to where the query is typed."""
        self.query_wanted.emit()

    def read(self) -> None:
        """Give the keyboard to the text of what was opened."""
        self.text_wanted.emit()

    def _become(self, scope: Scope) -> None:
        if scope != self._scope:
            self._scope = scope
            self.changed.emit(scope)
