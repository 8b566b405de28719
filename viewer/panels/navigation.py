"""Navigation: the kinds of record with how many there are, one of which can be looked at."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, ClassVar, TypeAlias

from PySide6.QtCore import QItemSelectionModel, QModelIndex
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from db import reading
from viewer import vocabulary
from viewer.models.delegates import NavigationDelegate
from viewer.models.kinds import KindsModel
from viewer.models.roles import Role, text_of
from viewer.panel import Panel, Place
from viewer.widgets.choice_views import ChoiceList
from viewer.widgets.plain_text import plain_label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.records import About
    from viewer.context import Context
    from viewer.state.browse import Scope


Connection: TypeAlias = Any
"""The archive's own; the viewer hands it on and never looks inside."""


def awaiting(connection: Connection) -> Mapping[str, int]:
    """Return how many suggestions of each kind nobody has reviewed."""
    return Counter(item.kind for item in reading.suggestions(connection))


class NavigationPanel(Panel):
    """List the kinds; choosing one limits the browse to it, choosing it again ends that."""

    name: ClassVar[str] = "navigation"
    place: ClassVar[Place] = "left"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setProperty("role", "paper")
        self._model = KindsModel(context.language, self)
        self._awaited: Mapping[str, int] = {}
        self._heading = plain_label("", "group", wrap=False)
        self._note = plain_label("", "caption")
        self._list = ChoiceList(fitting=True)
        self._list.setModel(self._model)
        self._list.setItemDelegate(NavigationDelegate(self._list))
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 12, 4, 4)
        column.setSpacing(4)
        self._heading.setContentsMargins(8, 0, 0, 0)
        column.addWidget(self._heading)
        column.addWidget(self._list)
        self._note.setContentsMargins(8, 4, 8, 4)
        self._note.hide()
        column.addWidget(self._note)
        column.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._list.chosen.connect(self._on_list_chosen)
        context.browse.changed.connect(self._on_browse_changed)
        context.jobs.changed.connect(self._on_jobs_changed)
        self.retranslate()
        self._reload()

    def retranslate(self) -> None:
        self._heading.setText(self.tr("Archive"))
        self._list.setAccessibleName(self.tr("Kinds of record"))
        self.setAccessibleName(self.tr("Navigation"))
        self._show_note()

    def focus_target(self) -> QWidget:
        return self._list

    def _reload(self) -> None:
        jobs = self.context.jobs
        jobs.read(reading.about, then=self._show_about, latest=(self, "about"))
        jobs.read(awaiting, then=self._show_awaiting, latest=(self, "awaiting"))

    def _show_awaiting(self, awaited: Mapping[str, int]) -> None:
        self._awaited = awaited
        self._show_note()

    def _show_note(self) -> None:
        """Say quietly how much of each kind waits to be reviewed."""
        counts = (
            f"{vocabulary.word(vocabulary.KINDS, kind)} {self._awaited[kind]}"
            for kind in vocabulary.KINDS
            if self._awaited.get(kind)
        )
        said = " · ".join(counts)
        heading = vocabulary.word(vocabulary.LANE, "suggested")
        self._note.setText(f"{heading}: {said}")
        self._note.setVisible(bool(said))

    def _show_about(self, about: About) -> None:
        self._model.show_counts(about.counts)
        self._mark(self.context.browse.scope.kind)

    def _mark(self, kind: str | None) -> None:
        """Show which kind is looked at, without saying that it was chosen here."""
        row = self._model.row_of(kind)
        selection = self._list.selectionModel()
        if row < 0:
            selection.clear()
        else:
            how = QItemSelectionModel.SelectionFlag.ClearAndSelect
            selection.setCurrentIndex(self._model.index(row), how)

    def _on_list_chosen(self, index: QModelIndex) -> None:
        kind = text_of(index, Role.KIND)
        browse = self.context.browse
        browse.limit_to_kind(None if browse.scope.kind == kind else kind)

    def _on_browse_changed(self, scope: Scope) -> None:
        self._mark(scope.kind)

    def _on_jobs_changed(self) -> None:
        self._reload()
