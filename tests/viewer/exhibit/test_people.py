"""Units and people: sides and echelons, units below units, names by their letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel

from db.records import UnitEntry, Words
from tests.viewer.exhibit.fingers import Fingers
from viewer.exhibit.buttons import Card, RoundButton
from viewer.exhibit.rosters import Forces, by_echelon, letter_of, of_side
from viewer.exhibit.screens.people import MOST, PeopleScreen
from viewer.exhibit.visit import Place

if TYPE_CHECKING:
    from PySide6.QtGui import QPointingDevice

    from viewer.exhibit.app import Exhibit


def roster(exhibit: Exhibit, detail: str = "", ref: str | None = None) -> PeopleScreen:
    """Go to a roster and wait until it stands there."""
    exhibit.station.visit.go(Place("people", ref, detail=detail))
    exhibit.station.jobs.wait()
    shown = exhibit.window.shown
    assert isinstance(shown, PeopleScreen)
    return shown


def titles(screen: PeopleScreen) -> list[str]:
    """Return the titles of the cards that stand there."""
    page = screen.paged.area.widget()
    return [card.title.text() for card in page.findChildren(Card)]


def test_units_stand_by_side_and_echelon(visited: Exhibit) -> None:
    screen = roster(visited)
    labels = [one.text() for one in screen.findChildren(QLabel)]
    for word in ("Phía Việt Nam", "Phía Pháp", "Đại đoàn", "Trung đoàn", "Tiểu đoàn"):
        assert word in labels
    assert "Đại đoàn Quân Tiên phong" in titles(screen)


def test_people_stand_in_vietnamese_order_under_letters(
    visited: Exhibit, touch_screen: QPointingDevice
) -> None:
    screen = roster(visited, "person")
    found = titles(screen)
    assert found.index("Đặng Văn Duy") < found.index("Hoàng Văn Thái") < found.index("Quang Sóc")
    letters = [one for one in screen.letters.findChildren(RoundButton) if one.isVisible()]
    assert [one.text() for one in letters][:3] == ["B", "Đ", "H"]
    Fingers(touch_screen).tap(letters[-1])
    focused = visited.window.focusWidget()
    assert isinstance(focused, Card)
    assert focused.title.text().startswith(letters[-1].text())


def test_a_unit_leads_to_the_units_below_it_and_a_leaf_to_its_page(
    visited: Exhibit, touch_screen: QPointingDevice
) -> None:
    screen = roster(visited)
    assert screen._forces is not None
    above = next(ref for ref in screen._forces.below if ref and ref.startswith("unit/"))
    below = screen._forces.below[above]
    deeper = roster(visited, below[0].kind, above)
    assert below[0].title.vi in titles(deeper)
    page = deeper.paged.area.widget()
    leaf = next(one for one in page.findChildren(Card) if one.title.text() == below[0].title.vi)
    Fingers(touch_screen).tap(leaf)
    assert visited.station.visit.place == Place("record", below[0].ref)


def test_a_tab_replaces_the_place(visited: Exhibit, touch_screen: QPointingDevice) -> None:
    screen = roster(visited)
    Fingers(touch_screen).tap(screen.tabs["body"])
    assert visited.station.visit.place.detail == "body"
    visited.station.visit.back()
    assert visited.station.visit.place.screen == "home"


@pytest.mark.parametrize(
    ("name", "letter"),
    [("Đặng", "Đ"), ("Ấu", "Â"), ("ổi", "Ô"), ("Ưng", "Ư"), ("èo", "E"), ("", "")],
)
def test_a_letter_keeps_its_mark_and_loses_its_tone(name: str, letter: str) -> None:
    assert letter_of(name) == letter


def test_a_roster_of_thousands_has_pages(visited: Exhibit) -> None:
    screen = roster(visited)
    entry = UnitEntry("unit/a", "unit", Words("A", "A"), "vietnam", "company", 1, None, None)
    many = tuple(
        UnitEntry(f"unit/{n}", "unit", Words(f"Đại đội {n}"), "vietnam", "company", n, None, None)
        for n in range(5 * MOST)
    )
    kept = screen._forces
    screen._take_forces(Forces({one.ref: one for one in (entry, *many)}, {None: many}))
    assert len(titles(screen)) == MOST
    assert screen.after.isVisibleTo(screen)
    assert not screen.before.isVisibleTo(screen)
    assert kept is not None
    screen._take_forces(kept)


def test_sides_and_runs() -> None:
    one = UnitEntry("unit/a", "unit", Words("A"), "france", "battalion", 1, None, None)
    other = UnitEntry("unit/b", "unit", Words("B"), None, None, None, None, None)
    assert of_side((one, other), "france") == (one,)
    assert of_side((one, other), None) == (other,)
    assert by_echelon((one, other)) == [("battalion", [one]), ("", [other])]
