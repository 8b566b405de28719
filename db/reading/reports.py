"""Reports: what the catalogue still lacks, as lists to work through."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, case, func, select

from db import tables
from db.reading.lookup import summaries_by_id
from db.records import Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.engine import Connection

    from db.records import Ref

PREFERRED = tables.Claim.rank == "preferred"
UNCITED = ("citation", "source", "section", "article", "media", "tour", "map")
"""Kinds that are evidence themselves, or carry none."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A claim that a report lists: whose it is, what it says, and how many sources it rests on.

    `target` is field, name or link; `part` the field, the name's words or the link's predicate;
    `claim` its id. `grade` is the best one that it has.
    """

    ref: Ref
    title: Words
    kind: str
    target: str
    part: str
    claim: int
    sources: int
    grade: str | None


@dataclass(frozen=True, slots=True)
class Untranslated:
    """A text that one language lacks, or whose other language was changed last.

    `part` is "title", a field or "text"; `lacks` the missing language, None where both are there;
    `newer` the language that was changed last, None where neither was.
    """

    ref: Ref
    title: Words
    kind: str
    part: str
    lacks: str | None
    newer: str | None


@dataclass(frozen=True, slots=True)
class OpenWork:
    """How many suggestions of a kind are open in a section."""

    section: Ref
    title: Words
    kind: str
    count: int


def facts_without_evidence(
    connection: Connection, limit: int | None = None, offset: int = 0
) -> tuple[Fact, ...]:
    """Return the facts that rest on nothing, by title."""
    return _facts(connection, _count() == 0, limit, offset)


def facts_with_one_source(
    connection: Connection, limit: int | None = None, offset: int = 0
) -> tuple[Fact, ...]:
    """Return the facts that rest on a single source or passage, by title."""
    return _facts(connection, _count() == 1, limit, offset)


def facts_with_low_grade(
    connection: Connection, limit: int | None = None, offset: int = 0
) -> tuple[Fact, ...]:
    """Return the facts whose best evidence is doubtful, by title."""
    return _facts(connection, _best() == 1, limit, offset)


def untranslated(connection: Connection, lang: str | None = None) -> tuple[Untranslated, ...]:
    """Return what lacks a language (`lang`: that one), and whose sides have drifted apart.

    A side has drifted where a later revision changed the other alone.
    """
    found = [*_lacking(connection, lang), *_drifted(connection, lang)]
    return tuple(sorted(found, key=lambda row: (row.lacks is None, row.kind, row.ref, row.part)))


def open_suggestions(connection: Connection) -> tuple[OpenWork, ...]:
    """Return how many suggestions are open, by section in reading order and by kind."""
    mention, anchor, passage, head = tables.Mention, tables.Anchor, tables.Passage, tables.Record
    rows = connection.execute(
        select(passage.section_id, mention.kind, func.count())
        .join(anchor, anchor.id == mention.anchor_id)
        .join(passage, passage.id == anchor.passage_id)
        .join(head, head.id == passage.section_id)
        .where(mention.state == "suggested", anchor.start.is_not(None))
        .group_by(passage.section_id, mention.kind)
        .order_by(head.position, passage.section_id, mention.kind)
    ).all()
    named = summaries_by_id(connection, [row[0] for row in rows])
    return tuple(OpenWork(named[row[0]].ref, named[row[0]].title, row[1], row[2]) for row in rows)


def _basis() -> Any:  # noqa: ANN401 - an expression
    """Return what a piece of evidence rests on: its source, else its own words' section."""
    source = func.coalesce(tables.Citation.source_id, -tables.Passage.section_id, 0)
    return case((tables.Evidence.id.is_(None), None), else_=source)


def _count() -> Any:  # noqa: ANN401 - an expression
    return func.count(_basis().distinct())


def _best() -> Any:  # noqa: ANN401 - an expression
    grades = {"certain": 3, "probable": 2, "doubtful": 1}
    return func.max(case(grades, value=tables.Evidence.grade, else_=0))


GRADES = {3: "certain", 2: "probable", 1: "doubtful"}


def _facts(
    connection: Connection,
    having: Any,  # noqa: ANN401 - an expression
    limit: int | None,
    offset: int,
) -> tuple[Fact, ...]:
    claim, evidence, head = tables.Claim, tables.Evidence, tables.Record
    rows = connection.execute(
        select(
            claim.id,
            claim.record_id,
            claim.target,
            func.coalesce(claim.field, tables.Name.text, tables.Link.predicate).label("part"),
            _count().label("sources"),
            _best().label("best"),
        )
        .join(head, head.id == claim.record_id)
        .outerjoin(evidence, evidence.claim_id == claim.id)
        .outerjoin(tables.Citation, tables.Citation.id == evidence.citation_id)
        .outerjoin(tables.Anchor, tables.Anchor.id == evidence.anchor_id)
        .outerjoin(tables.Passage, tables.Passage.id == tables.Anchor.passage_id)
        .outerjoin(tables.Name, tables.Name.id == claim.id)
        .outerjoin(tables.Link, tables.Link.id == claim.id)
        .where(PREFERRED, claim.target != "record", head.kind.not_in(UNCITED))
        .group_by(claim.id)
        .having(having)
        .order_by(head.sort_key, head.id, claim.id)
        .limit(limit)
        .offset(offset)
    ).mappings()
    found = rows.all()
    named = summaries_by_id(connection, [row["record_id"] for row in found])
    return tuple(
        Fact(
            ref=named[row["record_id"]].ref,
            title=named[row["record_id"]].title,
            kind=named[row["record_id"]].kind,
            target=row["target"],
            part=row["part"] or "",
            claim=row["id"],
            sources=row["sources"],
            grade=GRADES.get(row["best"]),
        )
        for row in found
    )


def _lacking(connection: Connection, lang: str | None) -> list[Untranslated]:
    head, prose, passage = tables.Record, tables.Prose, tables.Passage
    langs = [lang] if lang else ["vi", "en"]
    found: list[Untranslated] = []
    for code in langs:
        title = head.title_en if code == "en" else head.title_vi
        other = head.title_vi if code == "en" else head.title_en
        ids = connection.execute(select(head.id).where(title.is_(None), other.is_not(None)))
        found += _rows(connection, [(key, "title") for key in ids.scalars()], code)
        for table, owner, part in (
            (prose, prose.record_id, prose.field),
            (passage, passage.section_id, passage.position),
        ):
            there = func.sum(case((table.lang == code, 1), else_=0))
            rows = connection.execute(
                select(owner, part).group_by(owner, part).having(there == 0)
            ).all()
            parts = {(int(row[0]), str(row[1]) if table is prose else "text") for row in rows}
            found += _rows(connection, sorted(parts), code)
    return found


def _rows(
    connection: Connection, parts: Sequence[tuple[int, str]], lacks: str | None
) -> list[Untranslated]:
    named = summaries_by_id(connection, [key for key, _ in parts])
    other = "vi" if lacks == "en" else "en"
    return [
        Untranslated(named[key].ref, named[key].title, named[key].kind, part, lacks, other)
        for key, part in parts
    ]


def _drifted(connection: Connection, lang: str | None) -> list[Untranslated]:
    """Return the texts of which a revision changed one language after the other was written."""
    change, head = tables.RevisionChange, tables.Record
    rows = connection.execute(
        select(head.id, change.before, change.after)
        .join(head, head.uuid == change.uuid)
        .where(and_(change.before.is_not(None), change.after.is_not(None)))
        .order_by(change.id)
    )
    newest: dict[tuple[int, str], set[str]] = {}
    for record_id, before, after in rows:
        touched: dict[str, set[str]] = {}
        for side in (before, after):
            for row in side["rows"].get("prose", ()):
                touched.setdefault(row["field"], set()).add(row["lang"])
        for part, langs in touched.items():
            newest[record_id, part] = langs
    alone = {key: next(iter(langs)) for key, langs in newest.items() if len(langs) == 1}
    kept = _both(connection, alone)
    named = summaries_by_id(connection, [key for key, _ in kept])
    return [
        Untranslated(
            named[key].ref, named[key].title, named[key].kind, part, None, alone[key, part]
        )
        for key, part in kept
        if lang is None or alone[key, part] != lang
    ]


def _both(connection: Connection, parts: dict[tuple[int, str], str]) -> list[tuple[int, str]]:
    """Return those of these texts that are there in both languages."""
    prose = tables.Prose
    rows = connection.execute(
        select(prose.record_id, prose.field)
        .group_by(prose.record_id, prose.field)
        .having(func.count() > 1)
    ).all()
    known = {(row[0], row[1]) for row in rows}
    return [key for key in parts if key in known]
