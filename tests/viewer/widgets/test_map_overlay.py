"""Scale, caption and credits stand whole over a map, however narrow it is."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QFontMetricsF

from viewer import theme
from viewer.widgets.map_overlay import lay_out_overlay
from viewer.widgets.projection import Frame, MapView, scale_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

CREDITS = ("Natural Earth", "GSHHG (LGPL)", "GeoNames (CC BY 4.0)")
CAPTION = "Sơ đồ vẽ lại, không phải bản đồ thời kỳ"


@pytest.fixture(params=(1.0, 1.5, 2.1))
def text_scale(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[float]:
    theme.apply(qapp, theme.LIGHT, request.param)
    yield request.param
    theme.apply(qapp, theme.LIGHT, 1.0)


@pytest.mark.parametrize("width", [253, 344, 410, 703, 1366])
def test_every_line_stands_whole_and_free(text_scale: float, width: int) -> None:
    view = MapView(21.9, 106.1, scale_of(8.75), width, 700, Frame())
    overlay = lay_out_overlay(view, "", CAPTION, CREDITS, ("{} km", "B"))
    for line in overlay.lines:
        assert line.rect.width() >= QFontMetricsF(line.font).horizontalAdvance(line.text), line.text
        assert line.rect.left() >= 0, (text_scale, line.text)
        assert line.rect.right() <= width, (text_scale, line.text)
        assert line.rect.bottom() <= view.height, line.text
    for one, other in combinations(overlay.lines, 2):
        shared = one.rect.intersected(other.rect)
        assert shared.height() <= 1 or shared.width() <= 1, (one.text, other.text)
    said = " ".join(line.text for line in overlay.lines)
    for words in (*CREDITS, CAPTION):
        assert all(word in said for word in words.split())
