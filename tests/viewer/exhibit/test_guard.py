"""Attempts to get out of the exhibit: each leaves the station in place, showing the exhibit.

Every attempt is a test of its own on the home screen, on a record's page and in the search, with
real events; then the station must be as it was: the same window, full of the exhibit, nothing else
open.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QDesktopServices,
    QKeyEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QTextEdit, QWidget

from db import Archive
from db.records import Words
from tests.viewer import builders
from tests.viewer.exhibit.conftest import lasting, rest
from tests.viewer.exhibit.escapes import ALT, CHORDS, CTRL, DEEDS, NONE, SHIFT, keyboard, under
from viewer.exhibit.guard import passes
from viewer.exhibit.visit import HOME, Place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from viewer.exhibit.app import Exhibit

Key, Modifier = Qt.Key, Qt.KeyboardModifier
PLACES = (Place(HOME), Place("record", "event/tran-don-may"), Place("search"))


@pytest.fixture(scope="module")
def full_screen(request: pytest.FixtureRequest, small_template: Path) -> Iterator[Exhibit]:
    """Give a station as visitors meet it: full screen, and no button of a window to close it."""
    with lasting(request, small_template, windowed=False) as exhibit:
        yield exhibit


@pytest.fixture(params=PLACES, ids=lambda place: place.screen)
def place(request: pytest.FixtureRequest) -> Place:
    return request.param


@pytest.fixture
def locked(qtbot: QtBot, full_screen: Exhibit, place: Place) -> Iterator[Exhibit]:
    """Give that station, locked, as the next visitor finds it at a place."""
    full_screen.window.showFullScreen()
    full_screen.guard.begin()
    qtbot.waitExposed(full_screen.window)
    go(full_screen, place)
    yield full_screen
    rest(full_screen)


def go(exhibit: Exhibit, place: Place) -> None:
    """Show a place, with everything that it asks."""
    exhibit.station.visit.home()
    exhibit.station.visit.go(place)
    exhibit.station.jobs.wait()


def wrong(exhibit: Exhibit, place: Place, qtbot: QtBot) -> str:
    """Say what is not as it was; nothing, where the station stands in place."""
    window = exhibit.window
    qtbot.waitUntil(lambda: window.isVisible() and window.isFullScreen(), timeout=3000)
    if exhibit.station.visit.place != place:
        return f"went to {exhibit.station.visit.place}"
    others = [w for w in QApplication.topLevelWidgets() if w.isVisible() and w is not window]
    if others or QApplication.activePopupWidget() or QApplication.activeModalWidget():
        return f"opened {others}"
    if window.shown is None or not window.shown.isVisible():
        return "shows nothing"
    if [menu for menu in window.findChildren(QMenu) if menu.isVisible()]:
        return "shows a menu"
    return ""


def test_the_table_is_as_long_as_what_visitors_try() -> None:
    assert len(CHORDS) >= 40
    assert len({deed.__name__ for deed in DEEDS}) == len(DEEDS) >= 30


@pytest.mark.qt_log_ignore("keyToAscii Unhandled key code")  # QTest's, of keys without a letter
@pytest.mark.parametrize("chord", CHORDS)
def test_no_chord_leads_out(locked: Exhibit, place: Place, chord: str, qtbot: QtBot) -> None:
    for target in (keyboard(locked), locked.window):
        QTest.keyClick(target, *CHORDS[chord])
    locked.station.jobs.wait()
    assert wrong(locked, place, qtbot) == ""
    assert QApplication.clipboard().text() == ""


# a swipe or ten fingers may turn the exhibit's own pages; nothing else may move it
OWN = {"ten_fingers", "edge_swipes", "drag_text_out"}


@pytest.mark.qt_log_ignore("keyToAscii Unhandled key code")  # QTest's, of keys without a letter
@pytest.mark.parametrize("deed", DEEDS, ids=lambda deed: deed.__name__)
def test_no_deed_leads_out(
    locked: Exhibit, place: Place, deed: Callable[[Exhibit], None], qtbot: QtBot
) -> None:
    deed(locked)
    locked.station.jobs.wait()
    outcome = wrong(locked, place, qtbot)
    assert outcome == "" or (deed.__name__ in OWN and outcome.startswith("went to Place("))


@pytest.mark.parametrize(
    ("key", "modifiers", "text", "may"),
    [
        (Key.Key_A, NONE, "a", True),
        (Key.Key_A, SHIFT, "A", True),
        (Key.Key_5, Modifier.KeypadModifier, "5", True),
        (Key.Key_Space, NONE, " ", True),
        (Key.Key_unknown, NONE, "đ", True),
        (Key.Key_Backspace, NONE, "\b", True),
        (Key.Key_Delete, NONE, "\x7f", True),
        (Key.Key_Delete, SHIFT, "\x7f", False),
        (Key.Key_Tab, NONE, "\t", True),
        (Key.Key_Tab, ALT, "\t", False),
        (Key.Key_A, CTRL, "\x01", False),
        (Key.Key_unknown, NONE, "\x1b", False),
        (Key.Key_unknown, NONE, "", False),
    ],
)
def test_letters_and_keys_to_walk_with_pass(
    key: Qt.Key, modifiers: Qt.KeyboardModifier, text: str, may: bool
) -> None:
    assert passes(QKeyEvent(QEvent.Type.KeyPress, key, modifiers, text)) is may


def test_a_rehearsal_in_a_window_may_be_closed_and_gives_everything_back(
    open_exhibit: Callable[..., Exhibit], small: Path
) -> None:
    exhibit = open_exhibit(small)
    assert exhibit.window.close()
    assert not exhibit.window.isVisible()
    menu: list[QEvent] = []

    class Plain(QWidget):
        def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
            menu.append(event)

    plain, at = Plain(), QPoint(1, 1)
    QApplication.sendEvent(plain, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, at))
    assert menu


INJECTION = (
    "<b>đậm</b><img src='file:///etc/passwd'><a href='https://example.org'>ra ngoài</a>"
    "<script>alert(1)</script><table width=99999><tr><td>&lt;"
)


@pytest.fixture
def injected(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Compile an archive whose record is written by somebody who means harm."""
    events = builders.RECORDS["events"]
    for words in ("Trận Đồn Mây", "Battle of Mây Post", "Trung đoàn 19 đánh Đồn Mây."):
        events = events.replace(words, INJECTION)
    monkeypatch.setitem(builders.RECORDS, "events", events)
    return builders.small_archive(tmp_path)


def test_rich_text_in_a_record_is_shown_as_it_is_written(
    open_exhibit: Callable[..., Exhibit], injected: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[object] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    with Archive.open(injected) as archive:
        from db import reading

        assert archive.read(reading.record, "event/tran-don-may").title == Words(
            INJECTION, INJECTION
        )
    exhibit = open_exhibit(injected)
    for place in PLACES:
        go(exhibit, place)
        for text in exhibit.window.findChildren(QTextEdit):
            assert not text.document().toHtml().count("<img"), place
        for label in exhibit.window.findChildren(QLabel):
            rich = label.textFormat() in {Qt.TextFormat.RichText, Qt.TextFormat.MarkdownText}
            guessed = label.textFormat() == Qt.TextFormat.AutoText
            assert not rich, label.text()
            assert not (guessed and "<" in label.text()), label.text()
        assert exhibit.window.width() <= 1366  # nothing in it makes the window larger
        QTest.mouseClick(under(exhibit), Qt.MouseButton.LeftButton)
    assert opened == []


def test_no_label_field_or_tip_of_any_screen_takes_rich_text_or_a_drop(
    open_exhibit: Callable[..., Exhibit], small: Path
) -> None:
    exhibit = open_exhibit(small)
    for name in exhibit.window._kinds:
        go(exhibit, Place(name, "event/tran-don-may" if name == "record" else None))
        for widget in exhibit.window.findChildren(QWidget):
            assert not widget.acceptDrops() or isinstance(widget, (QLineEdit, QTextEdit)), widget
            assert "<" not in widget.toolTip()
        for label in exhibit.window.findChildren(QLabel):
            assert not label.openExternalLinks(), label.text()
