"""Take away: a code that a visitor's own telephone reads, with the record's reference."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from viewer.exhibit.sheet import Sheet
from viewer.widgets.plain_text import plain_label

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from db.records import Words
    from viewer.exhibit.context import Station

WIDTH_MM: Final = 230
SIDE_MM: Final = 62
"""How wide the code is: a telephone reads it from half a metre."""
QUIET: Final = 4
"""Modules of white around a code (ISO/IEC 18004)."""


class QrCode(QWidget):
    """Paint a text as a QR code, black on white in every palette."""

    def __init__(self, station: Station, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._station = station
        self.text = ""
        self._rows: tuple[tuple[int, ...], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_text(self, text: str) -> None:
        """Show another text, and say it to whoever can't see."""
        import segno  # only when somebody takes something away

        self.text = text
        code = segno.make_qr(text, error="m", encoding="utf-8")
        self._rows = tuple(tuple(row) for row in code.matrix)
        self.setAccessibleName(text)
        self.update()

    def sizeHint(self) -> QSize:
        side = self._station.metrics.mm(SIDE_MM)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._rows:
            return
        count = len(self._rows) + 2 * QUIET
        module = min(self.width(), self.height()) // count
        edge = (min(self.width(), self.height()) - module * len(self._rows)) // 2
        black = QColor(Qt.GlobalColor.black)
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), Qt.GlobalColor.white)
            for down, row in enumerate(self._rows):
                for across, dark in enumerate(row):
                    if dark:
                        left, top = edge + across * module, edge + down * module
                        painter.fillRect(QRectF(left, top, module, module), black)


class TakeAwaySheet(Sheet):
    """Offer one record's reference; its text names no address, for the exhibit has none."""

    def __init__(self, owner: QWidget, station: Station) -> None:
        super().__init__(owner, station, WIDTH_MM)
        self._archive: Words | None = None
        self._title: Words | None = None
        self._ref = ""
        self.code = QrCode(station)
        self.lead = plain_label("", "body")
        self.named = plain_label("", "strong")
        self.reference = plain_label("", "caption")
        self._row = QHBoxLayout()
        self.column.addLayout(self._row)
        self._row.addWidget(self.code, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        self._row.addLayout(words, 1)
        for label in (self.lead, self.named, self.reference):
            words.addWidget(label)
        words.addStretch(1)

    def get_ready(self) -> bool:
        import_module("segno")  # with what it imports the first code takes 50 ms longer

        return super().get_ready()

    def offer(self, archive: Words, title: Words, ref: str) -> None:
        """Appear with the reference of a record of an archive."""
        self._archive, self._title, self._ref = archive, title, ref
        self.station.tally.count("take-away", ref)
        self.pop_up()

    def retranslate(self) -> None:
        super().retranslate()
        self.title.setText(self.tr("Take it with you"))
        if self._archive is None or self._title is None:
            return
        lang = self.station.language.code
        archive, title = self._archive.best(lang)[0], self._title.best(lang)[0]
        self.lead.setText(
            self.tr("Point your telephone’s camera at the code: it keeps the reference.")
        )
        self.named.setText(title)
        self.reference.setText(self._ref)
        look = self.tr("To find it again, search there for: %1").replace("%1", title)
        reference = self.tr("Reference: %1").replace("%1", self._ref)
        self.code.show_text(f"{archive}\n{title}\n{reference}\n{look}")

    def arrange(self) -> None:
        super().arrange()
        self._row.setSpacing(self.station.metrics.px(32))
        self.code.updateGeometry()
