"""Editing is turned on and off: who is asked, which file is opened, and who may write it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from db import Archive
from viewer import unlocking, working_copy
from viewer.dialogs.unlock import UnlockDialog
from viewer.state.desk import Cataloguer
from viewer.state.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from viewer.session import Session

LAN = Cataloguer("Lan")
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


def _dialog(session: Session) -> UnlockDialog:
    return session.window.findChildren(UnlockDialog)[-1]


def test_the_window_starts_as_a_reader_and_a_name_opens_the_desk(
    open_window: Callable[..., Session], small: Path, qtbot: QtBot
) -> None:
    session = open_window(small)
    desk = session.context.desk
    assert not desk.editing
    assert session.archive is not None
    assert not session.archive.writable
    qtbot.mouseClick(session.window.bar.desk_button, Qt.MouseButton.LeftButton)
    dialog = _dialog(session)
    assert not dialog.begin.isEnabled(), "nobody edits without a name"
    qtbot.keyClicks(dialog.name, "Lan")
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.editing)
    assert desk.cataloguer == Cataloguer("Lan", "drafter")
    assert session.archive.writable
    assert session.context.settings.text("cataloguer/name", "") == "Lan"
    qtbot.mouseClick(session.window.bar.desk_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: session.archive is not None and not session.archive.writable)
    assert not desk.editing


def test_the_name_is_remembered_and_the_part_too(
    open_window: Callable[..., Session], small: Path, qtbot: QtBot
) -> None:
    session = open_window(small, **{"cataloguer/name": "Bình", "cataloguer/role": "reviewer"})
    session.switch_desk()
    dialog = _dialog(session)
    assert dialog.name.text() == "Bình"
    assert dialog.reviews.isChecked()
    qtbot.keyClick(dialog.name, Qt.Key.Key_Escape)
    assert not session.context.desk.editing


def test_the_selection_stays_where_it_is(open_window: Callable[..., Session], small: Path) -> None:
    session = open_window(small)
    session.context.selection.choose("event/tran-don-may")
    session.context.jobs.wait()
    unlocker = session.window.findChild(unlocking.Unlocking)
    unlocker.unlock(LAN)
    session.context.jobs.wait()
    assert session.context.desk.editing
    assert session.context.selection.ref == "event/tran-don-may"


def test_a_second_opener_stays_a_reader_and_is_told_by_whom(
    open_window: Callable[..., Session], small: Path
) -> None:
    session = open_window(small)
    unlocker = session.window.findChild(unlocking.Unlocking)
    with Archive.open(small, mode="write"):
        unlocker.unlock(LAN)
        session.context.jobs.wait()
    assert not session.context.desk.editing
    assert "đang được" in session.window.strip.text
    assert not session.window.strip.isHidden()
    unlocker.unlock(LAN)
    session.context.jobs.wait()
    assert session.context.desk.editing


def test_the_bundled_archive_is_copied_on_the_first_edit_and_stays_as_it_is(
    open_window: Callable[..., Session],
    bundled: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shipped = tmp_path / "shipped.muniment"
    shutil.copy(bundled, shipped)
    before = shipped.read_bytes()
    monkeypatch.setattr(unlocking, "BUNDLED", shipped)
    monkeypatch.setattr(working_copy, "BUNDLED", shipped)
    session = open_window(shipped)
    settings = session.context.settings
    assert working_copy.home_archive(settings) == shipped
    session.window.findChild(unlocking.Unlocking).unlock(LAN)
    session.context.jobs.wait()
    private = working_copy.copy_path(settings)
    assert session.archive is not None
    assert session.archive.path == private
    assert session.archive.writable
    assert str(private) in session.window.strip.text
    assert shipped.read_bytes() == before
    assert working_copy.home_archive(settings) == private, "the next start opens what was edited"


def test_a_copy_that_is_there_is_never_written_over(tmp_path: Path) -> None:
    source, target = tmp_path / "a", tmp_path / "data" / "b"
    source.write_bytes(b"new")
    working_copy.make_copy(source, target)
    assert target.read_bytes() == b"new"
    target.write_bytes(b"edited")
    working_copy.make_copy(source, target)
    assert target.read_bytes() == b"edited"
    assert list(target.parent.iterdir()) == [target]


def test_where_no_copy_can_be_made_the_window_stays_a_reader(
    open_window: Callable[..., Session],
    small: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(unlocking, "BUNDLED", small)
    (tmp_path / "data").write_text("a file where a folder should be")
    session = open_window(small)
    session.window.findChild(unlocking.Unlocking).unlock(LAN)
    session.context.jobs.wait()
    assert not session.context.desk.editing
    assert "Không tạo được bản sao" in session.window.strip.text


def test_a_dialog_takes_no_blank_name(qtbot: QtBot, qapp: QApplication) -> None:
    assert qapp is not None
    dialog = UnlockDialog("", "drafter")
    qtbot.addWidget(dialog)
    agreed: list[tuple[str, str]] = []
    dialog.agreed.connect(lambda name, role: agreed.append((name, role)))
    qtbot.keyClicks(dialog.name, "   ")
    dialog.accept()
    assert agreed == []
    qtbot.keyClicks(dialog.name, " Le  Van ")
    dialog.reviews.click()
    dialog.accept()
    assert agreed == [("Le Van", "reviewer")]


def test_settings_keep_a_persons_files_beside_them(tmp_path: Path) -> None:
    assert Settings(tmp_path / "s.ini").data_folder() == tmp_path / "data"
