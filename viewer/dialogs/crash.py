"""The crash dialog: what failed inside the program, with version and traceback to send."""

from __future__ import annotations

import platform
import sys
import traceback
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt, QThread, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout

from viewer.version import version
from viewer.widgets.plain_text import plain_label

if TYPE_CHECKING:
    from types import TracebackType

SIZE = (680, 440)
SENTENCE = QT_TRANSLATE_NOOP(
    "CrashDialog", "Something went wrong inside Muniment. The archive is as it was."
)


class CrashDialog(QDialog):
    """Show a report that can be copied and sent."""

    def __init__(self, report: str) -> None:
        super().__init__(QApplication.activeWindow())
        self.setWindowTitle(self.tr("Muniment has a fault"))
        self.resize(*SIZE)
        self._text = QPlainTextEdit(report)
        self._text.setReadOnly(True)
        self._text.setAccessibleName(self.tr("Report"))
        buttons = QDialogButtonBox()
        copy = buttons.addButton(self.tr("Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        copy.clicked.connect(self._on_copy_clicked)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(plain_label(QCoreApplication.translate("CrashDialog", str(SENTENCE))))
        column.addWidget(
            plain_label(self.tr("Please send this report to those who look after it."))
        )
        column.addWidget(self._text, 1)
        column.addWidget(buttons)

    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self._text.toPlainText())


def report_of(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    """Return what a crash report says: versions, then the traceback."""
    head = (
        f"Muniment {version()} · Python {platform.python_version()} · Qt {qVersion()} · "
        f"{platform.platform()}"
    )
    return "\n".join((head, "", "".join(traceback.format_exception(kind, error, trace))))


def report_crashes() -> None:
    """Show a dialog for every exception that nothing else catches, from now on."""
    sys.excepthook = _on_crash


def _on_crash(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    sys.__excepthook__(kind, error, trace)
    application = QApplication.instance()
    if issubclass(kind, KeyboardInterrupt):
        QCoreApplication.quit()
    elif application is not None and QThread.currentThread() is application.thread():
        dialog = CrashDialog(report_of(kind, error, trace))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
