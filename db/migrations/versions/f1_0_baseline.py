"""Lay the tables of archive format 1.0."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "f1_0"
down_revision = None
branch_labels = None
depends_on = None


DOUBLE: sa.types.TypeEngine[float] = sa.Double()


def upgrade() -> None:  # noqa: PLR0915 - a table after the other
    """Bring an archive up to this format."""
    op.create_table(
        "layer",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("title_vi", sa.String(), nullable=False),
        sa.Column("title_en", sa.String(), nullable=False),
        sa.Column("notice_vi", sa.String(), nullable=False),
        sa.Column("notice_en", sa.String(), nullable=False),
        sa.Column("style", sa.JSON(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("media_type", sa.String(), nullable=False),
        sa.Column("visible", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_layer")),
    )
    op.create_table(
        "media_chunk",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", "position", name=op.f("pk_media_chunk")),
    )
    op.create_table(
        "record",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uuid", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("lang", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("sort_key", sa.LargeBinary(), nullable=False),
        sa.Column("title_vi", sa.String(), nullable=True),
        sa.Column("title_en", sa.String(), nullable=True),
        sa.CheckConstraint(
            "status in ('draft', 'reviewed', 'published')", name=op.f("ck_record_status")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_record")),
        sa.UniqueConstraint("kind", "slug", name=op.f("uq_record_kind")),
        sa.UniqueConstraint("uuid", name=op.f("uq_record_uuid")),
    )
    op.create_index(
        "ix_record_kind_order", "record", ["kind", "position", "sort_key"], unique=False
    )
    op.create_table(
        "revision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_revision")),
    )
    op.create_table(
        "setting",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("value", sa.JSON(), nullable=True),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_setting")),
    )
    op.create_table(
        "body",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("type", sa.String(), nullable=True),
        sa.Column("side", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name=op.f("fk_body_id_record")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_body")),
    )
    op.create_table(
        "claim",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("target", sa.String(), nullable=False),
        sa.Column("field", sa.String(), nullable=True),
        sa.Column("rank", sa.String(), nullable=False),
        sa.Column("value", sa.JSON(), nullable=True),
        sa.Column("wording", sa.String(), nullable=True),
        sa.Column("reason_vi", sa.String(), nullable=True),
        sa.Column("reason_en", sa.String(), nullable=True),
        sa.CheckConstraint("(target = 'field') = (field is not null)", name=op.f("ck_claim_field")),
        sa.CheckConstraint(
            "rank in ('preferred', 'rival', 'rejected')", name=op.f("ck_claim_rank")
        ),
        sa.CheckConstraint(
            "target in ('record', 'field', 'name', 'link')", name=op.f("ck_claim_target")
        ),
        sa.ForeignKeyConstraint(
            ["record_id"], ["record.id"], name=op.f("fk_claim_record_id_record")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim")),
    )
    op.create_index(
        "ix_claim_record_target", "claim", ["record_id", "target", "field"], unique=False
    )
    op.create_table(
        "event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("lane", sa.String(), nullable=True),
        sa.Column("side", sa.String(), nullable=True),
        sa.Column("date_edtf", sa.String(), nullable=True),
        sa.Column("date_wording", sa.String(), nullable=True),
        sa.Column("date_wording_en", sa.String(), nullable=True),
        sa.Column("date_part", sa.String(), nullable=True),
        sa.Column("date_time", sa.String(), nullable=True),
        sa.Column("date_earliest", sa.BigInteger(), nullable=True),
        sa.Column("date_latest", sa.BigInteger(), nullable=True),
        sa.Column("date_inferred_vi", sa.String(), nullable=True),
        sa.Column("date_inferred_en", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name=op.f("fk_event_id_record")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event")),
    )
    op.create_index(op.f("ix_event_date_earliest"), "event", ["date_earliest"], unique=False)
    op.create_index(op.f("ix_event_date_latest"), "event", ["date_latest"], unique=False)
    op.create_table(
        "holding",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reference_code", sa.String(), nullable=True),
        sa.Column("level", sa.String(), nullable=True),
        sa.Column("extent", sa.String(), nullable=True),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.Column("creator_id", sa.Integer(), nullable=True),
        sa.Column("accession", sa.String(), nullable=True),
        sa.Column("shelf", sa.String(), nullable=True),
        sa.Column("rights_holder", sa.String(), nullable=True),
        sa.Column("licence", sa.String(), nullable=True),
        sa.Column("credit", sa.String(), nullable=True),
        sa.Column("may_be_shown", sa.Boolean(), nullable=True),
        sa.Column("embargo_until", sa.String(), nullable=True),
        sa.Column("date_edtf", sa.String(), nullable=True),
        sa.Column("date_wording", sa.String(), nullable=True),
        sa.Column("date_wording_en", sa.String(), nullable=True),
        sa.Column("date_part", sa.String(), nullable=True),
        sa.Column("date_time", sa.String(), nullable=True),
        sa.Column("date_earliest", sa.BigInteger(), nullable=True),
        sa.Column("date_latest", sa.BigInteger(), nullable=True),
        sa.Column("date_inferred_vi", sa.String(), nullable=True),
        sa.Column("date_inferred_en", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["creator_id"], ["record.id"], name=op.f("fk_holding_creator_id_record")
        ),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name=op.f("fk_holding_id_record")),
        sa.ForeignKeyConstraint(
            ["parent_id"], ["holding.id"], name=op.f("fk_holding_parent_id_holding")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_holding")),
    )
    op.create_index(op.f("ix_holding_date_earliest"), "holding", ["date_earliest"], unique=False)
    op.create_index(op.f("ix_holding_date_latest"), "holding", ["date_latest"], unique=False)
    op.create_index(op.f("ix_holding_parent_id"), "holding", ["parent_id"], unique=False)
    op.create_index(op.f("ix_holding_reference_code"), "holding", ["reference_code"], unique=False)
    op.create_table(
        "identifier",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("scheme", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["record_id"], ["record.id"], name=op.f("fk_identifier_record_id_record")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_identifier")),
        sa.UniqueConstraint("scheme", "value", "record_id", name=op.f("uq_identifier_scheme")),
    )
    op.create_index(op.f("ix_identifier_record_id"), "identifier", ["record_id"], unique=False)
    op.create_table(
        "media",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("media_type", sa.String(), nullable=False),
        sa.Column("file_name", sa.String(), nullable=True),
        sa.Column("credit", sa.String(), nullable=True),
        sa.Column("licence", sa.String(), nullable=True),
        sa.Column("may_be_shown", sa.Boolean(), nullable=True),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name=op.f("fk_media_id_record")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_media")),
    )
    op.create_index(op.f("ix_media_sha256"), "media", ["sha256"], unique=False)
    op.create_table(
        "person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("side", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name=op.f("fk_person_id_record")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
    )
    op.create_table(
        "place",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("type", sa.String(), nullable=True),
        sa.Column("lat", DOUBLE, nullable=True),
        sa.Column("lon", DOUBLE, nullable=True),
        sa.Column("uncertainty_km", DOUBLE, nullable=True),
        sa.CheckConstraint("lat between -90 and 90", name=op.f("ck_place_lat")),
        sa.CheckConstraint("lon between -180 and 180", name=op.f("ck_place_lon")),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name=op.f("fk_place_id_record")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_place")),
    )
    op.create_table(
        "prose",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("lang", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["record_id"], ["record.id"], name=op.f("fk_prose_record_id_record")
        ),
        sa.PrimaryKeyConstraint("record_id", "field", "lang", name=op.f("pk_prose")),
    )
    op.create_table(
        "quantity",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("value", DOUBLE, nullable=True),
        sa.Column("low", DOUBLE, nullable=True),
        sa.Column("high", DOUBLE, nullable=True),
        sa.Column("qualifier", sa.String(), nullable=False),
        sa.Column("unit", sa.String(), nullable=True),
        sa.Column("unit_en", sa.String(), nullable=True),
        sa.Column("wording", sa.String(), nullable=True),
        sa.Column("date_edtf", sa.String(), nullable=True),
        sa.Column("date_wording", sa.String(), nullable=True),
        sa.Column("date_wording_en", sa.String(), nullable=True),
        sa.Column("date_part", sa.String(), nullable=True),
        sa.Column("date_time", sa.String(), nullable=True),
        sa.Column("date_earliest", sa.BigInteger(), nullable=True),
        sa.Column("date_latest", sa.BigInteger(), nullable=True),
        sa.Column("date_inferred_vi", sa.String(), nullable=True),
        sa.Column("date_inferred_en", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name=op.f("fk_quantity_id_record")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quantity")),
    )
    op.create_index(op.f("ix_quantity_date_earliest"), "quantity", ["date_earliest"], unique=False)
    op.create_index(op.f("ix_quantity_date_latest"), "quantity", ["date_latest"], unique=False)
    op.create_table(
        "redirect",
        sa.Column("ref", sa.String(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["record_id"], ["record.id"], name=op.f("fk_redirect_record_id_record")
        ),
        sa.PrimaryKeyConstraint("ref", name=op.f("pk_redirect")),
    )
    op.create_index(op.f("ix_redirect_record_id"), "redirect", ["record_id"], unique=False)
    op.create_table(
        "revision_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(), nullable=False),
        sa.Column("target", sa.String(), nullable=False),
        sa.Column("before", sa.JSON(), nullable=True),
        sa.Column("after", sa.JSON(), nullable=True),
        sa.ForeignKeyConstraint(
            ["revision_id"], ["revision.id"], name=op.f("fk_revision_change_revision_id_revision")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_revision_change")),
    )
    op.create_index(op.f("ix_revision_change_ref"), "revision_change", ["ref"], unique=False)
    op.create_index(
        op.f("ix_revision_change_revision_id"), "revision_change", ["revision_id"], unique=False
    )
    op.create_table(
        "source",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("type", sa.String(), nullable=True),
        sa.Column("authors", sa.JSON(), nullable=True),
        sa.Column("identified", sa.Boolean(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("date_edtf", sa.String(), nullable=True),
        sa.Column("date_wording", sa.String(), nullable=True),
        sa.Column("date_wording_en", sa.String(), nullable=True),
        sa.Column("date_part", sa.String(), nullable=True),
        sa.Column("date_time", sa.String(), nullable=True),
        sa.Column("date_earliest", sa.BigInteger(), nullable=True),
        sa.Column("date_latest", sa.BigInteger(), nullable=True),
        sa.Column("date_inferred_vi", sa.String(), nullable=True),
        sa.Column("date_inferred_en", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name=op.f("fk_source_id_record")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_source")),
    )
    op.create_index(op.f("ix_source_date_earliest"), "source", ["date_earliest"], unique=False)
    op.create_index(op.f("ix_source_date_latest"), "source", ["date_latest"], unique=False)
    op.create_table(
        "term",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name=op.f("fk_term_id_record")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_term")),
    )
    op.create_table(
        "tour",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name=op.f("fk_tour_id_record")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tour")),
    )
    op.create_table(
        "unit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("echelon", sa.String(), nullable=True),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("code", sa.String(), nullable=True),
        sa.Column("side", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name=op.f("fk_unit_id_record")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unit")),
    )
    op.create_table(
        "article",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("authors", sa.JSON(), nullable=True),
        sa.Column("affiliation", sa.String(), nullable=True),
        sa.Column("keywords_vi", sa.JSON(), nullable=True),
        sa.Column("keywords_en", sa.JSON(), nullable=True),
        sa.Column("sha256", sa.String(), nullable=True),
        sa.Column("source_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name=op.f("fk_article_id_record")),
        sa.ForeignKeyConstraint(
            ["source_id"], ["source.id"], name=op.f("fk_article_source_id_source")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_article")),
    )
    op.create_index(op.f("ix_article_sha256"), "article", ["sha256"], unique=False)
    op.create_table(
        "link",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column("predicate", sa.String(), nullable=False),
        sa.Column("object_id", sa.Integer(), nullable=False),
        sa.Column("date_edtf", sa.String(), nullable=True),
        sa.Column("date_wording", sa.String(), nullable=True),
        sa.Column("date_wording_en", sa.String(), nullable=True),
        sa.Column("date_part", sa.String(), nullable=True),
        sa.Column("date_time", sa.String(), nullable=True),
        sa.Column("date_earliest", sa.BigInteger(), nullable=True),
        sa.Column("date_latest", sa.BigInteger(), nullable=True),
        sa.Column("date_inferred_vi", sa.String(), nullable=True),
        sa.Column("date_inferred_en", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["id"], ["claim.id"], name=op.f("fk_link_id_claim")),
        sa.ForeignKeyConstraint(
            ["object_id"], ["record.id"], name=op.f("fk_link_object_id_record")
        ),
        sa.ForeignKeyConstraint(
            ["subject_id"], ["record.id"], name=op.f("fk_link_subject_id_record")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_link")),
    )
    op.create_index(op.f("ix_link_date_earliest"), "link", ["date_earliest"], unique=False)
    op.create_index(op.f("ix_link_date_latest"), "link", ["date_latest"], unique=False)
    op.create_index("ix_link_object_predicate", "link", ["object_id", "predicate"], unique=False)
    op.create_index(op.f("ix_link_subject_id"), "link", ["subject_id"], unique=False)
    op.create_table(
        "map",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("media_id", sa.Integer(), nullable=True),
        sa.Column("scale", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name=op.f("fk_map_id_record")),
        sa.ForeignKeyConstraint(["media_id"], ["media.id"], name=op.f("fk_map_media_id_media")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_map")),
    )
    op.create_index(op.f("ix_map_media_id"), "map", ["media_id"], unique=False)
    op.create_table(
        "name",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("lang", sa.String(), nullable=False),
        sa.Column("date_edtf", sa.String(), nullable=True),
        sa.Column("date_wording", sa.String(), nullable=True),
        sa.Column("date_wording_en", sa.String(), nullable=True),
        sa.Column("date_part", sa.String(), nullable=True),
        sa.Column("date_time", sa.String(), nullable=True),
        sa.Column("date_earliest", sa.BigInteger(), nullable=True),
        sa.Column("date_latest", sa.BigInteger(), nullable=True),
        sa.Column("date_inferred_vi", sa.String(), nullable=True),
        sa.Column("date_inferred_en", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["id"], ["claim.id"], name=op.f("fk_name_id_claim")),
        sa.ForeignKeyConstraint(
            ["record_id"], ["record.id"], name=op.f("fk_name_record_id_record")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_name")),
    )
    op.create_index(op.f("ix_name_date_earliest"), "name", ["date_earliest"], unique=False)
    op.create_index(op.f("ix_name_date_latest"), "name", ["date_latest"], unique=False)
    op.create_index(op.f("ix_name_folded"), "name", ["folded"], unique=False)
    op.create_index(op.f("ix_name_record_id"), "name", ["record_id"], unique=False)
    op.create_table(
        "route",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("side", sa.String(), nullable=True),
        sa.Column("mode", sa.String(), nullable=True),
        sa.Column("road_id", sa.Integer(), nullable=True),
        sa.Column("date_edtf", sa.String(), nullable=True),
        sa.Column("date_wording", sa.String(), nullable=True),
        sa.Column("date_wording_en", sa.String(), nullable=True),
        sa.Column("date_part", sa.String(), nullable=True),
        sa.Column("date_time", sa.String(), nullable=True),
        sa.Column("date_earliest", sa.BigInteger(), nullable=True),
        sa.Column("date_latest", sa.BigInteger(), nullable=True),
        sa.Column("date_inferred_vi", sa.String(), nullable=True),
        sa.Column("date_inferred_en", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name=op.f("fk_route_id_record")),
        sa.ForeignKeyConstraint(["road_id"], ["place.id"], name=op.f("fk_route_road_id_place")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_route")),
    )
    op.create_index(op.f("ix_route_date_earliest"), "route", ["date_earliest"], unique=False)
    op.create_index(op.f("ix_route_date_latest"), "route", ["date_latest"], unique=False)
    op.create_index(op.f("ix_route_road_id"), "route", ["road_id"], unique=False)
    op.create_table(
        "tour_stop",
        sa.Column("tour_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("words_vi", sa.String(), nullable=True),
        sa.Column("words_en", sa.String(), nullable=True),
        sa.Column("map_view", sa.JSON(), nullable=True),
        sa.Column("span_edtf", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["record_id"], ["record.id"], name=op.f("fk_tour_stop_record_id_record")
        ),
        sa.ForeignKeyConstraint(["tour_id"], ["tour.id"], name=op.f("fk_tour_stop_tour_id_tour")),
        sa.PrimaryKeyConstraint("tour_id", "position", name=op.f("pk_tour_stop")),
    )
    op.create_index(op.f("ix_tour_stop_record_id"), "tour_stop", ["record_id"], unique=False)
    op.create_table(
        "route_stop",
        sa.Column("route_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("place_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["place_id"], ["place.id"], name=op.f("fk_route_stop_place_id_place")
        ),
        sa.ForeignKeyConstraint(
            ["route_id"], ["route.id"], name=op.f("fk_route_stop_route_id_route")
        ),
        sa.PrimaryKeyConstraint("route_id", "position", name=op.f("pk_route_stop")),
    )
    op.create_index(op.f("ix_route_stop_place_id"), "route_stop", ["place_id"], unique=False)
    op.create_table(
        "section",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=True),
        sa.Column("number", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name=op.f("fk_section_article_id_article")
        ),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name=op.f("fk_section_id_record")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_section")),
    )
    op.create_index(op.f("ix_section_article_id"), "section", ["article_id"], unique=False)
    op.create_table(
        "passage",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("section_id", sa.Integer(), nullable=False),
        sa.Column("lang", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["section_id"], ["section.id"], name=op.f("fk_passage_section_id_section")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_passage")),
        sa.UniqueConstraint("section_id", "lang", "position", name=op.f("uq_passage_section_id")),
    )
    op.create_table(
        "anchor",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("passage_id", sa.Integer(), nullable=True),
        sa.Column("start", sa.Integer(), nullable=True),
        sa.Column("end", sa.Integer(), nullable=True),
        sa.Column("quote", sa.String(), nullable=True),
        sa.Column("prefix", sa.String(), nullable=True),
        sa.Column("suffix", sa.String(), nullable=True),
        sa.Column("media_id", sa.Integer(), nullable=True),
        sa.Column("page", sa.Integer(), nullable=True),
        sa.Column("polygon", sa.JSON(), nullable=True),
        sa.CheckConstraint(
            "(passage_id is null) <> (media_id is null)", name=op.f("ck_anchor_place")
        ),
        sa.ForeignKeyConstraint(["media_id"], ["media.id"], name=op.f("fk_anchor_media_id_media")),
        sa.ForeignKeyConstraint(
            ["passage_id"], ["passage.id"], name=op.f("fk_anchor_passage_id_passage")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_anchor")),
    )
    op.create_index(op.f("ix_anchor_media_id"), "anchor", ["media_id"], unique=False)
    op.create_index(op.f("ix_anchor_passage_id"), "anchor", ["passage_id"], unique=False)
    op.create_table(
        "citation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("locator", sa.String(), nullable=True),
        sa.Column("locator_en", sa.String(), nullable=True),
        sa.Column("marker", sa.String(), nullable=True),
        sa.Column("anchor_id", sa.Integer(), nullable=True),
        sa.Column("claim_anchor_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["anchor_id"], ["anchor.id"], name=op.f("fk_citation_anchor_id_anchor")
        ),
        sa.ForeignKeyConstraint(
            ["claim_anchor_id"], ["anchor.id"], name=op.f("fk_citation_claim_anchor_id_anchor")
        ),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name=op.f("fk_citation_id_record")),
        sa.ForeignKeyConstraint(
            ["source_id"], ["source.id"], name=op.f("fk_citation_source_id_source")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_citation")),
    )
    op.create_index(op.f("ix_citation_anchor_id"), "citation", ["anchor_id"], unique=False)
    op.create_index(op.f("ix_citation_source_id"), "citation", ["source_id"], unique=False)
    op.create_table(
        "mention",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("anchor_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("value", sa.JSON(), nullable=True),
        sa.CheckConstraint(
            "state in ('suggested', 'accepted', 'rejected')", name=op.f("ck_mention_state")
        ),
        sa.ForeignKeyConstraint(
            ["anchor_id"], ["anchor.id"], name=op.f("fk_mention_anchor_id_anchor")
        ),
        sa.ForeignKeyConstraint(
            ["record_id"], ["record.id"], name=op.f("fk_mention_record_id_record")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mention")),
    )
    op.create_index(op.f("ix_mention_anchor_id"), "mention", ["anchor_id"], unique=False)
    op.create_index(op.f("ix_mention_record_id"), "mention", ["record_id"], unique=False)
    op.create_index("ix_mention_state_kind", "mention", ["state", "kind"], unique=False)
    op.create_table(
        "misprint",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("anchor_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["anchor_id"], ["anchor.id"], name=op.f("fk_misprint_anchor_id_anchor")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_misprint")),
    )
    op.create_index(op.f("ix_misprint_anchor_id"), "misprint", ["anchor_id"], unique=False)
    op.create_table(
        "evidence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("anchor_id", sa.Integer(), nullable=True),
        sa.Column("citation_id", sa.Integer(), nullable=True),
        sa.Column("cited_in_id", sa.Integer(), nullable=True),
        sa.Column("grade", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=True),
        sa.CheckConstraint(
            "grade in ('certain', 'probable', 'doubtful')", name=op.f("ck_evidence_grade")
        ),
        sa.CheckConstraint(
            "anchor_id is not null or citation_id is not null", name=op.f("ck_evidence_basis")
        ),
        sa.ForeignKeyConstraint(
            ["anchor_id"], ["anchor.id"], name=op.f("fk_evidence_anchor_id_anchor")
        ),
        sa.ForeignKeyConstraint(
            ["citation_id"], ["citation.id"], name=op.f("fk_evidence_citation_id_citation")
        ),
        sa.ForeignKeyConstraint(
            ["cited_in_id"], ["citation.id"], name=op.f("fk_evidence_cited_in_id_citation")
        ),
        sa.ForeignKeyConstraint(
            ["claim_id"], ["claim.id"], name=op.f("fk_evidence_claim_id_claim")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence")),
    )
    op.create_index(op.f("ix_evidence_anchor_id"), "evidence", ["anchor_id"], unique=False)
    op.create_index(op.f("ix_evidence_citation_id"), "evidence", ["citation_id"], unique=False)
    op.create_index(op.f("ix_evidence_cited_in_id"), "evidence", ["cited_in_id"], unique=False)
    op.create_index(op.f("ix_evidence_claim_id"), "evidence", ["claim_id"], unique=False)
