"""The timeline as it will be painted: marks, labels, ticks and bands, each with its rectangle."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF

from viewer.widgets.timeline_calendar import (
    LABEL_GAP,
    finer,
    flag_text,
    level_for,
    span_text,
    ticks,
)
from viewer.widgets.timeline_entries import DAY
from viewer.widgets.timeline_labels import Label, Mark, free_place, place_labels
from viewer.widgets.timeline_packing import APART, DOT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from viewer.widgets.timeline_calendar import Tick
    from viewer.widgets.timeline_entries import TimeSpan
    from viewer.widgets.timeline_frame import Frame
    from viewer.widgets.timeline_index import EntryIndex
    from viewer.widgets.timeline_labels import Lettering
    from viewer.widgets.timeline_overview import Overview
    from viewer.widgets.timeline_packing import Cell
    from viewer.widgets.timeline_scale import TimeScale

MINOR_MIN: Final = 5.0
CROSS: Final = 18.0
COUNT_HEIGHT: Final = 0.6  # of a count mark, in its width
FLAG_PAD: Final = 8.0
BRUSH_MIN: Final = 4.0
BAR_INSET: Final = 2.0
BAR_TALLEST: Final = 22.0


@dataclass(frozen=True, slots=True)
class View:
    """What a scene is made of; `selected` is a position in the index.

    `going` are, sorted, the positions of what goes on on the day of `moment`; None where no moment
    is shown. `parked` is what stands on the flag that has yet to be taken along.
    """

    index: EntryIndex
    scale: TimeScale
    frame: Frame
    cells: Sequence[Sequence[Cell]]
    lang: str
    overview: Overview
    selected: int | None = None
    span: TimeSpan | None = None
    moment: int | None = None
    going: Sequence[int] | None = None
    parked: str = ""


@dataclass(frozen=True, slots=True)
class Flag:
    """The handle of the moment: `x` is where its line stands, None while it is parked."""

    text: str
    rect: QRectF
    x: float | None


@dataclass(slots=True)
class Scene:
    """Everything to paint, in the widget's pixels."""

    marks: list[Mark] = field(default_factory=list[Mark])
    labels: list[Label] = field(default_factory=list[Label])
    ticks: list[tuple[float, str, QRectF, bool]] = field(
        default_factory=list[tuple[float, str, QRectF, bool]]
    )
    minor: list[float] = field(default_factory=list[float])
    titles: list[tuple[str, QRectF]] = field(default_factory=list[tuple[str, QRectF]])
    corner: tuple[str, QRectF] = ("", QRectF())
    selection: QRectF | None = None
    brush: QRectF | None = None
    """The brush through axis and lanes."""
    strip_brush: QRectF | None = None
    """The brush in the strip, which shows all of time."""
    window: QRectF = field(default_factory=QRectF)
    """What of the strip is in view."""
    cross: QRectF | None = None
    flag: Flag = field(default_factory=lambda: Flag("", QRectF(), None))
    day: QRectF | None = None
    strip_moment: float | None = None
    overview: Overview | None = None
    quiet: set[int] = field(default_factory=set[int])
    """The `id` of each mark of which nothing goes on on the day that is shown."""

    def texts(self) -> list[tuple[str, QRectF]]:
        """Return every painted text with its rectangle."""
        found = [self.corner, *self.titles, *((text, rect) for _, text, rect, _ in self.ticks)]
        found += [(label.text, label.rect) for label in self.labels]
        found.append((self.flag.text, self.flag.rect))
        found += [(text, rect) for _, text, rect in (self.overview.dates if self.overview else ())]
        found += [(mark.text, mark.rect) for mark in self.marks if mark.text]
        return [(text, QRectF(rect)) for text, rect in found if text]

    def mark_at(self, point: QPointF, grace: float = 3.0) -> Mark | None:
        """Return the mark whose shape or label is at a point, with some pixels' grace."""
        for label in self.labels:
            if label.rect.contains(point):
                return label.mark
        near = [
            one
            for one in self.marks
            if one.rect.adjusted(-grace, -grace, grace, grace).contains(point)
        ]
        return min(
            near, key=lambda one: (one.rect.center() - point).manhattanLength(), default=None
        )

    def mark_of(self, position: int | None) -> Mark | None:
        """Return the mark that shows an entry or holds it in its cluster."""
        return next((mark for mark in self.marks if mark.holds(position)), None)


def compose(view: View, lettering: Lettering) -> Scene:
    """Return the scene of a view."""
    scene = Scene(overview=view.overview)
    chosen = None
    if view.selected is not None:
        chosen = (view.selected, view.index.entries[view.selected].title)
    _add_flag(scene, view, lettering)
    _add_axis(scene, view, lettering)
    _add_titles(scene, view, lettering)
    for lane, cells in enumerate(view.cells):
        rows = _rows_of_marks(view, lane, cells, lettering)
        for marks in rows:
            scene.marks += marks
            if view.going is not None:
                scene.quiet |= {id(one) for one in marks if not one.touches(view.going)}
            scene.labels += place_labels(marks, view.frame.plot, lettering, chosen, scene.quiet)
        if chosen:
            _name_chosen(scene, view, rows, lettering, chosen)
    _add_bands(scene, view)
    _add_strip(scene, view)
    return scene


def _name_chosen(
    scene: Scene,
    view: View,
    rows: list[list[Mark]],
    lettering: Lettering,
    chosen: tuple[int, str],
) -> None:
    """Name the chosen entry in another row of its lane, where its own has no room."""
    at = next((n for n, row in enumerate(rows) if any(one.holds(chosen[0]) for one in row)), None)
    if at is None or any(label.mark.holds(chosen[0]) for label in scene.labels):
        return
    mark = next(one for one in rows[at] if one.holds(chosen[0]))
    width, height = lettering.strong.width(chosen[1]), lettering.strong.height
    for row in sorted(range(len(rows)), key=lambda one: abs(one - at)):
        y = mark.rect.center().y() + (row - at) * view.frame.pitch
        taken = [
            (one.outer[0], one.outer[1])
            for one in rows[row]
            if one.text or id(one) not in scene.quiet
        ]
        taken += [
            (label.rect.left(), label.rect.right())
            for label in scene.labels
            if abs(label.rect.center().y() - y) < view.frame.pitch / 2
        ]
        plot = view.frame.plot
        x = free_place(taken, mark.rect.left(), width, (plot.left(), plot.right()))
        if x is not None:
            rect = QRectF(x, y - height / 2, width, height)
            scene.labels.append(Label(chosen[1], rect, mark, inside=False, strong=True))
            return


def _add_axis(scene: Scene, view: View, lettering: Lettering) -> None:
    level = level_for(view.scale.mpp, lettering.axis.width, view.lang)
    small = finer(level)
    if small.minutes / view.scale.mpp >= MINOR_MIN and small != level:
        scene.minor = [
            view.scale.x(one.minute)
            for one in ticks(view.scale.start, view.scale.end, small, view.lang)
        ]
    found = ticks(view.scale.start, view.scale.end, level, view.lang)
    taken: list[QRectF] = [scene.flag.rect]
    for tick in sorted(found, key=lambda one: not one.major):
        rect = _tick_rect(tick, view, lettering)
        inside = view.frame.axis.left() <= rect.left() and rect.right() <= view.frame.axis.right()
        apart = rect.adjusted(-LABEL_GAP, 0, LABEL_GAP, 0)
        if inside and not any(apart.intersects(one) for one in taken):
            taken.append(rect)
            scene.ticks.append((view.scale.x(tick.minute), tick.text, rect, tick.major))
    scene.ticks.sort(key=lambda one: one[0])


def _tick_rect(tick: Tick, view: View, lettering: Lettering) -> QRectF:
    width, height = lettering.axis.width(tick.text), lettering.axis.height
    middle = view.scale.x(tick.minute)
    return QRectF(middle - width / 2, (view.frame.axis.height() - height) / 2 - 2, width, height)


def _add_titles(scene: Scene, view: View, lettering: Lettering) -> None:
    height = lettering.title.height
    for (_, title), band in zip(view.index.lanes, view.frame.bands, strict=True):
        top = band.top + (band.height - height) / 2
        rect = QRectF(lettering.margin, top, lettering.title.width(title), height)
        scene.titles.append((title, rect))
    text = span_text(view.scale.start, view.scale.end, view.lang)
    height = lettering.corner.height
    top = (view.frame.axis.height() - height) / 2 - 2
    scene.corner = (text, QRectF(lettering.margin, top, lettering.corner.width(text), height))


def _rows_of_marks(
    view: View, lane: int, cells: Sequence[Cell], lettering: Lettering
) -> list[list[Mark]]:
    used = max((cell.row for cell in cells), default=0) + 1
    rows: list[list[Mark]] = [[] for _ in range(used)]
    held: dict[int, Mark] = {}
    shift = view.scale.x(view.index.domain[0])
    left, right = view.frame.plot.left(), view.frame.plot.right()
    for cell in cells:
        begun = max(cell.x1, cell.until) + shift < left
        if min(cell.x0, cell.since) + shift > right or begun:
            continue
        middle = view.frame.row_middle(lane, cell.row, used)
        mark = _mark(view, cell, shift, middle, lettering)
        cut = mark.outer[0] < left or mark.outer[1] > right
        if mark.text and cut:
            if mark.outer[0] < left and cell.until + shift > left + lettering.cell:
                held[cell.row] = mark
        elif max(mark.outer[1], mark.time[1]) >= left and min(mark.outer[0], mark.time[0]) <= right:
            rows[cell.row].append(mark)
    for row, mark in held.items():
        _hold_at_edge(rows[row], mark, left)
    return rows


def _hold_at_edge(marks: list[Mark], mark: Mark, left: float) -> None:
    """Keep at the edge the cluster that began before it and lasts into view, if it has room."""
    rect = QRectF(mark.rect)
    rect.moveLeft(left)
    if not marks or marks[0].outer[0] >= rect.right() + APART:
        marks.insert(0, replace(mark, rect=rect, outer=(rect.left(), rect.right())))


def _mark(view: View, cell: Cell, shift: float, middle: float, lettering: Lettering) -> Mark:
    """Return a cell's mark, its height about the pixel `middle`."""
    if cell.position is None:
        height = min(view.frame.pitch - 3, lettering.cell * COUNT_HEIGHT)
        rect = QRectF(cell.x0 + shift, middle - height / 2, lettering.cell - APART, height)
        return Mark(rect, (rect.left(), rect.right()), cell, None, lettering.count_text(cell.count))
    at = cell.position
    x0, x1 = view.scale.x(view.index.starts[at]), view.scale.x(view.index.ends[at])
    entry = view.index.entries[at]
    if cell.shape == "dot":
        rect = QRectF((x0 + x1 - DOT) / 2, middle - DOT / 2, DOT, DOT)
        return Mark(rect, (rect.left(), rect.right()), cell, entry, time=(x0, x1))
    height = min(view.frame.pitch - 2 * BAR_INSET, BAR_TALLEST)
    return Mark(QRectF(x0, middle - height / 2, x1 - x0, height), (x0, x1), cell, entry)


def _add_bands(scene: Scene, view: View) -> None:
    plot, strip = view.frame.plot, view.frame.strip
    if view.selected is not None:
        at = view.selected
        band = _band(view, view.index.starts[at], view.index.ends[at])
        scene.selection = band and QRectF(band[0], plot.top(), band[1] - band[0], plot.height())
    if view.span is not None:
        band = _band(view, view.span.earliest, view.span.latest + 1)
        scene.brush = band and QRectF(band[0], 0, band[1] - band[0], strip.top())
    if view.moment is not None:
        first = view.moment // DAY * DAY
        band = _band(view, first, first + DAY)
        scene.day = band and QRectF(band[0], plot.top(), band[1] - band[0], plot.height())


def _add_flag(scene: Scene, view: View, lettering: Lettering) -> None:
    """Stand the moment's flag on the axis: at its moment, at the edge beyond it, or parked."""
    axis, moment = view.frame.axis, view.moment
    text = view.parked if moment is None else flag_text(moment, view.scale.mpp, view.lang)
    width, height = lettering.strong.width(text) + 2 * FLAG_PAD, lettering.strong.height + 4
    x = axis.left() if moment is None else view.scale.x(_middle(moment))
    left = min(max(x - width / 2, axis.left()), axis.right() - width)
    rect = QRectF(left, (axis.height() - height) / 2 - 2, width, height)
    shown = moment is not None and axis.left() <= x <= axis.right() + 1
    scene.flag = Flag(text, rect, x if shown else None)


def _middle(moment: int) -> float:
    """Return where a moment stands: one that is the end of a day, for all of it, in its middle."""
    return moment - DAY / 2 if moment % DAY == DAY - 1 else moment


def _add_strip(scene: Scene, view: View) -> None:
    strip, scale = view.frame.strip, view.overview.scale

    def within(x: float) -> float:
        return min(max(x, strip.left()), strip.right())

    left, right = within(scale.x(view.scale.start)), within(scale.x(view.scale.end))
    height = view.overview.base - strip.top()
    scene.window = QRectF(left, strip.top(), max(right - left, 3.0), height)
    if view.moment is not None:
        scene.strip_moment = within(scale.x(view.moment))
    if view.span is not None:
        x0, x1 = within(scale.x(view.span.earliest)), within(scale.x(view.span.latest + 1))
        if x1 - x0 < BRUSH_MIN:
            x0 = min(max((x0 + x1 - BRUSH_MIN) / 2, strip.left()), strip.right() - BRUSH_MIN)
            x1 = x0 + BRUSH_MIN
        scene.strip_brush = QRectF(x0, strip.top(), x1 - x0, height)
        at = x1 + 4 if x1 + 4 + CROSS <= strip.right() else x0 - 4 - CROSS
        scene.cross = QRectF(at, strip.top() + 1, CROSS, CROSS)


def _band(view: View, start: float, end: float) -> tuple[float, float] | None:
    """Return the visible pixels of a stretch of time, two at least, None where it isn't in view."""
    left, right = view.frame.plot.left(), view.frame.plot.right()
    x0, x1 = view.scale.x(start), view.scale.x(end)
    if x1 < left or x0 > right:
        return None
    if x1 - x0 < 2:
        x0, x1 = (x0 + x1) / 2 - 1, (x0 + x1) / 2 + 1
    return max(x0, left), min(x1, right)
