"""A map's view and how it moves: at once, by gliding, and home again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QEasingCurve, QObject, QPointF, QSize, QTimer, QVariantAnimation, Signal

from viewer.widgets.projection import Frame, MapView, scale_of

_ANIMATION_MS = 420
_SETTLE_MS = 90  # after the last zoom, draw sharply again


class MapMotion(QObject):
    """Holds the view of a map; every change is announced, the last of a hurry as settled."""

    moved = Signal()
    settled = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.view = MapView(21.9, 106.1, scale_of(8.7), 640, 480, Frame())
        self.is_hurried = False  # in the middle of a zoom: an older picture may be stretched
        self.is_moving = False  # being moved about: marks may be carried along
        self.is_reduced = False  # jump instead of gliding
        self._home = (105.05, 20.95, 107.15, 22.85)
        self._at_home = True
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self._on_settle_timeout)
        self._path = (self.view, self.view)
        self._flight = QVariantAnimation(self)
        self._flight.setStartValue(0.0)
        self._flight.setEndValue(1.0)
        self._flight.setDuration(_ANIMATION_MS)
        self._flight.setEasingCurve(QEasingCurve.Type.InOutCubic)
        self._flight.valueChanged.connect(self._on_flight_value_changed)
        self._flight.finished.connect(self._on_settle_timeout)

    def set_frame(self, frame: Frame, home: tuple[float, float, float, float]) -> None:
        """Set what may be shown and the rectangle (west, south, east, north) to begin with."""
        self._home = home
        self.view = replace(self.view, frame=frame)
        self._go(self.view.fitted(*home), at_home=True)

    def resize(self, size: QSize) -> None:
        """Fit the view to a new size; one that shows home goes on showing home."""
        view = replace(self.view, width=float(size.width()), height=float(size.height()))
        home = self._at_home
        self._go(view.fitted(*self._home) if home else view.clamped(), at_home=home)

    def pan(self, across: float, down: float) -> None:
        """Move the map by so many pixels."""
        self._flight.stop()
        self._settle.start()
        self._go(self.view.panned(across, down), moving=True)

    def zoom(self, factor: float, about: QPointF) -> None:
        """Scale the map, the point under `about` staying where it is."""
        self._flight.stop()
        self._settle.start()
        self._go(self.view.zoomed(factor, about), hurried=True)

    def go_home(self, *, smooth: bool) -> None:
        """Show the rectangle to begin with."""
        self.fly(self.view.fitted(*self._home), smooth=smooth)
        self._at_home = True

    def show_all(self, points: Iterable[tuple[float, float]], *, smooth: bool) -> None:
        """Bring all (lat, lon) points of the frame into view, with some room round them."""
        known = [each for each in points if self.view.frame.contains(*each)]
        if not known:
            return
        lats, lons = [lat for lat, _ in known], [lon for _, lon in known]
        room = max(0.05, 0.15 * (max(lats) - min(lats)), 0.15 * (max(lons) - min(lons)))
        west, east = min(lons) - room, max(lons) + room
        self.fly(self.view.fitted(west, min(lats) - room, east, max(lats) + room), smooth=smooth)

    def centre_on(self, lat: float, lon: float, zoom: float | None, *, smooth: bool) -> None:
        """Bring a point to the middle, at a zoom level if one is given."""
        scale = self.view.scale if zoom is None else scale_of(zoom)
        self.fly(replace(self.view, lat=lat, lon=lon, scale=scale).clamped(), smooth=smooth)

    def fly(self, target: MapView, *, smooth: bool) -> None:
        """Glide to a view, or jump there where motion is not wanted."""
        self._flight.stop()
        if self.is_reduced or not smooth:
            self._go(target)
            return
        self._path = (self.view, target)
        self._flight.start()

    def stop(self) -> None:
        """End a glide where it is."""
        self._flight.stop()

    def settle(self) -> None:
        """Come to rest at once, wherever it is."""
        self._flight.stop()
        if self._settle.isActive():
            self._settle.stop()
            self._on_settle_timeout()

    def _go(
        self, view: MapView, *, at_home: bool = False, hurried: bool = False, moving: bool = False
    ) -> None:
        self._at_home = at_home
        self.is_hurried, self.is_moving = hurried, moving
        if view != self.view:
            self.view = view
            self.moved.emit()

    def _on_flight_value_changed(self, share: float) -> None:
        start, end = self._path
        home = self._at_home and share < 1.0
        self._go(end if share >= 1.0 else start.between(end, share), at_home=home, hurried=True)

    def _on_settle_timeout(self) -> None:
        self.is_hurried = self.is_moving = False
        self.settled.emit()
