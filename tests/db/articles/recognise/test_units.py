"""Formations in one line each, as different authors write them."""

from __future__ import annotations

import pytest

from db.articles.recognise import UnitValue, recognise

CASES = [
    ("Trung đoàn 209 hành quân.", ["Trung đoàn 209=regiment 209"]),
    ("tiểu đoàn bộ binh 84 và đại đội 671",
     ["tiểu đoàn bộ binh 84=battalion 84", "đại đội 671=company 671"]),
    ("Tiểu đoàn 156, lúc này do ta chỉ huy", ["Tiểu đoàn 156=battalion 156"]),
    ("các Trung đoàn 36, 88 và 102 của Đại đoàn 308",
     ["Trung đoàn 36=regiment 36", "88=regiment 88", "102=regiment 102",
      "Đại đoàn 308=division 308"]),
    ("Trung đoàn Thủ đô tiến về", ["Trung đoàn Thủ đô=regiment Thủ đô"]),
    ("Đại đoàn Đồng Bằng (f320)", ["Đại đoàn Đồng Bằng (f320)=division 320"]),
    ("f312 và e165 vào trận", ["f312=division 312", "e165=regiment 165"]),
    ("C224 phục kích, d11 chặn hậu", ["C224=company 224", "d11=battalion 11"]),
    ("đại đội 35 Hàm Yên chặn địch", ["đại đội 35 Hàm Yên=company 35"]),
    ("binh đoàn Sác-tông bị diệt", ["binh đoàn Sác-tông=group Sác-tông"]),
    ("GM 100 và GM42 của Pháp", ["GM 100=group 100", "GM42=group 42"]),
    ("tiểu đoàn dù số 1 (1er BEP) nhảy xuống",
     ["tiểu đoàn dù số 1=battalion 1", "1er BEP=battalion 1"]),
    ("tiểu đoàn 3 Ta-bo", ["tiểu đoàn 3=battalion 3"]),
    ("Ta-bo số 11 tiến sau", ["Ta-bo số 11=battalion 11"]),
    ("6 tiểu đoàn địch kéo lên", []),
    ("mỗi tiểu đoàn có 3 đại đội", []),
    ("đại đội trưởng ra lệnh cho trung đội", []),
    ("Tiểu đoàn trưởng Tiểu đoàn 16 báo cáo", ["Tiểu đoàn 16=battalion 16"]),
    ("một đại đội 120 người", []),
    ("tiểu đoàn Pháp và đại đội Âu Phi", []),
    ("trung đội du kích Bắc Sơn thành lập", ["trung đội du kích Bắc Sơn=platoon Bắc Sơn"]),
    ("Đội du kích Ba Tơ ra đời", ["Đội du kích Ba Tơ=guerrillas Ba Tơ"]),
    ("Sư đoàn 3 Sao Vàng", ["Sư đoàn 3 Sao Vàng=division 3"]),
    ("trung đoàn pháo binh 675 bắn", ["trung đoàn pháo binh 675=regiment 675"]),
    ("Quân đoàn 1 được thành lập", ["Quân đoàn 1=corps 1"]),
    ("Lữ đoàn 144 bảo vệ", ["Lữ đoàn 144=brigade 144"]),
    ("hai tiểu đoàn 23 và 29 của trung đoàn 88",
     ["tiểu đoàn 23=battalion 23", "29=battalion 29", "trung đoàn 88=regiment 88"]),
    ("Trung đoàn 246 (e246) bảo vệ ATK", ["Trung đoàn 246 (e246)=regiment 246"]),
    ("Chi đội 3 Giải phóng quân", ["Chi đội 3=detachment 3"]),
    ("tiểu đoàn “Lũng Vài” đi đầu", ["tiểu đoàn “Lũng Vài”=battalion Lũng Vài"]),
    ("Trung đoàn mang tên Bắc Sơn", ["Trung đoàn mang tên Bắc Sơn=regiment Bắc Sơn"]),
    ("máy bay C47 và C119 thả dù xuống đồi C1", []),
    ("đại đội 2, tiểu đoàn 11, trung đoàn 141",
     ["đại đội 2=company 2", "tiểu đoàn 11=battalion 11", "trung đoàn 141=regiment 141"]),
    ("tiểu đoàn 64, 3 khẩu pháo", ["tiểu đoàn 64=battalion 64"]),
    ("tiểu đoàn 8 Lê dương địch", ["tiểu đoàn 8=battalion 8"]),
    ("Tiểu đội 5 gồm 12 chiến sĩ", ["Tiểu đội 5=squad 5"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_units_are_read(text: str, expected: list[str]) -> None:
    assert [
        f"{each.quote}={each.value.echelon} {each.value.number or each.value.name}"
        for each in recognise(text, ())
        if isinstance(each.value, UnitValue)
    ] == expected


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("đại đội du kích Vĩnh Lộc", "vietnam"),
        ("Đại đoàn Quân tiên phong (f308)", "vietnam"),
        ("tiểu đoàn lê dương số 3", "france"),
        ("tiểu đoàn 8 Ta-bo và GM 5", "france"),
        ("trung đoàn 174", None),
    ],
)
def test_a_side_is_told_only_where_the_words_show_it(text: str, side: str | None) -> None:
    values = [s.value for s in recognise(text, ()) if isinstance(s.value, UnitValue)]
    assert values[-1].side == side


def test_a_bracketed_code_gives_name_number_and_code() -> None:
    (suggestion,) = recognise("Đại đoàn Quân Tiên phong (f308)", ())
    assert suggestion.quote == "Đại đoàn Quân Tiên phong (f308)"
    assert suggestion.value == UnitValue("division", "308", "f308", "Quân Tiên phong", "vietnam")
