"""Forms when somebody else changes the record, when the program falls, when the desk is locked."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from db import Archive, editing, reading
from tests.viewer.catalogue.conftest import Sitting, record_of
from tests.viewer.keys import type_into
from viewer.widgets.date_field import DateField
from viewer.widgets.text_fields import LineField, TextField

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from viewer.session import Session

LEFT = Qt.MouseButton.LeftButton
BATTLE, POST, UNIT = "event/tran-don-may", "place/don-may", "unit/trung-doan-19"
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


def test_another_field_that_somebody_changed_is_simply_shown(
    sitting: Sitting, qtbot: QtBot
) -> None:
    sitting.open(UNIT)
    code = cast("LineField", sitting.field("code"))
    code.line.setFocus()
    type_into(qtbot, code.line, "e19")
    change = partial(editing.set_prose, lang="vi", text="Lời khác.", field="summary")
    sitting.context.jobs.write(change, UNIT, origin=None)
    sitting.settle()
    summary = cast("TextField", sitting.field("summary"))
    assert summary.texts["vi"].toPlainText() == "Lời khác."
    assert code.line.text() == "e19", "what is being typed stays"
    qtbot.keyClick(code.line, Qt.Key.Key_Return)
    sitting.settle()
    assert record_of(sitting, UNIT).fields["code"] == "e19"


@pytest.mark.parametrize(("which", "kept"), [(0, "f1"), (1, "e19")])
def test_the_same_field_changed_meanwhile_is_disputed(
    sitting: Sitting, qtbot: QtBot, which: int, kept: str
) -> None:
    sitting.open(UNIT)
    code = cast("LineField", sitting.field("code"))
    code.line.setFocus()
    type_into(qtbot, code.line, "e19")
    sitting.context.jobs.write(editing.set_field, UNIT, "code", "f1", origin=None)
    sitting.settle()
    assert code.dispute is not None
    assert code.line.text() == "e19"
    sitting.session.save()
    sitting.settle()
    assert record_of(sitting, UNIT).fields["code"] == "f1", "nothing is overwritten unseen"
    qtbot.mouseClick(code.dispute.findChildren(QPushButton)[which], LEFT)
    sitting.settle()
    assert code.line.text() == kept
    assert record_of(sitting, UNIT).fields["code"] == kept
    assert not code.dirty


def test_a_draft_comes_back_after_a_fall(
    open_window: Callable[..., Session], small: Path, qtbot: QtBot
) -> None:
    sitting = Sitting(open_window(small, (1366, 768)), qtbot)
    sitting.unlock()
    sitting.open(BATTLE)
    field = cast("DateField", sitting.field("date"))
    field.line.setFocus()
    field.line.selectAll()
    type_into(qtbot, field.line, "ngày nào đó")
    drafts = sitting.context.settings.data_folder() / "drafts"
    qtbot.waitUntil(lambda: len(list(drafts.glob("*.draft"))) == 1)
    sitting.session.window.close()  # no field is left, nothing is saved
    again = Sitting(open_window(small, (1366, 768)), qtbot)
    again.unlock()
    again.open(BATTLE)
    field = cast("DateField", again.field("date"))
    qtbot.waitUntil(lambda: field.line.text() == "ngày nào đó")
    assert field.dirty
    field.line.setFocus()
    field.line.selectAll()
    type_into(qtbot, field.line, "18/9/1950")
    again.session.save()
    again.settle()
    qtbot.waitUntil(lambda: not list(drafts.glob("*.draft")))


def test_locking_saves_what_was_typed_and_gives_the_archive_back(
    sitting: Sitting, qtbot: QtBot
) -> None:
    sitting.open(UNIT)
    code = cast("LineField", sitting.field("code"))
    code.line.setFocus()
    type_into(qtbot, code.line, "e19")
    qtbot.mouseClick(sitting.panel.lock, LEFT)
    sitting.settle()
    archive = sitting.session.archive
    assert archive is not None
    assert not archive.writable
    assert archive.read(reading.record, UNIT).fields["code"] == "e19"
    with Archive.open(archive.path, mode="write") as other:
        assert other.writable
