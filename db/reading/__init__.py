"""Questions: functions of a connection that return frozen records; `Archive.read` asks them."""

from db.reading.about import about, layers
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
from db.reading.pages import record
from db.reading.relations import Related, related
from db.reading.revisions import revisions
from db.reading.suggested import (
    is_suggestion,
    suggested_timeline,
    suggested_units,
    suggestion,
)
from db.reading.texts import section_text
from db.reading.why import why

__all__ = [
    "Passing",
    "PeriodName",
    "Related",
    "Station",
    "about",
    "citations",
    "is_suggestion",
    "layers",
    "passings",
    "period_names",
    "places",
    "record",
    "related",
    "revisions",
    "routes",
    "section_refs",
    "section_text",
    "stations",
    "suggested_timeline",
    "suggested_units",
    "suggestion",
    "suggestions",
    "summaries",
    "timeline",
    "titles",
    "units",
    "why",
]
