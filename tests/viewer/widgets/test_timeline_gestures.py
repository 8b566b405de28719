"""Moment, strip, touch and eased zoom under real events: each gesture does what it says."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QNativeGestureEvent, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from db.dates import OPEN_END, Date, iso_day, parse
from tests.viewer.widgets.timeline_samples import LANES, campaign, crowd
from viewer import theme
from viewer.widgets.timeline_canvas import TimelineCanvas
from viewer.widgets.timeline_entries import DAY, TimelineEntry, TimeSpan
from viewer.widgets.timeline_index import EntryIndex
from viewer.widgets.timeline_motion import between
from viewer.widgets.timeline_scale import TimeScale

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def canvas(qtbot: QtBot) -> TimelineCanvas:
    theme.load_fonts()
    made = TimelineCanvas()
    made.set_reduced_motion(True)
    qtbot.addWidget(made)
    made.resize(1366, 240)
    made.set_lanes(LANES["vi"])
    made.set_entries(campaign())
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture(scope="module")
def screen() -> QPointingDevice:
    return QTest.createTouchDevice()


def flag(canvas: TimelineCanvas) -> QPoint:
    return canvas._stage.scene().flag.rect.center().toPoint()


def at_noon(canvas: TimelineCanvas, day: str, y: float) -> QPoint:
    return QPoint(round(canvas.x_of(parse(day).earliest + DAY / 2)), round(y))


def drag(qtbot: QtBot, canvas: TimelineCanvas, start: QPoint, end: QPoint) -> None:
    qtbot.mousePress(canvas, LEFT, pos=start)
    qtbot.mouseMove(canvas, start + (end - start) / 2)
    qtbot.mouseMove(canvas, end)
    qtbot.mouseRelease(canvas, LEFT, pos=end)


def titles(canvas: TimelineCanvas) -> set[str]:
    return {entry.title for entry in canvas.going_on()}


def test_the_flag_is_dragged_through_the_days(qtbot: QtBot, canvas: TimelineCanvas) -> None:
    told: list[int] = []
    canvas.moment_changed.connect(told.append)
    start, y = flag(canvas), flag(canvas).y()
    qtbot.mousePress(canvas, LEFT, pos=start)
    days: list[str | None] = []
    for day in range(29, 31):
        qtbot.mouseMove(canvas, at_noon(canvas, f"1950-09-{day}", y))
        days.append(iso_day(told[-1]))
    qtbot.mouseMove(canvas, at_noon(canvas, "1950-10-02", y))
    assert "Trận ở cầu" in titles(canvas)
    qtbot.mouseRelease(canvas, LEFT, pos=at_noon(canvas, "1950-10-02", y))
    assert days == ["1950-09-29", "1950-09-30"]
    assert canvas.moment() == parse("1950-10-02").latest
    assert titles(canvas) == {
        *("Cuộc hành quân", "Trận ở cầu", "Tập kích đêm"),
        "Mùa thu sửa đường",
    }
    named = {text for text, _ in canvas.label_rects()}
    assert "Trận mở màn" not in named
    assert "Trận ở cầu" in named


def test_adjacent_days_are_exact(canvas: TimelineCanvas) -> None:
    for day, shown in (("15", False), ("16", True), ("18", True), ("19", False)):
        canvas.set_moment(parse(f"1950-09-{day}").latest)
        assert ("Trận mở màn" in titles(canvas)) is shown, day
        canvas.set_moment(parse(f"1950-09-{day}").earliest)
        assert ("Trận mở màn" in titles(canvas)) is shown, day


def test_an_end_that_is_open_goes_on_for_ever() -> None:
    since = parse("1950-09-18/..")
    entries = [
        TimelineEntry("event/open", "A", since.earliest, since.latest, "rear"),
        TimelineEntry("event/never", "B", Date("/..", -(2**62) + 1, 0).earliest, OPEN_END, "rear"),
    ]
    index = EntryIndex(entries)
    assert [one.ref for one in index.undated] == ["event/never"]
    for day, count in (("1950-09-17", 0), ("1950-09-18", 1), ("1999-01-01", 1)):
        date = parse(day)
        assert len(index.going_on(date.earliest, date.latest)) == count, day


@pytest.mark.parametrize("count", [300, 3000])
def test_a_day_holds_what_a_plain_search_finds(count: int) -> None:
    index = EntryIndex(crowd(count))
    first = index.domain[0] // DAY * DAY
    for day in range(0, 3650, 97):
        low, high = first + day * DAY, first + day * DAY + DAY - 1
        plain = [
            at for at, one in enumerate(index.entries) if one.earliest <= high and one.latest >= low
        ]
        assert index.going_on(low, high) == plain


def test_brackets_and_shift_arrows_step_by_days(qtbot: QtBot, canvas: TimelineCanvas) -> None:
    canvas.set_span(parse("1950-09-29").earliest, parse("1950-10-10").latest)
    qtbot.keyClick(canvas, Qt.Key.Key_BracketRight)
    assert canvas.moment() == parse("1950-09-29").latest
    qtbot.keyClick(canvas, Qt.Key.Key_BracketRight)
    qtbot.keyClick(canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert canvas.moment() == parse("1950-10-01").latest
    qtbot.keyClick(canvas, Qt.Key.Key_BracketLeft)
    assert canvas.moment() == parse("1950-09-30").latest
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert (canvas.moment(), canvas.span()) == (None, None)


def test_space_wishes_to_play(qtbot: QtBot, canvas: TimelineCanvas) -> None:
    with qtbot.waitSignal(canvas.play_wanted):
        qtbot.keyClick(canvas, Qt.Key.Key_Space)


def test_the_strip_brushes_all_of_time_and_a_click_goes_there(
    qtbot: QtBot, canvas: TimelineCanvas
) -> None:
    overview, y = canvas._stage.overview(), canvas.height() - 24
    assert overview.scale.start < parse("1947-10-07").earliest
    assert overview.scale.end > parse("1950-10-20").latest

    def spot(day: str) -> QPoint:
        return QPoint(round(overview.scale.x(parse(day).earliest)), y)

    drag(qtbot, canvas, spot("1948-02-10"), spot("1949-05-10"))
    assert canvas.span() == TimeSpan(parse("1948-02").earliest, parse("1949-05").latest)
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    qtbot.mouseClick(canvas, LEFT, pos=spot("1947-10-07"))
    assert canvas.mark_rect("event/raid") is not None


def test_one_finger_scrubs_pans_and_taps(
    qtbot: QtBot, canvas: TimelineCanvas, screen: QPointingDevice
) -> None:
    start = flag(canvas)
    end = at_noon(canvas, "1950-10-03", start.y())
    QTest.touchEvent(canvas, screen).press(0, start, canvas).commit()
    for share in (0.3, 0.6, 1.0):
        at = start + (end - start) * share
        QTest.touchEvent(canvas, screen).move(0, at, canvas).commit()
    QTest.touchEvent(canvas, screen).release(0, end, canvas).commit()
    assert canvas.moment() == parse("1950-10-03").latest
    canvas.set_moment(None)
    rect = canvas.mark_rect("event/drive")
    assert rect is not None
    with qtbot.waitSignal(canvas.picked) as picked:
        spot = rect.center().toPoint()
        QTest.touchEvent(canvas, screen).press(0, spot, canvas).commit()
        QTest.touchEvent(canvas, screen).release(0, spot, canvas).commit()
    assert picked.args == ["event/drive"]
    before = canvas.x_of(0)
    spot = QPoint(700, 120)
    QTest.touchEvent(canvas, screen).press(0, spot, canvas).commit()
    QTest.touchEvent(canvas, screen).move(0, spot + QPoint(90, 0), canvas).commit()
    QTest.touchEvent(canvas, screen).release(0, spot + QPoint(90, 0), canvas).commit()
    assert canvas.x_of(0) - before == pytest.approx(90, abs=1)


def test_two_fingers_zoom_about_the_middle_between_them(
    canvas: TimelineCanvas, screen: QPointingDevice
) -> None:
    before = canvas.view()
    middle = QPoint(700, 120)
    minute = canvas._stage.scale.minute(700)
    picked: list[str] = []
    canvas.picked.connect(picked.append)

    def fingers(kind: str, apart: int) -> None:
        sequence = QTest.touchEvent(canvas, screen)
        for number, side in ((0, -1), (1, 1)):
            getattr(sequence, kind)(number, middle + QPoint(side * apart, 0), canvas)
        sequence.commit()

    fingers("press", 60)
    for apart in (90, 120, 180):
        fingers("move", apart)
    fingers("release", 180)
    after = canvas.view()
    shown = (before.latest - before.earliest) / (after.latest - after.earliest)
    assert shown == pytest.approx(3, rel=0.05)
    assert canvas.x_of(minute) == pytest.approx(700, abs=2)
    assert picked == []


def test_a_pinch_on_a_trackpad_zooms(canvas: TimelineCanvas) -> None:
    before, at = canvas.view(), QPointF(700, 120)
    event = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture,
        QPointingDevice.primaryPointingDevice(),
        2,
        at,
        at,
        canvas.mapToGlobal(at),
        0.5,
        QPointF(),
    )
    QApplication.sendEvent(canvas, event)
    after = canvas.view()
    shown = (before.latest - before.earliest) / (after.latest - after.earliest)
    assert shown == pytest.approx(1.5, rel=0.01)


def test_zoom_is_eased_unless_motion_is_reduced(qtbot: QtBot, canvas: TimelineCanvas) -> None:
    canvas.set_reduced_motion(False)
    before, shown = canvas.view(), list[int]()
    canvas.view_changed.connect(lambda view: shown.append(view.latest - view.earliest))
    canvas.zoom(2.0)
    canvas.zoom(2.0)
    wanted = (before.latest - before.earliest) / 4
    qtbot.waitUntil(lambda: bool(shown) and shown[-1] == pytest.approx(wanted, rel=0.001))
    assert len(shown) > 2
    assert shown == sorted(shown, reverse=True)


def test_the_way_between_two_views_keeps_one_minute_still() -> None:
    one, other = TimeScale(0, 60, 100, 1000), TimeScale(30_000, 10, 100, 1000)
    still = (other.start - one.start) / (one.mpp - other.mpp)
    minute = one.start + still * one.mpp
    for share in (0.0, 0.25, 0.5, 0.9):
        scale = between(one, other, share)
        assert scale.x(minute) == pytest.approx(100 + still)
    assert between(one, other, 1.0) == other


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("width", [1366, 1920, 3840])
def test_texts_are_apart_and_inside_with_a_moment_and_a_brush(
    canvas: TimelineCanvas, lang: str, width: int
) -> None:
    canvas.resize(width, 240 if width < 3840 else 480)
    canvas.set_language(lang)
    canvas.set_lanes(LANES[lang])
    canvas.set_entries(campaign(lang))
    canvas.set_span(parse("1950-09-29").earliest, parse("1950-10-10").latest)
    for day in ("1950-09-16", "1950-09-29", "1950-10-02", "1950-10-10", "1947-10-07"):
        canvas.set_moment(parse(day).latest)
        for factor in (1.0, 3.0, 3.0, 3.0):
            canvas.zoom(factor)
            found = canvas.label_rects()
            assert len(found) > 5
            for text, rect in found:
                assert QRectF(canvas.rect()).contains(rect), (day, text)
            for (text, a), (other, b) in combinations(found, 2):
                assert not a.intersects(b), (day, text, other)
        canvas.fit()
