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
    """Return the archive that opens when nobody names one: the private copy, once there is one.

    A copy in which nobody has changed anything gives way when the program brings a newer archive;
    one that somebody edited stays, and is opened, for ever.
    """
    private = copy_path(settings)
    if not private.is_file():
        return BUNDLED
    if _is_outdated(private):
        try:
            private.unlink()
            _origin_of(private).unlink(missing_ok=True)
        except OSError:
            return private  # another program has it open
        return BUNDLED
    return private


def make_copy(source: Path, target: Path) -> Path:
    """Copy an archive that nobody writes to `target`, all or nothing, and return the target.

    A copy that is there already stays. For a worker thread; raises OSError.
    """
    if not target.is_file():
        from db.storage import newest_revision

        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.with_suffix(".part")
        shutil.copyfile(source, part)
        part.chmod(0o600)
        revision = newest_revision(part)
        if revision is not None:
            import json

            origin = json.dumps({"source": _stamp(source), "revision": revision})
            _origin_of(target).write_text(origin, encoding="ascii")
        os.replace(part, target)  # noqa: PTH105 - says that it replaces
    return target


def _origin_of(private: Path) -> Path:
    """Return the file that says what a copy was made of, and its newest revision then."""
    return private.with_suffix(".origin")


def _stamp(archive: Path) -> str:
    status = archive.stat()
    return f"{status.st_size} {status.st_mtime_ns}"


def _is_outdated(private: Path) -> bool:
    """Say whether another archive came with the program since, and nobody edited this copy.

    Where that is not certain, it is not.
    """
    try:
        import json  # there rarely is a copy, and the first paint waits for this module

        origin = json.loads(_origin_of(private).read_text(encoding="ascii"))
        if origin["source"] == _stamp(BUNDLED):
            return False
        copied = int(origin["revision"])
    except (OSError, ValueError, KeyError, TypeError):
        return False
    in_use = [private.with_name(private.name + ending) for ending in ("-lock", "-wal", "-journal")]
    if any(os.path.lexists(file) for file in in_use):
        return False
    from db.storage import newest_revision

    return newest_revision(private) == copied
