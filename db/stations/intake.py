"""Taking a file from a folder or stick that anybody may write to: what it is, and a whole copy."""

from __future__ import annotations

import os
import shutil
import stat
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO

from db.errors import OpeningRefused, StorageFailed, unread
from db.publishing import PACK_SUFFIX

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator
    from pathlib import Path

COPIED_AT_ONCE = 1024 * 1024
KEPT_FREE = 64 * 1024 * 1024
"""Bytes of the disk that no pack may take: for the ledger, the log and the counts."""
LOOKED_AT = 200
"""Entries of one watched folder; more are not looked at."""


class Stopped(Exception):
    """The copying was called off: the station ends."""


def offers(folders: Iterable[Path]) -> Iterator[Path]:
    """Yield what is called a pack in these folders and one level below, in the order of names.

    What cannot be read yields nothing: a stick may be pulled out at any moment.
    """
    for folder in folders:
        for path in (*_entries(folder), *_below(folder)):
            if path.name.lower().endswith(PACK_SUFFIX):
                yield path


def _below(folder: Path) -> Iterator[Path]:
    for path in _entries(folder):
        if _is_folder(path):
            yield from _entries(path)


def _entries(folder: Path) -> list[Path]:
    try:
        with os.scandir(folder) as found:
            names = [entry.name for entry, _ in zip(found, range(LOOKED_AT), strict=False)]
    except OSError:
        return []
    return [folder / name for name in sorted(names)]


def _is_folder(path: Path) -> bool:
    try:
        return stat.S_ISDIR(path.lstat().st_mode)
    except OSError:
        return False


@contextmanager
def opened(path: Path) -> Generator[BinaryIO]:
    """Open an ordinary file; raise OpeningRefused for a link, a pipe, a device or a folder.

    Nothing waits, and no device is touched: a pipe would never answer.
    """
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
    flags |= getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        ordinary = stat.S_ISREG(path.lstat().st_mode)
        descriptor = os.open(path, flags) if ordinary else -1
    except (OSError, ValueError) as error:
        raise unread(path, error) from error
    if descriptor < 0 or not stat.S_ISREG(os.fstat(descriptor).st_mode):
        if descriptor >= 0:
            os.close(descriptor)
        raise OpeningRefused(
            "{path} is not an ordinary file.",
            "Choose a file that “muniment publish” made.",
            path=path,
        )
    with os.fdopen(descriptor, "rb") as file:
        yield file


def room_for(size: int, folder: Path) -> bool:
    """Say whether the disk of `folder` holds `size` bytes more."""
    return shutil.disk_usage(folder).free >= size + KEPT_FREE


def copy_whole(file: BinaryIO, path: Path, part: Path, stopped: Callable[[], bool]) -> None:
    """Copy an opened file of `path` to `part`, and no byte more than it has now; sync it.

    Raises StorageFailed where the stick was pulled out or the disk is full, Stopped when called
    off. Whoever calls removes `part` then.
    """
    left = file.seek(0, os.SEEK_END)
    file.seek(0)
    try:
        with part.open("xb") as target:
            while left > 0:
                if stopped():
                    raise Stopped
                block = file.read(min(COPIED_AT_ONCE, left))
                if not block:
                    break  # it became shorter: its signature will tell
                target.write(block)
                left -= len(block)
            target.flush()
            os.fsync(target.fileno())
    except OSError as error:
        raise StorageFailed(
            "{path} cannot be copied ({reason}).",
            "Check the stick and the disk of the station, and bring the pack again.",
            path=path,
            reason=error.strerror or "unknown reason",
        ) from error
