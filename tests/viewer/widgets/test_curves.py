"""Simplified lines stay near, smoothed ones pass through every given point."""

from __future__ import annotations

import math
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF

from viewer.widgets.curves import bent, simplified, smoothed, through

lines = st.lists(st.tuples(st.floats(0, 100), st.floats(0, 100)), min_size=2, max_size=40)


def _away(point: tuple[float, float], line: list[tuple[float, float]]) -> float:
    nearest = math.inf
    for (x, y), (u, v) in pairwise(line):
        length = (u - x) ** 2 + (v - y) ** 2
        part = 0.0
        if length:
            part = min(max(((point[0] - x) * (u - x) + (point[1] - y) * (v - y)) / length, 0), 1)
        nearest = min(nearest, math.dist(point, (x + part * (u - x), y + part * (v - y))))
    return nearest


@given(lines, st.floats(0.1, 20))
def test_a_simplified_line_keeps_its_ends_and_loses_no_more_than_its_tolerance(
    line: list[tuple[float, float]], tolerance: float
) -> None:
    short = simplified(line, tolerance)
    assert (short[0], short[-1]) == (line[0], line[-1])
    assert all(_away(point, short) <= tolerance + 1e-6 for point in line)


def test_no_tolerance_keeps_every_point() -> None:
    line = [(0.0, 0.0), (1.0, 0.0), (2.0, 0.0)]
    assert simplified(line, 0) == line
    assert simplified(line, 0.1) == [(0.0, 0.0), (2.0, 0.0)]


@given(lines)
def test_a_smoothed_line_passes_through_every_point(line: list[tuple[float, float]]) -> None:
    curve = smoothed(line)
    assert all(any(math.dist(point, each) < 1e-6 for each in curve) for point in line)


def test_two_points_are_joined_by_a_bow() -> None:
    start, end = QPointF(0, 0), QPointF(100, 0)
    assert through([start, end]).length() > 100
    assert abs(bent(start, end, 0.2).pointAtPercent(0.5).y()) == 20
