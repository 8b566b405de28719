"""Sets what a record's fields say: typed values, dates, texts of two languages, other records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import JSON, Boolean, Float, Integer, delete, insert, select, update

from db import tables, writing
from db.columns import UNDATED, date_columns
from db.dates import Date
from db.editing.record import field_claim, kind_of, say, take
from db.errors import Impossible
from db.restoring import drop_loose_anchors
from db.vietnamese import clean

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Column

    from db.kinds import Kind
    from db.records import Ref, Words
    from db.transaction import Transaction

LANGUAGES = ("vi", "en")

REFERENCES: Mapping[tuple[str, str], tuple[str, tuple[str, ...]]] = {
    ("citation", "source"): ("source_id", ("source",)),
    ("holding", "parent"): ("parent_id", ("holding",)),
    ("holding", "creator"): ("creator_id", ("person", "body", "unit")),
    ("route", "road"): ("road_id", ("place",)),
    ("section", "article"): ("article_id", ("article",)),
    ("media", "holding"): ("holding_id", ("holding",)),
    ("map", "media"): ("media_id", ("media",)),
    ("article", "source"): ("source_id", ("source",)),
}
"""Fields that name another record: (kind, field) to the column and the kinds that it may name."""

NEEDED = {("citation", "source")}

RANGES = {"lat": (-90.0, 90.0), "lon": (-180.0, 180.0), "uncertainty_km": (0.0, 20_040.0)}
CHOICES = {
    "side": ("vietnam", "france"),
    "qualifier": ("exact", "about", "over", "nearly", "order"),
}
KEPT = frozenset({"id", "sha256", "size", "beside", "width", "height", "media_type", "pages"})
"""Columns that no form sets: keys, and what is worked out of an original."""


def set_field(
    transaction: Transaction,
    ref: Ref,
    field: str,
    value: Any,  # noqa: ANN401 - as the column wants it
    seen: int | None = None,
) -> None:
    """Set a typed field; None clears it, and what it rested on goes with it."""
    set_values(transaction, ref, {field: value}, seen)


def set_prose(
    transaction: Transaction,
    ref: Ref,
    field: str,
    lang: str,
    text: str | None,
    seen: int | None = None,
) -> None:
    """Set one language of a bilingual text; None or an empty one takes it away."""
    set_values(transaction, ref, {f"{field}.{lang}": text}, seen)


def set_date(
    transaction: Transaction,
    ref: Ref,
    date: Date | None,
    seen: int | None = None,
    *,
    inferred: Words | None = None,
    wording_en: str | None = None,
) -> None:
    """Set the date of a record (of a unit or person: the time of their existence); None clears it.

    `inferred` says why the editors infer it where no source states it.
    """
    record_id = take(transaction, ref, seen)
    say(transaction, f"Set the date of {ref}")
    _set_date(transaction, record_id, date, inferred, wording_en)


def set_reference(
    transaction: Transaction, ref: Ref, field: str, target: Ref | None, seen: int | None = None
) -> None:
    """Set a field that names another record (REFERENCES); None clears it."""
    set_values(transaction, ref, {field: target}, seen)


def set_values(
    transaction: Transaction, ref: Ref, values: Mapping[str, Any], seen: int | None = None
) -> None:
    """Set several fields in one revision.

    A key is a typed field, "date", a field of REFERENCES, or a text and its language:
    "summary.vi". Raises Impossible for a value that the field cannot have.
    """
    record_id = take(transaction, ref, seen)
    say(transaction, f"Set {', '.join(values)} of {ref}")
    kind = kind_of(transaction, record_id)
    for key, value in values.items():
        field, _, lang = key.partition(".")
        if lang:
            _set_prose(transaction, record_id, kind, field, lang, value)
        elif field == "date":
            _set_date(transaction, record_id, value, None, None)
        elif (kind.name, field) in REFERENCES:
            _set_reference(transaction, record_id, kind, field, value)
        else:
            write_column(transaction, record_id, kind, field, value)


def write_column(
    transaction: Transaction,
    record_id: int,
    kind: Kind,
    field: str,
    value: Any,  # noqa: ANN401 - as the column wants it
) -> None:
    """Write one typed value and keep the claim that carries it."""
    column = column_of(kind, field)
    value = checked(column, field, value)
    writing.set_columns(transaction, kind.table, record_id, **{field: value})
    if field in kind.columns:
        keep_claim(transaction, record_id, field, present=value is not None)


def column_of(kind: Kind, field: str) -> Column[Any]:
    """Return the column of a typed field; raise Impossible where the kind has none."""
    column = cast("Any", kind.table.__table__).columns.get(field)
    if column is None or field in KEPT or field.startswith("date_") or field.endswith("_id"):
        raise Impossible(
            "A {kind} has no field “{field}”.",
            "Its fields are: {fields}.",
            kind=kind.name,
            field=field,
            fields=", ".join(kind.columns) or "none",
        )
    return column


def checked(column: Column[Any], field: str, value: Any) -> Any:  # noqa: ANN401 - a column's value
    """Return the value as the column keeps it; raise Impossible where it can't."""
    if isinstance(value, str):
        value = clean(value) if value.strip() else None
    if value is None:
        if not column.nullable:
            raise Impossible("“{field}” cannot be empty.", "Give it a value.", field=field)
        return None
    wanted = _type_of(column)
    if isinstance(value, tuple):
        value = list(cast("tuple[Any, ...]", value))
    if wanted is float and isinstance(value, int) and not isinstance(value, bool):
        value = float(value)
    wrong = not isinstance(value, wanted) or (isinstance(value, bool) and wanted is not bool)
    low, high = RANGES.get(field, (float("-inf"), float("inf")))
    if not wrong and wanted is float:
        wrong = not (low <= value <= high and abs(value) < 1e308)
    if not wrong and field in CHOICES:
        wrong = value not in CHOICES[field]
    if not wrong and wanted is int:
        wrong = abs(value) >= 2**63
    if wrong:
        raise Impossible(
            "“{field}” cannot be “{value}”.",
            "Write it in the form that the field asks for.",
            field=field,
            value=value,
        )
    return value


def _type_of(column: Column[Any]) -> type:
    kind = cast("object", column.type)
    for sort, wanted in ((Boolean, bool), (Integer, int), (Float, float), (JSON, list)):
        if isinstance(kind, sort):
            return wanted
    return str


def set_stops(
    transaction: Transaction, ref: Ref, places: Sequence[Ref], seen: int | None = None
) -> None:
    """Set the places that a route goes through, in order."""
    record_id = take(transaction, ref, seen)
    say(transaction, f"Set the stops of {ref}")
    ids = [_named(transaction, place, ("place",)) for place in places]
    stop = tables.RouteStop
    transaction.connection.execute(delete(stop).where(stop.route_id == record_id))
    rows = [{"route_id": record_id, "position": n, "place_id": i} for n, i in enumerate(ids)]
    if rows:
        transaction.connection.execute(insert(stop), rows)


def _set_prose(
    transaction: Transaction, record_id: int, kind: Kind, field: str, lang: str, text: str | None
) -> None:
    if lang not in LANGUAGES:
        raise Impossible("“{lang}” is no language of a text.", "Use vi or en.", lang=lang)
    if field not in kind.prose and not _prose_of(transaction, record_id, field):
        raise Impossible(
            "A {kind} has no field “{field}”.",
            "Its fields are: {fields}.",
            kind=kind.name,
            field=field,
            fields=", ".join(kind.prose) or "none",
        )
    prose = tables.Prose
    own = (prose.record_id == record_id, prose.field == field, prose.lang == lang)
    transaction.connection.execute(delete(prose).where(*own))
    text = clean(text) if text and text.strip() else None
    if text:
        transaction.connection.execute(
            insert(prose).values(record_id=record_id, field=field, lang=lang, text=text)
        )
    present = bool(_prose_of(transaction, record_id, field))
    keep_claim(transaction, record_id, field, present=present)


def _prose_of(transaction: Transaction, record_id: int, field: str) -> bool:
    statement = select(tables.Prose.lang).where(
        tables.Prose.record_id == record_id, tables.Prose.field == field
    )
    return transaction.connection.execute(statement).first() is not None


def _set_date(
    transaction: Transaction,
    record_id: int,
    date: Date | None,
    inferred: Words | None,
    wording_en: str | None,
) -> None:
    kind = kind_of(transaction, record_id)
    if not kind.dated:
        raise Impossible("A {kind} has no date.", "Date what happened to it.", kind=kind.name)
    values = {**UNDATED, **date_columns(date, inferred, wording_en)}
    writing.set_columns(transaction, kind.table, record_id, **values)
    keep_claim(transaction, record_id, "date", present=date is not None)
    if date is not None:
        transaction.connection.execute(
            update(tables.Claim)
            .where(tables.Claim.id == field_claim(transaction, record_id, "field", "date"))
            .values(wording=date.wording)
        )


def _set_reference(
    transaction: Transaction, record_id: int, kind: Kind, field: str, target: Ref | None
) -> None:
    column, kinds = REFERENCES[kind.name, field]
    if target is None and (kind.name, field) in NEEDED:
        raise Impossible("“{field}” cannot be empty.", "Give it a value.", field=field)
    target_id = None if target is None else _named(transaction, target, kinds)
    if column == "parent_id" and target_id is not None:
        _refuse_circle(transaction, record_id, target_id)
    writing.set_columns(transaction, kind.table, record_id, **{column: target_id})


def _named(transaction: Transaction, ref: Ref, kinds: tuple[str, ...]) -> int:
    found = writing.identify(transaction, ref)
    kind = kind_of(transaction, found).name
    if kind not in kinds:
        raise Impossible(
            "{ref} cannot stand here.", "Choose a {kinds}.", ref=ref, kinds=" or ".join(kinds)
        )
    return found


def _refuse_circle(transaction: Transaction, record_id: int, parent_id: int) -> None:
    above: int | None = parent_id
    passed: set[int] = set()
    while above is not None and above not in passed:
        if above == record_id:
            raise Impossible(
                "A holding cannot be part of itself.", "Choose another holding above it."
            )
        passed.add(above)
        above = transaction.connection.execute(
            select(tables.Holding.parent_id).where(tables.Holding.id == above)
        ).scalar()


def keep_claim(transaction: Transaction, record_id: int, field: str, *, present: bool) -> None:
    """Let a field that says something have its claim, and one that says nothing have none."""
    known = field_claim(transaction, record_id, "field", field)
    if present and known is None:
        writing.claim(transaction, record_id, "field", field)
    elif not present and known is not None:
        remove_claims(transaction, [known])


def remove_claims(transaction: Transaction, claim_ids: Sequence[int]) -> None:
    """Take claims away with the evidence that they rest on; their records are touched already."""
    connection = transaction.connection
    evidence = tables.Evidence.claim_id.in_(claim_ids)
    anchors = connection.execute(select(tables.Evidence.anchor_id).where(evidence)).scalars().all()
    connection.execute(delete(tables.Evidence).where(evidence))
    for table in (tables.Name, tables.Link):
        connection.execute(delete(table).where(table.id.in_(claim_ids)))
    connection.execute(delete(tables.Claim).where(tables.Claim.id.in_(claim_ids)))
    drop_loose_anchors(connection, [anchor for anchor in anchors if anchor is not None])
