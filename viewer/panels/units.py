"""Units: the tree of armed formations and organisations of both sides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, TypeAlias

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QSignalBlocker
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from db import reading
from viewer.models.delegates import NavigationDelegate
from viewer.models.roles import Role, text_of
from viewer.models.units import UnitsModel
from viewer.panel import Panel, Place
from viewer.widgets.choice_views import ChoiceTree
from viewer.widgets.plain_text import plain_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.records import UnitEntry
    from viewer.context import Context
    from viewer.state.browse import Scope, Span
    from viewer.state.selection import Choice


Connection: TypeAlias = Any
"""The archive's own; the viewer hands it on and never looks inside."""


@dataclass(frozen=True, slots=True)
class Formations:
    """The units and organisations of an archive, and those that nobody has reviewed."""

    reviewed: tuple[UnitEntry, ...]
    suggested: tuple[UnitEntry, ...]


def active_units(connection: Connection, span: Span) -> frozenset[str]:
    """Return the units and organisations that the events of a span of time touch."""
    tied = reading.ties(connection, ("unit", "body"), span.earliest, span.latest)
    return frozenset(one.ref for ones in tied.values() for one in ones)


def formations(connection: Connection) -> Formations:
    """Return what the tree shows."""
    return Formations(reading.units(connection), reading.suggested_units(connection))


class UnitsPanel(Panel):
    """Show units by side and by what each is part of; choosing one selects it everywhere."""

    name: ClassVar[str] = "units"
    place: ClassVar[Place] = "left"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setProperty("role", "paper")
        self._model = UnitsModel(context.language, self)
        self._heading = plain_label("", "group", wrap=False)
        self._heading.setContentsMargins(8, 0, 0, 0)
        self._tree = ChoiceTree()
        self._tree.setModel(self._model)
        self._tree.setItemDelegate(NavigationDelegate(self._tree, "small"))
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 4, 2, 2)
        column.setSpacing(4)
        column.addWidget(self._heading)
        column.addWidget(self._tree, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self._found = Formations((), ())
        self._active: frozenset[str] | None = None
        self._asked = context.browse.scope.span
        self._tree.chosen.connect(self._on_tree_chosen)
        context.selection.changed.connect(self._on_selection_changed)
        context.browse.changed.connect(self._on_browse_changed)
        context.jobs.changed.connect(self._on_jobs_changed)
        self.retranslate()
        self._reload()

    def retranslate(self) -> None:
        self._heading.setText(self.tr("Units and organisations"))
        self._tree.setAccessibleName(self._heading.text())
        self.setAccessibleName(self._heading.text())

    def focus_target(self) -> QWidget:
        return self._tree

    def _reload(self) -> None:
        self.context.jobs.read(formations, then=self._show_units, latest=(self, "units"))
        self._ask_active(self.context.browse.scope.span)

    def _show_units(self, found: Formations) -> None:
        self._found = found
        self._fill()

    def _ask_active(self, span: Span | None) -> None:
        """Show only what took part in what a span of time holds, or with None everything."""
        if span is None:
            self._show_active(None)
        else:
            jobs = self.context.jobs
            jobs.read(active_units, span, then=self._show_active, latest=(self, "active"))

    def _show_active(self, active: frozenset[str] | None) -> None:
        if self.context.browse.scope.span is None:
            active = None  # the answer to a span that has been taken away meanwhile
        if active != self._active:
            self._active = active
            self._fill()

    def _fill(self) -> None:
        if self._active is None:
            self._model.show_entries(self._found.reviewed, self._found.suggested)
        else:
            self._model.show_entries(_with_parents(self._found.reviewed, self._active))
        for row in range(1 if self._active is None else self._model.rowCount()):
            self._tree.expand(self._model.index(row, 0))
        self._mirror(self.context.selection.choice)

    def _mirror(self, choice: Choice) -> None:
        """Show the chosen unit in the tree, quietly."""
        index = self._model.index_of(choice.ref)
        selection = self._tree.selectionModel()
        with QSignalBlocker(selection):
            selection.clear()
        if index.isValid():
            self._tree.scrollTo(index)
            selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._tree.viewport().update()

    def _on_tree_chosen(self, index: QModelIndex) -> None:
        ref = text_of(index, Role.REF)
        if ref:
            self.context.selection.choose(ref, self)
        else:
            self._tree.setExpanded(index, not self._tree.isExpanded(index))

    def _on_selection_changed(self, choice: Choice) -> None:
        if choice.origin is not self:
            self._mirror(choice)

    def _on_browse_changed(self, scope: Scope) -> None:
        if scope.span != self._asked:
            self._asked = scope.span
            self._ask_active(scope.span)

    def _on_jobs_changed(self) -> None:
        self._reload()


def _with_parents(entries: Sequence[UnitEntry], active: frozenset[str]) -> tuple[UnitEntry, ...]:
    """Return the active entries and all that they are part of, in the order they came."""
    parents = {entry.ref: entry.parent for entry in entries}
    shown: set[str] = set()
    for ref in active & parents.keys():
        above: str | None = ref
        while above is not None and above not in shown:
            shown.add(above)
            above = parents.get(above)
    return tuple(entry for entry in entries if entry.ref in shown)
