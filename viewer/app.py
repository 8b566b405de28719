"""Compose the program: application, shared state, window and session; paint first, open after."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QApplication

from viewer import theme
from viewer.context import Context
from viewer.jobs import Jobs
from viewer.session import Session
from viewer.state.appearance import Appearance
from viewer.state.browse import Browse
from viewer.state.language import Language
from viewer.state.notices import Notices
from viewer.state.selection import Selection
from viewer.state.settings import Settings
from viewer.window import Window

RESOURCES = Path(__file__).resolve().parent.parent / "resources"
BUNDLED = RESOURCES / "bundled.muniment"


@dataclass(frozen=True, slots=True)
class Program:
    """The parts of a running program: its window, the session in it, and what they share."""

    window: Window
    session: Session
    context: Context


def run(path: Path | None = None) -> int:
    """Open `path` (by default the bundled archive) in a window; return the exit status."""
    application = application_of(sys.argv[:1])
    program = build_window(application, Settings())
    program.window.first_painted.connect(_report_crashes)
    program.window.first_painted.connect(lambda: program.session.open(path or BUNDLED))
    program.window.show()
    return application.exec()


def application_of(arguments: list[str]) -> QApplication:
    """Return the application, with the program's fonts and name; there is only ever one."""
    there = QApplication.instance()
    application = there if isinstance(there, QApplication) else QApplication(arguments)
    if application.applicationName() != "Muniment":
        application.setApplicationName("Muniment")
        theme.load_fonts()
    return application


def build_window(application: QApplication, settings: Settings, *, still: bool = False) -> Program:
    """Return an empty window and what stands behind it; `still` means that nothing glides.

    Nothing here imports SQLAlchemy or a panel. Closing the window ends its threads.
    """
    context = Context(
        jobs=Jobs(),
        selection=Selection(),
        browse=Browse(),
        notices=Notices(),
        language=Language(RESOURCES / "translations", settings.text("language", "vi")),
        appearance=Appearance(settings.text("palette", "light"), still=still),
        settings=settings,
    )
    palette = theme.PALETTES[context.appearance.name]
    theme.apply(application, palette, settings.number("text-scale", 1.0))
    window = Window(context)
    window.setWindowIcon(theme.application_icon())
    session = Session(application, context, window)
    return Program(window, session, context)


def _report_crashes() -> None:
    from viewer.dialogs.crash import report_crashes

    report_crashes()
