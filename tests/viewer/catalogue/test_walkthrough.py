"""A cataloguer's first quarter of an hour, by keyboard alone and by mouse, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from db import reading
from db.dates import Date
from db.records import Words
from tests.viewer.catalogue.conftest import Sitting
from tests.viewer.keys import type_into
from viewer.catalogue.fields.links import LinksField
from viewer.catalogue.fields.names import NamesField
from viewer.dialogs.unlock import UnlockDialog
from viewer.widgets.date_field import DateField
from viewer.widgets.text_fields import TextField

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from viewer.session import Session

CONTROL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


class Keys:
    """Hands that never leave the keyboard, and count."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.count = 0

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        """Press a key where the keyboard is."""
        self.count += 1
        self.qtbot.keyClick(self.where(), key, modifier)

    def type(self, text: str) -> None:
        """Type a text where the keyboard is."""
        self.count += len(text)
        type_into(self.qtbot, self.where(), text)

    def tab_to(self, widget: QWidget) -> None:
        """Press Tab until the keyboard is in a widget."""
        for _ in range(60):
            if widget.hasFocus():
                return
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never reaches {widget.accessibleName()}")

    @staticmethod
    def where() -> QWidget:
        """Return the widget that has the keyboard."""
        focused = QApplication.focusWidget()
        assert focused is not None, "the keyboard is nowhere"
        return focused


WORDS = {
    "vi": ("Trận suối Lạnh", "sáng 18/9/1950", "Một trận đánh nhỏ.", "don may"),
    "en": ("Fight at the stream", "morning of 18 September 1950", "A small fight.", "may post"),
}


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_an_event_is_catalogued_by_keyboard_alone(
    open_window: Callable[..., Session], small: Path, qtbot: QtBot, lang: str
) -> None:
    title, date, summary, place = WORDS[lang]
    sitting = Sitting(open_window(small, (1366, 768), language=lang), qtbot)
    keys = Keys(qtbot)
    sitting.session.window.bar.search.setFocus()
    keys.press(Qt.Key.Key_E, CONTROL)
    dialog = sitting.session.window.findChild(UnlockDialog)
    qtbot.waitUntil(dialog.name.hasFocus)
    keys.type("Lan")
    keys.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: sitting.context.desk.editing)
    sitting.settle()
    began = keys.count
    with qtbot.waitActive(sitting.session.window):  # offscreen no window manager does it
        sitting.session.window.activateWindow()
    keys.press(Qt.Key.Key_N, CONTROL)
    keys.type(title)
    keys.press(Qt.Key.Key_Return)
    sitting.settle()
    form = sitting.form
    names = cast("NamesField", sitting.field("names"))
    qtbot.waitUntil(names.rows[0].text.hasFocus)
    dated = cast("DateField", sitting.field("date"))
    keys.tab_to(dated.line)
    keys.type(date)
    text = cast("TextField", sitting.field("summary")).texts[lang]
    keys.tab_to(text)
    keys.type(summary)
    links = cast("LinksField", sitting.field("links"))
    keys.tab_to(links.picker)
    keys.type(place)
    qtbot.waitUntil(lambda: links.picker.listing)
    keys.press(Qt.Key.Key_Return)
    keys.press(Qt.Key.Key_S, CONTROL)
    sitting.settle()
    archive = sitting.session.archive
    assert archive is not None
    record = archive.read(reading.record, str(form.ref))
    assert record.title.get(lang) == title
    kept = record.fields["date"]
    assert isinstance(kept, Date)
    assert (kept.edtf, kept.part_of_day) == ("1950-09-18", "morning")
    assert record.fields["summary"] == (Words(vi=summary) if lang == "vi" else Words(en=summary))
    assert ("took-place-at", "place/don-may") in {(one.predicate, one.ref) for one in record.links}
    assert record.drafted_by == "Lan"
    assert sitting.context.desk.progress == "saved"
    print(f"{lang}: an event with date, text and place in {keys.count - began} keys")


def test_by_mouse_and_back_to_reading(
    open_window: Callable[..., Session], small: Path, qtbot: QtBot
) -> None:
    session = open_window(small, (1920, 1080), **{"cataloguer/name": "Lan"})
    sitting = Sitting(session, qtbot)
    qtbot.mouseClick(session.window.bar.desk_button, LEFT)
    dialog = session.window.findChild(UnlockDialog)
    qtbot.mouseClick(dialog.reviews, LEFT)
    qtbot.mouseClick(dialog.begin, LEFT)
    qtbot.waitUntil(lambda: sitting.context.desk.editing)
    sitting.settle()
    sitting.open("event/tran-don-may")
    why = sitting.field("date").why
    qtbot.mouseClick(why, LEFT)
    assert why.isChecked()
    assert sitting.field("date").quotes.count() == 1, "the sentence that the date rests on"
    qtbot.mouseClick(sitting.tool.new, LEFT)
    assert sitting.tool.creation.isVisible()
    assert sitting.tool.creation.kind.currentData() == "event"
    qtbot.mouseClick(sitting.tool.creation.cancel, LEFT)
    assert not sitting.tool.creation.isVisible()
    qtbot.mouseClick(sitting.panel.lock, LEFT)
    sitting.settle()
    details = next(one for one in session.window.panels if one.name == "details")
    assert details.isVisible(), "a reader has the card again"
    assert not sitting.panel.isVisible()
