"""The application: the one that there is, with the program's name, style and fonts."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from viewer import theme

LETTERED = "all_fonts_loaded"
USUAL = 40 / 3
"""Pixels of ten points at 96 to the inch, about which the interfaces of systems are written."""


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


def usual_scale(application: QApplication) -> float:
    """Return the text scale for whose system writes larger than usual; 1 for everybody else.

    To be asked before the theme sets a font of its own.
    """
    points, screen = application.font().pointSizeF(), application.primaryScreen()
    if points <= 0:  # the theme has set one already, in pixels
        return 1.0
    larger = points * screen.logicalDotsPerInch() / 72 / USUAL
    return max(scale for scale in theme.TEXT_SCALES if scale <= max(larger, 1.0))


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
