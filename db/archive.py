"""Archive: one file, opened for reading or writing; the only door to what it holds."""

from __future__ import annotations

import os
import sqlite3
import threading
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Concatenate, ParamSpec, Self, TypeVar, cast

from sqlalchemy.exc import OperationalError

from db import faults, foundation, opening
from db.copying import copy
from db.engine import drop_pages, reading_engine, writing_engine
from db.errors import Impossible, ReadOnly
from db.inspection import blamed, inspect
from db.search import index
from db.shape import TODAY
from db.storage import WriteLock, free_name, on_network, user_name

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from tempfile import TemporaryDirectory

    from sqlalchemy import Engine, PoolProxiedConnection
    from sqlalchemy.engine import Connection

    from db.changes import Changes
    from db.records import Words
    from db.transaction import Transaction

STEPS = 20_000
"""Steps of SQLite's machine between two looks whether a read was called off."""
P = ParamSpec("P")
T = TypeVar("T")


class Cancelled(Exception):
    """A read was called off by whoever asked it."""


class Cancellation:
    """Call off reads that nobody waits for any more; from any thread, before, during or after.

    Hand one to `Archive.read_until`. `cancel` stops what runs under it within milliseconds, and
    what is begun under it later at once; such a read raises Cancelled.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._running: set[sqlite3.Connection] = set()
        self._cancelled = False

    @property
    def cancelled(self) -> bool:
        """Say whether it was called off."""
        return self._cancelled

    def cancel(self) -> None:
        """Call off everything under this."""
        with self._lock:
            self._cancelled = True
            for connection in self._running:
                connection.interrupt()

    @contextmanager
    def watching(self, connection: sqlite3.Connection) -> Generator[None]:
        """Let `cancel` interrupt the connection, in this block and not a moment longer."""
        with self._lock:
            if self._cancelled:
                raise Cancelled
            self._running.add(connection)
        # an interrupt between two statements is lost: the next one looks for itself
        connection.set_progress_handler(lambda: self._cancelled, STEPS)
        try:
            yield
        except (OperationalError, sqlite3.OperationalError) as error:
            if self._cancelled:
                raise Cancelled from error
            raise
        finally:
            connection.set_progress_handler(None, 0)
            with self._lock:
                self._running.discard(connection)


class Archive:
    """Answer questions and carry out changes; safe to use from any thread.

    Questions are functions `question(connection, ...)` of db.reading and db.search; changes are
    functions `change(transaction, ...)` of db.writing, db.articles and db.exchange. Use `create` or
    `open`, and `close` in the end (or a `with` statement).
    """

    def __init__(
        self,
        path: Path,
        reader: Engine,
        writer: Engine | None = None,
        lock: WriteLock | None = None,
        who: str = "",
        copied_to: TemporaryDirectory[str] | None = None,
    ) -> None:
        self.path = path
        self._who = who
        self._reader = reader
        self._writer = writer
        self._lock = lock
        self._copied_to = copied_to
        self._lane = threading.Lock()
        self._watching = threading.Lock()
        self._watch: PoolProxiedConnection | None = None

    @classmethod
    def create(cls, path: Path, title: Words, lang: str = "vi", uuid: str | None = None) -> Archive:
        """Make a new, empty archive and open it for writing; raise Impossible if `path` exists."""
        path = Path(path)
        if os.path.lexists(path):  # unlike Path.exists, it bears any name
            raise Impossible(
                "{path} exists already.", "Choose another name, or move that file.", path=path
            )
        with faults.translated(path):
            foundation.lay(path, title, lang, uuid)
        return cls.open(path, mode="write")

    @classmethod
    def open(cls, path: Path, mode: str = "read", who: str | None = None) -> Archive:
        """Open an archive with `mode` "read" or "write".

        "fixed" reads what never changes, "check" what is looked at as it stands.

        `who` signs the revisions; by default it is the user's name on this machine.

        Raises OpeningRefused for what is no sound archive, ArchiveInUse when another process writes
        it, ReadOnly when writing was asked for and is impossible. An archive of an older format is
        migrated: for writing in place, after a verified copy is laid beside it; for reading as a
        private copy, so that the file stays as it is. So is one whose search index another version
        of this program built.
        """
        path = Path(path)
        header = opening.examine(path)
        reader = reading_engine(path, live=False, fixed=mode == "fixed")
        try:
            with faults.translated(path, opening=True), reader.connect() as connection:
                shape = foundation.claimed_shape(connection, path) if header.older else TODAY
                inspect(connection, path, shape)
                behind = header.older or (mode != "check" and _is_stale(connection, header))
            if mode != "write" and not behind:
                return cls(path, reader)
        except BaseException:
            reader.dispose()
            raise
        reader.dispose()
        if mode != "write":
            return cls._open_migrated_copy(path)
        return cls._open_for_writing(path, who or user_name(), header)

    @classmethod
    def _open_migrated_copy(cls, path: Path) -> Archive:
        """Open an older archive for reading: a copy is migrated, and removed on closing."""
        from tempfile import TemporaryDirectory

        folder = TemporaryDirectory(prefix="muniment-", ignore_cleanup_errors=True)
        try:
            copied = Path(folder.name) / "migrated.muniment"
            copy(path, copied)
            with faults.translated(path, opening=True):
                engine = writing_engine(copied, journal="delete")
                try:
                    foundation.upgrade(engine, path)
                finally:
                    engine.dispose()
            return cls(path, reading_engine(copied, live=False), copied_to=folder)
        except BaseException:
            folder.cleanup()
            raise

    @classmethod
    def _open_for_writing(cls, path: Path, who: str, header: opening.Header) -> Archive:
        if header.newer_minor:
            raise ReadOnly(
                "{path} was written by a newer Muniment and can only be read by this one.",
                "Install the newest version of Muniment to change it.",
                path=path,
            )
        lock = WriteLock(path, who)
        lock.acquire()
        writer: Engine | None = None
        try:
            if header.older:
                copy(path, free_name(path, f"format-{header.format}"))
            with faults.translated(path, opening=True):
                writer = writing_engine(path, journal="delete" if on_network(path) else "wal")
                foundation.upgrade(writer, path)
                return cls(path, reading_engine(path, live=True), writer, lock, who)
        except BaseException:
            if writer is not None:
                writer.dispose()
            lock.release()
            raise

    @classmethod
    def open_lent(cls, path: Path, who: str) -> Archive:
        """Open for writing what another process holds and lends meanwhile: see `lend`."""
        writer = writing_engine(path, journal="delete" if on_network(path) else "wal")
        return cls(path, reading_engine(path, live=True), writer, None, who)

    def lend(self, work: Callable[[Path, str], T]) -> T:
        """Return `work(path, who)`, which another process does by `open_lent`; nothing else writes.

        For what costs so much that it must not be done in this process. Raises ReadOnly.
        """
        if self._writer is None:
            raise _only_read(self.path)
        with self._lane:
            return work(self.path, self._who)

    @property
    def writable(self) -> bool:
        """Say whether this archive was opened for writing."""
        return self._writer is not None

    def read(
        self, question: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Return the answer of `question` from one consistent view of the archive."""
        with (
            faults.translated(self.path),
            blamed(self._reader, self.path),
            self._reader.connect() as connection,
        ):
            return question(connection, *args, **kwargs)

    def read_until(
        self,
        cancellation: Cancellation,
        question: Callable[Concatenate[Connection, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """Return the answer of `question` as `read` does; raise Cancelled once it is called off."""
        with (
            faults.translated(self.path),
            blamed(self._reader, self.path),
            self._reader.connect() as connection,
        ):
            raw = cast("sqlite3.Connection", connection.connection.driver_connection)
            try:
                with cancellation.watching(raw):
                    return question(connection, *args, **kwargs)
            except Cancelled:  # no fault that anyone should look into
                pass
        raise Cancelled

    def write(
        self,
        change: Callable[Concatenate[Transaction, P], object],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Changes:
        """Carry out `change` in one transaction and one revision; return what it touched.

        Whatever it raises, the archive is as it was.
        """
        with self._transaction() as transaction:
            answer = change(transaction, *args, **kwargs)
            return transaction.finish(answer)

    def rehearse(
        self, change: Callable[Concatenate[Transaction, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Carry out `change`, take everything back, and return what it answered."""
        with self._transaction() as transaction, transaction.connection.begin_nested() as attempt:
            answer = change(transaction, *args, **kwargs)
            attempt.rollback()
            return answer

    @contextmanager
    def _transaction(self) -> Generator[Transaction]:
        if self._writer is None:
            raise _only_read(self.path)
        from db.transaction import Transaction  # it declares the tables: a third of a search

        with (
            self._lane,
            faults.translated(self.path),
            blamed(self._reader, self.path),
            self._writer.begin() as connection,
        ):
            yield Transaction(connection, self._who)

    def data_version(self) -> int:
        """Return a number that changes when another process has written the archive.

        SQLite counts for each connection, so one is kept aside for asking.
        """
        with self._watching, faults.translated(self.path):
            if self._watch is None:
                self._watch = self._reader.raw_connection()
            with closing(self._watch.cursor()) as cursor:
                cursor.execute("PRAGMA data_version")
                return cast("tuple[int]", cursor.fetchone())[0]

    def drop_pages(self) -> None:
        """Free what was kept of the file for quicker answers; for a worker, between visits."""
        with faults.translated(self.path):
            drop_pages(self._reader)

    def close(self) -> None:
        """Close every connection; a written archive goes back to one plain file."""
        with self._watching:
            if self._watch is not None:
                self._watch.close()
                self._watch = None
        self._reader.dispose()
        if self._copied_to is not None:
            self._copied_to.cleanup()
        if self._writer is not None:
            try:
                if self._lock is not None:  # what is lent is settled by its owner
                    with faults.translated(self.path):
                        foundation.settle(self._writer)
            finally:
                self._writer.dispose()
                if self._lock is not None:
                    self._lock.release()
                self._writer = None

    def __enter__(self) -> Self:
        """Return the archive itself; leaving the block closes it."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the archive."""
        self.close()


def _only_read(path: Path) -> ReadOnly:
    return ReadOnly(
        "{path} was opened for reading.", "Open it for writing to change it.", path=path
    )


def _is_stale(connection: Connection, header: opening.Header) -> bool:
    """Say whether another version of this program built the search index; a newer one may have."""
    return not header.newer_minor and not index.is_current(connection)
