"""Web pages: what is text and what is furniture, notes as citations, encodings, hostile pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from db.articles import ArticleDraft, read_article
from db.errors import ImportRefused

FIRST = "Mùa thu năm ấy, tiểu đoàn 156 hành quân suốt đêm qua đèo, rồi nghỉ lại ở chân núi."
SECOND = "Trận đánh kéo dài hai ngày đêm, và đoàn xe chỉ còn lại một nửa."


def read(folder: Path, page: str | bytes) -> ArticleDraft:
    path = folder / "trang.html"
    path.write_bytes(page if isinstance(page, bytes) else page.encode())
    return read_article(path)


def paragraphs(draft: ArticleDraft) -> list[str]:
    return [text for section in draft.sections for text in section.paragraphs]


def cited(draft: ArticleDraft) -> list[tuple[int, str | None]]:
    texts = {source.number: source.text for source in draft.sources}
    return [(c.source, texts[c.source]) for c in draft.citations]


def refused(folder: Path, page: str | bytes) -> str:
    with pytest.raises(ImportRefused) as caught:
        read(folder, page)
    assert "\n" not in str(caught.value)
    return caught.value.sentence


def test_scripts_navigation_and_what_is_hidden_are_left_out(tmp_path: Path) -> None:
    draft = read(
        tmp_path,
        "<html><head><title>T</title></head><body><nav>Trang chủ</nav><script>let a=1</script>"
        f"<p hidden>Ẩn</p><p>{FIRST[:20]}<br>{FIRST[20:]}</p><table><tr><td>{SECOND}</td></tr>"
        "</table><svg><text>hình</text></svg></body></html>",
    )
    assert paragraphs(draft) == [FIRST, SECOND]


@pytest.mark.parametrize(
    ("mark", "body"),
    [
        (
            '<sup><a href="#fn1" id="r1">1</a></sup>',
            '<ol><li id="fn1"><p>Sổ tay mẫu. <a href="#r1">↩</a></p></li></ol>',
        ),
        (
            '<a href="#_ftn1" name="_ftnref1"><span>[1]</span></a>',
            '<div><p><a href="#_ftnref1" name="_ftn1">[1]</a> Sổ tay mẫu.</p></div>',
        ),
        (
            '<a name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a>',
            '<p><a name="sdfootnote1sym" href="#sdfootnote1anc">1</a>Sổ tay mẫu.</p>',
        ),
        (
            '<sup class="reference"><a href="#cite_note-1">[1]</a></sup>',
            '<h2>Chú thích</h2><ol><li id="cite_note-1"><a href="#r">^</a> Sổ tay mẫu.</li></ol>',
        ),
    ],
)
def test_notes_in_the_manner_of_four_programs(tmp_path: Path, mark: str, body: str) -> None:
    page = f"<html><body><p>{FIRST[:-1]}{mark}.</p><p>{SECOND}</p>{body}</body></html>"
    draft = read(tmp_path, page)
    assert paragraphs(draft) == [f"{FIRST[:-1]} [1].", SECOND]
    assert cited(draft) == [(1, "Sổ tay mẫu.")]


def test_notes_beside_markers_that_are_links_in_part_are_set_aside(tmp_path: Path) -> None:
    page = (
        f'<html><p>{FIRST} [<a href="#b2">2</a>, tr. 64]</p>'
        f'<p>{SECOND}<sup><a href="#n1">*</a></sup></p>'
        '<h2>Tài liệu tham khảo</h2><ol><li>Sổ tay mẫu.</li><li id="b2">Báo Mẫu.</li></ol>'
        '<p id="n1">Lời bàn của người viết.</p></html>'
    )
    draft = read(tmp_path, page)
    assert paragraphs(draft) == [f"{FIRST} [2, tr. 64]", SECOND]
    assert [(c.source, c.locator) for c in draft.citations] == [(2, "tr. 64")]
    assert [source.text for source in draft.sources] == ["Sổ tay mẫu.", "Báo Mẫu."]


def test_one_note_cited_twice_is_one_source(tmp_path: Path) -> None:
    mark = '<sup><a href="#n7">{}</a></sup>'
    page = (
        f"<html><p>{FIRST}{mark.format('a')}</p><p>{SECOND}{mark.format('b')}</p>"
        "<aside id=n7>Sổ tay mẫu.</aside></html>"
    )
    assert cited(read(tmp_path, page)) == [(1, "Sổ tay mẫu."), (1, "Sổ tay mẫu.")]


def test_declared_encodings_are_read_and_old_fonts_named(tmp_path: Path) -> None:
    page = '<html><head><meta charset="{}"></head><body><p>{}</p></body></html>'
    vietnamese = page.format("windows-1258", "Quân Pháp chiếm thị xã, dân lớn nhỏ lại đánh.")
    decomposed = vietnamese.replace("ị", "i\u0323").replace("ã", "a\u0303").replace("ớ", "ơ\u0301")
    decomposed = decomposed.replace("ỏ", "o\u0309").replace("ạ", "a\u0323").replace("ế", "ê\u0301")
    draft = read(tmp_path, decomposed.encode("cp1258"))
    assert "thị xã, dân lớn nhỏ lại" in paragraphs(draft)[0]
    french = page.format("iso-8859-1", "Le général a évacué la citadelle.").encode("latin-1")
    assert paragraphs(read(tmp_path, french)) == ["Le général a évacué la citadelle."]
    tcvn3 = page.format("iso-8859-1", "Th¸i Nguyªn lµ ®Þa bµn chiÕn l­îc quan träng. " * 4)
    assert "TCVN3" in refused(tmp_path, tcvn3.encode("latin-1"))
    assert "shift_jis" in refused(tmp_path, page.format("shift_jis", FIRST))
    assert "no readable" in refused(tmp_path, b"<html><p>" + FIRST.encode("utf-16-le") + b"</p>")
    named = page.format("utf-8", FIRST).encode("utf-16")
    assert paragraphs(read(tmp_path, named)) == [FIRST]


def test_hostile_pages_are_read_or_refused_at_once(tmp_path: Path) -> None:
    assert "deeply" in refused(tmp_path, "<html>" + "<div>" * 100_000 + FIRST)
    assert "elements" in refused(tmp_path, "<html>" + "<b>" * 2_000_001)
    assert "no words" in refused(tmp_path, "<html><body><script>alert(1)</script></body></html>")
    bomb = '<!DOCTYPE html [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;">]><p>' + FIRST + " &b;</p>"
    assert "haha" not in " ".join(paragraphs(read(tmp_path, bomb)))
    outside = f'<html><p>{FIRST}</p><iframe src="file:///etc/passwd"></iframe><img src="http://x"/>'
    assert paragraphs(read(tmp_path, outside)) == [FIRST]
    assert "drawing" in refused(tmp_path, "<svg xmlns='http://www.w3.org/2000/svg'/>")


def test_the_main_part_is_the_text_and_lists_keep_their_numbers(tmp_path: Path) -> None:
    draft = read(
        tmp_path,
        f"<body><div>Trang chủ</div><main><h2>1. Mở đầu</h2><p>{FIRST}<a role='doc-noteref' "
        f"href='#n'>*</a></p><ol start='4'><li>{SECOND}</li></ol><ul><li>Một điều nữa.</li></ul>"
        "<p id='n'>Sổ tay mẫu.</p></main></body>",
    )
    assert paragraphs(draft)[0].startswith(FIRST)
    assert f"4. {SECOND}" in paragraphs(draft)
    assert "Một điều nữa." in paragraphs(draft)
    assert "Trang chủ" not in " ".join(paragraphs(draft))
    assert [text for _, text in cited(draft)] == ["Sổ tay mẫu."]


def test_marks_that_lead_to_no_note_stay_words(tmp_path: Path) -> None:
    draft = read(
        tmp_path,
        f"<body><p>{FIRST}<sup><a href='#gone'>1</a></sup> <sup><a href='#all'>2</a></sup></p>"
        f"<ul id='all'><li>{SECOND}</li></ul></body>",
    )
    assert draft.citations == ()
