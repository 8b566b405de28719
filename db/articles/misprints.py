"""What looks like a slip of the press: flagged with its span for an archivist, never corrected."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from db.articles import markers, syllables
from db.articles.draft import Misprint, SectionDraft
from db.vietnamese import fold

MOST: Final = 1000
_WORD: Final = re.compile(r"[^\W\d_]+")
_DOUBLED: Final = re.compile(r"(?<![\w-])([^\W\d_]+(?: [^\W\d_]+)?) \1(?![\w-])", re.IGNORECASE)
_LAST_WORD: Final = re.compile(r"([^\W\d_]+) $")
# each begins where a word does: tried at every letter, they would take minutes for one endless word
_CLOSE: Final = re.compile(
    r"(?<![^\W\d_])[^\W\d_]+(?:[,;:!?][^\W\d_]+|[,;]\d+)|\d[,;](?=[^\W\d_])[^\W\d_]+"
)
_CLOSE_STOP: Final = re.compile(r"(?<![^\W\d_])[^\W\d_]*[a-zà-ỹ]\.[^\W\d_a-zà-ỹđ][^\W\d_]*")
_ADDRESS: Final = re.compile(r"(?<!\S)\S*(?:://|www\.|@)\S*")
_SHORT_FORM: Final = re.compile(
    r"(?:tr|tp|pgs|gs|ts|ths|th|nxb|tx|st|mr|dr|v|q|p|h)\.", re.IGNORECASE
)
_PAIRS: Final = (("(", ")", "bracket"), ("“", "”", "quotation mark"), ("[", "]", "bracket"))
_OFTEN: Final = 3
# Whole reduplication is grammar in Vietnamese: these say "every", "gradually", "much", or a sound.
_REDUPLICATED: Final = frozenset(
    """ai ào ầm ba bừng cao chằm chiều chung chuồn con dần đâu đen đêm đều điệp đỏ đời đùng đường
    gần hai hàng hằng hừng ít khăng khe khư lăm lâu lớp lù luôn mãi muôn năm ngàn ngày nghìn người
    nhà nhanh nhiều nơi oang oe ù phăng quanh rào rầm rần rất rì riêng rừng sáng sang song tầng tối
    tha thường to trắng trùng tưng từ từng vàng vân vi vù vui vừa xa xanh xưa ý""".split()
)


class _Slip(NamedTuple):
    start: int
    end: int
    reason: str


def misprints(sections: Sequence[SectionDraft]) -> tuple[Misprint, ...]:
    """Return what an archivist should look at in a text, in reading order; at most MOST."""
    words = _Neighbours(text for section in sections for text in section.paragraphs)
    found: list[Misprint] = []
    for number, section in enumerate(sections):
        for place, text in enumerate(section.paragraphs):
            for slip in _slips(text, words, vietnamese=section.lang == "vi"):
                quote = text[slip.start : slip.end]
                found.append(Misprint(number, place, slip.start, slip.end, quote, slip.reason))
            if len(found) >= MOST:
                return tuple(found[:MOST])
    return tuple(found)


def _slips(text: str, words: _Neighbours, *, vietnamese: bool) -> list[_Slip]:
    marks = markers.found(text)
    skipped = [(marker.start, marker.end) for marker in marks]
    skipped += [match.span() for match in _ADDRESS.finditer(text)]
    slips = [*_doubled(text, words), *_unspaced(text), *_unpaired(text)]
    if vietnamese:
        slips += [*_misspelt(text), *_unusual(text, words.unusual)]
    kept = [slip for slip in slips if not any(a < slip.end and slip.start < b for a, b in skipped)]
    kept += [
        _Slip(marker.start, marker.end, "The brackets of this citation do not match.")
        for marker in marks
        if marker.damaged
    ]
    return sorted(set(kept))


def _doubled(text: str, words: _Neighbours) -> Iterator[_Slip]:
    for match in _DOUBLED.finditer(text):
        if match[1].lower() not in _REDUPLICATED and not words.share(text, match):
            yield _Slip(match.start(), match.end(), f"“{match[1]}” stands here twice.")


def _unspaced(text: str) -> Iterator[_Slip]:
    for pattern in (_CLOSE, _CLOSE_STOP):
        for match in pattern.finditer(text):
            if not _SHORT_FORM.match(match[0]):
                yield _Slip(
                    match.start(), match.end(), "A space is missing after the punctuation mark."
                )


def _unpaired(text: str) -> Iterator[_Slip]:
    for opening, closing, name in _PAIRS:
        opened: list[int] = []
        for place in (match.start() for match in re.finditer(f"[\\{opening}\\{closing}]", text)):
            if text[place] == opening:
                opened.append(place)
            elif opened:
                opened.pop()
            elif not _numbers_item(text, place):
                yield _Slip(place, place + 1, f"This {name} closes nothing.")
        for place in opened:
            yield _Slip(place, place + 1, f"This {name} is never closed.")


def _numbers_item(text: str, place: int) -> bool:
    """Say whether a closing bracket numbers an item, as in "a)" and "2)"."""
    return bool(re.search(r"(?:^|[;:,.]\s)(?:\w|\d{1,2})$", text[max(0, place - 4) : place]))


def _misspelt(text: str) -> Iterator[_Slip]:
    for match in _WORD.finditer(text):
        word = match[0]
        if word.isascii() or syllables.is_syllable(word) or not syllables.is_one_syllable(word):
            continue
        if word.isupper() and len(word) > 1 and syllables.is_syllable(word.lower()):
            continue
        if syllables.sounds_vietnamese(word):
            yield _Slip(match.start(), match.end(), f"“{word}” is no Vietnamese spelling.")
        elif word.islower() and len(word) > 1:
            yield _Slip(
                match.start(), match.end(), f"“{word}” is spelt like no Vietnamese syllable."
            )


class _Neighbours:
    """Which words follow one another in a text, and how often."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._following: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for text in texts:
            for first, second in _pairs(text):
                self._following[first.group().lower()][second.group().lower()] += 1
        self.unusual = dict(self._unusual_pairs())

    def share(self, text: str, doubled: re.Match[str]) -> bool:
        """Say whether two compounds meet in a doubled word, as in "giao thông thông suốt".

        Both must stand elsewhere in the text too.
        """
        word = doubled[1].lower()
        before = _LAST_WORD.search(text, max(0, doubled.start() - 12), doubled.start())
        after = _WORD.match(text, min(doubled.end() + 1, len(text)))
        if before is None or after is None:
            return False
        return (
            self._following[before[1].lower()][word] > 1
            and self._following[word][after[0].lower()] > 1
        )

    def _unusual_pairs(self) -> Iterator[tuple[str, str]]:
        """Yield pairs that stand once, with the word that their first one goes with elsewhere.

        "củng có", where the text has "củng cố" three times and "củng" before nothing else.
        """
        for first, seconds in self._following.items():
            usual, times = seconds.most_common(1)[0]
            if times < _OFTEN or sum(seconds.values()) != times + 1:
                continue
            other = next(word for word in seconds if word != usual)
            if fold(other) == fold(usual):
                yield f"{first} {other}", usual


def _pairs(text: str) -> Iterator[tuple[re.Match[str], re.Match[str]]]:
    before: re.Match[str] | None = None
    for match in _WORD.finditer(text):
        if before is not None and match.start() == before.end() + 1 and text[before.end()] == " ":
            yield before, match
        before = match


def _unusual(text: str, usual: dict[str, str]) -> Iterator[_Slip]:
    if not usual:
        return
    for first, second in _pairs(text):
        word = usual.get(f"{first.group()} {second.group()}".lower())
        if word:
            reason = f"Elsewhere in this text “{first.group().lower()}” goes with “{word}”."
            yield _Slip(first.start(), second.end(), reason)
