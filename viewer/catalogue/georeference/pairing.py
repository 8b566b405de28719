"""Pairing: a point of the scan and its place on the ground, taken one after the other."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from db.maps.control_points import ControlPoint

Pixel = tuple[float, float]
Place = tuple[float, float, str | None]
"""Longitude, latitude, and the place's ref where it is a known one."""


class Pairing(QObject):
    """Hold the half of a control point that has been clicked; the other half completes it."""

    changed = Signal()
    """Another half is held, or none."""
    completed = Signal(object)
    """The ControlPoint that came of two halves."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.pixel: Pixel | None = None
        self.place: Place | None = None

    def take_pixel(self, x: float, y: float) -> None:
        """Take a point of the scan; one taken before is dropped."""
        self.pixel = (x, y)
        self._go_on()

    def take_place(self, lon: float, lat: float, ref: str | None = None) -> None:
        """Take a place on the ground; one taken before is dropped."""
        self.place = (lon, lat, ref)
        self._go_on()

    def cancel(self) -> bool:
        """Drop what is held; return whether anything was."""
        held = self.pixel is not None or self.place is not None
        self.pixel = self.place = None
        if held:
            self.changed.emit()
        return held

    def _go_on(self) -> None:
        if self.pixel is None or self.place is None:
            self.changed.emit()
            return
        (x, y), (lon, lat, ref) = self.pixel, self.place
        self.pixel = self.place = None
        self.changed.emit()
        self.completed.emit(ControlPoint(x, y, lon, lat, place=ref))
