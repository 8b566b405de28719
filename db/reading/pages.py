"""The page of one record: its names, fields, rivals, links and evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import select

from db import tables
from db.columns import date_of, inferred_of
from db.dates import parse
from db.kinds import BY_NAME
from db.reading.evidence import evidence_of
from db.reading.gatherings import tags_of
from db.reading.lookup import find, plain, ref_of, summaries_by_id, title_of
from db.reading.texts import passages
from db.reading.tours import stops_of
from db.records import Link, Name, Record, Rival, Words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import RowMapping
    from sqlalchemy.engine import Connection

    from db.records import Ref

NAMED: Mapping[str, Mapping[str, str]] = {
    "holding": {"parent": "parent_id", "creator": "creator_id"},
    "media": {"holding": "holding_id"},
    "map": {"media": "media_id"},
}
"""Fields of a kind that name another record, and the column of each."""


def record(connection: Connection, ref: Ref) -> Record:
    """Return the record, whole; raise NotFound. An old ref leads to the record that it became."""
    row, redirected_from = find(connection, ref)
    record_id = row["id"]
    return Record(
        ref=ref_of(row),
        uuid=row["uuid"],
        kind=row["kind"],
        status=row["status"],
        version=row["version"],
        title=title_of(row),
        names=_names(connection, record_id),
        fields=_fields(connection, row),
        rivals=_rivals(connection, record_id),
        links=_links(connection, record_id, outgoing=True),
        backlinks=_links(connection, record_id, outgoing=False),
        evidence=evidence_of(connection, record_id),
        identifiers=tuple(
            connection.execute(
                select(tables.Identifier.scheme, tables.Identifier.value)
                .where(tables.Identifier.record_id == record_id)
                .order_by(tables.Identifier.scheme)
            ).all()
        ),
        redirected_from=redirected_from,
        placeholder=bool(row["placeholder"]),
        drafted_by=row["drafted_by"],
        reviewed_by=row["reviewed_by"],
        tags=tags_of(connection, record_id),
    )


def _fields(connection: Connection, row: RowMapping) -> dict[str, Any]:
    kind = BY_NAME[row["kind"]]
    own = (
        connection.execute(
            select(kind.table).where(kind.table.__table__.columns["id"] == row["id"])
        )
        .mappings()
        .one()
    )
    fields: dict[str, Any] = {}
    if kind.dated and (date := date_of(own)):
        fields["date"] = date
        if inferred := inferred_of(own):
            fields["inferred"] = inferred
        if own["date_wording_en"]:
            fields["date_wording"] = Words(own["date_wording"], own["date_wording_en"])
    for name in kind.columns:
        if name != "unit_en" and own[name] is not None:
            fields[name] = plain(own, name)
    if own.get("unit_en"):
        fields["unit_words"] = Words(own["unit"], own["unit_en"])
    fields.update(_prose(connection, row["id"]))
    fields.update(_special(connection, row, own))
    return fields


def _prose(connection: Connection, record_id: int) -> dict[str, Words]:
    rows = connection.execute(select(tables.Prose).where(tables.Prose.record_id == record_id))
    texts: dict[str, dict[str, str]] = {}
    for row in rows:
        texts.setdefault(row.field, {})[row.lang] = row.text
    return {field: Words(words.get("vi"), words.get("en")) for field, words in texts.items()}


def _special(connection: Connection, row: RowMapping, own: RowMapping) -> dict[str, Any]:
    match row["kind"]:
        case "section":
            return _section_fields(connection, row, own)
        case "citation":
            return _citation_fields(connection, own)
        case "route":
            return _route_fields(connection, own)
        case "article":
            keywords = Words(_joined(own["keywords_vi"]), _joined(own["keywords_en"]))
            shown: dict[str, Any] = {"keywords": keywords} if keywords.vi or keywords.en else {}
            return {**shown, **_named(connection, own, source="source_id")}
        case "tour":
            return {"stops": tuple(stop.record for stop in stops_of(connection, row["id"]))}
        case kind:
            return _named(connection, own, **NAMED.get(kind, {}))


def _named(connection: Connection, own: RowMapping, **columns: str) -> dict[str, Any]:
    """Return the refs of the records that these columns name."""
    named = summaries_by_id(connection, [own[column] for column in columns.values()])
    return {
        field: named[own[column]].ref
        for field, column in columns.items()
        if own[column] is not None
    }


def _section_fields(connection: Connection, row: RowMapping, own: RowMapping) -> dict[str, Any]:
    texts = passages(connection, row["id"], ref_of(row))
    other = "en" if row["lang"] == "vi" else "vi"
    article = summaries_by_id(connection, [own["article_id"]]).get(own["article_id"])
    return {
        "lang": row["lang"],
        "article": article.ref if article else None,
        "passages": tuple(passage.text for passage in texts.get(row["lang"], ())),
        "translation": tuple(passage.text for passage in texts.get(other, ())),
    }


def _citation_fields(connection: Connection, own: RowMapping) -> dict[str, Any]:
    source = summaries_by_id(connection, [own["source_id"]]).get(own["source_id"])
    fields: dict[str, Any] = {"source": source.ref if source else None}
    if own["locator"] or own["locator_en"]:
        fields["locator_words"] = Words(own["locator"], own["locator_en"])
    spot = _spot(connection, own["anchor_id"])
    fields.update(spot)
    if claimed := _spot(connection, own["claim_anchor_id"]):
        fields["claim_start"], fields["claim_end"] = claimed["start"], claimed["end"]
    return fields


def _spot(connection: Connection, anchor_id: int | None) -> dict[str, Any]:
    if anchor_id is None:
        return {}
    row = (
        connection.execute(
            select(tables.Anchor, tables.Passage.position, tables.Record.slug)
            .join(tables.Passage, tables.Passage.id == tables.Anchor.passage_id)
            .join(tables.Record, tables.Record.id == tables.Passage.section_id)
            .where(tables.Anchor.id == anchor_id)
        )
        .mappings()
        .first()
    )
    if row is None:
        return {}
    return {
        "section": f"section/{row['slug']}",
        "passage": row["position"],
        "start": row["start"],
        "end": row["end"],
    }


def _route_fields(connection: Connection, own: RowMapping) -> dict[str, Any]:
    stops = (
        connection.execute(
            select(tables.RouteStop.place_id)
            .where(tables.RouteStop.route_id == own["id"])
            .order_by(tables.RouteStop.position)
        )
        .scalars()
        .all()
    )
    named = summaries_by_id(connection, [*stops, own["road_id"]])
    fields: dict[str, Any] = {"stops": tuple(named[stop].ref for stop in stops)}
    if own["road_id"] is not None:
        fields["road"] = named[own["road_id"]].ref
    return fields


def _names(connection: Connection, record_id: int) -> tuple[Name, ...]:
    rows = connection.execute(
        select(tables.Name, tables.Claim.rank, tables.Claim.reason_vi, tables.Claim.reason_en)
        .join(tables.Claim, tables.Claim.id == tables.Name.id)
        .where(tables.Name.record_id == record_id)
        .order_by(tables.Name.id)
    ).mappings()
    return tuple(
        Name(
            id=row["id"],
            text=row["text"],
            type=row["type"],
            lang=row["lang"],
            rank=row["rank"],
            reason=_reason(row),
            period=date_of(row),
        )
        for row in rows
    )


def _rivals(connection: Connection, record_id: int) -> tuple[Rival, ...]:
    rows = connection.execute(
        select(tables.Claim)
        .where(
            tables.Claim.record_id == record_id,
            tables.Claim.target == "field",
            tables.Claim.rank != "preferred",
        )
        .order_by(tables.Claim.id)
    ).mappings()
    return tuple(
        Rival(row["id"], row["field"], _rival_value(row), row["rank"], _reason(row)) for row in rows
    )


def _rival_value(row: RowMapping) -> Any:  # noqa: ANN401 - a field's value
    value: Any = row["value"]
    if row["field"] == "date":
        kept: dict[str, Any] = {"edtf": value} if isinstance(value, str) else value
        return parse(
            kept["edtf"],
            wording=kept.get("wording", row["wording"]),
            part_of_day=kept.get("part_of_day"),
            time=kept.get("time"),
        )
    if isinstance(value, dict):
        words = cast("dict[str, str]", value)
        return Words(words.get("vi"), words.get("en"))
    return plain(row, "value")


def _links(connection: Connection, record_id: int, *, outgoing: bool) -> tuple[Link, ...]:
    here, there = tables.Link.subject_id, tables.Link.object_id
    if not outgoing:
        here, there = there, here
    rows = (
        connection.execute(
            select(tables.Link, tables.Claim.rank, tables.Claim.reason_vi, tables.Claim.reason_en)
            .join(tables.Claim, tables.Claim.id == tables.Link.id)
            .where(here == record_id)
            .order_by(tables.Link.id)
        )
        .mappings()
        .all()
    )
    named = summaries_by_id(connection, [row[there.key] for row in rows])
    return tuple(
        Link(
            id=row["id"],
            predicate=row["predicate"],
            ref=named[row[there.key]].ref,
            title=named[row[there.key]].title,
            date=date_of(row),
            rank=row["rank"],
            reason=_reason(row),
            outgoing=outgoing,
            side=named[row[there.key]].side,
        )
        for row in rows
    )


def _reason(row: RowMapping) -> Words | None:
    if row["reason_vi"] is None and row["reason_en"] is None:
        return None
    return Words(row["reason_vi"], row["reason_en"])


def _joined(words: list[str] | None) -> str | None:
    return "; ".join(words) if words else None
