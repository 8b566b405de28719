"""What the child process says is checked: a decoder that was taken over speaks nonsense."""

from __future__ import annotations

import tempfile
import zipfile
from multiprocessing import Pipe
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from db.errors import ImportRefused, StorageFailed
from db.pictures.cutter import MOST_TILE_BYTES, Cutter
from db.pictures.examining import Page, Picture

if TYPE_CHECKING:
    from collections.abc import Iterator
    from multiprocessing.connection import Connection

PICTURE = Picture("image/png", (Page(0, 40, 30),))


@pytest.fixture
def spoken(tmp_path: Path) -> Iterator[tuple[Cutter, Connection]]:
    """Give a cutter of one small page, and what speaks to it in place of its child."""
    cutter = Cutter(tmp_path / "bản đồ.png")
    with tempfile.TemporaryDirectory(dir=tmp_path) as folder:
        cutter._folder = tempfile.TemporaryDirectory(dir=folder)
        cutter._child, child = Pipe()
        with cutter._folder, cutter._child, child:
            yield cutter, child


def _tiles(cutter: Cutter, sizes: dict[str, int]) -> None:
    with zipfile.ZipFile(Path(cutter._folder.name) / "0.zip", "w") as pack:
        for name, size in sizes.items():
            pack.writestr(f"tiles_files/{name}.jpg", bytes(size))


@pytest.mark.parametrize(
    ("words", "says"),
    [(("done",), "began with “done”"), (("bug", "Traceback: a bug"), "Traceback: a bug")],
)
def test_a_child_that_begins_otherwise_is_a_bug(
    spoken: tuple[Cutter, Connection], words: tuple[str, ...], says: str
) -> None:
    cutter, child = spoken
    child.send(words)
    with pytest.raises(RuntimeError, match=says):
        cutter.picture()


def test_a_full_disk_is_told_with_its_folder(spoken: tuple[Cutter, Connection]) -> None:
    cutter, child = spoken
    child.send(("full",))
    with pytest.raises(StorageFailed, match="no room for the tiles of “bản đồ") as told:
        cutter.picture()
    assert tempfile.gettempdir() in told.value.sentence


def test_a_child_that_says_nothing_is_given_up(
    spoken: tuple[Cutter, Connection], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.pictures.limits.SILENT_SECONDS", 0)
    cutter, _ = spoken
    with pytest.raises(ImportRefused, match="more time or memory"):
        cutter.picture()


@pytest.mark.parametrize(
    ("sizes", "levels", "says"),
    [
        ({}, 1, "0 tiles were cut instead of 1"),
        ({"0/0_0": 9, "0/1_0": 9}, 1, "2 tiles were cut instead of 1"),
        ({"0/0_0": 9, "1/0_0": 9}, 2, "2 tiles were cut instead of 2"),
        ({"0/0_0": MOST_TILE_BYTES + 1}, 1, "larger than any tile"),
    ],
)
def test_tiles_that_are_not_the_pages_are_not_taken(
    spoken: tuple[Cutter, Connection], sizes: dict[str, int], levels: int, says: str
) -> None:
    cutter, child = spoken
    child.send(("picture", PICTURE))
    assert cutter.picture() == PICTURE
    _tiles(cutter, sizes)
    child.send(("page", 0, "0.zip", levels))
    with pytest.raises(RuntimeError, match=says):
        next(cutter.pages())


def test_a_word_that_means_nothing_is_a_bug(spoken: tuple[Cutter, Connection]) -> None:
    cutter, child = spoken
    child.send(("nonsense",))
    with pytest.raises(RuntimeError, match="said “nonsense”"):
        next(cutter.pages())
