"""What Qt says of the screen, touch and letters; asked in a process of its own, which may die."""

from __future__ import annotations

import multiprocessing
import os
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

LONGEST = 30.0
"""Seconds that Qt may take to answer."""
LETTERS = "ẮằẵặỢữỹđĐ→“”…"
"""What our fonts must hold: stacked marks, both cases, and the signs that screens use."""


@dataclass(frozen=True, slots=True)
class Sight:
    """What a person in front of the machine would see; sizes in pixels and millimetres."""

    width: int
    height: int
    width_mm: float
    height_mm: float
    screens: int
    touch: tuple[str, ...]
    families: tuple[str, ...]
    missing_letters: str


def has_display() -> bool:
    """Say whether there is anything that Qt could draw on; it would abort otherwise."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in named)


def look() -> Sight | None:
    """Return what Qt says; None where no screen answers. Blocks for up to half a minute."""
    if not has_display():
        return None
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_answer, args=(theirs,), daemon=True)
    process.start()
    theirs.close()
    try:
        answer: object = ours.recv() if ours.poll(LONGEST) else None
    except EOFError:  # Qt found no screen behind the name, and ended the process
        answer = None
    finally:
        process.kill()
        process.join()
        ours.close()
    return answer if isinstance(answer, Sight) else None


def _answer(pipe: Connection) -> None:
    from PySide6.QtGui import QFont, QFontMetrics, QGuiApplication, QInputDevice

    from viewer import theme

    application = QGuiApplication(["muniment"])
    screen = application.primaryScreen()
    families = theme.load_fonts()
    metrics = [QFontMetrics(QFont(family)) for family in families]
    size, millimetres = screen.size(), screen.physicalSize()
    touch = QInputDevice.DeviceType.TouchScreen
    pipe.send(
        Sight(
            round(size.width() * screen.devicePixelRatio()),
            round(size.height() * screen.devicePixelRatio()),
            millimetres.width(),
            millimetres.height(),
            len(application.screens()),
            tuple(device.name() for device in QInputDevice.devices() if device.type() == touch),
            tuple(sorted(set(families))),
            "".join(c for c in LETTERS if not any(m.inFontUcs4(ord(c)) for m in metrics)),
        )
    )
