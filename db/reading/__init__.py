"""Questions: functions of a connection that return frozen records; `Archive.read` asks them."""

from db.reading.about import about, layers
from db.reading.alike import alike
from db.reading.anchored import dangling_anchors
from db.reading.comparing import compare
from db.reading.dated import dated_others, event_spans, fullest_day, ties, undated
from db.reading.differences import deleted, differences
from db.reading.dossiers import chronology, dossier
from db.reading.duplicates import duplicates
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
from db.reading.logbook import logbook
from db.reading.lookup import titles
from db.reading.matching import Match, matches
from db.reading.mergings import Merging, mergings
from db.reading.moments import (
    Passing,
    PeriodName,
    Station,
    passings,
    period_names,
    stations,
)
from db.reading.named import named
from db.reading.naming import found_by
from db.reading.narrowed import narrowed
from db.reading.pages import record
from db.reading.relations import Related, related
from db.reading.reports import (
    facts_with_low_grade,
    facts_with_one_source,
    facts_without_evidence,
    open_suggestions,
    untranslated,
)
from db.reading.revisions import revisions
from db.reading.steps import undo_state
from db.reading.suggested import (
    is_suggestion,
    suggested_timeline,
    suggested_units,
    suggestion,
)
from db.reading.texts import section_text
from db.reading.tours import Tour, TourEntry, tour, tours
from db.reading.uses import where_used
from db.reading.why import why

__all__ = [
    "Match",
    "Merging",
    "Passing",
    "PeriodName",
    "Related",
    "Station",
    "Tour",
    "TourEntry",
    "about",
    "alike",
    "chronology",
    "citations",
    "compare",
    "dangling_anchors",
    "dated_others",
    "deleted",
    "differences",
    "distinct_pairs",
    "dossier",
    "duplicates",
    "event_spans",
    "facts_with_low_grade",
    "facts_with_one_source",
    "facts_without_evidence",
    "found_by",
    "fullest_day",
    "is_suggestion",
    "layers",
    "logbook",
    "matches",
    "mergings",
    "named",
    "narrowed",
    "open_suggestions",
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
    "tour",
    "tours",
    "undated",
    "undo_state",
    "units",
    "untranslated",
    "where_used",
    "why",
]
