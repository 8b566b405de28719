"""Word files: paragraphs, headings and breaks, whatever of the editing still lies in them."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from db.articles import ArticleDraft, read_article
from db.errors import ImportRefused

FIRST = "Mùa thu năm ấy, tiểu đoàn 156 hành quân suốt đêm qua đèo, rồi nghỉ lại ở chân núi."
SECOND = "Trận đánh kéo dài hai ngày đêm, và “đoàn xe chỉ còn lại một nửa” [2, tr. 64]."


def saved(document: Any, folder: Path) -> ArticleDraft:
    path = folder / "bài.docx"
    document.save(str(path))
    return read_article(path)


def test_headings_and_paragraphs(tmp_path: Path) -> None:
    document: Any = docx.Document()
    document.add_paragraph("TRẬN LŨNG PHẦY")
    document.add_paragraph("Lê Văn Mẫu")
    document.add_heading("1. Mở đầu", 1)
    document.add_paragraph(FIRST)
    document.add_heading("Diễn biến trận đánh", 1)
    document.add_paragraph(SECOND)
    draft = saved(document, tmp_path)
    assert draft.format == "word"
    assert draft.title == {"vi": "TRẬN LŨNG PHẦY"}
    assert draft.authors == ("Lê Văn Mẫu",)
    assert [(s.number, s.title, s.paragraphs) for s in draft.sections] == [
        ("1", "Mở đầu", (FIRST,)),
        ("", "Diễn biến trận đánh", (SECOND,)),
    ]
    assert [(c.section, c.source, c.locator) for c in draft.citations] == [(1, 2, "tr. 64")]


def test_lines_pasted_as_paragraphs_are_put_together(tmp_path: Path) -> None:
    document: Any = docx.Document()
    words = f"{FIRST} {SECOND}".split()
    for place in range(0, len(words), 6):
        document.add_paragraph(" ".join(words[place : place + 6]))
    assert saved(document, tmp_path).sections[0].paragraphs == (f"{FIRST} {SECOND}",)


def test_page_and_line_breaks_do_not_cut_a_sentence(tmp_path: Path) -> None:
    document: Any = docx.Document()
    run = document.add_paragraph().add_run(FIRST[:30].rstrip())
    run.add_break(docx.enum.text.WD_BREAK.PAGE)
    run.add_text(FIRST[30:].lstrip())
    document.add_paragraph(SECOND)
    assert saved(document, tmp_path).sections[0].paragraphs == (FIRST, SECOND)


def test_insertions_count_and_deletions_do_not(tmp_path: Path) -> None:
    document: Any = docx.Document()
    paragraph = document.add_paragraph(FIRST + " ")
    for xml in (
        "<w:ins {} w:id='1' w:author='a'><w:r><w:t>Trời mưa.</w:t></w:r></w:ins>",
        "<w:del {} w:id='2' w:author='a'><w:r><w:delText> Trời nắng.</w:delText></w:r></w:del>",
        "<w:moveFrom {} w:id='3' w:author='a'><w:r><w:t> Trời gió.</w:t></w:r></w:moveFrom>",
    ):
        paragraph._p.append(parse_xml(xml.format(nsdecls("w"))))
    assert saved(document, tmp_path).sections[0].paragraphs == (f"{FIRST} Trời mưa.",)


def test_tables_are_read_in_their_place(tmp_path: Path) -> None:
    document: Any = docx.Document()
    document.add_paragraph(FIRST)
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Huyện góp 12 tấn gạo.", "Xã góp 3 tấn ngô."
    document.add_paragraph(SECOND)
    paragraphs = saved(document, tmp_path).sections[0].paragraphs
    assert paragraphs == (FIRST, "Huyện góp 12 tấn gạo.", "Xã góp 3 tấn ngô.", SECOND)


@pytest.mark.parametrize("case", ["no words", "locked", "other"])
def test_what_holds_no_article_is_refused(tmp_path: Path, case: str) -> None:
    document: Any = docx.Document()
    document.add_paragraph("1950 – 1951" if case == "no words" else FIRST)
    path = tmp_path / "bài.docx"
    document.save(str(path))
    if case == "locked":
        raw = bytearray(path.read_bytes())
        at = raw.find(b"PK\x01\x02")
        raw[at + 8] |= 1  # the flag of an encrypted member, in the list at the end
        path.write_bytes(bytes(raw))
    if case == "other":
        with zipfile.ZipFile(path, "w") as package:
            package.writestr("a.txt", "a")
    said = {"no words": "holds no text", "locked": "password", "other": "not a Word document"}
    with pytest.raises(ImportRefused, match=said[case]):
        read_article(path)
