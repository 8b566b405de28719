"""The search field: always there, with a word at its end about what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtWidgets import QLineEdit, QToolButton

from viewer import theme
from viewer.widgets.plain_text import plain_label

if TYPE_CHECKING:
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
    from PySide6.QtWidgets import QLabel, QWidget

EDGE = 20
TOOL = 28
LEAST_TEXT = 140


class SearchField(QLineEdit):
    """Take a query; `textEdited` says each keystroke, the signals what the keys ask for."""

    first_wanted = Signal()
    """Enter was pressed."""
    meant_wanted = Signal()
    """Alt+Enter was pressed: the spelling that was probably meant is wanted."""
    list_wanted = Signal()
    """The arrow down was pressed: the list should have the keyboard."""
    offers_wanted = Signal(bool)
    """The field is empty: what could be searched for should be offered (by a key?)."""
    star_wanted = Signal()
    help_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "search")
        self.setMaxLength(500)
        self._note: QLabel | None = None
        self._tools: dict[str, QToolButton] = {}
        self._kept: bool | None = None

    def furnish(self) -> None:
        """Add the buttons at the end, which an empty window can be painted without."""
        for name, wanted in (("help", self.help_wanted), ("star", self.star_wanted)):
            button = QToolButton(self)
            button.setObjectName(name)
            button.setIconSize(QSize(18, 18))
            button.clicked.connect(wanted)
            self._tools[name] = button
        self.show_star(kept=None)

    def show_star(self, *, kept: bool | None) -> None:
        """Show whether what is looked at is kept; None where there is nothing to keep."""
        self._kept = kept
        self.show_icons()
        self.retranslate()
        self._place_note()

    def show_icons(self) -> None:
        """Draw the icons in the colours of the palette worn now."""
        palette = theme.active()
        if self._tools:
            star = ("star-full", palette.lacquer) if self._kept else ("star", palette.muted)
            self._tools["star"].setIcon(theme.icon(*star))
            self._tools["help"].setIcon(theme.icon("help", palette.muted))

    def retranslate(self) -> None:
        """Say every word again in the language spoken now."""
        star = self.tr("This search is saved") if self._kept else self.tr("Save this search")
        for name, words in (("star", star), ("help", self.tr("How to search"))):
            if name in self._tools:
                self._tools[name].setToolTip(words)
                self._tools[name].setAccessibleName(words)

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
                alone = not event.modifiers() & Qt.KeyboardModifier.AltModifier
                (self.first_wanted if alone else self.meant_wanted).emit()
            case Qt.Key.Key_Down if not self.text():
                self.offers_wanted.emit(True)
                if self.hasFocus():  # nothing was offered
                    self.list_wanted.emit()
            case Qt.Key.Key_Down:
                self.list_wanted.emit()
            case _:
                super().keyPressEvent(event)
                if not self.text():
                    self.offers_wanted.emit(False)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        # the empty window gets the keyboard too, and its reasons are names of Qt's namespace
        if self._tools and not self.text() and event.reason() in _asked():
            self.offers_wanted.emit(False)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if not self.text():
            self.offers_wanted.emit(False)

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
        """Set buttons and note side by side from the right; the text ends before them."""
        from PySide6.QtCore import QRect

        right = self.width() - 10
        for name, button in self._tools.items():
            button.setVisible(name != "star" or self._kept is not None)
            if name != "star" or self._kept is not None:
                right -= TOOL
                button.setGeometry(QRect(right, (self.height() - TOOL) // 2, TOOL, TOOL))
        taken = self.width() - right
        if self._note is not None:
            width = self._note.sizeHint().width()
            room = right - EDGE - LEAST_TEXT
            shown = bool(self._note.text()) and width <= room
            self._note.setVisible(shown)
            self._note.setGeometry(QRect(right - width - 6, 0, width, self.height()))
            taken += width + 6 if shown else 0
        margins = self.textMargins()
        margins.setRight(max(0, taken - EDGE + 8) if self._tools or self._note else 0)
        self.setTextMargins(margins)


def _asked() -> tuple[Qt.FocusReason, ...]:
    """Return the reasons for which somebody came to the field, rather than the program."""
    from PySide6.QtCore import Qt

    reasons = Qt.FocusReason
    return (reasons.ShortcutFocusReason, reasons.TabFocusReason, reasons.BacktabFocusReason)
