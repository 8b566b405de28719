"""Where a station keeps its log, its counts and what else it remembers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from viewer.exhibit.settings import StationSettings

BOOT = Path("/proc/sys/kernel/random/boot_id")


def state_folder(settings: StationSettings) -> Path:
    """Return the folder of what the station remembers."""
    if settings.state_folder is not None:
        return settings.state_folder
    from viewer.state.settings import Settings

    return Settings().data_folder() / "station"


def log_folder(settings: StationSettings) -> Path:
    """Return the folder of the log and of the reports of crashes."""
    return settings.log_folder or state_folder(settings) / "log"


def tally_folder(settings: StationSettings) -> Path:
    """Return the folder of the anonymous counts."""
    return settings.tally_folder or state_folder(settings) / "counts"


def boot() -> str:
    """Return what names this start of the machine; empty where nothing does."""
    try:
        return BOOT.read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return ""
