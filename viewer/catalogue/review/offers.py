"""What a suggestion may be taken for: a list of known records, and a new one at its end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from db.editing.suggestions import title_of
from viewer import vocabulary
from viewer.widgets.wrapped_rows import wrap_rows

if TYPE_CHECKING:
    from viewer.catalogue.review.questions import Item, Offer

SURE = 90
"""From this score on, a known record is what Enter accepts; below it, a new one is."""
ROWS = 6
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class Answer:
    """A row: the ref of a known record, or None for a new one."""

    ref: str | None
    words: str


class Offers(QListWidget):
    """List the answers to "which record is it?"; digits choose one."""

    accepted = Signal()
    """Enter was pressed, or a row double-clicked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._answers: tuple[Answer, ...] = ()
        wrap_rows(self)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemDoubleClicked.connect(self._on_self_double_clicked)

    @property
    def answer(self) -> Answer | None:
        """Return the answer that is chosen now."""
        row = self.currentRow()
        return self._answers[row] if 0 <= row < len(self._answers) else None

    def show_offer(self, item: Item, offer: Offer, lang: str) -> None:
        """List what `offer` found for `item`, and choose what is most likely right."""
        answers: list[Answer] = []
        for match in offer.matches:
            title = match.summary.title.best(lang)[0] or match.summary.ref
            kind = vocabulary.word(vocabulary.KIND, match.summary.kind)
            answers.append(Answer(match.summary.ref, f"{title} — {kind}"))
        found = item.suggestion
        title = title_of(found.kind, found.quote, found.value)
        new = self.tr("New record: “%1”").replace("%1", title)
        self._answers = (*answers, Answer(None, new))
        self.clear()
        for number, answer in enumerate(self._answers, 1):
            row = QListWidgetItem(f"{number}   {answer.words}")
            row.setData(Qt.ItemDataRole.AccessibleTextRole, answer.words)
            self.addItem(row)
        self.setCurrentRow(self._likely(item, offer))

    def show_nothing(self) -> None:
        """Be empty until an offer comes."""
        self._answers = ()
        self.clear()

    def choose_number(self, number: int) -> bool:
        """Choose the row with this number, counted from 1; return whether there is one."""
        if not 1 <= number <= len(self._answers):
            return False
        self.setCurrentRow(number - 1)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self.accepted.emit()
        elif event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End}:
            super().keyPressEvent(event)
        else:
            event.ignore()  # the tool's letters, not the list's own search

    def _on_self_double_clicked(self, _item: QListWidgetItem) -> None:
        self.accepted.emit()

    def _likely(self, item: Item, offer: Offer) -> int:
        for row, match in enumerate(offer.matches):
            if match.summary.ref == item.suggestion.ref or match.score >= SURE:
                return row
        return len(offer.matches)
