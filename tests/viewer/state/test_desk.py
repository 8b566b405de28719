"""The desk: locked at first, opened for one person, and its wishes and reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viewer.state.desk import Cataloguer, Desk

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

LAN = Cataloguer("Nguyễn Thị Lan", "drafter")


def test_a_desk_begins_locked_and_is_opened_for_one_person(qtbot: QtBot) -> None:
    desk = Desk()
    assert not desk.editing
    with qtbot.waitSignal(desk.changed):
        desk.unlock(LAN)
    assert desk.editing
    assert desk.cataloguer == LAN
    with qtbot.assertNotEmitted(desk.changed):
        desk.unlock(LAN)
    with qtbot.waitSignal(desk.changed):
        desk.lock()
    assert desk.cataloguer is None


def test_only_a_reviewer_reviews() -> None:
    assert not LAN.reviews
    assert Cataloguer("Lê Văn Bình", "reviewer").reviews


def test_a_click_on_the_map_is_taken_once_and_only_when_it_is_wanted(qtbot: QtBot) -> None:
    desk = Desk()
    assert not desk.take_point(21.6, 105.8)
    desk.want_point(wanted=True)
    with qtbot.waitSignal(desk.pointed) as pointed:
        assert desk.take_point(21.6, 105.8)
    assert pointed.args == [21.6, 105.8]
    assert not desk.wants_point
    assert not desk.take_point(21.6, 105.8)


def test_locking_wants_no_click_any_more() -> None:
    desk = Desk()
    desk.unlock(LAN)
    desk.want_point(wanted=True)
    desk.lock()
    assert not desk.wants_point


def test_progress_and_target_are_told_once(qtbot: QtBot) -> None:
    desk = Desk()
    with qtbot.assertNotEmitted(desk.progressed):
        desk.report("saved")
    with qtbot.waitSignal(desk.progressed) as progressed:
        desk.report("unsaved")
    assert progressed.args == ["unsaved"]
    desk.aim("event/tran", "date")
    with qtbot.assertNotEmitted(desk.targeted):
        desk.aim("event/tran", "date")
    assert desk.target == ("event/tran", "date")
