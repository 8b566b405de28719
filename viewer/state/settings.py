"""Settings: what the program remembers of a person's window from one day to the next."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from viewer.folders import data_folder

ORGANISATION = "Muniment"


class Settings:
    """Read and write remembered things; unreadable ones count as forgotten. GUI thread only."""

    def __init__(self, file: Path | None = None) -> None:
        """Keep things in `file` (an .ini), or where the system keeps a user's settings."""
        self._file = file
        if file is not None:
            self._store = QSettings(str(file), QSettings.Format.IniFormat)
        else:
            self._store = QSettings(
                QSettings.Format.IniFormat, QSettings.Scope.UserScope, ORGANISATION, ORGANISATION
            )

    def data_folder(self) -> Path:
        """Return where this person's own files lie: drafts, a copy of the bundled archive."""
        if self._file is not None:
            return self._file.parent / "data"
        return data_folder()

    def is_kept(self) -> bool:
        """Say whether anything is remembered at all: nothing is, until somebody changes it."""
        return bool(self._store.allKeys())

    def text(self, key: str, default: str) -> str:
        """Return a remembered text."""
        value = self._store.value(key, default)
        return value if isinstance(value, str) else default

    def numbers(self, key: str) -> tuple[int, ...]:
        """Return remembered whole numbers, () if there are none."""
        parts = self.text(key, "").split()
        return tuple(int(part) for part in parts) if all(p.isdecimal() for p in parts) else ()

    def number(self, key: str, default: float) -> float:
        """Return a remembered number."""
        try:
            return float(self.text(key, str(default)))
        except ValueError:
            return default  # the file was edited by hand

    def data(self, key: str) -> QByteArray:
        """Return remembered bytes, empty if there are none."""
        value = self._store.value(key, QByteArray())
        return value if isinstance(value, QByteArray) else QByteArray()

    def remember(self, key: str, value: str | QByteArray | tuple[int, ...]) -> None:
        """Keep a value under `key`."""
        if isinstance(value, tuple):
            value = " ".join(str(number) for number in value)
        self._store.setValue(key, value)

    def save(self) -> None:
        """Write everything to the disk now."""
        self._store.sync()
