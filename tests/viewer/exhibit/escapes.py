"""Ways out of the exhibit that visitors try: chords, clicks, drags, drops, links, window states."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QAction,
    QClipboard,
    QCloseEvent,
    QContextMenuEvent,
    QDesktopServices,
    QDragEnterEvent,
    QDropEvent,
    QFileOpenEvent,
    QHelpEvent,
    QInputMethodEvent,
    QKeyEvent,
    QShortcut,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable

    from viewer.exhibit.app import Exhibit

Key, Modifier = Qt.Key, Qt.KeyboardModifier
NONE, CTRL, ALT, META, SHIFT = (
    Modifier.NoModifier,
    Modifier.ControlModifier,
    Modifier.AltModifier,
    Modifier.MetaModifier,
    Modifier.ShiftModifier,
)

CHORDS = {
    "Alt+F4": (Key.Key_F4, ALT),
    "Ctrl+Q": (Key.Key_Q, CTRL),
    "Ctrl+W": (Key.Key_W, CTRL),
    "Ctrl+F4": (Key.Key_F4, CTRL),
    "Ctrl+Shift+Q": (Key.Key_Q, CTRL | SHIFT),
    "F1": (Key.Key_F1, NONE),
    "Shift+F1": (Key.Key_F1, SHIFT),
    "F5": (Key.Key_F5, NONE),
    "F6": (Key.Key_F6, NONE),
    "F10": (Key.Key_F10, NONE),
    "F11": (Key.Key_F11, NONE),
    "F12": (Key.Key_F12, NONE),
    "Help": (Key.Key_Help, NONE),
    "Print": (Key.Key_Print, NONE),
    "Ctrl+P": (Key.Key_P, CTRL),
    "Ctrl+O": (Key.Key_O, CTRL),
    "Ctrl+S": (Key.Key_S, CTRL),
    "Ctrl+E": (Key.Key_E, CTRL),
    "Ctrl+N": (Key.Key_N, CTRL),
    "Ctrl+A": (Key.Key_A, CTRL),
    "Ctrl+C": (Key.Key_C, CTRL),
    "Ctrl+X": (Key.Key_X, CTRL),
    "Ctrl+V": (Key.Key_V, CTRL),
    "Shift+Insert": (Key.Key_Insert, SHIFT),
    "Shift+Delete": (Key.Key_Delete, SHIFT),
    "Ctrl+Z": (Key.Key_Z, CTRL),
    "Ctrl+Shift+I": (Key.Key_I, CTRL | SHIFT),
    "Ctrl+Alt+Delete": (Key.Key_Delete, CTRL | ALT),
    "Ctrl+Alt+F1": (Key.Key_F1, CTRL | ALT),
    "Ctrl+Esc": (Key.Key_Escape, CTRL),
    "Alt+Tab": (Key.Key_Tab, ALT),
    "Ctrl+Tab": (Key.Key_Tab, CTRL),
    "Alt+Space": (Key.Key_Space, ALT),
    "Alt+Left": (Key.Key_Left, ALT),
    "Meta": (Key.Key_Meta, NONE),
    "Meta+D": (Key.Key_D, META),
    "Meta+L": (Key.Key_L, META),
    "Super": (Key.Key_Super_L, NONE),
    "Menu": (Key.Key_Menu, NONE),
    "Shift+F10": (Key.Key_F10, SHIFT),
    "Escape": (Key.Key_Escape, NONE),
    "Back": (Key.Key_Back, NONE),
    "HomePage": (Key.Key_HomePage, NONE),
    "LaunchMail": (Key.Key_LaunchMail, NONE),
    "Power": (Key.Key_PowerOff, NONE),
    "Ctrl++": (Key.Key_Plus, CTRL),
    "Ctrl+0": (Key.Key_0, CTRL),
}
"""Chords that do something elsewhere; none of them does anything here."""


def under(exhibit: Exhibit) -> QWidget:
    """Return what a finger in the middle of the screen touches, or what has the keyboard."""
    window = exhibit.window
    return window.childAt(window.rect().center()) or window


def keyboard(exhibit: Exhibit) -> QWidget:
    """Return what a key goes to."""
    fields = exhibit.window.findChildren(QLineEdit)
    seen = next((field for field in fields if field.isVisible()), None)
    return seen or QApplication.focusWidget() or exhibit.window


def right_click(exhibit: Exhibit) -> None:
    QTest.mouseClick(under(exhibit), Qt.MouseButton.RightButton)


def middle_click(exhibit: Exhibit) -> None:
    QApplication.clipboard().setText("pasted", QClipboard.Mode.Selection)
    QTest.mouseClick(keyboard(exhibit), Qt.MouseButton.MiddleButton)


def side_buttons(exhibit: Exhibit) -> None:
    for button in (Qt.MouseButton.BackButton, Qt.MouseButton.ForwardButton):
        QTest.mouseClick(under(exhibit), button)


def double_right_click(exhibit: Exhibit) -> None:
    QTest.mouseDClick(under(exhibit), Qt.MouseButton.RightButton)


def ctrl_click(exhibit: Exhibit) -> None:
    QTest.mouseClick(under(exhibit), Qt.MouseButton.LeftButton, CTRL)


def context_menu(exhibit: Exhibit) -> None:
    for target in (under(exhibit), keyboard(exhibit)):
        for reason in (QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard):
            at = target.rect().center()
            QApplication.sendEvent(target, QContextMenuEvent(reason, at, target.mapToGlobal(at)))


def wheel(exhibit: Exhibit, modifiers: Qt.KeyboardModifier, delta: QPoint) -> None:
    target = under(exhibit)
    at = QPointF(target.rect().center())
    event = QWheelEvent(
        at, target.mapToGlobal(at), QPoint(), delta, Qt.MouseButton.NoButton, modifiers,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(target, event)


def ctrl_wheel(exhibit: Exhibit) -> None:
    wheel(exhibit, CTRL, QPoint(0, 1200))


def alt_wheel(exhibit: Exhibit) -> None:
    wheel(exhibit, ALT, QPoint(1200, 0))


def drag(exhibit: Exhibit, mime: QMimeData) -> None:
    """Drag something over the window and let it fall, as the window system tells it."""
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    for target in (exhibit.window, under(exhibit), keyboard(exhibit)):
        at = target.rect().center()
        enter = QDragEnterEvent(at, copy, mime, left, NONE)
        QApplication.sendEvent(target, enter)
        assert not enter.isAccepted()
        drop = QDropEvent(QPointF(at), copy, mime, left, NONE)
        QApplication.sendEvent(target, drop)
        assert not drop.isAccepted()


def drop_file(exhibit: Exhibit) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile("/etc/passwd")])
    drag(exhibit, mime)


def drop_text(exhibit: Exhibit) -> None:
    mime = QMimeData()
    mime.setText("dropped")
    drag(exhibit, mime)


def drop_page(exhibit: Exhibit) -> None:
    mime = QMimeData()
    mime.setHtml('<a href="https://example.org">out</a>')
    drag(exhibit, mime)


def drag_text_out(exhibit: Exhibit) -> None:
    target = keyboard(exhibit)
    QTest.mousePress(target, Qt.MouseButton.LeftButton, pos=QPoint(4, target.height() // 2))
    QTest.mouseMove(target, QPoint(400, -200))
    QTest.mouseRelease(target, Qt.MouseButton.LeftButton, pos=QPoint(400, -200))


def tooltip(exhibit: Exhibit) -> None:
    target = under(exhibit)
    at = target.rect().center()
    QApplication.sendEvent(target, QHelpEvent(QEvent.Type.ToolTip, at, target.mapToGlobal(at)))


def whats_this(exhibit: Exhibit) -> None:
    target = under(exhibit)
    at = target.rect().center()
    QApplication.sendEvent(target, QHelpEvent(QEvent.Type.WhatsThis, at, target.mapToGlobal(at)))
    QApplication.sendEvent(exhibit.window, QEvent(QEvent.Type.EnterWhatsThisMode))


def close_window(exhibit: Exhibit) -> None:
    assert not exhibit.window.close()


def close_from_outside(exhibit: Exhibit) -> None:
    QApplication.sendEvent(exhibit.window, QCloseEvent())


def close_all(exhibit: Exhibit) -> None:
    exhibit.application.closeAllWindows()


def quit_program(exhibit: Exhibit) -> None:
    QApplication.sendEvent(exhibit.application, QEvent(QEvent.Type.Quit))


def open_file(exhibit: Exhibit) -> None:
    QApplication.sendEvent(exhibit.application, QFileOpenEvent(QUrl.fromLocalFile("/etc/hosts")))


def minimise(exhibit: Exhibit) -> None:
    exhibit.window.showMinimized()


def hide(exhibit: Exhibit) -> None:
    exhibit.window.hide()


def leave_full_screen(exhibit: Exhibit) -> None:
    exhibit.window.showNormal()


def maximise(exhibit: Exhibit) -> None:
    exhibit.window.showMaximized()


def lose_focus(exhibit: Exhibit) -> None:
    QApplication.sendEvent(exhibit.window, QEvent(QEvent.Type.WindowDeactivate))


def shortcut(exhibit: Exhibit) -> None:
    hit: list[bool] = []
    own = QShortcut(Qt.Key.Key_X, exhibit.window)
    own.activated.connect(lambda: hit.append(True))
    action = QAction("x", exhibit.window)
    action.setShortcut("Ctrl+Y")
    action.triggered.connect(lambda: hit.append(True))
    exhibit.window.addAction(action)
    QTest.keyClick(exhibit.window, Key.Key_X)
    QTest.keyClick(exhibit.window, Key.Key_Y, CTRL)
    own.deleteLater()
    exhibit.window.removeAction(action)
    assert hit == []


def links(_exhibit: Exhibit) -> None:
    for address in (
        "https://example.org", "http://example.org", "file:///etc/passwd", "mailto:a@example.org",
        "tel:113", "javascript:alert(1)", "data:text/html,out", "ftp://example.org",
    ):  # fmt: skip
        assert QDesktopServices.openUrl(QUrl(address))  # taken by the guard, which opens nothing


def long_text(exhibit: Exhibit) -> None:
    target = keyboard(exhibit)
    commit = QInputMethodEvent()
    commit.setCommitString("dài " * 25_000)
    QApplication.sendEvent(target, commit)
    if isinstance(target, QLineEdit):
        assert len(target.text()) <= 1000
        target.clear()


def control_characters(exhibit: Exhibit) -> None:
    target = keyboard(exhibit)
    for text in ("\x00", "\x1b", "\x7f", "\u202e", "\u2028"):
        QApplication.sendEvent(target, QKeyEvent(QEvent.Type.KeyPress, 0, NONE, text))


def ten_fingers(exhibit: Exhibit) -> None:
    window = exhibit.window
    device = QTest.createTouchDevice()
    fingers = QTest.touchEvent(window, device)
    spots = [QPoint(60 + 90 * number, 200 + 30 * number) for number in range(10)]
    for number, at in enumerate(spots):
        fingers.press(number, at, window)
    fingers.commit()
    fingers = QTest.touchEvent(window, device)
    for number, at in enumerate(spots):
        fingers.move(number, at + QPoint(0, 300), window)
    fingers.commit()
    fingers = QTest.touchEvent(window, device)
    for number, at in enumerate(spots):
        fingers.release(number, at + QPoint(0, 300), window)
    fingers.commit()


def edge_swipes(exhibit: Exhibit) -> None:
    window = exhibit.window
    wide, high = window.width(), window.height()
    for start, end in (
        (QPoint(1, high // 2), QPoint(wide // 2, high // 2)),
        (QPoint(wide - 2, high // 2), QPoint(wide // 2, high // 2)),
        (QPoint(wide // 2, 1), QPoint(wide // 2, high // 2)),
    ):
        QTest.mousePress(window, Qt.MouseButton.LeftButton, pos=start)
        QTest.mouseMove(window, end)
        QTest.mouseRelease(window, Qt.MouseButton.LeftButton, pos=end)


def paste_selection(exhibit: Exhibit) -> None:
    QApplication.clipboard().setText("file:///etc/passwd")
    target = keyboard(exhibit)
    before = target.text() if isinstance(target, QLineEdit) else ""
    QTest.keyClick(target, Key.Key_V, CTRL)
    QTest.keyClick(target, Key.Key_Insert, SHIFT)
    QTest.keyClick(target, Key.Key_Paste)
    if isinstance(target, QLineEdit):
        assert target.text() == before


DEEDS: tuple[Callable[[Exhibit], None], ...] = (
    right_click, middle_click, side_buttons, double_right_click, ctrl_click, context_menu,
    ctrl_wheel, alt_wheel, drop_file, drop_text, drop_page, drag_text_out, tooltip, whats_this,
    close_window, close_from_outside, close_all, quit_program, open_file, minimise, hide,
    leave_full_screen, maximise, lose_focus, shortcut, links, long_text, control_characters,
    ten_fingers, edge_swipes, paste_selection,
)  # fmt: skip
