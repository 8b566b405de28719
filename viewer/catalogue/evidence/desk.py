"""What stands on the evidence page: the marked words, what they name, what they support."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from viewer import vocabulary
from viewer.widgets.choice_field import QuietCombo
from viewer.widgets.focus_ring import FocusRing
from viewer.widgets.marked_text import MarkedText
from viewer.widgets.plain_text import plain_label
from viewer.widgets.record_picker import RecordPicker
from viewer.widgets.wrapped_rows import wrap_rows

if TYPE_CHECKING:
    from viewer.catalogue.evidence.questions import Claims, Piece

GRADES = ("probable", "certain", "doubtful")
PIECE = Qt.ItemDataRole.UserRole


class EvidenceDesk(QWidget):
    """Lay out the evidence page; knows no archive."""

    removal_wanted = Signal(int)
    """The id of a piece of evidence that should go."""
    grade_wanted = Signal(int, str)
    """(id, grade) that a piece should have."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hint = plain_label("", "muted")
        self.words = MarkedText()
        self._sheet = QScrollArea()
        FocusRing(self._sheet)
        self.where = plain_label("", "caption")
        self.names_label = plain_label("", "label")
        self.names = RecordPicker()
        self.supports_label = plain_label("", "label")
        self.record = RecordPicker()
        self.claim = QuietCombo()
        self.grade = QuietCombo()
        self.source = RecordPicker()
        self.locator = QLineEdit()
        self.note = QLineEdit()
        self.add = QPushButton()
        self.add.setProperty("role", "primary")
        self.there_label = plain_label("", "label")
        self.there = QListWidget()
        wrap_rows(self.there)
        self.there.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.regrade = QuietCombo()
        self.remove = QPushButton()
        self.remove.setProperty("role", "chip")
        self._labels = {
            name: plain_label("", "caption")
            for name in ("record", "claim", "grade", "source", "locator", "note")
        }
        self._lay_out()
        self.there.currentRowChanged.connect(self._on_there_row_changed)
        self.remove.clicked.connect(self._on_remove_clicked)
        self.regrade.activated.connect(self._on_regrade_activated)
        self.show_words("", "")
        self.show_claims(None)
        self._show_piece()

    def retranslate(self) -> None:
        """Say every word again in the language spoken now."""
        self._sheet.setAccessibleName(self.tr("Evidence"))
        self.hint.setText(
            self.tr("Mark words in the text, with the mouse or with Shift and the arrow keys.")
        )
        self.names_label.setText(self.tr("These words name"))
        self.names.setPlaceholderText(self.tr("Find a record, or make one"))
        self.supports_label.setText(self.tr("They support"))
        self.there_label.setText(self.tr("What it rests on already"))
        self.add.setText(self.tr("Add as evidence"))
        self.remove.setText(self.tr("Remove"))
        words = {
            "record": self.tr("Record"),
            "claim": self.tr("What it says"),
            "grade": self.tr("How sure"),
            "source": self.tr("Cited from"),
            "locator": self.tr("Page or place"),
            "note": self.tr("Note"),
        }
        for name, label in self._labels.items():
            label.setText(words[name])
        fields = (self.record, self.claim, self.grade, self.source, self.locator, self.note)
        for field, name in zip(fields, words.values(), strict=True):
            field.setAccessibleName(name)
        self.names.setAccessibleName(self.names_label.text())
        self.there.setAccessibleName(self.there_label.text())
        self.regrade.setAccessibleName(words["grade"])
        self.source.setPlaceholderText(self.tr("A source or a citation; may stay empty"))
        for combo in (self.grade, self.regrade):
            held = combo.currentData()
            combo.clear()
            for key in GRADES:
                combo.addItem(vocabulary.word(vocabulary.GRADE, key), key)
            combo.setCurrentIndex(max(0, combo.findData(held)))

    def show_words(self, quote: str, where: str) -> None:
        """Show the marked words and where they stand; "" asks for them."""
        self.words.show_text(quote, 0, len(quote))
        self.where.setText(where)
        for part in (self.words, self.where):
            part.setVisible(bool(quote))
        self.hint.setVisible(not quote)
        self.names.setEnabled(bool(quote))

    def show_claims(self, found: Claims | None) -> None:
        """Offer a record's claims, and show what each rests on."""
        held = self.claim.currentData()
        self.claim.clear()
        self.add.setEnabled(found is not None)
        if found is None:
            self.there.clear()
            return
        self.record.setText(found.title)
        for claim in found.claims:
            self.claim.addItem(claim.words, claim.target)
        at = next((at for at, one in enumerate(found.claims) if one.target == held), 0)
        self.claim.setCurrentIndex(at)
        words = {claim.target: claim.words for claim in found.claims}
        self.there.clear()
        for piece in found.pieces:
            grade = vocabulary.word(vocabulary.GRADE, piece.grade)
            said = f"“{piece.quote}”" if piece.quote else piece.caption
            head = words.get(piece.target, grade)
            row = QListWidgetItem(f"{head}\n{said} — {grade}")
            row.setData(PIECE, piece)
            self.there.addItem(row)
        self._show_piece()

    def choose_claim(self, target: object) -> None:
        """Choose the claim that the words would support."""
        at = next(
            (row for row in range(self.claim.count()) if self.claim.itemData(row) == target), -1
        )
        if at >= 0:
            self.claim.setCurrentIndex(at)

    def clear_details(self) -> None:
        """Empty what belongs to one piece of evidence alone."""
        self.note.clear()
        self.locator.clear()
        self.source.clear()

    def _show_piece(self) -> None:
        piece = self._piece()
        for part in (self.regrade, self.remove):
            part.setEnabled(piece is not None)
        if piece is not None:
            self.regrade.setCurrentIndex(max(0, self.regrade.findData(piece.grade)))

    def _piece(self) -> Piece | None:
        """Return the piece of evidence that is chosen in the list."""
        row = self.there.currentRow()
        return None if row < 0 else self.there.item(row).data(PIECE)

    def _on_there_row_changed(self, _row: int) -> None:
        self._show_piece()

    def _on_remove_clicked(self) -> None:
        piece = self._piece()
        if piece is not None:
            self.removal_wanted.emit(piece.id)

    def _on_regrade_activated(self) -> None:
        piece = self._piece()
        if piece is not None:
            self.grade_wanted.emit(piece.id, str(self.regrade.currentData()))

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setVerticalSpacing(4)
        for name in ("record", "claim", "grade", "source", "locator", "note"):
            form.addRow(self._labels[name], getattr(self, name))
        under = QHBoxLayout()
        under.addWidget(self.regrade, 1)
        under.addWidget(self.remove)
        inner = QVBoxLayout()
        inner.setContentsMargins(0, 4, 8, 8)
        inner.setSpacing(6)
        for part in (self.hint, self.words, self.where):
            inner.addWidget(part)
        inner.addSpacing(8)
        inner.addWidget(self.names_label)
        inner.addWidget(self.names)
        inner.addSpacing(8)
        inner.addWidget(self.supports_label)
        inner.addLayout(form)
        inner.addWidget(self.add)
        inner.addSpacing(8)
        inner.addWidget(self.there_label)
        inner.addWidget(self.there, 1)
        inner.addLayout(under)
        self.there.setMinimumHeight(120)
        page = QWidget()
        page.setLayout(inner)
        scroll = self._sheet
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 8, 12, 12)
        column.addWidget(scroll)
