"""Forms with real keys and mouse: what is typed is saved, undone, disputed and kept as a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QPoint, Qt

from db import editing, reading
from db.dates import Date
from db.records import KINDS, Words
from tests.viewer.catalogue.conftest import Sitting, record_of
from tests.viewer.conftest import panel_of
from tests.viewer.keys import type_into
from viewer.catalogue.fields.links import LinksField
from viewer.catalogue.fields.names import NamesField
from viewer.catalogue.fields.passages import PassagesField
from viewer.catalogue.fields.status import StatusField
from viewer.catalogue.forms import FORMS
from viewer.catalogue.forms.record_form import RecordForm
from viewer.widgets.choice_field import ChoiceField
from viewer.widgets.date_field import DateField
from viewer.widgets.number_field import PositionField
from viewer.widgets.text_fields import LineField, TextField

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from viewer.session import Session

LEFT = Qt.MouseButton.LeftButton
BATTLE, POST, UNIT = "event/tran-don-may", "place/don-may", "unit/trung-doan-19"
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


def test_a_date_typed_in_words_is_saved_on_leaving_it(sitting: Sitting, qtbot: QtBot) -> None:
    sitting.open(BATTLE)
    field = cast("DateField", sitting.field("date"))
    field.line.setFocus()
    field.line.selectAll()
    type_into(qtbot, field.line, "sáng 17 September 1950")
    assert sitting.context.desk.progress == "unsaved"
    assert sitting.panel.progress.text() == "Chưa lưu"
    cast("LineField", field).why.setFocus()
    sitting.settle()
    date = record_of(sitting, BATTLE).fields["date"]
    assert isinstance(date, Date)
    assert (date.edtf, date.part_of_day) == ("1950-09-17", "morning")
    assert date.wording == "Sáng 16/9/1950", "the source's wording is a field of its own"
    assert sitting.context.desk.progress == "saved"
    assert sitting.panel.progress.text().startswith("Đã lưu ")
    assert record_of(sitting, BATTLE).version == 2


def test_ctrl_s_saves_and_each_change_is_signed(sitting: Sitting, qtbot: QtBot) -> None:
    sitting.open(BATTLE)
    field = cast("TextField", sitting.field("summary"))
    editor = field.texts["en"]
    editor.setFocus()
    editor.selectAll()
    type_into(qtbot, editor, "A short fight.")
    qtbot.keyClick(editor, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    sitting.settle()
    words = record_of(sitting, BATTLE).fields["summary"]
    assert words == Words("Trung đoàn 19 đánh Đồn Mây.", "A short fight.")
    archive = sitting.session.archive
    assert archive is not None
    assert archive.read(reading.revisions)[0].who == "Lan"
    assert editor.hasFocus(), "saving takes nobody out of the text"


def test_what_can_not_be_is_not_saved_and_said(sitting: Sitting, qtbot: QtBot) -> None:
    sitting.open(BATTLE)
    field = cast("DateField", sitting.field("date"))
    field.line.setFocus()
    field.line.selectAll()
    type_into(qtbot, field.line, "31/9/1950")
    sitting.session.save()
    sitting.settle()
    assert field.message.text()
    assert record_of(sitting, BATTLE).version == 1
    assert sitting.context.desk.progress == "unsaved"


def test_undo_and_redo_take_back_outside_a_text(sitting: Sitting, qtbot: QtBot) -> None:
    sitting.open(UNIT)
    field = cast("LineField", sitting.field("code"))
    field.line.setFocus()
    type_into(qtbot, field.line, "e19")
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    sitting.settle()
    assert record_of(sitting, UNIT).fields["code"] == "e19"
    target = panel_of(sitting.session, "map").focus_target()
    target.setFocus()
    qtbot.keyClick(target, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    sitting.settle()
    assert "code" not in record_of(sitting, UNIT).fields
    assert field.line.text() == ""
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(target, Qt.Key.Key_Z, both)
    sitting.settle()
    assert record_of(sitting, UNIT).fields["code"] == "e19"
    assert field.line.text() == "e19"


def test_names_are_added_changed_and_removed(sitting: Sitting, qtbot: QtBot) -> None:
    sitting.open(POST)
    field = cast("NamesField", sitting.field("names"))
    before = len(field.rows)
    qtbot.mouseClick(field.add, LEFT)
    row = field.rows[-1]
    type_into(qtbot, row.text, "Poste de May")
    row.spoken.setCurrentIndex(row.spoken.findData("fr"))
    type_into(qtbot, row.period, "1950")
    qtbot.keyClick(row.text, Qt.Key.Key_Return)
    sitting.settle()
    saved = record_of(sitting, POST).names[-1]
    assert (saved.text, saved.lang, saved.type) == ("Poste de May", "fr", "variant")
    assert saved.period is not None
    assert saved.period.edtf == "1950"
    assert len(field.rows) == before + 1
    row = field.rows[-1]
    assert row.id == saved.id
    row.text.setFocus()
    row.text.setCursorPosition(len(row.text.text()))
    type_into(qtbot, row.text, "!")
    qtbot.keyClick(row.text, Qt.Key.Key_Return)
    sitting.settle()
    assert record_of(sitting, POST).names[-1].text == "Poste de May!"
    qtbot.mouseClick(field.rows[-1].remove, LEFT)
    sitting.settle()
    assert len(record_of(sitting, POST).names) == before
    assert len(field.rows) == before


def test_what_is_typed_in_a_list_or_a_text_survives_a_change_elsewhere(
    sitting: Sitting, qtbot: QtBot
) -> None:
    sitting.open(BATTLE)
    names = cast("NamesField", sitting.field("names"))
    qtbot.mouseClick(names.add, LEFT)
    type_into(qtbot, names.rows[-1].text, "Trận mở")
    sitting.context.jobs.write(editing.set_field, BATTLE, "side", None, origin=None)
    sitting.settle()
    assert names.rows[-1].text.text() == "Trận mở"
    assert names.rows[-1].id is None
    sitting.open("section/1")
    passages = cast("PassagesField", sitting.field("passages"))
    editor = passages.texts[0][0]
    editor.setFocus()
    type_into(qtbot, editor, "Lời mới. ")
    sitting.context.jobs.write(editing.set_status, "section/1", "reviewed", origin=None)
    sitting.settle()
    assert editor.toPlainText().startswith("Lời mới. ")
    assert passages.dirty


def test_a_relation_is_found_while_typing_and_made_by_keys(sitting: Sitting, qtbot: QtBot) -> None:
    sitting.open(BATTLE)
    field = cast("LinksField", sitting.field("links"))
    before = len(field.rows)
    field.picker.setFocus()
    type_into(qtbot, field.picker, "ban gio")
    qtbot.waitUntil(lambda: field.picker.listing)
    qtbot.keyClick(field.picker, Qt.Key.Key_Return)
    sitting.settle()
    links = record_of(sitting, BATTLE).links
    assert ("took-place-at", "place/ban-gio") in {(one.predicate, one.ref) for one in links}
    assert len(field.rows) == before + 1
    row = next(one for one in field.rows if one.link.ref == "place/ban-gio")
    row.date.setFocus()
    type_into(qtbot, row.date, "17/9/1950")
    qtbot.keyClick(row.date, Qt.Key.Key_Return)
    sitting.settle()
    link = next(one for one in record_of(sitting, BATTLE).links if one.ref == "place/ban-gio")
    assert link.date is not None
    assert link.date.edtf == "1950-09-17"
    row = next(one for one in field.rows if one.link.ref == "place/ban-gio")
    qtbot.mouseClick(row.remove, LEFT)
    sitting.settle()
    assert len(record_of(sitting, BATTLE).links) == before


def test_a_record_is_made_in_place_where_none_is_found(sitting: Sitting, qtbot: QtBot) -> None:
    sitting.open(BATTLE)
    field = cast("LinksField", sitting.field("links"))
    field.picker.setFocus()
    type_into(qtbot, field.picker, "Suối Lạnh")
    qtbot.waitUntil(lambda: field.picker.listing)
    qtbot.keyClick(field.picker, Qt.Key.Key_Up)  # the last line offers to make one
    qtbot.keyClick(field.picker, Qt.Key.Key_Return)
    sitting.settle()
    assert record_of(sitting, "place/suoi-lanh").title.vi == "Suối Lạnh"
    links = record_of(sitting, BATTLE).links
    assert "place/suoi-lanh" in {one.ref for one in links}


def test_a_position_is_taken_by_clicking_the_map(sitting: Sitting, qtbot: QtBot) -> None:
    sitting.open("place/ban-gio")
    field = cast("PositionField", sitting.field("position"))
    qtbot.mouseClick(field.pick, LEFT)
    assert sitting.context.desk.wants_point
    sitting.context.desk.take_point(22.4375, 106.4811)
    sitting.settle()
    fields = record_of(sitting, "place/ban-gio").fields
    assert (fields["lat"], fields["lon"]) == (22.4375, 106.4811)
    assert not field.pick.isChecked()
    field.lines["lat"].setFocus()
    field.lines["lat"].selectAll()
    type_into(qtbot, field.lines["lat"], "95")
    assert "90" in field.message.text()


def test_a_click_on_the_map_itself_gives_the_position(sitting: Sitting, qtbot: QtBot) -> None:
    from viewer.widgets.map_canvas import MapCanvas

    sitting.open("place/ban-gio")
    canvas = panel_of(sitting.session, "map").findChild(MapCanvas)
    field = cast("PositionField", sitting.field("position"))
    qtbot.mouseClick(field.pick, LEFT)
    at = QPoint(canvas.width() // 2, canvas.height() // 2)
    lat, lon = canvas.view.to_geo(at.toPointF())
    qtbot.mouseClick(canvas, LEFT, pos=at)
    sitting.settle()
    fields = record_of(sitting, "place/ban-gio").fields
    assert fields["lat"] == pytest.approx(lat, abs=1e-4)
    assert fields["lon"] == pytest.approx(lon, abs=1e-4)
    assert sitting.context.selection.ref == "place/ban-gio"


def test_a_paragraph_is_edited_as_text(sitting: Sitting, qtbot: QtBot) -> None:
    sitting.open("section/1")
    field = cast("PassagesField", sitting.field("passages"))
    editor = field.texts[0][0]
    editor.setFocus()
    editor.moveCursor(editor.textCursor().MoveOperation.End)
    type_into(qtbot, editor, " Trời mưa.")
    sitting.session.save()
    sitting.settle()
    passages = record_of(sitting, "section/1").fields["passages"]
    assert isinstance(passages, tuple)
    assert str(passages[0]).endswith("bên sông. Trời mưa.")


def test_only_a_reviewer_reviews_and_one_who_did_both_is_told(
    open_window: Callable[..., Session], small: Path, qtbot: QtBot
) -> None:
    sitting = Sitting(open_window(small, (1366, 768)), qtbot)
    sitting.unlock("Bình", "drafter")
    sitting.tool.creation.begin("event", "Một việc mới")
    qtbot.keyClick(sitting.tool.creation.title, Qt.Key.Key_Return)
    sitting.settle()
    ref = sitting.form.ref
    assert ref == "event/mot-viec-moi"
    status = cast("StatusField", sitting.field("status"))
    assert not status.buttons["reviewed"].isEnabled()
    assert "Chỉ người duyệt" in status.message.text()
    sitting.session.switch_desk()
    sitting.settle()
    sitting.unlock("Bình", "reviewer")
    sitting.settle()
    assert status.buttons["reviewed"].isEnabled()
    qtbot.mouseClick(status.buttons["reviewed"], LEFT)
    sitting.settle()
    record = record_of(sitting, ref)
    assert (record.status, record.drafted_by, record.reviewed_by) == ("reviewed", "Bình", "Bình")
    assert "Cùng một người" in status.message.text()


def test_a_unit_may_stand_for_one_that_no_source_names(sitting: Sitting, qtbot: QtBot) -> None:
    sitting.open(UNIT)
    field = cast("ChoiceField", sitting.field("placeholder"))
    assert field.value() is None
    field.combo.setFocus()
    qtbot.keyClick(field.combo, Qt.Key.Key_Down)
    sitting.settle()
    assert record_of(sitting, UNIT).placeholder
    qtbot.keyClick(field.combo, Qt.Key.Key_Up)
    sitting.settle()
    assert not record_of(sitting, UNIT).placeholder


def test_a_record_is_deleted_only_when_that_is_meant(sitting: Sitting, qtbot: QtBot) -> None:
    sitting.open(POST)
    qtbot.mouseClick(sitting.tool.delete, LEFT)
    qtbot.mouseClick(sitting.tool.deletion.agree, LEFT)
    sitting.settle()
    assert record_of(sitting, POST).ref == POST, "others point at it"
    assert not sitting.tool.deletion.isHidden()
    assert sitting.form.ref == POST
    qtbot.mouseClick(sitting.tool.deletion.agree, LEFT)
    sitting.settle()
    assert sitting.tool.form is None
    sitting.session.undo()
    sitting.settle()
    assert record_of(sitting, POST).title.vi == "Đồn Mây"


def test_each_kind_has_a_form_that_speaks_both_languages(sitting: Sitting) -> None:
    assert tuple(sorted(FORMS)) == tuple(sorted(KINDS))
    forms = [RecordForm(sitting.context, kind, sitting.panel.saving) for kind in FORMS]
    for form in forms:
        sitting.qtbot.addWidget(form)
        names = [field.name for field in form.fields]
        assert len(set(names)) == len(names)
        assert "names" in names
    labels: dict[str, list[str]] = {}
    for code in ("vi", "en"):
        sitting.context.language.switch(code)
        for form in forms:
            form.retranslate()
            for field in form.fields:
                said = f"{form.kind}.{field.name} in {code}"
                assert field.accessibleName() not in ("", field.name), said
                labels.setdefault(f"{form.kind}.{field.name}", []).append(field.accessibleName())
                for editor in field.editors():
                    assert editor.accessibleName(), said
    same = [name for name, (vi, en) in labels.items() if vi == en]
    assert not same
