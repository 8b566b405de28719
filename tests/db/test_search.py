"""Search, first form: any spelling, nothing typed is syntax, highlights cut the right letters."""

from __future__ import annotations

import sqlite3
import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db import Archive, writing
from db.records import Words
from db.search.expression import all_words, some_words, together
from db.search.query import search
from db.search.words import wanted
from db.verification import verify
from db.vietnamese import fold

if TYPE_CHECKING:
    from pathlib import Path

    from db.transaction import Transaction

HOSTILE = (
    '"', '""', "'", "AND", "OR NOT", "NEAR(", 'NEAR("a b", 2)', "*", "a*b", "col:x", "-", "-x",
    "names_folded:x", "{names_folded}: x", "(", ")", "^x", "+", "\\", "%", "_", ";", "--", "/*",
    "\0", "a\0b", "\ud800", "a\udfffb", "x" * 10_000, "x " * 10_000, "😀", "שלום עולם",
    "\u202edong khe", "Đ" * 500, "\n\n", "1950-09-16", "5.190.108", "<b>dong</b>",
)  # fmt: skip


def _found(archive: Archive, query: str, **options: object) -> list[str]:
    return [hit.ref for hit in archive.read(search, query, **options).hits]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "query",
    [
        "sông Gấm",
        "song gam",
        "SONG GAM",
        "Sông gấm",
        "gam",
        "so",
        unicodedata.normalize("NFD", "Gấm"),
    ],
)
def test_a_name_is_found_by_any_spelling(archive: Archive, query: str) -> None:
    assert "place/song-gam" in _found(archive, query)


def test_a_name_stands_before_a_text_that_mentions_it(archive: Archive) -> None:
    assert _found(archive, "song gam")[0] == "place/song-gam"
    assert _found(archive, "tieu doan 19")[0] == "unit/tieu-doan-19"
    assert "section/1" in _found(archive, "tieu doan 19")


def test_right_tones_stand_before_folded_ones(archive: Archive) -> None:
    def add(transaction: Transaction) -> None:
        for tail, name in (("ha", "Hà"), ("ha-2", "Hạ"), ("ha-3", "Há")):
            writing.add_record(transaction, f"person/{tail}", Words(name, name))

    archive.write(add)
    assert _found(archive, "Hạ", prefix=False)[0] == "person/ha-2"
    assert _found(archive, "Há", prefix=False)[0] == "person/ha-3"
    assert len(_found(archive, "ha", prefix=False)) == 3


def test_a_record_appears_once_with_its_best_passage(archive: Archive) -> None:
    answer = archive.read(search, "tiểu đoàn")
    refs = [hit.ref for hit in answer.hits]
    assert len(refs) == len(set(refs)) == answer.total
    section = next(hit for hit in answer.hits if hit.ref == "section/1")
    assert (section.section, section.passage) == ("section/1", 0)


def test_the_last_word_is_a_prefix_only_while_typing(archive: Archive) -> None:
    assert _found(archive, "tieu doa", prefix=True)
    answer = archive.read(search, "tieu doa", prefix=False)
    assert answer.did_you_mean == "Tiểu đoàn 19"


def test_kind_and_time_filter(archive: Archive) -> None:
    assert _found(archive, "song", kinds=["event"]) == ["event/vuot-song-gam"]
    year = 1946 * 366 * 1440
    assert not _found(archive, "vuot", earliest=2 * year)
    assert _found(archive, "vuot", latest=2 * year) == ["event/vuot-song-gam"]


def test_facets_count_what_was_found(archive: Archive) -> None:
    answer = archive.read(search, "song gam")
    assert sum(answer.facets["kind"].values()) == answer.total
    assert answer.facets["kind"]["place"] == 1


@pytest.mark.parametrize("query", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("prefix", [True, False])
def test_nothing_that_is_typed_is_syntax(archive: Archive, query: str, prefix: bool) -> None:
    answer = archive.read(search, query, prefix=prefix)
    assert answer.total >= len(answer.hits)
    answer.query.encode()


@given(st.text(max_size=60))
@settings(deadline=None, max_examples=300)
def test_any_query_is_a_valid_expression_of_quoted_words(query: str) -> None:
    words = wanted(query, prefix=True)
    if not words:
        return
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE t USING fts5 (folded, toned)")
    for match in (
        all_words(words),
        f"toned : ({all_words(words, toned=True)})",
        f"folded : ({together(words, first=True)})",
        some_words(words),
    ):
        connection.execute("SELECT * FROM t WHERE t MATCH ?", (match,)).fetchall()
    connection.close()


@given(query=st.sampled_from(["song", "vượt sông", "tiểu đoàn 19", "gam", "3 tháng 2", "qua"]))
@settings(
    deadline=None, max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_highlights_cut_the_matching_letters(archive: Archive, query: str) -> None:
    words = wanted(query, prefix=True)
    answer = archive.read(search, query)
    others = [word for item in answer.expanded for word in fold(item["to"]).split()]
    for hit in answer.hits:
        for start, end in hit.highlights:
            cut = fold(hit.snippet[start:end])
            assert any(cut.startswith(word) for word in (*words.folded, *others))
        assert hit.highlights


@pytest.mark.parametrize(
    ("query", "ref"),
    [
        ("songgam", "place/song-gam"),
        ("SongGam", "place/song-gam"),
        ("tieudoan19", "unit/tieu-doan-19"),
        ("gam river", "place/song-gam"),
        ("son gam", "place/song-gam"),
        ("Tieu doan 20", "unit/tieu-doan-19"),
        ("3/2/1947", "event/vuot-song-gam"),
        ("1947-02-03", "event/vuot-song-gam"),
        ("tháng 2/1947", "event/vuot-song-gam"),
        ("February 1947", "event/vuot-song-gam"),
        ("ngày 3 tháng 2 năm 1947", "event/vuot-song-gam"),
        ('kind:event "sông gấm"', "event/vuot-song-gam"),
        ('loại:"đơn vị" tiểu đoàn', "unit/tieu-doan-19"),
        ("vuot -tieu", "event/vuot-song-gam"),
    ],
)
def test_disguises_dates_and_filters_find_the_record(
    archive: Archive, query: str, ref: str
) -> None:
    if query == "vuot -tieu":
        assert ref not in _found(archive, query)
        return
    assert _found(archive, query)[0] == ref


def test_numbers_are_found_with_and_without_their_points(archive: Archive) -> None:
    def add(transaction: Transaction) -> None:
        for tail, wording in (("a", "5.190.108 đồng"), ("b", "3100 người")):
            writing.add_record(
                transaction,
                f"quantity/{tail}",
                Words(f"Số {tail}", f"Figure {tail}"),
                columns={"qualifier": "exact", "wording": wording},
            )

    archive.write(add)
    for query in ("5.190.108", "5190108"):
        assert _found(archive, query, prefix=False) == ["quantity/a"]
    for query in ("3100", "3.100"):
        assert _found(archive, query, prefix=False) == ["quantity/b"]


def test_an_edit_is_found_at_once_and_what_it_replaced_no_more(archive: Archive) -> None:
    def rename(transaction: Transaction) -> None:
        place = writing.identify(transaction, "place/song-gam")
        writing.add_name(transaction, place, "Rivière Claire", type="translation", lang="fr")

    archive.write(rename)
    answer = archive.read(search, "riviere claire")
    assert answer.hits[0].ref == "place/song-gam"
    assert {"term": "riviere claire", "to": "Sông Gấm", "because": "place/song-gam"} in (
        answer.expanded
    )


def test_verify_tells_of_an_index_that_differs(archive_path: Path) -> None:
    connection = sqlite3.connect(archive_path)
    connection.execute("UPDATE name SET text = 'Sông Khác' WHERE text = 'Sông Gấm'")
    connection.commit()
    connection.close()
    wrong = {check.name for check in verify(archive_path) if not check.ok}
    assert wrong == {"search index", "titles"}


def test_an_index_of_another_definition_is_rebuilt_on_writing(archive_path: Path) -> None:
    connection = sqlite3.connect(archive_path)
    connection.execute("DELETE FROM search_document")
    connection.execute("UPDATE setting SET value = '\"0\"' WHERE key = 'search_index'")
    connection.commit()
    connection.close()
    assert not all(check.ok for check in verify(archive_path))
    Archive.open(archive_path, mode="write").close()
    assert all(check.ok for check in verify(archive_path))
