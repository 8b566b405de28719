"""A finger that rests on a word, a card or a mark: it is told, and nobody leaves his place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.viewer.exhibit.conftest import at_screen, screen_of
from tests.viewer.exhibit.fingers import Fingers
from viewer.exhibit.buttons import Card
from viewer.exhibit.explain import ExplainSheet
from viewer.exhibit.holding import PeekSheet
from viewer.exhibit.screens.map import MapScreen
from viewer.exhibit.screens.people import PeopleScreen
from viewer.exhibit.screens.record import RecordScreen
from viewer.exhibit.sheet import Sheet
from viewer.exhibit.texts import TouchText
from viewer.exhibit.visit import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from viewer.exhibit.app import Exhibit

BATTLE = Place("record", "event/tran-dong-khe")
QUICK = 20


@pytest.fixture
def exhibit(visited: Exhibit) -> Iterator[Exhibit]:
    """Give the station, with a shorter patience for fingers that rest."""
    usual = visited.holding._timer.interval()
    visited.holding._timer.setInterval(QUICK)
    yield visited
    visited.holding._timer.setInterval(usual)


def hold(
    exhibit: Exhibit, fingers: Fingers, qtbot: QtBot, widget: QWidget, at: QPoint | None = None
) -> Sheet:
    """Rest a finger on a widget until a sheet comes, then lift it; return the sheet."""
    fingers.press(widget, at)
    qtbot.waitUntil(lambda: bool(sheets(exhibit)))
    fingers.lift(widget, at)
    exhibit.station.jobs.wait()
    (sheet,) = sheets(exhibit)
    return sheet


def sheets(exhibit: Exhibit) -> list[Sheet]:
    return [one for one in exhibit.window.findChildren(Sheet) if one.isVisible()]


def word(exhibit: Exhibit, kind: str) -> tuple[TouchText, QPoint, str]:
    """Return the first word of a kind on the record's page: its text, where, and its record."""
    page = screen_of(exhibit, RecordScreen).page
    assert page is not None
    for text in page.findChildren(TouchText):
        for spot in text.spots:
            if spot.kind == kind:
                return text, text.rects_of(spot)[0].center().toPoint(), spot.ref
    raise AssertionError(kind)


def test_a_word_that_is_held_is_told_in_brief_and_opens_from_there(
    exhibit: Exhibit, fingers: Fingers, qtbot: QtBot
) -> None:
    exhibit.station.visit.go(BATTLE)
    exhibit.station.jobs.wait()
    text, at, ref = word(exhibit, "event")
    sheet = hold(exhibit, fingers, qtbot, text, at)
    assert isinstance(sheet, PeekSheet)
    assert exhibit.station.visit.place == BATTLE
    assert sheet.title.text() == "Chiến dịch Biên giới"
    assert sheet.caption.text().startswith("Sự kiện · ")
    exhibit.language.switch("en")
    assert sheet.open.text() == "Open this page"
    fingers.tap(sheet.open)
    exhibit.station.jobs.wait()
    assert exhibit.station.visit.place == Place("record", ref)
    assert not sheets(exhibit)


def test_a_card_that_is_held_does_not_open(
    exhibit: Exhibit, fingers: Fingers, qtbot: QtBot
) -> None:
    at_screen(exhibit, PeopleScreen)
    card = screen_of(exhibit, PeopleScreen).paged.area.widget().findChildren(Card)[0]
    sheet = hold(exhibit, fingers, qtbot, card)
    assert isinstance(sheet, PeekSheet)
    assert sheet.title.text() == card.title.text()
    assert exhibit.station.visit.place == Place("people")
    fingers.tap(sheet.close_button)
    assert not sheets(exhibit)


def test_a_mark_of_the_map_that_is_held_is_told(
    exhibit: Exhibit, fingers: Fingers, qtbot: QtBot
) -> None:
    at_screen(exhibit, MapScreen)
    canvas = screen_of(exhibit, MapScreen).canvas
    at = next(one.point for one in canvas.spots() if one.pin.ref == "place/cao-bang").toPoint()
    sheet = hold(exhibit, fingers, qtbot, canvas, at)
    assert sheet.title.text() == "Cao Bằng"
    assert exhibit.station.visit.chosen is None  # to hold is not to tap


def test_a_term_that_is_held_is_explained(exhibit: Exhibit, fingers: Fingers, qtbot: QtBot) -> None:
    exhibit.station.visit.go(Place("tour", "tour/muoi-hai-ngay-o-thai-nguyen", 3))
    exhibit.station.jobs.wait()
    screen = exhibit.window.screen_of("tour")
    text = next(
        one for one in screen.findChildren(TouchText) if any(s.kind == "term" for s in one.spots)
    )
    spot = next(one for one in text.spots if one.kind == "term")
    at = text.rects_of(spot)[0].center().toPoint()
    assert isinstance(hold(exhibit, fingers, qtbot, text, at), ExplainSheet)


def test_a_finger_that_strays_or_is_joined_does_not_rest(
    exhibit: Exhibit, fingers: Fingers
) -> None:
    exhibit.holding._timer.setInterval(60_000)
    at_screen(exhibit, MapScreen)
    canvas, middle = screen_of(exhibit, MapScreen).canvas, QPoint(900, 400)
    fingers.press(canvas, middle)
    assert exhibit.holding._timer.isActive()
    fingers.lift(canvas, middle)
    assert not exhibit.holding._timer.isActive()
    fingers.drag(canvas, middle, middle + QPoint(200, 0))
    assert not exhibit.holding._timer.isActive()
    fingers.pinch(canvas, middle, 120, 240)
    assert not exhibit.holding._timer.isActive()
    assert not sheets(exhibit)


def test_a_word_under_the_finger_shows_that_it_is_touched(exhibit: Exhibit) -> None:
    exhibit.holding._timer.setInterval(60_000)
    exhibit.station.visit.go(BATTLE)
    exhibit.station.jobs.wait()
    text, at, _ = word(exhibit, "event")
    before = text.grab().toImage()
    QTest.mousePress(text, Qt.MouseButton.LeftButton, pos=at)
    assert text.grab().toImage() != before
    text.let_go()
    QTest.mouseRelease(text, Qt.MouseButton.LeftButton, pos=at)
    assert exhibit.station.visit.place == BATTLE
    assert text.grab().toImage() == before
