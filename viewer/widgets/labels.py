"""Place labels by importance so that none meets another, a mark or an edge."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

Box = tuple[float, float, float, float]  # left, top, right, bottom
_CELL = 64.0
# where a label's box stands round its mark: (share of its width, share of its height) to shift it
# by, and the direction of the gap; the readable ones first (Imhof: right, then left, above, below)
_AROUND = (
    (0.0, -0.5, 1.0, 0.0),
    (-1.0, -0.5, -1.0, 0.0),
    (-0.5, -1.0, 0.0, -1.0),
    (-0.5, 0.0, 0.0, 1.0),
    (0.0, -1.0, 0.85, -0.85),
    (0.0, 0.0, 0.85, 0.85),
    (-1.0, -1.0, -0.85, -0.85),
    (-1.0, 0.0, -0.85, 0.85),
)


@dataclass(frozen=True, slots=True)
class LabelRequest:
    """A label that wants a place: its size, and the mark that it stands beside.

    With `centres` it is centred on the first of them that is free instead (a road's number, a
    river's name). `key` names it from one placing to the next, so that it keeps its side.
    """

    key: str
    width: float
    height: float
    anchor: QPointF
    gap: float
    importance: float
    required: bool = False
    centres: tuple[QPointF, ...] = ()


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a label stands, and which of its candidates that is."""

    key: str
    rect: QRectF
    candidate: int
    anchor: QPointF
    is_centred: bool = False

    @property
    def is_far(self) -> bool:
        """Whether it stands so far from its mark that a line should lead to it."""
        return not self.is_centred and self.candidate >= len(_AROUND)


def place_labels(
    requests: Iterable[LabelRequest],
    inside: QRectF,
    obstacles: Sequence[QRectF],
    before: Mapping[str, int] | None = None,
    clearance: float = 2.0,
) -> list[Placed]:
    """Return the labels that found room, the most important first.

    Placed rectangles lie in `inside` and keep `clearance` pixels from one another and from the
    obstacles. A label without room is left out; a `required` one goes first, may stand
    farther off, and is moved into `inside` from an edge. `before` holds the candidate that each
    label had last.
    """
    taken = _Grid()
    for obstacle in obstacles:
        taken.add(_box(obstacle, clearance / 2))
    room = _box(inside, 0.0)
    kept = before or {}
    placed: list[Placed] = []
    for request in sorted(requests, key=lambda each: (not each.required, -each.importance)):
        found = _first_free(request, room, taken, kept.get(request.key), clearance)
        if found is None:
            continue
        taken.add(_grown(found[0], clearance / 2))
        left, top, right, bottom = found[0]
        rect = QRectF(left, top, right - left, bottom - top)
        placed.append(
            Placed(request.key, rect, found[1], request.anchor, is_centred=bool(request.centres))
        )
    return placed


def _first_free(
    request: LabelRequest, room: Box, taken: _Grid, last: int | None, clearance: float
) -> tuple[Box, int] | None:
    candidates = _candidates(request)
    order = list(range(len(candidates)))
    if last is not None and last < len(order):
        order.insert(0, order.pop(last))
    for index in order:
        box = candidates[index]
        if _encloses(room, box) and not taken.meets(_grown(box, clearance / 2)):
            return box, index
    if not request.required:
        return None
    for index in order:  # the selection's own label may be pushed in from an edge
        box = _moved_in(candidates[index], room)
        if not taken.meets(_grown(box, clearance / 2)):
            return box, index
    return None


def _candidates(request: LabelRequest) -> list[Box]:
    wide, high = request.width, request.height
    if request.centres:
        return [
            (at.x() - wide / 2, at.y() - high / 2, at.x() + wide / 2, at.y() + high / 2)
            for at in request.centres
        ]
    x, y, gap = request.anchor.x(), request.anchor.y(), request.gap
    boxes: list[Box] = []
    for across, down, right, below in _AROUND:
        left = x + wide * across + gap * right
        top = y + high * down + gap * below
        boxes.append((left, top, left + wide, top + high))
    if request.required:
        boxes += [
            (left + right * far, top + below * far, left + right * far + wide,
             top + below * far + high)
            for far in (gap, 2 * gap, 4 * gap)
            for (left, top, *_), (_, _, right, below) in zip(boxes, _AROUND, strict=False)
        ]  # fmt: skip
    return boxes


class _Grid:
    """Boxes found again by the cells they touch."""

    def __init__(self) -> None:
        self._cells: defaultdict[tuple[int, int], list[Box]] = defaultdict(list)

    def add(self, box: Box) -> None:
        left, top, right, bottom = box
        columns = range(int(left // _CELL), int(right // _CELL) + 1)
        for row in range(int(top // _CELL), int(bottom // _CELL) + 1):
            for column in columns:
                self._cells[column, row].append(box)

    def meets(self, box: Box) -> bool:
        left, top, right, bottom = box
        columns = range(int(left // _CELL), int(right // _CELL) + 1)
        for row in range(int(top // _CELL), int(bottom // _CELL) + 1):
            for column in columns:
                for other in self._cells.get((column, row), ()):
                    if (
                        left < other[2]
                        and other[0] < right
                        and top < other[3]
                        and other[1] < bottom
                    ):
                        return True
        return False


def _box(rect: QRectF, grow: float) -> Box:
    return _grown((rect.left(), rect.top(), rect.right(), rect.bottom()), grow)


def _grown(box: Box, by: float) -> Box:
    return (box[0] - by, box[1] - by, box[2] + by, box[3] + by)


def _encloses(room: Box, box: Box) -> bool:
    return box[0] >= room[0] and box[1] >= room[1] and box[2] <= room[2] and box[3] <= room[3]


def _moved_in(box: Box, room: Box) -> Box:
    across = min(0.0, room[2] - box[2]) or max(0.0, room[0] - box[0])
    down = min(0.0, room[3] - box[3]) or max(0.0, room[1] - box[1])
    return (box[0] + across, box[1] + down, box[2] + across, box[3] + down)
