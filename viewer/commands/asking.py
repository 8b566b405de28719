"""Commands that only read: search, show, list, timeline, why, history."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from db.dates import Date, in_words, query_bounds
from db.records import KINDS, Words
from viewer.commands import shapes, unswept
from viewer.commands.printing import json_option, print_json, print_table, strong

if TYPE_CHECKING:
    from db.archive import Archive
    from db.records import Evidence, Hit, Record

archive_argument = click.argument("archive", type=click.Path(path_type=Path))
kinds_option = click.option(
    "--kind", "kinds", multiple=True, type=click.Choice(KINDS), help="Only this kind; repeatable."
)


def opened(path: Path) -> Archive:
    """Open an archive for reading."""
    with unswept():
        from db.archive import Archive

    return Archive.open(path)


def bounds(start: str | None, end: str | None) -> tuple[int | None, int | None]:
    """Return the minutes that --from and --to mean; raise DateRefused."""
    earliest = query_bounds(start)[0] if start else None
    latest = query_bounds(end)[1] if end else None
    return earliest, latest


@click.command("search")
@archive_argument
@click.argument("query")
@kinds_option
@click.option(
    "--from", "start", metavar="DATE", help="Only what may be on or after this date (EDTF)."
)
@click.option("--to", "end", metavar="DATE", help="Only what may be on or before this date (EDTF).")
@click.option("--limit", type=click.IntRange(0), default=20, show_default=True)
@click.option("--offset", type=click.IntRange(0), default=0)
@click.option("--prefix", is_flag=True, help="The last word may go on.")
@click.option("--side", type=click.Choice(("vietnam", "france")), help="Only of this side.")
@click.option("--place", metavar="REF", help="Only what is at this place, or inside of it.")
@click.option("--year", type=int, help="Only what may be in this year.")
@click.option("--source", metavar="REF", help="Only what rests on this source.")
@click.option(
    "--area",
    nargs=4,
    type=float,
    metavar="SOUTH WEST NORTH EAST",
    help="Only what lies or happened in this box of the map, in degrees.",
)
@click.option("--explain", is_flag=True, help="Print what each score is the sum of.")
@json_option
def search_command(  # noqa: PLR0913, PLR0917 - one parameter an option
    archive: Path,
    query: str,
    kinds: tuple[str, ...],
    start: str | None,
    end: str | None,
    limit: int,
    offset: int,
    side: str | None,
    place: str | None,
    year: int | None,
    source: str | None,
    area: tuple[float, float, float, float] | None,
    *,
    prefix: bool,
    explain: bool,
    as_json: bool,
) -> None:
    """Find records by any spelling, with or without tone marks."""
    earliest, latest = bounds(start, end)
    with opened(archive) as door:
        from db.search.filters import Area, Filters
        from db.search.query import search

        filters = Filters(
            tuple(kinds), side, place, year, source, earliest, latest, Area(*area) if area else None
        )
        answer = door.read(
            search,
            query,
            filters=filters,
            limit=limit,
            offset=offset,
            prefix=prefix,
        )
    if as_json:
        print_json(shapes.found(answer))
        return
    for hit in answer.hits:
        click.echo(f"{strong(hit.title.best('vi')[0])}  {hit.ref}")
        click.echo(f"    {_marked(hit)}")
        if explain:
            parts = " + ".join(f"{value:g} {name}" for name, value in hit.parts.items())
            click.echo(f"    {hit.score:g} = {parts}")
    if answer.did_you_mean:
        click.echo(f"Nothing is spelt so; this is what “{answer.did_you_mean}” finds")
    bound = "" if answer.total_exact else "at least "
    click.echo(f"{bound}{answer.total} found in {answer.took_ms} ms")


def _marked(hit: Hit) -> str:
    parts: list[str] = []
    done = 0
    for start, end in hit.highlights:
        parts += [hit.snippet[done:start], strong(hit.snippet[start:end])]
        done = end
    return "".join((*parts, hit.snippet[done:]))


@click.command("show")
@archive_argument
@click.argument("ref")
@json_option
def show_command(archive: Path, ref: str, *, as_json: bool) -> None:
    """Show one record with its names, fields, links and evidence."""
    from db import reading

    with opened(archive) as door:
        page = door.read(reading.record, ref)
        tour = door.read(reading.tour, page.ref) if page.kind == "tour" else None
    stops = {} if tour is None else {"stops": [shapes.stop(stop) for stop in tour.stops]}
    if as_json:
        print_json({**shapes.record(page), **stops})
        return
    _print_record(page)
    for number, stop in enumerate(tour.stops if tour else (), start=1):
        click.echo(strong(f"{number}. {stop.title.best('vi')[0]}  {stop.record}"))
        click.echo(f"   {stop.words.best('vi')[0]}")


def _print_record(page: Record) -> None:
    click.echo(strong(page.title.best("vi")[0]))
    if page.title.en and page.title.vi:
        click.echo(page.title.en)
    click.echo(f"{page.ref}  {page.status}  version {page.version}")
    if page.redirected_from:
        click.echo(f"(was {page.redirected_from})")
    rows = [(name, _plain(value)) for name, value in page.fields.items()]
    rows += [
        (f"name, {name.type}, {name.lang}{_ranked(name.rank)}", name.text) for name in page.names
    ]
    rows += [(f"{r.field}, {r.rank}", _plain(r.value)) for r in page.rivals]
    rows += [
        (f"{link.predicate}{_ranked(link.rank)}", f"{link.title.best('vi')[0]}  {link.ref}")
        for link in page.links
    ]
    rows += [
        (f"← {link.predicate}", f"{link.title.best('vi')[0]}  {link.ref}")
        for link in page.backlinks
    ]
    print_table(rows)
    seen: set[str] = set()
    for item in page.evidence:
        line = evidence_line(item)
        if line not in seen:
            seen.add(line)
            click.echo(line)


def _ranked(rank: str) -> str:
    """Return what a rival or rejected claim is marked by; nothing for the preferred one."""
    return "" if rank == "preferred" else f", {rank}"


def evidence_line(item: Evidence) -> str:
    """Return a piece of evidence as one line: the quote, the source and its locator, the grade."""
    quote = f"“{item.quote}” " if item.quote else ""
    source = ", ".join(filter(None, (item.source_title.best("vi")[0], item.locator.best("vi")[0])))
    return f"  {quote}— {source or 'our own words'} ({item.grade})"


def _plain(value: object) -> str:
    match value:
        case Date():
            return f"{in_words(value, 'vi')}  [{value.edtf}]"
        case Words():
            return " / ".join(text for text in (value.vi, value.en) if text)
        case tuple():
            return "\n".join(str(item) for item in cast("tuple[object, ...]", value))
        case _:
            return str(value)


@click.command("list")
@archive_argument
@click.argument("kind", type=click.Choice(KINDS))
@click.option("--suggested", is_flag=True, help="What the importer suggests and nobody has judged.")
@click.option("--limit", type=click.IntRange(0))
@click.option("--offset", type=click.IntRange(0), default=0)
@json_option
def list_command(
    archive: Path, kind: str, limit: int | None, offset: int, *, suggested: bool, as_json: bool
) -> None:
    """List the records of a kind, or the suggestions for it."""
    from db import reading

    with opened(archive) as door:
        if suggested:
            found = door.read(reading.suggestions, kind, limit, offset)
            if as_json:
                print_json([shapes.suggestion(item) for item in found])
            else:
                print_table(
                    (f"{s.section} {s.passage}", f"{s.start}–{s.end}", s.quote) for s in found
                )
            return
        listed = door.read(reading.summaries, kind, limit, offset)
    if as_json:
        print_json([shapes.summary(item) for item in listed])
    else:
        print_table((s.ref, s.status, s.title.best("vi")[0]) for s in listed)


@click.command("timeline")
@archive_argument
@click.option(
    "--from", "start", metavar="DATE", help="Only what may be on or after this date (EDTF)."
)
@click.option("--to", "end", metavar="DATE", help="Only what may be on or before this date (EDTF).")
@json_option
def timeline_command(archive: Path, start: str | None, end: str | None, *, as_json: bool) -> None:
    """List what is dated, earliest first."""
    from db import reading

    earliest, latest = bounds(start, end)
    with opened(archive) as door:
        entries = door.read(reading.timeline, earliest, latest)
    if as_json:
        print_json([shapes.dated(entry) for entry in entries])
    else:
        print_table((in_words(e.date, "vi"), e.lane, e.ref, e.title.best("vi")[0]) for e in entries)


@click.command("why")
@archive_argument
@click.argument("ref")
@click.argument("target", required=False, metavar="[FIELD|name:ID|link:ID]")
@json_option
def why_command(archive: Path, ref: str, target: str | None, *, as_json: bool) -> None:
    """Say what a record, a field, a name or a link rests on."""
    from db import reading

    with opened(archive) as door:
        answer = door.read(reading.why, ref, target)
    if as_json:
        print_json(shapes.reasons(answer))
        return
    for reason in answer:
        what = reason.target.field or reason.target.type
        click.echo(f"{strong(what)}: {reason.value} ({reason.rank})")
        click.echo(evidence_line(reason.evidence) if reason.evidence else "  — no evidence")


@click.command("history")
@archive_argument
@click.argument("ref", required=False)
@json_option
def history_command(archive: Path, ref: str | None, *, as_json: bool) -> None:
    """List the revisions of the archive, or of one record, newest first."""
    from db import reading

    with opened(archive) as door:
        found = door.read(reading.revisions, ref)
    if as_json:
        print_json([shapes.revision(item) for item in found])
    else:
        print_table(
            (str(r.number), r.at, r.who, f"{r.why} ({len(r.changes)} records)") for r in found
        )
