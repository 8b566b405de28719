"""The names that a document and the archive's authority records know, found wherever they stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from db.articles.recognise.geography import (
    ADMINISTRATIVE,
    CAMPAIGNS,
    COMPASS,
    LOCATORS,
    PLACE_TYPES,
    STATES,
)
from db.articles.recognise.sounds import shape_of
from db.articles.recognise.suggestions import (
    Authorities,
    Kind,
    PersonValue,
    PlaceValue,
    Suggestion,
    UnitValue,
    Value,
)
from db.articles.recognise.words import Paragraph, words_of

Keys = tuple[str, ...]
_KINDS: Final[dict[str, Kind]] = {"unit": "unit", "place": "place", "person": "person"}
_LONGEST: Final = 8


@dataclass(slots=True)
class Known:
    """What is known by one written name: its kind, the types it was met with, its records."""

    kind: Kind
    text: str
    types: set[str | None] = field(default_factory=set[str | None])
    refs: set[str] = field(default_factory=set[str])
    whole: bool = False


class Names:
    """Every name known so far, by its words in lower case."""

    def __init__(self, authorities: Authorities = ()) -> None:
        self._known: dict[Keys, Known] = {}
        self._lengths: dict[str, list[int]] = {}
        self._units: dict[Keys, None] = {}
        self._unit_first: set[str] = set()
        for ref, kind, name in authorities:
            if kind in _KINDS:
                self._authorise(ref, _KINDS[kind], name)

    def _authorise(self, ref: str, kind: Kind, name: str) -> None:
        keys = keys_of(name)
        if not keys:
            return
        known = self._add(keys, kind, name, None)
        known.refs.add(ref)
        known.whole = True
        bare = without_type(keys)
        if kind == "place" and bare != keys and len(bare) > 1:
            self._add(bare, kind, name, None).refs.add(ref)

    def _add(self, keys: Keys, kind: Kind, text: str, type_: str | None) -> Known:
        known = self._known.get(keys)
        if known is None:
            known = self._known[keys] = Known(kind, text)
            lengths = self._lengths.setdefault(keys[0], [])
            if len(keys) not in lengths:
                lengths.append(len(keys))
                lengths.sort(reverse=True)
        known.types.add(type_)
        return known

    def learn(self, suggestions: Iterable[Suggestion]) -> None:
        """Keep the names of what was suggested, so that their bare forms are found too."""
        for suggestion in suggestions:
            value = suggestion.value
            if isinstance(value, PlaceValue):
                self._learn_place(value)
            elif isinstance(value, PersonValue):
                keys = keys_of(value.name)
                if len(keys) > 1 or shape_of(value.name) == "transliterated":
                    self._add(keys, "person", value.name, None)
            elif isinstance(value, UnitValue) and value.name and (value.code or not value.number):
                self._learn_unit(value.name)

    def _learn_place(self, value: PlaceValue) -> None:
        keys = keys_of(value.name)
        if len(keys) < 2 or all(key in COMPASS or not key.isalpha() for key in keys):
            return
        if " ".join(keys) not in STATES and not any(key.isdecimal() for key in keys):
            self._add(keys, "place", value.name, value.type)

    def _learn_unit(self, name: str) -> None:
        keys = keys_of(name)
        if len(keys) > 1:
            self._units[keys] = None
            self._unit_first.add(keys[0])

    def unit_at(self, paragraph: Paragraph, index: int) -> int | None:
        """Return the index after the longest known unit name that begins at a word, or None."""
        if paragraph.word(index).key not in self._unit_first:
            return None
        for length in range(_LONGEST, 1, -1):
            if keys_at(paragraph, index, length) in self._units:
                return index + length
        return None

    def place_at(self, paragraph: Paragraph, index: int, type_: str) -> int | None:
        """Return the index after a known name of places of that type, whatever its capitals."""
        for length in self._lengths.get(paragraph.word(index).key, ()):
            known = self._known.get(keys_at(paragraph, index, length))
            if known is not None and known.kind == "place" and type_ in known.types:
                return index + length
        return None

    def found_at(self, paragraph: Paragraph, index: int) -> tuple[int, Known] | None:
        """Return the longest known name that begins at a word, and the index after it."""
        for length in self._lengths.get(paragraph.word(index).key, ()):
            known = self._known.get(keys_at(paragraph, index, length))
            if known is not None:
                return index + length, known
        return None

    def ref_of(self, suggestion: Suggestion) -> str | None:
        """Return the one authority record whose name this is, or None if none or several."""
        for keys in _written_keys(suggestion):
            known = self._known.get(keys)
            if known is not None and known.kind == suggestion.kind and len(known.refs) == 1:
                return next(iter(known.refs))
        return None


def _written_keys(suggestion: Suggestion) -> list[Keys]:
    value = suggestion.value
    found = [keys_of(suggestion.quote)]
    if isinstance(value, PlaceValue):
        full = f"{value.type} {value.name}" if value.type else value.name
        found += [keys_of(full), keys_of(value.name)]
    elif isinstance(value, PersonValue):
        found.append(keys_of(value.name))
    elif isinstance(value, UnitValue):
        found += [keys_of(part) for part in (value.code, value.name) if part]
        found.append(tuple(key for key in found[0][: len(found[0])] if key not in "()"))
        if value.number:
            head = (
                found[0][: found[0].index(value.number.lower()) + 1]
                if (value.number.lower() in found[0])
                else found[0]
            )
            found.append(head)
    return [keys for keys in found if keys]


def keys_of(text: str) -> Keys:
    """Return a name's words as they are compared: lower case, one tone placement, no "số"."""
    return tuple(word.key for word in words_of(text) if word.key != "số")


def keys_at(paragraph: Paragraph, index: int, length: int) -> Keys:
    """Return the keys of some words, none where the paragraph ends before."""
    if index + length > len(paragraph.words):
        return ()
    return tuple(word.key for word in paragraph.words[index : index + length])


def without_type(keys: Keys) -> Keys:
    """Return a place's name without the type word before it."""
    words = words_of(" ".join(keys))
    found = PLACE_TYPES.at(words, 0)
    return keys[found[0] :] if found and found[0] < len(keys) else keys


def find_known(paragraph: Paragraph, names: Names) -> None:
    """Suggest the known names that no pattern has found, where they stand as whole names."""
    index = 0
    while index < len(paragraph.words):
        word = paragraph.words[index]
        found = names.found_at(paragraph, index) if word.capital else None
        if found is None or not _stands(paragraph, index, found[0], found[1]):
            index += 1
            continue
        end, known = found
        text = paragraph.written(index, end)
        start, stop = word.start, paragraph.words[end - 1].end
        paragraph.suggest(known.kind, start, stop, _value(known, text))
        index = end


def _value(known: Known, text: str) -> Value:
    if known.kind == "place":
        only = next(iter(known.types)) if len(known.types) == 1 else None
        only = only if only in ADMINISTRATIVE else None
        return PlaceValue(only, text)
    if known.kind == "person":
        return PersonValue(None, text, shape_of(text) == "transliterated")
    return UnitValue("unit", None, None, text, None)


def _stands(paragraph: Paragraph, start: int, end: int, known: Known) -> bool:
    """Say whether known words are a whole name here, not a part of a longer one."""
    if keys_at(paragraph, start - 2, 2) in CAMPAIGNS and not known.whole:
        return False
    if paragraph.word(end).capital and not paragraph.taken(end) and not paragraph.opens(end):
        return False
    before = paragraph.word(start - 1)
    if not before.capital or paragraph.taken(start - 1):
        return True
    heads = paragraph.opens(start - 1) or LOCATORS.at(paragraph.words, start - 1) is not None
    return heads or before.key in COMPASS
