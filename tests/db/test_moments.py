"""Only what evidence gives is said of who stood where, and of names in use for a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db import Archive, reading

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def bundled() -> Path:
    from pathlib import Path

    return Path(__file__).parents[2] / "resources" / "bundled.muniment"


def test_stations_rest_on_stated_days_at_known_spots(bundled: Path) -> None:
    with Archive.open(bundled) as archive:
        stations = archive.read(reading.stations)
        events = {one.ref: one for one in archive.read(reading.timeline)}
        places = {one.ref: one for one in archive.read(reading.places)}
    assert stations
    for one in stations:
        assert one.event is not None  # the bundled archive has no dated link of a unit to a place
        assert one.date.edtf == events[one.event].date.edtf
        assert one.date.latest - one.date.earliest < 3 * 24 * 60
        place = places[one.place]
        assert (one.lat, one.lon) == (place.lat, place.lon)
        assert place.uncertainty_km is None or place.uncertainty_km < 20
    assert [one.date.earliest for one in stations] == sorted(one.date.earliest for one in stations)


def test_passings_lie_on_their_routes_after_their_beginning(bundled: Path) -> None:
    with Archive.open(bundled) as archive:
        routes = {one.ref: one for one in archive.read(reading.routes)}
        passings = archive.read(reading.passings)
    assert passings
    for one in passings:
        date = routes[one.route].date
        assert date is not None
        assert 0 < one.share <= 1
        assert one.minute >= date.earliest


def test_no_name_is_given_a_time_that_nothing_says(bundled: Path) -> None:
    with Archive.open(bundled) as archive:
        assert archive.read(reading.period_names) == ()
