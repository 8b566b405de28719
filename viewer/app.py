"""Compose the program: the shell is painted first, then come state, archive and panels."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from viewer import theme
from viewer.application import application_of, furnish, usual_scale
from viewer.state.language import Language
from viewer.state.settings import Settings
from viewer.window import Window
from viewer.working_copy import home_archive

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from viewer.session import Session

RESOURCES = Path(__file__).resolve().parent.parent / "resources"


def run(path: Path | None = None, *, greet: bool = False) -> int:
    """Open `path` (by default the bundled archive) in a window; return the exit status.

    `greet` lets the start page stand before the bundled archive while nobody opened anything here.
    """
    application = application_of(sys.argv[:1])
    settings = Settings()
    shell = Shell(application, settings)
    shell.window.first_painted.connect(lambda: _go_on(shell, path, greet=greet))
    shell.window.show()
    return application.exec()


def _go_on(shell: Shell, path: Path | None, *, greet: bool) -> None:
    """Do after the first paint what it did not wait for."""
    from viewer.state.collector import Collector

    session = shell.furnish(report=True)
    home = path or home_archive(session.context.settings)
    if greet:
        session.welcoming.begin(home)
    else:
        session.open(home)
    Collector(shell.window)


class Shell:
    """An empty window in its language and palette. Imports no SQLAlchemy, no state, no panel."""

    def __init__(self, application: QApplication, settings: Settings) -> None:
        self._application = application
        self._settings = settings
        self._language = Language(RESOURCES / "translations", settings.text("language", "vi"))
        palette = theme.PALETTES.get(settings.text("palette", "light"), theme.LIGHT)
        theme.apply(application, palette, settings.number("text-scale", usual_scale(application)))
        self.window = Window(settings)
        self.window.bar.show_language(self._language.code)

    def furnish(self, *, still: bool = False, report: bool = False) -> Session:
        """Give the window its state and return the session in it; once.

        `still` means that nothing glides; `report`, that faults of the program end in a dialog.
        Closing the window ends what was begun.
        """
        from viewer.context import Context
        from viewer.jobs import Jobs
        from viewer.session import Session
        from viewer.state.appearance import Appearance
        from viewer.state.browse import Browse
        from viewer.state.desk import Desk
        from viewer.state.moment import Moment
        from viewer.state.notices import Notices
        from viewer.state.searches import Searches
        from viewer.state.selection import Selection

        furnish(self._application)
        if report:
            from viewer.dialogs.crash import CrashReporter

            CrashReporter(self.window).install()
        context = Context(
            jobs=Jobs(),
            selection=Selection(),
            browse=Browse(),
            searches=Searches(self._settings),
            moment=Moment(),
            notices=Notices(),
            language=self._language,
            appearance=Appearance(theme.active().name, still=still),
            settings=self._settings,
            desk=Desk(),
        )
        self.window.furnish(context)
        if report:
            from viewer.falls import Falls

            Falls(context, self.window).begin()
        return Session(self._application, context, self.window)
