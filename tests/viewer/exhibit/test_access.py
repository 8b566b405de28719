"""The station for who listens: every stop of its screens and sheets has a name and a role."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.viewer.access import looking
from tests.viewer.exhibit.test_crawl import SHEETS, Crawler, Report, screens
from viewer.exhibit.screens.record import RecordScreen
from viewer.exhibit.visit import Place

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from viewer.exhibit.app import Exhibit


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_screen_and_sheet_is_heard(
    open_exhibit: Callable[..., Exhibit], small: Path, lang: str
) -> None:
    exhibit = open_exhibit(small, (1920, 1080), language=lang)
    exhibit.comfort.set_still(still=True)
    crawler = Crawler(exhibit, Report())
    faults: dict[str, str] = {}
    seen = 0

    def listen(name: str, root: QWidget) -> None:
        nonlocal seen
        seen += 1
        for fault in (
            *looking.nameless(root),
            *looking.vague(root),
            *looking.silent_rows(root),
        ):
            faults.setdefault(fault, name)

    for name, place in screens(exhibit):
        if place.ref and not place.ref.startswith(("event/tran-don-may", "unit/trung-doan-19")):
            continue
        crawler.go(place)
        listen(name, exhibit.window)
    for name in ("says who", "take away", "comfort"):
        crawler.go(Place(RecordScreen.name, "event/tran-don-may"))
        SHEETS[name](exhibit)
        crawler.settle()
        listen(f"sheet: {name}", exhibit.window)
    assert seen > 8
    assert not faults, "".join(f"\n{fault} @ {name}" for fault, name in faults.items())
