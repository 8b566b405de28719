"""The words of armed formations: echelons, arms of service, French abbreviations, sides."""

from __future__ import annotations

from typing import Final

from db.articles.recognise.words import Phrases

ECHELONS: Final[Phrases[str]] = Phrases(
    {
        "quân đoàn": "corps", "đại đoàn": "division", "sư đoàn": "division", "lữ đoàn": "brigade",
        "trung đoàn": "regiment", "tiểu đoàn": "battalion", "đại đội": "company",
        "trung đội": "platoon", "tiểu đội": "squad", "binh đoàn": "group", "chi đội": "detachment",
        "phân đội": "section", "liên đội": "battalion", "phân đoàn": "section",
        "giang đoàn": "group",
        "đội du kích": "guerrillas", "đội tự vệ": "self-defence", "đội cứu quốc quân": "detachment",
        "đội vũ trang": "detachment", "đội biệt động": "detachment", "thiết đoàn": "battalion",
        "hải đoàn": "group", "không đoàn": "group", "liên đoàn": "group",
    }
)  # fmt: skip
LETTERS: Final[dict[str, str]] = {
    "f": "division", "e": "regiment", "d": "battalion", "c": "company", "b": "platoon",
    "a": "squad",
}  # fmt: skip
# What may stand between an echelon and its number or name ("tiểu đoàn bộ binh 84").
ARMS: Final[Phrases[None]] = Phrases(dict.fromkeys((
        "bộ binh", "pháo binh", "pháo", "pháo cao xạ", "cao xạ", "phòng không", "công binh", "dù",
        "nhảy dù", "lê dương", "lính dù", "thuộc địa", "độc lập", "chủ lực", "địa phương",
        "du kích", "tập trung", "bộ đội địa phương", "bộ đội chủ lực", "trinh sát", "đặc công",
        "thông tin", "xung kích", "cảm tử", "quyết tử", "tự vệ", "dân quân", "cơ động",
        "ứng chiến", "khinh quân", "ngụy", "ngụy binh", "lính ngụy", "âu phi", "âu - phi",
        "ma-rốc", "ma rốc", "tabor", "ta-bo", "ta bo", "trợ chiến", "xe tăng", "thiết giáp",
        "cơ giới", "vận tải", "vệ quốc", "vệ quốc đoàn", "cứu quốc quân", "giải phóng quân", "số",
        "thứ", "mang số", "mang tên", "mang phiên hiệu", "phiên hiệu", "hỗn hợp", "an-giê-ri",
        "bộ binh thuộc địa",
    )))  # fmt: skip
FRENCH_ARMS: Final = frozenset(
    [
        "lê", "dù", "nhảy", "thuộc", "ngụy", "âu", "ma-rốc", "ma", "tabor", "ta-bo", "ta",
        "an-giê-ri", "khinh", "lính",
    ]
)  # fmt: skip
VIETNAMESE_ARMS: Final = frozenset(
    [
        "chủ",
        "địa",
        "du",
        "tập",
        "bộ đội",
        "tự",
        "vệ",
        "cứu",
        "giải",
        "quyết",
        "cảm",
        "độc",
        "đặc",
    ]
)
# Peoples and armies after an echelon: whose it is, not what it is called.
PEOPLES: Final = frozenset(
    [
        "pháp", "mỹ", "mĩ", "anh", "nhật", "đức", "âu", "phi", "thái", "nùng", "mường", "tày",
        "việt", "khmer", "lào", "bảo", "tưởng", "địch", "âu-phi", "việt-nam",
    ]
)  # fmt: skip
FRENCH: Final = frozenset(["pháp", "địch", "âu", "ngụy", "giặc", "lê"])
# After "pháo" these are no numbers of a unit.
CALIBRES: Final = frozenset(["37", "57", "60", "75", "76", "81", "82", "105", "107", "120", "155"])
# French formations by their abbreviation, and what each is.
ABBREVIATIONS: Final[dict[str, str]] = {
    "GM": "group", "GCMA": "group", "GTM": "group", "BEP": "battalion", "BCCP": "battalion",
    "BPC": "battalion", "BPVN": "battalion", "BM": "battalion", "BVN": "battalion",
    "TDKQ": "battalion",
    "REI": "regiment", "RTM": "regiment", "RTA": "regiment", "RSM": "regiment", "RIC": "regiment",
    "RICM": "regiment", "REC": "regiment", "RAC": "regiment", "DBLE": "brigade",
}  # fmt: skip
