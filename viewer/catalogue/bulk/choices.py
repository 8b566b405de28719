"""What may be changed of many records at once, and the values that it may have, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from db.dates import Date
from db.records import Words
from viewer import vocabulary
from viewer.details.values import date_words, words_for, yes_or_no
from viewer.state.notices import notice_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.editing.bulk import Planned
    from db.records import Tag

CONTEXT = "Bulk"
Choice = tuple[str, object]
"""A value's words, and the value."""

ACTIONS: dict[str, object] = {
    "status": QT_TRANSLATE_NOOP("Bulk", "Status"),
    "placeholder": QT_TRANSLATE_NOOP("Bulk", "Placeholder"),
    "tag": QT_TRANSLATE_NOOP("Bulk", "Add a tag"),
    "untag": QT_TRANSLATE_NOOP("Bulk", "Take a tag away"),
    "replace": QT_TRANSLATE_NOOP("Bulk", "Replace words"),
}
PARTS: dict[str, object] = {
    "name": QT_TRANSLATE_NOOP("Bulk", "Name"),
    "tag": QT_TRANSLATE_NOOP("Bulk", "Tag"),
    "link": QT_TRANSLATE_NOOP("Bulk", "Relationship"),
    "record": QT_TRANSLATE_NOOP("Bulk", "Record"),
}
NOTHING: object = QT_TRANSLATE_NOOP("Bulk", "nothing")

CODED: dict[str, tuple[str, ...]] = {
    "side": ("unit", "body", "person", "event", "route"),
    "type": ("place", "body", "source"),
    "lane": ("event",),
    "echelon": ("unit",),
    "mode": ("route",),
    "qualifier": ("quantity",),
    "level": ("holding",),
}
"""Fields whose value is one of several words, and the kinds that have them."""
WRITTEN: dict[str, tuple[str, ...]] = {
    "donor": ("holding",),
    "shelf": ("holding",),
    "credit": ("holding", "media"),
    "licence": ("holding", "media"),
    "rights_holder": ("holding", "media"),
}
"""Fields whose value is written freely."""
YES_OR_NO: dict[str, tuple[str, ...]] = {"may_be_shown": ("holding", "media")}


@dataclass(frozen=True, slots=True)
class Changeable:
    """One thing that can be changed: the action, its field for "set", and its words."""

    action: str
    field: str | None
    words: str


def changeable(kinds: Sequence[str]) -> tuple[Changeable, ...]:
    """Return what can be changed of records of these kinds."""
    found = [Changeable(key, None, translate(words)) for key, words in ACTIONS.items()]
    for fields in (CODED, WRITTEN, YES_OR_NO):
        found += [
            Changeable("set", field, vocabulary.word(vocabulary.FIELD, field))
            for field, having in fields.items()
            if set(having) & set(kinds)
        ]
    return tuple(found)


def choices(
    what: Changeable, kinds: Sequence[str], tags: Sequence[Tag], *, reviews: bool
) -> tuple[Choice, ...]:
    """Return the values that may be chosen; () where the value is written.

    Only who `reviews` calls a record more than a draft.
    """
    if what.action == "status":
        keys = tuple(vocabulary.STATUS) if reviews else ("draft",)
        return tuple((vocabulary.word(vocabulary.STATUS, key), key) for key in keys)
    if what.action in {"tag", "untag"}:
        return tuple((tag.title, tag.id) for tag in tags)
    if what.action == "placeholder" or what.field in YES_OR_NO:
        return tuple((yes_or_no(yes=value), value) for value in (True, False))
    if what.action != "set" or what.field not in CODED:
        return ()
    found: dict[str, str] = {}
    for kind in CODED[what.field]:
        if kind in kinds:
            words = vocabulary.VALUES.get(f"{kind}.{what.field}") or vocabulary.VALUES[what.field]
            found.update({key: vocabulary.word(words, key) for key in words})
    known = [(words, key) for key, words in found.items() if key != "suggested"]
    return (*known, (translate(NOTHING), None))


def planned_words(planned: Planned, lang: str) -> str:
    """Return what would be done to one part of one record: two lines."""
    title = words_for(planned.title, lang) or planned.ref
    if planned.refusal is not None:
        return f"{title}\n⚠ {notice_of(planned.refusal).sentence}"
    kind = planned.ref.partition("/")[0]
    part = PARTS.get(planned.part) or ACTIONS.get(planned.part)
    label = translate(part) if part else vocabulary.word(vocabulary.FIELD, planned.part)
    sides = [_said(kind, planned.part, side, lang) for side in (planned.before, planned.after)]
    return f"{title}\n{label}: {sides[0]}  →  {sides[1]}"


def _said(kind: str, part: str, value: object, lang: str) -> str:
    match value:
        case None | "":
            return translate(NOTHING)
        case bool():
            return yes_or_no(yes=value)
        case Date():
            return date_words(value, lang)
        case Words():
            return words_for(value, lang) or translate(NOTHING)
        case str() if part == "status":
            return vocabulary.word(vocabulary.STATUS, value)
        case _:
            return vocabulary.value_word(kind, part, str(value))


def translate(source: object) -> str:
    """Return the words in the language spoken now."""
    return QCoreApplication.translate(CONTEXT, str(source))
