"""Offsets of the reading page: code points of a passage to UTF-16 units of Qt's text and back."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import Final

BASIC: Final = 0xFFFF
LINE: Final = "\u2028"
UNKNOWN: Final = "\ufffd"
NO_BREAK: Final = "\u00a0"
REPLACED: Final = {
    **dict.fromkeys("\n\r\u2029", LINE),
    **dict.fromkeys("\x00\ufffc\ufdd0\ufdd1", UNKNOWN),
    **{chr(code): UNKNOWN for code in range(0xD800, 0xE000)},
}
"""What a QTextDocument takes for structure or Qt can't hold, and stand-ins of equal length."""
_TABLE: Final = str.maketrans(REPLACED)


def displayable(text: str) -> str:
    """Return the text with what would disturb a QTextDocument replaced, one for one."""
    return text.translate(_TABLE)


class Offsets:
    """Map offsets in a text: Python counts code points, Qt UTF-16 units."""

    def __init__(self, text: str) -> None:
        self._astral = [at for at, char in enumerate(text) if ord(char) > BASIC]
        self._pairs = [at + before for before, at in enumerate(self._astral)]

    def to_utf16(self, offset: int) -> int:
        """Return the UTF-16 offset of a code point offset."""
        return offset + bisect_left(self._astral, offset)

    def to_code_points(self, offset: int) -> int:
        """Return the code point offset of a UTF-16 offset; inside a pair, that after it."""
        return offset - bisect_right(self._pairs, offset - 2)
