"""Kinds: each is described once, and can be added, listed, shown and found again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from db import Archive, reading, records, writing
from db.dates import parse
from db.kinds import BY_NAME, KINDS
from db.records import Words
from db.tables import Dated

if TYPE_CHECKING:
    from db.transaction import Transaction

NEEDED: dict[str, dict[str, Any]] = {
    "section": {"number": "9"},
    "quantity": {"qualifier": "about", "value": 100.0, "unit": "người", "unit_en": "people"},
    "media": {"sha256": "0" * 64, "size": 0, "media_type": "image/png"},
    "citation": {"source_id": 0},
    "holding": {"level": "file", "reference_code": "TN 1", "may_be_shown": True},
    "article": {"authors": ["Lê Văn Mẫu"], "keywords_vi": ["cầu", "sông"]},
    "tour": {"minutes": 20},
}


def test_kinds_are_those_that_the_contract_names() -> None:
    assert tuple(kind.name for kind in KINDS) == records.KINDS
    assert BY_NAME.keys() == set(records.KINDS)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_field_is_a_column_of_the_kinds_table(kind: Any) -> None:
    columns = kind.table.__table__.columns
    assert set(kind.columns) <= set(columns.keys())
    assert kind.dated == issubclass(kind.table, Dated)
    assert "id" in columns


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_kind_is_added_listed_and_shown(archive: Archive, kind: Any) -> None:
    def add(transaction: Transaction) -> None:
        columns = dict(NEEDED.get(kind.name, {}))
        if kind.name == "citation":
            columns["source_id"] = writing.add_record(transaction, "source/x", Words("Nguồn"))
        writing.add_record(
            transaction,
            f"{kind.name}/moi",
            Words("Cái mới", "A new one"),
            columns=columns,
            date=parse("1950-10-15~", wording="giữa tháng 10/1950"),
            prose={name: Words("Lời", "Words") for name in kind.prose},
            position=9,
        )

    ref = f"{kind.name}/moi"
    assert ref in archive.write(add).added
    assert ref in {line.ref for line in archive.read(reading.summaries, kind.name)}
    page = archive.read(reading.record, ref)
    assert page.title == Words("Cái mới", "A new one")
    assert {name: page.fields[name] for name in kind.prose} == dict.fromkeys(
        kind.prose, Words("Lời", "Words")
    )
    assert ("date" in page.fields) == kind.dated
    for name, value in NEEDED.get(kind.name, {}).items():
        if name in kind.columns and name != "unit_en":
            assert page.fields[name] == (tuple(value) if isinstance(value, list) else value)
    assert {reason.target.type for reason in archive.read(reading.why, ref)} >= {"record", "name"}
