"""Add what maps, the desk and the station need: tiles, control points, tags, who drafted."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "f1_1"
down_revision = "f1_0"
branch_labels = None
depends_on = None

DOUBLE: sa.types.TypeEngine[float] = sa.Double()

DATED = ("unit", "body", "person", "map")
DATE_WORDS = (
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
BOUNDS = ("date_earliest", "date_latest")


def upgrade() -> None:
    """Bring an archive up to this format."""
    _add_maps()
    _add_gatherings()
    for table in DATED:
        for column in DATE_WORDS:
            _add(table, column, "BIGINT" if column in BOUNDS else "VARCHAR")
        for column in BOUNDS:
            op.create_index(f"ix_{table}_{column}", table, [column])
    _add("map", "page", "INTEGER")
    _add("map", "transformation", "VARCHAR")
    _add("map", "mask", "JSON")
    _add("record", "placeholder", "BOOLEAN")
    _add("record", "drafted_by", "VARCHAR")
    _add("record", "reviewed_by", "VARCHAR")
    _add("revision", "action", "VARCHAR")
    _add("revision", "undoes", "INTEGER", refers_to="revision")
    _add("revision_change", "uuid", "VARCHAR(36)")
    op.create_index("ix_revision_change_uuid", "revision_change", ["uuid"])
    _add("holding", "donor", "VARCHAR")
    for column in ("rights_holder", "embargo_until", "beside"):
        _add("media", column, "VARCHAR")
    for column in ("width", "height", "pages"):
        _add("media", column, "INTEGER")
    for table, column, target in (
        ("media", "holding_id", "holding"),
        ("tour_stop", "media_id", "media"),
        ("tour_stop", "sound_id", "media"),
    ):
        _add(table, column, "INTEGER", refers_to=target)
        op.create_index(f"ix_{table}_{column}", table, [column])


def _add(table: str, column: str, kind: str, refers_to: str | None = None) -> None:
    """Add a nullable column; written out, because Alembic adds no foreign key to SQLite's."""
    statement = f"ALTER TABLE {table} ADD COLUMN {column} {kind}"
    if refers_to is not None:
        statement += f" CONSTRAINT fk_{table}_{column}_{refers_to} REFERENCES {refers_to} (id)"
    op.execute(statement)


def _add_maps() -> None:
    op.create_table(
        "pyramid",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("tile_size", sa.Integer(), nullable=False),
        sa.Column("levels", sa.Integer(), nullable=False),
        sa.Column("media_type", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_pyramid"),
        sa.UniqueConstraint("sha256", "page", name="uq_pyramid_sha256"),
    )
    op.create_table(
        "tile",
        sa.Column("pyramid_id", sa.Integer(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("column", sa.Integer(), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("checksum", sa.BigInteger(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["pyramid_id"], ["pyramid.id"], name="fk_tile_pyramid_id_pyramid"),
        sa.PrimaryKeyConstraint("pyramid_id", "level", "column", "row", name="pk_tile"),
    )
    op.create_table(
        "control_point",
        sa.Column("map_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("x", DOUBLE, nullable=False),
        sa.Column("y", DOUBLE, nullable=False),
        sa.Column("lon", DOUBLE, nullable=False),
        sa.Column("lat", DOUBLE, nullable=False),
        sa.Column("place_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("enabled", sa.Boolean(), nullable=False),
        sa.CheckConstraint("lat between -90 and 90", name=op.f("ck_control_point_lat")),
        sa.CheckConstraint("lon between -180 and 180", name=op.f("ck_control_point_lon")),
        sa.ForeignKeyConstraint(["map_id"], ["map.id"], name="fk_control_point_map_id_map"),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], name="fk_control_point_place_id_place"),
        sa.PrimaryKeyConstraint("map_id", "position", name="pk_control_point"),
    )
    op.create_index("ix_control_point_place_id", "control_point", ["place_id"])


def _add_gatherings() -> None:
    op.create_table(
        "tag",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("colour", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_tag"),
        sa.UniqueConstraint("title", name="uq_tag_title"),
    )
    op.create_table(
        "record_tag",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("tag_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["record_id"], ["record.id"], name="fk_record_tag_record_id_record"
        ),
        sa.ForeignKeyConstraint(["tag_id"], ["tag.id"], name="fk_record_tag_tag_id_tag"),
        sa.PrimaryKeyConstraint("record_id", "tag_id", name="pk_record_tag"),
    )
    op.create_index("ix_record_tag_tag_id", "record_tag", ["tag_id"])
    op.create_table(
        "saved_set",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("query", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_saved_set"),
        sa.UniqueConstraint("title", name="uq_saved_set_title"),
    )
    op.create_table(
        "distinct_pair",
        sa.Column("uuid", sa.String(length=36), nullable=False),
        sa.Column("other_uuid", sa.String(length=36), nullable=False),
        sa.PrimaryKeyConstraint("uuid", "other_uuid", name="pk_distinct_pair"),
    )
