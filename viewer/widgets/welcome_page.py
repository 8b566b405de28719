"""The start page: what one can begin with, the archives opened lately, and a quiet landscape."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from viewer import theme
from viewer.widgets.escape import keeps_escape
from viewer.widgets.landscape import Landscape
from viewer.widgets.plain_text import plain_label
from viewer.widgets.way_button import WayButton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent, QResizeEvent

MEASURE = 560
"""Pixels that the words take at most; more is harder to read."""
MARGIN = 40
NARROW = 1000
"""Below this width the landscape gives its room to the words."""


class RecentRow(NamedTuple):
    """An archive that was opened lately: its place, its title, and whether it is still there."""

    path: str
    title: str
    there: bool


class WelcomePage(QWidget):
    """Offer what one can begin with. Knows no archive and opens none."""

    look_wanted = Signal()
    open_wanted = Signal()
    create_wanted = Signal()
    import_wanted = Signal()
    archive_wanted = Signal(str)
    """The place of an archive of the list."""
    forget_wanted = Signal(str)
    """The place of an archive that should leave the list."""
    left = Signal()
    """Somebody wants back to the archive that is open."""
    at_start_changed = Signal(bool)
    """Whether this page should be shown when the program starts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._rows: tuple[RecentRow, ...] = ()
        self._landscape = Landscape()
        self.title = plain_label("", "heading")
        self.words = plain_label("", "muted")
        self.look = WayButton("event")
        self.open = WayButton("holding")
        self.make = WayButton("add")
        self.bring = WayButton("article")
        self.ways = (self.look, self.open, self.make, self.bring)
        self._lately = plain_label("", "group")
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.at_start = QCheckBox()
        self.back = QPushButton()
        self.back.setProperty("role", "link")
        self.back.hide()
        self._lay_out()
        self._connect()
        self.retranslate()

    def show_at_start(self, shown: bool) -> None:
        """Say whether this page comes at every start."""
        self.at_start.blockSignals(True)  # nobody changed anything
        self.at_start.setChecked(shown)
        self.at_start.blockSignals(False)

    def show_way_back(self, *, there: bool) -> None:
        """Say whether an archive waits behind this page."""
        self.back.setVisible(there)

    def show_recents(self, rows: Sequence[RecentRow]) -> None:
        """List the archives that were opened lately; those that are gone cannot be opened."""
        self._rows = tuple(rows)
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()
        before: QWidget = self.bring
        for row in self._rows:
            line, opening, forgetting = self._row(row)
            self._list.addWidget(line)
            self.setTabOrder(before, opening)
            self.setTabOrder(opening, forgetting)
            before = forgetting
        self.setTabOrder(before, self.at_start)
        self.setTabOrder(self.at_start, self.back)
        self._lately.setVisible(bool(rows))

    def retranslate(self) -> None:
        """Say every word again in the language spoken now."""
        self.setAccessibleName(self.tr("Start page"))
        self.title.setText(self.tr("Welcome to the archive room"))
        self.words.setText(
            self.tr(
                "An archive is one file: articles, maps, units, places, people and what each fact "
                "rests on. Nothing is written on this computer until you ask for it."
            )
        )
        self.look.say(
            self.tr("Look around"),
            self.tr("The archive that comes with the program: Thái Nguyên, 1950"),
        )
        self.open.say(self.tr("Open an archive…"), self.tr("A file whose name ends in .muniment"))
        self.make.say(
            self.tr("New archive…"), self.tr("Empty, with a title, a language and a place of yours")
        )
        self.bring.say(
            self.tr("Import an article…"),
            self.tr("Text, PDF, Word: cut into sections, with what is recognised in it"),
        )
        self._lately.setText(self.tr("Opened lately"))
        self.at_start.setText(self.tr("Show this page when the program starts"))
        self.back.setText(self.tr("Back to the archive"))
        self.show_recents(self._rows)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._landscape.setVisible(self.width() >= NARROW)
        super().resizeEvent(event)

    def event(self, event: QEvent) -> bool:
        return keeps_escape(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _row(self, row: RecentRow) -> tuple[QWidget, QWidget, QWidget]:
        """Return a line of the list, its button that opens and its button that forgets."""
        line = QWidget()
        across = QHBoxLayout(line)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(4)
        opening = WayButton("recent")
        gone = self.tr("No longer at %1")
        opening.say(row.title, row.path if row.there else gone.replace("%1", row.path))
        opening.setEnabled(row.there)
        opening.clicked.connect(lambda: self.archive_wanted.emit(row.path))
        forgetting = QToolButton()
        forgetting.setIcon(theme.icon("close", theme.active().muted))
        forgetting.setIconSize(QSize(16, 16))
        words = self.tr("Take %1 off the list").replace("%1", row.title)
        forgetting.setAccessibleName(words)
        forgetting.setToolTip(words)
        forgetting.clicked.connect(lambda: self.forget_wanted.emit(row.path))
        across.addWidget(opening, 1)
        across.addWidget(forgetting)
        return line, opening, forgetting

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addStretch(1)
        column.addWidget(self.title)
        column.addWidget(self.words)
        column.addSpacing(8)
        for way in self.ways:
            column.addWidget(way)
        column.addSpacing(8)
        column.addWidget(self._lately)
        column.addLayout(self._list)
        column.addStretch(1)
        foot = QHBoxLayout()
        column.addLayout(foot)
        foot.addWidget(self.at_start, 1)
        foot.addWidget(self.back)
        inner = QWidget()
        inner.setMaximumWidth(MEASURE)
        inner.setLayout(column)
        middle = QWidget()
        across = QHBoxLayout(middle)
        across.setContentsMargins(MARGIN, MARGIN // 2, MARGIN, MARGIN // 2)
        across.addWidget(inner)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(middle)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its buttons have it
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        for part in (self._landscape, area):
            part.setSizePolicy(policy)
        halves = QHBoxLayout(self)
        halves.setContentsMargins(0, 0, 0, 0)
        halves.setSpacing(0)
        halves.addWidget(self._landscape, 1)
        halves.addWidget(area, 1)

    def _connect(self) -> None:
        self.look.clicked.connect(self.look_wanted)
        self.open.clicked.connect(self.open_wanted)
        self.make.clicked.connect(self.create_wanted)
        self.bring.clicked.connect(self.import_wanted)
        self.back.clicked.connect(self.left)
        self.at_start.toggled.connect(self.at_start_changed)
