"""The timeline as it is seen, on paper: SVG, PNG or PDF out of one recording of its painting."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRect, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter, QPdfWriter, QPicture

from db.errors import StorageFailed

if TYPE_CHECKING:
    from viewer.widgets.timeline_surface import TimelineSurface

DPI: Final = 96
"""Logical pixels in an inch, so that sizes of type stay what they are."""
SHARPER: Final = 2
"""Pixels of a PNG for one of the screen's."""
FORMATS: Final = ("svg", "png", "pdf")


def recording(surface: TimelineSurface) -> QPicture:
    """Return what the timeline paints now; GUI thread only, a few milliseconds."""
    picture = QPicture()
    painter = QPainter(picture)
    surface.paint(painter)
    painter.end()
    return picture


def write_picture(picture: QPicture, size: QSize, title: str, path: Path) -> Path:
    """Write a recording to `path`, whose suffix says the format; whole or not at all.

    For a worker thread. Raises StorageFailed for a suffix not in FORMATS, and where the file cannot
    be written.
    """
    kind = path.suffix.lower().removeprefix(".")
    makers = {"svg": _svg, "png": _png, "pdf": _pdf}
    if kind not in makers:
        raise StorageFailed(
            "“{name}” is no picture that Muniment can write.",
            "Let its name end in .svg, .png or .pdf.",
            name=path.name,
        )
    data = makers[kind](picture, size, title)
    try:
        _replace(path, data)
    except OSError as error:
        raise StorageFailed(
            "{path} could not be written.", "Choose a folder where you may write.", path=path
        ) from error
    return path


def _replace(path: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, suffix=path.suffix)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


def _svg(picture: QPicture, size: QSize, title: str) -> bytes:
    from PySide6.QtSvg import QSvgGenerator  # only when somebody saves one

    data, buffer = _buffer()
    made = QSvgGenerator()
    made.setOutputDevice(buffer)
    made.setResolution(DPI)
    made.setSize(size)
    made.setViewBox(QRect(0, 0, size.width(), size.height()))
    made.setTitle(title)
    painter = QPainter(made)
    painter.drawPicture(0, 0, picture)
    painter.end()
    buffer.close()
    return bytes(data.data())


def _png(picture: QPicture, size: QSize, title: str) -> bytes:
    image = QImage(size * SHARPER, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    image.setText("Title", title)
    painter = QPainter(image)
    painter.scale(SHARPER, SHARPER)
    painter.drawPicture(0, 0, picture)
    painter.end()
    data, buffer = _buffer()
    image.save(buffer, "PNG")  # pyright: ignore[reportArgumentType, reportCallIssue] - a str will do
    buffer.close()
    return bytes(data.data())


def _pdf(picture: QPicture, size: QSize, title: str) -> bytes:
    data, buffer = _buffer()
    made = QPdfWriter(buffer)
    made.setResolution(DPI)
    made.setTitle(title)
    page = QPageSize(QSizeF(size) / DPI, QPageSize.Unit.Inch)
    none = QMarginsF(0, 0, 0, 0)
    made.setPageLayout(QPageLayout(page, QPageLayout.Orientation.Portrait, none))
    painter = QPainter(made)
    painter.drawPicture(0, 0, picture)
    painter.end()
    buffer.close()
    return bytes(data.data())


def _buffer() -> tuple[QByteArray, QBuffer]:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return data, buffer
