"""Home: the tours as cards, the map of a day behind, and the days that choose it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from tests.viewer.exhibit.fingers import Fingers
from viewer.exhibit.days import DAY, busiest_days, campaign_days
from viewer.exhibit.screens.home import HomeScreen

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QPointingDevice
    from pytestqt.qtbot import QtBot

    from viewer.exhibit.app import Exhibit


@pytest.fixture
def home(visited: Exhibit) -> HomeScreen:
    """Give the home screen as a visitor finds it."""
    shown = visited.window.shown
    assert isinstance(shown, HomeScreen)
    return shown


def test_each_tour_is_a_card_with_its_stops_and_minutes(home: HomeScreen) -> None:
    cards = {ref: card for ref, card in home.cards.items() if ref.startswith("tour/")}
    assert len(cards) == 3
    for card in cards.values():
        assert "chặng" in card.note.text()
        assert "phút" in card.note.text()


def test_a_day_that_is_touched_is_shown_on_the_map_and_touched_again_taken_back(
    home: HomeScreen, visited: Exhibit, touch_screen: QPointingDevice
) -> None:
    fingers, moment = Fingers(touch_screen), visited.station.moment
    day, button = list(home.days.buttons.items())[2]
    fingers.tap(button)
    assert moment.value == day + DAY - 1
    assert button.isChecked()
    fingers.tap(button)
    assert moment.value is None


def test_a_card_opens_its_tour(
    home: HomeScreen, visited: Exhibit, touch_screen: QPointingDevice
) -> None:
    ref, card = next(iter(home.cards.items()))
    Fingers(touch_screen).tap(card)
    visited.station.jobs.wait()
    assert (visited.station.visit.place.screen, visited.station.visit.place.ref) == ("tour", ref)


def test_the_words_follow_the_language(home: HomeScreen, visited: Exhibit) -> None:
    visited.language.switch("en")
    notes = [card.note.text() for card in home.cards.values()]
    assert all("stops" in note for note in notes)


def test_another_language_keeps_where_the_map_is_and_what_was_painted(
    home: HomeScreen, visited: Exhibit, qtbot: QtBot
) -> None:
    home.canvas.centre_on(22.4, 106.4, zoom=10.0, smooth=False)
    tiles = home.canvas._ground.base._tiles
    qtbot.waitUntil(lambda: bool(tiles._tiles) and tiles.is_sharp)
    seen, view = dict(tiles._tiles), home.canvas.view
    visited.language.switch("en")
    assert home.canvas.view == view
    assert seen.keys() <= tiles._tiles.keys()
    assert all(tiles._tiles[cell] is picture for cell, picture in seen.items())


def test_the_page_is_made_once_for_the_same_words(home: HomeScreen, visited: Exhibit) -> None:
    page = home.paged.area.widget()
    visited.station.charts.changed.emit()
    home.arrange()
    home.retranslate()
    assert home.paged.area.widget() is page
    visited.language.switch("en")
    assert home.paged.area.widget() is not page


def test_without_tours_home_offers_the_other_ways(
    open_exhibit: Callable[..., Exhibit], small: Path, touch_screen: QPointingDevice
) -> None:
    exhibit = open_exhibit(small)
    exhibit.station.visit.home()
    exhibit.station.jobs.wait()
    home = exhibit.window.shown
    assert isinstance(home, HomeScreen)
    assert list(home.cards) == ["timeline", "map", "people", "search"]
    Fingers(touch_screen).tap(home.cards["people"])
    assert exhibit.station.visit.place.screen == "people"


def test_the_strip_begins_where_most_happened(visited: Exhibit) -> None:
    found: list[tuple[tuple[int, ...], int]] = []
    visited.station.jobs.read(busiest_days, then=found.append)
    all_days: list[tuple[int, ...]] = []
    visited.station.jobs.read(campaign_days, then=all_days.append)
    visited.station.jobs.wait()
    days, at = found[0]
    assert days == all_days[0]
    assert all(later - day == DAY for day, later in pairwise(days))
    assert at + 12 <= len(days)  # twelve days from 29 September 1950


def test_a_crowd_on_the_map_is_a_choice(
    home: HomeScreen, visited: Exhibit, touch_screen: QPointingDevice
) -> None:
    home.canvas.crowded.emit(("place/cao-bang", "place/dong-khe"))
    visited.station.jobs.wait()
    (_, second) = home.chooser.cards()
    Fingers(touch_screen).tap(second)
    visited.station.jobs.wait()
    assert visited.station.visit.place.ref == "place/dong-khe"
