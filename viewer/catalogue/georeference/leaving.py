"""What is asked before unsaved control points are left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMessageBox

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget


def ask_to_leave(
    parent: QWidget, *, save: Callable[[], None], discard: Callable[[], None]
) -> QMessageBox:
    """Ask whether to save, to discard or to stay, without waiting; return what asks."""
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(QCoreApplication.translate("Georeference", "Georeference"))
    box.setText(
        QCoreApplication.translate("Georeference", "The control points have not been saved.")
    )
    role = QMessageBox.ButtonRole
    saving = box.addButton(QCoreApplication.translate("Georeference", "Save"), role.AcceptRole)
    leaving = box.addButton(
        QCoreApplication.translate("Georeference", "Leave without saving"), role.DestructiveRole
    )
    staying = box.addButton(QCoreApplication.translate("Georeference", "Stay"), role.RejectRole)
    box.setDefaultButton(saving)
    box.setEscapeButton(staying)
    saving.clicked.connect(save)
    leaving.clicked.connect(discard)
    box.open()
    return box
