"""Browse: which set of records is looked at: a kind, a query, a span of time."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time in minutes since 0001-01-01, both ends included."""

    earliest: int
    latest: int


@dataclass(frozen=True, slots=True)
class Scope:
    """Which records are looked at; each part None or empty where it leaves nothing out."""

    kind: str | None = None
    query: str = ""
    span: Span | None = None


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

    def look_at_all(self) -> None:
        """Look at everything again: no kind, no query, no span."""
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

    def _become(self, scope: Scope) -> None:
        if scope != self._scope:
            self._scope = scope
            self.changed.emit(scope)
