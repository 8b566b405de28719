"""The counts: by the hour, nobody to be recognised in them, bounded, added up, exported."""

from __future__ import annotations

import csv
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from viewer.commands.program import carry_out
from viewer.exhibit.service import tally as module
from viewer.exhibit.service.tally import SEARCHED, HourlyTally, counted


class Clock:
    """A clock that a test turns."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 22, 9, 41, 33, tzinfo=UTC)

    def __call__(self) -> datetime:  # noqa: D102
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_counts_are_added_up_by_the_hour(tmp_path: Path, clock: Clock) -> None:
    tally = HourlyTally(tmp_path, clock)
    for _ in range(3):
        tally.count("session", "vi")
    assert tally.write()
    tally.count("session", "vi")
    clock.now += timedelta(hours=1)
    tally.count("record", "event/tran-dong-khe")
    assert tally.write()
    assert tally.write()
    assert counted(tmp_path) == [
        ("2026-11-22T09", "session", "vi", 4),
        ("2026-11-22T10", "record", "event/tran-dong-khe", 1),
    ]


def test_no_time_is_finer_than_the_hour(tmp_path: Path, clock: Clock) -> None:
    tally = HourlyTally(tmp_path, clock)
    tally.count("session", "en")
    tally.write()
    (file,) = tmp_path.iterdir()
    assert file.name == "counts-2026-11.csv"
    text = file.read_text(encoding="utf-8")
    assert "09:41" not in text
    assert "41" not in text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Đông   KHÊ ", "dong khe"),
        ("=cmd|' /C calc'!A0", "cmd|' /c calc'!a0"),
        ("0912345678", ""),
        ("gọi 0912345678 nhé", ""),
        ("lan@example.org", ""),
        ("x" * 500, "x" * 40),
        ("1950", "1950"),
    ],
)
def test_what_was_searched_in_vain_is_kept_without_persons(
    tmp_path: Path, clock: Clock, typed: str, kept: str
) -> None:
    tally = HourlyTally(tmp_path, clock)
    tally.count(SEARCHED, typed)
    tally.write()
    assert counted(tmp_path)[0][2] == kept


def test_rubbish_fills_neither_memory_nor_disk(
    tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    tally = HourlyTally(tmp_path, clock)
    for number in range(3_000):
        tally.count(SEARCHED, f"word {chr(0x4E00 + number)}")
    tally.write()
    rows = counted(tmp_path)
    assert len(rows) <= module.MOST_WORDS + 1
    assert sum(row[3] for row in rows) == 3_000
    monkeypatch.setattr(module, "LARGEST_MONTH", 1)
    before = (tmp_path / "counts-2026-11.csv").stat().st_size
    for number in range(400):
        tally.count(SEARCHED, f"more {chr(0x4E00 + number)}")
    tally.write()
    assert (tmp_path / "counts-2026-11.csv").stat().st_size - before < 50


def test_old_months_go(tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MONTHS_KEPT", 2)
    tally = HourlyTally(tmp_path, clock)
    for _ in range(4):
        tally.count("session", "vi")
        tally.write()
        clock.now += timedelta(days=31)
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "counts-2027-01.csv",
        "counts-2027-02.csv",
    ]


def test_a_full_disk_keeps_the_counts_in_memory(tmp_path: Path, clock: Clock) -> None:
    blocked = tmp_path / "file"
    blocked.touch()
    tally = HourlyTally(blocked / "counts", clock)
    tally.count("session", "vi")
    assert not tally.write()
    blocked.unlink()
    assert tally.write()
    assert counted(blocked / "counts")[0][3] == 1


def test_the_command_exports_what_was_counted(
    tmp_path: Path, clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    tally = HourlyTally(tmp_path / "counts", clock)
    tally.count("session", "vi")
    tally.write()
    with (tmp_path / "counts" / "counts-2026-11.csv").open("a", encoding="utf-8") as file:
        file.write("torn li")  # the power failed here
    settings = tmp_path / "station.toml"
    settings.write_text("tally_folder = 'counts'\n", encoding="utf-8")
    out = tmp_path / "out.csv"
    assert carry_out(["station-counts", str(out), "--settings", str(settings)]) == 0
    with out.open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file)) == [
            ["hour", "what", "detail", "count"],
            ["2026-11-22T09", "session", "vi", "1"],
        ]
    assert carry_out(["station-counts", str(out), "--settings", str(settings)]) == 2
    assert "exists already" in capsys.readouterr().err


DAMAGED = {
    "torn": b"2026-11-22T09,reco",
    "an open quote": b'2026-11-22T09,record,"pla\n',
    "zeros": b"\0" * 4096 + b"\n",
    "an endless field": b"a" * 300_000 + b"\n",
    "an endless number": b"2026-11-22T09,record,x," + b"9" * 5_000 + b"\n",
    "no UTF-8": b"\xff\xfe,\xff,x,1,\n",
}


@pytest.mark.parametrize("name", DAMAGED)
def test_a_damaged_line_spoils_no_other(tmp_path: Path, clock: Clock, name: str) -> None:
    tally = HourlyTally(tmp_path, clock)
    tally.count("record", "place/a")
    tally.write()
    month = next(tmp_path.glob("counts-*.csv"))
    with month.open("ab") as file:
        file.write(DAMAGED[name])
    tally.count("record", "place/b")
    assert tally.write()
    assert [row[1:] for row in counted(tmp_path)] == [
        ("record", "place/a", 1),
        ("record", "place/b", 1),
    ]


def test_what_is_no_file_of_counts_is_passed_over(tmp_path: Path, clock: Clock) -> None:
    (tmp_path / "counts-2020-01.csv").mkdir()
    os.mkfifo(tmp_path / "counts-2020-02.csv")
    tally = HourlyTally(tmp_path, clock)
    tally.count("session", "vi")
    tally.write()
    assert len(counted(tmp_path)) == 1


@pytest.mark.parametrize("typed", ["=1+1", "+cmd", "-2", " @sum"])
def test_no_search_becomes_a_formula_of_a_spreadsheet(
    tmp_path: Path, clock: Clock, typed: str
) -> None:
    tally = HourlyTally(tmp_path, clock)
    tally.count("empty-search", typed)
    tally.write()
    assert counted(tmp_path)[0][2][:1] not in set("=+-@")
