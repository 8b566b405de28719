"""Exporting records in the window: in a process of its own, with the loss report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.exchange import formats
from db.exchange.loss_report import write_losses
from viewer.catalogue.exchanging.export_dialog import ExportDialog
from viewer.catalogue.exchanging.titles import format_title
from viewer.catalogue.exchanging.work import send_out
from viewer.errand import DialogErrand
from viewer.vocabulary import KINDS, word

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from db.exchange.losses import Loss
    from viewer.context import Context


class RecordExport(DialogErrand[ExportDialog]):
    """Carry exports from the dialog to the loss report."""

    edits = False

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(context, window)
        self._out: Path | None = None

    def _open(self) -> None:
        dialog = ExportDialog(
            [(format_title(one.title), one.name) for one in formats.EXPORTERS],
            {one.name: one.suffix for one in formats.EXPORTERS},
            {
                one.name: [(word(KINDS, kind), kind) for kind in one.kinds]
                for one in formats.EXPORTERS
            },
            self._context.language.code,
            self._window,
        )
        dialog.export_wanted.connect(self._on_dialog_export_wanted)
        dialog.report_wanted.connect(self._on_dialog_report_wanted)
        self._show(dialog)

    def _finish(self, answer: tuple[tuple[Loss, ...] | None] | None) -> None:
        if self.dialog is None or self._out is None:
            return
        if answer is None:
            self._show_end(self.tr("This was cancelled; nothing was written."), well=False)
        else:
            self.dialog.show_report(self._out, answer[0])

    def _show_saved(self, out: Path) -> None:
        if self.dialog is not None:
            self.dialog.told.setText(self.tr("%1 was written.").replace("%1", out.name))

    # slots

    def _on_dialog_export_wanted(self, out: Path) -> None:
        assert self.dialog is not None
        kinds, name = self.dialog.chosen_kinds(), str(self.dialog.format.currentData())
        self._out = out
        self.dialog.show_exporting()
        self._run(send_out, name, out, kinds, then=self._finish)

    def _on_dialog_report_wanted(self, out: Path) -> None:
        assert self.dialog is not None
        losses = self.dialog.model.losses
        self._context.jobs.run(
            write_losses, out, losses, then=lambda _: self._show_saved(out), failed=self._fail
        )
