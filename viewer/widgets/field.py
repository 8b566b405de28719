"""A field of a form: its label above, what it rests on beside, a sentence below, and its state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from viewer import theme
from viewer.widgets.accessible_role import Role
from viewer.widgets.plain_text import plain_label
from viewer.widgets.quotation import Quotation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from viewer.widgets.card import Quote

Value = object
"""What a field holds: compared with ==, None for nothing."""


class Field(QWidget):
    """One question of a form. Subclasses make the editor and say what it holds.

    `name` is the target that it edits. A field is *dirty* while it holds what has not been saved;
    what it showed last is its `base`. Leaving it, by keyboard or mouse, emits `left`.
    """

    accessible_role = Role.Grouping

    edited = Signal()
    """Something was typed or chosen that has not been saved."""
    left = Signal()
    """The keyboard left the field, or a choice was made: what it holds may be saved."""
    spot_wanted = Signal(object)
    """A quotation's place in the text was clicked."""
    ref_wanted = Signal(str)
    """A record named here was clicked."""
    kept = Signal()
    """What somebody else saved meanwhile shall stay; what was typed here may go."""
    insisted = Signal()
    """What was typed here shall be saved over what somebody else saved meanwhile."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self.lang = "vi"
        self.base: Value = None
        self.dirty = False
        self.label = plain_label("", "group", wrap=False)
        self.why = QPushButton()
        self.why.setProperty("role", "link")
        self.why.setCheckable(True)
        self.why.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        kept = self.why.sizePolicy()
        kept.setRetainSizeWhenHidden(True)  # so that editors side by side stand in one line
        self.why.setSizePolicy(kept)
        self.why.hide()
        self.message = plain_label("", "caption")
        self.message.hide()
        self.dispute: QWidget | None = None
        self.quotes = QVBoxLayout()
        self.quotes.setContentsMargins(0, 0, 0, 0)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(4)
        self._shown: Sequence[Quote] = ()
        self._lay_out()
        self.why.toggled.connect(self._show_quotes)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    # what a subclass says

    def value(self) -> Value:
        """Return what the field holds now; None where it is empty."""
        raise NotImplementedError

    def put(self, value: Value) -> None:
        """Fill the editor with a value, without calling that an edit."""
        raise NotImplementedError

    def problem(self) -> str:
        """Return the sentence that says why what is typed can't be saved, "" if it can."""
        return ""

    def retranslate(self) -> None:
        """Say again the words that the field itself brings."""

    def speak(self, lang: str) -> None:
        """Speak a language: "vi" or "en"."""
        self.lang = lang
        self.retranslate()

    # what a form does

    def name_it(self, label: str) -> None:
        """Write the label above the field."""
        self.label.setText(label)
        self.setAccessibleName(label)
        for editor in self.editors():
            if not editor.accessibleName():
                editor.setAccessibleName(label)

    def editors(self) -> Sequence[QWidget]:
        """Return the widgets that take the keyboard, the first one first."""
        return ()

    def show_value(self, value: Value) -> None:
        """Show what the archive holds, and forget what was typed."""
        self.base = value
        self.put(value)
        self.dirty = False
        self.settle_dispute()
        self.tell("")

    def typed(self) -> list[str]:
        """Return what stands in the editors, readable or not, to be kept as a draft."""
        return [_text_of(editor) for editor in self.editors()]

    def restore(self, typed: Sequence[str]) -> None:
        """Show a draft: what was typed here before and never saved."""
        for editor, text in zip(self.editors(), typed, strict=False):
            if isinstance(editor, QLineEdit):
                editor.setText(text)
            elif isinstance(editor, QPlainTextEdit):
                editor.setPlainText(text)
        self.mark_edited()

    def show_dispute(self, sentence: str, keep: str, insist: str) -> None:
        """Say that somebody else changed the field meanwhile, and let a person decide."""
        self.settle_dispute()
        box = QFrame()
        box.setProperty("role", "dispute")
        row = QHBoxLayout(box)
        row.setContentsMargins(12, 6, 6, 6)
        row.addWidget(plain_label(sentence), 1)
        for words, decided in ((keep, self.kept), (insist, self.insisted)):
            button = QPushButton(words)
            button.setProperty("role", "chip")
            button.clicked.connect(decided)
            button.clicked.connect(self.settle_dispute)
            row.addWidget(button)
        self.dispute = box
        self.body.addWidget(box)

    def settle_dispute(self) -> None:
        """Ask no longer whose value shall stand."""
        if self.dispute is not None:
            self.dispute.hide()
            self.dispute.deleteLater()
            self.dispute = None

    def mark_edited(self) -> None:
        """Say that the editor's content was changed by a person."""
        self.dirty = self.value() != self.base or bool(self.problem())
        self.tell(self.problem(), wrong=True)
        self.edited.emit()

    def tell(self, sentence: str, *, wrong: bool = False) -> None:
        """Write a sentence below the field, or take it away."""
        self.message.setText(sentence)
        self.message.setProperty("role", "wrong" if wrong else "caption")
        self.message.style().polish(self.message)
        self.message.setVisible(bool(sentence))
        for editor in self.editors():
            editor.setAccessibleDescription(sentence)

    def rest_on(self, quotes: Sequence[Quote], words: str) -> None:
        """Show on how much the field rests; a click shows the quotations.

        `words` say so to who asks, by hovering or by ear; without words nothing is shown.
        """
        self._shown = quotes
        colour = theme.active().jade if quotes else theme.active().muted
        self.why.setIcon(theme.icon("says-who", colour))
        self.why.setText(str(len(quotes)))
        self.why.setToolTip(words)
        self.why.setAccessibleName(f"{self.label.text()}: {words} {len(quotes)}")
        self.why.setVisible(bool(words))
        self.why.setEnabled(bool(quotes))
        self._show_quotes(self.why.isChecked() and bool(quotes))

    def watch(self, *editors: QWidget) -> None:
        """Hear when the keyboard leaves one of the editors."""
        for editor in editors:
            editor.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and self.dirty:
            focus = QApplication.focusWidget()
            if focus is None or not self.holds_together(watched, focus):
                self.left.emit()
        return super().eventFilter(watched, event)

    def focus_first(self) -> None:
        """Put the keyboard into the field."""
        for editor in self.editors()[:1]:
            editor.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def holds_together(self, before: QObject, now: QWidget) -> bool:
        """Say whether the keyboard only went to another part of the same editor."""
        return isinstance(before, QWidget) and before.isAncestorOf(now)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self.label, 1)
        head.addWidget(self.why)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addLayout(self.body)
        column.addWidget(self.message)
        column.addLayout(self.quotes)

    def _show_quotes(self, shown: bool) -> None:
        while (item := self.quotes.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for quote in self._shown if shown else ():
            quotation = Quotation(quote)
            quotation.spot_wanted.connect(self.spot_wanted)
            quotation.ref_wanted.connect(self.ref_wanted)
            self.quotes.addWidget(quotation)


def _text_of(editor: QWidget) -> str:
    if isinstance(editor, QLineEdit):
        return editor.text()
    return editor.toPlainText() if isinstance(editor, QPlainTextEdit) else ""


def small_label(text: str = "") -> QLabel:
    """Return the label of a part of a field."""
    return plain_label(text, "caption", wrap=False)
