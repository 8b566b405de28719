"""Which of our two languages a piece of an article is in."""

from __future__ import annotations

import re
from typing import Final

from db.articles.draft import Lang
from db.vietnamese import fold

_WORD: Final = re.compile(r"[^\W\d_]+")
_SAMPLE: Final = 20_000
_SHARE: Final = 0.2


def language(text: str) -> Lang:
    """Return "vi" if at least a fifth of the words carry Vietnamese marks, else "en"."""
    words = _WORD.findall(text[:_SAMPLE])
    marked = sum(fold(word) != word.lower() for word in words)
    return "vi" if words and marked >= _SHARE * len(words) else "en"


def is_capitals(text: str) -> bool:
    """Say whether a line is set in capitals, as titles are."""
    letters = [char for char in text if char.isalpha()]
    return len(letters) > 2 and sum(char.isupper() for char in letters) >= 0.85 * len(letters)
