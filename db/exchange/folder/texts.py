"""The sections of a folder: passages in both languages, then mentions and citation markers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db import tables, writing
from db.errors import SourceRefused
from db.exchange.folder.book import Book, Paragraph
from db.records import Words

if TYPE_CHECKING:
    from db.exchange.folder.markup import Page


def add_sections(book: Book) -> None:
    """Add every section with its passages; each rests on the article's section of that number."""
    articles = [entry for entry in book.folder.entries if entry.kind == "article"]
    article_id = book.ids[articles[0].ref] if articles else None
    for number, pages in sorted(book.folder.sections.items()):
        ref = f"section/{number}"
        section_id = writing.add_record(
            book.transaction,
            ref,
            Words(pages["vi"].title, pages["en"].title),
            columns={"number": str(number), "article_id": article_id},
            status="published",
            position=number,
            uuid=book.uuid(ref),
        )
        book.ids[ref] = section_id
        for lang, page in sorted(pages.items()):
            texts = [paragraph.text for paragraph in page.paragraphs]
            ids = writing.add_passages(book.transaction, section_id, lang, texts)
            book.paragraphs += [
                Paragraph(ref, lang, passage_id, text)
                for passage_id, text in zip(ids, texts, strict=True)
            ]


def mark_sections(book: Book) -> None:
    """Anchor the mentions and markers of both languages, now that every record exists."""
    for number, pages in sorted(book.folder.sections.items()):
        ref = f"section/{number}"
        for lang, page in sorted(pages.items(), reverse=True):
            ids = [
                paragraph.passage_id
                for paragraph in book.paragraphs
                if (paragraph.section, paragraph.lang) == (ref, lang)
            ]
            _mark(book, ref, page, ids)


def _mark(book: Book, section: str, page: Page, ids: list[int]) -> None:
    number = section.partition("/")[2]
    for passage_id, paragraph in zip(ids, page.paragraphs, strict=True):
        for mark in paragraph.marks:
            if mark.ref not in book.ids:
                raise SourceRefused(
                    "sections/{number}: “{words}” names {ref}, which no source describes.",
                    "Describe it in its TOML file, or take the mark-up away.",
                    number=number,
                    words=paragraph.text[mark.start : mark.end],
                    ref=mark.ref,
                )
            anchor = writing.add_anchor(
                book.transaction, passage_id, paragraph.text, mark.start, mark.end
            )
            kind = mark.ref.partition("/")[0]
            if kind == "citation" and mark.ref not in book.markers:
                _set_marker(book, mark.ref, anchor, paragraph.text[mark.start : mark.end])
            else:  # a marker's translation is a mention of the same citation
                writing.add_mention(
                    book.transaction, anchor, kind, book.ids[mark.ref], state="accepted"
                )


def _set_marker(book: Book, ref: str, anchor: int, marker: str) -> None:
    book.markers[ref] = anchor
    writing.set_columns(
        book.transaction, tables.Citation, book.ids[ref], anchor_id=anchor, marker=marker
    )
    writing.claim(book.transaction, book.ids[ref], "field", "marker")
