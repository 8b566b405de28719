"""The page of likely duplicates: the pairs, the two side by side, and what is to be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QListWidget,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from viewer import vocabulary
from viewer.catalogue.authority.questions import lines, title_of
from viewer.catalogue.authority.wording import reasons_words
from viewer.widgets.choice_field import QuietCombo
from viewer.widgets.plain_text import plain_label
from viewer.widgets.wrapped_rows import wrap_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.reading.duplicates import Candidate
    from viewer.catalogue.authority.questions import Pair

KINDS = ("unit", "body", "place", "person", "event", "route", "term", "source", "holding")
STEPS = 1000
LEAST_LIST, LEAST_TABLE = 110, 210


class PairsPage(QWidget):
    """Show the likely duplicates and ask which record stays; knows no archive."""

    search_wanted = Signal(str)
    """A kind to look through, "" for all."""
    cancel_wanted = Signal()
    pair_wanted = Signal(int)
    """The row of a pair that should be compared."""
    merge_wanted = Signal(bool)
    """The first record should stay (True), or the second (False)."""
    distinct_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = QuietCombo()
        self.begin = QPushButton()
        self.bar = QProgressBar()
        self.bar.setRange(0, STEPS)
        self.bar.setTextVisible(False)
        self.told = plain_label("", "muted")
        self.pairs = QListWidget()
        wrap_rows(self.pairs)
        self.pairs.setMinimumHeight(LEAST_LIST)
        self.pairs.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table = QTableWidget(0, 3)
        self.stays = plain_label("", "label", wrap=False)
        self.first, self.second = QRadioButton(), QRadioButton()
        self.first.setChecked(True)
        self.merge, self.distinct = QPushButton(), QPushButton()
        self.merge.setProperty("role", "primary")
        self.hint = plain_label("", "caption")
        self._running = False
        self._furnish_table()
        self._lay_out()
        self.begin.clicked.connect(self._on_begin_clicked)
        self.pairs.currentRowChanged.connect(self.pair_wanted)
        self.merge.clicked.connect(self._on_merge_clicked)
        self.distinct.clicked.connect(self.distinct_wanted)
        self.show_running(running=False)
        self.clear_pair()

    def retranslate(self) -> None:
        """Say every word again in the language spoken now."""
        chosen = self.kind.currentData() or ""
        self.kind.setAccessibleName(self.tr("Kind to look through"))
        self.kind.clear()
        self.kind.addItem(self.tr("All kinds"), "")
        for key in KINDS:
            self.kind.addItem(vocabulary.word(vocabulary.KINDS, key), key)
        self.kind.setCurrentIndex(max(0, self.kind.findData(chosen)))
        self.bar.setAccessibleName(self.tr("Progress"))
        self.pairs.setAccessibleName(self.tr("Records that may be one"))
        self.table.setAccessibleName(self.tr("The two records side by side"))
        self.stays.setText(self.tr("Which record stays?"))
        self.merge.setText(self.tr("Merge"))
        self.distinct.setText(self.tr("Not the same"))
        self.hint.setText(
            self.tr(
                "All names, relationships and evidence of both are kept; where their facts "
                "differ, the other one becomes a rival account. A merge can be split again."
            )
        )
        self.show_running(running=self._running)

    def show_running(self, *, running: bool) -> None:
        """Say whether the archive is being looked through."""
        self._running = running
        self.begin.setText(self.tr("Cancel") if running else self.tr("Find likely duplicates"))
        self.bar.setVisible(running)
        self.kind.setEnabled(not running)

    def show_progress(self, share: float) -> None:
        """Show how much has been looked through, from 0 to 1."""
        self.bar.setValue(round(share * STEPS))

    def show_pairs(self, found: Sequence[Candidate], lang: str) -> None:
        """List the pairs with what speaks for each; stay at the row that was looked at."""
        row = max(0, self.pairs.currentRow())
        self.pairs.blockSignals(True)
        self.pairs.clear()
        for pair in found:
            names = [title_of(one.title, one.ref, lang) for one in (pair.first, pair.second)]
            kind = vocabulary.word(vocabulary.KIND, pair.first.kind)
            why = reasons_words(pair.reasons)
            self.pairs.addItem(f"{names[0]}  =  {names[1]} ?\n{kind} · {why} · {pair.score:.0f} %")
        self.pairs.setVisible(bool(found))
        self.pairs.blockSignals(False)
        self.pairs.setCurrentRow(min(row, len(found) - 1))
        if not found:
            self.clear_pair()

    def show_pair(self, shown: Pair, lang: str) -> None:
        """Show two records side by side, field by field; what differs is marked by ≠."""
        names = [
            title_of(page.record.title, page.record.ref, lang)
            for page in (shown.first, shown.second)
        ]
        self.table.setHorizontalHeaderLabels(["", *names])
        refs = (shown.first.record.ref, shown.second.record.ref)
        for button, name, ref in zip((self.first, self.second), names, refs, strict=True):
            button.setText(f"{name}  ({ref})".replace("&", "&&"))
        rows = lines(shown, lang)
        self.table.setRowCount(len(rows))
        for at, line in enumerate(rows):
            label = f"{line.label} ≠" if line.differs else line.label
            for column, text in enumerate((label, line.first, line.second)):
                self.table.setItem(at, column, QTableWidgetItem(text))
        self.table.resizeRowsToContents()
        self._show_parts(shown=True)

    def clear_pair(self) -> None:
        """Show no pair."""
        self.table.setRowCount(0)
        self._show_parts(shown=False)

    def _show_parts(self, *, shown: bool) -> None:
        parts = (self.table, self.stays, self.first, self.second)
        for part in (*parts, self.merge, self.distinct, self.hint):
            part.setVisible(shown)

    def _furnish_table(self) -> None:
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setMinimumHeight(LEAST_TABLE)
        self.table.setWordWrap(True)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().setVisible(False)
        head = self.table.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.sectionResized.connect(self.table.resizeRowsToContents)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.kind, 1)
        top.addWidget(self.begin)
        buttons = QHBoxLayout()
        buttons.addWidget(self.merge)
        buttons.addWidget(self.distinct)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 8, 20, 12)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self.bar)
        column.addWidget(self.told)
        column.addWidget(self.pairs, 2)
        column.addWidget(self.table, 3)
        for part in (self.stays, self.first, self.second):
            column.addWidget(part)
        column.addLayout(buttons)
        column.addWidget(self.hint)
        column.addStretch(0)

    # slots

    def _on_begin_clicked(self) -> None:
        if self._running:
            self.cancel_wanted.emit()
        else:
            self.search_wanted.emit(str(self.kind.currentData() or ""))

    def _on_merge_clicked(self) -> None:
        self.merge_wanted.emit(self.first.isChecked())
