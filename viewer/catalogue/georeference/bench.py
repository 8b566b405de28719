"""What the workbench looks like: head, scan, base map, side, and what is shown in them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from db.vietnamese import fold
from viewer.catalogue.georeference import wording
from viewer.catalogue.georeference.aimed_canvas import AimedCanvas
from viewer.catalogue.georeference.masking import CORNER
from viewer.catalogue.georeference.scan_canvas import ScanCanvas
from viewer.catalogue.georeference.side import Side
from viewer.widgets.map_marks import Pin
from viewer.widgets.map_tools import Marker
from viewer.widgets.notice_strip import NoticeStrip
from viewer.widgets.plain_text import plain_label
from viewer.widgets.projection import Frame
from viewer.widgets.record_picker import Match, RecordPicker
from viewer.widgets.sheet_warp import SheetLayer, Tiles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QDialog

    from db.maps.control_points import ControlPoint
    from db.maps.levels import TileKey
    from db.records import About, PlacedEntry
    from viewer.catalogue.georeference.judgement import Judgement
    from viewer.catalogue.georeference.masking import Masking
    from viewer.catalogue.georeference.pairing import Pairing, Place
    from viewer.models.basemap import Base
    from viewer.state.notices import Notice

CLOSEST = 17.0
"""The zoom level down to which a control point can be set on the base map."""
MATCHES = 8
HALF = "half"
"""The key of the mark that has no other half yet."""


class Bench(QObject):
    """Build and hold the widgets of the workbench; knows no archive. Wishes leave as signals."""

    place_chosen = Signal(str)
    """The ref of a known place, chosen by name."""
    import_wanted = Signal()
    export_wanted = Signal()
    undo_wanted = Signal()
    redo_wanted = Signal()
    save_wanted = Signal()
    close_wanted = Signal()

    def __init__(self, lang: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lang = lang
        self._places: dict[str, PlacedEntry] = {}
        self._layer: SheetLayer | None = None
        self._tiles: Tiles | None = None
        self.scan = ScanCanvas()
        self.ground = AimedCanvas()
        self.ground.set_language(lang)
        self.side = Side()
        self.side.set_language(lang)
        self.picker = RecordPicker()
        self.picker.setPlaceholderText(self.tr("A known place, by name"))
        self.picker.setAccessibleName(self.tr("A known place, by name"))
        self.picker.search_wanted.connect(self._on_picker_search_wanted)
        self.picker.picked.connect(self._on_picker_picked)
        self._title = plain_label("", "title")
        self.prompt = plain_label("", "strong")
        self.strip = NoticeStrip()
        names = ("undo", "redo", "import", "export", "close", "save")
        self.buttons = {name: QPushButton() for name in names}

    def fill(self, dialog: QDialog) -> None:
        """Put everything into its place in the dialog."""
        column = QVBoxLayout(dialog)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addWidget(self.strip)
        row = QHBoxLayout()
        column.addLayout(row, 1)
        row.setSpacing(0)
        both = QSplitter(Qt.Orientation.Horizontal)
        both.addWidget(self.scan)
        both.addWidget(self._map())
        both.setSizes([1000, 1000])
        both.setChildrenCollapsible(False)
        row.addWidget(both, 1)
        row.addWidget(self.side)
        self.scan.setFocus()

    def _head(self) -> QWidget:
        """Return the title, what to do next, and what can be done."""
        words = {
            "undo": self.tr("Undo"),
            "redo": self.tr("Redo"),
            "import": self.tr("Import…"),
            "export": self.tr("Export…"),
            "close": self.tr("Close"),
            "save": self.tr("Save"),
        }
        wishes = (
            self.undo_wanted,
            self.redo_wanted,
            self.import_wanted,
            self.export_wanted,
            self.close_wanted,
            self.save_wanted,
        )
        head = QWidget()
        head.setProperty("role", "surface")
        head.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(head)
        row.setContentsMargins(20, 10, 16, 10)
        row.setSpacing(8)
        texts = QVBoxLayout()
        row.addLayout(texts, 1)
        texts.setSpacing(2)
        texts.addWidget(self._title)
        texts.addWidget(self.prompt)
        for (name, button), wish in zip(self.buttons.items(), wishes, strict=True):
            button.setText(words[name])
            button.setAutoDefault(False)
            button.clicked.connect(wish)
            row.addWidget(button)
        self.buttons["save"].setProperty("role", "primary")
        return head

    def _map(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        line = QHBoxLayout()
        column.addLayout(line)
        line.setContentsMargins(12, 8, 12, 8)
        line.addWidget(self.picker)
        column.addWidget(self.ground, 1)
        return holder

    # what is shown

    def show_title(self, title: str) -> None:
        """Name the map."""
        self._title.setText(title)

    def tell(self, notice: Notice) -> None:
        """Show what went wrong in the world outside."""
        self.strip.tell(notice.sentence, notice.remedy)

    def show_about(self, about: About) -> None:
        """Show the region that the archive is about."""
        if (region := about.region) is not None:
            self.ground.set_frame(Frame(*region.frame, max_zoom=CLOSEST), region.fit)

    def show_base(self, base: Base) -> None:
        """Show the base map."""
        self.ground.set_layers(base.layers)

    def show_places(self, places: Sequence[PlacedEntry]) -> None:
        """Show the known places, and let them be chosen by name."""
        self._places = {one.ref: one for one in places if one.lat is not None}
        self.ground.set_pins(
            [
                Pin(
                    one.ref,
                    self._name(one),
                    one.lat or 0.0,
                    one.lon or 0.0,
                    None,
                    float(one.weight),
                )
                for one in self._places.values()
            ]
        )
        titles = {ref: self._name(one) for ref, one in self._places.items()}
        self.side.model.name_places(titles, self._lang)

    def place(self, ref: str | None) -> Place | None:
        """Return (lon, lat, ref) of a known place, None for anything else."""
        known = self._places.get(ref or "")
        if known is None or known.lat is None or known.lon is None:
            return None
        return known.lon, known.lat, known.ref

    def show_sheet(self, tiles: Tiles) -> None:
        """Show the scan."""
        self._tiles = tiles
        self.scan.show_scan(tiles)

    def take_tile(self, key: TileKey) -> None:
        """Draw a tile that has come, wherever it is seen."""
        for layer in (self.scan.sheet, self._layer):
            if layer is not None:
                layer.arrived(key)

    def show_steps(self, *, undo: bool, redo: bool, unsaved: bool) -> None:
        """Say which steps can be taken, and whether there is anything to save."""
        self.buttons["undo"].setEnabled(undo)
        self.buttons["redo"].setEnabled(redo)
        self.buttons["save"].setEnabled(unsaved)

    def show_judgement(self, judged: Judgement) -> None:
        """Show how good the points are, and the sheet where they lay it."""
        self.side.show_judgement(judged)
        if judged.mesh is None or self._tiles is None:
            self._layer = None
            self.ground.set_pictures([])
            return
        if self._layer is None:
            self._layer = SheetLayer("sheet", {}, judged.mesh, self._tiles, parent=self)
            self.ground.show_all([(lat, lon) for lon, lat in judged.mesh.outline], smooth=False)
        else:
            self._layer.set_mesh(judged.mesh)
        self.show_preview()

    def show_preview(self) -> None:
        """Lay the sheet over the map as opaque as is wanted, or take it away."""
        if self._layer is not None:
            opacity = self.side.shown_opacity
            self._layer.set_opacity(opacity)
            self.ground.set_pictures([self._layer] if opacity else [])

    def show_marks(
        self,
        points: Sequence[ControlPoint],
        worst: int | None,
        pairing: Pairing,
        masking: Masking,
    ) -> None:
        """Show every point on both sides, the one that has no other half yet, and the mask."""
        marks = _marks(points, worst, self.side.chosen)
        pixels = [
            replace(mark, lon=point.x, lat=point.y)
            for mark, point in zip(marks, points, strict=True)
        ]
        if pairing.place is not None:
            lon, lat, _ = pairing.place
            marks.append(Marker(HALF, "?", lat, lon, tone="brass", emphasised=True))
        if pairing.pixel is not None:
            x, y = pairing.pixel
            pixels.append(Marker(HALF, "?", y, x, tone="brass", emphasised=True))
        self.ground.set_markers(marks)
        if masking.is_on:
            corners = enumerate(masking.corners)
            pixels = [
                Marker(f"{CORNER}{at}", str(at + 1), y, x, tone="slate") for at, (x, y) in corners
            ]
        self.scan.set_marks(pixels)
        self.scan.show_mask(masking.corners)
        self.prompt.setText(wording.prompt_words(pairing, masking))

    def look_at(self, point: ControlPoint) -> None:
        """Bring a point into view on both sides."""
        self.scan.look_at(point.x, point.y)
        if not self.ground.view.bounds().contains(QPointF(point.lon, point.lat)):
            self.ground.centre_on(point.lat, point.lon)

    def _name(self, place: PlacedEntry) -> str:
        return place.title.best(self._lang)[0]

    def _on_picker_search_wanted(self, text: str) -> None:
        asked = fold(text)
        found = [
            one
            for one in self._places.values()
            if any(asked in fold(title or "") for title in (one.title.vi, one.title.en))
        ]
        found.sort(key=lambda one: (not fold(self._name(one)).startswith(asked), -one.weight))
        matches = [Match(one.ref, self._name(one), kind="place") for one in found[:MATCHES]]
        self.picker.show_matches(text, matches if asked else [])

    def _on_picker_picked(self, match: Match) -> None:
        self.picker.clear()
        self.place_chosen.emit(match.ref)


def _marks(points: Sequence[ControlPoint], worst: int | None, chosen: int | None) -> list[Marker]:
    """Return a numbered mark for each point, where it lies on the ground."""
    return [
        Marker(
            str(at),
            str(at + 1),
            point.lat,
            point.lon,
            tone=_tone(point, at == worst),
            emphasised=at == chosen,
        )
        for at, point in enumerate(points)
    ]


def _tone(point: ControlPoint, worst: bool) -> str:
    if not point.enabled:
        return "muted"
    return "lacquer" if worst else "jade"
