"""The forms of those who act: units, bodies and people, in the areas of ISAAR(CPF)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP

from viewer import vocabulary
from viewer.catalogue.forms import areas
from viewer.catalogue.forms.areas import PEOPLE, Area

if TYPE_CHECKING:
    from collections.abc import Sequence

    from viewer.context import Context

IDENTITY = QT_TRANSLATE_NOOP("Forms", "Identity")
DESCRIPTION = QT_TRANSLATE_NOOP("Forms", "Description")
RELATIONSHIPS = QT_TRANSLATE_NOOP("Forms", "Relationships")
MORE = QT_TRANSLATE_NOOP("Forms", "Further description (ISAAR)")


def unit(context: Context) -> Sequence[Area]:
    """Return the areas of an armed formation's form."""
    relations = {
        "part-of": ("unit", "body"),
        "commanded-by": ("person",),
        "took-part-in": ("event",),
        "operated-in": ("place",),
        "located-in": ("place",),
        "attacked": ("place", "unit"),
        "predecessor-of": ("unit",),
    }
    return (
        Area(
            IDENTITY,
            (
                areas.names(),
                (
                    areas.choice("echelon", vocabulary.ECHELON),
                    areas.number("number", whole=True, plain=True),
                    areas.line("code"),
                    areas.choice("side", vocabulary.SIDE),
                ),
                areas.yes_no("placeholder"),
            ),
        ),
        Area(DESCRIPTION, (areas.text("summary"), areas.date())),
        Area(RELATIONSHIPS, (areas.links(context, relations),)),
        _further(),
    )


def body(context: Context) -> Sequence[Area]:
    """Return the areas of an organisation's form."""
    relations = {
        "part-of": ("body",),
        "led-by": ("person",),
        "located-in": ("place",),
        "took-part-in": ("event",),
        "predecessor-of": ("body",),
    }
    first = (
        areas.choice("type", vocabulary.BODY_TYPE),
        areas.choice("side", vocabulary.SIDE),
        areas.yes_no("placeholder"),
    )
    return (
        Area(IDENTITY, (areas.names(), first)),
        Area(DESCRIPTION, (areas.text("summary"), areas.date())),
        Area(RELATIONSHIPS, (areas.links(context, relations),)),
        _further(),
    )


def person(context: Context) -> Sequence[Area]:
    """Return the areas of a person's form."""
    relations = {
        "member-of": ("unit", "body"),
        "took-part-in": ("event",),
        "located-in": ("place",),
        "part-of": PEOPLE,
    }
    return (
        Area(IDENTITY, (areas.names(), _sided())),
        Area(DESCRIPTION, (areas.text("role", rows=1), areas.text("summary"), areas.date())),
        Area(RELATIONSHIPS, (areas.links(context, relations),)),
        _further(),
    )


def _sided() -> tuple[areas.ChoiceField, ...]:
    return areas.choice("side", vocabulary.SIDE), areas.yes_no("placeholder")


def _further() -> Area:
    fields = ("history", "places", "functions", "mandates", "structure", "context")
    return Area(MORE, tuple(areas.text(name) for name in fields), folded=True)
