"""What a search found, as one sees and narrows it: words, list, filters, ways out of nothing."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from viewer.finding import answer_words
from viewer.finding.answer_list import AnswerList, of_kinds
from viewer.finding.facet_tree import FacetTree
from viewer.finding.scope_words import part_words
from viewer.state.browse import Part, Scope
from viewer.widgets.empty_answer import EmptyAnswer
from viewer.widgets.results_head import ResultsHead
from viewer.widgets.side_sheet import SideSheet

if TYPE_CHECKING:
    from db.records import Ref, Words
    from viewer.finding.inquiry import Advice, Answer, Tally
    from viewer.state.language import Language


class AnswerView(QWidget):
    """Show one answer after the other. Asks nothing itself: it says what is wanted."""

    line_wanted = Signal(object)
    """The ResultLine that was chosen."""
    opened = Signal()
    """It was chosen by key, and should have the keyboard."""
    scope_wanted = Signal(object)
    """Another Scope should be looked at."""
    query_wanted = Signal()
    """The keyboard should go back to where the query is typed."""
    more_wanted = Signal(int)
    """What stands from there on should be read."""
    grouping_changed = Signal(bool)
    sheet_changed = Signal(bool)
    """Whether the filters stand beside the list, where there is room."""

    def __init__(
        self, language: Language, *, grouped: bool, beside: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._language = language
        self._scope = Scope()
        self._answer: Answer | None = None
        self._tally: Tally | None = None
        self._advice: Advice | None = None
        self._titles: dict[Ref, Words] = {}
        self._list = AnswerList(language)
        self._list.grouped = grouped
        self._tree = FacetTree(language)
        self._empty = EmptyAnswer()
        self._pages = QStackedWidget()
        self._pages.addWidget(self._list)
        self._pages.addWidget(self._empty)
        self._sheet = SideSheet(self._tree, self._pages, beside=beside)
        self._head = ResultsHead()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._head)
        column.addWidget(self._sheet, 1)
        self._connect()
        self.retranslate()

    # what is shown

    def show_scope(self, scope: Scope) -> None:
        """Show at once what is asked now; the answer before stands until the next comes."""
        if scope.query != self._scope.query:
            self._sheet.clear()
        self._scope, self._advice = scope, None
        self._head.offer_order(there=False)
        self._say()

    def show_answer(self, answer: Answer) -> None:
        """Show an answer from its beginning."""
        self._answer = answer
        self._take_tally(answer.tally)
        self._list.show_answer(answer)
        self._say()

    def settle(self, answer: Answer) -> None:
        """Swap in the exact answer without moving what is seen, or where the keyboard is."""
        self._answer = answer
        self._take_tally(answer.tally)
        differs = self._list.settle(answer)
        self._say()
        self._head.offer_order(there=differs)

    def recount(self, tally: Tally) -> None:
        """Show better counts of the same answer."""
        self._take_tally(tally)
        self._list.recount(tally)
        self._say()

    def go_on(self, answer: Answer) -> None:
        """Show what stands further down."""
        self._list.go_on(answer)

    def advise(self, advice: Advice) -> None:
        """Show what would bring hits where there are none."""
        self._advice = advice
        self._say()

    def clear(self) -> None:
        """Show no answer."""
        self._answer = self._tally = None
        self._list.show_answer(None)
        self._say()

    def say_searching(self) -> None:
        """Say that the search goes on."""
        self._head.show_count(answer_words.searching_words())

    def mark(self, ref: Ref | None) -> None:
        """Show which of the lines is the chosen record, quietly."""
        self._list.mark(ref)

    def retranslate(self) -> None:
        """Say every word again in the language spoken now."""
        self._list.setAccessibleName(self.tr("Results"))
        self._empty.setAccessibleName(self.tr("Results"))
        self._tree.setAccessibleName(self.tr("Filters"))
        self._head.retranslate()
        self._say()

    # the keyboard

    def focus_target(self) -> QWidget:
        """Return what takes the keyboard: the filters in the list's place, the list, a way out."""
        if self._sheet.opened and not self._sheet.wide:
            return self._tree
        if self._pages.currentWidget() is self._empty:
            return next(iter(self._empty.ways()), self._empty)
        return self._list

    def enter(self) -> None:
        """Put the keyboard into the list, or where there is none, on the first way out."""
        self._sheet.clear()
        if self._pages.currentWidget() is self._list:
            self._list.enter()
        else:
            self.focus_target().setFocus()

    def choose_first(self) -> bool:
        """Choose the best line; where there is none, search for what was probably meant."""
        line = self._list.first_line()
        if line is not None:
            self._list.mark(line.ref, current=True)
            self.line_wanted.emit(line)
        else:
            self.take_meaning()
        return line is not None

    def take_meaning(self) -> None:
        """Want the spelling that was probably meant."""
        found = self._answer.found if self._answer else None
        if found and found.did_you_mean:
            self.scope_wanted.emit(replace(self._scope, query=found.did_you_mean))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._head.show_icons()

    # inside

    def _connect(self) -> None:
        head = self._head
        self._list.line_wanted.connect(self.line_wanted)
        self._list.kind_wanted.connect(partial(self._narrow, "kind"))
        self._list.opened.connect(self.opened)
        self._list.query_wanted.connect(self.query_wanted)
        self._list.meant_wanted.connect(self.take_meaning)
        self._list.more_wanted.connect(self.more_wanted)
        self._tree.narrowed.connect(self._narrow)
        self._tree.left.connect(self.enter)
        self._empty.way_chosen.connect(self._on_empty_way_chosen)
        head.chip_dropped.connect(self._on_head_chip_dropped)
        head.chips_cleared.connect(self._on_head_chips_cleared)
        head.meant_wanted.connect(self.take_meaning)
        head.better_wanted.connect(self._on_head_better_wanted)
        head.grouping_wanted.connect(self._on_head_grouping_wanted)
        head.facets_wanted.connect(self._on_head_facets_wanted)
        self._sheet.turned.connect(self._show_switches)

    def _take_tally(self, tally: Tally) -> None:
        self._tally = tally
        self._titles |= tally.titles
        self._tree.show_tally(tally, self._scope)

    def _say(self) -> None:
        """Say everything that stands in words, in the language spoken now."""
        scope, lang = self._scope, self._language.code
        found = self._answer.found if self._answer else None
        nothing = bool(found and not found.hits and found.order_exact)
        self._head.show_count(answer_words.heading_words(scope, self._tally))
        self._head.show_chips(
            [(part, part_words(scope, part, self._titles, lang)) for part in _chipped(scope)]
        )
        understood = found if found and not nothing else None
        self._head.tell(answer_words.told_words(understood))
        self._head.offer_meaning(answer_words.meant_words(understood))
        self._empty.say(answer_words.advice_words())
        meant = found.did_you_mean if found else None
        self._empty.show_ways(
            answer_words.way_words(scope, self._advice, meant, self._titles, lang)
        )
        self._turn_to(self._empty if nothing else self._list)
        self._show_switches()

    def _turn_to(self, page: QWidget) -> None:
        """Show the list or the ways out; the keyboard goes along if it was in either."""
        focused = QApplication.focusWidget()
        held = bool(focused and self._pages.isAncestorOf(focused))
        turned = self._pages.currentWidget() is not page
        self._pages.setCurrentWidget(page)
        if held and turned:
            self.enter()

    def _show_switches(self) -> None:
        several = of_kinds(self._scope) and self._pages.currentWidget() is self._list
        grouping = self._list.grouped if several else None
        self._head.show_switches(grouping=grouping, facets=self._sheet.opened)

    def _narrow(self, part: str, value: object) -> None:
        changed = cast("dict[str, Any]", {part: value})
        self.scope_wanted.emit(replace(self._scope, **changed))

    def _on_empty_way_chosen(self, way: str) -> None:
        meant = self._answer.found.did_you_mean if self._answer else None
        self.scope_wanted.emit(answer_words.way_scope(self._scope, way, self._advice, meant))

    def _on_head_chip_dropped(self, part: str) -> None:
        self._narrow(part, None)

    def _on_head_chips_cleared(self) -> None:
        self.scope_wanted.emit(self._scope.without(*self._scope.narrowed))

    def _on_head_better_wanted(self) -> None:
        self._list.show_anew()
        self._list.enter()
        self._head.offer_order(there=False)

    def _on_head_grouping_wanted(self, on: bool) -> None:
        self._list.grouped = on
        self._list.show_anew()
        self._head.offer_order(there=False)
        self._show_switches()
        self.grouping_changed.emit(on)

    def _on_head_facets_wanted(self, on: bool) -> None:
        self._sheet.turn(opened=on)
        if on:
            self._tree.setFocus()
        else:
            self.enter()
        self.sheet_changed.emit(self._sheet.beside)


def _chipped(scope: Scope) -> tuple[Part, ...]:
    """Return the parts that are shown as chips: a kind alone is the heading already."""
    if scope.query:
        return scope.narrowed
    return tuple(part for part in scope.narrowed if part != "kind")
