"""How the timeline's view moves: at once under a finger, else eased, or never eased."""

from __future__ import annotations

from math import exp, log
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation, Signal

from viewer.widgets.timeline_scale import TimeScale

if TYPE_CHECKING:
    from viewer.widgets.timeline_stage import TimelineStage

EASED_MS: Final = 180


def between(one: TimeScale, other: TimeScale, share: float) -> TimeScale:
    """Return the scale on the way from one to the other that keeps one minute where it is.

    Magnification grows evenly by factors; where both are alike the view just slides.
    """
    if share >= 1.0:
        return other
    if abs(log(other.mpp / one.mpp)) < 1e-6:
        start = one.start + (other.start - one.start) * share
        return TimeScale(start, one.mpp, other.left, other.width)
    still = (other.start - one.start) / (one.mpp - other.mpp)  # pixels from the left edge
    minute = one.start + still * one.mpp
    mpp = exp(log(one.mpp) + log(other.mpp / one.mpp) * share)
    return TimeScale(minute - still * mpp, mpp, other.left, other.width)


class TimelineMotion(QObject):
    """Move a stage's view; `moved` says that it has. Further wishes add to a motion under way."""

    moved = Signal()

    def __init__(self, stage: TimelineStage, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.is_reduced = False
        self._stage = stage
        self._path = (stage.scale, stage.scale)
        self._flight = QVariantAnimation(self)
        self._flight.setStartValue(0.0)
        self._flight.setEndValue(1.0)
        self._flight.setDuration(EASED_MS)
        self._flight.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._flight.valueChanged.connect(self._on_flight_value_changed)

    @property
    def target(self) -> TimeScale:
        """The view that is being moved to, or the one there is."""
        moving = self._flight.state() == QVariantAnimation.State.Running
        return self._path[1] if moving else self._stage.scale

    def stop(self) -> None:
        """Stay where the view is now."""
        self._flight.stop()

    def zoom(self, factor: float, about: float, *, eased: bool = True) -> None:
        """Magnify, the pixel `about` staying where it is."""
        self.go(self.target.zoomed(factor, about), eased=eased)

    def pan(self, pixels: float, *, eased: bool = False) -> None:
        """Move time to the right by so many pixels."""
        self.go(self.target.panned(pixels), eased=eased)

    def go(self, scale: TimeScale, *, eased: bool = True) -> None:
        """Move to a view, as near to it as the entries' time allows."""
        self._flight.stop()
        target = self._stage.allowed(scale)
        if self.is_reduced or not eased:
            self._stage.show(target)
            self.moved.emit()
            return
        self._path = (self._stage.scale, target)
        self._flight.start()

    def _on_flight_value_changed(self, share: float) -> None:
        self._stage.show(between(*self._path, share))
        self.moved.emit()
