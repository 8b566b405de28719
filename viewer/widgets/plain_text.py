"""Labels that show what an archive says: plain text always, never guessed to be HTML."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QWidget


def plain_label(
    text: str = "", role: str = "", *, wrap: bool = True, parent: QWidget | None = None
) -> QLabel:
    """Return a label of plain text in a role of the style sheet; it wraps unless told not to."""
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    label.setWordWrap(wrap)
    if role:
        label.setProperty("role", role)
    return label


def rule(parent: QWidget | None = None) -> QFrame:
    """Return a hair line that parts what stands above from what stands below."""
    line = QFrame(parent)
    line.setProperty("role", "rule")
    return line
