"""Hostile packs: changed, cut, forged or signed but wrong inside; each is one sentence."""

from __future__ import annotations

import json
import random
import sqlite3
import struct
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from db.errors import OpeningRefused
from db.packs import envelope
from db.packs.keys import make_keys, read_secret_key
from db.publishing import open_pack, verify_pack

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.db.packs.conftest import Bench


def _refused(bench: Bench) -> str:
    with pytest.raises(OpeningRefused) as caught:
        open_pack(bench.pack, bench.public).archive.close()
    sentence = str(caught.value)
    assert "\n" not in sentence
    assert caught.value.remedy
    assert not all(check.ok for check in verify_pack(bench.pack, bench.public))
    return sentence


def _parts(bench: Bench) -> tuple[bytes, bytes, bytes, bytes]:
    data = bench.pack.read_bytes()
    with bench.pack.open("rb") as file:
        found = envelope.measure(file, bench.pack)
    tail = found.signed + envelope.SIGNATURE_BYTES
    return (
        data[: found.database],
        data[found.database : found.signed],
        data[found.signed : tail],
        data[tail:],
    )


REGIONS = ("header", "schema", "pages", "last page", "manifest", "signature", "lengths", "magic")


@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize("seed", range(3))
def test_a_flipped_bit_anywhere_is_seen(bench: Bench, region: str, seed: int) -> None:
    database, manifest, signature, _ = map(len, _parts(bench))
    signed = database + manifest
    low, high = {
        "header": (0, 100),
        "schema": (100, 4096),
        "pages": (4096, database - 4096),
        "last page": (database - 4096, database),
        "manifest": (database, signed),
        "signature": (signed, signed + signature),
        "lengths": (signed + signature, signed + signature + 16),
        "magic": (signed + signature + 16, signed + signature + 24),
    }[region]
    chance = random.Random(f"{region} {seed}")
    data = bytearray(bench.pack.read_bytes())
    data[chance.randrange(low, high)] ^= 1 << chance.randrange(8)
    bench.pack.write_bytes(data)
    _refused(bench)


@pytest.mark.parametrize("kept", [0, 1, 24, 99, 4096, -1, -24, -25, -88, -89, -5000])
def test_a_pack_that_is_cut_is_refused(bench: Bench, kept: int) -> None:
    bench.pack.write_bytes(bench.pack.read_bytes()[:kept])
    _refused(bench)


def test_another_museums_key_is_not_trusted(bench: Bench, tmp_path: Path) -> None:
    make_keys(tmp_path / "other")
    database, manifest, _, _ = _parts(bench)
    bench.pack.write_bytes(database)
    envelope.seal(bench.pack, manifest, read_secret_key(tmp_path / "other"))
    assert "not signed by the trusted key" in _refused(bench)


def test_an_archive_without_a_signature_is_no_pack(bench: Bench) -> None:
    bench.pack.write_bytes(_parts(bench)[0])
    assert "no pack" in _refused(bench)


def test_bytes_before_or_behind_are_seen(bench: Bench) -> None:
    whole = bench.pack.read_bytes()
    for spoilt in (whole + b"x", b"x" + whole, whole + whole, whole + whole[-24:]):
        bench.pack.write_bytes(spoilt)
        _refused(bench)


@pytest.mark.parametrize(
    "lengths",
    [(0, 0), (2**64 - 1, 2**64 - 1), (2**63, 1), (512, 2**40), (2**64 - 88, 64)],
)
def test_absurd_lengths_are_refused(bench: Bench, lengths: tuple[int, int]) -> None:
    data = bench.pack.read_bytes()
    bench.pack.write_bytes(data[:-24] + struct.pack(">QQ8s", *lengths, envelope.MAGIC))
    assert "do not add up" in _refused(bench)


def _manifest_with(**changes: object) -> Callable[[bytes], bytes]:
    return lambda manifest: json.dumps({**json.loads(manifest), **changes}).encode()


MANIFESTS: dict[str, Callable[[bytes], bytes]] = {
    "another sum": _manifest_with(sha256="0" * 64),
    "another size": _manifest_with(size=1),
    "another archive": _manifest_with(archive="00000000-0000-0000-0000-000000000000"),
    "a negative version": _manifest_with(version=-1),
    "a version in words": _manifest_with(version="9"),
    "no title": _manifest_with(title=None),
    "a newer manifest": _manifest_with(muniment_pack=2),
    "more than it knows": _manifest_with(extra=1),
    "records in words": _manifest_with(records={"unit": "many"}),
    "a list": lambda _: b"[]",
    "no JSON": lambda _: b"{",
    "deep JSON": lambda _: b"[" * 100_000,
    "no text": lambda _: b"\xff\xfe",
}


@pytest.mark.parametrize("name", MANIFESTS)
def test_a_signed_manifest_that_does_not_fit_is_refused(bench: Bench, name: str) -> None:
    database, manifest, _, _ = _parts(bench)
    bench.pack.write_bytes(database)
    envelope.seal(bench.pack, MANIFESTS[name](manifest), bench.secret)
    _refused(bench)


ATTACKS = {
    "a trigger": "CREATE TRIGGER t AFTER INSERT ON record BEGIN DELETE FROM record; END",
    "a view": "CREATE VIEW v AS SELECT load_extension('x')",
    "a missing table": "DROP TABLE evidence",
    "a value of a wrong type": "UPDATE record SET version = 'x'",
    "an unknown kind": "UPDATE record SET kind = 'spell'",
    "a missing column": "ALTER TABLE link RENAME COLUMN predicate TO word",
    "another program's": "PRAGMA application_id = 7",
    "a newer major": "PRAGMA user_version = 9000",
}


@pytest.mark.parametrize("name", ATTACKS)
def test_a_signed_pack_is_still_opened_as_a_hostile_file(bench: Bench, name: str) -> None:
    database, manifest, _, _ = _parts(bench)
    bench.pack.write_bytes(database)
    with closing(sqlite3.connect(bench.pack)) as raw:
        raw.execute("PRAGMA journal_mode = delete")
        raw.execute("PRAGMA writable_schema = ON")
        raw.execute(ATTACKS[name])
        raw.commit()
    import hashlib

    changed = bench.pack.read_bytes()
    sums = _manifest_with(sha256=hashlib.sha256(changed).hexdigest(), size=len(changed))
    envelope.seal(bench.pack, sums(manifest), bench.secret)
    _refused(bench)


def test_an_older_version_is_refused(bench: Bench) -> None:
    with pytest.raises(OpeningRefused, match="is older"):
        open_pack(bench.pack, bench.public, at_least=99)


def test_a_missing_pack_and_a_folder_are_refused(bench: Bench, tmp_path: Path) -> None:
    for path in (tmp_path / "none", tmp_path):
        with pytest.raises(OpeningRefused, match=r"cannot be read|not an ordinary file"):
            open_pack(path, bench.public)
