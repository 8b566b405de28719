"""DETAILS: how the card of each kind is built; a plain list of its fields is the floor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from db.records import Words
from viewer import vocabulary
from viewer.details import kinds, media, plain
from viewer.details.evidence import quotes_of
from viewer.details.values import value_of, words_for
from viewer.widgets.card import Account, Card, Group, Row

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from db.records import About
    from viewer.details.page import Page

    Rows = Callable[[Page, str], tuple[Row, ...]]

DETAILS: Mapping[str, Rows] = {
    "citation": kinds.citation_rows,
    "map": media.map_rows,
    "media": media.media_rows,
    "place": kinds.place_rows,
    "quantity": kinds.quantity_rows,
}


def card_of(page: Page, lang: str) -> Card:
    """Return everything that the card of a record says in `lang` ("vi" or "en")."""
    record = page.record
    title, spoken = record.title.best(lang)
    other = record.title.get("vi" if lang == "en" else "en") or ""
    side = record.fields.get("side")
    text, note = _summary(page, lang)
    names = plain.name_group(page, title)
    label = QCoreApplication.translate("Card", "Other names")
    groups = (Group(label, names),) if names else ()
    return Card(
        ref=record.ref,
        kind=record.kind,
        side=side if isinstance(side, str) else None,
        eyebrow=_eyebrow(record.kind, side if isinstance(side, str) else None),
        title=title or record.ref,
        subtitle=other if spoken == lang and other != title else "",
        text=text,
        text_note=note,
        rows=DETAILS.get(record.kind, plain.rows)(page, lang),
        accounts=_accounts(page, lang),
        quotes=quotes_of(record.evidence, lang),
        groups=(*groups, *plain.backlink_groups(page, lang)),
    )


def about_card(about: About, lang: str) -> Card:
    """Return the card of the archive itself, shown while nothing is chosen."""
    title, spoken = about.title.best(lang)
    other = about.title.get("vi" if lang == "en" else "en") or ""
    return Card(
        ref="",
        kind="holding",
        side=None,
        eyebrow=QCoreApplication.translate("Card", "Archive"),
        title=title,
        subtitle=other if spoken == lang and other != title else "",
        text=words_for(about.description, lang),
        text_note="",
        rows=(),
    )


def _eyebrow(kind: str, side: str | None) -> str:
    words = [vocabulary.word(vocabulary.KIND, kind)]
    if side:
        words.append(vocabulary.word(vocabulary.SIDE, side))
    return " · ".join(words)


def _summary(page: Page, lang: str) -> tuple[str, str]:
    """Return the summary, and a note where it is in the other language."""
    summary = page.record.fields.get("summary")
    if not isinstance(summary, Words):
        return "", ""
    text, spoken = summary.best(lang)
    if spoken == lang or not text:
        return text, ""
    return text, vocabulary.word(vocabulary.LANGUAGE, spoken)


def _accounts(page: Page, lang: str) -> tuple[Account, ...]:
    found: list[Account] = []
    for rival in page.record.rivals:
        preferred = value_of(page, rival.field, page.record.fields.get(rival.field), lang)
        other = value_of(page, rival.field, rival.value, lang)
        found.append(
            Account(
                label=vocabulary.word(vocabulary.FIELD, rival.field),
                preferred=", ".join(value.text for value in preferred) or "—",
                rival=", ".join(value.text for value in other) or "—",
                status=vocabulary.word(vocabulary.RANK, rival.rank),
                reason=words_for(rival.reason, lang),
            )
        )
    return (*_rival_names(page, lang), *found)


def _rival_names(page: Page, lang: str) -> tuple[Account, ...]:
    """Return the forms of a name that sources write differently."""
    titles = page.record.title
    return tuple(
        Account(
            label=QCoreApplication.translate("Card", "Name"),
            preferred=titles.get(name.lang) or titles.best(lang)[0],
            rival=name.text,
            status=vocabulary.word(vocabulary.RANK, name.rank),
            reason=words_for(name.reason, lang),
        )
        for name in page.record.names
        if name.rank == "rival"
    )
