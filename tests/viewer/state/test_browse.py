"""What is looked at: every part narrows, is told once, and can be taken back alone."""

from __future__ import annotations

import pytest

from db.search.filters import Area, Filters
from viewer.state.browse import PARTS, Browse, Scope, Span

AREA = Area(21.0, 105.0, 22.5, 106.5)
FULL = Scope(
    kind="event",
    query="gạo",
    span=Span(2**40, 2**40 + 5),
    area=AREA,
    side="vietnam",
    place="place/don-may",
    year=1950,
    source="source/bon",
)


def full_browse() -> Browse:
    browse = Browse()
    browse.search("gạo")
    browse.limit_to_kind("event")
    browse.limit_to_span(FULL.span)
    browse.limit_to_area(AREA)
    browse.limit_to_side("vietnam")
    browse.limit_to_place("place/don-may")
    browse.limit_to_year(1950)
    browse.limit_to_source("source/bon")
    return browse


def test_every_part_reaches_the_archives_filters() -> None:
    browse = full_browse()
    assert browse.scope == FULL
    assert browse.scope.narrowed == PARTS
    assert browse.scope.filters() == Filters(
        kinds=("event",),
        side="vietnam",
        place="place/don-may",
        year=1950,
        source="source/bon",
        earliest=2**40,
        latest=2**40 + 5,
        area=AREA,
    )
    assert Scope(query="gạo").filters() == Filters()


@pytest.mark.parametrize("part", PARTS)
def test_one_part_is_taken_back_alone(part: str) -> None:
    browse, told = full_browse(), []
    browse.changed.connect(told.append)
    browse.widen(part)
    assert set(browse.scope.narrowed) == {*PARTS} - {part}
    assert browse.scope.query == "gạo"
    browse.widen(part)
    assert len(told) == 1


def test_all_parts_are_taken_back_and_the_query_stays() -> None:
    browse = full_browse()
    browse.widen()
    assert browse.scope == Scope(query="gạo")


def test_a_span_alone_is_no_list_but_an_area_is() -> None:
    assert not Scope(span=FULL.span).listed
    assert Scope(area=AREA).listed
    assert Scope(query="gạo").listed
    assert not Scope().listed
