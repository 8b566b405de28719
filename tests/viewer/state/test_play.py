"""Play: every day of a span once, from the first to the last, with pause and speed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db.dates import iso_day, parse
from viewer.state.moment import Moment
from viewer.state.play import SPEEDS, Play

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

TWELVE = (parse("1950-09-29").earliest, parse("1950-10-10").latest)
QUICK = 200.0


@pytest.fixture
def moment(qtbot: QtBot) -> Moment:  # noqa: ARG001 - timers need an application
    return Moment()


def test_each_day_comes_once_and_the_last_one_stays(qtbot: QtBot, moment: Moment) -> None:
    play, seen = Play(moment), list[str | None]()
    moment.changed.connect(lambda minute: seen.append(iso_day(minute)))
    play.set_speed(QUICK)
    play.run(*TWELVE)
    qtbot.waitUntil(lambda: not play.running)
    assert seen == [
        *("1950-09-29", "1950-09-30"),
        *(f"1950-10-{day:02}" for day in range(1, 11)),
    ]
    assert moment.value == TWELVE[1]


def test_pause_stays_and_run_goes_on_from_there(qtbot: QtBot, moment: Moment) -> None:
    play = Play(moment)
    told: list[bool] = []
    play.changed.connect(lambda: told.append(play.running))
    play.run(*TWELVE)
    moment.show_day(TWELVE[0] + 4 * 1440)
    play.pause()
    assert told == [True, False]
    play.set_speed(QUICK)
    first: list[object] = []
    moment.changed.connect(first.append)
    play.run(*TWELVE)
    qtbot.waitUntil(lambda: not play.running)
    assert iso_day(first[0]) == "1950-10-04"  # pyright: ignore[reportArgumentType]


def test_a_span_that_was_played_begins_anew(moment: Moment) -> None:
    play = Play(moment)
    moment.show(TWELVE[1])
    play.run(*TWELVE)
    assert moment.day == (TWELVE[0], TWELVE[0] + 1439)
    play.pause()


def test_no_moment_ends_it(moment: Moment) -> None:
    play = Play(moment)
    play.run(*TWELVE)
    moment.show(None)
    assert not play.running


def test_one_day_is_shown_and_that_is_all(moment: Moment) -> None:
    play = Play(moment)
    play.run(TWELVE[0], TWELVE[0])
    assert not play.running
    assert moment.value == TWELVE[0] + 1439
    assert 1.0 in SPEEDS
