"""Where the pointer is on a map: degrees of WGS 84 and UTM, in words of the interface."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel, QWidget

from viewer.widgets.map_geodesy import utm
from viewer.widgets.plain_text import PLAIN

_DEGREES: Final = 4  # decimals: ten metres, less than a pixel of these maps


class MapReadout(QLabel):
    """Shows one position in one line or two, or nothing; it knows no map."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("textFormat", PLAIN)
        self.setProperty("role", "caption")
        self._at: tuple[float, float] | None = None
        self._lang = "vi"

    def set_language(self, lang: str) -> None:
        """Write numbers as a language does ("vi" or "en")."""
        self._lang = lang
        self.show_position(self._at)

    def show_position(self, at: tuple[float, float] | None) -> None:
        """Show a (lat, lon) position in degrees; None for no position."""
        self._at = at
        lines = self.words(*at) if at is not None else ("", "")
        beside = "  ·  ".join(lines)
        fits = self.fontMetrics().horizontalAdvance(beside) <= self.width()
        self.setText(beside if fits and at is not None else "\n".join(lines))

    def sizeHint(self) -> QSize:
        # as narrow as it has to be: the map's column decides
        return QSize(1, 2 * self.fontMetrics().lineSpacing() + 2)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def words(self, lat: float, lon: float) -> tuple[str, str]:
        """Return a position in degrees, and in UTM where that is defined."""
        north = self.tr("%1° N") if lat >= 0 else self.tr("%1° S")
        east = self.tr("%1° E") if lon >= 0 else self.tr("%1° W")
        degrees = " ".join(
            pattern.replace("%1", self._number(f"{abs(value):.{_DEGREES}f}"))
            for pattern, value in ((north, lat), (east, lon))
        )
        grid = utm(lat, lon)
        if grid is None:
            return degrees, ""
        east_m, north_m = (_thousands(round(value)) for value in (grid.easting, grid.northing))
        return degrees, f"UTM {grid.zone}{grid.band} {east_m} {north_m}"

    def _number(self, digits: str) -> str:
        return digits.replace(".", ",") if self._lang == "vi" else digits


def _thousands(metres: int) -> str:
    """Return metres with a thin gap at the kilometre, as grids are read."""
    return f"{metres // 1000}\u2009{metres % 1000:03d}"
