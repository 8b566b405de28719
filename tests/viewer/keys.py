"""A person's hands on the keyboard: plain letters by key, Vietnamese ones as Telex commits them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot


def type_into(qtbot: QtBot, widget: QWidget, text: str) -> None:
    """Type `text` into a widget that has the keyboard; an input method commits other letters."""
    for letter in text:
        if letter.isascii():
            qtbot.keyClicks(widget, letter)
        else:
            event = QInputMethodEvent()
            event.setCommitString(letter)
            QApplication.sendEvent(widget, event)
