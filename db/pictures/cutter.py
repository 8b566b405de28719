"""Cutter: has a picture examined and cut in a child process, and hands over its tiles."""

from __future__ import annotations

import multiprocessing
import re
import tempfile
import time
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from db.errors import ImportRefused, StorageFailed
from db.maps.levels import level_count, tile_count
from db.pictures import child, limits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from db.pictures.examining import Picture

LOOK_SECONDS = 0.05
"""Between two looks whether someone called it off."""
TILE_NAME = re.compile(r"tiles_files/(\d+)/(\d+)_(\d+)\.jpe?g")
MOST_TILE_BYTES = 2 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Tile:
    """One tile: level 0 is the coarsest; column and row count from the top left."""

    level: int
    column: int
    row: int
    checksum: int
    data: bytes


@dataclass(frozen=True, slots=True)
class CutPage:
    """A page's tiles, in a file that lasts as long as the cutter."""

    index: int
    width: int
    height: int
    levels: int
    tiles: int
    file: Path

    def read(self) -> Iterator[Tile]:
        """Yield every tile, in the order in which they were cut."""
        with zipfile.ZipFile(self.file) as pack:
            for entry in pack.infolist():
                name = TILE_NAME.fullmatch(entry.filename)
                if name is not None:
                    level, column, row = (int(number) for number in name.groups())
                    yield Tile(level, column, row, entry.CRC, pack.read(entry))


class Cutter:
    """Run the child process for one file; use it in a `with` statement, which ends it.

    `proceed` is called some times a second while waiting, and calls it off by raising. `engine` is
    "best" (libvips for large pages, where it is installed), "pillow" or "vips". Raises
    ImportRefused for what the file is, and StorageFailed where there is no room for the tiles.
    """

    def __init__(
        self,
        path: Path,
        *,
        proceed: Callable[[], None] = lambda: None,
        progress: Callable[[float], None] = lambda _share: None,
        engine: str = "best",
    ) -> None:
        self._path = path
        self._proceed = proceed
        self._progress = progress
        self._engine = engine

    def __enter__(self) -> Self:
        """Start the child process."""
        self._folder = tempfile.TemporaryDirectory(prefix="muniment-")
        context = multiprocessing.get_context("spawn")
        self._child, theirs = context.Pipe()
        self._process = context.Process(
            target=child.work,
            args=(theirs, self._path.absolute(), Path(self._folder.name), self._engine),
            name="cut",
            daemon=True,
        )
        self._process.start()
        theirs.close()
        return self

    def __exit__(self, *_: object) -> None:
        """End the child process, whatever it does, and remove its files."""
        self._process.terminate()
        self._process.join(2)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()
        self._process.close()
        self._child.close()
        self._folder.cleanup()

    @property
    def process_id(self) -> int | None:
        """The child's process id."""
        return self._process.pid

    def picture(self) -> Picture:
        """Wait for what the file holds; call it once, first."""
        kind, *found = self._receive()
        if kind != "picture":
            raise RuntimeError(f"the child process began with “{kind}”")
        self._picture: Picture = found[0]
        return self._picture

    def pages(self) -> Iterator[CutPage]:
        """Yield each page when it is cut; the child cuts the next one meanwhile."""
        while True:
            kind, *found = self._receive()
            if kind == "share":
                self._progress(found[0])
            elif kind == "page":
                yield self._page(*found)
            elif kind == "done":
                return
            else:
                raise RuntimeError(f"the child process said “{kind}”")

    def _page(self, index: int, name: str, levels: int) -> CutPage:
        """Check the tiles that the child wrote against what there must be."""
        page = self._picture.pages[index]
        file = Path(self._folder.name) / name
        expected = {
            f"{level}/{column}_{row}"
            for level in range(levels)
            for columns, rows in [tile_count(page.width, page.height, levels, level)]
            for column in range(columns)
            for row in range(rows)
        }
        with zipfile.ZipFile(file) as pack:
            sizes = {
                "{}/{}_{}".format(*match.groups()): entry.file_size
                for entry in pack.infolist()
                if (match := TILE_NAME.fullmatch(entry.filename))
            }
        if levels != level_count(page.width, page.height) or set(sizes) != expected:
            raise RuntimeError(f"{len(sizes)} tiles were cut instead of {len(expected)}")
        if max(sizes.values()) > MOST_TILE_BYTES:
            raise RuntimeError("a tile is larger than any tile can be")
        return CutPage(index, page.width, page.height, levels, len(sizes), file)

    def _receive(self) -> tuple[Any, ...]:
        """Wait for the child's next word; raise what it says went wrong."""
        deadline = time.monotonic() + limits.SILENT_SECONDS
        while not self._child.poll(LOOK_SECONDS):
            self._proceed()
            if time.monotonic() > deadline:
                raise self._too_much()
        try:
            message: tuple[Any, ...] = self._child.recv()
        except (EOFError, OSError):  # it was killed: by its limits, or by its own decoder
            raise self._too_much() from None
        self._proceed()
        if message[0] == "refused":
            _, sentence, remedy, values = message
            raise ImportRefused(sentence, remedy, **values)
        if message[0] == "full":
            raise StorageFailed(
                "There is no room for the tiles of “{name}” in {folder}.",
                "Free some space there, or set TMPDIR to a larger disk, and import it again.",
                name=self._path.name,
                folder=tempfile.gettempdir(),
            )
        if message[0] == "bug":
            raise RuntimeError(message[1])
        return message

    def _too_much(self) -> ImportRefused:
        from db.pictures.examining import too_much

        return too_much(self._path)
