"""What a pack holds: each table's columns that visitors may see, by name; all else stays at home.

Left out with intent: history, the names of staff, tags, saved sets, notes on evidence and control
points, suggestions, misprints, where a holding stands and who gave it, and the names of files.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from db import tables

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.tables import Table

Target = Literal["record", "claim", "passage", "anchor", "pyramid", "sha256"]
"""What a column refers to: `sha256` is an original that the pack carries."""

DATE = (
    "date_edtf",
    "date_wording",
    "date_wording_en",
    "date_part",
    "date_time",
    "date_earliest",
    "date_latest",
    "date_inferred_vi",
    "date_inferred_en",
)

PRIVATE_PROSE = frozenset({"archivist_note", "description_control", "maintenance"})
"""Texts for the staff: ISAD(G) 3.7.1 and ISAAR(CPF) 5.4.9."""

SETTINGS = frozenset({"uuid", "title", "lang", "description", "map_view"})


STILLS = frozenset({"image/jpeg", "image/png", "image/tiff"})
SOUNDS = frozenset({"audio/mpeg", "audio/mp4", "audio/ogg", "audio/flac", "audio/wav"})
LAYERS = frozenset({"application/geo+json", "image/jpeg", "image/png"})
"""What a media record, and a layer of the map, may be: nothing that carries code or links."""

MOST_PIXELS = 64_000_000
"""Of a picture that is shown without a pyramid: it is decoded whole."""


@dataclass(frozen=True, slots=True)
class Shown:
    """Name the columns of one table that a pack carries.

    A row whose `required` column refers to what is not shown is left out; an `optional` one loses
    that reference.
    """

    table: type[Table]
    columns: tuple[str, ...]
    required: Mapping[str, Target] = field(default_factory=dict[str, "Target"])
    optional: Mapping[str, Target] = field(default_factory=dict[str, "Target"])


OWN: Mapping[str, Target] = {"id": "record"}

SUBJECTS: tuple[Shown, ...] = (
    Shown(tables.Unit, ("id", "echelon", "number", "code", "side", *DATE), OWN),
    Shown(tables.Body, ("id", "type", "side", *DATE), OWN),
    Shown(tables.Place, ("id", "type", "lat", "lon", "uncertainty_km"), OWN),
    Shown(tables.Person, ("id", "side", *DATE), OWN),
    Shown(tables.Event, ("id", "lane", "side", *DATE), OWN),
    Shown(tables.Route, ("id", "side", "mode", "road_id", *DATE), OWN, {"road_id": "record"}),
    Shown(
        tables.Quantity,
        ("id", "value", "low", "high", "qualifier", "unit", "unit_en", "wording", *DATE),
        OWN,
    ),
    Shown(tables.Term, ("id",), OWN),
)

TEXTS: tuple[Shown, ...] = (
    Shown(tables.Source, ("id", "type", "authors", "identified", "number", *DATE), OWN),
    Shown(
        tables.Article,
        ("id", "authors", "affiliation", "keywords_vi", "keywords_en", "source_id"),
        OWN,
        {"source_id": "record"},
    ),
    Shown(tables.Section, ("id", "article_id", "number"), OWN, {"article_id": "record"}),
    Shown(
        tables.Citation,
        ("id", "source_id", "locator", "locator_en", "marker", "anchor_id", "claim_anchor_id"),
        {"id": "record", "source_id": "record"},
        {"anchor_id": "anchor", "claim_anchor_id": "anchor"},
    ),
)

KEPT: tuple[Shown, ...] = (
    Shown(
        tables.Holding,
        (
            "id",
            "reference_code",
            "level",
            "extent",
            "parent_id",
            "creator_id",
            "rights_holder",
            "licence",
            "credit",
            *DATE,
        ),
        OWN,
        {"parent_id": "record", "creator_id": "record"},
    ),
    Shown(
        tables.Media,
        (
            "id",
            "sha256",
            "size",
            "media_type",
            "credit",
            "licence",
            "rights_holder",
            "may_be_shown",
            "width",
            "height",
            "pages",
            "holding_id",
        ),
        OWN,
        {"holding_id": "record"},
    ),
    Shown(
        tables.Map,
        ("id", "media_id", "scale", "page", "transformation", "mask", *DATE),
        OWN,
        {"media_id": "record"},
    ),
    Shown(
        tables.ControlPoint,
        ("map_id", "position", "x", "y", "lon", "lat", "place_id", "enabled"),
        {"map_id": "record"},
        {"place_id": "record"},
    ),
    Shown(tables.Tour, ("id", "minutes"), OWN),
    Shown(
        tables.TourStop,
        (
            "tour_id",
            "position",
            "record_id",
            "words_vi",
            "words_en",
            "map_view",
            "span_edtf",
            "media_id",
            "sound_id",
        ),
        {"tour_id": "record", "record_id": "record"},
        {"media_id": "record", "sound_id": "record"},
    ),
)

SPINE: tuple[Shown, ...] = (
    Shown(tables.Redirect, ("ref", "record_id"), {"record_id": "record"}),
    Shown(tables.Identifier, ("id", "record_id", "scheme", "value"), {"record_id": "record"}),
    Shown(
        tables.Claim,
        (
            "id",
            "record_id",
            "target",
            "field",
            "rank",
            "value",
            "wording",
            "reason_vi",
            "reason_en",
        ),
        {"id": "claim", "record_id": "record"},
    ),
    Shown(
        tables.Name,
        ("id", "record_id", "text", "folded", "type", "lang", *DATE),
        {"id": "claim", "record_id": "record"},
    ),
    Shown(
        tables.Link,
        ("id", "subject_id", "predicate", "object_id", *DATE),
        {"id": "claim", "subject_id": "record", "object_id": "record"},
    ),
    Shown(tables.Prose, ("record_id", "field", "lang", "text"), {"record_id": "record"}),
    Shown(
        tables.RouteStop,
        ("route_id", "position", "place_id"),
        {"route_id": "record", "place_id": "record"},
    ),
)

MARKS: tuple[Shown, ...] = (
    Shown(
        tables.Passage,
        ("id", "section_id", "lang", "position", "text"),
        {"id": "passage", "section_id": "record"},
    ),
    Shown(
        tables.Anchor,
        (
            "id",
            "passage_id",
            "start",
            "end",
            "quote",
            "prefix",
            "suffix",
            "media_id",
            "page",
            "polygon",
        ),
        {"id": "anchor", "passage_id": "passage", "media_id": "record"},
    ),
    Shown(
        tables.Mention,
        ("id", "anchor_id", "kind", "record_id", "state"),
        {"anchor_id": "anchor", "record_id": "record"},
    ),
    Shown(
        tables.Evidence,
        ("id", "claim_id", "anchor_id", "citation_id", "cited_in_id", "grade"),
        {"claim_id": "claim"},
        {"anchor_id": "anchor", "citation_id": "record", "cited_in_id": "record"},
    ),
)

FILES: tuple[Shown, ...] = (
    Shown(
        tables.Layer,
        (
            "id",
            "position",
            "role",
            "title_vi",
            "title_en",
            "notice_vi",
            "notice_en",
            "style",
            "sha256",
            "media_type",
            "visible",
        ),
    ),
    Shown(tables.MediaChunk, ("sha256", "position", "data"), {"sha256": "sha256"}),
    Shown(
        tables.Pyramid,
        ("id", "sha256", "page", "width", "height", "tile_size", "levels", "media_type"),
        {"id": "pyramid"},
    ),
    Shown(
        tables.Tile,
        ("pyramid_id", "level", "column", "row", "checksum", "data"),
        {"pyramid_id": "pyramid"},
    ),
)

RECORD = Shown(
    tables.Record,
    (
        "id",
        "uuid",
        "kind",
        "slug",
        "status",
        "version",
        "lang",
        "position",
        "sort_key",
        "title_vi",
        "title_en",
        "placeholder",
    ),
    OWN,
)

COPIED: tuple[Shown, ...] = (RECORD, *FILES, *MARKS, *TEXTS, *KEPT, *SUBJECTS, *SPINE)

PRIVATE_FIELDS: Mapping[str, frozenset[str]] = {
    shown.table.__tablename__: PRIVATE_PROSE
    | {column.name for column in shown.table.__table__.columns} - set(shown.columns)
    for shown in (*SUBJECTS, *TEXTS, *KEPT)
}
"""By the table of a kind, the fields of which no claim leaves home: a rival's value tells them."""

NEVER: frozenset[type[Table]] = frozenset(
    {
        tables.Distinct,
        tables.Misprint,
        tables.RecordTag,
        tables.Revision,
        tables.RevisionChange,
        tables.SavedSet,
        tables.Setting,  # SETTINGS names what of it is shown
        tables.Tag,
    }
)
