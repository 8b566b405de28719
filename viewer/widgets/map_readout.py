"""Where the pointer is on a map: degrees of WGS 84 and UTM, in words of the interface."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QLabel, QWidget

from viewer.widgets.map_geodesy import utm
from viewer.widgets.plain_text import PLAIN

_DEGREES: Final = 5  # decimals: a metre


class MapReadout(QLabel):
    """Shows one position in two lines, or nothing; it knows no map."""

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
        self.setText(self.words(*at) if at is not None else "\n")

    def words(self, lat: float, lon: float) -> str:
        """Return a position in degrees and, below it, in UTM where that is defined."""
        north = self.tr("%1° N") if lat >= 0 else self.tr("%1° S")
        east = self.tr("%1° E") if lon >= 0 else self.tr("%1° W")
        degrees = "  ".join(
            pattern.replace("%1", self._number(f"{abs(value):.{_DEGREES}f}"))
            for pattern, value in ((north, lat), (east, lon))
        )
        grid = utm(lat, lon)
        if grid is None:
            return f"{degrees}\n"
        east_m, north_m = (_thousands(round(value)) for value in (grid.easting, grid.northing))
        return f"{degrees}\nUTM {grid.zone}{grid.band}  {east_m}  {north_m}"

    def _number(self, digits: str) -> str:
        return digits.replace(".", ",") if self._lang == "vi" else digits


def _thousands(metres: int) -> str:
    """Return metres with a thin gap at the kilometre, as grids are read."""
    return f"{metres // 1000}\u2009{metres % 1000:03d}"
