"""The side of the workbench: transformation, points, doubts, preview and what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QSlider,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from db.maps.georeference import DEFAULT, TRANSFORMATIONS
from viewer import theme
from viewer.catalogue.georeference import wording
from viewer.catalogue.georeference.points_model import NUMBER, PLACE, PointsModel
from viewer.widgets.plain_text import plain_label

if TYPE_CHECKING:
    from viewer.catalogue.georeference.draft import Draft
    from viewer.catalogue.georeference.judgement import Judgement

WIDTH = 432
FIRST_OPACITY = 75


class Side(QWidget):
    """Show a draft and how good it is; every wish about it leaves as a signal."""

    transformation_wanted = Signal(str)
    removal_wanted = Signal(object)
    """The places, in the list, of points that should go."""
    point_chosen = Signal(int)
    mask_wanted = Signal(bool)
    """The mask should be drawn on the scan, or has been."""
    unmask_wanted = Signal()
    preview_changed = Signal()
    """The sheet should be shown over the map, or no longer, or with another opacity."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lang = "vi"
        self.setFixedWidth(theme.enlarged(WIDTH))
        self.kind = QComboBox()
        for name in TRANSFORMATIONS:
            self.kind.addItem(name, name)
        self.model = PointsModel(self)
        self.table = QTableView()
        self._dress_table()
        self._kind_label = plain_label("", "group")
        self._mean = plain_label("", "strong")
        self._doubts = plain_label("", "caption")
        self.remove = QPushButton()
        self.draw_mask = QPushButton()
        self.draw_mask.setCheckable(True)
        self.drop_mask = QPushButton()
        self.preview = QCheckBox()
        self.preview.setChecked(True)
        self.opacity = QSlider(Qt.Orientation.Horizontal)
        self.opacity.setRange(10, 100)
        self.opacity.setValue(FIRST_OPACITY)
        self._lay_out()
        self._connect()

    @property
    def shown_opacity(self) -> float:
        """How much of the base map the sheet hides, 0 for not shown."""
        return self.opacity.value() / 100 if self.preview.isChecked() else 0.0

    def set_language(self, lang: str) -> None:
        """Write numbers as this language does, and every word in it."""
        self._lang = lang
        self._kind_label.setText(self.tr("Transformation"))
        for at, name in enumerate(TRANSFORMATIONS):
            self.kind.setItemText(at, wording.kind_words(name))
        self.kind.setAccessibleName(self.tr("Transformation"))
        self.table.setAccessibleName(self.tr("Control points"))
        self.remove.setText(self.tr("Remove point"))
        self.draw_mask.setText(self.tr("Draw mask"))
        self.draw_mask.setToolTip(self.tr("Choose the part of the scan that is laid over the map"))
        self.drop_mask.setText(self.tr("Drop mask"))
        self.preview.setText(self.tr("Sheet over the map"))
        self.opacity.setAccessibleName(self.tr("Opacity of the sheet"))
        self.opacity.setToolTip(self.tr("Opacity of the sheet"))

    def show_draft(self, draft: Draft) -> None:
        """Show the points; their residuals are those of a draft that is judged later."""
        self.model.show(draft.points, None)
        with QSignalBlocker(self.kind):
            self.kind.setCurrentIndex(self.kind.findData(draft.transformation or DEFAULT))
        self.drop_mask.setEnabled(draft.mask is not None)
        self._on_selection_changed()

    def show_judgement(self, judged: Judgement) -> None:
        """Show how well the points agree."""
        found = judged.assessment
        self.model.show(judged.draft.points, found)
        mean = found.rmse
        self._mean.setText(wording.mean_words(mean, self._lang) if mean else "")
        self._mean.setVisible(mean is not None)
        lines = [wording.doubt_words(doubt) for doubt in found.doubts]
        if found.refusal is not None:
            lines.insert(0, wording.refusal_words(found.refusal))
        self._doubts.setText("\n\n".join(lines))
        self._doubts.setVisible(bool(lines))
        self.preview.setEnabled(judged.mesh is not None)
        self.opacity.setEnabled(judged.mesh is not None and self.preview.isChecked())

    def choose(self, at: int) -> None:
        """Mark a point in the list."""
        if 0 <= at < self.model.rowCount():
            self.table.selectRow(at)

    @property
    def chosen(self) -> int | None:
        """The point that is marked in the list, None for none."""
        rows = self._rows()
        return rows[0] if rows else None

    @property
    def judgement_words(self) -> str:
        """Everything that is said of how well the points agree."""
        return "\n".join(filter(None, (self._mean.text(), self._doubts.text())))

    def _dress_table(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        head = table.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(PLACE, QHeaderView.ResizeMode.Stretch)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setMinimumSectionSize(44)
        table.setColumnWidth(NUMBER, theme.enlarged(64))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(self._kind_label)
        column.addWidget(self.kind)
        column.addWidget(self.table, 1)
        row = QHBoxLayout()
        column.addLayout(row)
        row.addWidget(self.remove)
        row.addStretch(1)
        row.addWidget(self.draw_mask)
        row.addWidget(self.drop_mask)
        column.addWidget(self._mean)
        column.addWidget(self._doubts)
        row = QHBoxLayout()
        column.addLayout(row)
        row.setSpacing(12)
        row.addWidget(self.preview)
        row.addWidget(self.opacity, 1)
        for button in (self.remove, self.draw_mask, self.drop_mask):
            button.setAutoDefault(False)

    def _connect(self) -> None:
        self.kind.activated.connect(self._on_kind_activated)
        selection = self.table.selectionModel()
        selection.selectionChanged.connect(self._on_selection_changed)
        selection.currentRowChanged.connect(self._on_row_changed)
        self.remove.clicked.connect(self._on_remove_clicked)
        self.draw_mask.toggled.connect(self.mask_wanted)
        self.drop_mask.clicked.connect(self.unmask_wanted)
        delete = QShortcut(QKeySequence.StandardKey.Delete, self.table)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._on_remove_clicked)
        self.preview.toggled.connect(self._on_preview_toggled)
        self.opacity.valueChanged.connect(self.preview_changed)

    def _rows(self) -> list[int]:
        return sorted({index.row() for index in self.table.selectionModel().selectedRows()})

    def _on_kind_activated(self) -> None:
        self.transformation_wanted.emit(self.kind.currentData())

    def _on_selection_changed(self) -> None:
        self.remove.setEnabled(bool(self._rows()))

    def _on_row_changed(self, now: QModelIndex) -> None:
        if now.isValid():
            self.point_chosen.emit(now.row())

    def _on_remove_clicked(self) -> None:
        rows = self._rows()
        if rows:
            self.removal_wanted.emit(rows)

    def _on_preview_toggled(self, shown: bool) -> None:
        self.opacity.setEnabled(shown)
        self.preview_changed.emit()
