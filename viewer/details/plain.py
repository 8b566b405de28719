"""The floor of every card: a kind's fields one under the other, and its links."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from db.records import Words
from viewer import vocabulary
from viewer.details.values import date_words, value_of, words_for
from viewer.widgets.card import Group, Row, Value

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.records import Link
    from viewer.details.page import Page

HIDDEN = frozenset(
    {
        "summary",
        "passages",
        "translation",
        "passage",
        "start",
        "end",
        "claim_start",
        "claim_end",
        "date_wording",
        "unit_words",
        "inferred",
        "locator_words",
    }
)


def rows(page: Page, lang: str, leave_out: Iterable[str] = ()) -> tuple[Row, ...]:
    """Return a row for each field that says something, in the kind's order, then the links."""
    hidden = HIDDEN.union(leave_out)
    fields = (row(page, name, lang) for name in page.record.fields if name not in hidden)
    return (*(found for found in fields if found is not None), *link_rows(page, lang))


def row(page: Page, field: str, lang: str) -> Row | None:
    """Return the row of one field, None if it says nothing."""
    values = value_of(page, field, page.record.fields.get(field), lang)
    if not values:
        return None
    if field == "date":
        inferred = page.record.fields.get("inferred")
        if isinstance(inferred, Words):
            values = (Value(values[0].text, note=words_for(inferred, lang)), *values[1:])
    return Row(vocabulary.word(vocabulary.FIELD, field), values, field)


def link_rows(page: Page, lang: str) -> tuple[Row, ...]:
    """Return a row for each link from this record; of several alike the first carries the label."""
    found: list[Row] = []
    links = sorted(page.record.links, key=lambda link: _order(link.predicate))
    for predicate, alike in groupby(links, key=lambda link: link.predicate):
        label = vocabulary.link_word(predicate, outgoing=True)
        for link in alike:
            found.append(Row(label, (link_value(link, lang),), f"link:{link.id}"))
            label = ""
    return tuple(found)


def backlink_groups(page: Page, lang: str) -> tuple[Group, ...]:
    """Return the links that point here, gathered by what they say."""
    links = sorted(page.record.backlinks, key=lambda link: _order(link.predicate))
    return tuple(
        Group(
            vocabulary.link_word(predicate, outgoing=False),
            tuple(Row("", (link_value(link, lang),)) for link in alike),
        )
        for predicate, alike in groupby(links, key=lambda link: link.predicate)
    )


def name_group(page: Page, title: str) -> tuple[Row, ...]:
    """Return a row for each name beyond the titles."""
    titles = {page.record.title.vi, page.record.title.en}
    return tuple(
        Row(
            vocabulary.word(vocabulary.NAME_TYPE, name.type),
            (Value(name.text, note=_name_note(name.type, name.lang)),),
            f"name:{name.id}",
        )
        for name in page.record.names
        if name.text not in titles and name.text != title
    )


def link_value(link: Link, lang: str) -> Value:
    """Return a link's other end as something to follow, with its date and reason as a note."""
    note = [date_words(link.date, lang)] if link.date else []
    if link.rank != "preferred":
        note.append(vocabulary.word(vocabulary.RANK, link.rank))
    if link.reason:
        note.append(words_for(link.reason, lang))
    title = link.title.best(lang)[0] or link.ref
    kind = link.ref.partition("/")[0]
    return Value(title, link.ref, kind, link.side, note=" · ".join(note))


def _name_note(name_type: str, lang: str) -> str:
    parts = (
        vocabulary.word(vocabulary.NAME_TYPE, name_type),
        vocabulary.word(vocabulary.LANGUAGE, lang),
    )
    return " · ".join(parts)


def _order(predicate: str) -> int:
    known = list(vocabulary.PREDICATE)
    return known.index(predicate) if predicate in known else len(known)
