"""Safety at the desk: backups while editing, the way back to one, and what endangers a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from db import editing, reading
from db.backups import backups, folder_of
from tests.viewer.catalogue.conftest import Sitting
from viewer.catalogue.safety.backups import Backups
from viewer.catalogue.safety.keeping import Hazards
from viewer.state.notices import Notice

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from viewer.dialogs.backups import BackupsDialog

LEFT = Qt.MouseButton.LeftButton
POST = "place/don-may"
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


def _type(sitting: Sitting) -> object:
    archive = sitting.session.archive
    assert archive is not None
    return archive.read(reading.record, POST).fields["type"]


def _set_type(sitting: Sitting, value: str) -> None:
    sitting.panel.saving.run(editing.set_field, POST, "type", value)
    sitting.settle()


def _dialog(sitting: Sitting) -> BackupsDialog:
    visit = Backups(sitting.context, sitting.session.window, sitting.session.open)
    visit.begin()
    sitting.settle()
    assert visit.dialog is not None
    return visit.dialog


def test_a_backup_is_made_while_somebody_edits_and_only_when_due(sitting: Sitting) -> None:
    archive = sitting.session.archive
    assert archive is not None
    folder = folder_of(archive.path)
    _set_type(sitting, "river")
    sitting.panel.safekeeping.look()
    sitting.settle()
    assert len(backups(folder)) == 1
    sitting.panel.safekeeping.look()  # nothing changed, and half an hour has not gone by
    sitting.settle()
    assert len(backups(folder)) == 1
    sitting.context.desk.lock_wanted.emit()
    sitting.settle()
    assert not sitting.panel.safekeeping._timer.isActive()


def test_why_no_backup_can_be_made_is_told_once(sitting: Sitting) -> None:
    archive = sitting.session.archive
    assert archive is not None
    folder_of(archive.path).write_text("in the way", encoding="utf-8")
    told: list[Notice] = []
    sitting.context.notices.posted.connect(told.append)
    for _ in range(2):
        sitting.panel.safekeeping.look()
        sitting.settle()
    assert len(told) == 1
    assert told[0].remedy
    folder_of(archive.path).unlink()
    sitting.panel.safekeeping.look()
    sitting.settle()
    assert len(backups(folder_of(archive.path))) == 1


def test_the_archive_becomes_a_backup_and_what_it_was_is_kept(
    sitting: Sitting, qtbot: QtBot, small: Path
) -> None:
    before = _type(sitting)
    dialog = _dialog(sitting)
    assert dialog.rows.count() == 0
    assert not dialog.restore.isEnabled()
    qtbot.mouseClick(dialog.make, LEFT)
    sitting.settle()
    assert dialog.rows.count() == 1
    _set_type(sitting, "river")
    assert before != _type(sitting) == "river"
    dialog.rows.setCurrentRow(0)
    qtbot.mouseClick(dialog.restore, LEFT)
    assert dialog.question.isVisible()
    qtbot.mouseClick(dialog.refuse, LEFT)
    assert not dialog.question.isVisible()
    qtbot.mouseClick(dialog.restore, LEFT)
    with qtbot.waitSignal(sitting.session.opened, timeout=15000):
        qtbot.mouseClick(dialog.agree, LEFT)
    sitting.context.jobs.wait()
    assert _type(sitting) == before
    assert not sitting.context.desk.editing
    kept = [path for path in small.parent.glob("*.muniment") if "replaced-" in path.name]
    assert len(kept) == 1


def test_a_backup_that_is_gone_is_refused_and_the_archive_stays(
    sitting: Sitting, qtbot: QtBot
) -> None:
    dialog = _dialog(sitting)
    qtbot.mouseClick(dialog.make, LEFT)
    sitting.settle()
    archive = sitting.session.archive
    assert archive is not None
    backups(folder_of(archive.path))[0].path.unlink()
    before = _type(sitting)
    dialog.rows.setCurrentRow(0)
    qtbot.mouseClick(dialog.restore, LEFT)
    qtbot.mouseClick(dialog.agree, LEFT)
    sitting.settle()
    assert dialog.told.text()
    assert dialog.make.isEnabled()
    assert _type(sitting) == before


def test_what_endangers_the_file_is_told(sitting: Sitting) -> None:
    told: list[Notice] = []
    sitting.context.notices.posted.connect(told.append)
    sitting.panel.safekeeping.warn(Hazards("Dropbox", 10**12))
    sitting.panel.safekeeping.warn(Hazards(None, 5_000_000))
    assert ["Dropbox" in told[0].sentence, "5 MB" in told[1].sentence] == [True, True]
    sitting.panel.safekeeping.warn(Hazards(None, None))
    assert len(told) == 2
