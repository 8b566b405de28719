"""The control points as a table: which count, where they lie, how far each is off."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont

from viewer import theme
from viewer.catalogue.georeference import wording

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QObject

    from db.maps.assessment import Assessment, Residual
    from db.maps.control_points import ControlPoint

Index = QModelIndex | QPersistentModelIndex
NUMBER, PLACE, METRES, PIXELS = range(4)
COLUMNS = 4
SHORT, EXACT = 2, 5
"""Digits of degrees in the table, and in a tip over it."""
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class PointsModel(QAbstractTableModel):
    """One row a control point; the box before its number says whether it counts."""

    enabled_wanted = Signal(int, bool)
    """A point should count, or no longer."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._points: tuple[ControlPoint, ...] = ()
        self._assessment: Assessment | None = None
        self._titles: Mapping[str, str] = {}
        self._lang = "vi"

    def show(self, points: tuple[ControlPoint, ...], assessment: Assessment | None) -> None:
        """Show these points; without an assessment the residuals are not known yet."""
        if len(points) != len(self._points):
            self.beginResetModel()
            self._points, self._assessment = points, assessment
            self.endResetModel()
            return
        self._points, self._assessment = points, assessment
        self._tell_all()

    def name_places(self, titles: Mapping[str, str], lang: str) -> None:
        """Say places by these titles, and numbers as `lang` writes them."""
        self._titles, self._lang = titles, lang
        self._tell_all()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, COLUMNS - 1)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._points)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else COLUMNS

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == NUMBER else flags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's own
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        names = (self.tr("Point"), self.tr("Place"), self.tr("Off by"), self.tr("Scan"))
        return names[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own
        if not index.isValid() or index.row() >= len(self._points):
            return None
        point, column = self._points[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return self._text(index.row(), column)
            case Qt.ItemDataRole.ToolTipRole if column == PLACE:
                return self._place(index.row())
            case Qt.ItemDataRole.CheckStateRole if column == NUMBER:
                return Qt.CheckState.Checked if point.enabled else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.TextAlignmentRole if column in (METRES, PIXELS):
                return _RIGHT
            case Qt.ItemDataRole.FontRole if self._is_worst(index.row()):
                font = QFont(theme.font("small"))
                font.setBold(True)
                return font
            case Qt.ItemDataRole.ForegroundRole:
                palette = theme.active()
                ink = palette.lacquer if self._is_worst(index.row()) else palette.ink
                return ink if point.enabled else palette.muted
            case _:
                return None

    def setData(
        self,
        index: Index,
        value: Any,  # noqa: ANN401 - Qt's own
        role: int = Qt.ItemDataRole.EditRole,
    ) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or index.column() != NUMBER:
            return False
        self.enabled_wanted.emit(index.row(), Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def _is_worst(self, row: int) -> bool:
        return self._assessment is not None and self._assessment.worst == row

    def _residual(self, row: int) -> Residual | None:
        found = self._assessment.residuals if self._assessment else ()
        return found[row] if row < len(found) else None

    def _text(self, row: int, column: int) -> str:
        if column == NUMBER:
            return str(row + 1)
        if column == PLACE:
            worst = self.tr("worst") if self._is_worst(row) else ""
            return " · ".join(filter(None, (worst, self._place(row, SHORT))))
        residual = self._residual(row)
        if residual is None:
            return "–"
        if column == METRES:
            return wording.metres_words(residual.ground, self._lang)
        return wording.pixels_words(residual.pixels, self._lang)

    def _place(self, row: int, digits: int = EXACT) -> str:
        point = self._points[row]
        title = self._titles.get(point.place or "", "")
        return title or wording.place_words(point.lon, point.lat, self._lang, digits)

    def _tell_all(self) -> None:
        if self._points:
            last = self.index(len(self._points) - 1, COLUMNS - 1)
            self.dataChanged.emit(self.index(0, 0), last)
