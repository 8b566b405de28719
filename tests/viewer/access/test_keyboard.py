"""Without a mouse: Tab goes everywhere as one reads, F6 to each panel, and one sees where."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QColor, QImage

from tests.viewer.access import looking, stages
from viewer import theme
from viewer.widgets.reading_order import reading_order

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from viewer.session import Session

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")
SEEN = 24
"""Pixels that must change where the keyboard comes to; a frame round a button has hundreds."""
MARK_CONTRAST = 3.0
"""WCAG 2.2, 1.4.11: of a mark against what was there before."""


def test_f6_walks_the_panels_and_brings_them_into_view(
    open_window: Callable[..., Session], small: Path, qtbot: QtBot
) -> None:
    session = open_window(small, **{"text-scale": "2.0"})
    window = session.window
    with qtbot.waitActive(window):
        window.activateWindow()
    window.bar.search.setFocus()
    shown = {panel.name for panel in window.panels if panel.isVisible()}
    for key in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
        entered: set[str] = set()
        for _ in range(len(shown) + 1):
            qtbot.keyClick(window.focusWidget(), Qt.Key.Key_F6, key)
            focused = window.focusWidget()
            for panel in window.panels:
                if panel is focused or panel.isAncestorOf(focused):
                    entered.add(panel.name)
                    assert not focused.visibleRegion().isEmpty(), panel.name
        assert entered == shown


@pytest.mark.parametrize("palette", theme.PALETTES)
def test_one_sees_where_the_keyboard_is(
    open_window: Callable[..., Session], small: Path, qtbot: QtBot, palette: str
) -> None:
    session = open_window(small, palette=palette)
    session.context.selection.choose("event/tran-don-may")
    stages.settle(session)
    window = session.window
    with qtbot.waitActive(window):
        window.activateWindow()
    stops = [one for one in reading_order(window) if not one.visibleRegion().isEmpty()]
    assert len(stops) > 30
    unseen = [looking.described(one) for one in stops if not _shows_focus(one, window)]
    assert not unseen


def _shows_focus(one: QWidget, window: QWidget) -> bool:
    """Say whether enough of a widget changes, clearly enough, when the keyboard comes to it."""
    (window.focusWidget() or one).clearFocus()
    QCoreApplication.sendPostedEvents()
    within = looking.place(one) & window.rect()
    before = window.grab(within).toImage().convertToFormat(QImage.Format.Format_RGB32)
    one.setFocus(Qt.FocusReason.TabFocusReason)
    QCoreApplication.sendPostedEvents()
    after = window.grab(within).toImage().convertToFormat(QImage.Format.Format_RGB32)
    changed = 0
    old, new = memoryview(before.constBits()).cast("I"), memoryview(after.constBits()).cast("I")
    known: dict[tuple[int, int], bool] = {}
    for a, b in zip(old.tolist(), new.tolist(), strict=False):
        if a != b:
            if (a, b) not in known:
                ratio = theme.contrast(QColor.fromRgb(a), QColor.fromRgb(b))
                known[a, b] = ratio >= MARK_CONTRAST
            changed += known[a, b]
            if changed >= SEEN:
                return True
    return False
