"""A folder that is written whole or not at all."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

from db.errors import Impossible, unwritten

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path


@contextmanager
def new_folder(out: Path) -> Generator[Path]:
    """Give an empty folder to write into, which becomes `out` when the block ends well.

    Raises Impossible where `out` exists, StorageFailed where the disk refuses; what a failed
    attempt wrote is removed.
    """
    if os.path.lexists(out):
        raise Impossible(
            "{path} exists already.", "Choose another name, or move that file.", path=out
        )
    part = out.with_name(f"{out.name}-part")
    try:
        if os.path.lexists(part):  # left by a program that was killed
            shutil.rmtree(part)
        part.mkdir(parents=True)
        yield part
        os.replace(part, out)  # noqa: PTH105 - one call that replaces on every system
    except OSError as error:
        raise unwritten(out, error) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
