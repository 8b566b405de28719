"""What a visit took is given back: pictures of hidden maps, tiles of scans."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QImage

from db.maps.levels import TileKey
from viewer.exhibit.tidying import give_back
from viewer.exhibit.visit import HOME, Place
from viewer.widgets.map_touch import TouchMap
from viewer.widgets.tile_cache import TileCache

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from viewer.exhibit.app import Exhibit


def test_a_visit_leaves_no_tile_and_no_painted_map_behind(visited: Exhibit, qtbot: QtBot) -> None:
    window = visited.window
    visited.station.visit.go(Place("map"))
    visited.station.jobs.wait()
    shown = next(one for one in window.findChildren(TouchMap) if one.isVisible())
    qtbot.waitUntil(lambda: _is_painted(shown))
    (tiles, *_) = window.findChildren(TileCache)
    tiles.put(TileKey(1, 0, 0, 0), QImage(512, 512, QImage.Format.Format_RGB32))
    assert tiles.bytes == 512 * 512 * 4

    visited.idle.expire()
    qtbot.waitUntil(lambda: tiles.bytes == 0)

    assert tiles.at_hand(TileKey(1, 0, 0, 0)) is None
    assert not _is_painted(shown)


@pytest.mark.parametrize("name", ["map", HOME])
def test_maps_that_are_seen_now_or_next_keep_their_pictures(
    visited: Exhibit, qtbot: QtBot, name: str
) -> None:
    visited.station.visit.go(Place(name))
    visited.station.jobs.wait()
    shown = next(one for one in visited.window.findChildren(TouchMap) if one.isVisible())
    qtbot.waitUntil(lambda: _is_painted(shown))

    home = visited.window.screen_of(HOME)
    if name == HOME:
        visited.station.visit.go(Place("people"))

    give_back(visited.window, home, thorough=False)

    assert _is_painted(shown)


def test_a_map_that_went_about_keeps_only_what_it_shows(visited: Exhibit, qtbot: QtBot) -> None:
    window = visited.window
    visited.station.visit.go(Place("map"))
    visited.station.jobs.wait()
    shown = next(one for one in window.findChildren(TouchMap) if one.isVisible())
    scale = shown.view.scale
    shown.zoom_in()
    tiles = shown._ground.base._tiles
    qtbot.waitUntil(lambda: _is_painted(shown) and _is_nearer(shown, scale))
    assert tiles._grid is not None
    needed = set(tiles._grid.cells(shown.view))
    beyond = (min(needed)[0] - 3, min(needed)[1])
    tiles._tiles[beyond] = tiles._tiles[min(needed)]

    give_back(window, window.screen_of(HOME), thorough=False)

    assert set(tiles._tiles) == needed
    assert _is_painted(shown)


def _is_painted(canvas: TouchMap) -> bool:
    base = canvas._ground.base
    return bool(base._tiles._tiles) and base.is_sharp


def _is_nearer(canvas: TouchMap, scale: float) -> bool:
    """Say whether a map came to rest at more than a scale, and is painted at its own."""
    grid, now = canvas._ground.base._tiles._grid, canvas.view.scale
    return now > scale and not canvas._motion.is_hurried and grid is not None and grid.scale == now
