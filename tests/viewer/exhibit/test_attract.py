"""The attract loop: scenes with a place and a day, in both languages; any touch is a beginning."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRectF

from tests.viewer.exhibit.fingers import Fingers
from viewer.exhibit.screens.attract import MOST, AttractScreen, scenes
from viewer.exhibit.screens.home import HomeScreen
from viewer.exhibit.visit import ATTRACT, HOME, Place

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QPointingDevice
    from pytestqt.qtbot import QtBot

    from viewer.exhibit.app import Exhibit


def attract(exhibit: Exhibit) -> AttractScreen:
    """Let the visitor go, and give the loop."""
    exhibit.station.visit.reset()
    exhibit.station.jobs.wait()
    shown = exhibit.window.shown
    assert isinstance(shown, AttractScreen)
    return shown


def test_its_scenes_are_events_with_a_day_and_a_place_in_order(visited: Exhibit) -> None:
    loop = attract(visited)
    found = loop._scenes
    assert found is not None
    assert 6 <= len(found) <= MOST
    assert all(scene.places and scene.date is not None for scene in found)
    starts = [scene.date.earliest for scene in found if scene.date is not None]
    assert starts == sorted(starts)


def test_a_scene_has_its_title_in_both_languages(visited: Exhibit) -> None:
    loop = attract(visited)
    scene = loop.scene
    assert scene is not None
    assert loop.title.text() == scene.title.vi
    assert loop.other.text() == scene.title.en


def test_any_touch_leads_home(visited: Exhibit, touch_screen: QPointingDevice) -> None:
    loop = attract(visited)
    Fingers(touch_screen).tap(loop)
    assert visited.station.visit.place.screen == HOME


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_an_invitation_begins_in_its_own_language(
    visited: Exhibit, touch_screen: QPointingDevice, lang: str
) -> None:
    loop = attract(visited)
    Fingers(touch_screen).tap(loop.begin[lang])
    assert visited.station.visit.place.screen == HOME
    assert visited.language.code == lang


def test_the_days_run_along_with_the_map(visited: Exhibit, qtbot: QtBot) -> None:
    visited.comfort.set_still(still=False)
    loop = attract(visited)
    assert loop.strip.isVisible()
    spans = loop.strip._spans
    loop._at = next(at for at, span in enumerate(spans[:-1]) if span and spans[at + 1])
    loop._go_on()
    assert loop._glide.isActive()
    assert loop.strip._share < 1.0
    qtbot.waitUntil(lambda: 0.0 < loop.strip._share < 1.0)
    qtbot.waitUntil(lambda: loop.strip._share == 1.0, timeout=10_000)


def test_no_scene_hides_behind_its_words(visited: Exhibit) -> None:
    loop = attract(visited)
    visited.comfort.set_still(still=True)
    charts, looked = visited.station.charts, 0
    for _ in loop._scenes or ():
        loop._go_on()
        assert loop.scene is not None
        for at in charts.points_of(loop.scene.places)[:1]:  # some have no place on the map
            looked += 1
            assert not QRectF(loop.sheet.geometry()).contains(loop.canvas.view.to_screen(*at))
    assert looked > 10


def test_it_shows_the_records_that_staff_chose_and_no_others(
    open_exhibit: Callable[..., Exhibit], small: Path
) -> None:
    chosen = ("event/phat-gao", "event/gone", "place/don-may")
    exhibit = open_exhibit(small, attract=chosen)
    assert exhibit.station.visit.place.screen == ATTRACT
    loop = exhibit.window.shown
    assert isinstance(loop, AttractScreen)
    assert [scene.ref for scene in loop._scenes or ()] == ["event/phat-gao", "place/don-may"]
    first = loop.scene
    loop._go_on()
    assert loop.scene is not first
    loop._go_on()
    assert loop.scene is first  # and so on without end


def test_it_stands_still_where_motion_is_not_wanted(visited: Exhibit) -> None:
    loop = attract(visited)
    visited.comfort.set_still(still=True)
    loop._go_on()
    loop._go_on()
    assert not loop._glide.isActive()
    assert loop._stays.isActive()
    visited.station.visit.home()
    assert not loop._stays.isActive()


def test_the_question_leaves_out_what_the_archive_lacks(visited: Exhibit) -> None:
    found: list[tuple[object, ...]] = []
    visited.station.jobs.read(scenes, ("event/nothing",), then=found.append)
    visited.station.jobs.wait()
    assert found == [()]


def test_a_double_tap_begins_and_touches_nothing_of_what_comes(
    visited: Exhibit, touch_screen: QPointingDevice
) -> None:
    home = visited.window.screen_of(HOME)
    assert isinstance(home, HomeScreen)
    card = next(iter(home.cards.values()))
    at = card.mapTo(visited.window, card.rect().center())
    loop = attract(visited)
    fingers = Fingers(touch_screen)
    fingers.tap(loop, at)
    fingers.tap(visited.window, at)
    assert visited.station.visit.place == Place(HOME)
    visited.guard._led = False  # as if he had waited
    fingers.tap(visited.window, at)
    assert visited.station.visit.place.screen == "tour"


@pytest.mark.parametrize("kind", [AttractScreen, HomeScreen])
def test_a_screen_made_when_all_was_read_shows_the_country_too(
    visited: Exhibit, qtbot: QtBot, kind: type[AttractScreen | HomeScreen]
) -> None:
    first = attract(visited).canvas  # whoever touched the empty shell saw home, and no loop
    made = kind(visited.station)
    qtbot.addWidget(made)
    assert made.canvas.view.frame == first.view.frame
    assert made.canvas._ground.base._layers == first._ground.base._layers != ()
    assert made.canvas._ground.base.shades is first._ground.base.shades
