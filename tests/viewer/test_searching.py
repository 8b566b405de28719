"""Searching with real keys, in both languages: type, walk to a hit, read it, and walk back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from db import Archive
from db.search.filters import Area, year_span
from db.search.query import search as search_exactly
from tests.viewer.conftest import panel_of
from viewer.finding.answer_list import AnswerList
from viewer.finding.facet_tree import FacetTree
from viewer.models.roles import Role, text_of
from viewer.state.browse import Scope, Span
from viewer.widgets.empty_answer import EmptyAnswer
from viewer.widgets.filter_chips import FilterChips
from viewer.widgets.reading_view import ReadingView

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from viewer.session import Session
    from viewer.widgets.search_field import SearchField

Key = Qt.Key


class _Searcher:
    """A person at the keyboard."""

    def __init__(self, session: Session, qtbot: QtBot) -> None:
        self.session, self.qtbot = session, qtbot
        self.panel = panel_of(session, "results")
        self.rows = self.panel.findChild(AnswerList)
        self.text = panel_of(session, "reader").findChild(ReadingView)

    @property
    def field(self) -> SearchField:
        return self.session.window.bar.search

    @property
    def scope(self) -> Scope:
        return self.session.context.browse.scope

    def settle(self) -> None:
        self.session.context.jobs.wait()

    def type(self, words: str) -> None:
        self.press(Key.Key_F, Qt.KeyboardModifier.ControlModifier)
        self.qtbot.keyClicks(self.field, words)
        self.settle()

    def press(
        self, key: Key, with_key: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        self.qtbot.keyClick(QApplication.focusWidget() or self.session.window, key, with_key)
        self.settle()

    def look_at(self, scope: Scope) -> None:
        self.session.context.browse.look_at(scope)
        self.settle()

    def refs(self) -> list[object]:
        model = self.rows.model()
        return [model.index(row, 0).data(Role.REF) for row in range(model.rowCount())]

    def said(self) -> list[str]:
        return [label.text() for label in self.panel.findChildren(QLabel) if not label.isHidden()]

    def click(self, button: QPushButton) -> None:
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()


@pytest.fixture
def search(
    open_window: Callable[..., Session], small: Path, qtbot: QtBot
) -> Callable[..., _Searcher]:
    def made(size: tuple[int, int] = (1366, 768), language: str = "vi") -> _Searcher:
        searcher = _Searcher(open_window(small, size, language=language), qtbot)
        searcher.session.window.activateWindow()
        return searcher

    return made


@pytest.mark.prove
@pytest.mark.parametrize("language", ["vi", "en"])
def test_from_field_to_hit_to_text_and_back(
    search: Callable[..., _Searcher], language: str
) -> None:
    one = search(language=language)
    one.type("may")
    first, second = one.refs()[:2]
    one.press(Key.Key_Down)
    assert one.rows.hasFocus()
    assert one.rows.currentIndex().row() == 0
    one.press(Key.Key_Down)
    one.press(Key.Key_Return)
    assert one.session.context.selection.ref == second != first
    assert one.text.hasFocus(), "Enter opens the text"
    assert one.text.marked_rects(), "with what was found marked"
    one.press(Key.Key_Escape)
    assert one.rows.hasFocus(), "Esc leads back to the hits"
    assert one.rows.currentIndex().data(Role.REF) == second
    assert one.scope.query == "may"
    one.press(Key.Key_Escape)
    assert one.field.hasFocus(), "and again to the field"
    one.press(Key.Key_Down)
    assert one.rows.currentIndex().row() == 1
    one.press(Key.Key_Up)
    one.press(Key.Key_Up)
    assert one.field.hasFocus(), "up from the first hit too"
    one.press(Key.Key_Escape)
    assert one.scope == Scope()


def test_a_slash_goes_to_the_field_from_anywhere(search: Callable[..., _Searcher]) -> None:
    one = search()
    one.type("may")
    one.press(Key.Key_Return)
    assert one.text.hasFocus()
    one.press(Key.Key_Slash)
    assert one.field.hasFocus()
    assert one.field.selectedText() == "may"


@pytest.mark.parametrize(
    ("language", "said"),
    [("vi", "tìm thấy qua tên: e19 (ký hiệu)"), ("en", "found by a name: e19 (code name)")],
)
def test_the_name_that_matched_is_said(
    search: Callable[..., _Searcher], language: str, said: str
) -> None:
    one = search(language=language)
    one.type("e19")
    assert one.refs()[0] == "unit/trung-doan-19"
    assert text_of(one.rows.model().index(0, 0), Role.FOUND_BY) == said


def test_a_slip_is_mended_by_one_key(search: Callable[..., _Searcher]) -> None:
    one = search()
    one.type("don mey")
    assert any("Đồn Mây" in button.text() for button in one.panel.findChildren(QPushButton))
    assert one.refs(), "and what was meant is shown already"
    one.press(Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    assert one.scope.query == "Đồn Mây"
    assert one.field.text() == "Đồn Mây"


def test_an_empty_answer_says_which_filter_to_drop_and_what_that_brings(
    search: Callable[..., _Searcher],
) -> None:
    one = search()
    one.look_at(Scope(query="may", side="vietnam", year=1820))
    ways = one.panel.findChild(EmptyAnswer).ways()
    assert ways[0].isVisible()
    assert ways[0].text().startswith("Bỏ “1820”: ")
    promised = ways[0].text()
    one.click(ways[0])
    assert one.scope == Scope(query="may", side="vietnam")
    brought = len(one.refs())
    assert brought
    assert str(brought) in promised
    one.look_at(Scope(query="may kind:term -don"))
    plain = next(way for way in one.panel.findChild(EmptyAnswer).ways() if "“may”" in way.text())
    one.click(plain)
    assert one.scope.query == "may"


def test_nothing_at_all_leaves_no_blank_panel(search: Callable[..., _Searcher]) -> None:
    one = search()
    one.type("xyzzyq")
    assert "Không tìm thấy bản ghi nào." in one.said()
    assert any("16/9/1950" in words for words in one.said())
    one.click(one.panel.findChild(EmptyAnswer).ways()[-1])
    assert one.scope == Scope()


@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080)])
def test_filters_are_ticked_by_keys_and_taken_away_as_chips(
    search: Callable[..., _Searcher], size: tuple[int, int]
) -> None:
    one = search(size)
    one.type("may")
    whole = len(one.refs())
    tree, switch = one.panel.findChild(FacetTree), one.panel._view._head.facets
    if not tree.isVisible():
        one.click(switch)
    tree.setFocus()
    sides = next(i for i in tops(tree) if text_of(i) == "Phía")
    side = sides.model().index(0, 0, sides)
    count = int(text_of(side, Role.COUNT))
    tree.setCurrentIndex(side)
    one.press(Key.Key_Space)
    assert one.scope == Scope(query="may", side="vietnam")
    one.press(Key.Key_Escape)
    assert one.rows.isVisible()
    assert len(one.refs()) == count < whole
    assert [i.data(Qt.ItemDataRole.CheckStateRole) for i in below(tree, "Phía")] == [
        Qt.CheckState.Checked
    ]
    assert len(below(tree, "Loại")) == 1
    chip = one.panel.findChild(FilterChips).chip("side")
    assert chip is not None
    chip.setFocus()
    one.press(Key.Key_Delete)
    assert one.scope == Scope(query="may")
    assert len(one.refs()) == whole


def tops(tree: FacetTree) -> list:
    return [tree.model().index(row, 0) for row in range(tree.model().rowCount())]


def below(tree: FacetTree, title: str) -> list:
    above = next(index for index in tops(tree) if text_of(index) == title)
    return [tree.model().index(row, 0, above) for row in range(tree.model().rowCount(above))]


def test_an_area_of_the_map_is_a_chip_and_a_list_of_its_own(
    search: Callable[..., _Searcher],
) -> None:
    one = search()
    one.session.context.browse.limit_to_area(Area(22.4, 106.4, 22.5, 106.5))
    one.settle()
    assert one.panel.isVisible()
    everything = one.refs()
    assert {*everything} == {"place/don-may", "event/tran-don-may"}
    chip = one.panel.findChild(FilterChips).chip("area")
    assert chip is not None
    assert chip.text() == "trong vùng bản đồ ✕"
    one.type("may")
    assert one.refs() == ["place/don-may", "event/tran-don-may"]


def test_results_by_kind_are_remembered(search: Callable[..., _Searcher]) -> None:
    one = search()
    one.type("may")
    one.click(one.panel._view._head.grouping)
    assert text_of(one.rows.model().index(0, 0)) == "Địa danh"
    assert one.session.context.settings.text("results/grouped", "") == "yes"
    one.type("gao")
    assert one.rows.model().index(0, 0).data(Role.HEAD) is not None
    one.press(Key.Key_Down)
    assert one.rows.currentIndex().row() == 1, "the best line, not its heading"


def test_recent_searches_are_offered_taken_and_forgotten(search: Callable[..., _Searcher]) -> None:
    one = search()
    for words in ("gao", "may"):
        one.type(words)
        one.press(Key.Key_Return)
    one.type("never opened")
    one.field.clear()
    one.session.context.browse.look_at_all()
    one.press(Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    menu = one.session.window.offers.menu
    assert menu.isVisible()
    assert [row.button.text() for row in menu.rows] == ["may", "gao"]
    one.press(Key.Key_Down)
    one.press(Key.Key_Down)
    one.press(Key.Key_Delete)
    assert [row.button.text() for row in menu.rows] == ["may"]
    one.press(Key.Key_Down)
    one.press(Key.Key_Return)
    assert not menu.isVisible()
    assert one.scope.query == one.field.text() == "may"


def test_a_search_is_kept_under_a_name_by_its_star(search: Callable[..., _Searcher]) -> None:
    one = search()
    scope = Scope(query="may", side="vietnam")
    one.look_at(scope)
    star = one.field.findChild(QPushButton.__base__, "star")
    one.qtbot.mouseClick(star, Qt.MouseButton.LeftButton)
    name = one.session.window.offers.name
    assert name.field.hasFocus()
    assert name.field.text() == "may · Phía Việt Nam"
    one.qtbot.keyClicks(name.field, "Den Dong Khe")
    one.press(Key.Key_Return)
    searches = one.session.context.searches
    assert [(kept.name, kept.scope) for kept in searches.saved] == [("Den Dong Khe", scope)]
    one.look_at(Scope())
    one.press(Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    one.press(Key.Key_Down)
    one.press(Key.Key_Return)
    assert one.scope == scope
    one.qtbot.mouseClick(star, Qt.MouseButton.LeftButton)
    one.click(name.remove)
    assert searches.saved == ()


def test_help_tells_what_can_be_typed_and_tries_it(search: Callable[..., _Searcher]) -> None:
    one = search()
    helped = one.session.window.offers.help
    one.qtbot.mouseClick(
        one.field.findChild(QPushButton.__base__, "help"), Qt.MouseButton.LeftButton
    )
    assert helped.isVisible()
    examples = [button.text() for button in helped.examples]
    assert "pháp -máy" in examples
    assert 'thai nguyen loại:"đơn vị"' in examples
    one.click(helped.examples[0])
    assert one.scope.query == examples[0]
    assert not helped.isVisible()
    assert one.field.hasFocus()


def test_a_span_alone_is_asked_about_only_when_seen(
    search: Callable[..., _Searcher],
) -> None:
    one = search()
    one.look_at(Scope(span=Span(*year_span(1950))))
    assert not one.panel.isVisible()
    assert one.refs() == []
    one.press(Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert one.panel.isVisible()
    assert {*one.refs()} == {"event/tran-don-may", "event/phat-gao"}


def test_the_examples_of_the_help_find_something_in_the_bundled_archive(bundled: Path) -> None:
    helped = ("dong khe", '"đường số 4"', "pháp -máy", 'thai nguyen loại:"đơn vị"', "Charton")
    with Archive.open(bundled) as archive:
        for words in (*helped, "thai nguyen kind:unit", "16/9/1950", "tr. 167"):
            assert archive.read(search_exactly, words).hits, words
