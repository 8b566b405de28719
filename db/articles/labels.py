"""The words that announce an article's parts: abstract, keywords, references and the rest."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

from db.articles.draft import Lang

Part = Literal["abstract", "keywords", "references", "tail"]
_END: Final = r"(?:\s*(?P<mark>[:.\-–—])|\s*$|(?=\s))\s*(?P<rest>.*)"
_LABELS: Final[tuple[tuple[Part, Lang, re.Pattern[str]], ...]] = (
    ("abstract", "vi", re.compile(rf"(?i:(?:bài\s+)?tóm\s+tắt(?:\s+bài\s+viết)?){_END}")),
    ("abstract", "en", re.compile(rf"(?i:abstract|summary){_END}")),
    ("keywords", "vi", re.compile(rf"(?i:(?:các\s+)?từ\s+kh(?:óa|oá)){_END}")),
    ("keywords", "en", re.compile(rf"(?i:key\s*-?\s*words?){_END}")),
)
_REFERENCES: Final = re.compile(
    r"(?:[\divx]{1,4}\s*[.)]\s*)?(?:danh mục )?(?:tài liệu tham khảo|tài liệu trích dẫn|"
    r"tài liệu dẫn|thư mục tham khảo|thư mục|references|bibliography|works cited|chú thích|notes)"
    r"\s*(?:chính)?\s*[:.]?",
    re.IGNORECASE,
)
_TAIL: Final = re.compile(
    r"\(?\*?\s*(?:ngày (?:tòa soạn |toà soạn )?nhận(?: được)? (?:bài|bản thảo)|"
    r"ngày (?:gửi|phản biện|duyệt)|người phản biện|phản biện khoa học|bbt nhận bài|"
    r"received\s*:|accepted\s*:|"
    r"\*?\s*(?:tel|email|e-mail|điện thoại)\s*[:.])",
    re.IGNORECASE,
)
_LONGEST_REFERENCES: Final = 60


@dataclass(frozen=True, slots=True)
class Label:
    """What a line announces, in which language, and the text that follows on the same line."""

    part: Part
    lang: Lang
    rest: str


def label_of(text: str) -> Label | None:
    """Return what a line announces, or None for a line of text."""
    for part, lang, pattern in _LABELS:
        match = pattern.match(text)
        if match and (match["mark"] or not match["rest"] or _name(match).isupper()):
            return Label(part, lang, match["rest"])
    if len(text) <= _LONGEST_REFERENCES and _REFERENCES.fullmatch(text):
        return Label("references", "vi", "")
    return Label("tail", "vi", text) if _TAIL.match(text) else None


def _name(match: re.Match[str]) -> str:
    return match[0][: match.start("rest")]
