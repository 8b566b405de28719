"""The real article of 1950, as it came out of a PDF: every paragraph whole, every citation tied."""

from __future__ import annotations

import re
import time
import unicodedata
from pathlib import Path

import pytest

from db.articles import ArticleDraft, read_article

NAME = "thai-nguyen-1950.txt"
# Section and first words of each paragraph, found by reading the article.
STARTS = [
    (0, "Năm 1949, với âm mưu"),
    (1, "Thực hiện nhiệm vụ"), (1, "Thái Nguyên có vị trí"), (1, "Nhận thức được"),
    (1, "Nhân dân Thái Nguyên"), (1, "Thực hiện Nghị quyết"), (1, "Phối hợp với Chiến"),
    (2, "Sáng ngày 16/9/1950"), (2, "Tại mặt trận Biên"), (2, "Thực hiện cuộc hành"),
    (2, "Việc địch đánh"), (2, "Trên hướng sông Cầu"), (2, "Trên hướng quốc lộ"),
    (2, "Chiều 1/10/1950"), (2, "Chiếm được thị xã"), (2, "Từ ngày 2/10/1950"),
    (2, "Cuộc hành quân"), (2, "Quân Pháp ở mặt"), (2, "Đập tan cuộc"),
]  # fmt: skip
# Section, paragraph, source, pages, and how the claim starts and ends.
CITED = [
    (0, 0, 1, "tr. 83", "“tiêu diệt bộ phận", "địa Việt Bắc”"),
    (1, 2, 2, "tr. 64", "“Chỉ tính riêng", "9 cây cầu”"),
    (1, 3, 3, "tr. 164", "Trong năm 1950", "5.190.108 đồng"),
    (1, 4, 2, "tr. 263", "“Các huyện mở", "đồng tiền mặt”"),
    (2, 4, 3, "tr. 167", "Ngày đầu tiên", "gần 100 tên địch"),
    (2, 8, 3, "tr. 169", "Tại Lưu Xá", "49 tên địch"),
    (2, 10, 3, "tr. 170", "“Cuộc hành quân", "vô ích này”"),
]


@pytest.fixture(scope="module")
def path(shared: Path) -> Path:
    return shared / "articles" / NAME


@pytest.fixture(scope="module")
def article(path: Path) -> ArticleDraft:
    return read_article(path)


def passages(article: ArticleDraft) -> list[tuple[int, str]]:
    return [(n, text) for n, section in enumerate(article.sections) for text in section.paragraphs]


def test_every_paragraph_is_whole(article: ArticleDraft) -> None:
    found = passages(article)
    assert len(found) == len(STARTS)
    for (section, text), (wanted, start) in zip(found, STARTS, strict=True):
        assert section == wanted
        assert text.startswith(start)
        assert re.search(r"[.!?…]$", text)
        assert "\n" not in text
        assert not re.search(r"  | [,.;:)\]”]|[(\[“] ", text)
        assert unicodedata.is_normalized("NFC", text)


def test_no_word_is_changed_lost_or_added(article: ArticleDraft, path: Path) -> None:
    """Letters and digits of the body, in their order, are those of the file."""
    body = path.read_text(encoding="utf-8").split("1. Mở đầu", 1)[1]
    parts = [part for s in article.sections for part in (s.number, s.title, *s.paragraphs)]
    kept = "".join(char for char in "".join(parts) if char.isalnum())
    printed = "".join(char for char in unicodedata.normalize("NFC", body) if char.isalnum())
    assert kept == "1Mởđầu" + printed


def test_the_three_sections(article: ArticleDraft) -> None:
    assert [(s.number, s.title[:24], s.title[-20:]) for s in article.sections] == [
        ("1", "Mở đầu", "Mở đầu"),
        ("2", "Quân dân Thái Nguyên chi", "chiến dịch Biên giới"),
        ("3", "Quân dân Thái Nguyên trự", "chiến dịch Biên giới"),
    ]


def test_the_front(article: ArticleDraft) -> None:
    assert list(article.title) == ["vi"]
    assert article.authors == ("Đặng Văn Duy",)
    assert article.affiliation == "Trường Đại học Khoa học - ĐH Thái Nguyên"
    assert "1945-1954 bởi" in article.abstracts["vi"]
    assert article.abstracts["en"].startswith("Thainguyen province")
    assert article.keywords["vi"][0] == "Thái Nguyên"
    assert len(article.keywords["vi"]) == len(article.keywords["en"]) == 5


def test_the_seven_citations_and_their_claims(article: ArticleDraft) -> None:
    assert len(article.citations) == len(CITED)
    for draft, wanted in zip(article.citations, CITED, strict=True):
        section, passage, source, locator, start, end = wanted
        assert (draft.section, draft.passage, draft.source) == (section, passage, source)
        assert draft.locator == locator
        assert draft.claim.startswith(start)
        assert draft.claim.endswith(end)
        text = article.sections[draft.section].paragraphs[draft.passage]
        assert text[draft.start : draft.end] == draft.marker
        assert text[draft.claim_start : draft.claim_end] == draft.claim


def test_the_sources_stay_unidentified(article: ArticleDraft) -> None:
    assert [(s.number, s.identified, s.text) for s in article.sources] == [
        (1, False, None), (2, False, None), (3, False, None),
    ]  # fmt: skip
    assert [problem.where for problem in article.problems] == ["bibliography"]


def test_the_misprints(article: ArticleDraft) -> None:
    quotes = [slip.quote for slip in article.misprints]
    assert quotes == ["trên trên", "khỏi khỏi", "củng có", "Thuờng"]


def variants(text: str) -> dict[str, bytes]:
    lines = [line.strip() for line in text.split("\n")]
    words = "\n".join(line for line in lines if line)
    return {
        "windows": b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode(),
        "utf-16": text.encode("utf-16"),
        "utf-16 without mark": text.encode("utf-16-le"),
        "decomposed": unicodedata.normalize("NFD", text).encode(),
        "no blank lines": words.encode(),
        "all lines doubled": words.replace("\n", "\n\n").encode(),
        "tabs and trailing blanks": words.replace("\n", " \t\n").encode(),
    }


def test_the_same_article_however_its_file_is_written(
    article: ArticleDraft, path: Path, tmp_path: Path
) -> None:
    for name, data in variants(path.read_text(encoding="utf-8")).items():
        copy = tmp_path / f"{name}.txt"
        copy.write_bytes(data)
        draft = read_article(copy)
        assert draft.sections == article.sections, name
        assert draft.citations == article.citations, name
        assert draft.title == article.title, name


def test_it_takes_well_under_a_second(path: Path) -> None:
    start = time.perf_counter()
    read_article(path)
    assert time.perf_counter() - start < 1.0
