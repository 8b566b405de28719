"""Reviewing with real keys and mouse: from an article's file to facts that rest on its words."""

from __future__ import annotations

import shutil
import time
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog

from db import Archive, reading
from db.importing import import_articles
from db.records import Words
from tests.viewer.catalogue.conftest import Sitting
from viewer.catalogue.importing import ArticleImport

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from viewer.catalogue.review.tool import ReviewTool
    from viewer.session import Session

LEFT = Qt.MouseButton.LeftButton
FACTS = 20
MOST_KEYS = 6
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


class Hands:
    """A person at the keyboard, whose keystrokes are counted; keys go to what has the focus."""

    def __init__(self, session: Session) -> None:
        self._window = session.window
        self.count = 0

    def press(self, keys: str) -> None:
        """Press one key, or several at once: "A", "Shift+R", "Alt+2"."""
        pressed = QKeySequence(keys)[0]
        target = QApplication.focusWidget() or self._window
        QTest.keyClick(target, pressed.key(), pressed.keyboardModifiers())
        self.count += 1


@pytest.fixture(scope="session")
def imported(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Import the article into a fresh archive once; tests get copies."""
    path = tmp_path_factory.mktemp("imported") / "kho.muniment"
    Archive.create(path, Words("Kho thử", "A trial")).close()
    import_articles(path, [shared / "articles" / "thai-nguyen-1950.txt"])
    return path


@pytest.fixture
def review(
    open_window: Callable[..., Session], imported: Path, tmp_path: Path, qtbot: QtBot
) -> Sitting:
    """Sit down at the desk of an archive with a freshly imported article."""
    path = Path(shutil.copy(imported, tmp_path / "kho.muniment"))
    session = open_window(path, (1366, 768))
    made = Sitting(session, qtbot)
    made.unlock()
    session.window.activateWindow()
    qtbot.waitUntil(session.window.isActiveWindow)
    return made


def _tool(review: Sitting) -> ReviewTool:
    return cast("ReviewTool", review.panel.tools["review"])


def _facts(review: Sitting) -> int:
    """Return how many claims of records rest on words of the article."""
    archive = review.session.archive
    assert archive is not None
    refs = [
        line.ref
        for kind in ("unit", "place", "person", "event", "quantity")
        for line in archive.read(reading.summaries, kind)
    ]
    found = [reason for ref in refs for reason in archive.read(reading.why, ref)]
    assert all(one.evidence is not None and one.evidence.quote for one in found)
    return len(found)


def test_twenty_facts_by_keyboard_alone(
    review: Sitting, capsys: pytest.CaptureFixture[str]
) -> None:
    hands = Hands(review.session)
    began = time.monotonic()
    hands.press("Alt+2")
    review.settle()
    tool = _tool(review)
    before = len(tool.course.open)
    assert before > 100
    judged = 0
    while judged < FACTS // 2 or _facts(review) < FACTS:
        hands.press("A")
        review.settle()
        judged += 1
        assert len(tool.course.open) == before - judged
    seconds = time.monotonic() - began
    with capsys.disabled():
        print(
            f"\n{_facts(review)} facts by keyboard: {hands.count} keys, {judged} suggestions, "
            f"{hands.count / judged:.1f} keys a suggestion, {seconds:.1f} s"
        )
    assert hands.count <= MOST_KEYS * judged
    archive = review.session.archive
    assert archive is not None
    assert archive.read(reading.revisions)[0].who == "Lan"


def test_twenty_facts_by_mouse_alone(
    review: Sitting, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    tabs = review.panel.tabs
    qtbot.mouseClick(tabs, LEFT, pos=tabs.tabRect(1).center())
    review.settle()
    tool = _tool(review)
    clicks = 1
    while _facts(review) < FACTS:
        qtbot.mouseClick(tool.desk.accept, LEFT)
        review.settle()
        clicks += 1
    with capsys.disabled():
        print(f"\n{_facts(review)} facts by mouse: {clicks} clicks")


def test_each_judgement_is_one_step_that_can_be_taken_back(review: Sitting) -> None:
    hands = Hands(review.session)
    hands.press("Alt+2")
    review.settle()
    tool, archive = _tool(review), review.session.archive
    assert archive is not None
    first = [item.suggestion.id for item in tool.course.open]
    for keys in ("A", "R", "Shift+R"):
        revisions = len(archive.read(reading.revisions))
        hands.press(keys)
        review.settle()
        assert len(archive.read(reading.revisions)) == revisions + 1, keys
    assert len(tool.course.open) < len(first) - 2
    for _ in range(3):
        hands.press("U")
        review.settle()
    assert [item.suggestion.id for item in tool.course.open] == first


def test_a_quick_hand_judges_what_it_sees(review: Sitting) -> None:
    """Keys that come before the answers wait for them; each goes to one suggestion."""
    hands = Hands(review.session)
    hands.press("Alt+2")
    review.settle()
    tool = _tool(review)
    ids = [item.suggestion.id for item in tool.course.open[:4]]
    for _ in range(3):
        hands.press("R")
    review.settle()
    left = [item.suggestion.id for item in tool.course.open]
    assert set(ids[:3]).isdisjoint(left)
    assert left[0] == ids[3]


def test_all_that_say_the_same_are_accepted_at_once(review: Sitting) -> None:
    hands = Hands(review.session)
    hands.press("Alt+2")
    review.settle()
    tool, archive = _tool(review), review.session.archive
    assert archive is not None
    quotes = [item.suggestion.quote for item in tool.course.open if item.suggestion.kind == "place"]
    often = max(set(quotes), key=quotes.count)
    wanted = next(item for item in tool.course.open if item.suggestion.quote == often)
    assert tool.course.go_to(wanted.suggestion.id)
    review.settle()
    hands.press("Shift+A")
    review.settle()
    left = [
        i for i in tool.course.open if i.suggestion.kind == "place" and i.suggestion.quote == often
    ]
    assert left == []
    places = archive.read(reading.summaries, "place")
    assert [line.title.vi for line in places].count(often) == 1


def test_a_known_record_is_offered_first_the_next_time(review: Sitting) -> None:
    """What was accepted once is the answer when its name comes again: one record, two mentions."""
    hands = Hands(review.session)
    hands.press("Alt+2")
    review.settle()
    tool, archive = _tool(review), review.session.archive
    assert archive is not None
    by_quote: dict[str, list[int]] = {}
    for item in tool.course.open:
        if item.suggestion.kind == "place":
            by_quote.setdefault(item.suggestion.quote, []).append(item.suggestion.id)
    ids = next(ids for ids in by_quote.values() if len(ids) > 1)
    for mention in ids[:2]:
        assert tool.course.go_to(mention)
        review.settle()
        hands.press("A")
        review.settle()
    assert len(archive.read(reading.summaries, "place")) == 1


def test_title_and_kind_can_be_changed_before_the_record_is_made(
    review: Sitting, qtbot: QtBot
) -> None:
    hands = Hands(review.session)
    hands.press("Alt+2")
    review.settle()
    tool, archive = _tool(review), review.session.archive
    assert archive is not None
    hands.press("C")
    strip = tool.desk.strip
    assert strip.isVisible()
    strip.title.clear()
    qtbot.keyClicks(strip.title, "Ten moi rau")  # letters that would judge outside of the field
    strip.kind.setCurrentIndex(strip.kind.findData("term"))
    qtbot.keyClick(strip.title, Qt.Key.Key_Return)
    review.settle()
    assert [line.title.vi for line in archive.read(reading.summaries, "term")] == ["Ten moi rau"]
    assert not strip.isVisible()


def test_one_kind_can_be_looked_at_alone(review: Sitting) -> None:
    hands = Hands(review.session)
    hands.press("Alt+2")
    review.settle()
    tool = _tool(review)
    tool.desk.kinds.setCurrentIndex(tool.desk.kinds.findData("unit"))
    review.settle()
    kinds = {item.suggestion.kind for item in tool.course.items}
    assert kinds == {"unit"}
    assert tool.desk.count.text() == f"1 / {len(tool.course.items)}"


def test_the_reader_shows_what_is_judged(review: Sitting) -> None:
    hands = Hands(review.session)
    hands.press("Alt+2")
    review.settle()
    tool = _tool(review)
    assert tool.course.current is not None
    choice = review.context.selection.choice
    assert choice.ref == f"mention/{tool.course.current.suggestion.id}"
    assert choice.spot is not None
    hands.press("N")
    review.settle()
    assert review.context.selection.ref == f"mention/{tool.course.current.suggestion.id}"
    assert tool.course.position == 2


def test_an_article_is_imported_in_the_window_and_its_suggestions_wait(
    open_window: Callable[..., Session], shared: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "kho.muniment"
    Archive.create(path, Words("Kho thử", "A trial")).close()
    article = Path(shutil.copy(shared / "articles" / "thai-nguyen-1950.txt", tmp_path / "bai.txt"))
    session = open_window(path, (1366, 768))
    made = Sitting(session, qtbot)
    made.unlock()
    for expected in ("3", "đã có"):
        session.import_article()
        dialog = session.window.findChildren(QFileDialog)[-1]
        dialog.selectFile(str(article))
        agree = dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Open)
        qtbot.mouseClick(agree, LEFT)
        qtbot.waitUntil(lambda: not session.window.findChildren(ArticleImport), timeout=30_000)
        made.settle()
        assert expected in session.window.strip.text
    assert session.archive is not None
    assert len(session.archive.read(reading.section_refs)) == 3
    assert len(_tool(made).course.open) > 100
