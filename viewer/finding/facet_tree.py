"""The tree of filters: each facet with its values, ticked by a click, Space or Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent

from viewer.finding.facets import FacetsModel
from viewer.models.facet_rows import FacetDelegate
from viewer.widgets.choice_views import ChoiceTree
from viewer.widgets.escape import keeps_escape

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from viewer.finding.inquiry import Tally
    from viewer.state.browse import Scope
    from viewer.state.language import Language


class FacetTree(ChoiceTree):
    """Show what an answer can be narrowed by; narrows nothing itself."""

    narrowed = Signal(str, object)
    """(facet, its value, or None where it should leave nothing out any more)."""
    left = Signal()
    """Esc was pressed: the list should have the keyboard again."""

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facets = FacetsModel(language, self)
        self.setModel(self._facets)
        self.setItemDelegate(FacetDelegate(self))
        self.chosen.connect(self._on_chosen)
        self._facets.toggled.connect(self._on_facets_toggled)
        self._facets.modelReset.connect(self.expandAll)

    def show_tally(self, tally: Tally, scope: Scope) -> None:
        """Show the facets of an answer, ticked where its scope is narrowed."""
        self._facets.show_tally(tally, scope)

    def event(self, event: QEvent) -> bool:
        """Keep Esc for the tree while it has the keyboard, whatever else it means."""
        return keeps_escape(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _on_chosen(self, index: QModelIndex) -> None:
        if index.parent().isValid():
            self._facets.toggle(index)
        else:
            self.setExpanded(index, not self.isExpanded(index))

    def _on_facets_toggled(self, facet: str, key: str) -> None:
        self.narrowed.emit(facet, int(key) if key and facet == "year" else key or None)
