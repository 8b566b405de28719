"""The guide for who cannot see it, has no mouse, or needs large letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.viewer.access import looking

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from viewer.guide.window import GuideWindow
    from viewer.session import Session

    Open = Callable[..., Session]

HAIR = 8
"""Pixels that a table may be wider than the page without a word being lost."""
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def opened(session: Session, qtbot: QtBot, place: str) -> GuideWindow:
    """Return the guide's window at a page, in front."""
    session.guide.begin(place)
    window = session.guide.window
    assert window is not None
    qtbot.waitUntil(lambda: bool(window.browser.chapter))
    window.activateWindow()
    return window


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_everything_in_the_guide_is_heard_and_reached(
    open_window: Open, small: Path, qtbot: QtBot, lang: str
) -> None:
    window = opened(open_window(small, language=lang), qtbot, "search")
    assert looking.nameless(window) == []
    assert looking.vague(window) == []
    assert looking.silent_rows(window) == []
    if lang == "vi":
        assert looking.foreign(window, looking.vietnamese()) == []
    window.open_place("card")  # so that there is a way back
    window.back.setFocus()
    walk = looking.tabbed(window)
    assert looking.trapped(walk, window) == []
    assert looking.backwards(walk) == []


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_large_letters_find_room(open_window: Open, small: Path, qtbot: QtBot, lang: str) -> None:
    session = open_window(small, language=lang, **{"text-scale": "2.0"})
    window = opened(session, qtbot, "catalogue")
    assert looking.clipped(window) == []
    assert looking.upon(window) == []
    bar = window.browser.horizontalScrollBar()
    for row in window.rows():
        window.contents.setCurrentItem(row)
        assert bar.maximum() < HAIR, row.text(0)
