"""Run questions and changes away from the GUI thread and hand their answers back to it."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEventLoop, QObject, Qt, Signal

from db.errors import ArchiveError

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable
    from concurrent.futures import Future, ThreadPoolExecutor

    from db import Archive
    from db.archive import Cancellation
    from db.changes import Changes

T = TypeVar("T")

THREADS = {"read": 2, "write": 1, "apart": 1}


@dataclass(frozen=True, slots=True)
class _Order:
    """What was asked, by number, and who wants the answer."""

    number: int
    key: Hashable | None
    then: Callable[[object], None]
    failed: Callable[[ArchiveError], None] | None


class Jobs(QObject):
    """Ask an archive questions in a small pool and change it in one lane.

    Callbacks run in the thread that this object lives in (the GUI thread). Of the requests with one
    `latest` key only the newest is answered, and a question that is overtaken stops at once. An
    error of the ArchiveError family goes to the request's `failed`, else to the signal; any other
    exception goes to `sys.excepthook`.
    """

    changed = Signal(object, object)
    """(Changes, origin) after a write."""
    failed = Signal(object)
    """An ArchiveError that no caller took."""
    closing = Signal()
    """The window closes: what takes long must be given up now."""
    idle = Signal()
    """Everything asked has been answered."""
    _finished = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._archive: Archive | None = None
        self._pools: dict[str, ThreadPoolExecutor] = {}
        self._newest: dict[Hashable, tuple[int, Future[object]]] = {}
        self._orders: dict[int, _Order] = {}
        self._asking: dict[Hashable, Cancellation] = {}
        self._count = 0
        self._closed = False
        self._finished.connect(self._on_job_finished, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Say whether an answer is still awaited."""
        return bool(self._orders)

    def awaits(self, key: Hashable) -> bool:
        """Say whether the newest request of a `latest` key has yet to be answered."""
        return key in self._newest

    def attach(self, archive: Archive) -> None:
        """Direct every later question and change to `archive`."""
        self._archive = archive

    def run(
        self,
        work: Callable[..., T],
        *args: object,
        then: Callable[[T], None],
        latest: Hashable | None = None,
        failed: Callable[[ArchiveError], None] | None = None,
    ) -> None:
        """Call `work(*args)` in the pool, then `then(result)` in the GUI thread."""
        self._submit("read", work, args, self._order(then, latest, failed))

    def read(
        self,
        question: Callable[..., T],
        *args: object,
        then: Callable[[T], None],
        latest: Hashable | None = None,
        failed: Callable[[ArchiveError], None] | None = None,
    ) -> None:
        """Ask `question(connection, *args)` of the archive in the pool."""
        if self._archive is None or self._closed:
            return
        if latest is None:
            self.run(self._archive.read, question, *args, then=then, failed=failed)
            return
        from db.archive import Cancellation  # loaded by then: there is an archive

        self.drop(latest)
        self._asking[latest] = until = Cancellation()
        work = self._archive.read_until
        self.run(work, until, question, *args, then=then, latest=latest, failed=failed)

    def drop(self, latest: Hashable) -> None:
        """Answer no more what was asked under this key, and stop it where it runs."""
        asking = self._asking.pop(latest, None)
        if asking is not None:
            asking.cancel()
        older = self._newest.pop(latest, None)
        if older is not None:
            self._orders.pop(older[0], None)
            older[1].cancel()

    def write(
        self,
        change: Callable[..., object],
        *args: object,
        origin: object,
        then: Callable[[Changes], None] | None = None,
        failed: Callable[[ArchiveError], None] | None = None,
    ) -> None:
        """Make one change in the write lane, then announce `changed(changes, origin)`."""
        if self._archive is None or self._closed:
            return

        def announce(changes: Changes) -> None:
            self.changed.emit(changes, origin)
            if then is not None:
                then(changes)

        order = self._order(announce, None, failed)
        self._submit("write", self._archive.write, (change, *args), order)

    def run_behind_writes(
        self, work: Callable[..., T], *args: object, then: Callable[[T], None]
    ) -> None:
        """Call `work(*args)` in the write lane, when every change asked so far has been made."""
        self._submit("write", work, args, self._order(then, None, None))

    def run_apart(
        self,
        work: Callable[..., T],
        *args: object,
        then: Callable[[T], None],
        failed: Callable[[ArchiveError], None] | None = None,
    ) -> None:
        """Call `work(archive, *args)` in a lane of its own: for what takes long; see `closing`."""
        if self._archive is not None:
            order = self._order(then, None, failed)
            self._submit("apart", work, (self._archive, *args), order)

    def run_aside(
        self,
        work: Callable[..., T],
        *args: object,
        then: Callable[[T], None],
        failed: Callable[[ArchiveError], None] | None = None,
    ) -> None:
        """Call `work(*args)` in that same lane, whether or not an archive is open."""
        self._submit("apart", work, args, self._order(then, None, failed))

    def announce(self, changes: Changes) -> None:
        """Say what another program changed, as after a write of our own."""
        self.changed.emit(changes, None)

    def wait(self) -> None:
        """Return when everything asked has been answered; answers are delivered meanwhile."""
        if self.busy:
            loop = QEventLoop()
            self.idle.connect(loop.quit)
            loop.exec()
            self.idle.disconnect(loop.quit)

    def close(self) -> None:
        """Drop what has not begun, wait for what has, answer nobody, and end the threads."""
        self._closed = True
        self.closing.emit()
        for latest in tuple(self._asking):
            self.drop(latest)
        self._orders.clear()
        self._newest.clear()
        for pool in self._pools.values():
            pool.shutdown(wait=True, cancel_futures=True)

    def _order(
        self,
        then: Callable[[T], None],
        key: Hashable | None,
        failed: Callable[[ArchiveError], None] | None,
    ) -> _Order:
        self._count += 1

        def answer(result: object) -> None:
            then(result)  # pyright: ignore[reportArgumentType]

        return _Order(self._count, key, answer, failed)

    def _submit(
        self,
        pool: str,
        work: Callable[..., object],
        args: tuple[object, ...],
        order: _Order,
    ) -> None:
        if self._closed:
            return
        self._orders[order.number] = order
        future: Future[object] = self._pool(pool).submit(work, *args)
        if order.key is not None:
            self._silence_older(order, future)
        future.add_done_callback(lambda done: self._finished.emit(order.number, done))

    def _pool(self, name: str) -> ThreadPoolExecutor:
        if name not in self._pools:
            from concurrent.futures import ThreadPoolExecutor  # not needed before the first paint

            threads = THREADS[name]
            prefix = f"muniment-{name}"
            self._pools[name] = ThreadPoolExecutor(threads, thread_name_prefix=prefix)
        return self._pools[name]

    def _silence_older(self, order: _Order, future: Future[object]) -> None:
        key = order.key
        assert key is not None
        older = self._newest.get(key)
        self._newest[key] = (order.number, future)
        if older is not None:
            self._orders.pop(older[0], None)
            older[1].cancel()

    def _on_job_finished(self, number: int, future: Future[object]) -> None:
        order = self._orders.pop(number, None)
        try:
            if order is not None:
                self._settle(order)
                self._deliver(order, future)
        finally:  # whoever waits must not wait for ever because a callback failed
            if not self._orders and not self._closed:
                self.idle.emit()

    def _settle(self, order: _Order) -> None:
        if order.key is not None and self._newest.get(order.key, (0,))[0] == order.number:
            self._newest.pop(order.key)
            self._asking.pop(order.key, None)

    def _deliver(self, order: _Order, future: Future[object]) -> None:
        if future.cancelled():
            return
        error = future.exception()
        if error is None:
            order.then(future.result())
        elif not isinstance(error, ArchiveError):
            sys.excepthook(type(error), error, error.__traceback__)
        elif order.failed is not None:
            order.failed(error)
        else:
            self.failed.emit(error)
