"""Plate carrée with cos φ: from degrees to a widget's pixels and back, zooming and clamping."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTransform

KM_PER_DEGREE = math.pi * 6371.0088 / 180  # of latitude, on the mean sphere (IUGG)
_PIXELS_AT_ZOOM_0 = 256 / 360
_STEPS = (1, 2, 5)


@dataclass(frozen=True, slots=True)
class Frame:
    """The part of the world that may be shown, in degrees, and how far one may zoom."""

    west: float = 102.0
    south: float = 19.2
    east: float = 109.6
    north: float = 24.2
    max_zoom: float = 13.0
    squeeze: float = field(init=False, repr=False, compare=False)
    """The width of a degree of longitude in degrees of latitude."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "squeeze", math.cos(math.radians(self.phi)))

    @property
    def phi(self) -> float:
        """The reference latitude, whose cosine narrows a degree of longitude everywhere."""
        return (self.south + self.north) / 2

    def contains(self, lat: float, lon: float) -> bool:
        """Return whether a point may be shown."""
        return self.south <= lat <= self.north and self.west <= lon <= self.east


@dataclass(frozen=True, slots=True)
class MapView:
    """What a canvas of width × height logical pixels shows: its centre and its scale.

    `scale` is in pixels per degree of latitude; `zoom` is its logarithm, level 0 showing the
    360 degrees in 256 pixels, as map tiles count.
    """

    lat: float
    lon: float
    scale: float
    width: float
    height: float
    frame: Frame

    @property
    def zoom(self) -> float:
        """The zoom level of this scale."""
        return math.log2(self.scale / _PIXELS_AT_ZOOM_0)

    @property
    def km_per_pixel(self) -> float:
        """Kilometres on the ground for one logical pixel, along the meridian."""
        return KM_PER_DEGREE / self.scale

    def to_screen(self, lat: float, lon: float) -> QPointF:
        """Return where a point falls, in logical pixels."""
        return QPointF(
            self.width / 2 + (lon - self.lon) * self.frame.squeeze * self.scale,
            self.height / 2 - (lat - self.lat) * self.scale,
        )

    def to_geo(self, point: QPointF) -> tuple[float, float]:
        """Return (lat, lon) under a logical pixel."""
        return (
            self.lat - (point.y() - self.height / 2) / self.scale,
            self.lon + (point.x() - self.width / 2) / (self.scale * self.frame.squeeze),
        )

    def transform(self) -> QTransform:
        """Return the transform from (longitude, latitude) to logical pixels."""
        across = self.scale * self.frame.squeeze
        return QTransform(
            across, 0, 0, -self.scale,
            self.width / 2 - self.lon * across, self.height / 2 + self.lat * self.scale,
        )  # fmt: skip

    def bounds(self) -> QRectF:
        """Return what is in view as a rectangle of (longitude, latitude)."""
        north, west = self.to_geo(QPointF(0, 0))
        south, east = self.to_geo(QPointF(self.width, self.height))
        return QRectF(QPointF(west, south), QPointF(east, north))

    def clamped(self) -> MapView:
        """Return the nearest view that shows nothing outside the frame."""
        frame = self.frame
        floor = least_scale(frame, self.width, self.height)
        scale = min(max(self.scale, floor), scale_of(frame.max_zoom))
        half_high = self.height / 2 / scale
        half_wide = self.width / 2 / (scale * frame.squeeze)
        return replace(
            self,
            scale=scale,
            lat=_within(self.lat, frame.south + half_high, frame.north - half_high),
            lon=_within(self.lon, frame.west + half_wide, frame.east - half_wide),
        )

    def panned(self, across: float, down: float) -> MapView:
        """Return the view after the map was moved by so many pixels."""
        return replace(
            self,
            lat=self.lat + down / self.scale,
            lon=self.lon - across / (self.scale * self.frame.squeeze),
        ).clamped()

    def zoomed(self, factor: float, about: QPointF) -> MapView:
        """Return the view scaled by a factor with the point under `about` staying there."""
        lat, lon = self.to_geo(about)
        scaled = replace(self, scale=self.scale * factor).clamped()
        now_lat, now_lon = scaled.to_geo(about)
        return replace(
            scaled, lat=scaled.lat + lat - now_lat, lon=scaled.lon + lon - now_lon
        ).clamped()

    def fitted(self, west: float, south: float, east: float, north: float) -> MapView:
        """Return the view that shows the whole of a rectangle of degrees, and little more."""
        wide = max(east - west, 1e-6) * self.frame.squeeze
        high = max(north - south, 1e-6)
        return replace(
            self,
            lat=(south + north) / 2,
            lon=(west + east) / 2,
            scale=min(self.width / wide, self.height / high),
        ).clamped()

    def between(self, other: MapView, share: float) -> MapView:
        """Return the view that lies a share (0 to 1) of the way to another, for animation."""
        return replace(
            self,
            lat=self.lat + (other.lat - self.lat) * share,
            lon=self.lon + (other.lon - self.lon) * share,
            scale=self.scale * (other.scale / self.scale) ** share,
        ).clamped()


def scale_of(zoom: float) -> float:
    """Return the pixels per degree of latitude of a zoom level."""
    return float(_PIXELS_AT_ZOOM_0 * 2.0**zoom)


def least_scale(frame: Frame, width: float, height: float) -> float:
    """Return the scale below which a canvas of this size would show beyond the frame."""
    wide = (frame.east - frame.west) * frame.squeeze
    return max(width / wide, height / (frame.north - frame.south), 1.0)


def scale_bar(view: MapView, longest: float) -> tuple[float, float]:
    """Return (kilometres, logical pixels) of the longest round bar of at most `longest` pixels."""
    limit = longest * view.km_per_pixel
    power = 10.0 ** math.floor(math.log10(limit))
    kilometres = max(step * power for step in _STEPS if step * power <= limit)
    return kilometres, kilometres / view.km_per_pixel


def _within(value: float, low: float, high: float) -> float:
    return (low + high) / 2 if low > high else min(max(value, low), high)
