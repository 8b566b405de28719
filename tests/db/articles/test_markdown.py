"""Markdown: footnotes, title blocks, citations that look like links, HTML that stays text."""

from __future__ import annotations

from pathlib import Path

import pytest

from db.articles import ArticleDraft, read_article
from db.errors import ImportRefused

FIRST = "Mùa thu năm ấy, tiểu đoàn 156 hành quân suốt đêm qua đèo, rồi nghỉ lại ở chân núi."
SECOND = "Trận đánh kéo dài hai ngày đêm, và đoàn xe chỉ còn lại một nửa."


def read(folder: Path, text: str | bytes) -> ArticleDraft:
    path = folder / "bài.md"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_article(path)


def paragraphs(draft: ArticleDraft) -> list[str]:
    return [text for section in draft.sections for text in section.paragraphs]


def test_footnotes_and_their_second_lines(tmp_path: Path) -> None:
    draft = read(
        tmp_path,
        f"# Trận Lũng Phầy\n\n{FIRST[:-1]}[^a].\n\n{SECOND}[^b]\n\n"
        "[^a]: Sổ tay mẫu,\n    trang 5.\n[^b]: Báo *Mẫu*.\n\n## Kết luận\n\nHết.\n",
    )
    assert paragraphs(draft) == [f"{FIRST[:-1]} [1].", f"{SECOND} [2]", "Hết."]
    assert [source.text for source in draft.sources] == ["Sổ tay mẫu, trang 5.", "Báo *Mẫu*."]
    assert [(c.section, c.passage, c.source) for c in draft.citations] == [(0, 0, 1), (0, 1, 2)]


def test_a_title_block_and_a_number_that_is_defined_as_a_link(tmp_path: Path) -> None:
    draft = read(
        tmp_path,
        f'---\ntitle: "Trận Lũng Phầy"\nauthor: Lê Văn Mẫu\ndate: 2001\n---\n\n## 1. Mở đầu\n\n'
        f"{FIRST} [2]\n\n{SECOND} [xem](http://example.org/a) <b>đậm</b>\n\n"
        "[2]: http://example.org/b\n",
    )
    assert draft.title == {"vi": "Trận Lũng Phầy"}
    assert draft.authors == ("Lê Văn Mẫu",)
    assert paragraphs(draft) == [f"{FIRST} [2]", f"{SECOND} xem <b>đậm</b>"]
    assert [c.source for c in draft.citations] == [2]


def test_code_is_left_as_it_is(tmp_path: Path) -> None:
    draft = read(tmp_path, f"{FIRST}\n\n```\n[^a]: không phải chú thích.\n```\n\n{SECOND}\n")
    assert paragraphs(draft) == [FIRST, "[^a]: không phải chú thích.", SECOND]


def test_hostile_texts_are_read_or_refused_at_once(tmp_path: Path) -> None:
    nested = read(tmp_path, ">" * 5_000 + f" {FIRST}\n\n" + "[" * 3_000 + f"\n\n{SECOND}\n")
    assert SECOND in paragraphs(nested)[-1]
    with pytest.raises(ImportRefused, match="one-byte"):
        read(tmp_path, "Le général a évacué la citadelle.\n".encode("latin-1") * 9)
    with pytest.raises(ImportRefused, match="no words"):
        read(tmp_path, "---\n\n***\n\n1.\n")


def test_lines_breaks_code_and_pictures_within_a_paragraph(tmp_path: Path) -> None:
    words = FIRST.split()
    draft = read(
        tmp_path,
        f"{' '.join(words[:6])}\n{' '.join(words[6:])}\n\n"
        "Dòng một  \ndòng hai `mã 7` [^x] rồi hết, "
        f"![Ảnh đoàn xe](a.png) nằm đây.\n\n3. {SECOND}\n",
    )
    assert paragraphs(draft)[0] == FIRST
    whole = " ".join(paragraphs(draft))
    for said in ("mã 7", "[^x]", "Ảnh đoàn xe", "Dòng một dòng hai"):
        assert said in whole
    assert draft.citations == ()
