"""Typed dates: what people write in either language is read, and words are read back."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.dates import Date, days, from_words, in_words, parse
from db.errors import DateRefused
from db.vietnamese import fold

# Text | EDTF | part of day | clock time
TYPED = """
16/9/1950 | 1950-09-16
16-9-1950 | 1950-09-16
16.9.1950 | 1950-09-16
16–9–1950 | 1950-09-16
16‑9‑1950 | 1950-09-16
16 / 9 / 1950 | 1950-09-16
ngày 16/9/1950 | 1950-09-16
Ngày 16 tháng 9 năm 1950 | 1950-09-16
ngày 16 tháng 9, 1950 | 1950-09-16
mồng 2 tháng 9 năm 1945 | 1945-09-02
ngày 16 tháng chín năm 1950 | 1950-09-16
thứ bảy, ngày 16/9/1950 | 1950-09-16
16 September 1950 | 1950-09-16
16 Sept 1950 | 1950-09-16
16 Sept. 1950 | 1950-09-16
September 16, 1950 | 1950-09-16
Sep 16th, 1950 | 1950-09-16
the 16th of September 1950 | 1950-09-16
on 16 September 1950 | 1950-09-16
Saturday, 16 September 1950 | 1950-09-16
1950-09-16 | 1950-09-16
1950-9-16 | 1950-09-16
tháng 6/1950 | 1950-06
tháng 6 năm 1950 | 1950-06
hồi tháng 8-1950 | 1950-08
6/1950 | 1950-06
tháng sáu năm 1950 | 1950-06
tháng năm năm 1950 | 1950-05
tháng mười một năm 1950 | 1950-11
September 1950 | 1950-09
in September, 1950 | 1950-09
năm 1950 | 1950
trong năm 1950 | 1950
năm 938 | 0938
năm 40 TCN | -0039
15/3/44 TCN | -0043-03-15
44 BC | -0043
đầu tháng 9/1950 | 1950-09-01~/1950-09-10~
giữa tháng 10/1950 | 1950-10-11~/1950-10-20~
Giữa tháng 10 năm 1950 | 1950-10-11~/1950-10-20~
cuối tháng 9/1950 | 1950-09-21~/1950-09-30~
cuối tháng 2/1952 | 1952-02-21~/1952-02-29~
trung tuần tháng 10/1950 | 1950-10-11~/1950-10-20~
early September 1950 | 1950-09-01~/1950-09-10~
mid-October 1950 | 1950-10-11~/1950-10-20~
mid October 1950 | 1950-10-11~/1950-10-20~
late October 1950 | 1950-10-21~/1950-10-31~
the end of October 1950 | 1950-10-21~/1950-10-31~
đầu năm 1950 | 1950-01~/1950-04~
mid-1950 | 1950-05~/1950-08~
cuối năm 1950 | 1950-09~/1950-12~
mùa hè năm 1950 | 1950-22
mùa hè 1950 | 1950-22
mùa hạ 1950 | 1950-22
in the summer of 1950 | 1950-22
autumn 1950 | 1950-23
the fall of 1950 | 1950-23
thu đông 1950 | 1950-23/1950-24
Thu - Đông năm 1950 | 1950-23/1950-24
autumn–winter 1950 | 1950-23/1950-24
đông xuân 1953–1954 | 1953-24/1954-21
winter-spring 1953-1954 | 1953-24/1954-21
quý III/1950 | 1950-35
quý 3 năm 1950 | 1950-35
third quarter of 1950 | 1950-35
6 tháng đầu năm 1950 | 1950-40
second half of 1950 | 1950-41
1950s | 195X
những năm 1950 | 195X
thập niên 1950 | 195X
thế kỷ XX | 19XX
thế kỉ 19 | 18XX
the 19th century | 18XX
khoảng tháng 5/1950 | 1950-05~
khoảng 1950 | 1950~
about 1950 | 1950~
c. 1950 | 1950~
circa September 1950 | 1950-09~
có thể tháng 9/1950 | 1950-09?
possibly 16 September 1950 | 1950-09-16?
possibly about 1950 | 1950%
có thể khoảng năm 1950 | 1950%
16-18/9/1950 | 1950-09-16/1950-09-18
16–18/9/1950 | 1950-09-16/1950-09-18
16 - 18 / 9 / 1950 | 1950-09-16/1950-09-18
từ 16 đến 18/9/1950 | 1950-09-16/1950-09-18
16–18 September 1950 | 1950-09-16/1950-09-18
September 16–18, 1950 | REFUSED
khoảng 16–18/9/1950 | 1950-09-16~/1950-09-18~
từ 29/9 đến 10/10/1950 | 1950-09-29/1950-10-10
từ ngày 18 tháng 4 đến ngày 1 tháng 5 năm 1948 | 1948-04-18/1948-05-01
from 29 September to 10 October 1950 | 1950-09-29/1950-10-10
16-9-1950 - 18-9-1950 | 1950-09-16/1950-09-18
28/12 – 3/1/1950 | 1949-12-28/1950-01-03
từ 16/9/1950 đến 18/9 | 1950-09-16/1950-09-18
tháng 9–10/1950 | 1950-09/1950-10
5-9/1950 | 1950-05/1950-09
từ tháng 9 đến tháng 10 năm 1950 | 1950-09/1950-10
September–October 1950 | 1950-09/1950-10
1949–1950 | 1949/1950
1949-1950 | 1949/1950
1949-50 | 1949/1950
between 1947 and 1950 | 1947/1950
giữa năm 1947 và năm 1950 | 1947/1950
từ khoảng tháng 9/1950 đến 18/10/1950 | 1950-09~/1950-10-18
trước 1950 | ../1949
trước năm 1950 | ../1949
trước tháng 9/1950 | ../1950-08
trước ngày 18/9/1950 | ../1950-09-17
before the summer of 1950 | ../1950-05
sau ngày 18/9/1950 | 1950-09-19/..
after 1950 | 1951/..
đến năm 1950 | ../1950
đến hết ngày 18/9/1950 | ../1950-09-18
until the end of September 1950 | ../1950-09
từ năm 1947 | 1947/..
since September 1950 | 1950-09/..
từ năm 1950 đến nay | 1950/..
sáng 16/9/1950 | 1950-09-16 | morning
Sáng ngày 16/9/1950 | 1950-09-16 | morning
Chiều 1/10/1950 | 1950-10-01 | afternoon
buổi tối ngày 16 tháng 9 năm 1950 | 1950-09-16 | evening
rạng sáng 18/9/1950 | 1950-09-18 | dawn
đêm 7/10/1950 | 1950-10-07 | night
on the morning of 16 September 1950 | 1950-09-16 | morning
16 September 1950, in the afternoon | 1950-09-16 | afternoon
từ sáng 16/9/1950 đến chiều 18/9/1950 | 1950-09-16/1950-09-18 | morning/afternoon
đêm 7 rạng ngày 8/10/1950 | 1950-10-07/1950-10-08 | night/dawn
17 giờ ngày 10-9-1950 | 1950-09-10 | | 17:00
16h ngày 18/9/1950 | 1950-09-18 | | 16:00
lúc 16h30 ngày 18/9/1950 | 1950-09-18 | | 16:30
4 giờ chiều ngày 18/9/1950 | 1950-09-18 | | 16:00
5 giờ 30 phút sáng 16/9/1950 | 1950-09-16 | | 05:30
16:00 on 18 September 1950 | 1950-09-18 | | 16:00
at 4:30 pm on 18 September 1950 | 1950-09-18 | | 16:30
12 am, 18 September 1950 | 1950-09-18 | | 00:00
16/13/1950 | REFUSED
31/9/1950 | REFUSED
30 tháng 2 năm 1950 | REFUSED
16/9/50 | REFUSED
16/9 | REFUSED
tháng 9 | REFUSED
18–16/9/1950 | REFUSED
25 giờ ngày 18/9/1950 | REFUSED
sáng 1950 | REFUSED
trung đoàn 209 | REFUSED
dong khe | REFUSED
Thái Nguyên 1950 | REFUSED
"""
ROWS = [[*map(str.strip, row.split("|")), "", ""] for row in TYPED.strip().splitlines()]
READ = [row[:4] for row in ROWS if row[1] != "REFUSED"]


@pytest.mark.parametrize(("text", "edtf", "part", "clock"), READ)
def test_typed_dates_are_read(text: str, edtf: str, part: str, clock: str) -> None:
    date = from_words(text)
    assert (date.edtf, date.part_of_day or "", date.time or "") == (edtf, part, clock)
    assert date.wording == (None if text == edtf else text)
    bare = from_words(fold(text))
    assert (bare.edtf, bare.part_of_day, bare.time) == (date.edtf, date.part_of_day, date.time)


@pytest.mark.parametrize("text", [row[0] for row in ROWS if row[1] == "REFUSED"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(DateRefused, match="“") as caught:
        from_words(text)
    assert "1950-09-16" in caught.value.remedy


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("ngày 18/9", "1950-09-18"), ("sáng 18/9", "1950-09-18"), ("tháng 9", "1950-09"),
        ("từ 16 đến 18/9", "1950-09-16/1950-09-18"), ("18 September", "1950-09-18"),
        ("giữa tháng 10", "1950-10-11~/1950-10-20~"), ("18/9/1949", "1949-09-18"),
    ],
)  # fmt: skip
def test_the_context_may_give_the_year(text: str, edtf: str) -> None:
    assert from_words(text, year=1950).edtf == edtf


@given(st.text())
def test_any_text_is_a_date_or_refused(text: str) -> None:
    try:
        date = from_words(text)
    except DateRefused:
        return
    assert date.earliest <= date.latest


WORDS = """
từ đến ngày tháng năm 16 9 1950 / - – khoảng giữa sáng trước mùa hè thu về to from mid of the pm (
vào đêm rạng có thể about quý 16h September , TCN tới and và
""".split()


@given(st.lists(st.sampled_from(WORDS), max_size=25), st.sampled_from(["", " "]))
def test_any_heap_of_date_words_is_a_date_or_refused(words: list[str], joint: str) -> None:
    try:
        date = from_words(joint.join(words), year=1950)
    except DateRefused:
        return
    assert date.earliest <= date.latest
    assert in_words(date, "vi")


DAYS = st.dates(dt.date(1000, 1, 1), dt.date(9990, 12, 31))
MONTHS = DAYS.map(lambda day: day.isoformat()[:7])
SEASONS = st.builds("{:04}-{}".format, st.integers(1000, 9999), st.integers(21, 24))
PARTS = st.sampled_from([None, "dawn", "morning", "noon", "afternoon", "evening", "night"])
LANGS = st.sampled_from(["vi", "en"])


@st.composite
def _thirds(draw: st.DrawFn) -> str:
    month = draw(MONTHS)
    last = from_words(f"cuối tháng {int(month[5:])}/{month[:4]}").edtf[-3:-1]
    first, end = draw(st.sampled_from([("01", "10"), ("11", "20"), ("21", last)]))
    return f"{month}-{first}~/{month}-{end}~"


@st.composite
def _intervals(draw: st.DrawFn) -> str:
    first = draw(DAYS)
    last = first + dt.timedelta(days=draw(st.integers(0, 900)))
    size = draw(st.sampled_from([(4, 4), (7, 7), (10, 10), (7, 10), (10, 7)]))
    mark = draw(st.sampled_from(["", "", "~", "?", "%"]))
    return f"{first.isoformat()[: size[0]]}{mark}/{last.isoformat()[: size[1]]}{mark}"


def _read_back(date: Date, lang: str) -> Date:
    return from_words(in_words(date, lang))


@given(st.one_of(DAYS.map(str), MONTHS, SEASONS), st.sampled_from(["", "~", "?", "%"]), LANGS)
def test_a_point_in_words_is_read_back(point: str, mark: str, lang: str) -> None:
    assert _read_back(parse(point + mark), lang).edtf == point + mark


@given(DAYS, PARTS, st.one_of(st.none(), st.times()), LANGS)
def test_a_day_with_its_part_is_read_back(
    day: dt.date, part: str | None, time: dt.time | None, lang: str
) -> None:
    clock = f"{time:%H:%M}" if time else None
    date = parse(str(day), part, time=clock)
    read = _read_back(date, lang)
    assert (read.edtf, read.earliest, read.latest) == (date.edtf, date.earliest, date.latest)
    assert read.part_of_day == (part if clock is None else None)


@given(_thirds(), LANGS)
def test_a_third_of_a_month_is_read_back(edtf: str, lang: str) -> None:
    assert _read_back(parse(edtf), lang).edtf == edtf
    assert any(word in in_words(parse(edtf), lang) for word in ("đầu", "giữa", "cuối", "early",
                                                                 "mid-", "late"))  # fmt: skip


@given(_intervals(), LANGS)
def test_an_interval_in_words_is_read_back(edtf: str, lang: str) -> None:
    date = parse(edtf)
    read = _read_back(date, lang)
    assert days(read) == days(date)
    first, _, last = edtf.partition("/")
    assert read.edtf == (first if first == last else edtf)


@given(DAYS, DAYS, PARTS, PARTS, LANGS)
def test_an_interval_between_parts_of_days_is_read_back(
    one: dt.date, other: dt.date, first: str | None, last: str | None, lang: str
) -> None:
    start, end = min(one, other), max(one, other) + dt.timedelta(days=1)
    date = parse(
        f"{start}/{end}", f"{first or ''}/{last or ''}".strip("/") and f"{first or ''}/{last or ''}"
    )
    read = _read_back(date, lang)
    assert (read.edtf, read.part_of_day) == (date.edtf, date.part_of_day)
    assert (read.earliest, read.latest) == (date.earliest, date.latest)
