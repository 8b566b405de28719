"""Recents: the archives that this person opened here, and which of them are theirs to edit."""

from __future__ import annotations

import logging
import os
import threading
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from db.records import Words

if TYPE_CHECKING:
    from db.records import About

FILE = "archives.json"
MOST = 50
"""Archives that are remembered; a list of them shows fewer."""
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Recent:
    """An archive that was opened: where it lay, what it was, and whether it may be edited there.

    `ours` is said by a person: they made it, adopted it, or trust the file. A file with another
    uuid at the same place is another archive.
    """

    path: str
    uuid: str
    vi: str | None = None
    en: str | None = None
    ours: bool = False

    @property
    def title(self) -> Words:
        """Return the title that it had when it was opened last."""
        return Words(self.vi, self.en)


class Recents:
    """A file that lists archives, newest first; made when the first is noted. Without Qt.

    Safe to use from any thread and from several programs; the last who writes wins. What cannot be
    read counts as nothing remembered; what cannot be written is logged and forgotten.
    """

    def __init__(self, folder: Path) -> None:
        self._file = folder / FILE
        self._lane = threading.Lock()

    def all(self) -> tuple[Recent, ...]:
        """Return what is remembered, newest first."""
        import msgspec  # not before the first paint

        try:
            return tuple(msgspec.json.decode(self._file.read_bytes(), type=list[Recent])[:MOST])
        except (OSError, msgspec.DecodeError):
            return ()

    def is_ours(self, path: Path, uuid: str) -> bool:
        """Say whether the archive with this uuid at this place was made or trusted here."""
        place = _place(path)
        return any(one.ours for one in self.all() if (one.path, one.uuid) == (place, uuid))

    def note(self, path: Path, about: About, *, ours: bool = False) -> None:
        """Put an archive first; what was `ours` stays so."""
        place = _place(path)
        made = Recent(place, about.uuid, about.title.vi, about.title.en, ours)
        with self._lane:
            others: list[Recent] = []
            for one in self.all():
                if one.path != place:
                    others.append(one)
                elif one.uuid == about.uuid and one.ours:
                    made = replace(made, ours=True)
            self._write([made, *others][:MOST])

    def vouch(self, path: Path) -> None:
        """Remember the archive at `path` as ours; raises the ArchiveError family."""
        from db import Archive, reading

        with Archive.open(path) as archive:
            self.note(path, archive.read(reading.about), ours=True)

    def forget(self, path: str) -> None:
        """Take an archive off the list; the file itself stays where it is."""
        with self._lane:
            self._write([one for one in self.all() if one.path != path])

    def _write(self, kept: list[Recent]) -> None:
        import msgspec

        part = self._file.with_suffix(f".{os.getpid()}.part")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            part.write_bytes(msgspec.json.encode(kept))
            part.replace(self._file)
        except OSError as error:
            _log.warning("The list of archives cannot be kept: %s.", error.strerror)


def _place(path: Path) -> str:
    """Return the real, absolute place of a file, whatever links lead there."""
    return str(path.resolve())
