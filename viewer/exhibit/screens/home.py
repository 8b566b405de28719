"""Home: what this exhibit is, and the ways into it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from db import reading
from viewer.exhibit.screen import Screen
from viewer.widgets.plain_text import plain_label

if TYPE_CHECKING:
    from db.records import About
    from viewer.exhibit.context import Station
    from viewer.exhibit.visit import Place


class HomeScreen(Screen):
    """Show the title of the archive."""

    name: ClassVar[str] = "home"

    def __init__(self, station: Station, parent: QWidget | None = None) -> None:
        super().__init__(station, parent)
        self._about: About | None = None
        self.title = plain_label("", "display")
        column = QVBoxLayout(self)
        column.addWidget(self.title)
        column.addStretch(1)

    def show_place(self, place: Place) -> None:
        del place  # there is one home
        self.station.jobs.read(reading.about, then=self._show, latest=(self, "about"))

    def retranslate(self) -> None:
        self.title.setText(self._about.title.best(self.lang)[0] if self._about else "")

    def arrange(self) -> None:
        margin = self.mm(20)
        layout = self.layout()
        assert layout is not None
        layout.setContentsMargins(margin, margin, margin, margin)

    def _show(self, about: About) -> None:
        self._about = about
        self.retranslate()
