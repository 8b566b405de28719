"""Pages: papers drawn into one PDF file, with a running head and page numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QIODevice, QRectF, QSaveFile, Qt
from PySide6.QtGui import QColor, QFont, QPageLayout, QPainter, QPdfWriter

from db.errors import StorageFailed
from viewer.printing.paper import MARGIN, page_layout
from viewer.theme import INTERFACE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from viewer.printing.paper import Paper

RESOLUTION: Final = 1200
MILLIMETRES: Final = 25.4
EDGE: Final = 11.0
"""Millimetres from the edge of the sheet to the running head and to the page number."""


def write_pdf(
    path: Path,
    title: str,
    papers: Iterable[tuple[str, Paper]],
    told: Callable[[int], None] = lambda _pages: None,
) -> int:
    """Write papers, each with its running head, into the PDF `path`; return its number of pages.

    The file appears whole or not at all. `told` hears of each page. Raises StorageFailed where the
    file cannot be written. Runs in any thread.
    """
    file = QSaveFile(str(path))
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        raise _failed(path, file)
    writer = QPdfWriter(file)
    writer.setTitle(title)
    writer.setCreator("Muniment")
    writer.setResolution(RESOLUTION)
    writer.setPageLayout(page_layout())
    painter = QPainter(writer)
    pages = 0
    try:
        for head, paper in papers:
            for number in range(paper.document.pageCount()):
                if pages:
                    writer.newPage()
                pages += 1
                _draw_page(painter, paper, number, head, pages)
                told(pages)
    finally:
        painter.end()
    del painter, writer  # the last bytes are written when Qt lets go of them
    if not file.commit():
        raise _failed(path, file)
    return pages


def _draw_page(painter: QPainter, paper: Paper, number: int, head: str, page: int) -> None:
    size = paper.document.pageSize()
    painter.save()
    scale = RESOLUTION / paper.dots
    painter.scale(scale, scale)
    painter.translate(0, -number * size.height())
    # a picture that begins on the next sheet would leave a hair line at the foot of this one
    sheet = QRectF(0, number * size.height(), size.width(), size.height() - 1)
    paper.document.drawContents(painter, sheet)
    painter.restore()
    _draw_margins(painter, head, page)


def _draw_margins(painter: QPainter, head: str, page: int) -> None:
    """Draw the running head above and the page number below, within the margins."""
    unit = RESOLUTION / MILLIMETRES
    width = page_layout().paintRect(QPageLayout.Unit.Millimeter).width() * unit
    height = page_layout().paintRect(QPageLayout.Unit.Millimeter).height() * unit
    font = QFont(INTERFACE)
    font.setPointSizeF(8)
    painter.save()
    painter.setFont(font)
    painter.setPen(QColor("#5a5347"))
    top = -(MARGIN - EDGE) * unit
    line = 5 * unit
    shortened = painter.fontMetrics().elidedText(head, Qt.TextElideMode.ElideRight, int(width))
    painter.drawText(QRectF(0, top - line / 2, width, line), Qt.AlignmentFlag.AlignLeft, shortened)
    bottom = height + (MARGIN - EDGE) * unit - line / 2
    painter.drawText(QRectF(0, bottom, width, line), Qt.AlignmentFlag.AlignRight, str(page))
    painter.restore()


def _failed(path: Path, file: QSaveFile) -> StorageFailed:
    return StorageFailed(
        "{path} cannot be written ({reason}).",
        "Choose a folder that you may write to, or make room on the disk.",
        path=path,
        reason=file.errorString(),
    )
