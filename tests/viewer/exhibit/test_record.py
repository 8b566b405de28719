"""The page of a record: every kind, the "says who?" of each fact, words that lead on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel

from db.records import KINDS
from tests.viewer.exhibit.fingers import Fingers
from viewer.exhibit.buttons import RoundButton
from viewer.exhibit.screens.record import RecordScreen
from viewer.exhibit.texts import TouchText
from viewer.exhibit.visit import Place

if TYPE_CHECKING:
    from PySide6.QtGui import QPointingDevice
    from PySide6.QtWidgets import QWidget

    from viewer.exhibit.app import Exhibit

BATTLE = "event/tran-dong-khe"
DIVISION = "unit/quan-tien-phong"


def open_record(exhibit: Exhibit, ref: str, step: int = 0) -> RecordScreen:
    """Go to a record's page and wait until it stands there."""
    exhibit.station.visit.go(Place("record", ref, step))
    exhibit.station.jobs.wait()
    shown = exhibit.window.shown
    assert isinstance(shown, RecordScreen)
    return shown


def words_of(widget: QWidget | None) -> str:
    """Return every word that stands on a widget."""
    assert widget is not None
    labels = [one.text() for one in widget.findChildren(QLabel)]
    return "\n".join(labels + [one.text for one in widget.findChildren(TouchText)])


def test_a_page_says_title_kind_side_date_and_sentence(visited: Exhibit) -> None:
    screen = open_record(visited, BATTLE)
    said = words_of(screen.page)
    for part in ("Trận Đông Khê", "Battle of Đông Khê", "Sự kiện", "Phía Việt Nam", "16/9/1950"):
        assert part in said
    assert "Trong bài viết" in said


@pytest.mark.parametrize("kind", [one for one in KINDS if one not in {"holding", "tour"}])
def test_every_kind_has_a_page(visited: Exhibit, kind: str) -> None:
    from db import reading

    found: list[str] = []
    visited.station.jobs.read(
        reading.summaries, kind, 1, then=lambda each: found.extend(one.ref for one in each)
    )
    visited.station.jobs.wait()
    screen = open_record(visited, found[0])
    assert len(words_of(screen.page)) > 20


def test_what_only_staff_needs_is_not_said(visited: Exhibit) -> None:
    screen = open_record(visited, "media/so-do-ba-huong-phoque")
    said = words_of(screen.page)
    assert "f80cc3f2395e8d65" not in said  # the checksum
    assert "image/png" not in said


def test_each_fact_says_on_what_it_rests(visited: Exhibit, touch_screen: QPointingDevice) -> None:
    screen = open_record(visited, BATTLE)
    assert screen.page is not None
    marks = screen.page.findChildren(RoundButton)
    date = next(one for one in marks if "Thời gian" in one.accessibleName())
    screen.paged.lead_to(date)
    Fingers(touch_screen).tap(date)
    visited.station.jobs.wait()
    sheet = screen.says_who
    assert sheet.isVisible()
    paragraphs = [one for one in sheet.findChildren(TouchText) if one._marked]
    start, end = paragraphs[0]._marked[0]
    assert "từ sáng 16/9 đến sáng 18/9/1950" in paragraphs[0].text[start:end]
    said = words_of(sheet)
    assert "mục 3, đoạn 1" in said
    assert "Chắc chắn" in said


def test_rivals_stand_side_by_side(visited: Exhibit) -> None:
    screen = open_record(visited, DIVISION)
    card = screen.page._card if screen.page else None
    assert card is not None
    assert card.accounts
    said = words_of(screen.page)
    for account in card.accounts:
        assert account.preferred in said
        assert account.rival in said


def test_underlined_words_lead_on_and_back(visited: Exhibit, touch_screen: QPointingDevice) -> None:
    screen = open_record(visited, BATTLE)
    assert screen.page is not None
    text = next(one for one in screen.page.findChildren(TouchText) if one.spots)
    spot = next(one for one in text.spots if one.ref.startswith("event/"))
    at = text.rects_of(spot)[0].center().toPoint()
    Fingers(touch_screen).tap(text, at)
    visited.station.jobs.wait()
    assert visited.station.visit.place.ref == spot.ref
    visited.station.visit.back()
    visited.station.jobs.wait()
    assert visited.station.visit.place.ref == BATTLE


def test_a_section_opens_at_its_paragraph(visited: Exhibit) -> None:
    screen = open_record(visited, "section/2", step=9)
    assert screen.page is not None
    passage = screen.page.passages[8]
    top = passage.mapTo(screen.paged.area.viewport(), passage.rect().topLeft()).y()
    assert 0 <= top <= screen.paged.area.viewport().height() / 2
    assert any(spot.marker for one in screen.page.passages.values() for spot in one.spots)


def test_the_language_is_switched_where_one_is(visited: Exhibit) -> None:
    screen = open_record(visited, BATTLE)
    screen.paged.turn(1)
    at = screen.paged.area.verticalScrollBar().value()
    assert at > 0
    visited.language.switch("en")
    assert abs(screen.paged.area.verticalScrollBar().value() - at) <= 60
    assert "In the text" in words_of(screen.page)
    assert visited.station.visit.place.ref == BATTLE


def test_a_quantity_claims_no_sum_and_says_according_to_whom(visited: Exhibit) -> None:
    screen = open_record(visited, "quantity/1-may-bay-bi-ban-roi")
    said = words_of(screen.page)
    assert "1 chiếc" in said
    assert "máy bay Pháp bị bắn rơi" in said


def test_a_record_that_is_not_there_is_told_calmly(visited: Exhibit) -> None:
    screen = open_record(visited, "event/never")
    assert screen.page is None
    assert "không có trong trưng bày" in words_of(screen.paged)


def test_hostile_words_stay_plain(visited: Exhibit) -> None:
    text = TouchText(lambda: visited.metrics.font("reading"))
    text.show_text("<img src='file:///etc/passwd'> \ufdd0\u2029 𝔸 <b>đậm</b>")
    text.resize(400, text.heightForWidth(400))
    assert text.grab().width() > 0
    assert text.accessibleName().startswith("<img")
    text.deleteLater()


def test_who_comes_from_elsewhere_waits_before_an_empty_page(visited: Exhibit) -> None:
    visit = visited.station.visit
    screen = open_record(visited, BATTLE)
    visit.home()
    visit.go(Place("record", DIVISION))
    assert screen.page is None
    assert screen.beside.isHidden()
    visited.station.jobs.wait()
    assert screen.page is not None


def test_the_reader_of_a_section_stays_in_his_paragraph(
    visited: Exhibit, touch_screen: QPointingDevice
) -> None:
    screen = open_record(visited, "section/3")
    fingers, bar = Fingers(touch_screen), screen.paged.area.verticalScrollBar()
    QCoreApplication.sendPostedEvents()  # what layouts have still to do
    bar.setValue(bar.maximum() // 2)
    assert screen.page is not None
    stood = screen.paged.standing(screen.page.passages)
    assert stood is not None
    for change in (
        lambda: fingers.tap(visited.window.bar.language),
        lambda: visited.comfort.set_text(1.5),
        lambda: visited.comfort.set_text(1.0),
    ):
        change()
        QCoreApplication.sendPostedEvents()
        now = screen.paged.standing(screen.page.passages)
        assert now is not None
        assert now[0] == stood[0]
        assert abs(now[1] - stood[1]) < 0.1
