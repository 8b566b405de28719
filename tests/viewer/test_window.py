"""The window on a small archive: one selection, one scope, two languages, three palettes."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel, QPushButton

from db.dates import parse
from db.errors import OpeningRefused
from tests.viewer.conftest import panel_of
from viewer import theme
from viewer.dialogs.about import AboutDialog
from viewer.screenshot import render
from viewer.state.browse import Span
from viewer.state.selection import Spot
from viewer.widgets.choice_views import ChoiceList, ChoiceTree
from viewer.widgets.link_text import LinkText
from viewer.widgets.map_canvas import MapCanvas
from viewer.widgets.quotation import Quotation
from viewer.widgets.reading_view import ReadingView
from viewer.widgets.timeline_canvas import TimelineCanvas

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from viewer.session import Session

    Open = Callable[..., Session]

BATTLE = "event/tran-don-may"
MORNING = Spot("section/1", 0, 0, 37)


def words_of(widget: QWidget) -> list[str]:
    """Return the text of every label of a widget that can be seen."""
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def rows_of(view: ChoiceList) -> list[str]:
    model = view.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def quotations(widget: QWidget) -> list[Quotation]:
    """Return the quotations of a widget, without those that a former card has yet to give up."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return widget.findChildren(Quotation)


def reader(session: Session) -> ReadingView:
    return panel_of(session, "reader").findChild(ReadingView)


def canvas(session: Session) -> TimelineCanvas:
    return panel_of(session, "timeline").findChild(TimelineCanvas)


def found(session: Session) -> ChoiceList:
    return panel_of(session, "results").findChild(ChoiceList)


def test_the_archive_introduces_itself_while_nothing_is_chosen(
    open_window: Open, small: Path
) -> None:
    session = open_window(small)
    assert session.window.windowTitle() == "Kho thử – Muniment"
    assert "Kho thử" in words_of(panel_of(session, "details"))
    assert "Trận mở màn" in reader(session).toPlainText()
    assert canvas(session).selected() is None


def test_a_choice_moves_every_panel(open_window: Open, small: Path) -> None:
    session = open_window(small)
    session.context.selection.choose(BATTLE)
    session.context.jobs.wait()
    assert "Trận Đồn Mây" in words_of(panel_of(session, "details"))
    assert canvas(session).selected() == BATTLE
    assert reader(session).marked_rects()
    map_canvas = panel_of(session, "map").findChild(MapCanvas)
    middle = map_canvas.view
    assert (middle.lat, middle.lon) == pytest.approx((22.43, 106.45), abs=0.01)
    session.context.selection.choose("unit/trung-doan-19")
    session.context.jobs.wait()
    tree = panel_of(session, "units").findChild(ChoiceTree)
    assert tree.currentIndex().data() == "Trung đoàn 19"
    assert canvas(session).selected() == BATTLE, "a unit stands at the event it took part in"


def test_typing_searches_and_a_hit_can_be_chosen(
    open_window: Open, small: Path, qtbot: QtBot
) -> None:
    session = open_window(small)
    bar, jobs = session.window.bar, session.context.jobs
    qtbot.keyClicks(bar.search, "don may")
    jobs.wait()
    assert "Trận Đồn Mây" in rows_of(found(session))
    assert found(session).isVisible()
    qtbot.keyClick(bar.search, Qt.Key.Key_Return)
    jobs.wait()
    assert session.context.selection.ref is not None
    assert reader(session).isVisible()
    qtbot.keyClick(bar.search, Qt.Key.Key_Down)
    assert found(session).isVisible()


def test_what_is_not_found_says_so(open_window: Open, small: Path, qtbot: QtBot) -> None:
    session = open_window(small)
    qtbot.keyClicks(session.window.bar.search, "zzzz")
    session.context.jobs.wait()
    assert "Không tìm thấy bản ghi nào." in words_of(panel_of(session, "results"))


def test_enter_before_the_answer_chooses_the_first_when_it_comes(
    open_window: Open, small: Path, qtbot: QtBot
) -> None:
    session = open_window(small)
    qtbot.keyClicks(session.window.bar.search, "tran don may")
    qtbot.keyClick(session.window.bar.search, Qt.Key.Key_Return)
    session.context.jobs.wait()
    assert session.context.selection.ref == BATTLE


def test_a_kind_on_the_left_lists_its_records(open_window: Open, small: Path, qtbot: QtBot) -> None:
    session = open_window(small)
    kinds = panel_of(session, "navigation").findChild(ChoiceList)
    index = kinds.model().index(rows_of(kinds).index("Sự kiện"), 0)
    centre = kinds.visualRect(index).center()
    qtbot.mouseClick(kinds.viewport(), Qt.MouseButton.LeftButton, pos=centre)
    session.context.jobs.wait()
    assert rows_of(found(session)) == ["Phát gạo", "Trận Đồn Mây"]
    qtbot.mouseClick(kinds.viewport(), Qt.MouseButton.LeftButton, pos=centre)
    assert session.context.browse.scope.kind is None
    assert reader(session).isVisible()


def test_citations_lead_to_their_place_in_the_text(
    open_window: Open, small: Path, qtbot: QtBot
) -> None:
    session = open_window(small)
    session.context.browse.limit_to_kind("citation")
    session.context.jobs.wait()
    shown = panel_of(session, "citations").findChild(ChoiceList)
    assert shown.isVisible()
    row = rows_of(shown).index("Tài liệu [4], tr. 12")
    at = shown.visualRect(shown.model().index(row, 0)).center()
    qtbot.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=at)
    session.context.jobs.wait()
    assert "Sau trận đánh" in reader(session).toPlainText()
    assert reader(session).marked_rects()


def test_says_who_shows_the_sentence_and_marks_it(
    open_window: Open, small: Path, qtbot: QtBot
) -> None:
    session = open_window(small)
    session.context.selection.choose(BATTLE)
    session.context.jobs.wait()
    details = panel_of(session, "details")
    before = len(quotations(details))
    asked = next(
        button
        for button in details.findChildren(QPushButton)
        if button.accessibleName() == "Căn cứ vào đâu? Thời gian"
    )
    qtbot.mouseClick(asked, Qt.MouseButton.LeftButton)
    session.context.jobs.wait()
    assert len(quotations(details)) == before + 1
    assert session.context.selection.choice.spot == MORNING
    assert reader(session).marked_rects()


def test_a_link_of_the_card_is_followed_and_the_way_back_leads_home(
    open_window: Open, small: Path, qtbot: QtBot
) -> None:
    session = open_window(small)
    session.context.selection.choose(BATTLE)
    session.context.jobs.wait()
    details = panel_of(session, "details")
    link = next(one for one in details.findChildren(LinkText) if one.text() == "Đồn Mây")
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    session.context.jobs.wait()
    assert session.context.selection.ref == "place/don-may"
    qtbot.mouseClick(session.window.bar.back, Qt.MouseButton.LeftButton)
    session.context.jobs.wait()
    assert session.context.selection.ref == BATTLE
    assert "Trận Đồn Mây" in words_of(details)


def test_a_span_of_time_limits_search_and_shows_a_chip(open_window: Open, small: Path) -> None:
    session = open_window(small)
    day = parse("1950-09-17")
    session.context.browse.limit_to_span(Span(day.earliest, day.latest))
    session.context.browse.search("gao")
    session.context.jobs.wait()
    assert "Phát gạo" in rows_of(found(session))
    session.context.browse.search("don may")
    session.context.jobs.wait()
    assert "Trận Đồn Mây" not in rows_of(found(session))
    assert session.window.bar.span.isVisible()
    assert session.window.bar.span.text() == "17/9/1950 ✕"
    session.window.bar.span.click()
    session.context.jobs.wait()
    assert "Trận Đồn Mây" in rows_of(found(session))


def test_the_language_is_switched_while_the_window_is_open(
    open_window: Open, small: Path, qtbot: QtBot
) -> None:
    session = open_window(small)
    session.context.selection.choose(BATTLE)
    session.context.jobs.wait()
    qtbot.keyClick(session.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    session.context.jobs.wait()
    assert session.window.windowTitle() == "Trial archive – Muniment"
    assert "Battle of Mây Post" in words_of(panel_of(session, "details"))
    assert "attacked" in reader(session).toPlainText()
    kinds = panel_of(session, "navigation").findChild(ChoiceList)
    assert "Events" in rows_of(kinds)


def test_palette_language_and_layout_are_remembered(
    open_window: Open, small: Path, tmp_path: Path
) -> None:
    session = open_window(small)
    session.context.language.switch("en")
    session.context.appearance.wear("dark")
    assert theme.active().name == "dark"
    across = session.window.places.across
    across.moveSplitter(260, 1)
    sizes = across.sizes()
    assert sizes[0] == 260
    session.window.close()
    again = open_window(small)
    assert again.context.language.code == "en"
    assert theme.active().name == "dark"
    assert again.window.places.across.sizes() == pytest.approx(sizes, abs=2)
    assert (tmp_path / "settings.ini").exists()


def test_the_keyboard_reaches_every_panel(open_window: Open, small: Path, qtbot: QtBot) -> None:
    session = open_window(small)
    window = session.window
    window.bar.search.setFocus()
    entered = set()
    for _ in range(8):
        qtbot.keyClick(window, Qt.Key.Key_F6)
        focused = window.focusWidget()
        entered |= {panel.name for panel in window.panels if panel.isAncestorOf(focused)}
    visible = {panel.name for panel in window.panels if panel.isVisible()}
    assert entered == visible
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert window.focusWidget() is window.bar.search


def test_everything_that_takes_the_focus_has_a_name(open_window: Open, small: Path) -> None:
    session = open_window(small)
    session.context.selection.choose(BATTLE)
    session.context.jobs.wait()
    nameless = [
        f"{type(widget).__name__} {widget.objectName()}"
        for widget in session.window.findChildren(QPushButton.__mro__[2])
        if widget.isVisible()
        and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not (widget.accessibleName() or getattr(widget, "text", str)())
    ]
    assert not nameless


def test_labels_that_show_data_never_guess_html(open_window: Open, small: Path) -> None:
    session = open_window(small)
    session.context.selection.choose(BATTLE)
    session.context.jobs.wait()
    labels = session.window.findChildren(QLabel)
    assert len(labels) > 10
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}


def test_what_cannot_be_opened_becomes_a_sentence_in_the_window(
    open_window: Open, tmp_path: Path
) -> None:
    bad = tmp_path / "thư.muniment"
    bad.write_text("no archive", encoding="utf-8")
    session = open_window(bad)
    assert session.window.strip.isVisible()
    assert session.window.strip.text.startswith(f"{bad} ")
    assert "Hãy" in session.window.strip.text
    assert not session.window.panels


def test_another_archive_takes_the_place_of_the_first(
    open_window: Open, small: Path, tmp_path: Path
) -> None:
    session = open_window(small)
    session.context.selection.choose(BATTLE)
    session.context.jobs.wait()
    other = tmp_path / "khác.muniment"
    other.write_bytes(small.read_bytes())
    session.open(other)
    session.context.jobs.wait()
    assert session.context.selection.ref is None
    assert not session.window.bar.back.isEnabled()
    assert len(session.window.panels) == 8


def test_closing_the_window_ends_its_threads(open_window: Open, small: Path) -> None:
    session = open_window(small)
    assert [one for one in threading.enumerate() if one.name.startswith("muniment")]
    session.window.close()
    assert not [one for one in threading.enumerate() if one.name.startswith("muniment")]


@pytest.mark.qt_log_ignore("does not support propagateSizeHints")
def test_the_about_dialog_names_licences_and_versions(
    open_window: Open, small: Path, qtbot: QtBot
) -> None:
    session = open_window(small)
    session.show_about()
    session.context.jobs.wait()
    dialog = session.window.findChild(AboutDialog)
    qtbot.addWidget(dialog)
    said = " ".join(words_of(dialog))
    assert "MIT" in said
    assert "LGPL" in said
    assert "Kho thử" in said
    dialog.reject()


@pytest.mark.parametrize(("view", "least"), [("window", 900), ("map", 200), ("timeline", 900)])
def test_a_screenshot_is_a_picture_of_the_window(
    small: Path, tmp_path: Path, qapp: object, view: str, least: int
) -> None:
    assert qapp is not None
    out = tmp_path / "ảnh.png"
    render(small, out, view=view, select=BATTLE, lang="en", theme="dark", size=(1366, 768))
    picture = QImage(str(out))
    assert picture.width() >= least
    assert picture.pixelColor(3, picture.height() - 3).lightness() < 80


def test_a_screenshot_of_what_is_no_archive_is_refused(tmp_path: Path, qapp: object) -> None:
    assert qapp is not None
    out = tmp_path / "ảnh.png"
    with pytest.raises(OpeningRefused):
        render(tmp_path / "none.muniment", out)
    assert not out.exists()


def test_the_shell_is_painted_without_the_archive_s_libraries() -> None:
    """Up to the first paint nothing of SQLAlchemy, the panels or the state is imported.

    PySide makes a class when it is first named; all of Qt's namespace took a twelfth of a start.
    """
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from viewer.app import Shell\n"
        "from viewer.application import application_of\n"
        "from viewer.state.settings import Settings\n"
        "application = application_of([])\n"
        "shell = Shell(application, Settings(Path(sys.argv[1])))\n"
        "def told():\n"
        "    late = {'sqlalchemy', 'db', 'viewer.panels', 'html.entities'}\n"
        "    made = vars(sys.modules['PySide6.QtCore']).keys() & {'Qt'}\n"
        "    print(sorted(late & sys.modules.keys() | made))\n"
        "    application.quit()\n"
        "shell.window.first_painted.connect(told)\n"
        "shell.window.show()\n"
        "application.exec()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "nowhere.ini"],
        capture_output=True, text=True, timeout=60, check=True,
        cwd=Path(__file__).parents[2],
    )  # fmt: skip
    assert done.stdout.strip() == "[]"
