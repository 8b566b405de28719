"""Inquiry: one scope asked of the archive: a first answer at once, the exact one, then counts."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, TypeAlias

from PySide6.QtCore import QObject, Signal

from db import reading
from db.search.query import first_answer, search
from db.search.words import PIECE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.records import Found, Name, Ref, Words
    from viewer.jobs import Jobs
    from viewer.state.browse import Part, Scope

Connection: TypeAlias = Any
"""The archive's own; the viewer hands it on and never looks inside."""

FIRST = 40
PAGE = 100
FACETS: tuple[Part, ...] = ("kind", "side", "place", "year", "source")
"""The parts of a scope that are counted by value."""

Counts: TypeAlias = "Mapping[str, Mapping[str, int]]"


@dataclass(frozen=True, slots=True)
class Tally:
    """How much was found: in all, and of each value of each facet.

    Unless `exact` these are lower bounds. `titles` name the places and sources among the values.
    """

    total: int
    exact: bool
    facets: Counts
    titles: Mapping[Ref, Words]


@dataclass(frozen=True, slots=True)
class Answer:
    """A stretch of hits from `offset` on, the names by which some were found, and a tally."""

    scope: Scope
    found: Found
    tally: Tally
    names: Mapping[Ref, Name] = field(default_factory=dict["Ref", "Name"])
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Advice:
    """What would bring hits where there are none: narrowings to drop, or a plainer query."""

    drops: tuple[tuple[Part, int, bool], ...]
    """(part, hits without it, whether that is all of them)."""
    all_dropped: tuple[int, bool]
    plainer: tuple[str, int, bool] | None
    """The query without what it excludes and the kinds it names, and what that would bring."""


def first(connection: Connection, scope: Scope) -> Answer:
    """Answer in a bounded time."""
    if scope.query:
        found = first_answer(connection, scope.query, filters=scope.filters(), limit=FIRST)
    else:
        found = reading.narrowed(connection, scope.filters(), PAGE, totals=False)
    return _answer(connection, scope, found)


def exact(connection: Connection, scope: Scope, offset: int = 0) -> Answer:
    """Answer in the exact order, however long it takes."""
    filters = scope.filters()
    if scope.query:
        query = scope.query
        found = search(connection, query, filters=filters, limit=PAGE, offset=offset, totals=False)
    else:
        found = reading.narrowed(connection, filters, PAGE, offset, totals=False)
    return _answer(connection, scope, found, offset)


def counts(connection: Connection, scope: Scope) -> Tally:
    """Count everything that a scope leaves, and what each narrowing could be exchanged for."""
    found = _counted(connection, scope)
    facets = {name: dict(values) for name, values in found.facets.items()}
    for part in scope.narrowed:
        if part in FACETS:
            wider = _bounded(connection, scope.without(part))
            facets[part] = {**wider.facets.get(part, {}), **facets.get(part, {})}
    return _tally(connection, found, facets)


def advise(connection: Connection, scope: Scope) -> Advice:
    """Find out what would bring hits."""
    drops: list[tuple[Part, int, bool]] = []
    for part in scope.narrowed:
        found = _bounded(connection, scope.without(part))
        drops.append((part, found.total, found.total_exact))
    free = _bounded(connection, scope.without(*scope.narrowed))
    plain = plainer(scope.query)
    better = None
    if plain and plain != scope.query:
        found = _bounded(connection, replace(scope, query=plain))
        better = (plain, found.total, found.total_exact)
    return Advice(tuple(drops), (free.total, free.total_exact), better)


def plainer(query: str) -> str:
    """Return a query without the words that it excludes and the kinds that it names."""
    kept: list[str] = []
    at = 0
    for match in PIECE.finditer(query):
        if match["excluded"] or match["kind"] or match["quoted_kind"]:
            kept.append(query[at : match.start()])
            at = match.end()
    return " ".join("".join((*kept, query[at:])).split())


def _counted(connection: Connection, scope: Scope) -> Found:
    if scope.query:
        return search(connection, scope.query, filters=scope.filters(), limit=1)
    return reading.narrowed(connection, scope.filters(), 1)


def _bounded(connection: Connection, scope: Scope) -> Found:
    """Return about how much a scope holds; nothing only where there is nothing."""
    if scope.query:
        query, filters = scope.query, scope.filters()
        found = first_answer(connection, query, filters=filters, limit=1)
        if found.hits or found.order_exact:
            return found
        return search(connection, query, filters=filters, limit=1, totals=False)
    return reading.narrowed(connection, scope.filters(), 1)


def _answer(connection: Connection, scope: Scope, found: Found, offset: int = 0) -> Answer:
    refs = tuple(hit.ref for hit in found.hits)
    said = found.did_you_mean or scope.query
    names = reading.found_by(connection, said, refs) if scope.query else {}
    return Answer(scope, found, _tally(connection, found, found.facets), names, offset)


def _tally(connection: Connection, found: Found, facets: Counts) -> Tally:
    refs = (*facets.get("place", {}), *facets.get("source", {}))
    titles = {ref: one.title for ref, one in reading.titles(connection, refs).items()}
    return Tally(found.total, found.total_exact, facets, titles)


class Inquiry(QObject):
    """Ask about one scope at a time; what is overtaken stops and is never heard of. GUI thread."""

    answered = Signal(object)
    """The first Answer about a scope."""
    settled = Signal(object)
    """The Answer in its exact order, where the first one's was not."""
    counted = Signal(object)
    """The Tally of all that there is."""
    continued = Signal(object)
    """An Answer further down, as `go_on` wanted."""
    advised = Signal(object)
    """The Advice where nothing was found."""

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._scope: Scope | None = None

    @property
    def awaited(self) -> bool:
        """Say whether the first answer has yet to come."""
        return self._jobs.awaits((self, "first"))

    def ask(self, scope: Scope) -> None:
        """Ask about a scope instead of the one before."""
        self.drop()
        self._scope = scope
        self._jobs.read(first, scope, then=self._on_jobs_answered, latest=(self, "first"))

    def go_on(self, offset: int) -> None:
        """Ask for what stands further down in the exact order."""
        if self._scope is not None:
            then = self.continued.emit
            self._jobs.read(exact, self._scope, offset, then=then, latest=(self, "more"))

    def drop(self) -> None:
        """Ask about nothing any more."""
        for what in ("first", "exact", "counts", "more", "advice"):
            self._jobs.drop((self, what))
        self._scope = None

    def _on_jobs_answered(self, answer: Answer) -> None:
        self.answered.emit(answer)
        if self._scope is not answer.scope:
            return  # whoever heard the answer asked anew
        if answer.found.order_exact:
            self._count(answer)
        else:
            key = (self, "exact")
            self._jobs.read(exact, answer.scope, then=self._on_jobs_settled, latest=key)

    def _on_jobs_settled(self, answer: Answer) -> None:
        self.settled.emit(answer)
        if self._scope is answer.scope:
            self._count(answer)

    def _count(self, answer: Answer) -> None:
        scope, found = answer.scope, answer.found
        if not found.total_exact or scope.narrowed or not scope.query:
            key = (self, "counts")
            self._jobs.read(counts, scope, then=self.counted.emit, latest=key)
        if not found.hits and found.order_exact:
            self._jobs.read(advise, scope, then=self.advised.emit, latest=(self, "advice"))
