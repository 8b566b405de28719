"""FORMS: the hand-made form of each kind of record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viewer.catalogue.forms import actors, happenings, keeping, writings

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from viewer.catalogue.forms.areas import Area
    from viewer.context import Context

FORMS: Mapping[str, Callable[[Context], Sequence[Area]]] = {
    "article": writings.article,
    "section": writings.section,
    "map": keeping.sheet,
    "unit": actors.unit,
    "body": actors.body,
    "place": happenings.place,
    "person": actors.person,
    "event": happenings.event,
    "route": happenings.route,
    "quantity": happenings.quantity,
    "term": happenings.term,
    "source": writings.source,
    "citation": writings.citation,
    "holding": keeping.holding,
    "media": keeping.media,
    "tour": keeping.tour,
}
