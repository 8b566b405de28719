"""The recognisers against the truth lists: the targets, and the printed tables."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.truth.evaluation import Evaluation, article_paragraphs, evaluate, spans, truth_of

if TYPE_CHECKING:
    from tests.prove.conftest import Recorder

TARGETS = {"event": 0.95, "unit": 0.95, "place": 0.9, "person": 0.9, "quantity": 0.9}
PASSAGES = ("passage-a", "passage-b")


def passage(name: str) -> Evaluation:
    truth = truth_of(name)
    return evaluate(truth["text"], truth)


@pytest.fixture(scope="module")
def paragraphs(shared: Path) -> dict[str, str]:
    return article_paragraphs(shared / "articles" / "thai-nguyen-1950.txt")


@pytest.mark.prove
@pytest.mark.parametrize("kind", TARGETS)
def test_the_article_is_read_as_a_reader_reads_it(
    paragraphs: dict[str, str],
    kind: str,
    capsys: pytest.CaptureFixture[str],
    record_property: Recorder,
) -> None:
    result = evaluate(paragraphs, truth_of("thai-nguyen-1950"))
    score = result.scores[kind]
    record_property("count", score.expected)
    record_property("found", f"{kind} {score.recall:.2f}/{score.precision:.2f}")
    with capsys.disabled():
        print(f"\n{kind}: {result.scores[kind]}")
    assert result.scores[kind].recall >= TARGETS[kind], result.missed
    assert result.scores[kind].precision >= TARGETS[kind], result.wrong


def test_every_quote_of_the_truth_list_is_in_the_article(paragraphs: dict[str, str]) -> None:
    truth = truth_of("thai-nguyen-1950")
    assert set(truth) <= set(paragraphs)
    found = [span for key, entries in truth.items() for span in spans(entries, paragraphs[key])]
    assert len(found) > 300


def test_the_truth_list_holds_short_spans_only() -> None:
    for entries in truth_of("thai-nguyen-1950").values():
        for items in entries.values():
            assert all(len(re.findall(r"\w+", quote)) < 8 for quote, *_ in items)


@pytest.mark.prove
@pytest.mark.parametrize("name", PASSAGES)
def test_a_passage_that_nothing_is_tuned_on_is_read(
    name: str, capsys: pytest.CaptureFixture[str], record_property: Recorder
) -> None:
    result = passage(name)
    record_property("count", sum(score.expected for score in result.scores.values()))
    with capsys.disabled():
        print(f"\n{name}\n{result.table()}")
    assert all(score.recall >= 0.75 for score in result.scores.values()), result.table()
    assert all(score.precision >= 0.75 for score in result.scores.values()), result.table()
