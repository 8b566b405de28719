"""The item models keep Qt's rules, and hold odd input: circles, missing parents, no rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex
from PySide6.QtTest import QAbstractItemModelTester

from tests.viewer.builders import make_citation, make_hit, make_summary, make_unit
from viewer.models.citations import CitationsModel
from viewer.models.delegates import utf16_offset
from viewer.models.kinds import KindsModel
from viewer.models.results import ResultsModel, line_of_hit, line_of_summary
from viewer.models.roles import Role, spans_of, text_of
from viewer.models.units import UnitsModel

if TYPE_CHECKING:
    from viewer.state.language import Language


def watch(model: QAbstractItemModel) -> QAbstractItemModelTester:
    return QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Fatal, model
    )


def rows(model: QAbstractItemModel, parent: QModelIndex | None = None) -> list[str]:
    above = parent or QModelIndex()
    return [text_of(model.index(row, 0, above)) for row in range(model.rowCount(above))]


def test_kinds_come_in_a_reader_s_order_without_the_empty_ones(language: Language) -> None:
    model = KindsModel(language)
    watch(model)
    model.show_counts({"place": 3, "event": 2, "person": 0, "article": 1, "kite": 4})
    assert rows(model) == ["Sự kiện", "Địa danh", "kite"]
    assert model.index(0).data(Role.COUNT) == 2
    language.switch("en")
    assert rows(model) == ["Events", "Places", "kite"]
    assert model.row_of("place") == 1
    assert model.row_of(None) == -1


def test_results_ask_for_more_once_and_stop_at_the_end(language: Language) -> None:
    model, asked = ResultsModel(language), []
    watch(model)
    model.more_wanted.connect(asked.append)
    model.show_lines([line_of_summary(make_summary(f"term/{n}", f"T{n}")) for n in range(3)], 5)
    root = QModelIndex()
    assert model.canFetchMore(root)
    model.fetchMore(root)
    model.fetchMore(root)
    assert asked == [3]
    model.append_lines([line_of_summary(make_summary("term/x", "X"))])
    assert model.row_of("term/x") == 3
    model.append_lines(())
    assert not model.canFetchMore(root)
    assert model.total == 4


def test_a_hit_shows_the_line_in_which_something_is_marked(language: Language) -> None:
    model = ResultsModel(language)
    snippet = "Trận đánh\nở Đông Khê xong\nthe battle"
    model.show_lines([line_of_hit(make_hit("event/a", "A", snippet, (12, 20), (27, 30)))], 1)
    index = model.index(0)
    assert text_of(index, Role.SNIPPET) == "ở Đông Khê xong"
    assert spans_of(index) == ((2, 10),)
    assert text_of(index, Role.EYEBROW) == "Sự kiện"


def test_units_stand_by_side_then_under_what_they_are_part_of(language: Language) -> None:
    model = UnitsModel(language)
    watch(model)
    model.show_entries(
        [
            make_unit("unit/legion", side="france"),
            make_unit("unit/e209", "unit/f312", echelon="regiment", number=209),
            make_unit("unit/e36", "unit/f312", echelon="regiment", number=36),
            make_unit("unit/f312", echelon="division", number=312),
            make_unit("body/command"),
            make_unit("unit/stray", "unit/nowhere", side=None),
        ]
    )
    assert rows(model) == ["Phía Việt Nam", "Phía Pháp", "Không ghi phía"]
    home = model.index(0, 0)
    assert rows(model, home) == ["f312", "command"]
    division = model.index_of("unit/f312")
    assert rows(model, division) == ["e36", "e209"]
    assert home.data(Role.COUNT) == 4
    assert model.parent(division) == home
    assert not model.index_of("unit/none").isValid()


def test_units_that_contain_each_other_stand_under_their_side(language: Language) -> None:
    model = UnitsModel(language)
    watch(model)
    model.show_entries(
        [
            make_unit("unit/a", "unit/b"),
            make_unit("unit/b", "unit/a"),
            make_unit("unit/c", "unit/c"),
        ]
    )
    assert sorted(rows(model, model.index(0, 0))) == ["a", "b", "c"]
    model.show_entries([])
    assert rows(model) == []


def test_citations_tell_source_place_and_claim(language: Language) -> None:
    model = CitationsModel(language)
    watch(model)
    model.show_entries([make_citation("citation/1", "Tài liệu", "Phát gạo")])
    index = model.index(0)
    assert text_of(index) == "Tài liệu, tr. 2"
    assert text_of(index, Role.SNIPPET) == "Phát gạo"
    assert model.row_of("citation/1") == 0


@pytest.mark.parametrize(("text", "offset", "units"), [("Đông", 2, 2), ("a🎌b", 2, 3), ("", 0, 0)])
def test_offsets_are_counted_as_qt_counts(text: str, offset: int, units: int) -> None:
    assert utf16_offset(text, offset) == units
