"""Without a word to look for: what filters leave of an archive, and by which name a query found."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from db import Archive, reading
from db.search.filters import Area, Filters, year_span
from tests.viewer.builders import small_archive

if TYPE_CHECKING:
    from collections.abc import Iterator

BUNDLED = Path(__file__).parents[2] / "resources" / "bundled.muniment"
KINDS = ("article", "section", "unit", "body", "place", "person", "event", "route", "quantity")
FRENCH_1950 = Filters(year=1950, side="france")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    path = small_archive(tmp_path_factory.mktemp("small"))
    with Archive.open(path) as opened:
        yield opened


@pytest.fixture(scope="module")
def bundled() -> Iterator[Archive]:
    with Archive.open(BUNDLED) as opened:
        yield opened


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_alone_is_what_the_list_of_that_kind_is(bundled: Archive, kind: str) -> None:
    listed = bundled.read(reading.summaries, kind)
    found = bundled.read(reading.narrowed, Filters(kinds=(kind,)), 1000)
    assert [hit.ref for hit in found.hits] == [one.ref for one in listed]
    assert [(hit.title, hit.side) for hit in found.hits] == [
        (one.title, one.side) for one in listed
    ]
    assert (found.total, found.total_exact) == (len(listed), True)
    assert found.facets["kind"] == ({kind: len(listed)} if listed else {})


def test_a_span_leaves_what_touches_it(bundled: Archive) -> None:
    first, last = year_span(1950)
    touching = {entry.ref for entry in bundled.read(reading.timeline, first, last)}
    found = bundled.read(reading.narrowed, Filters(kinds=("event",), year=1950), 1000)
    assert {hit.ref for hit in found.hits} == touching


def test_pages_add_up_to_the_whole(bundled: Archive) -> None:
    whole = bundled.read(reading.narrowed, FRENCH_1950, 1000)
    pages = [
        hit.ref
        for offset in range(0, whole.total, 7)
        for hit in bundled.read(reading.narrowed, FRENCH_1950, 7, offset, totals=False).hits
    ]
    assert pages == [hit.ref for hit in whole.hits]
    assert len(pages) == whole.total > 7
    assert all(hit.side == "france" for hit in whole.hits)


def test_a_page_alone_counts_nothing(bundled: Archive) -> None:
    page = bundled.read(reading.narrowed, FRENCH_1950, 5, totals=False)
    assert (page.total, page.total_exact, dict(page.facets)) == (5, False, {})


def test_an_area_leaves_what_lies_or_happened_there(archive: Archive) -> None:
    here = archive.read(reading.narrowed, Filters(area=Area(22.4, 106.4, 22.5, 106.5)), 100)
    assert {hit.ref for hit in here.hits} == {"place/don-may", "event/tran-don-may"}
    assert here.facets["side"] == {"vietnam": 1}
    there = archive.read(reading.narrowed, Filters(area=Area(10, 100, 11, 101)), 100)
    assert (there.total, there.hits) == (0, ())


def found_by(archive: Archive, query: str, *refs: str) -> dict[str, tuple[str, str]]:
    names = archive.read(reading.found_by, query, refs)
    return {ref: (name.text, name.type) for ref, name in names.items()}


def test_the_name_that_matched_is_told(archive: Archive) -> None:
    unit = "unit/trung-doan-19"
    assert found_by(archive, "e19", unit) == {unit: ("e19", "code")}
    assert found_by(archive, "E 19", unit) == {unit: ("e19", "code")}
    assert found_by(archive, "regiment", unit) == {unit: ("19th Regiment", "preferred")}
    assert found_by(archive, "trung doan", unit) == {unit: ("Trung đoàn 19", "preferred")}


def test_titles_that_say_it_and_texts_are_no_names(archive: Archive) -> None:
    assert found_by(archive, "may", "place/don-may") == {}
    assert found_by(archive, "gao", "section/2", "event/phat-gao") == {
        "event/phat-gao": ("Phát gạo", "preferred")
    }
    assert found_by(archive, "", "place/don-may") == {}
    assert found_by(archive, "may", "place/nowhere") == {}


def test_a_transliteration_is_found_in_the_bundled_archive(bundled: Archive) -> None:
    assert found_by(bundled, "charton", "person/sactong") == {
        "person/sactong": ("Charton", "preferred")
    }
