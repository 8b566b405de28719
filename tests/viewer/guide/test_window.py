"""F1 opens the page of where the keyboard is; the guide's window is read, searched and left."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QColor, QImage, QTextDocument

from tests.viewer.conftest import panel_of
from viewer.catalogue.tools import TOOLS
from viewer.dialogs.unlock import UnlockDialog
from viewer.guide.browser import Browser, icon_picture
from viewer.guide.chapters import PLACES
from viewer.guide.opening import place_of
from viewer.state.desk import Cataloguer
from viewer.unlocking import Unlocking

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from viewer.catalogue.panel import CataloguePanel
    from viewer.guide.window import GuideWindow
    from viewer.session import Session

    Open = Callable[..., Session]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
IMAGE = QTextDocument.ResourceType.ImageResource.value


def guide(session: Session, qtbot: QtBot) -> GuideWindow:
    """Return the guide's window when its page is there."""
    window = session.guide.window
    assert window is not None
    qtbot.waitUntil(lambda: bool(window.browser.chapter))
    return window


@pytest.fixture
def session(open_window: Open, small: Path) -> Session:
    return open_window(small)


@pytest.mark.parametrize(
    ("panel", "place"),
    [("map", "time-and-map#map"), ("reader", "start#reading"), ("details", "card")],
)
def test_f1_opens_the_page_of_the_panel(
    session: Session, qtbot: QtBot, panel: str, place: str
) -> None:
    target = panel_of(session, panel).focus_target()
    session.window.activateWindow()
    target.setFocus()
    qtbot.waitUntil(target.hasFocus)
    qtbot.keyClick(target, Qt.Key.Key_F1)
    shown = guide(session, qtbot)
    assert shown.isVisible()
    assert shown.place == place
    assert shown.browser.chapter == place.partition("#")[0]


def test_f1_works_in_a_dialog_that_waits_for_its_answer(session: Session, qtbot: QtBot) -> None:
    session.switch_desk()
    qtbot.waitUntil(lambda: bool(session.window.findChildren(UnlockDialog)))
    dialog = session.window.findChildren(UnlockDialog)[0]
    qtbot.waitUntil(dialog.name.hasFocus)
    qtbot.keyClick(dialog.name, Qt.Key.Key_F1)
    shown = guide(session, qtbot)
    assert shown.place == "catalogue#begin"
    assert shown.isEnabled()
    dialog.reject()


def test_a_dialog_has_the_key_of_its_own_window_alone(
    session: Session, open_window: Open, small: Path, qtbot: QtBot
) -> None:
    other = open_window(small)
    session.switch_desk()
    qtbot.waitUntil(lambda: bool(session.window.findChildren(UnlockDialog)))
    dialog = session.window.findChildren(UnlockDialog)[0]
    qtbot.waitUntil(dialog.name.hasFocus)
    qtbot.keyClick(dialog.name, Qt.Key.Key_F1)
    assert guide(session, qtbot).place == "catalogue#begin"
    assert other.guide.window is None
    dialog.reject()


def test_each_page_of_the_desk_has_its_own_page(session: Session, qtbot: QtBot) -> None:
    unlocking = session.window.findChild(Unlocking)
    unlocking.unlock(Cataloguer("Lan", "reviewer"))
    qtbot.waitUntil(lambda: session.context.desk.editing)
    desk = cast("CataloguePanel", panel_of(session, "catalogue"))
    for kind in TOOLS:
        session.context.desk.tool_wanted.emit(kind.name)
        assert place_of(desk.tools[kind.name].focus_target()) == PLACES[kind.__name__]
    assert place_of(desk.tabs) == PLACES["catalogue"]


def test_nowhere_in_particular_opens_the_first_page(session: Session, qtbot: QtBot) -> None:
    session.guide.begin(place_of(None))
    assert guide(session, qtbot).browser.chapter == "start"


def test_the_language_changes_the_page_under_the_readers_eyes(
    session: Session, qtbot: QtBot
) -> None:
    session.guide.begin("backups")
    shown = guide(session, qtbot)
    assert "Sao lưu" in shown.browser.toPlainText()
    session.switch_language()
    qtbot.waitUntil(lambda: "Back up" in shown.browser.toPlainText())
    assert shown.browser.chapter == "backups"
    assert shown.windowTitle() == "Guide – Muniment"


def test_a_word_without_tone_marks_finds_pages(session: Session, qtbot: QtBot) -> None:
    session.guide.begin()
    shown = guide(session, qtbot)
    everything = shown.contents.topLevelItemCount()
    qtbot.keyClicks(shown.field, "khoi phuc ban sao luu")
    titles = [item.text(0) for item in shown.rows()]
    assert shown.contents.topLevelItemCount() < everything
    qtbot.keyClick(shown.field, Qt.Key.Key_Return)
    assert shown.browser.chapter == "backups" or len(titles) > 1
    assert any("Sao lưu" in title for title in titles)
    shown.field.setText("xyzzy")
    assert shown.none.isVisible()
    assert shown.rows() == []


def test_enter_opens_the_page_whose_title_holds_the_words(session: Session, qtbot: QtBot) -> None:
    session.guide.begin()
    shown = guide(session, qtbot)
    qtbot.keyClicks(shown.field, "ban do")
    assert shown.rows()[0].text(0) != "Thời gian và bản đồ", "other pages name maps, too"
    qtbot.keyClick(shown.field, Qt.Key.Key_Return)
    assert shown.browser.chapter == "time-and-map"


def test_what_is_searched_for_is_marked_on_the_page(session: Session, qtbot: QtBot) -> None:
    session.guide.begin("backups")
    shown = guide(session, qtbot)
    qtbot.keyClicks(shown.field, "khoi phuc")
    marked = {mark.cursor.selectedText().lower() for mark in shown.browser.extraSelections()}
    assert {"khôi", "phục"} <= marked
    shown.browser.redraw()
    assert shown.browser.extraSelections()[0].cursor.hasSelection()
    shown.field.clear()
    assert shown.browser.extraSelections() == []


def test_back_and_forward(session: Session, qtbot: QtBot) -> None:
    session.guide.begin("search")
    shown = guide(session, qtbot)
    shown.open_place("card")
    qtbot.mouseClick(shown.back, Qt.MouseButton.LeftButton)
    assert shown.browser.chapter == "search"
    qtbot.mouseClick(shown.forward, Qt.MouseButton.LeftButton)
    assert shown.browser.chapter == "card"
    assert not shown.forward.isEnabled()


def test_contents_are_walked_by_key(session: Session, qtbot: QtBot) -> None:
    session.guide.begin("start")
    shown = guide(session, qtbot)
    shown.contents.setFocus()
    qtbot.keyClick(shown.contents, Qt.Key.Key_Down)
    assert shown.browser.chapter == "search"


def test_the_guide_closes_with_its_window(session: Session, qtbot: QtBot) -> None:
    session.guide.begin()
    shown = guide(session, qtbot)
    session.window.close()
    assert not shown.isVisible()
    assert session.guide.window is None


def test_links_lead_to_pages_and_nowhere_else(qtbot: QtBot) -> None:
    browser = Browser()
    qtbot.addWidget(browser)
    wanted: list[str] = []
    browser.page_wanted.connect(wanted.append)
    for link in ("card.md", "card.md#citing", "https://example.org/", "file:///etc/passwd", "x.md"):
        browser.anchorClicked.emit(QUrl(link))
    assert wanted == ["card", "card#citing"]


def test_nothing_but_our_own_pictures_is_loaded(qtbot: QtBot, tmp_path: Path) -> None:
    browser = Browser()
    qtbot.addWidget(browser)
    outside = tmp_path / "outside.png"
    picture = QImage(8, 8, QImage.Format.Format_RGB32)
    picture.fill(QColor("red"))
    assert picture.save(str(outside))
    for name in (
        str(outside),
        f"file://{outside}",
        f"../../../../{outside}",
        "https://example.org/a",
    ):
        loaded = browser.loadResource(IMAGE, QUrl(name))
        assert loaded is None or loaded.isNull(), name
    assert browser.loadResource(QTextDocument.ResourceType.HtmlResource.value, QUrl("card")) is None
    assert icon_picture("search", 18) is not None
    assert icon_picture("../../outside", 18) is None
