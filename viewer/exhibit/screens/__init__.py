"""SCREENS: every screen of the station, each made when it is first shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viewer.exhibit.screens.attract import AttractScreen
from viewer.exhibit.screens.home import HomeScreen
from viewer.exhibit.screens.map import MapScreen
from viewer.exhibit.screens.people import PeopleScreen
from viewer.exhibit.screens.record import RecordScreen
from viewer.exhibit.screens.search import SearchScreen
from viewer.exhibit.screens.timeline import TimelineScreen
from viewer.exhibit.screens.tour import TourScreen

if TYPE_CHECKING:
    from viewer.exhibit.screen import Screen

SCREENS: tuple[type[Screen], ...] = (
    AttractScreen,
    HomeScreen,
    TimelineScreen,
    TourScreen,
    MapScreen,
    PeopleScreen,
    SearchScreen,
    RecordScreen,
)
