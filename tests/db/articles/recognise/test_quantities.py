"""Quantities in one line each, as different authors write them."""

from __future__ import annotations

import pytest

from db.articles.recognise import QuantityValue, recognise

CASES = [
    ("diệt 300 tên, bắt 45 tù binh", ["300 tên=exact 300 tên", "45 tù binh=exact 45 tù binh"]),
    ("huy động 121.700 dân công", ["121.700 dân công=exact 121700 dân công"]),
    ("với 1.716.000 ngày công", ["1.716.000 ngày công=exact 1716000 ngày công"]),
    ("gần 4.000 tấn lương thực", ["gần 4.000 tấn=nearly 4000 tấn"]),
    ("hơn 8.000 tên địch", ["hơn 8.000 tên=over 8000 tên"]),
    ("khoảng 3.500 quân", ["khoảng 3.500 quân=about 3500 quân"]),
    ("hàng nghìn người", ["hàng nghìn người=order 1000-9999 người"]),
    ("hàng chục vạn lượt người", ["hàng chục vạn lượt người=order 100000-999999 lượt người"]),
    ("hai nghìn tám trăm người", ["hai nghìn tám trăm người=exact 2800 người"]),
    ("năm chục khẩu súng", ["năm chục khẩu súng=exact 50 khẩu súng"]),
    ("1 triệu đồng", ["1 triệu đồng=exact 1000000 đồng"]),
    ("1,5 triệu đồng", ["1,5 triệu đồng=exact 1500000 đồng"]),
    ("dài 3,5 km, rộng 12 mét", ["3,5 km=exact 3.5 km", "12 mét=exact 12 mét"]),
    ("từ 300 đến 400 tên", ["300 đến 400 tên=exact 300-400 tên"]),
    ("chừng 5 - 7 người", ["chừng 5 - 7 người=about 5-7 người"]),
    ("2 - 3 nghìn người", ["2 - 3 nghìn người=exact 2000-3000 người"]),
    ("chiếm 80% diện tích", ["80%=exact 80 %"]),
    ("không dưới 20 chiếc xe", ["không dưới 20 chiếc=over 20 chiếc"]),
    ("ngót trăm nóc nhà", ["ngót trăm nóc nhà=nearly 100 nóc nhà"]),
    ("pháo 105 ly và súng 12,7 ly", []),
    ("Đại hội lần thứ 2, trang 45, số 5", []),
    ("Đại đội 225 và quốc lộ 3", []),
    ("[3, tr. 167] và (2)", []),
    ("một số nơi, một phần vùng biên giới, một bộ phận", []),
    ("bắn rơi một máy bay, phá một xe tăng",
     ["một máy bay=exact 1 máy bay", "một xe tăng=exact 1 xe tăng"]),
    ("ba tiểu đoàn địch và hai khẩu pháo",
     ["ba tiểu đoàn=exact 3 tiểu đoàn", "hai khẩu pháo=exact 2 khẩu pháo"]),
    ("năm nay, năm sau, trong những năm tháng ấy", []),
    ("đầu tư cho thứ ba và cả hai bên", []),
    ("sau 7 ngày đêm chiến đấu", ["7 ngày đêm=exact 7 ngày đêm"]),
    ("trên một nghìn rưỡi chiến sĩ", ["trên một nghìn rưỡi chiến sĩ=over 1500 chiến sĩ"]),
    ("4,229 hầm trú ẩn", ["4,229 hầm trú ẩn=exact 4229 hầm trú ẩn"]),
    ("mười hai vạn đồng bào", ["mười hai vạn đồng bào=exact 120000 đồng bào"]),
    ("hai vạn rưỡi dân công", ["hai vạn rưỡi dân công=exact 25000 dân công"]),
    ("trong tổng số 400 người", ["400 người=exact 400 người"]),
    ("2 vạn rưỡi dân công", ["2 vạn rưỡi dân công=exact 25000 dân công"]),
    ("số 400 người", []),
    ("trung đoàn 36 của 308 tiến lên", []),
    ("đến 1950 tiến lên", []),
    ("vài trăm lính", ["vài trăm lính=order 100-999 lính"]),
    ("đắp 1200m3 đất, làm 15km đường", ["1200m3=exact 1200 m3", "15km=exact 15 km"]),
    ("một trăm hai mươi ba người", ["một trăm hai mươi ba người=exact 123 người"]),
    ("một trăm linh năm tên", ["một trăm linh năm tên=exact 105 tên"]),
    ("nửa tháng chiến đấu", ["nửa tháng=exact 0.5 tháng"]),
    ("12 tên chết, 8 tên bị thương", ["12 tên=exact 12 tên", "8 tên=exact 8 tên"]),
    ("tới 500 hộ dân", ["tới 500 hộ dân=exact 500 hộ dân"]),
]  # fmt: skip


def as_text(value: QuantityValue) -> str:
    number = f"{value.low}-{value.high}" if value.value is None else f"{value.value}"
    return f"{value.qualifier} {number} {value.unit}"


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_quantities_are_read(text: str, expected: list[str]) -> None:
    assert [
        f"{each.quote}={as_text(each.value)}"
        for each in recognise(text, ())
        if isinstance(each.value, QuantityValue)
    ] == expected


def test_bounds_say_what_the_qualifier_means() -> None:
    values = {
        text: recognise(text, ())[0].value
        for text in ("gần 100 tên địch", "trên 60 trận", "hàng vạn ngày công")
    }
    assert values["gần 100 tên địch"] == QuantityValue(100, None, 100, "nearly", "tên", "địch")
    assert values["trên 60 trận"] == QuantityValue(60, 60, None, "over", "trận", "")
    assert values["hàng vạn ngày công"] == QuantityValue(
        None, 10_000, 99_999, "order", "ngày công", ""
    )
