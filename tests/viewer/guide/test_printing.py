"""The guide as PDF: every chapter, page numbers in the contents that are right."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from pypdf import PdfReader

from db.errors import StorageFailed
from viewer.commands.program import program
from viewer.guide import printing
from viewer.guide.book import read_book
from viewer.guide.breaks import Breaks
from viewer.guide.chapters import CHAPTERS, PARTS
from viewer.guide.printing import print_guide

if TYPE_CHECKING:
    from pathlib import Path

    from pypdf import PageObject
    from PySide6.QtGui import QTextDocument
    from PySide6.QtWidgets import QApplication

    from viewer.state.language import Language


def printed(out: Path, lang: str) -> PdfReader:
    """Return the guide as the command writes it."""
    assert CliRunner().invoke(program, ["guide", str(out), "--lang", lang]).exit_code == 0
    return PdfReader(out)


def plain(page: PageObject) -> str:
    return " ".join(page.extract_text().split())


def test_the_contents_name_the_page_that_a_chapter_begins_on(
    qapp: QApplication, language: Language, tmp_path: Path
) -> None:
    assert qapp.font()
    assert language.code == "vi"
    pages = printed(tmp_path / "guide.pdf", "vi").pages
    book = read_book("vi")
    contents = plain(pages[0])
    for part in PARTS:
        assert part.words() in contents
    for chapter in CHAPTERS:
        title = book.title(chapter)
        number = re.search(rf"{re.escape(title)} (\d+)", contents)
        assert number is not None, title
        head = plain(pages[int(number[1]) - 1])
        assert head.count(title) >= 2, "in the running head and as heading"


def test_the_guide_is_printed_in_english_too(
    qapp: QApplication, language: Language, tmp_path: Path
) -> None:
    assert qapp.font()
    language.switch("en")
    pages = printed(tmp_path / "guide.pdf", "en").pages
    assert len(pages) > len(CHAPTERS)
    contents = plain(pages[0])
    assert all(part.words() in contents for part in PARTS)
    assert "Cho " not in contents


def test_a_folder_that_cannot_be_written_is_told(
    qapp: QApplication, language: Language, tmp_path: Path
) -> None:
    assert qapp.font()
    assert language.code == "vi"
    with pytest.raises(StorageFailed):
        print_guide(tmp_path / "none" / "guide.pdf", "vi")


def test_nothing_is_lost_or_torn_on_paper(qapp: QApplication, language: Language) -> None:
    assert qapp.font()
    for lang in ("vi", "en"):
        language.switch(lang)
        book = read_book(lang)
        for chapter in CHAPTERS:
            check_paper(printing.chapter_paper(book, chapter).document, f"{lang} {chapter}")


def check_paper(document: QTextDocument, told: str) -> None:
    """Fail for lines lost or left alone, a heading at a page's foot, an empty last page."""
    breaks = Breaks(document)
    headings: list[int] = []
    block, page = document.begin(), 0
    while block.isValid():
        assert block.layout().lineCount() or not block.text(), (told, block.text())
        page = breaks.page(block)
        if block.blockFormat().headingLevel():
            headings.append(page)
        elif block.text():
            assert all(heading == page for heading in headings), (told, block.text())
            headings.clear()
        assert not breaks.is_parted(block), (told, block.text())
        announced = block.text().endswith(":") and block.next().text()
        assert not announced or breaks.page(block.next()) == page, (told, block.text())
        block = block.next()
    assert not headings, told
    bottom = document.documentLayout().blockBoundingRect(document.lastBlock()).bottom()
    assert document.pageCount() - 1 == int((bottom - 1) // document.pageSize().height()), told
