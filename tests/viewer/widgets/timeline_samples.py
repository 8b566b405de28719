"""Entries for the timeline's tests: a campaign of the sort the archive holds, and crowds."""

from __future__ import annotations

from random import Random

from db.dates import parse
from db.records import DatedEntry, Words
from viewer.widgets.timeline_entries import DAY, TimelineEntry, entry_of

LANES = {
    "vi": (("rear", "Hậu phương"), ("border", "Biên giới"), ("thai-nguyen", "Thái Nguyên")),
    "en": (("rear", "Home front"), ("border", "Border"), ("thai-nguyen", "Thái Nguyên")),
}
DATED = (
    ("plan", "Kế hoạch năm 1949", "The plan of 1949", "1949", "rear", "france", None),
    (
        "raid",
        "Cuộc nhảy dù năm 1947",
        "The airborne raid of 1947",
        "1947-10-07",
        "rear",
        None,
        None,
    ),
    ("grain", "Gom thóc trong tháng", "A month of rice", "1950-09", "rear", "vietnam", None),
    ("autumn", "Mùa thu sửa đường", "Roads in autumn", "1950-23", "rear", "vietnam", None),
    ("week", "Tuần lễ thi đua", "The week", "1950-09-18/1950-09-25~", "rear", "vietnam", None),
    ("opening", "Trận mở màn", "The opening", "1950-09-16/1950-09-18", "border", "vietnam", None),
    ("pause", "Ngày sau trận", "The day after", "1950-09-19", "border", "vietnam", None),
    ("leave", "Rút khỏi thị xã phía bắc", "The town left", "1950-10-03", "border", "france", None),
    ("caught", "Hai binh đoàn bị bắt", "Two columns taken", "1950-10-08", "border", None, None),
    (
        "mid",
        "Rút giữa tháng",
        "Left in mid-month",
        "1950-10-11~/1950-10-20~",
        "border",
        "france",
        None,
    ),
    (
        "drive",
        "Cuộc hành quân",
        "The drive",
        "1950-09-29/1950-10-10",
        "thai-nguyen",
        "france",
        None,
    ),
    ("first", "Đánh ở cửa ngõ", "At the gate", "1950-09-30", "thai-nguyen", "vietnam", "morning"),
    ("bridge", "Trận ở cầu", "At the bridge", "1950-10-02", "thai-nguyen", "vietnam", "afternoon"),
    ("night", "Tập kích đêm", "A raid by night", "1950-10-02", "thai-nguyen", "vietnam", "night"),
    ("out", "Rút khỏi tỉnh lỵ", "The town free", "1950-10-10", "thai-nguyen", "france", "evening"),
    ("in", "Bộ đội vào tỉnh lỵ", "The army enters", "1950-10-11", "thai-nguyen", "vietnam", None),
)


def campaign(lang: str = "vi") -> list[TimelineEntry]:
    """Return the entries of a small campaign, read from EDTF as the archive's are."""
    entries = []
    for key, vi, en, edtf, lane, side, part in DATED:
        date = parse(edtf, part_of_day=part)
        dated = DatedEntry(f"event/{key}", "event", Words(vi, en), date, lane, side)
        entries.append(entry_of(dated, lang))
    return entries


def crowd(count: int, seed: int = 7) -> list[TimelineEntry]:
    """Return entries over ten years: days mostly, some weeks, months and years."""
    chance, start = Random(seed), parse("1945").earliest
    made = []
    for number in range(count):
        first = start + chance.randrange(3650) * DAY
        days = 1 if chance.random() < 0.6 else chance.choice((2, 3, 5, 10, 30, 90, 365, 1500))
        made.append(
            TimelineEntry(
                f"event/{number}",
                f"Sự kiện số {number}",
                first,
                first + days * DAY - 1,
                chance.choice(("rear", "border", "thai-nguyen")),
                chance.choice(("vietnam", "france", None)),
            )
        )
    return made
