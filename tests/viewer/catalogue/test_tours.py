"""Tours at the desk: stops are found, moved, worded, shown and taken back; identifiers too."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from db import editing, reading
from db.dates import parse
from db.records import Words
from db.tour_stop import MapView
from tests.viewer.conftest import panel_of
from viewer.catalogue.forms.previewing import TourPreview
from viewer.widgets.map_canvas import MapCanvas
from viewer.widgets.record_picker import Match

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from db.tour_stop import TourStop
    from tests.viewer.catalogue.conftest import Sitting
    from viewer.catalogue.fields.identifiers import IdentifiersField
    from viewer.catalogue.fields.tour_stops import TourStopsField
    from viewer.panels.map import MapPanel


pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture
def field(sitting: Sitting) -> TourStopsField:
    """Open the form of a new tour."""
    archive = sitting.session.archive
    assert archive is not None
    ref = archive.write(editing.create, "tour", Words("Một vòng", "A walk"), slug="mot-vong").answer
    sitting.open(str(ref))
    return cast("TourStopsField", sitting.field("stops"))


@pytest.fixture
def refs(sitting: Sitting) -> tuple[str, ...]:
    """Name three records of the small archive."""
    archive = sitting.session.archive
    assert archive is not None
    found = [archive.read(reading.summaries, kind)[0].ref for kind in ("event", "place", "unit")]
    return tuple(found)


def saved(sitting: Sitting) -> tuple[TourStop, ...]:
    sitting.settle()
    archive = sitting.session.archive
    assert archive is not None
    return archive.read(reading.tour, "tour/mot-vong").stops


def add(sitting: Sitting, field: TourStopsField, refs: tuple[str, ...]) -> None:
    for ref in refs:
        field.picker.picked.emit(Match(ref, ref, kind=ref.partition("/")[0]))
        sitting.settle()


def names(stops: tuple[TourStop, ...]) -> tuple[str, ...]:
    return tuple(stop.record for stop in stops)


def test_a_stop_is_found_by_typing_and_saved(
    sitting: Sitting, field: TourStopsField, qtbot: QtBot
) -> None:
    field.picker.setFocus()
    QTest.keyClicks(field.picker, "don may")
    qtbot.waitUntil(lambda: field.picker.listing)
    QTest.keyClick(field.picker, Qt.Key.Key_Return)
    assert names(saved(sitting)) == ("place/don-may",)


def test_stops_move_by_buttons_keys_and_undo(
    sitting: Sitting, field: TourStopsField, refs: tuple[str, ...], qtbot: QtBot
) -> None:
    add(sitting, field, refs)
    assert names(saved(sitting)) == refs
    field.list.setCurrentRow(2)
    qtbot.mouseClick(field.up, Qt.MouseButton.LeftButton)
    assert names(saved(sitting)) == (refs[0], refs[2], refs[1])
    assert field.list.currentRow() == 1
    QTest.keyClick(field.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert names(saved(sitting)) == (refs[2], refs[0], refs[1])
    QTest.keyClick(field.list, Qt.Key.Key_Delete)
    assert names(saved(sitting)) == refs[:2]
    sitting.context.desk.undo_wanted.emit()
    assert names(saved(sitting)) == (refs[2], refs[0], refs[1])
    assert names(field.stops) == (refs[2], refs[0], refs[1])
    sitting.context.desk.redo_wanted.emit()
    assert names(saved(sitting)) == refs[:2]


def test_words_view_and_days_of_each_stop_are_its_own(
    sitting: Sitting, field: TourStopsField, refs: tuple[str, ...], qtbot: QtBot
) -> None:
    add(sitting, field, refs[:2])
    editor = field.editor
    field.list.setCurrentRow(0)
    editor.texts["vi"].insertPlainText("Đây là chặng đầu.")
    editor.texts["en"].insertPlainText("The first stop.")
    QTest.keyClicks(editor.span, "18/9/1950")
    QTest.keyClick(editor.span, Qt.Key.Key_Return)
    panel = cast("MapPanel", panel_of(sitting.session, "map"))
    canvas = panel.findChild(MapCanvas)
    qtbot.mouseClick(editor.take_view, Qt.MouseButton.LeftButton)
    first, second = saved(sitting)
    assert first.words == Words("Đây là chặng đầu.", "The first stop.")
    assert first.span is not None
    assert first.span.edtf == "1950-09-18"
    seen = canvas.view
    assert first.view == MapView.seen(seen.lat, seen.lon, seen.zoom, canvas.height())
    assert (second.words, second.view, second.span) == (Words(), None, None)
    field.list.setCurrentRow(1)
    assert editor.texts["vi"].toPlainText() == ""
    assert not editor.show_view.isEnabled()
    field.list.setCurrentRow(0)
    assert editor.texts["en"].toPlainText() == "The first stop."
    qtbot.mouseClick(editor.drop_view, Qt.MouseButton.LeftButton)
    assert saved(sitting)[0].view is None


def test_days_that_cannot_be_read_are_not_saved(
    sitting: Sitting, field: TourStopsField, refs: tuple[str, ...]
) -> None:
    add(sitting, field, refs[:1])
    QTest.keyClicks(field.editor.span, "31/31/1950")
    QTest.keyClick(field.editor.span, Qt.Key.Key_Return)
    assert saved(sitting)[0].span is None
    assert "31/31/1950" in field.message.text()


def test_the_span_of_the_timeline_is_taken_and_none_is_said(
    sitting: Sitting, field: TourStopsField, refs: tuple[str, ...], qtbot: QtBot
) -> None:
    add(sitting, field, refs[:1])
    qtbot.mouseClick(field.editor.take_span, Qt.MouseButton.LeftButton)
    assert saved(sitting)[0].span is None
    sitting.context.moment.show_day(parse("1950-09-17").earliest)
    qtbot.mouseClick(field.editor.take_span, Qt.MouseButton.LeftButton)
    span = saved(sitting)[0].span
    assert span is not None
    assert span.edtf == "1950-09-17"


def test_a_draft_of_stops_comes_back(field: TourStopsField, sitting: Sitting) -> None:
    add(sitting, field, ("place/don-may",))
    field.editor.texts["vi"].insertPlainText("Chưa lưu")
    (kept,) = field.typed()
    field.show_value(())
    field.restore([kept])
    assert field.stops[0].words.vi == "Chưa lưu"
    field.restore(["{"])
    assert field.stops[0].words.vi == "Chưa lưu"


def test_the_preview_plays_what_is_not_saved(
    sitting: Sitting, field: TourStopsField, refs: tuple[str, ...], qtbot: QtBot
) -> None:
    add(sitting, field, refs)
    field.list.setCurrentRow(1)
    field.editor.texts["vi"].insertPlainText("Chỉ mới gõ")
    qtbot.mouseClick(field.preview, Qt.MouseButton.LeftButton)
    sitting.context.jobs.wait()
    window = sitting.session.window.findChild(TourPreview)
    assert window.isVisible()
    page = window.screen_shown.page
    assert page is not None
    assert page.words is not None
    assert page.words.text == "Chỉ mới gõ"
    qtbot.mouseClick(window.screen_shown.after, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(window.screen_shown.after, Qt.MouseButton.LeftButton)
    assert not window.screen_shown.after.isVisible()
    window.close()
    sitting.settle()


def test_identifiers_are_added_changed_and_removed(sitting: Sitting, qtbot: QtBot) -> None:
    sitting.open("place/don-may")
    field = cast("IdentifiersField", sitting.field("identifiers"))
    archive = sitting.session.archive
    assert archive is not None
    field.add.click()
    row = field.rows[-1]
    QTest.keyClicks(row.scheme, "wikidata")
    QTest.keyClick(row.scheme, Qt.Key.Key_Return)
    assert field.problem()
    QTest.keyClicks(row.number, "Q1")
    QTest.keyClick(row.number, Qt.Key.Key_Return)
    sitting.settle()
    page = archive.read(reading.record, "place/don-may")
    assert [tuple(pair) for pair in page.identifiers] == [("wikidata", "Q1")]
    qtbot.mouseClick(field.rows[0].remove, Qt.MouseButton.LeftButton)
    sitting.settle()
    assert archive.read(reading.record, "place/don-may").identifiers == ()
    sitting.context.desk.undo_wanted.emit()
    sitting.settle()
    assert [row.pair for row in field.rows] == [("wikidata", "Q1")]
