"""Evidence in words: the sentence, whose it is, where it stands, how sure the archivist is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from viewer import vocabulary
from viewer.state.selection import Spot
from viewer.widgets.card import Quote

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from db.records import Evidence, Reason


def quotes_of(evidence: Iterable[Evidence], lang: str) -> tuple[Quote, ...]:
    """Return each sentence or citation once, with every grade of what rests on it, surest first."""
    alike: dict[tuple[object, ...], list[Evidence]] = {}
    for item in evidence:
        key = (item.section, item.passage, item.quote, item.citation)
        alike.setdefault(key, []).append(item)
    return tuple(_quote_of(items, lang) for items in alike.values())


def quotes_of_reasons(reasons: Iterable[Reason], lang: str) -> tuple[Quote, ...]:
    """Return the sentences that answer "says who?"."""
    return quotes_of((reason.evidence for reason in reasons if reason.evidence is not None), lang)


def _quote_of(items: Sequence[Evidence], lang: str) -> Quote:
    """Return what quotes the same words as one quotation with its caption."""
    known = list(vocabulary.GRADE)
    grades = sorted({item.grade for item in items}, key=known.index)
    item = next(one for one in items if one.grade == grades[0])
    grade = " / ".join(vocabulary.word(vocabulary.GRADE, one) for one in grades)
    whose = ", ".join(
        part for part in (item.source_title.best(lang)[0], item.locator.best(lang)[0]) if part
    )
    cited = ""
    if item.cited_in_marker:
        cited = QCoreApplication.translate("Card", "citing %1").replace("%1", item.cited_in_marker)
    caption = " · ".join(part for part in (grade, whose, cited) if part)
    return Quote(item.quote or "", caption, spot_of(item), item.citation or item.source, item.grade)


def spot_of(item: Evidence) -> Spot | None:
    """Return where in the text a piece of evidence stands, None if it has no place there."""
    if item.section is None or item.passage is None:
        return None
    return Spot(item.section, item.passage, item.start, item.end, item.lang)


def first_spot(reasons: Iterable[Reason]) -> Spot | None:
    """Return the first place in the text that answers "says who?"."""
    for reason in reasons:
        spot = spot_of(reason.evidence) if reason.evidence else None
        if spot is not None:
            return spot
    return None
