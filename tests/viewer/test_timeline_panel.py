"""The timeline in the window: the twelve days played, brushed, cleared, gone to and saved."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from lxml import etree
from pypdf import PdfReader
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QListWidget

from db import Archive, reading
from db.dates import iso_day, parse
from tests.viewer.conftest import panel_of
from viewer.panels.timeline import TimelinePanel
from viewer.panels.units import UnitsPanel
from viewer.state.browse import Span
from viewer.widgets.timeline_legend import TimelineLegend
from viewer.widgets.tray import Tray

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from viewer.session import Session

LEFT = Qt.MouseButton.LeftButton
TWELVE = Span(parse("1950-09-29").earliest, parse("1950-10-10").latest)
QUICK = 100.0


@pytest.fixture
def session(open_window: Callable[..., Session], bundled: Path) -> Session:
    return open_window(bundled)


def timeline(session: Session) -> TimelinePanel:
    panel = panel_of(session, "timeline")
    assert isinstance(panel, TimelinePanel)
    return panel


def in_database(path: Path, first: int, last: int) -> set[str]:
    archive = Archive.open(path)
    found = {one.ref for one in archive.read(reading.timeline, first, last)}
    archive.close()
    return found


def test_the_twelve_days_played_show_what_the_database_holds(
    qtbot: QtBot, session: Session, bundled: Path
) -> None:
    panel, context = timeline(session), session.context
    context.browse.limit_to_span(TWELVE)
    days: dict[str | None, set[str]] = {}
    chosen: dict[str | None, str | None] = {}
    said: list[str] = []

    def note(minute: int | None) -> None:
        assert minute is not None
        days[iso_day(minute)] = {one.ref for one in panel._canvas.going_on()}
        chosen[iso_day(minute)] = context.selection.ref
        said.append(panel._bar.day.text())

    context.moment.changed.connect(note)  # after the panel itself
    panel._play.set_speed(QUICK)
    qtbot.mouseClick(panel._bar.play, LEFT)
    qtbot.waitUntil(lambda: not panel._play.running, timeout=20_000)
    assert len(days) == 12
    for day, shown in days.items():
        assert day is not None
        date = parse(day)
        assert shown == in_database(bundled, date.earliest, date.latest), day
        assert chosen[day] in shown
    assert len({*chosen.values()}) > 5
    assert said[0] == "Thứ Sáu, 29/9/1950"
    assert said[-1] == "Thứ Ba, 10/10/1950"


def test_the_flag_dragged_by_the_mouse_takes_text_and_map_along(
    qtbot: QtBot, session: Session
) -> None:
    panel, context = timeline(session), session.context
    canvas = panel._canvas
    start = canvas._stage.scene().flag.rect.center().toPoint()
    day = parse("1950-10-07")
    end = QPoint(round(canvas.x_of(day.earliest + 700)), start.y())
    qtbot.mousePress(canvas, LEFT, pos=start)
    for step in range(1, 11):
        qtbot.mouseMove(canvas, start + (end - start) * (step / 10))
    qtbot.mouseRelease(canvas, LEFT, pos=end)
    assert context.moment.value == day.latest
    assert panel._bar.day.text() == "Thứ Bảy, 7/10/1950"
    qtbot.waitUntil(lambda: context.selection.ref is not None)
    main = context.selection.ref
    assert main is not None
    session.context.jobs.wait()
    archive = Archive.open(session._archive.path)  # pyright: ignore[reportOptionalMemberAccess]
    date = archive.read(reading.record, main).fields["date"]
    archive.close()
    assert date.edtf == "1950-10-07"  # pyright: ignore[reportAttributeAccessIssue]


def test_a_brush_filters_the_unit_tree_and_one_key_clears_all(
    qtbot: QtBot, session: Session, bundled: Path
) -> None:
    panel, context = timeline(session), session.context
    units = panel_of(session, "units")
    assert isinstance(units, UnitsPanel)
    everyone = len(units._model._nodes)
    canvas = panel._canvas
    first, last = parse("1950-09-30"), parse("1950-10-01")
    y = 10
    start = QPoint(round(canvas.x_of(first.earliest + 300)), y)
    end = QPoint(round(canvas.x_of(last.latest - 300)), y)
    qtbot.mousePress(canvas, LEFT, pos=start)
    qtbot.mouseMove(canvas, (start + end) / 2)
    qtbot.mouseMove(canvas, end)
    qtbot.mouseRelease(canvas, LEFT, pos=end)
    assert context.browse.scope.span == Span(first.earliest, last.latest)
    context.jobs.wait()
    archive = Archive.open(bundled)
    tied = archive.read(reading.ties, ("unit", "body"), first.earliest, last.latest)
    archive.close()
    active = {one.ref for ones in tied.values() for one in ones}
    shown = set(units._model._nodes)
    assert active <= shown
    assert 0 < len(shown) < everyone
    context.moment.show_day(first.earliest)
    canvas.setFocus()
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    context.jobs.wait()
    assert (context.browse.scope.span, context.moment.value) == (None, None)
    assert len(units._model._nodes) == everyone
    assert panel._bar.day.text() == ""


def test_lanes_are_put_as_one_likes_and_it_is_remembered(
    open_window: Callable[..., Session], bundled: Path
) -> None:
    session = open_window(bundled, (1920, 1080))
    panel = timeline(session)
    for grouping, title in (
        ("side", "Phía Việt Nam"),
        ("place", "Thái Nguyên"),
        ("unit", "Đại đội 225"),
        ("kind", "Số liệu"),
    ):
        action = next(one for one in panel._bar.grouping.menu().actions() if one.data() == grouping)
        action.trigger()
        session.context.jobs.wait()
        lanes = [words for _, words in panel._canvas._stage.index.lanes]
        assert title in lanes, (grouping, lanes)
        found = panel._canvas.label_rects()
        for (one, a), (other, b) in combinations(found, 2):
            assert not a.intersects(b), (grouping, one, other)
        assert all(QRectF(panel._canvas.rect()).contains(rect) for _, rect in found), grouping
    again = open_window(bundled, (1920, 1080))
    assert timeline(again)._grouping == "kind"


@pytest.mark.parametrize(
    ("typed", "day"),
    [("2/10/1950", "1950-10-02"), ("ngay 10 thang 10", "1950-10-10"), ("1950-09-16", "1950-09-16")],
)
def test_a_typed_date_is_gone_to(qtbot: QtBot, session: Session, typed: str, day: str) -> None:
    panel = timeline(session)
    qtbot.keyClicks(panel._bar.date, typed)
    qtbot.keyClick(panel._bar.date, Qt.Key.Key_Return)
    session.context.jobs.wait()
    assert session.context.moment.value == parse(day).latest
    view = panel._canvas.view()
    assert view.earliest < parse(day).earliest < view.latest


def test_a_longer_date_comes_into_view_and_nonsense_is_answered(
    qtbot: QtBot, session: Session
) -> None:
    panel = timeline(session)
    qtbot.keyClicks(panel._bar.date, "thang 6/1950")
    qtbot.keyClick(panel._bar.date, Qt.Key.Key_Return)
    session.context.jobs.wait()
    view, june = panel._canvas.view(), parse("1950-06")
    assert view.earliest < june.earliest
    assert june.latest < view.latest < june.latest + 10 * 1440
    assert session.context.moment.value is None
    panel._bar.date.clear()
    qtbot.keyClicks(panel._bar.date, "blah")
    qtbot.keyClick(panel._bar.date, Qt.Key.Key_Return)
    session.context.jobs.wait()
    assert "blah" in panel._bar.day.text()


def test_pictures_are_what_is_seen(session: Session, tmp_path: Path) -> None:
    panel = timeline(session)
    for name in ("ảnh.svg", "ảnh.png", "ảnh.pdf"):
        panel.save_picture(str(tmp_path / name))
        session.context.jobs.wait()
        size = panel._canvas.size()  # the layout has settled with the first of them
    svg = etree.parse(tmp_path / "ảnh.svg", etree.XMLParser(resolve_entities=False))
    words = " ".join(text.strip() for text in svg.getroot().itertext())
    assert "Biên giới" in words
    image = QImage(str(tmp_path / "ảnh.png"))
    assert (image.width(), image.height()) == (2 * size.width(), 2 * size.height())
    seen = panel._canvas.grab().toImage()
    for x, y in ((5, 5), (300, 60), (700, 130)):
        assert image.pixelColor(2 * x, 2 * y).name() == seen.pixelColor(x, y).name()
    (page,) = PdfReader(tmp_path / "ảnh.pdf").pages
    assert "Thái Nguyên" in " ".join(page.extract_text().split())
    assert float(page.mediabox.width) == pytest.approx(size.width() * 0.75, abs=1)


def test_a_picture_that_cannot_be_written_is_said_and_nothing_is_left(
    session: Session, tmp_path: Path
) -> None:
    told: list[str] = []
    session.context.notices.posted.connect(lambda notice: told.append(notice.sentence))
    for name in ("ảnh.bmp", "nowhere/ảnh.svg"):
        timeline(session).save_picture(str(tmp_path / name))
        session.context.jobs.wait()
    assert len(told) == 2
    assert "bmp" in told[0]
    assert sorted(one.name for one in tmp_path.iterdir() if one.suffix == ".svg") == []


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_tray_lists_what_has_no_date_and_one_is_chosen(qtbot: QtBot, session: Session) -> None:
    bar = timeline(session)._bar
    assert bar.undated.isHidden()
    bar.show_undated([("event/a", "<b>Không rõ</b>"), ("event/b", "B")])
    qtbot.mouseClick(bar.undated, LEFT)
    tray = bar.findChild(Tray)
    assert tray is not None
    lines = tray.findChild(QListWidget)
    assert lines is not None
    with qtbot.waitSignal(bar.undated_picked) as picked:
        spot = lines.visualItemRect(lines.item(1)).center()
        qtbot.mouseClick(lines.viewport(), LEFT, pos=spot)
    assert picked.args == ["event/b"]


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_legend_shows_each_look_once(session: Session) -> None:
    bar = timeline(session)._bar
    bar.legend.trigger()
    legend = bar.findChild(TimelineLegend)
    assert legend is not None
    samples = [sample for _, sample in legend._rows()]
    looks = [
        sample if isinstance(sample, int) else (sample.certainty, sample.latest < 1440, sample.side)
        for sample in samples
    ]
    assert {"approximate", "month", "season", "year", "part"} <= {
        look[0] for look in looks if isinstance(look, tuple)
    }
    pictures = {legend.layout().itemAt(at).widget().grab().toImage().cacheKey() for at in range(3)}
    assert len(pictures) == 3
    legend.close()
