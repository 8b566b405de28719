"""Paragraphs come back as they were written, however a page has broken their lines."""

from __future__ import annotations

import textwrap

import pytest

from db.articles.layout import paragraphs
from db.articles.lines import gathered, numbered, tidy

PARAGRAPHS = tuple(
    """Mùa hè năm ấy các huyện ven sông lập thêm mười trạm gác, mỗi trạm có sáu người thay nhau \
canh đêm. Đường từ bến lên kho dài 14 km và phải qua hai con suối, nên gạo chỉ chuyển được vào \
những đêm không mưa. Cuối tháng, kho đã đầy.
Đến giữa tháng 9, cầu gỗ ở ngã ba bị máy bay ném bom. Dân công của ba xã sửa cầu trong hai đêm, \
còn xe thì đi vòng qua đường đồi. Không ai bị thương, nhưng bốn con trâu chết và một phần thóc \
bị ướt.
Sau trận ấy, Ty Công chính cho làm thêm một ngầm đá ở phía trên cầu (rộng 4 mét). Từ đó đường \
không bị cắt lần nào nữa cho đến hết năm 1950, theo một báo cáo “còn giữ ở kho lưu trữ”.""".split(
        "\n"
    )
)


def read(text: str) -> tuple[str, ...]:
    return tuple(made.text for made in paragraphs(gathered(numbered(tidy(text)))))


def wrapped(width: int, indent: str = "") -> list[list[str]]:
    return [
        textwrap.wrap(indent + text, width, break_long_words=False, break_on_hyphens=False)
        for text in PARAGRAPHS
    ]


@pytest.mark.parametrize("width", [44, 64, 78, 96])
@pytest.mark.parametrize("between", ["\n\n", "\n"])
def test_hard_wrapped_paragraphs(width: int, between: str) -> None:
    assert read(between.join("\n".join(lines) for lines in wrapped(width))) == PARAGRAPHS


@pytest.mark.parametrize("width", [44, 64, 78])
def test_a_blank_line_after_every_line(width: int) -> None:
    lines = [line for lines in wrapped(width) for line in lines]
    assert read("\n\n".join(line + " " for line in lines)) == PARAGRAPHS


def test_indents_open_paragraphs() -> None:
    text = "\n".join("\n".join(lines) for lines in wrapped(60, "    "))
    assert read(text) == PARAGRAPHS


@pytest.mark.parametrize("between", ["\n", "\n\n", "\r\n", "\r\n\r\n", "\r"])
def test_one_paragraph_a_line(between: str) -> None:
    assert read(between.join(PARAGRAPHS)) == PARAGRAPHS


def test_a_sentence_across_a_page_break_is_one() -> None:
    lines = [line for lines in wrapped(60) for line in lines]
    cut = [*lines[:2], "\f " + lines[2], *lines[3:]]
    assert read("\n".join(cut)) == PARAGRAPHS


def test_a_page_break_without_form_feed() -> None:
    """A page's first line has a blank before its words, or no blank line before it."""
    lines = [line for lines in wrapped(60) for line in lines]
    doubled = "\n\n".join(lines)
    cut = doubled.replace("\n\n" + lines[3], "\n " + lines[3])
    cut = cut.replace("\n\n" + lines[5], "\n" + lines[5])
    assert read(cut) == PARAGRAPHS


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("Cuộc kháng chiến 1945-\n1954 đã qua.", "Cuộc kháng chiến 1945-1954 đã qua."),
        ("chiến dịch Thu -\nĐông năm ấy.", "chiến dịch Thu - Đông năm ấy."),
        ("mặt trận Cao\n\n- Bắc - Lạng.", "mặt trận Cao - Bắc - Lạng."),
        ("Tướng Rơ-\nve không đến.", "Tướng Rơ-ve không đến."),
        ("a long de-\nfence of the town.", "a long defence of the town."),
    ],
)
def test_hyphens_at_line_ends(broken: str, whole: str) -> None:
    assert read(broken) == (whole,)


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("Trước  nguy cơ ấy.", "Trước nguy cơ ấy."),
        ("Ở Ba Hàng , địch dừng lại .", "Ở Ba Hàng, địch dừng lại."),
        ("Xe chạy ban đêm ,nhưng chậm.", "Xe chạy ban đêm, nhưng chậm."),
        ("Đại đoàn ( f308 ) đến.", "Đại đoàn (f308) đến."),
        ("Họ gọi đó là “ rất tuyệt ” .", "Họ gọi đó là “rất tuyệt”."),
        ("Họ gọi đó là ”rất tuyệt” rồi đi.", "Họ gọi đó là “rất tuyệt” rồi đi."),
        ("Họ gọi đó là “rất tuyệt“.", "Họ gọi đó là “rất tuyệt”."),
        ('Họ gọi đó là " rất tuyệt ".', 'Họ gọi đó là "rất tuyệt".'),
        ("Họ gọi đó là“rất tuyệt”rồi đi.", "Họ gọi đó là “rất tuyệt” rồi đi."),
        ("Thu được súng, đạn. . . và gạo.", "Thu được súng, đạn... và gạo."),
        ("Chuyển 3.100 người, 1,5 tấn.", "Chuyển 3.100 người, 1,5 tấn."),
        ("ngày\u00a016/9/1950 và\u200b sau đó.", "ngày 16/9/1950 và sau đó."),
    ],
)
def test_spacing_and_quotation_marks_are_mended(broken: str, whole: str) -> None:
    assert read(broken) == (whole,)


def test_list_items_stay_apart() -> None:
    text = "Huyện đã góp:\n- 300 dân công;\n- 25 xe trâu;\n- 12 tấn gạo."
    assert read(text) == ("Huyện đã góp:", "- 300 dân công;", "- 25 xe trâu;", "- 12 tấn gạo.")


def test_decomposed_letters_become_one() -> None:
    assert read("Thái Nguyên đã đủ.") == ("Thái Nguyên đã đủ.",)
