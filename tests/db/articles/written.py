"""One article of our own, written in each format that the reader takes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

import docx


@dataclass(frozen=True)
class Text:
    """What an article says, whatever the format: headings with their paragraphs, sources."""

    title: str
    author: str
    abstract: str
    parts: tuple[tuple[str, tuple[str, ...]], ...]
    sources: tuple[str, ...]

    @property
    def front(self) -> tuple[str, ...]:
        """Return what stands before the text."""
        abstract = (f"Tóm tắt: {self.abstract}",) if self.abstract else ()
        return (self.title, self.author, *abstract)


REFERENCES = "Tài liệu tham khảo"
OURS = Text(
    title="TRẬN LŨNG PHẦY TRONG CHIẾN DỊCH",
    author="Lê Văn Mẫu",
    abstract="Bài viết kể lại một trận đánh tưởng tượng, dùng để thử chương trình.",
    parts=(
        (
            "1. Mở đầu",
            (
                "Mùa thu năm ấy, tiểu đoàn 156 hành quân suốt đêm qua đèo, rồi nghỉ ở chân núi.",
                "Nhân dân hai xã góp “12 tấn gạo” [1, tr. 64] và 3 tấn ngô [2, tr. 7-9].",
            ),
        ),
        (
            "2. Diễn biến",
            (
                "Ngày 16/9/1950, trận đánh mở màn lúc trời còn mờ sương & lạnh.",
                "Trận đánh kéo dài hai ngày đêm, đoàn xe chỉ còn lại một nửa [1].",
                "Sáng hôm sau, đơn vị rút về phía sau đèo để củng cố lực lượng [3].",
            ),
        ),
        ("3. Kết luận", ("Thắng lợi ấy có phần đóng góp to lớn của nhân dân địa phương.",)),
    ),
    sources=(
        "Nguyễn Văn Thử (1999), Lịch sử mẫu, Nxb Tưởng Tượng, Hà Nội.",
        "Trần Thị Mẫu (2001), Hồi ký không có thật, Nxb Thử, Thái Nguyên.",
        "Báo Mẫu, số 12, ngày 2/10/1950.",
    ),
)

_ODT = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0">'
    "<office:body><office:text>{}</office:text></office:body></office:document-content>"
)


def plain(article: Text = OURS) -> bytes:
    lines = [line for text in article.front for line in (text, "")]
    for heading, paragraphs in article.parts:
        lines += [heading, "", *(f"{text}\n" for text in paragraphs)]
    lines += [REFERENCES, ""] if article.sources else []
    lines += [f"[{number}] {text}" for number, text in enumerate(article.sources, 1)]
    return "\n".join(lines).encode()


def word(article: Text = OURS) -> bytes:
    document: Any = docx.Document()
    for text in article.front:
        document.add_paragraph(text)
    for heading, paragraphs in article.parts:
        document.add_heading(heading, 1)
        for text in paragraphs:
            document.add_paragraph(text)
    document.add_heading(REFERENCES, 1)
    for number, text in enumerate(article.sources, 1):
        document.add_paragraph(f"[{number}] {text}")
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def odt_package(body: str, *, mimetype: str = "application/vnd.oasis.opendocument.text") -> bytes:
    return odt_of(_ODT.format(body).encode(), mimetype=mimetype)


def odt_of(content: bytes, *, mimetype: str = "application/vnd.oasis.opendocument.text") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", mimetype, zipfile.ZIP_STORED)
        package.writestr("content.xml", content)
        package.writestr("META-INF/manifest.xml", b"<manifest/>")
    return buffer.getvalue()


def odt(article: Text = OURS) -> bytes:
    body = [f"<text:p>{escape(t)}</text:p>" for t in article.front]
    for heading, paragraphs in article.parts:
        body.append(f'<text:h text:outline-level="1">{escape(heading)}</text:h>')
        body += [
            f"<text:p><text:span>{escape(text[:9])}</text:span>{escape(text[9:])}</text:p>"
            for text in paragraphs
        ]
    body.append(f'<text:h text:outline-level="1">{REFERENCES}</text:h><text:list>')
    body += [
        f"<text:list-item><text:p>{escape(t)}</text:p></text:list-item>" for t in article.sources
    ]
    return odt_package("".join([*body, "</text:list>"]))


def html(article: Text = OURS) -> bytes:
    title, *front = (escape(text) for text in article.front)
    body = [f"<h1>{title}</h1>", *(f"<p>{text}</p>" for text in front)]
    for heading, paragraphs in article.parts:
        body.append(f"<h2>{heading}</h2>")
        body += [f"<p><span>{escape(t[:9])}</span>{escape(t[9:])}</p>" for t in paragraphs]
    items = "".join(f"<li>{escape(text)}</li>" for text in article.sources)
    body.append(f"<h2>{REFERENCES}</h2><ol>{items}</ol>")
    head = "<head><meta charset='utf-8'><title>Mẫu</title><style>p{color:red}</style></head>"
    nav = "<nav><a href='/'>Trang chủ</a></nav>"
    text = "\n".join(body)
    return f"<!DOCTYPE html><html lang=vi>{head}<body>{nav}{text}</body></html>".encode()


def markdown(article: Text = OURS) -> bytes:
    parts = [f"# {article.title}", *article.front[1:]]
    for heading, paragraphs in article.parts:
        parts += [f"## {heading}", *paragraphs]
    entries = "\n".join(f"{number}. {text}" for number, text in enumerate(article.sources, 1))
    return "\n\n".join([*parts, f"## {REFERENCES}", entries]).encode()


def tei(article: Text = OURS) -> bytes:
    body: list[str] = []
    for heading, paragraphs in article.parts:
        texts = "".join(f"<p>{escape(text)}</p>" for text in paragraphs)
        body.append(f"<div><head>{heading}</head>\n{texts}</div>")
    said = f"<abstract xml:lang='vi'><p>{escape(article.abstract)}</p></abstract>"
    abstract = said if article.abstract else ""
    listed = "".join(
        f'<bibl xml:id="b{number}">{escape(text)}</bibl>'
        for number, text in enumerate(article.sources, 1)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><TEI xmlns="http://www.tei-c.org/ns/1.0">'
        f"<teiHeader><fileDesc><titleStmt><title>{escape(article.title)}</title><author>{escape(article.author)}</author>"
        f"</titleStmt></fileDesc><profileDesc>{abstract}</profileDesc></teiHeader>"
        f"<text><body>{''.join(body)}</body><back><div type='references'>"
        f"<listBibl><head>{REFERENCES}</head>{listed}</listBibl></div></back></text></TEI>"
    ).encode()


FORMATS: dict[str, Callable[[Text], bytes]] = {
    "article.txt": plain,
    "article.docx": word,
    "article.odt": odt,
    "article.html": html,
    "article.md": markdown,
    "article.xml": tei,
}


def saved(folder: Path, name: str, article: Text = OURS) -> Path:
    path = folder / name
    path.write_bytes(FORMATS[name](article))
    return path
