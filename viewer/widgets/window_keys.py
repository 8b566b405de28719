"""The window's keys in a field: on X11 Qt would keep two of them, as Emacs does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

FIELDS: Final = (QLineEdit, QPlainTextEdit, QTextEdit)
KEYS: Final = frozenset({Qt.Key.Key_E, Qt.Key.Key_K})
"""With Ctrl: to the end of the line, and delete to there; in the window edit, and search."""


class WindowKeys(QObject):
    """Leave Ctrl+E and Ctrl+K to the window, whichever field has the keyboard.

    Each field is listened to from the first time that it has the keyboard; all others cost nothing.
    """

    def __init__(self, application: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._listen(application.focusWidget())
        application.focusChanged.connect(self._on_focus_changed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and _is_for_window(event):
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _listen(self, widget: QWidget | None) -> None:
        if isinstance(widget, FIELDS):
            widget.installEventFilter(self)  # once: a second time only brings it to the front

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        self._listen(new)


def _is_for_window(event: QEvent) -> bool:
    return (
        isinstance(event, QKeyEvent)
        and event.modifiers() == Qt.KeyboardModifier.ControlModifier
        and event.key() in KEYS
    )
