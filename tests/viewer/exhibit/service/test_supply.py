"""Supply: the good pack at start, newer ones between two visitors, bad ones refused and told."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db import Archive, reading
from db.stations import store
from db.stations.store import PackStore
from tests.viewer.exhibit.service.conftest import Press
from viewer.exhibit.service.supply import Supply
from viewer.jobs import Jobs

LONG = 30_000
"""Milliseconds; a machine may have much else to do."""


class Bench:
    """A supply, its folders, and what it has said and shown."""

    def __init__(self, folder: Path, press: Press) -> None:
        self.folder = folder
        self.press = press
        self.stick = folder / "media" / "stick"
        self.stick.mkdir(parents=True, exist_ok=True)
        self.notes: list[str] = []
        self.shown: list[Archive] = []
        self.missing = 0
        self.open()

    def open(self) -> None:
        """Make a supply, as a program that was started does."""
        self.jobs = Jobs()
        packs = PackStore(self.folder / "packs", self.press.public, boot="boot")
        self.supply = Supply(
            self.jobs, packs, (self.folder / "media",), watch_seconds=0.02, good_minutes=1000
        )
        self.supply.noted.connect(self.notes.append)
        self.supply.opened.connect(self.shown.append)
        self.supply.missing.connect(self._count)

    def _count(self) -> None:
        self.missing += 1

    def start(self, *, vacant: bool = True) -> None:
        """Begin, with nobody there unless told otherwise."""
        self.supply.be_vacant(vacant)
        self.supply.start()

    def bring(self, number: int) -> Path:
        """Lay an edition on the stick."""
        return Path(shutil.copy(self.press.packs[number], self.stick))

    def edition(self) -> int:
        """Return what is shown; -1 for nothing."""
        return len(self.shown[-1].read(reading.summaries, "place")) - 1 if self.shown else -1

    def told(self, words: str) -> Callable[[], bool]:
        """Return a question whether some note says `words`."""
        return lambda: any(words in note for note in self.notes)

    def end(self) -> None:
        """End it well."""
        self.jobs.close()
        for archive in self.shown:
            archive.close()
        self.shown.clear()
        self.supply.close()


@pytest.fixture
def bench(press: Press, tmp_path: Path, qapp: QApplication) -> Iterator[Bench]:
    assert qapp
    bench = Bench(tmp_path, press)
    yield bench
    bench.end()


def test_without_a_pack_it_says_so_and_takes_the_first(qtbot: QtBot, bench: Bench) -> None:
    bench.start()
    qtbot.waitUntil(lambda: bench.missing == 1, timeout=LONG)
    bench.bring(0)
    qtbot.waitUntil(lambda: bench.edition() == 0, timeout=LONG)
    assert bench.told("Shown: version 1 (on trial).")()
    qtbot.waitUntil(lambda: not bench.jobs.busy, timeout=LONG)
    bench.end()
    bench.open()
    bench.start()
    qtbot.waitUntil(lambda: bench.edition() == 0, timeout=LONG)
    assert bench.missing == 1


def test_a_newer_pack_waits_until_the_visitor_has_gone(qtbot: QtBot, bench: Bench) -> None:
    bench.bring(0)
    bench.start()
    qtbot.waitUntil(lambda: bench.edition() == 0, timeout=LONG)
    bench.supply._prove()
    bench.supply.be_vacant(False)
    bench.bring(1)
    qtbot.waitUntil(bench.told("1.munipack, version 2."), timeout=LONG)
    assert bench.edition() == 0
    bench.supply.be_vacant(True)
    qtbot.waitUntil(lambda: bench.edition() == 1, timeout=LONG)


def test_a_visitor_who_comes_while_it_opens_keeps_what_he_sees(qtbot: QtBot, bench: Bench) -> None:
    bench.bring(0)
    bench.start()
    qtbot.waitUntil(lambda: bench.edition() == 0, timeout=LONG)
    bench.supply._prove()
    bench.supply.be_vacant(False)
    bench.bring(1)
    qtbot.waitUntil(bench.told("1.munipack, version 2."), timeout=LONG)
    qtbot.waitUntil(lambda: not bench.supply._busy, timeout=LONG)
    bench.supply.be_vacant(True)  # the swap begins
    bench.supply.be_vacant(False)  # and somebody touches
    qtbot.waitUntil(lambda: bench.supply._pending is not None, timeout=LONG)
    assert bench.edition() == 0
    bench.supply.be_vacant(True)
    assert bench.edition() == 1


def test_a_new_pack_proves_good_after_its_time(qtbot: QtBot, bench: Bench) -> None:
    bench.bring(0)
    bench.supply._proving.setInterval(30)
    bench.start()
    qtbot.waitUntil(bench.told("has proved good"), timeout=LONG)
    bench.bring(1)
    qtbot.waitUntil(lambda: bench.edition() == 1, timeout=LONG)


def test_a_hostile_pack_is_told_once_and_the_shown_one_stays(qtbot: QtBot, bench: Bench) -> None:
    bench.bring(0)
    bench.start()
    qtbot.waitUntil(lambda: bench.edition() == 0, timeout=LONG)
    bench.supply._prove()
    bad = bench.bring(1)
    data = bytearray(bad.read_bytes())
    data[9_000] ^= 1
    bad.write_bytes(data)
    qtbot.waitUntil(bench.told("Refused: "), timeout=LONG)
    (bench.stick / "x.munipack").mkdir()
    qtbot.waitUntil(bench.told("x.munipack is not an ordinary file"), timeout=LONG)
    assert sum("1.munipack" in note for note in bench.notes if "Refused" in note) == 1
    assert bench.edition() == 0
    bench.bring(1)  # whole at last
    qtbot.waitUntil(lambda: bench.edition() == 1, timeout=LONG)


def test_packs_of_which_none_opens_are_told_and_something_else_is_shown(
    qtbot: QtBot, bench: Bench
) -> None:
    bench.bring(0)
    bench.start()
    qtbot.waitUntil(lambda: bench.edition() == 0, timeout=LONG)
    qtbot.waitUntil(lambda: not bench.jobs.busy, timeout=LONG)
    bench.end()
    shutil.rmtree(bench.stick)
    for pack in (bench.folder / "packs").glob("*.munipack"):
        pack.write_bytes(b"rotten")
    bench.open()
    bench.start()
    qtbot.waitUntil(lambda: bench.missing > 1, timeout=LONG)
    assert bench.told("is no pack of Muniment")()


def test_a_second_station_says_so_shows_nothing_and_touches_no_pack(
    qtbot: QtBot, bench: Bench, press: Press, tmp_path: Path
) -> None:
    bench.bring(0)
    bench.start()
    qtbot.waitUntil(lambda: bench.edition() == 0, timeout=LONG)
    qtbot.waitUntil(lambda: not bench.jobs.busy, timeout=LONG)
    kept = sorted(path.name for path in (tmp_path / "packs").iterdir())
    second = Bench(bench.folder, press)
    with qtbot.waitSignal(second.supply.occupied, timeout=LONG) as caught:
        second.start()
    assert "Another station" in str(caught.args[0])
    second.end()
    assert (second.missing, second.shown) == (0, [])
    assert sorted(path.name for path in (tmp_path / "packs").iterdir()) == kept


def test_what_cannot_be_copied_is_tried_again_and_told_once(
    qtbot: QtBot, bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks = iter(range(1000))
    monkeypatch.setattr(store, "room_for", lambda *_: next(looks) > 5)
    bench.bring(0)
    bench.start()
    qtbot.waitUntil(lambda: bench.edition() == 0, timeout=LONG)
    assert sum("Not taken" in note for note in bench.notes) == 1


def test_a_pack_that_is_known_is_said_to_be_so(qtbot: QtBot, bench: Bench) -> None:
    bench.supply._proving.setInterval(30)
    bench.bring(0)
    bench.start()
    qtbot.waitUntil(bench.told("has proved good"), timeout=LONG)
    qtbot.waitUntil(bench.told("0.munipack is here already"), timeout=LONG)
    assert sum("Known: " in note for note in bench.notes) == 1
