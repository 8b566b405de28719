"""Dates of Gramps XML and back (https://gramps-project.org/xml/, element group "date-content")."""

from __future__ import annotations

import re
from typing import Any, Final

from db.dates import Date, from_words, parse
from db.errors import DateRefused
from db.exchange.xml import local

PLAIN: Final = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
ELEMENTS: Final = frozenset({"dateval", "datespan", "daterange", "datestr"})


def date_element(date: Date, namespace: str) -> tuple[str, dict[str, str]]:
    """Return the element's tag and attributes that say a date; a day Gramps can't say, in words."""
    start, slash, end = date.edtf.partition("/")
    if PLAIN.fullmatch(start) and not slash:
        return f"{{{namespace}}}dateval", {"val": start}
    if start.endswith("~") and PLAIN.fullmatch(start[:-1]) and not slash:
        return f"{{{namespace}}}dateval", {"val": start[:-1], "type": "about"}
    if slash and PLAIN.fullmatch(start) and PLAIN.fullmatch(end):
        return f"{{{namespace}}}datespan", {"start": start, "stop": end}
    return f"{{{namespace}}}datestr", {"val": date.edtf}


def date_in(element: Any) -> Date | None:  # noqa: ANN401 - lxml's
    """Return the date within an element, None where it has none that can be read."""
    for child in element:
        kind = local(child.tag)
        if kind in ELEMENTS:
            return _date(kind, child)
    return None


def _date(kind: str, said: Any) -> Date | None:  # noqa: ANN401 - lxml's element
    try:
        if kind == "dateval":
            return _value(str(said.get("val") or ""), said.get("type"), said.get("quality"))
        if kind in {"datespan", "daterange"}:
            start, stop = (_plain(str(said.get(end) or "")) for end in ("start", "stop"))
            return parse(f"{start}/{stop}") if start and stop else None
        words = str(said.get("val") or "").strip()
        return _edtf(words) or from_words(words)
    except DateRefused:
        return None


def _value(val: str, kind: str | None, quality: str | None) -> Date | None:
    plain = _plain(val)
    if not plain:
        return None
    if kind == "before":
        return parse(f"../{plain}")
    if kind == "after":
        return parse(f"{plain}/..")
    return parse(plain + ("~" if kind == "about" or quality in {"estimated", "calculated"} else ""))


def _plain(val: str) -> str:
    """Return a day without the zeros that stand for an unknown month or day of it."""
    parts = [part for part in val.strip().split("-") if part.strip("0")]
    return "-".join(parts) if PLAIN.fullmatch("-".join(parts)) else ""


def _edtf(words: str) -> Date | None:
    try:
        return parse(words)
    except DateRefused:
        return None
