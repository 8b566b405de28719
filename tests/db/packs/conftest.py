"""A small archive with what visitors may see and what they may not, and packs of it."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import insert, update

from db import Archive, reading, tables, writing
from db.packs.keys import PublicKey, SecretKey, make_keys, read_secret_key
from db.publishing import PACK_SUFFIX, publish
from db.records import Words
from db.stations.store import PackStore, Started

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.transaction import Transaction

SECRETS = (
    "Nguyễn Thị Người Nhập",
    "Phạm Văn Người Duyệt",
    "ghi chú chỉ để trong kho",
    "Bản nháp chưa ai được xem",
    "nhãn riêng của kho",
    "giá 7, hộp 12",
    "bà Hiến Tặng",
    "ảnh cấm công bố",
    "lý do sửa trong lịch sử",
)


def jpeg(width: int = 8, height: int = 8) -> bytes:
    """Return a small picture."""
    from PIL import Image

    file = io.BytesIO()
    Image.new("L", (width, height), 200).save(file, "JPEG")
    return file.getvalue()


def hidden_matters(transaction: Transaction) -> None:
    """Publish what is there; add a draft, staff names, notes, tags and pictures without right."""
    connection = transaction.connection
    transaction.why = "lý do sửa trong lịch sử"
    connection.execute(
        update(tables.Record).values(
            status="published",
            drafted_by="Nguyễn Thị Người Nhập",
            reviewed_by="Phạm Văn Người Duyệt",
        )
    )
    connection.execute(update(tables.Evidence).values(note="ghi chú chỉ để trong kho"))
    for ref in ("unit/tieu-doan-19", "place/song-gam", "event/vuot-song-gam"):
        transaction.touch(writing.identify(transaction, ref))
    unit = writing.identify(transaction, "unit/tieu-doan-19")
    draft = writing.add_record(transaction, "person/nhap", Words("Bản nháp chưa ai được xem"))
    writing.add_link(transaction, unit, "commanded-by", draft)
    tag = connection.execute(
        insert(tables.Tag).values(title="nhãn riêng của kho")
    ).inserted_primary_key
    assert tag is not None
    connection.execute(insert(tables.RecordTag).values(record_id=unit, tag_id=tag[0]))
    holding = writing.add_record(
        transaction,
        "holding/anh",
        Words("Tập ảnh"),
        columns={"reference_code": "A-1", "shelf": "giá 7, hộp 12", "donor": "bà Hiến Tặng"},
    )
    for slug, shown, embargo in (
        ("duoc-xem", True, None),
        ("chua-hoi", None, None),
        ("bi-cam", False, None),
        ("cho-nam-sau", True, "2031-01-01"),
    ):
        words = f"ảnh {'được' if shown and not embargo else 'cấm'} công bố {slug}"
        data = jpeg() + words.encode()
        writing.add_record(
            transaction,
            f"media/{slug}",
            Words(f"Ảnh {slug}"),
            columns={
                "sha256": writing.store_original(transaction, data),
                "size": len(data),
                "media_type": "image/jpeg",
                "may_be_shown": shown,
                "embargo_until": embargo,
                "holding_id": holding,
            },
        )
    connection.execute(
        update(tables.Record)
        .where(tables.Record.kind.in_(["media", "holding"]))
        .values(status="published")
    )


@dataclass(frozen=True)
class Bench:
    """An archive, the keys of its museum, and a pack made of it."""

    archive: Path
    secret: SecretKey
    public: PublicKey
    pack: Path


@pytest.fixture(scope="session")
def template(small_archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Bench:
    """Make the archive and its pack once."""
    import shutil

    folder = tmp_path_factory.mktemp("packs")
    path = Path(shutil.copy(small_archive, folder / "kho.muniment"))
    with Archive.open(path, mode="write", who="Nguyễn Thị Người Nhập") as archive:
        archive.write(hidden_matters)
    public = make_keys(folder / "key")
    secret = read_secret_key(folder / "key")
    publish(path, folder / "a.munipack", secret, today="2030-01-01")
    return Bench(path, secret, public, folder / "a.munipack")


@pytest.fixture
def bench(template: Bench, tmp_path: Path) -> Bench:
    """Give copies to spoil."""
    import shutil

    return Bench(
        Path(shutil.copy(template.archive, tmp_path / "kho.muniment")),
        template.secret,
        template.public,
        Path(shutil.copy(template.pack, tmp_path / "a.munipack")),
    )


@dataclass(frozen=True)
class Editions:
    """Four packs of one archive, older to newer, and one of another archive; one key."""

    packs: tuple[Path, ...]
    stranger: Path
    public: PublicKey
    secret: SecretKey


def published_place(transaction: Transaction, number: int) -> None:
    """Add a place that visitors may see, so that there is a newer version."""
    place = writing.add_record(transaction, f"place/an-ban-{number}", Words(f"Nơi {number}"))
    transaction.touch(place)
    transaction.connection.execute(
        update(tables.Record).where(tables.Record.id == place).values(status="published")
    )


@pytest.fixture(scope="session")
def printed(template: Bench, tmp_path_factory: pytest.TempPathFactory) -> Editions:
    """Publish each edition once."""
    import shutil

    folder = tmp_path_factory.mktemp("editions")
    path = Path(shutil.copy(template.archive, folder / "kho.muniment"))
    packs: list[Path] = []
    for number in range(4):
        with Archive.open(path, mode="write", who="Lan") as archive:
            archive.write(published_place, number)
        packs.append(folder / f"{number}.munipack")
        publish(path, packs[-1], template.secret, today="2030-01-01")
    other = folder / "other.muniment"
    Archive.create(other, Words("Kho khác")).close()
    with Archive.open(other, mode="write") as archive:
        archive.write(published_place, 9)
    publish(other, folder / "other.munipack", template.secret)
    return Editions(tuple(packs), folder / "other.munipack", template.public, template.secret)


class Station:
    """A station that is started, killed and ended as often as a test wants."""

    def __init__(self, folder: Path, printed: Editions) -> None:
        self.folder = folder
        self.printed = printed
        self.store: PackStore | None = None
        self.started: Started | None = None

    def start(self, boot: str = "boot 1", allowed: str = "") -> int | None:
        """Start it, after a kill if it runs; return the edition that it shows."""
        self.kill()
        self.store = PackStore(self.folder, self.printed.public, boot=boot, allowed=allowed)
        self.started = self.store.start()
        return self.shown

    def kill(self) -> None:
        """End it as `kill -9` does: nothing is written, the lock is gone."""
        if self.started is not None:
            self.started.pack.archive.close()
        if self.store is not None:
            self.store._lock.release()
        self.store = self.started = None

    def end(self) -> None:
        """End it well."""
        assert self.store is not None
        self.store.close()
        self.store._lock.release()
        self.kill()

    def take(self, number: int) -> bool:
        """Bring an edition."""
        assert self.store is not None
        return self.store.take(self.printed.packs[number]) is not None

    def adopt(self) -> int | None:
        """Swap to what was brought."""
        assert self.store is not None
        adopted = self.store.adopt()
        if adopted is not None:
            if self.started is not None:
                self.started.pack.archive.close()
            self.started = adopted
        return self.shown

    def confirm(self) -> None:
        """Let the time of good running pass."""
        assert self.store is not None
        self.store.confirm()

    @property
    def shown(self) -> int | None:
        """Return the number of the edition that is shown."""
        if self.started is None:
            return None
        places = self.started.pack.archive.read(reading.summaries, "place")
        return max(int(place.ref[-1]) for place in places if "an-ban" in place.ref)

    @property
    def files(self) -> list[str]:
        """Return the versions of the packs that are kept, the oldest first."""
        return sorted(path.name for path in self.folder.glob(f"*{PACK_SUFFIX}*"))


@pytest.fixture
def station(printed: Editions, tmp_path: Path) -> Iterator[Station]:
    """Give a station without a pack."""
    station = Station(tmp_path / "packs", printed)
    yield station
    station.kill()


@pytest.fixture
def showing(station: Station) -> Station:
    """Give a station that shows edition 0, which proved good."""
    station.start()
    station.take(0)
    station.adopt()
    station.confirm()
    return station
