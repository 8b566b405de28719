"""A word planted in every text of every table: a pack's bytes hold those that may leave, alone."""

from __future__ import annotations

import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import JSON, String, update

from db import Archive, editing, reading, tables, writing
from db.packs.columns import COPIED
from db.packs.keys import make_keys, read_secret_key
from db.packs.rights import hidden_media, lasts
from db.publishing import open_pack, publish
from db.records import Words
from db.shape import COLUMNS
from db.tables import Table
from db.transaction import Transaction

SHAPED = {
    "record": {"uuid", "kind", "slug", "status", "lang"},
    "claim": {"target", "field", "rank"},
    "mention": {"state"},
    "evidence": {"grade"},
    "setting": {"key", "value"},
    "revision": {"at"},
    "media": {"sha256", "media_type"},
    "media_chunk": {"sha256"},
    "pyramid": {"sha256", "media_type"},
    "layer": {"id", "sha256", "media_type"},
}
"""Columns that hold no free words; the hour of the newest revision stands in the manifest."""
DATES = {"date_edtf", "date_part", "date_time"}
OWNERS = {
    "record": ("id",),
    "link": ("subject_id", "object_id"),
    "passage": ("section_id",),
    "control_point": ("map_id",),
    "route_stop": ("route_id", "place_id"),
    "tour_stop": ("tour_id", "record_id"),
}
"""The columns that name the records without which a row has nothing to say to visitors."""
WORD = re.compile(rb"zq([a-z0-9]+?)x(\d+)zq")
ADDED = {
    "record": """(id, uuid, kind, slug, status, version, lang, position, sort_key) VALUES
        (90001, 'u1', 'holding', 'mot', 'draft', 1, 'vi', 0, x''),
        (90002, 'u2', 'holding', 'hai', 'draft', 1, 'vi', 0, x''),
        (90003, 'u3', 'holding', 'ba', 'draft', 1, 'vi', 0, x'')""",
    "holding": "(id) VALUES (90001), (90002), (90003)",
    "identifier": "(record_id, scheme, value) SELECT id, 'a', 'b' FROM record",
    "redirect": "(ref, record_id) SELECT 'place/' || id, id FROM record",
    "tag": "(id, title) VALUES (1, 'a')",
    "record_tag": "(record_id, tag_id) SELECT id, 1 FROM record",
    "saved_set": "(id, title, query) VALUES (1, 'a', '{}')",
    "distinct_pair": "(uuid, other_uuid) VALUES ('a', 'b')",
    "misprint": "(id, anchor_id, reason) SELECT 1, min(id), 'a' FROM anchor",
}


def _plant(archive: Path) -> dict[str, tuple[str, str]]:
    """Make two records of three drafts, and lay a word into each text; return whose is whose."""
    planted: dict[str, tuple[str, str]] = {}
    with closing(sqlite3.connect(archive, isolation_level=None)) as raw:
        for table, row in ADDED.items():
            raw.execute(f"INSERT INTO {table} {row}")
        raw.execute("UPDATE record SET status = iif(id % 3, 'published', 'draft')")
        raw.execute("UPDATE media SET may_be_shown = iif(id % 2, 1, NULL)")
        for table in Table.metadata.sorted_tables:
            for column in table.columns:
                free = column.name not in SHAPED.get(table.name, set()) | DATES
                if column.foreign_keys or not free or not isinstance(column.type, String | JSON):
                    continue
                key = f"{table.name}{column.name}".replace("_", "").replace("1", "")
                planted[key] = table.name, column.name
                value = f"'zq{key}x' || rowid || 'zq'"
                if isinstance(column.type, JSON):
                    one = COLUMNS[table.name][column.name] == "object"
                    value = f"json_object('a', {value})" if one else f"json_array({value})"
                raw.execute(f'UPDATE "{table.name}" SET "{column.name}" = {value}')
    return planted


def _may_leave(archive: Path, table: str) -> set[int]:
    """Return the rows whose every record is published."""
    with closing(sqlite3.connect(archive)) as raw:
        held = {name for _, name, *_ in raw.execute(f"PRAGMA table_info('{table}')")}
        owners = OWNERS.get(table) or (("record_id",) if "record_id" in held else ("id",))
        if table == "layer":
            return {row for (row,) in raw.execute("SELECT rowid FROM layer")}
        hidden = """SELECT record.id FROM record LEFT JOIN media USING (id)
            WHERE status != 'published' OR record.kind = 'media' AND may_be_shown IS NULL"""
        rowid = f"{table}.rowid"
        if table == "anchor":
            table, owners = "anchor JOIN passage ON passage.id = passage_id", ("section_id",)
        shown = " AND ".join(f"{owner} NOT IN ({hidden})" for owner in owners)
        return {row for (row,) in raw.execute(f"SELECT {rowid} FROM {table} WHERE {shown}")}


def test_only_named_columns_of_published_records_are_in_the_bytes(
    resources: Path, tmp_path: Path
) -> None:
    archive = Path(shutil.copy(resources / "bundled.muniment", tmp_path / "kho.muniment"))
    planted = _plant(archive)
    make_keys(tmp_path / "key")
    publish(archive, tmp_path / "a.munipack", read_secret_key(tmp_path / "key"))
    columns = {shown.table.__tablename__: shown.columns for shown in COPIED}
    found: dict[str, set[int]] = {}
    for key, row in WORD.findall((tmp_path / "a.munipack").read_bytes()):
        found.setdefault(key.decode(), set()).add(int(row))
    assert len(found) > 40
    for key, rows in found.items():
        table, column = planted[key]
        assert column in columns.get(table, ()), f"{table}.{column}"
        strays = rows - _may_leave(archive, table)
        assert not strays, f"{table}.{column} of {sorted(strays)[:5]}"


def _holdings_of_two_minds(transaction: Transaction) -> None:
    """Merge two holdings that differ in what only the staff may know, and publish the rest."""
    for number, slug in enumerate(("anh", "ban-sao")):
        writing.add_record(
            transaction,
            f"holding/{slug}",
            Words(f"Tập ảnh {number}"),
            columns={
                "extent": f"{number} tờ nhìn thấy",
                "shelf": f"giá mật {number}",
                "donor": f"người tặng mật {number}",
                "accession": f"sổ mật {number}",
            },
        )
        editing.set_prose(
            transaction, f"holding/{slug}", "archivist_note", "vi", f"ghi chú mật {number}"
        )
    editing.merge(transaction, "holding/anh", "holding/ban-sao")
    transaction.connection.execute(update(tables.Record).values(status="published"))


def test_what_two_merged_holdings_say_of_their_shelves_stays_at_home(
    archive_path: Path, tmp_path: Path
) -> None:
    with Archive.open(archive_path, mode="write", who="Lan") as archive:
        archive.write(_holdings_of_two_minds)
        rivals = {rival.field for rival in archive.read(reading.record, "holding/anh").rivals}
    assert rivals >= {"extent", "shelf", "donor", "accession", "archivist_note"}
    public = make_keys(tmp_path / "key")
    publish(archive_path, tmp_path / "a.munipack", read_secret_key(tmp_path / "key"))
    assert "mật".encode() not in (tmp_path / "a.munipack").read_bytes()
    with open_pack(tmp_path / "a.munipack", public).archive as pack:
        assert [r.field for r in pack.read(reading.record, "holding/anh").rivals] == ["extent"]


@pytest.mark.parametrize(
    ("until", "today", "over"),
    [
        (None, "2030-05-05", True),
        ("2030-05-06", "2030-05-05", False),
        ("2030-05-05", "2030-05-05", True),
        ("2030", "2030-05-05", False),
        ("2030", "2030-12-31", True),
        ("2030-05", "2030-05-05", False),
        ("1/1/2031", "2030-05-05", False),
        ("1/1/2031", "2031-01-01", True),
        ("ngày 1 tháng 1 năm 2031", "2030-05-05", False),
        ("2020/..", "2030-05-05", False),
        ("khi gia đình cho phép", "2030-05-05", False),
    ],
)
def test_an_embargo_ends_on_the_day_that_was_meant(until: str, today: str, *, over: bool) -> None:
    assert lasts(until, today) is not over


@pytest.mark.parametrize(
    ("above", "own", "why"),
    [
        ({}, {}, None),
        ({"may_be_shown": False}, {}, "no right"),
        ({"may_be_shown": False}, {"may_be_shown": True}, None),
        ({"may_be_shown": True}, {"may_be_shown": False}, "no right"),
        ({"embargo_until": "2031"}, {}, "embargo"),
        ({"embargo_until": "2031"}, {"may_be_shown": True}, "embargo"),
    ],
)
def test_a_picture_follows_the_rights_of_all_that_it_is_a_part_of(
    archive_path: Path, above: dict[str, object], own: dict[str, object], why: str | None
) -> None:
    def keep(transaction: Transaction) -> None:
        parent = None
        for slug, rights in (("fonds", above), ("series", {}), ("item", own)):
            columns = {"parent_id": parent, **rights}
            parent = writing.add_record(
                transaction, f"holding/{slug}", Words(slug), columns=columns
            )
        sha256 = writing.store_original(transaction, b"x")
        writing.add_record(
            transaction,
            "media/anh",
            Words("Ảnh"),
            columns={
                "sha256": sha256,
                "size": 1,
                "media_type": "image/jpeg",
                "may_be_shown": True,
                "holding_id": parent,
            },
        )

    with Archive.open(archive_path, mode="write", who="Lan") as archive:
        archive.write(keep)
        hidden = archive.read(hidden_media, "2030-01-01")
    assert list(hidden.values()) == ([why] if why else [])
