"""The child process: reads one picture under limits, cuts its pages, and tells its parent."""

from __future__ import annotations

import os
import shutil
import signal
import threading
import traceback
from functools import partial
from typing import TYPE_CHECKING, Any

from db.errors import ImportRefused
from db.maps.levels import level_count
from db.pictures import limits

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection
    from pathlib import Path

    from db.pictures.examining import Page, Picture

LEAST_STEP = 0.005
"""Of progress, that is worth a message."""


def work(parent: Connection, path: Path, folder: Path, engine: str) -> None:
    """Examine `path` and cut each of its pages into a ZIP file in `folder`.

    Sends ("picture", Picture), ("share", 0–1), ("page", index, file name, levels) a page, and
    ("done",) in the end; or ("refused", sentence, remedy, values); or ("bug", traceback). When the
    parent has gone, the folder goes too.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_outlive, args=(parent, folder), daemon=True).start()
    _be_silent()
    limits.restrain()
    os.environ.setdefault("TMPDIR", str(folder))
    try:
        _work(parent, path, folder, engine)
    except ImportRefused as error:
        parent.send(("refused", error.template, error.remedy_template, error.values))
    except OSError as error:  # our own writing: what reading the picture raises is refused
        from db.pictures.examining import NO_ROOM

        parent.send(("full",) if error.errno in NO_ROOM else ("bug", traceback.format_exc()))
    except Exception:  # noqa: BLE001 - a bug: the parent raises it
        parent.send(("bug", traceback.format_exc()))


def _work(parent: Connection, path: Path, folder: Path, engine: str) -> None:
    from db.pictures.examining import examine

    picture = examine(path)
    limits.allow_time(picture.pixels)
    parent.send(("picture", picture))
    done = 0
    for index, page in enumerate(picture.pages):
        name = f"{index}.zip"
        part = _Part(parent, done / picture.pixels, page.pixels / picture.pixels)
        _cutter(path, picture, page, engine)(folder / name, part.tell)
        parent.send(("page", index, name, level_count(page.width, page.height)))
        done += page.pixels
    parent.send(("done",))


def _cutter(
    path: Path, picture: Picture, page: Page, engine: str
) -> Callable[[Path, Callable[[float], None]], None]:
    """Return what cuts this page: libvips for the large, where it is wanted and there."""
    if engine == "vips" or (engine == "best" and page.pixels > limits.BANDED_PIXELS):
        from db.pictures import vips

        library = vips.library()
        if library is not None:
            return partial(vips.cut_page, library, path, picture, page)
    return partial(_cut_with_pillow, path, page)


def _cut_with_pillow(path: Path, page: Page, out: Path, progress: Callable[[float], None]) -> None:
    from db.pictures.bands import bands
    from db.pictures.cutting import TileFile, cut
    from db.pictures.examining import opened

    with opened(path) as image, TileFile(out) as tiles:
        cut(bands(path, image, page), page.width, page.height, tiles, progress)


class _Part:
    """Tell the parent how far one page has come, as a share of the whole file."""

    def __init__(self, parent: Connection, start: float, length: float) -> None:
        self._parent = parent
        self._start = start
        self._length = length
        self._told = 0.0

    def tell(self, share: float) -> None:
        """Tell the share of this page that is done, where it is news."""
        if share - self._told >= LEAST_STEP:
            self._told = share
            self._parent.send(("share", self._start + self._length * share))


def _outlive(parent: Any, folder: Path) -> None:  # noqa: ANN401 - a Connection
    """Wait until the parent has gone, however it went; then leave nothing behind."""
    try:
        parent.recv()
    except (EOFError, OSError):
        shutil.rmtree(folder, ignore_errors=True)
        os._exit(1)


def _be_silent() -> None:
    """Send what C libraries print nowhere: they describe a stranger's file to nobody."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
    os.close(nowhere)
