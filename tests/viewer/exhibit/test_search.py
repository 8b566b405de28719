"""The station's search: typed by touch without tones, answered at each letter, never a dead end."""

from __future__ import annotations

from itertools import pairwise, product
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QPoint

from db import Archive
from tests.viewer.exhibit.conftest import SIZES
from tests.viewer.exhibit.fingers import Fingers
from viewer.exhibit.questions import first_questions
from viewer.exhibit.screens.keyboard import BLANK, CLEAR, DONE
from viewer.exhibit.screens.search import SearchScreen
from viewer.exhibit.visit import Place
from viewer.models.roles import Role

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from viewer.exhibit.app import Exhibit


@pytest.fixture
def exhibit(visited: Exhibit) -> Exhibit:
    visited.station.visit.go(Place("search"))
    visited.station.jobs.wait()
    return visited


@pytest.fixture
def search(exhibit: Exhibit) -> SearchScreen:
    screen = exhibit.window.screen_of("search")
    assert isinstance(screen, SearchScreen)
    return screen


def type_words(screen: SearchScreen, fingers: Fingers, words: str) -> None:
    for letter in words:
        fingers.tap(screen.keyboard.keys[BLANK if letter == " " else letter])
    screen.station.jobs.wait()


def titles(screen: SearchScreen) -> list[str]:
    model = screen.findings.list.model()
    return [str(model.index(row, 0).data()) for row in range(min(model.rowCount(), 5))]


def test_a_name_without_tones_is_found_by_touch(search: SearchScreen, fingers: Fingers) -> None:
    type_words(search, fingers, "dong khe")
    assert titles(search)[0] == "Đông Khê"
    assert search.findings.count.text()


@pytest.mark.parametrize(
    ("typed", "found"), [("dong k", "Đông Khê"), ("thai n", "Thái Nguyên"), ("that k", "Thất Khê")]
)
def test_a_beginning_offers_names_that_go_on(
    search: SearchScreen, fingers: Fingers, typed: str, found: str
) -> None:
    type_words(search, fingers, typed)
    pills = [pill for pill in search.suggestions.pills() if pill.text() == found]
    assert pills
    fingers.tap(pills[0])
    search.station.jobs.wait()
    assert search.line.text == found
    assert titles(search)[0] == found


def test_a_kind_narrows_and_widens_again(search: SearchScreen, fingers: Fingers) -> None:
    type_words(search, fingers, "dong khe")
    everything = search.findings.count.text()
    places = next(pill for pill in search.findings.kinds.pills() if "Địa danh" in pill.text())
    fingers.tap(places)
    search.station.jobs.wait()
    model = search.findings.list.model()
    kinds = {model.index(row, 0).data(Role.KIND) for row in range(model.rowCount())}
    assert kinds == {"place"}
    chosen = [pill for pill in search.findings.kinds.pills() if pill.isChecked()]
    assert len(chosen) == 1
    fingers.tap(chosen[0])
    search.station.jobs.wait()
    assert search.findings.count.text() == everything


def test_nothing_found_shows_a_way_out(search: SearchScreen, fingers: Fingers) -> None:
    type_words(search, fingers, "xqzt")
    ways = search.findings.ways.cards()
    assert ways
    assert ways[0].isVisible()
    fingers.tap(ways[-1])
    search.station.jobs.wait()
    assert search.line.text == ""
    assert search.findings.questions.cards()[0].isVisible()


def test_a_misspelt_name_offers_what_was_meant(search: SearchScreen, fingers: Fingers) -> None:
    type_words(search, fingers, "thai nguyn")
    offered = [pill.text() for pill in search.suggestions.pills()]
    shown = titles(search)
    assert any("Nguyên" in text for text in (*offered, *shown))


def test_the_first_questions_are_the_archives_and_answer(
    search: SearchScreen, fingers: Fingers, bundled: Path
) -> None:
    archive = Archive.open(bundled)
    asked = archive.read(first_questions)
    archive.close()
    cards = search.findings.questions.cards()
    assert [card.title.text() for card in cards] == [one.words("vi") for one in asked]
    assert {"day", "place", "person"} <= {one.kind for one in asked}
    fingers.tap(cards[1])
    search.station.jobs.wait()
    assert search.line.text == asked[1].query("vi")
    assert titles(search)[0] == asked[1].query("vi")


def test_every_first_question_finds_something(search: SearchScreen) -> None:
    asked = search._questions
    assert asked
    for question in asked:
        for lang in ("vi", "en"):
            search.ask(question.query(lang))
            search.station.jobs.wait()
            assert search.findings.list.model().rowCount() > 0, question


def test_a_card_opens_its_record_and_back_keeps_the_query(
    exhibit: Exhibit, search: SearchScreen, fingers: Fingers
) -> None:
    type_words(search, fingers, "dong khe")
    view = search.findings.list
    fingers.tap(view.viewport(), view.visualRect(view.model().index(0, 0)).center())
    place = exhibit.station.visit.place
    assert place == Place("record", "place/dong-khe")
    assert exhibit.station.visit.chosen == "place/dong-khe"
    exhibit.station.visit.back()
    assert exhibit.station.visit.place == Place("search")
    assert search.line.text == "dong khe"
    assert titles(search)[0] == "Đông Khê"


def test_a_drag_scrolls_and_opens_nothing(
    qtbot: QtBot, exhibit: Exhibit, search: SearchScreen, fingers: Fingers
) -> None:
    exhibit.window.move(-900, -200)  # what Qt scrolls must lie on a screen, and this one is small
    type_words(search, fingers, "trung doan")
    view, bar = search.findings.list, search.findings.list.verticalScrollBar()
    middle = view.viewport().rect().center()

    def dragged() -> bool:
        """Drag until it counts: a finger that moves in no time at all has no speed for Qt."""
        fingers.drag(view.viewport(), middle + QPoint(0, 200), middle - QPoint(0, 200))
        return bar.value() > 0

    qtbot.waitUntil(dragged)
    assert exhibit.station.visit.place == Place("search")


def test_buttons_turn_the_pages(qtbot: QtBot, search: SearchScreen, fingers: Fingers) -> None:
    search.station.comfort.set_still(True)
    type_words(search, fingers, "trung doan")
    bar, pages = search.findings.list.verticalScrollBar(), search.findings.pages
    room = pages.parentWidget().rect()
    qtbot.waitUntil(lambda: pages.width() >= search.mm(14) and room.contains(pages.geometry()))
    assert not pages.up.isEnabled()
    fingers.tap(pages.down)
    assert bar.value() > 0
    fingers.tap(pages.up)
    assert bar.value() == 0


def test_done_puts_the_keyboard_away_and_a_touch_brings_it(
    search: SearchScreen, fingers: Fingers
) -> None:
    fingers.tap(search.keyboard.keys[DONE])
    assert not search.keyboard.isVisible()
    fingers.tap(search.line)
    assert search.keyboard.isVisible()


def test_a_real_keyboard_types_as_well(
    qtbot: QtBot, exhibit: Exhibit, search: SearchScreen
) -> None:
    assert exhibit.window.focusWidget() is search.line
    qtbot.keyClicks(search.line, "cao bang")
    exhibit.station.jobs.wait()
    assert titles(search)[0] == "Cao Bằng"


def test_the_language_changes_and_query_and_hits_stay(
    exhibit: Exhibit, search: SearchScreen, fingers: Fingers
) -> None:
    type_words(search, fingers, "tran dong khe")
    assert "Trận Đông Khê" in titles(search)
    fingers.tap(exhibit.window.bar.language)
    exhibit.station.jobs.wait()
    assert search.line.text == "tran dong khe"
    assert "Battle of Đông Khê" in titles(search)


def test_who_leaves_is_forgotten(exhibit: Exhibit, search: SearchScreen, fingers: Fingers) -> None:
    type_words(search, fingers, "dong khe")
    fingers.tap(search.keyboard.keys[DONE])
    exhibit.station.visit.reset()
    exhibit.station.visit.go(Place("search"))
    exhibit.station.jobs.wait()
    assert search.line.text == ""
    assert not search.suggestions.pills()
    assert search.keyboard.isVisible()
    assert search.findings.questions.cards()[0].isVisible()


def test_questions_that_find_no_room_are_left_away(exhibit: Exhibit, search: SearchScreen) -> None:
    offers = search.findings.questions
    everything = [card for card in offers.cards() if card.isVisible()]
    exhibit.comfort.set_text(1.5)
    exhibit.comfort.set_reach(reach=True)
    exhibit.station.visit.go(Place("search"))
    exhibit.station.jobs.wait()
    QCoreApplication.sendPostedEvents()
    shown = [card for card in offers.cards() if card.isVisible()]
    assert 1 <= len(shown) < len(everything)
    for above, card in pairwise((None, *shown)):
        assert card is not None
        assert card.height() >= card.title.heightForWidth(card.title.width())
        assert above is None or above.geometry().bottom() < card.geometry().top()
        assert card.geometry().bottom() < offers.height()


def test_a_place_can_bring_a_query_along(exhibit: Exhibit, search: SearchScreen) -> None:
    exhibit.station.visit.go(Place("search", detail="Cao Bằng"))
    exhibit.station.jobs.wait()
    assert search.line.text == "Cao Bằng"
    assert titles(search)[0] == "Cao Bằng"


def test_clearing_takes_all_of_it_away(search: SearchScreen, fingers: Fingers) -> None:
    type_words(search, fingers, "dong")
    fingers.tap(search.keyboard.keys[CLEAR])
    assert search.line.text == ""
    assert search.findings.questions.cards()[0].isVisible()


def test_all_stands_apart_and_low_where_it_should(
    exhibit: Exhibit, search: SearchScreen, fingers: Fingers
) -> None:
    type_words(search, fingers, "dong k")
    comfort, window = exhibit.station.comfort, exhibit.window
    for size, text, reach in product(SIZES, (1.0, 1.5), (False, True)):
        window.resize(*size)
        comfort.set_text(text)
        comfort.set_reach(reach)
        parts = (search.line, search.keyboard, search.findings, search.suggestions)
        boxes = [part.geometry() for part in parts]
        for number, box in enumerate(boxes):
            assert search.rect().contains(box), (size, text, reach, parts[number])
            assert not any(box.intersects(other) for other in boxes[number + 1 :])
        if reach:
            tops = [part.mapTo(window, QPoint(0, 0)).y() for part in parts]
            assert min(tops) >= window.height() // 2
        keys = search.keyboard.keys.values()
        assert min(min(key.width(), key.height()) for key in keys) >= search.mm(14)
        for pill in (*search.suggestions.pills(), *search.findings.kinds.pills()):
            assert min(pill.width(), pill.height()) >= search.mm(14)
            assert pill.parentWidget().rect().contains(pill.geometry())
