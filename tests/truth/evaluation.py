"""Recall and precision of the recognisers against a truth list; run it to print the tables."""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from db.articles import read_article
from db.articles.recognise import (
    DateValue,
    PersonValue,
    PlaceValue,
    QuantityValue,
    Suggestion,
    UnitValue,
    recognise_article,
)
from db.articles.recognise.geography import PLACE_TYPES
from db.articles.recognise.words import words_of
from db.vietnamese import exact

KINDS = ("event", "unit", "place", "person", "quantity")
FOLDER = Path(__file__).parent
_SIGNS = {"<": "nearly", ">": "over", "~": "about", "^": "order"}


@dataclass(frozen=True)
class Truth:
    """One span that a reader marked, with its value as text."""

    kind: str
    start: int
    end: int
    value: str


@dataclass
class Score:
    """What was found of one kind."""

    right: int = 0
    expected: int = 0
    suggested: int = 0

    @property
    def recall(self) -> float:
        """Return the share of the truth that was found."""
        return self.right / self.expected if self.expected else 1.0

    @property
    def precision(self) -> float:
        """Return the share of the suggestions that are true."""
        return self.right / self.suggested if self.suggested else 1.0


def truth_of(name: str) -> dict[str, Any]:
    """Return a truth list as it is written."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))


def article_paragraphs(path: Path) -> dict[str, str]:
    """Return an article's paragraphs by "section.paragraph", as its reader joins them."""
    draft = read_article(path)
    return {
        f"{s}.{p}": text
        for s, section in enumerate(draft.sections, 1)
        for p, text in enumerate(section.paragraphs, 1)
    }


def spans(entries: Mapping[str, Any], text: str) -> Iterator[Truth]:
    """Yield the spans of one paragraph's entries; raise ValueError where a quote is not there."""
    for kind, items in entries.items():
        for quote, which, *value in items:
            starts = list(_occurrences(text, quote))
            chosen = (
                range(1, len(starts) + 1) if which == "*" else [int(n) for n in which.split(",")]
            )
            if not starts or max(chosen) > len(starts):
                raise ValueError(f"“{quote}” does not occur {which} times")
            for number in chosen:
                start = starts[number - 1]
                yield Truth(kind, start, start + len(quote), value[0] if value else quote)


def _occurrences(text: str, quote: str) -> Iterator[int]:
    position = text.find(quote)
    while position >= 0:
        yield position
        position = text.find(quote, position + 1)


def overlaps_by_half(truth: Truth, suggestion: Suggestion) -> bool:
    """Say whether the common part is at least half of the longer span."""
    common = min(truth.end, suggestion.end) - max(truth.start, suggestion.start)
    longer = max(truth.end - truth.start, suggestion.end - suggestion.start)
    return common * 2 >= longer


def same_value(truth: Truth, suggestion: Suggestion) -> bool:
    """Say whether a suggestion reads what the truth list does."""
    value = suggestion.value
    if isinstance(value, DateValue):
        return _same_date(truth.value, value)
    if isinstance(value, UnitValue):
        echelon, _, name = truth.value.partition(" ")
        return echelon == value.echelon and _key(name) in {
            _key(part) for part in (value.number, value.name) if part
        }
    if isinstance(value, PlaceValue):
        return _place_key(truth.value) == _place_key(f"{value.type or ''} {value.name}")
    if isinstance(value, PersonValue):
        names = {_key(value.name), _key(f"{value.title or ''} {value.name}")}
        names.add(_key(f"{value.name} {value.title or ''}"))
        return _key(truth.value) in names
    return isinstance(value, QuantityValue) and _same_quantity(truth.value, value)


def _same_date(text: str, value: DateValue) -> bool:
    """Compare the EDTF, and the part of day and clock time that the truth names of either end."""
    edtf, *said = text.split()
    heard = {*(value.part_of_day or "").split("/"), *(value.time or "").split("/")} - {""}
    return edtf == value.edtf and set(said) <= heard and bool(said) == bool(heard)


def _same_quantity(text: str, value: QuantityValue) -> bool:
    number, _, unit = text.partition(" ")
    qualifier = _SIGNS.get(number[0], "exact")
    number = number.lstrip("<>~^")
    if "-" in number:
        low, high = (float(part) for part in number.split("-"))
        right = (value.low, value.high) == (low, high)
    else:
        right = (value.low if qualifier == "order" else value.value) == float(number)
        right = right and value.qualifier == qualifier
    return right and _key(unit).split()[:1] == _key(value.unit).split()[:1]


def _key(text: str) -> str:
    return " ".join(word.key for word in words_of(exact(text)))


def _place_key(text: str) -> str:
    words = [word for word in words_of(_key(text)) if word.key != "số"]
    while (found := PLACE_TYPES.at(words, 0)) is not None and found[0] < len(words):
        words = words[found[0] :]
    return " ".join(word.key for word in words)


@dataclass
class Evaluation:
    """The scores by kind, and what was missed and wrongly suggested."""

    scores: dict[str, Score]
    missed: list[str]
    wrong: list[str]

    def table(self) -> str:
        """Return the scores as lines for people."""
        head = f"{'':10}{'truth':>7}{'found':>7}{'right':>7}{'recall':>9}{'precision':>11}"
        lines = [
            f"{kind:10}{s.expected:7}{s.suggested:7}{s.right:7}{s.recall:9.3f}{s.precision:11.3f}"
            for kind, s in self.scores.items()
        ]
        return "\n".join([head, *lines])


def evaluate(paragraphs: Mapping[str, str], truth: Mapping[str, Any]) -> Evaluation:
    """Compare what the recognisers suggest in some paragraphs with the truth list's spans."""
    result = Evaluation({kind: Score() for kind in KINDS}, [], [])
    found = recognise_article(list(paragraphs.values()), ())
    for (key, text), suggestions in zip(paragraphs.items(), found, strict=True):
        _compare(result, key, text, list(spans(truth.get(key, {}), text)), suggestions)
    return result


def _compare(
    result: Evaluation,
    key: str,
    text: str,
    expected: Sequence[Truth],
    suggestions: Sequence[Suggestion],
) -> None:
    open_ = list(suggestions)
    for suggestion in suggestions:
        result.scores[suggestion.kind].suggested += 1
    for truth in expected:
        score = result.scores[truth.kind]
        score.expected += 1
        hit = next((s for s in open_ if s.kind == truth.kind and _hits(truth, s)), None)
        if hit is None:
            result.missed.append(f"{key} {truth.kind}: {text[truth.start : truth.end]}")
        else:
            score.right += 1
            open_.remove(hit)
    result.wrong += [f"{key} {s.kind}: {s.quote} = {s.value}" for s in open_]


def _hits(truth: Truth, suggestion: Suggestion) -> bool:
    return overlaps_by_half(truth, suggestion) and same_value(truth, suggestion)


def main(arguments: Sequence[str]) -> None:
    """Print the tables of the article (its path is the argument) and of the two passages."""
    texts = {name: truth_of(name)["text"] for name in ("passage-a", "passage-b")}
    if arguments:
        path = Path(arguments[0])
        texts[path.stem] = article_paragraphs(path)
    for name, paragraphs in texts.items():
        result = evaluate(paragraphs, truth_of(name))
        sys.stdout.write(f"{name}\n{result.table()}\n")
        if "--detail" in arguments:
            sys.stdout.write("\n".join(["missed", *result.missed, "wrong", *result.wrong, ""]))


if __name__ == "__main__":
    main(sys.argv[1:])
