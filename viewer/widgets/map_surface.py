"""The surface of a map: what it is given to show, laid out and painted in the theme's colours."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from viewer import theme
from viewer.widgets.map_buttons import MapButtons
from viewer.widgets.map_ground import MapGround
from viewer.widgets.map_hits import ref_at
from viewer.widgets.map_layers import MapLayer, credits_of, text_in
from viewer.widgets.map_layout import Layout
from viewer.widgets.map_marks import Pin, Spot
from viewer.widgets.map_motion import MapMotion
from viewer.widgets.map_overlay import Overlay, OverlayPicture, lay_out_overlay
from viewer.widgets.map_painter import MapPainter
from viewer.widgets.map_picture import PictureLayer
from viewer.widgets.map_routes import RouteLine
from viewer.widgets.map_scene import Scene
from viewer.widgets.map_shades import MapShades
from viewer.widgets.map_tools import MapTool
from viewer.widgets.projection import Frame, MapView

_BUTTON_MARGIN: Final = 12
_SLICE_MS: Final = 5.0  # spent on new tiles before a frame is shown; at rest five times that
_CARRIED: Final = 96.0  # pixels, not enlarged, that labels are carried before they are laid out
_LEAST_ZOOM: Final = 0.25  # to which they are carried while the map is being zoomed
_GROWN_MS: Final = 150  # after arrows have grown, labels may find better places


class MapSurface(QWidget):
    """Paints layers, pins, routes and labels for one view; MapCanvas makes it answer to people.

    Everything set here shows at the next paint; marks and labels get their places only then, or
    when they are asked for.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scene = Scene()
        self._ground = MapGround()
        self._ground.pictures.changed.connect(self._changed)
        self._painter = MapPainter(self._ground.base.shades)
        self._overlay, self._hidden = Overlay(), 0.0
        self._overlaid = OverlayPicture()
        self._tools: tuple[MapTool, ...] = ()
        self._laid: MapView | None = None  # the view that the layout was made for
        self._layout = self._shown = Layout()  # as laid out, and carried to the view painted
        self._chip, self._enlarged = "", 1.0
        self._caption: str | None = None
        self._motion = MapMotion(self)
        self._motion.moved.connect(self.update)
        self._motion.settled.connect(self.update)
        self._more = QTimer(self, singleShot=True)  # paints what a frame left out, and around it
        self._more.timeout.connect(self._on_more_timeout)
        self._grown = QTimer(self, singleShot=True, interval=_GROWN_MS)
        self._grown.timeout.connect(self._changed)
        self._buttons = MapButtons(self)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(240, 240)
        self._take_theme()
        self._translate()

    @property
    def view(self) -> MapView:
        """The view now shown."""
        return self._motion.view

    def set_layers(self, layers: Sequence[MapLayer]) -> None:
        """Show these base layers (made by parse_layer, in any thread)."""
        self._scene.layers = tuple(sorted(layers, key=lambda layer: layer.order))
        self._ground.base.set_layers(self._scene.layers)
        self._changed()

    def share(self, shades: MapShades) -> None:
        """Share with other maps of the same archive what looks the same in all of them."""
        self._ground.base.share(shades)
        self._painter, self._scene.fields = MapPainter(shades), shades.fields

    def set_pictures(self, layers: Sequence[PictureLayer]) -> None:
        """Lay these pictures over the base map, the first lowest; the caller keeps them alive."""
        self._ground.pictures.set_layers(layers)

    @property
    def pictures(self) -> tuple[PictureLayer, ...]:
        """The pictures over the base map, the lowest first."""
        return self._ground.pictures.layers

    def set_pins(self, pins: Sequence[Pin]) -> None:
        """Show these pins instead of those before."""
        if (shown := tuple(pins)) != self._scene.pins:
            self._scene.pins = shown
            self._changed()

    def set_flags(self, flags: Sequence[Pin]) -> None:
        """Show who stood where at the moment that is shown, instead of those before."""
        if (shown := tuple(flags)) != self._scene.flags:
            self._scene.flags = shown
            self._changed()

    def set_routes(self, routes: Sequence[RouteLine]) -> None:
        """Show these routes instead of those before."""
        if not self._scene.take_routes(routes):
            self._changed()
        elif self._laid is not None:
            self._layout = self._layout.with_routes(self._scene.routes)
            self._grown.start()
            self.update()

    def set_base_opacity(self, opacity: float) -> None:
        """Let the base map fade into the paper, 0 to 1."""
        self._ground.opacity = opacity
        self.update()

    def select(self, ref: str | None) -> None:
        """Mark one record's pin or route as the selection; emits nothing and moves nothing."""
        if ref != self._scene.selected:
            self._scene.selected = ref
            self._changed()

    def highlight(self, refs: Iterable[str]) -> None:
        """Bring these records' pins forward and let the others step back; none for all alike."""
        self._scene.highlighted = frozenset(refs)
        self._changed()

    def set_frame(self, frame: Frame, home: tuple[float, float, float, float]) -> None:
        """Set what may be shown, and the rectangle (west, south, east, north) shown at first."""
        self._motion.set_frame(frame, home)

    def set_language(self, lang: str) -> None:
        """Write the base map's own names and credits in a language ("vi" or "en")."""
        self._scene.language = lang
        self._changed()

    def set_chip(self, text: str) -> None:
        """Show a short text, such as the span of time in view, in the corner; empty for none."""
        self._chip = text
        self._changed()

    def set_caption(self, text: str | None) -> None:
        """Say what this map is; None for the program's own words."""
        self._caption = text
        self._changed()

    def set_reduced_motion(self, reduced: bool) -> None:
        """Jump instead of gliding."""
        self._motion.is_reduced = reduced

    def set_enlarged(self, factor: float) -> None:
        """Enlarge marks, labels and buttons, as an exhibit station needs."""
        self._enlarged = factor
        self._buttons.set_enlarged(factor)
        self._take_theme()

    def label_rects(self) -> list[tuple[str, QRectF]]:
        """Return every text that is painted, with its rectangle in logical pixels."""
        self._lay_out()
        labels = [(label.text, QRectF(label.rect)) for label in self._layout.labels]
        return labels + [(line.text, QRectF(line.rect)) for line in self._overlay.lines]

    def spots(self) -> tuple[Spot, ...]:
        """Return where every pin in view is drawn."""
        self._lay_out()
        return self._layout.spots

    def mark_rects(self) -> list[tuple[str, QRectF]]:
        """Return the square of every pin's mark, its ring included, by its ref."""
        self._lay_out()
        return [(spot.pin.ref, self._scene.mark(spot)) for spot in self._layout.spots]

    def ref_at(self, point: QPointF) -> str | None:
        """Return the ref of the pin, label or route under a logical pixel."""
        self._lay_out()
        return ref_at(self._scene, self._layout, point)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        still = self._motion.is_reduced
        self.paint_all(
            painter,
            self.devicePixelRatioF(),
            hurried=self._motion.is_hurried,
            within_ms=None if still else _SLICE_MS * (1 if self._motion.is_moving else 5),
        )
        if self.hasFocus():
            painter.setPen(QPen(theme.active().lacquer, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        painter.end()
        if not self._motion.is_hurried and not still:
            self._more.start()

    def paint_all(
        self, painter: QPainter, ratio: float, *, hurried: bool = False,
        within_ms: float | None = None,
    ) -> None:  # fmt: skip
        """Paint the map as it is seen, without its buttons.

        `ratio` is device pixels for one logical pixel; `within_ms` as in MapTiles.draw.
        """
        self._lay_out(carried=self._motion.is_moving or self._motion.is_hurried)
        palette, view = theme.active(), self.view
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground.draw(painter, view, ratio, palette.paper, hurried=hurried, within_ms=within_ms)
        self._painter.paint(painter, view, self._scene, self._shown, palette, hurried=hurried)
        for tool in self._tools:
            tool.paint(painter, view, palette)
        self._overlaid.draw(painter, self._overlay, palette, ratio)

    def _on_more_timeout(self) -> None:
        if not self._ground.is_sharp:
            self._ground.base.fill_around(self.view, 5 * _SLICE_MS)  # each painting paints all
            self.update()
        elif self._ground.base.fill_around(self.view, _SLICE_MS):
            self._more.start()

    def _lay_out(self, *, carried: bool = False) -> None:
        """Give everything its place in the view; `carried` along from a near one will do."""
        view, laid = self.view, self._laid
        if laid == view:
            self._shown = self._layout
            return
        if laid is None or laid.scale != view.scale or _room(laid) != _room(view):
            self._lay_out_overlay()
        covered = [*self._overlay.covered(), *self._standing]
        if carried and laid and _is_near(laid, view, _CARRIED * self._scene.enlarged):
            inside = self._scene.edge(view)
            self._shown = self._layout.carried(laid, view, inside, covered)
            return
        self._laid = view
        self._layout = self._shown = self._scene.lay_out(view, covered, self._layout)

    def _lay_out_overlay(self) -> None:
        lang = self._scene.language
        own = [text_in(one.credit, lang) for one in self.pictures if one.visible]
        self._overlay = lay_out_overlay(
            self.view,
            self._chip,
            self._caption or self.tr("Redrawn sketch, not a map of the period"),
            [text for text in dict.fromkeys(credits_of(self._scene.layers, lang) + own) if text],
            (self.tr("{} km"), self.tr("N", "north")),
            self._hidden,
        )

    def _changed(self) -> None:
        self._laid = None
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place_buttons()
        self._motion.resize(event.size())
        self._changed()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.PaletteChange}:
            self._take_theme()
        elif event.type() == QEvent.Type.LanguageChange:
            self._translate()
        super().changeEvent(event)

    def _take_theme(self) -> None:
        self._ground.base.set_palette(theme.active())
        self._scene.enlarged = theme.scale() * self._enlarged
        self._place_buttons()
        self._changed()

    def _translate(self) -> None:
        self.setAccessibleName(self.tr("Map"))
        self.setAccessibleDescription(self._description())
        self._changed()

    def _description(self) -> str:
        told = self.tr("%1 places. Arrow keys move the map, plus and minus zoom, Tab walks them")
        return told.replace("%1", str(len(self._layout.spots)))

    def _place_buttons(self) -> None:
        left = self.width() - self._buttons.width() - _BUTTON_MARGIN
        self._buttons.move(left, _BUTTON_MARGIN)
        self._standing = [QRectF(self._buttons.geometry())]


def _room(view: MapView) -> tuple[object, ...]:
    return view.width, view.height, view.frame


def _is_near(laid: MapView, view: MapView, carried: float) -> bool:
    """Return whether marks and labels laid out for one view may be carried along to another."""
    if _room(laid) != _room(view):
        return False
    if laid.scale != view.scale:  # in the middle of a zoom
        return _LEAST_ZOOM <= view.scale / laid.scale <= 1 / _LEAST_ZOOM
    by = view.to_screen(laid.lat, laid.lon) - laid.to_screen(laid.lat, laid.lon)
    return max(abs(by.x()), abs(by.y())) <= carried
