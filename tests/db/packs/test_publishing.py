"""Publishing: what is in a pack, what never is, and that the same archive gives the same bytes."""

from __future__ import annotations

import errno
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import insert, select, update

from db import Archive, reading, tables, writing
from db.errors import Impossible, NotFound, OpeningRefused, StorageFailed
from db.packs.columns import COPIED, NEVER
from db.packs.contents import refuse_foreign
from db.packs.keys import PUBLIC_SUFFIX, make_keys, read_public_key, read_secret_key
from db.publishing import open_pack, publish, verify_pack
from db.records import Words
from db.search import definition, index
from db.search.query import search
from db.stations.store import PackStore
from db.tables import Table
from tests.db.packs.conftest import SECRETS, Bench

if TYPE_CHECKING:
    from pathlib import Path

    from db.transaction import Transaction


def test_the_same_archive_gives_the_same_bytes(bench: Bench, tmp_path: Path) -> None:
    again = tmp_path / "again.munipack"
    publish(bench.archive, again, bench.secret, today="2030-01-01")
    assert again.read_bytes() == bench.pack.read_bytes()


def test_nothing_of_the_staff_nor_of_what_is_hidden_is_in_the_bytes(bench: Bench) -> None:
    archive, pack = bench.archive.read_bytes(), bench.pack.read_bytes()
    for secret in SECRETS:
        assert secret.encode() in archive or secret == "ảnh cấm công bố", secret
        assert secret.encode() not in pack, secret


def test_what_is_published_is_there_and_found(bench: Bench) -> None:
    opened = open_pack(bench.pack, bench.public)
    with opened.archive as archive:
        assert archive.read(reading.record, "event/vuot-song-gam").title.vi == "Vượt sông Gấm"
        assert archive.read(reading.why, "event/vuot-song-gam", "date")[0].evidence is not None
        assert archive.read(search, "song gam").hits[0].ref == "place/song-gam"
        assert archive.read(reading.record, "media/duoc-xem")
        for hidden in ("person/nhap", "media/chua-hoi", "media/bi-cam", "media/cho-nam-sau"):
            with pytest.raises(NotFound):
                archive.read(reading.record, hidden)
        assert not archive.writable
    assert opened.manifest.records["media"] == 1
    assert all(check.ok for check in verify_pack(bench.pack, bench.public))


def test_what_was_left_out_is_told_with_its_reason(bench: Bench, tmp_path: Path) -> None:
    told = publish(bench.archive, tmp_path / "b.munipack", bench.secret, today="2030-01-01")
    assert {(out.what, out.ref, out.of, out.why) for out in told.left_out} == {
        ("media", "media/chua-hoi", None, "no right"),
        ("media", "media/bi-cam", None, "no right"),
        ("media", "media/cho-nam-sau", None, "embargo"),
        ("link", "unit/tieu-doan-19", "person/nhap", "draft"),
    }


def test_an_embargo_ends(bench: Bench, tmp_path: Path) -> None:
    later = publish(bench.archive, tmp_path / "c.munipack", bench.secret, today="2031-01-01")
    assert later.manifest.records["media"] == 2


def test_every_table_is_either_shown_by_named_columns_or_never() -> None:
    named = {shown.table.__tablename__ for shown in COPIED}
    never = {table.__tablename__ for table in NEVER}
    assert named | never == set(Table.metadata.tables)
    assert not named & never
    for shown in COPIED:
        assert set(shown.columns) <= set(shown.table.__table__.columns.keys())
        assert set(shown.required) | set(shown.optional) <= set(shown.columns)
        for column in shown.table.__table__.foreign_keys:
            name = column.parent.name
            assert name not in shown.columns or name in {*shown.required, *shown.optional}, name


def test_an_archive_without_anything_published_is_refused(
    archive_path: Path, tmp_path: Path, template: Bench
) -> None:
    pack = tmp_path / "empty.munipack"
    with Archive.open(archive_path) as archive:
        states = set(
            archive.read(lambda c: c.execute(select(tables.Record.status)).scalars().all())
        )
    assert states == {"draft"}
    with pytest.raises(Impossible, match="Nothing in this archive is published"):
        publish(archive_path, pack, template.secret)
    assert [file.name for file in tmp_path.iterdir()] == [archive_path.name]


def test_a_file_that_is_there_is_never_replaced(bench: Bench) -> None:
    before = bench.pack.read_bytes()
    with pytest.raises(Impossible, match="exists already"):
        publish(bench.archive, bench.pack, bench.secret)
    assert bench.pack.read_bytes() == before


def test_keys_are_made_once_and_the_secret_one_is_its_owners_alone(tmp_path: Path) -> None:
    key = make_keys(tmp_path / "key")
    assert (tmp_path / "key").stat().st_mode & 0o077 == 0
    assert read_secret_key(tmp_path / "key").public == key
    assert (
        read_public_key(str(tmp_path / f"key{PUBLIC_SUFFIX}")) == key == read_public_key(key.text)
    )
    assert "raw" not in repr(read_secret_key(tmp_path / "key"))
    with pytest.raises(Impossible, match="exists already"):
        make_keys(tmp_path / "key")


@pytest.mark.parametrize("room", [100_000, 600_000, 1])
def test_a_full_disk_is_said_to_be_the_packs(bench: Bench, tmp_path: Path, room: int) -> None:
    resource = pytest.importorskip("resource", reason="this system limits no file")
    pack = tmp_path / "new" / "b.munipack"
    pack.parent.mkdir()
    _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    size = room if room > 1 else bench.pack.stat().st_size - 1
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, most))
    try:
        with pytest.raises(StorageFailed) as caught:
            publish(bench.archive, pack, bench.secret, today="2030-01-01")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    assert str(pack) in caught.value.sentence
    assert f"{pack}-part" not in caught.value.sentence
    assert caught.value.remedy
    assert list(pack.parent.iterdir()) == []


def test_no_half_of_a_key_is_left_by_a_full_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(Impossible, match="No space left") as caught:
        make_keys(tmp_path / "key")
    assert caught.value.remedy
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "text", ["", "muniment-public-key-1:", "muniment-public-key-1:AAAA", "x\0y", "no such file"]
)
def test_what_is_no_key_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(OpeningRefused):
        read_public_key(text)
    file = tmp_path / "key"
    file.write_text(text)
    with pytest.raises(OpeningRefused, match="no secret key"):
        read_secret_key(file)


def _tour_and_pictures(transaction: Transaction) -> None:
    """Make a tour of a place and a draft, with a picture that stays beside the archive."""
    connection = transaction.connection
    river = writing.identify(transaction, "place/song-gam")
    draft = writing.identify(transaction, "person/nhap")
    for slug, media_type, beside, width in (
        ("ben-ngoai", "image/tiff", "0123-ban-do.tif", 9_000),
        ("rat-lon", "image/jpeg", None, 12_000),
        ("hoat-hinh", "image/svg+xml", None, 10),
    ):
        writing.add_record(
            transaction,
            f"media/{slug}",
            Words(slug),
            columns={
                "sha256": slug.ljust(64, "0"),
                "size": 10,
                "media_type": media_type,
                "beside": beside,
                "width": width,
                "height": 9_000,
                "may_be_shown": True,
            },
        )
    tour = writing.add_record(transaction, "tour/dao", Words("Dạo", "A walk"))
    picture = writing.identify(transaction, "media/bi-cam")
    for position, record in enumerate((river, draft)):
        connection.execute(
            insert(tables.TourStop).values(
                tour_id=tour, position=position, record_id=record, media_id=picture
            )
        )
    connection.execute(
        update(tables.Record)
        .where(tables.Record.kind.in_(["media", "tour"]))
        .values(status="published")
    )


def test_what_a_station_cannot_show_is_left_out_and_told(bench: Bench, tmp_path: Path) -> None:
    with Archive.open(bench.archive, mode="write") as archive:
        archive.write(_tour_and_pictures)
    pack = tmp_path / "b.munipack"
    told = publish(bench.archive, pack, bench.secret, today="2030-01-01")
    out = {(out.what, out.ref, out.of, out.why) for out in told.left_out}
    assert {
        ("media", "media/ben-ngoai", None, "no tiles"),
        ("media", "media/rat-lon", None, "no tiles"),
        ("media", "media/hoat-hinh", None, "unknown kind"),
        ("stop", "tour/dao", "person/nhap", "draft"),
        ("media", "tour/dao", "media/bi-cam", "no right"),
    } <= out
    with open_pack(pack, bench.public).archive as archive:
        stops = archive.read(lambda connection: connection.execute(select(tables.TourStop)).all())
        assert [(stop.position, stop.media_id) for stop in stops] == [(0, None)]
        archive.read(refuse_foreign, pack)
    assert all(check.ok for check in verify_pack(pack, bench.public))


def test_the_bundled_archive_makes_a_pack_that_a_station_takes(
    bench: Bench, tmp_path: Path, resources: Path
) -> None:
    pack = tmp_path / "bundled.munipack"
    publish(resources / "bundled.muniment", pack, bench.secret)
    store = PackStore(tmp_path / "station", bench.public)
    store.start()
    assert store.take(pack) is not None
    adopted = store.adopt()
    assert adopted is not None
    adopted.pack.archive.close()
    store.close()


def test_a_pack_whose_index_an_older_program_built_is_still_searched(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(definition, "DEFINITION", "next year's")
    with open_pack(bench.pack, bench.public).archive as archive:
        assert archive.read(search, "song gam").hits[0].ref == "place/song-gam"
        assert archive.read(index.is_current)


def test_an_archive_without_a_history_has_version_0(bench: Bench, tmp_path: Path) -> None:
    with closing(sqlite3.connect(bench.archive)) as raw:
        raw.execute("DELETE FROM revision_change")
        raw.execute("DELETE FROM revision")
        raw.commit()
    told = publish(bench.archive, tmp_path / "b.munipack", bench.secret, today="2030-01-01")
    assert (told.manifest.version, told.manifest.at) == (0, "2030-01-01")
    assert all(check.ok for check in verify_pack(tmp_path / "b.munipack", bench.public))


def test_what_every_station_would_refuse_is_told_at_home(bench: Bench, tmp_path: Path) -> None:
    with closing(sqlite3.connect(bench.archive)) as raw:
        raw.execute("UPDATE media_chunk SET data = x'6e6f'")
        raw.commit()
    with pytest.raises(Impossible, match="a picture that is none"):
        publish(bench.archive, tmp_path / "b.munipack", bench.secret, today="2030-01-01")
    assert not list(tmp_path.glob("b.munipack*"))
