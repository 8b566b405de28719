"""A date in words, Vietnamese or English, as a label or a list shows it."""

from __future__ import annotations

from typing import Final

from db.dates.dating import Date
from db.dates.forms import Form, Interval, Other, Point, form_of, year_edtf
from db.dates.minutes import civil_day, month_length
from db.dates.parts import PARTS
from db.errors import DateRefused
from db.vietnamese import Lang, format_number

MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
QUALIFIERS: Final[dict[str, dict[str, str]]] = {
    "vi": {"": "", "?": "có thể ", "~": "khoảng ", "%": "có lẽ khoảng "},
    "en": {"": "", "?": "possibly ", "~": "about ", "%": "possibly about "},
}
SEASON_NAMES: Final[dict[str, tuple[str, ...]]] = {
    "vi": ("xuân", "hè", "thu", "đông"),
    "en": ("spring", "summer", "autumn", "winter"),
}
_HEMISPHERES: Final[dict[str, tuple[str, ...]]] = {
    "vi": ("", " (bán cầu Bắc)", " (bán cầu Nam)"),
    "en": ("", " (northern hemisphere)", " (southern hemisphere)"),
}
_DIVISIONS: Final[dict[str, tuple[str, ...]]] = {
    "vi": (
        "quý I", "quý II", "quý III", "quý IV",
        "bốn tháng đầu năm", "bốn tháng giữa năm", "bốn tháng cuối năm",
        "sáu tháng đầu năm", "sáu tháng cuối năm",
    ),
    "en": (
        "first quarter of", "second quarter of", "third quarter of", "fourth quarter of",
        "first four months of", "middle four months of", "last four months of",
        "first half of", "second half of",
    ),
}  # fmt: skip
_FIRST_SEASON, _FIRST_DIVISION = 21, 33
_THIRDS: Final[dict[str, tuple[str, ...]]] = {
    "vi": ("đầu ", "giữa ", "cuối "),
    "en": ("early ", "mid-", "late "),
}


def in_words(date: Date, lang: Lang) -> str:
    """Return a date as the language writes it: `16–18/9/1950`, `morning of 16 September 1950`.

    Part of day or clock time stand before their day. Everything a date can be has words; those of
    days, months, seasons, thirds of a month and intervals are read back by `from_words`.
    """
    return _words(form_of(date.edtf), date, lang)


def _words(form: Form, date: Date, lang: Lang) -> str:
    if isinstance(form, Point):
        return _dressed(form, date, 0, lang)
    if isinstance(form, Other):
        return _set_words(form, lang)
    start, end = form.start, form.end
    if not isinstance(start, Point) or not isinstance(end, Point):
        return _half_open(form, date, lang)
    if date.part_of_day is None and date.time is None:
        return _pair_words(start, end, lang)
    first, last = (_dressed(point, date, half, lang) for half, point in enumerate((start, end)))
    return _from_to(first, last, lang)


def _from_to(first: str, last: str, lang: Lang) -> str:
    return f"từ {first} đến {last}" if lang == "vi" else f"from {first} to {last}"


def _pair_words(start: Point, end: Point, lang: Lang) -> str:
    """Return an interval in its shortest words."""
    if start == end:
        return QUALIFIERS[lang][start.qualifier] + _plain(start, lang)
    short = _third(start, end, lang) or _compressed(start, end, lang)
    if short:
        return short
    first, last = (QUALIFIERS[lang][p.qualifier] + _plain(p, lang) for p in (start, end))
    return _from_to(first, last, lang)


def _dressed(point: Point, date: Date, half: int, lang: Lang) -> str:
    """Return a point's words with its qualifier and its part of day or clock time."""
    part, clock = _at_end(date.part_of_day, half), _at_end(date.time, half)
    words = _plain(point, lang)
    if point.whole_day and clock:
        words = f"{clock} ngày {words}" if lang == "vi" else f"{clock} on {words}"
    elif point.whole_day and part:
        article = "the " if "/" in date.edtf or point.qualifier else ""
        named = PARTS[part]
        words = f"{named.vi} {words}" if lang == "vi" else f"{article}{named.en} of {words}"
    return QUALIFIERS[lang][point.qualifier] + words


def _at_end(value: str | None, half: int) -> str:
    if not value:
        return ""
    first, slash, second = value.partition("/")
    return second if slash and half else first


def _plain(point: Point, lang: Lang) -> str:
    if point.season:
        return _season(point, lang)
    if point.masked:
        return _masked(point, lang)
    year = year_words(_year(point), lang)
    if not point.month:
        return f"năm {year}" if lang == "vi" else year
    month = int(point.month)
    if lang == "vi":
        day = f"{int(point.day)}/" if point.day else "tháng "
        return f"{day}{month}/{year}"
    day = f"{int(point.day)} " if point.day else ""
    return f"{day}{MONTHS[month - 1]} {year}"


def year_words(year: int, lang: Lang) -> str:
    """Return a year (astronomical: 0 is 1 BC) as people write it."""
    if year <= 0:
        return f"{_grouped(1 - year, lang)} {'TCN' if lang == 'vi' else 'BC'}"
    return _grouped(year, lang)


def _grouped(year: int, lang: Lang) -> str:
    return str(year) if year < 10**5 else format_number(year, lang)


def _season(point: Point, lang: Lang) -> str:
    code = point.season or _FIRST_SEASON
    year = _year_or_mask(point, lang)
    if code >= _FIRST_DIVISION:
        name = _DIVISIONS[lang][code - _FIRST_DIVISION]
        joint = "/" if name.startswith("quý") else " "
        return f"{name}{joint}{year}"
    hemisphere, index = divmod(code - _FIRST_SEASON, 4)
    name = SEASON_NAMES[lang][index]
    words = f"mùa {name} {year}" if lang == "vi" else f"{name} {year}"
    return words + _HEMISPHERES[lang][hemisphere]


def _year_or_mask(point: Point, lang: Lang) -> str:
    return point.year if "X" in point.year else year_words(_year(point), lang)


def _year(point: Point) -> int:
    return int(point.year.lstrip("Y"))


def _masked(point: Point, lang: Lang) -> str:
    vi = lang == "vi"
    year, month, day = point.year, point.month, point.day
    if "X" not in year:
        known = year_words(int(year), lang)
        if month == "XX" and day in {None, "XX"}:
            unknown = ("không rõ ngày tháng", "day and month unknown")
            unknown = unknown if day else ("không rõ tháng", "month unknown")
            return f"năm {known} ({unknown[0]})" if vi else f"{known} ({unknown[1]})"
        if month and "X" not in month and day == "XX":
            if vi:
                return f"tháng {int(month)}/{known} (không rõ ngày)"
            return f"{MONTHS[int(month) - 1]} {known} (day unknown)"
    elif not month and year[0] != "-" and "X" not in year[:2]:
        if "X" not in year[:3]:
            return f"thập niên {year[:3]}0" if vi else f"{year[:3]}0s"
        if year[2:] == "XX":
            return f"thế kỷ {int(year[:2]) + 1}" if vi else _century(int(year[:2]) + 1)
    if year == "XXXX" and not month:
        return "không rõ năm" if vi else "year unknown"
    span = _span_words(point.earliest, point.latest, lang)
    if vi:
        return f"trong khoảng {span}"
    return f"some time {span}" if span.startswith("from") else f"some time in {span}"


def _century(number: int) -> str:
    teens = 10 <= number % 100 <= 20
    ending = "th" if teens else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending} century"


def _span_words(earliest: int, latest: int, lang: Lang) -> str:
    """Return a span as years or months where it fills them, or else as days."""
    first, last = civil_day(earliest), civil_day(latest)
    size = 3
    if first[2] == 1 and last[2] == month_length(*last[:2]):
        size = 1 if first[1] == 1 and last[1] == 12 else 2
    start, end = (
        "-".join((year_edtf(day[0]), *(f"{n:02}" for n in day[1:size]))) for day in (first, last)
    )
    return _words(form_of(start if start == end else f"{start}/{end}"), Date("", 0, 0), lang)


def _third(start: Point, end: Point, lang: Lang) -> str | None:
    """Return `mid-October 1950` or `early 1950` for our own approximate thirds."""
    if start.qualifier != "~" or end.qualifier != "~" or start.masked or end.masked:
        return None
    if start.season or end.season or start.year != end.year or not start.month or not end.month:
        return None
    year = int(start.year)
    if start.day and end.day and start.month == end.month:
        length = month_length(year, int(start.month))
        thirds = {("01", "10"): 0, ("11", "20"): 1, ("21", str(length)): 2}
        index = thirds.get((start.day, end.day))
        whole = Point(start.year, start.month, None, None, "", None, 0, 0)
    elif not start.day and not end.day:
        index = {("01", "04"): 0, ("05", "08"): 1, ("09", "12"): 2}.get((start.month, end.month))
        whole = Point(start.year, None, None, None, "", None, 0, 0)
    else:
        return None
    return None if index is None else _THIRDS[lang][index] + _plain(whole, lang)


def _compressed(start: Point, end: Point, lang: Lang) -> str | None:
    """Return `16–18/9/1950` and its like, or None where the ends are of different kinds."""
    if start.qualifier != end.qualifier or start.masked or end.masked:
        return None
    prefix = QUALIFIERS[lang][start.qualifier]
    if start.season or end.season:
        words = _season_pair(start, end, lang)
    elif start.day and end.day:
        words = _day_pair(start, end, lang)
    elif start.month and end.month and not start.day and not end.day:
        words = _month_pair(start, end, lang)
    elif not start.month and not end.month and _year(start) > 0:
        words = f"{_grouped(_year(start), lang)}–{_grouped(_year(end), lang)}"
    else:
        words = None
    return None if words is None else prefix + words


def _season_pair(start: Point, end: Point, lang: Lang) -> str | None:
    first, second = (start.season or 0) - _FIRST_SEASON, (end.season or 0) - _FIRST_SEASON
    names = SEASON_NAMES[lang]
    if not (0 <= first < len(names) and 0 <= second < len(names)) or _year(start) <= 0:
        return None
    if second != (first + 1) % len(names) or _year(end) - _year(start) != (second == 0):
        return None
    joint = " " if lang == "vi" else "–"
    years = f"{_year(start)}–{_year(end)}" if second == 0 else f"{_year(start)}"
    return f"{names[first]}{joint}{names[second]} {years}"


def _day_pair(start: Point, end: Point, lang: Lang) -> str:
    last = _plain(end, lang)
    dash = "–" if lang == "vi" else " – "
    if start.year != end.year:
        return f"{_plain(start, lang)}{dash}{last}"
    if start.month == end.month:
        return f"{int(start.day or 0)}–{last}"
    month = int(start.month or 0)
    first = f"{int(start.day or 0)}{f'/{month}' if lang == 'vi' else f' {MONTHS[month - 1]}'}"
    return f"{first}{dash}{last}"


def _month_pair(start: Point, end: Point, lang: Lang) -> str | None:
    if start.year != end.year:
        return None
    month, last = int(start.month or 0), _plain(end, lang)
    if lang == "vi":
        return f"tháng {month}–{last.removeprefix('tháng ')}"
    return f"{MONTHS[month - 1]}–{last}"


def _half_open(form: Interval, date: Date, lang: Lang) -> str:
    vi = lang == "vi"
    if isinstance(form.start, Point):
        first = ("từ " if vi else "from ") + _dressed(form.start, date, 0, lang)
        unknown = ", không rõ thời điểm kết thúc" if vi else ", end unknown"
        return first if form.end == "open" else first + unknown
    beginning = {"open": "", "unknown": "không rõ thời điểm bắt đầu" if vi else "start unknown"}[
        form.start
    ]
    if isinstance(form.end, Point):
        words = _dressed(form.end, date, 1, lang)
        if vi:
            words = words if form.end.qualifier or not form.end.whole_day else f"ngày {words}"
            last = f"đến hết {words}"
        else:
            whole = form.end.whole_day or form.end.qualifier
            last = f"until {words}" if whole else f"until the end of {words}"
    elif form.end == "open":
        last = "không giới hạn thời gian" if vi else "no end" if beginning else "any time"
    else:
        last = "không rõ thời điểm kết thúc" if vi else "end unknown"
    return ", ".join(filter(None, (beginning, last)))


def _set_words(form: Other, lang: Lang) -> str:
    text = form.text
    if text[0] not in "[{":
        return _span_words(form.earliest, form.latest, lang)
    words = [_member(part.strip(), lang) for part in text[1:-1].split(",")]
    joint = {"vi": (" hoặc ", " và "), "en": (" or ", " and ")}[lang][text[0] == "{"]
    return joint.join(filter(None, (", ".join(words[:-1]), words[-1])))


def _member(text: str, lang: Lang) -> str:
    first, dots, last = text.partition("..")
    if dots and first and last:
        text = f"{first}/{last}"
    try:
        form = form_of(text if first and last else first or last)
    except DateRefused:  # a member that only the library reads is shown as it is written
        return text
    words = _words(form, Date(text, form.earliest, form.latest), lang)
    if not dots or (first and last):
        return words
    if first:
        return words + (" hoặc sau đó" if lang == "vi" else " or later")
    return words + (" hoặc trước đó" if lang == "vi" else " or earlier")
