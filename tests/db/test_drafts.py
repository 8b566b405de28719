"""Drafts come back as they were typed, and a damaged one is none."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from db.drafts import Drafts

if TYPE_CHECKING:
    from pathlib import Path

KEY = ("uuid", "event/tran", "summary", "vi")


def test_a_draft_comes_back_until_it_is_dropped(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path / "drafts")
    assert drafts.get(KEY) is None
    assert drafts.all() == {}
    drafts.keep(KEY, "Trận Đông Khê\n")
    drafts.keep(KEY, "Trận Đông Khê, sáng")
    drafts.keep((*KEY[:3], "en"), "Battle")
    assert Drafts(tmp_path / "drafts").get(KEY) == "Trận Đông Khê, sáng"
    assert len(drafts.all()) == 2
    drafts.drop(KEY)
    drafts.drop(KEY)
    assert drafts.get(KEY) is None
    assert list(drafts.all().values()) == ["Battle"]


def test_a_damaged_draft_is_none(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path)
    drafts.keep(KEY, "a text")
    (path,) = tmp_path.iterdir()
    for damage in (
        b"",
        b"{",
        b"[]",
        b'{"key": 1, "text": "a"}',
        b"\xff\xfe",
        path.read_bytes()[:9],
    ):
        path.write_bytes(damage)
        assert drafts.get(KEY) is None
        assert drafts.all() == {}


def test_what_was_kept_survives_a_process_that_is_killed(tmp_path: Path) -> None:
    code = (
        "import sys, os, signal, pathlib; from db.drafts import Drafts\n"
        f"Drafts(pathlib.Path(sys.argv[1])).keep({KEY!r}, 'đang gõ')\n"
        "os.kill(os.getpid(), signal.SIGKILL)"
    )
    result = subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=False)
    assert result.returncode != 0
    assert Drafts(tmp_path).get(KEY) == "đang gõ"


@settings(max_examples=25, deadline=None)
@given(
    key=st.tuples(*[st.text(st.characters(codec="utf-8"), max_size=20)] * 4),
    text=st.text(st.characters(codec="utf-8"), max_size=200),
)
def test_any_text_under_any_key_comes_back(
    tmp_path_factory: object, key: tuple[str, ...], text: str
) -> None:
    folder: Path = tmp_path_factory.mktemp("drafts")  # pyright: ignore[reportAttributeAccessIssue]
    drafts = Drafts(folder)
    drafts.keep(key, text)
    assert drafts.get(key) == text
    assert drafts.all() == {key: text}
