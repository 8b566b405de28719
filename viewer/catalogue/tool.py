"""What every tool of the desk is: a page with a tab, which saves before it is left."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QWidget

from viewer.widgets.accessible_role import Role

if TYPE_CHECKING:
    from viewer.catalogue.saving import Saving
    from viewer.context import Context


class Tool(QWidget):
    """One page of the desk, such as the form or the review queue.

    It is built the first time that it is wanted. Changes go through `saving`, which tells the desk
    how far they are; questions through `context.jobs`.
    """

    accessible_role = Role.Grouping

    name: ClassVar[str]

    def __init__(self, context: Context, saving: Saving, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.saving = saving

    @classmethod
    def title(cls) -> str:
        """Return the words of the tab in the language spoken now."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Say every word again in the language spoken now."""
        raise NotImplementedError

    def enter(self) -> None:
        """Do what is due when the tool comes to the front."""

    def save(self) -> None:
        """Save what has been typed."""

    def focus_target(self) -> QWidget:
        """Return the widget that the keyboard goes to when the tool is entered."""
        return self
