"""Search in an archive of some thousands: the quick ways find what a look at every text finds."""

from __future__ import annotations

import random
import shutil
import sqlite3
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

import pytest

from db import Archive
from db.dates import day_start
from db.engine import writing_engine
from db.search import index
from db.search.filters import Filters
from db.search.query import first_answer, search
from db.search.words import WORD
from db.verification import verify
from db.vietnamese import fold
from tests.bench import generator

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy.engine import Connection

    from db.records import Found

RECORDS = index.MANY + 200
SEED = 1950
QUERIES = 40
LONG_ENOUGH = 60_000.0
"""Milliseconds within which every first answer is done."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("scale") / "made.muniment"
    generator.make(path, RECORDS, SEED)
    return path


@pytest.fixture(scope="module")
def opened(made: Path) -> Iterator[Archive]:
    with Archive.open(made) as archive:
        yield archive


@pytest.fixture(scope="module")
def texts(made: Path) -> dict[str, str]:
    """Return the folded words of each record by its ref, between blanks."""
    connection = sqlite3.connect(made)
    rows = connection.execute(
        "SELECT r.kind || '/' || r.slug, group_concat(n.text, ' '), p.text FROM record AS r"
        " JOIN name AS n ON n.record_id = r.id JOIN prose AS p ON p.record_id = r.id GROUP BY r.id"
    ).fetchall()
    connection.close()
    return {
        ref: f" {' '.join(WORD.findall(fold(names)))} {' '.join(WORD.findall(fold(text)))} "
        for ref, names, text in rows
    }


def _holding(texts: dict[str, str], words: list[str]) -> set[str]:
    return {ref for ref, text in texts.items() if all(f" {word} " in text for word in words)}


def _drawn(texts: dict[str, str], least: int, most: int) -> Iterator[list[str]]:
    chance = random.Random(SEED)
    every = list(texts.values())
    for _ in range(QUERIES):
        words = [word for word in chance.choice(every).split() if word.isalpha()]
        yield chance.sample(words, chance.randint(least, most))


def _refs(answer: Found) -> list[str]:
    return [hit.ref for hit in answer.hits]


def test_every_record_that_holds_the_words_is_counted_and_found(
    opened: Archive, texts: dict[str, str]
) -> None:
    asked = 0
    for words in _drawn(texts, 1, 7):
        answer = opened.read(search, " ".join(words), prefix=False, limit=RECORDS)
        if answer.expanded:  # another name of what was typed finds more
            continue
        asked += 1
        right = _holding(texts, words)
        assert answer.total_exact
        assert answer.total == len(right)
        assert set(_refs(answer)) <= right
        if len(right) < 500:
            assert set(_refs(answer)) == right
    assert asked > QUERIES // 2


def test_a_first_answer_that_says_it_is_exact_has_the_order_of_the_search(
    opened: Archive, texts: dict[str, str]
) -> None:
    exact = 0
    for words in _drawn(texts, 1, 4):
        query = " ".join(words)
        first = opened.read(first_answer, query, prefix=False, milliseconds=LONG_ENOUGH)
        assert first.hits
        if first.order_exact:
            exact += 1
            assert _refs(first) == _refs(opened.read(search, query, prefix=False, totals=False))
    assert exact > QUERIES // 2


def test_words_side_by_side_are_found_however_many_hold_them_apart(
    opened: Archive, texts: dict[str, str]
) -> None:
    chance = random.Random(SEED)
    for text in chance.sample(sorted(texts.values()), QUERIES // 2):
        words = text.split()
        at = chance.randrange(len(words) - 3)
        phrase = " ".join(words[at : at + 3])
        answer = opened.read(search, f'"{phrase}"', prefix=False, limit=RECORDS)
        if not answer.expanded:
            right = {ref for ref, held in texts.items() if f" {phrase} " in held}
            assert answer.total == len(right)
            assert set(_refs(answer)) <= right


def test_a_narrow_place_leaves_a_broad_word_its_answer(
    opened: Archive, made: Path, texts: dict[str, str]
) -> None:
    connection = sqlite3.connect(made)
    there = connection.execute(
        "SELECT p.kind || '/' || p.slug, group_concat(s.kind || '/' || s.slug) FROM link AS l"
        " JOIN record AS p ON p.id = l.object_id JOIN record AS s ON s.id = l.subject_id"
        " GROUP BY p.id ORDER BY p.id LIMIT 5"
    ).fetchall()
    connection.close()
    broad = _holding(texts, ["va"])
    for place, refs in there:
        right = broad & {place, *refs.split(",")}
        for ask in (search, partial(first_answer, milliseconds=LONG_ENOUGH)):
            answer = opened.read(ask, "va", filters=Filters(place=place), prefix=False, limit=200)
            assert set(_refs(answer)) == right
            assert answer.total == len(right)
            assert answer.total_exact


@contextmanager
def _writing(path: Path) -> Iterator[Connection]:
    engine = writing_engine(path, journal="delete")
    with engine.begin() as connection:
        yield connection
    engine.dispose()


def test_what_is_updated_in_bulk_is_what_is_built(made: Path, tmp_path: Path) -> None:
    path = tmp_path / "updated.muniment"
    shutil.copy(made, path)
    with _writing(path) as connection:
        ids = connection.exec_driver_sql("SELECT id FROM record").scalars().all()
        assert len(ids) >= index.MANY
        index.update(connection, ids)
        assert index.miscounted(connection) == []
    with Archive.open(path) as updated, Archive.open(made) as built:
        for query in ("va", "dai doi", "trong cua"):
            ways = [archive.read(search, query, prefix=False) for archive in (updated, built)]
            assert _refs(ways[0]) == _refs(ways[1])
            assert ways[0].total == ways[1].total


def test_a_date_that_is_moved_is_found_where_it_is_now(made: Path, tmp_path: Path) -> None:
    path = tmp_path / "moved.muniment"
    shutil.copy(made, path)
    start = day_start(1871, 3, 18)
    with _writing(path) as connection:
        event = connection.exec_driver_sql("SELECT min(id) FROM event").scalar_one()
        connection.exec_driver_sql(
            "UPDATE event SET date_earliest = ?, date_latest = ? WHERE id = ?",
            (start, start + 1439, event),
        )
        index.update(connection, [event])
        assert index.miscounted(connection) == []
        ref = connection.exec_driver_sql(
            "SELECT kind || '/' || slug FROM record WHERE id = ?", (event,)
        ).scalar_one()
    with Archive.open(path) as archive:
        assert _refs(archive.read(search, "18/3/1871", prefix=False))[0] == ref


def test_verify_tells_of_words_that_differ_from_their_document(made: Path, tmp_path: Path) -> None:
    path = tmp_path / "changed.muniment"
    shutil.copy(made, path)
    connection = sqlite3.connect(path)
    connection.execute("UPDATE search_document SET folded = 'x' || folded WHERE rowid % 1000 = 0")
    connection.commit()
    connection.close()
    assert {check.name for check in verify(path) if not check.ok} == {"search index"}
