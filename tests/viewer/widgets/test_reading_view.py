"""The reading view under real events: what is marked, picked, walked through and how it is set."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QPushButton, QToolTip

from tests.viewer.widgets.reading_samples import ORIGINAL, passage, section
from viewer import theme
from viewer.widgets.reading_page import Mode
from viewer.widgets.reading_style import STROKES, ReadingStyle
from viewer.widgets.reading_view import ReadingView

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QTextBlock
    from pytestqt.qtbot import QtBot

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def show(qtbot: QtBot) -> Callable[..., ReadingView]:
    theme.load_fonts()

    def shown(
        lang: str = "vi", width: int = 760, height: int = 600, mode: Mode | None = None
    ) -> ReadingView:
        view = ReadingView()
        qtbot.addWidget(view)
        view.resize(width, height)
        view.set_mode(mode)
        view.show_section(section(), lang)
        view.show()
        qtbot.waitExposed(view)
        return view

    return shown


def blocks(view: ReadingView) -> list[QTextBlock]:
    document, found = view.document(), []
    block = document.begin()
    while block.isValid():
        found.append(block)
        block = block.next()
    return found


def lines(view: ReadingView) -> list[str]:
    return [line.replace("\xa0", " ") for line in view.toPlainText().split("\n")]


def spot(view: ReadingView, ref: str) -> QPoint:
    return view.spot_rects(ref)[0].center().toPoint()


def test_the_page_holds_eyebrow_title_and_passages_as_they_are(
    show: Callable[..., ReadingView],
) -> None:
    view = show()
    passages = [one.text for one in section().passages]
    assert lines(view) == ["Section 3 · Một bài về mùa thu 1950", "Mở màn ở Đông Khê", *passages]


@pytest.mark.parametrize("mode", ["original", "both"])
def test_spans_are_found_by_code_points_on_the_page(
    show: Callable[..., ReadingView], mode: Mode
) -> None:
    view = show(mode=mode, width=1366)
    for one in section().passages:
        for mention in one.mentions:
            assert view.mark(one.position, mention.start, mention.end)
            rect = view.marked_rects()[0]
            first = view.cursorForPosition(rect.topLeft().toPoint() + QPoint(1, 14))
            first.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor, 2)
            assert first.selectedText() == one.text[mention.start : mention.start + 2]


def test_a_page_that_is_set_before_it_is_seen_begins_at_its_beginning(
    show: Callable[..., ReadingView],
) -> None:
    view = show(height=160)
    assert view.verticalScrollBar().maximum() > 0
    assert view.verticalScrollBar().value() == 0


def test_a_mark_in_the_text_scrolls_to_its_sentence(show: Callable[..., ReadingView]) -> None:
    long = section(original=ORIGINAL * 12)
    view = show(height=400)
    view.show_section(long, "vi")
    assert view.mark(31, 5, 40)
    rect = view.marked_rects()[0]
    assert 0 < rect.top() < view.viewport().height() / 2
    view.show_section(replace(long, ref="section/4"), "vi")
    assert view.verticalScrollBar().value() == 0
    assert view.marked_rects() == []


def test_a_mark_in_the_original_marks_the_aligned_translation(
    show: Callable[..., ReadingView],
) -> None:
    view = show(lang="en")
    assert view.mode() == "translation"
    assert view.mark(1, 0, 5, "vi")
    assert len(view.marked_rects()) == 2
    assert not view.mark(9, 0, 5)
    assert view.marked_rects() == []


def test_the_band_is_painted_in_the_highlight_colour(show: Callable[..., ReadingView]) -> None:
    view = show()
    view.mark(0, 0, 40)
    inside = view.marked_rects()[0]
    picture = view.viewport().grab().toImage()
    at = inside.topLeft().toPoint() + QPoint(1, 3)
    assert picture.pixelColor(at) == theme.LIGHT.highlight
    view.clear_mark()
    assert view.viewport().grab().toImage().pixelColor(at) != theme.LIGHT.highlight


def test_a_missing_translation_shows_the_original_with_a_badge(
    qtbot: QtBot, show: Callable[..., ReadingView]
) -> None:
    view = show(lang="en")
    shown = lines(view)
    assert shown[1] == "Opening at Đông Khê"
    assert shown[-2] == " VI   No translation yet: the original is shown"
    assert shown[-1] == section().passages[2].text
    view.show_section(section(translated=False), "en")
    badges = [line for line in lines(view) if "No translation yet" in line]
    assert len(badges) == 1
    assert "VI" in lines(view)[0]
    with qtbot.waitExposed(view):
        view.set_mode("both")
    assert sum("EN   No translation yet" in line for line in lines(view)) == 3


@pytest.mark.parametrize("width", [1366, 1920])
def test_aligned_passages_begin_on_one_line(show: Callable[..., ReadingView], width: int) -> None:
    view = show(mode="both", width=width)
    pairs = [("place/Đông Khê", "place/Đông Khê"), ("body/Tỉnh ủy", "body/provincial committee")]
    for one, other in pairs:
        left, right = view.spot_rects(one)[0], view.spot_rects(other)[-1]
        assert left.right() < right.left()
        assert abs(left.top() - right.top()) < 2 * 28


def test_a_line_holds_65_to_75_letters_in_a_wide_window(
    show: Callable[..., ReadingView],
) -> None:
    view = show(width=1920)
    full = []
    for block in blocks(view)[2:]:
        layout = block.layout()
        full += [layout.lineAt(at).textLength() for at in range(layout.lineCount() - 1)]
    assert 62 <= sum(full) / len(full) <= 76
    assert max(full) <= 80


@pytest.mark.parametrize("size", [14, 18, 26, 40])
def test_stacked_marks_never_reach_the_line_above(size: int) -> None:
    theme.load_fonts()
    style = ReadingStyle(theme.LIGHT, size)
    metrics = QFontMetricsF(style.font("reading"))
    ink = metrics.tightBoundingRect("ỂẮỖỮỲặậợựỵỹgpqyđ")
    assert ink.height() < style.line
    assert style.line == pytest.approx(size * 1.55, abs=0.5)


def test_a_click_picks_the_innermost_mention_or_the_mark(
    qtbot: QtBot, show: Callable[..., ReadingView]
) -> None:
    view = show()
    with qtbot.waitSignal(view.mention_picked) as picked:
        qtbot.mouseClick(view.viewport(), LEFT, pos=spot(view, "place/Đông Khê"))
    assert picked.args == ["place/Đông Khê"]
    with qtbot.waitSignal(view.mention_picked) as picked:
        qtbot.mouseClick(view.viewport(), LEFT, pos=spot(view, "quantity/225"))
    assert picked.args == ["quantity/225"]
    with qtbot.waitSignal(view.marker_picked) as picked:
        qtbot.mouseClick(view.viewport(), LEFT, pos=spot(view, "citation/5"))
    assert picked.args == ["citation/5"]


def test_a_drag_selects_and_picks_nothing(qtbot: QtBot, show: Callable[..., ReadingView]) -> None:
    view = show()
    picked: list[str] = []
    view.mention_picked.connect(picked.append)
    rect = view.spot_rects("place/Phú Bình")[0]
    y = round(rect.center().y())
    start, end = QPoint(round(rect.left()), y), QPoint(round(rect.right()), y)
    qtbot.mousePress(view.viewport(), LEFT, pos=start)
    qtbot.mouseMove(view.viewport(), QPoint((start.x() + end.x()) // 2, y))
    qtbot.mouseMove(view.viewport(), end)
    qtbot.mouseRelease(view.viewport(), LEFT, pos=end)
    span = view.selected_span()
    assert span is not None
    text = section().passages[1].text
    assert (span.position, span.lang, span.quote) == (1, "vi", "Phú Bình")
    assert text[span.start : span.end] == "Phú Bình"
    assert picked == []


def test_tab_walks_every_mention_and_mark_and_enter_picks(
    qtbot: QtBot, show: Callable[..., ReadingView]
) -> None:
    view = show()
    other = QPushButton(view)
    other.show()
    view.activateWindow()
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    seen: list[str | None] = []
    while view.hasFocus() and len(seen) < 40:
        qtbot.keyClick(view, Qt.Key.Key_Tab)
        seen.append(view.focused_ref())
    wanted = sum(len(one.mentions) + len(one.markers) for one in section().passages)
    assert seen[:3] == ["quantity/16/9/1950", "place/Đông Khê", "route/đường số 4"]
    assert len(seen) == wanted + 1
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Tab)
    with qtbot.waitSignal(view.mention_picked) as picked:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert picked.args == ["quantity/16/9/1950"]


def test_the_focus_is_seen(qtbot: QtBot, show: Callable[..., ReadingView]) -> None:
    view = show()
    view.activateWindow()
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    before = view.viewport().grab().toImage()
    qtbot.keyClick(view, Qt.Key.Key_Tab)
    assert view.viewport().grab().toImage() != before


def test_lit_records_look_different(show: Callable[..., ReadingView]) -> None:
    view = show()
    before = view.viewport().grab().toImage()
    view.highlight_refs({"place/Đông Khê", "citation/5"})
    after = view.viewport().grab().toImage()
    at = view.spot_rects("place/Đông Khê")[0].topLeft().toPoint() + QPoint(1, 3)
    assert after.pixelColor(at) == theme.LIGHT.match != before.pixelColor(at)


def test_each_group_of_kinds_has_a_stroke_of_its_own() -> None:
    assert STROKES["place"] != STROKES["event"] != STROKES["unit"] != STROKES["person"]
    assert len(set(STROKES.values())) == 6


def test_the_text_grows_by_key_and_wheel_and_stays_where_it_was(
    qtbot: QtBot, show: Callable[..., ReadingView]
) -> None:
    view = show(height=300)
    view.show_section(section(original=ORIGINAL * 12), "vi")
    view.mark(20, 0, 10)
    with qtbot.waitSignal(view.text_size_changed) as changed:
        qtbot.keyClick(view, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert changed.args == [19]
    assert view.text_size() == 19
    rect = view.marked_rects()[0]
    assert -200 < rect.top() < view.viewport().height()
    view.set_text_size(400)
    assert view.text_size() == 40


def test_scrolling_tells_the_passage_at_the_top(
    qtbot: QtBot, show: Callable[..., ReadingView]
) -> None:
    view = show(height=300)
    view.show_section(section(original=ORIGINAL * 12), "vi")
    with qtbot.waitSignal(view.passage_changed) as changed:
        view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    assert isinstance(changed.args, list)
    assert changed.args[0] > 25


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_hostile_text_stays_text(qtbot: QtBot, show: Callable[..., ReadingView]) -> None:
    view = show()
    bad = "<img src='file:///etc/passwd'><a href='file:///'>{place:x}</a>\n\u2029\ufdd0\ufffc\0 end"
    view.show_section(replace(section(), passages=(passage(0, bad, "vi"),)), "vi")
    assert "<img src='file:///etc/passwd'>" in view.toPlainText()
    assert len(blocks(view)) == 3
    assert view.loadResource(2, "file:///etc/passwd") is None
    assert view.mark(0, 0, 10**9)
    view.set_tip(lambda ref: f"<b>{ref}</b>")
    at = spot(view, "place/x")
    QApplication.sendEvent(
        view.viewport(), QHelpEvent(QEvent.Type.ToolTip, at, view.viewport().mapToGlobal(at))
    )
    assert "&lt;b&gt;place/x" in QToolTip.text()
    QToolTip.hideText()
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


def test_what_is_copied_is_plain_text(show: Callable[..., ReadingView]) -> None:
    view = show()
    view.selectAll()
    data = view.createMimeDataFromSelection()
    assert data.formats() == ["text/plain"]
    assert "[3, tr. 167]" in data.text()


def test_no_section_is_an_empty_page(show: Callable[..., ReadingView]) -> None:
    view = show()
    view.show_section(None, "vi")
    assert view.toPlainText() == ""
    assert not view.mark(0, 0, 3)
    assert view.selected_span() is None
