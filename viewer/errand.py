"""What every import and export is: asked for, carried out in a lane apart, called off or ended."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from db.archive import Cancellation
from viewer.dialogs.running import RunningDialog
from viewer.state.admission import Admission
from viewer.state.notices import notice_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from db.errors import ArchiveError
    from viewer.context import Context

T = TypeVar("T")
D = TypeVar("D", bound=RunningDialog)


class Errand(QObject):
    """Carry one piece of long work from the question to the end; then it is gone.

    Its work is a function of the archive, of its own arguments, of what it tells its share to
    (0 to 1), and of a cancellation. It is called off when the window closes.
    """

    edits: ClassVar[bool] = True
    """Whether it changes the archive: then a locked desk asks first who edits."""

    _progressed = Signal(float)

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._cancellation = Cancellation()
        context.jobs.closing.connect(self._cancel)

    def begin(self) -> None:
        """Ask what is wanted; before that who edits, where that matters and nobody does."""
        if not self.edits:
            self._open()
            return
        admission = Admission(self._context.desk, self)
        admission.granted.connect(self._open)
        admission.refused.connect(self.deleteLater)
        admission.ask()

    def _open(self) -> None:
        """Ask what is wanted."""
        raise NotImplementedError

    def _run(self, work: Callable[..., T], *args: object, then: Callable[[T], None]) -> None:
        self._cancellation = Cancellation()
        self._context.jobs.run_apart(
            work, *args, self._progressed.emit, self._cancellation, then=then, failed=self._fail
        )

    def _fail(self, error: ArchiveError) -> None:
        self._context.notices.report(error)

    def _cancel(self) -> None:
        self._cancellation.cancel()


class DialogErrand(Errand, Generic[D]):
    """An errand that one dialog asks for and tells of; it ends when the dialog is closed."""

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(context, window)
        self.dialog: D | None = None

    def _show(self, dialog: D) -> None:
        self.dialog = dialog
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.cancel_wanted.connect(self._cancel)
        dialog.finished.connect(self._on_dialog_finished)
        self._progressed.connect(dialog.show_progress)
        dialog.open()

    def _show_end(self, words: str, *, well: bool) -> None:
        if self.dialog is not None:
            self.dialog.show_end(words, well=well)

    def _fail(self, error: ArchiveError) -> None:
        if self.dialog is None:
            super()._fail(error)
            return
        notice = notice_of(error)
        self._show_end(f"{notice.sentence} {notice.remedy}", well=False)

    def _on_dialog_finished(self) -> None:
        self._cancel()
        self.dialog = None
        self.deleteLater()
