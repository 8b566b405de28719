"""A georeferenced scan of 20,000 × 15,000 over the base map: frames with warm tiles, and a jump.

`python tests/bench/sheet_warp.py [ROUNDS]` prints medians, 95 % and the worst in milliseconds.
"""

from __future__ import annotations

import io
import math
import os
import random
import statistics
import sys
import tempfile
import time
import zlib
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PIL import Image
from PySide6.QtCore import QEventLoop, QPointF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication
from rows import Row, tell
from sqlalchemy import insert

from db import Archive, tables
from db.maps.control_points import ControlPoint
from db.maps.georeference import georeference
from db.maps.levels import TILE_SIZE, TileKey, level_count, tile_count
from db.maps.mercator import project, unproject
from db.records import Words
from viewer.jobs import Jobs
from viewer.models.tiles import TileReader
from viewer.widgets.map_canvas import MapCanvas
from viewer.widgets.projection import Frame
from viewer.widgets.sheet_mesh import FINE, STIFF, SheetMesh
from viewer.widgets.sheet_warp import SheetLayer, Tiles
from viewer.widgets.tile_cache import TileCache

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.maps.georeference import Georeference
    from db.transaction import Transaction
    from viewer.context import Context

FRAME_MS = 16.0
WIDTH, HEIGHT = 20_000, 15_000
VIEW = (1920, 1080)
MASK = (
    (400.0, 500.0),
    (19_500.0, 300.0),
    (19_700.0, 14_600.0),
    (9_000.0, 14_000.0),
    (300.0, 14_700.0),
)
SLICE_MS = 5.0
PYRAMID = 1


def tile_bytes() -> bytes:
    """Return a JPEG tile with as much detail as a printed map has."""
    noise = Image.effect_noise((TILE_SIZE, TILE_SIZE), 40).convert("RGB")
    file = io.BytesIO()
    noise.save(file, "JPEG", quality=85)
    return file.getvalue()


def add_tiles(transaction: Transaction) -> None:
    """Fill a pyramid of that size; each tile is the same, for only its cost matters."""
    levels, data = level_count(WIDTH, HEIGHT), tile_bytes()
    rows = [
        {"pyramid_id": PYRAMID, "level": level, "column": column, "row": row,
         "checksum": zlib.crc32(data), "data": data}
        for level in range(levels)
        for columns, lines in [tile_count(WIDTH, HEIGHT, levels, level)]
        for column in range(columns)
        for row in range(lines)
    ]  # fmt: skip
    transaction.connection.execute(
        insert(tables.Pyramid).values(
            id=PYRAMID, sha256="0" * 64, page=0, width=WIDTH, height=HEIGHT,
            tile_size=TILE_SIZE, levels=levels, media_type="image/jpeg",
        )
    )  # fmt: skip
    transaction.connection.execute(insert(tables.Tile), rows)


def fitted(kind: str) -> Georeference:
    """Return the sheet turned by eight degrees, and bent where the kind can bend."""
    middle, points = project(106.1, 21.9), list[ControlPoint]()
    for column in range(5):
        for row in range(4):
            x, y = WIDTH * column / 4, HEIGHT * row / 3
            right, up, turn = (x - WIDTH / 2) * 12, (HEIGHT / 2 - y) * 12, math.radians(8)
            across = right * math.cos(turn) - up * math.sin(turn)
            along = right * math.sin(turn) + up * math.cos(turn)
            bend = 0 if kind == "affine" else 2500
            place = (middle[0] + across + bend * math.sin(column + row), middle[1] + along)
            points.append(ControlPoint(x, y, *unproject(*place)))
    return georeference(kind, points)


def frames(canvas: MapCanvas, rounds: int, step: Callable[[int], None]) -> list[float]:
    """Return the milliseconds that each frame took to paint."""
    image = QImage(*VIEW, QImage.Format.Format_ARGB32_Premultiplied)
    taken: list[float] = []
    for at in range(rounds):
        step(at)
        start = time.perf_counter()
        with QPainter(image) as painter:
            canvas.paint_all(painter, 1.0, within_ms=SLICE_MS)
        taken.append((time.perf_counter() - start) * 1000)
    return taken


def warm(canvas: MapCanvas, cache: TileCache) -> None:
    """Paint until every tile in view is there and painted."""
    image = QImage(*VIEW, QImage.Format.Format_ARGB32_Premultiplied)
    loop, awaited = QEventLoop(), set[TileKey]()
    cache.wanted.connect(awaited.add)
    cache.arrived.connect(awaited.discard)
    cache.arrived.connect(loop.quit)
    while True:
        with QPainter(image) as painter:
            canvas.paint_all(painter, 1.0)
        if not awaited:
            break
        loop.exec()
    cache.wanted.disconnect(awaited.add)
    cache.arrived.disconnect(awaited.discard)
    cache.arrived.disconnect(loop.quit)


def line(name: str, taken: list[float], frame: float | None = None) -> None:
    """Print one row of the table; `frame` is what 95 of 100 may take."""
    ordered = sorted(taken)
    at95 = ordered[min(len(ordered) - 1, math.ceil(0.95 * len(ordered)) - 1)]
    tell(Row(f"{name.strip()}, median", statistics.median(ordered)))
    tell(Row(f"{name.strip()}, 95 %", at95, limit=frame))
    print(f"{name:36}{statistics.median(ordered):9.1f}{at95:9.1f}{ordered[-1]:9.1f}")


def main(rounds: int) -> None:
    """Print the table."""
    application = QApplication([])
    jobs = Jobs(application)
    with (
        tempfile.TemporaryDirectory() as folder,
        Archive.create(Path(folder) / "bench.muniment", Words("Bench")) as archive,
    ):
        archive.write(add_tiles)
        jobs.attach(archive)
        head = f"{WIDTH} x {HEIGHT} over {VIEW[0]} x {VIEW[1]}, ms"
        print(f"{head:36}{'median':>9}{'95 %':>9}{'most':>9}")
        for kind, mask in (("affine", None), ("spline", None), ("spline", MASK)):
            measure(jobs, kind, mask, rounds)
        jobs.wait()
        jobs.close()


def measure(
    jobs: Jobs, kind: str, mask: tuple[tuple[float, float], ...] | None, rounds: int
) -> None:
    """Measure one way to lay the sheet."""
    name = f"{kind}, masked" if mask else kind
    fit = fitted(kind)
    start = time.perf_counter()
    mesh = SheetMesh(fit.forward_all, (WIDTH, HEIGHT), mask, STIFF if kind == "affine" else FINE)
    laying = (time.perf_counter() - start) * 1000
    cache = TileCache(capacity=400 * 1024 * 1024)
    reader = TileReader(cast("Context", SimpleNamespace(jobs=jobs)), cache)
    levels = level_count(WIDTH, HEIGHT)
    tiles = Tiles(PYRAMID, WIDTH, HEIGHT, TILE_SIZE, levels, cache.image, cache.at_hand)
    layer = SheetLayer("sheet", {}, mesh, tiles)
    cache.arrived.connect(layer.arrived)
    canvas = MapCanvas()
    canvas.resize(*VIEW)
    canvas.set_reduced_motion(True)
    canvas.show()
    canvas.set_frame(Frame(max_zoom=17.0), mesh.bounds)
    canvas.set_pictures([layer])
    canvas.centre_on(21.9, 106.1, 12.0, smooth=False)
    warm(canvas, cache)
    print(f"{name}: mesh {laying:.0f} ms in the worker")
    line(f"  pan, warm tiles, {name}", frames(canvas, rounds, lambda at: pan(canvas, at)), FRAME_MS)
    line(f"  first sharp picture, {name}", [jump(canvas, cache) for _ in range(rounds // 10)])
    canvas.close()
    del reader


def pan(canvas: MapCanvas, at: int) -> None:
    """Move the map a little, round about, so that it stays over what is warm."""
    way = QPointF(9 * math.cos(at / 12), 9 * math.sin(at / 12))
    lat, lon = canvas.view.to_geo(QPointF(VIEW[0] / 2, VIEW[1] / 2) + way)
    canvas.centre_on(lat, lon, smooth=False)


def jump(canvas: MapCanvas, cache: TileCache) -> float:
    """Go where nothing has been seen yet; return the milliseconds until all of it is sharp."""
    lat, lon = 21.9 + random.uniform(-0.35, 0.35), 106.1 + random.uniform(-0.5, 0.5)
    canvas.centre_on(lat, lon, 12.0 + random.uniform(-0.2, 0.2), smooth=False)
    start = time.perf_counter()
    warm(canvas, cache)
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    random.seed(1950)
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
