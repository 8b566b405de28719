"""One input of the fuzzers: a file, or a folder of files, with its name."""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

ITSELF = ""
"""The key of a case that is one file."""


@dataclass(frozen=True, slots=True)
class Case:
    """The bytes of a file (under the key ITSELF), or of each file in a folder by its path in it."""

    name: str
    files: Mapping[str, bytes]

    @classmethod
    def of(cls, path: Path) -> Case:
        """Read a case from the disk."""
        if path.is_file():
            return cls(path.name, {ITSELF: path.read_bytes()})
        found = sorted(one for one in path.rglob("*") if one.is_file())
        files = {one.relative_to(path).as_posix(): one.read_bytes() for one in found}
        return cls(path.name, files)

    def lay(self, folder: Path) -> Path:
        """Write the case into a folder and return its path; what bears its name goes first."""
        path = folder / self.name
        if path.is_dir():
            shutil.rmtree(path)
        folder.mkdir(parents=True, exist_ok=True)
        for key, data in self.files.items():
            file = path / key if key else path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        path.mkdir(exist_ok=True) if not self.files else None
        return path

    def having(self, key: str, data: bytes) -> Case:
        """Return the case with other bytes in one of its files."""
        return Case(self.name, {**self.files, key: data})

    def without(self, key: str) -> Case:
        """Return the case without one of its files."""
        return Case(self.name, {one: data for one, data in self.files.items() if one != key})

    @property
    def size(self) -> int:
        """Return how many bytes there are."""
        return sum(map(len, self.files.values()))

    @property
    def digest(self) -> str:
        """Return a short name for these very bytes."""
        sums = hashlib.sha256()
        for key, data in sorted(self.files.items()):
            sums.update(f"{key}:{len(data)}:".encode())
            sums.update(data)
        return sums.hexdigest()[:12]
