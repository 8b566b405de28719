"""Facts: what a column of a spreadsheet can say of a record, from a heading to a typed value."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import isfinite
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import JSON, Boolean, Float, Integer

from db.dates import Date
from db.editing.fields import KEPT, REFERENCES
from db.errors import Impossible
from db.kinds import BY_NAME, KINDS
from db.records import Words
from db.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

YES = frozenset({"yes", "true", "1", "x", "có", "đúng", "y"})
NO = frozenset({"no", "false", "0", "không", "sai", "n"})
GROUPED = frozenset({"value", "low", "high"})
"""Numbers in which a Vietnamese hand groups thousands by dots: 20.700."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One heading that holds a value: `form` is text, number, whole, yes, list, ref or words.

    Of words there are two headings, `heading vi` and `heading en`.
    """

    heading: str
    field: str
    form: str


@lru_cache(maxsize=32)
def facts_of(kind: str) -> tuple[Fact, ...]:
    """Return the facts of a kind, in the order of its columns; dates and names stand apart."""
    known = BY_NAME[kind]
    columns = cast("Any", known.table.__table__).columns
    named = [
        name
        for name in dict.fromkeys([*known.columns, *columns.keys()])
        if name in columns and not _apart(name)
    ]
    found = [Fact(name.replace("_", " "), name, _form(columns[name].type)) for name in named]
    found += [Fact(name, name, "ref") for of, name in REFERENCES if of == kind]
    prose = [*known.prose, *(["keywords"] if kind == "article" else [])]
    found += [Fact(name.replace("_", " "), name, "words") for name in prose]
    return tuple(found)


def _apart(name: str) -> bool:
    left = {"mask", "file_name", "transformation", "page", "keywords_vi", "keywords_en"}
    return name in KEPT | left or name.startswith("date_") or name.endswith("_id")


def _form(column: object) -> str:
    for sort, form in ((Boolean, "yes"), (Integer, "whole"), (Float, "number"), (JSON, "list")):
        if isinstance(column, sort):
            return form
    return "text"


def written(value: Any) -> str:  # noqa: ANN401 - a field's value
    """Return a value as a cell holds it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return "; ".join(map(str, cast("tuple[object, ...]", value)))
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def read(fact: Fact, cell: str) -> Any:  # noqa: ANN401 - a field's value
    """Return what a cell says; raise Impossible where it can't be read as the fact's form."""
    match fact.form:
        case "whole":
            return _whole(fact, cell)
        case "number":
            return _number(fact, cell)
        case "yes":
            return _yes(fact, cell)
        case "list":
            parts = cell.replace("\n", ";").split(";")
            return tuple(part.strip() for part in parts if part.strip())
        case "ref":
            return ref_in(fact.field, cell)
        case _:
            return cell


def ref_in(field: str, cell: str) -> str:
    """Return the ref that a cell gives: `kind/...`, or a name of the kind that the field names."""
    kind, slash, _ = cell.partition("/")
    if slash and kind in BY_NAME:
        return cell.strip()
    kinds = next((kinds for (_, name), (_, kinds) in REFERENCES.items() if name == field), ("",))
    return f"{kinds[0]}/{cell.strip()}"


def _whole(fact: Fact, cell: str) -> int:
    try:
        return int(cell.removesuffix(".0"))
    except ValueError as error:
        raise _unread(fact, cell) from error


def _number(fact: Fact, cell: str) -> float:
    text = cell.replace(" ", "").replace("\u00a0", "")
    whole, _, rest = text.partition(".")
    if fact.field in GROUPED and len(rest) == 3 and whole.lstrip("-").isdigit():
        raise Impossible(
            "“{value}” can be read in two ways.",
            "Write 20700 for twenty thousand seven hundred, or 20.7.",
            value=cell,
        )
    if text.count(".") > 1:
        text = text.replace(".", "")
    if text.count(",") == 1 and "." not in text:
        text = text.replace(",", ".")
    try:
        number = float(text)
    except ValueError as error:
        raise _unread(fact, cell) from error
    if not isfinite(number):
        raise _unread(fact, cell)
    return number


def _yes(fact: Fact, cell: str) -> bool:
    word = cell.lower()
    if word in YES or word in NO:
        return word in YES
    raise _unread(fact, cell)


def _unread(fact: Fact, cell: str) -> Impossible:
    return Impossible(
        "“{field}” cannot be “{value}”.",
        "Write it in the form that the field asks for.",
        field=fact.heading,
        value=cell[:80],
    )


def said_of(fields: Mapping[str, Any], fact: Fact) -> dict[str, str]:
    """Return the cells of a fact, by heading; nothing where the record does not say it."""
    value = fields.get(fact.field)
    if value is None:
        return {}
    if fact.form != "words":
        return {fact.heading: written(value)}
    words = value if isinstance(value, Words) else Words(vi=str(value))
    found = {f"{fact.heading} {lang}": words.get(lang) for lang in ("vi", "en")}
    return {heading: text for heading, text in found.items() if text}


def dated(date: Date) -> dict[str, str]:
    """Return the cells of a date."""
    cells = {
        "date": date.edtf,
        "date wording": date.wording,
        "part of day": date.part_of_day,
        "time": date.time,
    }
    return {heading: text for heading, text in cells.items() if text}


def normal(heading: str) -> str:
    """Return a heading as it is told: lower case, single blanks, common words for ours."""
    plain = " ".join(heading.replace("_", " ").lower().split())
    return SYNONYMS.get(plain) or SYNONYMS.get(fold(plain)) or plain


SYNONYMS = {
    "ten": "name vi",
    "ten tieng viet": "name vi",
    "ten tieng anh": "name en",
    "loai ban ghi": "kind",
    "ngay": "date",
    "thoi gian": "date",
    "nguon": "source",
    "do tin cay": "confidence",
    "ky hieu": "code",
    "cap": "echelon",
    "phia": "side",
    "vi do": "lat",
    "kinh do": "lon",
    "tom tat": "summary vi",
    "ma tham chieu": "reference code",
    "the": "tags",
    "latitude": "lat",
    "longitude": "lon",
    "lng": "lon",
    "grade": "confidence",
    "tag": "tags",
    "identifier": "identifiers",
    "link": "links",
    "other names": "names",
}
"""Headings that people write, without tone marks, and ours."""

ALL_KINDS = tuple(kind.name for kind in KINDS)
