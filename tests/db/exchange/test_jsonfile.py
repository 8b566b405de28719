"""JSON of strangers: what breaks off, is too large, or is cut by the window that moves along."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest

from db.errors import ImportRefused
from db.exchange import jsonfile

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def file_of(folder: Path, text: str) -> Path:
    path = folder / "tệp.json"
    path.write_text(text, encoding="utf-8")
    return path


def first_of(path: Path) -> object:
    return next(jsonfile.items(path, "items"))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('{"a": 1,\n "b": }', "(line 2: Expecting value)"),
        ('{"a" 1}', "(Expecting ':' delimiter)"),
        ('{"a": Infinity}', "(“Infinity” is no number of JSON)"),
    ],
)
def test_what_is_no_json_is_told_with_its_line(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(ImportRefused) as refusal:
        jsonfile.read(file_of(tmp_path, text))
    assert told in refusal.value.sentence


def test_half_characters_are_replaced_wherever_they_stand(tmp_path: Path) -> None:
    text = r'{"a\ud83d": ["\udc00", 7, {"b": "\ud83d\ude00"}]}'
    whole = {"a�": ["�", 7, {"b": "😀"}]}
    assert jsonfile.read(file_of(tmp_path, text)) == whole
    assert dict(jsonfile.items(tmp_path / "tệp.json", "none")) == whole


@pytest.mark.parametrize(
    ("read", "most"),
    [
        (jsonfile.read, jsonfile.MOST_BYTES),
        (first_of, jsonfile.MOST_STREAMED),
    ],
    ids=["whole", "streamed"],
)
def test_a_file_that_is_too_large_is_refused_unread(
    tmp_path: Path, read: Callable[[Path], object], most: int
) -> None:
    path = file_of(tmp_path, "")
    os.truncate(path, most + 1)  # a hole: no disk is used
    with pytest.raises(ImportRefused, match="Split it") as refusal:
        read(path)
    assert f"larger than {most // 2**20} MB" in refusal.value.sentence


def test_a_number_across_the_windows_edge_is_read_whole(tmp_path: Path) -> None:
    for back in range(1, 9):
        start = " " * (jsonfile.CHUNK - back)
        path = file_of(tmp_path, f"[{start[1:]}1950.0625e2, 7]")
        assert list(jsonfile.items(path, "items")) == [("item", 195006.25), ("item", 7)]


def test_a_list_that_breaks_off_gives_what_stands_before(tmp_path: Path) -> None:
    found: list[object] = []
    with pytest.raises(ImportRefused, match="no sound JSON"):
        found.extend(one for _, one in jsonfile.items(file_of(tmp_path, '[{"a": 1}, {"b"'), "x"))
    taken = jsonfile.items(tmp_path / "tệp.json", "x")
    assert next(taken) == ("item", {"a": 1})


def test_one_item_larger_than_any_record_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jsonfile, "LARGEST_ITEM", 2**19)
    taken = jsonfile.items(file_of(tmp_path, json.dumps(["a", "b" * 2**21])), "items")
    assert next(taken) == ("item", "a")
    with pytest.raises(ImportRefused, match="one item of it is too large"):
        next(taken)
