"""The reports tool: what is still to be done, row by row; and papers to hand on."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, cast

from PySide6.QtCore import QCoreApplication, QModelIndex
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QMenu,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from db import editing
from viewer.catalogue.reports.kinds import REPORTS, Report
from viewer.catalogue.reports.printing import PAPERS, Paper, print_paper, print_table
from viewer.catalogue.reports.table import ReportModel, to_csv, write_csv
from viewer.catalogue.tool import Tool
from viewer.widgets.choice_field import QuietCombo
from viewer.widgets.plain_text import plain_label

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.changes import Changes
    from viewer.catalogue.saving import Saving
    from viewer.context import Context


GAP = 12


class ReportsTool(Tool):
    """Show one report as a table whose rows lead to what they are about; print and export."""

    name: ClassVar[str] = "reports"

    def __init__(self, context: Context, saving: Saving, parent: QWidget | None = None) -> None:
        super().__init__(context, saving, parent)
        self._rows: tuple[object, ...] = ()
        self._report: Report = REPORTS[0]
        self.choice = QuietCombo()
        self.count = plain_label("", "muted", wrap=False)
        self.none = plain_label("", "muted")
        self.model = ReportModel()
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.verticalHeader().hide()
        self.table.setTabKeyNavigation(False)
        self.point, self.drop = QPushButton(), QPushButton()
        self.to_csv, self.to_pdf, self.papers = QPushButton(), QPushButton(), QPushButton()
        self._menu = QMenu(self)
        self.papers.setMenu(self._menu)
        for button in (self.point, self.drop, self.to_csv, self.to_pdf, self.papers):
            button.setProperty("role", "chip")
        for report in REPORTS:
            self.choice.addItem("", report.name)
        self._lay_out()
        self._connect()

    @classmethod
    def title(cls) -> str:
        return QCoreApplication.translate("ReportsTool", "Reports")

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Reports"))
        self.choice.setAccessibleName(self.tr("Report"))
        self.table.setAccessibleName(self.tr("Report"))
        for at, report in enumerate(REPORTS):
            self.choice.setItemText(at, report.words())
        self.none.setText(self.tr("This report has no rows: nothing of its kind is left to do."))
        self.point.setText(self.tr("Rest it on the marked words"))
        self.drop.setText(self.tr("Drop it"))
        self.to_csv.setText(self.tr("Save as CSV…"))
        self.to_pdf.setText(self.tr("Save as PDF…"))
        self.papers.setText(self.tr("Print"))
        self._menu.clear()
        for paper in PAPERS:
            self._menu.addAction(paper.words(), partial(self._ask_paper, paper))
        self._fill(self._rows)

    def enter(self) -> None:
        self._reload()

    def focus_target(self) -> QWidget:
        return self.table

    def choose_report(self, name: str) -> None:
        """Show the report of that name."""
        self.choice.setCurrentIndex(self.choice.findData(name))

    def save_csv(self, path: Path) -> None:
        """Write the table that is shown as CSV, in the background."""
        lines = [self.model.line(row) for row in range(self.model.rowCount())]
        text = to_csv(self._report.heads(), lines)
        self.context.jobs.run(write_csv, path, text, then=partial(self._tell, path))

    def save_pdf(self, path: Path) -> None:
        """Write the table that is shown as PDF, in the background."""
        lines = [self.model.line(row) for row in range(self.model.rowCount())]
        report = self._report
        self.context.jobs.run(
            print_table, path, report.words(), report.heads(), lines, then=partial(self._tell, path)
        )

    def save_paper(self, paper: Paper, path: Path) -> None:
        """Write a record, a dossier, the chronology or the catalogue as PDF, in the background."""
        ref = self.context.selection.ref
        lang = self.context.language.code
        self.context.jobs.read(print_paper, paper, path, ref, lang, then=partial(self._tell, path))

    def _lay_out(self) -> None:
        head, foot, mending = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        head.addWidget(self.choice, 1)
        head.addWidget(self.count)
        for button in (self.point, self.drop):
            mending.addWidget(button)
        mending.addStretch(1)
        for button in (self.to_csv, self.to_pdf, self.papers):
            foot.addWidget(button)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 8, 12, 12)
        column.addLayout(head)
        column.addWidget(self.none)
        column.addWidget(self.table, 1)
        column.addLayout(mending)
        column.addLayout(foot)
        self.none.hide()

    def _connect(self) -> None:
        self.choice.currentIndexChanged.connect(self._on_choice_index_changed)
        self.table.activated.connect(self._on_table_activated)
        self.table.clicked.connect(self._on_table_activated)
        self.point.clicked.connect(self._on_point_clicked)
        self.drop.clicked.connect(self._on_drop_clicked)
        self.to_csv.clicked.connect(lambda: self._ask("csv", self.save_csv))
        self.to_pdf.clicked.connect(lambda: self._ask("pdf", self.save_pdf))
        self.context.jobs.changed.connect(self._on_jobs_changed)

    def _reload(self) -> None:
        self.context.jobs.read(self._report.ask, then=self._take, latest=(self, "rows"))

    def _take(self, rows: tuple[object, ...]) -> None:
        self._fill(rows)
        self.none.setVisible(not rows)

    def _fill(self, rows: tuple[object, ...]) -> None:
        self._rows = rows
        report, lang = self._report, self.context.language.code
        self.model.fill(rows, report.heads(), lambda row: report.line(row, lang))
        self.count.setText(str(len(rows)))
        self._fit_columns()
        mends = report.name == "dangling"
        for button in (self.point, self.drop):
            button.setVisible(mends)
            button.setEnabled(bool(rows))

    def _fit_columns(self) -> None:
        """Give each column what its head needs, and the second what is left."""
        heads = self.table.horizontalHeader()
        for at in range(self.model.columnCount()):
            wide = at == 1
            mode = QHeaderView.ResizeMode.Stretch if wide else QHeaderView.ResizeMode.Interactive
            heads.setSectionResizeMode(at, mode)
            if not wide:
                self.table.setColumnWidth(at, heads.sectionSizeHint(at) + GAP)

    def _anchor(self) -> int | None:
        index = self.table.currentIndex()
        return self.model.line(index.row()).anchor if index.isValid() else None

    def _ask_paper(self, paper: Paper) -> None:
        self._ask("pdf", partial(self.save_paper, paper))

    def _ask(self, suffix: str, save: Callable[[Path], None]) -> None:
        """Ask where the file should go; never on the network's or a disk's time."""
        dialog = QFileDialog(self, self.tr("Save"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suffix)
        dialog.setNameFilter(f"*.{suffix}")
        dialog.fileSelected.connect(lambda name: save(Path(cast("str", name))))  # pyright: ignore[reportUnknownLambdaType, reportUnknownArgumentType]
        dialog.open()

    def _tell(self, path: Path, _done: object) -> None:
        said = self.tr("Written: %1").replace("%1", str(path))
        self.context.notices.post(said, "")

    # slots

    def _on_choice_index_changed(self, at: int) -> None:
        self._report = REPORTS[max(at, 0)]
        self._fill(())
        self.none.hide()
        self._reload()

    def _on_table_activated(self, index: QModelIndex) -> None:
        line = self.model.line(index.row())
        self.context.selection.choose(line.ref, self, line.spot)
        if line.field:
            self.context.desk.aim(line.ref, line.field)

    def _on_point_clicked(self) -> None:
        anchor, marked = self._anchor(), self.context.desk.marked
        if anchor is None or marked is None:
            self.context.notices.post(
                self.tr("Choose a row, and mark the words in the text that it should rest on."), ""
            )
            return
        span = editing.Span(marked.passage_id, marked.start, marked.end)
        self.saving.run(editing.mend_anchor, anchor, span, origin=self, then=self._on_mended)

    def _on_drop_clicked(self) -> None:
        anchor = self._anchor()
        if anchor is not None:
            self.saving.run(editing.drop_anchor, anchor, origin=self, then=self._on_mended)

    def _on_mended(self, _changes: Changes) -> None:
        self._reload()

    def _on_jobs_changed(self, _changes: Changes, origin: object) -> None:
        if origin is not self and self.isVisible():
            self._reload()
