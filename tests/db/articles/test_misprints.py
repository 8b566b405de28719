"""Misprints are flagged where they stand, and good Vietnamese is left in peace."""

from __future__ import annotations

import pytest

from db.articles import syllables
from db.articles.draft import SectionDraft
from db.articles.misprints import misprints


def flagged(*paragraphs: str) -> list[str]:
    section = SectionDraft("1", "Một", "vi", paragraphs)
    found = misprints([section])
    for slip in found:
        assert paragraphs[slip.passage][slip.start : slip.end] == slip.quote
    return [slip.quote for slip in found]


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("Toàn tỉnh góp trên trên 3.000 tấn thóc.", ["trên trên"]),
        ("Họ rút quân khỏi khỏi Cao Bằng.", ["khỏi khỏi"]),
        ("Theo chỉ thị của Của ty.", ["của Của"]),
        ("Chủ trương của Thuờng vụ đã rõ.", ["Thuờng"]),
        ("Việc ấy đựơc làm xong.", ["đựơc"]),
        ("Mọi nghành đều góp sức.", ["nghành"]),
        ("Xe cuả huyện hỏng.", ["cuả"]),
        ("Mở thêm 3 cửa hàng.Tiểu đoàn canh giữ.", ["hàng.Tiểu"]),
        ("Ở Lạng Sơn,Cao Bằng và nơi khác.", ["Sơn,Cao"]),
        ("Họ nói “rất tuyệt rồi đi.", ["“"]),
        ("Đường số 3) bị cắt.", [")"]),
        ("Xong việc [3, tr. 164).", ["[3, tr. 164)"]),
    ],
)
def test_slips_are_flagged_with_their_span(text: str, quotes: list[str]) -> None:
    assert flagged(text) == quotes


@pytest.mark.parametrize(
    "text",
    [
        "Họ luôn luôn bám sát, ngày ngày đi, nhà nhà góp, xa xa có đồi.",
        "Sáctông, Lơpagiơ và Đờlabôm theo kế hoạch Rơve lên đường.",
        "Ở Đắk Lắk, Bắc Kạn và Mátxcơva có rađiô, ôtô.",
        "Chuyển 5.190.108 đồng, 1,5 tấn, lúc 16h30, ngày 16.9.1950.",
        "Xem http://vi.example.org/a,b hoặc thư a.B@example.org.",
        "Theo TS.Lê Văn Mẫu, tr.164, TP.Thái Nguyên.",
        "Quý vị hoà giải, uỷ ban hòa giải, ủy ban thuở ấy quả quyết, giữ gìn, giếng, quốc gia.",
        "Gồm: a) gạo; b) ngô; 2) muối.",
        "Huyện góp gạo [3, tr.164].",
        "Cao - Bắc - Lạng và Bắc - Bắc.",
    ],
)
def test_good_text_is_left_in_peace(text: str) -> None:
    assert flagged(text) == []


def test_a_pair_that_stands_otherwise_everywhere_else() -> None:
    texts = ["Ta củng cố làng, củng cố xã.", "Họ củng cố đồn.", "Đại đội củng có lực lượng."]
    assert flagged(*texts) == ["củng có"]


def test_compounds_that_meet_are_no_doubled_word() -> None:
    texts = [
        "Đảm bảo giao thông thông suốt.",
        "Đường giao thông mở.",
        "Tuyến đường được thông suốt.",
    ]
    assert flagged(*texts) == []


def test_english_is_not_spelt_by_vietnamese_rules() -> None:
    section = SectionDraft("1", "One", "en", ("A café stood near the the bridge.",))
    assert [slip.quote for slip in misprints([section])] == ["the the"]


@pytest.mark.parametrize(
    "word",
    "thường thuở huơ hoà hòa uỷ ủy quý quyển quốc quả già gì gìn giếng giết ngành nghe ghế "
    "kỹ kĩ yêu "
    "nghiêng khuỷu ngoằn xoong thuyền khuya ngoéo tuýt đoạt loắt được rượu cửu mười".split(),
)  # fmt: skip
def test_good_syllables(word: str) -> None:
    assert syllables.is_syllable(word)


@pytest.mark.parametrize(
    "word", "thuờng đựơc cuả nghành ngiêng kà cế bàc thaí nguơi hòat qưa".split()
)
def test_bad_syllables(word: str) -> None:
    assert not syllables.is_syllable(word)
