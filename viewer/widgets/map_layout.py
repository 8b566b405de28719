"""Where everything over a base map stands, in logical pixels, and how each label is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont

from viewer import theme
from viewer.widgets.map_marks import Spot
from viewer.widgets.map_routes import Course, RouteLine, grown
from viewer.widgets.projection import MapView

INK: Final = "ink"


@dataclass(frozen=True, slots=True)
class Look:
    """How a label is written: its font, its colour's token, and whether it stands in a box."""

    pixels: float
    weight: QFont.Weight
    token: str = INK
    italic: bool = False
    boxed: bool = False

    def font(self, enlarged: float) -> QFont:
        """Return the font at a text scale."""
        made = QFont(theme.INTERFACE)
        made.setPixelSize(max(1, round(self.pixels * enlarged)))
        made.setWeight(self.weight)
        made.setItalic(self.italic)
        made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return made


CHOSEN: Final = Look(16, QFont.Weight.Bold)
LEADING: Final = Look(16, QFont.Weight.DemiBold)
MAIN: Final = Look(14, QFont.Weight.DemiBold)
ORDINARY: Final = Look(13, QFont.Weight.Medium)
AREA: Final = Look(13, QFont.Weight.Normal, "muted", italic=True)
TOWN: Final = Look(12, QFont.Weight.Normal, "muted")
NUMBER: Final = Look(11, QFont.Weight.DemiBold, "ink", boxed=True)
RIVER: Final = Look(12, QFont.Weight.Normal, "slate", italic=True)
BOUNDARY: Final = Look(11, QFont.Weight.Medium, "lacquer", italic=True)
BORDER: Final = Look(11, QFont.Weight.Medium, "muted", italic=True)
COUNTRY: Final = Look(13, QFont.Weight.Normal, "muted")


@dataclass(frozen=True, slots=True)
class Label:
    """A label that found room: what it says, how, where, and which record it names, if any."""

    text: str
    look: Look
    rect: QRectF
    ref: str | None = None
    anchor: QPointF | None = None  # the mark that it names, None for a label along a line
    is_far: bool = False  # from its mark, so that a line has to lead there

    def moved(self, by: QPointF) -> Label:
        """Return the label moved by so many pixels."""
        anchor = None if self.anchor is None else self.anchor + by
        return replace(self, rect=self.rect.translated(by), anchor=anchor)


@dataclass(frozen=True, slots=True)
class Arrow:
    """A route's whole course in pixels, and the part of it that its arrow has come along."""

    route: RouteLine
    whole: Course
    course: Course

    @property
    def shown(self) -> Course:
        """Return what is drawn of it: where no arrival is known, faintly all of it."""
        return self.whole if self.route.is_open else self.course

    def with_route(self, route: RouteLine) -> Arrow:
        """Return the arrow of the same route, come farther or not so far."""
        return Arrow(route, self.whole, grown(self.whole, route.growth))

    def moved(self, by: QPointF) -> Arrow:
        """Return the arrow moved by so many pixels."""
        return Arrow(
            self.route, self.whole.moved(by.x(), by.y()), self.course.moved(by.x(), by.y())
        )


@dataclass(frozen=True, slots=True)
class Layout:
    """Everything over the base map with its place, in logical pixels."""

    spots: tuple[Spot, ...] = ()
    towns: tuple[QPointF, ...] = ()
    arrows: tuple[Arrow, ...] = ()
    labels: tuple[Label, ...] = ()
    candidates: Mapping[str, int] = field(default_factory=dict[str, int])

    def with_routes(self, routes: Iterable[RouteLine]) -> Layout:
        """Return the layout with these routes' arrows come as far as they say."""
        known = {route.ref: route for route in routes}
        return replace(
            self, arrows=tuple(one.with_route(known[one.route.ref]) for one in self.arrows)
        )

    def carried(
        self, before: MapView, now: MapView, inside: QRectF, covered: Sequence[QRectF]
    ) -> Layout:
        """Return the layout carried along to a near view, without what that brings into the way.

        Each thing keeps its distance in pixels from the spot of ground that it belongs to. A label
        must lie `inside`, neither label nor mark on anything `covered`, and no label on another.
        """
        shift = before.scale == now.scale
        by = now.to_screen(*before.to_geo(QPointF(0, 0)))

        def to_now(point: QPointF) -> QPointF:
            return point + by if shift else now.to_screen(*before.to_geo(point))

        spots = [spot.moved(to_now(spot.true) - spot.true) for spot in self.spots]
        labels: list[Label] = []
        for label in self.labels:
            at = label.rect.center() if label.anchor is None else label.anchor
            moved = label.moved(to_now(at) - at)
            taken = covered if shift else [*covered, *(one.rect for one in labels)]
            if inside.contains(moved.rect) and not any(one.intersects(moved.rect) for one in taken):
                labels.append(moved)
        return Layout(
            spots=tuple(
                spot for spot in spots if not any(one.contains(spot.point) for one in covered)
            ),
            towns=tuple(to_now(point) for point in self.towns),
            arrows=tuple(arrow.moved(by) for arrow in self.arrows) if shift else self.arrows,
            labels=tuple(labels),
            candidates=self.candidates,
        )
