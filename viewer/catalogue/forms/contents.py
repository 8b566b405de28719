"""What each field of a form holds of a record, and the edit that a field asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from db.records import Words
from viewer.catalogue import edits
from viewer.catalogue.fields.identifiers import IdentifiersField
from viewer.catalogue.fields.links import LinksField
from viewer.catalogue.fields.names import NamesField
from viewer.catalogue.fields.passages import PassagesField
from viewer.catalogue.fields.references import ReferenceField
from viewer.catalogue.fields.status import StatusField
from viewer.catalogue.fields.stops import StopsField
from viewer.catalogue.fields.tour_stops import TourStopsField
from viewer.widgets.choice_field import YesNoField
from viewer.widgets.number_field import PositionField
from viewer.widgets.text_fields import LANGUAGES, LinesField, TextField

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from db.records import Evidence, Record
    from viewer.catalogue.edits import Edit
    from viewer.details.page import Page
    from viewer.widgets.field import Field, Value

POSITION = ("lat", "lon", "uncertainty_km")
ENGLISH = {"locator_en": "locator_words", "unit_en": "unit_words"}
"""Columns that hold the English of another, and the bilingual field that a record shows of both."""


def held(page: Page, field: Field, lang: str) -> Value:
    """Return what a record holds of a field, as the field shows it."""
    record = page.record
    match field:
        case YesNoField(name="placeholder"):
            return True if record.placeholder else None
        case NamesField() | LinksField() | PassagesField() | IdentifiersField():
            return _rows(record, field)
        case StatusField():
            return record.status
        case TourStopsField() | StopsField():
            return _stops(page, field, lang)
        case ReferenceField():
            ref = record.fields.get(field.name)
            return (str(ref), _title(page, str(ref), lang)) if ref else None
        case PositionField():
            return tuple(record.fields.get(name) for name in POSITION)
        case TextField():
            words = record.fields.get(field.name)
            return (words.vi, words.en) if isinstance(words, Words) else (None, None)
        case _:
            return _plain(record, field)


def edit_of(field: Field) -> Edit:
    """Return the edit that saves what a field holds now."""
    value = field.value()
    match field:
        case YesNoField(name="placeholder"):
            return edits.placeholder(stands=bool(value))
        case StatusField():
            return edits.status(str(value))
        case TourStopsField() | StopsField() | IdentifiersField():
            return _edit_of_list(field)
        case ReferenceField():
            chosen = cast("tuple[str, str] | None", value)
            return edits.values(field.name, {field.name: chosen[0] if chosen else None})
        case PositionField():
            numbers = cast("Sequence[float | None]", value)
            return edits.values("position", dict(zip(POSITION, numbers, strict=True)))
        case TextField():
            before, after = (cast("Sequence[str | None]", one) for one in (field.base, value))
            changed = {
                f"{field.name}.{code}": new
                for code, old, new in zip(LANGUAGES, before, after, strict=True)
                if old != new
            }
            return edits.values(field.name, changed)
        case LinesField():
            return edits.values(field.name, {field.name: list(cast("Sequence[str]", value or ()))})
        case _:
            return edits.values(field.name, {field.name: value})


def evidence_for(record: Record, field: Field) -> tuple[Evidence, ...]:
    """Return what a field's claims rest on."""
    match field:
        case NamesField():
            return tuple(item for item in record.evidence if item.target.type == "name")
        case LinksField():
            return tuple(item for item in record.evidence if item.target.type == "link")
        case StatusField():
            return tuple(item for item in record.evidence if item.target.type == "record")
        case PositionField():
            wanted = {*POSITION, "position"}
        case _:
            wanted = {field.name}
    return tuple(
        item
        for item in record.evidence
        if item.target.type == "field" and item.target.field in wanted
    )


def is_empty(value: Value) -> bool:
    """Say whether a field's value says nothing."""
    if isinstance(value, tuple):
        return all(is_empty(part) for part in cast("tuple[Value, ...]", value))
    return value is None or value == ""


def _edit_of_list(field: TourStopsField | StopsField | IdentifiersField) -> Edit:
    if isinstance(field, TourStopsField):
        return edits.tour_stops(field.stops)
    pairs = cast("Sequence[tuple[str, str]]", field.value())
    if isinstance(field, IdentifiersField):
        return edits.identifiers(pairs)
    return edits.stops([ref for ref, _ in pairs])


def _stops(page: Page, field: Field, lang: str) -> Value:
    if isinstance(field, TourStopsField):
        shown = [ref for stop in page.stops for ref in (stop.picture, stop.sound) if ref]
        field.titles = {ref: _title(page, ref, lang) for ref in shown}
        return page.stops
    stops = cast("Sequence[str]", page.record.fields.get("stops") or ())
    return tuple((ref, _title(page, ref, lang)) for ref in stops)


def _rows(record: Record, field: Field) -> Value:
    if isinstance(field, NamesField):
        return record.names
    if isinstance(field, IdentifiersField):
        return record.identifiers
    if isinstance(field, LinksField):
        return tuple(link for link in record.links if link.rank == "preferred")
    return _passages(record)


def _plain(record: Record, field: Field) -> Value:
    if field.name in ENGLISH:
        words = record.fields.get(ENGLISH[field.name])
        return words.en if isinstance(words, Words) else None
    return cast("Mapping[str, Value]", record.fields).get(field.name)


def _passages(record: Record) -> tuple[tuple[str, ...], tuple[str, ...]]:
    own = cast("tuple[str, ...]", record.fields.get("passages") or ())
    other = cast("tuple[str, ...]", record.fields.get("translation") or ())
    return (other, own) if record.fields.get("lang") == "en" else (own, other)


def _title(page: Page, ref: str, lang: str) -> str:
    summary = page.titles.get(ref)
    return (summary.title.best(lang)[0] if summary else "") or ref
