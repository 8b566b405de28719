"""The window's keys reach it from a field; `QT_QPA_PLATFORM=xcb` shows it where Qt takes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from viewer.widgets.reading_surface import ReadingSurface

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.viewer.catalogue.conftest import Sitting
    from viewer.window import Window

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
BATTLE = "event/tran-don-may"


WANTED = [(Key.Key_E, False), (Key.Key_K, False), (Key.Key_X, True)]
"""Keys with Ctrl, and whether a field that takes every key keeps them."""


class Greedy(QLineEdit):
    """A field that takes each key for itself, as every field does some on X11."""

    def event(self, event: QEvent) -> bool:
        """Accept what Qt asks before a shortcut."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)


def _overrides(widget: QWidget, key: Qt.Key) -> bool:
    """Say whether a field with the keyboard keeps a key from the window's shortcuts."""
    event = QKeyEvent(QEvent.Type.ShortcutOverride, key, CONTROL)
    event.ignore()
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


def _edited(sitting: Sitting) -> list[QWidget]:
    """Return a line and a text of the form in front, and the text that is read."""
    form = sitting.open(BATTLE)
    editors = [editor for field in form.fields for editor in field.editors()]
    kinds = (QLineEdit, QPlainTextEdit)
    found: list[QWidget] = [next(e for e in editors if isinstance(e, kind)) for kind in kinds]
    read = sitting.session.window.findChild(ReadingSurface)
    assert read is not None
    return [*found, read]


@pytest.fixture
def window(sitting: Sitting, qtbot: QtBot) -> Window:
    """Give the window of a desk, which has the keyboard."""
    with qtbot.waitActive(sitting.session.window):
        sitting.session.window.activateWindow()
    return sitting.session.window


def test_ctrl_e_in_any_field_locks_the_desk(sitting: Sitting, window: Window) -> None:
    for editor in _edited(sitting):
        if not sitting.context.desk.editing:
            sitting.unlock()
        editor.setFocus()
        assert QApplication.focusWidget() is editor
        QTest.keyClick(window.windowHandle(), Key.Key_E, CONTROL)
        sitting.settle()
        assert not sitting.context.desk.editing, editor


def test_ctrl_k_in_a_field_shows_the_list_and_deletes_nothing(
    sitting: Sitting, window: Window
) -> None:
    wished: list[str] = []
    for action in window.findChildren(QAction):
        if QKeySequence("Ctrl+K") in action.shortcuts():
            action.triggered.connect(lambda: wished.append("list"))
    for count, editor in enumerate([window.bar.search, *_edited(sitting)], 1):
        editor.setFocus()
        if isinstance(editor, QLineEdit):
            editor.setCursorPosition(0)
        before = _words(editor)
        QTest.keyClick(window.windowHandle(), Key.Key_K, CONTROL)
        assert len(wished) == count, editor
        assert _words(editor) == before


def _words(editor: QWidget) -> str:
    if isinstance(editor, QLineEdit):
        return editor.text()
    assert isinstance(editor, QPlainTextEdit | QTextEdit)
    return editor.toPlainText()


@pytest.mark.parametrize(
    ("key", "kept"), [(Key.Key_E, False), (Key.Key_K, False), (Key.Key_X, True)]
)
def test_a_field_that_wants_every_key_gets_all_but_the_windows(
    window: Window, key: Qt.Key, kept: bool
) -> None:
    field = Greedy(window)
    field.show()
    assert _overrides(field, key)  # nobody listens before it has the keyboard
    field.setFocus()
    assert _overrides(field, key) == kept


def test_on_x11_qt_would_keep_both() -> None:
    """Say why there is WindowKeys at all: these are standard keys of fields there."""
    if QApplication.platformName() != "xcb":
        pytest.skip("the keys of X11 are known on X11 alone")
    for standard, keys in (("MoveToEndOfLine", "Ctrl+E"), ("DeleteEndOfLine", "Ctrl+K")):
        known = QKeySequence.keyBindings(QKeySequence.StandardKey[standard])
        assert QKeySequence(keys) in known
