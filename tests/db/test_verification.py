"""Verification: each check finds what it is for, and names it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from db import Archive, writing
from db.errors import OpeningRefused
from db.records import Words
from db.verification import CHECKS, verify

if TYPE_CHECKING:
    from pathlib import Path

    from db.transaction import Transaction

DAMAGE = {
    "foreign keys": "UPDATE link SET object_id = 999",
    "anchors": "UPDATE anchor SET start = start + 1",
    "titles": "UPDATE record SET title_vi = 'Khác' WHERE slug = 'song-gam'",
    "evidence": "UPDATE evidence SET grade = 'certain'",
    "search index": "UPDATE prose SET text = 'Khác' WHERE lang = 'vi'",
    "originals": "UPDATE media_chunk SET data = x'00'",
}


def _keep_a_picture(transaction: Transaction) -> None:
    sha256 = writing.store_original(transaction, b"a picture")
    columns = {"sha256": sha256, "size": 9, "media_type": "image/png"}
    writing.add_record(transaction, "media/anh", Words("Ảnh"), columns=columns)


@pytest.fixture
def path(archive_path: Path) -> Path:
    with Archive.open(archive_path, mode="write") as archive:
        archive.write(_keep_a_picture)
    return archive_path


def _spoil(path: Path, sql: str) -> None:
    with closing(sqlite3.connect(path)) as raw:
        raw.execute(sql)
        raw.commit()


def test_a_sound_archive_passes_every_check(path: Path) -> None:
    before = path.read_bytes()
    checks = verify(path)
    assert [check.name for check in checks] == [
        *(name for name, _ in CHECKS),
        "anchors without their words",
    ]
    assert all(check.ok and check.found == 0 and check.message == "" for check in checks)
    assert path.read_bytes() == before


@pytest.mark.parametrize("name", DAMAGE)
def test_each_check_finds_its_damage(path: Path, name: str) -> None:
    _spoil(path, DAMAGE[name])
    wrong = {check.name: check for check in verify(path) if not check.ok}
    assert name in wrong
    assert wrong[name].found >= 1
    assert wrong[name].message
    assert "\n" not in wrong[name].message


def test_a_missing_original_is_found(path: Path) -> None:
    _spoil(path, "DELETE FROM media_chunk")
    assert [check.name for check in verify(path) if not check.ok] == ["originals"]


def test_a_lost_document_is_found(path: Path) -> None:
    _spoil(path, "DELETE FROM setting WHERE key = 'search_index'")
    (wrong,) = [check for check in verify(path) if not check.ok]
    assert wrong.name == "search index"
    assert "another version" in wrong.message


def test_what_cannot_be_opened_cannot_be_verified(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5_000])
    with pytest.raises(OpeningRefused, match="cut short"):
        verify(path)
