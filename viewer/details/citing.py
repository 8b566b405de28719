"""Citing: the chosen record's citation, in the manner that was used last."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from db import bibliography
from viewer.dialogs.citing import CitingDialog

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from db.records import Summary
    from viewer.context import Context

SETTING: Final = "citation-style"
FORMATS: Final = ((bibliography.BIBTEX, "BibTeX"), (bibliography.CSL, "CSL-JSON"))


class Citing(QObject):
    """Ask how a record is cited, and show it in a dialog that copies it."""

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window

    def begin(self) -> None:
        """Open the dialog for the chosen record; say so where none is chosen."""
        from db import reading

        ref = self._context.selection.ref
        if ref is None or reading.is_suggestion(ref):
            self._context.notices.post(
                self.tr("Nothing is chosen that could be cited."), self.tr("Choose a record.")
            )
            return
        then = partial(self._open, ref)
        self._context.jobs.read(reading.titles, (ref,), then=then, latest=(self, "title"))

    def _open(self, ref: str, found: Mapping[str, Summary]) -> None:
        context = self._context
        lang = context.language.code
        manners = [(style.name, style.title.best(lang)[0]) for style in bibliography.STYLES]
        dialog = CitingDialog(
            found[ref].title.best(lang)[0] if ref in found else ref,
            [*manners, *FORMATS],
            self._window,
        )
        dialog.manner_wanted.connect(partial(self._ask, dialog, ref))
        dialog.begin(context.settings.text(SETTING, manners[0][0]))

    def _ask(self, dialog: CitingDialog, ref: str, manner: str) -> None:
        context = self._context
        context.settings.remember(SETTING, manner)
        context.jobs.read(
            bibliography.cited,
            ref,
            manner,
            context.language.code,
            then=dialog.show_text,
            latest=(dialog, "citation"),
        )
