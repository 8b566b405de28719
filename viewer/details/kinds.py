"""What is particular to the cards of some kinds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from db.records import Words
from viewer import vocabulary
from viewer.details import plain
from viewer.details.values import number_words, words_for
from viewer.widgets.card import Row, Value

if TYPE_CHECKING:
    from viewer.details.page import Page

QUANTITY_PARTS = ("value", "low", "high", "qualifier", "unit", "what", "wording")


def place_rows(page: Page, lang: str) -> tuple[Row, ...]:
    """Return a place's rows, its position as one line with its radius of uncertainty."""
    rows = plain.rows(page, lang, ("lat", "lon", "uncertainty_km", "basis"))
    position = _position_row(page, lang)
    return (*rows[:1], position, *rows[1:])


def quantity_rows(page: Page, lang: str) -> tuple[Row, ...]:
    """Return a quantity's rows, beginning with number, bounds and unit as one line."""
    amount = amount_words(page, lang)
    rows = [Row(_field("value"), (Value(amount),), "value")] if amount else []
    for name in ("what", "wording"):
        row = plain.row(page, name, lang)
        if row is not None:
            rows.append(row)
    return (*rows, *plain.rows(page, lang, QUANTITY_PARTS))


def citation_rows(page: Page, lang: str) -> tuple[Row, ...]:
    """Return a citation's rows, its locator in the language spoken."""
    locator = page.record.fields.get("locator_words")
    rows = plain.rows(page, lang, ("locator",))
    text = words_for(locator, lang) if isinstance(locator, Words) else ""
    return (*([Row(_field("locator"), (Value(text),), "locator")] if text else []), *rows)


def amount_words(page: Page, lang: str) -> str:
    """Return a quantity as one phrase: `about 100 people`, `500–600 people`."""
    fields = page.record.fields
    low, high, value = (fields.get(name) for name in ("low", "high", "value"))
    number = ""
    if isinstance(value, int | float):
        number = number_words(value, lang)
    elif isinstance(low, int | float) and isinstance(high, int | float) and low != high:
        number = f"{number_words(low, lang)}–{number_words(high, lang)}"
    qualifier = fields.get("qualifier")
    words = [number]
    if number and isinstance(qualifier, str) and qualifier != "exact":
        words.insert(0, vocabulary.word(vocabulary.QUALIFIER, qualifier))
    unit = fields.get("unit_words") or fields.get("unit")
    if number and unit:
        words.append(words_for(unit, lang) if isinstance(unit, Words) else str(unit))
    return " ".join(words) if number else ""


def _position_row(page: Page, lang: str) -> Row:
    fields = page.record.fields
    lat, lon, radius = (fields.get(name) for name in ("lat", "lon", "uncertainty_km"))
    label = _field("position")
    if not isinstance(lat, int | float) or not isinstance(lon, int | float):
        return Row(label, (Value(QCoreApplication.translate("Card", "Unknown")),))
    text = _degrees(lat, lon, lang)
    if isinstance(radius, int | float):
        text = f"{text}, ± {number_words(radius, lang)} km"
    basis = fields.get("basis")
    note = words_for(basis, lang) if isinstance(basis, Words) else ""
    return Row(label, (Value(text, note=note),), "position")


def _degrees(lat: float, lon: float, lang: str) -> str:
    north = QCoreApplication.translate("Card", "%1° N").replace(
        "%1", number_words(round(lat, 3), lang)
    )
    east = QCoreApplication.translate("Card", "%1° E").replace(
        "%1", number_words(round(lon, 3), lang)
    )
    return f"{north}, {east}"


def _field(name: str) -> str:
    return vocabulary.word(vocabulary.FIELD, name)
