"""A chronicle in lanes: read once for all groupings, and held in bare numbers."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from db import Archive
from db.dates import parse
from db.records import DatedEntry, Words
from viewer.models.lanes import GROUPINGS, Chronicle, LaneWords, chronicle, in_lanes
from viewer.widgets.timeline_index import EntryIndex

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WORDS = LaneWords("vi", {"rear": "Hậu phương", "suggested": "Gợi ý"}, "Không rõ", "Khác")
MANY = 20_000


@pytest.fixture(scope="module")
def archive(bundled: Path) -> Iterator[Archive]:
    with Archive.open(bundled) as opened:
        yield opened


def shown(index: EntryIndex) -> list[object]:
    """Return everything that a timeline shows of an index."""
    spans = zip(index.starts, index.ends, strict=True)
    return [index.lanes, index.bounds, index.dense, *zip(index.entries, spans, strict=True)]


@pytest.mark.parametrize("grouping", GROUPINGS)
@pytest.mark.parametrize("before", GROUPINGS)
def test_what_was_read_for_one_grouping_serves_another(
    archive: Archive, before: str, grouping: str
) -> None:
    held = archive.read(chronicle, before)
    again = archive.read(chronicle, grouping, held)
    assert again.events is held.events
    fresh = archive.read(chronicle, grouping)
    assert shown(in_lanes(again, WORDS, 4)) == shown(in_lanes(fresh, WORDS, 4))


def test_an_event_of_several_units_stands_once_in_the_lane_of_each(archive: Archive) -> None:
    held = archive.read(chronicle, "unit")
    several = {ref: ties for ref, ties in held.ties.items() if len(ties) > 1}
    assert several
    index = in_lanes(held, WORDS, 1000)
    for ref, ties in several.items():
        lanes = [one.lane for one in index.entries if one.ref == ref]
        assert sorted(lanes) == sorted(tie.ref for tie in ties)


def test_lanes_beyond_the_most_are_one(archive: Archive) -> None:
    index = in_lanes(archive.read(chronicle, "unit"), WORDS, 2)
    assert [title for _, title in index.lanes][-2:] == ["Khác", "Không rõ"]
    refs = [one.ref for one in index.entries]
    pairs = [(one.ref, one.lane) for one in index.entries]
    assert len(set(pairs)) == len(pairs) >= len(set(refs))


def test_an_entry_in_lanes_is_no_object() -> None:
    date = parse("1950-09-16")
    dated = tuple(
        DatedEntry(f"event/{number}", "event", Words(f"Việc {number}"), date, "rear")
        for number in range(MANY)
    )
    held = Chronicle("front", dated)
    in_lanes(held, WORDS, 4)
    blocks = sys.getallocatedblocks()
    index = in_lanes(held, WORDS, 4)
    assert len(index.entries) == MANY
    assert sys.getallocatedblocks() - blocks < MANY / 10


def test_a_ref_is_found_at_its_first_place_and_nothing_else_is(archive: Archive) -> None:
    index = in_lanes(archive.read(chronicle, "place"), WORDS, 3)
    refs = [one.ref for one in index.entries]
    assert len(set(refs)) < len(refs)
    for ref in set(refs):
        assert index.position_of(ref) == refs.index(ref)
    assert index.position_of("event/none") is None
    assert index.position_of(None) is None
    assert EntryIndex().position_of(refs[0]) is None
