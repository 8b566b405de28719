"""The map at 1920×1080: frames of a drag, a wheel, a play of days; a choice until painted."""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from measuring import BUNDLED, ROOT
from PySide6.QtCore import QEvent, QEventLoop, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QApplication
from rows import Row, tell

sys.path.insert(0, str(ROOT))

from db import Archive, reading
from db.dates import day_start
from db.maps.levels import level_count
from viewer import theme
from viewer.app import Shell, application_of
from viewer.models.basemap import base_map
from viewer.models.chart import arrows_of, flags_of, pins_of
from viewer.models.standing import DAY, known
from viewer.state.settings import Settings
from viewer.widgets.map_canvas import MapCanvas
from viewer.widgets.sheet_mesh import SheetMesh
from viewer.widgets.sheet_warp import SheetLayer, Tiles

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from db.maps.levels import TileKey

SIZE = (1920, 1080)
TARGET_MS = 16.0
CHOICE_MS = 50.0
SCAN = (20_000, 15_000)
# of this thread alone, so that other programs on the machine count for little; gaps are by the wall
CLOCK = time.thread_time
NONE = Qt.KeyboardModifier.NoModifier


class Watched(MapCanvas):
    """A map that keeps how long each of its paintings took."""

    def __init__(self) -> None:
        super().__init__()
        self.spent: list[float] = []

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's own name
        """Paint, and keep how long it took."""
        start = CLOCK()
        super().paintEvent(event)
        self.spent.append(1000 * (CLOCK() - start))


class Gaps:
    """Keeps how long the event loop was away, at most, while it runs."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer()
        self._timer.timeout.connect(self._beat)
        self._timer.start(1)

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, 1000 * (now - self._last) - 1)
        self._last = now

    def begin(self) -> None:
        """Forget what was before."""
        self.longest, self._last = 0.0, time.perf_counter()


def turn(milliseconds: int) -> None:
    """Let the event loop run for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def line(what: str, spent: list[float], gap: float | None, target: float) -> None:
    """Print one measurement: frames, median, 95 %, longest, the loop's longest gap."""
    spent = sorted(spent)
    p95 = spent[min(len(spent) - 1, round(0.95 * len(spent)))]
    away = "" if gap is None else f"{gap:8.1f}"
    middle = statistics.median(spent)
    if gap is None:  # a choice: as often quicker as slower
        tell(Row(what, middle, limit=target), Row(f"{what}, 95 %", p95))
    else:
        tell(Row(f"{what}, frame, 95 %", p95, limit=target), Row(f"{what}, longest gap", gap))
    print(
        f"{what:44}{len(spent):6}{statistics.median(spent):8.1f}{p95:8.1f}{spent[-1]:8.1f}"
        f"{away:>8}{target:8.0f}",
        flush=True,
    )


def filled(canvas: MapCanvas) -> tuple[Callable[[int | None], None], Archive]:
    """Show the bundled archive; return what shows it at a minute."""
    archive = Archive.open(BUNDLED)
    places, routes = archive.read(reading.places), archive.read(reading.routes)
    dated = archive.read(known)
    canvas.set_layers(archive.read(base_map).layers)

    def show(minute: int | None) -> None:
        day = None if minute is None else (minute // DAY * DAY, minute // DAY * DAY + DAY - 1)
        canvas.set_pins(pins_of(places, dated, "vi", minute))
        canvas.set_routes(arrows_of(routes, dated, "vi", minute))
        canvas.set_flags(flags_of(dated, "vi", day))

    show(None)
    return show, archive


def scan() -> SheetLayer:
    """Return a sheet of 20,000 by 15,000 pixels over the region, its tiles at hand."""
    image = QImage(512, 512, QImage.Format.Format_RGB32)
    image.fill(QColor("#c9b98f"))
    painter = QPainter(image)
    for step in range(0, 512, 32):
        painter.drawLine(step, 0, 512 - step, 511)
    painter.end()

    def at_hand(key: TileKey) -> QImage:
        del key
        return image

    def lay(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
        return [
            (105.0 + 2.2 * x / SCAN[0] + 0.02 * y / SCAN[1], 22.9 - 2.0 * y / SCAN[1])
            for x, y in points
        ]

    mesh = SheetMesh(lay, SCAN, None, 8)
    tiles = Tiles(1, *SCAN, 512, level_count(*SCAN, 512), image=at_hand, at_hand=at_hand)
    return SheetLayer("map/bench", {"vi": "Tờ bản đồ"}, mesh, tiles)


def drag(canvas: Watched, steps: int) -> None:
    """Drag the map to and fro with real mouse events, one each 16 ms."""
    at = QPoint(960, 540)

    def send(kind: QEvent.Type, button: Qt.MouseButton, held: Qt.MouseButton) -> None:
        point = QPointF(at)
        everywhere = QPointF(canvas.mapToGlobal(at))
        QApplication.sendEvent(canvas, QMouseEvent(kind, point, everywhere, button, held, NONE))

    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    send(QEvent.Type.MouseButtonPress, left, left)
    for step in range(steps):
        at += QPoint(11, -6) if step // 30 % 2 == 0 else QPoint(-11, 6)
        send(QEvent.Type.MouseMove, none, left)
        turn(16)
    send(QEvent.Type.MouseButtonRelease, left, none)
    turn(150)


def wheel(canvas: Watched, steps: int) -> None:
    """Turn the wheel in and out about one point."""
    at = QPoint(820, 560)
    for step in range(steps):
        notch = QPoint(0, 60 if step // 16 % 2 == 0 else -60)
        event = QWheelEvent(
            QPointF(at), QPointF(canvas.mapToGlobal(at)), QPoint(), notch,
            Qt.MouseButton.NoButton, NONE, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(canvas, event)
        turn(16)
    turn(300)


def frames() -> Iterator[tuple[str, list[float], float]]:
    """Yield what was done, the paintings' times, and the event loop's longest gap."""
    canvas = Watched()
    canvas.resize(*SIZE)
    show, archive = filled(canvas)
    canvas.show()
    turn(1200)
    gaps = Gaps()

    def measured(work: Callable[[], None]) -> tuple[list[float], float]:
        canvas.spent.clear()
        gaps.begin()
        work()
        return list(canvas.spent), gaps.longest

    yield "drag, whole campaign", *measured(lambda: drag(canvas, 180))
    yield "wheel in and out", *measured(lambda: wheel(canvas, 96))
    canvas.centre_on(21.55, 105.85, 11.0, smooth=False)
    turn(800)
    yield "drag, the town and its surroundings", *measured(lambda: drag(canvas, 180))
    start = day_start(1950, 9, 29)

    def play() -> None:
        for quarter in range(12 * 8):
            show(start + quarter * DAY // 8)
            turn(16)

    yield "the twelve days scrubbed, 8 steps a day", *measured(play)
    show(None)
    canvas.go_home()
    turn(800)
    canvas.set_pictures([scan()])
    turn(1500)
    yield "drag over a 20,000×15,000 sheet, warm", *measured(lambda: drag(canvas, 180))
    archive.close()
    canvas.close()


def choices() -> tuple[list[float], list[float]]:
    """Return the milliseconds from choosing a record until every panel has been painted.

    By the wall, and of the window's thread alone.
    """
    spent: list[float] = []
    worked: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        session = Shell(application_of([]), Settings(Path(folder) / "s.ini")).furnish()
        session.window.resize(*SIZE)
        session.window.show()
        session.open(BUNDLED)
        session.context.jobs.wait()
        with Archive.open(BUNDLED) as archive:
            events = [one.ref for one in archive.read(reading.summaries, "event")[:40]]
            places = [one.ref for one in archive.read(reading.summaries, "place")[:40]]
            units = [one.ref for one in archive.read(reading.summaries, "unit")[:40]]
        refs = [ref for three in zip(events, places, units, strict=False) for ref in three]
        for number, ref in enumerate(refs):
            turn(40)
            start, at_work = time.perf_counter(), CLOCK()
            session.context.selection.choose(ref)
            session.context.jobs.wait()
            turn(0)  # the paintings that the answers asked for
            if number >= 12:
                spent.append(1000 * (time.perf_counter() - start))
                worked.append(1000 * (CLOCK() - at_work))
        session.window.close()
    return spent, worked


def main() -> None:
    """Print the table."""
    application = application_of([])
    theme.load_fonts()
    theme.apply(application, theme.LIGHT)
    print("\nMap, 1920x1080, milliseconds (frames: the widget's own painting)")
    head = ("frames", "median", "95 %", "longest", "gap", "target")
    print(f"{'what':44}" + f"{head[0]:>6}" + "".join(f"{word:>8}" for word in head[1:]))
    for what, spent, gap in frames():
        line(what, spent, gap, TARGET_MS)
    spent, worked = choices()
    line("a choice, until all panels are painted", spent, None, CHOICE_MS)
    line("the same, work of the window's thread", worked, None, CHOICE_MS)


if __name__ == "__main__":
    main()
