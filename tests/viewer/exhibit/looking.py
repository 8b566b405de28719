"""What a careful eye finds wrong with a station's window: small, cut, faint, nameless, foreign."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget

from viewer import theme
from viewer.exhibit.metrics import TARGET_MM
from viewer.exhibit.texts import TouchText
from viewer.widgets.edge_fade import EdgeFade
from viewer.widgets.map_canvas import MapCanvas
from viewer.widgets.tile_view import TileView

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from viewer.exhibit.metrics import Metrics

TEXT_CONTRAST = 4.5
"""WCAG 2.2 AA for text; the station's is large, and could do with 3."""
FEW = 6000
"""Pixels that are all looked at; of more, every third."""
SLACK = 1
"""Pixels that rounding may take from a target, or from a line of text."""
NAMED = (QAbstractButton, QLineEdit, MapCanvas, TileView, TouchText)
LOOKED_AT = (*NAMED, QLabel)


def shown(window: QWidget) -> list[QWidget]:
    """Return every widget of a window that is seen, or would be if its page were turned."""
    return [
        one
        for one in window.findChildren(QWidget)
        if isinstance(one, LOOKED_AT)
        and one.isVisible()
        and not one.size().isEmpty()
        and not is_covered(one, window)
    ]


def is_covered(one: QWidget, window: QWidget) -> bool:
    """Say whether something that is no part of it lies over the middle of a widget."""
    seen = seen_part(one, window)
    if seen.isEmpty():
        return False  # further down a page
    above = window.childAt(seen.center())
    if above is None or above is one or one.isAncestorOf(above) or above.isAncestorOf(one):
        return False
    return isinstance(above, QWidget)


def seen_part(one: QWidget, window: QWidget) -> QRect:
    """Return the part of a widget that is not cut off, in the window's pixels."""
    rect = QRect(one.mapTo(window, QPoint(0, 0)), one.size())
    above = one.parentWidget()
    while above is not None:
        rect = rect.intersected(QRect(above.mapTo(window, QPoint(0, 0)), above.size()))
        if above is window:
            break
        above = above.parentWidget()
    return rect


def small_targets(seen: Sequence[QWidget], metrics: Metrics) -> list[str]:
    """Name the buttons that are less than 14 mm high or wide."""
    least = metrics.mm(TARGET_MM) - SLACK
    return [
        f"{said(one)} {one.width()}x{one.height()}"
        for one in seen
        if isinstance(one, QAbstractButton) and min(one.width(), one.height()) < least
    ]


def nameless(seen: Sequence[QWidget]) -> list[str]:
    """Name by their class what can be touched or looked at, and has no words for who can't see."""
    return [
        f"{type(one).__name__} in {type(one.parentWidget()).__name__}"
        for one in seen
        if isinstance(one, NAMED) and not one.accessibleName().strip()
    ]


def clipped(seen: Sequence[QWidget]) -> list[str]:
    """Name the words that don't find room: lines cut off, or words wider than their place."""
    return [found for one in seen if (found := _clipped(one))]


def _clipped(one: QWidget) -> str:
    if isinstance(one, QLabel) and one.text():
        if not one.wordWrap():
            return _less(one, one.sizeHint())
        room = one.contentsRect().width()
        widest = max(one.fontMetrics().horizontalAdvance(word) for word in one.text().split())
        return _less(one, QSize(0, one.heightForWidth(one.width()))) or (
            f"{one.text()!r}: a word of {widest} px in {room}" if widest > room + SLACK else ""
        )
    if isinstance(one, TouchText):
        return _less(one, QSize(0, one.heightForWidth(one.width())))
    if isinstance(one, QAbstractButton) and one.text():
        return _less(one, QSize(one.fontMetrics().horizontalAdvance(one.text()), 0))
    return ""


def _less(one: QWidget, wanted: QSize) -> str:
    if wanted.width() > one.width() + SLACK or wanted.height() > one.height() + 2 * SLACK:
        return f"{said(one)!r}: {one.width()}x{one.height()}, wants {wanted.toTuple()}"
    return ""


def untranslated(seen: Sequence[QWidget], vietnamese: Mapping[str, str]) -> list[str]:
    """Name the words that stand there in English although there is Vietnamese for them.

    `vietnamese` is the catalogue, without what both languages write alike.
    """
    texts = (said(one) for one in seen if isinstance(one, QLabel | QAbstractButton))
    names = (one.accessibleName() for one in seen)
    return sorted({text for text in (*texts, *names) if text in vietnamese})


def faint(seen: Sequence[QWidget], window: QWidget) -> list[str]:
    """Name the words whose colour, as painted, is too near that of their ground."""
    fades = [seen_part(one, window) for one in window.findChildren(EdgeFade) if one.isVisible()]
    picture = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    found: list[str] = []
    for one in seen:
        if not isinstance(one, QLabel | QAbstractButton) or not said(one) or not one.isEnabled():
            continue
        if isinstance(one, QAbstractButton) and not one.text():
            continue
        rect = seen_part(one, window)
        if rect.height() < one.fontMetrics().height() or rect.width() < 4:
            continue
        if any(fade.intersects(rect) for fade in fades):
            continue  # it goes on below, and is read there
        if isinstance(one, QAbstractButton) and one.icon().isNull():
            rect = rect.intersected(_lettered(one, window))
        ratio = painted_contrast(picture.copy(rect))
        if ratio < TEXT_CONTRAST:
            found.append(f"{said(one)!r}: {ratio:.1f}")
    return found


def _lettered(one: QAbstractButton, window: QWidget) -> QRect:
    """Return where the letters of a button stand: a round one has the map in its corners."""
    metrics = one.fontMetrics()
    rect = QRect(0, 0, metrics.horizontalAdvance(one.text()) + 4, metrics.height())
    rect.moveCenter(one.mapTo(window, one.rect().center()))
    return rect


def painted_contrast(picture: QImage) -> float:
    """Return the contrast of the commonest colour of a picture and the one furthest from it."""
    pixels = memoryview(cast("memoryview", picture.constBits())).cast("I")
    few = pixels.nbytes < 4 * FEW
    counted = Counter((pixels if few else pixels[::3]).tolist())
    ground = QColor.fromRgb(counted.most_common(1)[0][0])
    often = [QColor.fromRgb(pixel) for pixel, count in counted.most_common(24) if count > 1]
    return max((theme.contrast(ground, colour) for colour in often), default=21.0)


def said(one: QWidget) -> str:
    """Return the words on a widget."""
    if isinstance(one, QLabel | QAbstractButton) and one.text():
        return one.text()
    return one.accessibleName()
