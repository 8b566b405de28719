"""Mutated articles: every one is imported whole and sound, or refused in one sentence."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import docx
import pytest
from PySide6.QtGui import QPdfWriter, QTextDocument

if TYPE_CHECKING:
    from tests.prove.conftest import Recorder, Script

BATCH = 20
SECONDS_EACH = 30
ROOT = Path(__file__).parents[2]


def _retelling() -> list[str]:
    """Give paragraphs of the bundled archive's own text, under numbered headings."""
    lines = (ROOT / "resources" / "archive" / "sections" / "2.vi.md").read_text(encoding="utf-8")
    paragraphs = [line for line in lines.splitlines() if line.strip()][:8]
    return ["THÁI NGUYÊN TRONG CHIẾN DỊCH", "Lê Văn Mẫu", "1. Mở đầu", *paragraphs[1:]]


def _text(folder: Path) -> Path:
    file = folder / "bài.txt"
    file.write_text("\n\n".join(_retelling()), encoding="utf-8")
    return file


def _word(folder: Path) -> Path:
    document: Any = docx.Document()
    for paragraph in _retelling():
        document.add_paragraph(paragraph)
    document.save(str(folder / "bài.docx"))
    return folder / "bài.docx"


def _pdf(folder: Path) -> Path:
    document = QTextDocument("\n".join(_retelling()))
    document.print_(QPdfWriter(str(folder / "bài.pdf")))
    return folder / "bài.pdf"


def _try(script: Script, file: Path, folder: Path, seeds: range) -> Counter[str]:
    outcomes: Counter[str] = Counter()
    for start in range(seeds.start, seeds.stop, BATCH):
        batch = [*range(start, min(start + BATCH, seeds.stop))]
        seconds = SECONDS_EACH * len(batch)
        lines = script("importing_mutants.py", file, folder, *batch, seconds=seconds)
        told = [json.loads(line) for line in lines]
        assert [case["seed"] for case in told] == batch
        wrong = [case for case in told if case["outcome"] not in {"imported", "refused"}]
        assert not wrong, "\n".join(f"seed {case['seed']}: {case['outcome']}" for case in wrong)
        outcomes.update(case["outcome"] for case in told)
    return outcomes


@pytest.mark.parametrize("make", [_text, _word, _pdf], ids=["text", "word", "pdf"])
@pytest.mark.usefixtures("qapp")
def test_mutants_of_our_own_text_are_imported_or_refused(
    script: Script, tmp_path: Path, make: Any
) -> None:
    outcomes = _try(script, make(tmp_path), tmp_path, range(7))
    assert outcomes.total() == 7


@pytest.mark.prove
@pytest.mark.slow
def test_two_hundred_mutants_of_the_article_are_imported_or_refused(
    script: Script, tmp_path: Path, shared: Path, record_property: Recorder
) -> None:
    article = shared / "articles" / "thai-nguyen-1950.txt"
    outcomes = _try(script, article, tmp_path, range(200))
    record_property("count", 200)
    record_property("seed", "0–199")
    print(f"\n200 mutated articles: {dict(outcomes)}; no other exception, crash or hang")


@pytest.mark.prove
@pytest.mark.slow
@pytest.mark.parametrize("make", [_word, _pdf], ids=["word", "pdf"])
@pytest.mark.usefixtures("qapp")
def test_a_hundred_mutants_of_each_format_are_imported_or_refused(
    script: Script, tmp_path: Path, make: Any, record_property: Recorder
) -> None:
    outcomes = _try(script, make(tmp_path), tmp_path, range(100))
    record_property("count", 100)
    record_property("seed", "0–99")
    print(f"\n100 mutated files: {dict(outcomes)}; no other exception, crash or hang")
