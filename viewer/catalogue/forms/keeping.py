"""The forms of what the museum keeps: holdings by ISAD(G), media, maps, tours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP

from viewer import vocabulary
from viewer.catalogue.fields.tour_stops import TourStopsField
from viewer.catalogue.forms import areas
from viewer.catalogue.forms.areas import PEOPLE, Area

if TYPE_CHECKING:
    from collections.abc import Sequence

    from viewer.context import Context

IDENTITY = QT_TRANSLATE_NOOP("Forms", "Identity statement")
CONTEXT_AREA = QT_TRANSLATE_NOOP("Forms", "Context")
CONTENT = QT_TRANSLATE_NOOP("Forms", "Content and structure")
ACCESS = QT_TRANSLATE_NOOP("Forms", "Conditions of access and use")
ALLIED = QT_TRANSLATE_NOOP("Forms", "Allied materials")
NOTES = QT_TRANSLATE_NOOP("Forms", "Notes and description control")
KEPT = QT_TRANSLATE_NOOP("Forms", "Where it is kept")
RIGHTS = QT_TRANSLATE_NOOP("Forms", "Rights")
PICTURE = QT_TRANSLATE_NOOP("Forms", "Picture or recording")
SHEET = QT_TRANSLATE_NOOP("Forms", "Map sheet")
TOUR = QT_TRANSLATE_NOOP("Forms", "Tour")
STOPS = QT_TRANSLATE_NOOP("Forms", "Stops of the tour")
RELATIONSHIPS = QT_TRANSLATE_NOOP("Forms", "Relationships")
SHOWS = ("event", "place", "unit", "body", "person", "term")


def holding(context: Context) -> Sequence[Area]:
    """Return the areas of a holding's form, those of ISAD(G) and the museum's own register."""
    relations = {"concerns": SHOWS, "part-of": ("holding",), "predecessor-of": ("holding",)}
    code = (areas.line("reference_code"), areas.choice("level", vocabulary.LEVEL))
    parent = areas.reference(context, "parent", ("holding",))
    creator = areas.reference(context, "creator", PEOPLE)
    kept = (areas.line("accession"), areas.line("shelf"), areas.line("donor"))
    return (
        Area(IDENTITY, (areas.names(), code, parent, areas.date(), areas.line("extent"))),
        Area(CONTENT, (areas.text("summary"), areas.text("scope"))),
        Area(KEPT, (kept,)),
        _rights(),
        Area(RELATIONSHIPS, (areas.links(context, relations),)),
        Area(
            CONTEXT_AREA,
            (creator, *_texts("admin_history", "custodial_history", "acquisition")),
            folded=True,
        ),
        Area(CONTENT, _texts("appraisal", "accruals", "arrangement"), folded=True),
        Area(
            ACCESS,
            _texts("access", "reproduction", "language_script", "physical", "finding_aids"),
            folded=True,
        ),
        Area(
            ALLIED,
            _texts("originals_location", "copies_location", "related_units", "publication_note"),
            folded=True,
        ),
        Area(NOTES, _texts("note", "archivist_note", "rules", "description_date"), folded=True),
    )


def media(context: Context) -> Sequence[Area]:
    """Return the areas of the form of a picture or recording."""
    belongs = areas.reference(context, "holding", ("holding",))
    return (
        Area(PICTURE, (areas.names(), areas.text("summary"), belongs)),
        _rights(),
        Area(RELATIONSHIPS, (areas.links(context, {"concerns": SHOWS}),)),
    )


def sheet(context: Context) -> Sequence[Area]:
    """Return the areas of a map sheet's form."""
    first = (
        areas.number("scale", whole=True),
        areas.reference(context, "media", ("media",), new=()),
    )
    return (
        Area(SHEET, (areas.names(), areas.date(), first, areas.text("summary"))),
        Area(RELATIONSHIPS, (areas.links(context, {"concerns": SHOWS}),)),
    )


def tour(context: Context) -> Sequence[Area]:
    """Return the areas of a tour's form."""
    minutes = (areas.number("minutes", whole=True),)
    return (
        Area(TOUR, (areas.names(), areas.text("summary"), minutes)),
        Area(STOPS, (TourStopsField(context),)),
        Area(RELATIONSHIPS, (areas.links(context, {"concerns": SHOWS}),)),
    )


def _rights() -> Area:
    return Area(
        RIGHTS,
        (
            (areas.line("rights_holder"), areas.line("licence"), areas.line("credit")),
            (areas.yes_no("may_be_shown"), areas.line("embargo_until")),
        ),
    )


def _texts(*names: str) -> tuple[areas.TextField, ...]:
    return tuple(areas.text(name) for name in names)
