"""Good first questions, made of what the archive holds: its fullest day, its best-known names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from db import reading
from db.dates import in_words, iso_day, parse
from db.records import Words
from db.search.filters import Filters

if TYPE_CHECKING:
    from collections.abc import Iterable

Connection: TypeAlias = Any
"""The archive's own; the viewer hands it on and never looks inside."""

LOOKED_AT: Final = 40
"""Records of a kind among which the best-known are looked for."""

CONTEXT = "Question"
ASKED: Final = {
    "day": QT_TRANSLATE_NOOP("Question", "What happened on %1?"),
    "place": QT_TRANSLATE_NOOP("Question", "What happened at %1?"),
    "person": QT_TRANSLATE_NOOP("Question", "Who was %1?"),
    "unit": QT_TRANSLATE_NOOP("Question", "What did %1 do?"),
    "term": QT_TRANSLATE_NOOP("Question", "What does “%1” mean?"),
}
WANTED: Final = {"unit": 1, "person": 2, "term": 1}


@dataclass(frozen=True, slots=True)
class Question:
    """A question to begin with: what it asks after, and the query that answers it."""

    kind: str
    title: Words
    day: str = ""

    def words(self, lang: str) -> str:
        """Return the question in the language spoken."""
        said = QCoreApplication.translate(CONTEXT, str(ASKED[self.kind]))
        return said.replace("%1", self._what(lang))

    def query(self, lang: str) -> str:
        """Return what is searched for."""
        if not self.day:
            return self.title.best(lang)[0]
        year, month, day = self.day.split("-")
        return f"{int(day)}/{int(month)}/{year}"

    def _what(self, lang: str) -> str:
        if not self.day:
            return self.title.best(lang)[0]
        return in_words(parse(self.day), "en" if lang == "en" else "vi")


def first_questions(connection: Connection) -> tuple[Question, ...]:
    """Return up to seven questions that the archive answers well; for a worker thread.

    The day on which most events happened, the two places that most refers to, and of units, people
    and terms those that most events touch.
    """
    found: list[Question] = []
    minute = reading.fullest_day(connection)
    day = None if minute is None else iso_day(minute)
    found += [Question("day", Words(), day)] if day else []
    places = sorted(reading.places(connection), key=lambda one: -one.weight)
    found += [Question("place", one.title) for one in places[:2] if one.weight]
    for kind, count in WANTED.items():
        found += _best_known(connection, kind, count)
    return tuple(found)


def _best_known(connection: Connection, kind: str, count: int) -> Iterable[Question]:
    hits = reading.narrowed(connection, Filters(kinds=(kind,)), LOOKED_AT, totals=False).hits
    weight = {hit.ref: _weight(connection, hit.ref) for hit in hits}
    ranked = sorted(hits, key=lambda hit: -weight[hit.ref])
    return [Question(kind, hit.title) for hit in ranked[:count] if weight[hit.ref]]


def _weight(connection: Connection, ref: str) -> int:
    related = reading.related(connection, ref)
    return 3 * len(related.events) + len(related.passages)
