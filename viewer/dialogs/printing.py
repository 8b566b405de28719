"""Print what a panel shows: a picture, as large as the page lets it be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter

if TYPE_CHECKING:
    from PySide6.QtCore import QSize
    from PySide6.QtGui import QPicture
    from PySide6.QtWidgets import QWidget


class PrintingDialog(QPrintDialog):
    """Ask for a printer, then print a picture of `size` logical pixels on one page."""

    def __init__(self, picture: QPicture, size: QSize, parent: QWidget | None = None) -> None:
        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self._printer.setPageOrientation(QPageLayout.Orientation.Landscape)
        super().__init__(self._printer, parent)
        self._picture = picture
        self._size = size
        self.accepted.connect(self._on_accepted)

    def _on_accepted(self) -> None:
        draw_page(self._printer, self._picture, self._size)


def draw_page(printer: QPrinter, picture: QPicture, size: QSize) -> None:
    """Draw a picture of `size` logical pixels over the width or height of the printer's page."""
    painter = QPainter(printer)
    page = printer.pageRect(QPrinter.Unit.DevicePixel)
    share = min(page.width() / size.width(), page.height() / size.height())
    painter.scale(share, share)
    painter.drawPicture(0, 0, picture)
    painter.end()
