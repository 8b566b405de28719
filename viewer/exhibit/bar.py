"""The bar at the foot of every screen: the ways home, and how a visitor wants to read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from viewer.exhibit.buttons import NEXT_LANGUAGE, Pill, RoundButton, StationButton, set_role

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from viewer.exhibit.metrics import Metrics

ENTRIES: Final = ("home", "timeline", "map", "people", "search")
"""The screens that the bar leads to, in order."""


class Bar(QWidget):
    """Show the ways; say which one was touched."""

    place_wanted = Signal(str)
    """The name of a screen."""
    back_wanted = Signal()
    comfort_wanted = Signal()
    contrast_wanted = Signal(bool)
    language_wanted = Signal()

    def __init__(self, metrics: Metrics) -> None:
        super().__init__()
        self._metrics = metrics
        self.setProperty("role", "bar")
        self.back = RoundButton(icon="back")
        self.back.clicked.connect(self.back_wanted)
        self.entries = {name: Pill(icon="home" if name == "home" else "") for name in ENTRIES}
        for name, pill in self.entries.items():
            pill.setCheckable(True)
            pill.clicked.connect(lambda _checked=False, name=name: self._want(name))
        self.comfort = RoundButton("Aa")
        self.comfort.clicked.connect(self.comfort_wanted)
        self.contrast = RoundButton(icon="theme")
        self.contrast.setCheckable(True)
        self.contrast.clicked.connect(self.contrast_wanted)
        self.language = Pill()
        self.language.clicked.connect(self.language_wanted)
        self.row = QHBoxLayout(self)
        self.row.addWidget(self.back)
        for pill in self.entries.values():
            self.row.addWidget(pill)
        self.row.addStretch(1)
        for button in (self.comfort, self.contrast, self.language):
            self.row.addWidget(button)
        self._name = ""

    def retranslate(self) -> None:
        """Say every word again in the language spoken now."""
        words = {
            "home": self.tr("Home"),
            "timeline": self.tr("Timeline"),
            "map": self.tr("Map"),
            "people": self.tr("Units and people"),
            "search": self.tr("Search"),
        }
        for name, pill in self.entries.items():
            pill.say(words[name])
        self.back.say("", self.tr("Back"))
        self.comfort.say("Aa", self.tr("Text size and comfort"))
        self.contrast.say("", self.tr("High contrast"))
        self.arrange()

    def show_language(self, code: str) -> None:
        """Offer the language that is not spoken now, by its own name."""
        self.language.say(NEXT_LANGUAGE[code])
        self.arrange()

    def show_place(self, name: str, *, back: bool) -> None:
        """Mark the way to the screen `name`, and say whether there is one back."""
        self._name = name
        self.back.setEnabled(back)
        self._mark()

    def show_contrast(self, *, contrast: bool) -> None:
        """Mark whether colours are those of high contrast."""
        self.contrast.setChecked(contrast)

    def arrange(self) -> None:
        """Take sizes anew; where the words are too long for the screen, the pills grow thinner."""
        metrics = self._metrics
        pad = metrics.px(24)
        self.row.setContentsMargins(2 * pad, pad, 2 * pad, pad)
        self.row.setSpacing(metrics.mm(3))
        self._dress("pill")
        for role in ("pill-thin", "pill-least"):
            if self.width() < self.row.totalSizeHint().width():
                self.row.setContentsMargins(pad // 2, pad // 2, pad // 2, pad // 2)
                self.row.setSpacing(metrics.mm(1.5))
                self._dress(role)
        self.row.activate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def _dress(self, role: str) -> None:
        pills: tuple[StationButton, ...] = (*self.entries.values(), self.language)
        for pill in pills:
            set_role(pill, role)
            pill.tint()
            pill.updateGeometry()
        self.row.invalidate()

    def _want(self, name: str) -> None:
        self._mark()  # what is marked follows the visit, never the touch
        self.place_wanted.emit(name)

    def _mark(self) -> None:
        for name, pill in self.entries.items():
            pill.setChecked(name == self._name)
