"""The timeline under real events: nothing painted collides, and every gesture does its work."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QHelpEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QToolTip

from db.dates import parse
from tests.viewer.widgets.timeline_samples import LANES, campaign, crowd
from viewer import theme
from viewer.widgets.timeline_canvas import TimelineCanvas
from viewer.widgets.timeline_entries import DAY, TimelineEntry, TimeSpan

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def show(qtbot: QtBot) -> Callable[..., TimelineCanvas]:
    theme.load_fonts()

    def shown(
        entries: list[TimelineEntry] | None = None, lang: str = "vi", width: int = 1366
    ) -> TimelineCanvas:
        canvas = TimelineCanvas()
        canvas.set_reduced_motion(True)
        qtbot.addWidget(canvas)
        canvas.resize(width, 220)
        canvas.set_language(lang)
        canvas.set_lanes(LANES[lang])
        canvas.set_entries(campaign(lang) if entries is None else entries)
        canvas.show()
        qtbot.waitExposed(canvas)
        return canvas

    return shown


def assert_sound(canvas: TimelineCanvas) -> None:
    """Check that every painted text is whole inside the widget and meets no other."""
    found = canvas.label_rects()
    assert found
    for text, rect in found:
        assert QRectF(canvas.rect()).contains(rect), text
    for (one, a), (other, b) in combinations(found, 2):
        assert not a.intersects(b), (one, other)


def wheel(canvas: TimelineCanvas, x: float, notches: float) -> None:
    at = QPointF(x, canvas.height() / 2)
    event = QWheelEvent(
        at,
        canvas.mapToGlobal(at),
        QPoint(),
        QPoint(0, round(120 * notches)),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(canvas, event)


def drag(qtbot: QtBot, canvas: TimelineCanvas, start: QPoint, end: QPoint) -> None:
    qtbot.mousePress(canvas, LEFT, pos=start)
    qtbot.mouseMove(canvas, start + (end - start) / 2)
    qtbot.mouseMove(canvas, end)
    qtbot.mouseRelease(canvas, LEFT, pos=end)


def centre(canvas: TimelineCanvas, key: str) -> QPoint:
    rect = canvas.mark_rect(f"event/{key}")
    assert rect is not None
    return rect.center().toPoint()


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("width", [420, 800, 1366, 1920])
def test_texts_never_collide_at_any_magnification(
    show: Callable[..., TimelineCanvas], lang: str, width: int
) -> None:
    canvas = show(lang=lang, width=width)
    for key in (None, "event/opening", "event/night"):
        canvas.select(key)
        canvas.fit()
        for _ in range(9):
            assert_sound(canvas)
            wheel(canvas, width * 0.6, -2)
        canvas.select(key)
        for _ in range(16):
            assert_sound(canvas)
            wheel(canvas, width * 0.6, 2)


def test_texts_never_collide_in_a_crowd(show: Callable[..., TimelineCanvas]) -> None:
    canvas = show(crowd(2000))
    for _ in range(12):
        assert_sound(canvas)
        wheel(canvas, 700, 3)


def test_titles_are_whole_never_elided(show: Callable[..., TimelineCanvas]) -> None:
    canvas = show(width=1920)
    known = {entry.title for entry in campaign()} | {title for _, title in LANES["vi"]}
    long = [text for text, _ in canvas.label_rects() if len(text) > 12 and "/" not in text]
    assert len(long) > 3
    assert set(long) <= known


def test_the_first_view_shows_the_campaign_and_not_1947(
    show: Callable[..., TimelineCanvas],
) -> None:
    view = show().view()
    assert parse("1950-08").earliest < view.earliest < parse("1950-09-19").earliest
    assert parse("1950-10-11").earliest < view.latest < parse("1950-12").earliest


def test_what_ends_on_the_18th_is_not_drawn_on_the_19th(
    show: Callable[..., TimelineCanvas],
) -> None:
    canvas = show()
    midnight = parse("1950-09-19").earliest
    canvas.set_view(midnight - 5 * DAY, midnight + 5 * DAY)
    opening, after = canvas.mark_rect("event/opening"), canvas.mark_rect("event/pause")
    assert opening is not None
    assert after is not None
    assert opening.right() == pytest.approx(canvas.x_of(midnight), abs=0.01)
    assert after.left() > canvas.x_of(midnight)
    assert opening.left() == pytest.approx(canvas.x_of(parse("1950-09-16").earliest), abs=0.01)


def test_a_part_of_day_stands_in_its_part(show: Callable[..., TimelineCanvas]) -> None:
    canvas = show()
    day = parse("1950-10-02").earliest
    canvas.set_view(day, day + DAY)
    noon = canvas.x_of(day + DAY / 2)
    bridge, night = canvas.mark_rect("event/bridge"), canvas.mark_rect("event/night")
    assert bridge is not None
    assert night is not None
    assert noon < bridge.center().x() < night.center().x() < canvas.x_of(day + DAY)


def test_a_click_on_a_mark_or_on_its_label_picks_it(
    qtbot: QtBot, show: Callable[..., TimelineCanvas]
) -> None:
    canvas = show(width=1920)
    with qtbot.waitSignal(canvas.picked) as picked:
        qtbot.mouseClick(canvas, LEFT, pos=centre(canvas, "drive"))
    assert picked.args == ["event/drive"]
    label = next(rect for text, rect in canvas.label_rects() if text == "Hai binh đoàn bị bắt")
    with qtbot.waitSignal(canvas.picked) as picked:
        qtbot.mouseClick(canvas, LEFT, pos=label.center().toPoint())
    assert picked.args == ["event/caught"]


def test_choosing_brings_an_entry_into_view_and_names_it(
    show: Callable[..., TimelineCanvas],
) -> None:
    canvas = show()
    assert canvas.mark_rect("event/raid") is None
    canvas.select("event/raid")
    assert canvas.selected() == "event/raid"
    assert canvas.mark_rect("event/raid") is not None
    assert "Cuộc nhảy dù năm 1947" in [text for text, _ in canvas.label_rects()]
    canvas.select("event/unheard-of")
    assert canvas.selected() is None


def test_the_wheel_zooms_about_the_pointer_from_decades_to_hours(
    show: Callable[..., TimelineCanvas],
) -> None:
    canvas = show()
    for _ in range(60):
        wheel(canvas, 700, -1)
    assert canvas.view().latest - canvas.view().earliest > 15 * 365 * DAY
    canvas.fit()
    minute = canvas.view().earliest + 0.5 * (canvas.view().latest - canvas.view().earliest)
    x = canvas.x_of(minute)
    wheel(canvas, x, 4)
    assert canvas.x_of(minute) == pytest.approx(x, abs=0.5)
    for _ in range(60):
        wheel(canvas, x, 1)
    assert canvas.view().latest - canvas.view().earliest < 5 * 60


def test_dragging_the_lanes_pans_and_picks_nothing(
    qtbot: QtBot, show: Callable[..., TimelineCanvas]
) -> None:
    canvas = show()
    start = centre(canvas, "drive")
    minute = parse("1950-10-01").earliest
    before = canvas.x_of(minute)
    picked: list[str] = []
    canvas.picked.connect(picked.append)
    with qtbot.waitSignal(canvas.view_changed):
        drag(qtbot, canvas, start, start + QPoint(120, 0))
    assert canvas.x_of(minute) - before == pytest.approx(120, abs=1)
    assert picked == []


def test_a_drag_on_the_axis_brushes_whole_days_and_escape_clears(
    qtbot: QtBot, show: Callable[..., TimelineCanvas]
) -> None:
    canvas = show()
    first, last = parse("1950-09-20"), parse("1950-09-24")
    start = QPoint(round(canvas.x_of(first.earliest + 700)), 10)
    end = QPoint(round(canvas.x_of(last.earliest + 700)), 10)
    with qtbot.waitSignal(canvas.span_changed) as changed:
        drag(qtbot, canvas, start, end)
    assert isinstance(changed.args, list)
    assert canvas.span() == TimeSpan(first.earliest, last.latest)
    assert_sound(canvas)
    with qtbot.waitSignal(canvas.span_changed) as changed:
        qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert changed.args == [None]
    assert canvas.span() is None


def test_the_brush_moves_resizes_and_is_cleared_by_its_cross(
    qtbot: QtBot, show: Callable[..., TimelineCanvas]
) -> None:
    canvas = show()
    first, last = parse("1950-09-26"), parse("1950-09-30")
    silent: list[object] = []
    canvas.span_changed.connect(silent.append)
    canvas.set_span(first.earliest, last.latest)
    assert silent == []
    y = 10
    day = canvas.x_of(DAY) - canvas.x_of(0)
    right = round(canvas.x_of(last.latest + 1))
    drag(qtbot, canvas, QPoint(right, y), QPoint(round(right + 1.5 * day), y))
    assert canvas.span() == TimeSpan(first.earliest, last.latest + 2 * DAY)
    middle = round(canvas.x_of(first.earliest + 2 * DAY))
    drag(qtbot, canvas, QPoint(middle, y), QPoint(round(middle + 3 * day), y))
    assert canvas.span() == TimeSpan(first.earliest + 3 * DAY, last.latest + 5 * DAY)
    cross = canvas._stage.scene().cross
    assert cross is not None
    qtbot.mouseClick(canvas, LEFT, pos=cross.center().toPoint())
    assert canvas.span() is None


def test_a_click_on_the_axis_brushes_without_a_drag(
    qtbot: QtBot, show: Callable[..., TimelineCanvas]
) -> None:
    canvas = show()
    day = parse("1950-09-22")
    qtbot.mouseClick(canvas, LEFT, pos=QPoint(round(canvas.x_of(day.earliest + 600)), 8))
    assert canvas.span() == TimeSpan(day.earliest, day.latest)


def test_minutes_beyond_32_bits_survive_the_signals(
    qtbot: QtBot, show: Callable[..., TimelineCanvas]
) -> None:
    far = 2**40 // DAY * DAY
    entries = [TimelineEntry("event/far", "Xa", far, far + DAY - 1, "rear")]
    canvas = show(entries)
    canvas.select("event/far")
    qtbot.keyClick(canvas, Qt.Key.Key_B)
    assert canvas.span() == TimeSpan(far, far + DAY - 1)
    assert_sound(canvas)


def test_tab_walks_the_marks_in_view_and_leaves_at_the_end(
    qtbot: QtBot, show: Callable[..., TimelineCanvas]
) -> None:
    canvas = show(width=1920)
    other = QPushButton(canvas.window())
    other.show()
    canvas.activateWindow()
    canvas.setFocus()
    qtbot.waitUntil(canvas.hasFocus)
    seen = []
    for _ in range(60):
        qtbot.keyClick(canvas, Qt.Key.Key_Tab)
        if not canvas.hasFocus():
            break
        seen.append(canvas.accessibleDescription())
    assert not canvas.hasFocus()
    assert len(seen) == len(set(seen)) > 5
    assert any("Trận mở màn · 16–18/9/1950" in one for one in seen)


def test_enter_picks_the_focused_entry_and_arrows_reach_those_out_of_view(
    qtbot: QtBot, show: Callable[..., TimelineCanvas]
) -> None:
    canvas = show()
    qtbot.keyClick(canvas, Qt.Key.Key_Home)
    assert canvas.mark_rect("event/raid") is not None
    with qtbot.waitSignal(canvas.picked) as picked:
        qtbot.keyClick(canvas, Qt.Key.Key_Return)
    assert picked.args == ["event/raid"]
    qtbot.keyClick(canvas, Qt.Key.Key_Down)
    with qtbot.waitSignal(canvas.picked) as picked:
        qtbot.keyClick(canvas, Qt.Key.Key_Enter)
    assert picked.args == ["event/plan"]


@pytest.mark.parametrize(("key", "grows"), [(Qt.Key.Key_Plus, False), (Qt.Key.Key_Minus, True)])
def test_plus_and_minus_zoom(
    qtbot: QtBot, show: Callable[..., TimelineCanvas], key: Qt.Key, *, grows: bool
) -> None:
    canvas = show()
    before = canvas.view()
    qtbot.keyClick(canvas, key)
    after = canvas.view()
    assert (after.latest - after.earliest > before.latest - before.earliest) is grows
    qtbot.keyClick(canvas, Qt.Key.Key_0)
    assert canvas.view() == before


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_cluster_opens_nearer_and_lists_what_no_nearness_parts(
    qtbot: QtBot, show: Callable[..., TimelineCanvas]
) -> None:
    day = parse("1950-10-01").earliest
    entries = [
        TimelineEntry(f"event/{at}", f"Việc & số {at}", day + at * 60, day + at * 60 + 9, "rear")
        for at in range(24)
    ]
    canvas = show(entries)
    canvas.set_view(day - 400 * DAY, day + 400 * DAY)
    before = canvas.view()
    qtbot.mouseClick(canvas, LEFT, pos=centre(canvas, "12"))
    after = canvas.view()
    assert after.latest - after.earliest < (before.latest - before.earliest) / 10
    twins = [
        TimelineEntry(f"event/{at}", f"Cùng & ngày {at}", day, day + DAY - 1, "rear")
        for at in range(30)
    ]
    canvas.set_entries(twins)
    qtbot.mouseClick(canvas, LEFT, pos=centre(canvas, "29"))
    menu = canvas.findChild(QMenu)
    assert menu is not None
    assert menu.actions()[0].text().startswith("Cùng && ngày")
    with qtbot.waitSignal(canvas.picked):
        menu.actions()[3].trigger()
    menu.close()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_tooltip_is_plain_text(qtbot: QtBot, show: Callable[..., TimelineCanvas]) -> None:
    day = parse("1950-10-01").earliest
    hostile = TimelineEntry("event/x", "<img src='file:///etc/passwd'>", day, day + DAY - 1, "rear")
    canvas = show([hostile])
    at = centre(canvas, "x")
    event = QHelpEvent(QEvent.Type.ToolTip, at, canvas.mapToGlobal(at))
    QApplication.sendEvent(canvas, event)
    assert "<img" not in QToolTip.text()
    assert "&lt;img" in QToolTip.text()
    QToolTip.hideText()
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


def test_of_a_hundred_thousand_entries_only_what_has_room_is_drawn(
    show: Callable[..., TimelineCanvas],
) -> None:
    canvas = show(crowd(100_000), width=1920)
    whole = len(canvas._stage.index.entries)
    assert whole == 100_000
    for _ in range(12):
        scene = canvas._stage.scene()
        assert 0 < len(scene.marks) < 800
        assert sum(mark.cell.count for mark in scene.marks) <= whole
        wheel(canvas, 900, 3)


def test_without_entries_a_calm_line_stands_instead_of_an_axis(
    show: Callable[..., TimelineCanvas],
) -> None:
    canvas = show([])
    assert canvas.label_rects() == []
    canvas.set_lanes(())
    wheel(canvas, 700, -3)
    assert not canvas.grab().isNull()
