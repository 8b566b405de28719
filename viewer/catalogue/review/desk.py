"""What a reviewer looks at: the sentence, the answers, and the buttons with their keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from viewer.catalogue.review.offers import Offers
from viewer.catalogue.review.strip import ChangeStrip
from viewer.widgets.focus_ring import FocusRing
from viewer.widgets.kind_mark import KindMark
from viewer.widgets.marked_text import MarkedText
from viewer.widgets.plain_text import plain_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from viewer.catalogue.review.questions import Item, Offer


class ReviewDesk(QWidget):
    """Show one suggestion and say what is wanted with it; knows no archive."""

    accept_wanted = Signal()
    accept_alike_wanted = Signal()
    reject_wanted = Signal()
    reject_alike_wanted = Signal()
    change_wanted = Signal()
    changed_wanted = Signal(str, str)
    """(title, kind) of the record that should be made."""
    step_wanted = Signal(int)
    undo_wanted = Signal()
    kind_wanted = Signal(str)
    """The kind that alone should be looked at, "" for all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._alike = 1
        self.kinds = QComboBox()
        self.count = plain_label("", "muted", wrap=False)
        self.mark = KindMark(14)
        self.kind = plain_label("", "kind", wrap=False)
        self.quote = plain_label("", "title")
        self.read = plain_label("", "muted")
        self.sentence = MarkedText("body")
        self._sheet = QScrollArea()
        FocusRing(self._sheet)
        self.question = plain_label("", "label")
        self.offers = Offers()
        self.strip = ChangeStrip()
        self.none = plain_label("", "muted")
        self.before, self.after = QPushButton(), QPushButton()
        self.accept, self.reject, self.change = QPushButton(), QPushButton(), QPushButton()
        self.accept_alike, self.reject_alike = QPushButton(), QPushButton()
        self.undo = QPushButton()
        self.accept.setProperty("role", "primary")
        for button in self._quiet():
            button.setProperty("role", "chip")
        self._lay_out()
        self._connect()

    def retranslate(self) -> None:
        """Say every word again in the language spoken now."""
        self.kinds.setAccessibleName(self.tr("Kind of suggestion"))
        self._sheet.setAccessibleName(self.tr("Suggestion in its sentence"))
        self.before.setText(self.tr("Back (P)"))
        self.after.setText(self.tr("Skip (N)"))
        self.accept.setText(self.tr("Accept (A)"))
        self.reject.setText(self.tr("Reject (R)"))
        self.change.setText(self.tr("Change (C)"))
        self.undo.setText(self.tr("Undo (U)"))
        self.question.setText(self.tr("Which record is it?"))
        self.offers.setAccessibleName(self.tr("Which record is it?"))
        self.none.setText(
            self.tr("Nothing is left to review. Import an article to have more suggested.")
        )
        self._name_alike()
        self.strip.retranslate()

    def show_kinds(
        self, kinds: Sequence[tuple[str, str, int]], total: int, chosen: str | None
    ) -> None:
        """Offer each kind (its key, its word, how many are open), and all of them."""
        self.kinds.blockSignals(True)
        self.kinds.clear()
        every = self.tr("All suggestions")
        self.kinds.addItem(f"{every} ({total})", "")
        for key, word, count in kinds:
            self.kinds.addItem(f"{word} ({count})", key)
        self.kinds.setCurrentIndex(max(0, self.kinds.findData(chosen or "")))
        self.kinds.blockSignals(False)

    def show_item(self, item: Item, kind: str, read: str, position: int, total: int) -> None:
        """Show a suggestion in its sentence, `position` of `total`; the answers come later."""
        self._show_parts(shown=True)
        self.count.setText(f"{position} / {total}")
        self.mark.show_kind(item.suggestion.kind)
        self.kind.setText(kind)
        self.quote.setText(item.suggestion.quote)
        self.read.setText(read)
        self.read.setVisible(bool(read) and read != item.suggestion.quote)
        end = item.at + len(item.suggestion.quote)
        self.sentence.show_text(item.sentence, item.at, end)
        self.offers.show_nothing()
        self._alike = 1
        self._name_alike()

    def show_offer(self, item: Item, offer: Offer, lang: str) -> None:
        """Show what the suggestion may be."""
        self.offers.show_offer(item, offer, lang)
        self._alike = offer.alike
        self._name_alike()

    def show_none(self) -> None:
        """Say that nothing is left."""
        self.count.setText("0 / 0")
        self._show_parts(shown=False)

    def ask(self, title: str, kind: str) -> None:
        """Ask for title and kind of the record to be made."""
        self.strip.ask(title, kind)

    def ask_no_more(self) -> None:
        """Put the question for title and kind away."""
        if self.strip.isVisible():
            self.strip.hide()
            self.offers.setFocus()

    def _show_parts(self, *, shown: bool) -> None:
        self.none.setVisible(not shown)
        parts = (self.mark, self.kind, self.quote, self.read, self.sentence, self.question)
        alike = (self.accept_alike, self.reject_alike)
        for part in (*parts, self.offers, self.accept, *self._quiet()):
            part.setVisible((shown and (part not in alike or self._alike > 1)) or part is self.undo)

    def _quiet(self) -> tuple[QPushButton, ...]:
        return (
            self.before,
            self.after,
            self.reject,
            self.change,
            self.accept_alike,
            self.reject_alike,
            self.undo,
        )

    def _name_alike(self) -> None:
        more = self._alike > 1
        number = str(self._alike)
        self.accept_alike.setText(self.tr("Accept all %1 alike (⇧A)").replace("%1", number))
        self.reject_alike.setText(self.tr("Reject all %1 alike (⇧R)").replace("%1", number))
        for button in (self.accept_alike, self.reject_alike):
            button.setVisible(more)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.kinds, 1)
        head.addWidget(self.count)
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(self.mark)
        line.addWidget(self.kind, 1)
        inner = QVBoxLayout()
        inner.setContentsMargins(0, 8, 8, 8)
        inner.setSpacing(6)
        inner.addLayout(line)
        for part in (self.quote, self.read, self.sentence):
            inner.addWidget(part)
        inner.addSpacing(8)
        inner.addWidget(self.question)
        inner.addWidget(self.offers, 1)
        inner.addWidget(self.strip)
        inner.addWidget(self.none)
        inner.addStretch()
        page = QWidget()
        page.setLayout(inner)
        scroll = self._sheet
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidget(page)
        self.offers.setMinimumHeight(132)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 8, 12, 12)
        column.addLayout(head)
        column.addWidget(scroll, 1)
        column.addLayout(self._buttons())

    def _buttons(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(6)
        places = (
            (self.accept, 0, 0, 2),
            (self.reject, 0, 2, 1),
            (self.change, 0, 3, 1),
            (self.accept_alike, 1, 0, 2),
            (self.reject_alike, 1, 2, 2),
            (self.before, 2, 0, 1),
            (self.after, 2, 1, 1),
            (self.undo, 2, 2, 2),
        )
        for button, row, column, span in places:
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            grid.addWidget(button, row, column, 1, span)
        return grid

    def _connect(self) -> None:
        self.accept.clicked.connect(self.accept_wanted)
        self.reject.clicked.connect(self.reject_wanted)
        self.accept_alike.clicked.connect(self.accept_alike_wanted)
        self.reject_alike.clicked.connect(self.reject_alike_wanted)
        self.change.clicked.connect(self.change_wanted)
        self.undo.clicked.connect(self.undo_wanted)
        self.before.clicked.connect(lambda: self.step_wanted.emit(-1))
        self.after.clicked.connect(lambda: self.step_wanted.emit(1))
        self.offers.accepted.connect(self.accept_wanted)
        self.strip.wanted.connect(self.changed_wanted)
        self.strip.dropped.connect(self.ask_no_more)
        self.kinds.currentIndexChanged.connect(self._on_kinds_index_changed)

    def _on_kinds_index_changed(self, at: int) -> None:
        self.kind_wanted.emit(str(self.kinds.itemData(at) or ""))
