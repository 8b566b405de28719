"""What each table of an archive holds, as plain data: its columns by the values that they take.

Each opening looks at it; to declare db.tables takes longer than all the rest of a search. A test
holds that both say the same.
"""

from __future__ import annotations

from collections.abc import Mapping

Shape = Mapping[str, frozenset[str]]
"""The columns of each table."""

DATE = (
    "date_edtf date_wording date_wording_en date_part date_time date_inferred_vi date_inferred_en"
)
MINUTES = "date_earliest date_latest"


def _columns(*, dated: bool = False, **named: str) -> dict[str, str]:
    """Return what each column holds; `named` are the columns of each sort, with blanks between."""
    if dated:
        named["text"] = f"{named.get('text', '')} {DATE}"
        named["integer"] = f"{named.get('integer', '')} {MINUTES}"
    return {column: value for value, columns in named.items() for column in columns.split()}


COLUMNS: Mapping[str, Mapping[str, str]] = {
    "setting": _columns(text="key", json="value"),
    "record": _columns(
        integer="id version position placeholder",
        text="uuid kind slug status lang title_vi title_en drafted_by reviewed_by",
        blob="sort_key",
    ),
    "redirect": _columns(integer="record_id", text="ref"),
    "identifier": _columns(integer="id record_id", text="scheme value"),
    "claim": _columns(
        integer="id record_id",
        text="target field rank wording reason_vi reason_en",
        json="value",
    ),
    "name": _columns(integer="id record_id", text="text folded type lang", dated=True),
    "link": _columns(integer="id subject_id object_id", text="predicate", dated=True),
    "prose": _columns(integer="record_id", text="field lang text"),
    "evidence": _columns(
        integer="id claim_id anchor_id citation_id cited_in_id", text="grade note"
    ),
    "revision": _columns(integer="id undoes", text="at who why action"),
    "revision_change": _columns(
        integer="id revision_id", text="ref uuid target", json="before after"
    ),
    "unit": _columns(integer="id number", text="echelon code side", dated=True),
    "body": _columns(integer="id", text="type side", dated=True),
    "place": _columns(integer="id", text="type", real="lat lon uncertainty_km"),
    "person": _columns(integer="id", text="side", dated=True),
    "event": _columns(integer="id", text="lane side", dated=True),
    "route": _columns(integer="id road_id", text="side mode", dated=True),
    "route_stop": _columns(integer="route_id position place_id"),
    "quantity": _columns(
        integer="id", text="qualifier unit unit_en wording", real="value low high", dated=True
    ),
    "article": _columns(
        integer="id source_id",
        text="affiliation sha256",
        array="authors keywords_vi keywords_en",
    ),
    "section": _columns(integer="id article_id", text="number"),
    "passage": _columns(integer="id section_id position", text="lang text"),
    "anchor": _columns(
        integer="id passage_id start end media_id page", text="quote prefix suffix", array="polygon"
    ),
    "mention": _columns(integer="id anchor_id record_id", text="kind state", object="value"),
    "misprint": _columns(integer="id anchor_id", text="reason"),
    "source": _columns(integer="id identified number", text="type", array="authors", dated=True),
    "citation": _columns(
        integer="id source_id anchor_id claim_anchor_id", text="locator locator_en marker"
    ),
    "term": _columns(integer="id"),
    "holding": _columns(
        integer="id parent_id creator_id may_be_shown",
        text="reference_code level extent accession donor shelf rights_holder licence credit"
        " embargo_until",
        dated=True,
    ),
    "media": _columns(
        integer="id size may_be_shown width height pages holding_id",
        text="sha256 media_type file_name credit licence rights_holder embargo_until beside",
    ),
    "media_chunk": _columns(integer="position", text="sha256", blob="data"),
    "pyramid": _columns(integer="id page width height tile_size levels", text="sha256 media_type"),
    "tile": _columns(integer="pyramid_id level column row checksum", blob="data"),
    "map": _columns(
        integer="id media_id scale page", text="transformation", array="mask", dated=True
    ),
    "control_point": _columns(
        integer="map_id position place_id enabled", text="note", real="x y lon lat"
    ),
    "layer": _columns(
        integer="position visible",
        text="id role title_vi title_en notice_vi notice_en sha256 media_type",
        object="style",
    ),
    "tour": _columns(integer="id minutes"),
    "tour_stop": _columns(
        integer="tour_id position record_id media_id sound_id",
        text="words_vi words_en span_edtf",
        object="map_view",
    ),
    "tag": _columns(integer="id", text="title colour"),
    "record_tag": _columns(integer="record_id tag_id"),
    "saved_set": _columns(integer="id", text="title", object="query"),
    "distinct_pair": _columns(text="uuid other_uuid"),
}
"""What each column holds besides nothing: integer (numbers, yes or no), real, text, blob, or JSON
of any sort (json), of an object, of an array."""

TODAY: Shape = {name: frozenset(columns) for name, columns in COLUMNS.items()}
