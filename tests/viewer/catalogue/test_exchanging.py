"""Import and export in the window: dry run, decisions, one revision, loss report."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from db import editing, reading
from db.exchange import formats
from tests.viewer.catalogue.conftest import Sitting
from viewer.catalogue.exchanging.exporting import RecordExport
from viewer.catalogue.exchanging.importing import RecordImport
from viewer.catalogue.exchanging.titles import TITLES

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from viewer.catalogue.exchanging.export_dialog import ExportDialog
    from viewer.catalogue.exchanging.import_dialog import ImportDialog

LEFT = Qt.MouseButton.LeftButton
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


def _importing(sitting: Sitting) -> tuple[RecordImport, ImportDialog]:
    visit = RecordImport(sitting.context, sitting.session.window)
    visit.begin()
    sitting.settle()
    assert visit.dialog is not None
    return visit, visit.dialog


def _exporting(sitting: Sitting) -> tuple[RecordExport, ExportDialog]:
    visit = RecordExport(sitting.context, sitting.session.window)
    visit.begin()
    assert visit.dialog is not None
    return visit, visit.dialog


def _refs(sitting: Sitting, kind: str) -> set[str]:
    archive = sitting.session.archive
    assert archive is not None
    return {one.ref for one in archive.read(reading.summaries, kind)}


def _table(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def _states(dialog: ImportDialog) -> list[str]:
    return [dialog.model.planned(row).state for row in range(dialog.model.rowCount())]


def test_a_table_is_rehearsed_decided_imported_and_undone(
    sitting: Sitting, qtbot: QtBot, tmp_path: Path
) -> None:
    before = _refs(sitting, "place")
    archive = sitting.session.archive
    assert archive is not None
    known = archive.read(reading.record, "place/don-may").title.vi or ""
    table = _table(
        tmp_path / "places.csv",
        f"name vi,lat,lon,source,confidence\n"
        f"Bến Nít,21.6,105.7,Sổ tay,probable\n"
        f"{known.replace('ồ', 'ò')},21.5,105.5,,\n"
        f"Xa tít,999,1,,\n",
    )
    visit, dialog = _importing(sitting)
    visit.take((table,))
    sitting.settle()
    QAbstractItemModelTester(dialog.model)
    assert dialog.format.currentData() == "csv"
    assert _states(dialog) == ["review", "rejected", "new", "new", "new"]
    assert _refs(sitting, "place") == before
    dialog.table.selectRow(0)
    assert dialog.decision.isVisibleTo(dialog)
    at = dialog.decision.findData("place/don-may")
    dialog.decision.setCurrentIndex(at)
    dialog.decision.activated.emit(at)
    qtbot.mouseClick(dialog.begin, LEFT)
    sitting.settle()
    assert _refs(sitting, "place") - before == {"place/ben-nit"}
    page = archive.read(reading.record, "place/don-may")
    assert page.fields["lat"] == 21.5
    assert "1" in dialog.told.text()
    sitting.panel.saving.run(editing.undo)
    sitting.settle()
    assert _refs(sitting, "place") == before
    dialog.reject()


def test_why_a_row_is_rejected_is_said_in_the_language_spoken(
    sitting: Sitting, tmp_path: Path
) -> None:
    visit, dialog = _importing(sitting)
    visit.take(
        (
            _table(tmp_path / "a.csv", "kind,name vi,date\nevent,Họp,32/13/1950\n"),
            _table(tmp_path / "b.csv", "kind,name vi,màu\nxyz,A,\n"),
        )
    )
    sitting.settle()
    model = dialog.model
    said = {str(model.index(row, 3).data()) for row in range(model.rowCount())}
    assert said == {
        "Không đọc được “32/13/1950” như một thời gian.",
        "Không biết cột “màu” là gì nên bỏ qua.",
        "“xyz” không phải một loại bản ghi.",
    }
    dialog.reject()


def test_a_file_of_no_known_format_is_told_and_changes_nothing(
    sitting: Sitting, tmp_path: Path
) -> None:
    visit, dialog = _importing(sitting)
    visit.take((_table(tmp_path / "x.bin", "\x00\x01"),))
    sitting.settle()
    assert dialog.told.text()
    assert not dialog.begin.isEnabled()
    visit.take((_table(tmp_path / "places.csv", "lat\n1\n"),))
    sitting.settle()
    assert "places.csv" in dialog.told.text()
    assert not dialog.begin.isEnabled()
    dialog.reject()


def test_headings_are_mapped_and_remembered(sitting: Sitting, qtbot: QtBot, tmp_path: Path) -> None:
    table = _table(tmp_path / "places.csv", "Địa danh,Toạ độ bắc\nBến Nít,21.6\n")
    visit, dialog = _importing(sitting)
    visit.take((table,))
    sitting.settle()
    assert _states(dialog) == []  # no heading is a name yet
    dialog.map.setChecked(True)
    for heading, meant in (("Địa danh", "name vi"), ("Toạ độ bắc", "lat")):
        box = dialog.columns.box(heading)
        box.setCurrentIndex(box.findData(meant))
        sitting.settle()
    assert _states(dialog) == ["new"]
    qtbot.mouseClick(dialog.begin, LEFT)
    sitting.settle()
    assert "place/ben-nit" in _refs(sitting, "place")
    dialog.reject()
    again, other = _importing(sitting)
    again.take((table,))
    sitting.settle()
    assert _states(other) == ["unchanged"]
    assert not other.begin.isEnabled()
    other.reject()


def test_an_export_shows_what_the_format_cannot_hold_and_saves_the_report(
    sitting: Sitting, tmp_path: Path
) -> None:
    _, dialog = _exporting(sitting)
    QAbstractItemModelTester(dialog.model)
    dialog.format.setCurrentIndex(dialog.format.findData("isaar-csv"))
    dialog.export_wanted.emit(tmp_path / "out.csv")
    sitting.settle()
    assert (tmp_path / "out.csv").exists()
    assert dialog.model.rowCount() > 0
    assert str(dialog.model.rowCount()) in dialog.told.text()
    dialog.report_wanted.emit(tmp_path / "losses.csv")
    sitting.settle()
    with (tmp_path / "losses.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0] == ["ref", "title", "part", "before", "after"]
    assert len(rows) == 1 + dialog.model.rowCount()
    dialog.reject()


def test_every_format_has_a_title_to_translate() -> None:
    titles = {one.title for one in (*formats.IMPORTERS, *formats.EXPORTERS)}
    marked = {entry[-1] if isinstance(entry, tuple) else entry for entry in TITLES}
    assert titles <= marked
