"""A picture that is kept is its pixels, not what it was painted with."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen, QPixmap

from viewer import theme
from viewer.pixels import pixels_of
from viewer.widgets.map_layout import MAIN, Label
from viewer.widgets.map_letters import written
from viewer.widgets.map_shades import Pictures

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.usefixtures("qapp")
RATIO = 2.0


class _Mallinfo(ctypes.Structure):
    _fields_ = [
        (name, ctypes.c_size_t)
        for name in (
            *("arena", "ordblks", "smblks", "hblks", "hblkhd"),
            *("usmblks", "fsmblks", "uordblks", "fordblks", "keepcost"),
        )
    ]


@pytest.fixture
def in_use() -> Callable[[], int]:
    """Give what tells how many bytes are taken from the C library and not given back."""
    try:
        ask = ctypes.CDLL(None).mallinfo2
    except (AttributeError, OSError, TypeError):  # no such function, library, or way to name it
        pytest.skip("this C library does not tell what is taken from it")
    ask.restype = _Mallinfo

    def count() -> int:
        told = ask()
        return int(told.uordblks) + int(told.hblkhd)

    return count


def label(number: int) -> Label:
    return Label(f"Đoàn quân thứ {number}", MAIN, QRectF(0, 0, 150, 22))


def painted() -> QPixmap:
    picture = QPixmap(200, 60)
    picture.setDevicePixelRatio(RATIO)
    picture.fill(Qt.GlobalColor.transparent)
    path = QPainterPath()
    path.addText(QPointF(6, 22), QFont(theme.INTERFACE, 12), "Thất Khê")
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.strokePath(path, QPen(QColor("#8c1c13"), 3))
    painter.end()
    return picture


def test_the_pixels_are_those_that_were_painted() -> None:
    """Size, ratio, transparency and every pixel stay."""
    picture = painted()
    kept = pixels_of(picture)
    assert kept.cacheKey() != picture.cacheKey()
    assert kept.devicePixelRatio() == RATIO
    assert kept.hasAlphaChannel()
    assert kept.toImage() == picture.toImage()


def test_a_shelf_keeps_the_pixels_of_what_was_painted() -> None:
    """What is kept is a copy, equal pixel by pixel, and the same one when it is wanted again."""
    shelf, picture = Pictures(0), painted()
    kept = shelf.of(("one",), lambda: picture)
    assert kept.cacheKey() != picture.cacheKey()
    assert kept.toImage() == picture.toImage()
    assert shelf.of(("one",), painted).cacheKey() == kept.cacheKey()


def test_kept_labels_take_little_more_than_their_pixels(in_use: Callable[[], int]) -> None:
    """Two hundred labels keep no paint engine, which would take ten times as much."""
    shelf = Pictures(0)
    shelf.of(("warm", 0), lambda: written(label(0), 1.0, theme.active(), 1.0))
    before = in_use()
    count = 200
    for number in range(count):
        shelf.of((number,), lambda: written(label(number), 1.0, theme.active(), 1.0))  # noqa: B023
    pixels = count * 4 * 158 * 30
    assert in_use() - before < 2 * pixels
