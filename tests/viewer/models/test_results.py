"""Rows of results: a swap keeps what is seen, groups count, pages are read where one looks."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtTest import QAbstractItemModelTester

from db.records import Name
from tests.viewer.builders import make_hit, make_summary
from viewer.models.groups import GroupHead
from viewer.models.results import ResultsModel, line_of_hit, line_of_summary
from viewer.models.roles import Role, spans_of, text_of

if TYPE_CHECKING:
    from viewer.models.results import ResultLine
    from viewer.state.language import Language


@pytest.fixture
def model(language: Language) -> ResultsModel:
    made = ResultsModel(language)
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    return made


def lines_of(*refs: str) -> list[ResultLine]:
    return [line_of_hit(make_hit(ref, ref)) for ref in refs]


def refs_of(model: ResultsModel) -> list[object]:
    return [model.index(row).data(Role.REF) for row in range(model.rowCount())]


def events(*names: str) -> list[str]:
    return [f"event/{name}" for name in names]


def test_what_is_seen_stays_and_what_is_new_joins_below(model: ResultsModel) -> None:
    model.show_lines(lines_of(*events("a", "b", "c", "d")), 4)
    differs = model.settle_lines(lines_of(*events("new", "b", "a", "e", "d")), 5, kept=2)
    assert refs_of(model) == events("a", "b", "new", "e", "d")
    assert differs
    assert not model.canFetchMore(QModelIndex())


def test_the_same_order_is_no_other_order(model: ResultsModel) -> None:
    model.show_lines(lines_of(*events("a", "b", "c")), 3)
    assert not model.settle_lines(lines_of(*events("a", "b", "d", "c")), 9, kept=2)
    assert refs_of(model) == events("a", "b", "d", "c")
    assert model.canFetchMore(QModelIndex())


def test_where_nothing_is_seen_yet_the_exact_answer_stands_at_once(model: ResultsModel) -> None:
    model.show_lines(lines_of(*events("a", "b")), 2)
    assert not model.settle_lines(lines_of(*events("b", "a")), 2, kept=0)
    assert refs_of(model) == events("b", "a")


@pytest.mark.parametrize("seed", range(40))
def test_no_swap_ever_moves_or_doubles_what_is_kept(model: ResultsModel, seed: int) -> None:
    chance = random.Random(seed)
    names = [f"event/{n}" for n in range(30)]
    first = chance.sample(names, chance.randint(0, 20))
    exact = chance.sample(names, chance.randint(0, 30))
    kept = chance.randint(0, 25)
    model.show_lines(lines_of(*first), len(first))
    model.settle_lines(lines_of(*exact), len(exact), kept)
    shown = refs_of(model)
    assert shown[:kept] == [*first[:kept], *shown[len(first[:kept]) : kept]]
    assert len(shown) == len(set(shown))
    assert set(shown) == {*first[:kept], *exact}


def test_what_was_kept_is_not_shown_again_further_down(model: ResultsModel) -> None:
    model.show_lines(lines_of(*events("z", "a")), 2)
    model.settle_lines(lines_of(*events("a", "b")), 4, kept=2)
    asked: list[int] = []
    model.more_wanted.connect(asked.append)
    model.fetchMore(QModelIndex())
    assert asked == [2], "two lines of the exact answer have been read"
    model.append_lines(lines_of(*events("c", "z")))
    assert refs_of(model) == events("z", "a", "b", "c")
    assert not model.canFetchMore(QModelIndex())


def test_groups_begin_with_the_kind_of_the_best_line(model: ResultsModel) -> None:
    lines = lines_of("unit/a", *events(*"abcdefg"), "unit/b")
    model.show_groups(lines, {"event": 40, "unit": 2, "term": 3}, exact=False)
    heads = [model.head_at(model.index(row)) for row in range(model.rowCount())]
    assert [head for head in heads if head] == [
        GroupHead("unit", 2, exact=False, shown=2),
        GroupHead("event", 40, exact=False, shown=5),
        GroupHead("term", 3, exact=False, shown=0),
    ]
    assert text_of(model.index(3)) == "Sự kiện"
    assert text_of(model.index(3), Role.COUNT) == "≥ 40"
    assert model.line_at(model.first_line()) == lines[0]
    model.recount({"event": 41, "unit": 2, "term": 3}, exact=True)
    assert text_of(model.index(3), Role.COUNT) == "41"


def test_a_single_kind_shows_all_that_was_read(model: ResultsModel) -> None:
    model.show_groups(lines_of(*events(*"abcdefgh")), {"event": 8}, exact=True)
    assert refs_of(model)[1:] == events(*"abcdefgh")


def test_a_swap_under_headings_moves_nothing_that_is_seen(model: ResultsModel) -> None:
    model.show_groups(lines_of("event/a", "unit/a"), {"event": 1, "unit": 1}, exact=False)
    before = refs_of(model)
    exact = lines_of("event/b", "event/a", "unit/a", "term/a")
    differs = model.settle_groups(
        exact, {"event": 2, "unit": 1, "term": 1}, exact=True, kept=len(before)
    )
    assert differs
    assert refs_of(model) == [*before, None, "term/a"]
    assert text_of(model.index(0), Role.COUNT) == "2"


def test_pages_are_asked_for_where_one_looks(model: ResultsModel) -> None:
    model.show_lines([line_of_summary(make_summary("term/0", "T0"))], 1)
    model.extend_to(100_000)
    asked: list[int] = []
    model.page_wanted.connect(asked.append)
    for row in (50_000, 50_001, 50_030):
        assert text_of(model.index(row)) == "…"
    assert asked == [49_967]
    page = [line_of_summary(make_summary(f"term/{n}", f"T{n}")) for n in range(49_967, 50_067)]
    model.fill_page(49_967, page)
    assert text_of(model.index(50_030)) == "T50030"
    assert model.row_of("term/50030") == 50_030
    assert text_of(model.index(99_999)) == "…"
    assert asked == [49_967, 99_966]
    model.fill_page(99_966, page)
    assert model.rowCount() == 100_000, "a page that is longer than the rest is cut"


def test_a_name_is_told_where_the_title_is_another(model: ResultsModel, language: Language) -> None:
    hit = make_hit("person/sactong", "Sáctông")
    charton = Name(1, "Charton", "preferred", "en")
    code = Name(2, "GM Charton", "code", "fr")
    model.show_lines([line_of_hit(hit, charton), line_of_hit(hit, code), line_of_hit(hit)], 3)
    said = [text_of(model.index(row), Role.FOUND_BY) for row in range(3)]
    assert said == [
        "tìm thấy qua tên: Charton",
        "tìm thấy qua tên: GM Charton (ký hiệu)",
        "",
    ]
    language.switch("en")
    assert text_of(model.index(0), Role.FOUND_BY) == "found by a name: Charton"


def test_words_side_by_side_are_marked_as_one(model: ResultsModel) -> None:
    hit = make_hit("event/a", "A", "đánh Đông Khê, Khê", (5, 9), (10, 13), (15, 18))
    model.show_lines([line_of_hit(hit)], 1)
    assert spans_of(model.index(0)) == ((5, 13), (15, 18))
