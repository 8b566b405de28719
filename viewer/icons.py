"""Load our own monochrome SVG icons and tint them with a colour of the theme."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from viewer.pixels import pixels_of

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QIcon, QPixmap

ICONS = Path(__file__).resolve().parent.parent / "resources" / "icons"
_SIZES = (16, 20, 24, 32, 48, 64, 96)


def icon(name: str, colour: QColor, disabled: QColor | None = None) -> QIcon:
    """Return the icon called `name`, drawn in `colour` (and `disabled` when it can't be used).

    Tinted pictures are kept in Qt's pixmap cache. Raises FileNotFoundError for a name that
    resources/icons does not hold. GUI thread only.
    """
    from PySide6.QtGui import QIcon

    made = QIcon()
    for size in _SIZES:
        made.addPixmap(picture(name, colour, size), QIcon.Mode.Normal)
        if disabled is not None:
            made.addPixmap(picture(name, disabled, size), QIcon.Mode.Disabled)
    return made


def picture(name: str, colour: QColor, size: int) -> QPixmap:
    """Return the icon called `name` as a square pixmap of `size` device pixels. GUI thread only."""
    from PySide6.QtCore import QByteArray, QRectF, Qt  # none of it before the first paint
    from PySide6.QtGui import QColor, QPainter, QPixmap, QPixmapCache
    from PySide6.QtSvg import QSvgRenderer

    key = f"icon/{name}/{colour.name(QColor.NameFormat.HexArgb)}/{size}"
    kept = QPixmap()
    if QPixmapCache.find(key, kept):
        return kept
    drawn = QPixmap(size, size)
    drawn.fill(Qt.GlobalColor.transparent)
    renderer = QSvgRenderer(QByteArray(_source(name).replace(b"currentColor", _hex(colour))))
    painter = QPainter(drawn)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    drawn = pixels_of(drawn)
    QPixmapCache.insert(key, drawn)
    return drawn


def application_icon() -> QIcon:
    """Return the program's own coloured icon. GUI thread only."""
    from PySide6.QtGui import QIcon

    return QIcon(str(ICONS / "muniment.svg"))


def _hex(colour: QColor) -> bytes:
    return colour.name().encode("ascii")


@lru_cache(maxsize=128)
def _source(name: str) -> bytes:
    return (ICONS / f"{name}.svg").read_bytes()
