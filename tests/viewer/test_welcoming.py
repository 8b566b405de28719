"""The first start: what is offered, what follows, and that nothing is written until asked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QToolButton

from db import Archive, reading
from db.records import Words
from tests.viewer.conftest import claim
from viewer import adoption, unlocking, welcoming, working_copy
from viewer.app import Shell
from viewer.application import application_of
from viewer.dialogs.unlock import UnlockDialog
from viewer.state.recents import Recents
from viewer.state.settings import Settings
from viewer.widgets.way_button import WayButton
from viewer.working_copy import home_archive

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from viewer.session import Session

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def shipped(small: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a small archive in the place of the one that comes with the program."""
    for module in (working_copy, unlocking, adoption, welcoming):
        monkeypatch.setattr(module, "BUNDLED", small)
    return small


@pytest.fixture
def start(qtbot: QtBot, qapp: QApplication, shipped: Path) -> Iterator[Callable[[], Session]]:
    """Give a function that starts the program as a person does who names no archive."""
    assert shipped.is_file()
    sessions: list[Session] = []
    sheet, palette, font = qapp.styleSheet(), qapp.palette(), qapp.font()

    def started() -> Session:
        settings = Settings()
        session = Shell(application_of([]), settings).furnish(still=True)
        sessions.append(session)
        qtbot.addWidget(session.window)
        session.window.show()
        session.welcoming.begin(home_archive(settings))
        session.context.jobs.wait()
        return session

    yield started
    for session in sessions:
        session.window.close()
    qapp.setStyleSheet(sheet)
    qapp.setPalette(palette)
    qapp.setFont(font)


def _files() -> set[Path]:
    return {path for path in Path.home().rglob("*") if path.is_file()}


def _titles(session: Session) -> list[tuple[str, bool]]:
    page = session.welcoming.page
    assert page is not None
    rows = [one for one in page.findChildren(WayButton) if one not in page.ways]
    return [(one.words()[0], one.isEnabled()) for one in rows]


def _archive_at(folder: Path, title: str) -> Path:
    path = folder / f"{title}.muniment"
    Archive.create(path, Words(title)).close()
    return path


def test_a_look_around_leaves_an_empty_home(start: Callable[[], Session], qtbot: QtBot) -> None:
    assert not _files()
    session = start()
    page = session.welcoming.page
    assert page is not None
    assert page.isVisible()
    assert not session.window.places.isVisible()
    assert page.look.hasFocus()
    qtbot.keyClick(page.look, Qt.Key.Key_Space)
    assert session.welcoming.page is None
    assert session.window.places.isVisible()
    session.context.selection.choose("event/tran-don-may")
    session.context.browse.search("don may")
    session.context.jobs.wait()
    session.show_about()
    session.context.jobs.wait()
    session.window.close()
    assert not _files()
    assert start().welcoming.page is not None, "nothing was opened yet"


def test_settings_are_kept_after_a_change(start: Callable[[], Session]) -> None:
    session = start()
    session.switch_language()
    session.window.close()
    assert {path.suffix for path in _files()} == {".ini"}
    assert Settings().text("language", "") == "en"


def test_a_window_that_was_made_smaller_is_remembered(start: Callable[[], Session]) -> None:
    session = start()
    session.window.resize(1100, 700)
    session.window.close()
    assert _files()


def test_escape_and_a_search_lead_to_the_archive(
    start: Callable[[], Session], qtbot: QtBot
) -> None:
    session = start()
    qtbot.keyClick(session.welcoming.page, Qt.Key.Key_Escape)
    assert session.welcoming.page is None
    session.show_welcome()
    assert session.welcoming.page is not None
    assert session.welcoming.page.back.isVisible()
    session.context.browse.search("don may")
    qtbot.waitUntil(lambda: session.welcoming.page is None)


def test_who_wants_to_edit_leaves_the_page(start: Callable[[], Session]) -> None:
    session = start()
    session.switch_desk()
    assert session.welcoming.page is None
    session.window.findChildren(UnlockDialog)[-1].reject()


def test_the_page_comes_when_it_is_wished_for(start: Callable[[], Session]) -> None:
    session = start()
    page = session.welcoming.page
    assert page is not None
    assert page.at_start.isChecked()
    page.at_start.click()
    session.window.close()
    session = start()
    assert session.welcoming.page is None
    session.show_welcome()
    session.context.jobs.wait()
    assert not session.welcoming.page.at_start.isChecked()
    session.welcoming.page.at_start.click()
    session.window.close()
    assert start().welcoming.page is not None


def test_a_new_archive_is_made_and_opened_for_its_owner(
    start: Callable[[], Session], qtbot: QtBot, tmp_path: Path
) -> None:
    session = start()
    qtbot.mouseClick(session.welcoming.page.make, LEFT)
    dialog = session.welcoming.dialog
    assert not dialog.make.isEnabled(), "no archive without a title"
    dialog.vi.setText("Kho của Bảo tàng")  # no keyboard of a test types these letters
    assert dialog.place.path.name == "kho-cua-bao-tang.muniment"
    path = tmp_path / "new folder" / "museum"
    dialog.place.line.selectAll()
    qtbot.keyClicks(dialog.place.line, str(path))
    dialog.vi.setText("Kho của Bảo tàng tỉnh")
    assert dialog.place.path == path, "who names a place keeps it"
    dialog.make.click()
    session.context.jobs.wait()
    made = path.with_suffix(".muniment")
    with Archive.open(made) as archive:
        about = archive.read(reading.about)
    assert (about.title, about.lang) == (Words("Kho của Bảo tàng tỉnh"), "vi")
    assert session.archive.path == made
    assert session.welcoming.page is None
    assert session.window.findChildren(UnlockDialog), "whoever makes one wants to write into it"
    assert Recents(session.context.settings.data_folder()).is_ours(made, about.uuid)
    session.window.findChildren(UnlockDialog)[-1].reject()
    session.window.close()
    assert start().welcoming.page is None, "something was made: the page comes no more by itself"


def test_why_an_archive_could_not_be_made_is_told_in_the_dialog(
    start: Callable[[], Session], qtbot: QtBot, tmp_path: Path
) -> None:
    session = start()
    session.create_archive()
    dialog = session.welcoming.dialog
    there = _archive_at(tmp_path, "có rồi")
    qtbot.keyClicks(dialog.en, "Ours")
    dialog.in_english.click()
    dialog.place.propose(there)
    dialog.make.click()
    session.context.jobs.wait()
    assert dialog.isVisible()
    assert "Đã có" in dialog.told.text()
    assert dialog.make.isEnabled()
    dialog.reject()
    assert session.welcoming.dialog is None


def test_an_article_gets_an_archive_first(
    start: Callable[[], Session], qtbot: QtBot, tmp_path: Path
) -> None:
    session = start()
    qtbot.mouseClick(session.welcoming.page.bring, LEFT)
    dialog = session.welcoming.dialog
    dialog.vi.setText("Kho bài viết")
    dialog.place.propose(tmp_path / "bài.muniment")
    dialog.make.click()
    session.context.jobs.wait()
    unlock = session.window.findChildren(UnlockDialog)[-1]
    qtbot.keyClicks(unlock.name, "Lan")
    unlock.begin.click()
    qtbot.waitUntil(lambda: bool(session.window.findChildren(QFileDialog)))
    chooser = session.window.findChildren(QFileDialog)[-1]
    article = tmp_path / "bài.txt"
    article.write_text("Bài viết\n\nSáng 16/9/1950, Trung đoàn 19 nổ súng.\n", encoding="utf-8")
    chooser.filesSelected.emit([str(article)])
    chooser.hide()
    session.context.jobs.wait()
    assert session.archive.path == tmp_path / "bài.muniment"
    assert session.archive.read(reading.about).counts["article"] == 1


def test_archives_of_late_are_listed_and_those_that_are_gone_are_grey(
    start: Callable[[], Session], qtbot: QtBot, tmp_path: Path
) -> None:
    session = start()
    first, gone = _archive_at(tmp_path, "Kho một"), _archive_at(tmp_path, "Kho hai")
    for path in (first, gone):
        session.open(path)
        session.context.jobs.wait()
    gone.unlink()
    session.show_welcome()
    session.context.jobs.wait()
    assert _titles(session) == [("Kho hai", False), ("Kho một", True)]
    page = session.welcoming.page
    forget = [one for one in page.findChildren(QToolButton) if "Kho hai" in one.toolTip()]
    qtbot.mouseClick(forget[0], LEFT)
    session.context.jobs.wait()
    assert _titles(session) == [("Kho một", True)]
    rows = [one for one in page.findChildren(WayButton) if one not in page.ways]
    qtbot.waitUntil(rows[-1].isVisible)
    page.bring.setFocus()
    qtbot.keyClick(page.bring, Qt.Key.Key_Tab)
    assert rows[-1].hasFocus(), "the list comes after the ways, as it is read"
    qtbot.keyClick(rows[-1], Qt.Key.Key_Space)
    session.context.jobs.wait()
    assert session.archive.path == first
    assert session.welcoming.page is None


def test_a_file_that_cannot_be_opened_leaves_the_page(
    start: Callable[[], Session], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = start()
    broken = tmp_path / "hỏng.muniment"
    broken.write_text("no archive", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(broken), ""))
    session.welcoming.page.open.click()
    session.context.jobs.wait()
    assert session.welcoming.page is not None
    assert "hỏng.muniment" in session.window.strip.text
    assert session.window.strip.isVisible()


def test_the_page_speaks_the_other_language_at_once(start: Callable[[], Session]) -> None:
    session = start()
    vietnamese = session.welcoming.page.title.text()
    session.switch_language()
    assert session.welcoming.page.title.text() != vietnamese
    assert session.welcoming.page.title.text() == "Welcome to the archive room"


def test_who_edited_the_bundled_archive_is_not_greeted_again(
    start: Callable[[], Session], shipped: Path
) -> None:
    settings = Settings()
    working_copy.make_copy(shipped, working_copy.copy_path(settings))
    claim(shipped, settings)
    session = start()
    assert session.welcoming.page is None
    assert session.archive.path == working_copy.copy_path(settings)
