"""The line above the timeline: play, the shown day in words, a date to go to, lanes, zoom."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QToolButton,
    QWidget,
)

from viewer import theme
from viewer.widgets.plain_text import plain_label
from viewer.widgets.timeline_legend import TimelineLegend
from viewer.widgets.timeline_picture import FORMATS
from viewer.widgets.tray import Tray

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ICON: Final = QSize(14, 14)
PLAY: Final = QSize(32, 32)
DATE_WIDTH: Final = 168
MARGINS: Final = (28, 2, 12, 0)


class TimelineBar(QWidget):
    """Take wishes about the timeline and show its state; knows no archive. GUI thread only."""

    play_wanted = Signal()
    speed_wanted = Signal(float)
    step_wanted = Signal(int)
    date_wanted = Signal(str)
    grouping_wanted = Signal(str)
    zoom_wanted = Signal(float)
    fit_wanted = Signal()
    undated_picked = Signal(str)
    """The ref of something without a date was chosen in the tray."""
    save_wanted = Signal(str)
    """A picture should be written to a file of that name."""
    print_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons: dict[QToolButton, str] = {}
        self.play = self._tool("play", self.play_wanted.emit)
        self.play.setProperty("role", "play")
        self.play.setFixedSize(PLAY)
        self.speed = self._chooser()
        self.before = self._tool("back", lambda: self.step_wanted.emit(-1))
        self.after = self._tool("forward", lambda: self.step_wanted.emit(1))
        self.day = plain_label("", "strong", wrap=False)
        self.count = plain_label("", "caption", wrap=False)
        self.date = QLineEdit()
        self.date.setProperty("role", "compact")
        self.date.setMaximumWidth(DATE_WIDTH)
        self.date.returnPressed.connect(lambda: self.date_wanted.emit(self.date.text()))
        self.grouping = self._chooser()
        self.nearer = self._tool("zoom-in", lambda: self.zoom_wanted.emit(2.0))
        self.further = self._tool("zoom-out", lambda: self.zoom_wanted.emit(0.5))
        self.whole = self._tool("fit", self.fit_wanted.emit)
        self.undated = QPushButton()
        self.undated.setProperty("role", "link")
        self.undated.clicked.connect(self._on_undated_clicked)
        self._undated: tuple[tuple[str, str], ...] = ()
        self.undated.hide()
        self.more = self._tool("menu", None)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self)
        self.legend = self._entry(self._on_legend_triggered)
        self.save = self._entry(self._on_save_triggered)
        self.printing = self._entry(self.print_wanted.emit)
        self.more.setMenu(self._menu)
        self._lay_out()
        self._take_theme()

    def show_playing(self, *, running: bool) -> None:
        """Say whether the days go by."""
        self._icons[self.play] = "pause" if running else "play"
        self.play.setAccessibleName(self.tr("Pause") if running else self.tr("Play the days"))
        self.play.setToolTip(self.play.accessibleName())
        self._take_theme()

    def show_day(self, words: str, count: str) -> None:
        """Say which day is shown, and how much goes on on it; empty words for none."""
        self.day.setText(words)
        self.count.setText(count)

    def set_speeds(self, speeds: Sequence[tuple[float, str]], chosen: float) -> None:
        """Offer speeds, (days a second, words)."""
        self._offer(self.speed, [(str(speed), words) for speed, words in speeds], str(chosen))

    def set_groupings(self, groupings: Sequence[tuple[str, str]], chosen: str) -> None:
        """Offer ways to put things into lanes, (key, words)."""
        self._offer(self.grouping, groupings, chosen)

    def show_undated(self, lines: Sequence[tuple[str, str]]) -> None:
        """Hold these (ref, title) in the tray of what has no date."""
        self._undated = tuple(lines)
        self.undated.setText(self.tr("Without a date: %1").replace("%1", str(len(lines))))
        self.undated.setVisible(bool(lines))

    def show_refusal(self, words: str) -> None:
        """Say beside the field why what was typed is no date; empty words for nothing."""
        self.date.setProperty("refused", bool(words))
        self.date.setToolTip(words)
        self.date.setAccessibleDescription(words)
        if words:
            self.date.selectAll()
            self.show_day(words, "")

    def retranslate(self) -> None:
        """Say every word again in the language spoken now."""
        names = (
            (self.before, self.tr("The day before")),
            (self.after, self.tr("The day after")),
            (self.nearer, self.tr("Zoom in")),
            (self.further, self.tr("Zoom out")),
            (self.whole, self.tr("Show the campaign")),
            (self.more, self.tr("More about the timeline")),
            (self.speed, self.tr("Speed")),
            (self.grouping, self.tr("Lanes")),
        )
        for button, words in names:
            button.setAccessibleName(words)
            button.setToolTip(words)
        self.show_undated(self._undated)
        self.date.setPlaceholderText(self.tr("Go to a date"))
        self.date.setAccessibleName(self.tr("Go to a date"))
        self.legend.setText(self.tr("Legend"))
        self.save.setText(self.tr("Save as a picture…"))
        self.printing.setText(self.tr("Print…"))
        self.show_playing(running=self._icons[self.play] == "pause")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._take_theme()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(*MARGINS)
        row.setSpacing(4)
        for one in (self.play, self.speed, self.before, self.after):
            row.addWidget(one)
        row.addSpacing(8)
        row.addWidget(self.day)
        row.addSpacing(4)
        row.addWidget(self.count)
        row.addStretch(1)
        others = (
            *(self.undated, self.date, self.grouping),
            *(self.further, self.nearer, self.whole, self.more),
        )
        for one in others:
            row.addWidget(one)

    def _tool(self, icon: str, wish: Callable[[], None] | None) -> QToolButton:
        button = QToolButton(self)
        button.setIconSize(ICON)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if wish is not None:
            button.clicked.connect(wish)
        self._icons[button] = icon
        return button

    def _chooser(self) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("role", "link")
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setMenu(QMenu(button))
        return button

    def _offer(self, button: QToolButton, choices: Sequence[tuple[str, str]], chosen: str) -> None:
        menu = button.menu()
        menu.clear()
        group = QActionGroup(menu)
        for key, words in choices:
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(key == chosen)
            action.setData(key)
            group.addAction(action)
            if key == chosen:
                button.setText(words)
        then = partial(self._on_group_triggered, button)
        group.triggered.connect(then)

    def _entry(self, wish: Callable[[], None]) -> QAction:
        action = self._menu.addAction("")
        action.triggered.connect(wish)
        return action

    def _take_theme(self) -> None:
        palette = theme.active()
        for button, name in self._icons.items():
            colour = palette.on_accent if button is self.play else palette.ink
            button.setIcon(theme.icon(name, colour, palette.outline))

    def _on_group_triggered(self, button: QToolButton, action: QAction) -> None:
        button.setText(action.text())
        if button is self.speed:
            self.speed_wanted.emit(float(action.data()))
        else:
            self.grouping_wanted.emit(str(action.data()))

    def _on_undated_clicked(self) -> None:
        tray = Tray(self.undated.text(), self._undated, self)
        tray.picked.connect(self.undated_picked)
        tray.pop_up(self.mapToGlobal(self.undated.geometry().topLeft()))

    def _on_legend_triggered(self) -> None:
        legend = TimelineLegend(self)
        legend.adjustSize()
        legend.move(self.mapToGlobal(self.rect().topRight()) - legend.rect().bottomRight())
        legend.show()

    def _on_save_triggered(self) -> None:
        filters = ";;".join(f"{kind.upper()} (*.{kind})" for kind in FORMATS)
        name, chosen = QFileDialog.getSaveFileName(
            self, self.tr("Save the timeline as a picture"), "", filters
        )
        if name:
            suffix = chosen.partition(" ")[0].lower() or FORMATS[0]
            self.save_wanted.emit(name if Path(name).suffix else f"{name}.{suffix}")
