"""Armed formations in a paragraph: an echelon with a number, a code or a name."""

from __future__ import annotations

import re
from typing import Final

from db.articles.recognise.counting import HEADS, counted_at
from db.articles.recognise.formations import (
    ABBREVIATIONS,
    ARMS,
    CALIBRES,
    ECHELONS,
    FRENCH,
    FRENCH_ARMS,
    LETTERS,
    PEOPLES,
    VIETNAMESE_ARMS,
)
from db.articles.recognise.names import Names
from db.articles.recognise.ranks import SURE_SURNAMES, SURNAMES, TITLES
from db.articles.recognise.sounds import shape_of
from db.articles.recognise.suggestions import Side, UnitValue
from db.articles.recognise.words import DASHES, Paragraph

_CODE: Final = re.compile(r"([fedcba])\.?-?(\d{1,4}[a-z]?)", re.IGNORECASE)
_BARE_CODE: Final = re.compile(r"[fedc]\d{1,4}|[FEDC]\d{2,4}")
_NUMBER: Final = re.compile(r"\d{1,4}[A-Za-z]?|[IVX]{1,5}")
_FRENCH: Final = re.compile(
    rf"(?P<n1>\d{{1,3}})\s?(?:er|ème|ère|è|e)\s+(?P<a1>{'|'.join(ABBREVIATIONS)})(?!\w)"
    rf"|(?P<a2>{'|'.join(ABBREVIATIONS)})[\s-]?(?:số\s)?(?P<n2>\d{{1,3}})(?!\w)"
    r"|(?P<a3>[Tt]a[-\s]?bo(?:rs?)?)\s(?:số\s)?(?P<n3>\d{1,3}|[IVX]{1,4})(?!\w)"
)
# Words that may follow one capitalised syllable but are no second half of a name ("Thủ đô" is).
_VERBS: Final = frozenset(
    [
        "đã", "đang", "sẽ", "bị", "được", "và", "của", "ở", "tại", "đánh", "do", "cùng", "phối",
        "rút", "về", "lên", "từ", "là", "có", "với", "vào", "ra", "thành", "chặn", "tiến", "tấn",
        "phục",
    ]
)  # fmt: skip
_PLURALS: Final = frozenset(["các", "những", "hai", "ba", "bốn", "2", "3", "4", "5"])
_NO_CODE_AFTER: Final = frozenset(
    [
        "máy",
        "bay",
        "chiếc",
        "loại",
        "pháo",
        "súng",
        "đồi",
        "số",
        "kiểu",
        "điểm",
        "mỏm",
        "hiệu",
        "cứ",
    ]
)
_ENUMERATED = 12
_LONGEST_NAME = 5
_REACH = 5


def find_units(paragraph: Paragraph, names: Names) -> None:
    """Suggest every formation that has a number, a code or a name of its own."""
    for match in _FRENCH.finditer(paragraph.text):
        short = match["a1"] or match["a2"]
        echelon = ABBREVIATIONS[short] if short else "battalion"
        number = match["n1"] or match["n2"] or match["n3"]
        value = UnitValue(echelon, number, short, None if short else match["a3"], "france")
        paragraph.suggest("unit", match.start(), match.end(), value)
    index = 0
    while index < len(paragraph.words):
        index = max(_unit_at(paragraph, index, names), index + 1)


def _unit_at(paragraph: Paragraph, index: int, names: Names) -> int:
    """Suggest the formations that begin at a word; return the index after them."""
    found = ECHELONS.at(paragraph.words, index)
    if found is None:
        return _code_at(paragraph, index)
    after, echelon = found
    arms = after
    while (arm := ARMS.at(paragraph.words, arms)) is not None:
        arms = arm[0]
    people = paragraph.word(arms).key in PEOPLES
    if people and (paragraph.word(arms + 1).number or paragraph.word(arms + 1).key == "số"):
        arms += 1 + (paragraph.word(arms + 1).key == "số")
    side = _side(paragraph, after, arms)
    number = paragraph.word(arms)
    if _NUMBER.fullmatch(number.text) and not _counts(paragraph, arms):
        return _numbered(paragraph, index, arms, echelon, side)
    return _named(paragraph, index, arms, echelon, side, names)


def _side(paragraph: Paragraph, first: int, last: int) -> Side | None:
    words = {word.key for word in paragraph.words[first:last]}
    if words & FRENCH_ARMS:
        return "france"
    return "vietnam" if words & VIETNAMESE_ARMS else None


def _counts(paragraph: Paragraph, index: int) -> bool:
    """Say whether the number here counts what follows it ("đại đội 120 người")."""
    gun = paragraph.word(index - 1).key == "pháo" and paragraph.word(index).text in CALIBRES
    return gun or paragraph.word(index + 1).key in HEADS


def _numbered(
    paragraph: Paragraph, first: int, number: int, echelon: str, side: Side | None
) -> int:
    end, code = _after_code(paragraph, number + 1, echelon)
    name = None
    if code is None:
        end, name = _locality(paragraph, number + 1)
        end, code = _after_code(paragraph, end, echelon)
    side = side or _side_after(paragraph, end)
    value = UnitValue(echelon, paragraph.word(number).text, code, name, side)
    words = paragraph.words
    paragraph.suggest("unit", words[first].start, words[end - 1].end, value)
    plural = paragraph.word(first - 1).key in _PLURALS
    return _enumerated(paragraph, end, echelon, side, plural=plural)


def _enumerated(
    paragraph: Paragraph, index: int, echelon: str, side: Side | None, *, plural: bool
) -> int:
    """Suggest the numbers that share an echelon's word ("các tiểu đoàn 23, 29 và 70")."""
    for _ in range(_ENUMERATED):
        joint = index
        while paragraph.word(joint).key in {",", "và"} and joint < index + 2:
            joint += 1
        number = paragraph.word(joint)
        fits = joint > index and _NUMBER.fullmatch(number.text) and number.text[0].isdecimal()
        if not fits or counted_at(paragraph, joint + 1) is not None:
            break
        following = paragraph.word(joint + 1)
        if not plural and following.lower and following.key not in _VERBS:
            break
        end, name = _locality(paragraph, joint + 1)
        end, code = _after_code(paragraph, end, echelon)
        value = UnitValue(echelon, number.text, code, name, side)
        paragraph.suggest("unit", number.start, paragraph.words[end - 1].end, value)
        index = end
    return index


def _locality(paragraph: Paragraph, index: int) -> tuple[int, str | None]:
    """Return the end and the text of a name right after a number ("đại đội 35 Hàm Yên")."""
    if not paragraph.word(index).capital or _people(paragraph, index):
        return index, None
    if paragraph.word(index).key in SURE_SURNAMES and paragraph.word(index + 1).capital:
        return index, None  # its commander
    if shape_of(paragraph.word(index).text) in {"transliterated", "foreign"}:
        return index, None
    end = paragraph.capitals(index, _LONGEST_NAME)
    if end - index == 1 and paragraph.word(end).lower:
        return index, None
    return end, paragraph.written(index, end)


def _people(paragraph: Paragraph, index: int) -> bool:
    return paragraph.word(index).key in PEOPLES


def _after_code(paragraph: Paragraph, index: int, echelon: str) -> tuple[int, str | None]:
    """Return the end and the code of a bracket such as `(f308)` that begins here."""
    inner, close = paragraph.word(index + 1), paragraph.word(index + 2)
    if paragraph.word(index).text != "(" or close.text != ")":
        return index, None
    match = _CODE.fullmatch(inner.text)
    if match is None or LETTERS.get(match[1].lower()) != echelon:
        return index, None
    return index + 3, inner.text


def _named(
    paragraph: Paragraph, first: int, index: int, echelon: str, side: Side | None, names: Names
) -> int:
    end, name = _name_at(paragraph, index, names)
    if name is None or _is_commander(paragraph, first, index):
        return index
    words = paragraph.words
    end, code = _after_code(paragraph, end, echelon)
    number = None
    if code is not None:
        number = "".join(char for char in code if char.isdecimal())
        side = side or "vietnam"
    shape = shape_of(words[index].text)
    if shape in {"transliterated", "foreign"} or words[index].text in '“"':
        side = side or "france"
    value = UnitValue(echelon, number, code, name, side or _side_after(paragraph, end))
    paragraph.suggest("unit", words[first].start, words[end - 1].end, value)
    return end


def _is_commander(paragraph: Paragraph, first: int, index: int) -> bool:
    """Say whether a person follows an office and its formation ("Chính ủy Đại đoàn Trần Độ")."""
    if paragraph.word(index).key not in SURNAMES:
        return False
    ends = (TITLES.at(paragraph.words, first - length) for length in range(1, 5) if first >= length)
    return any(found is not None and found[0] == first for found in ends)


def _name_at(paragraph: Paragraph, index: int, names: Names) -> tuple[int, str | None]:
    """Return the end of a formation's name and the name: known, before a code, or capitals."""
    quoted = _quoted(paragraph, index)
    if quoted is not None:
        return quoted
    if not paragraph.word(index).capital or _people(paragraph, index):
        return index, None
    if paragraph.word(index).text.isupper() and len(paragraph.word(index).text) > 1:
        return index, None
    end = paragraph.capitals(index, _LONGEST_NAME)
    closing = end
    while paragraph.word(closing).lower and closing < index + _LONGEST_NAME:
        closing += 1
    bracketed = paragraph.word(closing).text == "(" and _CODE.fullmatch(
        paragraph.word(closing + 1).text
    )
    if bracketed:
        return closing, paragraph.written(index, closing)
    known = names.unit_at(paragraph, index)
    if known is not None:
        return known, paragraph.written(index, known)
    following = paragraph.word(end)
    alone = end == index + 1 and shape_of(paragraph.word(index).text) == "syllable"
    if alone and following.lower and following.key not in _VERBS:
        end += 1
    return end, paragraph.written(index, end)


def _quoted(paragraph: Paragraph, index: int) -> tuple[int, str] | None:
    """Return a name in quotation marks, a small word or two before it ("mang tên hiệp sĩ “X”")."""
    opening = index
    if paragraph.word(index - 1).key == "tên":
        while paragraph.word(opening).lower and opening < index + 3:
            opening += 1
    if paragraph.word(opening).text not in {"“", '"', "«"}:
        return None
    end = paragraph.capitals(opening + 1, _LONGEST_NAME)
    while paragraph.word(end).lower and end < opening + _LONGEST_NAME:
        end += 1
    if end == opening + 1 or paragraph.word(end).text not in {"”", '"', "»"}:
        return None
    return end + 1, paragraph.written(opening + 1, end)


def _side_after(paragraph: Paragraph, index: int) -> Side | None:
    following = paragraph.word(index)
    if following.key in FRENCH and following.text not in DASHES:
        return "france"
    return None


def _code_at(paragraph: Paragraph, index: int) -> int:
    """Suggest a formation written as its code alone ("e209")."""
    word = paragraph.words[index]
    match = _CODE.fullmatch(word.text) if _BARE_CODE.fullmatch(word.text) else None
    if match is None:
        return index + 1
    if any(paragraph.word(index - step).key in _NO_CODE_AFTER for step in range(1, _REACH)):
        return index + 1
    value = UnitValue(LETTERS[match[1].lower()], match[2], word.text, None, "vietnam")
    paragraph.suggest("unit", word.start, word.end, value)
    return index + 1
