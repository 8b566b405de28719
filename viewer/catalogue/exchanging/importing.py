"""Importing records in the window: rehearsed in a process of its own, then one revision."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from db.exchange import formats
from db.exchange.facts import ALL_KINDS, normal
from db.exchange.ports import Known
from db.exchange.table import headings
from db.imports import Wanted
from viewer.catalogue.exchanging.import_dialog import ImportDialog
from viewer.catalogue.exchanging.titles import format_title
from viewer.catalogue.exchanging.work import carry_out, rehearse, told
from viewer.errand import DialogErrand
from viewer.vocabulary import KIND, word

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from db.changes import Changes
    from db.exchange.incoming import Carried
    from viewer.catalogue.exchanging.spool import Rehearsed, Spool
    from viewer.context import Context

REMEMBERED = "import/columns"


class RecordImport(DialogErrand[ImportDialog]):
    """Carry one import from the choice of files to the end."""

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(context, window)
        self._folder = TemporaryDirectory(prefix="muniment-", ignore_cleanup_errors=True)
        self._files: tuple[Path, ...] = ()
        self._headings: list[str] = []
        self._spool: Spool | None = None
        self._count = 0

    def take(self, files: tuple[Path, ...]) -> None:
        """Look at these files: their format first, then what they would change."""
        assert self.dialog is not None
        self._files = files
        self.dialog.show_files(files)
        self.dialog.show_running(self.tr("The files are looked at …"))
        self._context.jobs.run(told, files, then=self._show_format, failed=self._fail)

    def _open(self) -> None:
        offered = [(format_title(one.title), one.name) for one in formats.IMPORTERS]
        kinds = [(word(KIND, kind), kind) for kind in ALL_KINDS]
        dialog = ImportDialog(offered, kinds, self._context.language.code, self._window)
        dialog.files_chosen.connect(self.take)
        dialog.rehearsal_wanted.connect(self._rehearse)
        dialog.import_wanted.connect(self._import)
        self._show(dialog)

    def _show_format(self, found: tuple[str, list[str]]) -> None:
        if self.dialog is None:
            return
        name, self._headings = found
        if not name:
            said = self.tr("This is in no format that is known here; choose one.")
            self._show_end(said, well=False)
            return
        self.dialog.format.setCurrentIndex(self.dialog.format.findData(name))
        self._show_columns()
        self._rehearse()

    def _show_columns(self) -> None:
        """Offer the headings with what each means: as it was told before, or by its name."""
        assert self.dialog is not None
        kind = self.dialog.chosen_kind()
        fields = ["kind", *(name for name in headings([kind] if kind else ALL_KINDS))]
        fields += ["source", "confidence"]
        before = self._remembered()
        meant = {heading: before.get(heading, normal(heading)) for heading in self._headings}
        self.dialog.show_columns(self._headings, meant, list(dict.fromkeys(fields)))

    def _remembered(self) -> dict[str, str]:
        """Return what headings meant when they were told last."""
        try:
            kept = json.loads(self._context.settings.text(REMEMBERED, "{}"))
        except ValueError:
            return {}  # the file of settings was edited by hand
        return {str(key): str(value) for key, value in kept.items()} if kept else {}

    def _wanted(self) -> Wanted:
        assert self.dialog is not None
        mapping = self.dialog.columns.mapping() if self._headings else {}
        lang = self._context.language.code
        known = Known(lang, self.dialog.chosen_kind(), mapping)
        importer = str(self.dialog.format.currentData())
        return Wanted(importer, self._files, known, dict(self.dialog.model.decisions))

    def _rehearse(self) -> None:
        if self.dialog is None or not self._files:
            return
        self.dialog.show_running(self.tr("What would change is worked out …"))
        self.dialog.model.decisions.clear()
        self._count += 1
        spool = Path(self._folder.name) / f"{self._count}.jsonl"
        self._run(rehearse, self._wanted(), spool, then=self._show_plan)

    def _show_plan(self, answer: tuple[Rehearsed, Spool] | None) -> None:
        if answer is None:
            self._say_cancelled()
            return
        found, spool = answer
        if self.dialog is None:
            spool.close()
            return
        self.dialog.show_plan(found, spool)
        if self._spool is not None:
            self._spool.close()
        self._spool = spool

    def _import(self) -> None:
        assert self.dialog is not None
        wanted = self._wanted()
        if wanted.known.columns:
            kept = json.dumps({**self._remembered(), **wanted.known.columns}, ensure_ascii=False)
            self._context.settings.remember(REMEMBERED, kept)
        self.dialog.show_running(self.tr("The records are imported …"))
        self._run(carry_out, wanted, then=self._finish)

    def _finish(self, answer: tuple[Carried, Changes] | None) -> None:
        if answer is None:
            self._say_cancelled()
            return
        carried, changes = answer
        if changes:
            self._context.jobs.changed.emit(changes, self)
        words = self.tr("%1 records added, %2 changed, %3 rejected. One Undo takes it all back.")
        for hole, count in (
            ("%1", sum(carried.added.values())),
            ("%2", sum(carried.changed.values())),
            ("%3", carried.rejected),
        ):
            words = words.replace(hole, str(count))
        self._show_end(words, well=True)

    def _say_cancelled(self) -> None:
        self._show_end(self.tr("This was cancelled; nothing was changed."), well=False)

    def _on_dialog_finished(self) -> None:
        if self.dialog is not None:
            self.dialog.model.show_spool(None)
        super()._on_dialog_finished()
        if self._spool is not None:
            self._spool.close()
            self._spool = None
        self._folder.cleanup()
