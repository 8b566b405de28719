"""The key of an indexed row: its rank before any query, its kind, its place in its record, whose.

FTS5 walks matches in the order of their rowid, at no cost until one stops. So the rowid holds the
static rank in its highest bits: short names, short texts first. The rest says whose row it is, so
that ranking, filtering and counting by kind need no other table. The record stands last: FTS5
keeps the differences of neighbours, and those of records take one byte or two.
"""

from __future__ import annotations

ORDINAL_BITS = 20
RECORD_BITS = 30
KIND_BITS = 6
RANK_BITS = 6
KIND_SHIFT = ORDINAL_BITS + RECORD_BITS
RANK_SHIFT = KIND_SHIFT + KIND_BITS
MOST_ORDINAL = (1 << ORDINAL_BITS) - 1
MOST_RECORD = (1 << RECORD_BITS) - 1
MOST_RANK = (1 << RANK_BITS) - 1

RECORD_SQL = f"(rowid & {MOST_RECORD})"
KIND_SQL = f"((rowid >> {KIND_SHIFT}) & {(1 << KIND_BITS) - 1})"
DOCUMENT_ROW = (
    f"(d.rank << {RANK_SHIFT}) | (d.kind << {KIND_SHIFT})"
    f" | ((d.id & {MOST_ORDINAL}) << {RECORD_BITS}) | (d.id >> {ORDINAL_BITS})"
)
"""The row of the text indexes that a row `d` of search_document has."""

KIND_ORDER = (
    "place", "person", "event", "unit", "body", "article", "term", "route", "section", "quantity",
    "source", "holding", "media", "tour", "map", "citation",
)  # fmt: skip
"""Which kind stands first where nothing else tells two records apart."""
KIND_CODES = {kind: code for code, kind in enumerate(KIND_ORDER)}
KIND_SHARE = 0.5
"""What a place in this order is worth in a score."""
LETTERS_A_RANK = 64
"""Texts whose lengths differ by less than this share a static rank."""


def document_id(record_id: int, ordinal: int) -> int:
    """Return the id of a stored document: records in order, in each its own text, then passages."""
    return (record_id << ORDINAL_BITS) | min(ordinal, MOST_ORDINAL)


def rowid(rank: int, kind: str, record_id: int, ordinal: int) -> int:
    """Return the rowid of a row of an index."""
    high = (min(rank, MOST_RANK) << RANK_SHIFT) | (KIND_CODES[kind] << KIND_SHIFT)
    return high | (min(ordinal, MOST_ORDINAL) << RECORD_BITS) | record_id


def document_of(rowid: int) -> int:
    """Return the id of the document that a row of the text indexes stands for."""
    return ((rowid & MOST_RECORD) << ORDINAL_BITS) | ((rowid >> RECORD_BITS) & MOST_ORDINAL)


def record_of(rowid: int) -> int:
    """Return the id of the record that a row of an index belongs to."""
    return rowid & MOST_RECORD


def owner_of(document: int) -> int:
    """Return the id of the record that a document belongs to."""
    return document >> ORDINAL_BITS


def kind_weight(kind: str) -> float:
    """Return what a kind adds to a score."""
    return KIND_SHARE * (len(KIND_ORDER) - KIND_CODES[kind])


def kind_of(rowid: int) -> str:
    """Return the kind of the record that a row belongs to."""
    return KIND_ORDER[(rowid >> KIND_SHIFT) & ((1 << KIND_BITS) - 1)]
