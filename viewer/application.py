"""The application: the one that there is, with the program's name, style and fonts."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from viewer import theme


def application_of(arguments: list[str]) -> QApplication:
    """Return the application, with the program's fonts and name; there is only ever one."""
    there = QApplication.instance()
    if isinstance(there, QApplication):
        application = there
    else:  # said by argument, for QStyle's own class costs a fifteenth of a start
        application = QApplication([*arguments, "-style", "fusion"])
    if application.applicationName() != "Muniment":
        application.setApplicationName("Muniment")
        theme.load_fonts(theme.SHELL_FONTS)
    return application
