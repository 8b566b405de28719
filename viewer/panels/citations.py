"""Citations: every reference in reading order, with what it supports."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QItemSelectionModel, QModelIndex
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db import reading
from viewer import vocabulary
from viewer.models.citations import CitationsModel
from viewer.models.delegates import ResultDelegate
from viewer.models.roles import Role, text_of
from viewer.panel import Panel, Place
from viewer.state.selection import Spot
from viewer.widgets.choice_views import ChoiceList
from viewer.widgets.plain_text import plain_label

if TYPE_CHECKING:
    from db.records import CitationEntry
    from viewer.context import Context
    from viewer.state.browse import Scope
    from viewer.state.selection import Choice


class CitationsPanel(Panel):
    """List citations; choosing one shows its card and its place in the text."""

    name: ClassVar[str] = "citations"
    place: ClassVar[Place] = "centre"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setProperty("role", "surface")
        self._model = CitationsModel(context.language, self)
        self._heading = plain_label("", "title")
        self._note = plain_label("", "muted")
        self._list = ChoiceList()
        self._list.setModel(self._model)
        self._list.setItemDelegate(ResultDelegate(self._list))
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 12, 0)
        column.setSpacing(4)
        column.addWidget(self._heading)
        column.addWidget(self._note)
        column.addSpacing(8)
        column.addWidget(self._list, 1)
        self._list.chosen.connect(self._on_list_chosen)
        context.browse.changed.connect(self._on_browse_changed)
        context.browse.shown_wanted.connect(self._on_browse_shown_wanted)
        context.selection.changed.connect(self._on_selection_changed)
        context.jobs.changed.connect(self._on_jobs_changed)
        self.retranslate()
        self._reload()

    def retranslate(self) -> None:
        self._heading.setText(vocabulary.word(vocabulary.KINDS, "citation"))
        self._note.setText(self.tr("In reading order, with what rests on each."))
        self._list.setAccessibleName(self._heading.text())
        self.setAccessibleName(self._heading.text())

    def focus_target(self) -> QWidget:
        return self._list

    @property
    def _wanted(self) -> bool:
        scope = self.context.browse.scope
        return scope.kind == "citation" and not scope.query

    def _reload(self) -> None:
        jobs = self.context.jobs
        jobs.read(reading.citations, then=self._show_citations, latest=(self, "list"))

    def _show_citations(self, entries: tuple[CitationEntry, ...]) -> None:
        self._model.show_entries(entries)
        self._mark(self.context.selection.ref)

    def _mark(self, ref: str | None) -> None:
        row = self._model.row_of(ref)
        selection = self._list.selectionModel()
        if row >= 0:
            how = QItemSelectionModel.SelectionFlag.ClearAndSelect
            selection.setCurrentIndex(self._model.index(row), how)
        else:
            selection.clear()

    def _on_list_chosen(self, index: QModelIndex) -> None:
        spot: object = index.data(Role.SPOT)
        place = spot if isinstance(spot, Spot) else None
        self.context.selection.choose(text_of(index, Role.REF), self, place)

    def _on_browse_changed(self, _scope: Scope) -> None:
        if self._wanted:
            self.front_wanted.emit()

    def _on_browse_shown_wanted(self) -> None:
        if self._wanted:
            self.front_wanted.emit()
            self._list.setFocus()

    def _on_selection_changed(self, choice: Choice) -> None:
        self._mark(choice.ref)

    def _on_jobs_changed(self) -> None:
        self._reload()
