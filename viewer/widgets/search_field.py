"""The search field: always there, with a word at its end about what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QLineEdit

from viewer import theme
from viewer.widgets.plain_text import plain_label

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent
    from PySide6.QtWidgets import QLabel, QWidget

EDGE = 20
LEAST_TEXT = 140


class SearchField(QLineEdit):
    """Take a query; `textEdited` says each keystroke, the signals what the keys ask for."""

    first_wanted = Signal()
    """Enter was pressed."""
    list_wanted = Signal()
    """The arrow down was pressed: the list should have the keyboard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "search")
        self.setMaxLength(500)
        self._note: QLabel | None = None

    def show_note(self, text: str) -> None:
        """Say something at the end of the field; it gives way where there is no room."""
        if self._note is None:
            self._note = self._made_note()
        self._note.setText(text)
        self.setAccessibleDescription(text)
        self._place_note()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        from PySide6.QtCore import Qt  # not before the first paint

        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.first_wanted.emit()
            case Qt.Key.Key_Down:
                self.list_wanted.emit()
            case _:
                super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_note()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._place_note()

    def _made_note(self) -> QLabel:
        from PySide6.QtCore import Qt

        note = plain_label("", "caption", wrap=False, parent=self)
        note.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        note.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        note.setFont(theme.font("small"))
        return note

    def _place_note(self) -> None:
        if self._note is None:
            return
        from PySide6.QtCore import QRect

        width = self._note.sizeHint().width()
        room = self.width() - 2 * EDGE - LEAST_TEXT
        shown = bool(self._note.text()) and width <= room
        self._note.setVisible(shown)
        margins = self.textMargins()
        margins.setRight(width + EDGE if shown else 0)
        self.setTextMargins(margins)
        self._note.setGeometry(QRect(self.width() - width - EDGE, 0, width, self.height()))
