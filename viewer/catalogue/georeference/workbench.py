"""The workbench: a scan and the base map side by side, and the points that tie one to the other."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog

from db import reading
from db.georeferencing import georeference
from db.maps import sheets
from viewer.catalogue.georeference.bench import Bench
from viewer.catalogue.georeference.draft import Draft, Steps
from viewer.catalogue.georeference.edits import Edits
from viewer.catalogue.georeference.files import Files
from viewer.catalogue.georeference.judgement import Judgement, judge
from viewer.catalogue.georeference.leaving import ask_to_leave
from viewer.catalogue.georeference.masking import Masking
from viewer.catalogue.georeference.pairing import Pairing
from viewer.models.basemap import base_map
from viewer.models.tiles import TileReader
from viewer.state.notices import Notices
from viewer.widgets.reading_order import step
from viewer.widgets.sheet_warp import Tiles
from viewer.widgets.tile_cache import TileCache

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from db.changes import Changes
    from db.maps.control_points import ControlPoint
    from db.maps.placement import Placement
    from db.maps.sheets import Sheet
    from db.records import Record
    from viewer.context import Context
    from viewer.widgets.map_canvas import MapClick

SHORTCUTS = (
    (QKeySequence.StandardKey.Undo, "undo"),
    (QKeySequence.StandardKey.Redo, "redo"),
    (QKeySequence.StandardKey.Save, "save"),
)


class Workbench(QDialog):
    """Georeference one map; nothing is written before it is saved, and then in one revision."""

    saved = Signal()
    """The archive says what is shown."""

    def __init__(self, context: Context, ref: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._context = context
        self._ref = ref
        self._sheet: Sheet | None = None
        self._seen: int | None = None
        self._judged: Judgement | None = None
        self._is_leaving = False
        self.steps = Steps(self)
        self.pairing = Pairing(self)
        self.masking = Masking(self)
        self.edits = Edits(self.steps, self.pairing, self.masking, self)
        self.bench = Bench(context.language.code, self)
        self._notices = Notices(self)
        self._files = Files(context.jobs, self._notices, self)
        self._cache = TileCache(self)
        self._reader = TileReader(context, self._cache, self)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        if parent is not None:
            self.resize(parent.window().size())
        self.bench.fill(self)
        self._connect()
        jobs = context.jobs
        jobs.read(reading.about, then=self.bench.show_about)
        jobs.read(base_map, then=self.bench.show_base)
        jobs.read(reading.places, then=self.bench.show_places)
        self._read()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's own signature
        return step(self, forward=next)

    def _connect(self) -> None:
        """Wire the bench to the draft, both ways: the workbench's table of contents."""
        bench, side = self.bench, self.bench.side
        bench.scan.pixel_clicked.connect(self.edits.click_scan)
        bench.scan.mark_moved.connect(self.edits.move_pixel)
        bench.scan.marker_picked.connect(self._on_marker_picked)
        bench.ground.clicked.connect(self._on_ground_clicked)
        bench.ground.marker_moved.connect(self.edits.move_place)
        bench.ground.marker_picked.connect(self._on_marker_picked)
        bench.place_chosen.connect(self._on_place_chosen)
        bench.import_wanted.connect(partial(self._files.ask_for_one, self))
        bench.export_wanted.connect(self._export)
        bench.undo_wanted.connect(self.steps.undo)
        bench.redo_wanted.connect(self.steps.redo)
        bench.save_wanted.connect(self.save)
        bench.close_wanted.connect(self.close)
        side.transformation_wanted.connect(self.edits.transform)
        side.removal_wanted.connect(self.edits.remove)
        side.point_chosen.connect(self._on_point_chosen)
        side.model.enabled_wanted.connect(self.edits.enable)
        side.preview_changed.connect(bench.show_preview)
        side.mask_wanted.connect(self.edits.switch_mask)
        side.unmask_wanted.connect(self.edits.drop_mask)
        self.masking.changed.connect(self._show_marks)
        self.masking.drawn.connect(self.edits.set_mask)
        self._files.read.connect(self._on_files_read)
        self.pairing.completed.connect(self._on_pairing_completed)
        self.pairing.changed.connect(self._show_marks)
        self.steps.changed.connect(self._on_steps_changed)
        self._cache.arrived.connect(bench.take_tile)
        self._notices.posted.connect(bench.tell)
        doings = {"undo": self.steps.undo, "redo": self.steps.redo, "save": self.save}
        for key, name in SHORTCUTS:
            QShortcut(key, self).activated.connect(doings[name])

    # the record

    def _read(self) -> None:
        self._context.jobs.read(sheets.sheet, self._ref, then=self._show_sheet)
        self._context.jobs.read(reading.record, self._ref, then=self._show_record)

    def _show_record(self, record: Record) -> None:
        self._seen = record.version
        title = record.title.best(self._context.language.code)[0]
        self.setWindowTitle(self.tr("Georeference: %1").replace("%1", title))
        self.bench.show_title(title)

    def _show_sheet(self, sheet: Sheet | None) -> None:
        self._sheet = sheet
        if sheet is None or sheet.pyramid is None:
            self._notices.post(
                self.tr("This map has no scan in the archive."), self.tr("Import its scan first.")
            )
            return
        cache = self._cache
        self.edits.size = (sheet.width, sheet.height)
        self.bench.show_sheet(
            Tiles(
                sheet.pyramid, sheet.width, sheet.height, sheet.tile_size, sheet.levels,
                cache.image, cache.at_hand,
            )
        )  # fmt: skip
        self.steps.begin(Draft(sheet.points, sheet.transformation, sheet.mask))

    # the draft

    def _on_steps_changed(self) -> None:
        draft, steps = self.steps.draft, self.steps
        self.masking.follow(draft.mask)
        self.bench.side.show_draft(draft)
        self.bench.show_steps(undo=steps.can_undo, redo=steps.can_redo, unsaved=not steps.is_saved)
        self._show_marks()
        if self._sheet is not None:
            self._context.jobs.run(
                judge, self._sheet, draft, then=self._show_judgement, latest=(self, "judge")
            )

    def _show_judgement(self, judged: Judgement) -> None:
        if judged.draft == self.steps.draft:
            self._judged = judged
            self.bench.show_judgement(judged)
            self._show_marks()

    def _show_marks(self) -> None:
        judged = self._judged
        worst = None
        if judged is not None and judged.draft == self.steps.draft:
            worst = judged.assessment.worst
        self.bench.show_marks(self.steps.draft.points, worst, self.pairing, self.masking)

    def _on_pairing_completed(self, point: ControlPoint) -> None:
        self.steps.take(self.steps.draft.with_point(point))
        self.bench.side.choose(len(self.steps.draft.points) - 1)

    def _on_ground_clicked(self, click: MapClick) -> None:
        known = self.bench.place(click.ref)
        if known is not None:
            self.pairing.take_place(*known)
        else:
            self.pairing.take_place(click.lon, click.lat)

    def _on_place_chosen(self, ref: str) -> None:
        known = self.bench.place(ref)
        if known is not None:
            self.bench.ground.centre_on(known[1], known[0])
            self.pairing.take_place(*known)

    def _on_marker_picked(self, key: str) -> None:
        if key.isdecimal():
            self.bench.side.choose(int(key))

    def _on_point_chosen(self, at: int) -> None:
        point = self.steps.draft.points[at]
        self.bench.look_at(point)
        self._show_marks()

    # in and out

    def _on_files_read(self, placement: Placement) -> None:
        draft = self.steps.draft
        self.steps.take(
            Draft(
                placement.points,
                placement.transformation or draft.transformation,
                placement.mask or draft.mask,
            )
        )
        for problem in placement.problems:
            self._notices.post(problem)

    def _export(self) -> None:
        if self._sheet is not None:
            draft = self.steps.draft
            self._files.ask_for_place(
                self,
                replace(
                    self._sheet,
                    points=draft.points,
                    transformation=draft.transformation,
                    mask=draft.mask,
                ),
            )

    def save(self) -> None:
        """Write the draft as one revision, unless the archive says the same."""
        draft = self.steps.draft
        if self._sheet is None or self.steps.is_saved:
            return
        self._context.jobs.write(
            georeference,
            self._ref,
            draft.points,
            draft.transformation,
            draft.mask,
            self._seen,
            origin=self,
            then=partial(self._on_draft_saved, draft),
            failed=self._notices.report,
        )

    def _on_draft_saved(self, draft: Draft, changes: Changes) -> None:
        if changes and self._seen is not None:
            self._seen += 1
        self.steps.saved(draft)
        self.saved.emit()
        if self._is_leaving:
            self.close()

    # leaving

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if not self.pairing.cancel():
                self.close()
            return
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):  # they close no window
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.steps.is_saved:
            super().closeEvent(event)
            jobs = self._context.jobs
            if jobs.busy:  # what was asked may still be answered
                jobs.idle.connect(self.deleteLater)
            else:
                self.deleteLater()
            return
        event.ignore()
        ask_to_leave(self, save=self._save_and_leave, discard=self._discard_and_leave)

    def _save_and_leave(self) -> None:
        self._is_leaving = True
        self.save()

    def _discard_and_leave(self) -> None:
        self.steps.saved(self.steps.draft)
        self.close()
