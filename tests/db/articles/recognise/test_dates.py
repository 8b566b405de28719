"""Dates in one line each, as different authors write them."""

from __future__ import annotations

import pytest

from db.articles.recognise import DateValue, recognise, recognise_article
from db.dates import parse

CASES = [
    ("Ngày 16-9-1950, ta nổ súng", ["Ngày 16-9-1950=1950-09-16"]),
    ("sáng 16.9.1950 ta", ["sáng 16.9.1950=1950-09-16 morning"]),
    ("16/9/50", ["16/9/50=1950-09-16"]),
    ("ngày 16 tháng 9 năm 1950", ["ngày 16 tháng 9 năm 1950=1950-09-16"]),
    ("ngày 15 tháng 7, 1950", ["ngày 15 tháng 7, 1950=1950-07-15"]),
    ("từ ngày 18 tháng 4 đến ngày 1 tháng 5 năm 1948",
     ["ngày 18 tháng 4 đến ngày 1 tháng 5 năm 1948=1948-04-18/1948-05-01"]),
    ("từ 7-10 đến 22-12-1947", ["7-10 đến 22-12-1947=1947-10-07/1947-12-22"]),
    ("từ ngày 16-18/9/1950", ["ngày 16-18/9/1950=1950-09-16/1950-09-18"]),
    ("(4.3-30.4.1949)", ["4.3-30.4.1949=1949-03-04/1949-04-30"]),
    ("16 - 18/9/1950", ["16 - 18/9/1950=1950-09-16/1950-09-18"]),
    ("7/10 - 20/12/1947", ["7/10 - 20/12/1947=1947-10-07/1947-12-20"]),
    ("17 giờ ngày 10-9-1950", ["17 giờ ngày 10-9-1950=1950-09-10 17:00"]),
    ("lúc 7h30 ngày 2/10/1950", ["7h30 ngày 2/10/1950=1950-10-02 07:30"]),
    ("5 giờ 30 phút sáng ngày 3-10-1950",
     ["5 giờ 30 phút sáng ngày 3-10-1950=1950-10-03 morning 05:30"]),
    ("10 giờ đêm 4-10-1950", ["10 giờ đêm 4-10-1950=1950-10-04 night 22:00"]),
    ("từ sáng 7 đến 17 giờ ngày 8-10-1950",
     ["sáng 7 đến 17 giờ ngày 8-10-1950=1950-10-07/1950-10-08 morning/ /17:00"]),
    ("hồi tháng 8-1950", ["tháng 8-1950=1950-08"]),
    ("giữa tháng 10/1950", ["giữa tháng 10/1950=1950-10-11~/1950-10-20~"]),
    ("cuối tháng 2 năm 1952", ["cuối tháng 2 năm 1952=1952-02-21~/1952-02-29~"]),
    ("trung tuần tháng 9 năm 1950", ["trung tuần tháng 9 năm 1950=1950-09-11~/1950-09-20~"]),
    ("đầu năm 1950, cuối 1951", ["đầu năm 1950=1950-01~/1950-04~", "cuối 1951=1951-09~/1951-12~"]),
    ("mùa hè năm 1950", ["mùa hè năm 1950=1950-22"]),
    ("Thu - Đông năm 1950", ["Thu - Đông năm 1950=1950-23/1950-24"]),
    ("Đông - Xuân 1953-1954", ["Đông - Xuân 1953-1954=1953-24/1954-21"]),
    ("(1945-1954)", ["1945-1954=1945/1954"]),
    ("từ năm 1945 đến 1954", ["năm 1945 đến 1954=1945/1954"]),
    ("đêm 15 rạng 16/9/1950", ["đêm 15 rạng 16/9/1950=1950-09-15/1950-09-16 night/dawn"]),
    ("đêm 6 rạng sáng ngày 7/5/1954",
     ["đêm 6 rạng sáng ngày 7/5/1954=1954-05-06/1954-05-07 night/dawn"]),
    ("những năm 1930", ["những năm 1930=193X"]),
    ("những năm 30 của thế kỷ XX", ["những năm 30 của thế kỷ XX=193X"]),
    ("thế kỷ XIX, cuối thế kỉ 18", ["thế kỷ XIX=18XX", "cuối thế kỉ 18=1767~/1800~"]),
    ("tháng 5, 6 và 7 năm 1950", ["tháng 5, 6 và 7 năm 1950=1950-05/1950-07"]),
    ("các ngày 16, 17 và 18/9/1950", ["ngày 16, 17 và 18/9/1950=1950-09-16/1950-09-18"]),
    ("ngày 5 và 7-10-1950", ["ngày 5=1950-10-05", "7-10-1950=1950-10-07"]),
    ("khoảng tháng 9/1950", ["khoảng tháng 9/1950=1950-09~"]),
    ("6 tháng đầu năm 1950, quý III/1950",
     ["6 tháng đầu năm 1950=1950-01/1950-06", "quý III/1950=1950-07/1950-09"]),
    ("rạng sáng ngày mồng 8/10/1950", ["rạng sáng ngày mồng 8/10/1950=1950-10-08 dawn"]),
    ("ngày mồng năm tháng Chạp năm 1949", ["ngày mồng năm tháng Chạp năm 1949=1949-12-05"]),
    ("tối ngày 25 (tháng 10-1947)", ["tối ngày 25 (tháng 10-1947)=1947-10-25 evening"]),
    ("Nghĩa Lộ (1948), Trung Du 1950.", ["1948=1948", "1950=1950"]),
    ("ngày 10 tháng Giêng âm lịch", []),
    ("ngày 31/2/1950 và 30/2", []),
    ("số 12/1950, đường số 3, tháng 3", []),
    ("Cách mạng tháng Tám năm 1945", ["năm 1945=1945"]),
    ("1.950 tên, hơn 1950 tên, 27/30 xã", []),
    ("Tạm ước 14-9-1946", ["14-9-1946=1946-09-14"]),
]  # fmt: skip


def as_text(value: DateValue) -> str:
    return " ".join(filter(None, (value.edtf, value.part_of_day, value.time)))


def dates(text: str) -> list[str]:
    return [
        f"{each.quote}={as_text(each.value)}"
        for each in recognise(text, ())
        if isinstance(each.value, DateValue)
    ]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_dates_are_read(text: str, expected: list[str]) -> None:
    assert dates(text) == expected


@pytest.mark.parametrize("text", [text for text, expected in CASES if expected])
def test_every_date_has_bounds(text: str) -> None:
    for each in recognise(text, ()):
        if isinstance(each.value, DateValue):
            date = parse(each.value.edtf, each.value.part_of_day, time=each.value.time)
            assert date.earliest <= date.latest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ngày 16/9/1950, ta đánh. Ngày 18/9, địch rút.", ["1950-09-16", "1950-09-18"]),
        ("Chiều 1/10/1950, địch tới. 16h chiều, ta bắn.", ["1950-10-01", "1950-10-01"]),
        ("Tháng 9/1950 mưa. Cuối tháng 10 tạnh.", ["1950-09", "1950-10-21~/1950-10-31~"]),
        ("Ngày 29/3/1951 ta đợi. Sáng ngày 31 ta lui.", ["1951-03-29", "1951-03-31"]),
        ("Tháng 10/1950, đồn xây từ năm 1947 bị phá. Ngày 12/10 yên.",
         ["1950-10", "1947", "1950-10-12"]),
        ("Cuối tháng 7 đầu tháng 8 năm 1964",
         ["1964-07-21~/1964-07-31~", "1964-08-01~/1964-08-10~"]),
        ("Ngày 29/4/1975, lệnh tới: 5 giờ sáng mai vượt cầu.", ["1975-04-29"]),
        ("Ngày 18/9, địch rút.", ["XXXX-09-18"]),
    ],
)  # fmt: skip
def test_what_a_date_leaves_out_is_carried_over(text: str, expected: list[str]) -> None:
    assert [s.value.edtf for s in recognise(text, ()) if isinstance(s.value, DateValue)] == expected


def test_a_year_is_carried_into_the_next_paragraph() -> None:
    _, second = recognise_article(["Ngày 16/9/1950.", "Đêm 19-9 địch rút."], ())
    assert [s.value.edtf for s in second if isinstance(s.value, DateValue)] == ["1950-09-19"]


def test_the_word_before_says_which_end_a_date_is() -> None:
    (found,) = recognise("Từ ngày 2/10/1950, địch bắt đầu càn quét ra các vùng.", ())
    assert found.value == DateValue(
        edtf="1950-10-02",
        part_of_day=None,
        time=None,
        wording="ngày 2/10/1950",
        what="địch bắt đầu càn quét ra các vùng",
        relation="from",
    )


def test_a_date_at_the_end_of_its_sentence_dates_what_stands_before() -> None:
    found = recognise("Ta thắng. Hội nghị họp ở xã bên vào tháng 5/1950. Sau đó nghỉ.", ())
    values = [s.value for s in found if isinstance(s.value, DateValue)]
    assert [value.what for value in values] == ["Hội nghị họp ở xã bên vào"]
