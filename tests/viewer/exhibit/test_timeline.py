"""The station's timeline: by fingers and by buttons, one event after the other, day by day."""

from __future__ import annotations

from itertools import pairwise, product
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRectF

from db.dates import iso_day, parse
from tests.viewer.exhibit.conftest import SIZES, at_screen, screen_of
from tests.viewer.exhibit.fingers import Fingers
from viewer.exhibit.screens.timeline import TimelineScreen
from viewer.exhibit.visit import Place

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from viewer.exhibit.app import Exhibit

BATTLE = "event/tran-dong-khe"


@pytest.fixture
def exhibit(visited: Exhibit) -> Exhibit:
    return at_screen(visited, TimelineScreen)


@pytest.fixture
def times(exhibit: Exhibit) -> TimelineScreen:
    return screen_of(exhibit, TimelineScreen)


def middle_of(times: TimelineScreen, ref: str) -> QPoint:
    rect = times.canvas.mark_rect(ref)
    assert rect is not None
    return rect.center().toPoint()


def test_a_tapped_event_is_told_on_a_card_that_opens_it(
    exhibit: Exhibit, times: TimelineScreen, fingers: Fingers
) -> None:
    fingers.tap(times.canvas, middle_of(times, BATTLE))
    exhibit.station.jobs.wait()
    assert exhibit.station.visit.chosen == BATTLE
    assert times.canvas.selected() == BATTLE
    assert times.card.isVisible()
    assert times.card.title.text() == "Trận Đông Khê"
    assert "16/9" in times.card.eyebrow.text()
    fingers.tap(times.card.open_button)
    assert exhibit.station.visit.place == Place("record", BATTLE)


def test_the_card_is_put_away(exhibit: Exhibit, times: TimelineScreen, fingers: Fingers) -> None:
    fingers.tap(times.canvas, middle_of(times, BATTLE))
    exhibit.station.jobs.wait()
    fingers.tap(times.card.close_button)
    assert not times.card.isVisible()
    assert times.hint.isVisible()
    assert exhibit.station.visit.chosen is None


def test_two_fingers_show_less_time_and_one_moves_it(
    times: TimelineScreen, fingers: Fingers
) -> None:
    before = times.canvas.view()
    middle = QPoint(1100, times.canvas.height() // 2)
    fingers.pinch(times.canvas, middle, 120, 360)
    closer = times.canvas.view()
    length = closer.latest - closer.earliest
    assert length == pytest.approx((before.latest - before.earliest) / 3, rel=0.05)
    fingers.drag(times.canvas, middle, middle - QPoint(400, 0))
    later = times.canvas.view()
    assert later.earliest > closer.earliest
    assert later.latest - later.earliest == pytest.approx(length, rel=0.01)


def test_buttons_do_what_fingers_do(times: TimelineScreen, fingers: Fingers) -> None:
    canvas = times.canvas
    first = canvas.view()
    fingers.tap(times.closer)
    closer = canvas.view()
    assert closer.latest - closer.earliest < first.latest - first.earliest
    fingers.tap(times.later)
    assert canvas.view().earliest > closer.earliest
    fingers.tap(times.earlier)
    assert canvas.view().earliest == pytest.approx(closer.earliest, abs=2)
    fingers.tap(times.farther)
    wider = canvas.view()
    assert wider.latest - wider.earliest > closer.latest - closer.earliest
    fingers.tap(times.whole)
    whole, campaign = canvas.view(), canvas.campaign()
    assert abs(whole.earliest - campaign.earliest) <= 1
    assert abs(whole.latest - campaign.latest) <= 1


def test_the_next_event_is_a_button_away(
    exhibit: Exhibit, times: TimelineScreen, fingers: Fingers
) -> None:
    seen: list[str | None] = []
    for _ in range(4):
        fingers.tap(times.after)
        exhibit.station.jobs.wait()
        seen.append(exhibit.station.visit.chosen)
    assert len(set(seen)) == 4
    fingers.tap(times.before)
    exhibit.station.jobs.wait()
    assert exhibit.station.visit.chosen == seen[2]


def test_lanes_are_put_otherwise_by_a_pill(times: TimelineScreen, fingers: Fingers) -> None:
    first = [text for text, _ in times.canvas.label_rects()]
    pills = times.lanes.pills()
    assert [pill.isChecked() for pill in pills] == [True, False, False, False, False]
    fingers.tap(pills[1])
    times.station.jobs.wait()
    shown = [text for text, _ in times.canvas.label_rects()]
    assert "Phía Pháp" in shown
    assert "Phía Pháp" not in first
    assert times.lanes.pills()[1].isChecked()


def test_a_finger_on_the_axis_shows_that_day_everywhere(
    exhibit: Exhibit, times: TimelineScreen, fingers: Fingers
) -> None:
    noon = parse("1950-09-29").earliest + 12 * 60
    fingers.tap(times.canvas, QPoint(round(times.canvas.x_of(noon)), 30))
    moment = exhibit.station.moment.value
    assert moment is not None
    assert iso_day(moment) == "1950-09-29"
    assert "29/9/1950" in times.day.text()
    assert times.canvas.span() is None
    fingers.tap(times.all_days)
    assert exhibit.station.moment.value is None
    assert times.day.text() == ""


def test_days_go_by_and_stop_at_a_touch(
    qtbot: QtBot, exhibit: Exhibit, times: TimelineScreen, fingers: Fingers
) -> None:
    shown: list[int | None] = []
    exhibit.station.moment.changed.connect(shown.append)
    times._play.set_speed(50.0)
    fingers.tap(times.play)
    qtbot.waitUntil(lambda: len(shown) >= 4)
    fingers.tap(times.play)
    assert not times._play.running
    days = [moment for moment in shown if moment is not None]
    assert [after - before for before, after in pairwise(days)] == [1440] * (len(days) - 1)


def test_another_screen_stops_the_days(
    qtbot: QtBot, exhibit: Exhibit, times: TimelineScreen, fingers: Fingers
) -> None:
    fingers.tap(times.play)
    qtbot.waitUntil(lambda: times._play.running)
    exhibit.station.visit.home()
    assert not times._play.running


def test_marks_that_crowd_are_offered_as_cards(
    exhibit: Exhibit, times: TimelineScreen, fingers: Fingers
) -> None:
    entries = times.canvas.going_on() or (*times.canvas._stage.index.entries,)[:5]
    times.canvas.crowded.emit(entries[:5])
    cards = times.chooser.cards()
    assert len(cards) == 5
    assert cards[0].isVisible()
    fingers.tap(cards[2])
    assert times.chooser.isHidden()
    assert exhibit.station.visit.chosen == entries[2].ref


def test_a_tap_into_a_crowd_opens_it_or_offers_it(
    qtbot: QtBot, exhibit: Exhibit, times: TimelineScreen, fingers: Fingers
) -> None:
    """No cluster is a dead end: time after time nearer, it ends in cards."""
    for _ in range(12):
        stage = times.canvas._stage
        clusters = [mark for mark in stage.scene().marks if mark.entry is None]
        inside = [one for one in clusters if one.rect.left() > stage.frame.plot.left()]
        if not inside:
            break
        by = times.canvas._enlarged
        at = QRectF(inside[0].rect.topLeft() * by, inside[0].rect.size() * by).center()
        fingers.tap(times.canvas, at.toPoint())
        if not times.chooser.isHidden():
            break
    assert not times.chooser.isHidden() or not inside
    del qtbot, exhibit


def test_a_record_chosen_elsewhere_stands_here(exhibit: Exhibit, times: TimelineScreen) -> None:
    visit = exhibit.station.visit
    visit.go(Place("record", BATTLE))
    visit.go(Place("timeline"))
    exhibit.station.jobs.wait()
    assert times.canvas.selected() == BATTLE
    assert times.card.title.text() == "Trận Đông Khê"
    visit.go(Place("timeline", "place/dong-khe"))
    exhibit.station.jobs.wait()
    assert times.card.title.text() == "Đông Khê"
    assert (times.canvas.selected() or "").startswith("event/")


def test_the_language_keeps_view_and_choice(
    exhibit: Exhibit, times: TimelineScreen, fingers: Fingers
) -> None:
    fingers.tap(times.canvas, middle_of(times, BATTLE))
    fingers.tap(times.closer)
    exhibit.station.jobs.wait()
    before = times.canvas.view()
    fingers.tap(exhibit.window.bar.language)
    exhibit.station.jobs.wait()
    assert times.canvas.view() == before
    assert times.canvas.selected() == BATTLE
    assert times.card.title.text() == "Battle of Đông Khê"
    assert "By side" in [pill.text() for pill in times.lanes.pills()]


def test_who_leaves_is_forgotten(exhibit: Exhibit, times: TimelineScreen, fingers: Fingers) -> None:
    first = times.canvas.view()
    fingers.tap(times.canvas, middle_of(times, BATTLE))
    fingers.tap(times.closer)
    fingers.tap(times.lanes.pills()[2])
    exhibit.station.visit.reset()
    exhibit.station.jobs.wait()
    exhibit.station.visit.go(Place("timeline"))
    exhibit.station.jobs.wait()
    assert times.canvas.view() == first
    assert times.canvas.selected() is None
    assert not times.card.isVisible()
    assert times.lanes.pills()[0].isChecked()


def test_every_control_is_large_enough_and_low_where_it_should(
    exhibit: Exhibit, times: TimelineScreen, fingers: Fingers, qtbot: QtBot
) -> None:
    fingers.tap(times.canvas, middle_of(times, BATTLE))
    exhibit.station.jobs.wait()
    window, comfort = exhibit.window, exhibit.comfort
    middle, least = window.height() // 2, times.mm(14)

    def misplaced(*, low: bool) -> list[str]:
        buttons = (times.earlier, times.later, times.closer, times.farther, times.whole,
                   times.play, times.before, times.after, times.card.open_button,
                   times.card.close_button, *times.lanes.pills())  # fmt: skip
        return [
            button.accessibleName()
            for button in buttons
            for top in (button.mapTo(times, QPoint(0, 0)),)
            if min(button.width(), button.height()) < least
            or not times.rect().contains(top + button.rect().bottomRight())
            or (low and button.mapTo(window, QPoint(0, 0)).y() < middle)
        ]

    for size, text, reach in product(SIZES, (1.0, 1.5), (False, True)):
        window.resize(*size)
        comfort.set_text(text)
        comfort.set_reach(reach)
        exhibit.station.jobs.wait()
        middle, least = window.height() // 2, times.mm(14)
        qtbot.waitUntil(lambda reach=reach: not misplaced(low=reach))
        inside = times.canvas.rect().toRectF().adjusted(-2, -2, 2, 2)
        assert all(inside.contains(rect) for _, rect in times.canvas.label_rects())


def test_lanes_are_laid_again_only_where_they_would_be_others(
    exhibit: Exhibit, times: TimelineScreen
) -> None:
    station, stage = exhibit.station, times.canvas._stage
    first = stage.index
    for _ in range(2):
        station.visit.home()
        exhibit.comfort.set_text(1.5)
        station.visit.go(Place("timeline"))
        station.jobs.wait()
    assert stage.index is first
    exhibit.comfort.set_text(1.0)
    exhibit.language.switch("en")
    station.jobs.wait()
    english = stage.index
    assert english.lanes != first.lanes
    exhibit.language.switch("vi")
    station.jobs.wait()
    assert stage.index.lanes == first.lanes
    station.visit.home()
    exhibit.language.switch("en")
    exhibit.language.switch("vi")
    kept = stage.index
    station.visit.go(Place("timeline"))
    station.jobs.wait()
    assert stage.index is kept
