"""What is touched: pills, round buttons, big buttons and cards, none under 14 mm."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from viewer import theme
from viewer.application import is_furnished
from viewer.widgets.plain_text import plain_label

if TYPE_CHECKING:
    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QPaintEvent

NEXT_LANGUAGE: Final = {"vi": "English", "en": "Tiếng Việt"}
"""The language that is offered where one is spoken, by its own name."""
ROUND = "round"
TAB = 1
"""Qt.FocusPolicy.TabFocus by its number: importing Qt's namespace costs a sixth of a start."""


def set_role(widget: QWidget, role: str) -> None:
    """Give a widget a role of the style sheet, live."""
    if widget.property("role") != role:
        widget.setProperty("role", role)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


class StationButton(QPushButton):
    """A button of a role of station.qss: words, and an icon tinted as the words are."""

    def __init__(
        self, text: str = "", role: str = "pill", icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", role)
        self.setProperty("station", True)
        self.setProperty("focusPolicy", TAB)
        self.setAutoDefault(False)
        self._icon_name = icon
        self._icon_drawn: tuple[str, str, int] | None = None
        self.say(text)

    def say(self, text: str, spoken: str = "") -> None:
        """Show `text`; `spoken` is what a screen reader says, by default the same."""
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(spoken or text)

    def set_icon(self, name: str) -> None:
        """Show another icon of resources/icons."""
        self._icon_name = name
        self._icon_drawn = None
        self.update()

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        self.tint()
        return super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        self.ensurePolished()
        self.tint()
        return super().minimumSizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        self.tint()
        super().paintEvent(event)

    def tint(self) -> None:
        """Draw the icon anew where its colour or size has changed."""
        if not self._icon_name or not is_furnished():
            return
        accent = self.isChecked() or self.property("role") == "primary"
        palette = theme.active()
        colour = palette.on_accent if accent and self.isEnabled() else palette.ink
        size = self.fontMetrics().height()
        drawn = (self._icon_name, colour.name(), size if self.text() else -size)
        if drawn != self._icon_drawn:
            self._icon_drawn = drawn
            # Qt leaves 4 pixels between icon and words on every screen: the rest is the icon's own
            self.setIconSize(QSize(size + (size // 4 if self.text() else 0), size))
            self.setIcon(theme.icon(self._icon_name, colour))


class Pill(StationButton):
    """A rounded button with words: the bar's, a filter's."""


class RoundButton(StationButton):
    """A round button with an icon or one or two letters; say what it does."""

    def __init__(
        self, text: str = "", spoken: str = "", icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__("", ROUND, icon, parent)
        self.say(text, spoken)


class BigButton(StationButton):
    """A button that stands out: lacquer, with white words."""

    def __init__(self, text: str = "", icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, "primary", icon, parent)


class Card(QPushButton):
    """A card to touch: a mark or number, a title, a line below it. Takes all of its height.

    `ref` is the record that it leads to, if one.
    """

    def __init__(self, title: str = "", note: str = "", number: str = "") -> None:
        from PySide6.QtCore import Qt

        super().__init__()
        self.ref = ""
        self.setProperty("role", "card")
        self.setProperty("station", True)
        self.setProperty("focusPolicy", TAB)
        self.setAutoDefault(False)
        self.number = plain_label(number, "card-number", wrap=False, parent=self)
        self.number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.number.setVisible(bool(number))
        self.title = plain_label(title, "card-title", parent=self)
        self.note = plain_label(note, "card-note", parent=self)
        self.note.setVisible(bool(note))
        self.row = QHBoxLayout(self)
        self.row.addWidget(self.number, 0, Qt.AlignmentFlag.AlignVCenter)
        self.column = QVBoxLayout()
        self.row.addLayout(self.column, 1)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(2)
        self.column.addWidget(self.title)
        self.column.addWidget(self.note)
        for label in (self.number, self.title, self.note):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._name()

    def show_words(self, title: str, note: str = "", number: str = "") -> None:
        """Show these words."""
        self.title.setText(title)
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self.number.setText(number)
        self.number.setVisible(bool(number))
        self._name()
        self.updateGeometry()

    def named_at(self, at: QPointF) -> str | None:
        """Return the record that the card leads to."""
        del at  # it is the same all over the card
        return self.ref or None

    def let_go(self) -> None:
        """Come up without having been clicked."""
        self.setDown(False)

    def add_mark(self, mark: QWidget) -> None:
        """Put a small widget (a kind's mark, a flag) before the words; it takes no touch."""
        from PySide6.QtCore import Qt

        mark.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.row.insertWidget(0, mark, 0, Qt.AlignmentFlag.AlignVCenter)

    def event(self, event: QEvent) -> bool:
        answer = super().event(event)
        if event.type() in {QEvent.Type.Polish, QEvent.Type.StyleChange}:
            self._give_room()
        return answer

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(self.row.totalHeightForWidth(width), self.minimumHeight())

    def sizeHint(self) -> QSize:
        return self.row.totalSizeHint().expandedTo(self.minimumSize())

    def minimumSizeHint(self) -> QSize:
        return self.row.totalMinimumSize().expandedTo(self.minimumSize())

    def _give_room(self) -> None:
        """Leave as much around the words as their type wants, on every screen."""
        self.title.ensurePolished()
        high = self.title.fontMetrics().height()
        across, down = high // 2, high // 4
        if self.row.contentsMargins().left() != across:
            self.row.setContentsMargins(across, down, across, down)
            self.row.setSpacing(high // 3)
            self.updateGeometry()

    def _name(self) -> None:
        words: tuple[QLabel, ...] = (self.number, self.title, self.note)
        self.setAccessibleName(". ".join(label.text() for label in words if label.text()))
