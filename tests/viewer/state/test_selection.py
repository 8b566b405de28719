"""Selection and browse: compare, store, emit once; there is a way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viewer.state.browse import Browse, Scope, Span
from viewer.state.selection import Choice, Selection, Spot

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_a_choice_is_told_once() -> None:
    selection, told = Selection(), []
    selection.changed.connect(told.append)
    origin = object()
    selection.choose("event/a", origin)
    selection.choose("event/a", object())
    assert told == [Choice("event/a", None, origin)]
    assert selection.ref == "event/a"


def test_another_spot_of_the_same_record_is_another_choice() -> None:
    selection, told = Selection(), []
    selection.choose("event/a")
    selection.changed.connect(told.append)
    spot = Spot("section/1", 0, 3, 9)
    selection.choose("event/a", None, spot)
    assert [choice.spot for choice in told] == [spot]


def test_back_and_forward() -> None:
    selection, ways = Selection(), []
    selection.history_changed.connect(lambda back, forward: ways.append((back, forward)))
    for ref in ("event/a", "place/b", "unit/c"):
        selection.choose(ref)
    selection.go_back()
    selection.go_back()
    assert selection.ref == "event/a"
    assert ways[-1] == (False, True)
    selection.go_forward()
    assert selection.ref == "place/b"
    selection.choose("term/d")
    selection.go_forward()
    assert selection.ref == "term/d", "a new choice ends the way forward"


def test_forgetting_leaves_no_way_back(qtbot: QtBot) -> None:
    selection = Selection()
    selection.choose("event/a")
    selection.choose("event/b")
    with qtbot.waitSignal(selection.history_changed) as told:
        selection.forget()
    assert told.args == [False, False]
    assert selection.choice == Choice()


def test_the_scope_is_told_once_and_can_be_taken_back() -> None:
    browse, told = Browse(), []
    browse.changed.connect(told.append)
    browse.search("  đông khê ")
    browse.search("đông khê")
    browse.limit_to_kind("event")
    browse.limit_to_span(Span(2**40, 2**40 + 5))
    assert told[-1] == Scope("event", "đông khê", Span(2**40, 2**40 + 5))
    assert len(told) == 3
    browse.look_at_all()
    assert browse.scope == Scope()
