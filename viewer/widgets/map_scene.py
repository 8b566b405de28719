"""What a map shows at one moment: every mark, label and arrow with its place, before painting."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF

from viewer.widgets.labels import LabelRequest, Placed, place_labels
from viewer.widgets.map_field import PinField, PinFields
from viewer.widgets.map_layers import Feature, MapLayer, text_in
from viewer.widgets.map_layout import (
    AREA,
    BORDER,
    BOUNDARY,
    CHOSEN,
    COUNTRY,
    LEADING,
    MAIN,
    NUMBER,
    ORDINARY,
    RIVER,
    TOWN,
    Arrow,
    Label,
    Layout,
    Look,
)
from viewer.widgets.map_marks import Pin, Spot, Taken, rank
from viewer.widgets.map_routes import RouteLine, course_of, grown
from viewer.widgets.projection import MapView

_SAME_KM: Final = 2.5  # a town of the base map so near to a pin is the same place
_LEADING: Final = 3.0  # importances, see Pin
_MAIN: Final = 2.0
_EDGE: Final = 4.0
_NAMEABLE: Final = 24.0  # pixels of arrow
_BEADS: Final = 20.0  # pixels between obstacles on an arrow: no label slips through
_NAMED: Final = 240  # marks in view that a label is tried for
_MEASURED: Final = 8000  # texts whose sizes are kept
_ALONG: Final = (0.5, 0.36, 0.64, 0.22, 0.78, 0.1, 0.9)
_TOWN_IMPORTANCE: Final = {1: 1.9, 2: 0.8, 3: 0.3}


@dataclass(slots=True)
class Scene:
    """What the map was told to show; `lay_out` gives everything its place for a view."""

    layers: tuple[MapLayer, ...] = ()
    pins: tuple[Pin, ...] = ()
    flags: tuple[Pin, ...] = ()  # who stood somewhere at the moment that is shown
    routes: tuple[RouteLine, ...] = ()
    selected: str | None = None
    hovered: str | None = None
    focused: str | None = None
    highlighted: frozenset[str] = frozenset()
    language: str = "vi"
    enlarged: float = 1.0
    fields: PinFields = field(default_factory=PinFields, repr=False)
    _field: PinField = field(default_factory=PinField, repr=False)
    _lonely: _Lonely | None = field(default=None, repr=False)
    _sizes: dict[tuple[str, Look, float], tuple[float, float]] = field(
        default_factory=dict[tuple[str, Look, float], tuple[float, float]], repr=False
    )

    def take_routes(self, routes: Iterable[RouteLine]) -> bool:
        """Show these routes; return whether they are those before, only come less or more far."""
        before, self.routes = self.routes, tuple(routes)
        return [_unmoved(one) for one in before] == [_unmoved(one) for one in self.routes]

    def forget(self) -> None:
        """Let go of what was found for these pins; it is found anew when it is wanted."""
        self._field, self._lonely = PinField(), None
        self.thin()

    def thin(self) -> None:
        """Let go of how wide the texts are that were written so far; those shown are few."""
        self._sizes.clear()

    def first(self) -> frozenset[str]:
        """Return the refs whose pins stand before all others."""
        return self.highlighted.union(ref for ref in (self.selected,) if ref)

    def lay_out(self, view: MapView, covered: Sequence[QRectF], before: Layout) -> Layout:
        """Return every mark and label of this view; `covered` is what overlays lie upon."""
        spots = [
            spot
            for spot in self._pins_by_place().spots(
                self.flags, view, self.first(), self.selected, self.enlarged
            )
            if not any(rect.intersects(self.mark(spot)) for rect in covered)
        ]
        arrows = list(self._arrows(view))
        towns = list(self._towns(view, spots))
        writing = _Writing(self.enlarged, self._sizes)
        self._ask_for_pins(writing, spots)
        self._ask_for_routes(writing, arrows)
        for key, feature, point in towns:
            importance = _TOWN_IMPORTANCE.get(feature.rank, 0.2)
            writing.ask(key, text_in(feature.names, self.language), TOWN, point, 7.0, importance)
        self._ask_for_lines(writing, view)
        inside = self.edge(view)
        obstacles = [*covered, *self._marks(spots, towns), *_beads(arrows)]
        placed = place_labels(writing.requests, inside, obstacles, before.candidates)
        shown = {each.key for each in placed}
        return Layout(
            spots=tuple(spots),
            towns=tuple(point for key, _, point in towns if key in shown),
            arrows=tuple(arrows),
            labels=tuple(writing.label(each) for each in placed),
            candidates={each.key: each.candidate for each in placed},
        )

    def radius(self, pin: Pin) -> float:
        """Return the radius of a pin's mark in logical pixels."""
        if pin.ref == self.selected:
            return 7.0 * self.enlarged
        size = 5.6 if pin.importance >= _LEADING else 5.0 if pin.importance >= _MAIN else 4.4
        return size * self.enlarged

    def mark(self, spot: Spot) -> QRectF:
        """Return the square that a pin's mark fills, its ring included."""
        return _square(spot.point, self.radius(spot.pin) + 1.5)

    def edge(self, view: MapView) -> QRectF:
        """Return what labels have to stand in."""
        return QRectF(0, 0, view.width, view.height).adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)

    def _pins_by_place(self) -> PinField:
        """Return the pins in their order and cells, made once for these pins."""
        if self._field.pins is not self.pins:
            self._field = self.fields.of(self.pins)
        return self._field

    def _arrows(self, view: MapView) -> Iterable[Arrow]:
        for route in self.routes:
            if route.growth > 0 or route.is_open:
                whole = course_of(route, view, self.enlarged)
                yield Arrow(route, whole, grown(whole, route.growth))

    def _towns(
        self, view: MapView, spots: Sequence[Spot]
    ) -> Iterable[tuple[str, Feature, QPointF]]:
        """Yield the base map's towns in view that no pin already stands for."""
        taken = Taken(12.0 * self.enlarged)
        for number, spot in enumerate(spots):
            taken.add(number, spot.point)
        shown = {layer.id for layer in self._shown("town", view)}
        for layer, key, feature in self._lonely_towns():
            lon, lat = feature.bounds.center().x(), feature.bounds.center().y()
            point = view.to_screen(lat, lon)
            if layer not in shown or not _in_view(point, view):
                continue
            if taken.near(point):
                continue
            yield key, feature, point

    def _lonely_towns(self) -> tuple[tuple[str, str, Feature], ...]:
        """Return (layer, key, town) of the towns far from every pin, found once for these pins."""
        kept = self._lonely
        if kept is None or not kept.holds(self):
            pins = self._pins_by_place()
            towns = tuple(
                (layer.id, f"{layer.id}/{number}", feature)
                for layer in self.layers
                if layer.role == "town"
                for number, feature in enumerate(layer.features)
                if text_in(feature.names, self.language).casefold() not in pins.spot_names
                and not pins.is_near(*_middle(feature), _SAME_KM)
            )
            kept = self._lonely = _Lonely(self.pins, self.layers, self.language, towns)
        return kept.towns

    def _shown(self, role: str, view: MapView) -> Iterable[MapLayer]:
        return (
            layer
            for layer in self.layers
            if layer.role == role
            and layer.visible
            and layer.min_zoom <= view.zoom <= layer.max_zoom
        )

    def _ask_for_pins(self, writing: _Writing, spots: Sequence[Spot]) -> None:
        for spot in self._weightiest(spots):
            pin = spot.pin
            raised = pin.emphasised or pin.ref in self.highlighted
            chosen = pin.ref in {self.selected, self.hovered, self.focused}
            leading = pin.importance >= _LEADING
            importance = pin.importance + 10 * raised - 0.5 * pin.is_area - 0.4 * spot.is_moved
            text = f"{pin.title} +{len(spot.behind)}" if spot.behind else pin.title
            look = CHOSEN if pin.ref == self.selected else _look(pin, raised=raised)
            gap = self.radius(pin) + (9 if pin.ref == self.selected else 5)
            importance += 1000 * (pin.ref == self.selected)
            writing.ask(
                pin.ref,
                text,
                look,
                spot.point,
                gap,
                importance,
                ref=pin.ref,
                required=chosen or raised or leading,
            )

    def _weightiest(self, spots: Sequence[Spot]) -> Sequence[Spot]:
        """Return the spots that may be named: where there are very many, the first by weight."""
        if len(spots) <= _NAMED:
            return spots
        held = {self.selected, self.hovered, self.focused}
        return heapq.nsmallest(
            _NAMED,
            spots,
            lambda one: (
                one.pin.ref not in held,
                one.pin.ref not in self.highlighted,
                *rank(one.pin),
                -one.pin.weight,
            ),
        )

    def _ask_for_routes(self, writing: _Writing, arrows: Iterable[Arrow]) -> None:
        for arrow in arrows:
            route, course = arrow.route, arrow.whole
            if arrow.shown.length < _NAMEABLE:
                continue
            token = {"vietnam": "lacquer", "france": "slate"}.get(route.side or "", "ink")
            chosen = route.ref in {self.selected, self.hovered}
            look = Look(14, QFont.Weight.DemiBold, token)
            wide = writing.size(route.title, look)[0] / 2 + 14 * self.enlarged
            # beside the whole course, so that a name stands still while its arrow grows
            far = 1.0 if route.is_open else route.growth
            shares = [share for share in _ALONG if share <= far] or [far / 2]
            centres = [
                course.at(share) + QPointF(side * wide, 0) for share in shares for side in (1, -1)
            ]
            importance = route.importance + 1000 * chosen + 10 * (route.ref in self.highlighted)
            writing.ask_centred(
                route.ref, route.title, look, centres, importance, ref=route.ref, required=chosen
            )

    def _ask_for_lines(self, writing: _Writing, view: MapView) -> None:
        names = self._pins_by_place().names
        lines = (
            ("road", NUMBER, 1.2),
            ("boundary", BOUNDARY, 0.9),
            ("border", BORDER, 0.8),
            ("river", RIVER, 0.6),
        )
        for role, look, importance in lines:
            for layer in self._shown(role, view):
                for number, feature in enumerate(layer.features if layer.labelled else ()):
                    text = feature.number or text_in(feature.names, self.language)
                    if text.casefold() in names:
                        continue  # the archive's own record stands for it
                    centres = _along(feature, view)
                    writing.ask_centred(f"{layer.id}/{number}", text, look, centres, importance)
        for layer in self._shown("name", view):
            for number, feature in enumerate(layer.features):
                at = feature.bounds.center()
                look = RIVER if feature.water else COUNTRY
                text = text_in(feature.names, self.language)
                centre = view.to_screen(at.y(), at.x())
                centres = [centre + QPointF(0, shift) for shift in (0, 24, -24, 48, -48)]
                writing.ask_centred(f"{layer.id}/{number}", text, look, centres, 0.5)

    def _marks(
        self, spots: Iterable[Spot], towns: Iterable[tuple[str, Feature, QPointF]]
    ) -> Iterable[QRectF]:
        for spot in spots:
            yield self.mark(spot)
        for _, _, point in towns:
            yield _square(point, 3.0)


class _Writing:
    """Labels asked for: their texts measured once, found again by key when they are placed."""

    def __init__(
        self, enlarged: float, sizes: dict[tuple[str, Look, float], tuple[float, float]]
    ) -> None:
        self._enlarged = enlarged
        self._sizes = sizes  # kept from one layout to the next
        self._metrics: dict[Look, QFontMetricsF] = {}
        self._texts: dict[str, tuple[str, Look, str | None]] = {}
        self.requests: list[LabelRequest] = []

    def size(self, text: str, look: Look) -> tuple[float, float]:
        """Return the width and height of a text in logical pixels, its box included."""
        key = (text, look, self._enlarged)
        size = self._sizes.get(key)
        if size is None:
            if len(self._sizes) >= _MEASURED:
                self._sizes.clear()
            metrics = self._metrics.get(look)
            if metrics is None:
                metrics = self._metrics[look] = QFontMetricsF(look.font(self._enlarged))
            wide = metrics.horizontalAdvance(text) + (9.0 * self._enlarged if look.boxed else 2.0)
            size = self._sizes[key] = (wide, metrics.ascent() + metrics.descent())
        return size

    def ask(
        self, key: str, text: str, look: Look, at: QPointF, gap: float, importance: float,
        *, ref: str | None = None, required: bool = False,
    ) -> None:  # fmt: skip
        """Ask for a label beside a mark."""
        wide, high = self.size(text, look)
        self._texts[key] = (text, look, ref)
        self.requests.append(LabelRequest(key, wide, high, at, gap, importance, required))

    def ask_centred(
        self, key: str, text: str, look: Look, centres: Sequence[QPointF], importance: float,
        *, ref: str | None = None, required: bool = False,
    ) -> None:  # fmt: skip
        """Ask for a label centred on the first free of some points."""
        if not centres or not text:
            return
        wide, high = self.size(text, look)
        self._texts[key] = (text, look, ref)
        self.requests.append(
            LabelRequest(key, wide, high, centres[0], 0, importance, required, tuple(centres))
        )

    def label(self, placed: Placed) -> Label:
        """Return the label that was placed."""
        text, look, ref = self._texts[placed.key]
        anchor = None if placed.is_centred else placed.anchor
        return Label(text, look, placed.rect, ref, anchor, placed.is_far)


def _look(pin: Pin, *, raised: bool) -> Look:
    if pin.is_area:
        return AREA
    if pin.importance >= _LEADING:
        return LEADING
    return MAIN if raised or pin.importance >= _MAIN else ORDINARY


@dataclass(frozen=True, slots=True)
class _Lonely:
    """The towns that no pin stands for, and what they were found for."""

    pins: tuple[Pin, ...]
    layers: tuple[MapLayer, ...]
    language: str
    towns: tuple[tuple[str, str, Feature], ...]

    def holds(self, scene: Scene) -> bool:
        """Return whether the scene is still that for which these were found."""
        same = self.pins is scene.pins and self.layers is scene.layers
        return same and self.language == scene.language


def _middle(town: Feature) -> tuple[float, float]:
    at = town.bounds.center()
    return at.y(), at.x()


def _unmoved(route: RouteLine) -> tuple[RouteLine, bool]:
    return replace(route, growth=1.0, past=False), route.growth > 0


def _in_view(point: QPointF, view: MapView) -> bool:
    return 0 <= point.x() <= view.width and 0 <= point.y() <= view.height


def _along(feature: Feature, view: MapView) -> list[QPointF]:
    """Return points in view along a line, from the middle of what is in view outwards."""
    points = [
        view.to_screen(at.y(), at.x()) for part in feature.parts(view.scale) for at in part.toList()
    ]
    room = QRectF(12, 12, view.width - 24, view.height - 24)
    shown = [point for point in points if room.contains(point)]
    return [shown[int(share * (len(shown) - 1))] for share in _ALONG] if shown else []


def _beads(arrows: Iterable[Arrow]) -> Iterable[QRectF]:
    """Yield squares strung along the whole courses, so that labels keep off them."""
    for arrow in arrows:
        x, y = -_BEADS, -_BEADS
        for across, down in arrow.whole.steps(_BEADS):
            if abs(across - x) + abs(down - y) >= _BEADS / 2:
                x, y = across, down
                yield QRectF(x - 4.0, y - 4.0, 8.0, 8.0)


def _square(centre: QPointF, half: float) -> QRectF:
    return QRectF(centre.x() - half, centre.y() - half, 2 * half, 2 * half)
