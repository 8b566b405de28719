"""The timeline's lanes: what is dated, put by front, side, unit, place or kind."""

from __future__ import annotations

from array import array
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from PySide6.QtCore import QT_TRANSLATE_NOOP

from db import reading
from viewer import vocabulary
from viewer.state.collector import considerate
from viewer.widgets.timeline_entries import SUGGESTED, entry_of
from viewer.widgets.timeline_index import EntryIndex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from db.records import DatedEntry, Ref, Summary
    from viewer.widgets.timeline_entries import TimelineEntry

Connection: TypeAlias = Any
"""The archive's own; the viewer hands it on and never looks inside."""

TIED: Final = {"unit": ("unit", "body"), "place": ("place",)}
NONE: Final = ""
REST: Final = "…"
"""The lane of what belongs to units or places that have no lane of their own."""
LONGEST: Final = 30
"""Letters of a lane's title; what is longer is cut."""

GROUPINGS: vocabulary.Words = {
    "front": QT_TRANSLATE_NOOP("Vocabulary", "By front"),
    "side": QT_TRANSLATE_NOOP("Vocabulary", "By side"),
    "unit": QT_TRANSLATE_NOOP("Vocabulary", "By unit"),
    "place": QT_TRANSLATE_NOOP("Vocabulary", "By place"),
    "kind": QT_TRANSLATE_NOOP("Vocabulary", "By kind"),
}
NOWHERE: vocabulary.Words = {
    "side": QT_TRANSLATE_NOOP("Vocabulary", "No side given"),
    "unit": QT_TRANSLATE_NOOP("Vocabulary", "No unit given"),
    "place": QT_TRANSLATE_NOOP("Vocabulary", "No place given"),
}
ELSEWHERE: vocabulary.Words = {
    "unit": QT_TRANSLATE_NOOP("Vocabulary", "Other units"),
    "place": QT_TRANSLATE_NOOP("Vocabulary", "Other places"),
}
FIXED: Final[Mapping[str, vocabulary.Words]] = {
    "front": vocabulary.LANE,
    "side": vocabulary.SIDE,
    "kind": vocabulary.KINDS,
}


@dataclass(frozen=True, slots=True)
class Chronicle:
    """What an archive holds in time; `ties` are the units or places of each event.

    `others` is what is dated and no event, None as long as no grouping asked for it.
    """

    grouping: str
    events: tuple[DatedEntry, ...]
    undated: tuple[Summary, ...] = ()
    ties: Mapping[Ref, tuple[Summary, ...]] = field(default_factory=dict[Any, Any])
    others: tuple[DatedEntry, ...] | None = None
    refs: frozenset[Ref] = frozenset()
    """Of the events."""

    @property
    def entries(self) -> tuple[DatedEntry, ...]:
        """What the grouping shows."""
        return self.events + (self.others or ()) if self.grouping == "kind" else self.events


@dataclass(frozen=True, slots=True)
class LaneWords:
    """The words that lanes are named with, in the language spoken when they were asked for."""

    lang: str
    titles: Mapping[str, str]
    none: str
    rest: str


def chronicle(connection: Connection, grouping: str, before: Chronicle | None = None) -> Chronicle:
    """Return what is dated, as a way of putting it into lanes needs it; for a worker thread.

    `before` is what the archive, unchanged since, gave for another way: it is not read again.
    """
    with considerate():
        held = _events(connection) if before is None else before
        others = held.others
        ties: Mapping[Ref, tuple[Summary, ...]] = {}
        if grouping == "kind" and others is None:
            others = reading.dated_others(connection)
        if grouping in TIED:
            ties = reading.ties(connection, TIED[grouping])
        return replace(held, grouping=grouping, others=others, ties=ties)


def _events(connection: Connection) -> Chronicle:
    events = (*reading.timeline(connection), *reading.suggested_timeline(connection))
    refs = frozenset(one.ref for one in events)
    return Chronicle("", events, reading.undated(connection), refs=refs)


def lane_words(grouping: str, lang: str) -> LaneWords:
    """Return the words of a way of putting things into lanes; GUI thread only."""
    words = {**FIXED.get(grouping, {}), SUGGESTED: vocabulary.LANE[SUGGESTED]}
    return LaneWords(
        lang,
        {key: vocabulary.word(words, key) for key in words},
        vocabulary.word(NOWHERE, grouping) if grouping in NOWHERE else "",
        vocabulary.word(ELSEWHERE, grouping) if grouping in ELSEWHERE else "",
    )


def in_lanes(held: Chronicle, words: LaneWords, most: int) -> EntryIndex:
    """Return a chronicle in lanes, of units or places at most `most`; for a worker thread.

    An event of several units or places stands in the lane of each.
    """
    with considerate():
        return _index(held, words, most)


def _index(held: Chronicle, words: LaneWords, most: int) -> EntryIndex:
    entries = held.entries
    counts = Counter(key for one in entries for key in _keys(held, one))
    if held.grouping not in TIED:
        order = [key for key in words.titles if key in counts and key != SUGGESTED]
        order += sorted(counts.keys() - {*order, SUGGESTED, NONE})
        titles = {key: words.titles.get(key, key) for key in order}
    else:
        titles = _most_frequent(held, words, counts, most)
    titles |= {NONE: words.none} if NONE in counts else {}
    titles |= {SUGGESTED: words.titles[SUGGESTED]} if SUGGESTED in counts else {}
    return EntryIndex(_Laid(held, entries, words.lang, titles), list(titles.items()))


def _keys(held: Chronicle, one: DatedEntry) -> Iterable[str]:
    """Return the lanes that an entry belongs to."""
    if one.lane == SUGGESTED:
        return (SUGGESTED,)
    if held.grouping in TIED:
        return (tie.ref for tie in held.ties[one.ref]) if one.ref in held.ties else (NONE,)
    if held.grouping == "side":
        return (one.side or NONE,)
    return (one.kind if held.grouping == "kind" else one.lane,)


def _most_frequent(
    held: Chronicle, words: LaneWords, counts: Mapping[str, int], most: int
) -> dict[str, str]:
    named = {tie.ref: tie.title for ties in held.ties.values() for tie in ties}
    ranked = sorted(named.keys() & counts.keys(), key=lambda key: (-counts[key], key))
    titles = {key: _cut(named[key].best(words.lang)[0]) for key in ranked[:most]}
    return titles | ({REST: words.rest} if len(ranked) > most else {})


class _Laid:
    """A chronicle's entries in their lanes, each made when it is asked for.

    An event of several units or places stands in the lane of each.
    """

    def __init__(
        self,
        held: Chronicle,
        entries: Sequence[DatedEntry],
        lang: str,
        titles: Iterable[str],
    ) -> None:
        self._entries = entries
        self._lang = lang
        self._lanes = [*titles, REST]
        self._which, self._lane = array("i"), array("i")
        numbers = {key: number for number, key in reversed([*enumerate(self._lanes)])}
        rest = numbers[REST]
        for which, one in enumerate(entries):
            for lane in dict.fromkeys(numbers.get(key, rest) for key in _keys(held, one)):
                self._which.append(which)
                self._lane.append(lane)

    def __len__(self) -> int:
        return len(self._which)

    def __getitem__(self, at: int) -> TimelineEntry:
        return entry_of(self._entries[self._which[at]], self._lang, self._lanes[self._lane[at]])

    def __iter__(self) -> Iterator[TimelineEntry]:
        return map(self.__getitem__, range(len(self)))


def _cut(title: str) -> str:
    return title if len(title) <= LONGEST else title[: LONGEST - 1].rstrip() + "…"
