"""Saving: changes go to the archive one after the other, and the desk says how far they are."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from db.errors import StaleVersion
from viewer.catalogue.edits import Edit, carry_out

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.changes import Changes
    from db.errors import ArchiveError
    from db.records import Ref
    from viewer.context import Context

Done = "Callable[[Changes], None]"
Failed = "Callable[[ArchiveError], None]"


@dataclass(frozen=True, slots=True)
class _Order:
    """One change that waits for its turn."""

    ref: Ref | None
    change: Callable[..., object]
    args: tuple[object, ...]
    origin: object
    then: Callable[[Changes], None] | None
    failed: Callable[[ArchiveError], None] | None


class Saving(QObject):
    """Carry out the desk's changes in order; one for the whole desk. Lives in the GUI thread.

    It knows the version at which each record was seen, so that nobody's change is overwritten
    unseen. What fails is told as a notice, unless the caller takes it.
    """

    drained = Signal()
    """Everything asked has been saved, or told why not."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._waiting: deque[_Order] = deque()
        self._running = False
        self._versions: dict[Ref, int] = {}
        self._typing: set[object] = set()
        self._failed = False

    @property
    def busy(self) -> bool:
        """Say whether anything has yet to be saved."""
        return self._running or bool(self._waiting)

    def see(self, ref: Ref, version: int) -> None:
        """Say at which version a record is shown."""
        self._versions[ref] = version

    def seen(self, ref: Ref) -> int | None:
        """Return the version at which a record was seen, None where nobody said."""
        return self._versions.get(ref)

    def type_in(self, place: object, *, typing: bool) -> None:
        """Say that something typed in `place` waits to be saved, or no longer."""
        (self._typing.add if typing else self._typing.discard)(place)
        self._report()

    def edit(
        self,
        ref: Ref,
        edit: Edit,
        *,
        origin: object,
        then: Callable[[Changes], None] | None = None,
        failed: Callable[[ArchiveError], None] | None = None,
    ) -> None:
        """Make an edit of a record as it was seen; StaleVersion goes to `failed` too."""
        self._add(_Order(ref, carry_out, (ref, edit), origin, then, failed))

    def run(
        self,
        change: Callable[..., object],
        *args: object,
        origin: object = None,
        then: Callable[[Changes], None] | None = None,
        failed: Callable[[ArchiveError], None] | None = None,
    ) -> None:
        """Make any change: `change(transaction, *args)`."""
        self._add(_Order(None, change, args, origin, then, failed))

    def _add(self, order: _Order) -> None:
        self._waiting.append(order)
        self._failed = False
        self._go_on()

    def _go_on(self) -> None:
        if self._running or not self._waiting:
            self._report()
            return
        order = self._waiting.popleft()
        self._running = True
        args = order.args
        if order.ref is not None:
            args = (*args, self._versions.get(order.ref))
        self._context.jobs.write(
            order.change,
            *args,
            origin=order.origin,
            then=partial(self._finish, order),
            failed=partial(self._fail, order),
        )
        self._report()

    def _finish(self, order: _Order, changes: Changes) -> None:
        self._running = False
        if order.ref is not None and order.ref in changes.edited:
            self._versions[order.ref] = self._versions.get(order.ref, 0) + 1  # one a write
        if order.then is not None:
            order.then(changes)
        self._end()

    def _fail(self, order: _Order, error: ArchiveError) -> None:
        self._running = False
        self._failed = True
        if order.failed is not None:
            order.failed(error)
        if order.failed is None or not isinstance(error, StaleVersion):
            self._context.notices.report(error)
        self._end()

    def _end(self) -> None:
        self._go_on()
        if not self.busy:
            self.drained.emit()

    def _report(self) -> None:
        if self.busy:
            progress = "saving"
        elif self._failed:
            progress = "failed"
        else:
            progress = "unsaved" if self._typing else "saved"
        self._context.desk.report(progress)
