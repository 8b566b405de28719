"""What a file must be before SQLite is let near it: read from its first hundred bytes."""

from __future__ import annotations

import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.errors import NewerVersion, OpeningRefused, unread
from db.format import APPLICATION_ID, FORMAT, FORMAT_MAJOR, FORMAT_MINOR
from db.storage import wal_has_content

if TYPE_CHECKING:
    from pathlib import Path

HEADER_BYTES = 100
MAGIC = b"SQLite format 3\x00"


@dataclass(frozen=True, slots=True)
class Header:
    """Hold what SQLite's file header says."""

    user_version: int

    @property
    def newer_minor(self) -> bool:
        """Say whether a later minor format wrote the file: it is read, not written."""
        return self.user_version % 1000 > FORMAT_MINOR

    @property
    def older(self) -> bool:
        """Say whether an earlier format wrote the file: it is migrated first."""
        return self.user_version < FORMAT

    @property
    def format(self) -> str:
        """Return the format as people write it: "1.0"."""
        return f"{self.user_version // 1000}.{self.user_version % 1000}"


def examine(path: Path) -> Header:
    """Return the header of an archive; raise OpeningRefused in one sentence for anything else."""
    head, size = _first_bytes(path)
    if size == 0:
        raise OpeningRefused(
            "{path} is empty.",
            "Choose an archive, or create a new one with “muniment new”.",
            path=path,
        )
    if not head.startswith(MAGIC[: len(head)]):
        raise OpeningRefused(
            "{path} is not a Muniment archive.",
            "Choose a file whose name ends in .muniment, or import this one into an archive.",
            path=path,
        )
    if len(head) < HEADER_BYTES:
        raise _truncated(path)
    if int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        raise OpeningRefused(
            "{path} is a database of another program, not a Muniment archive.",
            "Open it with the program that wrote it.",
            path=path,
        )
    _refuse_truncated(path, head, size)
    header = Header(user_version=int.from_bytes(head[60:64], "big"))
    if header.user_version // 1000 > FORMAT_MAJOR:
        raise NewerVersion(
            "{path} was written by a newer version of Muniment (archive format {found}).",
            "Install the newest version of Muniment to open it.",
            path=path,
            found=header.format,
        )
    if header.user_version < 1000:
        raise OpeningRefused(
            "{path} is an unfinished archive: its format number is {found}.",
            "Restore it from a backup, or create it again.",
            path=path,
            found=header.user_version,
        )
    return header


def _first_bytes(path: Path) -> tuple[bytes, int]:
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise OpeningRefused(
                "{path} is a folder, not an archive.",
                "Choose a file; “muniment build” makes an archive of a folder of sources.",
                path=path,
            )
        if not stat.S_ISREG(status.st_mode):
            raise OpeningRefused(
                "{path} is not an ordinary file.", "Choose an archive file.", path=path
            )
        with path.open("rb") as file:
            return file.read(HEADER_BYTES), status.st_size
    except FileNotFoundError as error:
        raise OpeningRefused(
            "There is no file {path}.",
            "Check the name, or create an archive with “muniment new”.",
            path=path,
        ) from error
    except (OSError, ValueError) as error:
        raise unread(path, error) from error


def _refuse_truncated(path: Path, head: bytes, size: int) -> None:
    page_size = int.from_bytes(head[16:18], "big")
    page_size = 65536 if page_size == 1 else page_size
    pages = int.from_bytes(head[28:32], "big")
    if size < page_size * pages and not wal_has_content(path):
        raise _truncated(path)


def _truncated(path: Path) -> OpeningRefused:
    return OpeningRefused(
        "{path} is cut short: part of the archive is missing.",
        "Copy it again from where it came, or restore a backup.",
        path=path,
    )
