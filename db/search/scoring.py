"""Scores: how good a record is for a query, as a sum of named parts.

The parts are tiers: each is worth more than all that come after it together, so that the order of
two records is always explained by the first part in which they differ much.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.search import keys
from db.search.words import WORD
from db.vietnamese import exact, fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from db.search.documents import Document
    from db.search.expansion import Run
    from db.search.words import Term, Wanted

NAME_IS_IT = 1000.0
NAME_BEGINS = 600.0
NAME_PHRASE = 400.0
NAME_HOLDS = 200.0
COVERAGE = 100.0
"""For a name that consists of nothing else; half as much where half of its words are others."""
TONES_RIGHT = 40.0
SOME_WORDS = 60.0
"""For all of the words in names; a share of it for some."""
PHRASE = 60.0
TEXT = 20.0
NEAR_NAME = 150.0
DATE_IS_IT = 700.0
PART_OF_DAY = 40.0

SATURATION = 1.2
AVERAGE_WORDS = 100
"""The constants of BM25: how soon more of a word adds nothing, the length of a usual text."""


@dataclass(frozen=True, slots=True)
class Scored:
    """A record with the document that is shown of it, and the parts of its score."""

    record_id: int
    shown: Document
    parts: Mapping[str, float]

    @property
    def score(self) -> float:
        """Return the sum of the parts."""
        return sum(self.parts.values())


VOWELS = frozenset("aeiouy")
I_OR_Y = re.compile("[hklmst][iy]")


class Scorer:
    """Score documents against one query; texts are spelt as the index spells them."""

    def __init__(self, words: Wanted, runs: Sequence[Run], *, dated: bool = False) -> None:
        """Take the words; with `dated` they are a date, or stand beside one in the query."""
        self._dated = dated
        self._words = words
        self._name_is_it = NAME_BEGINS if dated else NAME_IS_IT
        self._tail = "" if words.prefix else " "
        self._joined = "".join(words.folded)
        self._typed = [_padded(form) for form in _written(words, runs)]
        self._sides = self._typed if self._tail else [form[:-1] for form in self._typed]
        self._joins = {form.replace(" ", "") for form in self._typed}
        self._toned = " " + " ".join(words.toned) + self._tail
        self._several = len(words.folded) > 1
        self._plain = [word for word in words.toned if _one_way(word)]
        self._terms = [
            _wanted_forms(term, index, runs)
            for index, term in enumerate(words.terms)
            if not term.small
        ]

    def excluded(self, document: Document) -> bool:
        """Say whether a document holds a word that the query excludes."""
        if not self._words.excluded:
            return False
        held = f" {document.folded} "
        return any(f" {word} " in held for word in self._words.excluded)

    @property
    def wanted(self) -> int:
        """Return how many terms are wanted."""
        return len(self._terms)

    def missing(self, folded: str) -> int:
        """Return how many wanted terms a spelt text lacks; all where it holds an excluded word."""
        held = f" {folded} "
        if any(f" {word} " in held for word in self._words.excluded):
            return self.wanted
        return sum(not _holds(held, forms) for forms in self._terms)

    def rough(self, kind: str, names: str, folded: str, *, tones: bool) -> float:
        """Return the score of a document none of whose names holds the query, from its spelling.

        `folded` are all of its words and `names` those of its names; `tones` says that the index
        has them as they were typed.
        """
        held = f" {folded} "
        score = keys.kind_weight(kind) + self._text_share(held)
        if self._several and _holds(held, self._sides):
            score += PHRASE
        if names:
            score += self._some(names)
        return score + TONES_RIGHT if tones else score

    def parts(
        self, record: Document, passages: Sequence[Document]
    ) -> tuple[Document, dict[str, float]]:
        """Return the document to show of a record, and the parts of its score."""
        best: dict[str, float] = {}
        for name in record.names.split("\n") if self._may_name(record) else ():
            parts = self._name(name)
            if sum(parts.values()) > sum(best.values()):
                best = parts
        weight = keys.kind_weight(record.kind)
        if "name" in best and not passages and not self._dated:
            return record, {**best, "kind": weight}
        if "name" not in best:
            some = self._some(record.folded[: record.named])
            best = {"words in names": some} if some else {}
        shown, text = record, self._whole(record)
        for passage in passages:
            parts = self._whole(passage)
            if sum(parts.values()) > sum(text.values()):
                shown, text = passage, parts
        return shown, {
            **(text if self._dated or "name" not in best else {}),
            **best,
            "kind": weight,
        }

    def _may_name(self, record: Document) -> bool:
        """Say whether a name of the record may be, begin with or hold the query."""
        named = record.folded[: record.named]
        squeezed = named.replace(" ", "")
        if any(form in squeezed for form in self._joins):
            return True
        held = f" {named} "
        return bool(self._terms) and all(_holds(held, forms) for forms in self._terms)

    def _name(self, name: str) -> dict[str, float]:
        folded = _folded(name)
        held = f" {folded} "
        count = folded.count(" ") + 1
        joined = folded.replace(" ", "")
        tier, matched = 0.0, 0.0
        if joined in self._joins:
            tier, matched = self._name_is_it, float(count)
        elif not self._tail and len(self._joined) > 2 and joined.startswith(self._joined):
            tier, matched = NAME_BEGINS, count * len(self._joined) / len(joined)
        else:
            for typed in self._typed:
                wanted = typed if self._tail else typed[:-1]
                if wanted in held:
                    begins = NAME_BEGINS if held.startswith(wanted) else NAME_PHRASE
                    if begins > tier:
                        tier, matched = begins, typed.count(" ") - 1
            if not tier and self._terms and all(_holds(held, forms) for forms in self._terms):
                tier = NAME_HOLDS
                matched = sum(len(_first_held(held, forms).split()) for forms in self._terms)
        if not tier:
            return {}
        parts = {"name": tier, "share of the name": COVERAGE * min(1.0, matched / count)}
        if self._words.has_tones and self._tones_right(name):
            parts["tones"] = TONES_RIGHT
        return parts

    def _tones_right(self, text: str) -> bool:
        lowered = text.lower().replace("ð", "đ").replace("ɖ", "đ")
        if any(word not in lowered for word in self._plain):
            return False
        held = f" {' '.join(WORD.findall(exact(text)))} "
        if self._toned in held:
            return True
        return all(f" {word} " in held for word in self._words.toned)

    def _some(self, names: str) -> float:
        held = f" {names} "
        count = sum(_holds(held, forms) for forms in self._terms)
        return SOME_WORDS * count / len(self._terms) if self._terms else 0.0

    def _whole(self, document: Document) -> dict[str, float]:
        """Return the parts that the text of a document has, its names with it."""
        parts = self._text(document.folded)
        if self._words.has_tones and self._tones_right(f"{document.names}\n{document.body}"):
            parts["tones"] = TONES_RIGHT
        return parts

    def _text(self, folded: str) -> dict[str, float]:
        held = f" {folded} "
        parts: dict[str, float] = {}
        if self._several and _holds(held, self._sides):
            parts["phrase"] = PHRASE
        if self._terms:
            parts["text"] = self._text_share(held)
        return parts

    def _text_share(self, held: str) -> float:
        """Return the part for how often a padded text holds each term, as BM25 counts it."""
        if not self._terms:
            return 0.0
        length = SATURATION * (0.25 + 0.75 * (held.count(" ") - 1) / AVERAGE_WORDS)
        share = 0.0
        for forms in self._terms:
            count = held.count(forms[0])
            for form in forms[1:]:
                count += held.count(form)
            share += count / (count + length)
        return TEXT / len(self._terms) * share


def _folded(text: str) -> str:
    return " ".join(WORD.findall(fold(text)))


def _one_way(word: str) -> bool:
    """Say whether a word is always written so: one vowel, and neither i nor y after h, k, l ..."""
    plain = fold(word)
    return sum(char in VOWELS for char in plain) == 1 and not I_OR_Y.fullmatch(plain)


def _padded(form: str) -> str:
    return f" {form} "


def _written(words: Wanted, runs: Sequence[Run]) -> Iterator[str]:
    """Yield the ways to write the whole query: as typed, and with a known name's other forms."""
    typed = [" ".join(term.folded) for term in words.terms]
    yield " ".join(typed)
    for run in runs:
        for form in run.forms:
            yield " ".join((*typed[: run.start], *form.words, *typed[run.end :]))
    for index, term in enumerate(words.terms):
        for other in term.others:
            yield " ".join((*typed[:index], " ".join(other), *typed[index + 1 :]))


def _wanted_forms(term: Term, index: int, runs: Sequence[Run]) -> tuple[str, ...]:
    """Return what stands for a term in a padded text: its own forms, or a known name's."""
    tail = "" if term.prefix else " "
    forms = [f" {' '.join(form)}{tail}" for form in (term.folded, *term.others)]
    for run in runs:
        if run.start <= index < run.end:
            forms += [f" {' '.join(form.words)} " for form in run.forms]
    return tuple(forms)


def _holds(held: str, forms: Sequence[str]) -> bool:
    for form in forms:  # noqa: SIM110 - a generator for each of a thousand texts costs more
        if form in held:
            return True
    return False


def _first_held(held: str, forms: tuple[str, ...]) -> str:
    return next(form for form in forms if form in held)
