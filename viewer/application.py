"""The application: the one that there is, with the program's name, style and fonts."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from viewer import theme

LETTERED = "all_fonts_loaded"


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


def furnish(application: QApplication) -> None:
    """Load after the first paint what it did not wait for: the other fonts, and how to decode."""
    if not is_furnished():
        from PySide6.QtGui import QImageReader

        from viewer.widgets.accessible_role import tell_roles

        tell_roles()
        application.setProperty(LETTERED, True)
        theme.load_fonts(name for name in theme.FONTS if name not in theme.SHELL_FONTS)
        # a worker that is the first to load them and this thread would wait for each other
        QImageReader.supportedImageFormats()


def is_furnished() -> bool:
    """Say whether the first paint is over: icons and all fonts may be used."""
    there = QApplication.instance()
    return there is not None and bool(there.property(LETTERED))
