"""The moment compares, stores and emits once; a day is shown at its last minute."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.dates import parse
from viewer.state.moment import Moment

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_a_moment_is_told_once(qtbot: QtBot) -> None:  # noqa: ARG001 - signals need Qt
    moment = Moment()
    told: list[object] = []
    moment.changed.connect(told.append)
    moment.show(1_024_000_000_000)  # beyond 32 bits
    moment.show(1_024_000_000_000)
    moment.show(None)
    moment.show(None)
    assert told == [1_024_000_000_000, None]


def test_a_day_is_shown_at_its_last_minute(qtbot: QtBot) -> None:  # noqa: ARG001 - signals need Qt
    moment = Moment()
    assert moment.day is None
    day = parse("1950-09-18")
    moment.show_day(day.earliest + 600)
    assert moment.value == day.latest
    assert moment.day == (day.earliest, day.latest)
