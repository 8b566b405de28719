"""Opening the workbench: at once where the desk is unlocked, else once it has been."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from viewer.catalogue.georeference.workbench import Workbench
from viewer.state.admission import Admission

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from viewer.context import Context


def open_workbench(context: Context, ref: str, window: QWidget) -> None:
    """Open the workbench of a map; a locked desk asks first who edits.

    What was asked lapses once something else is chosen.
    """
    admission = Admission(context.desk, window)
    admission.granted.connect(lambda: Workbench(context, ref, window).show())
    for ended in (admission.granted, admission.refused, context.selection.changed):
        ended.connect(admission.deleteLater)
    admission.ask()


def open_chosen(context: Context, window: QWidget) -> None:
    """Open the workbench of the map that is chosen, or say that none is."""
    ref = context.selection.ref
    if ref is not None and ref.startswith("map/"):
        open_workbench(context, ref, window)
        return
    context.notices.post(
        QCoreApplication.translate("Georeference", "No map is chosen."),
        QCoreApplication.translate("Georeference", "Choose a map first."),
    )
