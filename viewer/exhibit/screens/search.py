"""Search: a line, a keyboard with suggestions, and what was found as cards, at every letter."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from PySide6.QtCore import QRect, QTimer
from PySide6.QtWidgets import QWidget

from db.vietnamese import fold
from viewer.exhibit.found import Findings
from viewer.exhibit.pill_rows import Offer, PillRows
from viewer.exhibit.questions import first_questions
from viewer.exhibit.screen import Screen
from viewer.exhibit.screens.keyboard import Keyboard
from viewer.exhibit.screens.query_line import QueryLine
from viewer.exhibit.visit import RECORD, Place
from viewer.finding.inquiry import Inquiry
from viewer.state.browse import Scope
from viewer.widgets.plain_text import plain_label

if TYPE_CHECKING:
    from viewer.exhibit.context import Station
    from viewer.exhibit.questions import Question
    from viewer.finding.inquiry import Advice, Answer, Tally
    from viewer.models.results import ResultLine

MOST: Final = 6
"""Suggestions that are offered at once."""
LONGEST: Final = 40
"""Letters of a title that is offered as a suggestion."""
NAMED: Final = frozenset({"place", "person", "unit", "body", "event", "route", "term", "map"})
PONDERED_MS: Final = 2000
"""A query that stood so long and found nothing is counted."""


class SearchScreen(Screen):
    """Answer as one types; what is overtaken is stopped. The query stays while one looks around."""

    name: ClassVar[str] = "search"

    def __init__(self, station: Station, parent: QWidget | None = None) -> None:
        super().__init__(station, parent)
        self._scope = Scope()
        self._answer: Answer | None = None
        self._questions: tuple[Question, ...] | None = None
        self._typing = True
        self._inquiry = Inquiry(station.jobs, self)
        self._pondered = QTimer(self)
        self._pondered.setSingleShot(True)
        self._pondered.setInterval(PONDERED_MS)
        self.title = plain_label("", "title")
        self.line = QueryLine(station.metrics)
        self.keyboard = Keyboard(station.metrics)
        self.suggestions = PillRows(station)
        self.findings = Findings(station)
        for part in (self.title, self.line, self.keyboard, self.suggestions, self.findings):
            part.setParent(self)
        self._connect()

    def _connect(self) -> None:
        line, keys, found, inquiry = self.line, self.keyboard, self.findings, self._inquiry
        keys.typed.connect(line.insert)
        keys.erased.connect(line.erase)
        keys.cleared.connect(line.clear)
        keys.done.connect(self._put_keyboard_away)
        line.edited.connect(self._on_line_edited)
        line.entered.connect(self._put_keyboard_away)
        line.touched.connect(self._bring_keyboard)
        self.suggestions.taken.connect(self.ask)
        found.line_wanted.connect(self._on_findings_line_wanted)
        found.scope_wanted.connect(self._on_findings_scope_wanted)
        found.query_wanted.connect(self.ask)
        found.more_wanted.connect(inquiry.go_on)
        inquiry.answered.connect(self._on_inquiry_answered)
        inquiry.settled.connect(self._on_inquiry_settled)
        inquiry.counted.connect(self._on_inquiry_counted)
        inquiry.continued.connect(found.go_on)
        inquiry.advised.connect(self._on_inquiry_advised)
        self._pondered.timeout.connect(self._on_pondered_timeout)

    def show_place(self, place: Place) -> None:
        if place.detail and place.detail != self._scope.query:
            self.ask(place.detail)
        elif self._questions is None:
            then = self._take_questions
            self.station.jobs.read(first_questions, then=then, latest=(self, "questions"))
        if not self._scope.query:
            self._bring_keyboard()
        self.line.setFocus()

    def retranslate(self) -> None:
        self.title.setText(self.tr("Search"))
        self.line.invite(self.tr("A name, a place, a unit, a day …"))
        self.keyboard.retranslate()
        self.findings.retranslate()
        self._show_questions()
        self._suggest()

    def rest(self) -> None:
        self.keyboard.let_go()
        if self.line.hasFocus():
            self.window().setFocus()  # else whatever comes next would show a focus
        self._pondered.stop()

    def forget(self) -> None:
        self.line.show_text("")
        self._look_for(Scope())
        self._bring_keyboard()

    def renew(self) -> None:
        self.station.jobs.drop((self, "questions"))
        self._questions = None
        self.forget()

    def ask(self, query: str) -> None:
        """Look for a query that somebody else has written."""
        self.line.show_text(query)
        self._look_for(Scope(query=query))

    # where things stand

    def arrange(self) -> None:
        self.findings.arrange()
        self.suggestions.arrange()
        self._place()

    def resizeEvent(self, _event: object) -> None:
        self._place()

    def _place(self) -> None:
        """Put line and keyboard left, what was found right; in reach, all of it low."""
        edge, gap = self.mm(8), self.mm(2)
        high = self.window().height()  # the lower half is the screen's, with the bar
        top = max(edge, high // 2) if self.station.comfort.reach else edge
        bottom = self.height() - edge // 2
        line = self.mm(14 if self.station.comfort.reach else 16)
        keys = self.keyboard.size_in(
            self.width() // 2 - edge, bottom - top - line - self.mm(14) - 2 * gap
        )
        width = keys.width()
        self.title.setVisible(not self.station.comfort.reach)
        if not self.station.comfort.reach:
            tall = self.title.sizeHint().height()
            self.title.setGeometry(edge, top, width, tall)
            top += tall + gap
        self.line.setGeometry(edge, top, width, line)
        foot = bottom - keys.height() if self._typing else bottom
        self.keyboard.setGeometry(QRect(edge, foot, width, keys.height()))
        self.keyboard.setVisible(self._typing)
        under = top + line + gap
        self.suggestions.setGeometry(edge, under, width, max(0, foot - gap - under))
        left = edge + width + 3 * gap
        above = self.line.y() if self.station.comfort.reach else edge
        self.findings.setGeometry(left, above, self.width() - left - edge, bottom - above)

    def _bring_keyboard(self) -> None:
        self._typing = True
        self._place()

    def _put_keyboard_away(self) -> None:
        self._typing = False
        self.keyboard.let_go()
        self._place()

    # what is asked

    def _look_for(self, scope: Scope) -> None:
        self._scope = scope
        self._pondered.stop()
        self.findings.show_scope(scope)
        if scope.query:
            self._inquiry.ask(scope)
            return
        self._inquiry.drop()
        self._answer = None
        self.findings.show_answer(None)
        self._suggest()

    def _suggest(self) -> None:
        """Offer what the query may go on to be: the spelling that was meant, then names."""
        offers = [Offer(one, one) for one in completions(self._answer, self.lang)]
        self.suggestions.show_offers(offers)

    def _show_questions(self) -> None:
        asked, lang = self._questions or (), self.lang
        self.findings.show_questions([(one.words(lang), one.query(lang)) for one in asked])

    def _take_questions(self, questions: tuple[Question, ...]) -> None:
        self._questions = questions
        self._show_questions()

    # slots

    def _on_line_edited(self, text: str) -> None:
        query = text.strip()
        if query != self._scope.query:
            self._look_for(Scope(query=query))

    def _on_inquiry_answered(self, answer: Answer) -> None:
        if answer.found.hits or answer.found.order_exact:
            self._show(answer)

    def _on_inquiry_settled(self, answer: Answer) -> None:
        if self._answer is None or self._answer.scope is not answer.scope:
            self._show(answer)
            return
        self._answer = answer
        self.findings.settle(answer)

    def _show(self, answer: Answer) -> None:
        self._answer = answer
        self.findings.show_answer(answer)
        self._suggest()

    def _on_inquiry_counted(self, tally: Tally) -> None:
        self.findings.recount(tally)

    def _on_inquiry_advised(self, advice: Advice) -> None:
        self.findings.advise(advice)
        self._pondered.start()

    def _on_pondered_timeout(self) -> None:
        self.station.tally.count("empty-search", self._scope.query)

    def _on_findings_scope_wanted(self, scope: Scope) -> None:
        self.line.show_text(scope.query)
        self._look_for(scope)

    def _on_findings_line_wanted(self, line: ResultLine) -> None:
        spot, visit = line.spot, self.station.visit
        if spot is not None:
            visit.go(Place(RECORD, spot.section, spot.passage + 1))
        else:
            visit.go(Place("tour" if line.kind == "tour" else RECORD, line.ref))


def completions(answer: Answer | None, lang: str) -> tuple[str, ...]:
    """Return what an answer's query may go on to be: what was meant, then names that go on so."""
    if answer is None or not answer.scope.query:
        return ()
    query = fold(answer.scope.query)
    found: dict[str, None] = {}
    if answer.found.did_you_mean:
        found[answer.found.did_you_mean] = None
    for hit in answer.found.hits:
        title = hit.title.best(lang)[0]
        folded = fold(title)
        begun = folded.startswith(query) or f" {query}" in folded
        if hit.kind in NAMED and begun and folded != query and len(title) <= LONGEST:
            found[title] = None
    return tuple(found)[:MOST]
