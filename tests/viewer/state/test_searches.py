"""Searches are remembered for each archive, told once, and whatever a file holds is borne."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db.search.filters import Area
from viewer.state.browse import Scope, Span
from viewer.state.searches import MOST_RECENT, Saved, Searches
from viewer.state.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

FULL = Scope(
    kind="event",
    query="gạo “đỏ”",
    span=Span(2**40, 2**40 + 5),
    area=Area(21.0, 105.5, 22.5, 106.5),
    side="vietnam",
    place="place/don-may",
    year=1950,
    source="source/bon",
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.ini"


def opened(file: Path, archive: str = "one") -> Searches:
    searches = Searches(Settings(file))
    searches.attach(archive)
    return searches


def test_what_is_kept_is_there_the_next_time_and_in_no_other_archive(file: Path) -> None:
    searches = opened(file)
    searches.note(FULL)
    searches.note(Scope(query="phoque"))
    searches.save("  Gạo   đỏ ", FULL)
    searches._settings.save()
    again = opened(file)
    assert again.recent == (Scope(query="phoque"), FULL)
    assert again.saved == (Saved("Gạo đỏ", FULL),)
    assert again.name_of(FULL) == "Gạo đỏ"
    assert opened(file, "other").recent == ()
    assert opened(file, "other").saved == ()


def test_recent_ones_are_few_newest_first_and_each_once(file: Path) -> None:
    searches, told = opened(file), []
    searches.changed.connect(lambda: told.append(len(searches.recent)))
    for number in range(MOST_RECENT + 5):
        searches.note(Scope(query=f"đồn {number}"))
    assert len(searches.recent) == MOST_RECENT
    assert searches.recent[0].query == f"đồn {MOST_RECENT + 4}"
    searches.note(Scope(query="ĐỒN 10", kind="place"))
    assert [one.query.casefold() for one in searches.recent].count("đồn 10") == 1
    before = len(told)
    searches.note(Scope(query="ĐỒN 10", kind="place"))
    searches.note(Scope(kind="place"))
    assert len(told) == before, "nothing new, nothing told"
    searches.forget(searches.recent[0])
    assert searches.recent[0].query != "ĐỒN 10"
    searches.forget_recent()
    assert searches.recent == ()


def test_a_name_and_a_scope_are_kept_once(file: Path) -> None:
    searches = opened(file)
    searches.save("b", Scope(query="x"))
    searches.save("a", Scope(query="y"))
    searches.save("c", Scope(query="x"))
    searches.save("a", Scope(query="z"))
    searches.save("   ", Scope(query="q"))
    assert [(one.name, one.scope.query) for one in searches.saved] == [("a", "z"), ("c", "x")]
    searches.remove(Scope(query="z"))
    assert [one.name for one in searches.saved] == ["c"]


@pytest.mark.parametrize(
    "text",
    [
        "{", "3", "null", '["x", 3, null, []]', '[{"query": 5}]', '[{"year": "1950"}]',
        '[{"span": {"earliest": "x", "latest": 4}}]', '[{"area": [1, 2]}]', '[{"kind": {}}]',
        '[{"area": {"south": true, "west": 1, "north": 2, "east": 3}}]',
    ],
)  # fmt: skip
def test_what_a_hand_has_spoilt_counts_as_forgotten(file: Path, text: str) -> None:
    settings = Settings(file)
    settings.remember("searches/one/recent", text)
    settings.remember("searches/one/saved", text)
    searches = Searches(settings)
    searches.attach("one")
    assert (searches.recent, searches.saved) == ((), ())
