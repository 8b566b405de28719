"""No item of a station's layouts has a wrapper: Qt deletes items unseen, and uses addresses anew.

PySide wraps every item of a layout that is filled before it is laid into another one, and what
`itemAt` returns. When the button of such an item moves to another row, Qt deletes the item; the
wrapper stays, and whatever is made at that address next takes the program along when it ends.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget
from shiboken6 import Shiboken

from tests.viewer.exhibit.test_crawl import SHEETS, screens
from viewer.exhibit.screens.record import RecordScreen
from viewer.exhibit.visit import Place
from viewer.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from viewer.exhibit.app import Exhibit

ITEMS = {"QWidgetItem", "QSpacerItem", "QLayoutItem"}


def wrapped() -> set[int]:
    """Return which wrappers of layouts' items there are in this process.

    Not those that a layout of ours holds by itself: it lets go of each before Qt deletes the item.
    """
    found = Shiboken.getAllValidWrappers()
    held = {id(item) for one in found if isinstance(one, FlowLayout) for item in one._items}
    return {id(one) for one in found if type(one).__name__ in ITEMS} - held


def test_a_row_that_is_filled_first_has_its_items_wrapped(qtbot: QtBot) -> None:
    before = wrapped()
    widget = QWidget()
    qtbot.addWidget(widget)
    column = QVBoxLayout(widget)
    laid_first, filled_first = QHBoxLayout(), QHBoxLayout()
    column.addLayout(laid_first)
    laid_first.addWidget(QLabel())
    assert wrapped() == before
    filled_first.addWidget(QLabel())
    column.addLayout(filled_first)
    assert len(wrapped() - before) == 1


def test_no_screen_and_no_sheet_wraps_an_item(
    open_exhibit: Callable[..., Exhibit], bundled: Path
) -> None:
    before = wrapped()
    exhibit = open_exhibit(bundled, (1920, 1080))
    exhibit.comfort.set_still(still=True)
    station = exhibit.station
    for reach in (False, True, False):
        exhibit.comfort.set_reach(reach)
        for _, place in list(screens(exhibit)):
            station.visit.go(place)
            station.jobs.wait()
        for opened in SHEETS.values():
            station.visit.go(Place(RecordScreen.name, "event/tran-dong-khe"))
            station.jobs.wait()
            opened(exhibit)
            station.jobs.wait()
        exhibit.pin_pad.ask()
    assert not wrapped() - before
