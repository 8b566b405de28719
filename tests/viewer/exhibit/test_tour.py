"""The station's tours: stop by stop by touch, the map along; what is named leads on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtWidgets import QPushButton

from db import reading
from tests.viewer.exhibit.fingers import Fingers
from viewer.exhibit.explain import ExplainSheet
from viewer.exhibit.metrics import TARGET_MM
from viewer.exhibit.screens.tour import TourScreen
from viewer.exhibit.visit import Place

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from db.reading import Tour
    from viewer.exhibit.app import Exhibit

TWELVE = "tour/muoi-hai-ngay-o-thai-nguyen"
LOOKS = (
    ((1366, 768), 1.5, False),
    ((1366, 768), 1.0, True),
    ((1920, 1080), 1.5, True),
    ((3840, 2160), 1.0, False),
)
"""Sizes of the screen, sizes of the text, and whether every control stands low."""


@pytest.fixture
def exhibit(open_exhibit: Callable[..., Exhibit], bundled: Path) -> Exhibit:
    shown = open_exhibit(bundled, (1920, 1080))
    shown.comfort.set_still(True)
    shown.station.visit.home()
    shown.station.visit.go(Place("tour", TWELVE))
    shown.station.jobs.wait()
    return shown


@pytest.fixture
def screen(exhibit: Exhibit) -> TourScreen:
    screen = exhibit.window.screen_of("tour")
    assert isinstance(screen, TourScreen)
    return screen


@pytest.fixture
def tour(exhibit: Exhibit) -> Tour:
    found: list[Tour] = []
    exhibit.station.jobs.read(reading.tour, TWELVE, then=found.append)
    exhibit.station.jobs.wait()
    return found[0]


def said(screen: TourScreen) -> str:
    assert screen.page is not None
    assert screen.page.words is not None
    return screen.page.words.text


def test_a_tour_is_walked_to_its_end_by_touch(
    exhibit: Exhibit, screen: TourScreen, fingers: Fingers, tour: Tour
) -> None:
    for stop in tour.stops:
        assert said(screen) == stop.words.vi
        assert exhibit.station.visit.chosen == stop.record
        assert stop.view is not None
        seen = screen.view.canvas.view
        assert (seen.lat, seen.lon) == pytest.approx((stop.view.lat, stop.view.lon), abs=0.02)
        assert seen.zoom == pytest.approx(stop.view.zoom_at(screen.view.canvas.height()), abs=0.2)
        assert screen.view.strip.isVisible()
        fingers.tap(screen.after)
    assert screen.page is not None
    assert screen.page.words is None
    assert not screen.after.isVisible()
    others = {ref for ref in screen.page.cards if ref.startswith("tour/")}
    assert len(others) == 2
    fingers.tap(screen.page.cards["again"])
    assert said(screen) == tour.stops[0].words.vi
    exhibit.station.visit.back()
    assert exhibit.station.visit.place == Place("home")


def test_the_end_leads_to_another_tour_and_to_the_map(
    exhibit: Exhibit, screen: TourScreen, fingers: Fingers, tour: Tour
) -> None:
    exhibit.station.visit.replace(Place("tour", TWELVE, len(tour.stops)))
    assert screen.page is not None
    fingers.tap(screen.page.cards["tour/can-cu-vao-dau"])
    exhibit.station.jobs.wait()
    assert exhibit.station.visit.place == Place("tour", "tour/can-cu-vao-dau")
    assert said(screen).startswith("Gần như mọi điều")
    exhibit.station.visit.back()
    exhibit.station.jobs.wait()
    fingers.tap(screen.page.cards["map"])
    assert exhibit.station.visit.place == Place("map")


def test_a_swipe_turns_to_the_next_stop_and_back(
    exhibit: Exhibit, screen: TourScreen, fingers: Fingers, tour: Tour
) -> None:
    middle, far = QPoint(600, 560), QPoint(150, 570)
    fingers.drag(screen.side, middle, far)
    assert said(screen) == tour.stops[1].words.vi
    fingers.drag(screen.side, far, middle)
    assert said(screen) == tour.stops[0].words.vi
    fingers.drag(screen.side, far, middle)  # before the first there is none
    assert said(screen) == tour.stops[0].words.vi
    assert exhibit.station.visit.place.screen == "tour"


def test_words_that_name_a_record_or_term_are_touched(
    exhibit: Exhibit, screen: TourScreen, fingers: Fingers
) -> None:
    exhibit.station.visit.replace(Place("tour", TWELVE, 8))
    assert screen.page is not None
    words = screen.page.words
    assert words is not None
    spots = {one.ref: one for one in words.spots}
    term = next(one for ref, one in spots.items() if ref.startswith("term/"))
    fingers.tap(words, words.rects_of(term)[0].center().toPoint())
    exhibit.station.jobs.wait()
    sheet = exhibit.window.findChild(ExplainSheet)
    assert sheet.isVisible()
    sheet.close_sheet()
    place = next(one for ref, one in spots.items() if ref.startswith("place/"))
    fingers.tap(words, words.rects_of(place)[0].center().toPoint())
    assert exhibit.station.visit.place == Place("record", place.ref)
    exhibit.station.visit.back()
    assert exhibit.station.visit.place == Place("tour", TWELVE, 8)


def test_each_stop_answers_says_who_and_opens_its_record(
    exhibit: Exhibit, screen: TourScreen, fingers: Fingers, tour: Tour
) -> None:
    fingers.tap(screen.why)
    exhibit.station.jobs.wait()
    assert screen.says_who.isVisible()
    screen.says_who.close_sheet()
    fingers.tap(screen.open)
    assert exhibit.station.visit.place == Place("record", tour.stops[0].record)


def test_the_language_changes_in_place(exhibit: Exhibit, screen: TourScreen, tour: Tour) -> None:
    exhibit.station.visit.replace(Place("tour", TWELVE, 3))
    exhibit.language.switch("en")
    assert said(screen) == tour.stops[3].words.en
    assert exhibit.station.visit.place == Place("tour", TWELVE, 3)
    exhibit.language.switch("vi")
    assert said(screen) == tour.stops[3].words.vi


def test_a_tour_that_is_gone_says_so(exhibit: Exhibit, screen: TourScreen) -> None:
    exhibit.station.visit.go(Place("tour", "tour/khong-co"))
    exhibit.station.jobs.wait()
    assert screen.page is None
    assert not screen.after.isVisible()
    assert exhibit.window.bar.isVisible()


def test_everything_can_be_touched_and_stands_low_where_that_is_wanted(
    exhibit: Exhibit, screen: TourScreen
) -> None:
    for size, text, reach in LOOKS:
        exhibit.window.resize(*size)
        exhibit.comfort.set_text(text)
        exhibit.comfort.set_reach(reach)
        exhibit.station.visit.replace(Place("tour", TWELVE, 5 + reach))
        QCoreApplication.sendPostedEvents()
        exhibit.window.grab()
        assert screen.width() == exhibit.window.width()
        least, middle = exhibit.metrics.mm(TARGET_MM), exhibit.window.height() // 2
        for button in screen.findChildren(QPushButton):
            if button.isVisible():
                told = (button.accessibleName(), size, text, reach)
                assert told[0]
                assert min(button.width(), button.height()) >= least, told
                top = button.mapTo(exhibit.window, QPoint(0, 0))
                assert top.x() + button.width() <= exhibit.window.width(), told
                assert top.y() >= middle or not reach, told
        assert screen.paged.area.viewport().height() > 3 * exhibit.metrics.size("reading")


def test_another_tour_paints_no_map_before_it_has_come(
    exhibit: Exhibit, screen: TourScreen
) -> None:
    exhibit.station.visit.home()
    exhibit.station.visit.go(Place("tour", "tour/hau-phuong-nuoi-tien-tuyen"))
    assert not screen.view.canvas.isVisible()
    assert screen.page is None
    exhibit.station.jobs.wait()
    assert screen.view.canvas.isVisible()
    assert screen.page is not None


def test_what_a_stop_rests_on_stands_over_the_bar_with_all_its_buttons(
    exhibit: Exhibit, screen: TourScreen, fingers: Fingers
) -> None:
    exhibit.window.resize(1366, 768)
    exhibit.comfort.set_text(1.5)
    fingers.tap(screen.why)
    exhibit.station.jobs.wait()
    sheet = screen.says_who
    assert sheet.isVisible()
    assert sheet.window() is exhibit.window
    assert sheet.window().rect().contains(sheet.panel.geometry())
    for button in sheet.findChildren(QPushButton):
        if button.isVisible():
            middle = button.mapTo(exhibit.window, button.rect().center())
            assert exhibit.window.childAt(middle) is button or sheet.rect().bottom() < middle.y()
    fingers.tap(sheet.close_button)
    assert exhibit.window.focusWidget() is not exhibit.window.bar.back


def test_a_crowd_on_its_map_is_a_choice(
    exhibit: Exhibit, screen: TourScreen, fingers: Fingers
) -> None:
    screen.view.canvas.crowded.emit(("place/cao-bang", "place/dong-khe"))
    exhibit.station.jobs.wait()
    cards = screen.view.chooser.cards()
    assert [card.title.text() for card in cards] == ["Cao Bằng", "Đông Khê"]
    fingers.tap(cards[1])
    exhibit.station.jobs.wait()
    assert exhibit.station.visit.place == Place("record", "place/dong-khe")


def test_a_finger_may_rest_on_a_button_as_long_as_it_likes(
    exhibit: Exhibit, screen: TourScreen, fingers: Fingers, qtbot: QtBot
) -> None:
    exhibit.holding._timer.setInterval(20)
    fingers.press(screen.after)
    qtbot.waitUntil(lambda: not exhibit.holding._timer.isActive())
    fingers.lift(screen.after)
    assert exhibit.station.visit.place == Place("tour", TWELVE, 1)
