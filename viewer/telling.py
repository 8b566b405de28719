"""Telling what the program is: the about dialog, filled by workers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db import reading
from viewer import version
from viewer.dialogs.about import AboutDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from db.records import About
    from viewer.context import Context


def show_about(context: Context, about: About | None, window: QWidget) -> None:
    """Show what the program and the archive that is `about` are made of."""
    jobs = context.jobs
    dialog = AboutDialog(about, context.language.code, window)
    show = dialog.show_licences
    dialog.licences_wanted.connect(lambda: jobs.run(version.licences, then=show))
    jobs.read(reading.layers, then=dialog.show_layers, latest="about")
    jobs.run(version.commit, then=dialog.show_commit, latest="commit")
    dialog.open()
