"""People in a paragraph: names after a title, whole Vietnamese names, foreign names as spelled."""

from __future__ import annotations

import re
from typing import Final

from db.articles.recognise.formations import ECHELONS, PEOPLES
from db.articles.recognise.geography import LOCATORS, PLACE_TYPES, STRICT
from db.articles.recognise.names import keys_at
from db.articles.recognise.ranks import (
    AFTER_SURNAME,
    FILLERS,
    FOREIGN_PLACES,
    MIDDLE_NAMES,
    NOT_PERSON_BEFORE,
    NOT_PERSONS,
    PARTICLES,
    PERSON_HEADS,
    SURE_SURNAMES,
    SURNAMES,
    TITLES,
    WEAK_TITLES,
)
from db.articles.recognise.sounds import shape_of, toneless
from db.articles.recognise.suggestions import PersonValue
from db.articles.recognise.words import Paragraph

_HYPHENS: Final = re.compile("[-‐‑]")
_LONGEST_NAME, _LONGEST_FILLER, _LONGEST_CHAIN = 5, 8, 5
_QUOTES: Final = frozenset('“"«')


def find_people(paragraph: Paragraph) -> None:
    """Suggest everybody who is named with a title, with a whole name, or by a foreign name."""
    index = 0
    while index < len(paragraph.words):
        if paragraph.taken(index):
            index += 1
            continue
        end = (
            _after_surname(paragraph, index)
            or _titled(paragraph, index)
            or _whole_name(paragraph, index)
            or _foreign(paragraph, index)
        )
        index = index + 1 if end is None else end


def _after_surname(paragraph: Paragraph, index: int) -> int | None:
    """Suggest a family name with its title after it ("Phạm Thủ tướng"), or one after "Bác"."""
    word, following = paragraph.words[index], paragraph.word(index + 1)
    if word.capital and word.key == "bác" and following.key in SURNAMES and following.capital:
        lone = not paragraph.word(index + 2).capital
        if lone:
            return _suggest(paragraph, index, index, index + 2, word.text)
    if not word.capital or word.key not in SURNAMES or not following.capital:
        return None
    found = AFTER_SURNAME.at(paragraph.words, index + 1)
    if found is None:
        return None
    return _suggest(paragraph, index, index, found[0], paragraph.written(index + 1, found[0]))


def _titled(paragraph: Paragraph, index: int) -> int | None:
    """Suggest the name after a title, a chain of titles, or an office and what it is of."""
    found = TITLES.at(paragraph.words, index)
    if found is None:
        return None
    first, end = index, found[0]
    weak = " ".join(keys_at(paragraph, first, end - first)) in WEAK_TITLES
    for _ in range(_LONGEST_CHAIN):
        found = TITLES.at(paragraph.words, end)
        if found is None or _name_at(paragraph, end):
            break
        weak = weak and " ".join(keys_at(paragraph, end, found[0] - end)) in WEAK_TITLES
        end = found[0]
    name_end = name_end_at(paragraph, end)
    if name_end is not None and not (weak and not _full(paragraph, end, name_end)):
        return _suggest(paragraph, first, end, name_end, paragraph.written(first, end))
    return _past_fillers(paragraph, first, end)


def _full(paragraph: Paragraph, index: int, end: int) -> bool:
    """Say whether a name begins with a family name and cannot be a place or a people."""
    key = paragraph.words[index].key
    foreign = shape_of(paragraph.words[index].text) == "transliterated"
    return foreign or (key in SURE_SURNAMES and end > index + 1) or is_person(paragraph, index, end)


def is_person(paragraph: Paragraph, index: int, end: int) -> bool:
    """Say whether capitals are a whole Vietnamese name: three syllables, a person's middle name."""
    key, middle = paragraph.words[index].key, paragraph.word(index + 1).key
    long = end - index > 2 and key in SURNAMES
    return long and (key in SURE_SURNAMES or middle in MIDDLE_NAMES)


def _name_at(paragraph: Paragraph, index: int) -> bool:
    """Say whether capitals here begin a name rather than a further title."""
    capital = paragraph.word(index).capital and paragraph.word(index + 1).capital
    return capital and paragraph.word(index).key in SURNAMES


def name_end_at(paragraph: Paragraph, index: int) -> int | None:
    """Return the index after a person's name that begins here, or None if it is none."""
    word = paragraph.word(index)
    if not word.capital or index >= len(paragraph.words) or paragraph.taken(index):
        return None
    if word.key in PEOPLES and not paragraph.word(index + 1).capital:
        return None
    if PLACE_TYPES.at(paragraph.words, index) and word.key not in SURNAMES:
        return None
    if ECHELONS.at(paragraph.words, index) or word.key in FILLERS - SURNAMES:
        follows = paragraph.word(index + 1)
        if not follows.capital or follows.key in FILLERS:
            return None
    end = _run(paragraph, index)
    if end == index + 1 and shape_of(word.text) is None:
        return None
    return end


def _run(paragraph: Paragraph, index: int) -> int:
    """Return the index after capitals, particles of foreign names included."""
    end = index
    while end - index < _LONGEST_NAME and not paragraph.taken(min(end, len(paragraph.words) - 1)):
        word = paragraph.word(end)
        particle = word.key in PARTICLES and paragraph.word(end + 1).capital and end > index
        if not word.capital and not particle:
            break
        end += 1
    return end


def _past_fillers(paragraph: Paragraph, first: int, end: int) -> int | None:
    """Suggest a whole name after an office and what it is of ("Bí thư Tỉnh ủy Nguyễn Văn A")."""
    index = end
    while index < end + _LONGEST_FILLER and index < len(paragraph.words):
        word = paragraph.words[index]
        full = word.capital and word.key in SURNAMES and paragraph.word(index + 1).capital
        if full and not paragraph.taken(index) and (index > end or word.key in SURE_SURNAMES):
            stop = paragraph.capitals(index, 4)
            if stop - index > 2 or word.key in SURE_SURNAMES:
                title = paragraph.written(first, end)
                return _suggest(paragraph, index, index, stop, title)
        if not (word.key in FILLERS or word.number or paragraph.taken(index)):
            return None
        index += 1
    return None


def _whole_name(paragraph: Paragraph, index: int) -> int | None:
    """Suggest a Vietnamese name of three or four syllables that begins with a family name."""
    word = paragraph.words[index]
    if not word.capital or word.key not in SURNAMES:
        return None
    end = paragraph.capitals(index, _LONGEST_NAME)
    if not 3 <= end - index <= 4 or any(
        shape_of(part.text) != "syllable" for part in paragraph.words[index:end]
    ):
        return None
    if not is_person(paragraph, index, end):
        return None
    return None if _in_a_name(paragraph, index) else _suggest(paragraph, index, index, end, None)


def _in_a_name(paragraph: Paragraph, index: int) -> bool:
    """Say whether a place, a unit or a campaign bears the name ("xã ...", "chiến dịch ...")."""
    before = keys_at(paragraph, index - 2, 2)
    if before in {("chiến", "dịch"), ("phong", "trào"), ("mang", "tên"), ("trường", "học")}:
        return True
    for length in (3, 2, 1):
        start = index - length
        for vocabulary in (PLACE_TYPES, ECHELONS):
            found = vocabulary.at(paragraph.words, start) if start >= 0 else None
            if found is not None and found[0] == index:
                return True
    return False


def _foreign(paragraph: Paragraph, index: int) -> int | None:
    """Suggest a foreign name by its shape, unless it is a place, a people or a machine."""
    word = paragraph.words[index]
    if not word.capital:
        return None
    shape = shape_of(word.text)
    before = paragraph.word(index - 1)
    headed = keys_at(paragraph, index - 2, 2) in PERSON_HEADS or _original_follows(paragraph, index)
    if shape == "foreign" and not headed:
        return None
    if shape == "syllable" and not _in_parts(paragraph, index, headed):
        return None
    if shape not in {"transliterated", "foreign", "syllable"} or before.text in _QUOTES:
        return None
    plain = _HYPHENS.sub("", toneless(word.text))
    if plain in NOT_PERSONS or before.key in NOT_PERSON_BEFORE - ({"quân"} if headed else set()):
        return None
    if before.key == "và" and _refused(paragraph, index - 2):
        return None  # what the first of two is not, the second is not
    end = _run(paragraph, index)
    if plain in FOREIGN_PLACES or _after_place_word(paragraph, index):
        return None
    return _suggest(paragraph, index, index, end, None)


def _refused(paragraph: Paragraph, index: int) -> bool:
    """Say whether a foreign name stands here that was not taken for a person's."""
    foreign = shape_of(paragraph.word(index).text) == "transliterated"
    return index >= 0 and foreign and not paragraph.taken(index)


def _original_follows(paragraph: Paragraph, index: int) -> bool:
    """Say whether the name's own spelling follows in brackets ("Vanluy (Valluy)")."""
    words = [paragraph.word(index + step) for step in (1, 2, 3)]
    bracket = words[0].text == "(" and words[2].text == ")"
    return bracket and shape_of(words[1].text) == "foreign" and words[1].text.isalpha()


def _in_parts(paragraph: Paragraph, index: int, headed: bool) -> bool:
    """Say whether a foreign name is written as several syllables ("Đờ Lát", "kế hoạch Na Va")."""
    word, following = paragraph.words[index], paragraph.word(index + 1)
    return following.capital and (headed or word.key in {"đờ", "đơ"})


def _after_place_word(paragraph: Paragraph, index: int) -> bool:
    """Say whether the word before says that a place follows."""
    if paragraph.word(index - 1).key in STRICT - {"từ", "về", "đến", "tới", "ra", "vào", "lên"}:
        return True
    for length in (3, 2, 1):
        start = index - length
        found = PLACE_TYPES.at(paragraph.words, start) if start >= 0 else None
        if found is not None and found[0] == index:
            return True
    found = LOCATORS.at(paragraph.words, index - 1) if index else None
    return found is not None and paragraph.word(index - 1).key in {"vùng", "hướng", "phía", "chiếm"}


def _suggest(
    paragraph: Paragraph, first: int, name: int, end: int, title: str | None
) -> int | None:
    """Suggest the person whose span begins at `first` and whose name at `name`."""
    words = paragraph.words
    text = paragraph.written(name, end)
    shapes = [shape_of(word.text) for word in words[name:end]]
    bracketed = title or _title_after(paragraph, end)
    value = PersonValue(bracketed, text, "transliterated" in shapes or words[name].key in PARTICLES)
    start, stop = words[first].start, words[end - 1].end
    return end if paragraph.suggest("person", start, stop, value) else None


def _title_after(paragraph: Paragraph, index: int) -> str | None:
    """Return the title that follows a name in brackets or after a comma, or None."""
    if paragraph.word(index).text not in {"(", ","}:
        return None
    found = TITLES.at(paragraph.words, index + 1)
    if found is None or paragraph.word(found[0]).text not in {")", ",", "."}:
        return None
    return paragraph.written(index + 1, found[0])
