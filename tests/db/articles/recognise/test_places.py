"""Places in one line each, as different authors write them."""

from __future__ import annotations

import pytest

from db.articles.recognise import Context, PlaceValue, recognise, recognise_article

CASES = [
    ("Địch chiếm xã Bình Văn, huyện Chợ Mới.", ["xã Bình Văn", "huyện Chợ Mới"]),
    ("các xã Tân Trào, Minh Thanh và Trung Yên", ["xã Tân Trào", "Minh Thanh", "Trung Yên"]),
    ("Quân ta vượt sông Đà sang Hòa Bình", ["sông Đà", "Hòa Bình"]),
    ("trên đường số 6, đường 12 và đường 21A", ["đường số 6", "đường 12", "đường 21A"]),
    ("dọc quốc lộ 1, 2 và 3 bis", ["quốc lộ 1", "2", "3 bis"]),
    ("đồi A1, đồi C2 và cao điểm 477", ["đồi A1", "đồi C2", "cao điểm 477"]),
    ("các điểm cao 540, 468 (Chi Ma) và 3 đồn", ["điểm cao 540", "468", "Chi Ma"]),
    ("ngã ba Bông Lau-Lũng Phầy", ["ngã ba Bông Lau", "Lũng Phầy"]),
    ("các tiểu khu: Nguyên Bình, An Lai", ["Nguyên Bình", "An Lai"]),
    ("ở tây Mường Thanh, rút Móng Cái, Tiên Yên và huyện Đầm Hà",
     ["Mường Thanh", "Móng Cái", "Tiên Yên", "huyện Đầm Hà"]),
    ("Liên khu 3, Liên khu IV, Khu V", ["Liên khu 3", "Liên khu IV", "Khu V"]),
    ("từ Bắc Cạn đến Ngân Sơn", ["Bắc Cạn", "Ngân Sơn"]),
    ("ở Huế và Vinh, tại Đà Nẵng", ["Huế", "Đà Nẵng"]),
    ("đèo Bông Lau, đèo Lũng Phầy", ["đèo Bông Lau", "đèo Lũng Phầy"]),
    ("Chúng nhảy dù xuống Bắc Kạn, Chợ Mới.", ["Bắc Kạn", "Chợ Mới"]),
    ("Trung ương yêu cầu Pháp rút quân", []),
    ("theo nhu cầu Mặt trận", []),
    ("hợp tác xã Hồng Tiến", []),
    ("Thực hiện bản Tuyên ngôn Độc lập", []),
    ("từ Trung ương đến địa phương, vào Đảng, về Bộ Tổng tư lệnh", []),
    ("đến Hội nghị Trung ương lần thứ ba", []),
    ("đánh Pháp ở phía Bắc và phía Đông Nam", []),
    ("bản Nà Cạn, xóm Nà Giàng, thôn Phai Khắt", ["bản Nà Cạn", "xóm Nà Giàng", "thôn Phai Khắt"]),
    ("thành phố Hải Phòng, cảng Hải Phòng", ["thành phố Hải Phòng", "cảng Hải Phòng"]),
    ("Khe Phù Mát, thung lũng Mường Thanh", ["Khe Phù Mát", "thung lũng Mường Thanh"]),
    ("đường Hà Nội - Hải Phòng bị cắt", ["đường Hà Nội", "Hải Phòng"]),
    ("sông Lô dâng cao, cầu Bến Đẫm gãy", ["sông Lô", "cầu Bến Đẫm"]),
    ("Sở chỉ huy đặt tại Tả Phày Tẩu (Thạch An)", ["Tả Phày Tẩu", "Thạch An"]),
    ("Mặt trận Trung Du mở màn", ["Mặt trận Trung Du"]),
    ("căn cứ địa cách mạng của cả nước", []),
    ("đồng bằng sông Hồng", ["sông Hồng"]),
    ("dãy Tam Điệp, núi Non Nước", ["dãy Tam Điệp", "núi Non Nước"]),
    ("km 28 đường số 4", ["km 28", "đường số 4"]),
    ("chùa Hang, đình Hồng Thái, ga Lưu Xá", ["chùa Hang", "đình Hồng Thái", "ga Lưu Xá"]),
    ("nhà máy Gang, mỏ than Làng Cẩm", ["nhà máy Gang", "mỏ than Làng Cẩm"]),
    ("Quân Pháp rút khỏi Na Sầm, Đồng Mỏ rồi Lạng Giang", ["Na Sầm", "Đồng Mỏ", "Lạng Giang"]),
    ("chiến dịch Trung Du thắng lợi", []),
    ("tỉnh Hà Giang - tỉnh địa đầu", ["tỉnh Hà Giang"]),
    ("Bộ đội vào Thành cổ Quảng Trị", ["Thành cổ Quảng Trị"]),
    ("Thành lập Ủy ban, hoàn thành Kế hoạch Nhà nước", []),
    ("đường Nguyễn Huệ và xã Hoàng Văn Thụ", ["đường Nguyễn Huệ", "xã Hoàng Văn Thụ"]),
    ("sân bay Gia Lâm bị đánh", ["sân bay Gia Lâm"]),
    ("trong căn cứ Láng le được mở rộng", ["căn cứ Láng le"]),
    ("các huyện Sóc đã họp, huyện Kiến đều rút", ["huyện Sóc"]),
    ("địch bỏ làng 3 người", []),
    ("dân khu 30% được chia ruộng, xóm 2/3 số nhà", []),
    ("đường số 6 Hà Đông - Lai Châu bị cắt", ["đường số 6", "Hà Đông", "Lai Châu"]),
    ("huyện Bình Văn (Hòa Bình cũ)", ["huyện Bình Văn"]),
    ("dọc quốc lộ 1, 2 tiểu đoàn tiến lên", ["quốc lộ 1"]),
    ("quốc lộ 1 - 2", ["quốc lộ 1"]),
    ("Ta mở chiến dịch Hòa Bình, huyện Tu Vũ", ["huyện Tu Vũ"]),
    ("Tin Thắng Trận, huyện Thạch An", ["huyện Thạch An"]),
    ("ở Hà Nội, Đacôta thả dù", ["Hà Nội"]),
    ("quân ta về Anh Hùng Xã", []),
]  # fmt: skip


def places(text: str) -> list[str]:
    return [each.quote for each in recognise(text, ()) if each.kind == "place"]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_places_are_read(text: str, expected: list[str]) -> None:
    assert places(text) == expected


def villages() -> list[str]:
    firsts, seconds = "Phú Tân Bình Yên Vĩnh".split(), "Sơn Thành Lạc Hòa Thịnh Lộc Đức Mỹ Lâm"
    return [f"{first} {second}" for first in firsts for second in seconds.split()]


def test_of_a_very_long_enumeration_one_reading_takes_the_nearest_names() -> None:
    text = f"Quân ta qua nhiều nơi: {', '.join(villages())}, huyện Định Hóa."
    found = [each.quote for each in recognise(text, (), Context()) if each.kind == "place"]
    assert found == [*villages()[-40:], "huyện Định Hóa"]


def test_all_names_of_a_very_long_enumeration_are_read_after_their_type() -> None:
    text = f"Quân ta qua các xã Tiên Hội, {', '.join(villages())}."
    assert places(text) == ["xã Tiên Hội", *villages()]


def test_a_date_is_no_part_of_a_places_name() -> None:
    found = recognise("Ta lập căn cứ Láng ngày 3 tháng 2 năm 1947.", ())
    assert [(each.kind, each.quote) for each in found] == [("event", "ngày 3 tháng 2 năm 1947")]


def test_a_place_has_its_type_and_its_name_without_it() -> None:
    (suggestion,) = recognise("Cầu Bình Lợi và", ())
    assert suggestion.value == PlaceValue("cầu", "Bình Lợi")
    (road,) = recognise("dọc quốc lộ số 3", ())
    assert road.value == PlaceValue("quốc lộ", "3")


def test_a_name_met_once_with_its_type_is_found_bare_in_the_whole_document() -> None:
    first, second = recognise_article(
        ["Mường La bị bao vây; quân Mường La chống cự.", "Pháp chiếm huyện Mường La."], ()
    )
    assert [s.quote for s in first] == ["Mường La", "Mường La"]
    assert [s.quote for s in second] == ["huyện Mường La"]
    assert first[0].value == PlaceValue("huyện", "Mường La")


def test_a_campaign_does_not_make_its_name_a_place_there() -> None:
    suggestions = recognise("Tại Nghĩa Lộ, chiến dịch Nghĩa Lộ mở màn.", ())
    assert [s.quote for s in suggestions if s.kind == "place"] == ["Nghĩa Lộ"]


def test_a_known_name_is_no_part_of_a_longer_one() -> None:
    (only,) = recognise_article(["Tại Trung Thành, ông Nguyễn Trung Thành đến họp."], ())
    assert [(s.kind, s.quote) for s in only] == [
        ("place", "Trung Thành"),
        ("person", "ông Nguyễn Trung Thành"),
    ]
