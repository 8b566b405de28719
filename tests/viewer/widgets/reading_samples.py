"""A section for the reading view's tests: mentions as {kind:words}, citation marks in brackets."""

from __future__ import annotations

import re

from db.records import Marker, Mention, Passage, SectionText, Words

ORIGINAL = (
    (
        "Sáng {quantity:16/9/1950}, các đơn vị tiến vào cứ điểm {place:Đông Khê} "
        "trên {route:đường số 4}; {unit:Đại đội {quantity:225}} giữ cánh trái, "
        "còn dân công gánh gạo qua suối suốt đêm."
    ),
    (
        "Ở hậu phương, {body:Tỉnh ủy} phát động {event:một tuần thi đua}, "
        "{person:Sáctông} còn ở phía bắc. [3, tr. 167] Quyển sổ ghi 𝄞 rồi {place:Phú Bình} "
        "ở dòng sau."
    ),
    (
        "Đoạn này chưa ai dịch: ngày ấy nước lên, {place:cầu Gia Bảy} khép lại, "
        "và chuyện kể dừng ở đó."
    ),
)
TRANSLATION = (
    (
        "On the morning of {quantity:16 September 1950} the units entered {place:Đông Khê} on "
        "{route:Route 4}; {unit:Company 225} held the left wing."
    ),
    (
        "Behind the front the {body:provincial committee} proclaimed {event:a week of work}. "
        "[3, p. 167]"
    ),
    None,
)


def passage(position: int, source: str, lang: str) -> Passage:
    """Return a passage with its mentions (nested braces nest) and markers."""
    text, mentions, opened = "", [], list[tuple[str, int]]()
    for piece in re.split(r"(\{\w+:|\})", source):
        if piece.startswith("{"):
            opened.append((piece[1:-1], len(text)))
        elif piece == "}":
            kind, start = opened.pop()
            ref = f"{kind}/{text[start:]}"
            mentions.append(Mention(start, len(text), kind, ref, "accepted"))
        else:
            text += piece
    markers = tuple(
        Marker(found.start(), found.end(), "citation/5", found[0])
        for found in re.finditer(r"\[\d, \w+\. \d+\]", text)
    )
    return Passage(position, "section/3", position, lang, text, tuple(mentions), markers)


def section(*, translated: bool = True, original: tuple[str, ...] = ORIGINAL) -> SectionText:
    """Return a section of three passages, two of them translated."""
    return SectionText(
        ref="section/3",
        number="3",
        title=Words("Mở màn ở Đông Khê", "Opening at Đông Khê" if translated else None),
        article="article/one",
        article_title=Words("Một bài về mùa thu 1950", "On the autumn of 1950"),
        lang="vi",
        passages=tuple(passage(at, text, "vi") for at, text in enumerate(original)),
        translation=tuple(
            passage(at, text, "en") for at, text in enumerate(TRANSLATION) if text and translated
        ),
    )
