"""A record in brief: what it is, when, and one line, on a card with the way to all of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from db import reading
from db.dates import Date
from db.records import Words
from viewer import vocabulary
from viewer.details.values import date_words, words_for
from viewer.exhibit.buttons import BigButton, RoundButton
from viewer.widgets.kind_mark import KindMark
from viewer.widgets.plain_text import plain_label

if TYPE_CHECKING:
    from viewer.exhibit.context import Station

Connection: TypeAlias = Any
"""The archive's own; the viewer hands it on and never looks inside."""

LINES: Final = ("summary", "definition", "description", "abstract")
"""The fields that say a record in a line, the best first."""
LONGEST: Final = 150


@dataclass(frozen=True, slots=True)
class Brief:
    """What a card says of a record."""

    ref: str
    kind: str
    title: Words
    side: str | None = None
    date: Date | None = None
    line: Words | None = None

    def caption(self, lang: str) -> str:
        """Return what it is, and when."""
        when = date_words(self.date, lang) if self.date else ""
        kind = vocabulary.word(vocabulary.KIND, self.kind)
        return " · ".join(part for part in (kind, when) if part)

    def short_line(self, lang: str) -> str:
        """Return its line in about two lines, "" where there is none."""
        return _cut(words_for(self.line, lang))


def brief(connection: Connection, ref: str) -> Brief:
    """Return a record in brief; raises NotFound. For a worker thread."""
    record = reading.record(connection, ref)
    date, side = record.fields.get("date"), record.fields.get("side")
    line = next((said for field in LINES if (said := record.fields.get(field))), None)
    return Brief(
        record.ref,
        record.kind,
        record.title,
        side if isinstance(side, str) else None,
        date if isinstance(date, Date) else None,
        line if isinstance(line, Words) else None,
    )


class BriefCard(QFrame):
    """Show one Brief; its buttons open the record or put the card away.

    They stand beside the words, or (`narrow`) below them, where a low reach finds them.
    """

    open_wanted = Signal(str)
    closed = Signal()

    def __init__(
        self, station: Station, parent: QWidget | None = None, *, narrow: bool = False
    ) -> None:
        super().__init__(parent)
        self._station = station
        self._shown: Brief | None = None
        self.setProperty("role", "brief")
        self.mark = KindMark(20)
        self.eyebrow = plain_label("", "kind")
        self.title = plain_label("", "strong")
        self.line = plain_label("", "small")
        self.open_button = BigButton()
        self.close_button = RoundButton(icon="close")
        self.open_button.clicked.connect(self._on_open_clicked)
        self.close_button.clicked.connect(self.closed)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._narrow = narrow
        self._row = QBoxLayout(way, self)
        self._column = QVBoxLayout()
        self._row.addLayout(self._column, 1)
        head = QHBoxLayout()
        self._column.addLayout(head)
        head.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.eyebrow, 1)
        self._column.addWidget(self.title)
        self._column.addWidget(self.line)
        self._buttons = QHBoxLayout()
        self._row.addLayout(self._buttons)
        self._buttons.addWidget(self.open_button)
        if narrow:
            self._buttons.addStretch(1)
        self._buttons.addWidget(self.close_button)
        self.hide()

    @property
    def shown(self) -> Brief | None:
        """Return what is shown."""
        return self._shown

    def show_brief(self, shown: Brief | None) -> None:
        """Show this one; None hides the card."""
        self._shown = shown
        self.setVisible(shown is not None)
        self.retranslate()

    def retranslate(self) -> None:
        """Say every word again."""
        self.open_button.say(self.tr("Open"))
        self.close_button.say("", self.tr("Close"))
        shown, lang = self._shown, self._station.language.code
        if shown is None:
            return
        self.mark.show_kind(shown.kind, shown.side)
        self.eyebrow.setText(shown.caption(lang))
        title = words_for(shown.title, lang)
        self.title.setText(title)
        self.line.setText(shown.short_line(lang))
        self.line.setVisible(bool(self.line.text()))
        self.open_button.say(self.tr("Open"), self.tr("Open: %1").replace("%1", title))

    def arrange(self) -> None:
        """Take sizes anew."""
        metrics = self._station.metrics
        pad = metrics.px(20)
        self._row.setContentsMargins(pad, pad // 2, pad, pad // 2)
        self._row.setSpacing(metrics.mm(2))
        self._buttons.setSpacing(metrics.mm(3))
        self._column.setSpacing(metrics.px(4))
        self.mark.set_size(metrics.px(22))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.arrange()

    def usual_height(self) -> int:
        """Return the height of a card whose line is two lines long."""
        sizes = map(self._station.metrics.size, ("label", "strong", "small", "small"))
        buttons = self._station.metrics.mm(17) if self._narrow else 0
        return round(1.45 * sum(sizes)) + self._station.metrics.px(28) + buttons

    def words(self) -> tuple[QLabel, ...]:
        """Return the labels, in reading order."""
        return (self.eyebrow, self.title, self.line)

    def _on_open_clicked(self) -> None:
        if self._shown is not None:
            self.open_wanted.emit(self._shown.ref)


def _cut(text: str) -> str:
    """Return a text in about two lines: to the end of a sentence, else of a word."""
    if len(text) <= LONGEST:
        return text
    end = text.rfind(". ", LONGEST // 2, LONGEST)
    if end > 0:
        return text[: end + 1]
    return text[: text.rfind(" ", 0, LONGEST)].rstrip(" ,;:") + "…"
