"""What own-painted widgets are to a screen reader: the role that each class says of itself."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QScrollArea, QWidget

Role = QAccessible.Role
ATTRIBUTE = "accessible_role"
"""The class attribute that holds a widget's role, where Qt could not guess it from the class."""


def tell_roles() -> None:
    """Let Qt ask our widgets for their roles from now on; once, in the GUI thread.

    Qt has roles for its own classes alone; every other widget would be a nameless "client".
    """
    QAccessible.installFactory(_interface_of)


def _interface_of(_key: str, thing: object) -> QAccessibleInterface | None:
    """Return what speaks for a widget whose class says its role; None leaves it to Qt."""
    if not isinstance(thing, QWidget):
        return None
    role = getattr(type(thing), ATTRIBUTE, None)
    if isinstance(role, Role):
        return QAccessibleWidget(thing, role)
    return QAccessibleWidget(thing, Role.Grouping) if isinstance(thing, QScrollArea) else None
