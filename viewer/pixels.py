"""Painted pictures that are kept: their pixels alone, without what they were painted with."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap


def pixels_of(painted: QPixmap) -> QPixmap:
    """Return a picture's pixels, to be kept in its place; its painter has ended. GUI thread only.

    Qt leaves a pixmap the paint engine it was painted with, and that the room for the largest
    outline it stroked, as long as the pixmap lives: some 275 KiB for a label of 20. A copy has
    neither.
    """
    return painted.copy()
