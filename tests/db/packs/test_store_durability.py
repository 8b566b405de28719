"""What a power cut may leave behind: each new name stands for bytes that are on the disk."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from db.stations.store import PackStore
from tests.db.packs.conftest import Editions

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/fd").is_dir(), reason="this system does not say what a descriptor is of"
)


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, Path]]:
    """Give a list that fills with what is synced, and with the names that files take."""
    heard: list[tuple[str, Path]] = []
    sync, replace = os.fsync, os.replace

    def synced(descriptor: int) -> None:
        heard.append(("sync", Path(f"/proc/self/fd/{descriptor}").readlink()))
        sync(descriptor)

    def replaced(source: Path, target: Path) -> None:
        heard.append(("from", Path(source)))
        replace(source, target)
        heard.append(("to", Path(target)))

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(os, "replace", replaced)
    return heard


def test_every_file_is_synced_before_and_its_folder_after_it_takes_its_name(
    printed: Editions, tmp_path: Path, calls: list[tuple[str, Path]]
) -> None:
    folder = tmp_path / "packs"
    store = PackStore(folder, printed.public)
    store.start()
    for number in (0, 1, 2):
        store.take(printed.packs[number])
        adopted = store.adopt()
        assert adopted is not None
        adopted.pack.archive.close()
        store.confirm()
    store.close()
    renamings = [at for at, (what, _) in enumerate(calls) if what == "from"]
    assert len(renamings) >= 3 * 4 + 1  # a pack and three ledgers for each edition
    for at in renamings:
        (_, source), (_, target) = calls[at], calls[at + 1]
        assert ("sync", source) in calls[:at][-3:], source
        assert calls[at + 2] == ("sync", target.parent), target


def test_no_pack_is_removed_before_the_ledger_without_it_is_on_the_disk(
    printed: Editions,
    tmp_path: Path,
    calls: list[tuple[str, Path]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = tmp_path / "packs"
    unlink = Path.unlink

    def unlinked(path: Path, missing_ok: bool = False) -> None:
        if path.suffix == ".munipack":
            calls.append(("gone", path))
        unlink(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", unlinked)
    store = PackStore(folder, printed.public)
    store.start()
    for number in (0, 1, 2, 3):
        store.take(printed.packs[number])
        adopted = store.adopt()
        assert adopted is not None
        adopted.pack.archive.close()
        store.confirm()
    store.close()
    gone = [at for at, (what, _) in enumerate(calls) if what == "gone"]
    assert len(gone) == 2
    for at in gone:
        assert calls[at - 1] == ("sync", folder)
        assert calls[at - 2] == ("to", folder / "ledger.json")
