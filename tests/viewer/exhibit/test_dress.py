"""The style sheet is worn by what is seen at once, by the rest when it appears."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viewer.exhibit.comfort_sheet import ComfortSheet
from viewer.exhibit.visit import HOME, Place

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from viewer.exhibit.app import Exhibit


def _size(exhibit: Exhibit) -> int:
    return exhibit.window.bar.entries["home"].fontInfo().pixelSize()


def test_comfort_restyles_what_is_seen_and_the_rest_when_it_appears(visited: Exhibit) -> None:
    window, visit = visited.window, visited.station.visit
    visit.go(Place("people"))
    visited.station.jobs.wait()
    people = window.screen_of("people")
    visit.go(Place(HOME))
    home, before, usual = window.screen_of(HOME), window.bar.styleSheet(), _size(visited)

    visited.comfort.set_text(1.5)

    assert _size(visited) > usual
    assert home.styleSheet() == window.bar.styleSheet() != before
    assert people.styleSheet() == before, "nobody sees it yet"
    visit.go(Place("people"))
    assert people.styleSheet() == home.styleSheet()


def test_the_application_itself_wears_nothing(visited: Exhibit, qapp: QApplication) -> None:
    visited.station.visit.go(Place(HOME))
    visited.comfort.set_contrast(True)
    assert not qapp.styleSheet()


def test_an_open_sheet_and_the_countdown_wear_it_too(visited: Exhibit, qtbot: QtBot) -> None:
    window = visited.window
    visited.station.visit.go(Place(HOME))
    window.bar.comfort.click()
    sheet = window.findChild(ComfortSheet)
    assert isinstance(sheet, ComfortSheet)
    qtbot.waitUntil(sheet.isVisible)
    before = sheet.contrast.fontInfo().pixelSize()

    sheet.sizes[-1].click()

    assert sheet.styleSheet() == window.bar.styleSheet()
    assert sheet.contrast.fontInfo().pixelSize() > before
    countdown = visited.countdown
    assert countdown is not None
    countdown.count(5)
    assert countdown.styleSheet() == window.bar.styleSheet()
    countdown.hide()
