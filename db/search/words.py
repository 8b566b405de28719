"""What a person typed, as words to look for: never parsed as FTS5 syntax."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace

from db.records import KINDS
from db.vietnamese import clean, exact, fold

MAX_CHARACTERS = 400
MAX_WORDS = 24
GROUP = 3
"""Digits in a group of a written number."""

WORD = re.compile(r"[^\W_]+")
PIECE = re.compile(
    r"(?:kind|loại|loai)\s*:\s*(?:\"(?P<quoted_kind>[^\"]*)\"|(?P<kind>[^\s\"]+))"
    r"|\"(?P<straight>[^\"]*)\"|“(?P<curly>[^”]*)”"
    r"|(?<!\S)-(?P<excluded>[^\W_][^\s\"]*)"
    r"|(?P<number>(?<![\w.,/-])\d{1,3}(?:[.,]\d{3})+(?![\w/-])|(?<![\w/.-])\d{4,}(?![\w/-]))"
    r"|(?P<page>(?<!\w)(?:trang|page|tr|pp|p)\.?\s*\d+(?!\w))"
    r"|(?P<word>[^\W_]+)",
    re.IGNORECASE,
)

PAGE_WORDS = ("tr", "p", "trang", "page", "pp")
"""What stands before the number of a page, in either language."""

SMALL_WORDS = frozenset("a an and at by for from in of on the to với của ở tại và".split())
"""Words that need not be found where others are."""

KIND_WORDS: dict[str, str] = {
    "bai viet": "article",
    "muc": "section",
    "ban do": "map",
    "don vi": "unit",
    "to chuc": "body",
    "dia danh": "place",
    "noi": "place",
    "nguoi": "person",
    "nhan vat": "person",
    "su kien": "event",
    "duong hanh quan": "route",
    "huong": "route",
    "so lieu": "quantity",
    "thuat ngu": "term",
    "nguon": "source",
    "trich dan": "citation",
    "hien vat": "holding",
    "tu lieu anh": "media",
    "tham quan": "tour",
}
"""What `loại:` may be followed by, folded."""


@dataclass(frozen=True, slots=True)
class Term:
    """One thing to find: words that stand together, folded and with tones.

    `others` are further forms of it, folded; `small` says that it may be missing.
    """

    folded: tuple[str, ...]
    toned: tuple[str, ...]
    written: str
    prefix: bool = False
    number: bool = False
    others: tuple[tuple[str, ...], ...] = ()
    small: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
    """Hold a query's terms, the words it excludes and the kinds it names.

    The last term is open when `prefix` was asked for: the person is still typing it.
    """

    terms: tuple[Term, ...]
    excluded: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Say whether there is anything to look for."""
        return bool(self.terms)

    @property
    def folded(self) -> tuple[str, ...]:
        """Return all wanted words, folded, in the order in which they were typed."""
        return tuple(word for term in self.terms for word in term.folded)

    @property
    def toned(self) -> tuple[str, ...]:
        """Return all wanted words with their tones."""
        return tuple(word for term in self.terms for word in term.toned)

    @property
    def prefix(self) -> bool:
        """Say whether the last word may go on."""
        return bool(self.terms) and self.terms[-1].prefix

    @property
    def has_tones(self) -> bool:
        """Say whether the person typed tone marks or đ."""
        return self.folded != self.toned


def wanted(query: str, *, prefix: bool) -> Wanted:
    """Return the words of a query; anything that is no letter or digit only separates them.

    `"a b"` is a phrase, `-a` excludes, `kind:unit` and `loại:"đơn vị"` name a kind; numbers are
    found with and without their points.
    """
    text = unicodedata.normalize("NFKC", clean(query[:MAX_CHARACTERS]))
    terms: list[Term] = []
    excluded: list[str] = []
    kinds: list[str] = []
    for match in PIECE.finditer(text):
        named = match["kind"] or match["quoted_kind"]
        phrase = match["straight"] or match["curly"]
        if named and (kind := _kind(named)):
            kinds.append(kind)
        elif match["excluded"]:
            excluded += WORD.findall(fold(match["excluded"]))
        elif match["number"]:
            terms.append(_number(match["number"]))
        elif match["page"]:
            terms.append(_page(match["page"]))
        elif text := (named or phrase or match["word"] or ""):
            terms += _terms(text, phrase=bool(phrase))
    terms = terms[:MAX_WORDS]
    if all(term.small for term in terms):
        terms = [replace(term, small=False) for term in terms]
    if terms and prefix and _ends_in_word(query[:MAX_CHARACTERS]):
        terms[-1] = replace(terms[-1], prefix=True, small=False)
    return Wanted(tuple(terms), tuple(excluded[:MAX_WORDS]), tuple(kinds))


def side_by_side(words: Wanted) -> Wanted:
    """Return the wanted words as one phrase."""
    whole = Term(words.folded, words.toned, " ".join(words.toned), prefix=words.prefix)
    return replace(words, terms=(whole,)) if words else words


def _terms(text: str, *, phrase: bool) -> list[Term]:
    folded, toned = tuple(WORD.findall(fold(text))), tuple(WORD.findall(exact(text)))
    if len(folded) != len(toned):
        toned = folded
    if phrase and folded:
        return [Term(folded, toned, text.strip())]
    return [
        Term((word,), (tone,), tone, small=tone in SMALL_WORDS)
        for word, tone in zip(folded, toned, strict=True)
    ]


def _number(written: str) -> Term:
    """Return a number as the groups of digits that the index holds it by."""
    digits = re.sub(r"\D", "", written)
    first = len(digits) % GROUP or GROUP
    groups = [digits[:first], *(digits[i : i + GROUP] for i in range(first, len(digits), GROUP))]
    return Term(tuple(groups), tuple(groups), written, number=True, others=((digits,),))


def _page(written: str) -> Term:
    """Return a page as any citation may write it."""
    word, digits = re.findall(r"[^\W\d_]+|\d+", fold(written))[:2]
    others = tuple((other, digits) for other in PAGE_WORDS if other != word)
    return Term((word, digits), (word, digits), written, others=others)


def _kind(name: str) -> str | None:
    folded = " ".join(WORD.findall(fold(name)))
    return folded if folded in KINDS else KIND_WORDS.get(folded)


def _ends_in_word(text: str) -> bool:
    return text[-1:].isalnum()
