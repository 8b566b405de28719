"""Dates of Gramps XML and back (https://gramps-project.org/xml/, element group "date-content").

Days of another calendar than the Gregorian one are not counted over: they can't be read.
"""

from __future__ import annotations

import datetime as dt
import re
from itertools import takewhile
from typing import Any, Final

from db.dates import Date, from_words, parse
from db.errors import DateRefused
from db.exchange.xml import local

PLAIN: Final = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
EITHER: Final = re.compile(rf"\[({PLAIN.pattern})\.\.({PLAIN.pattern})\]")
ELEMENTS: Final = frozenset({"dateval", "datespan", "daterange", "datestr"})


def date_element(date: Date, namespace: str) -> tuple[str, dict[str, str]]:
    """Return the element's tag and attributes that say a date; a day Gramps can't say, in words."""
    start, slash, end = date.edtf.partition("/")
    if start == ".." and PLAIN.fullmatch(end):
        return f"{{{namespace}}}dateval", {"val": end, "type": "to"}
    if end == ".." and PLAIN.fullmatch(start):
        return f"{{{namespace}}}dateval", {"val": start, "type": "from"}
    if PLAIN.fullmatch(start) and not slash:
        return f"{{{namespace}}}dateval", {"val": start}
    if start.endswith("~") and PLAIN.fullmatch(start[:-1]) and not slash:
        return f"{{{namespace}}}dateval", {"val": start[:-1], "type": "about"}
    if slash and PLAIN.fullmatch(start) and PLAIN.fullmatch(end):
        return f"{{{namespace}}}datespan", {"start": start, "stop": end}
    either = EITHER.fullmatch(date.edtf)
    if either:
        return f"{{{namespace}}}daterange", {"start": either[1], "stop": either[2]}
    return f"{{{namespace}}}datestr", {"val": date.edtf}


def date_in(element: Any) -> tuple[Date | None, str]:  # noqa: ANN401 - lxml's
    """Return the date within an element, and the words of one that can't be read ("" for none)."""
    for child in element:
        kind = local(child.tag)
        if kind in ELEMENTS:
            said = {str(key): str(value).strip() for key, value in child.attrib.items()}
            date = _date(kind, said)
            words = " – ".join(filter(None, map(said.get, ("val", "start", "stop"))))
            return date, "" if date else words
    return None, ""


def _date(kind: str, said: dict[str, str]) -> Date | None:
    if said.get("cformat", "Gregorian") != "Gregorian":
        return None
    about = "~" if said.get("quality") in {"estimated", "calculated"} else ""
    try:
        if kind == "dateval":
            return _value(said.get("val", ""), said.get("type"), about)
        if kind == "datestr":
            words = said.get("val", "")
            return _edtf(words) or from_words(words)
        start, stop = _plain(said.get("start", "")), _plain(said.get("stop", ""))
        if not start or not stop:
            return None
        if kind == "datespan":
            return parse(f"{start}{about}/{stop}{about}")
        return parse(f"[{start}..{stop}]")
    except (DateRefused, ValueError, OverflowError):
        return None


def _value(val: str, kind: str | None, about: str) -> Date | None:
    plain = _plain(val)
    if not plain:
        return None
    if kind == "before":
        parse(plain)
        return parse(f"../{_the_day_before(plain)}")
    if kind == "to":
        return parse(f"../{plain}")
    if kind in {"after", "from"}:
        return parse(f"{plain}/..")
    return parse(plain + ("~" if kind == "about" else about))


def _the_day_before(plain: str) -> str:
    """Return the last year, month or day that lies wholly before this one."""
    if len(plain) == 4:
        return f"{int(plain) - 1:04}" if int(plain) else plain
    if len(plain) == 7:
        last = dt.date.fromisoformat(f"{plain}-01") - dt.timedelta(days=1)
        return last.isoformat()[:7]
    return (dt.date.fromisoformat(plain) - dt.timedelta(days=1)).isoformat()


def _plain(val: str) -> str:
    """Return a day up to the first part whose zeros say that it is unknown."""
    known = list(takewhile(lambda part: part.strip("0"), val.split("-")))
    plain = "-".join(known)
    return plain if PLAIN.fullmatch(plain) else ""


def _edtf(words: str) -> Date | None:
    try:
        return parse(words)
    except DateRefused:
        return None
