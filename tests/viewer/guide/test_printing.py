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
from viewer.guide.chapters import CHAPTERS, PARTS
from viewer.guide.printing import print_guide

if TYPE_CHECKING:
    from pathlib import Path

    from pypdf import PageObject
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


def test_every_paragraph_is_on_paper_and_no_heading_ends_a_page(
    qapp: QApplication, language: Language
) -> None:
    assert qapp.font()
    assert language.code == "vi"
    book = read_book("vi")
    for chapter in CHAPTERS:
        document = printing.chapter_paper(book, chapter).document
        height = document.pageSize().height()
        headings: list[int] = []
        block = document.begin()
        while block.isValid():
            assert block.layout().lineCount() or not block.text(), (chapter, block.text())
            line = block.layout().lineAt(0)
            top = document.documentLayout().blockBoundingRect(block).top()
            page = int((top + line.y() + printing.ROUNDED) // height) if line.isValid() else 0
            if block.blockFormat().headingLevel():
                headings.append(page)
            elif headings and block.text():
                assert headings.pop() == page, (chapter, block.text())
                headings.clear()
            block = block.next()
