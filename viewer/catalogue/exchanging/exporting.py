"""Exporting records in the window: in a process of its own, with the loss report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from db.archive import Cancellation
from db.exchange import formats
from db.exchange.loss_report import write_losses
from viewer.catalogue.exchanging.export_dialog import ExportDialog
from viewer.catalogue.exchanging.titles import format_title
from viewer.catalogue.exchanging.work import send_out
from viewer.state.notices import notice_of
from viewer.vocabulary import KINDS, word

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from db.errors import ArchiveError
    from db.exchange.losses import Loss
    from viewer.context import Context


class RecordExport(QObject):
    """Carry exports from the dialog to the loss report."""

    _progressed = Signal(float)

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._cancellation = Cancellation()
        self._out: Path | None = None
        self.dialog: ExportDialog | None = None

    def begin(self) -> None:
        """Ask what is to be exported."""
        self.dialog = ExportDialog(
            [(format_title(one.title), one.name) for one in formats.EXPORTERS],
            {one.name: one.suffix for one in formats.EXPORTERS},
            {
                one.name: [(word(KINDS, kind), kind) for kind in one.kinds]
                for one in formats.EXPORTERS
            },
            self._window,
        )
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.dialog.export_wanted.connect(self._on_dialog_export_wanted)
        self.dialog.report_wanted.connect(self._on_dialog_report_wanted)
        self.dialog.cancel_wanted.connect(self._cancel)
        self.dialog.finished.connect(self._on_dialog_finished)
        self._progressed.connect(self.dialog.show_progress)
        self._context.jobs.closing.connect(self._cancel)
        self.dialog.open()

    def _cancel(self) -> None:
        self._cancellation.cancel()

    def _finish(self, answer: tuple[tuple[Loss, ...] | None] | None) -> None:
        if self.dialog is None or self._out is None:
            return
        if answer is None:
            self.dialog.show_end(self.tr("This was cancelled; nothing was written."), well=False)
        else:
            self.dialog.show_report(self._out, answer[0])

    def _fail(self, error: ArchiveError) -> None:
        if self.dialog is None:
            self._context.notices.report(error)
            return
        notice = notice_of(error)
        self.dialog.show_end(f"{notice.sentence} {notice.remedy}", well=False)

    def _show_saved(self, out: Path) -> None:
        if self.dialog is not None:
            self.dialog.told.setText(self.tr("%1 was written.").replace("%1", out.name))

    # slots

    def _on_dialog_export_wanted(self, out: Path) -> None:
        assert self.dialog is not None
        kinds, name = self.dialog.chosen_kinds(), str(self.dialog.format.currentData())
        self._cancellation = Cancellation()
        self._out = out
        self.dialog.show_running()
        self._context.jobs.run_apart(
            send_out,
            name,
            out,
            kinds,
            self._progressed.emit,
            self._cancellation,
            then=self._finish,
            failed=self._fail,
        )

    def _on_dialog_report_wanted(self, out: Path) -> None:
        assert self.dialog is not None
        losses = self.dialog.model.losses
        self._context.jobs.run(
            write_losses, out, losses, then=lambda _: self._show_saved(out), failed=self._fail
        )

    def _on_dialog_finished(self) -> None:
        self._cancel()
        self.dialog = None
        self.deleteLater()
