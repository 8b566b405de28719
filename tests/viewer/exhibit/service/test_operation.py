"""A station in service, as a whole: packs, counts, log, dark hours and the program's own faults."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import time
from pathlib import Path

import pytest
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.packs.keys import make_keys
from tests.viewer.exhibit.service.conftest import Press
from viewer.application import application_of
from viewer.exhibit.app import FAILURES, Exhibit, Source
from viewer.exhibit.pin import Failures
from viewer.exhibit.service.operation import Operation
from viewer.exhibit.service.tally import counted
from viewer.exhibit.settings import StationSettings
from viewer.exhibit.visit import ATTRACT, HOME, Place
from viewer.state.settings import Settings
from viewer.working_copy import BUNDLED

Serve = Callable[..., Operation]


@pytest.fixture
def serve(qtbot: QtBot, qapp: QApplication, press: Press, tmp_path: Path) -> Iterator[Serve]:
    """Give a function that runs a station in service; its keywords are settings."""
    made: list[Operation] = []
    look = (qapp.styleSheet(), qapp.palette(), qapp.font())

    def served(source: Path = press.source, **settings: object) -> Operation:
        usual: dict[str, object] = {
            "packs": tmp_path / "packs",
            "trusted_key": press.public.text,
            "watched": (tmp_path / "stick",),
            "watch_seconds": 2,
            "state_folder": tmp_path / "state",
        }
        chosen = StationSettings(**(usual | settings))  # pyright: ignore[reportArgumentType]
        exhibit = Exhibit(application_of([]), chosen, windowed=True)
        exhibit.window.resize(1366, 768)
        exhibit.show()
        qtbot.waitExposed(exhibit.window)
        operation = Operation(exhibit)
        made.append(operation)
        operation.begin(Source(source, instead=BUNDLED))
        return operation

    yield served
    for operation in made:
        exhibit = operation.parent()
        assert isinstance(exhibit, Exhibit)
        exhibit.window.leave()
        exhibit.window.deleteLater()
        exhibit.deleteLater()
    qapp.setStyleSheet(look[0])
    qapp.setPalette(look[1])
    qapp.setFont(look[2])


def _exhibit(operation: Operation) -> Exhibit:
    exhibit = operation.parent()
    assert isinstance(exhibit, Exhibit)
    return exhibit


def _shown(operation: Operation) -> Path | None:
    archive = _exhibit(operation)._archive
    return archive.path if archive else None


def test_it_shows_a_pack_that_is_brought_and_swaps_to_a_newer_one_in_between(
    qtbot: QtBot, serve: Serve, press: Press, tmp_path: Path
) -> None:
    operation = serve()
    qtbot.waitUntil(lambda: _shown(operation) == press.source, timeout=30_000)
    (tmp_path / "stick").mkdir()
    shutil.copy(press.packs[0], tmp_path / "stick")
    assert operation.supply is not None
    operation.supply.look()
    qtbot.waitUntil(lambda: "packs" in str(_shown(operation)), timeout=30_000)
    first = _shown(operation)
    visit = _exhibit(operation).station.visit
    visit.go(Place(HOME))
    operation.supply._prove()
    shutil.copy(press.packs[1], tmp_path / "stick")
    operation.supply.look()
    assert operation.tally is not None
    store = operation.supply._store
    qtbot.waitUntil(lambda: store.ledger.candidate is not None, timeout=30_000)
    qtbot.waitUntil(lambda: not _exhibit(operation).station.jobs.busy, timeout=30_000)
    assert _shown(operation) == first
    visit.reset()
    qtbot.waitUntil(lambda: _shown(operation) != first, timeout=30_000)
    assert visit.place.screen == ATTRACT
    _exhibit(operation).window.leave()
    log = (tmp_path / "state" / "log" / "station.log").read_text(encoding="utf-8")
    for words in ("Begun", "no pack yet", "Taken", "Shown: version 2 (on trial)", "Ended"):
        assert words in log
    rows = {row[1:] for row in counted(tmp_path / "state" / "counts")}
    assert ("session", "vi", 1) in rows
    assert ("screen", "home", 1) in rows


def test_a_fault_of_the_program_begins_anew_and_the_third_ends_it(
    qtbot: QtBot, serve: Serve, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    operation = serve(packs=None, trusted_key="", watched=())
    exhibit = _exhibit(operation)
    qtbot.waitUntil(lambda: _shown(operation) is not None, timeout=30_000)
    ends: list[int] = []
    monkeypatch.setattr(exhibit.application, "exit", ends.append, raising=False)
    exhibit.station.visit.go(Place(HOME))
    error = ValueError("typed by a visitor")
    sys.excepthook(ValueError, error, None)
    qtbot.waitUntil(lambda: exhibit.station.visit.place.screen == ATTRACT, timeout=30_000)
    assert not ends
    sys.excepthook(ValueError, error, None)
    sys.excepthook(ValueError, error, None)
    assert ends == [70]
    assert len(list((tmp_path / "state" / "log").glob("crash-*.txt"))) == 3


def test_the_night_is_dark_and_a_touch_wakes_one_visit(
    serve: Serve, touch_screen: QPointingDevice
) -> None:
    operation = serve(dim_from=time(0, 0), dim_to=time(23, 59, 59))
    assert operation.darkness.isVisible()
    point = operation.darkness.rect().center()
    QTest.touchEvent(operation.darkness, touch_screen).press(0, point).commit()
    QTest.touchEvent(operation.darkness, touch_screen).release(0, point).commit()
    assert not operation.darkness.isVisible()
    assert _exhibit(operation).station.visit.place.screen == ATTRACT  # it only woke
    _exhibit(operation).station.visit.go(Place(HOME))
    _exhibit(operation).station.visit.reset()
    assert operation.darkness.isVisible()


def test_a_rehearsal_writes_nothing(qtbot: QtBot, serve: Serve, tmp_path: Path) -> None:
    before = sys.excepthook
    operation = serve(packs=None, trusted_key="", watched=(), state_folder=None)
    qtbot.waitUntil(lambda: _shown(operation) is not None, timeout=30_000)
    assert operation.tally is None
    assert sys.excepthook is before
    assert not (tmp_path / "state").exists()


def test_a_station_without_a_pack_whose_archive_is_gone_shows_the_bundled_one(
    qtbot: QtBot, serve: Serve, press: Press, tmp_path: Path
) -> None:
    operation = serve(source=tmp_path / "gone.muniment")
    qtbot.waitUntil(lambda: _shown(operation) == BUNDLED, timeout=30_000)
    log = (tmp_path / "state" / "log" / "station.log").read_text(encoding="utf-8")
    assert "gone.muniment" in log
    (tmp_path / "stick").mkdir()
    shutil.copy(press.packs[0], tmp_path / "stick")
    qtbot.waitUntil(lambda: _shown(operation) not in {BUNDLED, None}, timeout=30_000)


def test_wrong_pins_are_remembered_without_a_folder_in_the_settings(
    qtbot: QtBot, serve: Serve, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Settings, "data_folder", lambda _: tmp_path / "data")
    operation = serve(state_folder=None, watched=())
    qtbot.waitUntil(lambda: _shown(operation) is not None, timeout=30_000)
    _exhibit(operation).pin_pad._failures.add()
    assert Failures(tmp_path / "data" / "station" / FAILURES).wait > 0


def test_what_cannot_be_shown_ends_the_program_with_one_line(press: Press, tmp_path: Path) -> None:
    other = make_keys(tmp_path / "other")
    root = Path(__file__).parents[4]
    for arguments in (
        [str(tmp_path / "none.muniment")],
        [str(press.packs[0]), "--trust", other.text],
    ):
        done = subprocess.run(
            [sys.executable, "-m", "viewer", "exhibit", *arguments, "--windowed"],
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=False,
            cwd=root,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        )
        assert done.returncode == 2, done.stderr
        assert len(done.stderr.splitlines()) == 1, done.stderr
        assert arguments[0] in done.stderr
