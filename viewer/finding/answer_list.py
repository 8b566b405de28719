"""The rows of an answer: shown, swapped for the exact ones, counted and read further."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, Signal

from viewer.models.result_rows import HitDelegate
from viewer.models.results import ResultLine, ResultsModel, line_of_hit
from viewer.widgets.result_list import ResultList

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QAbstractItemView, QWidget

    from db.records import Ref
    from viewer.finding.inquiry import Answer, Tally
    from viewer.state.browse import Scope
    from viewer.state.language import Language


class AnswerList(ResultList):
    """Hold the rows of one answer; whoever reads or points is never disturbed by a better one."""

    line_wanted = Signal(object)
    """The ResultLine that was chosen."""
    kind_wanted = Signal(str)
    """The heading of a kind was chosen: all of it is wanted."""
    more_wanted = Signal(int)
    """What stands from there on should be read."""

    def __init__(
        self,
        language: Language,
        parent: QWidget | None = None,
        painter: Callable[[QAbstractItemView], HitDelegate] = HitDelegate,
    ) -> None:
        """`painter` makes what paints the rows."""
        super().__init__(parent)
        self._answer: Answer | None = None
        self._rows = ResultsModel(language, self)
        self._delegate = painter(self)
        self.grouped = False
        """Whether results of several kinds stand by kind."""
        self.setModel(self._rows)
        self.setItemDelegate(self._delegate)
        self.chosen.connect(self._on_chosen)
        self._rows.more_wanted.connect(self.more_wanted)
        self._rows.page_wanted.connect(self.more_wanted)

    def show_answer(self, answer: Answer | None) -> None:
        """Show an answer from its beginning; None shows nothing."""
        self._answer = answer
        self._delegate.forget()
        if answer is None:
            self._rows.show_lines((), 0)
            return
        lines, grouped = _lines(answer), self._grouping
        self._delegate.kinds = not answer.scope.kind and not grouped
        self.setUniformItemSizes(not answer.scope.query)
        if grouped:
            kinds = answer.tally.facets.get("kind", {})
            self._rows.show_groups(lines, kinds, exact=answer.tally.exact)
        else:
            self._rows.show_lines(lines, _total(answer))
        self.scrollToTop()

    def show_anew(self) -> None:
        """Show the same answer in its own order; the row that has the keyboard keeps it."""
        line = self._rows.line_at(self.currentIndex())
        self.show_answer(self._answer)
        self.mark(line.ref if line else None, current=True)

    def settle(self, answer: Answer) -> bool:
        """Take the exact answer; return whether its order differs from that of what stands.

        Rows that are seen, and the one that has the keyboard, stay where they are.
        """
        kept = 0
        if self.isVisible():
            kept = 1 + max(self.last_seen(), self.currentIndex().row())
        self._answer = answer
        lines = _lines(answer)
        if self._grouping:
            kinds, exact = answer.tally.facets.get("kind", {}), answer.tally.exact
            return self._rows.settle_groups(lines, kinds, exact=exact, kept=kept)
        return self._rows.settle_lines(lines, _total(answer), kept)

    def recount(self, tally: Tally) -> None:
        """Show better counts of the same answer."""
        if self._grouping:
            self._rows.recount(tally.facets.get("kind", {}), exact=tally.exact)
        elif self._answer is not None and not self._answer.scope.query:
            self._rows.extend_to(tally.total)

    def go_on(self, answer: Answer) -> None:
        """Show what stands further down."""
        if answer.scope.query:
            self._rows.append_lines(_lines(answer))
        else:
            self._rows.fill_page(answer.offset, _lines(answer))

    def mark(self, ref: Ref | None, *, current: bool = False) -> None:
        """Show which of the lines is the chosen record, quietly; `current` leads the keyboard."""
        row = self._rows.row_of(ref)
        selection = self.selectionModel()
        how = QItemSelectionModel.SelectionFlag.ClearAndSelect
        if row >= 0 and current:
            self.setCurrentIndex(self._rows.index(row))
        elif row >= 0 and self.currentIndex().row() != row:
            selection.select(self._rows.index(row), how)
        elif row < 0 and not self.hasFocus():
            selection.clearSelection()

    def enter(self) -> None:
        """Take the keyboard, on the row that had it or else on the best line."""
        if not self.currentIndex().isValid():  # Qt would take the heading
            self.setCurrentIndex(self._rows.first_line())
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def first_line(self) -> ResultLine | None:
        """Return the best line, None if there is none."""
        return self._rows.line_at(self._rows.first_line())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._delegate.forget()
        super().changeEvent(event)

    @property
    def _grouping(self) -> bool:
        return self.grouped and self._answer is not None and of_kinds(self._answer.scope)

    def _on_chosen(self, index: QModelIndex) -> None:
        line, head = self._rows.line_at(index), self._rows.head_at(index)
        if line is not None:
            self.line_wanted.emit(line)
        elif head is not None:
            self.kind_wanted.emit(head.kind)


def of_kinds(scope: Scope) -> bool:
    """Say whether what is found can be of several kinds, and stands by rank."""
    return bool(scope.query) and not scope.kind


def _lines(answer: Answer) -> tuple[ResultLine, ...]:
    return tuple(line_of_hit(hit, answer.names.get(hit.ref)) for hit in answer.found.hits)


def _total(answer: Answer) -> int:
    """Return how many lines can be had; one more than there are where that is unknown."""
    found = answer.found
    if not answer.scope.query:
        return len(found.hits)
    return found.total if found.total_exact else max(found.total, len(found.hits) + 1)
