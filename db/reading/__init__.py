"""Questions: functions of a connection that return frozen records; `Archive.read` asks them."""

from db.reading.about import about, layers
from db.reading.alike import alike
from db.reading.anchored import dangling_anchors
from db.reading.dated import dated_others, ties, undated
from db.reading.gatherings import distinct_pairs, saved_sets, tagged, tags
from db.reading.lists import (
    citations,
    places,
    routes,
    section_refs,
    suggestions,
    summaries,
    timeline,
    units,
)
from db.reading.lookup import titles
from db.reading.moments import (
    Passing,
    PeriodName,
    Station,
    passings,
    period_names,
    stations,
)
from db.reading.naming import found_by
from db.reading.narrowed import narrowed
from db.reading.pages import record
from db.reading.relations import Related, related
from db.reading.revisions import revisions
from db.reading.steps import undo_state
from db.reading.suggested import (
    is_suggestion,
    suggested_timeline,
    suggested_units,
    suggestion,
)
from db.reading.texts import section_text
from db.reading.uses import where_used
from db.reading.why import why

__all__ = [
    "Passing",
    "PeriodName",
    "Related",
    "Station",
    "about",
    "alike",
    "citations",
    "dangling_anchors",
    "dated_others",
    "distinct_pairs",
    "found_by",
    "is_suggestion",
    "layers",
    "narrowed",
    "passings",
    "period_names",
    "places",
    "record",
    "related",
    "revisions",
    "routes",
    "saved_sets",
    "section_refs",
    "section_text",
    "stations",
    "suggested_timeline",
    "suggested_units",
    "suggestion",
    "suggestions",
    "summaries",
    "tagged",
    "tags",
    "ties",
    "timeline",
    "titles",
    "undated",
    "undo_state",
    "units",
    "where_used",
    "why",
]
