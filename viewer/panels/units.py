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
    from db.records import UnitEntry
    from viewer.context import Context
    from viewer.state.selection import Choice


Connection: TypeAlias = Any
"""The archive's own; the viewer hands it on and never looks inside."""


@dataclass(frozen=True, slots=True)
class Formations:
    """The units and organisations of an archive, and those that nobody has reviewed."""

    reviewed: tuple[UnitEntry, ...]
    suggested: tuple[UnitEntry, ...]


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
        self._tree.chosen.connect(self._on_tree_chosen)
        context.selection.changed.connect(self._on_selection_changed)
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

    def _show_units(self, found: Formations) -> None:
        self._model.show_entries(found.reviewed, found.suggested)
        self._tree.expand(self._model.index(0, 0))
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

    def _on_jobs_changed(self) -> None:
        self._reload()
