"""Many records at once with real mouse and keys: previewed, changed, undone; tags and sets."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import Qt

from db import editing, reading
from db.records import Words
from tests.viewer.catalogue.conftest import Sitting
from viewer.catalogue.bulk.tool import scope_of
from viewer.state.browse import Scope, Span
from viewer.state.desk import Cataloguer

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from db.archive import Archive
    from db.records import Record
    from viewer.catalogue.bulk.tool import BulkTool

LEFT = Qt.MouseButton.LeftButton
PLACES = ("place/ban-gio", "place/don-may")
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


def _archive(sitting: Sitting) -> Archive:
    archive = sitting.session.archive
    assert archive is not None
    return archive


def _records(sitting: Sitting) -> list[Record]:
    return [_archive(sitting).read(reading.record, ref) for ref in PLACES]


def _tool(sitting: Sitting) -> BulkTool:
    sitting.context.browse.look_at(Scope(kind="place"))
    sitting.context.desk.tool_wanted.emit("bulk")
    sitting.settle()
    return cast("BulkTool", sitting.panel.tools["bulk"])


def _choose(tool: BulkTool, words: str, value: object) -> None:
    tool.change.what.setCurrentIndex(tool.change.what.findText(words))
    tool.change.value.setCurrentIndex(tool.change.value.findData(value))


def test_a_change_is_previewed_made_once_and_undone(sitting: Sitting, qtbot: QtBot) -> None:
    tool = _tool(sitting)
    assert "2" in tool.count.text()
    _choose(tool, "Trạng thái", "draft")
    assert not tool.change.apply.isEnabled()
    before = [record.status for record in _records(sitting)]
    qtbot.mouseClick(tool.change.preview, LEFT)
    sitting.settle()
    assert [record.status for record in _records(sitting)] == before != ["draft", "draft"]
    rows = [tool.change.planned.item(row).text() for row in range(tool.change.planned.count())]
    assert len(rows) == 2
    assert all("Trạng thái" in row and "→  Bản nháp" in row for row in rows)
    revisions = len(_archive(sitting).read(reading.revisions))
    qtbot.mouseClick(tool.change.apply, LEFT)
    sitting.settle()
    assert [record.status for record in _records(sitting)] == ["draft", "draft"]
    assert len(_archive(sitting).read(reading.revisions)) == revisions + 1
    sitting.context.desk.undo_wanted.emit()
    sitting.settle()
    assert [record.status for record in _records(sitting)] == before


def test_who_drafts_publishes_nothing(sitting: Sitting) -> None:
    sitting.context.desk.unlock(Cataloguer("Minh", "drafter"))
    tool = _tool(sitting)
    value = tool.change.value
    assert [value.itemData(row) for row in range(value.count())] == ["draft"]


def test_what_changed_since_the_preview_is_not_overwritten(sitting: Sitting, qtbot: QtBot) -> None:
    tool = _tool(sitting)
    _choose(tool, "Loại", "town")
    qtbot.mouseClick(tool.change.preview, LEFT)
    sitting.settle()
    archive = _archive(sitting)
    archive.write(editing.set_field, PLACES[0], "type", "river")
    with qtbot.waitSignal(sitting.context.notices.posted):
        qtbot.mouseClick(tool.change.apply, LEFT)
    sitting.settle()
    assert _records(sitting)[0].fields["type"] == "river"
    assert "town" not in [record.fields["type"] for record in _records(sitting)]


def test_a_value_that_does_not_fit_is_told_before(sitting: Sitting, qtbot: QtBot) -> None:
    tool = _tool(sitting)
    sitting.context.browse.look_at(Scope())
    sitting.settle()
    _choose(tool, "Phía", "france")
    qtbot.mouseClick(tool.change.preview, LEFT)
    sitting.settle()
    rows = [tool.change.planned.item(row).text() for row in range(tool.change.planned.count())]
    assert any("⚠" in row for row in rows)  # a place is of no side
    assert any("→  Phía Pháp" in row for row in rows)


def test_words_are_replaced_in_names(sitting: Sitting, qtbot: QtBot) -> None:
    tool = _tool(sitting)
    tool.change.what.setCurrentIndex(tool.change.what.findText("Thay từ ngữ"))
    archive = _archive(sitting)
    archive.write(editing.create, "place", Words("Pho Lu"))
    sitting.context.jobs.announce(archive.write(editing.create, "place", Words("Pho Rang")))
    sitting.settle()
    qtbot.keyClicks(tool.change.sought, "Pho")
    qtbot.keyClicks(tool.change.text, "Ben")
    qtbot.keyClick(tool.change.text, Qt.Key.Key_Return)
    sitting.settle()
    qtbot.mouseClick(tool.change.apply, LEFT)
    sitting.settle()
    titles = {one.title.vi for one in archive.read(reading.summaries, "place")}
    assert {"Ben Lu", "Ben Rang"} <= titles


def test_a_tag_is_made_given_to_the_list_and_removed(sitting: Sitting, qtbot: QtBot) -> None:
    tool = _tool(sitting)
    tool.pages.tabs.setCurrentIndex(1)
    qtbot.keyClicks(tool.tags.name, "kiem lai")
    qtbot.keyClick(tool.tags.name, Qt.Key.Key_Return)
    sitting.settle()
    tool.tags.rows.setCurrentRow(0)
    qtbot.mouseClick(tool.tags.buttons["tag"], LEFT)
    sitting.settle()
    assert [[tag.title for tag in one.tags] for one in _records(sitting)] == [["kiem lai"]] * 2
    assert tool.tags.rows.item(0).text() == "kiem lai (2)"
    qtbot.keyClicks(tool.tags.name, "xong")
    qtbot.mouseClick(tool.tags.rename, LEFT)
    sitting.settle()
    assert tool.tags.rows.item(0).text() == "xong (2)"
    qtbot.mouseClick(tool.tags.buttons["untag"], LEFT)
    sitting.settle()
    assert [one.tags for one in _records(sitting)] == [(), ()]
    qtbot.mouseClick(tool.tags.remove, LEFT)
    sitting.settle()
    assert tool.tags.rows.count() == 0


def test_a_set_is_saved_and_looked_at_again(sitting: Sitting, qtbot: QtBot) -> None:
    tool = _tool(sitting)
    tool.pages.tabs.setCurrentIndex(2)
    kept = Scope(kind="place", query="may", span=Span(1_024_900_000, 1_025_800_000))
    sitting.context.browse.look_at(kept)
    sitting.settle()
    qtbot.keyClicks(tool.sets.name, "May")
    qtbot.mouseClick(tool.sets.add, LEFT)
    sitting.settle()
    sitting.context.browse.look_at_all()
    sitting.settle()
    tool.sets.rows.setCurrentRow(0)
    qtbot.mouseClick(tool.sets.buttons["look"], LEFT)
    sitting.settle()
    assert sitting.context.browse.scope == kept
    qtbot.mouseClick(tool.sets.remove, LEFT)
    sitting.settle()
    assert tool.sets.rows.count() == 0


def test_a_set_of_a_later_program_is_read_as_far_as_it_is_known() -> None:
    assert scope_of({"kind": "unit", "mood": 3}) == Scope(kind="unit")
