"""Play: the campaign running by itself, a day at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from viewer.state.moment import DAY

if TYPE_CHECKING:
    from viewer.state.moment import Moment

SPEEDS: Final = (0.5, 1.0, 2.0, 4.0)
"""Days a second."""


class Play(QObject):
    """Move a moment from the first day of a span to its last. Lives in the GUI thread."""

    changed = Signal()
    """It has begun, paused, ended, or its speed is another."""

    def __init__(self, moment: Moment, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._moment = moment
        self._speed = 1.0
        self._last = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_timer_timeout)
        moment.changed.connect(self._on_moment_changed)

    @property
    def running(self) -> bool:
        """Whether the days go by."""
        return self._timer.isActive()

    @property
    def speed(self) -> float:
        """How many days go by in a second."""
        return self._speed

    def run(self, earliest: int, latest: int) -> None:
        """Show each day from that of `earliest` to that of `latest`, both included.

        Where a day between them is shown already, it goes on from there.
        """
        first, last = earliest // DAY * DAY + DAY - 1, latest // DAY * DAY + DAY - 1
        now = self._moment.value
        self._last = last
        self._timer.start(round(1000 / self._speed))
        if now is None or not first <= now < last:
            self._moment.show(first)
        self.changed.emit()
        self._end_at_last()

    def pause(self) -> None:
        """Stay at the day that is shown."""
        if self.running:
            self._timer.stop()
            self.changed.emit()

    def set_speed(self, speed: float) -> None:
        """Let so many days go by in a second."""
        if speed != self._speed:
            self._speed = speed
            self._timer.setInterval(round(1000 / speed))
            self.changed.emit()

    def _end_at_last(self) -> None:
        now = self._moment.value
        if now is None or now >= self._last:
            self.pause()

    def _on_timer_timeout(self) -> None:
        now = self._moment.value
        if now is not None:
            self._moment.show_day(min(now + DAY, self._last))
        self._end_at_last()

    def _on_moment_changed(self, minute: object) -> None:
        if minute is None:
            self.pause()
