"""undo, redo, backup and restore on the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.commands.conftest import Program

ARTICLE = """THỬ NGHIỆM

1. Vượt sông
Sáng ngày 3 tháng 2 năm 1947, tiểu đoàn 19 vượt sông Gấm.
"""


def test_a_change_is_taken_back_and_put_back(muniment: Program, tmp_path: Path) -> None:
    archive, article = tmp_path / "a.muniment", tmp_path / "bài.txt"
    article.write_text(ARTICLE, encoding="utf-8")
    muniment("new", archive, "--title", "Thử")
    none = muniment("undo", archive)
    assert (none.returncode, none.stdout) == (2, "")
    assert "nothing to undo" in none.stderr
    muniment("import", archive, article)
    undone = json.loads(muniment("undo", archive, "--json").stdout)
    assert (undone["action"], undone["undoes"], undone["can_undo"]) == ("undo", 1, False)
    assert "article/thu-nghiem" in undone["removed"]
    assert json.loads(muniment("list", archive, "section", "--json").stdout) == []
    again = muniment("redo", archive)
    assert "Brought back revision 1: Import" in again.stdout
    assert len(json.loads(muniment("list", archive, "section", "--json").stdout)) == 1
    history = json.loads(muniment("history", archive, "--json").stdout)
    assert [(r["action"], r["undoes"]) for r in history] == [
        ("redo", 1), ("undo", 1), ("import", None),
    ]  # fmt: skip
    assert json.loads(muniment("verify", archive, "--json").stdout)["ok"]


def test_a_backup_is_restored_whole(muniment: Program, tmp_path: Path) -> None:
    archive, folder = tmp_path / "a.muniment", tmp_path / "backups"
    folder.mkdir()
    muniment("new", archive, "--title", "Thử")
    into = json.loads(muniment("backup", archive, folder, "--json").stdout)
    assert Path(into["backup"]).parent == folder
    whole = muniment("backup", archive, tmp_path / "b.muniment")
    assert whole.returncode == 0
    assert muniment("backup", archive, tmp_path / "b.muniment").returncode == 2
    done = json.loads(muniment("restore", into["backup"], archive, "--json").stdout)
    assert Path(done["kept"]).exists()
    assert json.loads(muniment("verify", archive, "--json").stdout)["ok"]
    assert muniment("restore", tmp_path / "none", archive).returncode == 2
