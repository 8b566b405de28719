"""import, export and formats on the command line: shapes, exit status, losses, templates."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.commands.conftest import Program


def _places(path: Path, *rows: str) -> Path:
    path.write_text("name vi,lat\n" + "\n".join(rows) + "\n", encoding="utf-8")
    return path


def _new(muniment: Program, path: Path) -> Path:
    assert muniment("new", path, "--title", "Thử").returncode == 0
    return path


def test_import_keeps_its_json_shape_and_says_by_its_status_what_was_rejected(
    muniment: Program, tmp_path: Path
) -> None:
    archive = _new(muniment, tmp_path / "a.muniment")
    good = _places(tmp_path / "places.csv", "Bến Nít,21.6")
    rehearsed = muniment("import", archive, good, "--dry-run", "--json")
    assert rehearsed.returncode == 0
    told = json.loads(rehearsed.stdout)
    assert told == {
        "format": "csv", "added": {"place": 1}, "suggested": {}, "changed": {}, "unchanged": 0,
        "problems": [],
    }  # fmt: skip
    bad = _places(tmp_path / "places-2.csv", "Bến Nít,21.6", "Xa,999")
    done = muniment("import", archive, bad, "--json")
    assert done.returncode == 1
    told = json.loads(done.stdout)
    assert told["added"] == {"place": 1}
    assert told["problems"] == [{"where": "line 3", "message": "“lat” cannot be “999.0”."}]
    again = muniment("import", archive, good, "--as", "csv")
    assert again.returncode == 0
    assert "unchanged  1" in again.stdout


def test_headings_and_the_kind_of_rows_can_be_told(muniment: Program, tmp_path: Path) -> None:
    archive = _new(muniment, tmp_path / "a.muniment")
    table = tmp_path / "x.csv"
    table.write_text("Địa danh,Bắc\nBến Nít,21.6\n", encoding="utf-8")
    refused = muniment("import", archive, table)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert len(refused.stderr.splitlines()) == 1
    told = ("--kind", "place", "--column", "Địa danh=name vi", "--column", "Bắc=lat")
    assert muniment("import", archive, table, *told).returncode == 0
    shown = json.loads(muniment("show", archive, "place/ben-nit", "--json").stdout)
    assert shown["fields"]["lat"] == 21.6
    assert muniment("import", archive, table, "--as", "runes").returncode == 2


def test_export_says_what_was_lost_and_writes_it_down(muniment: Program, tmp_path: Path) -> None:
    archive = _new(muniment, tmp_path / "a.muniment")
    table = _places(tmp_path / "places.csv", "Bến Nít,21.6")
    assert muniment("import", archive, table).returncode == 0
    out, losses = tmp_path / "out.csv", tmp_path / "losses.csv"
    done = muniment("export", archive, "csv", out, "--kind", "place", "--losses", losses)
    assert done.returncode == 0
    assert "Nothing was lost." in done.stdout
    with losses.open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file)) == [["ref", "title", "part", "before", "after"]]


def test_a_template_is_written_and_a_wrong_export_refused(
    muniment: Program, tmp_path: Path
) -> None:
    archive = _new(muniment, tmp_path / "a.muniment")
    out = tmp_path / "unit.csv"
    assert muniment("export", archive, "csv", out, "--kind", "unit", "--template").returncode == 0
    assert "echelon confidence" in out.read_text(encoding="utf-8-sig")
    for wrong in (("csv", out, "--kind", "ship"), ("qgis-points", out)):
        refused = muniment("export", archive, *wrong)
        assert (refused.returncode, refused.stdout) == (2, "")
        assert len(refused.stderr.splitlines()) == 1


def test_formats_lists_what_goes_in_and_out(muniment: Program) -> None:
    told = {one["name"]: one for one in json.loads(muniment("formats", "--json").stdout)}
    for name in ("csv", "xlsx", "isad-csv", "isaar-csv"):
        assert told[name]["import"]
        assert told[name]["export"]
    assert told["article"]["import"]
    assert not told["article"]["export"]
    assert told["qgis-points"]["export"]
    assert "csv" in muniment("formats").stdout
