"""The timeline's page: every event in order, and the numbers that the drawing is made from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from db.dates.minutes import is_bounded
from db.exchange.site.addresses import file_of
from db.exchange.site.html import Markup, el, join
from db.exchange.site.layout import tools

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.exchange.site.values import Desk
    from db.records import DatedEntry

DAY: Final = 24 * 60
PRECISE: Final = 15 * DAY
"""Minutes; longer spans do not say when the archive's story happens."""
CORE: Final = 0.85
"""The share of precise events that the first view holds."""


def timeline_main(desk: Desk) -> Markup:
    """Return the page: a place for the drawing, then all events as a list."""
    speech, entries = desk.speech, desk.contents.timeline
    start, end = first_view(entries)
    lanes = list(dict.fromkeys(entry.lane for entry in entries))
    words = [el("span", speech.word(lane, "lane"), data_lane=lane) for lane in lanes]
    signs = {"earlier": "‹", "later": "›", "zoom_in": "+", "zoom_out": "−", "fit": "↔"}
    drawing = el(
        "div",
        tools(speech, signs),
        el("div", id="chart", class_="chart", data_start=start, data_end=end),
        el("p", id="told", role="status", aria_live="polite"),
        el("div", id="card", class_="chosen"),
        el("p", speech.word("timeline_help"), class_="note"),
        id="drawing",
        hidden=True,
        data_in_view=speech.word("in_view"),
    )
    return join(
        [
            el("h1", speech.word("timeline")),
            el("noscript", el("p", speech.word("timeline_needs_script"), class_="note")),
            el("div", words, id="lane-words", hidden=True),
            drawing,
            el("ol", [_item(desk, entry) for entry in entries], class_="events", id="events"),
        ]
    )


def _item(desk: Desk, entry: DatedEntry) -> Markup:
    name = file_of(entry.ref).replace("/", ":")
    date = el("span", desk.speech.date(entry.date), class_="when")
    inferred = el("small", desk.speech.word("inferred"), class_="note") if entry.inferred else None
    side = (
        el("small", desk.speech.word(entry.side, "side"), class_=f"side {entry.side}")
        if entry.side
        else None
    )
    return el(
        "li",
        date,
        " ",
        desk.link(entry.ref),
        " ",
        side,
        " ",
        inferred,
        id=name,
        data_from=_bound(entry.date.earliest),
        data_to=_bound(entry.date.latest),
        data_lane=entry.lane,
        data_side=entry.side,
        data_vague="~" in entry.date.edtf or "?" in entry.date.edtf or entry.inferred,
    )


def _bound(minute: int) -> int | None:
    return minute if is_bounded(minute) else None


def first_view(entries: Sequence[DatedEntry]) -> tuple[int, int]:
    """Return the narrowest span of minutes that holds most of the precisely dated events."""
    precise = sorted(
        (entry.date.earliest, entry.date.latest)
        for entry in entries
        if is_bounded(entry.date.earliest)
        and is_bounded(entry.date.latest)
        and entry.date.latest - entry.date.earliest <= PRECISE
    )
    if not precise:
        bounded = [
            minute
            for entry in entries
            for minute in (entry.date.earliest, entry.date.latest)
            if is_bounded(minute)
        ]
        return (min(bounded), max(bounded)) if bounded else (0, DAY)
    core = max(1, round(len(precise) * CORE))
    spans = [
        (max(end for _, end in precise[at : at + core]), precise[at][0])
        for at in range(len(precise) - core + 1)
    ]
    end, start = min(spans, key=lambda span: span[0] - span[1])
    margin = max(DAY, (end - start) // 12)
    return start - margin, end + margin
