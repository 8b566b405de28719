"""Labels that show what an archive says: plain text always, never guessed to be HTML."""

from __future__ import annotations

import re

from PySide6.QtWidgets import QFrame, QLabel, QWidget

PLAIN = 0
"""Qt.TextFormat.PlainText by its number: importing Qt's namespace costs a sixth of a start."""


def plain_label(
    text: str = "", role: str = "", *, wrap: bool = True, parent: QWidget | None = None
) -> QLabel:
    """Return a label of plain text in a role of the style sheet; it wraps unless told not to."""
    label = QLabel(parent)
    label.setProperty("textFormat", PLAIN)
    label.setText(text)
    label.setWordWrap(wrap)
    if role:
        label.setProperty("role", role)
    return label


def breakable(path: str) -> str:
    """Return a path that can go on in the next line after each of its folders, not before one."""
    gaps = re.sub(r"(?<=[^/\\])([/\\])", "\\1\u200b", path)
    return gaps.replace("/", "/\u2060", 1) if path.startswith("/") else gaps


def rule(parent: QWidget | None = None) -> QFrame:
    """Return a hair line that parts what stands above from what stands below."""
    line = QFrame(parent)
    line.setProperty("role", "rule")
    return line
