"""The relations of a record: what it is related to, how, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from viewer import theme, vocabulary
from viewer.catalogue import edits
from viewer.catalogue.finding import Finder
from viewer.widgets.choice_field import QuietCombo
from viewer.widgets.date_line import DateLine
from viewer.widgets.field import Field, Value
from viewer.widgets.link_text import LinkText
from viewer.widgets.plain_text import plain_label
from viewer.widgets.record_picker import Match, RecordPicker

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from db.records import Link
    from viewer.context import Context


class LinkRow(QWidget):
    """One relation that is in the archive: its date can be changed, the whole be removed."""

    changed = Signal()
    removed = Signal()
    followed = Signal(str)

    def __init__(self, link: Link, lang: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.link = link
        self.how = plain_label("", "muted")
        title = link.title.best(lang)[0] or link.ref
        self.target = LinkText(title, link.ref.partition("/")[0], link.side)
        self.target.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.date = DateLine()
        self.date.show_date(link.date, lang)
        self.remove = QToolButton()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.how, 3)
        row.addWidget(self.target, 6)
        row.addWidget(self.date, 3)
        row.addWidget(self.remove)
        self.date.textEdited.connect(self.changed)
        self.remove.clicked.connect(self.removed)
        self.target.clicked.connect(lambda: self.followed.emit(link.ref))

    @property
    def dirty(self) -> bool:
        """Say whether the row's date has not been saved."""
        return not self.date.readable or self._edtf(self.date.date) != self._edtf(self.link.date)

    def speak(self, when: str, remove: str) -> None:
        """Say every word again."""
        self.how.setText(vocabulary.link_word(self.link.predicate, outgoing=True))
        self.date.setPlaceholderText(when)
        said = f"{self.how.text()} {self.target.text()}"
        self.date.setAccessibleName(f"{said}: {when}")
        self.remove.setAccessibleName(f"{remove}: {said}")
        self.remove.setToolTip(remove)
        self.remove.setIcon(theme.icon("close", theme.active().muted))

    @staticmethod
    def _edtf(date: object) -> object:
        return getattr(date, "edtf", None), getattr(date, "part_of_day", None)


class LinksField(Field):
    """Every relation that starts from the record, and a line that adds one."""

    wanted = Signal(object)
    """An Edit of the relations."""
    created_wanted = Signal(object, object)

    def __init__(self, context: Context, predicates: Mapping[str, Sequence[str]]) -> None:
        """Offer `predicates`: each with the kinds of record that it leads to."""
        super().__init__("links")
        self._predicates = predicates
        self.rows: list[LinkRow] = []
        self.stack = QVBoxLayout()
        self.stack.setSpacing(6)
        self.predicate = QuietCombo()
        for key in predicates:
            self.predicate.addItem("", key)
        self.picker = RecordPicker()
        self.finder = Finder(context, self.picker, next(iter(predicates.values()), ()))
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.predicate, 4)
        row.addWidget(self.picker, 8)
        self.body.addLayout(self.stack)
        self.body.addLayout(row)
        self.predicate.activated.connect(self._on_predicate_activated)
        self.picker.picked.connect(self._on_picker_picked)
        self.finder.created_wanted.connect(self.created_wanted)
        self.retranslate()

    def retranslate(self) -> None:
        for at in range(self.predicate.count()):
            key = str(self.predicate.itemData(at))
            self.predicate.setItemText(at, vocabulary.link_word(key, outgoing=True))
        self.predicate.setAccessibleName(self.tr("New relation: how"))
        self.picker.setAccessibleName(self.tr("New relation: to which record"))
        self.picker.setPlaceholderText(self.tr("Add a relation: type a name"))
        for row in self.rows:
            row.speak(*self._words())

    def name_it(self, label: str) -> None:
        super().name_it(label)
        self.label.clear()  # the area's heading says it already

    def value(self) -> Value:
        return tuple(row.link for row in self.rows)

    def show_value(self, value: Value) -> None:
        """Show the relations; dates in which somebody types stay as they are."""
        held = {row.link.id: row.date.text() for row in self.rows if row.dirty}
        super().show_value(value)
        for row in self.rows:
            if row.link.id in held:
                row.date.setText(held[row.link.id])
                self.mark_edited()

    def put(self, value: Value) -> None:
        while self.rows:
            row = self.rows.pop()
            row.hide()
            row.deleteLater()
        for link in cast("Sequence[Link]", value or ()):
            row = LinkRow(link, self.lang)
            row.speak(*self._words())
            row.changed.connect(self.mark_edited)
            row.removed.connect(lambda link=link: self.wanted.emit(edits.remove_link(link.id)))
            row.followed.connect(self.ref_wanted)
            row.date.returnPressed.connect(self.left)
            self.watch(row.date)
            self.rows.append(row)
            self.stack.addWidget(row)

    def mark_edited(self) -> None:
        self.dirty = any(row.dirty for row in self.rows)
        self.tell(self.problem(), wrong=True)
        self.edited.emit()

    def problem(self) -> str:
        for row in self.rows:
            if not row.date.readable:
                return self.tr("“%1” can't be read as a date.").replace("%1", row.date.text())
        return ""

    def editors(self) -> Sequence[QWidget]:
        return (self.picker,)

    def save_rows(self) -> None:
        """Ask for the saving of each relation whose date was changed."""
        for row in self.rows:
            if row.dirty and row.date.readable:
                link = row.link
                edit = edits.edit_link(link.id, link.predicate, link.ref, row.date.date)
                self.wanted.emit(edit)
        self.dirty = bool(self.problem())

    def _words(self) -> tuple[str, str]:
        return self.tr("when"), self.tr("Remove this relation")

    def _on_predicate_activated(self) -> None:
        self.finder.look_for(self._predicates[self.predicate.currentData()])
        self.picker.setFocus()

    def _on_picker_picked(self, match: Match) -> None:
        self.picker.clear()
        self.wanted.emit(edits.add_link(self.predicate.currentData(), match.ref, None))
