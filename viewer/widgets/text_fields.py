"""Fields of words: one line, one text in both languages side by side, and a list of lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from viewer.widgets.field import Field, Value, small_label
from viewer.widgets.growing_text import GrowingText

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST = 2000
LANGUAGES = ("vi", "en")


def clean_line(text: str) -> str | None:
    """Return a line without blanks at its ends, None where nothing is left."""
    return " ".join(text.split()) or None


class LineField(Field):
    """One line of words, such as a reference code or a shelf mark."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.line = QLineEdit()
        self.line.setMaxLength(LONGEST)
        self.body.addWidget(self.line)
        self.watch(self.line)
        self.line.textEdited.connect(self.mark_edited)
        self.line.returnPressed.connect(self.left)

    def value(self) -> str | None:
        return clean_line(self.line.text())

    def put(self, value: Value) -> None:
        self.line.setText("" if value is None else str(value))
        self.line.setCursorPosition(0)

    def editors(self) -> Sequence[QWidget]:
        return (self.line,)


class TextField(Field):
    """One text in Vietnamese and English, side by side; its value is the pair of them."""

    def __init__(self, name: str, *, lines: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.texts = {code: GrowingText(least=lines) for code in LANGUAGES}
        self.captions = {code: small_label() for code in LANGUAGES}
        row = QHBoxLayout()
        self.body.addLayout(row)
        row.setSpacing(12)
        for code, editor in self.texts.items():
            column = QVBoxLayout()
            row.addLayout(column, 1)
            column.setSpacing(2)
            column.addWidget(self.captions[code])
            column.addWidget(editor)
            column.addStretch(1)
            editor.textChanged.connect(self._on_text_changed)
        self.watch(*self.texts.values())
        self._filling = False
        self.retranslate()

    def retranslate(self) -> None:
        words = {"vi": self.tr("in Vietnamese"), "en": self.tr("in English")}
        for code, caption in self.captions.items():
            caption.setText(words[code])
            self.texts[code].setAccessibleName(f"{self.label.text()} {words[code]}".strip())

    def name_it(self, label: str) -> None:
        super().name_it(label)
        self.retranslate()

    def value(self) -> tuple[str | None, str | None]:
        vi, en = (self.texts[code].toPlainText().strip() or None for code in LANGUAGES)
        return vi, en

    def put(self, value: Value) -> None:
        pair = cast("tuple[str | None, str | None]", value or (None, None))
        self._filling = True
        for code, text in zip(LANGUAGES, pair, strict=True):
            if self.texts[code].toPlainText() != (text or ""):
                self.texts[code].setPlainText(text or "")
        self._filling = False

    def show_value(self, value: Value) -> None:
        super().show_value(value or (None, None))

    def editors(self) -> Sequence[QPlainTextEdit]:
        return tuple(self.texts.values())

    def _on_text_changed(self) -> None:
        if not self._filling:
            self.mark_edited()


class LinesField(Field):
    """A list of words, one a line, such as the authors of a source."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.text = GrowingText(least=1, most=10)
        self.hint = small_label()
        self.body.addWidget(self.text)
        self.body.addWidget(self.hint)
        self.watch(self.text)
        self._filling = False
        self.text.textChanged.connect(self._on_text_changed)
        self.retranslate()

    def retranslate(self) -> None:
        self.hint.setText(self.tr("one a line"))

    def value(self) -> tuple[str, ...] | None:
        lines = (clean_line(line) for line in self.text.toPlainText().splitlines())
        return tuple(line for line in lines if line) or None

    def put(self, value: Value) -> None:
        lines = cast("Sequence[str]", value or ())
        self._filling = True
        self.text.setPlainText("\n".join(lines))
        self._filling = False

    def editors(self) -> Sequence[QWidget]:
        return (self.text,)

    def _on_text_changed(self) -> None:
        if not self._filling:
            self.mark_edited()
