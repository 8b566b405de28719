"""Takes scans and photographs into an archive, each whole or not at all: checks, keeps and cuts."""

from __future__ import annotations

import hashlib
import os
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from db import keeping, tables
from db.archive import Cancellation, Cancelled
from db.errors import ImportRefused
from db.format import CHUNK_BYTES
from db.maps import originals
from db.maps.originals import Original
from db.outcomes import Imported
from db.pictures.cutter import Cutter
from db.pictures.limits import MOST_BYTES
from db.pictures.signs import misnamed
from db.records import Words
from db.vietnamese import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence
    from pathlib import Path

    from sqlalchemy.engine import Connection

    from db.archive import Archive
    from db.pictures.cutter import CutPage, Tile
    from db.pictures.examining import Picture
    from db.records import Ref
    from db.transaction import Transaction

BATCH_BYTES = 2 * 1024 * 1024
"""Of tiles in one transaction: a save waits for no more."""

HASHED, CUT, KEPT = 0.1, 0.7, 0.95
"""How far each step brings the progress of one file."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """How pictures are taken in: `beside` keeps the original in a folder beside the archive."""

    beside: bool = False
    as_map: bool = False
    dry_run: bool = False
    engine: str = "best"


def import_pictures(
    door: Archive,
    files: Sequence[Path],
    wishes: Wishes = Wishes(),
    *,
    progress: Callable[[float], None] = lambda _share: None,
    cancellation: Cancellation | None = None,
    added: Callable[[Ref], None] = lambda _ref: None,
) -> Imported:
    """Take pictures into an archive that is open for writing; one that it has changes nothing.

    `progress` is told the share that is done, `added` the ref of each record. Raises ImportRefused
    for a file that can't be read: that file leaves no trace, those before it stand. Raises
    Cancelled, likewise. For a worker thread.
    """
    intake = _Intake(door, wishes, cancellation or Cancellation(), added)
    if not wishes.dry_run:
        intake.sweep()
    for index, file in enumerate(files):
        intake.take(file, lambda share, at=index: progress((at + share) / max(1, len(files))))
    progress(1.0)
    return Imported(
        format="image",
        added={"media": intake.media, "map": intake.maps},
        suggested={},
        unchanged=intake.unchanged,
        problems=tuple(intake.problems),
    )


class _Intake:
    """Take one file after the other, and count."""

    def __init__(
        self,
        door: Archive,
        wishes: Wishes,
        cancellation: Cancellation,
        added: Callable[[Ref], None],
    ) -> None:
        self.media = self.maps = self.unchanged = 0
        self.problems: list[tuple[str, str]] = []
        self._door = door
        self._wishes = wishes
        self._cancellation = cancellation
        self._added = added

    def sweep(self) -> None:
        """Remove what an import that was killed left in the archive."""
        left: list[str] = []
        self._door.write(lambda transaction: left.extend(keeping.on_their_way(transaction)))
        for sha256 in left:
            self._forget(sha256)

    def take(self, file: Path, progress: Callable[[float], None]) -> None:
        """Take one file in, unless the archive has it."""
        original = self._measure(file, lambda share: progress(HASHED * share))
        if self._door.read(_has, original.sha256):
            self.unchanged += 1
            return

        def cutting(share: float) -> None:
            progress(HASHED + (CUT - HASHED) * share)

        with Cutter(
            file, proceed=self._proceed, progress=cutting, engine=self._wishes.engine
        ) as cutter:
            picture = cutter.picture()
            if misnamed(file, picture.media_type):
                told = f"by its content it is {picture.media_type}, whatever its name says"
                self.problems.append((file.name, told))
            pages = cutter.pages()
            if self._wishes.dry_run:
                for _ in pages:
                    self._proceed()
            else:
                self._keep(file, original, picture, pages, progress)
        self.media += 1
        self.maps += self._wishes.as_map

    def _keep(
        self,
        file: Path,
        original: Original,
        picture: Picture,
        pages: Iterator[CutPage],
        progress: Callable[[float], None],
    ) -> None:
        with self._announced(original.sha256):
            for page in pages:
                self._keep_page(original.sha256, page)
            progress(CUT)
            if self._wishes.beside:
                with originals.copied(self._door.path, file, original) as name:
                    kept = Original(original.sha256, original.size, original.file_name, name)
                    self._describe(file, kept, picture)
                return
            self._keep_original(file, original, progress)
            self._describe(file, original, picture)

    @contextmanager
    def _announced(self, sha256: str) -> Generator[None]:
        """Leave nothing of an original whose record does not come to stand.

        What was there before stays: a record that was taken back may be brought back.
        """
        known: list[bool] = []
        self._door.write(lambda transaction: known.append(keeping.is_kept(transaction, sha256)))
        if known[0]:
            yield
            return
        self._door.write(keeping.announce, sha256)
        try:
            yield
        except BaseException:
            self._forget(sha256)
            raise

    def _keep_page(self, sha256: str, page: CutPage) -> None:
        made: list[int] = []

        def begin(transaction: Transaction) -> None:
            if not keeping.has_pyramid(transaction, sha256, page.index):
                made.append(keeping.add_pyramid(transaction, sha256, page))

        self._door.write(begin)
        if made:
            for batch in _batches(page.read()):
                self._proceed()
                self._door.write(keeping.keep_tiles, made[0], batch)

    def _keep_original(
        self, file: Path, original: Original, progress: Callable[[float], None]
    ) -> None:
        known: list[bool] = []
        self._door.write(lambda t: known.append(keeping.has_chunks(t, original.sha256)))
        if known[0]:
            return
        sums = hashlib.sha256()
        for position, data in enumerate(_chunks(file)):
            self._proceed()
            sums.update(data)
            self._door.write(keeping.keep_chunk, original.sha256, position, data)
            done = min(1.0, (position + 1) * CHUNK_BYTES / max(1, original.size))
            progress(CUT + (KEPT - CUT) * done)
        if sums.hexdigest() != original.sha256:
            raise originals.changed_meanwhile(file.name)

    def _describe(self, file: Path, original: Original, picture: Picture) -> None:
        made: list[Ref] = []

        def change(transaction: Transaction) -> None:
            transaction.why = f"Import {original.file_name}"
            transaction.action = "import"
            lang = _language(transaction.connection)
            name = clean(file.stem.replace("_", " ")) or original.file_name
            title = Words(en=name) if lang == "en" else Words(vi=name)
            media_id = keeping.add_media(transaction, title, original, picture, lang=lang)
            records = [media_id]
            if self._wishes.as_map:
                records.append(keeping.add_map(transaction, title, media_id, lang=lang))
            made.extend(_refs(transaction.connection, records))

        self._door.write(change)
        for ref in made:
            self._added(ref)

    def _measure(self, file: Path, progress: Callable[[float], None]) -> Original:
        """Return the file's SHA-256 and size; raise ImportRefused where it can't be read."""
        sums, size = hashlib.sha256(), 0
        try:
            whole = file.stat().st_size
            if not file.is_file():
                raise ImportRefused(
                    "“{name}” is not a file.", "Choose a picture.", name=file.name or str(file)
                )
            if whole > MOST_BYTES:
                raise ImportRefused(
                    "“{name}” is larger than {most} GB.",
                    "Save it with compression, or cut it into several sheets.",
                    name=file.name,
                    most=MOST_BYTES // 1024**3,
                )
            for data in _chunks(file):
                self._proceed()
                sums.update(data)
                size += len(data)
                progress(min(1.0, size / max(1, whole)))
        except OSError as error:
            raise ImportRefused(
                "“{name}” cannot be read ({reason}).",
                "Check the file's name, its permissions and the disk that it lies on.",
                name=file.name,
                reason=error.strerror or "unknown reason",
            ) from error
        return Original(sums.hexdigest(), size, _plain_name(file))

    def _proceed(self) -> None:
        if self._cancellation.cancelled:
            raise Cancelled

    def _forget(self, sha256: str) -> None:
        """Remove what was kept of an original, in transactions as small as those that kept it."""
        more = [True]

        def change(transaction: Transaction) -> None:
            more[0] = keeping.forget(transaction, sha256)

        while more[0]:
            self._door.write(change)
        self._door.write(keeping.arrived, sha256)


def _chunks(file: Path) -> Iterator[bytes]:
    with file.open("rb") as opened:
        while data := opened.read(CHUNK_BYTES):
            yield data


def _batches(tiles: Iterator[Tile]) -> Iterator[list[Tile]]:
    batch: list[Tile] = []
    size = 0
    for tile in tiles:
        batch.append(tile)
        size += len(tile.data)
        if size >= BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _has(connection: Connection, sha256: str) -> bool:
    known = select(tables.Media.id).where(tables.Media.sha256 == sha256).limit(1)
    return connection.execute(known).first() is not None


def _language(connection: Connection) -> str:
    found = connection.execute(
        select(tables.Setting.value).where(tables.Setting.key == "lang")
    ).scalar()
    return found if found in {"vi", "en"} else "vi"


def _refs(connection: Connection, ids: Sequence[int]) -> list[Ref]:
    rows = connection.execute(
        select(tables.Record.kind, tables.Record.slug)
        .where(tables.Record.id.in_(ids))
        .order_by(tables.Record.id)
    )
    return [f"{kind}/{slug}" for kind, slug in rows]


def _plain_name(file: Path) -> str:
    """Return the file's name as text that can be stored, whatever bytes it is made of."""
    return os.fsencode(file.name).decode("utf-8", "replace")
