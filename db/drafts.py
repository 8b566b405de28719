"""Drafts: texts being typed, kept on the disk so that a fall loses none of them."""

from __future__ import annotations

import hashlib
import json
import os
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

Key = tuple[str, ...]
"""What a draft is of: the archive's uuid, a ref, a field, a language."""

SUFFIX = ".draft"


class Drafts:
    """A folder of drafts, one file each, written whole or not at all.

    Safe to use from any thread and from several processes; the last who keeps a draft wins. What
    can't be read counts as no draft.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, key: Key, text: str) -> None:
        """Keep a text; it is on the disk when this returns. Raises OSError."""
        self._folder.mkdir(parents=True, exist_ok=True)
        path = self._path(key)
        part = path.with_suffix(f".{os.getpid()}.part")
        with part.open("w", encoding="utf-8") as file:
            json.dump({"key": list(key), "text": text}, file, ensure_ascii=False)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)

    def get(self, key: Key) -> str | None:
        """Return the text that was kept, None if there is none."""
        found = self._read(self._path(key))
        return found[1] if found is not None and found[0] == key else None

    def drop(self, key: Key) -> None:
        """Forget a draft; nothing happens if there is none."""
        self._path(key).unlink(missing_ok=True)

    def all(self) -> Mapping[Key, str]:
        """Return every draft that can be read."""
        found = (self._read(path) for path in sorted(self._folder.glob(f"*{SUFFIX}")))
        return dict(draft for draft in found if draft is not None)

    def _path(self, key: Key) -> Path:
        name = hashlib.sha256("\0".join(key).encode()).hexdigest()[:32]
        return self._folder / f"{name}{SUFFIX}"

    def _read(self, path: Path) -> tuple[Key, str] | None:
        try:
            read = cast("object", json.loads(path.read_text(encoding="utf-8")))
        except (OSError, ValueError):  # none there, or cut short by another program
            return None
        if not isinstance(read, dict):
            return None
        kept = cast("dict[str, object]", read)
        key, text = kept.get("key"), kept.get("text")
        if not isinstance(key, list) or not isinstance(text, str):
            return None
        return tuple(str(part) for part in cast("list[object]", key)), text
