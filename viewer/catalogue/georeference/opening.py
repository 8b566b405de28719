"""Opening the workbench: at once where the desk is unlocked, else once it has been."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from viewer.catalogue.georeference.workbench import Workbench

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from viewer.context import Context


def open_workbench(context: Context, ref: str, window: QWidget) -> None:
    """Open the workbench of a map; a locked desk asks first who edits."""
    if context.desk.editing:
        Workbench(context, ref, window).show()
    else:
        _Waiting(context, ref, window)
        context.desk.unlock_wanted.emit()


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


class _Waiting(QObject):
    """Wait until the desk is unlocked; give up once something else is chosen."""

    def __init__(self, context: Context, ref: str, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._ref = ref
        self._window = window
        context.desk.changed.connect(self._on_desk_changed)
        context.selection.changed.connect(self.deleteLater)

    def _on_desk_changed(self) -> None:
        self.deleteLater()
        if self._context.desk.editing:
            self._context.desk.changed.disconnect(self._on_desk_changed)
            Workbench(self._context, self._ref, self._window).show()
