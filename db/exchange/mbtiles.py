"""MBTiles 1.3 out: georeferenced sheets as Web Mercator tiles, for QGIS and web maps.

One file holds every map that has enough control points, the larger ones beneath, each within its
mask. It is drawn in a process of its own, which reads the archive itself and ends with its parent.
"""

from __future__ import annotations

import io
import multiprocessing
import os
import signal
import sqlite3
import threading
import traceback
from contextlib import closing
from typing import TYPE_CHECKING, Any, Final

from db import reading
from db.engine import reading_engine
from db.errors import Impossible
from db.exchange.ports import Exporter
from db.maps.georeference import DEFAULT, georeference
from db.maps.sheets import map_sheets

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from multiprocessing.connection import Connection as Pipe
    from pathlib import Path

    from sqlalchemy.engine import Connection

    from db.exchange.mbtiles_drawing import SheetDrawing
    from db.exchange.outgoing import Source
    from db.maps.sheets import Sheet
    from db.records import Ref

APPLICATION_ID: Final = 0x4D504258
"""What the specification gives MBTiles, `MPBX`."""
LOOK_SECONDS: Final = 0.05
SHAPE: Final = """
CREATE TABLE metadata (name TEXT, value TEXT);
CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB);
CREATE UNIQUE INDEX tile_index ON tiles (zoom_level, tile_column, tile_row);
"""


def write_mbtiles(
    archive: Path,
    out: Path,
    refs: Sequence[Ref] = (),
    progress: Callable[[float], None] = lambda _share: None,
) -> None:
    """Write the maps `refs` (none: all that can be laid out) of an archive as the new file `out`.

    `progress` is told the share that is done; it calls it off by raising. Raises Impossible where
    no map has a picture and enough control points.
    """
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(
        target=work, args=(theirs, archive.absolute(), out.absolute(), tuple(refs)), daemon=True
    )
    process.start()
    theirs.close()
    try:
        _wait(ours, progress)
    finally:
        process.terminate()
        process.join()
        ours.close()


def _wait(pipe: Pipe, progress: Callable[[float], None]) -> None:
    told = 0.0
    while True:
        if not pipe.poll(LOOK_SECONDS):
            progress(told)
            continue
        try:
            kind, *values = pipe.recv()
        except EOFError:
            raise RuntimeError("the process that draws tiles has gone") from None
        if kind == "done":
            return
        if kind == "share":
            told = values[0]
            progress(told)
        elif kind == "impossible":
            sentence, remedy, found = values
            raise Impossible(sentence, remedy, **found)
        else:
            raise RuntimeError(values[0])


def work(parent: Pipe, archive: Path, out: Path, refs: tuple[Ref, ...]) -> None:
    """Draw in the child process; send ("share", 0–1) now and then, and how it ended."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_outlive, args=(parent,), daemon=True).start()
    engine = reading_engine(archive, live=False)
    try:
        with engine.connect() as connection:
            draw(connection, out, refs, lambda share: parent.send(("share", share)))
        parent.send(("done",))
    except Impossible as error:
        parent.send(("impossible", error.template, error.remedy_template, error.values))
    except Exception:  # noqa: BLE001 - a bug, or a full disk: the parent raises it
        parent.send(("bug", traceback.format_exc()))
    finally:
        engine.dispose()


def _outlive(parent: Any) -> None:  # noqa: ANN401 - a Connection
    try:
        parent.recv()
    except (EOFError, OSError):
        os._exit(1)


def draw(
    connection: Connection, out: Path, refs: Sequence[Ref], progress: Callable[[float], None]
) -> None:
    """Draw the tiles of these maps into a new file; raise Impossible where none can be."""
    from db.exchange.mbtiles_drawing import SheetDrawing

    sheets = [one for one in map_sheets(connection) if not refs or one.ref in refs]
    drawings = [SheetDrawing(connection, one) for one in sheets if _is_laid(one)]
    if not drawings:
        raise Impossible(
            "No map with a picture has enough control points to be laid out.",
            "Georeference one first.",
        )
    drawings.sort(key=lambda one: -(one.box[2] - one.box[0]) * (one.box[3] - one.box[1]))
    with closing(sqlite3.connect(out)) as file:
        file.executescript(SHAPE)
        file.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        _write_tiles(file, drawings, progress)
        shown = [one for one in sheets if _is_laid(one)]
        file.executemany(
            "INSERT INTO metadata VALUES (?, ?)", _metadata(connection, drawings, shown)
        )
        file.commit()
        file.execute("VACUUM")


def _is_laid(shown: Sheet) -> bool:
    if shown.pyramid is None:
        return False
    try:
        georeference(shown.transformation or DEFAULT, shown.points)
    except Impossible:
        return False
    return True


def _write_tiles(
    file: sqlite3.Connection, drawings: Sequence[SheetDrawing], progress: Callable[[float], None]
) -> None:
    from PIL import Image

    todo = [(drawing, address) for drawing in drawings for address in drawing.addresses()]
    for number, (drawing, address) in enumerate(todo):
        if number % 16 == 0:
            progress(number / len(todo))
        image = drawing.draw(address)
        if image is None:
            continue
        zoom, column, row = address
        key = (zoom, column, 2**zoom - 1 - row)  # MBTiles count rows from the south
        below = file.execute(
            "SELECT tile_data FROM tiles WHERE zoom_level = ? AND tile_column = ? AND tile_row = ?",
            key,
        ).fetchone()
        if below is not None:
            with Image.open(io.BytesIO(below[0]), formats=("PNG",)) as under:
                image = Image.alpha_composite(under.convert("RGBA"), image)
        buffer = io.BytesIO()
        image.save(buffer, "PNG")
        file.execute("INSERT OR REPLACE INTO tiles VALUES (?, ?, ?, ?)", (*key, buffer.getvalue()))


def _metadata(
    connection: Connection, drawings: Sequence[SheetDrawing], sheets: Sequence[Sheet]
) -> list[tuple[str, str]]:
    about = reading.about(connection)
    title = about.title if len(sheets) > 1 else sheets[0].title
    edges = [one.bounds() for one in drawings]
    west, south = min(edge[0] for edge in edges), min(edge[1] for edge in edges)
    east, north = max(edge[2] for edge in edges), max(edge[3] for edge in edges)
    lowest = min(one.shallowest for one in drawings)
    credited = dict.fromkeys(
        part for one in sheets for part in (one.credit, one.licence) if part is not None
    )
    return [
        ("name", title.best(about.lang)[0]),
        ("format", "png"),
        ("bounds", f"{west:.6f},{south:.6f},{east:.6f},{north:.6f}"),
        ("center", f"{(west + east) / 2:.6f},{(south + north) / 2:.6f},{lowest}"),
        ("minzoom", str(lowest)),
        ("maxzoom", str(max(one.deepest for one in drawings))),
        ("type", "overlay"),
        ("version", "1"),
        ("description", "; ".join(one.title.best(about.lang)[0] for one in sheets)),
        ("attribution", "; ".join(credited)),
    ]


def _write(source: Source, out: Path) -> None:
    write_mbtiles(source.path, out, source.maps, source.progress)


EXPORTER = Exporter("mbtiles", "MBTiles of georeferenced maps", ".mbtiles", ("map",), _write)
