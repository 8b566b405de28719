"""Read by ear: every stop of the keyboard has a name and a role, every list says its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QAccessible

from tests.viewer.access import looking
from tests.viewer.conftest import panel_of
from viewer.widgets.map_canvas import MapCanvas
from viewer.widgets.timeline_canvas import TimelineCanvas

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from viewer.session import Session


@pytest.fixture(autouse=True)
def _reader_runs() -> Iterator[None]:
    """Let Qt believe that a screen reader listens: else it tells nothing of models that change."""
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


def test_what_is_painted_says_what_it_shows(
    open_window: Callable[..., Session], small: Path, qtbot: QtBot
) -> None:
    session = open_window(small, language="en")
    with qtbot.waitActive(session.window):
        session.window.activateWindow()
    timeline = panel_of(session, "timeline").findChild(TimelineCanvas)
    timeline.setFocus()
    everything = _told(timeline)
    assert "2 entries" in everything
    qtbot.keyClick(timeline, "+")
    qtbot.keyClick(timeline, "+")
    qtbot.waitUntil(lambda: _told(timeline) != everything)
    qtbot.keyClick(timeline, "\t")
    assert "1950" in _told(timeline)
    assert "entries" not in _told(timeline)
    chart = panel_of(session, "map").findChild(MapCanvas)
    chart.setFocus()
    assert "1 places" in _told(chart)
    qtbot.keyClick(chart, "\t")
    assert _told(chart) == "Mây Post"


def _told(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Description)


def test_a_notice_is_an_alert_with_its_words(
    open_window: Callable[..., Session], small: Path
) -> None:
    session = open_window(small)
    session.context.notices.post("Một việc.", "Một lời khuyên.")
    assert looking.role(session.window.strip) == QAccessible.Role.AlertMessage
    assert looking.heard(session.window.strip) == "Một việc. Một lời khuyên."


def test_the_eye_finds_what_is_wrong(qtbot: QtBot) -> None:
    from PySide6.QtCore import QStringListModel, Qt
    from PySide6.QtWidgets import QLabel, QListView, QPushButton, QVBoxLayout, QWidget

    box = QWidget()
    qtbot.addWidget(box)
    column = QVBoxLayout(box)
    stop, rows = QWidget(), QListView()
    stop.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    model = QStringListModel(["", ""], rows)
    rows.setModel(model)
    cut = QLabel("A line that finds no room here")
    for one in (stop, QPushButton("✕"), rows, cut):
        column.addWidget(one)
    box.show()
    cut.setFixedWidth(20)
    assert len(looking.nameless(box)) == 3
    assert len(looking.vague(box)) == 1
    assert len(looking.silent_rows(box)) == 1
    assert len(looking.clipped(box)) == 1
    assert looking.foreign(box, {"✕"}) == ["✕"]
