"""What a visitor takes away: a code with archive, title, reference, and how to find it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import segno
from PySide6.QtGui import QColor

from tests.viewer.exhibit.fingers import Fingers
from tests.viewer.exhibit.test_record import open_record
from viewer.exhibit.take_away import QUIET

if TYPE_CHECKING:
    from PySide6.QtGui import QPointingDevice

    from viewer.exhibit.app import Exhibit


def test_a_touch_offers_the_record_s_reference(
    visited: Exhibit, touch_screen: QPointingDevice
) -> None:
    screen = open_record(visited, "event/tran-dong-khe")
    Fingers(touch_screen).tap(screen.take)
    sheet = screen.take_away
    assert sheet.isVisible()
    said = sheet.code.text
    assert "event/tran-dong-khe" in said
    assert "Trận Đông Khê" in said
    assert visited.station.charts.about is not None
    assert (visited.station.charts.about.title.vi or "-") in said
    assert "://" not in said  # no address is invented
    assert "www" not in said
    visited.language.switch("en")
    assert "Battle of Đông Khê" in sheet.code.text


def test_what_is_painted_is_the_code_of_that_text(visited: Exhibit) -> None:
    screen = open_record(visited, "place/dong-khe")
    screen.take.click()
    code = screen.take_away.code
    matrix = segno.make_qr(code.text, error="m", encoding="utf-8").matrix
    picture = code.grab().toImage()
    module = code.width() // (len(matrix) + 2 * QUIET)
    assert module >= 3  # a telephone reads it
    edge = (code.width() - module * len(matrix)) // 2
    for down, row in enumerate(matrix):
        for across, dark in enumerate(row):
            at = QColor(
                picture.pixel(
                    edge + across * module + module // 2, edge + down * module + module // 2
                )
            )
            assert (at.lightness() < 128) == bool(dark)
