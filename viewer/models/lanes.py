"""The timeline's lanes: what is dated, put by front, side, unit, place or kind."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from PySide6.QtCore import QT_TRANSLATE_NOOP

from db import reading
from viewer import vocabulary
from viewer.state.collector import considerate
from viewer.widgets.timeline_entries import SUGGESTED, entry_of
from viewer.widgets.timeline_index import EntryIndex

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

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
    """What an archive holds in time; `ties` are the units or places of each event."""

    grouping: str
    entries: tuple[DatedEntry, ...]
    undated: tuple[Summary, ...]
    ties: Mapping[Ref, tuple[Summary, ...]]
    refs: frozenset[Ref] = frozenset()


@dataclass(frozen=True, slots=True)
class LaneWords:
    """The words that lanes are named with, in the language spoken when they were asked for."""

    lang: str
    titles: Mapping[str, str]
    none: str
    rest: str


def chronicle(connection: Connection, grouping: str) -> Chronicle:
    """Return what is dated, as a way of putting it into lanes needs it; for a worker thread."""
    with considerate():
        entries = (*reading.timeline(connection), *reading.suggested_timeline(connection))
        if grouping == "kind":
            entries += reading.dated_others(connection)
        tied: Mapping[Ref, tuple[Summary, ...]] = {}
        if grouping in TIED:
            tied = reading.ties(connection, TIED[grouping])
        refs = frozenset(one.ref for one in entries)
        return Chronicle(grouping, entries, reading.undated(connection), tied, refs)


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
    keys = _keys(held)
    if held.grouping not in TIED:
        present = {key for ones in keys for key in ones}
        order = [key for key in words.titles if key in present and key != SUGGESTED]
        order += sorted(present - {*order, SUGGESTED, NONE})
        titles = {key: words.titles.get(key, key) for key in order}
    else:
        titles = _most_frequent(held, words, keys, most)
    titles |= {NONE: words.none} if any(NONE in ones for ones in keys) else {}
    titles |= (
        {SUGGESTED: words.titles[SUGGESTED]} if any(SUGGESTED in ones for ones in keys) else {}
    )
    return EntryIndex(_entries(held, words, keys, titles), list(titles.items()))


def _keys(held: Chronicle) -> list[tuple[str, ...]]:
    """Return for each entry the lanes that it belongs to."""
    found: list[tuple[str, ...]] = []
    for one in held.entries:
        if one.lane == SUGGESTED:
            found.append((SUGGESTED,))
        elif held.grouping in TIED:
            found.append(tuple(tie.ref for tie in held.ties.get(one.ref, ())) or (NONE,))
        else:
            how = {"side": one.side or NONE, "kind": one.kind}
            found.append((how.get(held.grouping, one.lane),))
    return found


def _most_frequent(
    held: Chronicle, words: LaneWords, keys: Sequence[tuple[str, ...]], most: int
) -> dict[str, str]:
    counts = Counter(key for ones in keys for key in ones)
    named = {tie.ref: tie.title.best(words.lang)[0] for ties in held.ties.values() for tie in ties}
    ranked = sorted(named.keys() & counts.keys(), key=lambda key: (-counts[key], key))
    titles = {key: _cut(named[key]) for key in ranked[:most]}
    return titles | ({REST: words.rest} if len(ranked) > most else {})


def _entries(
    held: Chronicle,
    words: LaneWords,
    keys: Sequence[tuple[str, ...]],
    titles: Mapping[str, str],
) -> Iterator[TimelineEntry]:
    for one, lanes in zip(held.entries, keys, strict=True):
        if len(lanes) == 1:
            yield entry_of(one, words.lang, lanes[0] if lanes[0] in titles else REST)
            continue
        for lane in dict.fromkeys(lane if lane in titles else REST for lane in lanes):
            yield entry_of(one, words.lang, lane)


def _cut(title: str) -> str:
    return title if len(title) <= LONGEST else title[: LONGEST - 1].rstrip() + "…"
