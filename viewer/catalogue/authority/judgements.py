"""The page of what was judged: merges that can be split, and pairs that are not the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QPushButton, QVBoxLayout, QWidget

from viewer.catalogue.authority.questions import title_of
from viewer.widgets.plain_text import plain_label
from viewer.widgets.wrapped_rows import wrap_rows

if TYPE_CHECKING:
    from viewer.catalogue.authority.questions import Judged


class JudgementsPage(QWidget):
    """List merges and pairs told apart; knows no archive."""

    split_wanted = Signal(int)
    """The number of the merge's revision."""
    forget_wanted = Signal(str, str)
    """Two refs that may be the same after all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._judged: Judged | None = None
        self.merged_label = plain_label("", "label")
        self.merged = QListWidget()
        self.split = QPushButton()
        self.distinct_label = plain_label("", "label")
        self.distinct = QListWidget()
        self.forget = QPushButton()
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 8, 20, 12)
        column.setSpacing(8)
        parts = (
            (self.merged_label, self.merged, self.split),
            (self.distinct_label, self.distinct, self.forget),
        )
        for label, rows, button in parts:
            wrap_rows(rows)
            rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            rows.currentRowChanged.connect(self._on_row_changed)
            column.addWidget(label)
            column.addWidget(rows, 1)
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.split.clicked.connect(self._on_split_clicked)
        self.forget.clicked.connect(self._on_forget_clicked)

    def retranslate(self) -> None:
        """Say every word again in the language spoken now."""
        self.merged_label.setText(self.tr("Merged records"))
        self.merged.setAccessibleName(self.merged_label.text())
        self.split.setText(self.tr("Split again"))
        self.distinct_label.setText(self.tr("Judged not to be the same"))
        self.distinct.setAccessibleName(self.distinct_label.text())
        self.forget.setText(self.tr("They may be the same"))

    def show_judged(self, judged: Judged, lang: str) -> None:
        """List what was judged."""
        self._judged = judged
        self.merged.clear()
        for one in judged.merged:
            gone = title_of(one.title, one.ref, lang)
            stays = title_of(one.into.title, one.into.ref, lang)
            self.merged.addItem(f"{gone}  →  {stays}\n{one.who} · {one.at[:10]}")
        self.distinct.clear()
        for first, second in judged.distinct:
            names = [title_of(one.title, one.ref, lang) for one in (first, second)]
            self.distinct.addItem(f"{names[0]}  ≠  {names[1]}")
        self._on_row_changed()

    def _on_row_changed(self) -> None:
        self.split.setEnabled(self.merged.currentRow() >= 0)
        self.forget.setEnabled(self.distinct.currentRow() >= 0)

    def _on_split_clicked(self) -> None:
        if self._judged is not None and self.merged.currentRow() >= 0:
            self.split_wanted.emit(self._judged.merged[self.merged.currentRow()].number)

    def _on_forget_clicked(self) -> None:
        if self._judged is not None and self.distinct.currentRow() >= 0:
            first, second = self._judged.distinct[self.distinct.currentRow()]
            self.forget_wanted.emit(first.ref, second.ref)
