"""The guide as PDF: a front page with contents, then chapter after chapter, pages numbered."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QColor, QImage, QTextDocument

from viewer import theme
from viewer.guide.book import picture_file, read_book
from viewer.guide.breaks import Breaks
from viewer.guide.chapters import PARTS
from viewer.printing.pages import write_pdf
from viewer.printing.paper import Paper
from viewer.theme import INTERFACE, READING
from viewer.version import version

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from viewer.guide.book import Book

IMAGE: Final = re.compile(r'<img src="([^"]*)"[^>]*>')
ICON_DOTS: Final = 96
ICON_SIZE: Final = 13
STYLE: Final = f"""
body {{ font-family: "{INTERFACE}"; font-size: 9.5pt; color: #1e1b16; }}
h1 {{ font-family: "{READING}"; font-size: 22pt; font-weight: 600; color: #8c1c13;
      margin-top: 0; margin-bottom: 10px; }}
h2 {{ font-size: 13pt; font-weight: 600; margin-top: 18px; margin-bottom: 4px; }}
h3 {{ font-size: 10.5pt; font-weight: 600; margin-top: 10px; margin-bottom: 2px; }}
p, li {{ margin-top: 3px; margin-bottom: 3px; line-height: 138%; }}
p.picture {{ line-height: 100%; margin-top: 8px; margin-bottom: 8px; }}
table {{ margin-top: 5px; margin-bottom: 5px; }}
a {{ color: #2f6f5e; text-decoration: none; }}
b, strong, th {{ font-weight: 600; }}
code, pre {{ font-family: monospace; font-size: 8.5pt; background-color: #f2ebdc; }}
pre {{ white-space: pre-wrap; margin-top: 5px; margin-bottom: 5px; margin-left: 10px; }}
.key {{ font-size: 8.5pt; font-weight: 600; background-color: #efe6d2; }}
blockquote {{ margin-left: 16px; margin-right: 16px; color: #5a5347; }}
td, th {{ padding: 2px 10px 2px 3px; text-align: left; vertical-align: top; }}
td.part {{ font-size: 9pt; font-weight: 600; color: #8c1c13; padding-top: 14px; }}
.muted {{ color: #5a5347; }}
"""


def print_guide(path: Path, lang: str) -> int:
    """Write the guide in `lang`, which must be spoken now, as PDF; return its number of pages.

    Raises StorageFailed where the file cannot be written. Needs an application; GUI thread.
    """
    book = read_book(lang)
    papers = {chapter: chapter_paper(book, chapter) for chapter in book.pages}
    front = _front_paper(book, {})
    first = front.document.pageCount() + 1
    numbers: dict[str, int] = {}
    for chapter, paper in papers.items():
        numbers[chapter] = first
        first += paper.document.pageCount()
    title = QCoreApplication.translate("Guide", "Muniment: the guide")
    body = ((f"{title} · {book.title(chapter)}", paper) for chapter, paper in papers.items())
    return write_pdf(path, title, [("", _front_paper(book, numbers)), *body])


def _front_paper(book: Book, numbers: Mapping[str, int]) -> Paper:
    """Return title, version and contents; `numbers` holds the pages that chapters begin on."""
    rows = ""
    for part in PARTS:
        rows += f'<tr><td colspan="2" class="part">{escape(part.words())}</td></tr>'
        for chapter in part.chapters:
            page = numbers.get(chapter, 0)
            rows += f'<tr><td width="92%">{escape(book.title(chapter))}</td>'
            rows += f'<td align="right">{page}</td></tr>'
    title = QCoreApplication.translate("Guide", "Muniment: the guide")
    release = QCoreApplication.translate("Guide", "Version %1").replace("%1", version())
    for_whom = QCoreApplication.translate(
        "Guide", "For archivists, visitor services and technicians"
    )
    return _paper(
        f'<h1>{escape(title)}</h1><p>{escape(for_whom)}</p><p class="muted">{escape(release)}</p>'
        f'<table width="100%">{rows}</table>',
        book.lang,
    )


def chapter_paper(book: Book, chapter: str) -> Paper:
    """Return one page of the guide, laid out for print."""
    return _paper(book.pages[chapter].html, book.lang)


def _paper(html: str, lang: str) -> Paper:
    """Return HTML of ours on paper, its pictures at most as wide as the page."""
    paper = Paper()
    document = paper.document
    width = document.pageSize().width()

    def place(found: re.Match[str]) -> str:
        name = found[1]
        if name.startswith("icon:"):
            image = theme.picture(name[5:], QColor("#1e1b16"), ICON_DOTS).toImage()
            shown = ICON_SIZE, ICON_SIZE
        else:
            image = QImage(str(picture_file(name, lang)))
            if image.isNull():
                return ""
            across = min(width * 0.9, image.width() * 0.75)
            shown = round(across), round(across * image.height() / image.width())
        document.addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(name), image)
        style = ' style="vertical-align: middle"' if name.startswith("icon:") else ""
        return f'<img src="{name}" width="{shown[0]}" height="{shown[1]}"{style}>'

    document.setDefaultStyleSheet(STYLE)
    size = document.pageSize()
    document.setHtml(f"<body>{IMAGE.sub(place, html)}</body>")
    document.setPageSize(size)
    document.setDocumentMargin(0)
    Breaks(document).settle()
    return paper
