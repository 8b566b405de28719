"""The crash dialog: what failed inside the program, as a report to keep or to send."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, QThread
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QPlainTextEdit,
    QVBoxLayout,
)

from viewer import theme
from viewer.crash_report import report_of
from viewer.widgets.plain_text import plain_label

if TYPE_CHECKING:
    from types import TracebackType

SIZE = (680, 480)
NAME = "muniment-report-{:%Y%m%d-%H%M}.txt"
APART = "\n" + "-" * 72 + "\n\n"
MOST = 5
"""Faults that one report tells of: what fails at each painting would fill the disk."""


class CrashDialog(QDialog):
    """Show a report that can be copied, or kept as a file and sent."""

    def __init__(self, report: str, *, fell: bool = False) -> None:
        """Show what failed; `fell` says that it ended the program, the last time."""
        super().__init__(QApplication.activeWindow())
        self.setWindowTitle(self.tr("Muniment has a fault"))
        self.resize(theme.roomy(self, *SIZE))
        self.text = QPlainTextEdit(report)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("Report"))
        self.told = plain_label("", "caption")
        self.chooser: QFileDialog | None = None
        buttons = QDialogButtonBox()
        role = QDialogButtonBox.ButtonRole
        self.keep = buttons.addButton(self.tr("Save the report…"), role.ActionRole)
        self.copy = buttons.addButton(self.tr("Copy"), role.ActionRole)
        self.end = buttons.addButton(self.tr("Close"), role.RejectRole)
        self.end.setDefault(True)
        self.keep.clicked.connect(self._on_keep_clicked)
        self.copy.clicked.connect(self._on_copy_clicked)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(8)
        said = self.tr("Something went wrong inside Muniment")
        if fell:
            said = self.tr("Muniment ended by itself the last time")
        column.addWidget(plain_label(said, "title"))
        for words in (
            self.tr(
                "What was saved is in the archive, and what you were typing is kept as a draft."
            ),
            self.tr("Please send this report to those who look after the program."),
        ):
            column.addWidget(plain_label(words))
        column.addWidget(self.text, 1)
        column.addWidget(
            plain_label(
                self.tr(
                    "It says what failed and where in the program. It holds no words of yours or "
                    "of the archive, and no names of files."
                ),
                "caption",
            )
        )
        column.addWidget(self.told)
        column.addWidget(buttons)

    def add(self, report: str) -> None:
        """Tell of one more fault in the same report."""
        self.text.setPlainText(self.text.toPlainText() + APART + report)

    def save(self, name: str) -> None:
        """Write the report into a file, and say whether that was possible.

        In this thread, unlike all other writing: what failed may be what keeps the other threads.
        """
        try:
            Path(name).write_text(self.text.toPlainText(), encoding="utf-8")
        except OSError as error:
            failed = self.tr("The report could not be written (%1). Choose another folder.")
            self.told.setText(failed.replace("%1", error.strerror or "?"))
        else:
            self.told.setText(self.tr("The report is kept in %1").replace("%1", name))

    def _on_keep_clicked(self) -> None:
        self.chooser = QFileDialog(self, self.tr("Save the report"))
        self.chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self.chooser.setNameFilter(self.tr("Texts (*.txt)"))
        self.chooser.selectFile(NAME.format(datetime.now().astimezone()))
        self.chooser.fileSelected.connect(self.save)
        self.chooser.open()

    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())


class CrashReporter(QObject):
    """Show a dialog for every exception that nothing else catches; there is one at a time."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.dialog: CrashDialog | None = None
        self._told = 0

    def install(self) -> None:
        """Be told of every such exception from now on."""
        sys.excepthook = self.take

    def take(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Show one exception; on the terminal it stands whole."""
        sys.__excepthook__(kind, error, trace)
        application = QCoreApplication.instance()
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.quit()
        elif application is not None and QThread.currentThread() is application.thread():
            self._show(report_of(error, trace))

    def _show(self, report: str) -> None:
        if self.dialog is None:
            self._told = 1
            self.dialog = CrashDialog(report)
            self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self.dialog.finished.connect(self._on_dialog_finished)
            self.dialog.open()
        elif self._told < MOST:
            self._told += 1
            self.dialog.add(report)

    def _on_dialog_finished(self) -> None:
        self.dialog = None
