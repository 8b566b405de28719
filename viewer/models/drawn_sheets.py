"""The archive's georeferenced sheets as layers of a map, their tiles read as they are needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from viewer.models.sheets import PlacedSheet, placed_sheets
from viewer.models.tiles import TileReader
from viewer.widgets.sheet_warp import SheetLayer, Tiles
from viewer.widgets.tile_cache import TileCache

if TYPE_CHECKING:
    from db.changes import Changes
    from db.maps.sheets import Sheet
    from db.records import Words
    from viewer.models.tiles import Asking


class DrawnSheets(QObject):
    """Keep one layer for each sheet that has a place on the ground. GUI thread only.

    A sheet is hidden until somebody asks for it; one that is laid anew stays as it was set.
    """

    changed = Signal()
    """There are other layers than before."""

    def __init__(self, context: Asking, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = context.jobs
        self._cache = TileCache(self)
        self._reader = TileReader(context, self._cache)
        self._layers: dict[str, SheetLayer] = {}
        self._sheets: dict[str, Sheet] = {}

    @property
    def layers(self) -> tuple[SheetLayer, ...]:
        """The sheets as layers, the lowest first."""
        return tuple(self._layers.values())

    def read(self) -> None:
        """Ask the archive which sheets there are, and where they lie."""
        self._jobs.read(placed_sheets, then=self._take, latest=(self, "sheets"))

    def follow(self, changes: Changes) -> None:
        """Read again when a change touched a map or its picture."""
        touched = changes.added | changes.edited | changes.removed
        if changes.everything or any(ref.startswith(("map/", "media/")) for ref in touched):
            self.read()

    def _take(self, placed: tuple[PlacedSheet, ...]) -> None:
        before = self._layers
        self._layers = {one.sheet.ref: self._layer(one, before) for one in placed}
        self._sheets = {one.sheet.ref: one.sheet for one in placed}
        for layer in before.values():
            if layer not in self._layers.values():
                self._cache.arrived.disconnect(layer.arrived)
                layer.deleteLater()
        self.changed.emit()

    def _layer(self, one: PlacedSheet, before: dict[str, SheetLayer]) -> SheetLayer:
        """Return the layer that a sheet has, laid where it lies now, or a new one."""
        sheet, kept = one.sheet, before.get(one.sheet.ref)
        same = self._sheets.get(sheet.ref)
        if kept is not None and same is not None and same.pyramid == sheet.pyramid:
            kept.set_mesh(one.mesh)
            kept.title = _texts(sheet.title)
            return kept
        assert sheet.pyramid is not None
        tiles = Tiles(
            sheet.pyramid, sheet.width, sheet.height, sheet.tile_size, sheet.levels,
            image=self._cache.image, at_hand=self._cache.at_hand,
        )  # fmt: skip
        credit = {"vi": sheet.credit, "en": sheet.credit} if sheet.credit else None
        layer = SheetLayer(sheet.ref, _texts(sheet.title), one.mesh, tiles, credit, self)
        layer.set_visible(False)
        self._cache.arrived.connect(layer.arrived)
        return layer


def _texts(words: Words) -> dict[str, str]:
    return {lang: text for lang in ("vi", "en") if (text := words.get(lang))}
