"""A card laid out: what a record is, what is said of it, and on what each of it rests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from viewer import theme
from viewer.widgets.edge_fade import EdgeFade
from viewer.widgets.focus_ring import FocusRing
from viewer.widgets.kind_mark import KindMark
from viewer.widgets.link_text import PADDING, LinkText
from viewer.widgets.plain_text import plain_label, rule
from viewer.widgets.quotation import Quotation

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QResizeEvent

    from viewer.widgets.card import Account, Card, Group, Quote, Row, Value

LABEL_WIDTHS = (72, 116)
MARGIN = 18
ROOMY = 400
"""Pixels from which on a card has room for labels in one line."""
BREAK = "\u200b"
"""No width, but a line may end there: after the dash of a span of time."""


class CardView(QScrollArea):
    """Show one Card; say what is followed and what is asked of it."""

    ref_wanted = Signal(str)
    """A record's title was clicked."""
    why_wanted = Signal(str)
    """ "Says who?" was asked of a target."""
    spot_wanted = Signal(object)
    """A quotation's place in the text was clicked; what its Quote gave as spot."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        FocusRing(self)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("role", "surface")
        self._answers: dict[str, QVBoxLayout] = {}
        self._label_width = LABEL_WIDTHS[0]
        self._card: Card | None = None
        self._answer: tuple[str, Sequence[Quote]] | None = None
        self._needed = 0
        self._stacked = False
        self._sheet = QWidget()
        self.setWidget(self._sheet)
        self._fade = EdgeFade(self)

    def show_card(self, card: Card) -> None:
        """Lay out `card` in place of the one before."""
        self._card, self._answer = card, None
        self._lay_out(card)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._card is not None and self._stacked != self._is_narrow():
            QTimer.singleShot(0, self, self._lay_out_again)  # not amid the layout that resizes it

    def _is_narrow(self) -> bool:
        return self._needed > self._room()

    def _room(self) -> int:
        """Return the width that is left beside a scroll bar, whether it shows just now or not."""
        style, bar = self.style(), self.verticalScrollBar()
        extent = style.pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent, None, bar)
        return self.maximumViewportSize().width() - max(extent, bar.sizeHint().width())

    def _lay_out_again(self) -> None:
        if self._card is not None and self._stacked != self._is_narrow():
            self._lay_out(self._card)
            if self._answer is not None:
                self.show_answer(*self._answer)

    def _lay_out(self, card: Card) -> None:
        """Set labels beside what they say, or above it where that is too wide for the card."""
        self._stacked = False
        sheet = self._made_sheet(card)
        self._needed = sheet.minimumSizeHint().width()
        if self._is_narrow():
            self._stacked = True
            sheet.deleteLater()
            sheet = self._made_sheet(card)
        self._sheet = sheet
        self.setWidget(sheet)

    def _made_sheet(self, card: Card) -> QWidget:
        self._answers.clear()
        self._label_width = label_width(card.rows, whole=self._room() >= ROOMY)
        sheet = QWidget(self)
        column = QVBoxLayout(sheet)
        column.setContentsMargins(MARGIN, MARGIN + 4, MARGIN - 10, MARGIN)
        column.setSpacing(0)
        self._add_head(column, card)
        for account in card.accounts:
            self._add_account(column, account)
        if card.rows:
            column.addSpacing(16)
            self._add_rows(column, card.rows)
        if card.quotes:
            self._add_heading(column, self.tr("Evidence"))
            self._add_quotes(column, card.quotes)
        for group in card.groups:
            self._add_group(column, group)
        column.addStretch(1)
        return sheet

    def show_answer(self, target: str, quotes: Sequence[Quote]) -> None:
        """Show under the row of `target` what it rests on."""
        self._answer = (target, quotes)
        for place in self._answers.values():
            _clear(place)
        column = self._answers.get(target)
        if column is None:
            return
        column.addSpacing(4)
        self._add_quotes(column, quotes)
        if not quotes:
            column.addWidget(plain_label(self.tr("No evidence is recorded."), "caption"))
        column.addSpacing(8)

    def _add_head(self, column: QVBoxLayout, card: Card) -> None:
        eyebrow = QHBoxLayout()
        column.addLayout(eyebrow)
        eyebrow.setSpacing(6)
        mark = KindMark()
        mark.show_kind(card.kind, card.side)
        eyebrow.addWidget(mark)
        eyebrow.addWidget(plain_label(card.eyebrow, "kind"), 1)
        column.addSpacing(4)
        column.addWidget(plain_label(card.title, "title"))
        if card.subtitle:
            column.addSpacing(2)
            column.addWidget(plain_label(card.subtitle, "muted"))
        if card.text:
            column.addSpacing(12)
            column.addWidget(plain_label(card.text))
        if card.text_note:
            column.addWidget(plain_label(card.text_note, "caption"))

    def _add_heading(self, column: QVBoxLayout, text: str) -> None:
        column.addSpacing(20)
        column.addWidget(plain_label(text, "group"))
        column.addSpacing(6)

    def _add_rows(self, column: QVBoxLayout, rows: Sequence[Row]) -> None:
        for row in rows:
            column.addWidget(rule())
            column.addLayout(self._row(row))
            self._add_answer_place(column, row.target)
        column.addWidget(rule())

    def _row(self, row: Row) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 3, 0, 3)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        label = plain_label(row.label, "muted")
        label.setContentsMargins(0, PADDING, 0, PADDING)
        top = Qt.AlignmentFlag.AlignTop
        label.setAlignment(top)
        first = 1 if self._stacked and row.label else 0
        if self._stacked:
            grid.addWidget(label, 0, 0, 1, 2)
            if not row.label:  # to show one that has no parent yet would open it as a window
                label.hide()
        else:
            label.setFixedWidth(self._label_width)
            grid.addWidget(label, 0, 0)
        for number, value in enumerate(row.values):
            at = first + 2 * number
            left, wide = (0, 3 if first else 2) if self._stacked else (1, 1)
            grid.addWidget(self._value(value), at, left, 1, wide)
            if value.note:
                grid.addWidget(plain_label(value.note, "caption"), at + 1, left, 1, 3 - left)
        if row.target:
            grid.addWidget(self._why(row.target, row.label), 0, 2, top)
        return grid

    def _value(self, value: Value) -> QWidget:
        """Return what shows a value: a word to follow, or plain text."""
        if value.ref:
            link = LinkText(value.text, value.kind, value.side)
            link.clicked.connect(_saying(self.ref_wanted, value.ref))
            return link
        text = plain_label(value.text.replace("–", f"–{BREAK}"))
        text.setContentsMargins(0, PADDING, 0, PADDING)
        text.setAlignment(Qt.AlignmentFlag.AlignTop)
        return text

    def _why(self, target: str, label: str) -> QPushButton:
        button = QPushButton(self.tr("Says who?"))
        button.setProperty("role", "link")
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setAccessibleName(f"{button.text()} {label}".strip())
        button.clicked.connect(_saying(self.why_wanted, target))
        return button

    def _add_answer_place(self, column: QVBoxLayout, target: str | None) -> None:
        if target is not None:
            place = QVBoxLayout()
            place.setSpacing(8)
            column.addLayout(place)
            self._answers[target] = place

    def _add_account(self, column: QVBoxLayout, account: Account) -> None:
        """Set two accounts of one thing side by side, on a ground of their own."""
        column.addSpacing(14)
        box = QFrame()
        box.setProperty("role", "accounts")
        grid = QGridLayout(box)
        grid.setContentsMargins(12, 8, 12, 10)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        heading = self.tr("Accounts differ: %1").replace("%1", account.label.lower())
        grid.addWidget(plain_label(heading, "group"), 0, 0, 1, 2)
        for place, (caption, text) in enumerate(
            ((self.tr("This archive"), account.preferred), (account.status, account.rival))
        ):
            grid.addWidget(plain_label(caption, "caption"), 1, place)
            grid.addWidget(plain_label(text, "strong"), 2, place, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(place, 1)
        if account.reason:
            grid.setRowMinimumHeight(3, 4)
            grid.addWidget(plain_label(account.reason, "caption"), 4, 0, 1, 2)
        column.addWidget(box)

    def _add_quotes(self, column: QVBoxLayout, quotes: Sequence[Quote]) -> None:
        for quote in quotes:
            shown = Quotation(quote)
            shown.spot_wanted.connect(self.spot_wanted)
            shown.ref_wanted.connect(self.ref_wanted)
            column.addWidget(shown)
            column.addSpacing(8)

    def _add_group(self, column: QVBoxLayout, group: Group) -> None:
        self._add_heading(column, group.label)
        for row in group.rows:
            column.addWidget(rule())
            line = QHBoxLayout()
            column.addLayout(line)
            line.setContentsMargins(0, 2, 0, 2)
            values = QVBoxLayout()
            line.addLayout(values, 1)
            values.setSpacing(0)
            for value in row.values:
                values.addWidget(self._value(value))
                if value.note:
                    values.addWidget(plain_label(value.note, "caption"))
            if row.target:
                line.addWidget(self._why(row.target, row.label), 0, Qt.AlignmentFlag.AlignTop)
            self._add_answer_place(column, row.target)


def label_width(rows: Sequence[Row], *, whole: bool = False) -> int:
    """Return how wide the column of labels must be for their longest word, or longest label."""
    metrics = QFontMetrics(theme.font("body"))
    least, most = (theme.enlarged(width) for width in LABEL_WIDTHS)
    words = [word for row in rows for word in ([row.label] if whole else row.label.split())]
    widest = max((metrics.horizontalAdvance(word) for word in words), default=0)
    return min(max(widest + 2, least), most)


def _saying(signal: SignalInstance, text: str) -> Callable[[], None]:
    """Return a slot that emits `signal` with `text`, whatever the button says of itself."""
    return lambda: signal.emit(text)


def _clear(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
