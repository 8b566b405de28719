"""The history tool: revisions newest first, what each changed, and how one thing comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, TypeAlias

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from db import editing, reading
from viewer.catalogue.edits import Edit
from viewer.catalogue.history.words import entry_words, moment, part_words, side_words
from viewer.catalogue.tool import Tool
from viewer.widgets.plain_text import plain_label
from viewer.widgets.wrapped_rows import wrap_rows

if TYPE_CHECKING:
    from db.changes import Changes
    from db.reading.differences import Deleted, Difference
    from db.reading.logbook import Entry
    from viewer.catalogue.saving import Saving
    from viewer.context import Context
    from viewer.state.selection import Choice

Connection: TypeAlias = Any
"""The archive's own; the viewer hands it on and never looks inside."""

PAGE = 100
HELD = Qt.ItemDataRole.UserRole
FIELD_PARTS = frozenset({"name", "link", "evidence", "identifier", "ref", "text", "stop"})
"""Parts that come back by undo or in their own form, not one by one."""


class HistoryTool(Tool):
    """Show the revisions of the chosen record, or of the whole archive, and bring things back."""

    name: ClassVar[str] = "history"

    def __init__(self, context: Context, saving: Saving, parent: QWidget | None = None) -> None:
        super().__init__(context, saving, parent)
        self._ref: str | None = None
        self.own = QPushButton()
        self.whole = QPushButton()
        self.removed = QPushButton()
        for button in (self.own, self.whole, self.removed):
            button.setProperty("role", "chip")
            button.setCheckable(True)
            button.setAutoExclusive(True)
        self.whole.setChecked(True)
        self.undo, self.redo, self.more = QPushButton(), QPushButton(), QPushButton()
        self.list = QListWidget()
        self.parts = QListWidget()
        for shown in (self.list, self.parts):
            wrap_rows(shown)
            shown.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.heading = plain_label("", "label")
        self.back = QPushButton()
        self.back.setEnabled(False)
        self._lay_out()
        self._connect()

    @classmethod
    def title(cls) -> str:
        return QCoreApplication.translate("HistoryTool", "History")

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("History"))
        self.own.setText(self.tr("This record"))
        self.whole.setText(self.tr("Whole archive"))
        self.removed.setText(self.tr("Deleted"))
        self.undo.setText(self.tr("Undo the last change"))
        self.redo.setText(self.tr("Redo"))
        self.more.setText(self.tr("Show older ones"))
        self.heading.setText(self.tr("What it changed"))
        self.list.setAccessibleName(self.tr("Revisions, newest first"))
        self.parts.setAccessibleName(self.tr("What it changed"))
        self._name_back()

    def enter(self) -> None:
        self._reload()

    def focus_target(self) -> QWidget:
        return self.list

    def _lay_out(self) -> None:
        head, foot = QHBoxLayout(), QHBoxLayout()
        for button in (self.own, self.whole, self.removed):
            head.addWidget(button)
        head.addStretch(1)
        for button in (self.undo, self.redo):
            button.setProperty("role", "chip")
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self.back)
        upper, lower = QWidget(), QWidget()
        above, below = QVBoxLayout(upper), QVBoxLayout(lower)
        for column in (above, below):
            column.setContentsMargins(0, 0, 0, 0)
        self.more.setProperty("role", "link")
        above.addWidget(self.list, 1)
        above.addWidget(self.more)
        below.addWidget(self.heading)
        below.addWidget(self.parts, 1)
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(upper)
        split.addWidget(lower)
        split.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 8, 12, 12)
        column.addLayout(head)
        column.addWidget(split, 1)
        column.addLayout(foot)

    def _connect(self) -> None:
        desk = self.context.desk
        for button in (self.own, self.whole, self.removed):
            button.toggled.connect(self._on_scope_toggled)
        self.undo.clicked.connect(desk.undo_wanted)
        self.redo.clicked.connect(desk.redo_wanted)
        self.more.clicked.connect(self._fetch_more)
        self.list.currentRowChanged.connect(self._on_list_row_changed)
        self.parts.currentRowChanged.connect(self._on_parts_row_changed)
        self.back.clicked.connect(self._on_back_clicked)
        self.context.jobs.changed.connect(self._on_jobs_changed)
        self.context.selection.changed.connect(self._on_selection_changed)

    # what is shown

    def _reload(self) -> None:
        self._ref = self.context.selection.ref if self.own.isChecked() else None
        self.more.setVisible(False)
        jobs = self.context.jobs
        if self.removed.isChecked():
            jobs.read(reading.deleted, then=self._show_deleted, latest=(self, "list"))
        else:
            jobs.read(
                reading.logbook, self._ref, PAGE, then=self._show_entries, latest=(self, "list")
            )
        jobs.read(reading.undo_state, then=self._show_steps, latest=(self, "steps"))

    def _fetch_more(self) -> None:
        self.context.jobs.read(
            reading.logbook,
            self._ref,
            PAGE,
            self.list.count(),
            then=self._add_entries,
            latest=(self, "list"),
        )

    def _show_steps(self, state: Any) -> None:  # noqa: ANN401 - db.reading's UndoState
        self.undo.setEnabled(state.undo is not None)
        self.redo.setEnabled(state.redo is not None)

    def _show_entries(self, entries: tuple[Entry, ...]) -> None:
        self.list.clear()
        self._add_entries(entries)
        if self.list.count():
            self.list.setCurrentRow(0)
        else:
            self.parts.clear()

    def _add_entries(self, entries: tuple[Entry, ...]) -> None:
        for entry in entries:
            row = QListWidgetItem(entry_words(entry, self.context.language.code))
            row.setData(HELD, entry)
            self.list.addItem(row)
        self.more.setVisible(len(entries) == PAGE)

    def _show_deleted(self, found: tuple[Deleted, ...]) -> None:
        self.list.clear()
        self.parts.clear()
        for one in found:
            title = one.title.best(self.context.language.code)[0] or one.ref
            row = QListWidgetItem(f"{title} · {one.ref} · {moment(one.at)} · {one.who}")
            row.setData(HELD, one)
            self.list.addItem(row)
        self._name_back()

    def _show_differences(self, found: tuple[Difference, ...]) -> None:
        lang = self.context.language.code
        self.parts.clear()
        for one in found:
            before, after = (
                side_words(one.ref, one.part, side, lang) for side in (one.before, one.after)
            )
            title = one.title.best(lang)[0] if one.title is not None else ""
            row = QListWidgetItem(f"{title or one.ref} · {part_words(one)}\n{before} → {after}")
            row.setToolTip(one.ref)
            row.setData(HELD, one)
            self.parts.addItem(row)
        self._name_back()

    def _name_back(self) -> None:
        if self.removed.isChecked():
            self.back.setText(self.tr("Bring it back"))
            self.back.setEnabled(self.list.currentRow() >= 0)
            return
        self.back.setText(self.tr("Restore the earlier value"))
        part = self._part()
        self.back.setEnabled(part is not None and part.part not in FIELD_PARTS)

    def _part(self) -> Difference | None:
        row = self.parts.currentRow()
        return None if row < 0 else self.parts.item(row).data(HELD)

    # slots

    def _on_scope_toggled(self, on: bool) -> None:
        if on:
            self._reload()

    def _on_list_row_changed(self, row: int) -> None:
        self.parts.clear()
        if row < 0 or self.removed.isChecked():
            self._name_back()
            return
        entry: Entry = self.list.item(row).data(HELD)
        self.context.jobs.read(
            reading.differences,
            entry.number,
            self._ref,
            then=self._show_differences,
            latest=(self, "parts"),
        )

    def _on_parts_row_changed(self, _row: int) -> None:
        self._name_back()

    def _on_back_clicked(self) -> None:
        row = self.list.currentRow()
        if row < 0:
            return
        held = self.list.item(row).data(HELD)
        if self.removed.isChecked():
            self.saving.run(
                editing.bring_back_record,
                held.number,
                held.ref,
                origin=self,
                then=self._on_brought_back,
            )
            return
        part = self._part()
        if part is not None:
            args = (held.number - 1, part.part)
            edit = Edit(part.part, editing.restore_field, args, {"lang": part.lang})
            self.saving.edit(part.ref, edit, origin=self, then=self._on_restored)

    def _on_brought_back(self, changes: Changes) -> None:
        self._reload()
        if changes.answer:
            self.context.selection.choose(str(changes.answer), self)

    def _on_restored(self, _changes: Changes) -> None:
        self._reload()

    def _on_jobs_changed(self, _changes: Changes, origin: object) -> None:
        if origin is not self and self.isVisible():
            self._reload()

    def _on_selection_changed(self, choice: Choice) -> None:
        if choice.origin is not self and self.isVisible() and self.own.isChecked():
            self._reload()
