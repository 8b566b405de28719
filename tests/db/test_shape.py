"""The shape of an archive as plain data says what the declared tables say."""

from __future__ import annotations

import pytest
from sqlalchemy import JSON, Boolean, Column, Float, Integer, LargeBinary

from db import tables
from db.kinds import KINDS
from db.shape import COLUMNS, TODAY

SORTS = ((JSON, "json"), (Integer | Boolean, "integer"), (Float, "real"), (LargeBinary, "blob"))


def _sort(column: Column[object]) -> str:
    return next((sort for kind, sort in SORTS if isinstance(column.type, kind)), "text")


@pytest.mark.parametrize("name", sorted(tables.Table.metadata.tables.keys() | COLUMNS.keys()))
def test_each_column_is_there_with_its_sort(name: str) -> None:
    declared = tables.Table.metadata.tables[name].columns
    of_json = {"object": "json", "array": "json"}
    said = {column: of_json.get(sort, sort) for column, sort in COLUMNS[name].items()}
    assert said == {column.name: _sort(column) for column in declared}
    assert TODAY[name] == said.keys()


def test_each_kind_has_the_table_of_its_name() -> None:
    assert [kind.table.__tablename__ for kind in KINDS] == [kind.name for kind in KINDS]
    for kind in KINDS:
        assert TODAY[kind.name] >= {*kind.columns}
        assert ("date_edtf" in TODAY[kind.name]) == kind.dated
