"""The timeline's frames and longest gap at 10^3 to 10^5 entries, beside a bare QGraphicsScene."""

from __future__ import annotations

import os
import statistics
import time
from concurrent.futures import ThreadPoolExecutor
from random import Random
from typing import TYPE_CHECKING, NamedTuple

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QGraphicsScene, QGraphicsView
from rows import Row, tell

from db.dates import parse
from db.records import DatedEntry, Words
from viewer import theme
from viewer.models.lanes import Chronicle, LaneWords, in_lanes
from viewer.widgets.timeline_canvas import TimelineCanvas

if TYPE_CHECKING:
    from collections.abc import Callable

    from viewer.widgets.timeline_index import EntryIndex

COUNTS = (1_000, 10_000, 100_000)
SIZE = (1920, 300)
FRAME_MS, MOST_GROWTH = 16.0, 2.0
FRAMES = 120
WARM = 5
LANES = ("rear", "border", "thai-nguyen")
TITLES = {"rear": "Hậu phương", "border": "Biên giới", "thai-nguyen": "Thái Nguyên"}
WORDS = LaneWords("vi", {**TITLES, "suggested": "Gợi ý"}, "", "")


def chronicle(count: int) -> Chronicle:
    """Return made-up dated records of ten years: days mostly, some weeks, months and years."""
    chance = Random(7)
    made: list[DatedEntry] = []
    for number in range(count):
        year, month, day = 1945 + chance.randrange(10), chance.randint(1, 12), chance.randint(1, 28)
        first = f"{year}-{month:02}-{day:02}"
        kind = chance.random()
        if kind < 0.7:
            edtf = first
        elif kind < 0.9:
            edtf = f"{first}/{year}-{month:02}-{chance.randint(day, 28):02}"
        else:
            edtf = f"{year}-{month:02}" if kind < 0.97 else f"{year}"
        title = f"Sự kiện số {number}"
        side = chance.choice(("vietnam", "france", None))
        words = Words(title, title)
        ref = f"event/{number}"
        made.append(DatedEntry(ref, "event", words, parse(edtf), chance.choice(LANES), side))
    made.sort(key=lambda one: (one.date.earliest, one.date.latest))
    return Chronicle("front", tuple(made))


class Spent(NamedTuple):
    """A frame's milliseconds: by the clock on the wall, and of the processor."""

    wall: float
    processor: float


def frames(step: Callable[[int], None]) -> list[Spent]:
    """Return what each frame took: one step and its painting."""
    spent: list[Spent] = []
    for number in range(FRAMES):
        wall, processor = time.perf_counter(), time.thread_time()
        step(number)
        wall, processor = time.perf_counter() - wall, time.thread_time() - processor
        spent.append(Spent(1000 * wall, 1000 * processor))
    return spent[WARM:]


def cells(spent: list[Spent]) -> list[float]:
    """Return median and 95th percentile on the wall, and the same of the processor."""
    found: list[float] = []
    for values in zip(*spent, strict=True):
        found += (statistics.median(values), statistics.quantiles(values, n=20)[-1])
    return found


def ours(canvas: TimelineCanvas) -> dict[str, list[Spent]]:
    """Pan and zoom the timeline as a drag and a wheel do, painting after each step."""
    motion, middle = canvas._motion, SIZE[0] / 2

    def pan(number: int) -> None:
        motion.pan(-9 if number % 60 < 30 else 9)
        canvas.repaint()

    def zoom(number: int) -> None:
        motion.zoom(1.06 if number % 60 < 30 else 1 / 1.06, middle, eased=False)
        canvas.repaint()

    found: dict[str, list[Spent]] = {}
    for name, step in (("pan", pan), ("zoom", zoom)):
        canvas.fit()
        found[name] = frames(step)
    return found


def peer(held: Chronicle) -> dict[str, list[Spent]]:
    """Pan and zoom a bare scene of one rectangle an entry: no labels, no packing, no axis."""
    scene = QGraphicsScene()
    origin = held.entries[0].date.earliest
    colour = QColor("#8C1C13")
    for number, one in enumerate(held.entries):
        width = max((one.date.latest - one.date.earliest) / 1440, 0.4)
        x = (one.date.earliest - origin) / 1440
        item = scene.addRect(x, 24 * (number % 9), width, 18, brush=colour)
        item.setFlag(item.GraphicsItemFlag.ItemIsSelectable)
    view = QGraphicsView(scene)
    view.resize(*SIZE)
    view.show()
    shown = QEventLoop()
    QTimer.singleShot(50, shown.quit)  # until it is exposed nothing is painted
    shown.exec()
    scale = 1.0

    def pan(number: int) -> None:
        bar = view.horizontalScrollBar()
        bar.setValue(bar.value() + (9 if number % 60 < 30 else -9))
        view.viewport().repaint()

    def zoom(number: int) -> None:
        nonlocal scale
        view.scale(1.06 if number % 60 < 30 else 1 / 1.06, 1.0)
        view.viewport().repaint()

    found = {"pan": frames(pan), "zoom": frames(zoom)}
    view.close()
    return found


def longest_gap(canvas: TimelineCanvas, held: Chronicle) -> tuple[float, float]:
    """Return ms until the entries stand there, and the window's longest silence meanwhile."""
    loop, beat, gaps = QEventLoop(), QTimer(), [0.0]
    last = time.perf_counter()

    def on_beat() -> None:
        nonlocal last
        now = time.perf_counter()
        gaps.append(1000 * (now - last))
        last = now
        if work.done() and not shown:
            shown.append(work.result())
            canvas.set_index(shown[0])
            canvas.repaint()
        elif shown:
            loop.quit()

    shown: list[EntryIndex] = []
    with ThreadPoolExecutor(1) as pool:
        began = last = time.perf_counter()
        work = pool.submit(in_lanes, held, WORDS, 8)
        beat.timeout.connect(on_beat)
        beat.start(0)
        loop.exec()
    beat.stop()
    return 1000 * (time.perf_counter() - began), max(gaps)


def idle_gap(milliseconds: int = 1500) -> float:
    """Return the longest silence of an event loop that has nothing to do: the machine's own."""
    loop, beat, gaps = QEventLoop(), QTimer(), [0.0]
    last = time.perf_counter()

    def on_beat() -> None:
        nonlocal last
        now = time.perf_counter()
        gaps.append(1000 * (now - last))
        last = now

    beat.timeout.connect(on_beat)
    QTimer.singleShot(milliseconds, loop.quit)
    beat.start(0)
    loop.exec()
    beat.stop()
    return max(gaps)


def main() -> None:
    """Print one line a count and gesture, and what putting in order costs the window."""
    application = QApplication([])
    theme.load_fonts()
    theme.apply(application, theme.LIGHT)
    print(f"\nTimeline {SIZE[0]}x{SIZE[1]}, ms a frame over {FRAMES - WARM} frames; load", end=" ")
    print(", ".join(f"{one:.1f}" for one in os.getloadavg()))
    print(f"longest gap of an idle event loop: {idle_gap():.1f} ms")
    heads = ("median", "p95", "cpu", "cpu p95", "peer", "peer p95", "ratio")
    print(f"{'entries':>8}  {'gesture':8}" + "".join(f"{one:>9}" for one in heads))
    medians: dict[tuple[int, str], float] = {}
    for count in COUNTS:
        held = chronicle(count)
        canvas = TimelineCanvas()
        canvas.set_reduced_motion(True)
        canvas.resize(*SIZE)
        canvas.show()
        ready, gap = longest_gap(canvas, held)
        mine, other = ours(canvas), peer(held)
        for name, spent in mine.items():
            figures = cells(spent)
            theirs = cells(other[name])
            medians[count, name] = figures[0]
            line = (*figures, *theirs[:2], figures[0] / theirs[0])
            what = f"{name} at {count:,}"
            tell(Row(what, figures[0], peer=theirs[0], of="QGraphicsScene"))
            tell(Row(f"{what}, 95 %", figures[1], limit=FRAME_MS if count == COUNTS[-1] else None))
            print(f"{count:8}  {name:8}" + "".join(f"{one:9.2f}" for one in line), flush=True)
        print(f"{count:8}  ready after {ready:.0f} ms, longest gap of the window {gap:.1f} ms")
        tell(Row(f"longest gap while {count:,} are put in order", gap))
        canvas.close()
    for name in ("pan", "zoom"):
        grown = medians[COUNTS[2], name] / medians[COUNTS[1], name]
        tell(Row(f"{name}, growth from 10^4 to 10^5", grown, "times", MOST_GROWTH))
        print(f"{name}: from 10^4 to 10^5 it grows {grown:.2f} times (target: at most 2)")


if __name__ == "__main__":
    main()
