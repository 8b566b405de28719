"""The map under real events: labels stay apart, pins are picked, the view moves as asked."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QPixmap, QWheelEvent
from PySide6.QtWidgets import QApplication, QToolButton

from tests.viewer.widgets.map_samples import PROVINCE, bundled_layers, position_pins, routes
from viewer import theme
from viewer.widgets.map_canvas import MapCanvas
from viewer.widgets.map_marks import Pin

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from viewer.widgets.map_layers import MapLayer

pytestmark = pytest.mark.usefixtures("light")
SIZES = [(320, 400), (600, 800), (900, 1000), (1366, 768), (1920, 1080)]
BATTLE = Pin("event/tran-dong-khe", "Trận Đông Khê", 22.426, 106.438, 3, 2.5, "event")


@pytest.fixture(scope="module")
def layers() -> list[MapLayer]:
    from pathlib import Path

    return bundled_layers(Path(__file__).parents[3] / "resources")


@pytest.fixture
def canvas(qtbot: QtBot, layers: list[MapLayer], shared: Path) -> MapCanvas:
    made = MapCanvas()
    qtbot.addWidget(made)
    made.set_reduced_motion(reduced=True)
    made.set_layers(layers)
    made.set_pins([*position_pins(shared), BATTLE])
    made.set_chip("16–18/9/1950")
    made.resize(900, 800)
    made.show()
    qtbot.waitExposed(made)
    return made


def meetings(canvas: MapCanvas) -> list[str]:
    """Name every text that leaves the map, meets another text, or covers a pin."""
    texts, marks = canvas.label_rects(), canvas.mark_rects()
    whole = QRectF(canvas.rect())
    wrong = [f"{text} is outside" for text, rect in texts if not whole.contains(rect)]
    wrong += [
        f"{one} meets {other}"
        for (one, rect), (other, second) in combinations(texts, 2)
        if rect.intersects(second)
    ]
    return wrong + [
        f"{text} covers {ref}"
        for text, rect in texts
        for ref, mark in marks
        if rect.intersects(mark)
    ]


def at(canvas: MapCanvas, ref: str) -> QPoint:
    return next(spot.point for spot in canvas.spots() if spot.pin.ref == ref).toPoint()


def wheel(canvas: MapCanvas, point: QPointF, notches: int) -> None:
    everywhere = canvas.mapToGlobal(point.toPoint())
    QApplication.sendEvent(
        canvas,
        QWheelEvent(
            point, QPointF(everywhere), QPoint(), QPoint(0, 120 * notches),
            Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase, False,
        ),
    )  # fmt: skip


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("with_routes", [False, True])
def test_no_label_meets_another_a_pin_or_an_edge(
    canvas: MapCanvas, size: tuple[int, int], lang: str, with_routes: bool
) -> None:
    canvas.resize(*size)
    canvas.set_language(lang)
    canvas.set_routes(routes() if with_routes else [])
    for ref in (None, "place/dong-khe", "place/thi-xa-thai-nguyen", "place/trung-thanh"):
        canvas.select(ref)
        canvas.go_home()
        assert not meetings(canvas)
        canvas.show_all(PROVINCE)
        assert not meetings(canvas)


@pytest.mark.parametrize("size", [(600, 800), (900, 1000), (1920, 1080)])
def test_the_region_and_the_province_are_named_well(
    canvas: MapCanvas, size: tuple[int, int]
) -> None:
    canvas.resize(*size)
    texts = " | ".join(text for text, _ in canvas.label_rects())
    for town in ("Cao Bằng", "Đông Khê", "Lạng Sơn", "thị xã Thái Nguyên", "Hà Nội", "Thất Khê"):
        assert town in texts
    canvas.show_all(PROVINCE)
    named = {text.split(" +")[0] for text, _ in canvas.label_rects()}
    spots = canvas.spots()
    assert sum(spot.pin.title in named for spot in spots) >= 0.7 * len(spots)


def test_the_selections_label_is_always_shown(canvas: MapCanvas, shared: Path) -> None:
    for pin in position_pins(shared):
        if not canvas.view.frame.contains(pin.lat, pin.lon):
            continue
        canvas.select(pin.ref)
        canvas.centre_on(pin.lat, pin.lon, 9.0)
        assert any(text.split(" +")[0] == pin.title for text, _ in canvas.label_rects()), pin.ref
        assert not meetings(canvas)


def test_a_click_on_a_pin_picks_it_and_a_drag_does_not(qtbot: QtBot, canvas: MapCanvas) -> None:
    point = at(canvas, "place/that-khe")
    with qtbot.waitSignal(canvas.picked) as picked:
        qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=point)
    assert picked.args == ["place/that-khe"]
    before = canvas.view
    with qtbot.assertNotEmitted(canvas.picked):
        qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=point)
        qtbot.mouseMove(canvas, point + QPoint(-60, 20))
        qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=point + QPoint(-60, 20))
    assert canvas.view.lon > before.lon
    assert canvas.view.lat > before.lat
    moved = canvas.view.to_screen(22.255, 106.473)
    assert (moved.x(), moved.y()) == pytest.approx((point.x() - 60, point.y() + 20), abs=1)


def test_a_click_on_a_label_picks_its_record(qtbot: QtBot, canvas: MapCanvas) -> None:
    rect = next(rect for text, rect in canvas.label_rects() if text == "Thất Khê")
    with qtbot.waitSignal(canvas.picked) as picked:
        qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=rect.center().toPoint())
    assert picked.args == ["place/that-khe"]


def test_a_route_is_picked_by_its_line(qtbot: QtBot, canvas: MapCanvas) -> None:
    canvas.set_routes(routes())
    canvas.set_pins([])
    middle = canvas.view.to_screen(22.426, 106.438).toPoint()
    with qtbot.waitSignal(canvas.picked) as picked:
        qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=middle)
    assert picked.args == ["route/rut"]


def test_selecting_one_of_a_group_opens_it_and_each_can_be_picked(
    qtbot: QtBot, canvas: MapCanvas
) -> None:
    assert BATTLE.ref not in {spot.pin.ref for spot in canvas.spots()}
    canvas.select("place/dong-khe")
    with qtbot.waitSignal(canvas.picked) as picked:
        qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=at(canvas, BATTLE.ref))
    assert picked.args == [BATTLE.ref]


def test_a_double_click_on_a_group_zooms_to_its_members(qtbot: QtBot, canvas: MapCanvas) -> None:
    group = max(canvas.spots(), key=lambda spot: len(spot.behind))
    before = canvas.view.scale
    qtbot.mouseDClick(canvas, Qt.MouseButton.LeftButton, pos=group.point.toPoint())
    assert canvas.view.scale > before
    shown = {ref for spot in canvas.spots() for ref in spot.refs}
    assert set(group.refs) <= shown


def test_the_wheel_zooms_about_the_pointer(canvas: MapCanvas) -> None:
    point = QPointF(300, 250)
    before = canvas.view.to_geo(point)
    scale = canvas.view.scale
    wheel(canvas, point, 3)
    assert canvas.view.scale == pytest.approx(scale * 1.2**3)
    assert canvas.view.to_geo(point) == pytest.approx(before, abs=1e-6)
    wheel(canvas, point, -60)
    assert canvas.view.bounds().top() >= 19.2 - 1e-6


def test_after_a_zoom_the_base_map_is_drawn_sharply_again(qtbot: QtBot, canvas: MapCanvas) -> None:
    canvas.grab()
    wheel(canvas, QPointF(300, 250), 2)
    canvas.grab()
    qtbot.waitUntil(lambda: not canvas._motion.is_hurried)
    canvas.grab()
    assert canvas._ground.is_sharp


def test_arrows_plus_minus_and_home_move_the_view(qtbot: QtBot, canvas: MapCanvas) -> None:
    canvas.setFocus()
    home = canvas.view
    qtbot.keyClick(canvas, Qt.Key.Key_Plus)
    assert canvas.view.scale > home.scale
    before = canvas.view
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    assert canvas.view.lon > before.lon
    qtbot.keyClick(canvas, Qt.Key.Key_Up)
    assert canvas.view.lat > before.lat
    qtbot.keyClick(canvas, Qt.Key.Key_Minus)
    qtbot.keyClick(canvas, Qt.Key.Key_Home)
    assert canvas.view.scale == pytest.approx(home.scale)
    assert canvas.view.lat == pytest.approx(home.lat)


def test_tab_walks_every_pin_enter_picks_and_the_end_lets_go(
    qtbot: QtBot, canvas: MapCanvas
) -> None:
    canvas.activateWindow()
    canvas.setFocus()
    qtbot.waitUntil(canvas.hasFocus)
    refs = [spot.pin.ref for spot in canvas.spots()]
    picked: list[str] = []
    canvas.picked.connect(picked.append)
    for _ in refs:
        qtbot.keyClick(canvas, Qt.Key.Key_Tab)
        assert canvas.hasFocus()
        qtbot.keyClick(canvas, Qt.Key.Key_Return)
        assert not meetings(canvas)
    assert sorted(picked) == sorted(refs)
    titles = {spot.pin.ref: spot.pin.title for spot in canvas.spots()}
    assert canvas.accessibleDescription() == titles[picked[-1]]
    qtbot.keyClick(canvas, Qt.Key.Key_Tab)
    assert not canvas.hasFocus()


def test_buttons_zoom_and_go_home(qtbot: QtBot, canvas: MapCanvas) -> None:
    buttons = {button.objectName(): button for button in canvas.findChildren(QToolButton)}
    home = canvas.view
    qtbot.mouseClick(buttons["zoom-in"], Qt.MouseButton.LeftButton)
    assert canvas.view.scale > home.scale
    qtbot.mouseClick(buttons["zoom-out"], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(buttons["fit"], Qt.MouseButton.LeftButton)
    assert canvas.view.scale == pytest.approx(home.scale)
    assert all(button.accessibleName() for button in buttons.values())
    assert canvas.accessibleName()


def test_hovering_tells_which_record_is_under_the_pointer(qtbot: QtBot, canvas: MapCanvas) -> None:
    point = at(canvas, "place/that-khe")
    with qtbot.waitSignal(canvas.hovered) as hovered:
        qtbot.mouseMove(canvas, point)
    assert hovered.args == ["place/that-khe"]
    assert not meetings(canvas)
    with qtbot.waitSignal(canvas.hovered) as hovered:
        QApplication.sendEvent(canvas, QEvent(QEvent.Type.Leave))
    assert hovered.args == [""]


def test_a_flight_glides_and_arrives(qtbot: QtBot, canvas: MapCanvas) -> None:
    canvas.set_reduced_motion(reduced=False)
    views: list[object] = []
    canvas.view_changed.connect(views.append)
    canvas.centre_on(22.426, 106.438, 10.5)
    qtbot.waitUntil(lambda: canvas.view.zoom == pytest.approx(10.5))
    assert len(views) > 2
    centre = canvas.view.to_screen(22.426, 106.438)
    assert (centre.x(), centre.y()) == pytest.approx((450, 400), abs=1)


def test_a_reduced_motion_jumps(canvas: MapCanvas) -> None:
    views: list[object] = []
    canvas.view_changed.connect(views.append)
    canvas.centre_on(22.426, 106.438, 10.5)
    assert len(views) == 1


def test_a_resize_keeps_home_until_the_view_is_moved(canvas: MapCanvas) -> None:
    canvas.resize(500, 600)
    inside = canvas.view.bounds()
    assert inside.contains(QPointF(105.06, 20.96))
    assert inside.contains(QPointF(107.14, 22.84))
    canvas.centre_on(21.6, 105.85, 11)
    canvas.resize(700, 500)
    assert canvas.view.zoom == pytest.approx(11)
    assert canvas.view.lat == pytest.approx(21.6)


def test_each_look_paints_another_picture_live(
    canvas: MapCanvas, application: QApplication
) -> None:
    pictures = []
    for palette in theme.PALETTES.values():
        theme.apply(application, palette)
        image = canvas.grab().toImage()
        pictures.append(image)
        # the province's plain is the palette's own land, near its lighter tone
        land = image.pixelColor(canvas.view.to_screen(21.15, 106.6).toPoint())
        assert theme.contrast(land, palette.relief_high) < 2.2
    assert pictures[0] != pictures[1] != pictures[2]


def test_a_selection_is_marked_in_lacquer(canvas: MapCanvas) -> None:
    canvas.select("place/that-khe")
    image = canvas.grab().toImage()
    ratio = image.devicePixelRatio()
    point = at(canvas, "place/that-khe") * ratio
    assert image.pixelColor(point) == theme.LIGHT.lacquer


def test_highlighted_pins_come_forward(canvas: MapCanvas) -> None:
    canvas.resize(420, 500)
    canvas.highlight(["place/thac-huong"])
    assert "place/thac-huong" in {spot.pin.ref for spot in canvas.spots()}
    assert any("Thác Huống" in text for text, _ in canvas.label_rects())


def test_a_route_grows_when_told(canvas: MapCanvas) -> None:
    canvas.set_pins([])
    canvas.set_routes(routes())
    whole = canvas.grab().toImage()
    first, *others = routes()
    canvas.set_routes([replace(first, growth=0.3), *others])
    assert canvas.grab().toImage() != whole
    assert canvas.ref_at(canvas.view.to_screen(21.56, 105.845)) is None


def test_it_paints_without_layers_or_pins(qtbot: QtBot) -> None:
    empty = MapCanvas()
    qtbot.addWidget(empty)
    empty.resize(300, 300)
    picture: QPixmap = empty.grab()
    assert not picture.isNull()
    assert [text for text, _ in empty.label_rects()]


def test_an_enlarged_map_keeps_its_labels_apart(canvas: MapCanvas) -> None:
    canvas.resize(1920, 1080)
    canvas.set_enlarged(1.8)
    assert not meetings(canvas)
    buttons = canvas.findChildren(QToolButton)
    assert min(button.width() for button in buttons) >= 64
