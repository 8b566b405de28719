"""What holds of every suggestion, whatever the text."""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import db.articles.recognise as package
from db.articles.recognise import (
    Authority,
    Context,
    DateValue,
    PlaceValue,
    Suggestion,
    recognise,
    recognise_article,
)
from db.vietnamese import nfc
from tests.truth.evaluation import truth_of

PIECES = st.sampled_from(
    [
        "ngày ", "16/9", "-9-", "1950", " tháng ", "năm ", "đêm ", "15 rạng ", "từ ", " đến ",
        "16h", "trung đoàn ", "tiểu đoàn ", "các ", "64, 68", "(f308)", "(", ")", ", ", ". ",
        " và ", " - ", "huyện ", "xã ", "đường số ", "tỉnh lộ ", "13A", "sông ", "Nà Lừa",
        "Bắc ", "Cao-Lạng", "ở ", "đồng chí ", "tướng ", "Rơ-ve", "Xalăng", "Nguyễn Văn A",
        "Hồ ", "Chủ tịch ", "“", "”", "gần ", "hàng ", "nghìn ", "một trăm ", "5.190.108",
        "3,5", " tên", " km", "%", "[3, tr. 167]", "số ",
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(PIECES, max_size=30).map("".join),
    st.lists(st.one_of(PIECES, st.text(max_size=5)), max_size=30).map("".join),
).map(nfc)


def check_spans(text: str, suggestions: tuple[Suggestion, ...]) -> None:
    last = 0
    for each in suggestions:
        assert last <= each.start < each.end <= len(text)
        assert each.quote == text[each.start : each.end]
        last = each.end


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_every_quote_stands_at_its_offsets_and_none_overlap(text: str) -> None:
    check_spans(text, recognise(text, ()))


@settings(max_examples=100, deadline=None)
@given(st.lists(TEXTS, max_size=4))
def test_a_document_gives_one_tuple_a_paragraph(paragraphs: list[str]) -> None:
    found = recognise_article(paragraphs, ())
    assert len(found) == len(paragraphs)
    for text, suggestions in zip(paragraphs, found, strict=True):
        check_spans(text, suggestions)


@pytest.mark.parametrize(
    "piece",
    [
        "Ngày 16/9/1950, trung đoàn 246 đánh Nà Lừa, diệt 12 tên. ",
        "đồng chí ",
        "xã A, ",
        "1 đến ",
        "(",
    ],
)
def test_time_grows_with_the_text_and_not_with_its_square(piece: str) -> None:
    def seconds(length: int) -> float:
        text = (piece * length)[:length]
        start = time.perf_counter()
        recognise(text, ())
        return time.perf_counter() - start

    seconds(1000)
    short, long = min(seconds(10_000) for _ in range(2)), seconds(80_000)
    assert long < 8 * short * 3 + 0.5  # eight times the text; a square would take 64 times


def test_an_empty_text_suggests_nothing() -> None:
    assert recognise("", ()) == ()
    assert recognise_article([], ()) == ()


def test_an_authority_record_gives_its_ref_and_finds_its_name() -> None:
    authorities = (
        Authority("place/na-lua", "place", "lán Nà Lừa"),
        Authority("unit/trung-doan-246", "unit", "Trung đoàn 246"),
        Authority("person/charton", "person", "Sác-tông"),
        Authority("body/tinh-uy", "body", "Tỉnh ủy"),
    )
    found = recognise("Sác-tông và trung đoàn 246 (e246) qua Nà Lừa; Tỉnh ủy họp.", authorities)
    assert [(each.kind, each.quote, each.ref) for each in found] == [
        ("person", "Sác-tông", "person/charton"),
        ("unit", "trung đoàn 246 (e246)", "unit/trung-doan-246"),
        ("place", "Nà Lừa", "place/na-lua"),
    ]


def test_a_name_that_two_records_bear_gives_no_ref() -> None:
    authorities = (
        Authority("place/a", "place", "huyện Tân Kỳ"),
        Authority("place/b", "place", "xã Tân Kỳ"),
    )
    bare, district = recognise("Tân Kỳ yên; huyện Tân Kỳ họp.", authorities)
    assert (bare.quote, bare.ref) == ("Tân Kỳ", None)
    assert (district.quote, district.ref) == ("huyện Tân Kỳ", "place/a")


def test_an_old_tone_placement_is_the_same_name() -> None:
    (found,) = recognise("Họp tại xã Hoà Thuỷ.", (Authority("place/x", "place", "xã Hòa Thủy"),))
    assert found.ref == "place/x"
    assert found.value == PlaceValue("xã", "Hoà Thuỷ")


def test_the_old_spelling_with_hyphens_is_read_too() -> None:
    found = recognise("Trung-đoàn 88 tới Nghĩa-Lộ, đồng-chí Lê Văn A chỉ-huy.", ())
    assert [(each.kind, each.quote) for each in found] == [
        ("unit", "Trung-đoàn 88"),
        ("place", "Nghĩa-Lộ"),
        ("person", "đồng-chí Lê Văn A"),
    ]


def test_a_context_carries_the_calendar_and_the_names() -> None:
    context = Context()
    context.names.learn(recognise("huyện Mường La", ()))
    found = recognise("Mường La yên ổn.", (), context)
    assert [each.quote for each in found] == ["Mường La"]


def test_a_citation_marker_holds_no_suggestion() -> None:
    assert recognise("Xem [3, tr. 167] và [12, tr.1950].", ()) == ()


def test_a_quotation_of_a_date_survives_composition() -> None:
    (found,) = recognise(nfc("Ngày 16/9/1950"), ())
    assert isinstance(found.value, DateValue)


def test_no_recogniser_holds_a_name_of_the_article() -> None:
    names = article_names(truth_of("thai-nguyen-1950"))
    assert len(names) > 60
    sources = Path(package.__file__).parent.glob("*.py")
    text = " ".join(path.read_text("utf-8") for path in sources)
    assert [name for name in sorted(names) if re.search(rf"(?i)\b{re.escape(name)}\b", text)] == []


def article_names(truth: dict[str, Any]) -> set[str]:
    """Return the names of two syllables or more, and the foreign ones, without their types."""
    names: set[str] = set()
    for kinds in truth.values():
        for quote, *_ in kinds.get("place", []):
            match = re.search(r"[^\W\d_]+(?: - [^\W\d_]+)+$|(?:\b[A-ZĐ]\w+ ?)+$", quote)
            name = match[0].strip() if match else ""
            if " " in name:
                names.add(name)
        for entry in kinds.get("person", []):
            names.add(
                re.sub(r"^.*(?:trưởng|đồng chí) ", "", entry[-1] if entry[-1] != "*" else entry[0])
            )
    compass = {"Đông Bắc"}  # in small letters a direction
    return {name for name in names if len(name) > 1} - compass


def test_a_record_without_a_name_stands_nowhere() -> None:
    nameless = [("place/x", "place", "số"), ("unit/y", "unit", " ")]
    assert [each.ref for each in recognise("Đồi số 3 có một tiểu đoàn.", nameless)] == [None, None]
