"""Holding: a finger that rests on a record's word, card or mark asks what it is, and stays here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol, runtime_checkable

from PySide6.QtCore import QObject, QPointF, QRect, QSize, QTimer
from PySide6.QtWidgets import QWidget

from viewer.exhibit.brief import brief
from viewer.exhibit.buttons import BigButton
from viewer.exhibit.explain import TERM, follow
from viewer.exhibit.sheet import Sheet
from viewer.widgets.plain_text import plain_label

if TYPE_CHECKING:
    from viewer.exhibit.brief import Brief
    from viewer.exhibit.context import Station
    from viewer.exhibit.guard import Guard

WIDTH_MM: Final = 170
LONG: Final = 800
"""Milliseconds after which a finger rests: a slow one still taps."""
SLACK_MM: Final = 4
"""How far a finger that rests may stray."""


@runtime_checkable
class Naming(Protocol):
    """A widget on which records are named."""

    def named_at(self, at: QPointF) -> str | None:
        """Return the record that a finger at a point means."""
        ...

    def let_go(self) -> None:
        """Forget the finger that is down: when it lifts, that is no tap."""
        ...


class PeekSheet(Sheet):
    """Say of one record what it is, when, and a line; lead to all of it."""

    widens = True

    def __init__(self, owner: QWidget, station: Station) -> None:
        super().__init__(owner, station, WIDTH_MM)
        self._shown: Brief | None = None
        self._finger: QRect | None = None
        self.caption = plain_label("", "caption")
        self.line = plain_label("", "body")
        self.open = BigButton()
        self.open.clicked.connect(self._on_open_clicked)
        for part in (self.caption, self.line, self.open):
            self.column.addWidget(part)

    def peek(self, ref: str, finger: QRect) -> None:
        """Ask what a record is, then appear above the finger that rests on its name."""
        self._finger = finger
        self.station.jobs.read(brief, ref, then=self._show, latest=(self, "brief"))

    def close_sheet(self) -> None:
        self.station.jobs.drop((self, "brief"))
        super().close_sheet()

    def retranslate(self) -> None:
        super().retranslate()
        self.open.say(self.tr("Open this page"))
        if self._shown is not None:
            lang = self.station.language.code
            self.title.setText(self._shown.title.best(lang)[0])
            self.caption.setText(self._shown.caption(lang))
            self.line.setText(self._shown.short_line(lang))
            self.line.setVisible(bool(self.line.text()))

    def _show(self, found: Brief) -> None:
        self._shown = found
        self.pop_up(None if self.station.comfort.reach else self._finger)

    def _on_open_clicked(self) -> None:
        if self._shown is not None:
            self.close_sheet()
            follow(self, self.station, self._shown.ref)


class Holding(QObject):
    """Wait for a finger that rests; nothing is to be found in this way alone, for few know of it.

    Positions are in the window's pixels. Lives in the GUI thread.
    """

    def __init__(self, window: QWidget, station: Station, guard: Guard) -> None:
        super().__init__(window)
        self._window = window
        self._station = station
        self._at = QPointF()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(LONG)
        self._timer.timeout.connect(self._on_timer_timeout)
        guard.pressed.connect(self.press)
        guard.moved.connect(self.move)
        guard.released.connect(self.release)
        guard.gathered.connect(self.release)

    def press(self, at: QPointF) -> None:
        """Notice a finger or button that went down."""
        self._at = at
        self._timer.start()

    def move(self, at: QPointF) -> None:
        """Notice where it goes: one that strays does not rest."""
        if (at - self._at).manhattanLength() > self._station.metrics.mm(SLACK_MM):
            self._timer.stop()

    def release(self) -> None:
        """Notice that it went up, or that another finger came."""
        self._timer.stop()

    def _on_timer_timeout(self) -> None:
        at = self._at.toPoint()
        under = self._window.childAt(at)
        while under is not None and under is not self._window:
            if isinstance(under, Naming):
                ref = under.named_at(QPointF(under.mapFrom(self._window, at)))
                if ref:
                    under.let_go()
                    self._peek(ref)
                return
            under = under.parentWidget()

    def _peek(self, ref: str) -> None:
        if ref.startswith(f"{TERM}/"):
            follow(self._window, self._station, ref)
            return
        side = self._station.metrics.mm(2 * SLACK_MM)
        finger = QRect(self._at.toPoint(), QSize(side, side))
        finger.moveCenter(self._at.toPoint())
        PeekSheet.of(self._window, self._station).peek(ref, finger)
