"""A bound on time: what a query has found by then is its answer."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from time import perf_counter as clock
from typing import TYPE_CHECKING, Any

from db.search.driver import driver

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping

    from sqlalchemy.engine import Connection

STEPS = 250
"""Steps of SQLite's machine between two looks at the clock; FTS5 takes few for what it walks."""


class Reader:
    """Run queries on one connection until the time is over; rows found by then are kept.

    `complete` turns False when a query was cut short, or not begun. Without `milliseconds` there
    is no bound. The rows come from the driver itself, a tenth of the cost of SQLAlchemy's.
    """

    def __init__(self, connection: Connection, milliseconds: float | None = None) -> None:
        self._raw = driver(connection)
        self._seconds = None if milliseconds is None else milliseconds / 1000
        self._began: float | None = None
        self.complete = True

    @property
    def bounded(self) -> bool:
        """Say whether there is a bound."""
        return self._seconds is not None

    @property
    def over(self) -> bool:
        """Say whether the time is over."""
        return self._is_over(1.0)

    def rows(
        self, statement: str, values: Mapping[str, object], *, share: float = 1.0
    ) -> list[tuple[Any, ...]]:
        """Return the rows of a statement, or those that came in time.

        The time begins with the first statement; one that may take long is left a `share` of it.
        """
        found: list[tuple[Any, ...]] = []
        if self._began is None:
            self._began = clock()
        if self.over:
            self.complete = False
            return found
        with self._watched(share):
            try:
                found.extend(self._raw.execute(statement, values))
            except sqlite3.OperationalError as error:
                if error.sqlite_errorname != "SQLITE_INTERRUPT" or not self._is_over(share):
                    raise
                self.complete = False
        return found

    def all_rows(self, statement: str, values: Mapping[str, object]) -> list[tuple[Any, ...]]:
        """Return every row, whatever the time: what was found is shown."""
        return self._raw.execute(statement, values).fetchall()

    def _is_over(self, share: float) -> bool:
        """Say whether that share of the time is over."""
        if self._seconds is None or self._began is None:
            return False
        return clock() >= self._began + share * self._seconds

    @contextmanager
    def _watched(self, share: float) -> Generator[None]:
        if self._seconds is None:
            yield
            return
        self._raw.set_progress_handler(lambda: self._is_over(share), STEPS)
        try:
            yield
        finally:
            self._raw.set_progress_handler(None, 0)
