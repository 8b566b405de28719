"""People in one line each, as different authors write them."""

from __future__ import annotations

import pytest

from db.articles.recognise import PersonValue, recognise

CASES = [
    ("Đại tướng Võ Nguyên Giáp ra lệnh", ["Đại tướng Võ Nguyên Giáp=Võ Nguyên Giáp"]),
    ("Chủ tịch Hồ Chí Minh ra mặt trận", ["Chủ tịch Hồ Chí Minh=Hồ Chí Minh"]),
    ("đồng chí Chu Văn Tấn, Khu trưởng", ["đồng chí Chu Văn Tấn=Chu Văn Tấn"]),
    ("theo kế hoạch Rơ-ve", ["Rơ-ve=Rơ-ve"]),
    ("kế hoạch Na Va phá sản", ["Na Va=Na Va"]),
    ("tướng Đờ Lát đờ Tát-xi-nhi sang", ["tướng Đờ Lát đờ Tát-xi-nhi=Đờ Lát đờ Tát-xi-nhi"]),
    ("Các-păng-chi-ê ra lệnh rút", ["Các-păng-chi-ê=Các-păng-chi-ê"]),
    ("Lơpagiơ và Sactông bị bắt", ["Lơpagiơ=Lơpagiơ", "Sactông=Sactông"]),
    ("viên đại tá Charton đầu hàng", ["viên đại tá Charton=Charton"]),
    ("trung tá Le Page", ["trung tá Le Page=Le Page"]),
    ("Anh hùng La Văn Cầu chặt tay", ["Anh hùng La Văn Cầu=La Văn Cầu"]),
    ("chiến sĩ Trần Cừ lấy thân mình", ["chiến sĩ Trần Cừ=Trần Cừ"]),
    ("ông Ké và bà con dân bản", ["ông Ké=Ké"]),
    ("anh Lý Văn Mưu", ["anh Lý Văn Mưu=Lý Văn Mưu"]),
    ("Tham mưu trưởng Hoàng Minh Thảo", ["Tham mưu trưởng Hoàng Minh Thảo=Hoàng Minh Thảo"]),
    ("Bí thư Tỉnh uỷ Nguyễn Đức Cảnh", ["Nguyễn Đức Cảnh=Nguyễn Đức Cảnh"]),
    ("Chính uỷ Đại đoàn Trần Độ", ["Trần Độ=Trần Độ"]),
    ("Chính ủy Lữ đoàn 203 Bùi Tùng", ["Bùi Tùng=Bùi Tùng"]),
    ("do Lê Quảng Ba chỉ huy", ["Lê Quảng Ba=Lê Quảng Ba"]),
    ("Phạm Thủ tướng đọc báo cáo", ["Phạm Thủ tướng=Phạm Thủ tướng"]),
    ("Bác Hồ thăm bộ đội", ["Bác Hồ=Bác Hồ"]),
    ("tướng Pháp hoảng hốt, Tổng chỉ huy Pháp", []),
    ("máy bay Đa-cô-ta và lính Ma-rốc", []),
    ("họp ở Pa-ri, ký ở Giơ-ne-vơ", []),
    ("chiến dịch Hoàng Hoa Thám", []),
    ("thành phố Hồ Chí Minh", []),
    ("các đồng chí Hoàng Văn Hoan, Lê Giản", ["các đồng chí Hoàng Văn Hoan=Hoàng Văn Hoan"]),
    ("trung đội trưởng Bế Văn Đàn", ["trung đội trưởng Bế Văn Đàn=Bế Văn Đàn"]),
    ("quan ba Đuy-pông", ["quan ba Đuy-pông=Đuy-pông"]),
    ("Cao uỷ Pi-nhông từ chức", ["Cao uỷ Pi-nhông=Pi-nhông"]),
    ("tướng Xa Lăng", ["tướng Xa Lăng=Xa Lăng"]),
    ("cuộc hành quân “Phoque” và “Thérèse”", []),
    ("Chủ tịch tỉnh, Bí thư Huyện uỷ", []),
    ("liệt sĩ Phùng Văn Khầu", ["liệt sĩ Phùng Văn Khầu=Phùng Văn Khầu"]),
    ("cụ Tôn Đức Thắng", ["cụ Tôn Đức Thắng=Tôn Đức Thắng"]),
    ("huyện Hoàng Su Phì", []),
    ("phong trào Nguyễn Văn Bé lan rộng", []),
    ("Bác Nguyễn Văn Mẫu kể", ["Bác Nguyễn Văn Mẫu=Nguyễn Văn Mẫu"]),
    ("lính Marốc và Angiêri, máy bay Đacôta và Sơphin", []),
    ("lực lượng ở Xêpôn, lính từ xã Na-sầm, chiếm vùng Xê-pôn", []),
    ("Chủ tịch tỉnh Hà Giang", []),
    ("ông Đoàn Giỏi kể", ["ông Đoàn Giỏi=Đoàn Giỏi"]),
    ("Bà Nguyễn Thị Thập và chị Út Tịch",
     ["Bà Nguyễn Thị Thập=Nguyễn Thị Thập", "chị Út Tịch=Út Tịch"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_people_are_read(text: str, expected: list[str]) -> None:
    assert [
        f"{each.quote}={each.value.name}"
        for each in recognise(text, ())
        if isinstance(each.value, PersonValue)
    ] == expected


def test_a_title_may_follow_the_name_in_brackets() -> None:
    (found,) = recognise("do đồng chí Tô Bình (trung đội phó) kể", ())
    assert found.value == PersonValue("đồng chí", "Tô Bình", transliteration=False)
    (other,) = recognise("gặp Lê Văn Bình (trung đội trưởng) ở đây", ())
    assert other.value == PersonValue("trung đội trưởng", "Lê Văn Bình", transliteration=False)


def test_a_foreign_spelling_is_said_to_be_one() -> None:
    (found,) = recognise("viên tướng Rơ-ve sang", ())
    assert found.value == PersonValue("viên tướng", "Rơ-ve", transliteration=True)
