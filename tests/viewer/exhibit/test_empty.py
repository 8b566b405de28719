"""A station on an archive that holds next to nothing: every screen says so, and leads on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel

from db import Archive
from db.records import Words
from tests.viewer.exhibit import looking
from tests.viewer.exhibit.conftest import at_screen, screen_of
from viewer.exhibit.screens.home import HomeScreen
from viewer.exhibit.screens.map import MapScreen
from viewer.exhibit.screens.people import TABS, PeopleScreen
from viewer.exhibit.screens.timeline import TimelineScreen
from viewer.exhibit.visit import Place

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from viewer.exhibit.app import Exhibit


@pytest.fixture
def exhibit(open_exhibit: Callable[..., Exhibit], tmp_path: Path) -> Exhibit:
    """Give a station on a new archive."""
    path = tmp_path / "mới.muniment"
    Archive.create(path, Words(vi="Kho mới", en="New archive")).close()
    return open_exhibit(path, language="vi")


def test_home_offers_the_ways_in_instead_of_tours(exhibit: Exhibit) -> None:
    at_screen(exhibit, HomeScreen)
    assert list(screen_of(exhibit, HomeScreen).cards) == ["timeline", "map", "people", "search"]


def test_a_roster_of_nobody_says_so(exhibit: Exhibit) -> None:
    for tab in TABS:
        exhibit.station.visit.go(Place("people", detail=tab))
        exhibit.station.jobs.wait()
        page = screen_of(exhibit, PeopleScreen).paged.area.widget()
        words = [label.text() for label in page.findChildren(QLabel)]
        assert words == ["Trưng bày chưa có mục nào thuộc loại này."]


def test_a_map_of_nothing_says_so_and_offers_no_days(exhibit: Exhibit) -> None:
    at_screen(exhibit, MapScreen)
    screen = screen_of(exhibit, MapScreen)
    assert screen.canvas._chip == "Bản đồ chưa có địa điểm nào."
    assert screen.days.isHidden()
    assert screen.controls.play.isHidden()


def test_a_timeline_of_nothing_leads_nowhere_in_time(exhibit: Exhibit) -> None:
    at_screen(exhibit, TimelineScreen)
    screen = screen_of(exhibit, TimelineScreen)
    assert screen.hint.isHidden()
    assert not [part for part in (*screen.steps, screen.play, screen.after) if part.isVisible()]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_screen_keeps_its_promises(exhibit: Exhibit, lang: str) -> None:
    exhibit.language.switch(lang)
    for name in exhibit.window.bar.entries:
        exhibit.station.visit.go(Place(name))
        exhibit.station.jobs.wait()
        seen = looking.shown(exhibit.window)
        assert not looking.small_targets(seen, exhibit.station.metrics)
        assert not looking.nameless(seen)
        assert not looking.clipped(seen)
