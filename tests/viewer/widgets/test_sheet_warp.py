"""A sheet bent over the base map: where its mesh lies, which tiles it asks for, what is painted."""

from __future__ import annotations

import math
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from db.maps.control_points import ControlPoint
from db.maps.georeference import georeference
from db.maps.levels import TileKey, level_count, level_size
from db.maps.mercator import project, unproject
from viewer.widgets.projection import Frame, MapView, scale_of
from viewer.widgets.sheet_mesh import SheetMesh
from viewer.widgets.sheet_warp import SheetLayer, Tiles

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from db.maps.georeference import Georeference
    from viewer.widgets.sheet_mesh import Point

SIZE = (2400, 1800)
LEVELS = level_count(*SIZE)
MASK = ((200.0, 200.0), (2200.0, 300.0), (2100.0, 1600.0), (300.0, 1500.0))


def fitted(kind: str = "spline", bend: float = 1.0) -> Georeference:
    """Return a sheet turned by 20 degrees over the border country, bent for splines."""
    middle = project(106.2, 22.2)
    points: list[ControlPoint] = []
    for column in range(4):
        for row in range(4):
            x, y = SIZE[0] * column / 3, SIZE[1] * row / 3
            right, up = (x - SIZE[0] / 2) * 40, (SIZE[1] / 2 - y) * 40
            turn = math.radians(20)
            across = right * math.cos(turn) - up * math.sin(turn)
            along = right * math.sin(turn) + up * math.cos(turn)
            across += bend * 3000 * math.sin(column + 2 * row)
            place = unproject(middle[0] + across, middle[1] + along)
            points.append(ControlPoint(x, y, *place))
    return georeference(kind, points)


def shade(x: float, y: float) -> QColor:
    """Return the colour of the picture at a pixel: red tells the column, green the row."""
    return QColor(int(x * 255 / SIZE[0]), int(y * 255 / SIZE[1]), 90)


class Pyramid:
    """Tiles made when they are asked for; those of `missing` levels only on request."""

    def __init__(self, missing: frozenset[int] = frozenset()) -> None:
        self.missing = missing
        self.wanted: list[TileKey] = []
        self.tiles = Tiles(1, *SIZE, 512, LEVELS, self.image, self.at_hand)

    def image(self, key: TileKey) -> QImage | None:
        """Return a tile, and remember that it was asked for if its level is missing."""
        if key.level in self.missing:
            self.wanted.append(key)
            return None
        return self.at_hand(key)

    def at_hand(self, key: TileKey) -> QImage | None:
        """Return a tile unless its level is missing."""
        return None if key.level in self.missing else tile(key)


@cache
def tile(key: TileKey) -> QImage:
    """Return a tile of the picture, in squares of eight pixels."""
    width, height = level_size(*SIZE, LEVELS, key.level)
    left, top = key.column * 512, key.row * 512
    image = QImage(min(512, width - left), min(512, height - top), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    for x in range(0, image.width(), 8):
        for y in range(0, image.height(), 8):
            right, down = (left + x + 4) * SIZE[0] / width, (top + y + 4) * SIZE[1] / height
            painter.fillRect(x, y, 8, 8, shade(min(right, SIZE[0]), min(down, SIZE[1])))
    painter.end()
    return image


def view_of(zoom: float, width: float = 400, height: float = 300) -> MapView:
    return MapView(22.2, 106.2, scale_of(zoom), width, height, Frame(max_zoom=17))


def painted(layer: SheetLayer, view: MapView) -> QImage:
    image = QImage(int(view.width), int(view.height), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    layer.paint(painter, view)
    painter.end()
    return image


def layer_of(
    fit: Georeference, pyramid: Pyramid, mask: tuple[Point, ...] | None = None
) -> SheetLayer:
    return SheetLayer("map/x", {}, SheetMesh(fit.forward_all, SIZE, mask), pyramid.tiles)


@pytest.mark.parametrize("kind", ["similarity", "affine", "polynomial2", "spline"])
@pytest.mark.parametrize("zoom", [7.5, 9.5, 12.0])
def test_each_pixel_is_painted_where_the_fit_puts_it(qtbot: object, kind: str, zoom: float) -> None:
    del qtbot
    fit = fitted(kind)
    view = view_of(zoom)
    image = painted(layer_of(fit, Pyramid()), view)
    seen = 0
    for column in range(1, 24):
        for row in range(1, 24):
            x, y = SIZE[0] * column / 24, SIZE[1] * row / 24
            lon, lat = fit.forward(x, y)
            at = view.to_screen(lat, lon).toPoint()
            if not image.rect().adjusted(2, 2, -2, -2).contains(at):
                continue
            found, meant = image.pixelColor(at), shade(x, y)
            off = max(abs(found.red() - meant.red()), abs(found.green() - meant.green()))
            # a shade is 9 pixels of the picture wide; zoomed out, a pixel of the screen is more
            allowed = 4 + 255 * 2 / (view.scale / 2400)
            assert off <= allowed, (column, row, found.getRgb(), meant.getRgb())
            seen += 1
    assert seen >= 8


def test_what_lies_outside_the_mask_stays_clear(qtbot: object) -> None:
    del qtbot
    fit, view = fitted(), view_of(8.5, 800, 600)
    image = painted(layer_of(fit, Pyramid(), MASK), view)
    inside, outside = (1200.0, 900.0), (80.0, 80.0)
    for (x, y), alpha in ((inside, 255), (outside, 0)):
        lon, lat = fit.forward(x, y)
        assert image.pixelColor(view.to_screen(lat, lon).toPoint()).alpha() == alpha


def test_no_seam_shows_between_pieces_and_tiles(qtbot: object) -> None:
    del qtbot
    fit = fitted()
    for zoom in (8.5, 10.0, 11.3):
        view = view_of(zoom, 300, 300)
        image = painted(layer_of(fit, Pyramid()), view)
        clear = [
            (x, y)
            for x in range(300)
            for y in range(300)
            if image.pixelColor(x, y).alpha() < 255 and inside(fit, view, x, y)
        ]
        assert not clear


def inside(fit: Georeference, view: MapView, x: int, y: int) -> bool:
    """Say whether a pixel of the screen shows the picture, well within its edge."""
    lat, lon = view.to_geo(QPointF(x + 0.5, y + 0.5))
    across, down = fit.backward(lon, lat)
    return 60 < across < SIZE[0] - 60 and 60 < down < SIZE[1] - 60


def test_coarse_tiles_are_shown_while_sharp_ones_are_sent_for(qtbot: object) -> None:
    del qtbot
    finest = LEVELS - 1
    pyramid = Pyramid(missing=frozenset({finest}))
    layer, view = layer_of(fitted(), pyramid), view_of(12.0)
    image = painted(layer, view)
    assert image.pixelColor(200, 150).alpha() == 255
    assert {key.level for key in pyramid.wanted} == {finest}


def test_a_zoomed_out_view_asks_for_coarse_tiles_alone(qtbot: object) -> None:
    del qtbot
    pyramid = Pyramid(missing=frozenset(range(LEVELS)))
    painted(layer_of(fitted(), pyramid), view_of(7.0))
    assert {key.level for key in pyramid.wanted} == {0}
    pyramid.wanted.clear()
    painted(layer_of(fitted(), pyramid), replace(view_of(12.0), lat=20.0, lon=103.0))
    assert not pyramid.wanted


def test_a_tile_that_arrived_is_painted_where_it_lies_and_nowhere_else(qtbot: object) -> None:
    del qtbot
    fit = fitted()
    layer = layer_of(fit, Pyramid())
    told: list[QRectF] = []
    layer.changed.connect(told.append)
    layer.arrived(TileKey(2, LEVELS - 1, 0, 0))
    assert not told
    layer.arrived(TileKey(1, LEVELS - 1, 1, 1))
    for x, y in ((512, 512), (1023, 1023), (768, 700)):
        assert told[0].contains(QPointF(*fit.forward(x, y)))
    assert not told[0].contains(QPointF(*fit.forward(2300, 1700)))


def test_tiles_that_come_together_are_drawn_together(qtbot: QtBot) -> None:
    pyramid = Pyramid(missing=frozenset({LEVELS - 1}))
    layer = layer_of(fitted(), pyramid)
    painted(layer, view_of(11.5))
    asked = list(dict.fromkeys(pyramid.wanted))
    assert len(asked) > 2
    told: list[object] = []
    layer.changed.connect(told.append)
    pyramid.missing = frozenset()
    for key in asked[:-1]:
        layer.arrived(key)
    assert not told
    layer.arrived(asked[-1])
    assert len(told) == len(asked)
    # one that never comes holds the others up for a moment only
    pyramid.missing = frozenset({LEVELS - 1})
    painted(layer, view_of(11.5))
    told.clear()
    layer.arrived(asked[0])
    assert not told
    qtbot.waitUntil(lambda: len(told) == 1)


def test_a_sheet_laid_anew_has_its_new_bounds(qtbot: object) -> None:
    del qtbot
    layer = layer_of(fitted(), Pyramid())
    told: list[object] = []
    layer.changed.connect(told.append)
    before = layer.bounds
    layer.set_mesh(SheetMesh(fitted("affine", bend=0).forward_all, SIZE, MASK))
    assert told == [None]
    assert layer.bounds != before
    assert layer.bounds.width() < before.width()


@pytest.mark.parametrize("size", [(1, 1), (3, 900), (5000, 2)])
def test_a_picture_of_any_shape_has_a_mesh(size: tuple[int, int]) -> None:
    mesh = SheetMesh(lambda points: [(105 + x / 1e5, 22 - y / 1e5) for x, y in points], size)
    squares = list(mesh.squares(1, mesh.bounds))
    assert sum((s.right - s.left) * (s.bottom - s.top) for s in squares) == pytest.approx(
        size[0] * size[1]
    )
    assert mesh.pixels_per_degree > 0
