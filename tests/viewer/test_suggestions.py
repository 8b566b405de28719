"""What an import suggests is seen, chosen and led to, before anybody has reviewed it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel

from db import Archive
from db.importing import import_articles
from db.records import Words
from tests.viewer.conftest import panel_of
from viewer.details.suggestion import sentence_of
from viewer.widgets.timeline_canvas import TimelineCanvas

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from viewer.session import Session

    Open = Callable[..., Session]

IMPORT = "import sys; from viewer.commands import run; sys.exit(run(sys.argv[1:]))"
ARTICLE = """Một bài viết thử

Nguyễn Văn Thử

1. Mở đầu

Trời mưa. Ngày 16/9/1950, tiểu đoàn 64 đến huyện Phú Bình. Sau đó trời tạnh.

2. Diễn biến

Ngày 18/9/1950, tiểu đoàn 68 qua sông Cầu.
"""


@pytest.fixture
def imported(tmp_path: Path) -> Path:
    """Give an archive that holds nothing but a fresh import."""
    path = tmp_path / "mới.muniment"
    (tmp_path / "bài.txt").write_text(ARTICLE, encoding="utf-8")
    Archive.create(path, Words("Kho mới", None)).close()
    import_articles(path, [tmp_path / "bài.txt"])
    return path


def words_in(session: Session, panel: str) -> str:
    labels = panel_of(session, panel).findChildren(QLabel)
    return " ".join(label.text() for label in labels if not label.isHidden())


def test_an_import_fills_timeline_tree_and_navigation(open_window: Open, imported: Path) -> None:
    session = open_window(imported)
    canvas = panel_of(session, "timeline").findChild(TimelineCanvas)
    assert "Máy gợi ý, chưa duyệt" in [text for text, _ in canvas.label_rects()]
    model = panel_of(session, "units")._model
    group = model.index(0, 0)
    assert group.data() == "Máy gợi ý, chưa duyệt"
    assert model.rowCount(group) == 2
    assert "Đơn vị 2" in words_in(session, "navigation")
    assert "chưa có bản đồ nền" in words_in(session, "map")


def test_a_suggestion_is_led_to_and_explained(open_window: Open, imported: Path) -> None:
    session = open_window(imported)
    model = panel_of(session, "units")._model
    unit = model.index(0, 0, model.index(0, 0))
    panel_of(session, "units")._tree.chosen.emit(unit)
    session.context.jobs.wait()
    said = words_in(session, "details")
    assert "chưa ai duyệt" in said
    assert "Tiểu đoàn 64" in said
    reader = panel_of(session, "reader")
    assert reader._view.marked_rects()
    spots = [spot.ref for spot in reader._view._page.spots if spot.suggested]
    assert session.context.selection.ref in spots
    dated = next(ref for ref in spots if ref != session.context.selection.ref)
    reader._view.mention_picked.emit(dated)
    session.context.jobs.wait()
    assert session.context.selection.ref == dated
    assert "16/9/1950" in words_in(session, "details")


def test_an_empty_archive_says_what_it_lacks(open_window: Open, tmp_path: Path) -> None:
    path = tmp_path / "trống.muniment"
    Archive.create(path, Words("Kho trống", None)).close()
    session = open_window(path)
    canvas = panel_of(session, "timeline").findChild(TimelineCanvas)
    assert canvas.label_rects() == []
    assert "chưa có bản đồ nền" in words_in(session, "map")


def test_an_import_by_another_program_reaches_the_open_window(
    open_window: Open, small: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    session = open_window(small)
    reader = panel_of(session, "reader")
    before = len(reader._sections)
    (tmp_path / "bài.txt").write_text(ARTICLE, encoding="utf-8")
    subprocess.run(
        [sys.executable, "-c", IMPORT, "import", str(small), str(tmp_path / "bài.txt")],
        check=True, capture_output=True, timeout=60, cwd=Path(__file__).parents[2],
    )  # fmt: skip
    qtbot.waitUntil(lambda: len(reader._sections) == before + 2, timeout=5000)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("16/9", "Ngày 16/9, quân đến."),
        ("Đồng", "Đồng bào (xem tr. 5) vui."),
        ("Một", "Một câu."),
    ],
)
def test_a_sentence_is_cut_out_whole(words: str, sentence: str) -> None:
    text = "Một câu. Ngày 16/9, quân đến. Đồng bào (xem tr. 5) vui."
    start = text.index(words)
    assert sentence_of(text, start, start + len(words)) == sentence
