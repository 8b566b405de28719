"""The date field with real keys: words of both languages, EDTF, parts of the day, wording."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from db.dates import parse
from tests.viewer.keys import type_into
from viewer.widgets.date_field import DateField
from viewer.widgets.date_line import DateLine, typed_form

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from viewer.state.language import Language

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture
def field(qtbot: QtBot, language: Language) -> Iterator[DateField]:
    assert language.code == "vi"
    sheet = QWidget()
    made, other = DateField(), QLineEdit()
    column = QVBoxLayout(sheet)
    column.addWidget(made)
    column.addWidget(other)
    qtbot.addWidget(sheet)
    made.speak("vi")
    made.name_it("Ngày tháng")
    sheet.resize(600, 300)
    with qtbot.waitActive(sheet):
        sheet.show()
    made.line.setFocus()
    yield made
    sheet.close()


@pytest.mark.parametrize(
    ("typed", "edtf", "words"),
    [
        ("16/9/1950", "1950-09-16", "16/9/1950"),
        ("sáng 16/9/1950", "1950-09-16", "Sáng 16/9/1950"),
        ("giữa tháng 10/1950", "1950-10-11~/1950-10-20~", "Giữa tháng 10/1950"),
        ("16 September 1950", "1950-09-16", "16/9/1950"),
        ("mid-October 1950", "1950-10-11~/1950-10-20~", "Giữa tháng 10/1950"),
        ("mùa hè năm 1950", "1950-22", "Mùa hè 1950"),
        ("1950-09-16/1950-09-18", "1950-09-16/1950-09-18", "16–18/9/1950"),
        ("1950?", "1950?", "Có thể năm 1950"),
        ("195X", "195X", "Thập niên 1950"),
        ("[1950,1951]", "[1950,1951]", "Năm 1950 hoặc năm 1951"),
    ],
)
def test_what_is_typed_is_echoed_in_words_and_edtf(
    field: DateField, qtbot: QtBot, typed: str, edtf: str, words: str
) -> None:
    type_into(qtbot, field.line, typed)
    value = field.value()
    assert value is not None
    assert value.edtf == edtf
    assert field.echo.text().startswith(f"{words}  ·  {edtf}  ·  ")
    assert field.dirty
    assert not field.problem()


def test_the_echo_says_from_when_to_when(field: DateField, qtbot: QtBot) -> None:
    type_into(qtbot, field.line, "chiều 16/9/1950")
    assert field.part.currentData() == "afternoon"
    assert "16/9/1950 12:00" in field.echo.text()
    assert "16/9/1950 18:59" in field.echo.text()
    field.line.clear()
    type_into(qtbot, field.line, "1950-09-16/..")
    assert "16/9/1950" in field.echo.text()


@pytest.mark.parametrize("typed", ["31/9/1950", "năm nào đó", "1950-09-18/1950-09-16", "1950-13"])
def test_what_is_no_date_is_said_while_typing_and_never_saved(
    field: DateField, qtbot: QtBot, typed: str
) -> None:
    left: list[bool] = []
    field.left.connect(lambda: left.append(True))
    type_into(qtbot, field.line, typed)
    assert field.problem()
    assert field.message.text() == field.problem()
    assert field.message.isVisible()
    assert field.value() is None
    assert field.dirty, "what can't be saved must not look saved"
    field.line.clear()
    type_into(qtbot, field.line, "1950")
    assert not field.problem()
    assert not field.message.isVisible()


def test_leaving_the_field_says_so_once_and_not_between_its_parts(
    field: DateField, qtbot: QtBot
) -> None:
    left: list[bool] = []
    field.left.connect(lambda: left.append(True))
    type_into(qtbot, field.line, "16/9/1950")
    qtbot.keyClick(field.line, Qt.Key.Key_Tab)
    qtbot.keyClick(field.part, Qt.Key.Key_Tab)
    assert field.wording.hasFocus()
    assert not left
    type_into(qtbot, field.wording, "Sáng ngày 16-9")
    qtbot.keyClick(field.wording, Qt.Key.Key_Tab)
    assert left == [True]
    value = field.value()
    assert value is not None
    assert value.wording == "Sáng ngày 16-9"


def test_a_part_of_day_is_chosen_by_key(field: DateField, qtbot: QtBot) -> None:
    type_into(qtbot, field.line, "16/9/1950")
    field.part.setFocus()
    qtbot.keyClick(field.part, Qt.Key.Key_Down)
    qtbot.keyClick(field.part, Qt.Key.Key_Down)
    assert field.part.currentData() == "morning"
    value = field.value()
    assert value is not None
    assert value.part_of_day == "morning"
    assert value.earliest == parse("1950-09-16", "morning").earliest


def test_a_date_is_shown_in_the_language_spoken_and_survives_it(field: DateField) -> None:
    date = parse("1950-10-11~/1950-10-20~", None, "giữa tháng 10")
    field.show_value(date)
    assert field.line.text() == "giữa tháng 10/1950"
    assert not field.dirty
    field.speak("en")
    assert field.line.text() == "mid-October 1950"
    assert field.value() == date
    assert not field.dirty


@pytest.mark.parametrize(
    "edtf",
    ["1950", "1950-09", "1950-22", "1950-09-16/1950-09-18", "195X", "1950-1X", "../1950", "1950/",
     "{1950,1952}", "-0043-03-15", "Y170000002", "1950-09-16T16:00"],
)  # fmt: skip
def test_every_date_that_is_shown_is_read_back_the_same(qtbot: QtBot, edtf: str) -> None:
    line = DateLine()
    qtbot.addWidget(line)
    date = parse(edtf)
    for lang in ("vi", "en"):
        line.show_date(date, lang)
        assert line.text() == typed_form(date, lang)
        assert line.date is not None
        assert (line.date.earliest, line.date.latest) == (date.earliest, date.latest)


def test_a_draft_comes_back_even_where_it_is_no_date(field: DateField, qtbot: QtBot) -> None:
    type_into(qtbot, field.line, "16/9/19")
    kept = field.typed()
    field.show_value(parse("1950"))
    assert not field.dirty
    field.restore(kept)
    assert field.line.text() == "16/9/19"
    assert field.dirty


def test_a_dispute_is_settled_by_a_click(field: DateField, qtbot: QtBot) -> None:
    decided: list[str] = []
    field.kept.connect(lambda: decided.append("theirs"))
    field.insisted.connect(lambda: decided.append("mine"))
    field.show_dispute("Người khác đã sửa.", "Giữ của họ", "Lưu của tôi")
    assert field.dispute is not None
    buttons = [one for one in field.dispute.children() if hasattr(one, "click")]
    qtbot.mouseClick(buttons[1], Qt.MouseButton.LeftButton)
    assert decided == ["mine"]
    assert field.dispute is None
