"""Georeferencing a scan with real mouse and key events, from its card to the layer on the map."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox

from db import Archive, reading
from db.georeferencing import georeference as write_points
from db.maps.control_points import ControlPoint
from db.maps.mercator import project, unproject
from db.maps.sheets import sheet
from tests.db.maps.sheet_samples import MAP, SIZE, add_sheet
from tests.viewer.conftest import panel_of
from tests.viewer.keys import type_into
from viewer.catalogue.georeference import Workbench, wording
from viewer.models.sheets import placed_sheets
from viewer.state.desk import Cataloguer
from viewer.unlocking import Unlocking
from viewer.widgets.map_canvas import MapCanvas

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from viewer.catalogue.georeference.scan_canvas import ScanCanvas
    from viewer.session import Session

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

MIDDLE = project(106.2, 22.1)
CORNERS = ((150.0, 130.0), (1850.0, 140.0), (1830.0, 1380.0), (160.0, 1360.0), (1000.0, 300.0))
LEFT = Qt.MouseButton.LeftButton


def ground(x: float, y: float) -> tuple[float, float]:
    """Return (lon, lat) of a pixel of the sheet: turned by five degrees, 90 metres a pixel."""
    right, up, turn = (x - 1000) * 90, (750 - y) * 90, math.radians(5)
    across = right * math.cos(turn) - up * math.sin(turn)
    along = right * math.sin(turn) + up * math.cos(turn)
    return unproject(MIDDLE[0] + across, MIDDLE[1] + along)


@pytest.fixture
def archive(small: Path) -> Path:
    """Give the small archive with a scanned map."""
    with Archive.open(small, mode="write") as door:
        door.write(lambda transaction: add_sheet(transaction, tiles=True))
    return small


@pytest.fixture
def desk(archive: Path, open_window: Callable[..., Session], qtbot: QtBot) -> Session:
    """Give a window in which the scanned map may be edited."""
    session = open_window(archive)
    session.window.findChild(Unlocking).unlock(Cataloguer("Lan", "drafter"))
    qtbot.waitUntil(lambda: session.context.desk.editing)
    session.context.selection.choose(MAP)
    session.context.jobs.wait()
    return session


def opened(session: Session) -> Workbench:
    """Open the workbench from the menu and wait until all is read."""
    session.georeference()
    session.context.jobs.wait()
    bench = session.window.findChildren(Workbench)[-1]
    bench.resize(1366, 768)
    session.context.jobs.wait()
    return bench


def click(qtbot: QtBot, widget: QWidget, at: QPointF) -> None:
    qtbot.mouseClick(widget, LEFT, pos=at.toPoint())


def click_scan(qtbot: QtBot, scan: ScanCanvas, x: float, y: float) -> None:
    click(qtbot, scan, on_scan(scan, x, y))


def on_scan(scan: ScanCanvas, x: float, y: float) -> QPointF:
    """Return where a pixel of the scan is on the canvas, found by the canvas's own inverse."""
    left, top = scan.pixel(*scan.view.to_geo(QPointF(0, 0)))
    right, _ = scan.pixel(*scan.view.to_geo(QPointF(scan.view.width, 0)))
    scale = scan.view.width / (right - left)
    return QPointF((x - left) * scale, (y - top) * scale)


def click_ground(qtbot: QtBot, canvas: MapCanvas, lon: float, lat: float) -> None:
    click(qtbot, canvas, canvas.view.to_screen(lat, lon))


def set_point(qtbot: QtBot, bench: Workbench, x: float, y: float) -> None:
    click_scan(qtbot, bench.bench.scan, x, y)
    click_ground(qtbot, bench.bench.ground, *ground(x, y))


def drag(qtbot: QtBot, widget: QWidget, start: QPoint, end: QPoint) -> None:
    qtbot.mousePress(widget, LEFT, pos=start)
    for share in (0.3, 0.6, 1.0):
        qtbot.mouseMove(widget, start + (end - start) * share)
    qtbot.mouseRelease(widget, LEFT, pos=end)


def rmse_by_numpy(points: tuple[ControlPoint, ...]) -> float:
    """Return the affine fit's mean error on the ground, in metres."""
    used = [point for point in points if point.enabled]
    pixels = np.array([(point.x / 1000, point.y / 1000, 1) for point in used])
    places = np.array([project(point.lon, point.lat) for point in used])
    places -= places.mean(axis=0)
    off = pixels @ np.linalg.lstsq(pixels, places, rcond=None)[0] - places
    scale = np.cos(np.radians([point.lat for point in used]))
    return float(np.sqrt(((np.linalg.norm(off, axis=1) * scale) ** 2).mean()))


def test_a_scan_is_georeferenced_with_six_points_saved_and_laid_over_the_map(
    desk: Session, archive: Path, qtbot: QtBot
) -> None:
    bench = opened(desk)
    parts, context = bench.bench, desk.context
    assert "scan" in parts.prompt.text() or "bản quét" in parts.prompt.text()
    for x, y in CORNERS:
        set_point(qtbot, bench, x, y)
    # the sixth lies in a known place, chosen by name
    click_scan(qtbot, parts.scan, 1100, 520)
    parts.picker.setFocus()
    type_into(qtbot, parts.picker, "don may")
    qtbot.waitUntil(lambda: parts.picker.listing)
    qtbot.keyClick(parts.picker, Qt.Key.Key_Return)
    context.jobs.wait()
    points = bench.steps.draft.points
    assert len(points) == 6
    assert points[5].place == "place/don-may"
    assert (points[5].lon, points[5].lat) == (106.45, 22.43)
    for point, (x, y) in zip(points, CORNERS, strict=False):
        assert math.dist((point.x, point.y), (x, y)) < 6  # a click is a whole pixel of the screen
    found = rmse_by_numpy(points)
    assert wording.metres_words(found, "vi") in parts.side.judgement_words
    assert f"RMSE: {wording.metres_words(found, 'vi')}" in parts.side.judgement_words
    assert parts.side.model.rowCount() == 6
    worst = [row for row in range(6) if "lệch nhất" in shown(bench, row, 1)]
    assert len(worst) == 1
    qtbot.mouseClick(parts.buttons["save"], LEFT)
    qtbot.waitUntil(lambda: bench.steps.is_saved)
    qtbot.mouseClick(parts.buttons["close"], LEFT)
    qtbot.waitUntil(lambda: not desk.window.findChildren(Workbench))
    context.jobs.wait()
    canvas = panel_of(desk, "map").findChild(MapCanvas)
    qtbot.waitUntil(lambda: [(one.key, one.visible) for one in canvas.pictures] == [(MAP, True)])
    desk.window.close()
    with Archive.open(archive) as door:
        saved = door.read(sheet, MAP)
        assert saved is not None
        assert saved.points == points
        newest = door.read(reading.revisions)[0]
        assert (newest.who, newest.why) == ("Lan", "Georeference Tờ bản đồ")
        (placed,) = door.read(placed_sheets)
        west, south, east, north = placed.mesh.bounds
        assert west < 106.45 < east
        assert south < 22.43 < north


def shown(bench: Workbench, row: int, column: int) -> str:
    model = bench.bench.side.model
    return str(model.data(model.index(row, column)))


@pytest.fixture
def laid(archive: Path) -> Path:
    """Give the archive with five good points and a wrong one."""
    points = [ControlPoint(x, y, *ground(x, y)) for x, y in CORNERS]
    wrong = ControlPoint(700, 900, ground(700, 900)[0] + 0.1, ground(700, 900)[1])
    with Archive.open(archive, mode="write") as door:
        door.write(write_points, MAP, [*points, wrong], "affine")
    return archive


def test_a_wrong_point_is_named_left_out_moved_removed_and_brought_back(
    laid: Path, desk: Session, qtbot: QtBot
) -> None:
    assert laid.exists()
    bench = opened(desk)
    parts, steps, jobs = bench.bench, bench.steps, desk.context.jobs
    table, model = parts.side.table, parts.side.model
    assert shown(bench, 5, 1).startswith("lệch nhất")
    box = table.visualRect(model.index(5, 0))
    qtbot.mouseClick(table.viewport(), LEFT, pos=QPoint(box.left() + 18, box.center().y()))
    jobs.wait()
    assert not steps.draft.points[5].enabled
    assert "RMSE: 0 m" in parts.side.judgement_words
    # put it right: drag its mark on the map to where it belongs
    qtbot.mouseClick(parts.buttons["undo"], LEFT)
    jobs.wait()
    assert steps.draft.points[5].enabled
    point, view = steps.draft.points[5], parts.ground.view
    end = view.to_screen(*reversed(ground(700, 900))).toPoint()
    drag(qtbot, parts.ground, view.to_screen(point.lat, point.lon).toPoint(), end)
    jobs.wait()
    assert abs(steps.draft.points[5].lon - ground(700, 900)[0]) < 0.02
    # and its mark on the scan
    start = on_scan(parts.scan, 700, 900).toPoint()
    drag(qtbot, parts.scan, start, start + QPoint(30, 0))
    jobs.wait()
    assert steps.draft.points[5].x > 730
    # remove it with the keyboard, and take that back
    table.setFocus()
    parts.side.choose(5)
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert len(steps.draft.points) == 5
    qtbot.keyClick(bench, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(steps.draft.points) == 6
    steps.saved(steps.draft)
    bench.close()


def test_the_keyboard_alone_sets_a_point(desk: Session, qtbot: QtBot) -> None:
    bench = opened(desk)
    parts = bench.bench
    parts.scan.setFocus()
    qtbot.keyClick(parts.scan, Qt.Key.Key_Left)
    qtbot.keyClick(parts.scan, Qt.Key.Key_Return)
    assert bench.pairing.pixel == pytest.approx(parts.scan.middle())
    qtbot.keyClick(parts.scan, Qt.Key.Key_Escape)
    assert bench.pairing.pixel is None
    assert bench.isVisible()
    qtbot.keyClick(parts.scan, Qt.Key.Key_Space)
    parts.ground.setFocus()
    qtbot.keyClick(parts.ground, Qt.Key.Key_Return)
    (point,) = bench.steps.draft.points
    assert (point.lat, point.lon) == pytest.approx((parts.ground.view.lat, parts.ground.view.lon))
    assert "ít nhất 3 điểm" in parts.side.judgement_words or desk.context.jobs.busy
    desk.context.jobs.wait()
    assert "ít nhất 3 điểm" in parts.side.judgement_words
    bench.steps.undo()
    bench.close()


def test_the_place_may_be_clicked_first_and_a_pin_gives_its_own_position(
    desk: Session, qtbot: QtBot
) -> None:
    bench = opened(desk)
    click_ground(qtbot, bench.bench.ground, 106.45, 22.43)
    assert bench.pairing.place == (106.45, 22.43, "place/don-may")
    click_scan(qtbot, bench.bench.scan, 900, 400)
    assert bench.steps.draft.points[0].place == "place/don-may"
    bench.steps.undo()
    bench.close()


def test_the_sheet_is_drawn_over_the_map_as_opaque_as_is_wanted(
    laid: Path, desk: Session, qtbot: QtBot
) -> None:
    assert laid.exists()
    bench = opened(desk)
    parts = bench.bench
    qtbot.waitUntil(lambda: len(parts.ground.pictures) == 1)
    layer = parts.ground.pictures[0]
    parts.side.opacity.setValue(40)
    assert layer.opacity == pytest.approx(0.4)
    qtbot.mouseClick(parts.side.preview, LEFT, pos=QPoint(8, parts.side.preview.height() // 2))
    assert not parts.ground.pictures
    parts.side.kind.setFocus()
    qtbot.keyClick(parts.side.kind, Qt.Key.Key_Down)
    desk.context.jobs.wait()
    assert bench.steps.draft.transformation == "polynomial2"
    assert "đi qua đúng mọi điểm" in parts.side.judgement_words
    bench.steps.undo()
    bench.close()


def test_a_mask_is_drawn_corner_by_corner_and_dropped_again(
    laid: Path, desk: Session, qtbot: QtBot
) -> None:
    assert laid.exists()
    bench = opened(desk)
    parts, scan, jobs = bench.bench, bench.bench.scan, desk.context.jobs
    qtbot.mouseClick(parts.side.draw_mask, LEFT)
    assert "góc của khung cắt" in parts.prompt.text()
    corners = ((200, 200), (1700, 250), (1600, 1300), (-300, 1200))
    for at, (x, y) in enumerate(corners):
        click_scan(qtbot, scan, max(x, -20), y)
        assert (bench.steps.draft.mask is not None) == (at >= 2)
    mask = bench.steps.draft.mask
    assert mask is not None
    assert mask[3][0] == 0, "a corner lies on the page"
    assert math.dist(mask[1], corners[1]) < 6
    start = on_scan(scan, *mask[2]).toPoint()
    drag(qtbot, scan, start, start - QPoint(40, 0))
    jobs.wait()
    moved = bench.steps.draft.mask
    assert moved is not None
    assert moved[2][0] < mask[2][0] - 100
    assert bench.pairing.pixel is None, "no control point comes of it"
    qtbot.mouseClick(parts.side.draw_mask, LEFT)
    layer = parts.ground.pictures[0]
    assert layer.mesh.masked
    qtbot.mouseClick(parts.side.drop_mask, LEFT)
    jobs.wait()
    assert bench.steps.draft.mask is None
    assert not layer.mesh.masked
    bench.steps.undo()
    assert bench.steps.draft.mask == moved
    bench.save()
    qtbot.waitUntil(lambda: bench.steps.is_saved)
    bench.close()


def test_unsaved_points_are_asked_about(laid: Path, desk: Session, qtbot: QtBot) -> None:
    bench = opened(desk)
    bench.steps.take(bench.steps.draft.without([5]))
    bench.close()
    assert bench.isVisible()
    box = bench.findChildren(QMessageBox)[-1]
    texts = {button.text(): button for button in box.buttons()}
    qtbot.mouseClick(texts["Ở lại"], LEFT)
    assert bench.isVisible()
    bench.close()
    box = bench.findChildren(QMessageBox)[-1]
    qtbot.mouseClick(next(one for one in box.buttons() if one.text() == "Lưu"), LEFT)
    qtbot.waitUntil(lambda: not desk.window.findChildren(Workbench))
    with Archive.open(laid) as door:
        saved = door.read(sheet, MAP)
        assert saved is not None
        assert len(saved.points) == 5


def test_points_go_out_to_a_file_and_come_in_again(
    laid: Path, desk: Session, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert laid.exists()
    bench = opened(desk)
    file = tmp_path / "tờ bản đồ.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(file), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_k: (str(file), ""))
    qtbot.mouseClick(bench.bench.buttons["export"], LEFT)
    desk.context.jobs.wait()
    assert len(json.loads(file.read_text(encoding="utf-8"))["body"]["features"]) == 6
    before = bench.steps.draft.points
    bench.steps.take(bench.steps.draft.without(range(6)))
    qtbot.mouseClick(bench.bench.buttons["import"], LEFT)
    desk.context.jobs.wait()
    assert bench.steps.draft.points == before
    file.write_text("{}", encoding="utf-8")
    qtbot.mouseClick(bench.bench.buttons["import"], LEFT)
    desk.context.jobs.wait()
    assert bench.bench.strip.isVisible()
    assert "chú giải tọa độ IIIF" in bench.bench.strip.text
    bench.steps.saved(bench.steps.draft)
    bench.close()


def test_who_saw_an_older_version_is_told_and_nothing_is_lost(
    laid: Path, desk: Session, qtbot: QtBot
) -> None:
    assert laid.exists()
    bench = opened(desk)
    desk.context.jobs.write(write_points, MAP, (), None, None, origin=None)
    desk.context.jobs.wait()
    bench.steps.take(bench.steps.draft.without([5]))
    qtbot.mouseClick(bench.bench.buttons["save"], LEFT)
    desk.context.jobs.wait()
    assert bench.bench.strip.isVisible()
    assert not bench.steps.is_saved
    bench.steps.saved(bench.steps.draft)
    bench.close()


def test_a_locked_desk_asks_who_edits_before_the_workbench_opens(
    archive: Path, open_window: Callable[..., Session], qtbot: QtBot
) -> None:
    session = open_window(archive)
    session.georeference()
    assert session.window.strip.isVisible(), "no map is chosen yet"
    session.context.selection.choose(MAP)
    session.context.jobs.wait()
    with qtbot.waitSignal(session.context.desk.unlock_wanted):
        session.georeference()
    assert not session.window.findChildren(Workbench)
    session.window.findChild(Unlocking).unlock(Cataloguer("Lan", "drafter"))
    qtbot.waitUntil(lambda: bool(session.window.findChildren(Workbench)))
    session.context.jobs.wait()
    session.window.findChildren(Workbench)[-1].close()


def test_the_whole_scan_is_shown_at_first(desk: Session) -> None:
    bench = opened(desk)
    scan = bench.bench.scan
    for x, y in ((0, 0), SIZE):
        assert scan.rect().contains(on_scan(scan, x, y).toPoint())
    bench.close()
