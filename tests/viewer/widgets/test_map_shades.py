"""Maps of one archive share what looks the same in all of them, and paint it once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QImage, QPixmap

from tests.viewer.widgets.map_samples import bundled_layers
from viewer import theme
from viewer.widgets.map_canvas import MapCanvas
from viewer.widgets.map_marks import Pin
from viewer.widgets.map_shades import MapShades, Pictures

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from viewer.widgets.map_layers import MapLayer


@pytest.fixture(scope="module")
def layers() -> list[MapLayer]:
    return bundled_layers(Path(__file__).parents[3] / "resources")


def made(qtbot: QtBot, layers: list[MapLayer], shades: MapShades | None) -> MapCanvas:
    canvas = MapCanvas()
    qtbot.addWidget(canvas)
    if shades is not None:
        canvas.share(shades)
    canvas.set_reduced_motion(reduced=True)
    canvas.set_layers(layers)
    canvas.set_pins([Pin("place/dong-khe", "Đông Khê", 22.426, 106.438, 3, 2.5)])
    canvas.resize(640, 480)
    return canvas


def test_sharing_changes_no_pixel(qtbot: QtBot, layers: list[MapLayer]) -> None:
    made(qtbot, layers, None).grab()  # the first to write in a font may set it otherwise
    alone, shades = made(qtbot, layers, None), MapShades()
    first, second = made(qtbot, layers, shades), made(qtbot, layers, shades)
    seen = [one.grab().toImage() for one in (alone, first, second)]
    assert seen[0] == seen[1] == seen[2]
    assert first._ground.base.shades is second._ground.base.shades is shades


def test_a_label_and_a_relief_are_made_once_for_all(qtbot: QtBot, layers: list[MapLayer]) -> None:
    shades = MapShades()
    made(qtbot, layers, shades).grab()
    written = dict(shades.labels._kept)
    assert written
    made(qtbot, layers, shades).grab()
    assert {key: id(one) for key, one in shades.labels._kept.items()} == {
        key: id(one) for key, one in written.items()
    }
    grey = next(one.picture for one in layers if one.picture is not None)
    tinted = shades.relief(grey, theme.LIGHT)
    assert shades.relief(grey, theme.LIGHT) is tinted
    assert shades.relief(grey, theme.DARK) is not tinted
    assert shades.relief(grey, theme.LIGHT) is tinted  # two are kept


def test_the_same_layers_again_leave_the_tiles_and_another_set_does_not(
    qtbot: QtBot, layers: list[MapLayer]
) -> None:
    canvas = made(qtbot, layers, None)
    canvas.grab()
    tiles = canvas._ground.base._tiles
    assert tiles._tiles
    canvas.set_layers(list(layers))
    canvas.set_layers([replace(one) for one in layers])
    assert tiles._tiles
    canvas.set_layers([replace(one, visible=False) for one in layers])
    assert not tiles._tiles


def test_small_pictures_that_were_wanted_last_are_kept_within_64_mib() -> None:
    pictures, made_keys = Pictures(left=4 * 2**20), []

    def make(number: int) -> QPixmap:
        made_keys.append(number)
        return QPixmap.fromImage(QImage(512, 512, QImage.Format.Format_RGB32))  # 1 MiB

    def want(number: int) -> None:
        pictures.of((number,), lambda: make(number))

    for number in range(64):
        want(number)
    want(0)
    want(64)
    assert made_keys == list(range(65))
    want(0)
    assert made_keys == list(range(65))
    want(1)  # the one that was longest not wanted went
    assert made_keys[-1] == 1
    assert len(pictures._kept) == 64
    pictures.thin()
    assert len(pictures._kept) == 4
    want(1)
    assert made_keys[-2:] == [64, 1]
