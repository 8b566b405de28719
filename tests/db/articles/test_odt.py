"""OpenDocument texts: the same article as in plain text; notes, changes, hostile packages."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from db.articles import ArticleDraft, opendocument, read_article
from db.articles.opendocument import XML_BYTES
from db.errors import ImportRefused
from tests.db.articles import written

FIRST = "Mùa thu năm ấy, tiểu đoàn 156 hành quân suốt đêm qua đèo, rồi nghỉ lại ở chân núi."
SECOND = "Trận đánh kéo dài hai ngày đêm, và đoàn xe chỉ còn lại một nửa."
NOTE = (
    '<text:note text:id="{0}"><text:note-citation>{0}</text:note-citation>'
    "<text:note-body><text:p>{1}</text:p></text:note-body></text:note>"
)


def read(folder: Path, data: bytes, name: str = "article.odt") -> ArticleDraft:
    (folder / name).write_bytes(data)
    return read_article(folder / name)


def refused(folder: Path, data: bytes, name: str = "article.odt") -> str:
    with pytest.raises(ImportRefused) as caught:
        read(folder, data, name)
    assert "\n" not in str(caught.value)
    return caught.value.sentence


def paragraphs(draft: ArticleDraft) -> list[str]:
    return [text for section in draft.sections for text in section.paragraphs]


@pytest.mark.parametrize("name", [name for name in written.FORMATS if name != "article.txt"])
def test_one_text_is_one_article_in_every_format(tmp_path: Path, name: str) -> None:
    """The formats' promise: sections, citations and sources equal those of the plain text."""
    plain = read_article(written.saved(tmp_path, "article.txt"))
    draft = read_article(written.saved(tmp_path, name))
    assert len(plain.sections) == 3
    assert len(plain.citations) == 4
    assert len(plain.sources) == 3
    assert draft.format != plain.format
    for part in ("title", "authors", "abstracts", "sections", "citations", "sources"):
        assert getattr(draft, part) == getattr(plain, part), part
    assert draft.problems == ()


@pytest.mark.parametrize("name", [name for name in written.FORMATS if name != "article.txt"])
def test_the_real_article_is_the_same_in_every_format(
    tmp_path: Path, shared: Path, name: str
) -> None:
    plain = read_article(shared / "articles" / "thai-nguyen-1950.txt")
    text = written.Text(
        title=plain.title["vi"],
        author=", ".join(plain.authors),
        abstract=plain.abstracts.get("vi", ""),
        parts=tuple(
            (f"{section.number}. {section.title}", section.paragraphs) for section in plain.sections
        ),
        sources=(),
    )
    draft = read_article(written.saved(tmp_path, name, text))
    assert draft.sections == plain.sections
    assert draft.citations == plain.citations
    assert [source.number for source in draft.sources] == [s.number for s in plain.sources]


def test_notes_become_citations_and_their_sources(tmp_path: Path) -> None:
    draft = read(
        tmp_path,
        written.odt_package(
            f"<text:p>{FIRST[:-1]}{NOTE.format(1, 'Sổ tay mẫu, tr. 5.')}.</text:p>"
            f"<text:p>{SECOND}{NOTE.format(2, 'Báo Mẫu, số 3.')}</text:p>"
        ),
    )
    assert paragraphs(draft) == [f"{FIRST[:-1]} [1].", f"{SECOND} [2]"]
    assert [(c.passage, c.source, c.claim) for c in draft.citations] == [
        (0, 1, FIRST[:-1]),
        (1, 2, SECOND),
    ]
    assert [source.text for source in draft.sources] == ["Sổ tay mẫu, tr. 5.", "Báo Mẫu, số 3."]


def test_notes_beside_printed_markers_are_set_aside_and_told(tmp_path: Path) -> None:
    body = (
        f"<text:p>{FIRST} [4, tr. 2]</text:p><text:p>{SECOND}{NOTE.format(1, 'Lời bàn.')}</text:p>"
    )
    draft = read(tmp_path, written.odt_package(body))
    assert paragraphs(draft) == [f"{FIRST} [4, tr. 2]", SECOND]
    assert any("Lời bàn." in problem.message for problem in draft.problems)


def test_changes_comments_and_contents_are_left_out_and_boxes_read(tmp_path: Path) -> None:
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>Đã xóa.</text:p>"
        "</text:deletion></text:changed-region></text:tracked-changes>"
        "<text:table-of-content><text:p>Mục lục</text:p></text:table-of-content>"
        f"<text:p>{FIRST[:10]}<office:annotation><text:p>Ghi chú</text:p></office:annotation>"
        "<draw:frame><draw:text-box><text:p>Chữ trong khung hình vẽ ở lề trang giấy.</text:p>"
        f"</draw:text-box></draw:frame><text:soft-page-break/>{FIRST[10:]}</text:p>"
        f"<table:table><table:table-row><table:table-cell><text:p>{SECOND}</text:p>"
        "</table:table-cell></table:table-row></table:table>"
        "<text:p>Ngày<text:s text:c='2'/>thứ<text:tab/>ba<text:line-break/>trời mưa.</text:p>"
    )
    assert paragraphs(read(tmp_path, written.odt_package(body))) == [
        "Chữ trong khung hình vẽ ở lề trang giấy.",
        FIRST,
        SECOND,
        "Ngày thứ ba trời mưa.",
    ]


def test_hostile_packages_get_one_sentence_each(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = written.odt()
    assert "damaged" in refused(tmp_path, good[:-200])
    assert "damaged" in refused(tmp_path, written.odt_of(b"<a>"))
    assert "damaged" in refused(tmp_path, written.odt_of(b"<a/>"))
    assert "named .odt" in refused(tmp_path, FIRST.encode())
    sheet = "application/vnd.oasis.opendocument.spreadsheet"
    assert "OpenDocument" in refused(tmp_path, written.odt_of(b"<a/>", mimetype=sheet))
    bomb = b'<!DOCTYPE a [<!ENTITY a "haha"><!ENTITY b "&a;&a;">]><a>&b;</a>'
    assert "entities" in refused(tmp_path, written.odt_of(bomb))
    outside = b'<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]><a>&a;</a>'
    assert "entities" in refused(tmp_path, written.odt_of(outside))
    deep = b"<a>" * 100_000 + b"</a>" * 100_000
    assert "deeply" in refused(tmp_path, written.odt_of(deep))
    assert "elements" in refused(tmp_path, written.odt_of(b"<a/>" * 2_000_001))
    monkeypatch.setattr(opendocument, "XML_BYTES", XML_BYTES // 60)
    assert "unpacks to more" in refused(tmp_path, written.odt_of(b" " * (XML_BYTES // 60 + 1)))


def test_a_locked_or_doubled_package_is_refused(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr("content.xml", b"\x00" * 50)
        package.writestr("META-INF/manifest.xml", b"<manifest:encryption-data/>")
    assert "password" in refused(tmp_path, buffer.getvalue())
    with zipfile.ZipFile(buffer, "a") as package, pytest.warns(UserWarning, match="Duplicate"):
        package.writestr("content.xml", b"<a/>")
    assert "unpacks to more" in refused(tmp_path, buffer.getvalue())
