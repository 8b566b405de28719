"""The reader explains what is mentioned, and its sections are turned by the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from tests.viewer.conftest import panel_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from viewer.session import Session

    Open = Callable[..., Session]


def test_a_mention_tells_its_title_and_a_term_its_meaning(open_window: Open, bundled: Path) -> None:
    session = open_window(bundled)
    reader = panel_of(session, "reader")
    kinds = {spot.kind: spot.ref for spot in reader._view._page.spots if spot.ref}
    assert reader._tip(kinds["place"]).startswith("Địa danh: ")
    told = reader._tip(kinds["term"])
    assert told.startswith("Thuật ngữ: ")
    assert len(told) > 40
    session.context.language.switch("en")
    assert reader._tip(kinds["place"]).startswith("Place: ")


def test_the_keyboard_turns_sections(open_window: Open, bundled: Path, qtbot: QtBot) -> None:
    session = open_window(bundled)
    qtbot.waitActive(session.window)
    reader = panel_of(session, "reader")
    first = reader._section.ref
    qtbot.keyClick(reader._view, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: reader._section.ref != first, timeout=3000)
    qtbot.keyClick(reader._view, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: reader._section.ref == first, timeout=3000)


def test_the_keyboard_moves_the_lines_between_columns(
    open_window: Open, bundled: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    session = open_window(bundled)
    across = session.window.places.across
    before = across.sizes()
    line = across.handle(1)
    assert line.accessibleName()
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_Right)
    assert across.sizes()[0] > before[0]
    session.window.close()
    assert "across=" in (tmp_path / "settings.ini").read_text(encoding="utf-8")
    session.window.forget_layout()
    assert across.sizes() == before


def test_the_text_has_its_measure_at_1366_pixels(open_window: Open, bundled: Path) -> None:
    session = open_window(bundled)
    view = panel_of(session, "reader")._view
    lines = [line.width() for line in view._lines(span_of_first_passage(view))]
    assert max(lines) >= view._style.column(50)


def span_of_first_passage(view: object) -> tuple[int, int]:
    first = view._page.paragraphs[0]  # pyright: ignore[reportAttributeAccessIssue]
    return first.position(0), first.position(len(first.passage.text))
