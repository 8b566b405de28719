"""A visit to the bundled archive with a real mouse and real keys, first click to last."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QPushButton

from db import Archive, reading
from tests.viewer.conftest import panel_of
from viewer.widgets.choice_views import ChoiceList, ChoiceTree
from viewer.widgets.map_canvas import MapCanvas
from viewer.widgets.quotation import Quotation
from viewer.widgets.reading_view import ReadingView
from viewer.widgets.timeline_canvas import TimelineCanvas

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtCore import QRectF
    from PySide6.QtWidgets import QAbstractItemView, QWidget
    from pytestqt.qtbot import QtBot

    from viewer.session import Session

LEFT = Qt.MouseButton.LeftButton
DONG_KHE = "place/dong-khe"


class Visit:
    """A visitor's hands and eyes."""

    def __init__(self, session: Session, qtbot: QtBot) -> None:
        self.session = session
        self.qtbot = qtbot
        self.text = panel_of(session, "reader").findChild(ReadingView)
        self.map = panel_of(session, "map").findChild(MapCanvas)
        self.timeline = panel_of(session, "timeline").findChild(TimelineCanvas)
        self.results = panel_of(session, "results").findChild(ChoiceList)
        self.units = panel_of(session, "units").findChild(ChoiceTree)
        self.card = panel_of(session, "details")

    @property
    def chosen(self) -> str | None:
        """Return the ref that is chosen."""
        return self.session.context.selection.ref

    def settle(self) -> None:
        """Wait until everything asked has been answered."""
        self.session.context.jobs.wait()

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Click with the left button, in the middle unless told where."""
        self.qtbot.mouseClick(widget, LEFT, pos=at or widget.rect().center())
        self.settle()

    def click_row(self, view: QAbstractItemView, ref_title: str) -> None:
        """Click the row with that title."""
        model = view.model()
        found = model.match(model.index(0, 0), 0, ref_title, 1, FLAGS)
        assert found, ref_title
        view.scrollTo(found[0])
        self.click(view.viewport(), view.visualRect(found[0]).center())

    def click_mark(self, widget: QWidget, rect: QRectF | None) -> None:
        """Click a painted mark."""
        assert rect is not None
        self.click(widget, rect.center().toPoint())

    def card_title(self) -> str:
        """Read the title on the card."""
        return next(
            label.text()
            for label in self.card.findChildren(QLabel)
            if label.property("role") == "title"
        )

    def ask(self, field: str) -> None:
        """Ask "says who?" of a field of the card."""
        button = next(
            one
            for one in self.card.findChildren(QPushButton)
            if one.accessibleName() == f"Căn cứ vào đâu? {field}"
        )
        self.click(button)


FLAGS = Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive


@pytest.fixture
def visit(open_window: Callable[..., Session], bundled: Path, qtbot: QtBot) -> Visit:
    return Visit(open_window(bundled, (1920, 1080)), qtbot)


@pytest.fixture(scope="module")
def battle(bundled: Path) -> str:
    """Give the first dated event at Đông Khê, found in the archive itself."""
    with Archive.open(bundled) as archive:
        dated = {entry.ref for entry in archive.read(reading.timeline)}
        events = archive.read(reading.related, DONG_KHE).events
        return next(ref for ref in events if ref in dated)


@pytest.fixture(scope="module")
def titles(bundled: Path) -> dict[str, str]:
    with Archive.open(bundled) as archive:
        return {
            summary.ref: summary.title.vi or ""
            for kind in ("event", "place", "unit")
            for summary in archive.read(reading.summaries, kind)
        }


@pytest.mark.prove
def test_search_choose_ask_and_go_back(visit: Visit, battle: str, titles: dict[str, str]) -> None:
    home = visit.map.view
    visit.qtbot.keyClicks(visit.session.window.bar.search, "dong khe")
    visit.settle()
    assert visit.results.isVisible()
    visit.click_row(visit.results, titles[battle])
    assert visit.chosen == battle
    assert visit.card_title() == titles[battle]
    assert visit.text.isVisible()
    assert visit.text.marked_rects(), "the sentence that the event rests on is marked"
    assert visit.timeline.selected() == battle
    assert visit.timeline.mark_rect(battle) is not None
    assert visit.map.view != home, "the map went to where it happened"
    assert DONG_KHE in {spot.pin.ref for spot in visit.map.spots()}
    first = visit.session.context.selection.choice
    quotes = len(visit.card.findChildren(Quotation))
    visit.ask("Thời gian")
    assert len(visit.card.findChildren(Quotation)) > quotes
    assert visit.session.context.selection.choice.spot is not None
    assert visit.text.marked_rects()
    visit.click(visit.session.window.bar.back)
    assert visit.chosen == first.ref
    assert visit.session.context.selection.choice.spot == first.spot


def test_from_the_timeline(visit: Visit, titles: dict[str, str]) -> None:
    shown = [ref for ref in titles if visit.timeline.mark_rect(ref) is not None]
    lone = next(
        ref
        for ref in shown
        if sum(visit.timeline.mark_rect(ref) == visit.timeline.mark_rect(one) for one in shown) == 1
    )
    visit.click_mark(visit.timeline, visit.timeline.mark_rect(lone))
    assert visit.chosen == lone
    assert visit.card_title() == titles[lone]
    assert visit.text.marked_rects()


def test_from_the_map(visit: Visit, titles: dict[str, str]) -> None:
    marks = dict(visit.map.mark_rects())
    visit.click_mark(visit.map, marks[DONG_KHE])
    assert visit.chosen == DONG_KHE
    assert visit.card_title() == titles[DONG_KHE]
    assert visit.text.spot_rects(DONG_KHE), "its mentions are lit where the reader was led"
    assert visit.timeline.selected() is not None


def test_from_the_unit_tree(visit: Visit, titles: dict[str, str], bundled: Path) -> None:
    with Archive.open(bundled) as archive:
        fought = {
            entry.ref: archive.read(reading.related, entry.ref)
            for entry in archive.read(reading.units)
            if entry.kind == "unit" and entry.side == "vietnam" and entry.parent is None
        }
        dated = {entry.ref for entry in archive.read(reading.timeline)}
    unit = next(ref for ref, one in fought.items() if dated & set(one.events))
    visit.click_row(visit.units, titles[unit])
    assert visit.chosen == unit
    assert visit.card_title() == titles[unit]
    assert visit.timeline.selected() in fought[unit].events
    assert visit.text.marked_rects() or visit.text.spot_rects(unit)


def test_from_a_mention_in_the_text(visit: Visit) -> None:
    place = next(ref for ref in ("place/cao-bang", "place/lang-son") if visit.text.spot_rects(ref))
    before = visit.text.verticalScrollBar().value()
    rect = visit.text.spot_rects(place)[0]
    visit.click(visit.text.viewport(), rect.center().toPoint())
    assert visit.chosen == place
    assert visit.text.verticalScrollBar().value() == before, "the page stays where it is read"


def test_a_brushed_span_narrows_what_is_looked_at(visit: Visit) -> None:
    canvas, browse = visit.timeline, visit.session.context.browse
    plot = canvas.rect().center()
    axis = QPoint(plot.x(), 14)
    visit.qtbot.mousePress(canvas, LEFT, pos=axis)
    visit.qtbot.mouseMove(canvas, axis + QPoint(120, 0))
    visit.qtbot.mouseRelease(canvas, LEFT, pos=axis + QPoint(120, 0))
    visit.settle()
    assert browse.scope.span is not None
    assert visit.session.window.bar.span.isVisible()
    visit.click(visit.session.window.bar.span)
    assert browse.scope.span is None
    assert canvas.span() is None
