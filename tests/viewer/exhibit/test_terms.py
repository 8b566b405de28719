"""Terms explain themselves at a touch, and one thing has one word everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lxml import etree
from PySide6.QtCore import QCoreApplication, QPoint

from tests.viewer.exhibit.conftest import SIZES
from tests.viewer.exhibit.fingers import Fingers
from tests.viewer.exhibit.test_crawl import CATALOGUE, refs_of
from tests.viewer.exhibit.test_record import open_record
from viewer import vocabulary
from viewer.exhibit.explain import ExplainSheet, follow
from viewer.exhibit.texts import TouchText, spots_of_names
from viewer.exhibit.visit import Place

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QPointingDevice

    from viewer.exhibit.app import Exhibit
    from viewer.state.language import Language


def test_a_term_in_a_text_explains_itself_and_goes_at_a_touch_beside_it(
    visited: Exhibit, touch_screen: QPointingDevice
) -> None:
    fingers = Fingers(touch_screen)
    screen = open_record(visited, "unit/quan-tien-phong")
    assert screen.page is not None
    texts = screen.page.findChildren(TouchText)
    text, spot = next(
        (one, spot) for one in texts for spot in one.spots if spot.ref.startswith("term/")
    )
    screen.paged.lead_to(text)
    fingers.tap(text, text.rects_of(spot)[0].center().toPoint())
    visited.station.jobs.wait()
    sheet = visited.window.findChild(ExplainSheet)
    assert sheet is not None
    assert sheet.isVisible()
    assert len(sheet.words.text) > 20
    assert sheet.words.height() >= sheet.words.heightForWidth(sheet.words.width())
    assert sheet.title.text().lower() in text.text.lower()
    assert visited.station.visit.place.ref == "unit/quan-tien-phong"  # one has gone nowhere
    fingers.tap(sheet, QPoint(4, 4))
    assert not sheet.isVisible()


@pytest.mark.parametrize("size", SIZES)
def test_every_explanation_is_read_whole_in_large_letters_and_low(
    open_exhibit: Callable[..., Exhibit], bundled: Path, size: tuple[int, int]
) -> None:
    exhibit = open_exhibit(bundled, size, language="en")
    exhibit.station.visit.go(Place("home"))
    exhibit.comfort.set_text(1.5)
    exhibit.comfort.set_reach(reach=True)
    for ref in ("term/dai-doan", *refs_of(exhibit, ("term",))[::7]):
        follow(exhibit.window, exhibit.station, ref)
        exhibit.station.jobs.wait()
        QCoreApplication.sendPostedEvents()
        sheet = exhibit.window.findChild(ExplainSheet)
        assert sheet is not None
        assert sheet.words.height() >= sheet.words.heightForWidth(sheet.words.width()), ref
        assert sheet.panel.height() <= 0.6 * size[1], ref
        exhibit.window.close_sheets()


def test_a_name_in_a_text_is_a_whole_word_and_the_longest() -> None:
    names = {"đại đoàn": "term/dai-doan", "đoàn": "term/doan", "lô": "place/lo"}
    text = "Đại đoàn 308 vượt sông Lô; đại đoàn ấy, đoàn kia, lôi kéo."
    found = [(text[one.start : one.end], one.ref) for one in spots_of_names(text, names)]
    assert found == [("Đại đoàn", "term/dai-doan"), ("Lô", "place/lo"), ("đoàn", "term/doan")]


# one wording everywhere

SHARED = {
    "Says who?": "Căn cứ vào đâu?",
    "Timeline": "Dòng thời gian",
    "Map": "Bản đồ",
    "Units and people": "Đơn vị, nhân vật",
    "Citations": None,
    "Places": None,
    "Events": None,
    "Terms": None,
    "Tours": None,
    "Evidence": None,
    "Accounts differ: %1": None,
    "This archive": None,
    "Section %1": None,
    "Says who? %1": None,
}
"""Words that desk, station and reports all use; with the Vietnamese where it is settled here."""


def wordings() -> dict[str, set[str]]:
    """Return every Vietnamese of each English source of the catalogue."""
    found: dict[str, set[str]] = {}
    for message in etree.parse(CATALOGUE).getroot().iter("message"):
        words = "".join(message.find("translation").itertext()).strip()
        found.setdefault(message.findtext("source"), set()).add(words)
    return found


@pytest.mark.parametrize("source", SHARED)
def test_desk_station_and_reports_use_the_same_word(source: str) -> None:
    found = wordings().get(source, set())
    assert len(found) == 1, (source, found)
    assert SHARED[source] in {None, *found}


@pytest.mark.usefixtures("language")
def test_every_key_of_the_archive_has_one_word_in_each_language(language: Language) -> None:
    groups = {
        name: words
        for name, words in vars(vocabulary).items()
        if name.isupper() and isinstance(words, dict) and name != "VALUES"
    }
    assert len(groups) >= 12
    for lang in ("vi", "en"):
        language.switch(lang)
        for name, words in groups.items():
            for key, source in words.items():
                said = QCoreApplication.translate(vocabulary.CONTEXT, str(source))
                assert said, (name, key, lang)
                assert vocabulary.word(words, key) == said


def test_terms_of_the_archive_agree_with_the_vocabulary(
    visited: Exhibit,
) -> None:
    """An echelon's word is the title of the archive's own term for it, in both languages."""
    from viewer.exhibit.exhibits import term_names

    names: list[dict[str, str]] = []
    visited.station.jobs.read(term_names, then=names.append)
    visited.station.jobs.wait()
    said = {ref: {name for name, of in names[0].items() if of == ref} for ref in names[0].values()}
    pairs = {
        "division": "term/dai-doan",
        "regiment": "term/trung-doan",
        "battalion": "term/tieu-doan",
        "company": "term/dai-doi",
        "platoon": "term/trung-doi",
        "squad": "term/tieu-doi",
    }
    for lang in ("vi", "en"):
        visited.language.switch(lang)
        for key, ref in pairs.items():
            assert vocabulary.word(vocabulary.ECHELON, key).lower() in said[ref], (key, lang)
