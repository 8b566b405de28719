"""Results: what the query found, or the records of the kind that is looked at."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, TypeAlias

from PySide6.QtCore import QItemSelectionModel, QModelIndex
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from db import reading
from db.search.query import search
from viewer import vocabulary
from viewer.models.delegates import ResultDelegate
from viewer.models.results import ResultsModel, line_of_hit, line_of_summary
from viewer.panel import Panel, Place
from viewer.state.browse import Count, Scope
from viewer.widgets.choice_views import ChoiceList
from viewer.widgets.plain_text import plain_label

if TYPE_CHECKING:
    from db.records import Found, Summary
    from viewer.context import Context
    from viewer.state.selection import Choice

Connection: TypeAlias = Any
"""The archive's own; the viewer hands it on and never looks inside."""

PAGE = 100


def find(connection: Connection, scope: Scope, offset: int = 0) -> Found:
    """Search for what a scope asks; answer with one page of hits."""
    return search(connection, scope.query, filters=scope.filters(), limit=PAGE, offset=offset)


class ResultsPanel(Panel):
    """Search as one types; a search that is overtaken is never shown."""

    name: ClassVar[str] = "results"
    place: ClassVar[Place] = "centre"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setProperty("role", "surface")
        self._count: Count | None = None
        self._choose_next = False
        self._model = ResultsModel(context.language, self)
        self._list = ChoiceList()
        self._list.setModel(self._model)
        self._list.setItemDelegate(ResultDelegate(self._list))
        self._heading = plain_label("", "title")
        self._note = plain_label("", "muted")
        self._every_kind = QPushButton()
        self._every_kind.setProperty("role", "chip")
        self._meant = QPushButton()
        self._meant.setProperty("role", "link")
        self._lay_out()
        self._list.chosen.connect(self._on_list_chosen)
        self._every_kind.clicked.connect(self._on_every_kind_clicked)
        self._meant.clicked.connect(self._on_meant_clicked)
        self._model.more_wanted.connect(self._on_model_more_wanted)
        context.browse.changed.connect(self._on_browse_changed)
        context.browse.first_wanted.connect(self._on_browse_first_wanted)
        context.browse.shown_wanted.connect(self._on_browse_shown_wanted)
        context.selection.changed.connect(self._on_selection_changed)
        context.jobs.changed.connect(self._on_jobs_changed)
        self.retranslate()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Results"))
        self._list.setAccessibleName(self.tr("Results"))
        scope = self.context.browse.scope
        kinds = vocabulary.word(vocabulary.KINDS, scope.kind) if scope.kind else ""
        self._heading.setText(scope.query or kinds)
        self._every_kind.setText(f"{kinds} ✕")
        self._every_kind.setAccessibleName(self.tr("Look in every kind again"))
        self._every_kind.setVisible(bool(scope.kind and scope.query))
        meant = self._count.did_you_mean if self._count else None
        self._meant.setVisible(bool(meant))
        self._meant.setText(self.tr("Did you mean “%1”?").replace("%1", meant or ""))
        self._note.setText(self._counted())

    def focus_target(self) -> QWidget:
        return self._list

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 12, 0)
        column.setSpacing(4)
        column.addWidget(self._heading)
        line = QHBoxLayout()
        line.addWidget(self._note, 1)
        line.addWidget(self._meant)
        line.addWidget(self._every_kind)
        column.addLayout(line)
        column.addSpacing(8)
        column.addWidget(self._list, 1)

    def _counted(self) -> str:
        if self._count is None:
            return ""
        number = str(self._count.total)
        if not self._count.exact:
            return self.tr("More than %1 records").replace("%1", number)
        if self._count.total == 0:
            return self.tr("Nothing was found.")
        if self._count.total == 1:
            return self.tr("1 record")
        return self.tr("%1 records").replace("%1", number)

    def _reload(self) -> None:
        scope = self.context.browse.scope
        jobs = self.context.jobs
        if scope.query:
            jobs.read(find, scope, then=self._show_found, latest=(self, "list"))
        elif scope.kind:
            then = partial(self._show_kind, scope.kind)
            question = reading.summaries
            jobs.read(question, scope.kind, PAGE, then=then, latest=(self, "list"))
        else:
            self._count = None
            self._model.show_lines((), 0)
            self.context.browse.announce(None)
            self.retranslate()

    def _show_found(self, found: Found) -> None:
        lines = tuple(line_of_hit(hit) for hit in found.hits)
        self._show(lines, Count(found.total, found.total_exact, found.did_you_mean))
        self.context.browse.announce(self._count)
        if self._choose_next:
            self._choose_first()

    def _show_kind(self, kind: str, summaries: tuple[Summary, ...]) -> None:
        """Show the first of a kind; that there are more is found out by scrolling."""
        lines = tuple(line_of_summary(summary) for summary in summaries)
        more = len(lines) == PAGE
        self._show(lines, Count(len(lines), not more), total=len(lines) + more)
        if more:
            self.context.jobs.read(
                reading.about,
                then=lambda about: self._recount(about.counts.get(kind, 0)),
                latest=(self, "count"),
            )

    def _recount(self, total: int) -> None:
        self._count = Count(total, exact=True)
        self.retranslate()

    def _show(self, lines: tuple[Any, ...], count: Count, total: int | None = None) -> None:
        self._count = count
        self._model.show_lines(lines, count.total if total is None else total)
        self._list.scrollToTop()
        self._mark(self.context.selection.ref)
        self.retranslate()

    def _mark(self, ref: str | None) -> None:
        """Show which of the lines is the chosen record, quietly."""
        row = self._model.row_of(ref)
        selection = self._list.selectionModel()
        if row >= 0:
            how = QItemSelectionModel.SelectionFlag.ClearAndSelect
            selection.setCurrentIndex(self._model.index(row), how)
        else:
            selection.clear()

    def _choose(self, index: QModelIndex) -> None:
        line = self._model.line_at(index)
        if line is not None:
            self.context.selection.choose(line.ref, self, line.spot)

    def _choose_first(self) -> None:
        self._choose_next = False
        self._choose(self._model.index(0))

    def _on_list_chosen(self, index: QModelIndex) -> None:
        self._choose(index)

    def _on_every_kind_clicked(self) -> None:
        self.context.browse.limit_to_kind(None)

    def _on_meant_clicked(self) -> None:
        if self._count and self._count.did_you_mean:
            self.context.browse.search(self._count.did_you_mean)

    def _on_model_more_wanted(self, offset: int) -> None:
        scope = self.context.browse.scope
        jobs = self.context.jobs
        key = (self, "more")
        if scope.query:
            jobs.read(find, scope, offset, then=self._append_found, latest=key)
        elif scope.kind:
            question = reading.summaries
            then = self._append_kind
            jobs.read(question, scope.kind, PAGE, offset, then=then, latest=key)

    def _append_found(self, found: Found) -> None:
        self._model.append_lines(tuple(line_of_hit(hit) for hit in found.hits))

    def _append_kind(self, summaries: tuple[Summary, ...]) -> None:
        self._model.append_lines(tuple(line_of_summary(summary) for summary in summaries))

    def _on_browse_changed(self, scope: Scope) -> None:
        self._reload()
        if scope.listed and (scope.query or scope.kind != "citation"):
            self.front_wanted.emit()

    def _on_browse_first_wanted(self) -> None:
        """Choose now what is shown already, or as soon as the running search answers."""
        if self.context.jobs.awaits((self, "list")):
            self._choose_next = True
        else:
            self._choose_first()

    def _on_browse_shown_wanted(self) -> None:
        scope = self.context.browse.scope
        if scope.listed and (scope.query or scope.kind != "citation"):
            self.front_wanted.emit()
            self._list.setFocus()

    def _on_selection_changed(self, choice: Choice) -> None:
        self._mark(choice.ref)

    def _on_jobs_changed(self) -> None:
        self._reload()
