"""What was opened is remembered, newest first; and only a person's word makes it theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db import Archive, reading
from db.records import Words
from viewer.state.recents import FILE, MOST, Recents

if TYPE_CHECKING:
    from pathlib import Path

    from db.records import About


def _made(path: Path, title: str = "Kho thử") -> tuple[Path, About]:
    with Archive.create(path, Words(title)) as archive:
        return path, archive.read(reading.about)


@pytest.fixture
def recents(tmp_path: Path) -> Recents:
    return Recents(tmp_path / "person")


def test_looking_makes_no_file(recents: Recents, tmp_path: Path) -> None:
    path, about = _made(tmp_path / "a.muniment")
    assert recents.all() == ()
    assert not recents.is_ours(path, about.uuid)
    assert not (tmp_path / "person").exists()


def test_the_newest_comes_first_and_once(recents: Recents, tmp_path: Path) -> None:
    first, second = _made(tmp_path / "a.muniment", "Một"), _made(tmp_path / "b.muniment", "Hai")
    recents.note(*first)
    recents.note(*second)
    recents.note(*first)
    assert [one.title.vi for one in recents.all()] == ["Một", "Hai"]
    assert Recents(tmp_path / "person").all() == recents.all(), "another start reads the same"
    recents.forget(str(first[0].resolve()))
    assert [one.title.vi for one in recents.all()] == ["Hai"]
    assert first[0].is_file()


def test_ours_is_what_was_said_to_be_and_stays_so(recents: Recents, tmp_path: Path) -> None:
    path, about = _made(tmp_path / "a.muniment")
    recents.note(path, about)
    assert not recents.is_ours(path, about.uuid)
    recents.note(path, about, ours=True)
    recents.note(path, about)
    assert recents.is_ours(path, about.uuid)
    link = tmp_path / "link.muniment"
    link.symlink_to(path)
    assert recents.is_ours(link, about.uuid)


def test_another_archive_in_the_same_place_is_not_ours(recents: Recents, tmp_path: Path) -> None:
    path, about = _made(tmp_path / "a.muniment")
    recents.note(path, about, ours=True)
    path.unlink()
    _, other = _made(path)
    assert not recents.is_ours(path, other.uuid)
    recents.note(path, other)
    assert not recents.is_ours(path, other.uuid)


@pytest.mark.parametrize("text", ["", "{", "[1]", '[{"path": 1}]', '{"path": "x"}', "\udcff"])
def test_what_cannot_be_read_is_nothing(recents: Recents, tmp_path: Path, text: str) -> None:
    file = tmp_path / "person" / FILE
    file.parent.mkdir()
    file.write_bytes(text.encode("utf-8", "surrogateescape"))
    assert recents.all() == ()
    path, about = _made(tmp_path / "a.muniment")
    recents.note(path, about)
    assert len(recents.all()) == 1


def test_what_cannot_be_written_is_logged(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    path, about = _made(tmp_path / "a.muniment")
    Recents(tmp_path / "file").note(path, about)
    assert "cannot be kept" in caplog.text


def test_the_list_does_not_grow_for_ever(recents: Recents, tmp_path: Path) -> None:
    path, about = _made(tmp_path / "a.muniment")
    for number in range(MOST + 5):
        recents.note(path.with_name(f"{number}.muniment"), about)
    assert len(recents.all()) == MOST
