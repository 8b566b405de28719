"""Placed labels never meet one another, an obstacle or an edge; the selection's is placed first."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF

from viewer.widgets.labels import LabelRequest, place_labels

ROOM = QRectF(0, 0, 600, 400)
requests = st.lists(
    st.builds(
        lambda number, wide, x, y, gap, importance: LabelRequest(
            f"label/{number}", wide, 18, QPointF(x, y), gap, importance
        ),
        st.integers(0, 10**6),
        st.floats(10, 160),
        st.floats(-20, 620),
        st.floats(-20, 420),
        st.floats(4, 16),
        st.floats(0, 5),
    ),
    max_size=60,
    unique_by=lambda request: request.key,
)


@given(requests)
def test_labels_are_disjoint_inside_and_off_the_marks(wanted: list[LabelRequest]) -> None:
    marks = [QRectF(each.anchor.x() - 2, each.anchor.y() - 2, 4, 4) for each in wanted]
    placed = place_labels(wanted, ROOM, marks)
    for each in placed:
        assert ROOM.contains(each.rect)
        assert not any(each.rect.intersects(mark) for mark in marks)
    for one, other in combinations(placed, 2):
        assert not one.rect.intersects(other.rect)


def beside(key: str, importance: float, x: float, *, required: bool = False) -> LabelRequest:
    return LabelRequest(key, 100, 18, QPointF(x, 200), 8, importance, required)


def test_the_more_important_label_wins_the_place() -> None:
    crowd = [beside(f"label/{number}", number, 300 + number * 0.1) for number in range(40)]
    placed = {each.key for each in place_labels(crowd, ROOM, [])}
    assert "label/39" in placed
    assert len(placed) < 40


def test_a_required_label_comes_before_all_and_is_pushed_in_from_an_edge() -> None:
    crowd = [beside(f"label/{number}", 9, 300) for number in range(20)]
    chosen = beside("label/chosen", 0, 597, required=True)
    placed = {each.key: each.rect for each in place_labels([*crowd, chosen], ROOM, [])}
    assert ROOM.contains(placed["label/chosen"])


def test_a_required_label_steps_out_of_a_crowd_of_marks() -> None:
    marks = [QRectF(280 + 12 * (n % 5), 180 + 12 * (n // 5), 9, 9) for n in range(25)]
    placed = place_labels([beside("label/chosen", 0, 305, required=True)], ROOM, marks)
    assert [each.key for each in placed] == ["label/chosen"]
    assert not any(placed[0].rect.intersects(mark) for mark in marks)


def test_a_label_keeps_its_side_from_one_placing_to_the_next() -> None:
    alone = beside("label/a", 1, 300)
    first = place_labels([alone], ROOM, [])[0]
    assert first.candidate == 0
    kept = place_labels([alone], ROOM, [], before={"label/a": 3})[0]
    assert kept.candidate == 3


def test_a_centred_label_takes_the_first_free_centre() -> None:
    centres = (QPointF(100, 100), QPointF(300, 100))
    request = LabelRequest("road/3", 30, 16, centres[0], 0, 1, centres=centres)
    placed = place_labels([request], ROOM, [QRectF(90, 90, 20, 20)])
    assert placed[0].rect.center() == QPointF(300, 100)
