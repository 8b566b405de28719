"""Search: from what a person typed to records, best first.

`first_answer` is bounded in time and says so; `search` is exact. Both rank by the same rules.
"""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from db.records import Found
from db.search.deadline import Reader
from db.search.facets import all_facets, facets_of
from db.search.filters import Filters
from db.search.ranking import Asked, Ranked, rank
from db.search.selectivity import document_count
from db.search.showing import hits_of
from db.vietnamese import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.engine import Connection

FIRST_MILLISECONDS = 20.0
"""What the queries of a first answer may take; scoring and showing come after them."""
MANY_MILLISECONDS = 28.0
"""The same in an archive of MANY documents and more, whose lists take longer to walk."""
MANY = 500_000
MOST_CHARACTERS = 400
"""More of a query is not looked at."""
MOST_SHOWN = 10_000


def search(  # noqa: PLR0913 - the filters of the contract, by keyword
    connection: Connection,
    query: str,
    *,
    kinds: Sequence[str] = (),
    earliest: int | None = None,
    latest: int | None = None,
    filters: Filters | None = None,
    limit: int = 20,
    offset: int = 0,
    prefix: bool = True,
    totals: bool = True,
) -> Found:
    """Return the records that hold every word of `query`, best first; one hit a record.

    With `prefix` the last word may go on. `kinds`, `earliest` and `latest` (minutes of db.dates)
    narrow the search beside `filters`. A query that is or holds a date finds what happened then;
    one that nothing holds is tried again as the nearest known spelling (`did_you_mean`), then by
    some of its words. The order is exact; with `totals` so are total and facets, which for a broad
    word costs more than the hits. No input raises; one without words finds nothing.
    """
    narrowed = _narrowed(filters, kinds, earliest, latest)
    return _found(connection, Reader(connection), query, narrowed, (limit, offset), prefix, totals)


def first_answer(
    connection: Connection,
    query: str,
    *,
    filters: Filters | None = None,
    limit: int = 20,
    prefix: bool = True,
    milliseconds: float | None = None,
) -> Found:
    """Return what can be found in a bounded time, for a field that is being typed into.

    The same hits as those of `search` in the same order where `order_exact`; otherwise the best of
    what was seen in time. Where not `total_exact`, total and facets are lower bounds. Without
    `milliseconds` the bound is chosen by the size of the archive.
    """
    if milliseconds is None:
        many = document_count(Reader(connection)) >= MANY
        milliseconds = MANY_MILLISECONDS if many else FIRST_MILLISECONDS
    reader = Reader(connection, milliseconds)
    return _found(connection, reader, query, filters or Filters(), (limit, 0), prefix, totals=False)


def _narrowed(
    filters: Filters | None, kinds: Sequence[str], earliest: int | None, latest: int | None
) -> Filters:
    known = filters or Filters()
    return replace(
        known,
        kinds=(*known.kinds, *kinds),
        earliest=known.earliest if earliest is None else earliest,
        latest=known.latest if latest is None else latest,
    )


def _found(
    connection: Connection,
    reader: Reader,
    query: str,
    filters: Filters,
    page: tuple[int, int],
    prefix: bool,
    totals: bool,
) -> Found:
    began = time.perf_counter()
    query = clean(query)
    limit, offset = page
    need = min(limit + offset, MOST_SHOWN)
    asked = Asked(query[:MOST_CHARACTERS], prefix, filters, need)
    ranked = rank(connection, reader, asked)
    total, facets, counted = _counted(reader, ranked, totals=totals)
    return Found(
        query=query,
        total=total,
        total_exact=counted,
        took_ms=round((time.perf_counter() - began) * 1000, 2),
        hits=hits_of(connection, ranked, offset, limit),
        facets=facets,
        did_you_mean=ranked.did_you_mean,
        expanded=tuple(
            {"term": run.typed, "to": form.written, "because": form.ref}
            for run in ranked.question.runs
            for form in run.forms
        ),
        order_exact=ranked.order_exact,
    )


def _counted(
    reader: Reader, ranked: Ranked, *, totals: bool
) -> tuple[int, dict[str, dict[str, int]], bool]:
    """Return total and facets, and whether they are exact rather than lower bounds."""
    any_word = ranked.question.any_word
    if totals and not ranked.all_counted and ranked.counted and not any_word:
        facets = all_facets(reader, ranked.question)
        return sum(facets["kind"].values()), facets, True
    facets = facets_of(reader, ranked.counted)
    return len(ranked.counted), facets, ranked.all_counted and reader.complete
