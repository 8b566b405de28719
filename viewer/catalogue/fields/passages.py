"""The text of a section, paragraph by paragraph, both languages side by side."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from viewer.catalogue import edits
from viewer.widgets.field import Field, Value, small_label
from viewer.widgets.growing_text import GrowingText

if TYPE_CHECKING:
    from collections.abc import Sequence

LANGUAGES = ("vi", "en")


class PassagesField(Field):
    """Every paragraph of a section; its value is a pair of tuples of texts, (vi, en).

    Anchors move with an edit; the archive lists those that it could not place again.
    """

    wanted = Signal(object)
    """An Edit of the text of one language."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("passages", parent)
        self.texts: list[tuple[GrowingText, GrowingText]] = []
        self._numbers: list[QLabel] = []
        self.grid = QGridLayout()
        self.body.addLayout(self.grid)
        self.grid.setHorizontalSpacing(12)
        self.grid.setVerticalSpacing(8)
        self.grid.setColumnStretch(1, 1)
        self.grid.setColumnStretch(2, 1)
        self.captions = {code: small_label() for code in LANGUAGES}
        self.grid.addWidget(self.captions["vi"], 0, 1)
        self.grid.addWidget(self.captions["en"], 0, 2)
        self.add = QPushButton()
        self.add.setProperty("role", "link")
        self.body.addWidget(self.add)
        self._filling = False
        self.add.clicked.connect(self._on_add_clicked)
        self.retranslate()

    def retranslate(self) -> None:
        words = {"vi": self.tr("in Vietnamese"), "en": self.tr("in English")}
        for code, caption in self.captions.items():
            caption.setText(words[code])
        self.add.setText(self.tr("Add a paragraph"))
        said = self.tr("Paragraph %1 %2")
        for at, pair in enumerate(self.texts):
            for code, editor in zip(LANGUAGES, pair, strict=True):
                name = said.replace("%1", str(at + 1)).replace("%2", words[code])
                editor.setAccessibleName(name)

    def value(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        vi, en = (tuple(pair[side].toPlainText().strip() for pair in self.texts) for side in (0, 1))
        return _without_empty_end(vi), _without_empty_end(en)

    def show_value(self, value: Value) -> None:
        super().show_value(value or ((), ()))

    def put(self, value: Value) -> None:
        vi, en = cast("tuple[Sequence[str], Sequence[str]]", value or ((), ()))
        pairs = list(zip_longest(vi, en, fillvalue=""))
        self._filling = True
        while len(self.texts) < max(len(pairs), 1):
            self._add_row()
        while len(self.texts) > max(len(pairs), 1):
            self._drop_row()
        for editors, texts in zip(self.texts, pairs or [("", "")], strict=True):
            for editor, text in zip(editors, texts, strict=True):
                if editor.toPlainText() != text:
                    editor.setPlainText(text)
        self._filling = False
        self.retranslate()

    def editors(self) -> Sequence[QWidget]:
        return tuple(editor for pair in self.texts for editor in pair)

    def save_rows(self) -> None:
        """Ask for the saving of each language whose text was changed."""
        before = cast("tuple[tuple[str, ...], tuple[str, ...]]", self.base or ((), ()))
        after = self.value()
        for code, old, new in zip(LANGUAGES, before, after, strict=True):
            if old != new:
                self.wanted.emit(edits.passages(code, new))
        self.base, self.dirty = after, False

    def _add_row(self) -> None:
        row = len(self.texts) + 1
        pair = (GrowingText(least=2, most=60), GrowingText(least=2, most=60))
        number = small_label(str(row))
        self.grid.addWidget(number, row, 0, Qt.AlignmentFlag.AlignTop)
        for column, editor in enumerate(pair, 1):
            self.grid.addWidget(editor, row, column, Qt.AlignmentFlag.AlignTop)
            editor.textChanged.connect(self._on_text_changed)
        self.watch(*pair)
        self.texts.append(pair)
        self._numbers.append(number)

    def _drop_row(self) -> None:
        for widget in (self._numbers.pop(), *self.texts.pop()):
            self.grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()

    def _on_text_changed(self) -> None:
        if not self._filling:
            self.mark_edited()

    def _on_add_clicked(self) -> None:
        self._add_row()
        self.retranslate()
        self.texts[-1][0].setFocus()


def _without_empty_end(texts: tuple[str, ...]) -> tuple[str, ...]:
    while texts and not texts[-1]:
        texts = texts[:-1]
    return texts
