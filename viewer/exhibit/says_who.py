"""Says who? The sentence that a fact rests on, in its paragraph, with whose it is and how sure."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from viewer import vocabulary
from viewer.exhibit.buttons import Pill
from viewer.exhibit.paging import PagedArea
from viewer.exhibit.sheet import Sheet
from viewer.exhibit.texts import TouchText
from viewer.widgets.plain_text import plain_label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from db.records import Evidence, Passage, SectionText
    from viewer.exhibit.context import Station
    from viewer.exhibit.exhibits import Answer
    from viewer.widgets.card import Account

WIDTH_MM: Final = 300
SIGNS: Final = {"certain": "●●●", "probable": "●●○", "doubtful": "●○○"}
"""How sure, without colour: as many dots of three."""


@dataclass(frozen=True, slots=True)
class Said:
    """What is asked about in one language: what it is called, what is said, and its rivals."""

    label: str
    text: str
    accounts: Sequence[Account] = ()


class SaysWhoSheet(Sheet):
    """Show an Answer: each sentence highlighted in its paragraph, and rivals side by side."""

    touched = Signal(str)
    """The ref of a source or citation that was touched."""
    section_wanted = Signal(str, int)

    def __init__(self, owner: QWidget, station: Station) -> None:
        super().__init__(owner, station, WIDTH_MM)
        self._shown: tuple[Callable[[], Said], Answer] | None = None
        self.paged = PagedArea(station)
        self.column.addWidget(self.paged, 1)

    def show_answer(self, said: Callable[[], Said], answer: Answer) -> None:
        """Show what is said, in the language spoken whenever it is asked, rests on."""
        self._shown = (said, answer)

    def retranslate(self) -> None:
        super().retranslate()
        self.paged.retranslate()
        self.title.setText(self.tr("Says who?"))
        self._fill()

    def arrange(self) -> None:
        super().arrange()
        self.paged.arrange()
        self._fill()

    def _lay_out(self) -> None:
        for _ in range(2):  # the buttons that turn the page come or go with the first height
            self.paged.take_height()
            super()._lay_out()
        self.paged.take_height()

    def _beyond(self, width: int) -> int:
        return self.paged.height_at(width) - self.paged.area.sizeHint().height()

    def _fill(self) -> None:
        if self._shown is None:
            return
        ask, answer = self._shown
        said = ask()
        metrics = self.station.metrics
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.px(12))
        if said.label:
            column.addWidget(plain_label(said.label, "caption"))
        if said.text:
            column.addWidget(plain_label(said.text, "strong"))
        found = list(_alike(one.evidence for one in answer.reasons if one.evidence is not None))
        for evidence in found:
            column.addSpacing(metrics.px(12))
            column.addWidget(self._evidence(evidence, answer))
        if not found:
            column.addWidget(plain_label(self.tr("No evidence is recorded."), "body"))
        for account in said.accounts:
            column.addWidget(self._account(account))
        column.addStretch(1)
        self.paged.show_widget(page)

    def _evidence(self, item: Evidence, answer: Answer) -> QWidget:
        """Return one piece of evidence: how sure, its paragraph, and who says so."""
        box = QFrame()
        box.setProperty("role", "evidence")
        metrics = self.station.metrics
        column = QVBoxLayout(box)
        column.setContentsMargins(metrics.px(24), metrics.px(4), 0, metrics.px(4))
        column.setSpacing(metrics.px(8))
        grade = vocabulary.word(vocabulary.GRADE, item.grade)
        rank = "" if item.rank == "preferred" else vocabulary.word(vocabulary.RANK, item.rank)
        sure = " · ".join(part for part in (f"{SIGNS.get(item.grade, '')} {grade}", rank) if part)
        column.addWidget(plain_label(sure, "kind"))
        section = answer.sections.get(item.section or "")
        if section is not None and item.passage is not None:
            self._add_paragraph(column, item, section)
        elif item.quote:
            column.addWidget(plain_label(f"“{item.quote}”", "reading"))
        column.addWidget(plain_label(self._whose(item), "body"))
        self._add_ways(column, item)
        return box

    def _add_paragraph(self, column: QVBoxLayout, item: Evidence, section: SectionText) -> None:
        own = section.passages if item.lang == section.lang else section.translation
        passage = _at(own, item.passage)
        if passage is None:
            return
        text = TouchText(partial(self.station.metrics.font, "reading"))
        whole = (0, len(passage.text))
        span = whole if item.start is None or item.end is None else (item.start, item.end)
        text.show_text(passage.text, (), (span,))
        column.addWidget(text)
        lang = self.station.language.code
        if passage.lang == lang:
            return
        column.addWidget(plain_label(vocabulary.word(vocabulary.LANGUAGE, passage.lang), "caption"))
        other = section.translation if own is section.passages else section.passages
        translated = _at(other, item.passage)
        if translated is not None and translated.lang == lang:
            beside = TouchText(partial(self.station.metrics.font, "reading"))
            beside.show_text(translated.text, (), (), "muted")
            column.addWidget(beside)

    def _whose(self, item: Evidence) -> str:
        lang = self.station.language.code
        parts = [item.source_title.best(lang)[0], item.locator.best(lang)[0]]
        if item.cited_in_marker:
            parts.append(self.tr("citing %1").replace("%1", item.cited_in_marker))
        return ", ".join(part for part in parts if part)

    def _add_ways(self, column: QVBoxLayout, item: Evidence) -> None:
        row = QHBoxLayout()
        column.addLayout(row)
        row.setSpacing(self.station.metrics.mm(3))
        if item.section is not None and item.passage is not None:
            section, passage = item.section, item.passage
            text = Pill(self.tr("Read it in the text"), icon="section")
            text.clicked.connect(lambda: self.section_wanted.emit(section, passage))
            row.addWidget(text)
        source = item.source or item.citation
        if source is not None:
            button = Pill(self.tr("The source"), icon="source")
            button.clicked.connect(lambda: self.touched.emit(source))
            row.addWidget(button)
        row.addStretch(1)

    def _account(self, account: Account) -> QWidget:
        return account_box(self.station, self.tr("Accounts differ"), account)


def account_box(station: Station, heading: str, account: Account) -> QFrame:
    """Return two accounts of one thing side by side, with why the first is preferred."""
    box = QFrame()
    box.setProperty("role", "accounts")
    grid = QGridLayout(box)
    pad = station.metrics.px(24)
    grid.setContentsMargins(pad, pad, pad, pad)
    grid.setHorizontalSpacing(pad)
    grid.setVerticalSpacing(station.metrics.px(6))
    grid.addWidget(plain_label(heading, "strong"), 0, 0, 1, 2)
    ours = vocabulary.word(vocabulary.RANK, "preferred")
    for place, (caption, text) in enumerate(
        ((ours, account.preferred), (account.status, account.rival))
    ):
        grid.addWidget(plain_label(caption, "caption"), 1, place)
        grid.addWidget(plain_label(text, "strong"), 2, place, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(place, 1)
    if account.reason:
        grid.addWidget(plain_label(account.reason, "body"), 3, 0, 1, 2)
    return box


def _alike(found: Iterable[Evidence]) -> list[Evidence]:
    """Return each sentence or citation once, the surest first."""
    known = list(vocabulary.GRADE)
    order = sorted(found, key=lambda one: (one.rank != "preferred", known.index(one.grade)))
    kept: dict[tuple[object, ...], Evidence] = {}
    for item in order:
        kept.setdefault((item.section, item.passage, item.quote, item.citation, item.rank), item)
    return list(kept.values())


def _at(passages: Iterable[Passage], position: int | None) -> Passage | None:
    return next((one for one in passages if one.position == position), None)
