"""A parcel as members of a JSON object and back: what a format with room for properties keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from db.dates import Date, parse
from db.errors import DateRefused
from db.exchange.jsonfile import Json, list_of, object_of, text_of
from db.exchange.parcel import LinkParcel, NameParcel, Parcel
from db.kinds import BY_NAME
from db.records import Words
from db.vietnamese import slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

NAME_TYPES = frozenset(
    {"preferred", "variant", "code", "transliteration", "translation", "abbreviation"}
)
STATUSES = frozenset({"draft", "reviewed", "published"})
RANKS = frozenset({"preferred", "rival", "rejected"})
LONGEST_SLUG = 80


class MemberError(ValueError):
    """Say in one sentence what is wrong with a member."""


def members(parcel: Parcel, leave: Iterable[str] = ()) -> Json:
    """Return what a parcel says as JSON; fields in `leave` stand elsewhere in the format.

    Evidence, other accounts, paragraphs and what no parcel carries are not among it.
    """
    said: Json = {"ref": parcel.ref, "uuid": parcel.uuid, "kind": parcel.kind}
    said |= {"status": parcel.status, "lang": parcel.lang}
    said["placeholder"] = parcel.placeholder
    said["names"] = [_name(name) for name in parcel.names]
    hidden = set(leave)
    fields = {key: value_out(value) for key, value in parcel.fields.items() if key not in hidden}
    said["fields"] = fields or None
    said["links"] = [_link(link) for link in parcel.links] or None
    said["identifiers"] = [list(pair) for pair in parcel.identifiers] or None
    said["stops"] = list(parcel.stops) or None
    said["tags"] = list(parcel.tags) or None
    return {key: value for key, value in said.items() if value is not None}


def _name(name: NameParcel) -> Json:
    said: Json = {"text": name.text, "type": name.type, "lang": name.lang}
    return said | _ranked(name.rank, name.reason, "period", name.period)


def _link(link: LinkParcel) -> Json:
    said: Json = {"predicate": link.predicate, "ref": link.ref}
    return said | _ranked(link.rank, link.reason, "date", link.date)


def _ranked(rank: str, reason: Words | None, key: str, date: Date | None) -> Json:
    said: Json = {} if rank == "preferred" else {"rank": rank}
    if reason is not None:
        said["reason"] = value_out(reason)
    if date is not None:
        said[key] = value_out(date)
    return said


def value_out(value: object) -> Any:  # noqa: ANN401 - JSON
    """Return a field's value as JSON."""
    match value:
        case Date():
            said = {
                "edtf": value.edtf,
                "part_of_day": value.part_of_day,
                "time": value.time,
                "wording": value.wording,
            }
        case Words():
            said = {"vi": value.vi, "en": value.en}
        case tuple():
            return [value_out(one) for one in cast("tuple[object, ...]", value)]
        case _:
            return value
    return {key: text for key, text in said.items() if text is not None}


def value_in(value: object) -> Any:  # noqa: ANN401 - a field's value
    """Return a field's value from JSON; raise MemberError."""
    if isinstance(value, dict):
        said = cast("Json", value)
        if "edtf" in said:
            return date_in(said)
        if set(said) <= {"vi", "en"}:
            return words_in(said)
        raise MemberError("A value is neither a text in two languages nor a date.")
    if isinstance(value, list):
        parts = cast("list[object]", value)
        if not all(isinstance(part, str) for part in parts):
            raise MemberError("A list holds what is no text.")
        return tuple(cast("list[str]", parts))
    return value


def words_in(said: Json) -> Words:
    """Return a text in two languages."""
    return Words(text_of(said.get("vi")) or None, text_of(said.get("en")) or None)


def date_in(said: object) -> Date:
    """Return a date from its members; raise MemberError for what is none."""
    given = object_of(said)
    try:
        return parse(
            text_of(given.get("edtf")),
            text_of(given.get("part_of_day")) or None,
            text_of(given.get("wording")) or None,
            text_of(given.get("time")) or None,
        )
    except DateRefused as error:
        raise MemberError(error.sentence) from error


def is_ours(said: Json) -> bool:
    """Say whether these members are those that `members` wrote."""
    kind, _, tail = text_of(said.get("ref")).partition("/")
    return kind in BY_NAME and bool(tail) and slug(tail) == tail and said.get("kind") == kind


def parcel_in(said: Json, where: str, more: Mapping[str, Any] | None = None) -> Parcel:
    """Return the parcel that `members` wrote so; raise MemberError. `more` are further fields."""
    fields = {key: value_in(value) for key, value in object_of(said.get("fields")).items()}
    return Parcel(
        ref=said["ref"],
        kind=said["kind"],
        names=tuple(_name_in(object_of(one)) for one in list_of(said.get("names"))),
        fields=fields | dict(more or {}),
        links=tuple(_link_in(object_of(one)) for one in list_of(said.get("links"))),
        identifiers=tuple(
            (text_of(pair[0]), text_of(pair[1]))
            for one in list_of(said.get("identifiers"))
            if len(pair := list_of(one)) == 2
        ),
        status=_of(said.get("status"), STATUSES),
        uuid=text_of(said.get("uuid")) or None,
        lang=_of(said.get("lang"), frozenset({"vi", "en"})) or "vi",
        tags=tuple(filter(None, map(text_of, list_of(said.get("tags"))))),
        stops=tuple(filter(None, map(text_of, list_of(said.get("stops"))))),
        placeholder=True if said.get("placeholder") is True else None,
        where=where,
    )


def _name_in(said: Json) -> NameParcel:
    text = text_of(said.get("text"))
    if not text:
        raise MemberError("A name has no text.")
    period = said.get("period")
    return NameParcel(
        text,
        _of(said.get("type"), NAME_TYPES) or "variant",
        text_of(said.get("lang")) or "vi",
        _of(said.get("rank"), RANKS) or "preferred",
        words_in(object_of(said["reason"])) if "reason" in said else None,
        date_in(period) if period is not None else None,
    )


def _link_in(said: Json) -> LinkParcel:
    date = said.get("date")
    return LinkParcel(
        text_of(said.get("predicate")),
        text_of(said.get("ref")),
        date_in(date) if date is not None else None,
        _of(said.get("rank"), RANKS) or "preferred",
        words_in(object_of(said["reason"])) if "reason" in said else None,
    )


def _of(value: object, known: frozenset[str]) -> str | None:
    return value if isinstance(value, str) and value in known else None


class Refs:
    """Make up refs for a stranger's records: from their names, each once within a file."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def made(self, kind: str, name: str) -> str:
        """Return a ref that no other record of this file has."""
        wanted = f"{kind}/{slug(name)[:LONGEST_SLUG].strip('-') or 'x'}"
        ref, number = wanted, 1
        while ref in self._taken:
            number += 1
            ref = f"{wanted}-{number}"
        self._taken.add(ref)
        return ref
