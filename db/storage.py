"""Where an archive lies: the write lock beside it, what kind of folder holds it, how new it is."""

from __future__ import annotations

import getpass
import os
import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from db.errors import ArchiveInUse, ReadOnly

NETWORK_FILE_SYSTEMS = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "fuse.sshfs", "afs"}
)


class WriteLock:
    """Hold the one right to write an archive, by an operating system's lock on `NAME-lock`.

    The lock ends with the process, however it ends; who holds it stands in the file as text.
    It lies beside the file itself, whatever links lead there.
    """

    def __init__(self, archive: Path, who: str = "") -> None:
        """Lock for `who`, by default the user of this machine; others are told that name."""
        self._who = who or user_name()
        self._path = beside(archive, "-lock")
        self._descriptor: int | None = None

    def acquire(self) -> None:
        """Take the lock; raise ArchiveInUse naming the holder, or ReadOnly where none can lie."""
        descriptor = self._open()
        while (locked := _try_lock(descriptor)) and not self._is_there(descriptor):
            os.close(descriptor)  # its holder removed it between our opening and our locking
            descriptor = self._open()
        if not locked:
            os.lseek(descriptor, 1, os.SEEK_SET)  # the locked byte itself may not be readable
            holder = os.read(descriptor, 200).decode("utf-8", "replace").strip() or "someone"
            os.close(descriptor)
            raise ArchiveInUse(
                "The archive is being written by {holder}.",
                "Wait until that is done, or open it for reading.",
                holder=holder,
            )
        os.ftruncate(descriptor, 0)
        os.write(descriptor, f"\n{self._who}, process {os.getpid()}\n".encode())
        self._descriptor = descriptor

    def _open(self) -> int:
        try:
            return os.open(self._path, os.O_RDWR | os.O_CREAT, 0o644)
        except OSError as error:
            raise ReadOnly(
                "The folder of {path} cannot be written to ({reason}).",
                "Copy the archive to a folder of your own, then open the copy.",
                path=self._path,
                reason=error.strerror or "unknown reason",
            ) from error

    def _is_there(self, descriptor: int) -> bool:
        try:
            return os.path.samestat(self._path.stat(), os.fstat(descriptor))
        except FileNotFoundError:
            return False

    def release(self) -> None:
        """Give the lock back and remove its file; nothing happens when it isn't held."""
        if self._descriptor is None:
            return
        if sys.platform == "win32":  # an open file cannot be removed there
            os.close(self._descriptor)
            self._path.unlink(missing_ok=True)
        else:
            self._path.unlink(missing_ok=True)
            os.close(self._descriptor)
        self._descriptor = None


def user_name() -> str:
    """Return the name that this machine knows its user by."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a service account may have no name at all
        return f"user {os.getuid()}" if hasattr(os, "getuid") else "an unnamed user"


if sys.platform == "win32":
    import msvcrt

    def _try_lock(descriptor: int) -> bool:
        """Lock the first byte; the holder's name behind it stays readable."""
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _try_lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True


def on_network(path: Path) -> bool:
    """Say whether the folder of `path` is on a network file system, where WAL is unsafe."""
    if sys.platform == "win32":
        return str(path.resolve()).startswith("\\\\")
    mounts = Path("/proc/mounts")
    if not mounts.exists():
        return False
    resolved = str(path.resolve())
    best, kind = "", ""
    for line in mounts.read_text(encoding="utf-8", errors="replace").splitlines():
        _, point, file_system, *_ = line.split(" ")
        inside = resolved == point or resolved.startswith(point.rstrip("/") + "/")
        if inside and len(point) >= len(best):
            best, kind = point, file_system
    return kind in NETWORK_FILE_SYSTEMS


SYNCHRONISERS = {
    "dropbox": "Dropbox",
    "onedrive": "OneDrive",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "icloud drive": "iCloud Drive",
    "icloud~": "iCloud Drive",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "syncthing": "Syncthing",
}
"""How folders that a program copies between machines begin to be called."""
MARKERS = {".dropbox": "Dropbox", ".stfolder": "Syncthing", ".sync_exclude.lst": "Nextcloud"}
"""What such programs leave in the folders that they copy."""


def synchronised(path: Path) -> str | None:
    """Return the program that copies this folder between machines, None where none is known.

    Such a program may copy half a save, or lay a colleague's version over ours.
    """
    for folder in path.resolve().parents:
        name = folder.name.casefold()
        for beginning, program in SYNCHRONISERS.items():
            if name.startswith(beginning):
                return program
        for marker, program in MARKERS.items():
            if os.path.lexists(folder / marker):
                return program
    return None


def never_changes(path: Path) -> bool:
    """Say whether the archive lies where nobody can change it, and no log holds newer content.

    That is a medium mounted read-only, or a folder closed to this user with an archive left in WAL
    mode (byte 18 of the header), which SQLite could not open there otherwise.
    """
    if wal_has_content(path) or os.access(path.resolve().parent, os.W_OK):
        return False
    if hasattr(os, "statvfs") and os.statvfs(path).f_flag & os.ST_RDONLY:
        return True
    with path.open("rb") as file:
        return file.read(19)[18:] == b"\x02"


def wal_has_content(path: Path) -> bool:
    """Say whether a write-ahead log with content lies beside the archive."""
    try:
        return beside(path, "-wal").stat().st_size > 0
    except FileNotFoundError:
        return False


def newest_revision(path: Path) -> int | None:
    """Return the number of an archive's newest revision; None for what is no sound archive.

    Imports no SQLAlchemy: it is asked while a program starts.
    """
    uri = f"file:{quote(os.fsencode(path.resolve()))}?mode=ro"
    try:
        with closing(sqlite3.connect(uri, uri=True)) as connection:
            found = connection.execute("SELECT max(id) FROM revision").fetchone()[0]
    except (sqlite3.Error, OSError):
        return None
    return found if isinstance(found, int) else 0


def beside(path: Path, ending: str) -> Path:
    """Return the companion of the archive that `path` leads to, where SQLite looks for it too."""
    real = path.resolve()
    return real.with_name(real.name + ending)


def free_name(path: Path, word: str) -> Path:
    """Return a name beside the archive that says `word` and that no file has yet."""
    real = path.resolve()
    number = 1
    while True:
        tail = word if number == 1 else f"{word}-{number}"
        candidate = real.with_name(f"{real.stem}.{tail}{real.suffix}")
        if not os.path.lexists(candidate):
            return candidate
        number += 1
