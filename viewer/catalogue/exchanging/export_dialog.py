"""The export dialog: which format, which kinds, and what the format could not hold."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from viewer import theme
from viewer.catalogue.exchanging.loss_model import LossModel
from viewer.dialogs.running import RunningDialog
from viewer.widgets.plain_text import plain_label

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from db.exchange.losses import Loss

WIDTH, HEIGHT = 980, 620
LIST = 220
COLUMNS = (170, 130, 210)


class ExportDialog(RunningDialog):
    """Ask for a format and kinds, and show the loss report; knows no archive."""

    export_wanted = Signal(object)
    """The path of the file or folder."""
    report_wanted = Signal(object)
    """The path that the loss report is to be saved under."""

    def __init__(
        self,
        formats: Sequence[tuple[str, str]],
        suffixes: Mapping[str, str],
        kinds: Mapping[str, Sequence[tuple[str, str]]],
        lang: str,
        parent: QWidget | None = None,
    ) -> None:
        """Offer (title, name) of formats, the suffix of each, and the (title, kind) it holds.

        Dates are said in `lang`.
        """
        super().__init__(parent, told="body")
        self._suffixes, self._kinds = suffixes, kinds
        self.setWindowTitle(self.tr("Export records"))
        self.resize(theme.roomy(self, WIDTH, HEIGHT))
        self.format = QComboBox()
        self.format.setAccessibleName(self.tr("Format"))
        for title, name in formats:
            self.format.addItem(title, name)
        self.kinds = QListWidget()
        self.kinds.setAccessibleName(self.tr("Kinds"))
        self.kinds.setMaximumWidth(theme.enlarged(LIST))
        self.model = LossModel(lang)
        self.table = QTableView()
        self.save = QPushButton(self.tr("Save the report…"))
        self.begin.setText(self.tr("Export…"))
        self.end.setText(self.tr("Close"))
        self._lay_out()
        self.format.currentIndexChanged.connect(self._on_format_changed)
        self.kinds.itemChanged.connect(self._on_kind_changed)
        self.begin.clicked.connect(self._on_begin_clicked)
        self.save.clicked.connect(self._on_save_clicked)
        self.save.setEnabled(False)
        self._on_format_changed()

    def _lay_out(self) -> None:
        self.table.setModel(self.model)
        self.table.setAccessibleName(self.tr("What the format cannot hold"))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setWordWrap(False)
        self.table.verticalHeader().hide()
        for column, width in enumerate(COLUMNS):
            self.table.setColumnWidth(column, theme.enlarged(width))
        self.table.horizontalHeader().setStretchLastSection(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(8)
        column.addWidget(plain_label(self.tr("Export records"), "title"))
        named = QHBoxLayout()
        column.addLayout(named)
        named.addWidget(plain_label(self.tr("Format"), "muted", wrap=False))
        named.addWidget(self.format)
        named.addStretch(1)
        left = QVBoxLayout()
        left.addWidget(plain_label(self.tr("Kinds"), "muted"))
        left.addWidget(self.kinds, 1)
        right = QVBoxLayout()
        right.addWidget(plain_label(self.tr("What the format cannot hold"), "muted"))
        right.addWidget(self.table, 1)
        sides = QHBoxLayout()
        column.addLayout(sides, 1)
        sides.setSpacing(16)
        sides.addLayout(left)
        sides.addLayout(right, 1)
        self.lay_foot(column, self.save)

    def chosen_kinds(self) -> tuple[str, ...]:
        """Return the kinds that are ticked."""
        items = [self.kinds.item(row) for row in range(self.kinds.count())]
        ticked = [item for item in items if item.checkState() == Qt.CheckState.Checked]
        return tuple(str(item.data(Qt.ItemDataRole.UserRole)) for item in ticked)

    def show_exporting(self) -> None:
        """Say that the export is being made."""
        self.model.fill(())
        said = self.tr("The records are exported, and read back to see what is lost …")
        self.show_running(said)

    def show_report(self, out: Path, losses: tuple[Loss, ...] | None) -> None:
        """Say what was written, and what the format could not hold."""
        self.model.fill(losses or ())
        words = self.tr("%1 was written.").replace("%1", out.name)
        if losses is None:
            words += " " + self.tr("Nothing here reads this format back, so nothing is compared.")
        elif losses:
            lost = self.tr("%1 things are not in it, or not whole.")
            words += " " + lost.replace("%1", str(len(losses)))
        else:
            words += " " + self.tr("It holds everything.")
        self.show_end(words, well=True)
        self.save.setEnabled(bool(losses))

    def enable(self, *, enabled: bool) -> None:
        for widget in (self.format, self.kinds, self.begin):
            widget.setEnabled(enabled)
        self.save.setEnabled(enabled and bool(self.model.losses))
        if enabled:
            self._on_kind_changed()

    # slots

    def _on_format_changed(self) -> None:
        self.kinds.clear()
        for title, kind in self._kinds[str(self.format.currentData())]:
            item = QListWidgetItem(title)
            item.setData(Qt.ItemDataRole.UserRole, kind)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            self.kinds.addItem(item)
        self.model.fill(())
        self.save.setEnabled(False)
        self.told.setText("")

    def _on_kind_changed(self) -> None:
        self.begin.setEnabled(not self.running and bool(self.chosen_kinds()))

    def _on_begin_clicked(self) -> None:
        suffix = self._suffixes[str(self.format.currentData())]
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Export records"), f"export{suffix}")
        if name:
            path = Path(name)
            self.export_wanted.emit(path if path.suffix or not suffix else Path(name + suffix))

    def _on_save_clicked(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save the report"), "losses.csv", self.tr("Tables (*.csv)")
        )
        if name:
            self.report_wanted.emit(Path(name))
