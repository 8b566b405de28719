"""Pictures in the window: taken in by dialog and drop, seen large, moved about and marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from db import Archive, editing, reading
from db.maps import sheets
from db.records import Target
from db.scanning import Wishes, import_pictures
from tests.db.pictures.drawing import gradient, saved
from tests.viewer.conftest import panel_of
from viewer.dialogs.pictures import PicturesDialog
from viewer.pictures.window import PictureWindow
from viewer.state.desk import Cataloguer
from viewer.widgets.link_text import LinkText

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from viewer.session import Session

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")
LEFT = Qt.MouseButton.LeftButton
REF = "media/to-ban-do"


@pytest.fixture
def with_picture(small: Path, tmp_path: Path) -> Path:
    """Give the small archive with a picture of two pages."""
    pages = [gradient(2600, 1700), gradient(800, 900)]
    scan = saved(tmp_path / "Tờ bản đồ.tif", pages[0], save_all=True, append_images=pages[1:])
    with Archive.open(small, mode="write") as door:
        import_pictures(door, [scan], Wishes(as_map=True))
    return small


@pytest.fixture
def shown(
    open_window: Callable[..., Session], with_picture: Path, qtbot: QtBot
) -> Iterator[tuple[Session, PictureWindow]]:
    """Open the picture from its card."""
    session = open_window(with_picture)
    window = open_from_card(session, qtbot, REF)
    yield session, window
    window.close()


def open_from_card(session: Session, qtbot: QtBot, ref: str) -> PictureWindow:
    """Choose a record and click the link of its card that opens the picture."""
    session.context.selection.choose(ref, None)
    session.context.jobs.wait()
    links = panel_of(session, "details").findChildren(LinkText)
    link = next(link for link in links if "Xem ảnh lớn" in link.text())
    QTest.mouseClick(link, LEFT)
    window = next(
        found for found in QApplication.topLevelWidgets() if isinstance(found, PictureWindow)
    )
    window.resize(1000, 700)
    settle(session, qtbot, window)
    return window


def unlock(session: Session) -> None:
    """Let Lan edit."""
    session._unlocking.unlock(Cataloguer("Lan"))
    session.context.jobs.wait()
    assert session.context.desk.editing


def settle(session: Session, qtbot: QtBot, window: PictureWindow) -> None:
    """Wait until the picture is sharp."""
    qtbot.waitUntil(lambda: window.view.frame.across > 1 and window.view.is_sharp, timeout=10_000)
    session.context.jobs.wait()


def colour_at(window: PictureWindow, x: float, y: float) -> tuple[int, int]:
    """Return red and green of what is painted at a pixel of the picture."""
    spot = window.view.frame.to_screen(x, y).toPoint()
    colour = window.view.grab().toImage().pixelColor(spot)
    return colour.red(), colour.green()


def expected(x: float, y: float) -> tuple[float, float]:
    """Return what the gradient has there."""
    with gradient(2600, 1700) as drawn:
        value = drawn.getpixel((int(x), int(y)))
    assert isinstance(value, tuple)
    return value[0], value[1]


def assert_shows(window: PictureWindow, x: float, y: float) -> None:
    """Fail unless the picture is where it should be."""
    found, wanted = colour_at(window, x, y), expected(x, y)
    assert abs(found[0] - wanted[0]) < 8
    assert abs(found[1] - wanted[1]) < 8


def test_the_whole_is_shown_sharp_with_its_words(shown: tuple[Session, PictureWindow]) -> None:
    session, window = shown
    frame = window.view.frame
    assert (frame.across, frame.down) == (2600, 1700)
    assert frame.is_whole
    for x, y in ((100, 100), (1300, 850), (2500, 1600)):
        assert_shows(window, x, y)
    assert "Tờ bản đồ" in window.windowTitle()
    assert window._credit.text() == "Quyền: chưa rõ"
    session.context.language.switch("en")
    assert window._credit.text() == "Rights: unknown"
    assert window._pages.text() == "Page 1 of 2"
    assert not window._buttons["tool-polygon"].isVisible()


def test_wheel_drag_keys_and_buttons_move_it(
    shown: tuple[Session, PictureWindow], qtbot: QtBot
) -> None:
    session, window = shown
    view = window.view
    at = QPointF(300, 200)
    under = view.frame.to_picture(at)
    wheel(window, at, 6)
    assert view.frame.scale > 3 * view.frame.least_scale
    after = view.frame.to_picture(at)
    assert (after - under).manhattanLength() < 2
    settle(session, qtbot, window)
    assert_shows(window, after.x(), after.y())
    before = view.frame
    drag(window, QPoint(400, 300), QPoint(330, 260))
    assert abs(view.frame.x - before.x - 70 / before.scale) < 0.5 / before.scale
    assert abs(view.frame.y - before.y - 40 / before.scale) < 0.5 / before.scale
    QTest.keyClick(view, Qt.Key.Key_1)
    assert view.frame.scale == pytest.approx(1 / view.devicePixelRatioF())
    x = view.frame.x
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.frame.x == pytest.approx(x + 80 / view.frame.scale)
    QTest.keyClick(view, Qt.Key.Key_Minus)
    assert view.frame.scale < 1 / view.devicePixelRatioF()
    QTest.mouseClick(window._buttons["fit"], LEFT)
    assert view.frame.is_whole
    settle(session, qtbot, window)


def wheel(window: PictureWindow, at: QPointF, notches: int) -> None:
    """Turn the wheel over the picture."""
    nowhere = QPoint(0, 0)
    event = QWheelEvent(
        at,
        window.view.mapToGlobal(at),
        nowhere,
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(window.view, event)


def drag(window: PictureWindow, start: QPoint, end: QPoint) -> None:
    """Drag with the left button."""
    QTest.mousePress(window.view, LEFT, pos=start)
    QTest.mouseMove(window.view, (start + end) / 2)
    QTest.mouseMove(window.view, end)
    QTest.mouseRelease(window.view, LEFT, pos=end)


def test_two_fingers_pinch(shown: tuple[Session, PictureWindow]) -> None:
    _, window = shown
    view, device = window.view, QTest.createTouchDevice()
    whole = view.frame.scale
    touch = QTest.touchEvent(view, device)
    touch.press(0, QPoint(300, 300), view).press(1, QPoint(400, 300), view).commit()
    touch.move(0, QPoint(200, 300), view).move(1, QPoint(500, 300), view).commit()
    touch.release(0, QPoint(200, 300), view).release(1, QPoint(500, 300), view).commit()
    assert view.frame.scale == pytest.approx(3 * whole, rel=0.01)


def test_pages_are_turned(shown: tuple[Session, PictureWindow], qtbot: QtBot) -> None:
    session, window = shown
    QTest.mouseClick(window._buttons["next"], LEFT)
    qtbot.waitUntil(lambda: window.view.frame.across == 800)
    settle(session, qtbot, window)
    assert window._pages.text() == "Trang 2/2"
    assert not window._buttons["next"].isEnabled()
    QTest.mouseClick(window._buttons["previous"], LEFT)
    qtbot.waitUntil(lambda: window.view.frame.across == 2600)
    settle(session, qtbot, window)


def test_a_rectangle_is_drawn_with_the_mouse(
    shown: tuple[Session, PictureWindow], qtbot: QtBot
) -> None:
    session, window = shown
    unlock(session)
    frame = window.view.frame
    QTest.mouseClick(window._buttons["tool-rectangle"], LEFT)
    start, end = frame.to_screen(500, 400).toPoint(), frame.to_screen(1200, 900).toPoint()
    with qtbot.waitSignal(session.context.desk.region_marked) as drawn:
        drag(window, start, end)
    media, page, polygon = drawn.args
    assert (media, page) == (REF, 0)
    assert len(polygon) == 4
    near = 2 / frame.scale
    assert polygon[0] == pytest.approx((500, 400), abs=near)
    assert polygon[2] == pytest.approx((1200, 900), abs=near)
    assert window.view.regions.tool == "pan"


def test_a_polygon_is_drawn_click_by_click(
    shown: tuple[Session, PictureWindow], qtbot: QtBot
) -> None:
    session, window = shown
    unlock(session)
    frame = window.view.frame
    QTest.mouseClick(window._buttons["tool-polygon"], LEFT)
    corners = [(400, 300), (900, 350), (700, 900)]
    spots = [frame.to_screen(*corner).toPoint() for corner in corners]
    for spot in spots[:2]:
        QTest.mouseClick(window.view, LEFT, pos=spot)
    QTest.keyClick(window.view, Qt.Key.Key_Escape)
    assert not window.view.regions.is_drawing
    assert window.isVisible()
    for spot in spots:
        QTest.mouseClick(window.view, LEFT, pos=spot)
    with qtbot.waitSignal(window.region_drawn) as drawn:
        QTest.mouseClick(window.view, LEFT, pos=spots[0])
    for found, corner in zip(drawn.args[2], corners, strict=True):
        assert found == pytest.approx(corner, abs=2 / frame.scale)


def test_regions_that_something_rests_on_are_shown_and_followed(
    open_window: Callable[..., Session], with_picture: Path, qtbot: QtBot
) -> None:
    polygon = ((1500.0, 900.0), (2300.0, 900.0), (2300.0, 1500.0), (1500.0, 1500.0))
    region = editing.Region(REF, 0, polygon)
    with Archive.open(with_picture, mode="write") as door:
        target = Target("record")
        door.write(editing.add_evidence, "place/don-may", target, "probable", at=region)
        assert door.read(sheets.regions, REF)[0].polygon == polygon
    session = open_window(with_picture)
    window = open_from_card(session, qtbot, REF)
    window.view.setFocus()
    spot = window.view.frame.to_screen(1900, 1200).toPoint()
    with qtbot.waitSignal(window.view.region_chosen):
        QTest.mouseClick(window.view, LEFT, pos=spot)
    assert session.context.selection.ref == "place/don-may"
    session.context.jobs.wait()
    QTest.keyClick(window.view, Qt.Key.Key_Tab)
    window.close()


def test_a_map_opens_from_its_card_too(
    open_window: Callable[..., Session], with_picture: Path, qtbot: QtBot
) -> None:
    session = open_window(with_picture)
    window = open_from_card(session, qtbot, "map/to-ban-do")
    assert window.view.frame.across == 2600
    window.close()


# taking in


@pytest.fixture
def desk(open_window: Callable[..., Session], small: Path) -> Session:
    """Open the small archive, unlocked."""
    session = open_window(small)
    unlock(session)
    return session


def dialog_of() -> PicturesDialog:
    """Return the import dialog that is open."""
    return next(
        found
        for found in QApplication.topLevelWidgets()
        if isinstance(found, PicturesDialog) and found.isVisible()
    )


def test_pictures_are_taken_in_by_the_menu(
    desk: Session, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    scan = saved(tmp_path / "Ảnh đồn.png", gradient(1200, 800))
    broken = tmp_path / "hỏng.png"
    broken.write_bytes(b"<svg/>")
    names = [str(broken)]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (names, ""))
    desk._menus.actions["import-pictures"].trigger()
    dialog = dialog_of()
    assert not dialog.begin.isEnabled()
    QTest.mouseClick(dialog.choose, LEFT)
    QTest.mouseClick(dialog.begin, LEFT)
    desk.context.jobs.wait()
    assert "hỏng.png" in dialog.told.text()
    assert "không phải là ảnh" in dialog.told.text()
    names[:] = [str(scan)]
    QTest.mouseClick(dialog.choose, LEFT)
    dialog.as_map.setChecked(True)
    QTest.mouseClick(dialog.begin, LEFT)
    desk.context.jobs.wait()
    qtbot.waitUntil(lambda: dialog.told.text() == "Đã thêm 1 ảnh")
    assert dialog.bar.value() == dialog.bar.maximum()
    assert desk.context.selection.ref == "map/anh-don"
    QTest.mouseClick(dialog.end, LEFT)
    assert desk.archive is not None
    assert desk.archive.read(reading.record, "media/anh-don").title.vi == "Ảnh đồn"


def test_cancelling_leaves_nothing_and_the_window_alive(
    desk: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    noise = Image.effect_noise((6000, 5000), 90).convert("RGB")
    scan = saved(tmp_path / "lớn.jpg", noise, quality=80)
    drop(desk, scan)
    dialog = dialog_of()
    QTest.mouseClick(dialog.begin, LEFT)
    qtbot.waitUntil(lambda: dialog.bar.value() > 100, timeout=10_000)
    QTest.mouseClick(dialog.end, LEFT)
    assert dialog.told.text() == "Đang hủy…"
    desk.context.jobs.wait()
    qtbot.waitUntil(lambda: "không để lại gì" in dialog.told.text())
    QTest.mouseClick(dialog.end, LEFT)
    assert desk.archive is not None
    assert desk.archive.read(reading.summaries, "media") == ()


def drop(session: Session, *files: Path) -> None:
    """Drop files onto the window."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    window = session.window
    spot, copy = QPoint(300, 300), Qt.DropAction.CopyAction
    options = (data, LEFT, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(spot, copy, *options)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(spot), copy, *options))


def test_closing_the_window_ends_an_import(desk: Session, tmp_path: Path, qtbot: QtBot) -> None:
    noise = Image.effect_noise((6000, 5000), 90).convert("RGB")
    path = desk.archive.path if desk.archive else tmp_path
    drop(desk, saved(tmp_path / "lớn.jpg", noise, quality=80))
    dialog = dialog_of()
    QTest.mouseClick(dialog.begin, LEFT)
    qtbot.waitUntil(lambda: dialog.bar.value() > 0, timeout=10_000)
    desk.window.close()
    with Archive.open(path) as door:
        assert door.read(reading.summaries, "media") == ()
