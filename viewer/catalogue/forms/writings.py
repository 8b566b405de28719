"""The forms of texts and what they rest on: articles, sections, sources, citations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP

from viewer import vocabulary
from viewer.catalogue.fields.passages import PassagesField
from viewer.catalogue.forms import areas
from viewer.catalogue.forms.areas import Area

if TYPE_CHECKING:
    from collections.abc import Sequence

    from viewer.context import Context

TITLE = QT_TRANSLATE_NOOP("Forms", "Title and authors")
CONTENT = QT_TRANSLATE_NOOP("Forms", "Content")
TEXT = QT_TRANSLATE_NOOP("Forms", "Text")
PUBLISHED = QT_TRANSLATE_NOOP("Forms", "Publication")
CITED = QT_TRANSLATE_NOOP("Forms", "What is cited")
RELATIONSHIPS = QT_TRANSLATE_NOOP("Forms", "Relationships")


def article(context: Context) -> Sequence[Area]:
    """Return the areas of an article's form."""
    relations = {"cites": ("source",), "concerns": ("event", "place", "unit", "body", "person")}
    return (
        Area(TITLE, (areas.names(), areas.lines("authors"), areas.line("affiliation"))),
        Area(CONTENT, (areas.text("abstract", rows=4), areas.text("summary"))),
        Area(PUBLISHED, (areas.reference(context, "source", ("source",)),)),
        Area(RELATIONSHIPS, (areas.links(context, relations),)),
    )


def section(context: Context) -> Sequence[Area]:
    """Return the areas of a section's form: its title and its paragraphs."""
    belongs = areas.reference(context, "article", ("article",))
    return (
        Area(TITLE, (areas.names(), (areas.line("number"), belongs))),
        Area(TEXT, (PassagesField(),)),
    )


def source(context: Context) -> Sequence[Area]:
    """Return the areas of a source's form."""
    relations = {"cites": ("source",), "part-of": ("source",)}
    first = (
        areas.choice("type", vocabulary.SOURCE_TYPE),
        areas.number("number", whole=True, plain=True),
        areas.yes_no("identified"),
    )
    return (
        Area(TITLE, (areas.names(), areas.lines("authors"), first)),
        Area(PUBLISHED, (areas.text("publication", rows=1), areas.date())),
        Area(CONTENT, (areas.text("note"), areas.text("summary"))),
        Area(RELATIONSHIPS, (areas.links(context, relations),)),
    )


def citation(context: Context) -> Sequence[Area]:
    """Return the areas of a citation's form."""
    where = (areas.line("locator"), areas.line("locator_en"), areas.line("marker"))
    return (
        Area(CITED, (areas.reference(context, "source", ("source",)), where)),
        Area(CONTENT, (areas.text("claim", rows=3),)),
        Area(TITLE, (areas.names(),), folded=True),
    )
