"""Changes many records at once: shown first, each with its before and after, then one revision."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from db import tables
from db.editing.fields import set_values
from db.editing.gatherings import tag, untag
from db.editing.links import add_link, remove_link
from db.editing.names import edit_name
from db.editing.record import kind_of, ref_of
from db.editing.records import delete_record, set_placeholder, set_status
from db.errors import ArchiveError, Impossible
from db.reading.pages import record
from db.records import Words
from db.writing import identify

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from db.records import Record, Ref
    from db.transaction import Transaction

ACTIONS = (
    "set", "replace", "status", "placeholder", "tag", "untag", "link", "unlink", "delete",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Bulk:
    """One change for many records.

    `action` is of ACTIONS. "set" gives `field` (as of set_values) the `value`; "replace" puts
    `value` where `find` stands, in the names and texts; "status" and "placeholder" set that to
    `value`; "tag" and "untag" take a tag's id as `value`; "link" and "unlink" take a predicate as
    `field` and the other record's ref as `value`; "delete" takes the records away, with all that
    points to them.
    """

    refs: tuple[Ref, ...]
    action: str
    field: str | None = None
    value: Any = None
    find: str | None = None


@dataclass(frozen=True, slots=True)
class Planned:
    """What a bulk change does to one part of one record; `refusal` says why it can't be done."""

    ref: Ref
    title: Words
    part: str
    before: Any
    after: Any
    refusal: ArchiveError | None = None


@dataclass(frozen=True, slots=True)
class Applied:
    """How many records a bulk change changed, and which it had to leave, with the reason."""

    changed: int
    left: tuple[tuple[Ref, str], ...]


def apply(transaction: Transaction, bulk: Bulk, seen: Mapping[Ref, int] | None = None) -> Applied:
    """Carry a bulk change out as one revision; what can't be changed is left, and said.

    `seen` are the versions that the preview showed: a record that changed since raises
    StaleVersion, and nothing is done.
    """
    transaction.action = "bulk"
    transaction.why = f"Change {len(bulk.refs)} records: {bulk.action} {bulk.field or ''}".strip()
    changed = 0
    left: list[tuple[Ref, str]] = []
    for ref in dict.fromkeys(bulk.refs):
        version = None if seen is None else seen.get(ref)
        with transaction.connection.begin_nested() as attempt:
            try:
                changed += _apply_one(transaction, bulk, ref, version)
            except Impossible as refusal:
                attempt.rollback()
                left.append((ref, refusal.sentence))
    return Applied(changed, tuple(left))


def preview(transaction: Transaction, bulk: Bulk) -> tuple[Planned, ...]:
    """Return every change that `apply` would make, record by record, and make none.

    Ask it with Archive.rehearse, which takes everything back.
    """
    planned: list[Planned] = []
    for ref in dict.fromkeys(bulk.refs):
        before = record(transaction.connection, ref)
        with transaction.connection.begin_nested() as attempt:
            try:
                _apply_one(transaction, bulk, ref, None)
                planned += _compared(before, _after(transaction, before))
            except Impossible as refusal:
                part = bulk.field or bulk.action
                planned.append(Planned(ref, before.title, part, None, None, refusal))
            attempt.rollback()
    return tuple(planned)


def _apply_one(transaction: Transaction, bulk: Bulk, ref: Ref, seen: int | None) -> bool:
    doing: dict[str, Callable[[], object]] = {
        "set": lambda: set_values(transaction, ref, {str(bulk.field): bulk.value}, seen),
        "replace": lambda: _replace(transaction, ref, bulk, seen),
        "status": lambda: set_status(transaction, ref, bulk.value, seen),
        "placeholder": lambda: set_placeholder(transaction, ref, bulk.value, seen),
        "tag": lambda: tag(transaction, [ref], bulk.value),
        "untag": lambda: untag(transaction, [ref], bulk.value),
        "link": lambda: _link(transaction, ref, bulk, seen),
        "unlink": lambda: _unlink(transaction, ref, bulk, seen),
        "delete": lambda: delete_record(transaction, ref, force=True, seen=seen),
    }
    if bulk.action not in doing:
        raise Impossible(
            "“{field}” cannot be “{value}”.",
            "Write it in the form that the field asks for.",
            field="action",
            value=bulk.action,
        )
    doing[bulk.action]()
    return True


def _replace(transaction: Transaction, ref: Ref, bulk: Bulk, seen: int | None) -> None:
    """Replace words in the names and texts of a record."""
    if not bulk.find:
        raise Impossible("There is nothing to look for.", "Write what is to be replaced.")
    page = record(transaction.connection, ref)
    new = str(bulk.value or "")
    for name in page.names:
        if bulk.find in name.text:
            text = name.text.replace(bulk.find, new)
            edit_name(
                transaction, ref, name.id, text, name.type, name.lang, seen, period=name.period
            )
    kind = kind_of(transaction, identify(transaction, ref))
    for field, words in page.fields.items():
        if field in kind.prose and isinstance(words, Words):
            for lang in ("vi", "en"):
                text = words.get(lang)
                if text and bulk.find in text:
                    replaced = text.replace(bulk.find, new)
                    set_values(transaction, ref, {f"{field}.{lang}": replaced}, seen)


def _link(transaction: Transaction, ref: Ref, bulk: Bulk, seen: int | None) -> None:
    link = tables.Link
    known = select(link.id).where(
        link.subject_id == identify(transaction, ref),
        link.predicate == bulk.field,
        link.object_id == identify(transaction, bulk.value),
    )
    if transaction.connection.execute(known).first() is None:
        add_link(transaction, ref, str(bulk.field), bulk.value, seen)


def _unlink(transaction: Transaction, ref: Ref, bulk: Bulk, seen: int | None) -> None:
    for link in record(transaction.connection, ref).links:
        if link.predicate == bulk.field and link.ref == bulk.value:
            remove_link(transaction, ref, link.id, seen)


def _after(transaction: Transaction, before: Record) -> Record | None:
    found = select(tables.Record.id).where(tables.Record.uuid == before.uuid)
    record_id = transaction.connection.execute(found).scalar()
    if record_id is None:
        return None
    return record(transaction.connection, ref_of(transaction, record_id))


def _compared(before: Record, after: Record | None) -> list[Planned]:
    """Return what differs between a record and what it would be."""
    if after is None:
        return [Planned(before.ref, before.title, "record", before.title, None)]
    parts: dict[str, tuple[Any, Any]] = {
        name: (before.fields.get(name), after.fields.get(name))
        for name in dict.fromkeys([*before.fields, *after.fields])
    }
    parts["status"] = before.status, after.status
    parts["placeholder"] = before.placeholder, after.placeholder
    for part, sides in (
        ("name", ([name.text for name in page.names] for page in (before, after))),
        ("tag", ([word.title for word in page.tags] for page in (before, after))),
        ("link", ([(x.predicate, x.title) for x in page.links] for page in (before, after))),
    ):
        old, new = sides
        gone = [one for one in old if one not in new]
        come = [one for one in new if one not in old]
        for index in range(max(len(gone), len(come))):
            pair = [side[index] if index < len(side) else None for side in (gone, come)]
            parts[f"{part}{index or ''}"] = pair[0], pair[1]
    return [
        Planned(before.ref, before.title, part.rstrip("0123456789"), *sides)
        for part, sides in parts.items()
        if sides[0] != sides[1]
    ]
