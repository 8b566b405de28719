"""The timeline's legend: each mark as it is painted, with what it says of a date."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from viewer import theme
from viewer.widgets.accessible_role import Role
from viewer.widgets.plain_text import plain_label
from viewer.widgets.timeline_entries import DAY, TimelineEntry
from viewer.widgets.timeline_labels import Lettering, Mark
from viewer.widgets.timeline_marks import MarkPainter
from viewer.widgets.timeline_packing import DOT, Cell

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from viewer.widgets.timeline_entries import Certainty

SAMPLE: Final = QSize(120, 26)
ROW: Final = 18.0
EDGE: Final = 6.0


class TimelineLegend(QFrame):
    """A sheet that pops up, with a row for each look a date can have."""

    accessible_role = Role.Grouping

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("role", "paper")
        self.setAccessibleName(self.tr("Legend"))
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 12, 20, 12)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(2)
        rows = self._rows()
        half = (len(rows) + 1) // 2
        for number, (words, sample) in enumerate(rows):
            column = 2 * (number // half)
            grid.addWidget(_Sample(sample), number % half, column)
            grid.addWidget(plain_label(words, wrap=False), number % half, column + 1)

    def _rows(self) -> list[tuple[str, TimelineEntry | int]]:
        """Return what each row says and shows: an entry, or how many a cluster holds."""
        return [
            (self.tr("On this day, Vietnamese side"), _entry(1)),
            (self.tr("On this day, French side"), _entry(1, side="france")),
            (self.tr("On this day, no side given"), _entry(1, side=None)),
            (self.tr("About this day"), _entry(1, "approximate")),
            (self.tr("From one day to another"), _entry()),
            (self.tr("The same, French side"), _entry(side="france")),
            (self.tr("End open or approximate"), _entry(soft=(False, True))),
            (self.tr("Only the month is known"), _entry(8, "month")),
            (
                self.tr("Beginning, middle or end of a month"),
                _entry(8, "part", soft=(True, True)),
            ),
            (
                self.tr("Only the season is known"),
                _entry(8, "season", soft=(True, True)),
            ),
            (self.tr("Only the year is known"), _entry(8, "year")),
            (self.tr("Date inferred by the editors"), _entry(inferred=True)),
            (self.tr("Suggested, not yet reviewed"), _entry(1, suggested=True)),
            (self.tr("Several that have no room; a click opens them"), 12),
        ]


def _entry(
    days: int = 8,
    certainty: Certainty = "exact",
    side: str | None = "vietnam",
    *,
    soft: tuple[bool, bool] = (False, False),
    inferred: bool = False,
    suggested: bool = False,
) -> TimelineEntry:
    return TimelineEntry(
        *("", "", 0, days * DAY - 1, "", side),
        *soft,
        certainty,
        inferred=inferred,
        suggested=suggested,
    )


class _Sample(QWidget):
    """One mark as the timeline paints it."""

    def __init__(self, sample: TimelineEntry | int) -> None:
        super().__init__()
        self._sample = sample
        self.setFixedSize(SAMPLE)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - all is painted
        lettering = Lettering(0)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        brush = MarkPainter(painter, theme.active(), lettering, QRectF(self.rect()), ROW)
        brush.mark(_mark_of(self._sample, lettering))
        painter.end()


def _mark_of(sample: TimelineEntry | int, lettering: Lettering) -> Mark:
    middle = SAMPLE.height() / 2
    whole = QRectF(EDGE, middle - ROW / 2, SAMPLE.width() - 2 * EDGE, ROW)
    small = QRectF(SAMPLE.width() / 2 - DOT / 2, middle - DOT / 2, DOT, DOT)
    if isinstance(sample, int):
        rect = whole.adjusted(38, 0, -38, 0)
        cell = Cell(0, 0, 0, [(0, sample)], "cluster", sample)
        return Mark(rect, (rect.left(), rect.right()), cell, None, lettering.count_text(sample))
    dot = sample.latest < DAY
    rect = small if dot else whole
    cell = Cell(0, 0, 0, [(0, 1)], "dot" if dot else "bar")
    return Mark(rect, (rect.left(), rect.right()), cell, sample)
