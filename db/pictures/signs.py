"""Signs: what makes us take a file for a picture, by its name or by its first bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

ENDINGS = {
    "image/jpeg": (".jpg", ".jpeg", ".jpe", ".jfif"),
    "image/png": (".png",),
    "image/tiff": (".tif", ".tiff"),
}
ALL_ENDINGS = tuple(ending for endings in ENDINGS.values() for ending in endings)
BEGINNINGS = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")


def looks_like_picture(path: Path) -> bool:
    """Say whether a file is named or begins like a JPEG, PNG or TIFF."""
    return path.suffix.lower() in ALL_ENDINGS or begins_like_picture(path)


def begins_like_picture(path: Path) -> bool:
    """Say whether a file's first bytes are those of a JPEG, PNG or TIFF."""
    try:
        with path.open("rb") as file:
            return file.read(8).startswith(BEGINNINGS)
    except OSError:  # whoever reads it says what is wrong with it
        return False


def misnamed(path: Path, media_type: str) -> bool:
    """Say whether the file's ending promises another format than it holds."""
    ending = path.suffix.lower()
    return ending in ALL_ENDINGS and ending not in ENDINGS[media_type]
