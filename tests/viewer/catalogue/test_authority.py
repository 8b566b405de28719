"""Authority work with real mouse and keys: duplicates found, merged, split; a ref renamed."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import Qt

from db import editing, reading
from db.records import Words
from tests.viewer.catalogue.conftest import Sitting

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from viewer.catalogue.authority.tool import AuthorityTool

LEFT = Qt.MouseButton.LeftButton
POST = "place/don-may"
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


def _tool(sitting: Sitting) -> AuthorityTool:
    sitting.context.desk.tool_wanted.emit("authority")
    sitting.settle()
    return cast("AuthorityTool", sitting.panel.tools["authority"])


def _twin(sitting: Sitting) -> str:
    """Make a second record of the post, known under one more name."""
    archive = sitting.session.archive
    assert archive is not None
    ref = str(archive.write(editing.create, "place", Words("Đồn Mây")).answer)
    archive.write(editing.add_name, ref, "Đồn Mây Trắng", "variant", "vi")
    return ref


def _find(sitting: Sitting, tool: AuthorityTool, qtbot: QtBot) -> None:
    tool.pairs.kind.setCurrentIndex(tool.pairs.kind.findData("place"))
    qtbot.mouseClick(tool.pairs.begin, LEFT)
    sitting.settle()


def _names(sitting: Sitting, ref: str) -> set[str]:
    archive = sitting.session.archive
    assert archive is not None
    return {name.text for name in archive.read(reading.record, ref).names}


def test_a_pair_is_compared_merged_and_split_again(sitting: Sitting, qtbot: QtBot) -> None:
    twin = _twin(sitting)
    tool = _tool(sitting)
    _find(sitting, tool, qtbot)
    assert tool.pairs.pairs.count() == 1
    assert "cùng tên" in tool.pairs.pairs.item(0).text()
    table = tool.pairs.table
    labels = [table.item(row, 0).text() for row in range(table.rowCount())]
    names = next(row for row, label in enumerate(labels) if label.startswith("Tên"))
    said = [table.item(names, column).text() for column in (1, 2)]
    assert any("Đồn Mây Trắng" in text for text in said)
    assert labels[names].endswith("≠")
    stays = next(
        button for button in (tool.pairs.first, tool.pairs.second) if f"({POST})" in button.text()
    )
    stays.setFocus()
    qtbot.keyClick(stays, Qt.Key.Key_Space)
    qtbot.mouseClick(tool.pairs.merge, LEFT)
    sitting.settle()
    assert "Đồn Mây Trắng" in _names(sitting, POST)
    assert _names(sitting, twin) == _names(sitting, POST)  # the old ref leads there
    assert tool.pairs.pairs.count() == 0
    merged = tool.judgements.merged
    assert merged.count() == 1
    merged.setCurrentRow(0)
    tool.pages.tabs.setCurrentIndex(1)
    qtbot.mouseClick(tool.judgements.split, LEFT)
    sitting.settle()
    assert "Đồn Mây Trắng" not in _names(sitting, POST)
    assert "Đồn Mây Trắng" in _names(sitting, twin)
    assert merged.count() == 0
    sitting.context.desk.undo_wanted.emit()  # the split is taken back as any change
    sitting.settle()
    assert _names(sitting, twin) == _names(sitting, POST)
    assert merged.count() == 1


def test_a_pair_that_changed_since_it_was_compared_is_not_merged(
    sitting: Sitting, qtbot: QtBot
) -> None:
    twin = _twin(sitting)
    tool = _tool(sitting)
    _find(sitting, tool, qtbot)
    archive = sitting.session.archive
    assert archive is not None
    archive.write(editing.add_name, twin, "Đồn Mây Xám", "variant", "vi")
    with qtbot.waitSignal(sitting.context.notices.posted):
        qtbot.mouseClick(tool.pairs.merge, LEFT)
    sitting.settle()
    assert archive.read(reading.mergings) == ()
    table = tool.pairs.table
    shown = [table.item(row, column).text() for row in range(table.rowCount()) for column in (1, 2)]
    assert any("Đồn Mây Xám" in text for text in shown)  # it is shown as it is now
    qtbot.mouseClick(tool.pairs.merge, LEFT)
    sitting.settle()
    assert len(archive.read(reading.mergings)) == 1


def test_what_is_not_the_same_is_offered_no_more(sitting: Sitting, qtbot: QtBot) -> None:
    _twin(sitting)
    tool = _tool(sitting)
    _find(sitting, tool, qtbot)
    qtbot.mouseClick(tool.pairs.distinct, LEFT)
    sitting.settle()
    assert tool.pairs.pairs.count() == 0
    _find(sitting, tool, qtbot)
    assert tool.pairs.pairs.count() == 0
    assert tool.judgements.distinct.count() == 1
    tool.judgements.distinct.setCurrentRow(0)
    tool.pages.tabs.setCurrentIndex(1)
    qtbot.mouseClick(tool.judgements.forget, LEFT)
    sitting.settle()
    assert tool.judgements.distinct.count() == 0


def test_a_search_for_duplicates_can_be_called_off(sitting: Sitting, qtbot: QtBot) -> None:
    tool = _tool(sitting)
    qtbot.mouseClick(tool.pairs.begin, LEFT)
    assert tool.pairs.bar.isVisible()
    qtbot.mouseClick(tool.pairs.begin, LEFT)
    sitting.settle()
    assert not tool.pairs.bar.isVisible()
    assert tool.pairs.told.text() == "Đã hủy tìm kiếm."


def test_a_record_is_renamed_everywhere(sitting: Sitting, qtbot: QtBot) -> None:
    tool = _tool(sitting)
    tool.pages.tabs.setCurrentIndex(2)
    sitting.context.selection.choose(POST)
    sitting.settle()
    usage = tool.usage
    rows = [usage.uses.item(row).text() for row in range(usage.uses.count())]
    assert any("Diễn ra tại" in row for row in rows)
    assert not usage.rename.isEnabled()
    usage.slug.selectAll()
    qtbot.keyClicks(usage.slug, "don-may-cu")
    qtbot.keyClick(usage.slug, Qt.Key.Key_Return)
    sitting.settle()
    archive = sitting.session.archive
    assert archive is not None
    assert archive.read(reading.record, "place/don-may-cu").ref == "place/don-may-cu"
    assert archive.read(reading.record, POST).redirected_from == POST
    sitting.context.desk.undo_wanted.emit()
    sitting.settle()
    assert archive.read(reading.record, POST).ref == POST
