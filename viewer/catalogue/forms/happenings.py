"""The forms of what happened and where: events, routes, places, quantities, terms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP

from viewer import vocabulary
from viewer.catalogue.fields.stops import StopsField
from viewer.catalogue.forms import areas
from viewer.catalogue.forms.areas import Area
from viewer.widgets.number_field import PositionField

if TYPE_CHECKING:
    from collections.abc import Sequence

    from viewer.context import Context

WHAT = QT_TRANSLATE_NOOP("Forms", "What and when")
WHERE = QT_TRANSLATE_NOOP("Forms", "Where")
TOLD = QT_TRANSLATE_NOOP("Forms", "Description")
RELATIONSHIPS = QT_TRANSLATE_NOOP("Forms", "Relationships")
COURSE = QT_TRANSLATE_NOOP("Forms", "Course")
NUMBER = QT_TRANSLATE_NOOP("Forms", "The number")
WORD = QT_TRANSLATE_NOOP("Forms", "The word")


def event(context: Context) -> Sequence[Area]:
    """Return the areas of an event's form."""
    relations = {
        "took-place-at": ("place",),
        "part-of": ("event",),
        "preceded-by": ("event",),
        "causes": ("event",),
        "ordered-by": ("body", "person", "unit"),
        "decided-by": ("body", "person"),
        "commanded-by": ("person",),
        "concerns": ("place", "event", "unit", "body"),
    }
    first = (areas.choice("side", vocabulary.SIDE), areas.choice("lane", vocabulary.LANE))
    return (
        Area(WHAT, (areas.names(), areas.date(), first)),
        Area(TOLD, (areas.text("summary"),)),
        Area(RELATIONSHIPS, (areas.links(context, relations),)),
    )


def route(context: Context) -> Sequence[Area]:
    """Return the areas of a movement's form."""
    relations = {
        "moved-by": ("unit", "body"),
        "part-of": ("event", "route"),
        "follows": ("place",),
        "commanded-by": ("person",),
    }
    first = (areas.choice("side", vocabulary.SIDE), areas.choice("mode", vocabulary.MODE))
    return (
        Area(WHAT, (areas.names(), areas.date(), first)),
        Area(COURSE, (StopsField(context), areas.reference(context, "road", ("place",)))),
        Area(TOLD, (areas.text("summary"),)),
        Area(RELATIONSHIPS, (areas.links(context, relations),)),
    )


def place(context: Context) -> Sequence[Area]:
    """Return the areas of a place's form."""
    relations = {"located-in": ("place",), "part-of": ("place",), "follows": ("place",)}
    return (
        Area(WORD, (areas.names(), (areas.choice("type", vocabulary.PLACE_TYPE),))),
        Area(WHERE, (PositionField(), areas.text("basis", rows=1))),
        Area(TOLD, (areas.text("summary"),)),
        Area(RELATIONSHIPS, (areas.links(context, relations),)),
    )


def quantity(context: Context) -> Sequence[Area]:
    """Return the areas of a number's form."""
    relations = {
        "claimed-by": ("source",),
        "concerns": ("event", "unit", "body", "place"),
        "took-place-at": ("place",),
    }
    stated = (areas.choice("qualifier", vocabulary.QUALIFIER, must=True), areas.number("value"))
    between = (areas.number("low"), areas.number("high"))
    units = (areas.line("unit"), areas.line("unit_en"))
    return (
        Area(NUMBER, (stated, between, units, areas.line("wording"))),
        Area(
            TOLD, (areas.text("what", rows=1), areas.date(), areas.names(), areas.text("summary"))
        ),
        Area(RELATIONSHIPS, (areas.links(context, relations),)),
    )


def term(context: Context) -> Sequence[Area]:
    """Return the areas of the form of a word that visitors are told the meaning of."""
    relations = {"explains": ("event", "unit", "body", "place", "term"), "part-of": ("term",)}
    return (
        Area(WORD, (areas.names(), areas.text("definition", rows=3))),
        Area(TOLD, (areas.text("summary"),)),
        Area(RELATIONSHIPS, (areas.links(context, relations),)),
    )
