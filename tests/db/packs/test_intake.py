"""Where a station looks for packs: the watched folders, and one level below."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest
from sqlalchemy import update

from db import Archive, tables, writing
from db.errors import OpeningRefused
from db.packs.envelope import Envelope, check_signature
from db.publishing import publish
from db.records import Words
from db.stations import intake
from db.stations.intake import copy_whole, offers, opened
from db.stations.store import PackStore
from db.transaction import Transaction
from tests.db.packs.conftest import Bench, Editions


def test_packs_are_looked_for_in_folders_and_one_level_below(
    printed: Editions, tmp_path: Path
) -> None:
    deep = tmp_path / "stick" / "a" / "b"
    deep.mkdir(parents=True)
    for folder in (tmp_path, tmp_path / "stick", deep):
        shutil.copy(printed.packs[0], folder / "new.MUNIPACK")
    (tmp_path / "note.txt").touch()
    assert list(offers([tmp_path, tmp_path / "none"])) == [
        tmp_path / "new.MUNIPACK",
        tmp_path / "stick" / "new.MUNIPACK",
    ]


def test_a_crowded_folder_is_not_read_to_its_end(tmp_path: Path) -> None:
    for number in range(intake.LOOKED_AT + 50):
        (tmp_path / f"{number}.munipack").touch()
    assert len(list(offers([tmp_path]))) == intake.LOOKED_AT


def test_a_pack_that_becomes_shorter_while_it_is_copied_ends_the_copy(tmp_path: Path) -> None:
    path, part = tmp_path / "a.munipack", tmp_path / "part"
    path.write_bytes(bytes(5000))

    def cut_short() -> bool:
        path.write_bytes(b"")
        return False

    with opened(path) as file:
        copy_whole(file, path, part, cut_short)
    assert part.read_bytes() == b""


def test_a_pack_shorter_than_it_says_is_not_signed(printed: Editions, tmp_path: Path) -> None:
    short = io.BytesIO(bytes(100))
    with pytest.raises(OpeningRefused, match="changed after it was signed"):
        check_signature(short, Envelope(5000, 50), printed.public, tmp_path / "a.munipack")


def test_where_no_pack_waits_nothing_is_swapped_or_confirmed(
    printed: Editions, tmp_path: Path
) -> None:
    store = PackStore(tmp_path / "packs", printed.public, boot="1")
    assert store.start() is None
    assert store.adopt() is None
    store.confirm()
    manifest = store.take(printed.packs[0])
    assert manifest is not None
    assert store.take(printed.packs[0]) is None
    started = store.adopt()
    assert started is not None
    for _ in range(2):
        store.confirm()
    assert started.pack.manifest == manifest
    started.pack.archive.close()
    store.close()


def test_a_citation_of_a_draft_and_a_hidden_picture_stay_at_home(
    bench: Bench, tmp_path: Path
) -> None:
    def prepare(transaction: Transaction) -> None:
        source = writing.add_record(transaction, "source/nhap", Words("Nguồn nháp"))
        record = tables.Record
        citation = writing.add_record(
            transaction, "citation/nhap", Words("Nguồn nháp, tr. 1"), columns={"source_id": source}
        )
        forbidden = writing.identify(transaction, "media/bi-cam")
        transaction.touch(forbidden)
        for key, status in ((citation, "published"), (forbidden, "draft")):
            own = record.id == key
            transaction.connection.execute(update(record).where(own).values(status=status))

    with Archive.open(bench.archive, mode="write") as archive:
        archive.write(prepare)
    told = publish(bench.archive, tmp_path / "b.munipack", bench.secret, today="2030-01-01")
    left_out = {one.ref: one.why for one in told.left_out}
    assert left_out["citation/nhap"] == "draft"
    assert "media/bi-cam" not in left_out
    assert left_out["media/chua-hoi"] == "no right"


def test_a_pack_that_was_exchanged_for_another_signed_one_is_not_shown(
    printed: Editions, tmp_path: Path
) -> None:
    store = PackStore(tmp_path / "packs", printed.public, boot="1")
    store.start()
    store.take(printed.packs[0])
    started = store.adopt()
    assert started is not None
    store.confirm()
    started.pack.archive.close()
    store.close()
    (kept,) = (tmp_path / "packs").glob("*.munipack")
    shutil.copy(printed.packs[1], kept)
    again = PackStore(tmp_path / "packs", printed.public, boot="2")
    with pytest.raises(OpeningRefused, match="not the pack that it was"):
        again.start()
