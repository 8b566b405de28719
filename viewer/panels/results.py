"""Results: what the query found, or what is left of the archive, narrowed as one likes."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from viewer.finding.answer_view import AnswerView
from viewer.finding.inquiry import Inquiry
from viewer.panel import Panel, Place
from viewer.state.browse import Count, Scope

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from viewer.context import Context
    from viewer.finding.inquiry import Advice, Answer, Tally
    from viewer.models.results import ResultLine
    from viewer.state.selection import Choice

PATIENCE = 250
"""Milliseconds after which it is said that the search goes on."""
YES, NO = "yes", "no"
OWN = Scope(kind="citation")
"""What another panel lists."""


class ResultsPanel(Panel):
    """Search as one types; what is overtaken is stopped, and what is shown never jumps away."""

    name: ClassVar[str] = "results"
    place: ClassVar[Place] = "centre"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setProperty("role", "surface")
        self._choose_next = self._stale = False
        self._answer: Answer | None = None
        self._inquiry = Inquiry(context.jobs, self)
        settings = context.settings
        self._view = AnswerView(
            context.language,
            grouped=settings.text("results/grouped", NO) == YES,
            beside=settings.text("results/facets", YES) == YES,
        )
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 8, 0)
        column.addWidget(self._view)
        self._connect()
        self.retranslate()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Results"))
        self._view.retranslate()

    def focus_target(self) -> QWidget:
        return self._view.focus_target()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._ask()

    def _connect(self) -> None:
        context, view, inquiry = self.context, self._view, self._inquiry
        view.line_wanted.connect(self._on_view_line_wanted)
        view.opened.connect(context.browse.read)
        view.scope_wanted.connect(context.browse.look_at)
        view.query_wanted.connect(context.browse.ask)
        view.more_wanted.connect(inquiry.go_on)
        view.grouping_changed.connect(self._on_view_grouping_changed)
        view.sheet_changed.connect(self._on_view_sheet_changed)
        inquiry.answered.connect(self._on_inquiry_answered)
        inquiry.settled.connect(self._on_inquiry_settled)
        inquiry.counted.connect(self._on_inquiry_counted)
        inquiry.continued.connect(view.go_on)
        inquiry.advised.connect(self._on_inquiry_advised)
        self._patience.timeout.connect(view.say_searching)
        context.browse.changed.connect(self._on_browse_changed)
        context.browse.first_wanted.connect(self._on_browse_first_wanted)
        context.browse.meant_wanted.connect(view.take_meaning)
        context.browse.shown_wanted.connect(self._on_browse_shown_wanted)
        context.selection.changed.connect(self._on_selection_changed)
        context.jobs.changed.connect(self._ask)

    # what is asked

    @property
    def _listed(self) -> bool:
        scope = self.context.browse.scope
        return scope.listed and scope != OWN

    def _ask(self) -> None:
        """Ask about what is looked at; where nobody would see the answer, when somebody does."""
        scope = self.context.browse.scope
        self._stale = not self.isVisible() and not self._listed
        if self._stale or not (scope.query or scope.narrowed):
            self._inquiry.drop()
            self._patience.stop()
            self._answer = None
            self._view.clear()
            self.context.browse.announce(None)
            return
        self._inquiry.ask(scope)
        self._patience.start()

    def _announce(self, tally: Tally) -> None:
        found = self._answer.found if self._answer else None
        if found is not None and self.context.browse.scope.query:
            count = Count(tally.total, tally.exact, found.did_you_mean)
            self.context.browse.announce(count)
        else:
            self.context.browse.announce(None)

    def _choose_first(self) -> None:
        self._choose_next = False
        if self._view.choose_first():
            self.context.browse.read()

    def _show(self, answer: Answer) -> None:
        """Show an answer from its beginning, and choose its best line if that was asked for."""
        self._patience.stop()
        self._answer = answer
        self._view.show_answer(answer)
        self._view.mark(self.context.selection.ref)
        self._announce(answer.tally)
        if self._choose_next:
            self._choose_first()

    # slots

    def _on_inquiry_answered(self, answer: Answer) -> None:
        if answer.found.hits or answer.found.order_exact:
            self._show(answer)
        # else nothing was found in time, and what stands is better than a blank

    def _on_inquiry_settled(self, answer: Answer) -> None:
        if self._answer is None or self._answer.scope is not answer.scope:
            self._show(answer)
            return
        self._answer = answer
        self._view.settle(answer)
        self._announce(answer.tally)

    def _on_inquiry_counted(self, tally: Tally) -> None:
        self._view.recount(tally)
        self._announce(tally)

    def _on_inquiry_advised(self, advice: Advice) -> None:
        self._view.advise(advice)

    def _on_view_line_wanted(self, line: ResultLine) -> None:
        self.context.searches.note(self.context.browse.scope)
        self.context.selection.choose(line.ref, self, line.spot)

    def _on_view_grouping_changed(self, on: bool) -> None:
        self.context.settings.remember("results/grouped", YES if on else NO)

    def _on_view_sheet_changed(self, beside: bool) -> None:
        self.context.settings.remember("results/facets", YES if beside else NO)

    def _on_browse_changed(self, scope: Scope) -> None:
        self._choose_next = False
        self._view.show_scope(scope)
        self._ask()
        if self._listed:
            self.front_wanted.emit()

    def _on_browse_first_wanted(self) -> None:
        """Choose now what is shown already, or as soon as the running search answers."""
        shown = self._answer is not None and self._answer.scope is self.context.browse.scope
        if self._inquiry.awaited or (self.context.browse.scope.query and not shown):
            self._choose_next = True
        else:
            self._choose_first()

    def _on_browse_shown_wanted(self) -> None:
        scope = self.context.browse.scope
        if (scope.narrowed and scope != OWN) or scope.query:
            self.front_wanted.emit()
            self._view.enter()

    def _on_selection_changed(self, choice: Choice) -> None:
        self._view.mark(choice.ref)
