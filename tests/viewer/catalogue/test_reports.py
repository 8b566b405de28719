"""Reports with real events: rows lead to records, evidence is mended, papers are written."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, cast

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt

from db import reading
from tests.viewer.catalogue.conftest import Sitting
from viewer.catalogue.reports.kinds import REPORTS, Line
from viewer.catalogue.reports.printing import PAPERS
from viewer.catalogue.reports.table import to_csv

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from viewer.catalogue.reports.tool import ReportsTool

LEFT = Qt.MouseButton.LeftButton
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


def _tool(sitting: Sitting) -> ReportsTool:
    sitting.context.desk.tool_wanted.emit("reports")
    sitting.settle()
    return cast("ReportsTool", sitting.panel.tools["reports"])


@pytest.mark.parametrize("name", [report.name for report in REPORTS])
def test_each_report_shows_what_the_archive_answers(sitting: Sitting, name: str) -> None:
    tool = _tool(sitting)
    tool.choose_report(name)
    sitting.settle()
    report = next(one for one in REPORTS if one.name == name)
    archive = sitting.session.archive
    assert archive is not None
    rows = archive.read(report.ask)
    assert tool.model.rowCount() == len(rows)
    assert tool.count.text() == str(len(rows))
    assert tool.none.isVisibleTo(tool) == (not rows)
    for row in range(len(rows)):
        assert len(tool.model.line(row).cells) == len(report.columns)


def test_a_row_leads_to_its_record(sitting: Sitting, qtbot: QtBot) -> None:
    tool = _tool(sitting)
    names = [report.name for report in REPORTS]
    for name in names:
        tool.choose_report(name)
        sitting.settle()
        if tool.model.rowCount():
            break
    assert tool.model.rowCount(), "the small archive leaves something to do"
    index = tool.model.index(0, 0)
    qtbot.mouseClick(tool.table.viewport(), LEFT, pos=tool.table.visualRect(index).center())
    sitting.settle()
    assert sitting.context.selection.ref == tool.model.line(0).ref


def test_a_table_is_saved_as_csv_and_pdf(sitting: Sitting, tmp_path: Path) -> None:
    tool = _tool(sitting)
    tool.choose_report("untranslated")
    sitting.settle()
    tool.save_csv(tmp_path / "a.csv")
    tool.save_pdf(tmp_path / "a.pdf")
    sitting.settle()
    text = (tmp_path / "a.csv").read_text(encoding="utf-8-sig")
    assert len(list(csv.reader(io.StringIO(text)))) == tool.model.rowCount() + 1
    assert PdfReader(tmp_path / "a.pdf").pages[0].extract_text()


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1"])
def test_no_cell_of_a_csv_is_a_formula(text: str) -> None:
    rows = list(csv.reader(io.StringIO(to_csv(("a",), [Line((text,), "place/x")]), newline="")))
    assert rows[1][0] == f"'{text}"


@pytest.mark.parametrize("number", range(len(PAPERS)))
def test_each_paper_is_written(sitting: Sitting, tmp_path: Path, number: int) -> None:
    tool = _tool(sitting)
    sitting.context.selection.choose("unit/trung-doan-19")
    sitting.settle()
    tool.save_paper(PAPERS[number], tmp_path / "p.pdf")
    sitting.settle()
    archive = sitting.session.archive
    assert archive is not None
    title = archive.read(reading.record, "unit/trung-doan-19").title.vi or ""
    text = " ".join(" ".join(p.extract_text() for p in PdfReader(tmp_path / "p.pdf").pages).split())
    assert len(text) > 20
    if number != 2:  # the chronology names events
        assert title in text


def test_a_dossier_of_no_unit_is_refused_in_a_sentence(sitting: Sitting, tmp_path: Path) -> None:
    tool = _tool(sitting)
    sitting.context.selection.choose("place/don-may")
    sitting.settle()
    tool.save_paper(PAPERS[1], tmp_path / "p.pdf")
    sitting.settle()
    assert not (tmp_path / "p.pdf").exists()
