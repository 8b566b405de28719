"""Searches that are rare: many records of one name, days without a year, a time that is over."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from db import Archive, writing
from db.records import Words
from db.search.deadline import Reader
from db.search.documents import Spelling
from db.search.filters import Filters
from db.search.query import search
from db.search.words import wanted
from tests.db.test_editing import EVENT, RIVER

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy.engine import Connection

    from db.transaction import Transaction

MANY = 160


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make an archive of many places whose names begin alike."""

    def add(transaction: Transaction) -> None:
        for number in range(MANY):
            name = f"Nà Mới {number}" if number % 2 else f"Thôn {number} Nà Xa Mới"
            writing.add_record(transaction, f"place/{number}", Words(name))

    path = tmp_path_factory.mktemp("crowded") / "crowded.muniment"
    with Archive.create(path, Words("Thử")) as archive:
        archive.write(add)
    return path


@pytest.mark.parametrize("query", ["nà mới", "na moi", "nà mớ", "Nà Xa Mới"])
def test_of_many_names_those_that_hold_the_words_side_by_side_stand_first(
    crowded: Path, query: str
) -> None:
    with Archive.open(crowded) as archive:
        answer = archive.read(search, query, limit=10)
    assert answer.total == (MANY // 2 if "Xa" in query else MANY)
    assert len(answer.hits) == 10
    first = "Thôn" if "Xa" in query else "Nà Mới"
    assert all((hit.title.vi or "").startswith(first) for hit in answer.hits)


def test_a_day_without_a_year_finds_nothing_where_nothing_happened(crowded: Path) -> None:
    with Archive.open(crowded) as archive:
        hits = archive.read(search, "3/2 hội nghị", prefix=False).hits
    assert [hit.ref for hit in hits if "date" in hit.parts] == []


def test_a_year_beside_a_word_that_nothing_holds_is_no_hindrance(archive: Archive) -> None:
    answer = archive.read(search, "zzzz 3/2/1947", prefix=False)
    assert EVENT not in {hit.ref for hit in answer.hits[1:]}
    assert answer.total == len(answer.hits)


def test_an_excluded_word_counts_within_a_filter_too(archive: Archive) -> None:
    found = archive.read(search, "sông -tiểu", kinds=["event", "place"], prefix=False)
    assert [hit.ref for hit in found.hits] == [RIVER]


def test_an_excluded_word_counts_in_the_few_records_of_a_place(archive: Archive) -> None:
    there = Filters(place=RIVER)
    for query, refs in (("sông", {RIVER, EVENT}), ("sông -vượt", {RIVER})):
        found = archive.read(search, query, filters=there, prefix=False)
        assert {hit.ref for hit in found.hits} == refs


def test_a_sign_that_means_several_digits_is_looked_for_as_these() -> None:
    words = wanted("½ tiểu đoàn", prefix=False)
    assert words.folded == ("1", "2", "tieu", "doan")
    assert words.toned == ("1", "2", "tiểu", "đoàn")


def test_texts_are_spelt_the_same_when_what_was_spelt_is_forgotten(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("db.search.documents.MOST_PIECES", 0)
    spelling = Spelling()
    once = spelling.both("Sông Gấm")
    assert once == ("song gam", "sông gấm")
    assert spelling.both("Đồn Mây") == ("don may", "đồn mây")
    assert spelling.both("Sông Gấm") == once


def test_rows_that_come_in_time_are_kept_and_a_wrong_statement_is_told(archive: Archive) -> None:
    endless = "WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) SELECT n FROM c"

    def hasten(connection: Connection) -> tuple[int, bool]:
        reader = Reader(connection, 20)
        return len(reader.rows(f"SELECT max(n) FROM ({endless})", {})), reader.complete

    assert archive.read(hasten) == (0, False)

    def mistake(connection: Connection) -> object:
        return Reader(connection, 60_000).rows("SELECT 1 FROM nowhere", {})

    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        archive.read(mistake)
