"""Ranking: from what was typed to scored records, best first; one a record."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from db.search import keys
from db.search.dated import dated_rows, dating_of, yearly
from db.search.documents import Document
from db.search.driver import listed
from db.search.expansion import expand
from db.search.filters import condition
from db.search.gathering import Gathered, Question, gather, gather_some
from db.search.scoring import DATE_IS_IT, NEAR_NAME, Scored, Scorer
from db.search.suggestion import VERY_NEAR, many_names, mended, near_name, near_text
from db.search.words import side_by_side, wanted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.engine import Connection

    from db.dates import Date
    from db.search.deadline import Reader
    from db.search.filters import Filters

DOCUMENTS = """SELECT id, kind, passage_id, names, body, folded, named FROM search_document
WHERE id IN (SELECT value FROM json_each(:ids))"""


@dataclass(frozen=True, slots=True)
class Asked:
    """One search: what was typed, narrowed by what, and how many records are to be shown."""

    query: str
    prefix: bool
    filters: Filters
    need: int


@dataclass(frozen=True, slots=True)
class Ranked:
    """The scored records, best first, of the question that was asked in the end."""

    question: Question
    scored: list[Scored]
    counted: dict[int, int]
    all_counted: bool
    order_exact: bool
    did_you_mean: str | None = None


@dataclass(slots=True)
class _Candidates:
    gathered: Gathered
    fits: dict[int, float] = field(default_factory=dict[int, float])
    extra: dict[int, dict[str, float]] = field(default_factory=dict[int, dict[str, float]])


def rank(connection: Connection, reader: Reader, asked: Asked) -> Ranked:
    """Return the ranking of a query; where nothing holds it, of the nearest that something does."""
    found = _ranked(connection, reader, asked)
    if not found.question.words:
        return found
    named = bool(found.scored) and "name" in found.scored[0].parts
    if named or (asked.prefix and found.scored) or reader.over:
        return found
    if found.scored:
        near = None if many_names(reader) else near_name(reader, asked.query)
        if near is None or near.likeness < VERY_NEAR or found.counted.get(near.record_id):
            return found
        return _with_near(connection, reader, asked, found, near.text)
    for suggest in (mended, near_text) if many_names(reader) else (near_text, mended):
        suggestion = suggest(reader, asked.query)
        if suggestion is not None and not reader.over:
            better = _ranked(connection, reader, replace(asked, query=suggestion, prefix=False))
            if better.scored:
                return replace(better, did_you_mean=suggestion)
    return _some(connection, reader, found)


def _ranked(connection: Connection, reader: Reader, asked: Asked) -> Ranked:
    dating = dating_of(asked.query)
    words = wanted(asked.query, prefix=asked.prefix)
    filters = replace(asked.filters, kinds=(*asked.filters.kinds, *words.kinds))
    where = condition(connection, filters)
    rest = wanted(dating.rest, prefix=asked.prefix) if dating else words
    mixed = dating is not None and bool(rest)
    used = replace(rest, kinds=words.kinds, excluded=words.excluded) if mixed else words
    if dating is not None and not mixed and all(word.isdigit() for word in words.folded):
        used = side_by_side(words)
    question = Question(used, expand(connection, used), where, asked.need)
    # Dates first: they are quickly asked, and time may be short.
    dates = yearly(reader, dating) if dating is not None else []
    happened = [(date, dated_rows(reader, date, where)) for date in dates]
    candidates = _Candidates(gather(reader, question))
    if dating is not None:
        for date, rows in happened:
            candidates.fits |= {keys.record_of(rowid): fit for rowid, fit in rows.items()}
            if mixed:
                _merge(candidates, gather(reader, _then(connection, question, filters, date)))
            else:
                candidates.gathered.add(list(rows))
    if mixed and not candidates.gathered.documents:
        question = Question(words, expand(connection, words), where, asked.need)
        candidates = _Candidates(gather(reader, question))
    return _scored(reader, question, candidates)


def _then(connection: Connection, question: Question, filters: Filters, date: Date) -> Question:
    """Return the question narrowed to what happened on that date."""
    earliest = max(date.earliest, filters.earliest or date.earliest)
    latest = min(date.latest, filters.latest or date.latest)
    narrow = replace(filters, earliest=earliest, latest=latest)
    return replace(question, condition=condition(connection, narrow))


def _merge(candidates: _Candidates, other: Gathered) -> None:
    for record, documents in other.documents.items():
        candidates.gathered.documents.setdefault(record, set()).update(documents)
    for record, rowid in other.counted.items():
        candidates.gathered.counted.setdefault(record, rowid)


def _with_near(
    connection: Connection, reader: Reader, asked: Asked, found: Ranked, name: str
) -> Ranked:
    """Return the ranking with the records of a name that is spelt nearly so before mere texts."""
    near = _ranked(connection, reader, replace(asked, query=name, prefix=False))
    known = {scored.record_id for scored in found.scored}
    added = [
        replace(scored, parts={"near name": NEAR_NAME, "kind": scored.parts.get("kind", 0.0)})
        for scored in near.scored
        if "name" in scored.parts
        and scored.record_id not in known
        and scored.parts["name"] == near.scored[0].parts["name"]
    ]
    counted = {**found.counted, **{s.record_id: near.counted[s.record_id] for s in added}}
    return replace(
        found,
        scored=sorted([*found.scored, *added], key=_order),
        counted=counted,
        did_you_mean=name if added else None,
    )


def _some(connection: Connection, reader: Reader, found: Ranked) -> Ranked:
    """Return what holds the most of the words, where nothing holds them all."""
    runs = expand(connection, found.question.words)
    question = replace(found.question, runs=runs, any_word=True)
    gathered = gather_some(reader, question)
    ranked = _scored(reader, question, _Candidates(gathered))
    return replace(ranked, all_counted=gathered.all_counted)


def _scored(reader: Reader, question: Question, candidates: _Candidates) -> Ranked:
    gathered = candidates.gathered
    scorer = Scorer(question.words, question.runs, dated=bool(candidates.fits))
    wanted_ids = {
        document
        for record, documents in gathered.documents.items()
        for document in (keys.document_id(record, 0), *documents)
    }
    documents = _documents(reader, wanted_ids)
    scored: list[Scored] = []
    for record, ids in gathered.documents.items():
        own = documents.get(keys.document_id(record, 0))
        if own is None:
            continue
        passages = [documents[key] for key in sorted(ids) if key != own.id and key in documents]
        if scorer.excluded(own):
            continue
        shown, parts = scorer.parts(own, passages)
        if record in candidates.fits:
            parts["date"] = DATE_IS_IT * candidates.fits[record]
        scored.append(Scored(record, shown, parts))
    gathered.counted = {
        record: rowid
        for record, rowid in gathered.counted.items()
        if record not in gathered.documents or keys.document_id(record, 0) in documents
    }
    return Ranked(
        question,
        sorted(scored, key=_order),
        gathered.counted,
        gathered.all_counted,
        gathered.complete,
    )


def _order(scored: Scored) -> tuple[float, int]:
    """Order by score; equals by their ids, so that the order is the same each time."""
    return -round(scored.score, 6), scored.record_id


def _documents(reader: Reader, ids: Iterable[int]) -> dict[int, Document]:
    values = {"ids": listed(sorted(ids))}
    found: dict[int, Document] = {}
    for key, code, passage_id, *texts in reader.all_rows(DOCUMENTS, values):
        record, ordinal = keys.owner_of(key), key & keys.MOST_ORDINAL
        found[key] = Document(record, ordinal, keys.KIND_ORDER[code], passage_id, *texts)
    return found
