"""What inputs are tried in: sound archives that stay open, a folder for scratch, a key."""

from __future__ import annotations

import hashlib
import random
import shutil
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from db import Archive
from db.records import Words
from tests.fuzz import sound

if TYPE_CHECKING:
    from pathlib import Path

    from db.packs.keys import SecretKey


@dataclass
class World:
    """What attempts share: sound files, a folder for scratch, archives that stay open."""

    sound: Path
    scratch: Path

    @property
    def base(self) -> Path:
        """Return the path of the sound archive."""
        return self.sound / sound.BASE

    @cached_property
    def reader(self) -> Archive:
        """Return the sound archive, open for reading."""
        return Archive.open(self.base)

    @cached_property
    def writer(self) -> Archive:
        """Return a copy of the sound archive, open for writing; whoever writes takes it back."""
        copy = shutil.copy(self.base, self.scratch.with_name(f"{self.scratch.name}.muniment"))
        return Archive.open(type(self.base)(copy), mode="write", who="Lan")

    @cached_property
    def key(self) -> SecretKey:
        """Return the museum's secret key."""
        from db.packs.keys import read_secret_key

        return read_secret_key(self.sound / sound.KEY)

    def prepared(self, path: Path, name: str) -> Path:
        """Return what an importer is given: a bag whose sums hold again, or a file of a folder."""
        if name == "bagit" and path.is_dir():
            bag = shutil.copytree(path, self.scratch / "bag")
            _sum_up(bag)
            return bag
        inside = path / "export.json"
        return inside if name == "tropy" and path.is_dir() else path

    def copied(self) -> Path:
        """Return the path of a fresh copy of the sound archive."""
        copy = self.scratch / "copy.muniment"
        shutil.copy(self.base, copy)
        return copy

    def created(self) -> Path:
        """Return the path of a new archive that holds nothing."""
        path = self.scratch / "new.muniment"
        Archive.create(path, Words("Thử", "Trial")).close()
        return path

    def close(self) -> None:
        """Close what is open."""
        for name in ("reader", "writer"):
            if name in self.__dict__:
                self.__dict__.pop(name).close()


def chance(path: Path) -> random.Random:
    """Return a source that the input itself decides, so that it does the same again."""
    sums = hashlib.sha256()
    for file in sorted([path] if path.is_file() else path.rglob("*")):
        if file.is_file():
            sums.update(file.read_bytes())
    return random.Random(sums.digest())


def _sum_up(bag: Path) -> None:
    """Write the sums of a bag's files anew wherever its lists name them, two times of three."""
    if chance(bag).random() < 1 / 3:
        return
    for listed in bag.glob("*manifest-sha*.txt"):
        form = listed.stem.rpartition("-")[2]
        if form not in {"sha256", "sha512"}:
            continue
        lines = []
        for line in listed.read_bytes().split(b"\n"):
            old, _, name = line.partition(b"  ")
            with suppress(ValueError, OSError):
                file = bag / name.decode()
                if name and bag in file.parents and ".." not in file.parts:
                    old = hashlib.new(form, file.read_bytes()).hexdigest().encode()
            lines.append(old + b"  " + name if name else line)
        listed.write_bytes(b"\n".join(lines))
