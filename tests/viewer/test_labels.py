"""Painted words: none clipped, none elided, none upon another, at both sizes in both languages."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QRect, QRectF
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QLabel,
    QPushButton,
    QScrollArea,
    QToolButton,
    QWidget,
)

from tests.viewer.conftest import panel_of
from viewer.widgets.link_text import LinkText
from viewer.widgets.map_canvas import MapCanvas
from viewer.widgets.quotation import Quotation
from viewer.widgets.timeline_canvas import TimelineCanvas

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from viewer.session import Session

SIZES = [(1366, 768), (1920, 1080)]
SLACK = 1.0
"""Pixels by which a font's own rounding may reach over an edge."""
SELECTIONS = (
    None,
    "event/hanh-quan-phoque",
    "unit/dai-doi-225",
    "place/dong-khe",
    "section/2",
    "person/hoang-van-thai",
    "event/dien-tap-danh-dich",
)


def said_by(widget: QWidget) -> Iterator[tuple[QWidget, str]]:
    """Yield the visible widgets that paint one text of their own."""
    for child in widget.findChildren(QWidget):
        paints = isinstance(child, (QLabel, QAbstractButton))
        if paints and not isinstance(child, QToolButton) and child.isVisible() and child.text():
            yield child, child.text()


def room_wanted(widget: QWidget) -> int:
    """Return the height that a widget's text needs at the width that it has."""
    if widget.hasHeightForWidth():
        return widget.heightForWidth(widget.width())
    return widget.minimumSizeHint().height()


def rect_in(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def scrolled(widget: QWidget) -> bool:
    """Say whether a widget lies in a scrolled sheet, parts of which are out of sight by design."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            return True
        above = above.parentWidget()
    return False


def settle(session: Session, ref: str | None) -> None:
    if ref is not None:
        session.context.selection.choose(ref)
    session.context.jobs.wait()
    QCoreApplication.sendPostedEvents()


@pytest.mark.prove
@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_painted_words_are_whole_inside_and_apart(
    open_window: Callable[..., Session], bundled: Path, size: tuple[int, int], lang: str
) -> None:
    session = open_window(bundled, size, language=lang)
    for ref in SELECTIONS:
        settle(session, ref)
        check_widgets(session.window)
        check_card(session)
        check_canvases(session)
    kinds = panel_of(session, "navigation").findChild(QAbstractItemView)
    last = kinds.model().index(kinds.model().rowCount() - 1, 0)
    assert kinds.visibleRegion().contains(kinds.visualRect(last)), "every kind is seen"


def check_widgets(window: QWidget) -> None:
    shown = list(said_by(window))
    assert len(shown) > 10
    cut = [text for widget, text in shown if widget.height() < room_wanted(widget)]
    assert not cut, f"not high enough: {cut}"
    narrow = [
        text for widget, text in shown if widget.width() < widget.minimumSizeHint().width() - SLACK
    ]
    assert not narrow, f"not wide enough: {narrow}"
    outside = [
        text
        for widget, text in shown
        if not scrolled(widget) and not window.rect().contains(rect_in(widget, window))
    ]
    assert not outside, f"outside the window: {outside}"
    seen = [
        (rect_in(widget, window), text)
        for widget, text in shown
        if not widget.visibleRegion().isEmpty()
    ]
    upon = [(a[1], b[1]) for a, b in combinations(seen, 2) if a[0].intersects(b[0])]
    assert not upon, f"upon each other: {upon}"


def check_card(session: Session) -> None:
    area = panel_of(session, "details").findChild(QScrollArea)
    room = area.viewport().width()
    assert area.widget().width() <= room
    for kind in (LinkText, Quotation, QPushButton):
        for child in area.widget().findChildren(kind):
            assert child.mapTo(area.widget(), QPoint(child.width(), 0)).x() <= room


def check_canvases(session: Session) -> None:
    for name, kind in (("map", MapCanvas), ("timeline", TimelineCanvas)):
        canvas = panel_of(session, name).findChild(kind)
        labels = canvas.label_rects()
        assert len(labels) > 5
        inside = QRectF(canvas.rect()).adjusted(-SLACK, -SLACK, SLACK, SLACK)
        assert not [text for text, rect in labels if not inside.contains(rect)], name
        upon = [
            (one, other)
            for (one, a), (other, b) in combinations(labels, 2)
            if a.adjusted(SLACK, SLACK, -SLACK, -SLACK).intersects(b)
        ]
        assert not upon, name
