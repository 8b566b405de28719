"""Hostile packs brought to a station: each is refused in one sentence, and what is shown stays."""

from __future__ import annotations

import hashlib
import io
import json
import random
import shutil
import sqlite3
import struct
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from db.errors import OpeningRefused
from db.packs import envelope
from db.packs.keys import make_keys, read_secret_key
from db.stations.store import PackStore
from tests.db.packs.conftest import Editions, jpeg

Spoiler = Callable[[Path, Editions], None]


def _reseal(pack: Path, printed: Editions, **changes: object) -> None:
    """Sign the database part as it is now, with the sums that it has now."""
    with pack.open("rb") as file:
        parts = envelope.measure(file, pack)
        file.seek(parts.database)
        manifest = json.loads(file.read(parts.manifest))
    _seal(pack, pack.read_bytes()[: parts.database], manifest, printed, changes)


def _seal(
    pack: Path, database: bytes, manifest: dict[str, object], printed: Editions, changes: object
) -> None:
    manifest |= {"sha256": hashlib.sha256(database).hexdigest(), "size": len(database)}
    manifest |= dict(changes)
    pack.write_bytes(database)
    envelope.seal(pack, json.dumps(manifest).encode(), printed.secret)


def _inside(*statements: str | tuple[str, tuple[object, ...]]) -> Spoiler:
    """Return a spoiler that changes the database and signs it rightly."""

    def spoil(pack: Path, printed: Editions) -> None:
        with pack.open("rb") as file:
            parts = envelope.measure(file, pack)
            file.seek(parts.database)
            manifest = json.loads(file.read(parts.manifest))
        pack.write_bytes(pack.read_bytes()[: parts.database])
        with closing(sqlite3.connect(pack, isolation_level=None)) as raw:
            raw.execute("PRAGMA journal_mode = delete")
            for statement in statements:
                raw.execute(*((statement,) if isinstance(statement, str) else statement))
        _seal(pack, pack.read_bytes(), manifest, printed, {})

    return spoil


def _bytes(change: Callable[[bytes], bytes]) -> Spoiler:
    return lambda pack, _printed: pack.write_bytes(change(pack.read_bytes()))


def _flip(share: float, seed: int) -> Spoiler:
    """Return a spoiler that turns one bit at about this share of the file."""

    def change(data: bytes) -> bytes:
        chance = random.Random(f"{share} {seed}")
        at = min(len(data) - 1, int(len(data) * share) + chance.randrange(64))
        return data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1 :]

    return _bytes(change)


def _other_key(pack: Path, printed: Editions) -> None:
    key = pack.with_name("other-key")
    make_keys(key)
    stolen = Editions(printed.packs, printed.stranger, printed.public, read_secret_key(key))
    _reseal(pack, stolen)


def _swapped_manifest(pack: Path, printed: Editions) -> None:
    """Give the pack the manifest and signature of another that the museum signed."""
    other = printed.packs[3].read_bytes()
    with printed.packs[3].open("rb") as file:
        tail = envelope.measure(file, printed.packs[3]).database
    with pack.open("rb") as file:
        parts = envelope.measure(file, pack)
    footer = envelope.FOOTER
    lengths = footer.unpack(other[-footer.size :])
    body = pack.read_bytes()[: parts.database] + other[tail : -footer.size]
    pack.write_bytes(body + footer.pack(parts.database, *lengths[1:]))


def _png_bomb() -> bytes:
    """Return a PNG whose header promises 60,000 x 60,000 pixels."""
    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + header
    data = zlib.compress(b"\0" * 1000)
    return (
        b"\x89PNG\r\n\x1a\n"
        + struct.pack(">I", len(header))
        + chunk
        + struct.pack(">I", zlib.crc32(chunk))
        + struct.pack(">I", len(data))
        + b"IDAT"
        + data
        + struct.pack(">I", zlib.crc32(b"IDAT" + data))
    )


def _tiff_bomb() -> bytes:
    """Return a TIFF whose directory promises 200,000 x 200,000 pixels."""
    tags = (
        (256, 4, 200_000),
        (257, 4, 200_000),
        (258, 3, 8),
        (259, 3, 1),
        (262, 3, 1),
        (273, 4, 8),
    )
    entries = b"".join(struct.pack("<HHII", tag, kind, 1, value) for tag, kind, value in tags)
    return b"II*\0" + struct.pack("<IH", 8, len(tags)) + entries + b"\0" * 8


def _original(data: bytes, media_type: str = "image/jpeg") -> Spoiler:
    """Return a spoiler that puts another file in the place of the picture that may be shown."""
    found = hashlib.sha256(data).hexdigest()
    return _inside(
        "PRAGMA foreign_keys = OFF",
        ("UPDATE media SET sha256 = ?, size = ?, media_type = ?", (found, len(data), media_type)),
        ("UPDATE media_chunk SET sha256 = ?, data = ?", (found, data)),
    )


def _tile(data: bytes, size: int = 512) -> Spoiler:
    """Return a spoiler that adds a pyramid of one tile."""
    return _inside(
        (
            "INSERT INTO pyramid VALUES (1, ?, 0, ?, ?, ?, 1, 'image/jpeg')",
            ("0" * 64, size, size, size),
        ),
        (
            "INSERT INTO tile VALUES (1, 0, 0, 0, ?, ?)",
            (zlib.crc32(data), data),
        ),
    )


def _random_image(size: int) -> bytes:
    from PIL import Image

    file = io.BytesIO()
    Image.effect_noise((size, size), 200).save(file, "PNG", compress_level=0)
    return file.getvalue()


SVG = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"

HOSTILE: dict[str, Spoiler] = {
    **{f"a bit at {share:.0%}, {seed}": _flip(share, seed)
       for share in (0, 0.01, 0.2, 0.4, 0.6, 0.8, 0.95, 0.999, 1) for seed in (0, 1)},
    **{f"cut to {share:.0%}": _bytes(lambda data, share=share: data[: int(len(data) * share)])
       for share in (0, 0.001, 0.1, 0.5, 0.9, 0.99)},
    "one byte short": _bytes(lambda data: data[:-1]),
    "one byte more": _bytes(lambda data: data + b"\0"),
    "the end of another copy": _bytes(lambda data: data + data[-5000:]),
    "no signature": _bytes(lambda data: data[:-88] + data[-24:]),
    "a signature of zeros": _bytes(lambda data: data[:-88] + b"\0" * 64 + data[-24:]),
    "another museum's key": _other_key,
    "a swapped manifest": _swapped_manifest,
    "absurd lengths": _bytes(lambda data: data[:-24] + b"\x7f" * 16 + data[-8:]),
    "a manifest of another sum": lambda pack, keys: _reseal(pack, keys, sha256="0" * 64),
    "a manifest of another archive": lambda pack, keys: _reseal(pack, keys, archive="0" * 36),
    "a manifest with a path": lambda pack, keys: _reseal(pack, keys, **{"../../etc": 1}),
    "a newer manifest": lambda pack, keys: _reseal(pack, keys, muniment_pack=9),
    "an older version": lambda pack, keys: _reseal(pack, keys, version=1),
    "an extra table": _inside("CREATE TABLE loot (x)"),
    "an extra index": _inside("CREATE TABLE loot (x)", "CREATE INDEX i ON loot (x)"),
    "another virtual table": _inside("CREATE VIRTUAL TABLE loot USING fts5 (x)"),
    "a trigger": _inside("CREATE TRIGGER t AFTER INSERT ON record BEGIN DELETE FROM record; END"),
    "a view": _inside("CREATE VIEW v AS SELECT load_extension('x')"),
    "a view that never ends": _inside(
        "CREATE VIEW v AS WITH RECURSIVE r(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM r)"
        " SELECT x FROM r"
    ),
    "a table that is a view": _inside(
        "ALTER TABLE term RENAME TO hidden", "CREATE VIEW term AS SELECT * FROM hidden"
    ),
    "a missing table": _inside("DROP TABLE evidence"),
    "a missing column": _inside("ALTER TABLE link RENAME COLUMN predicate TO word"),
    "a value of another type": _inside("UPDATE record SET version = 'x'"),
    "an unknown kind": _inside("UPDATE record SET kind = 'spell'"),
    "text of 2 MB": _inside("UPDATE name SET text = printf('%.*c', 2000000, 'a')"),
    "damaged JSON": _inside("UPDATE setting SET value = '{' WHERE key = 'title'"),
    "another program's file": _inside("PRAGMA application_id = 7"),
    "a newer format": _inside("PRAGMA user_version = 9000"),
    "a draft": _inside("UPDATE record SET status = 'draft' WHERE kind = 'event'"),
    "the names of staff": _inside("UPDATE record SET drafted_by = 'Lan'"),
    "a setting of staff": _inside("INSERT INTO setting (key, value) VALUES ('secret', '\"1\"')"),
    "a history": _inside(
        "INSERT INTO revision (at, who, why) VALUES ('1950-09-16T00:00:00Z', 'Lan', 'x')"
    ),
    "what was said of a shelf": _inside(
        "INSERT INTO claim (record_id, target, field, rank, value) SELECT id, 'field', 'shelf',"
        " 'rival', '\"x\"' FROM record WHERE kind = 'holding' LIMIT 1"
    ),
    "media without the right": _inside("UPDATE media SET may_be_shown = NULL"),
    "a path out of the folder": _inside("UPDATE media SET beside = '../../../etc/passwd'"),
    "an absolute path": _inside("UPDATE media SET beside = '/etc/passwd'"),
    "the name of a file": _inside("UPDATE media SET file_name = '..\\..\\x.exe'"),
    "an SVG": _original(SVG, "image/svg+xml"),
    "an SVG that is called a JPEG": _original(SVG),
    "a program": _original(b"MZ" + b"\0" * 60, "application/x-msdownload"),
    "a page of HTML": _inside("UPDATE media SET media_type = 'text/html'"),
    "a PNG bomb": _original(_png_bomb(), "image/png"),
    "a TIFF bomb": _original(_tiff_bomb(), "image/tiff"),
    "a bomb as a tile": _tile(_png_bomb()),
    "a tile that is none": _tile(SVG),
    "a tile larger than tiles are": _tile(jpeg(3000, 3000)),
    "a tile of ten megabytes": _tile(_random_image(1800) * 4),
    "an absurd pyramid": _tile(jpeg(), size=2**30),
}  # fmt: skip


@pytest.fixture(scope="module")
def shown(printed: Editions, tmp_path_factory: pytest.TempPathFactory) -> Iterator[PackStore]:
    """Give a station that shows edition 1, proved good, and that still shows it in the end."""
    folder = tmp_path_factory.mktemp("station")
    store = PackStore(folder, printed.public)
    store.start()
    store.take(printed.packs[1])
    adopted = store.adopt()
    assert adopted is not None
    store.confirm()
    yield store
    assert adopted.pack.archive.data_version() is not None
    adopted.pack.archive.close()
    store._lock.release()  # killed
    again = PackStore(folder, printed.public).start()
    assert again is not None
    assert again.entry.version == adopted.entry.version
    assert not again.troubles
    again.pack.archive.close()


def test_there_are_as_many_as_the_issue_asks() -> None:
    assert len(HOSTILE) >= 60


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_pack_is_refused_and_what_is_shown_stays(
    shown: PackStore, printed: Editions, tmp_path: Path, name: str
) -> None:
    pack = Path(shutil.copy(printed.packs[2], tmp_path / "new.munipack"))
    HOSTILE[name](pack, printed)
    before = shown.ledger
    with pytest.raises(OpeningRefused) as caught:
        shown.take(pack)
    assert "\n" not in str(caught.value)
    assert caught.value.remedy
    assert caught.value.values["path"] == pack
    assert shown.ledger == before
    assert len(list(shown._folder.glob("*.munipack*"))) == 1


def test_the_pack_that_they_were_made_of_is_taken(printed: Editions, tmp_path: Path) -> None:
    store = PackStore(tmp_path / "packs", printed.public)
    store.start()
    pack = Path(shutil.copy(printed.packs[2], tmp_path / "new.munipack"))
    _inside()(pack, printed)
    assert store.take(pack) is not None
    store.close()
