"""TEI: header, divisions, notes and references; entities, depth and other XML refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from db.articles import ArticleDraft, read_article
from db.errors import ImportRefused

FIRST = "Mùa thu năm ấy, tiểu đoàn 156 hành quân suốt đêm qua đèo, rồi nghỉ lại ở chân núi."
SECOND = "Trận đánh kéo dài hai ngày đêm, và đoàn xe chỉ còn lại một nửa."
HEADER = (
    "<teiHeader><fileDesc><titleStmt><title>Trận Lũng Phầy</title></titleStmt><sourceDesc>"
    "<biblStruct><analytic><author><persName><forename>Lê Văn</forename> <surname>Mẫu</surname>"
    "</persName><affiliation>Trường Mẫu</affiliation></author></analytic></biblStruct></sourceDesc>"
    "</fileDesc></teiHeader>"
)


def tei(text: str, header: str = HEADER) -> str:
    return f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{header}<text>{text}</text></TEI>'


def read(folder: Path, text: str | bytes) -> ArticleDraft:
    path = folder / "bài.xml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_article(path)


def paragraphs(draft: ArticleDraft) -> list[str]:
    return [text for section in draft.sections for text in section.paragraphs]


def refused(folder: Path, text: str | bytes) -> str:
    with pytest.raises(ImportRefused) as caught:
        read(folder, text)
    assert "\n" not in str(caught.value)
    return caught.value.sentence


def test_header_notes_and_what_editors_added(tmp_path: Path) -> None:
    draft = read(
        tmp_path,
        tei(
            f'<body><div n="1"><head>1. Mở đầu</head><p>{FIRST[:-1]}<note place="foot" n="1"><p>Sổ '
            f"tay mẫu.</p></note>.</p><p>{SECOND[:4]}<lb/>{SECOND[5:]} <choice><sic>Sáctong</sic>"
            "<corr>Sáctông</corr></choice><del>thừa</del></p></div>"
            "<div><head>2. Kết luận</head><p>Hết.</p></div></body>"
        ),
    )
    assert draft.title == {"vi": "Trận Lũng Phầy"}
    assert draft.authors == ("Lê Văn Mẫu",)
    assert [(s.number, s.title) for s in draft.sections] == [("1", "Mở đầu"), ("2", "Kết luận")]
    assert paragraphs(draft) == [f"{FIRST[:-1]} [1].", f"{SECOND} Sáctong", "Hết."]
    assert [(c.source, c.claim) for c in draft.citations] == [(1, FIRST[:-1])]
    assert [s.text for s in draft.sources] == ["Sổ tay mẫu."]


def test_pointers_at_a_bibliography_without_printed_numbers(tmp_path: Path) -> None:
    draft = read(
        tmp_path,
        tei(
            f'<body><div><head>1. Mở đầu</head><p>{FIRST} <ref target="#b2"/></p></div></body>'
            '<back><listBibl><bibl>Sổ tay mẫu.</bibl><bibl xml:id="b2">Báo Mẫu.</bibl>'
            "</listBibl></back>"
        ),
    )
    assert [(c.source, c.claim) for c in draft.citations] == [(2, FIRST)]
    assert [s.text for s in draft.sources] == ["Sổ tay mẫu.", "Báo Mẫu."]


def test_notes_at_the_end_that_the_text_points_to(tmp_path: Path) -> None:
    draft = read(
        tmp_path,
        tei(
            f'<body><p>{FIRST}<ref target="#n1">a</ref></p><p>{SECOND}</p></body>'
            '<back><note xml:id="n1">Sổ tay mẫu.</note></back>',
            "",
        ),
    )
    assert paragraphs(draft) == [f"{FIRST} [1]", SECOND]
    assert [s.text for s in draft.sources] == ["Sổ tay mẫu."]


def test_hostile_and_other_xml_gets_one_sentence_each(tmp_path: Path) -> None:
    laughs = "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(12))
    bomb = f'<!DOCTYPE TEI [<!ENTITY a "ha">{laughs}]>' + tei("<body><p>&m;</p></body>")
    assert "entities" in refused(tmp_path, bomb)
    assert "entities" in refused(tmp_path, bomb.encode("utf-16"))
    outside = '<!DOCTYPE TEI [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + tei("<p>&a;</p>")
    assert "entities" in refused(tmp_path, outside)
    assert "deeply" in refused(tmp_path, tei("<div>" * 100_000 + "</div>" * 100_000))
    assert "damaged" in refused(tmp_path, tei("<p>")[:-20])
    assert "damaged" in refused(tmp_path, b"<TEI>" + "ữ".encode()[:2] + b"</TEI>")
    assert "elements" in refused(tmp_path, tei("<p/>" * 2_000_001))
    assert "no TEI" in refused(tmp_path, '<?xml version="1.0"?><ead><p>Chữ</p></ead>')
    assert "no words" in refused(tmp_path, tei("<body/>", ""))
    doctype = '<!DOCTYPE TEI SYSTEM "http://example.org/tei.dtd">' + tei(
        f"<body><p>{FIRST}</p></body>"
    )
    assert paragraphs(read(tmp_path, doctype)) == [FIRST]


def test_keywords_items_and_pointers_of_every_sort(tmp_path: Path) -> None:
    header = (
        "<teiHeader><fileDesc><titleStmt><title>Trận Lũng Phầy</title><author>Lê Văn Mẫu</author>"
        "</titleStmt></fileDesc><profileDesc><textClass><keywords><term>biên giới</term><term>đèo"
        "</term></keywords></textClass></profileDesc></teiHeader>"
    )
    draft = read(
        tmp_path,
        tei(
            f'<front><div type="abstract"><p>{SECOND}</p></div></front>'
            f'<body><div1><head>1. Mở đầu</head><p>{FIRST[:-1]} <ref target="#b1">[1]</ref>, <ref '
            f'target="#b1">bài của Trần Mẫu</ref>, <ref target="http://example.org">trang</ref>.</p>'
            f'<list><item n="3.">Việc thứ ba.</item><item>Việc khác.</item></list>'
            f"<p>{SECOND}<note> </note></p></div1></body>"
            '<back><listBibl><bibl xml:id="b1" n="1">Trần Mẫu, Sổ tay.</bibl></listBibl></back>',
            header,
        ),
    )
    assert draft.authors == ("Lê Văn Mẫu",)
    assert draft.keywords == {"vi": ("biên giới", "đèo")}
    assert draft.abstracts["vi"].startswith(SECOND[:20])
    texts = paragraphs(draft)
    assert any("bài của Trần Mẫu" in text and "[1]" in text for text in texts)
    assert "3. Việc thứ ba." in texts
    assert [source.text for source in draft.sources] == ["Trần Mẫu, Sổ tay."]
    with_nothing = read(tmp_path, tei(f"<body><p>{FIRST}</p><p>{SECOND}</p></body>", ""))
    assert paragraphs(with_nothing) == [FIRST, SECOND]
