"""Errands: what the window can be told to do that opens a window or a dialog of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from viewer.context import Context
    from viewer.window import Window


class Errands(QObject):
    """Begin imports, exports and other work that goes on by itself (viewer.actions.Commands)."""

    def __init__(self, context: Context, window: Window) -> None:
        super().__init__(window)
        self.context = context
        self.window = window

    def import_article(self) -> None:
        """Ask for an article's file, and add it with what is recognised in it."""
        from viewer.catalogue.importing import ArticleImport

        ArticleImport(self.context, self.window).begin()

    def import_pictures(self) -> None:
        """Ask for scans and photographs, and take them into the archive."""
        from viewer.pictures.importing import PictureImport

        PictureImport(self.context, (), self.window).begin()

    def import_records(self) -> None:
        """Ask for a file of another system, show what it would change, and take it in."""
        from viewer.catalogue.exchanging.importing import RecordImport

        RecordImport(self.context, self.window).begin()

    def export_records(self) -> None:
        """Write records in the format of another system, and show what it could not hold."""
        from viewer.catalogue.exchanging.exporting import RecordExport

        RecordExport(self.context, self.window).begin()

    def cite(self) -> None:
        """Show how the chosen record is cited, to copy it."""
        from viewer.details.citing import Citing

        Citing(self.context, self.window).begin()

    def georeference(self) -> None:
        """Set where the chosen map lies, on a workbench of its own."""
        from viewer.catalogue.georeference import open_chosen

        open_chosen(self.context, self.window)
