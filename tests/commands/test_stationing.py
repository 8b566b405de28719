"""`muniment station-check`, `station-pin`: one page for the technician, with remedies."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from pathlib import Path

import pytest
from click.testing import CliRunner

from db import Archive
from db.packs.keys import make_keys, read_secret_key
from db.publishing import publish
from db.records import Words
from db.stations.store import PackStore
from tests.db.packs.conftest import published_place
from viewer.commands.program import carry_out
from viewer.commands.stationing import pin_command
from viewer.exhibit.pin import fits
from viewer.exhibit.service import readiness
from viewer.exhibit.service.readiness import Line, examine
from viewer.exhibit.service.screen import Sight, has_display, look
from viewer.exhibit.settings import StationSettings

SIGHT = Sight(1920, 1080, 530.0, 300.0, 1, ("ILITEK",), ("Be Vietnam Pro",), "")


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> StationSettings:
    """Give the settings of a station that shows a pack."""
    folder = tmp_path_factory.mktemp("station")
    public = make_keys(folder / "key")
    source = folder / "kho.muniment"
    Archive.create(source, Words("Kho thử", "A trial")).close()
    with Archive.open(source, mode="write") as archive:
        archive.write(published_place, 1)
    publish(source, folder / "a.munipack", read_secret_key(folder / "key"))
    store = PackStore(folder / "packs", public)
    store.start()
    store.take(folder / "a.munipack")
    adopted = store.adopt()
    assert adopted is not None
    adopted.pack.archive.close()
    store.close()
    return StationSettings(
        packs=folder / "packs",
        trusted_key=str(folder / "key.pub"),
        watched=(folder,),
        state_folder=folder / "state",
        pin_hash="$argon2id$x",
        sound=False,
    )


def _levels(lines: tuple[Line, ...]) -> dict[str, str]:
    return {line.name: line.level for line in lines}


def _told(lines: tuple[Line, ...], name: str) -> str:
    return next(line.told for line in lines if line.name == name)


def test_a_ready_station_has_nothing_wrong(ready: StationSettings) -> None:
    lines = examine(ready, SIGHT)
    assert "wrong" not in _levels(lines).values()
    assert {"screen", "touch", "fonts", "sound", "clock", "disk", "key", "pack", "log"} <= {
        line.name for line in lines
    }
    assert _told(lines, "screen").endswith("527 mm wide by the settings: 14 mm are 51 pixels")
    assert _told(lines, "pack").startswith("Kho thử: version 1 of ")
    assert not list(ready.packs.parent.glob("state/*")) if ready.packs else True


def test_every_bad_line_has_a_remedy(ready: StationSettings, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    bad = StationSettings(
        packs=tmp_path / "file" / "packs",
        trusted_key="nowhere.pub",
        watched=(tmp_path / "none",),
        state_folder=tmp_path / "file",
        screen_width_mm=900,
    )
    small = Sight(1024, 600, 0, 0, 2, (), (), "Ắ")
    lines = (*examine(bad, small), *examine(ready, SIGHT))
    assert all(line.remedy for line in lines if line.level != "ok")
    assert not any(line.remedy for line in lines if line.level == "ok")
    levels = _levels(examine(bad, small))
    assert {name for name, level in levels.items() if level == "wrong"} >= {
        *("screen", "fonts", "state folder", "packs folder", "key", "log"),
    }


def test_a_screen_that_lies_about_its_size_is_told(ready: StationSettings) -> None:
    lying = Sight(3840, 2160, 1600.0, 900.0, 1, ("x",), ("y",), "")
    lines = examine(ready, lying)
    assert _levels(lines)["screen"] == "note"
    assert "calls itself 1600 mm wide" in _told(lines, "screen")


def test_a_spoilt_pack_and_a_full_disk_are_wrong(
    ready: StationSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert ready.packs is not None
    (pack,) = ready.packs.glob("*.munipack")
    whole = pack.read_bytes()
    pack.write_bytes(whole[:-3])
    monkeypatch.setattr(readiness, "ROOM", 1 << 62)
    try:
        levels = _levels(examine(ready, SIGHT))
    finally:
        pack.write_bytes(whole)
    assert levels["pack"] == levels["disk"] == "wrong"


@pytest.mark.parametrize(
    ("year", "hours", "level"), [(1970, 7, "wrong"), (2026, 7, "ok"), (2026, 0, "note")]
)
def test_the_clock_must_be_sane(year: int, hours: int, level: str) -> None:
    zone = timezone(timedelta(hours=hours)) if hours else UTC
    assert readiness._clock(datetime(year, 11, 22, tzinfo=zone)).level == level


def test_the_screen_is_asked_in_a_process_of_its_own() -> None:
    sight = look()
    assert sight is not None
    assert sight.width > 0
    assert "Be Vietnam Pro" in sight.families
    assert sight.missing_letters == ""


def test_a_screen_that_is_not_there_ends_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert not has_display()
    assert look() is None
    monkeypatch.setenv("QT_QPA_PLATFORM", "there-is-none")
    assert look() is None


def test_the_command_ends_with_1_where_something_is_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "station.toml"
    file.write_text("packs = 'packs'\ntrusted_key = 'none.pub'\n", encoding="utf-8")
    assert carry_out(["station-check", "--settings", str(file), "--json"]) == 1
    page = json.loads(capsys.readouterr().out)
    assert page["ready"] is False
    assert {"name": "key", "level": "wrong"}.items() <= next(
        line for line in page["lines"] if line["name"] == "key"
    ).items()
    assert [path.name for path in tmp_path.iterdir()] == ["station.toml"]
    assert carry_out(["station-check", "--settings", str(tmp_path / "none.toml")]) == 2


def test_a_pin_becomes_a_line_of_the_settings() -> None:
    done = CliRunner().invoke(pin_command, input="19501016\n19501016\n")
    line = done.output.splitlines()[-1]
    assert line.startswith('pin_hash = "$argon2id$')
    assert fits("19501016", line.removeprefix('pin_hash = "').removesuffix('"'))
    assert "19501016" not in done.output
    assert CliRunner().invoke(pin_command, input="12\n12\n").exit_code == 2


@pytest.mark.parametrize(("sound", "level"), [(True, "note"), (False, "ok")])
def test_sounds_that_are_not_played_are_told(
    ready: StationSettings, sound: bool, level: str
) -> None:
    lines = examine(replace(ready, sound=sound), SIGHT)
    assert _levels(lines)["sound"] == level
    assert ("plays none" in _told(lines, "sound")) is sound


def test_a_clock_before_the_day_of_the_pack_is_wrong(
    ready: StationSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Earlier(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:
            return datetime(2026, 1, 1, tzinfo=tz or UTC)

    monkeypatch.setattr(readiness, "datetime", Earlier)
    lines = [line for line in examine(ready, SIGHT) if line.name == "clock"]
    assert [line.level for line in lines][-1] == "wrong"
    assert "timedatectl" in lines[-1].remedy


def test_an_archive_that_is_not_there_is_wrong(ready: StationSettings, tmp_path: Path) -> None:
    gone = replace(ready, archive=tmp_path / "gone.muniment")
    assert _levels(examine(gone, SIGHT))["archive"] == "wrong"
    (tmp_path / "gone.muniment").touch()
    assert _levels(examine(gone, SIGHT))["archive"] == "ok"


@pytest.mark.parametrize("folder", ["x" * 300, "a/" * 3000])
def test_folders_that_cannot_even_be_looked_for_are_told(
    ready: StationSettings, tmp_path: Path, folder: str
) -> None:
    odd = tmp_path / folder
    lines = examine(replace(ready, state_folder=odd, packs=odd, watched=(odd,), archive=odd), SIGHT)
    assert all(line.remedy for line in lines if line.level != "ok")
    assert _levels(lines)["archive"] == "wrong"
