"""Places in a paragraph: type words with their names, and names where only a place can stand."""

from __future__ import annotations

import re
from typing import Final

from db.articles.recognise.counting import counted_at
from db.articles.recognise.formations import ECHELONS, PEOPLES
from db.articles.recognise.geography import (
    CAMPAIGNS,
    COMPASS,
    COMPOUND,
    FEATURES,
    LOCATORS,
    NAMING,
    NO_PLACE,
    NO_SINGLE,
    NUMBERED,
    PLACE_TYPES,
    STRICT,
    Manner,
)
from db.articles.recognise.names import Names, keys_at
from db.articles.recognise.people import is_person
from db.articles.recognise.ranks import SURNAMES, TITLES
from db.articles.recognise.sounds import shape_of
from db.articles.recognise.suggestions import PlaceValue
from db.articles.recognise.words import DASHES, Paragraph

_ROAD_NUMBER: Final = re.compile(r"\d{1,3}[A-Za-z]?")
_PLACE_NUMBER: Final = re.compile(r"[A-Z]?\d{1,4}[A-Z]?")
_AFTER_NAME: Final = frozenset(
    [
        "đã", "đang", "sẽ", "bị", "được", "và", "của", "ở", "tại", "do", "cùng", "về", "lên",
        "từ", "là", "có", "với", "vào", "ra", "đến", "tới", "sang", "qua", "để", "cho", "thì",
        "rồi", "nhưng", "cũng", "trong", "trên", "theo", "khi", "chưa", "không", "xuống", "đánh",
        "hay", "hoặc", "mà", "nơi",
    ]
)  # fmt: skip
_JOINTS: Final = frozenset([",", "và", "rồi", "cùng", "hoặc", "hay", "với", "đến", "tới", "qua"])
_CAPITAL_TYPES: Final = frozenset(
    [
        "huyện",
        "xã",
        "tỉnh",
        "đường",
        "khu",
        "phố",
        "châu",
        "phường",
        "atk",
        "tx",
        "tp",
    ]
)
_UNNUMBERED: Final = frozenset(["tổng", "thành", "hạt", "đạo", "châu", "phủ"])
_LETTERED: Final = re.compile(r"[A-Z]\d{1,4}|\d{3,4}")
_PLURALS: Final = frozenset(["các", "những", "hai", "ba", "bốn", "năm", "sáu", "mấy", "nhiều"])
_LONGEST_NAME, _LONGEST_CHAIN, _REACH = 4, 40, 12


def find_places(paragraph: Paragraph, names: Names) -> None:
    """Suggest every place that a type word, a preposition or an enumeration shows to be one."""
    index = 0
    while index < len(paragraph.words):
        end = _typed_at(paragraph, index, names) or _located_at(paragraph, index)
        index = index + 1 if end is None else max(_chain(paragraph, end, names), index + 1)


def _typed_at(paragraph: Paragraph, index: int, names: Names) -> int | None:
    """Suggest the place whose type word begins here; return the index after it."""
    found = PLACE_TYPES.at(paragraph.words, index)
    if found is None or paragraph.taken(index):
        return None
    after, manner = found
    word = paragraph.words[index]
    type_ = " ".join(part.key for part in paragraph.words[index:after])
    if paragraph.word(index - 1).key in COMPOUND.get(type_, ()):
        return None
    if word.capital and not _may_be_capital(paragraph, index, after, type_):
        return None
    end = _name_end(paragraph, after, type_, manner, names)
    if end is None:
        return None
    naming = word.capital and type_ in NAMING and not paragraph.opens(index)
    name = paragraph.written(index if naming else _after_number_word(paragraph, after), end)
    first = index + 1 if type_ == "cụm cứ điểm" else index
    value = PlaceValue("cứ điểm" if first > index else type_, name)
    if paragraph.suggest(
        "place", paragraph.words[first].start, paragraph.words[end - 1].end, value
    ):
        return _endpoints(paragraph, end) if manner == "road" else end
    return None


def _may_be_capital(paragraph: Paragraph, index: int, after: int, type_: str) -> bool:
    """Say whether a type word with a capital is one: at a sentence's start, or of a usual kind."""
    if after - index > 1 or paragraph.opens(index) or type_ in NAMING:
        return True
    return type_ in _CAPITAL_TYPES


def _after_number_word(paragraph: Paragraph, index: int) -> int:
    return index + 1 if paragraph.word(index).key == "số" else index


def _name_end(
    paragraph: Paragraph, index: int, type_: str, manner: Manner, names: Names
) -> int | None:
    """Return the index after the name that follows a type word, or None if none does."""
    start = _after_number_word(paragraph, index)
    first = paragraph.word(start)
    if start >= len(paragraph.words) or paragraph.taken(start):
        return None
    numbered = type_.endswith(" số") or start > index or manner != "plain"
    numbered = numbered and type_ not in _UNNUMBERED
    pattern = _ROAD_NUMBER if manner == "road" else _PLACE_NUMBER
    if numbered and manner != "region" and pattern.fullmatch(first.text):
        return _number_end(paragraph, start, sure=start > index or type_ in {"quốc lộ", "tỉnh lộ"})
    inner = PLACE_TYPES.at(paragraph.words, start)
    if inner is not None and not first.capital:
        return None
    known = names.place_at(paragraph, start, type_)
    if known is not None and (first.capital or manner == "region"):
        return known
    if not first.capital or not name_like(paragraph, start, least=1):
        return None
    return _capital_name_end(paragraph, start, type_, manner)


def _capital_name_end(paragraph: Paragraph, start: int, type_: str, manner: Manner) -> int | None:
    end = paragraph.capitals(start, _LONGEST_NAME)
    following = paragraph.word(end)
    if end > start + 1 or shape_of(paragraph.word(start).text) != "syllable":
        return end
    if manner == "region" and following.lower and following.key not in _AFTER_NAME:
        return end + 1
    if type_ in FEATURES or not following.lower:
        return end
    return end if following.key in _AFTER_NAME else None


def _number_end(paragraph: Paragraph, index: int, *, sure: bool = False) -> int | None:
    """Return the index after a road's or a hill's number, unless it counts something."""
    if counted_at(paragraph, index + 1) is not None and not sure:
        return None
    if paragraph.word(index + 1).text in {"%", "/"}:
        return None
    return index + 2 if paragraph.word(index + 1).key in {"bis", "kép"} else index + 1


def _endpoints(paragraph: Paragraph, index: int) -> int:
    """Suggest what a road joins where it follows it bare ("đường số 6 Hà Đông - Lai Châu")."""
    end = paragraph.capitals(index, _LONGEST_NAME)
    joined = paragraph.word(end).text in DASHES and paragraph.word(end + 1).capital
    if end > index + 1 and joined and name_like(paragraph, index):
        _suggest_bare(paragraph, index, end)
        return end
    return index


def _located_at(paragraph: Paragraph, index: int) -> int | None:
    """Suggest the name after a preposition or another word that says where."""
    found = LOCATORS.at(paragraph.words, index) or _announced(paragraph, index)
    if found is None or paragraph.taken(index):
        return None
    start, word = found[0], paragraph.words[index]
    if start >= len(paragraph.words) or not paragraph.words[start].capital:
        return None
    if word.capital and word.key in COMPASS:
        return None  # "Tây Côn Lĩnh", but "ở tây Mường Thanh"
    if paragraph.words[start].text.isupper() and PLACE_TYPES.at(paragraph.words, start):
        return None  # an abbreviated type word, which is read as one
    if paragraph.taken(start):
        return None
    if name_like(paragraph, start) or _region(paragraph, index, start):
        end = paragraph.capitals(start, _LONGEST_NAME)
    elif found[0] == index + 1 and _single(paragraph, index, start):
        end = start + 1
    else:
        return None
    return end if _suggest_bare(paragraph, start, end) else None


def _announced(paragraph: Paragraph, index: int) -> tuple[int, None] | None:
    """Return the index after a colon that follows a type word ("các xã: A, B")."""
    if paragraph.words[index].text != ":":
        return None
    types = (PLACE_TYPES.at(paragraph.words, index - length) for length in (1, 2, 3))
    ends = any(found is not None and found[0] == index for found in types)
    return (index + 1, None) if ends else None


def _region(paragraph: Paragraph, index: int, start: int) -> bool:
    """Say whether two points of the compass are a region ("ở Tây Bắc", never "phía Tây Bắc")."""
    keys = [paragraph.word(start + step).key for step in range(2)]
    both = paragraph.capitals(start) == start + 2 and all(key in COMPASS for key in keys)
    return both and paragraph.words[index].key in STRICT


def _single(paragraph: Paragraph, index: int, start: int) -> bool:
    """Say whether one capitalised word is a place: after "ở" and its like, before no small one."""
    word, following = paragraph.words[start], paragraph.word(start + 1)
    if paragraph.words[index].key not in STRICT or word.key in NO_SINGLE or word.text.isupper():
        return False
    if following.capital or shape_of(word.text) is None:
        return False
    alone = not following.lower or following.key in _AFTER_NAME
    return alone and following.text not in DASHES and name_like(paragraph, start, least=1)


def name_like(paragraph: Paragraph, start: int, least: int = 2) -> bool:
    """Say whether the capitals here can be a place's name: no body, no title, no person."""
    words = paragraph.words
    end = paragraph.capitals(start, _LONGEST_NAME)
    if end - start < least and shape_of(words[start].text) != "transliterated":
        return False
    if NO_PLACE.at(words, start) or ECHELONS.at(words, start) or _is_title(paragraph, start):
        return False
    keys = [word.key for word in words[start:end]]
    if all(key in PEOPLES or key in COMPASS or not key.isalpha() for key in keys):
        return least == 1 and len(keys) > 1  # "hành lang Bắc - Nam", never "Đông Nam" alone
    return least == 1 or not is_person(paragraph, start, end)


def _is_title(paragraph: Paragraph, start: int) -> bool:
    """Say whether a title stands here: of several words, or one before a family name."""
    found = TITLES.at(paragraph.words, start)
    if found is None:
        return False
    return found[0] > start + 1 or paragraph.word(start + 1).key in SURNAMES


def _suggest_bare(paragraph: Paragraph, start: int, end: int, type_: str | None = None) -> bool:
    if keys_at(paragraph, start - 2, 2) in CAMPAIGNS:
        return False
    value = PlaceValue(type_, paragraph.written(start, end))
    first, last = paragraph.words[start].start, paragraph.words[end - 1].end
    return paragraph.suggest("place", first, last, value)


def _chain(paragraph: Paragraph, index: int, names: Names, *, plain: bool = False) -> int:
    """Suggest the places enumerated after one, in brackets or joined; return the index after."""
    type_ = None if plain else _shared_type(paragraph)
    for _ in range(_LONGEST_CHAIN):
        start = _joint_end(paragraph, _past_date(paragraph, index))
        if start is None:
            return index
        end = _typed_at(paragraph, start, names)
        if end is not None:
            type_ = _shared_type(paragraph)
        else:
            end = _linked(paragraph, start, type_, bracket=paragraph.word(start - 1).text == "(")
        if end is None:
            return index
        index = end
        if paragraph.word(index).text == ")":
            index += 1
    return index


def _shared_type(paragraph: Paragraph) -> str | None:
    """Return the type that the last place shares with those after it ("các xã A, B"; a road's)."""
    suggestion = paragraph.found[-1]
    value = suggestion.value
    if not isinstance(value, PlaceValue) or _is_road(value.type):
        return value.type if isinstance(value, PlaceValue) else None
    if value.type in NUMBERED and value.name[-1:].isdecimal():
        return value.type
    before = paragraph.text[max(0, suggestion.start - _REACH) : suggestion.start].split()
    return (
        value.type
        if before and (before[-1].lower() in _PLURALS or before[-1].isdecimal())
        else None
    )


def _past_date(paragraph: Paragraph, index: int) -> int:
    """Return the index after a bracket that holds a date alone ("Nghĩa Lộ (1948), ...")."""
    if paragraph.word(index).text != "(" or index + 1 >= len(paragraph.words):
        return index
    end = index + 1
    while end < min(len(paragraph.words), index + _REACH) and paragraph.taken(end):
        end += 1
    return end + 1 if end > index + 1 and paragraph.word(end).text == ")" else index


def _joint_end(paragraph: Paragraph, index: int) -> int | None:
    """Return the index after what joins two places of an enumeration, or None."""
    word = paragraph.word(index)
    if word.text == "(" or word.text in DASHES:
        return index + 1
    end = index
    while paragraph.word(end).key in _JOINTS and end < index + 2:
        end += 1
    return end if end > index else None


def _linked(paragraph: Paragraph, start: int, type_: str | None, *, bracket: bool) -> int | None:
    """Suggest a further name of an enumeration; a road's further number too."""
    if start >= len(paragraph.words) or paragraph.taken(start):
        return None
    word = paragraph.words[start]
    if _is_road(type_) and _ROAD_NUMBER.fullmatch(word.text):
        return _linked_number(paragraph, start, type_)
    if type_ in NUMBERED and _LETTERED.fullmatch(word.text) and not bracket:
        return _linked_number(paragraph, start, type_)
    if not word.capital or not name_like(paragraph, start):
        return None
    if shape_of(word.text) == "transliterated":
        return None
    end = paragraph.capitals(start, _LONGEST_NAME)
    if bracket and paragraph.word(end).text not in {")", ",", *DASHES}:
        return None
    apart = bracket or paragraph.word(start - 1).text in DASHES or _is_road(type_)
    numbered = paragraph.found[-1].quote[-1].isdecimal()
    own = None if apart or numbered else type_
    return end if _suggest_bare(paragraph, start, end, own) else None


def _is_road(type_: str | None) -> bool:
    return type_ is not None and any(part in type_ for part in ("đường", "lộ"))


def _linked_number(paragraph: Paragraph, start: int, type_: str | None) -> int | None:
    """Suggest a further number of a road or a hill, unless it counts what follows."""
    end = _number_end(paragraph, start)
    if end is None:
        return None
    following = paragraph.word(end)
    counts = following.lower and following.key not in _AFTER_NAME
    if counts or following.text in {"/", "%"} or paragraph.word(start - 1).text in DASHES:
        return None
    return end if _suggest_bare(paragraph, start, end, type_) else None


def find_neighbours(paragraph: Paragraph, names: Names) -> None:
    """Suggest what is enumerated beside a place that only its name showed ("rút A, B và C")."""
    known = {s.start: s.end for s in paragraph.found if s.kind == "place"}
    ends = {word.end: index + 1 for index, word in enumerate(paragraph.words)}
    starts = {word.start: index for index, word in enumerate(paragraph.words)}
    for start, end in known.items():
        _chain(paragraph, ends[end], names, plain=True)
        _backwards(paragraph, starts[start])


def _backwards(paragraph: Paragraph, index: int) -> None:
    """Suggest the names enumerated before one, as long as commas join them."""
    for _ in range(_LONGEST_CHAIN):
        if paragraph.word(index - 1).key not in {",", "và"}:
            return
        first = last = index - 1
        while first > 0 and paragraph.words[first - 1].capital and not paragraph.taken(first - 1):
            first -= 1
        opened = paragraph.word(first - 1)
        if last - first < 2 or opened.capital or not name_like(paragraph, first):
            return
        if paragraph.opens(first) and opened.text not in {":", "("}:
            return
        if paragraph.capitals(first) != last or not _suggest_bare(paragraph, first, last):
            return
        index = first
