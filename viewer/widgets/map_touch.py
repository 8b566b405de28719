"""A map for fingers: a wide reach, a choice among marks that crowd, and no buttons of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Signal

from viewer.widgets.map_canvas import MapCanvas, MapClick
from viewer.widgets.map_hits import spots_near
from viewer.widgets.map_overlay import OverlayPicture
from viewer.widgets.map_painter import MapPainter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QContextMenuEvent, QHideEvent
    from PySide6.QtWidgets import QWidget

STEP = 1.7
"""How much one press of a button magnifies."""
OFFERED = 40
"""So many marks can be offered for a choice; where more crowd, the map comes nearer instead."""
DIRECT = 6.0
"""Pixels beside a mark at which it is meant before any label."""


class TouchMap(MapCanvas):
    """Show a map that is tapped, dragged and pinched; GUI thread only.

    A tap takes the nearest mark within reach. Where several are about as near, or one stands for a
    group, `crowded` carries all their refs and nothing is picked; a crowd too large to choose from
    is brought nearer first.
    """

    crowded = Signal(object)
    """The refs that a tap may mean, the nearest first."""
    bare = Signal()
    """The map was tapped where nothing is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reach = DIRECT

    def set_finger(self, reach: float, stray: float) -> None:
        """Let a finger mean what is within `reach` pixels, and stray so many and still tap."""
        self._reach = reach
        self._pointer.stray = stray

    def set_standing(self, rects: Sequence[QRectF]) -> None:
        """Keep labels and pins from under what stands over the map, in its pixels."""
        if list(rects) != self._standing:
            self._standing = list(rects)
            self._changed()

    def set_hidden(self, left: float) -> None:
        """Set date, scale and credits right of the `left` pixels that something lies over."""
        if left != self._hidden:
            self._hidden = left
            self._changed()

    def foot(self) -> float:
        """Return how many pixels scale, caption and credits take at the foot of the map."""
        self._lay_out_overlay()  # alone: pins may be many
        middle = self.height() / 2
        tops = [one.top() for one in self._overlay.covered() if one.top() > middle]
        return self.height() - min(tops, default=float(self.height()))

    def zoom_in(self) -> None:
        self._motion.zoom(STEP, self._still_point())

    def zoom_out(self) -> None:
        self._motion.zoom(1 / STEP, self._still_point())

    def start_anew(self) -> None:
        """Show at once the rectangle that was shown at first."""
        self._motion.go_home(smooth=False)

    def rest(self) -> None:
        """Come to rest: nobody looks at it any more."""
        self._pointer.forget()
        self._motion.settle()
        self._more.stop()
        self._grown.stop()

    def thin_pictures(self) -> None:
        """Keep of what was painted only what is shown now: a map that glides gathers the rest."""
        self._ground.base.thin(self.view)
        self._ground.pictures.thin(self.view)
        self._scene.thin()
        self._thin_shades()

    def drop_pictures(self) -> None:
        """Give back what was painted, some 50 MiB; the next paint paints what it needs anew."""
        self._ground.base.drop_pictures()
        self._ground.pictures.drop_pictures()
        self._thin_shades()
        self._painter = MapPainter(self._ground.base.shades)
        self._overlaid = OverlayPicture()
        self._scene.forget()

    def _thin_shades(self) -> None:
        shades = self._ground.base.shades
        for kept in (shades.labels, shades.marks, shades.fields):
            kept.thin()

    def refs_at(self, at: QPointF) -> tuple[str, ...]:
        """Return every record that a tap at a logical pixel may mean, the nearest first."""
        self._lay_out()
        near = spots_near(self._layout, at, self._reach)
        direct = bool(near) and near[0][0] <= self._scene.radius(near[0][1].pin) + DIRECT
        named = next(
            (one.ref for one in self._layout.labels if one.ref and one.rect.contains(at)), None
        )
        if named is not None and not direct:
            spot = next((one for one in self._layout.spots if one.pin.ref == named), None)
            return spot.refs if spot else (named,)
        if near:
            most = near[0][0] + self._reach / 2
            refs = [ref for away, spot in near if away <= most for ref in spot.refs]
            return tuple(dict.fromkeys(refs))
        reach = self._reach / 2
        arrows = [one for one in reversed(self._layout.arrows) if one.shown.away(at) <= reach]
        return tuple(one.route.ref for one in arrows)

    def named_at(self, at: QPointF) -> str | None:
        """Return the record that a finger at a logical pixel means before all others."""
        return next(iter(self.refs_at(at)), None)

    def let_go(self) -> None:
        """Forget the finger that is down: when it lifts, that is no tap."""
        self._pointer.forget()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.rest()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        event.accept()

    def _place_buttons(self) -> None:
        """Put the desk's own buttons aside: they are too small, and in the way of labels."""
        self._buttons.hide()
        if not hasattr(self, "_standing"):
            self._standing = []

    def _on_pointer_clicked(self, at: QPointF) -> None:
        refs = self.refs_at(at)
        self.clicked.emit(MapClick(*self.view.to_geo(at), refs[0] if refs else None))
        if not refs:
            self.bare.emit()
        elif len(refs) == 1:
            self.picked.emit(refs[0])
        elif len(refs) <= OFFERED or not self._come_into(refs):
            self.crowded.emit(refs)

    def _come_into(self, refs: Sequence[str]) -> bool:
        """Show a crowd's country as large as it fits; return whether that is nearer."""
        wanted = frozenset(refs)
        points = [(pin.lat, pin.lon) for pin in self._scene.pins if pin.ref in wanted]
        south, west = map(min, zip(*points, strict=True))
        north, east = map(max, zip(*points, strict=True))
        fitted = self.view.fitted(west, south, east, north)
        if fitted.scale <= self.view.scale * STEP:
            return False
        self.show_all(points)
        return True

    def _still_point(self) -> QPointF:
        """Return what stays in place under a button's zoom: the chosen record, else the middle."""
        inside = QRectF(self.rect())
        chosen = next((pin for pin in self._scene.pins if pin.ref == self._scene.selected), None)
        if chosen is not None:
            at = self.view.to_screen(chosen.lat, chosen.lon)
            if inside.contains(at):
                return at
        return inside.center()
