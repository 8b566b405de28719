"""An archive from elsewhere is only read, until it is adopted or trusted."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from db import Archive, reading
from db.format import FORMAT
from db.verification import verify
from tests.db.content import content
from viewer.dialogs.unlock import UnlockDialog
from viewer.state.recents import Recents
from viewer.state.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from viewer.adoption import Adoption
    from viewer.catalogue.adopting import Adopting
    from viewer.dialogs.adopt import AdoptDialog
    from viewer.session import Session

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")
LEFT = Qt.MouseButton.LeftButton
HOSTILE = """
CREATE TRIGGER spread AFTER UPDATE ON record BEGIN DELETE FROM record; END;
CREATE VIEW spy AS SELECT * FROM record;
CREATE TABLE payload (code BLOB);
"""


def _change(path: Path, script: str) -> None:
    with closing(sqlite3.connect(path)) as raw:
        raw.executescript(script)


def _adoption(session: Session) -> Adoption:
    return session._adoption


def _asked(session: Session) -> AdoptDialog:
    adopting: Adopting | None = _adoption(session).adopting
    assert adopting is not None, "nothing is asked"
    return adopting.dialog


def _unlocks(session: Session) -> list[UnlockDialog]:
    return [one for one in session.window.findChildren(UnlockDialog) if one.isVisible()]


def test_a_file_from_elsewhere_is_read_and_a_strip_says_so(
    open_window: Callable[..., Session], small: Path, qtbot: QtBot
) -> None:
    before = small.read_bytes()
    session = open_window(small, ours=False)
    strip = _adoption(session).strip
    assert strip.isVisible()
    assert session.archive.read(reading.about).title.vi == "Kho thử"
    qtbot.mouseClick(session.window.bar.desk_button, LEFT)
    assert not _unlocks(session)
    assert not session.window.bar.desk_button.isChecked()
    _asked(session).reject()
    assert _adoption(session).adopting is None
    assert not session.context.desk.editing
    qtbot.mouseClick(strip.later, LEFT)
    assert not strip.isVisible()
    session.window.close()
    assert small.read_bytes() == before


def test_an_archive_of_ones_own_has_no_strip(
    open_window: Callable[..., Session], small: Path
) -> None:
    session = open_window(small)
    assert not _adoption(session).strip.isVisible()
    session.switch_desk()
    assert _unlocks(session)
    _unlocks(session)[0].reject()


def test_adopting_makes_a_new_archive_and_opens_it_for_editing(
    open_window: Callable[..., Session], small: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    before, target = small.read_bytes(), tmp_path / "ours" / "kho của ta"
    target.parent.mkdir()
    session = open_window(small, ours=False)
    qtbot.mouseClick(_adoption(session).strip.adopt, LEFT)
    dialog = _asked(session)
    dialog.place.propose(target)
    dialog.begin.click()
    assert dialog.bar.isVisible()
    session.context.jobs.wait()
    made = target.with_suffix(".muniment")
    assert session.archive.path == made
    assert not _adoption(session).strip.isVisible()
    assert _unlocks(session), "it was adopted to be edited"
    assert str(made) in session.window.strip.text
    assert content(made) == content(small)
    assert small.read_bytes() == before
    unlock = _unlocks(session)[0]
    qtbot.keyClicks(unlock.name, "Lan")
    unlock.begin.click()
    qtbot.waitUntil(lambda: session.context.desk.editing)
    assert session.archive.writable


def test_hostile_triggers_and_views_are_gone_after_adopting(
    open_window: Callable[..., Session], small: Path, tmp_path: Path
) -> None:
    clean = content(small)
    _change(small, HOSTILE)
    session = open_window(small, ours=False)
    assert session.archive is None, "what carries code is not opened, not even for reading"
    assert "spread" in session.window.strip.text or "spy" in session.window.strip.text
    strip = _adoption(session).strip
    assert strip.isVisible()
    strip.adopt.click()
    dialog = _asked(session)
    assert not dialog.trusts.isEnabled()
    target = tmp_path / "ours.muniment"
    dialog.place.propose(target)
    dialog.begin.click()
    session.context.jobs.wait()
    assert session.archive.path == target
    for name in ("spread", "spy", "payload"):
        assert name in session.window.strip.text
    assert content(target) == clean
    with closing(sqlite3.connect(target)) as raw:
        kinds = {kind for (kind,) in raw.execute("SELECT type FROM sqlite_schema")}
    assert kinds == {"table", "index"}
    assert all(check.ok for check in verify(target))
    _unlocks(session)[0].reject()


def test_why_it_cannot_be_adopted_is_told_in_the_dialog(
    open_window: Callable[..., Session], small: Path, tmp_path: Path
) -> None:
    session = open_window(small, ours=False)
    _adoption(session).ask()
    dialog = _asked(session)
    target = tmp_path / "there.muniment"
    target.write_text("mine", encoding="utf-8")
    dialog.place.propose(target)
    dialog.begin.click()
    session.context.jobs.wait()
    assert dialog.isVisible()
    assert "Đã có" in dialog.told.text()
    assert dialog.begin.isEnabled()
    assert target.read_text(encoding="utf-8") == "mine"
    dialog.reject()


def test_an_adoption_that_is_called_off_leaves_nothing(
    open_window: Callable[..., Session], small: Path, tmp_path: Path
) -> None:
    session = open_window(small, ours=False)
    _adoption(session).ask()
    dialog = _asked(session)
    folder = tmp_path / "ours"
    folder.mkdir()
    dialog.place.propose(folder / "new.muniment")
    dialog.begin.click()
    dialog.cancel.click()
    session.context.jobs.wait()
    assert not list(folder.iterdir())
    assert session.archive.path == small
    assert _adoption(session).adopting is None


def test_a_trusted_file_is_checked_whole_and_edited_where_it_is(
    open_window: Callable[..., Session], small: Path, qtbot: QtBot
) -> None:
    session = open_window(small, ours=False)
    session.switch_desk()
    dialog = _asked(session)
    dialog.trusts.click()
    assert not dialog.place.isEnabled()
    dialog.begin.click()
    session.context.jobs.wait()
    assert not _adoption(session).strip.isVisible()
    unlock = _unlocks(session)[0]
    qtbot.keyClicks(unlock.name, "Lan")
    unlock.begin.click()
    qtbot.waitUntil(lambda: session.context.desk.editing)
    assert session.archive.path == small
    session.window.close()
    again = open_window(small, ours=False)
    assert not _adoption(again).strip.isVisible(), "trust is remembered"


def test_a_damaged_file_is_not_trusted(
    open_window: Callable[..., Session], small: Path, tmp_path: Path
) -> None:
    _change(small, "UPDATE anchor SET quote = 'khác' WHERE id = (SELECT min(id) FROM anchor)")
    session = open_window(small, ours=False)
    _adoption(session).ask()
    dialog = _asked(session)
    dialog.trusts.click()
    dialog.begin.click()
    session.context.jobs.wait()
    assert "anchors" in dialog.told.text()
    dialog.reject()
    uuid = session.archive.read(reading.about).uuid
    assert not Recents(Settings(tmp_path / "settings.ini").data_folder()).is_ours(small, uuid)


def test_an_import_into_a_file_from_elsewhere_asks_first(
    open_window: Callable[..., Session], small: Path
) -> None:
    session = open_window(small, ours=False)
    session.import_article()
    _asked(session).reject()
    assert not _unlocks(session)
    assert not session.context.desk.editing


def test_an_archive_of_a_newer_minor_format_is_read_and_neither_adopted_nor_edited(
    open_window: Callable[..., Session], small: Path, tmp_path: Path
) -> None:
    _change(small, f"PRAGMA user_version = {FORMAT + 1}")
    session = open_window(small, ours=False)
    assert session.archive.read(reading.about).format == FORMAT + 1
    for way in ("copies", "trusts"):
        _adoption(session).ask()
        dialog = _asked(session)
        getattr(dialog, way).click()
        dialog.place.propose(tmp_path / "newer.muniment")
        dialog.begin.click()
        session.context.jobs.wait()
        if way == "copies":
            assert "mới hơn" in dialog.told.text()
            dialog.reject()
    for unlock in _unlocks(session):
        unlock.name.setText("Lan")
        unlock.begin.click()
    session.context.jobs.wait()
    assert not session.context.desk.editing
    assert "mới hơn" in session.window.strip.text


def test_an_archive_of_a_newer_major_format_is_refused(
    open_window: Callable[..., Session], small: Path
) -> None:
    _change(small, f"PRAGMA user_version = {FORMAT + 1000}")
    session = open_window(small, ours=False)
    assert session.archive is None
    assert "mới hơn" in session.window.strip.text
    assert not _adoption(session).strip.isVisible()


def test_two_windows_know_the_same_archives(
    open_window: Callable[..., Session], small: Path, tmp_path: Path
) -> None:
    session = open_window(small, ours=False)
    other = tmp_path / "other.muniment"
    with Archive.open(small) as archive:
        about = archive.read(reading.about)
    Recents(session.context.settings.data_folder()).note(other, about, ours=True)
    session.open(small)
    session.context.jobs.wait()
    known = Recents(session.context.settings.data_folder()).all()
    assert {(one.path, one.ours) for one in known} == {
        (str(other), True),
        (str(small), False),
    }
