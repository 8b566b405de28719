"""Citation markers: found however they are broken, and tied to the claim that they support."""

from __future__ import annotations

import pytest

from db.articles import markers
from db.articles.citations import citations, sources
from db.articles.draft import SectionDraft
from db.articles.sentences import Paragraph


def cited(text: str, known: tuple[int, ...] = ()) -> list[tuple[int, str | None]]:
    return [
        (one.source, one.locator)
        for marker in markers.found(text)
        for one in markers.cited(marker.text, known)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("xong [4].", [(4, None)]),
        ("xong [2, tr. 64].", [(2, "tr. 64")]),
        ("xong [3, tr.164].", [(3, "tr. 164")]),
        ("xong [ 2 ,tr 64 ].", [(2, "tr. 64")]),
        ("xong [2, trang 64].", [(2, "tr. 64")]),
        ("xong [1, tr. 83-85].", [(1, "tr. 83-85")]),
        ("xong [1, tr. 83 – 85].", [(1, "tr. 83-85")]),
        ("xong [2, tr.64, 70].", [(2, "tr. 64, 70")]),
        ("xong [2, tập 2, tr. 15].", [(2, "tập 2, tr. 15")]),
        ("xong [2, pp. 64-70].", [(2, "pp. 64-70")]),
        ("xong [1], [2].", [(1, None), (2, None)]),
        ("xong [1; 2].", [(1, None), (2, None)]),
        ("xong [1-3].", [(1, None), (2, None), (3, None)]),
        ("xong [1, tr. 5; 2, tr. 7].", [(1, "tr. 5"), (2, "tr. 7")]),
        ("xong [1, tr. 5, 2, tr. 7].", [(1, "tr. 5"), (2, "tr. 7")]),
        ("xong [2: 64].", [(2, "tr. 64")]),
        ("xong [2 tr. 64].", [(2, "tr. 64")]),
        ("xong ［2, tr. 64］.", [(2, "tr. 64")]),
        ("xong (2, tr. 64).", [(2, "tr. 64")]),
    ],
)
def test_sources_and_pages(text: str, expected: list[tuple[int, str | None]]) -> None:
    assert cited(text) == expected


def test_a_bare_second_number_is_a_source_only_if_it_is_known() -> None:
    assert cited("xong [2, 64].", (1, 2, 3)) == [(2, "tr. 64")]
    assert cited("xong [2, 3].", (1, 2, 3)) == [(2, None), (3, None)]


@pytest.mark.parametrize(
    "text",
    [
        "mục (1)",
        "[Hình 1]",
        "[1950]",
        "[1945-1954]",
        "[18/9/1950]",
        "[...]",
        "[0]",
        "[10 khẩu]",
        "bảng 2, tr",
    ],
)
def test_what_is_no_marker(text: str) -> None:
    assert markers.found(text) == []


@pytest.mark.parametrize("text", ["xong [3, tr. 164).", "xong {3, tr. 164}.", "xong 3, tr. 164]."])
def test_a_damaged_marker_counts_and_is_known_as_damaged(text: str) -> None:
    (marker,) = markers.found(text)
    assert marker.damaged
    assert cited(text) == [(3, "tr. 164")]


def test_blanks_in_a_marker_are_made_even() -> None:
    assert markers.tidied("xong [ 2 ,tr 64 ] và [ Hình 1 ]") == "xong [2, tr 64] và [ Hình 1 ]"


def claims(text: str) -> list[str]:
    found = markers.found(text)
    paragraph = Paragraph(text, found)
    return [text[slice(*paragraph.claim(marker))] for marker in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Trời mưa. Huyện góp 5.190 đồng [3, tr. 164]. Cùng năm ấy.", ["Huyện góp 5.190 đồng"]),
        ("Trời mưa. Huyện góp gạo. [3] Cùng năm ấy, xã góp ngô [2].",
         ["Huyện góp gạo.", "Cùng năm ấy, xã góp ngô"]),
        ("Báo cáo chép: “Ta sửa 27 km đường. Ta làm 9 cây cầu” [2, tr. 64].",
         ["“Ta sửa 27 km đường. Ta làm 9 cây cầu”"]),
        ("Báo cáo chép: “Ta sửa 27 km đường ấy.” [2].", ["“Ta sửa 27 km đường ấy.”"]),
        ("Trời mưa. Họ gọi đó là “rất tuyệt” [2].", ["Họ gọi đó là “rất tuyệt”"]),
        ("Đoàn xe gồm 30 chiếc [1], [2, tr. 5].", ["Đoàn xe gồm 30 chiếc"] * 2),
        ("Theo TS. Lê Văn Mẫu, xe đi đêm [1].", ["Theo TS. Lê Văn Mẫu, xe đi đêm"]),
        ("Trên đường số 4. Chiều ngày 7, xe đến [1].", ["Chiều ngày 7, xe đến"]),
        ("Ông viết “Đi đi. Về về.” rồi đóng sổ [1].", ["Ông viết “Đi đi. Về về.” rồi đóng sổ"]),
        ('Chép rằng "đoàn xe chỉ còn một nửa" [1].', ['"đoàn xe chỉ còn một nửa"']),
        ("[1] Mở đầu bằng một dấu.", [""]),
    ],
)  # fmt: skip
def test_the_claim_is_the_sentence_or_quotation_before(text: str, expected: list[str]) -> None:
    assert claims(text) == expected


def test_drafts_carry_exact_spans() -> None:
    sections = [
        SectionDraft(
            "1", "Một", "vi", ("Không có gì.", "Huyện góp gạo [1, tr. 5; 2]. Xã góp ngô [3].")
        ),
        SectionDraft("2", "Hai", "vi", ("Cũng thế [1].",)),
    ]
    drafts = citations(sections, {})
    assert [(d.section, d.passage, d.source, d.locator) for d in drafts] == [
        (0, 1, 1, "tr. 5"), (0, 1, 2, None), (0, 1, 3, None), (1, 0, 1, None),
    ]  # fmt: skip
    for draft in drafts:
        text = sections[draft.section].paragraphs[draft.passage]
        assert text[draft.start : draft.end] == draft.marker
        assert text[draft.claim_start : draft.claim_end] == draft.claim


def test_sources_are_identified_by_the_bibliography_alone() -> None:
    drafts = citations([SectionDraft("1", "Một", "vi", ("Xong [1], [4].",))], {1: "Sách một."})
    known, problems = sources(drafts, {1: "Sách một.", 2: "Sách hai."})
    assert [(s.number, s.identified, s.text) for s in known] == [
        (1, True, "Sách một."), (2, True, "Sách hai."), (4, False, None),
    ]  # fmt: skip
    assert len(problems) == 1
    assert "[4]" in problems[0].message


def test_many_markers_take_linear_time() -> None:
    text = "Huyện góp gạo [1, tr. 5]. " * 20_000
    drafts = citations([SectionDraft("1", "Một", "vi", (text,))], {})
    assert len(drafts) == 20_000
    assert drafts[-1].claim == "Huyện góp gạo"
