"""The top bar: the program's name, the archive's, the search field and the switches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QWidget

from viewer import theme
from viewer.widgets.plain_text import plain_label
from viewer.widgets.search_field import SearchField

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

HEIGHT = 56
LANGUAGES = (("vi", "Tiếng Việt"), ("en", "English"))  # each in its own words
ICON = QSize(20, 20)
INSIDE = 32
SHORTEST = 220
"""Pixels that the search field keeps before the archive's title gives way."""


class TopBar(QFrame):
    """Show where one is and take what one asks; knows nothing of archives."""

    query_edited = Signal(str)
    first_wanted = Signal()
    list_wanted = Signal()
    back_wanted = Signal()
    forward_wanted = Signal()
    span_dropped = Signal()
    language_wanted = Signal(str)
    palette_wanted = Signal()
    desk_wanted = Signal()
    """Editing should begin or end."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "topbar")
        self.setFixedHeight(HEIGHT)
        self.brand = plain_label("Muniment", "brand", wrap=False)
        self.title = plain_label("", "muted", wrap=False)
        self.search = SearchField()
        self.search.setMinimumWidth(SHORTEST)
        self.span = QPushButton()
        self.span.setProperty("role", "chip")
        self.span.hide()
        self.back = self._tool("back")
        self.forward = self._tool("forward")
        self.desk_button = self._tool("desk")
        self.desk_button.setCheckable(True)
        self.palette_button = self._tool("theme")
        self.menu_button = self._tool("menu")
        self._languages = {code: QPushButton(words) for code, words in LANGUAGES}
        self._lay_out()
        self._connect()

    def show_title(self, title: str) -> None:
        """Name the archive."""
        from html import escape  # its table of entities is not for an empty window

        self.title.setText(title)
        self.brand.setToolTip(escape(title))
        self._give_room()

    def show_language(self, code: str) -> None:
        """Mark the language spoken now."""
        self._languages[code].setChecked(True)

    def show_editing(self, *, editing: bool) -> None:
        """Say whether the archive may be changed from this window."""
        self.desk_button.setChecked(editing)

    def show_span(self, words: str) -> None:
        """Show the span of time looked at; empty words hide it."""
        self.span.setText(f"{words} ✕" if words else "")
        self.span.setVisible(bool(words))
        self._give_room()

    def show_history(self, *, back: bool, forward: bool) -> None:
        """Say whether there is a way back and forward."""
        self.back.setEnabled(back)
        self.forward.setEnabled(forward)

    def set_menu(self, menu: QMenu) -> None:
        """Hang the menu on its button."""
        self.menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu_button.setMenu(menu)

    def retranslate(self) -> None:
        """Say every word again in the language spoken now."""
        self._invite()
        self.search.setAccessibleName(self.tr("Search"))
        self.search.retranslate()
        for button, words in (
            (self.back, self.tr("Back")),
            (self.forward, self.tr("Forward")),
            (self.desk_button, self.tr("Catalogue: turn editing on or off")),
            (self.palette_button, self.tr("Light, dark, high contrast")),
            (self.menu_button, self.tr("Menu")),
        ):
            button.setToolTip(words)
            button.setAccessibleName(words)
        self.span.setAccessibleName(self.tr("Look at all of the time again"))

    def furnish(self) -> None:
        """Add what an empty window can be painted without."""
        from PySide6.QtCore import Qt

        for button in self._languages.values():
            button.setCursor(Qt.CursorShape.PointingHandCursor)
        self.search.furnish()
        self.show_icons()

    def show_icons(self) -> None:
        """Draw the icons in the colours of the palette worn now."""
        self.search.show_icons()
        palette = theme.active()
        for name, button in (
            ("back", self.back),
            ("forward", self.forward),
            ("catalogue", self.desk_button),
            ("theme", self.palette_button),
            ("menu", self.menu_button),
        ):
            button.setIcon(theme.icon(name, palette.ink, palette.line))

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # pyright: ignore[reportArgumentType] - Qt's own
        self._give_room()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._give_room()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 0, 16, 0)
        row.setSpacing(12)
        row.addWidget(self.brand)
        row.addWidget(self.title)
        row.addWidget(self.back)
        row.addWidget(self.forward)
        row.addWidget(self.search, 1)
        row.addWidget(self.span)
        row.addSpacing(8)
        for button in self._languages.values():
            button.setCheckable(True)
            button.setAutoExclusive(True)
            row.addWidget(button)
        row.addWidget(self.desk_button)
        row.addWidget(self.palette_button)
        row.addWidget(self.menu_button)

    def _connect(self) -> None:
        self.search.textEdited.connect(self.query_edited)
        self.search.first_wanted.connect(self.first_wanted)
        self.search.list_wanted.connect(self.list_wanted)
        self.span.clicked.connect(self.span_dropped)
        self.back.clicked.connect(self.back_wanted)
        self.forward.clicked.connect(self.forward_wanted)
        self.palette_button.clicked.connect(self.palette_wanted)
        self.desk_button.clicked.connect(self.desk_wanted)
        self._languages["vi"].clicked.connect(lambda: self.language_wanted.emit("vi"))
        self._languages["en"].clicked.connect(lambda: self.language_wanted.emit("en"))

    def _tool(self, name: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName(name)
        button.setIconSize(ICON)
        return button

    def _give_room(self) -> None:
        """Hide the archive's title rather than clip it, where the search field needs the room."""
        named = bool(self.title.text())  # not in the empty window, which waits for no measuring
        self.title.setVisible(named and self.title.sizeHint().width() <= self._room())
        self._invite()

    def _room(self) -> int:
        """Return the pixels that are left for the title."""
        others = (
            self.brand,
            self.back,
            self.forward,
            self.desk_button,
            self.palette_button,
            self.menu_button,
        )
        taken = sum(widget.sizeHint().width() for widget in (*others, *self._languages.values()))
        taken += self.span.sizeHint().width() if self.span.text() else 0
        return self.width() - taken - (12 * 12 + 48 + 2 * SHORTEST)

    def _invite(self) -> None:
        """Say in the empty field how to search, and where, if the title isn't beside it."""
        words = self.tr("Search, with or without tone marks")
        if self.title.text() and self.title.isHidden():
            named = self.tr("Search “%1”, with or without tone marks")
            named = named.replace("%1", self.title.text())
            metrics = self.search.fontMetrics()
            if metrics.horizontalAdvance(named) < self.search.width() - 2 * INSIDE:
                words = named
        self.search.setPlaceholderText(words)
