"""Tiles on their way: they come to the cache that wished for them, if it is still there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
import shiboken6

from db import Archive
from db.maps.levels import TileKey
from viewer.jobs import Jobs
from viewer.models.tiles import AT_ONCE, TileReader
from viewer.widgets.tile_cache import TileCache

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

NOWHERE = [TileKey(9_999, 0, column, 0) for column in range(2 * AT_ONCE)]


@dataclass
class Place:
    """Where to ask."""

    jobs: Jobs


@pytest.fixture
def place(qapp: QApplication, small: Path) -> Iterator[Place]:
    assert qapp is not None
    with Archive.open(small) as archive:
        made = Jobs()
        made.attach(archive)
        yield Place(made)
        made.close()


def test_each_wish_is_followed(place: Place) -> None:
    cache, arrived = TileCache(), list[TileKey]()
    TileReader(place, cache)
    cache.arrived.connect(arrived.append)
    for key in NOWHERE:
        assert cache.image(key) is None
    place.jobs.wait()
    assert {*arrived} == {*NOWHERE}


def test_a_view_is_closed_while_its_tiles_are_on_their_way(place: Place) -> None:
    cache = TileCache()
    TileReader(place, cache)
    asked = list[TileKey]()
    cache.wanted.connect(asked.append)
    for key in NOWHERE:
        cache.image(key)
    shiboken6.delete(cache)
    place.jobs.wait()  # what comes now finds nobody, and fails nobody
    assert asked == NOWHERE
    assert not place.jobs.busy
