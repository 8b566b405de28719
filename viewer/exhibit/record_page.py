"""The page of one record in big type: what it is, what is said of it, where the text names it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from viewer import vocabulary
from viewer.exhibit.buttons import Card as TouchCard
from viewer.exhibit.buttons import Pill, RoundButton
from viewer.exhibit.exhibits import station_card
from viewer.exhibit.says_who import account_box
from viewer.exhibit.texts import TouchText, spots_in_passage, spots_of_names
from viewer.widgets.kind_mark import KindMark
from viewer.widgets.plain_text import plain_label, rule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QLabel

    from db.records import Passage, SectionText, Summary
    from viewer.exhibit.context import Station
    from viewer.exhibit.exhibits import Exhibit, Saying
    from viewer.exhibit.metrics import Metrics
    from viewer.widgets.card import Account, Group, Row, Value

LONG_TITLES: Final = ((90, "title"), (26, "headline"), (0, "display"))
"""Letters from which on a title is set in a role of type, the longest first."""
FEW: Final = 6
"""Related records that stand there before one asks for all of them."""
SHORT_FACT: Final = 42
"""Letters that leave room for another fact in the line."""


class RecordPage(QWidget):
    """Show one Exhibit in a language; say what is touched in it."""

    touched = Signal(str)
    """The ref of the record that was touched."""
    why_wanted = Signal(str, str)
    """ "Says who?": a target of the record, and what it is called."""
    section_wanted = Signal(str, int)
    """A section should be opened for reading, at the position of a paragraph."""
    more_wanted = Signal(str)
    """All of a group of related records should stand there; its key."""

    def __init__(
        self, station: Station, shown: Exhibit, opened: frozenset[str] = frozenset()
    ) -> None:
        super().__init__()
        self._station = station
        self._metrics = station.metrics
        self._lang = station.language.code
        self._shown = shown
        self._opened = opened
        self.passages: dict[int, TouchText] = {}
        """The paragraphs of a section, by position."""
        self._column = QVBoxLayout(self)
        pad = self._metrics.px(20)
        self._column.setContentsMargins(0, pad, pad, pad)
        self._column.setSpacing(self._metrics.px(12))
        self._card = station_card(shown, self._lang)
        self._add_head()
        if shown.section is not None:
            self._add_section(shown.section)
        else:
            self._add_facts(self._card.rows)
            for account in self._card.accounts:
                self._add_account(account)
            self._add_sayings(shown.sayings)
        self._add_groups(self._card.groups)
        self._add_sections(shown.sections)
        self._column.addStretch(1)

    # the head

    def _add_head(self) -> None:
        card, px = self._card, self._metrics.px
        line = QHBoxLayout()
        self._column.addLayout(line)
        line.setSpacing(px(12))
        mark = KindMark(px(24))
        mark.show_kind(card.kind, card.side)
        line.addWidget(mark)
        line.addWidget(plain_label(card.eyebrow, "kind"), 1)
        role = next(role for least, role in LONG_TITLES if len(card.title) >= least)
        self._column.addWidget(plain_label(card.title, role))
        if card.subtitle:
            self._column.addWidget(plain_label(card.subtitle, "other-title"))
        if card.text:
            self._column.addSpacing(px(8))
            self._column.addWidget(self._reading(card.text))
        if card.text_note:
            self._column.addWidget(plain_label(card.text_note, "caption"))

    def _reading(self, text: str) -> TouchText:
        """Return a text in which the names of records can be touched."""
        shown = self._touch_text("reading")
        shown.show_text(text, spots_of_names(text, self._shown.names))
        return shown

    def _touch_text(self, role: str) -> TouchText:
        metrics = self._metrics
        shown = TouchText(partial(metrics.font, role), metrics.mm(7))
        shown.touched.connect(self.touched)
        return shown

    def _heading(self, text: str) -> None:
        self._column.addSpacing(self._metrics.px(24))
        self._column.addWidget(plain_label(text, "title"))

    # facts

    def _add_facts(self, rows: Sequence[Row]) -> None:
        """Set facts under their labels, two short ones in a line; each with its "says who?"."""
        if not rows:
            return
        self._column.addSpacing(self._metrics.px(16))
        grid = QGridLayout()
        self._column.addLayout(grid)
        grid.setHorizontalSpacing(self._metrics.px(36))
        grid.setVerticalSpacing(self._metrics.px(10))
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        line = column = 0
        for group in _by_label(rows):
            short = self._metrics.text < 1.2 and _is_short(group)
            if column and not short:
                line, column = line + 1, 0
            top = Qt.AlignmentFlag.AlignTop
            grid.addWidget(self._fact(group), line, column, 1, 1 if short else 2, top)
            column += 1 if short else 2
            if column >= 2:
                line, column = line + 1, 0

    def _fact(self, rows: Sequence[Row]) -> QWidget:
        """Return a fact: its label, and each of its values with a "says who?" of its own."""
        cell = QWidget()
        column = QVBoxLayout(cell)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._metrics.px(4))
        column.addWidget(rule())
        column.addWidget(plain_label(rows[0].label, "caption"))
        for row in rows:
            line = QHBoxLayout()
            column.addLayout(line)
            line.setSpacing(self._metrics.mm(3))
            values = QVBoxLayout()
            line.addLayout(values, 1)
            values.setSpacing(self._metrics.px(6))
            for value in row.values:
                self._add_value(values, value)
            if row.target:
                line.addWidget(self._why(row.target, rows[0].label), 0, Qt.AlignmentFlag.AlignTop)
        return cell

    def _add_value(self, column: QVBoxLayout, value: Value) -> None:
        if value.ref:
            column.addWidget(self._card_of(value.ref, value.text, value.note, value.side))
            return
        if len(value.text) > SHORT_FACT * 3:
            column.addWidget(self._reading(value.text))
        else:
            column.addWidget(plain_label(value.text, "strong"))
        if value.note:
            column.addWidget(plain_label(value.note, "caption"))

    def _why(self, target: str, label: str) -> RoundButton:
        spoken = self.tr("Says who? %1").replace("%1", label)
        button = RoundButton("", spoken, icon="says-who")
        button.clicked.connect(lambda: self.why_wanted.emit(target, label))
        return button

    def _add_account(self, account: Account) -> None:
        """Set two accounts of one thing side by side."""
        self._column.addSpacing(self._metrics.px(12))
        heading = self.tr("Accounts differ: %1").replace("%1", account.label.lower())
        self._column.addWidget(account_box(self._station, heading, account))

    # the text

    def _add_sayings(self, sayings: Sequence[Saying]) -> None:
        if not sayings:
            return
        self._heading(self.tr("In the text"))
        for saying in sayings:
            self._column.addWidget(self._saying(saying))
        if self._shown.unquoted:
            more = str(self._shown.unquoted)
            words = self.tr("More paragraphs that name it: %1").replace("%1", more)
            self._column.addWidget(plain_label(words, "caption"))

    def _saying(self, saying: Saying) -> QWidget:
        """Return a paragraph that names the record, and the way to its section."""
        passage, own = saying.text(self._lang)
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, self._metrics.px(8))
        column.setSpacing(self._metrics.px(6))
        text = self._touch_text("reading")
        own_spots = [one for one in passage.mentions if one.ref == self._shown.ref]
        marked = [saying.span] if own else [(one.start, one.end) for one in own_spots]
        text.show_text(passage.text, spots_in_passage(passage), marked)
        column.addWidget(text)
        if passage.lang != self._lang:
            column.addWidget(_language_note(passage))
        section = saying.section
        title = self._section_words(section.number, section.title.best(self._lang)[0])
        button = Pill(title, icon="section")
        button.clicked.connect(lambda: self.section_wanted.emit(section.ref, saying.passage))
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return box

    def _add_section(self, section: SectionText) -> None:
        """Set all paragraphs of a section for reading."""
        self._column.addSpacing(self._metrics.px(8))
        translated = {one.position: one for one in section.translation}
        for passage in section.passages:
            other = translated.get(passage.position)
            shown = other if self._lang != section.lang and other is not None else passage
            text = self._touch_text("reading")
            text.show_text(shown.text, spots_in_passage(shown))
            self.passages[passage.position] = text
            self._column.addWidget(text)
            if shown.lang != self._lang:
                self._column.addWidget(_language_note(shown))
            self._column.addSpacing(self._metrics.px(10))

    def _section_words(self, number: str, title: str) -> str:
        words = self.tr("Section %1").replace("%1", number) if number else self.tr("Section")
        return f"{words}: {title}" if title else words

    # what belongs to it

    def _add_groups(self, groups: Sequence[Group]) -> None:
        for group in groups:
            values = [(row, value) for row in group.rows for value in row.values]
            if not any(value.ref for _, value in values):
                self._add_names(group)
                continue
            self._heading(group.label)
            whole = group.label in self._opened or len(values) <= FEW + 1
            shown = values if whole else values[:FEW]
            cards = [
                self._card_of(value.ref, value.text, value.note, value.side)
                for _, value in shown
                if value.ref
            ]
            _set_in_grid(self._column, self._metrics, cards)
            if not whole:
                button = Pill(self.tr("Show all %1").replace("%1", str(len(values))))
                button.clicked.connect(partial(self._ask_for_more, group.label))
                self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _ask_for_more(self, key: str) -> None:
        self.more_wanted.emit(key)

    def _add_names(self, group: Group) -> None:
        """Set a record's other names, each with what kind of name it is."""
        self._heading(group.label)
        self._add_facts(group.rows)

    def _add_sections(self, sections: Sequence[Summary]) -> None:
        if not sections:
            return
        self._heading(self.tr("Sections"))
        cards = [self._card_of(one.ref, one.title.best(self._lang)[0]) for one in sections]
        _set_in_grid(self._column, self._metrics, cards)

    def _card_of(self, ref: str, title: str, note: str = "", side: str | None = None) -> TouchCard:
        kind = ref.partition("/")[0]
        card = TouchCard(title, note or _kind(kind))
        mark = KindMark(self._metrics.px(22))
        mark.show_kind(kind, side)
        card.add_mark(mark)
        card.ref = ref
        card.clicked.connect(lambda: self.touched.emit(ref))
        return card


def _set_in_grid(column: QVBoxLayout, metrics: Metrics, cards: Sequence[QWidget]) -> None:
    """Set cards below what a column has, in two columns, or at large text in one."""
    grid = QGridLayout()
    column.addLayout(grid)
    grid.setSpacing(metrics.mm(3))
    columns = 2 if metrics.text < 1.4 else 1
    for number, card in enumerate(cards):
        grid.addWidget(card, number // columns, number % columns)
    for at in range(columns):
        grid.setColumnStretch(at, 1)


def _by_label(rows: Sequence[Row]) -> list[list[Row]]:
    """Gather rows without a label of their own under the one before."""
    found: list[list[Row]] = []
    for row in rows:
        if found and not row.label:
            found[-1].append(row)
        else:
            found.append([row])
    return found


def _is_short(rows: Sequence[Row]) -> bool:
    values = [value for row in rows for value in row.values]
    return len(values) == 1 and not any(
        one.ref or one.note or len(one.text) > SHORT_FACT for one in values
    )


def _kind(kind: str) -> str:
    return vocabulary.word(vocabulary.KIND, kind)


def _language_note(passage: Passage) -> QLabel:
    return plain_label(vocabulary.word(vocabulary.LANGUAGE, passage.lang), "caption")
