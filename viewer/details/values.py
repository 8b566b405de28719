"""A field's value in words: dates, numbers, coded keys, references, yes and no."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QCoreApplication

from db.dates import Date, in_words, iso_day, parse
from db.records import Words
from db.vietnamese import format_number
from viewer import vocabulary
from viewer.widgets.card import Value

if TYPE_CHECKING:
    from viewer.details.page import Page

YEARS = ("year",)
CODED = ("echelon", "lane", "lang", "mode", "qualifier", "side", "type")


def words_for(words: Words | None, lang: str) -> str:
    """Return the text of `lang`; where it is missing the other, marked with its language."""
    if words is None:
        return ""
    text, spoken = words.best(lang)
    if text and spoken != lang:
        return f"{text} ({vocabulary.word(vocabulary.LANGUAGE, spoken)})"
    return text


def date_words(date: Date, lang: str) -> str:
    """Return a date in words, with a capital."""
    text = in_words(date, _lang(lang))
    return text[:1].upper() + text[1:]


def span_words(earliest: int, latest: int, lang: str) -> str:
    """Return a span of time, given in minutes, in words: `16–18/9/1950`."""
    first, last = iso_day(earliest), iso_day(latest)
    if first is None or last is None:
        return ""
    return in_words(parse(first if first == last else f"{first}/{last}"), _lang(lang))


def number_words(value: float, lang: str) -> str:
    """Return a number as the language writes it."""
    return format_number(value, _lang(lang))


def value_of(page: Page, field: str, value: object, lang: str) -> tuple[Value, ...]:
    """Return what a row says of a field's value; nothing for none."""
    match value:
        case None | "" | ():
            return ()
        case bool():
            return (Value(yes_or_no(yes=value)),)
        case Date():
            return (Value(date_words(value, lang)),)
        case Words():
            text = words_for(value, lang)
            return (Value(text),) if text else ()
        case int() | float():
            text = str(value) if field in YEARS else number_words(value, lang)
            return (Value(text),)
        case tuple():
            return _several(page, field, tuple(value), lang)  # pyright: ignore[reportUnknownArgumentType] - any tuple
        case _:
            return (_single(page, field, str(value), lang),)


def yes_or_no(*, yes: bool) -> str:
    """Return the word for a truth."""
    if yes:
        return QCoreApplication.translate("Card", "Yes")
    return QCoreApplication.translate("Card", "No")


def _several(page: Page, field: str, values: tuple[object, ...], lang: str) -> tuple[Value, ...]:
    parts = [part for value in values for part in value_of(page, field, value, lang)]
    if any(part.ref for part in parts):
        return tuple(parts)
    return (Value(", ".join(part.text for part in parts)),) if parts else ()


def _single(page: Page, field: str, text: str, lang: str) -> Value:
    named = page.titles.get(text)
    if named is not None:
        return Value(named.title.best(lang)[0] or text, text, named.kind, named.side)
    if field in CODED:
        return Value(vocabulary.value_word(page.record.kind, field, text))
    return Value(text)


def _lang(lang: str) -> Literal["vi", "en"]:
    return "en" if lang == "en" else "vi"
