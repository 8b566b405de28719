"""Screen: what every screen of the station is and promises."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QWidget

from viewer.widgets.accessible_role import Role

if TYPE_CHECKING:
    from PySide6.QtGui import QFont

    from viewer.exhibit.context import Station
    from viewer.exhibit.visit import Place


class Screen(QWidget):
    """One screen. It is made when it is first shown and stays; screens never import each other.

    The station calls retranslate() and arrange() before the first show_place(), and again whenever
    language, comfort or size changed: at once on the shown screen, on others before they are shown.
    """

    accessible_role = Role.Grouping

    name: ClassVar[str]
    bar: ClassVar[bool] = True
    """Whether the bar with the ways home stands below it."""

    def __init__(self, station: Station, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.station = station

    def show_place(self, place: Place) -> None:
        """Fill yourself for this place; called each time it becomes the shown one."""

    def retranslate(self) -> None:
        """Say every word again in the language spoken now; place, scroll and zoom stay."""

    def rest(self) -> None:
        """Stop motion and sound, and drop what was asked: another screen is shown."""

    def forget(self) -> None:
        """Forget what the visitor did: scroll, zoom, query, filters. He has gone; after rest()."""

    def arrange(self) -> None:
        """Lay out anew: the comfort (text size, colours, reach, stillness) or the size changed."""

    def renew(self) -> None:
        """Drop what was read: another archive is shown from now on. Nobody visits."""

    def make_sheets(self) -> None:
        """Make the sheets that are made when first wanted, if there are any. Nobody visits."""

    @property
    def lang(self) -> str:
        """Return the language spoken now: vi or en."""
        return self.station.language.code

    def mm(self, millimetres: float) -> int:
        """Return millimetres of the screen in pixels."""
        return self.station.metrics.mm(millimetres)

    def px(self, pixels: float) -> int:
        """Return what `pixels` on a screen of 1080 lines are here."""
        return self.station.metrics.px(pixels)

    def type(self, role: str) -> QFont:
        """Return the font of a role of viewer.exhibit.metrics.TYPE, at the visitor's text size."""
        return self.station.metrics.font(role)
