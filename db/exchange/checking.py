"""What a parcel may say: fields of its kind, values that they can have, and what it needs."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

from sqlalchemy import String

from db.dates import Date
from db.editing.fields import CHOICES, KEPT, REFERENCES, checked, column_of
from db.editing.names import NAME_TYPES
from db.editing.records import STATUSES
from db.errors import Impossible
from db.kinds import BY_NAME
from db.records import Words
from db.vietnamese import clean

if TYPE_CHECKING:
    from sqlalchemy import Column

    from db.exchange.parcel import Parcel
    from db.history import Row
    from db.kinds import Kind

LANGUAGES = ("vi", "en")
RANKS = ("preferred", "rival", "rejected")
APART = frozenset({"date", "date_wording_en", "inferred", "keywords"})
"""Fields that are no column of their own."""
NEVER = KEPT | {"start", "end", "section", "passage"}
"""Fields that no file sets."""


def check(parcel: Parcel) -> None:
    """Raise Impossible for a parcel that cannot become a record, whatever else is there."""
    kind = BY_NAME.get(parcel.kind)
    if kind is None:
        raise wrong("kind", parcel.kind)
    if kind.name == "media":
        raise Impossible("A medium needs its original.", "Import the picture itself.")
    if not any(one.type == "preferred" and one.text.strip() for one in parcel.names):
        raise Impossible("It has no name.", "Give it one.")
    for one in parcel.names:
        if one.type not in NAME_TYPES:
            raise wrong("name", one.type)
    if any(one.rank not in RANKS for one in (*parcel.names, *parcel.links, *parcel.rivals)):
        raise wrong("rank", ", ".join(one.rank for one in parcel.names))
    if parcel.status is not None and parcel.status not in STATUSES:
        raise wrong("status", parcel.status)
    if parcel.uuid is not None and not _is_uuid(parcel.uuid):
        raise wrong("uuid", parcel.uuid)
    for name, value in parcel.fields.items():
        if value is not None and name not in NEVER and (kind.name, name) not in REFERENCES:
            _check_field(kind, name, value)


def _check_field(kind: Kind, name: str, value: Any) -> None:  # noqa: ANN401 - a field's value
    if name == "date":
        if not kind.dated:
            raise Impossible("A {kind} has no date.", "Date what happened to it.", kind=kind.name)
        if not isinstance(value, Date):
            raise wrong(name, value)
    elif name not in APART and name not in kind.prose:
        typed(kind, name, value)


def typed(kind: Kind, name: str, value: Any) -> Any:  # noqa: ANN401 - a field's value
    """Return the value of a typed field as its column keeps it; raise Impossible where it can't."""
    column, is_text = _column(kind.name, name)
    if is_text and isinstance(value, str):
        return clean(value) or None
    if isinstance(value, Words):
        raise wrong(name, value.vi or value.en)
    return checked(column, name, value)


@cache
def _column(kind: str, name: str) -> tuple[Column[Any], bool]:
    """Return a column, and whether any text can stand in it."""
    column = column_of(BY_NAME[kind], name)
    free = name not in CHOICES and bool(column.nullable)
    return column, free and isinstance(cast("object", column.type), String)


def needed(kind: Kind, own: Row) -> Row:
    """Return the row with what its table cannot do without; raise Impossible where it lacks."""
    if kind.name == "citation" and "source_id" not in own:
        raise Impossible("A citation needs its source.", "Choose one, or make it first.")
    if kind.name == "section":
        own.setdefault("number", "–")
    if kind.name == "quantity":
        own.setdefault("qualifier", "exact")
    if kind.name == "source":
        own.setdefault("identified", True)
    return own


def says(parcel: Parcel, field: str) -> bool:
    """Say whether a parcel says anything in a field that names other records."""
    if field == "stops":
        return bool(parcel.stops)
    return (parcel.kind, field) in REFERENCES and parcel.fields.get(field) is not None


def texts_of(value: Any) -> dict[str, str]:  # noqa: ANN401 - a field's value
    """Return the text of each language that says something."""
    words = value if isinstance(value, Words) else Words(vi=str(value))
    found = {lang: clean(words.get(lang) or "") for lang in LANGUAGES}
    return {lang: text for lang, text in found.items() if text}


def wrong(field: str, value: object) -> Impossible:
    """Return the refusal of a value."""
    return Impossible(
        "“{field}” cannot be “{value}”.",
        "Write it in the form that the field asks for.",
        field=field,
        value=value,
    )


def _is_uuid(text: str) -> bool:
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False
