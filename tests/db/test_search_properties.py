"""Search, whatever the spelling: every name is found by each of its disguises, cut where it is."""

from __future__ import annotations

import threading
import unicodedata
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db import Archive, reading
from db.archive import Cancellation, Cancelled
from db.search.filters import Area, Filters
from db.search.index import NAMED_KINDS
from db.search.query import first_answer, search
from db.search.words import WORD
from db.vietnamese import clean, exact, fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy.engine import Connection

    from db.records import Found

BUNDLED = Path(__file__).parents[2] / "resources" / "bundled.muniment"
TONES = "\u0300\u0301\u0303\u0309\u0323"
MOST = 60


@cache
def names() -> list[tuple[str, str]]:
    """Return every indexed name of the bundled archive, with the ref of its record."""

    def ask(connection: Connection) -> list[tuple[str, str]]:
        rows = connection.exec_driver_sql(
            "SELECT n.text, r.kind || '/' || r.slug FROM name AS n JOIN record AS r"
            " ON r.id = n.record_id ORDER BY n.id"
        )
        return [(row[0], row[1]) for row in rows]

    assert BUNDLED.exists(), "run `make archive` first"
    with Archive.open(BUNDLED) as archive:
        return archive.read(ask)


def without_tones(name: str) -> str:
    return fold(name)


def moved_tones(name: str) -> str:
    """Put each tone one vowel on, as old and hurried spelling does: hòa, hoà."""
    letters = unicodedata.normalize("NFD", name)
    out: list[str] = []
    held = ""
    for char in letters:
        if char in TONES:
            held = char
            continue
        out.append(char)
        if held and char in "aeiouyAEIOUY":
            out.append(held)
            held = ""
        elif held and not char.isalpha() and not unicodedata.combining(char):
            held = ""
    return unicodedata.normalize("NFC", "".join(out))


def decomposed(name: str) -> str:
    return unicodedata.normalize("NFD", name)


def upper(name: str) -> str:
    return name.upper()


def full_width(name: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" and c.isalnum() else c for c in name)


def joined(name: str) -> str:
    return "".join(WORD.findall(fold(name)))


DISGUISES = (without_tones, moved_tones, decomposed, upper, full_width)


@pytest.fixture(scope="module")
def bundled() -> Iterator[Archive]:
    assert BUNDLED.exists(), "run `make archive` first"
    with Archive.open(BUNDLED) as archive:
        yield archive


def _refs(answer: Found) -> list[str]:
    return [hit.ref for hit in answer.hits]


@pytest.mark.parametrize("disguise", DISGUISES, ids=lambda disguise: disguise.__name__)
@settings(max_examples=120, deadline=None)
@given(data=st.data())
def test_a_name_is_found_by_its_disguise(
    bundled: Archive, data: st.DataObject, disguise: Callable[[str], str]
) -> None:
    name, ref = data.draw(st.sampled_from(names_once()))
    assert ref in _refs(bundled.read(search, disguise(name), prefix=False, limit=MOST))


@settings(max_examples=200, deadline=None)
@given(data=st.data())
def test_a_name_is_found_joined(bundled: Archive, data: st.DataObject) -> None:
    known = [item for item in names_once() if item[1].split("/")[0] in NAMED_KINDS]
    name, ref = data.draw(st.sampled_from(known))
    assert ref in _refs(bundled.read(search, joined(name), prefix=False, limit=MOST))


@settings(max_examples=150, deadline=None)
@given(data=st.data(), prefix=st.booleans())
def test_highlights_cut_the_matching_letters(
    bundled: Archive, data: st.DataObject, prefix: bool
) -> None:
    name, _ = data.draw(st.sampled_from(names_once()))
    disguise = data.draw(st.sampled_from(DISGUISES))
    answer = bundled.read(search, disguise(name), prefix=prefix)
    wanted = set(WORD.findall(fold(unicodedata.normalize("NFKC", clean(disguise(name))))))
    for item in answer.expanded:
        wanted |= set(WORD.findall(fold(item["to"])))
    for hit in answer.hits:
        last = 0
        for start, end in hit.highlights:
            assert last <= start < end <= len(hit.snippet)
            cut = fold(hit.snippet[start:end])
            assert cut in wanted or cut.isdigit() or cut in {"tr", "p", "pp", "page", "trang"}
            last = end


@settings(max_examples=300, deadline=None)
@given(query=st.text(max_size=80), prefix=st.booleans())
def test_whatever_is_typed_is_answered(bundled: Archive, query: str, prefix: bool) -> None:
    for ask in (search, first_answer):
        answer = bundled.read(ask, query, prefix=prefix)
        assert answer.total >= len(answer.hits)
        for hit in answer.hits:
            assert hit.score == pytest.approx(sum(hit.parts.values()), abs=0.05)
        answer.query.encode()


def test_the_order_is_the_same_each_time(bundled: Archive) -> None:
    for query in ("thai nguyen", "dong khe 1950", "đại đội", "10/10/1950"):
        answers = [_refs(bundled.read(search, query, limit=100)) for _ in range(2)]
        assert answers[0] == answers[1]
        first = bundled.read(search, query, limit=5)
        assert _refs(first) == answers[0][:5]


def test_pages_follow_on_one_another(bundled: Archive) -> None:
    whole = _refs(bundled.read(search, "thai nguyen", limit=30))
    paged = [
        ref
        for offset in range(0, 30, 10)
        for ref in _refs(bundled.read(search, "thai nguyen", limit=10, offset=offset))
    ]
    assert whole == paged


def test_a_first_answer_of_a_small_archive_is_exact(bundled: Archive) -> None:
    first = bundled.read(first_answer, "dong khe", milliseconds=2_000)
    exact_answer = bundled.read(search, "dong khe")
    assert first.order_exact
    assert _refs(first) == _refs(exact_answer)


def test_a_bound_that_is_over_at_once_is_kept(bundled: Archive) -> None:
    answer = bundled.read(first_answer, "thai nguyen", milliseconds=0)
    assert not answer.total_exact
    assert not answer.order_exact


@pytest.mark.parametrize(
    ("filters", "holds", "lacks"),
    [
        (Filters(side="france"), "unit/quan-phap-dong-khe", "unit/bo-doi-danh-dong-khe"),
        (Filters(year=1950), "event/tran-dong-khe", "event/ke-hoach-rove"),
        (Filters(place="place/dong-khe"), "event/tran-dong-khe", "event/rut-khoi-that-khe"),
        (Filters(source="source/dang-van-duy"), "event/tran-dong-khe", "source/geonames"),
        (Filters(area=Area(22.0, 106.0, 23.0, 107.0)), "place/dong-khe", "place/ha-noi"),
        (Filters(kinds=("event",)), "event/tran-dong-khe", "place/dong-khe"),
        (Filters(place="place/nowhere"), None, "place/dong-khe"),
    ],
)
def test_filters_narrow_and_facets_count_what_is_left(
    bundled: Archive, filters: Filters, holds: str | None, lacks: str
) -> None:
    answer = bundled.read(search, "dong khe", filters=filters, limit=200)
    assert (holds in _refs(answer)) if holds else not answer.hits
    assert lacks not in _refs(answer)
    assert sum(answer.facets["kind"].values()) == answer.total == len(answer.hits)
    for name in ("side", "place", "year", "source"):
        assert all(0 < count <= answer.total for count in answer.facets[name].values())


def test_a_cancelled_read_ends_and_the_archive_goes_on(bundled: Archive) -> None:
    cancellation = Cancellation()
    begun = threading.Event()

    def slow(connection: Connection) -> int:
        begun.set()
        return connection.exec_driver_sql(
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 1000000000)"
            " SELECT count(*) FROM n"
        ).scalar_one()

    def call_off() -> None:
        begun.wait()
        while not stopped.wait(0.002):
            cancellation.cancel()

    stopped = threading.Event()
    other = threading.Thread(target=call_off)
    other.start()
    with pytest.raises(Cancelled):
        bundled.read_until(cancellation, slow)
    stopped.set()
    other.join()
    with pytest.raises(Cancelled):
        bundled.read_until(cancellation, slow)
    assert bundled.read(reading.about).counts["event"] > 0


@cache
def names_once() -> list[tuple[str, str]]:
    """Return names that few records share, so that every bearer can be among the hits."""
    every = [(name, ref) for name, ref in names() if WORD.search(fold(name))]
    shared: dict[str, set[str]] = {}
    for name, ref in every:
        shared.setdefault(exact(name), set()).add(ref)
    return [(name, ref) for name, ref in every if len(shared[exact(name)]) < MOST // 2]
