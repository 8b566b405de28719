"""What `muniment exhibit` does once its arguments are read; imports no click: the shell waits."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from viewer.exhibit.app import Source
    from viewer.exhibit.settings import StationSettings

PACK_SUFFIX = ".munipack"


def show(
    path: Path | None,
    file: Path | None = None,
    *,
    windowed: bool = False,
    supervised: bool = False,
    **wishes: object,
) -> int:
    """Show `path` by the settings in `file`; `wishes` that are not None go before its keys.

    Returns the exit status; raises the ArchiveError family.
    """
    from viewer.exhibit.settings import StationSettings, read_settings

    settings = read_settings(file) if file else StationSettings()
    if supervised:
        from viewer.exhibit.service.supervisor import supervise

        return supervise(sys.argv[1:], settings)
    given = {key: value for key, value in wishes.items() if value is not None}
    if path is not None:
        given["packs"] = None  # what is named is shown
    settings = replace(settings, **given)
    source = source_of(path or settings.archive, settings)
    from viewer.exhibit.app import run

    return run(source, settings, windowed=windowed)


def source_of(path: Path | None, settings: StationSettings) -> Source:
    """Return what is to be shown: `path`, or the bundled archive; a pack only with its key."""
    from viewer.exhibit.app import Source
    from viewer.working_copy import BUNDLED

    if path is None:
        return Source(BUNDLED)
    is_pack = path.suffix.lower() == PACK_SUFFIX  # a stick may have made it capitals
    if is_pack and not settings.trusted_key:
        from db.errors import Impossible

        raise Impossible(
            "{path} is a pack, and no key was named that it must be signed by.",
            "Name the museum's public key with --trust.",
            path=path,
        )
    return Source(path, settings.trusted_key if is_pack else "", instead=BUNDLED)
