"""What leads a person to an archive: which one is open, how another is, and those of old."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from db import Archive
    from viewer.context import Context
    from viewer.state.recents import Recents
    from viewer.window import Window


@dataclass(frozen=True, slots=True)
class Doorway:
    """What start page and adoption are given by the session that they serve."""

    context: Context
    window: Window
    archive: Callable[[], Archive | None]
    """Tell the archive that is open now, None before the first."""
    open: Callable[[Path], None]
    """Open another one in the window."""
    recents: Recents
