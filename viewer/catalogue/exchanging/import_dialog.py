"""The import dialog: which files, what they would change row by row, and what is to be decided."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTabBar,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from viewer import theme
from viewer.catalogue.exchanging.columns import Columns
from viewer.catalogue.exchanging.plan_model import PlanModel
from viewer.catalogue.exchanging.spool import STATES
from viewer.dialogs.running import RunningDialog
from viewer.widgets.plain_text import plain_label

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from viewer.catalogue.exchanging.spool import Rehearsed, Spool

WIDTH, HEIGHT = 980, 620
COLUMNS = (130, 170, 260)


class ImportDialog(RunningDialog):
    """Ask for files, show their dry run, take decisions; knows no archive."""

    files_chosen = Signal(object)
    rehearsal_wanted = Signal()
    """Format, kind or columns are others now: the dry run is to be made again."""
    import_wanted = Signal()

    def __init__(
        self,
        formats: Sequence[tuple[str, str]],
        kinds: Sequence[tuple[str, str]],
        lang: str,
        parent: QWidget | None = None,
    ) -> None:
        """Offer (title, name) of formats and kinds; dates are said in `lang`."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Import records"))
        self.resize(theme.roomy(self, WIDTH, HEIGHT))
        self._chosen = plain_label(self.tr("No file has been chosen."), "body")
        self.choose = QPushButton(self.tr("Choose files…"))
        self.format = _box(self.tr("Format"), formats)
        self.kind = _box(self.tr("Rows are"), [(self.tr("as the file says"), ""), *kinds])
        self.columns = Columns(self)
        self.map = QPushButton(self.tr("Columns…"))
        self.map.setCheckable(True)
        self.model = PlanModel(lang)
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(self.tr("What happens"))
        self.table = QTableView()
        self.decision = QComboBox()
        self.decision.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.decision.setAccessibleName(self.tr("Which record it is"))
        self._asked = plain_label("", "body")
        self.begin.setText(self.tr("Import"))
        self._lay_out()
        self._connect()
        self.show_columns((), {}, ())
        self._show_decision()
        self.begin.setEnabled(False)

    def _lay_out(self) -> None:
        self.table.setModel(self.model)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setAccessibleName(self.tr("What the import would change"))
        self.table.verticalHeader().hide()
        self.table.setWordWrap(False)
        for column, width in enumerate(COLUMNS):
            self.table.setColumnWidth(column, theme.enlarged(width))
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(8)
        column.addWidget(plain_label(self.tr("Import records"), "title"))
        column.addLayout(_row(self._chosen, self.choose))
        named = [plain_label(self.tr("Format"), "muted", wrap=False), self.format]
        named += [plain_label(self.tr("Rows are"), "muted", wrap=False), self.kind]
        choices = QHBoxLayout()
        column.addLayout(choices)
        for widget in (*named, self.map):
            choices.addWidget(widget)
        choices.addStretch(1)
        column.addWidget(self.columns)
        column.addWidget(self.tabs)
        column.addWidget(self.table, 1)
        column.addLayout(_row(self._asked, self.decision))
        self.lay_foot(column)

    def _connect(self) -> None:
        self.choose.clicked.connect(self._on_choose_clicked)
        self.format.activated.connect(self.rehearsal_wanted)
        self.kind.activated.connect(self.rehearsal_wanted)
        self.columns.changed.connect(self.rehearsal_wanted)
        self.map.toggled.connect(self.columns.setVisible)
        self.tabs.currentChanged.connect(self._on_tab_changed)
        self.table.selectionModel().currentRowChanged.connect(self._show_decision)
        self.model.modelReset.connect(self._show_decision)
        self.decision.activated.connect(self._on_decision_activated)
        self.begin.clicked.connect(self.import_wanted)

    # what is shown

    def show_files(self, files: Sequence[Path]) -> None:
        """Name the chosen files."""
        self._chosen.setText(", ".join(path.name for path in files))

    def show_columns(
        self, headings: Sequence[str], meant: Mapping[str, str], fields: Sequence[str]
    ) -> None:
        """Offer the columns of a table; none where the file is no table."""
        self.map.setEnabled(bool(headings))
        self.kind.setEnabled(bool(headings))
        self.columns.setVisible(bool(headings) and self.map.isChecked())
        self.columns.show_headings(headings, meant, fields)

    def show_plan(self, found: Rehearsed, spool: Spool) -> None:
        """Show what the import would do."""
        self.stop("")
        self.model.show_spool(spool)
        self.tabs.blockSignals(True)
        while self.tabs.count():
            self.tabs.removeTab(0)
        everything = self.tr("All")
        self.tabs.addTab(f"{everything} {sum(found.counts.values())}")
        self.tabs.setTabData(0, STATES)
        for state in STATES:
            if found.counts[state]:
                at = self.tabs.addTab(f"{self.model.state_words(state)} {found.counts[state]}")
                self.tabs.setTabData(at, (state,))
        self.tabs.blockSignals(False)
        self._on_tab_changed(0)
        does = found.counts["new"] + found.counts["changed"] + found.counts["review"]
        self.begin.setEnabled(does > 0)
        left_out = len(found.problems) + found.more_problems - found.counts["rejected"]
        if left_out > 0:
            words = self.tr("%1 parts of records are left out.").replace("%1", str(left_out))
            where, message = found.problems[0]
            self.told.setText(words)
            self.told.setToolTip(f"{where}: {message}")
        elif not does:
            self.told.setText(self.tr("The archive holds all of this already."))

    def show_end(self, words: str, *, well: bool) -> None:
        super().show_end(words, well=well)
        self.begin.setEnabled(not well and self.model.rowCount() > 0)

    def chosen_kind(self) -> str | None:
        """Return what the rows were said to be, None for as the file says."""
        return self.kind.currentData() or None

    def enable(self, *, enabled: bool) -> None:
        for widget in (self.choose, self.format, self.tabs, self.decision, self.columns):
            widget.setEnabled(enabled)
        self.begin.setEnabled(False)

    def _show_decision(self) -> None:
        """Ask which record the chosen row is, where there is doubt."""
        row = self.table.currentIndex().row()
        doubtful = 0 <= row < self.model.rowCount() and self.model.planned(row).state == "review"
        self.decision.setVisible(doubtful)
        self._asked.setVisible(doubtful)
        if not doubtful:
            return
        planned = self.model.planned(row)
        self._asked.setText(self.tr("“%1” is").replace("%1", planned.title))
        self.decision.clear()
        self.decision.addItem(self.tr("a new record"), "new")
        for ref in planned.candidates:
            self.decision.addItem(ref, ref)
        self.decision.addItem(self.tr("to be left out"), "skip")
        decided = self.model.decisions.get(planned.key, "new")
        self.decision.setCurrentIndex(max(0, self.decision.findData(decided)))

    # slots

    def _on_choose_clicked(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, self.tr("Import records"), "")
        if names:
            self.files_chosen.emit(tuple(Path(name) for name in names))

    def _on_tab_changed(self, at: int) -> None:
        states = self.tabs.tabData(at)
        if states:
            self.model.show_states(tuple(states))

    def _on_decision_activated(self, _index: int) -> None:
        self.model.decide(self.table.currentIndex().row(), str(self.decision.currentData()))


def _box(name: str, items: Sequence[tuple[str, str]]) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    for words, data in items:
        box.addItem(words, data)
    return box


def _row(label: QWidget, widget: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(label, 1)
    row.addWidget(widget, 0, Qt.AlignmentFlag.AlignRight)
    return row
