"""What a search found: how much, by kinds as pills, as cards; ways out of nothing; questions."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from viewer import vocabulary
from viewer.exhibit.buttons import Card
from viewer.exhibit.hit_cards import CardDelegate
from viewer.exhibit.leafing import PageButtons, follow_fingers
from viewer.exhibit.metrics import TARGET_MM
from viewer.exhibit.pill_rows import Offer, PillRows
from viewer.finding import answer_words
from viewer.finding.answer_list import AnswerList
from viewer.state.browse import Scope
from viewer.widgets.plain_text import plain_label

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QResizeEvent

    from db.records import Words
    from viewer.exhibit.context import Station
    from viewer.finding.inquiry import Advice, Answer, Tally

MOST_KINDS: Final = 7
"""Kinds that are offered as pills, those with most hits first."""
MOST_ROWS: Final = 2


class Findings(QWidget):
    """Show one answer. Says what is touched, and asks nothing."""

    line_wanted = Signal(object)
    """The ResultLine that was touched."""
    scope_wanted = Signal(object)
    """Another Scope: of one kind, or a way out of an empty answer."""
    query_wanted = Signal(str)
    """A question to begin with was touched: its query."""
    more_wanted = Signal(int)

    def __init__(self, station: Station, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._station = station
        self._scope = Scope()
        self._answer: Answer | None = None
        self._tally: Tally | None = None
        self._advice: Advice | None = None
        metrics = station.metrics
        self.count = plain_label("", "strong")
        self.told = plain_label("", "small")
        self.kinds = PillRows(station, self)
        self.list = AnswerList(station.language, painter=lambda v: CardDelegate(v, metrics))
        self.list.setProperty("role", "cards")
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        follow_fingers(self.list.viewport())
        self.pages = PageButtons(station, self.list)
        self.ways = _Offers(station)
        self.questions = _Offers(station)
        self._advised = plain_label("", "muted")
        self._build()
        self.list.line_wanted.connect(self.line_wanted)
        self.list.more_wanted.connect(self.more_wanted)
        self.kinds.taken.connect(self._on_kinds_taken)
        self.ways.taken.connect(self._on_ways_taken)
        self.questions.taken.connect(self.query_wanted)

    def _build(self) -> None:
        cards = QWidget()
        inner = QHBoxLayout(cards)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.list, 1)
        inner.addWidget(self.pages)
        nothing = QWidget()
        column = QVBoxLayout(nothing)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.ways)
        column.addWidget(self._advised)
        column.addStretch(1)
        self._pages = QStackedWidget()
        for page in (self.questions, cards, nothing):
            self._pages.addWidget(page)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.count)
        self._column.addWidget(self.told)
        self._column.addWidget(self.kinds)
        self._column.addWidget(self._pages, 1)

    # what is shown

    def show_scope(self, scope: Scope) -> None:
        """Say what is asked for; what stands stays until an answer comes."""
        self._scope = scope
        self._advice = None

    def show_answer(self, answer: Answer | None) -> None:
        """Show an answer from its beginning; None shows the questions to begin with."""
        self._answer, self._tally = answer, answer.tally if answer else None
        self.pages.stop()  # a list that still glides would leave its beginning again
        self.list.show_answer(answer)
        if answer is None:
            self._pages.setCurrentIndex(0)
        self._say()

    def settle(self, answer: Answer) -> None:
        """Take the exact answer; what is seen stays where it is."""
        self._answer, self._tally = answer, answer.tally
        self.list.settle(answer)
        self._say()

    def recount(self, tally: Tally) -> None:
        """Show better counts."""
        self._tally = tally
        self.list.recount(tally)
        self._say()

    def go_on(self, answer: Answer) -> None:
        """Show what stands further down."""
        self.list.go_on(answer)

    def advise(self, advice: Advice) -> None:
        """Offer what would bring hits where there are none."""
        self._advice = advice
        self._say()

    def show_questions(self, offers: Sequence[tuple[str, str]]) -> None:
        """Offer questions to begin with: (words, query)."""
        self.questions.show_offers(offers)
        self._say()

    def retranslate(self) -> None:
        """Say every word again."""
        self.pages.retranslate()
        self.list.setAccessibleName(self.tr("What was found"))
        self._say()

    def arrange(self) -> None:
        """Take sizes anew."""
        metrics = self._station.metrics
        self._column.setSpacing(metrics.px(12))
        for offers in (self.ways, self.questions):
            offers.arrange()
        self.pages.arrange()
        self._fit_kinds()

    # inside

    def _say(self) -> None:
        answer = self._answer
        if answer is None:
            self.count.setText(self.tr("You could ask") if self.questions.count else "")
            self.told.hide()
            self._show_kinds({})
            return
        self.count.setText(answer_words.count_words(self._tally))
        told = answer_words.told_words(answer.found)
        self.told.setText(told)
        self.told.setVisible(bool(told))
        self._show_kinds(self._tally.facets.get("kind", {}) if self._tally else {})
        empty = not answer.found.hits and answer.found.order_exact
        if empty:
            meant = answer.found.did_you_mean
            titles: Mapping[str, Words] = self._tally.titles if self._tally else {}
            lang = self._station.language.code
            ways = answer_words.way_words(self._scope, self._advice, meant, titles, lang)
            self.ways.show_offers([(words, key) for key, words in ways])
            self._advised.setText(answer_words.advice_words())
        self._pages.setCurrentIndex(2 if empty else 1)

    def _show_kinds(self, counts: Mapping[str, int]) -> None:
        """Offer the kinds that were found, the chosen one among them."""
        chosen = self._scope.kind
        best = sorted(counts, key=lambda kind: -counts[kind])[:MOST_KINDS]
        if chosen and chosen not in best:
            best.append(chosen)
        shown = best if len(best) > 1 or chosen else []
        self.kinds.show_offers([
            Offer(kind, _counted(kind, counts.get(kind)), chosen=kind == chosen) for kind in shown
        ])  # fmt: skip
        self._fit_kinds()

    def _fit_kinds(self) -> None:
        """Give the pills two rows at most, one where everything must stand low."""
        rows = 1 if self._station.comfort.reach else MOST_ROWS
        self.kinds.setFixedHeight(self.kinds.height_of(rows, self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_kinds()

    def _on_kinds_taken(self, kind: str) -> None:
        wanted = None if self._scope.kind == kind else kind
        self.scope_wanted.emit(replace(self._scope, kind=wanted))

    def _on_ways_taken(self, way: str) -> None:
        meant = self._answer.found.did_you_mean if self._answer else None
        self.scope_wanted.emit(answer_words.way_scope(self._scope, way, self._advice, meant))


def _counted(kind: str, count: int | None) -> str:
    """Return what a kind is called, and how many of it there are."""
    words = vocabulary.word(vocabulary.KINDS, kind)
    return f"{words} {answer_words.grouped_digits(count)}" if count else words


class _Offers(QWidget):
    """Cards one below the other, each with a key that is said when it is touched."""

    taken = Signal(str)

    def __init__(self, station: Station) -> None:
        super().__init__()
        self._station = station
        self._cards: list[Card] = []
        self._keys: tuple[str, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addStretch(1)

    @property
    def count(self) -> int:
        """Return how many are offered."""
        return len(self._keys)

    def show_offers(self, offers: Sequence[tuple[str, str]]) -> None:
        """Offer these: (words, key), the best first."""
        self._keys = tuple(key for _, key in offers)
        while len(self._cards) < len(offers):
            card = Card()
            number = len(self._cards)
            card.clicked.connect(lambda _checked=False, number=number: self._take(number))
            self._cards.append(card)
            self._column.insertWidget(self._column.count() - 1, card)
        for number, card in enumerate(self._cards):
            card.setVisible(number < len(offers))
            if number < len(offers):
                card.show_words(offers[number][0])
        self._fit()

    def cards(self) -> tuple[Card, ...]:
        """Return the cards that are offered."""
        return tuple(self._cards[: len(self._keys)])

    def arrange(self) -> None:
        """Take sizes anew."""
        self._column.setSpacing(self._station.metrics.mm(2))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Offer as many as find room, at least one."""
        used, least = 0, self._station.metrics.mm(TARGET_MM)
        for number, card in enumerate(self.cards()):
            used += max(card.heightForWidth(self.width()), least)
            card.setVisible(number == 0 or used <= self.height())
            used += self._column.spacing()

    def _take(self, number: int) -> None:
        if number < len(self._keys):
            self.taken.emit(self._keys[number])
