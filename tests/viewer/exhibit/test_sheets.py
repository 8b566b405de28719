"""Sheets speak the other language at one touch too, and all that stands on them does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QLabel

from tests.viewer.exhibit.conftest import screen_of
from tests.viewer.exhibit.looking import is_covered
from viewer.exhibit.comfort_sheet import ComfortSheet
from viewer.exhibit.explain import ExplainSheet, follow
from viewer.exhibit.holding import PeekSheet
from viewer.exhibit.says_who import SaysWhoSheet
from viewer.exhibit.screens.map import MapScreen
from viewer.exhibit.screens.record import RecordScreen
from viewer.exhibit.screens.timeline import TimelineScreen
from viewer.exhibit.screens.tour import TourScreen
from viewer.exhibit.sheet import Sheet
from viewer.exhibit.take_away import TakeAwaySheet
from viewer.exhibit.texts import TouchText
from viewer.exhibit.visit import Place

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.viewer.exhibit.fingers import Fingers
    from viewer.exhibit.app import Exhibit

BATTLE = "event/tran-dong-khe"


def why_a_date(exhibit: Exhibit) -> None:
    screen = screen_of(exhibit, RecordScreen)
    assert screen.page is not None
    buttons = screen.page.findChildren(QAbstractButton)
    next(one for one in buttons if "Thời gian" in one.accessibleName()).click()


def why_a_record(exhibit: Exhibit) -> None:
    screen_of(exhibit, RecordScreen).why.click()


def take_away(exhibit: Exhibit) -> None:
    screen_of(exhibit, RecordScreen).take.click()


def a_term(exhibit: Exhibit) -> None:
    follow(exhibit.window, exhibit.station, "term/binh-doan")


def why_a_stop(exhibit: Exhibit) -> None:
    screen_of(exhibit, TourScreen).why.click()


def a_crowd_of_places(exhibit: Exhibit) -> None:
    refs = ("place/dong-khe", "place/that-khe", "place/cao-bang")
    screen_of(exhibit, MapScreen).canvas.crowded.emit(refs)


def a_crowd_of_events(exhibit: Exhibit) -> None:
    canvas = screen_of(exhibit, TimelineScreen).canvas
    canvas.crowded.emit((*canvas._stage.index.entries,)[:4])


def comfort(exhibit: Exhibit) -> None:
    exhibit.window.bar.comfort.click()


RECORD, TOUR = Place("record", BATTLE), Place("tour", "tour/hau-phuong", 1)
SHEETS: tuple[tuple[Place, Callable[[Exhibit], None]], ...] = (
    (RECORD, why_a_date),
    (RECORD, why_a_record),
    (RECORD, take_away),
    (RECORD, a_term),
    (TOUR, why_a_stop),
    (Place("map"), a_crowd_of_places),
    (Place("timeline"), a_crowd_of_events),
    (Place("home"), comfort),
)


def words_on(sheet: Sheet) -> list[str]:
    """Return every word that is seen on a sheet, without the names of the two languages."""
    labels = [one.text() for one in sheet.findChildren(QLabel) if one.isVisible()]
    texts = [one.text for one in sheet.findChildren(TouchText) if one.isVisible()]
    buttons = [
        one.accessibleName()
        for one in sheet.findChildren(QAbstractButton)
        if one.isVisible() and one is not sheet.language
    ]
    return sorted(filter(None, labels + texts + buttons))


def asked(exhibit: Exhibit, place: Place, ask: Callable[[Exhibit], None]) -> tuple[Sheet, Place]:
    """Open a sheet at a place; return it, and the place, whose tour is the archive's first."""
    station = exhibit.station
    if place.screen == "tour":
        tours: list[str] = []
        station.jobs.read(_tours, then=tours.extend)
        station.jobs.wait()
        place = Place("tour", tours[0], 1)
    station.visit.go(place)
    station.jobs.wait()
    ask(exhibit)
    station.jobs.wait()
    return next(one for one in exhibit.window.findChildren(Sheet) if one.isVisible()), place


EVERY_SHEET = pytest.mark.parametrize(
    ("place", "ask"), SHEETS, ids=[ask.__name__ for _, ask in SHEETS]
)


@EVERY_SHEET
def test_a_sheet_is_in_the_other_language_at_one_touch(
    visited: Exhibit, fingers: Fingers, place: Place, ask: Callable[[Exhibit], None]
) -> None:
    station = visited.station
    sheet, place = asked(visited, place, ask)
    vietnamese = words_on(sheet)
    fingers.tap(sheet.language)
    station.jobs.wait()
    assert sheet.isVisible()
    assert station.language.code == "en"
    assert station.visit.place == place
    assert sheet.language.accessibleName() == "Tiếng Việt"
    english = words_on(sheet)
    assert len(english) >= 2
    assert english != vietnamese
    fingers.tap(sheet.language)
    station.jobs.wait()
    assert words_on(sheet) == vietnamese
    sheet.close_sheet()


@EVERY_SHEET
@pytest.mark.parametrize(("size", "text"), [((1920, 1080), 1.0), ((1366, 768), 1.5)])
def test_a_sheet_can_be_left_within_low_reach(
    visited: Exhibit,
    place: Place,
    ask: Callable[[Exhibit], None],
    size: tuple[int, int],
    text: float,
) -> None:
    """However high it is, what closes it and what changes its language are in the lower half."""
    visited.window.resize(*size)
    visited.comfort.set_text(text)
    visited.comfort.set_reach(True)
    sheet, _ = asked(visited, place, ask)
    for button in (sheet.close_button, sheet.language):
        box = QRect(button.mapTo(visited.window, QPoint(0, 0)), button.size())
        assert box.top() >= visited.window.height() // 2
        assert visited.window.rect().contains(box)
        assert not is_covered(button, visited.window)
    visited.comfort.set_reach(False)
    assert sheet.close_button.geometry().top() == sheet.title.geometry().top()


def _tours(connection: object) -> list[str]:
    from db import reading

    return [one.ref for one in reading.tours(connection)]  # pyright: ignore[reportArgumentType]


@pytest.mark.parametrize("ref", [BATTLE, "place/thai-nguyen", "person/hoang-van-thai"])
@pytest.mark.parametrize("size", [(1920, 1080), (1366, 768)])
def test_what_says_who_is_as_high_as_its_words(
    visited: Exhibit, qtbot: QtBot, ref: str, size: tuple[int, int]
) -> None:
    """From its first touch on: no page to turn where all finds room, and no room left empty."""
    visited.window.resize(*size)
    visited.station.visit.go(Place("record", ref))
    visited.station.jobs.wait()
    why_a_record(visited)
    visited.station.jobs.wait()
    sheet = screen_of(visited, RecordScreen).says_who
    qtbot.waitUntil(sheet.isVisible)
    seen = sheet.paged.area.viewport().height()
    wanted = sheet.paged.height_at(sheet.paged.area.viewport().width())
    most = visited.window.height() - 2 * visited.metrics.mm(4)
    if sheet.panel.height() < most:
        assert seen == wanted
        assert not sheet.paged.down.isVisible()
    else:
        assert sheet.paged.down.isVisible() == (seen < wanted)


def test_sheets_are_made_ready_while_nobody_visits(
    open_exhibit: Callable[..., Exhibit], bundled: Path, qtbot: QtBot
) -> None:
    """One a visit, until every sheet wears what it wears when it is shown; none is seen."""
    exhibit = open_exhibit(bundled)
    window, station = exhibit.window, exhibit.station
    station.visit.go(Place("record", BATTLE))
    station.jobs.wait()
    screen = screen_of(exhibit, RecordScreen)
    assert screen._says_who is None
    assert screen._take_sheet is None

    station.visit.reset()
    qtbot.waitUntil(lambda: screen._take_sheet is not None)
    sheets = window.findChildren(Sheet)
    assert {ComfortSheet, ExplainSheet, PeekSheet, SaysWhoSheet, TakeAwaySheet} <= {
        type(one) for one in sheets
    }
    visits = 1
    while window.get_ready():
        visits += 1
    assert visits <= len(sheets)
    assert set(window.findChildren(Sheet)) == set(sheets)
    assert not any(one.isVisible() for one in sheets)
    polished = Qt.WidgetAttribute.WA_WState_Polished
    for sheet in sheets:
        worn = sheet.styleSheet()
        assert worn
        assert all(part.testAttribute(polished) for part in sheet.findChildren(QAbstractButton))
        sheet.pop_up()
        assert sheet.styleSheet() == worn
        sheet.close_sheet()
