"""A field's value as HTML: dates, numbers, coded words, links to records, texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from db.dates import Date
from db.exchange.site.addresses import page_of
from db.exchange.site.html import Child, Markup, el, join
from db.records import Words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.exchange.site.contents import Contents
    from db.exchange.site.layout import Place
    from db.exchange.site.speech import Speech
    from db.records import Link, Record, Ref, Rival

HIDDEN: Final = frozenset(
    "summary passages translation passage start end claim_start claim_end date_wording unit_words "
    "inferred locator_words lat lon uncertainty_km locator_en unit_en sha256 size may_be_shown "
    "lang media_type section identified".split()
)
"""Fields that another part of the page shows, or that say nothing to a visitor."""


class Desk:
    """What a page is made with: the contents, the language, and where the page stands."""

    def __init__(self, contents: Contents, speech: Speech, place: Place) -> None:
        self.contents = contents
        self.speech = speech
        self.place = place

    def link(self, ref: Ref, text: Child = None, fragment: str = "", **more: str) -> Markup:
        """Return a link to a record's page; the text alone where the site has no such page."""
        summary = self.contents.summaries.get(ref)
        if summary is None:
            return join(text if text is not None else ref)
        words = self.speech.title(summary.title, ref) if text is None else text
        return el(
            "a",
            words,
            href=f"{self.place.up}{page_of(ref)}{fragment}",
            class_=f"ref {summary.kind}",
            **more,
        )

    def field(self, record: Record, name: str) -> Markup | None:
        """Return a field's value, None where it says nothing."""
        value = record.fields.get(name)
        if name == "unit" and isinstance(words := record.fields.get("unit_words"), Words):
            value = words
        if name == "locator" and isinstance(words := record.fields.get("locator_words"), Words):
            value = words
        if name == "date" and isinstance(value, Date):
            return self._date(record, value)
        return self._value(record.kind, name, value)

    def _value(self, kind: str, name: str, value: object) -> Markup | None:
        match value:
            case None | "" | ():
                return None
            case bool():
                return join(self.speech.word("yes" if value else "no"))
            case Date():
                return join(self.speech.date(value))
            case Words():
                return self.speech.text(value) if value.best("vi")[0] else None
            case int() | float():
                return join(self.speech.number(value))
            case tuple():
                return self._several(kind, name, cast("tuple[object, ...]", value))
            case _:
                text = str(value)
                if text in self.contents.summaries:
                    return self.link(text)
                return join(self.speech.coded(kind, name, text))

    def _several(self, kind: str, name: str, values: Iterable[object]) -> Markup | None:
        found = [shown for value in values if (shown := self._value(kind, name, value))]
        if name == "stops":
            return el("ol", [el("li", item) for item in found], class_="stops") if found else None
        return Markup(", ".join(found)) if found else None

    def _date(self, record: Record, date: Date) -> Markup:
        words = record.fields.get("date_wording")
        own = self.speech.plain(words) if isinstance(words, Words) else date.wording
        parts: list[Child] = [el("span", self.speech.date(date))]
        if own:
            parts.append(el("q", own, class_="wording", lang=None if words else "vi"))
        inferred = record.fields.get("inferred")
        if isinstance(inferred, Words):
            parts.append(el("small", self.speech.text(inferred), class_="note"))
        return Markup(" ".join(join(part) for part in parts))

    def position(self, record: Record) -> Markup | None:
        """Return a place's position in degrees, with how far it may be off; None for no place."""
        if record.kind != "place":
            return None
        lat, lon = record.fields.get("lat"), record.fields.get("lon")
        if not isinstance(lat, int | float) or not isinstance(lon, int | float):
            return join(self.speech.word("position_unknown"))
        said = f"{self.degrees(lat, 'NS' if self.speech.lang == 'en' else 'BN')} · "
        said += self.degrees(lon, "EW" if self.speech.lang == "en" else "ĐT")
        off = record.fields.get("uncertainty_km")
        if isinstance(off, int | float):
            said += f" ({self.speech.word('within')} {self.speech.number(off)} km)"
        return join(said)

    def degrees(self, value: float, letters: str) -> str:
        """Return degrees with the letter of their half of the world."""
        number = self.speech.number(round(abs(value), 4))
        return f"{number}° {letters[value < 0]}"

    def link_item(self, link: Link) -> Markup:
        """Return the other end of a link, with its date, rank and reason."""
        notes: list[Child] = []
        if link.date:
            notes.append(self.speech.date(link.date))
        if link.rank != "preferred":
            notes.append(self.speech.word(link.rank, "rank"))
        if link.reason:
            notes.append(self.speech.text(link.reason))
        note = Markup(" · ".join(join(part) for part in notes))
        return Markup(self.link(link.ref) + (el("small", note, class_="note") if notes else ""))

    def rival(self, record: Record, rival: Rival) -> Markup | None:
        """Return the value that another source gives."""
        return self._value(record.kind, rival.field, rival.value)
