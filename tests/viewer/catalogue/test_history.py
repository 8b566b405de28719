"""History with real events: what changed is told in words, and one thing comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import Qt

from db import editing, reading
from db.errors import NotFound
from tests.viewer.catalogue.conftest import Sitting

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from viewer.catalogue.history.tool import HistoryTool

LEFT = Qt.MouseButton.LeftButton
UNIT, POST = "unit/trung-doan-19", "place/don-may"
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


def _tool(sitting: Sitting) -> HistoryTool:
    sitting.context.desk.tool_wanted.emit("history")
    sitting.settle()
    return cast("HistoryTool", sitting.panel.tools["history"])


def _write(sitting: Sitting, change: object, *args: object) -> None:
    sitting.panel.saving.run(change, *args)  # pyright: ignore[reportArgumentType]
    sitting.settle()


def _code(sitting: Sitting) -> object:
    archive = sitting.session.archive
    assert archive is not None
    return archive.read(reading.record, UNIT).fields.get("code")


def test_a_change_is_told_and_its_earlier_value_restored(sitting: Sitting, qtbot: QtBot) -> None:
    before = _code(sitting)
    _write(sitting, editing.set_field, UNIT, "code", "e991")
    tool = _tool(sitting)
    assert "Lan" in tool.list.item(0).text()
    tool.list.setCurrentRow(0)
    sitting.settle()
    told = [tool.parts.item(row).text() for row in range(tool.parts.count())]
    row = next(at for at, text in enumerate(told) if "e991" in text)
    tool.parts.setCurrentRow(row)
    assert tool.back.isEnabled()
    qtbot.mouseClick(tool.back, LEFT)
    sitting.settle()
    assert _code(sitting) == before


def test_a_change_is_told_in_the_programs_words(sitting: Sitting) -> None:
    archive = sitting.session.archive
    assert archive is not None
    _write(sitting, editing.set_field, UNIT, "echelon", "battalion")
    tool = _tool(sitting)
    tool.list.setCurrentRow(0)
    sitting.settle()
    told = [tool.parts.item(row).text() for row in range(tool.parts.count())]
    title = archive.read(reading.record, UNIT).title.best("vi")[0]
    changed = next(text for text in told if text.endswith("→ Tiểu đoàn"))
    assert changed.startswith(f"{title} · "), "its name, not its reference"


def test_undo_and_redo_stand_on_the_page(sitting: Sitting, qtbot: QtBot) -> None:
    before = _code(sitting)
    _write(sitting, editing.set_field, UNIT, "code", "e992")
    tool = _tool(sitting)
    qtbot.mouseClick(tool.undo, LEFT)
    sitting.settle()
    assert _code(sitting) == before
    qtbot.mouseClick(tool.redo, LEFT)
    sitting.settle()
    assert _code(sitting) == "e992"


def test_only_the_chosen_records_history_is_shown_on_demand(sitting: Sitting, qtbot: QtBot) -> None:
    _write(sitting, editing.set_field, UNIT, "code", "e993")
    sitting.context.selection.choose(POST)
    tool = _tool(sitting)
    everything = tool.list.count()
    qtbot.mouseClick(tool.own, LEFT)
    sitting.settle()
    assert 0 < tool.list.count() < everything
    archive = sitting.session.archive
    assert archive is not None
    assert tool.list.count() == len(archive.read(reading.logbook, POST))


def test_the_deleted_comes_back(sitting: Sitting, qtbot: QtBot) -> None:
    archive = sitting.session.archive
    assert archive is not None
    title = archive.read(reading.record, POST).title
    sitting.panel.saving.run(editing.delete_record, POST, True)
    sitting.settle()
    with pytest.raises(NotFound):
        archive.read(reading.record, POST)
    tool = _tool(sitting)
    qtbot.mouseClick(tool.removed, LEFT)
    sitting.settle()
    assert tool.list.count() == 1
    tool.list.setCurrentRow(0)
    qtbot.mouseClick(tool.back, LEFT)
    sitting.settle()
    assert archive.read(reading.record, POST).title == title
