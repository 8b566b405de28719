"""Where a station looks for packs: the watched folders, and one level below."""

from __future__ import annotations

import shutil
from pathlib import Path

from db.stations import intake
from db.stations.intake import offers
from tests.db.packs.conftest import Editions


def test_packs_are_looked_for_in_folders_and_one_level_below(
    printed: Editions, tmp_path: Path
) -> None:
    deep = tmp_path / "stick" / "a" / "b"
    deep.mkdir(parents=True)
    for folder in (tmp_path, tmp_path / "stick", deep):
        shutil.copy(printed.packs[0], folder / "new.MUNIPACK")
    (tmp_path / "note.txt").touch()
    assert list(offers([tmp_path, tmp_path / "none"])) == [
        tmp_path / "new.MUNIPACK",
        tmp_path / "stick" / "new.MUNIPACK",
    ]


def test_a_crowded_folder_is_not_read_to_its_end(tmp_path: Path) -> None:
    for number in range(intake.LOOKED_AT + 50):
        (tmp_path / f"{number}.munipack").touch()
    assert len(list(offers([tmp_path]))) == intake.LOOKED_AT
