"""How large the packaged program is, by what it is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

MIB = 2**20
# the first that fits the path inside the folder names the part
PARTS = (
    ("bundled archive", ("resources/bundled.muniment",)),
    ("ICU, which Qt sorts and parts text with", ("PySide6/Qt/lib/libicu",)),
    ("Qt", ("PySide6/Qt/",)),
    ("Python of Qt", ("PySide6/", "shiboken6/", "libpyside6", "libshiboken6")),
    ("Pillow", ("PIL/", "pillow.libs/")),
    ("SQLAlchemy", ("sqlalchemy/",)),
    ("RapidFuzz", ("rapidfuzz/",)),
    ("lxml", ("lxml/",)),
    ("libsodium", ("nacl/",)),
    ("fonts, icons, translations, texts", ("resources/", "db/", "viewer/", "licences/")),
    ("Python", ("libpython", "python3", "base_library.zip")),
    ("OpenSSL", ("libcrypto", "libssl")),
    ("libraries of the screen and the system", ("lib",)),
)
REST = "other"
PROGRAM = "program and Python modules"


def sizes(folder: Path) -> dict[str, int]:
    """Return the bytes of each part of the program's folder, the largest first."""
    found: dict[str, int] = {}
    for file in folder.rglob("*"):
        if file.is_file() and not file.is_symlink():
            name = _part(file.relative_to(folder).as_posix())
            found[name] = found.get(name, 0) + file.stat().st_size
    return dict(sorted(found.items(), key=lambda one: -one[1]))


def _part(path: str) -> str:
    inside = path.removeprefix("_internal/")
    if inside == path:
        return PROGRAM
    return next((name for name, starts in PARTS if inside.startswith(starts)), REST)


def report(folder: Path) -> str:
    """Return the sizes as lines of MiB, with the sums with and without the bundled archive."""
    found = sizes(folder)
    whole = sum(found.values())
    lines = [f"{size / MIB:8.1f} MiB  {name}" for name, size in found.items()]
    lines.append(f"{whole / MIB:8.1f} MiB  in all")
    lines.append(f"{(whole - found.get('bundled archive', 0)) / MIB:8.1f} MiB  without the archive")
    return "\n".join(lines)
