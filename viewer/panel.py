"""What every panel is: a named widget with a place in the window, speaking the chosen language."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from viewer.widgets.accessible_role import Role

if TYPE_CHECKING:
    from viewer.context import Context

Place = Literal["left", "centre", "map", "right", "bottom"]


class Panel(QWidget):
    """Mirror the shared state in one part of the window.

    A panel builds its widgets in `__init__`, connects itself to the context's signals, and says all
    its words in `retranslate`, which is called once at first and at each change of language.
    """

    accessible_role = Role.Grouping

    name: ClassVar[str]
    place: ClassVar[Place]

    front_wanted = Signal()
    """The panel has something to show and should not be hidden behind another."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.setObjectName(self.name)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        context.language.changed.connect(self._on_language_changed)

    @property
    def lang(self) -> str:
        """Return the language spoken now."""
        return self.context.language.code

    def retranslate(self) -> None:
        """Say every word again in the language spoken now."""
        raise NotImplementedError

    def focus_target(self) -> QWidget:
        """Return the widget that the keyboard goes to when this panel is entered."""
        return self

    def _on_language_changed(self) -> None:
        self.retranslate()
