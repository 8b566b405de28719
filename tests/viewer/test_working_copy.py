"""An upgrade of the program renews the bundled archive, and never touches an edited copy."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from db import Archive, editing, reading
from db.records import Words
from viewer import working_copy
from viewer.state.settings import Settings
from viewer.working_copy import copy_path, home_archive, make_copy


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a small archive in the place of the one that comes with the program."""
    path = tmp_path / "program" / "bundled.muniment"
    path.parent.mkdir()
    Archive.create(path, Words("Kho một", "Archive one")).close()
    monkeypatch.setattr(working_copy, "BUNDLED", path)
    return path


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "person" / "settings.ini")


def _upgrade(shipped: Path) -> None:
    """Bring another archive, as a newer package does."""
    newer = shipped.with_name("newer.muniment")
    with Archive.create(newer, Words("Kho hai", "Archive two")) as archive:
        archive.write(editing.create, "place", Words("Mới", "New"), slug="moi")
    newer.replace(shipped)


def _title(path: Path) -> str | None:
    with Archive.open(path) as archive:
        return archive.read(reading.about).title.en


def _unlocked(shipped: Path, settings: Settings) -> Path:
    """Make the private copy as the first unlocking does, and close it again."""
    private = make_copy(shipped, copy_path(settings))
    Archive.open(private, mode="write", who="Lan").close()
    return private


def test_without_a_copy_an_upgrade_shows_the_new_archive(shipped: Path, settings: Settings) -> None:
    assert _title(home_archive(settings)) == "Archive one"
    _upgrade(shipped)
    assert _title(home_archive(settings)) == "Archive two"


def test_an_edited_copy_stays_byte_for_byte_and_is_opened(
    shipped: Path, settings: Settings
) -> None:
    private = _unlocked(shipped, settings)
    with Archive.open(private, mode="write", who="Lan") as archive:
        archive.write(editing.create, "place", Words("Của tôi", "Mine"), slug="cua-toi")
    before = private.read_bytes()
    _upgrade(shipped)
    assert home_archive(settings) == private
    assert make_copy(shipped, private) == private
    assert private.read_bytes() == before
    assert home_archive(settings) == private


def test_an_edit_that_was_taken_back_is_an_edit(shipped: Path, settings: Settings) -> None:
    private = _unlocked(shipped, settings)
    with Archive.open(private, mode="write", who="Lan") as archive:
        archive.write(editing.create, "place", Words("Của tôi", "Mine"), slug="cua-toi")
        archive.write(editing.undo)
    _upgrade(shipped)
    assert home_archive(settings) == private


def test_a_copy_that_nobody_edited_gives_way_to_the_new_archive(
    shipped: Path, settings: Settings
) -> None:
    private = _unlocked(shipped, settings)
    assert home_archive(settings) == private
    _upgrade(shipped)
    assert home_archive(settings) == shipped
    assert not list(private.parent.glob(f"{private.stem}*"))
    assert _title(_unlocked(shipped, settings)) == "Archive two"


def test_an_unedited_copy_in_use_stays(shipped: Path, settings: Settings) -> None:
    private = _unlocked(shipped, settings)
    with Archive.open(private, mode="write", who="Lan"):
        _upgrade(shipped)
        assert home_archive(settings) == private
    assert home_archive(settings) == shipped


@pytest.mark.parametrize("origin", [None, "", "{", "[]", '{"source": "1 2"}', '{"source": 1}'])
def test_a_copy_of_which_nobody_knows_stays(
    shipped: Path, settings: Settings, origin: str | None
) -> None:
    private = _unlocked(shipped, settings)
    file = working_copy._origin_of(private)
    if origin is None:
        file.unlink()
    else:
        file.write_text(origin, encoding="ascii")
    _upgrade(shipped)
    assert home_archive(settings) == private


def test_a_damaged_copy_stays(shipped: Path, settings: Settings) -> None:
    private = _unlocked(shipped, settings)
    private.write_bytes(b"SQLite format 3\0" + b"rotten" * 100)
    _upgrade(shipped)
    assert home_archive(settings) == private


def test_to_look_costs_no_sqlalchemy(shipped: Path, settings: Settings, tmp_path: Path) -> None:
    _unlocked(shipped, settings)
    home = Path(shutil.copytree(tmp_path / "person", tmp_path / "again"))
    code = (
        "import sys, pathlib; from viewer import working_copy as w; "
        "from viewer.state.settings import Settings; "
        f"w.BUNDLED = pathlib.Path({str(tmp_path / 'again' / 'data' / working_copy.NAME)!r}); "
        f"w.home_archive(Settings(pathlib.Path({str(home / 'settings.ini')!r}))); "
        "sys.exit('sqlalchemy' in sys.modules)"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60, env=environment)
