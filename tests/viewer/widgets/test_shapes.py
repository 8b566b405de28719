"""Each shape fills its circle and differs from the others."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import QPointF

from viewer import theme
from viewer.widgets.shapes import shape_path

SHAPES = sorted({style.shape for style in theme.KINDS.values()})


@pytest.mark.parametrize("shape", SHAPES)
def test_a_shape_stands_round_its_centre(shape: str) -> None:
    bounds = shape_path(shape, 20, QPointF(50, 40)).boundingRect()
    assert 15 <= max(bounds.width(), bounds.height()) <= 23
    assert abs(bounds.center().x() - 50) < 1


def test_rings_are_hollow_and_others_filled() -> None:
    for shape in SHAPES:
        hollow = not shape_path(shape, 20).contains(QPointF(0, 0))
        assert hollow == shape.endswith("ring")


def test_no_two_shapes_are_the_same() -> None:
    for one, other in combinations(SHAPES, 2):
        assert shape_path(one, 20) != shape_path(other, 20)
