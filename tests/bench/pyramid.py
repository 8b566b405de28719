"""A scan of 20,000 × 15,000: cutting it beside Pillow and vips, looking at it, and taking it in."""

from __future__ import annotations

import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from measuring import BUNDLED, ROOT
from rows import Row, tell

sys.path.insert(0, str(ROOT))

if TYPE_CHECKING:
    from collections.abc import Callable

    from viewer.widgets.tile_view import TileView

SIZE = (20_000, 15_000)
SCREEN = (1920, 1080)
JUMPS, FRAMES = 24, 240
LIMITS = {"tiff": 300, "jpeg": 450}
"""MiB of peak memory."""
TIME_LIMIT = 1.3
"""Times vips dzsave."""
# of this thread alone, so that other programs on the machine count for little
CLOCK = time.thread_time


def scan(folder: Path, ending: str) -> Path:
    """Draw something like a scan: paper with grain and lines; kept for the next run."""
    from PIL import Image, ImageDraw

    path = folder / f"scan-{SIZE[0]}.{ending}"
    if path.exists():
        return path
    Image.MAX_IMAGE_PIXELS = None
    grain = Image.effect_noise((1024, 1024), 22)
    cells = [Image.merge("RGB", [grain.point(lambda v, s=s: v * s) for s in (0.9, 0.85, 0.7)])]
    sheet = Image.new("RGB", SIZE)
    for y in range(0, SIZE[1], 1024):
        for x in range(0, SIZE[0], 1024):
            sheet.paste(cells[0].rotate(90 * ((x + y) // 1024 % 4)), (x, y))
    draw = ImageDraw.Draw(sheet)
    for x in range(0, 2 * SIZE[0], 230):
        draw.line((x, 0, x - SIZE[1], SIZE[1]), fill=(110, 60, 30), width=5)
        draw.line((x - SIZE[1], 0, x, SIZE[1]), fill=(60, 110, 150), width=3)
    for kind, options in (("tif", {}), ("jpg", {"quality": 90})):
        sheet.save(folder / f"scan-{SIZE[0]}.{kind}", **options)
    return path


# one way of cutting, each in a process of its own


def cut_ours(path: Path, out: Path, engine: str) -> dict[str, float]:
    """Cut into an archive as an import does; the child's peak and this process's."""
    from db import Archive, keeping
    from db.pictures.cutter import Cutter
    from db.records import Words
    from db.scanning import _batches

    before = _peak()
    with Archive.create(out / "bench.muniment", Words("Đo")) as door:
        start = time.perf_counter()
        with Cutter(path, engine=engine) as cutter:
            cutter.picture()
            made: list[int] = []
            for page in cutter.pages():
                door.write(
                    lambda t, page=page: made.append(keeping.add_pyramid(t, path.name, page))
                )
                for batch in _batches(page.read()):
                    door.write(keeping.keep_tiles, made[-1], batch)
        took = time.perf_counter() - start
    return {
        "seconds": took,
        "child": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024,
        "parent": _peak() - before,
    }


def cut_vips(path: Path, out: Path, _engine: str) -> dict[str, float]:
    """Cut as `vips dzsave` does, into a folder of files."""
    import pyvips

    start = time.perf_counter()
    image = pyvips.Image.new_from_file(str(path), access="sequential")
    image.dzsave(str(out / "vips"), tile_size=512, overlap=0, suffix=".jpg[Q=85]", depth="onetile")
    return _own(start)


def cut_plain(path: Path, out: Path, _engine: str) -> dict[str, float]:
    """Cut as one would with Pillow alone: the whole picture, halved again and again."""
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = None
    start = time.perf_counter()
    image = Image.open(path).convert("RGB")
    level = 0
    while True:
        folder = out / str(level)
        folder.mkdir()
        for top in range(0, image.height, 512):
            for left in range(0, image.width, 512):
                box = (left, top, min(left + 512, image.width), min(top + 512, image.height))
                image.crop(box).save(folder / f"{left // 512}_{top // 512}.jpg", quality=85)
        if max(image.size) <= 512:
            break
        image, level = image.reduce(2), level + 1
    return _own(start)


def _own(start: float) -> dict[str, float]:
    return {"seconds": time.perf_counter() - start, "child": _peak(), "parent": 0.0}


def _peak() -> float:
    """Return this process's peak in MiB; ru_maxrss would count what its parent held at the fork."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


WAYS: dict[str, tuple[Callable[[Path, Path, str], dict[str, float]], str, str]] = {
    "vips dzsave, TIFF": (cut_vips, "tif", ""),
    "ours, TIFF": (cut_ours, "tif", "best"),
    "ours without libvips, TIFF": (cut_ours, "tif", "pillow"),
    "plain Pillow, TIFF": (cut_plain, "tif", ""),
    "vips dzsave, JPEG": (cut_vips, "jpg", ""),
    "ours, JPEG": (cut_ours, "jpg", "best"),
    "plain Pillow, JPEG": (cut_plain, "jpg", ""),
}


def bench_cutting(folder: Path) -> None:
    """Cut in every way, each in a fresh process, and print time and memory."""
    print("\nCutting 20,000 × 15,000 into 512-pixel JPEG tiles (one run each)")
    print(f"{'':34}{'s':>7}{'× vips':>8}{'limit':>7}{'MiB':>7}{'limit':>7}{'parent':>8}")
    vips: dict[str, float] = {}
    for name, (_, ending, _) in WAYS.items():
        out = Path(tempfile.mkdtemp(dir=folder))
        command = [sys.executable, __file__, "--cut", name, str(folder), str(out)]
        ran = subprocess.run(command, capture_output=True, text=True, check=True)
        shutil.rmtree(out)
        found = json.loads(ran.stdout.splitlines()[-1])
        if name.startswith("vips"):
            vips[ending] = found["seconds"]
        ours = name in {"ours, TIFF", "ours, JPEG"}
        limit = LIMITS["tiff" if ending == "tif" else "jpeg"] if ours else ""
        ratio = found["seconds"] / vips[ending]
        bound = f"{TIME_LIMIT:.2f}" if ours else ""
        if ours:
            peer = vips.get(ending)
            seconds = Row(f"{name}, time", found["seconds"], "s", peer=peer, of="vips")
            tell(replace(seconds, most_ratio=TIME_LIMIT))
            most = None if limit == "" else float(limit)
            tell(Row(f"{name}, most memory", found["child"], "MiB", limit=most))
        print(
            f"{name:34}{found['seconds']:7.1f}{ratio:8.2f}{bound:>7}{found['child']:7.0f}"
            f"{limit!s:>7}{found['parent']:8.0f}",
            flush=True,
        )


# looking at it


def _taken_in(path: Path, folder: Path) -> Path:
    """Return an archive with the scan, made once."""
    from db import Archive
    from db.records import Words
    from db.scanning import Wishes, import_pictures

    archive = folder / "view.muniment"
    if not archive.exists():
        with Archive.create(archive, Words("Đo")) as door:
            import_pictures(door, [path], Wishes(beside=True))
    return archive


def bench_view(path: Path, folder: Path) -> None:
    """Pan over warm tiles and jump to cold ones, at 1920 × 1080."""
    from PySide6.QtCore import QEventLoop, QPointF, QTimer

    from db.maps import sheets
    from viewer.app import Shell
    from viewer.application import application_of
    from viewer.models.tiles import TileReader
    from viewer.state.settings import Settings
    from viewer.widgets.tile_cache import TileCache
    from viewer.widgets.tile_view import TileView

    archive = _taken_in(path, folder)
    session = Shell(application_of([]), Settings(folder / "settings.ini")).furnish(still=True)
    session.open(archive)
    session.context.jobs.wait()
    assert session.archive is not None
    sheet = session.archive.read(sheets.sheet, f"media/{path.stem}")
    cache = TileCache()
    reader = TileReader(session.context, cache)
    view = TileView(cache)
    view.resize(*SCREEN)
    view.show()
    view.show_sheet(sheet)

    def settle() -> float:
        start = time.perf_counter()
        loop = QEventLoop()
        timer = QTimer()
        timer.setInterval(1)
        timer.timeout.connect(lambda: loop.quit() if view.is_sharp else None)
        timer.start()
        loop.exec()
        view.repaint()
        return 1000 * (time.perf_counter() - start)

    settle()
    jumps: list[float] = []
    worked: list[float] = []
    for index in range(JUMPS):
        view.show_whole()
        view.show_actual_size()
        view.zoom(0.9 if index % 2 else 1.0, QPointF(0, 0))
        x, y = 1000 + index * 750 % 18_000, 800 + index * 1310 % 13_000
        spot = view.frame.to_screen(x, y) - QPointF(SCREEN[0] / 2, SCREEN[1] / 2)
        view.pan(-spot.x(), -spot.y())
        before = time.process_time()
        jumps.append(settle())
        worked.append(1000 * (time.process_time() - before))
    frames = _frames(view, settle)
    print("\nLooking at it, 1920 × 1080 (ms)")
    _print("warm frame while panning", frames, 16)
    _print("first sharp picture after a jump", jumps, 150)
    _print("  processor time of that, all threads", worked, 300)
    view.close()
    del reader
    session.window.close()


def _frames(view: TileView, settle: Callable[[], float]) -> list[float]:
    """Return how long each frame took while the view was panned to and fro over warm tiles."""
    for _ in range(12):
        view.pan(-40, -24)
        settle()
    frames: list[float] = []
    for index in range(FRAMES):
        step = 1 if index // 12 % 2 == 0 else -1
        view.pan(40 * step, 24 * step)
        start = CLOCK()
        view.repaint()
        frames.append(1000 * (CLOCK() - start))
    return frames


def _print(what: str, values: list[float], limit: float) -> None:
    ordered = sorted(values)
    p95 = ordered[min(len(ordered) - 1, round(0.95 * len(ordered)))]
    tell(Row(f"{what.strip()}, median", statistics.median(values)))
    tell(Row(f"{what.strip()}, 95 %", p95, limit=limit))
    print(
        f"{what:34} median {statistics.median(values):7.1f}  p95 {p95:7.1f}"
        f"  most {ordered[-1]:7.1f}  limit {limit}",
        flush=True,
    )


# taking it in while the window is used


def bench_gap(path: Path, folder: Path) -> None:
    """Measure how long the window is away while a scan is taken in, and while nothing is."""
    from PySide6.QtCore import QEventLoop, Qt, QTimer

    from db.archive import Archive, Cancellation
    from db.scanning import Wishes
    from viewer.app import Shell
    from viewer.application import application_of
    from viewer.pictures.importing import take_in
    from viewer.state.settings import Settings

    archive = folder / "gap.muniment"
    shutil.copy(BUNDLED, archive)
    session = Shell(application_of([]), Settings(folder / "settings.ini")).furnish(still=True)
    session.window.resize(*SCREEN)
    session.window.show()
    session.open(archive)
    session.context.jobs.wait()
    session.exchange(Archive.open(archive, mode="write"))
    gaps: list[float] = []
    last = [time.perf_counter()]

    def tick() -> None:
        now = time.perf_counter()
        gaps.append(1000 * (now - last[0]))
        last[0] = now

    def watched(begin: Callable[[QEventLoop], None]) -> list[float]:
        loop, timer = QEventLoop(), QTimer()
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.setInterval(1)
        timer.timeout.connect(tick)
        gaps.clear()
        begin(loop)
        last[0] = time.perf_counter()
        timer.start()
        loop.exec()
        timer.stop()
        return list(gaps)

    def take(loop: QEventLoop) -> None:
        session.context.jobs.run_apart(
            take_in, (path,), Wishes(), lambda _share: None, Cancellation(), [],
            then=lambda _report: loop.quit(),
        )  # fmt: skip

    quiet = watched(lambda loop: QTimer.singleShot(5000, loop.quit))
    busy = watched(take)
    print("\nThe window's gaps between two turns of its loop (ms)")
    _print("while nothing happens, 5 s", quiet, 16)
    _print(f"while it is taken in, {sum(busy) / 1000:.1f} s", busy, 16)
    over = sum(gap > 16 for gap in busy)
    print(f"longer than 16 ms: {over} of {len(busy)} turns; quiet: {sum(g > 16 for g in quiet)}")
    session.window.close()


def main() -> None:
    """Cut in one way, as told; or run everything."""
    if "--cut" in sys.argv:
        _, _, name, folder, out = sys.argv
        work, ending, engine = WAYS[name]
        os.nice(10)  # our child process lets others go first, so on a busy machine its peers must
        print(json.dumps(work(scan(Path(folder), ending), Path(out), engine)))
        return
    with tempfile.TemporaryDirectory(prefix="muniment-bench-") as name:
        folder = Path(os.environ.get("MUNIMENT_BENCH", name))
        load = os.getloadavg()[0]
        print(f"load {load:.1f} on {os.cpu_count()} processors")
        path = scan(folder, "tif")
        bench_cutting(folder)
        bench_view(path, folder)
        bench_gap(path, folder)


if __name__ == "__main__":
    main()
