"""The station's window: the screens, the bar below them, and what lies over both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLayout, QStackedWidget, QVBoxLayout, QWidget

from viewer.exhibit import dress
from viewer.exhibit.bar import Bar
from viewer.exhibit.opening import Opening
from viewer.exhibit.visit import HOME, Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent

    from viewer.exhibit.context import Station
    from viewer.exhibit.metrics import Metrics
    from viewer.exhibit.screen import Screen

CLICK = 2
"""Qt.FocusPolicy.ClickFocus by its number; see viewer.widgets.plain_text."""


class StationWindow(QWidget):
    """Fill the screen with one screen of the exhibit at a time. Knows no record and no archive."""

    first_painted = Signal()
    """The empty shell has been seen; what takes time may begin."""
    resized = Signal()
    closed = Signal()

    def __init__(self, metrics: Metrics, *, closable: bool) -> None:
        """Make the empty shell; `closable` lets the window's own button close it (a rehearsal)."""
        super().__init__()
        self._metrics = metrics
        self._painted = False
        self._leaving = closable
        self._screens: dict[str, Screen] = {}
        self._kinds: dict[str, type[Screen]] = {}
        self._shown: Screen | None = None
        self._unworded: set[str] = set()
        self._unarranged: set[str] = set()
        self.setProperty("role", "station")
        self.setWindowTitle("Muniment")
        self.setProperty("focusPolicy", CLICK)  # no button shows a focus that nobody set
        self.bar = Bar(metrics)
        self.opening = Opening(metrics)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.opening)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        column.addWidget(self.stack, 1)
        column.addWidget(self.bar)

    def furnish(self, station: Station, kinds: Sequence[type[Screen]]) -> None:
        """Give the shell its screens and wire it to what is shared; once, after the first paint."""
        self.station = station
        self._kinds = {kind.name: kind for kind in kinds}
        visit, bar = station.visit, self.bar
        visit.changed.connect(self.show_place)
        bar.back_wanted.connect(visit.back)
        bar.place_wanted.connect(self._on_bar_place_wanted)
        bar.language_wanted.connect(station.language.switch_to_next)
        bar.contrast_wanted.connect(station.comfort.set_contrast)
        bar.comfort_wanted.connect(self._on_bar_comfort_wanted)

    # screens

    def screen_of(self, name: str) -> Screen:
        """Return the screen of that name, made now if it was never shown; home for an unknown."""
        if name not in self._kinds:
            name = HOME
        if name not in self._screens:
            screen = self._screens[name] = self._kinds[name](self.station)
            self.stack.addWidget(screen)
            self._unworded.add(name)
            self._unarranged.add(name)
        return self._screens[name]

    @property
    def screens(self) -> tuple[Screen, ...]:
        """Return every screen that was shown so far."""
        return tuple(self._screens.values())

    @property
    def shown(self) -> Screen | None:
        """Return the screen that is seen, None before the first."""
        return self._shown

    def show_place(self, place: Place) -> None:
        """Show a place; what lay over the one before goes away."""
        self.close_sheets()
        screen = self.screen_of(place.screen)
        if self._shown is not None and self._shown is not screen:
            self._shown.rest()
        self._shown = screen
        self._refresh(screen)
        self.stack.setCurrentWidget(screen)
        self.bar.setVisible(screen.bar)
        self.bar.show_place(screen.name, back=self.station.visit.can_go_back)
        screen.show_place(place)

    def forget(self) -> None:
        """Forget what the visitor did on every screen: he has gone."""
        self.close_sheets()
        for screen in self.screens:
            screen.rest()
            screen.forget()
        QTimer.singleShot(0, self, self.get_ready)

    def renew(self) -> None:
        """Show another archive on every screen: what was read of the one before is dropped."""
        for screen in self.screens:
            screen.renew()

    def close_sheets(self) -> None:
        """Close whatever lies over the screen."""
        from viewer.exhibit.sheet import Sheet

        for sheet in self.findChildren(Sheet):
            sheet.close_sheet()

    def get_ready(self) -> bool:
        """Make one sheet ready whose first touch would wait for it; say whether one was left."""
        from viewer.exhibit.comfort_sheet import ComfortSheet
        from viewer.exhibit.explain import ExplainSheet
        from viewer.exhibit.holding import PeekSheet
        from viewer.exhibit.sheet import Sheet

        for kind in (ComfortSheet, ExplainSheet, PeekSheet):
            kind.of(self, self.station)
        for screen in self.screens:
            screen.make_sheets()
        return any(sheet.get_ready() for sheet in self.findChildren(Sheet))

    # language, comfort, size

    def dress(self, sheet: str) -> None:
        """Wear a style sheet: what is seen does at once, the rest when it appears."""
        dress.lay_out(self, sheet)
        dress.put_on(self.bar)
        for part in (*self.children(), *self.stack.children()):
            if isinstance(part, QWidget) and part is not self.stack and not part.isHidden():
                dress.put_on(part)

    def retranslate(self) -> None:
        """Say every word again in the language spoken now, every place as it is."""
        self.bar.retranslate()
        self._unworded.update(self._screens)
        if self._shown is not None:
            self._refresh(self._shown)

    def arrange(self) -> None:
        """Lay everything out anew: the comfort or the size changed."""
        self.bar.arrange()
        self.opening.arrange()
        self._unarranged.update(self._screens)
        if self._shown is not None:
            self._refresh(self._shown)

    def _refresh(self, screen: Screen) -> None:
        """Let a screen follow the language and the comfort; one that is hidden does when shown."""
        dress.put_on(screen)
        if screen.name in self._unworded:
            self._unworded.discard(screen.name)
            screen.retranslate()
        if screen.name in self._unarranged:
            self._unarranged.discard(screen.name)
            screen.arrange()

    # Qt

    def leave(self) -> None:
        """Close for good: staff want it, or the program ends."""
        self._leaving = True
        self.close()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.first_painted.emit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._metrics.fit(self.width(), self.height()):
            self.resized.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._leaving:
            event.ignore()
            return
        super().closeEvent(event)
        self.closed.emit()

    # slots

    def _on_bar_place_wanted(self, name: str) -> None:
        if name == HOME:
            self.station.visit.home()
        else:
            self.station.visit.go(Place(name))

    def _on_bar_comfort_wanted(self) -> None:
        from viewer.exhibit.comfort_sheet import ComfortSheet

        button = self.bar.comfort
        ComfortSheet.of(self, self.station).pop_up(
            button.rect().translated(button.mapTo(self, button.rect().topLeft()))
        )
