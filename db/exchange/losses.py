"""The loss report: what of each record a format could not hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from db.dates import Date
from db.exchange.parcel import Parcel
from db.records import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from db.records import Ref

SPARE = frozenset({"size", "sha256", "media_type"})
"""Fields that are worked out of an original, not said by anybody."""


@dataclass(frozen=True, slots=True)
class Loss:
    """One part of one record that did not come back, or came back as something else.

    `part` is a field's name, "name", "link", "identifier", "evidence", "rival", "status", "tag",
    "text", "stops", "placeholder", "apart" (what no parcel carries), or "record" where all of it is
    gone. `before` and `after` are words for a person; `after` is None where nothing came back.
    """

    ref: Ref
    title: str
    part: str
    before: str
    after: str | None = None


def losses(before: Iterable[Parcel], after: Iterable[Parcel]) -> Iterator[Loss]:
    """Yield what `after` lacks or has otherwise, record by record in the order of `before`.

    Records are told by their uuid, then by their ref. `after` is held in memory.
    """
    by_uuid: dict[str, Parcel] = {}
    by_ref: dict[str, Parcel] = {}
    for parcel in after:
        by_ref[parcel.ref] = parcel
        if parcel.uuid:
            by_uuid[parcel.uuid] = parcel
    for parcel in before:
        other = by_uuid.get(parcel.uuid or "") or by_ref.get(parcel.ref)
        if other is None:
            yield Loss(parcel.ref, parcel.title(), "record", parcel.title())
        else:
            yield from differences(parcel, other)


def differences(before: Parcel, after: Parcel) -> Iterator[Loss]:
    """Yield what one record lost."""
    ref, title = before.ref, before.title()
    for name, value in before.fields.items():
        other = after.fields.get(name)
        if name not in SPARE and not same(value, other):
            yield Loss(ref, title, name, said(value), None if other is None else said(other))
    for part, keyed in LISTED.items():
        there = {key for key, _ in keyed(after)}
        left = {_coarse(part, key): words for key, words in keyed(after)}
        for key, words in keyed(before):
            if key not in there:
                yield Loss(ref, title, part, words, left.get(_coarse(part, key)))
    for part in ("status", "stops", "placeholder"):
        mine, theirs = getattr(before, part), getattr(after, part)
        if mine and mine != theirs:
            yield Loss(ref, title, part, said(mine), said(theirs) if theirs else None)


def same(one: Any, other: Any) -> bool:  # noqa: ANN401 - field values
    """Say whether two values of a field say the same; whole numbers are numbers."""
    return bool(one == other)


def said(value: Any) -> str:  # noqa: ANN401 - field values
    """Return a value as a person reads it."""
    if isinstance(value, Date):
        parts = [value.edtf, value.part_of_day, value.time]
        words = " ".join(part for part in parts if part)
        return f"{words} (“{value.wording}”)" if value.wording else words
    if isinstance(value, Words):
        return " / ".join(text for text in (value.vi, value.en) if text)
    if isinstance(value, list | tuple):
        return "; ".join(said(one) for one in cast("Iterable[Any]", value))
    return "" if value is None else str(value)


def summary(found: Iterable[Loss]) -> Mapping[tuple[str, str], int]:
    """Return how often each part of each kind was lost."""
    counts: dict[tuple[str, str], int] = {}
    for loss in found:
        key = (loss.ref.partition("/")[0], loss.part)
        counts[key] = counts.get(key, 0) + 1
    return counts


COARSE = {"name": slice(0, 1), "link": slice(0, 2), "evidence": slice(0, 4)}
"""How much of what tells one from the others must have come back for it to be less, not gone."""


def _coarse(part: str, key: object) -> object:
    if part not in COARSE:
        return object()
    return cast("tuple[object, ...]", key)[COARSE[part]]


def _names(parcel: Parcel) -> Iterator[tuple[object, str]]:
    for name in parcel.names:
        yield (
            (name.text, name.type, name.lang, name.rank, name.reason, name.period),
            f"{name.text} ({name.type}, {name.lang})",
        )


def _links(parcel: Parcel) -> Iterator[tuple[object, str]]:
    for link in parcel.links:
        dated = f" ({said(link.date)})" if link.date else ""
        yield (
            (link.predicate, link.ref, link.date, link.rank, link.reason),
            f"{link.predicate} {link.ref}{dated}",
        )


def _identifiers(parcel: Parcel) -> Iterator[tuple[object, str]]:
    for scheme, value in parcel.identifiers:
        yield (scheme, value), f"{scheme} {value}"


def _rivals(parcel: Parcel) -> Iterator[tuple[object, str]]:
    for rival in parcel.rivals:
        key = (rival.field, said(rival.value), rival.rank, rival.reason)
        yield key, f"{rival.field}: {said(rival.value)}"


def _evidence(parcel: Parcel) -> Iterator[tuple[object, str]]:
    for one in parcel.evidence:
        key = (
            one.on, one.grade, one.source, one.locator, one.section, one.passage, one.start,
            one.end, one.quote, one.media, one.polygon, one.cited_in, one.note,
        )  # fmt: skip
        where = " ".join(part for part in (one.source, said(one.locator)) if part)
        quote = f"“{one.quote}”" if one.quote else ""
        yield key, " · ".join(part for part in (one.on, one.grade, where, quote) if part)


def _texts(parcel: Parcel) -> Iterator[tuple[object, str]]:
    for one in parcel.passages:
        yield (one.lang, one.position, one.text), f"{one.lang} {one.position + 1}: {one.text[:80]}"


def _tags(parcel: Parcel) -> Iterator[tuple[object, str]]:
    return ((tag, tag) for tag in parcel.tags)


def _apart(parcel: Parcel) -> Iterator[tuple[object, str]]:
    return ((pair, " ".join(pair)) for pair in parcel.apart)


LISTED: dict[str, Callable[[Parcel], Iterator[tuple[object, str]]]] = {
    "name": _names,
    "link": _links,
    "identifier": _identifiers,
    "rival": _rivals,
    "evidence": _evidence,
    "tag": _tags,
    "text": _texts,
    "apart": _apart,
}
"""Parts of which a record has several: what tells each from the others, and words for it."""
