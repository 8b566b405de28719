"""The Escape key: kept by the widget that has the keyboard from the shortcuts of its window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent


def keeps_escape(event: QEvent) -> bool:
    """Accept and return True where Qt asks whether Esc is the widget's own, before a shortcut's."""
    wanted = (
        event.type() == QEvent.Type.ShortcutOverride
        and isinstance(event, QKeyEvent)
        and event.key() == Qt.Key.Key_Escape
    )
    if wanted:
        event.accept()
    return wanted
