"""The places of a window: four columns over one band, parted by lines that can be moved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QSizePolicy,
    QSplitter,
    QSplitterHandle,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from viewer import theme

if TYPE_CHECKING:
    from collections.abc import Mapping

Place = Literal["left", "centre", "map", "right", "bottom"]

COLUMNS: tuple[Place, ...] = ("left", "centre", "map", "right")
STACKED = ("centre", "right")
"""Where panels lie behind each other, one of them in front."""
NARROWEST = {"left": 176, "centre": 320, "map": 240, "right": 276}
NARROWEST_FORM = 480
LOWEST = 320
"""Width of forms and height of the columns, in pixels, below which large text makes them scroll."""
STEP = 16
"""Pixels by which an arrow key moves a line."""


def first_widths(total: int, *, desk: bool = False) -> list[int]:
    """Return the widths, in pixels, that the columns have before anybody moves a line.

    The text keeps a full measure (52 letters at 1366 pixels); the others grow more slowly. With
    `desk` the column on the right holds forms, and takes what the others can spare.
    """
    beyond = total - 1366
    if desk:
        left, chart = NARROWEST["left"], _between(256 + 0.30 * beyond, 240, 560)
        form = _between(560 + 0.34 * beyond, 480, 800)
        return [left, total - left - chart - form, chart, form]
    left = _between(208 + 0.06 * beyond, 180, 248)
    chart = _between(296 + 0.30 * beyond, 240, 560)
    card = _between(312 + 0.24 * beyond, 284, 460)
    return [left, total - left - chart - card, chart, card]


def first_heights(total: int, *, desk: bool = False) -> list[int]:
    """Return the heights of the columns and of the band below them; forms want more of it."""
    band = _between(0.2 * total, 176, 240) if desk else _between(0.27 * total, 240, 440)
    return [total - band, band]


class _Parted(QSplitter):
    """Places parted by lines that the keyboard reaches too."""

    def createHandle(self) -> QSplitterHandle:
        return _Line(self.orientation(), self)


class Places(_Parted):
    """Hold each panel where it belongs; sizes follow the window until somebody sets them."""

    def __init__(self, sizes: Mapping[str, tuple[int, ...]], parent: QWidget | None = None) -> None:
        """Take the sizes that `moved_sizes` gave the last time, where there were any."""
        super().__init__(Qt.Orientation.Vertical, parent)
        self.across = _Parted(Qt.Orientation.Horizontal)
        self._holders: dict[str, QWidget] = {}
        for place in COLUMNS:
            holder = _Stack() if place in STACKED else _column()
            holder.setProperty("role", "paper" if place == "left" else "surface")
            holder.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
            self._holders[place] = holder
            self.across.addWidget(holder)
            self.across.setStretchFactor(self.across.count() - 1, 4 if place == "centre" else 1)
        bottom = _column()
        bottom.setProperty("role", "paper")
        bottom.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._holders["bottom"] = bottom
        self.addWidget(self.across)
        self.addWidget(bottom)
        self.setStretchFactor(0, 1)
        self._moved: set[str] = set()
        self._desk = False
        for name, splitter in self._splitters():
            splitter.setHandleWidth(1)
            splitter.setChildrenCollapsible(False)
            kept = sizes.get(name, ())
            if len(kept) == splitter.count() and all(kept):
                splitter.setSizes(list(kept))
                self._moved.add(name)
        self.across.splitterMoved.connect(lambda: self._moved.add("across"))
        self.splitterMoved.connect(lambda: self._moved.add("down"))
        self._take_scale()

    def add(self, panel: QWidget, place: str) -> None:
        """Put a panel into its place, below or behind those that are there."""
        holder = self._holders[place]
        if isinstance(holder, QStackedWidget):
            holder.addWidget(panel)
            return
        layout = holder.layout()
        assert layout is not None
        grows = panel.sizePolicy().verticalPolicy() == QSizePolicy.Policy.Expanding
        layout.addWidget(panel)
        if isinstance(layout, QVBoxLayout):
            layout.setStretchFactor(panel, int(grows))

    def bring_forward(self, panel: QWidget) -> None:
        """Show a panel of a stacked place instead of the one before it."""
        for holder in self._holders.values():
            if isinstance(holder, QStackedWidget) and holder.indexOf(panel) >= 0:
                holder.setCurrentWidget(panel)

    def give_room(self, *, desk: bool) -> None:
        """Widen the column on the right for the forms of the desk, or let it be a card's again."""
        if desk != self._desk:
            self._desk = desk
            self._moved.clear()
            self._take_scale()
            self._fit()

    def moved_sizes(self) -> dict[str, tuple[int, ...]]:
        """Return the sizes that somebody set, by name; () where they follow the window."""
        return {
            name: tuple(splitter.sizes()) if name in self._moved else ()
            for name, splitter in self._splitters()
        }

    def forget(self) -> None:
        """Let all sizes follow the window again."""
        self._moved.clear()
        self._fit()

    def name_lines(self, across: str, down: str) -> None:
        """Say what moving a line does, for a screen reader and in a tooltip."""
        for splitter, words in ((self.across, across), (self, down)):
            for number in range(1, splitter.count()):
                handle = splitter.handle(number)
                handle.setAccessibleName(words)
                handle.setToolTip(words)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._take_scale()
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def _splitters(self) -> tuple[tuple[str, QSplitter], ...]:
        return (("across", self.across), ("down", self))

    def _take_scale(self) -> None:
        """Let no place be too small for its words; where the window is, they are scrolled."""
        large = theme.scale() > 1
        for place, least in NARROWEST.items():
            wide = NARROWEST_FORM if large and self._desk and place == "right" else least
            self._holders[place].setMinimumWidth(theme.enlarged(wide))
        self._holders["centre"].setMinimumHeight(theme.enlarged(LOWEST) if large else 0)

    def _fit(self) -> None:
        """Part the room as for text of the usual size, enlarged as the text is."""
        by = max(1.0, theme.scale())
        if "down" not in self._moved:
            heights = first_heights(round(self.height() / by), desk=self._desk)
            self.setSizes([round(each * by) for each in heights])
        if "across" not in self._moved:
            room = self.width() - self.across.count() + 1
            widths = first_widths(round(room / by), desk=self._desk)
            self.across.setSizes([round(each * by) for each in widths])


class _Stack(QStackedWidget):
    """A stack as narrow as the page in front allows, whatever lies behind it."""

    def minimumSizeHint(self) -> QSize:
        page = self.currentWidget()
        return page.minimumSizeHint() if page else super().minimumSizeHint()


class _Line(QSplitterHandle):
    """A line between two places, moved by the mouse or, when it has the focus, by arrow keys."""

    def __init__(self, orientation: Qt.Orientation, parent: QSplitter) -> None:
        super().__init__(orientation, parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        lies_across = self.orientation() == Qt.Orientation.Horizontal
        less = Qt.Key.Key_Left if lies_across else Qt.Key.Key_Up
        more = Qt.Key.Key_Right if lies_across else Qt.Key.Key_Down
        if event.key() not in (less, more):
            super().keyPressEvent(event)
            return
        at = self.x() if lies_across else self.y()
        self.moveSplitter(at + (STEP if event.key() == more else -STEP))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            with QPainter(self) as painter:
                painter.fillRect(self.rect(), theme.active().lacquer)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.clearMask()  # broad enough to be seen, where the line by itself is a pixel
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.setMask(self.contentsRect())
        self.update()


def _column() -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    return holder


def _between(value: float, least: int, most: int) -> int:
    return round(min(max(value, least), most))
