"""IdleClock: nobody has touched anything for a while; a countdown; then the visit is over."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

SECOND = 1000


class IdleClock(QObject):
    """Two tiers: after `idle` seconds `warned` comes, then a `ticked` each second, then `expired`.

    A touch begins it anew. It stands still while it is stopped (nobody visits) or held (a sound or
    film plays). Lives in the GUI thread.
    """

    warned = Signal()
    """The countdown begins."""
    ticked = Signal(int)
    """So many seconds of the countdown are left."""
    cancelled = Signal()
    """Somebody touched the screen during the countdown."""
    expired = Signal()
    """The visitor has gone."""

    def __init__(self, idle: float, countdown: int, parent: QObject | None = None) -> None:
        """Wait `idle` seconds, then count `countdown` seconds down."""
        super().__init__(parent)
        self._countdown = countdown
        self._left: int | None = None
        self._running = self._held = False
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(round(idle * SECOND))
        self._idle.timeout.connect(self._on_idle_timeout)
        self._second = QTimer(self)
        self._second.setInterval(SECOND)
        self._second.timeout.connect(self._on_second_timeout)

    @property
    def counting(self) -> bool:
        """Say whether the countdown is seen."""
        return self._left is not None

    def start(self) -> None:
        """Begin to watch: somebody visits."""
        self._running = True
        self.touch()

    def stop(self) -> None:
        """Watch no more: nobody visits."""
        self._running = False
        self._idle.stop()
        self._end_countdown()

    def hold(self, held: bool) -> None:
        """Stand still while something plays; begin anew when it has ended."""
        self._held = held
        if held:
            self._idle.stop()
            self._end_countdown()
        elif self._running:
            self.touch()

    def touch(self) -> None:
        """Begin anew: somebody is there."""
        self._end_countdown()
        if self._running and not self._held:
            self._idle.start()

    def expire(self) -> None:
        """End the visit now, as if nobody had touched anything for long enough."""
        if self._running:
            self.stop()
            self.expired.emit()

    def _end_countdown(self) -> None:
        self._second.stop()
        if self._left is not None:
            self._left = None
            self.cancelled.emit()

    def _on_idle_timeout(self) -> None:
        self._left = self._countdown
        self._second.start()
        self.warned.emit()
        self.ticked.emit(self._left)

    def _on_second_timeout(self) -> None:
        if self._left is None:
            return
        self._left -= 1
        if self._left > 0:
            self.ticked.emit(self._left)
        else:
            self.expire()
