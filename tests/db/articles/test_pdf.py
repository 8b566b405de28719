"""PDFs: words, lines, columns and running heads as they lie on the paper."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, QSizeF
from PySide6.QtGui import QFont, QPageSize, QPainter, QPdfWriter, QTextDocument

from db.articles import ArticleDraft, read_article

FONT = QFont("DejaVu Serif", 9)
HEAD = "Lê Văn Mẫu Tạp chí LỊCH SỬ 189(13): {}"
PLACES = ("Thượng", "Hạ", "Đông", "Đoài", "Nam", "Bắc", "Trung", "Nội")
PARAGRAPHS = tuple(
    f"Ở tổng {place}, các xã ven sông lập thêm mười trạm gác, mỗi trạm có sáu người thay nhau "
    f"canh đêm. Đường từ bến lên kho dài {number + 10} km và phải qua hai con suối {place}, nên "
    f"gạo chỉ chuyển được vào những đêm không mưa. Dân công sửa cầu {place} trong hai đêm, còn "
    f"xe thì phải đi vòng qua đường đồi [{number}, tr. 5]."
    for number, place in enumerate(PLACES, 1)
)


@pytest.fixture
def writer(tmp_path: Path, qapp: object) -> QPdfWriter:
    assert qapp
    writer = QPdfWriter(str(tmp_path / "bài.pdf"))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setResolution(300)
    return writer


def flowed(writer: QPdfWriter, paragraphs: tuple[str, ...]) -> None:
    document = QTextDocument()
    document.setDefaultFont(FONT)
    layout = document.documentLayout()
    assert layout is not None
    layout.setPaintDevice(writer)
    document.setPageSize(QSizeF(writer.width(), writer.height()))
    document.setPlainText("\n".join(paragraphs))
    document.print_(writer)


def drawn(writer: QPdfWriter, pages: list[list[tuple[float, float, str]]]) -> None:
    """Draw texts at places given in shares of the page."""
    painter = QPainter(writer)
    painter.setFont(FONT)
    for number, page in enumerate(pages):
        if number:
            writer.newPage()
        for x, y, text in page:
            painter.drawText(QPointF(x * writer.width(), y * writer.height()), text)
    painter.end()


def read(tmp_path: Path) -> ArticleDraft:
    return read_article(tmp_path / "bài.pdf")


def test_flowed_text_keeps_its_paragraphs(writer: QPdfWriter, tmp_path: Path) -> None:
    flowed(writer, ("TRẬN LŨNG PHẦY", "Lê Văn Mẫu", "1. Mở đầu", *PARAGRAPHS))
    draft = read(tmp_path)
    assert draft.format == "pdf"
    assert draft.title == {"vi": "TRẬN LŨNG PHẦY"}
    assert draft.sections[0].title == "Mở đầu"
    assert draft.sections[0].paragraphs == PARAGRAPHS
    assert [citation.source for citation in draft.citations] == list(range(1, 9))


def test_two_columns_are_read_one_after_the_other(writer: QPdfWriter, tmp_path: Path) -> None:
    """A running head stands over the columns and a page number under them."""
    lines = [line for text in PARAGRAPHS for line in textwrap.wrap(text, 50)]
    half = len(lines) // 4 + 1
    columns = [lines[place : place + half] for place in range(0, len(lines), half)]
    pages: list[list[tuple[float, float, str]]] = []
    for number in range(2):
        page = [(0.0, 0.02, HEAD.format(35 + number)), (0.5, 0.98, str(35 + number))]
        for column in range(2):
            found = columns[2 * number + column]
            page += [(0.53 * column, 0.08 + 0.02 * row, line) for row, line in enumerate(found)]
        pages.append(page)
    drawn(writer, pages)
    draft = read(tmp_path)
    assert draft.sections[0].paragraphs == PARAGRAPHS
    assert any("2 times" in problem.message for problem in draft.problems)


def test_a_word_whose_letters_change_font_stays_whole(writer: QPdfWriter, tmp_path: Path) -> None:
    """Where a font lacks ế, another one draws it, and the text run is cut in the word."""
    other = QFont("DejaVu Sans", 9)
    painter = QPainter(writer)
    x, y = 0.0, 300.0
    end = "ch Biên giới năm 1950, quân dân các huyện góp gạo."
    runs = ((FONT, "Chi"), (other, "ế"), (FONT, "n d"), (other, "ị"), (FONT, end))
    for font, text in runs:
        painter.setFont(font)
        painter.drawText(QPointF(x, y), text)
        x += painter.fontMetrics().horizontalAdvance(text)
    painter.end()
    (text,) = read(tmp_path).sections[0].paragraphs
    assert text == "Chiến dịch Biên giới năm 1950, quân dân các huyện góp gạo."


def test_the_real_article_set_as_a_pdf(writer: QPdfWriter, tmp_path: Path, shared: Path) -> None:
    source = shared / "articles" / "thai-nguyen-1950.txt"
    lines = [line.strip() for line in source.read_text(encoding="utf-8").split("\n")]
    flowed(writer, tuple(line for line in lines if line))
    draft, article = read(tmp_path), read_article(source)
    assert draft.sections == article.sections
    assert draft.citations == article.citations
    assert draft.title == article.title
    assert draft.abstracts == article.abstracts
