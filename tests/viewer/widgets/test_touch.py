"""Map and timeline under fingers: wide reach, a choice among crowded marks, taps and drags."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest

from db.dates import parse
from tests.viewer.widgets.timeline_samples import LANES, campaign, crowd
from viewer import theme
from viewer.widgets.map_marks import Pin
from viewer.widgets.map_touch import TouchMap
from viewer.widgets.timeline_entries import DAY, TimelineEntry
from viewer.widgets.timeline_finger import TouchTimeline

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

REACH, STRAY = 26.0, 11.0
LARGE = 2.0


@pytest.fixture(scope="module")
def screen() -> QPointingDevice:
    return QTest.createTouchDevice()


@pytest.fixture
def chart(qtbot: QtBot) -> TouchMap:
    theme.load_fonts()
    made = TouchMap()
    made.set_reduced_motion(True)
    made.set_finger(REACH, STRAY)
    qtbot.addWidget(made)
    made.resize(1000, 800)
    made.set_pins([
        Pin("place/a", "Đông Khê", 22.42, 106.42, importance=3),
        Pin("place/b", "Thất Khê", 22.25, 106.45, importance=2),
    ])  # fmt: skip
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def times(qtbot: QtBot) -> TouchTimeline:
    theme.load_fonts()
    made = TouchTimeline()
    made.set_reduced_motion(True)
    made.set_enlarged(LARGE)
    qtbot.addWidget(made)
    made.resize(1920, 700)
    made.set_lanes(LANES["vi"])
    made.set_entries(campaign())
    made.show()
    qtbot.waitExposed(made)
    return made


def tap(widget: QWidget, screen: QPointingDevice, at: QPointF) -> None:
    point = at.toPoint()
    QTest.touchEvent(widget, screen).press(0, point, widget).commit()
    QTest.touchEvent(widget, screen).release(0, point, widget).commit()


def drag(widget: QWidget, screen: QPointingDevice, start: QPoint, end: QPoint) -> None:
    QTest.touchEvent(widget, screen).press(0, start, widget).commit()
    for share in range(1, 5):
        QTest.touchEvent(widget, screen).move(0, start + (end - start) * share / 4, widget).commit()
    QTest.touchEvent(widget, screen).release(0, end, widget).commit()


def spot(chart: TouchMap, ref: str) -> QPointF:
    return next(one.point for one in chart.spots() if one.pin.ref == ref)


def test_a_finger_beside_a_pin_still_means_it(
    qtbot: QtBot, chart: TouchMap, screen: QPointingDevice
) -> None:
    with qtbot.waitSignal(chart.picked) as told:
        tap(chart, screen, spot(chart, "place/b") + QPointF(0, REACH - 2))
    assert told.args == ["place/b"]


def test_a_finger_that_trembles_taps_and_one_that_goes_on_drags(
    qtbot: QtBot, chart: TouchMap, screen: QPointingDevice
) -> None:
    before = chart.view
    at = spot(chart, "place/a").toPoint()
    with qtbot.waitSignal(chart.picked):
        drag(chart, screen, at, at + QPoint(5, 4))
    assert chart.view == before
    drag(chart, screen, QPoint(300, 300), QPoint(360, 300))
    assert chart.view != before


def test_pins_that_crowd_are_all_offered(
    qtbot: QtBot, chart: TouchMap, screen: QPointingDevice
) -> None:
    chart.set_pins([
        Pin("place/a", "Một", 22.0, 106.0), Pin("place/b", "Hai", 22.0, 106.0),
        Pin("place/c", "Ba", 22.0, 106.06), Pin("place/far", "Xa", 22.0, 106.9),
    ])  # fmt: skip
    between = (spot(chart, "place/a") + spot(chart, "place/c")) / 2 + QPointF(0, 20)
    chosen: list[tuple[str, ...]] = []
    picked: list[str] = []
    chart.crowded.connect(chosen.append)
    chart.picked.connect(picked.append)
    tap(chart, screen, between)
    assert [set(refs) for refs in chosen] == [{"place/a", "place/b", "place/c"}]
    assert not picked
    del qtbot


def test_the_bare_map_says_so_and_two_taps_come_nearer(
    qtbot: QtBot, chart: TouchMap, screen: QPointingDevice
) -> None:
    bare = QPointF(80, 700)
    before = chart.view.scale
    with qtbot.waitSignal(chart.bare):
        tap(chart, screen, bare)
    tap(chart, screen, bare)
    assert chart.view.scale == pytest.approx(before * 2, rel=0.01)


def test_buttons_zoom_about_the_chosen_record(chart: TouchMap) -> None:
    chart.select("place/a")
    before = chart.view.to_screen(22.42, 106.42)
    for _ in range(3):
        chart.zoom_in()
    after = chart.view.to_screen(22.42, 106.42)
    assert (after - before).manhattanLength() < 1.0
    assert chart.rect().contains(after.toPoint())


def test_the_timeline_is_larger_as_a_whole(times: TouchTimeline) -> None:
    heights = [rect.height() for text, rect in times.label_rects() if text == "Biên giới"]
    small = theme.font("small", text_scale=1.0)
    assert all(height >= small.pixelSize() * LARGE for height in heights)
    assert all(
        times.rect().toRectF().adjusted(-1, -1, 1, 1).contains(rect)
        for _, rect in times.label_rects()
    )


def test_a_tapped_mark_is_picked_where_it_is_seen(
    qtbot: QtBot, times: TouchTimeline, screen: QPointingDevice
) -> None:
    entry = next(
        one
        for one in campaign()
        if (rect := times.mark_rect(one.ref)) is not None and rect.width() > 60
        and times._stage.scene().mark_of(times._stage.index.position_of(one.ref)).entry is not None
    )  # fmt: skip
    rect = times.mark_rect(entry.ref)
    assert rect is not None
    with qtbot.waitSignal(times.picked) as told:
        tap(times, screen, rect.center())
    assert told.args == [entry.ref]


def test_marks_that_crowd_are_all_offered(
    qtbot: QtBot, times: TouchTimeline, screen: QPointingDevice
) -> None:
    noon = parse("1950-10-01").earliest
    times.set_entries([
        TimelineEntry(f"event/{number}", f"Việc {number}", noon, noon + 1, "border")
        for number in range(90)
    ] + [TimelineEntry("event/x", "Xa", noon + 9 * DAY, noon + 9 * DAY, "border")])  # fmt: skip
    cluster = next(one for one in times._stage.scene().marks if one.entry is None)
    rect = QRectF(cluster.rect.topLeft() * LARGE, cluster.rect.size() * LARGE)
    with qtbot.waitSignal(times.crowded) as told:
        tap(times, screen, rect.center())
    assert len(told.args[0]) > 1
    assert all(one.ref.startswith("event/") for one in told.args[0])


def test_a_finger_on_the_axis_takes_the_day_along_and_brushes_nothing(
    times: TouchTimeline, screen: QPointingDevice
) -> None:
    y = round(12 * LARGE)
    x = round(times.x_of(parse("1950-10-01").earliest + DAY / 2))
    tap(times, screen, QPointF(x, y))
    assert times.moment() == parse("1950-10-01").latest
    end = round(times.x_of(parse("1950-10-03").earliest + DAY / 2))
    drag(times, screen, QPoint(x, y), QPoint(end, y))
    assert times.moment() == parse("1950-10-03").latest
    assert times.span() is None


def test_two_fingers_magnify_about_the_time_between_them(
    times: TouchTimeline, screen: QPointingDevice
) -> None:
    before, middle = times.view(), 1100
    minute = times._stage.scale.minute(middle / LARGE)
    one, two = QPoint(middle - 60, 300), QPoint(middle + 60, 300)
    QTest.touchEvent(times, screen).press(0, one, times).press(1, two, times).commit()
    for step in (40, 80, 120):
        QTest.touchEvent(times, screen).move(0, one - QPoint(step, 0), times).move(
            1, two + QPoint(step, 0), times
        ).commit()
    QTest.touchEvent(times, screen).release(0, one - QPoint(120, 0), times).release(
        1, two + QPoint(120, 0), times
    ).commit()
    after = times.view()
    ratio = (before.latest - before.earliest) / (after.latest - after.earliest)
    assert ratio == pytest.approx(3.0, rel=0.05)
    assert times.x_of(minute) == pytest.approx(middle, abs=2)


def test_buttons_keep_the_chosen_entry_in_view(times: TouchTimeline) -> None:
    times.set_entries(crowd(200))
    entry = times._stage.index.entries[100]
    times.select(entry.ref)
    for _ in range(5):
        times.zoom_in()
    view = times.view()
    assert view.earliest <= entry.latest
    assert entry.earliest <= view.latest
    times.step_view(0.5)
    assert times.view().earliest > view.earliest
