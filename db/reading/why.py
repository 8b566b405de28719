"""Answers “says who?”: what a record, a field, a name or a link rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from db.dates import Date
from db.errors import Impossible
from db.reading.pages import record
from db.records import Reason, Target, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.engine import Connection

    from db.records import Evidence, Record, Ref


def why(connection: Connection, ref: Ref, target: str | None = None) -> tuple[Reason, ...]:
    """Return every claim that `target` covers, each with its evidence, preferred claims first.

    `target` is a field's name, `name:ID`, `link:ID`, `record`, or None for all. A claim without
    evidence is answered by a reason whose evidence is None. Raises NotFound, or Impossible where
    the record makes no such claim.
    """
    page = record(connection, ref)
    reasons = [
        Reason(claim, value, rank, evidence)
        for claim, value, rank in _claims(page)
        if _covers(target, claim)
        for evidence in _resting(page, claim, rank)
    ]
    if not reasons:
        raise Impossible(
            "{ref} says nothing of “{target}”.",
            "Its fields are: {fields}.",
            ref=ref,
            target=target,
            fields=", ".join(page.fields) or "none",
        )
    return tuple(sorted(reasons, key=lambda reason: reason.rank != "preferred"))


def _claims(page: Record) -> Iterator[tuple[Target, str, str]]:
    title, _ = page.title.best("vi")
    yield Target("record"), title, "preferred"
    supported = {item.target.field for item in page.evidence if item.target.type == "field"}
    for field in {**dict.fromkeys(page.fields), **dict.fromkeys(supported)}:
        if field is not None:
            yield Target("field", field), _text(page.fields.get(field)), "preferred"
    for rival in page.rivals:
        yield Target("field", rival.field), _text(rival.value), rival.rank
    for name in page.names:
        yield Target("name", None, name.id), name.text, name.rank
    for link in page.links:
        yield Target("link", None, link.id), f"{link.predicate} {link.ref}", link.rank


def _covers(target: str | None, claim: Target) -> bool:
    if target is None:
        return True
    kind, _, number = target.partition(":")
    if number:
        return claim.type == kind and str(claim.id) == number
    if target == "record":
        return claim.type == "record"
    return claim.field == target


def _resting(page: Record, claim: Target, rank: str) -> list[Evidence | None]:
    found: list[Evidence | None] = [
        item for item in page.evidence if item.target == claim and item.rank == rank
    ]
    return found or [None]


def _text(value: object) -> str:
    match value:
        case None:
            return ""
        case Date():
            return value.edtf
        case Words():
            return value.best("vi")[0]
        case tuple():
            return ", ".join(str(item) for item in cast("tuple[object, ...]", value))
        case _:
            return str(value)
