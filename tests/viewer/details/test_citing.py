"""A citation is copied from any card: by style, as BibTeX, as CSL-JSON; the style is remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QPushButton

from viewer.dialogs.citing import CitingDialog

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from viewer.session import Session

# the offscreen plugin says so of every dialog
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

BATTLE = "event/tran-don-may"


def _dialog(session: Session, qtbot: QtBot) -> CitingDialog:
    session.cite()
    qtbot.waitUntil(lambda: session.window.findChild(CitingDialog) is not None)
    dialog = session.window.findChild(CitingDialog)
    qtbot.waitUntil(lambda: dialog.isVisible() and bool(_text(dialog)))
    return dialog


def _text(dialog: CitingDialog) -> str:
    return dialog.findChild(QPlainTextEdit).toPlainText()


def test_the_chosen_record_is_cited_and_copied(
    open_window: Callable[..., Session], small: Path, qtbot: QtBot
) -> None:
    session = open_window(small)
    session.context.selection.choose(BATTLE)
    dialog = _dialog(session, qtbot)
    assert BATTLE in _text(dialog)
    assert not _text(dialog).startswith("@")
    style = dialog.findChild(QComboBox)
    style.setFocus()
    qtbot.keyClick(style, Qt.Key.Key_End)
    qtbot.keyClick(style, Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: _text(dialog).startswith("@misc{event-tran-don-may,"))
    copy = next(one for one in dialog.findChildren(QPushButton) if one.isDefault())
    qtbot.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == _text(dialog)
    assert session.context.settings.text("citation-style", "") == "bibtex"


def test_where_nothing_is_chosen_a_notice_says_so(
    open_window: Callable[..., Session], small: Path, qtbot: QtBot
) -> None:
    session = open_window(small)
    with qtbot.waitSignal(session.context.notices.posted):
        session.cite()
    assert session.window.findChild(CitingDialog) is None
