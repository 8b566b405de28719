"""A better answer never moves what somebody points at, reads, or has the keyboard on."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from db.records import Found, Hit, Words
from viewer.finding.answer_list import AnswerList
from viewer.finding.answer_view import AnswerView
from viewer.finding.inquiry import Answer, Tally
from viewer.models.roles import Role
from viewer.state.browse import Scope

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from pytestqt.qtbot import QtBot

    from viewer.state.language import Language

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")
KINDS = ("event", "unit", "place")


def answer(numbers: list[int], *, exact: bool, total: int = 400) -> Answer:
    hits = tuple(
        Hit(
            f"{KINDS[n % 3]}/{n}", KINDS[n % 3], Words(f"Mục {n}", f"Record {n}"),
            "đánh Đông Khê " * (1 + n % 4 * 3), ((5, 13),), None, None, 400.0 - n,
        )
        for n in numbers
    )  # fmt: skip
    facets = {"kind": {"event": 150, "unit": 130, "place": 120}, "year": {"1950": 300}}
    found = Found("khe", total, exact, 1.0, hits, facets, order_exact=exact)
    return Answer(Scope(query="khe"), found, Tally(total, exact, facets, {}))


@pytest.fixture
def rows(qtbot: QtBot, language: Language) -> AnswerList:
    made = AnswerList(language)
    qtbot.addWidget(made)
    made.resize(520, 420)
    made.show()
    return made


def ref_under(rows: AnswerList, at: QPoint) -> object:
    return rows.indexAt(at).data(Role.REF)


@pytest.mark.parametrize("grouped", [False, True])
@pytest.mark.parametrize("seed", range(12))
def test_a_swap_moves_neither_the_row_pointed_at_nor_the_current_one(
    rows: AnswerList, qtbot: QtBot, seed: int, grouped: bool
) -> None:
    chance = random.Random(seed)
    first = chance.sample(range(60), 40)
    exact = chance.sample(range(90), 90)
    rows.grouped = grouped
    rows.show_answer(answer(first, exact=False))
    rows.enter()
    for _ in range(chance.randint(0, 12)):
        qtbot.keyClick(rows, Qt.Key.Key_Down)
    seen = rows.viewport().rect()
    pointer = seen.center()
    qtbot.mouseMove(rows.viewport(), pointer)
    under, current = ref_under(rows, pointer), rows.currentIndex().data(Role.REF)
    heights = rows.visualRect(rows.indexAt(pointer))
    rows.settle(answer(exact, exact=True))
    assert ref_under(rows, pointer) == under
    assert rows.visualRect(rows.indexAt(pointer)) == heights
    assert rows.currentIndex().data(Role.REF) == current


def test_the_exact_order_is_offered_and_the_current_row_goes_along(
    qtbot: QtBot, language: Language
) -> None:
    view = AnswerView(language, grouped=False, beside=False)
    qtbot.addWidget(view)
    view.resize(520, 480)
    view.show()
    view.show_scope(Scope(query="khe"))
    view.show_answer(answer([5, 4, 3, 2, 1], exact=False))
    view.enter()
    rows = view.findChild(AnswerList)
    qtbot.keyClick(rows, Qt.Key.Key_Down)
    assert rows.currentIndex().data(Role.REF) == "unit/4"
    view.settle(answer([1, 2, 3, 4, 5, 6], exact=True, total=6))
    offered = view._head.better
    assert offered.isVisible()
    refs = [rows.model().index(row, 0).data(Role.REF) for row in range(6)]
    assert refs == ["place/5", "unit/4", "event/3", "place/2", "unit/1", "event/6"]
    offered.setFocus()
    qtbot.keyClick(offered, Qt.Key.Key_Space)
    refs = [rows.model().index(row, 0).data(Role.REF) for row in range(6)]
    assert refs == ["unit/1", "place/2", "event/3", "unit/4", "place/5", "event/6"]
    assert rows.currentIndex().data(Role.REF) == "unit/4"
    assert view.focusWidget() is rows
    assert not offered.isVisible()


def test_the_same_order_offers_nothing(qtbot: QtBot, language: Language) -> None:
    view = AnswerView(language, grouped=False, beside=False)
    qtbot.addWidget(view)
    view.show_scope(Scope(query="khe"))
    view.show_answer(answer([1, 2, 3], exact=False, total=3))
    assert view._head.counted.text() == "Ít nhất 3 bản ghi"
    view.settle(answer([1, 2, 3, 4], exact=True, total=4))
    assert view._head.better.isHidden()
    assert view._head.counted.text() == "4 bản ghi"


def test_a_heading_leads_to_all_of_its_kind(rows: AnswerList, qtbot: QtBot) -> None:
    rows.grouped = True
    rows.show_answer(answer(list(range(30)), exact=True))
    wanted: list[str] = []
    rows.kind_wanted.connect(wanted.append)
    middle = rows.visualRect(rows.model().index(0, 0)).center()
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert wanted == ["event"]


def test_every_row_is_as_high_as_what_it_says(rows: AnswerList) -> None:
    rows.show_answer(answer(list(range(24)), exact=True))
    heights = {n % 4: rows.visualRect(rows.model().index(n, 0)).height() for n in range(24)}
    assert heights[0] < heights[3], "one line of text is lower than two"
    assert len({rows.visualRect(rows.model().index(n, 0)).height() for n in range(3, 24, 4)}) == 1
