"""Where everything over a base map stands, in logical pixels, and how each label is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont

from viewer import theme
from viewer.widgets.map_marks import Spot
from viewer.widgets.map_routes import Course, RouteLine

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
    leader: QPointF | None = None  # the mark that it stands too far from to be taken for its own

    def moved(self, by: QPointF) -> Label:
        """Return the label moved by so many pixels."""
        leader = None if self.leader is None else self.leader + by
        return replace(self, rect=self.rect.translated(by), leader=leader)


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

    def moved(self, by: QPointF, inside: QRectF, covered: Sequence[QRectF]) -> Layout:
        """Return the layout moved by so many pixels, without what that brings over an edge.

        A label must lie `inside`, and neither label nor mark on anything `covered`.
        """
        labels = tuple(label.moved(by) for label in self.labels)
        spots = tuple(spot.moved(by) for spot in self.spots)
        return Layout(
            spots=tuple(
                spot for spot in spots if not any(one.contains(spot.point) for one in covered)
            ),
            towns=tuple(point + by for point in self.towns),
            arrows=tuple(arrow.moved(by) for arrow in self.arrows),
            labels=tuple(
                label
                for label in labels
                if inside.contains(label.rect)
                and not any(one.intersects(label.rect) for one in covered)
            ),
            candidates=self.candidates,
        )
