"""A station's packs: taken whole, tried, good or taken back; a good one always starts."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from db.errors import ArchiveError, OpeningRefused, StorageFailed
from db.packs.envelope import FOOTER
from db.packs.keys import make_keys
from db.publishing import PACK_SUFFIX
from db.stations import intake, store
from db.stations.intake import Stopped, offers
from db.stations.ledger import FILE
from db.stations.store import PackStore
from tests.db.packs.conftest import Editions, Station


def test_a_first_pack_is_taken_shown_and_kept(station: Station) -> None:
    assert station.start() is None
    assert station.take(0)
    assert station.shown is None
    assert station.adopt() == 0
    station.end()
    assert station.start() == 0


def test_a_newer_pack_waits_until_it_is_adopted(showing: Station) -> None:
    assert showing.take(1)
    assert showing.shown == 0
    assert showing.adopt() == 1
    assert showing.started is not None
    assert showing.started.on_trial
    assert len(showing.files) == 2


def test_what_waits_is_shown_at_the_next_start(showing: Station) -> None:
    showing.take(1)
    assert showing.start("boot 2") == 1


def test_nothing_is_taken_twice_nor_while_another_is_on_trial(showing: Station) -> None:
    assert not showing.take(0)
    assert showing.take(1)
    assert not showing.take(1)
    showing.adopt()
    assert not showing.take(2)
    showing.confirm()
    assert showing.take(2)


def test_a_newer_pack_that_waits_gives_way_to_a_still_newer_one(showing: Station) -> None:
    showing.take(1)
    assert showing.take(2)
    assert showing.adopt() == 2
    assert len(showing.files) == 2


def test_two_are_kept_and_no_more(showing: Station) -> None:
    for number in (1, 2, 3):
        assert showing.take(number)
        assert showing.adopt() == number
        showing.confirm()
        assert len(showing.files) == 2
    assert [entry.version for entry in showing.store.ledger.goods] == sorted(
        entry.version for entry in showing.store.ledger.goods
    )


def test_two_crashes_bring_the_pack_before_back(showing: Station) -> None:
    showing.take(1)
    showing.adopt()
    assert showing.start() == 1  # the first crash
    assert showing.start() == 0  # the second
    assert len(showing.files) == 1
    assert not showing.take(1)
    assert showing.take(2)
    assert showing.adopt() == 2


def test_good_running_clears_the_crashes(showing: Station) -> None:
    showing.take(1)
    showing.adopt()
    showing.start()
    showing.confirm()
    for _ in range(3):
        assert showing.start() == 1


def test_a_switched_off_machine_and_a_good_end_are_no_crash(showing: Station) -> None:
    showing.take(1)
    showing.adopt()
    for number in range(3):
        assert showing.start(f"boot {number + 2}") == 1
        showing.end()
        assert showing.start(f"boot {number + 2}") == 1


def test_the_only_pack_stays_however_often_it_crashes(station: Station) -> None:
    station.start()
    station.take(0)
    station.adopt()
    assert [station.start() for _ in range(4)] == [0, 0, 0, 0]


def test_a_tried_pack_that_no_longer_opens_gives_way(showing: Station) -> None:
    showing.take(1)
    showing.adopt()
    newest = showing.folder / showing.files[-1]
    showing.end()
    newest.write_bytes(newest.read_bytes()[:-1])
    assert showing.start() == 0
    assert showing.started is not None
    assert "is no pack" in str(showing.started.troubles[0])
    assert not newest.exists()


def test_a_pack_that_rots_gives_way_to_the_one_before(showing: Station) -> None:
    showing.take(1)
    showing.adopt()
    showing.confirm()
    newest = showing.folder / showing.files[-1]
    showing.end()
    data = bytearray(newest.read_bytes())
    data[5000] ^= 1
    newest.write_bytes(data)
    assert showing.start() == 0


def test_a_candidate_that_rots_while_it_waits_is_refused_and_nothing_changes(
    showing: Station,
) -> None:
    showing.take(1)
    newest = showing.folder / showing.files[-1]
    newest.write_bytes(newest.read_bytes()[:9000])
    with pytest.raises(OpeningRefused):
        showing.adopt()
    assert showing.shown == 0
    assert showing.start() == 0


def test_another_key_removes_nothing(showing: Station, tmp_path: Path) -> None:
    showing.end()
    other = make_keys(tmp_path / "other")
    with pytest.raises(OpeningRefused, match="not signed by the trusted key"):
        PackStore(showing.folder, other).start()
    assert showing.start() == 0


def test_an_older_version_is_refused_for_ever(showing: Station) -> None:
    showing.take(2)
    showing.adopt()
    showing.confirm()
    with pytest.raises(OpeningRefused, match="is older"):
        showing.take(1)
    assert showing.start() == 2


def test_another_archive_is_refused_unless_staff_said_so(
    showing: Station, printed: Editions
) -> None:
    assert showing.store is not None
    with pytest.raises(OpeningRefused, match="from another archive") as caught:
        showing.store.take(printed.stranger)
    uuid = str(caught.value.values["found"])
    assert caught.value.values["path"] == printed.stranger
    showing.start(allowed=uuid)
    manifest = showing.store.take(printed.stranger)
    assert manifest is not None
    assert showing.adopt() == 9


TORN: dict[str, Callable[[bytes], bytes | None]] = {
    "empty": lambda _: b"",
    "gone": lambda _: None,
    "half": lambda data: data[: len(data) // 2],
    "zeros": lambda data: b"\0" * len(data),
    "a flipped bit": lambda data: data[:40] + bytes([data[40] ^ 1]) + data[41:],
    "no JSON": lambda _: b"{\n",
    "a newer one": lambda _: b'{"muniment_station": 2}\n',
}


@pytest.mark.parametrize("name", TORN)
def test_a_torn_ledger_is_made_anew_from_the_packs(showing: Station, name: str) -> None:
    showing.take(1)
    showing.adopt()
    showing.confirm()
    ledger = showing.folder / FILE
    torn = TORN[name](ledger.read_bytes())
    showing.end()
    if torn is None:
        ledger.unlink()
    else:
        ledger.write_bytes(torn)
    assert showing.start() == 1
    assert showing.started is not None
    assert "damaged or missing" in str(showing.started.troubles[0])
    assert showing.start() == 1
    assert showing.start() == 0  # it is tried anew, for nobody knows whether it proved good


def test_parts_and_strangers_in_the_folder_are_removed(showing: Station) -> None:
    for name in ("taking.munipack-part", "x.munipack", "x.munipack-journal"):
        (showing.folder / name).write_bytes(b"rubbish")
    before = showing.files
    assert showing.start() == 0
    assert len(showing.files) == len(before) - 3


def test_a_full_disk_keeps_what_is_shown(showing: Station, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "KEPT_FREE", 1 << 60)
    with pytest.raises(StorageFailed, match="no room") as caught:
        showing.take(1)
    assert caught.value.remedy
    assert showing.start() == 0
    monkeypatch.undo()
    assert showing.take(1)


def _forged(pack: Path, folder: Path) -> Path:
    """Return a copy whose signature is none."""
    data = bytearray(pack.read_bytes())
    data[-FOOTER.size - 1] ^= 1
    forged = folder / "forged.munipack"
    forged.write_bytes(data)
    return forged


def test_the_pack_before_makes_room_when_the_disk_holds_no_third(
    showing: Station, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    showing.take(1)
    showing.adopt()
    showing.confirm()
    monkeypatch.setattr(store, "room_for", lambda *_: False)
    for stranger in (_forged(showing.printed.packs[3], tmp_path), showing.printed.stranger):
        with pytest.raises(OpeningRefused):
            showing.store.take(stranger)
        assert [entry.standing for entry in showing.store.ledger.entries] == ["good", "good"]
    answers = iter([False, True])
    monkeypatch.setattr(store, "room_for", lambda *_: next(answers))
    assert showing.take(2)
    assert [entry.standing for entry in showing.store.ledger.entries] == ["good", "candidate"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
def test_a_disk_that_fills_up_in_between_changes_nothing(showing: Station) -> None:
    part = showing.folder / f"{FILE}-part"
    part.symlink_to("/dev/full")
    with pytest.raises(ArchiveError):
        showing.take(1)
    assert showing.shown == 0
    showing.end()
    assert showing.start() == 0
    part.unlink()
    assert showing.start() == 0


def test_a_disk_that_became_read_only_still_shows_the_good_pack(showing: Station) -> None:
    showing.end()
    for name in (f"{FILE}-lock", f"{FILE}-part"):  # nobody can write over a folder, not even root
        (showing.folder / name).mkdir()
    assert showing.start() == 0
    assert showing.started is not None
    assert "new packs cannot be taken" in str(showing.started.troubles[0])
    with pytest.raises(ArchiveError):
        showing.take(1)
    assert showing.start() == 0


def test_a_copy_that_is_called_off_leaves_nothing(showing: Station, printed: Editions) -> None:
    assert showing.store is not None
    before = showing.files
    with pytest.raises(Stopped):
        showing.store.take(printed.packs[1], stopped=lambda: True)
    assert showing.files == before


def _strange_files(folder: Path, good: Path) -> Iterator[Path]:
    for name, make in {
        "link": lambda path: path.symlink_to(good),
        "dangling": lambda path: path.symlink_to(folder / "nowhere"),
        "loop": lambda path: path.symlink_to(path),
        "pipe": os.mkfifo,
        "folder": lambda path: path.mkdir(),
        "device": lambda path: path.symlink_to("/dev/zero"),
        "empty": lambda path: path.write_bytes(b""),
        "huge": lambda path: (path.touch(), os.truncate(path, 1 << 40)),
    }.items():
        path = folder / f"{name}{PACK_SUFFIX}"
        make(path)
        yield path


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_what_is_no_ordinary_file_is_refused_without_waiting(
    showing: Station, printed: Editions, tmp_path: Path
) -> None:
    watched = tmp_path / "stick"
    watched.mkdir()
    strange = list(_strange_files(watched, printed.packs[1]))
    assert sorted(offers([watched])) == sorted(strange)
    assert showing.store is not None
    for path in strange:
        with pytest.raises(OpeningRefused) as caught:
            showing.store.take(path)
        assert caught.value.values["path"] == path
    assert showing.start() == 0
