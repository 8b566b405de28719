"""`muniment import` with scans and photographs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.db.pictures.drawing import gradient, saved

if TYPE_CHECKING:
    from pathlib import Path

    from tests.commands.conftest import Program


def test_a_scan_is_taken_in_once(muniment: Program, tmp_path: Path) -> None:
    archive = tmp_path / "ảnh.muniment"
    assert muniment("new", archive, "--title", "Kho ảnh").returncode == 0
    scan = saved(tmp_path / "Tờ số 4.tif", gradient(700, 500))
    first = muniment("import", archive, scan, "--as-map", "--beside", "--json")
    assert json.loads(first.stdout) == {
        "format": "image",
        "added": {"media": 1, "map": 1},
        "changed": {},
        "suggested": {},
        "unchanged": 0,
        "problems": [],
    }
    assert (tmp_path / "ảnh-originals").is_dir()
    again = json.loads(muniment("import", archive, scan, "--json").stdout)
    assert (again["unchanged"], again["added"]) == (1, {"media": 0, "map": 0})
    fields = json.loads(muniment("show", archive, "media/to-so-4", "--json").stdout)["fields"]
    assert fields["media_type"] == "image/tiff"
    assert fields["size"] == scan.stat().st_size
    checks = json.loads(muniment("verify", archive, "--json").stdout)["checks"]
    assert {check["name"]: check["ok"] for check in checks}["tiles"] is True


def test_what_is_no_picture_is_refused_in_one_line(muniment: Program, tmp_path: Path) -> None:
    archive = tmp_path / "ảnh.muniment"
    muniment("new", archive, "--title", "Kho ảnh")
    fake = tmp_path / "fake.png"
    fake.write_text("<svg/>", encoding="utf-8")
    refused = muniment("import", archive, fake)
    assert refused.returncode == 2
    assert refused.stdout == ""
    assert len(refused.stderr.strip().splitlines()) == 1
    assert "fake.png" in refused.stderr
    text = tmp_path / "bài.txt"
    text.write_text("Bài viết.", encoding="utf-8")
    scan = saved(tmp_path / "a.png", gradient(40, 30))
    mixed = muniment("import", archive, scan, text)
    assert mixed.returncode == 2
    assert "two goes" in mixed.stderr
