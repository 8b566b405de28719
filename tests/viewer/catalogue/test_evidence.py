"""Evidence with real keys and mouse: words are marked, and names and facts rest on them."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from db import reading, writing
from db.maps.sheets import regions
from db.records import Words
from tests.viewer.catalogue.conftest import Sitting
from tests.viewer.conftest import panel_of
from viewer.widgets.reading_view import ReadingView

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from db.records import Record
    from db.transaction import Transaction
    from viewer.catalogue.evidence.tool import EvidenceTool

LEFT = Qt.MouseButton.LeftButton
SHIFT = Qt.KeyboardModifier.ShiftModifier
BATTLE, POST = "event/tran-don-may", "place/don-may"
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


def _tool(sitting: Sitting) -> EvidenceTool:
    sitting.context.desk.tool_wanted.emit("evidence")
    sitting.settle()
    return cast("EvidenceTool", sitting.panel.tools["evidence"])


def _view(sitting: Sitting) -> ReadingView:
    return cast("ReadingView", panel_of(sitting.session, "reader").focus_target())


def _record(sitting: Sitting, ref: str) -> Record:
    archive = sitting.session.archive
    assert archive is not None
    return archive.read(reading.record, ref)


def _mark_by_keys(sitting: Sitting, letters: int) -> str:
    """Mark the first letters of the text with Shift and the arrow key, and return them."""
    view = _view(sitting)
    view.setFocus()
    cursor = view.textCursor()
    cursor.setPosition(view._page.paragraphs[0].start)
    view.setTextCursor(cursor)
    for _ in range(letters):
        QTest.keyClick(view, Qt.Key.Key_Right, SHIFT)
    marked = sitting.context.desk.marked
    assert marked is not None
    return marked.quote


def test_words_marked_by_keys_or_mouse_come_to_the_desk(sitting: Sitting, qtbot: QtBot) -> None:
    tool = _tool(sitting)
    quote = _mark_by_keys(sitting, 9)
    assert len(quote) == 9
    assert tool.desk.words.accessibleName() == quote
    view = _view(sitting)
    first = view.cursorRect()
    start = QPoint(first.right() + 4, first.center().y())
    qtbot.mousePress(view.viewport(), LEFT, pos=start)
    qtbot.mouseMove(view.viewport(), start + QPoint(120, 0))
    qtbot.mouseRelease(view.viewport(), LEFT, pos=start + QPoint(120, 0))
    marked = sitting.context.desk.marked
    assert marked is not None
    assert marked.quote
    assert marked.quote != quote


def test_marked_words_become_evidence_for_one_claim(sitting: Sitting, qtbot: QtBot) -> None:
    sitting.context.selection.choose(BATTLE)
    sitting.settle()
    tool = _tool(sitting)
    quote = _mark_by_keys(sitting, 12)
    before = len(_record(sitting, BATTLE).evidence)
    claim = tool.desk.claim
    dates = [row for row in range(claim.count()) if claim.itemData(row).field == "date"]
    claim.setCurrentIndex(dates[0])
    tool.desk.grade.setCurrentIndex(tool.desk.grade.findData("doubtful"))
    qtbot.keyClicks(tool.desk.note, "xem lai")
    qtbot.mouseClick(tool.desk.add, LEFT)
    sitting.settle()
    found = _record(sitting, BATTLE).evidence
    assert len(found) == before + 1
    made = next(one for one in found if one.note == "xem lai")
    assert (made.quote, made.grade, made.target.field) == (quote, "doubtful", "date")
    assert tool.desk.note.text() == ""
    sitting.context.desk.undo_wanted.emit()
    sitting.settle()
    assert len(_record(sitting, BATTLE).evidence) == before


def test_without_a_record_there_is_nothing_to_add_evidence_to(sitting: Sitting) -> None:
    tool = _tool(sitting)
    assert not tool.desk.add.isEnabled()
    sitting.context.selection.choose(BATTLE)
    sitting.settle()
    assert tool.desk.add.isEnabled()


def test_evidence_is_graded_anew_and_removed(sitting: Sitting, qtbot: QtBot) -> None:
    sitting.context.selection.choose(BATTLE)
    sitting.settle()
    tool = _tool(sitting)
    before = _record(sitting, BATTLE).evidence
    there = tool.desk.there
    assert there.count() == len(before) > 0
    there.setCurrentRow(0)
    regrade = tool.desk.regrade
    regrade.setFocus()
    wanted = "doubtful" if before[0].grade != "doubtful" else "probable"
    regrade.setCurrentIndex(regrade.findData(wanted))
    regrade.activated.emit(regrade.currentIndex())
    sitting.settle()
    number = before[0].id
    assert [one.grade for one in _record(sitting, BATTLE).evidence if one.id == number] == [wanted]
    there.setCurrentRow(0)
    qtbot.mouseClick(tool.desk.remove, LEFT)
    sitting.settle()
    assert number not in {one.id for one in _record(sitting, BATTLE).evidence}


def test_marked_words_name_a_record_that_is_found_by_typing(sitting: Sitting, qtbot: QtBot) -> None:
    tool = _tool(sitting)
    _mark_by_keys(sitting, 5)
    marked = sitting.context.desk.marked
    assert marked is not None
    names = tool.desk.names
    names.setFocus()
    qtbot.keyClicks(names, "don may")
    qtbot.waitUntil(lambda: names.listing)
    qtbot.keyClick(names, Qt.Key.Key_Return)
    sitting.settle()
    archive = sitting.session.archive
    assert archive is not None
    text = archive.read(reading.section_text, marked.section)
    passages = (*text.passages, *text.translation)
    mentions = next(one for one in passages if one.id == marked.passage_id).mentions
    span = (marked.start, marked.end)
    assert [one.ref for one in mentions if (one.start, one.end) == span and one.ref] != []


def test_a_part_of_a_picture_is_evidence_as_words_are(sitting: Sitting, qtbot: QtBot) -> None:
    def add_picture(transaction: Transaction) -> object:
        data = b"a picture"
        columns = {
            "sha256": writing.store_original(transaction, data),
            "size": len(data),
            "media_type": "image/png",
        }
        return writing.add_record(transaction, "media/anh", Words("Ảnh"), columns=columns)

    sitting.panel.saving.run(add_picture)
    sitting.context.selection.choose(BATTLE)
    sitting.settle()
    tool = _tool(sitting)
    corners = ((10.0, 20.0), (110.0, 20.0), (110.0, 90.0), (10.0, 90.0))
    sitting.context.desk.region_marked.emit("media/anh", 0, corners)
    before = {one.id for one in _record(sitting, BATTLE).evidence}
    qtbot.mouseClick(tool.desk.add, LEFT)
    sitting.settle()
    archive = sitting.session.archive
    assert archive is not None
    made = {one.id for one in _record(sitting, BATTLE).evidence} - before
    assert len(made) == 1
    found = archive.read(regions, "media/anh")
    assert [tuple(map(tuple, one.polygon)) for one in found] == [corners]
