"""Speech: what the site says in one language: labels, dates, numbers, and texts of the archive."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

from db.dates import Date, in_words
from db.exchange.site.html import Markup, el, join
from db.vietnamese import format_number

if TYPE_CHECKING:
    from db.records import Words

Lang = Literal["vi", "en"]
LANGS: Final[tuple[Lang, Lang]] = ("vi", "en")
RESOURCES: Final = Path(__file__).parents[3] / "resources"
CODED: Final = {
    "echelon": "echelon", "lane": "lane", "level": "level", "lang": "language", "mode": "mode",
    "qualifier": "qualifier", "side": "side", "place.type": "place_type",
    "body.type": "body_type", "source.type": "source_type",
}  # fmt: skip


@cache
def _vocabulary() -> dict[str, dict[str, dict[str, str]]]:
    found: Any = json.loads((RESOURCES / "site" / "words.json").read_text("utf-8"))
    return found


class Speech:
    """Speak one language; what the archive has in the other one alone is marked as such."""

    def __init__(self, lang: Lang) -> None:
        self.lang: Lang = lang
        self.other: Lang = "en" if lang == "vi" else "vi"

    def word(self, key: str, group: str = "word") -> str:
        """Return the label for `key`; the key itself if it is unknown."""
        words = _vocabulary()[group].get(key)
        return words[self.lang] if words else key

    def known(self, group: str) -> tuple[str, ...]:
        """Return the keys of a group of labels, in their order."""
        return tuple(_vocabulary()[group])

    def field(self, kind: str, name: str) -> str:
        """Return the label of a field."""
        own = f"{kind}.{name}"
        return self.word(own if own in _vocabulary()["field"] else name, "field")

    def coded(self, kind: str, field: str, key: str) -> str:
        """Return the word for a coded value, such as a place's type."""
        group = CODED.get(f"{kind}.{field}") or CODED.get(field)
        return self.word(key, group) if group else key

    def date(self, date: Date) -> str:
        """Return a date in words, with a capital."""
        text = in_words(date, self.lang)
        return text[:1].upper() + text[1:]

    def number(self, value: float) -> str:
        """Return a number as the language writes it."""
        return format_number(value, self.lang)

    def plain(self, words: Words) -> str:
        """Return a text as it is best had, unmarked: for titles, alternatives and indexes."""
        return words.best(self.lang)[0]

    def text(self, words: Words) -> Markup:
        """Return a text; one of the other language is marked, for the eye and for readers aloud."""
        text, lang = words.best(self.lang)
        if not text or lang == self.lang:
            return join(text)
        note = el("small", self.word(f"only_in_{lang}"), class_="fallback")
        return Markup(f"{el('span', text, lang=lang)} {note}")

    def title(self, words: Words, ref: str) -> Markup:
        """Return a title: the other language's where this one has none, the ref where neither."""
        text, lang = words.best(self.lang)
        return el("span", text or ref, lang=None if lang == self.lang else lang)
