"""Visitors from the first touch to the last, in both languages, with fingers alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint

from db.dates import iso_day, parse
from tests.viewer.exhibit.fingers import Fingers
from viewer.exhibit.comfort_sheet import ComfortSheet
from viewer.exhibit.screens.home import HomeScreen
from viewer.exhibit.screens.keyboard import BLANK
from viewer.exhibit.screens.map import MapScreen
from viewer.exhibit.screens.record import RecordScreen
from viewer.exhibit.screens.search import SearchScreen
from viewer.exhibit.screens.timeline import TimelineScreen
from viewer.exhibit.screens.tour import TourScreen
from viewer.exhibit.sheet import Sheet
from viewer.exhibit.visit import Place

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton, QWidget
    from pytestqt.qtbot import QtBot

    from viewer.exhibit.app import Exhibit

BATTLE = "event/tran-dong-khe"
TITLES = {"vi": "Trận Đông Khê", "en": "Battle of Đông Khê"}
LANGUAGES = pytest.mark.parametrize("lang", ["vi", "en"])


@pytest.fixture
def exhibit(visited: Exhibit) -> Exhibit:
    """Give the exhibit with nobody there, waiting for the first touch."""
    visited.station.visit.reset()
    visited.comfort.set_still(True)
    visited.station.jobs.wait()
    return visited


def come(exhibit: Exhibit, fingers: Fingers, lang: str) -> None:
    """Wake the station with a touch anywhere, and take a language."""
    assert exhibit.station.visit.place.screen == "attract"
    fingers.tap(exhibit.window, QPoint(960, 300))
    exhibit.station.jobs.wait()
    assert exhibit.station.visit.place == Place("home")
    if exhibit.language.code != lang:
        fingers.tap(exhibit.window.bar.language)
        exhibit.station.jobs.wait()
    assert exhibit.language.code == lang


def go(exhibit: Exhibit, fingers: Fingers, name: str) -> QWidget:
    """Touch the bar's pill that leads to a screen."""
    fingers.tap(exhibit.window.bar.entries[name])
    exhibit.station.jobs.wait()
    assert exhibit.station.visit.place.screen == name
    return exhibit.window.screen_of(name)


def buttons_of(widget: QWidget) -> list[QPushButton]:
    from PySide6.QtWidgets import QPushButton

    return [one for one in widget.findChildren(QPushButton) if one.isVisible()]


@LANGUAGES
def test_a_tour_its_record_its_reasons_the_other_language_and_back(
    exhibit: Exhibit, fingers: Fingers, lang: str
) -> None:
    come(exhibit, fingers, lang)
    home = exhibit.window.screen_of("home")
    assert isinstance(home, HomeScreen)
    ref = "tour/muoi-hai-ngay-o-thai-nguyen"
    fingers.tap(home.cards[ref])
    exhibit.station.jobs.wait()
    tour = exhibit.window.screen_of("tour")
    assert isinstance(tour, TourScreen)
    assert exhibit.station.visit.place == Place("tour", ref)
    first = exhibit.station.visit.chosen
    fingers.tap(tour.after)
    exhibit.station.jobs.wait()
    assert exhibit.station.visit.place == Place("tour", ref, 1)
    stop = exhibit.station.visit.chosen
    assert stop != first
    fingers.tap(tour.open)
    exhibit.station.jobs.wait()
    record = exhibit.window.screen_of("record")
    assert isinstance(record, RecordScreen)
    assert exhibit.station.visit.place == Place("record", stop)
    fingers.tap(record.why)
    exhibit.station.jobs.wait()
    assert record.says_who.isVisible()
    fingers.tap(record.says_who.close_button)
    fingers.tap(exhibit.window.bar.language)
    exhibit.station.jobs.wait()
    assert exhibit.language.code != lang
    assert exhibit.station.visit.place == Place("record", stop)
    fingers.tap(exhibit.window.bar.back)
    exhibit.station.jobs.wait()
    assert exhibit.station.visit.place == Place("tour", ref, 1)
    fingers.tap(exhibit.window.bar.back)
    assert exhibit.station.visit.place == Place("home")


@LANGUAGES
def test_search_by_the_keyboard_to_a_record_its_reasons_and_home(
    exhibit: Exhibit, fingers: Fingers, lang: str
) -> None:
    come(exhibit, fingers, lang)
    search = go(exhibit, fingers, "search")
    assert isinstance(search, SearchScreen)
    for letter in "tran dong khe":
        fingers.tap(search.keyboard.keys[BLANK if letter == " " else letter])
    exhibit.station.jobs.wait()
    view = search.findings.list
    titles = [str(view.model().index(row, 0).data()) for row in range(3)]
    row = titles.index(TITLES[lang])
    fingers.tap(view.viewport(), view.visualRect(view.model().index(row, 0)).center())
    exhibit.station.jobs.wait()
    record = exhibit.window.screen_of("record")
    assert isinstance(record, RecordScreen)
    assert exhibit.station.visit.place == Place("record", BATTLE)
    assert record.page is not None
    fingers.tap(record.why)
    exhibit.station.jobs.wait()
    assert record.says_who.isVisible()
    fingers.tap(record.says_who.close_button)
    assert record.says_who.isHidden()
    fingers.tap(exhibit.window.bar.language)
    exhibit.station.jobs.wait()
    assert exhibit.station.visit.place == Place("record", BATTLE)
    assert exhibit.language.code != lang
    fingers.tap(exhibit.window.bar.back)
    assert exhibit.station.visit.place == Place("search")
    assert search.line.text == "tran dong khe"
    fingers.tap(exhibit.window.bar.entries["home"])
    assert exhibit.station.visit.place == Place("home")


@LANGUAGES
def test_the_map_pinched_a_day_and_a_pin(exhibit: Exhibit, fingers: Fingers, lang: str) -> None:
    come(exhibit, fingers, lang)
    chart = go(exhibit, fingers, "map")
    assert isinstance(chart, MapScreen)
    before = chart.canvas.view
    fingers.pinch(chart.canvas, QPoint(900, 300), 120, 240)
    assert chart.canvas.view.scale > 1.8 * before.scale
    fingers.tap(chart.controls.whole)
    day = parse("1950-10-01").earliest
    fingers.tap(chart.days.buttons[day])
    moment = exhibit.station.moment.value
    assert moment is not None
    assert iso_day(moment) == "1950-10-01"
    spot = next(one for one in chart.canvas.spots() if one.pin.ref == "place/cao-bang")
    fingers.tap(chart.canvas, spot.point.toPoint())
    exhibit.station.jobs.wait()
    assert chart.card.title.text() == "Cao Bằng"
    assert chart.card.open_button.text() == {"vi": "Mở", "en": "Open"}[lang]
    fingers.tap(chart.card.open_button)
    exhibit.station.jobs.wait()
    assert exhibit.station.visit.place == Place("record", "place/cao-bang")
    fingers.tap(exhibit.window.bar.back)
    assert exhibit.station.visit.place == Place("map")
    assert chart.card.isVisible()
    times = go(exhibit, fingers, "timeline")
    assert isinstance(times, TimelineScreen)
    assert times.canvas.moment() == moment


@LANGUAGES
def test_the_timeline_pinched_an_event_and_its_place(
    exhibit: Exhibit, fingers: Fingers, lang: str
) -> None:
    come(exhibit, fingers, lang)
    times = go(exhibit, fingers, "timeline")
    assert isinstance(times, TimelineScreen)
    rect = times.canvas.mark_rect(BATTLE)
    assert rect is not None
    fingers.pinch(times.canvas, rect.center().toPoint(), 150, 300)
    rect = times.canvas.mark_rect(BATTLE)
    assert rect is not None
    fingers.tap(times.canvas, rect.center().toPoint())
    exhibit.station.jobs.wait()
    assert times.card.title.text() == TITLES[lang]
    chart = go(exhibit, fingers, "map")
    assert isinstance(chart, MapScreen)
    assert chart.card.title.text() == TITLES[lang]
    shown = [one.point for one in chart.canvas.spots() if "place/dong-khe" in one.refs]
    assert shown
    assert chart.canvas.rect().contains(shown[0].toPoint())
    fingers.tap(chart.card.open_button)
    exhibit.station.jobs.wait()
    assert exhibit.station.visit.place == Place("record", BATTLE)


@LANGUAGES
def test_comfort_is_taken_and_given_back(exhibit: Exhibit, fingers: Fingers, lang: str) -> None:
    come(exhibit, fingers, lang)
    chart = go(exhibit, fingers, "map")
    fingers.tap(exhibit.window.bar.comfort)
    sheet = exhibit.window.findChild(ComfortSheet)
    assert sheet is not None
    assert sheet.isVisible()
    exhibit.comfort.set_text(1.5)
    exhibit.comfort.set_reach(True)
    fingers.tap(sheet.close_button)
    assert sheet.isHidden()
    fingers.tap(exhibit.window.bar.contrast)
    assert exhibit.comfort.contrast
    exhibit.station.jobs.wait()
    half = exhibit.window.height() // 2
    tops = [button.mapTo(exhibit.window, QPoint(0, 0)).y() for button in buttons_of(chart)]
    assert min(tops) >= half
    exhibit.station.visit.reset()
    assert exhibit.comfort.text == 1.0
    assert not exhibit.comfort.contrast
    assert not exhibit.comfort.reach


@LANGUAGES
def test_who_says_nothing_more_is_asked_and_then_forgotten(
    qtbot: QtBot, exhibit: Exhibit, fingers: Fingers, lang: str
) -> None:
    come(exhibit, fingers, lang)
    search = go(exhibit, fingers, "search")
    assert isinstance(search, SearchScreen)
    fingers.tap(search.keyboard.keys["d"])
    exhibit.idle.expired.emit()
    exhibit.station.jobs.wait()
    assert exhibit.station.visit.place == Place("attract")
    assert exhibit.language.code == "vi"
    assert search.line.text == ""
    assert exhibit.station.visit.chosen is None
    assert not [sheet for sheet in exhibit.window.findChildren(Sheet) if sheet.isVisible()]
    fingers.tap(exhibit.window, QPoint(960, 300))
    qtbot.waitUntil(lambda: exhibit.station.visit.place == Place("home"))


@LANGUAGES
def test_every_screen_is_two_touches_from_home(
    exhibit: Exhibit, fingers: Fingers, lang: str
) -> None:
    come(exhibit, fingers, lang)
    for name in exhibit.window.bar.entries:
        if name != "home":
            go(exhibit, fingers, name)
        fingers.tap(exhibit.window.bar.entries["home"])
        assert exhibit.station.visit.place == Place("home")
