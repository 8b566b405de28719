"""The bundled archive, and the private copy of it that a person's first edit makes."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from viewer.state.settings import Settings

BUNDLED = Path(__file__).resolve().parent.parent / "resources" / "bundled.muniment"
NAME = "thai-nguyen-1950.muniment"


def copy_path(settings: Settings) -> Path:
    """Return where the private copy of the bundled archive lies, or would lie."""
    return settings.data_folder() / NAME


def home_archive(settings: Settings) -> Path:
    """Return the archive that opens when nobody names one: the private copy, once there is one."""
    private = copy_path(settings)
    return private if private.is_file() else BUNDLED


def make_copy(source: Path, target: Path) -> Path:
    """Copy an archive that nobody writes to `target`, all or nothing, and return the target.

    A copy that is there already stays. For a worker thread; raises OSError.
    """
    if not target.is_file():
        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.with_suffix(".part")
        shutil.copyfile(source, part)
        part.chmod(0o600)
        os.replace(part, target)  # noqa: PTH105 - says that it replaces
    return target
