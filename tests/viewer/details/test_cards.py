"""Cards say what a record says, in the language spoken, and fall back visibly."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db import Archive, reading
from db.dates import parse
from db.records import Evidence, Link, Name, Rival, Target, Words
from tests.viewer.builders import make_record
from viewer.details import about_card, card_of
from viewer.details.evidence import quotes_of
from viewer.details.page import Page, page
from viewer.details.values import span_words
from viewer.state.selection import Spot

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from viewer.state.language import Language
    from viewer.widgets.card import Card, Row

pytestmark = pytest.mark.usefixtures("language")


@pytest.fixture
def archive(small: Path) -> Iterator[Archive]:
    with Archive.open(small) as opened:
        yield opened


def said(rows: tuple[Row, ...]) -> dict[str, str]:
    return {row.label: ", ".join(value.text for value in row.values) for row in rows}


def card(archive: Archive, ref: str, lang: str = "vi") -> Card:
    return card_of(archive.read(page, ref), lang)


def test_an_event_says_when_and_where_and_on_what_it_rests(archive: Archive) -> None:
    shown = card(archive, "event/tran-don-may")
    assert (shown.title, shown.subtitle) == ("Trận Đồn Mây", "Battle of Mây Post")
    assert shown.eyebrow == "Sự kiện · Phía Việt Nam"
    assert said(shown.rows) == {
        "Thời gian": "Sáng 16/9/1950",
        "Mặt trận": "Biên giới",
        "Phía": "Phía Việt Nam",
        "Diễn ra tại": "Đồn Mây",
    }
    assert [quote.text for quote in shown.quotes] == ["Sáng 16/9/1950, Trung đoàn 19 nổ súng"]
    assert shown.quotes[0].caption == "Chắc chắn · Bài báo thử, mục 1, đoạn 1"
    assert [group.label for group in shown.groups] == ["Lực lượng tham gia"]


def test_the_same_card_in_english(archive: Archive, language: Language) -> None:
    language.switch("en")
    shown = card(archive, "event/tran-don-may", "en")
    assert said(shown.rows)["Date"] == "Morning of 16 September 1950"
    assert shown.rows[-1].values[0].ref == "place/don-may"
    assert shown.quotes[0].caption == "Certain · Trial paper, section 1, paragraph 1"


def test_a_place_says_its_position_and_how_uncertain_it_is(archive: Archive) -> None:
    rows = said(card(archive, "place/don-may").rows)
    assert rows["Vị trí"] == "22,43° vĩ Bắc, 106,45° kinh Đông, ± 3 km"
    assert said(card(archive, "place/ban-gio").rows)["Vị trí"] == "Chưa rõ"


def test_rivals_stand_beside_what_is_preferred(archive: Archive) -> None:
    accounts = card(archive, "unit/trung-doan-19").accounts
    assert [(one.preferred, one.rival, one.status) for one in accounts] == [
        ("Trung đoàn", "Đại đoàn", "Thuyết khác")
    ]
    assert accounts[0].reason == "Chỗ khác ghi đại đoàn"


def test_every_record_has_a_card_in_both_languages(archive: Archive, language: Language) -> None:
    counts = archive.read(reading.about).counts
    kinds = [kind for kind, count in counts.items() if count]
    assert {"section", "citation", "source", "article"} <= set(kinds)
    for lang in ("vi", "en"):
        language.switch(lang)
        for kind in kinds:
            for summary in archive.read(reading.summaries, kind):
                shown = card(archive, summary.ref, lang)
                assert shown.title, summary.ref
                assert all(value.text for row in shown.rows for value in row.values), summary.ref


def test_a_missing_translation_shows_the_other_language_by_name() -> None:
    record = make_record(
        title=Words("Chỉ tiếng Việt", None),
        fields={"summary": Words("Tóm lược.", None), "what": Words("gạo", None)},
    )
    shown = card_of(Page(record, {}), "en")
    assert (shown.title, shown.subtitle) == ("Chỉ tiếng Việt", "")
    assert (shown.text, shown.text_note) == ("Tóm lược.", "Tiếng Việt")
    assert shown.rows[0].values[0].text == "gạo (Tiếng Việt)"


def test_an_unknown_kind_gets_the_plain_list_of_its_fields() -> None:
    record = make_record("kite/a", fields={"colour": "đỏ", "count": 20700, "torn": True})
    rows = said(card_of(Page(record, {}), "vi").rows)
    assert rows == {"colour": "đỏ", "count": "20.700", "torn": "Có"}


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"value": 100, "qualifier": "nearly", "unit": "người"}, "Gần 100 người"),
        ({"value": 5190108, "qualifier": "exact", "unit": "đồng"}, "5.190.108 đồng"),
        ({"low": 3, "high": 4, "unit": "ngày"}, "3–4 ngày"),
        ({"value": 3.5, "unit": "tấn"}, "3,5 tấn"),
    ],
)
def test_a_quantity_is_one_phrase(fields: dict[str, object], words: str) -> None:
    rows = said(card_of(Page(make_record("quantity/a", fields=fields), {}), "vi").rows)
    assert rows["Giá trị"] == words


def test_a_quantity_without_a_number_says_its_wording() -> None:
    record = make_record("quantity/a", fields={"qualifier": "order", "wording": "hàng vạn"})
    assert said(card_of(Page(record, {}), "vi").rows) == {"Nguyên văn": "hàng vạn"}


def test_names_links_and_dates_of_links() -> None:
    link = Link(3, "commanded-by", "person/a", Words("Ông A", "Mr A"), parse("1950-09"))
    record = make_record(
        names=(Name(7, "Phoque", "variant", "fr"), Name(1, "Trận", "preferred", "vi")),
        links=(link, Link(4, "commanded-by", "person/b", Words("Ông B", "Mr B"))),
        fields={"inferred": Words("Suy từ câu sau", "From the next"), "date": parse("1950-09-16")},
    )
    shown = card_of(Page(record, {}), "vi")
    assert [row.label for row in shown.rows] == ["Thời gian", "Chỉ huy", ""]
    assert shown.rows[0].values[0].note == "Suy từ câu sau"
    assert shown.rows[1].values[0].note == "Tháng 9/1950"
    assert [row.target for row in shown.rows] == ["date", "link:3", "link:4"]
    assert [row.target for row in shown.groups[0].rows] == ["name:7"]


def test_a_rival_date_is_told_in_words() -> None:
    rival = Rival(9, "date", parse("1950-09-18"), "rejected", None)
    account = card_of(Page(make_record(rivals=(rival,)), {}), "vi").accounts[0]
    assert (account.preferred, account.rival) == ("16/9/1950", "18/9/1950")
    assert account.status == "Bị bác"


def evidence(**values: object) -> Evidence:
    given: dict[str, object] = {
        "target": Target("record"), "section": "section/1", "passage": 0, "passage_id": 1,
        "start": 3, "end": 9, "quote": "một câu", "grade": "doubtful", "citation": "citation/1",
        "source": "source/x", "source_title": Words("Sách", "Book"),
        "locator": Words("tr. 2", "p. 2"),
    }  # fmt: skip
    return Evidence(**{**given, **values})  # pyright: ignore[reportArgumentType]


def test_evidence_of_many_claims_is_shown_once_with_its_place() -> None:
    quotes = quotes_of(
        [evidence(), evidence(target=Target("field", "date")), evidence(grade="certain")], "vi"
    )
    assert [quote.caption for quote in quotes] == ["Chắc chắn / Còn ngờ · Sách, tr. 2"]
    assert quotes[0].spot == Spot("section/1", 0, 3, 9)
    bare = quotes_of([evidence(section=None, passage=None, cited_in_marker="[2, tr. 64]")], "vi")
    assert bare[0].spot is None
    assert bare[0].caption.endswith("dẫn theo [2, tr. 64]")


def test_the_archive_has_a_card_of_its_own(archive: Archive) -> None:
    shown = about_card(archive.read(reading.about), "en")
    assert (shown.title, shown.subtitle, shown.text) == ("Trial archive", "Kho thử", "For trial.")


def test_a_span_is_told_in_words() -> None:
    first, last = parse("1950-09-16"), parse("1950-09-18")
    assert span_words(first.earliest, last.latest, "vi") == "16–18/9/1950"
    assert span_words(first.earliest, first.latest, "en") == "16 September 1950"
