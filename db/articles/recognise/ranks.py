"""The words that stand before a person's name: titles, ranks, offices, family names."""

from __future__ import annotations

from itertools import product
from typing import Final

from db.articles.recognise.words import Phrases

_ADDRESS: Final = (
    "đồng chí", "ông", "bà", "anh", "chị", "cụ", "bác", "chú", "cô", "thầy", "cậu",
    "các đồng chí", "hai đồng chí", "các ông", "ngài", "nữ đồng chí", "liệt sĩ", "anh hùng",
    "chiến sĩ", "nữ du kích", "xã đội trưởng", "đội viên", "trinh sát viên", "thanh niên", "vua",
    "linh mục", "nhà văn", "nhà thơ", "nhạc sĩ", "họa sĩ", "nhà báo", "phóng viên", "ký giả",
    "bác sĩ", "kỹ sư", "luật sư", "giáo sư", "tiến sĩ", "thạc sĩ", "giáo viên", "y tá", "y sĩ",
    "dược sĩ", "lý trưởng", "chánh tổng", "tri phủ", "tri huyện", "tri châu", "tổng đốc",
    "tuần phủ", "bố chánh", "lãnh binh", "đốc binh", "đề đốc", "thủ lĩnh", "tù trưởng",
    "hoàng thân",
)  # fmt: skip
_RANKS: Final = tuple(
    f"{grade} {rank}"
    for grade, rank in product(
        ("đại", "thượng", "trung", "thiếu", "chuẩn"), ("tướng", "tá", "úy", "sĩ")
    )
)
_OTHER_RANKS: Final = (
    "tướng", "thống chế", "đô đốc", "phó đô đốc", "chuẩn đô đốc", "thủy sư đô đốc", "hạ sĩ",
    "binh nhất", "binh nhì", "quan một", "quan hai", "quan ba", "quan tư", "quan năm", "quan sáu",
    "viên tướng", "viên đại tá", "viên trung tá", "viên thiếu tá", "viên đại úy", "viên trung úy",
    "viên thiếu úy", "viên quan ba", "viên quan tư", "viên quan năm", "viên chỉ huy", "tên tướng",
    "tên chỉ huy", "tên quan ba", "tên quan hai", "tên đại úy", "tên đồn trưởng", "đồn trưởng",
    "tên việt gian", "việt gian",
)  # fmt: skip
_OFFICES: Final = (
    "tổng tham mưu trưởng", "phó tổng tham mưu trưởng", "tham mưu trưởng", "tham mưu phó",
    "tổng tư lệnh", "phó tổng tư lệnh", "tư lệnh", "phó tư lệnh", "tư lệnh trưởng", "tư lệnh phó",
    "chỉ huy trưởng", "chỉ huy phó", "tổng chỉ huy", "phó tổng chỉ huy", "chỉ huy", "cao ủy",
    "toàn quyền", "thống sứ", "khâm sứ", "công sứ", "phó công sứ", "thủ hiến", "tỉnh trưởng",
    "quận trưởng", "chính ủy", "phó chính ủy", "chính trị viên", "chính trị viên phó",
    "chủ nhiệm", "phó chủ nhiệm", "chủ nhiệm chính trị", "chủ tịch", "phó chủ tịch", "bí thư",
    "phó bí thư", "tổng bí thư", "ủy viên", "thường vụ", "thủ tướng", "phó thủ tướng",
    "tổng thống", "quốc trưởng", "bộ trưởng", "thứ trưởng", "ngoại trưởng", "đại sứ", "giám đốc",
    "phó giám đốc", "hiệu trưởng", "cục trưởng", "trưởng ty", "trưởng ban", "phó ban",
    "trưởng phòng", "đại biểu", "đặc phái viên", "phái viên", "cố vấn", "lãnh tụ",
    "chủ tịch nước", "bí thư thứ nhất", "tỉnh đội trưởng", "tỉnh đội phó", "huyện đội trưởng",
    "huyện đội phó", "xã đội phó", "tổ trưởng", "tổ phó", "đội trưởng", "đội phó", "đoàn trưởng",
    "xóm trưởng", "thôn đội trưởng", "khẩu đội trưởng", "khu trưởng", "khu phó",
    "quân khu trưởng", "phân khu trưởng", "chi đội trưởng", "đồng chí bí thư", "xạ thủ",
    "pháo thủ", "phi công", "trung đội phó", "hội trưởng", "nghị sĩ", "dân biểu",
)  # fmt: skip
_COMMANDERS: Final = tuple(
    f"{formation} {office}"
    for formation, office in product(
        ("đại đoàn", "sư đoàn", "lữ đoàn", "trung đoàn", "tiểu đoàn", "đại đội", "trung đội",
         "tiểu đội", "binh đoàn", "phân đội", "liên đội", "quân đoàn"),
        ("trưởng", "phó"),
    )
)  # fmt: skip
TITLES: Final[Phrases[None]] = Phrases(
    dict.fromkeys((*_ADDRESS, *_RANKS, *_OTHER_RANKS, *_OFFICES, *_COMMANDERS))
)
# Words that are titles only before a family name ("thanh niên Nguyễn Văn A").
WEAK_TITLES: Final = frozenset(
    [
        "thanh niên", "chiến sĩ", "chỉ huy", "thường vụ", "đại biểu", "đội viên", "cô", "lãnh tụ",
        "vua", "anh hùng", "phi công", "tư lệnh", "ủy viên", "giám đốc", "tổng chỉ huy", "cố vấn",
        "giáo viên", "y tá", "chủ nhiệm", "đoàn trưởng", "nữ du kích", "việt gian", "pháo thủ",
        "xạ thủ", "thống sứ",
    ]
)  # fmt: skip
# A family name before a title is a person too ("Phạm Thủ tướng").
AFTER_SURNAME: Final[Phrases[None]] = Phrases(
    dict.fromkeys(("chủ tịch", "thủ tướng", "đại tướng", "bộ trưởng", "tổng bí thư", "tướng quân"))
)
# What may stand between an office and the name: the body or the place that it is of.
FILLERS: Final = frozenset(
    [
        "tỉnh", "ủy", "huyện", "khu", "thị", "thành", "đảng", "bộ", "trung", "ương", "quân",
        "liên", "xứ", "ban", "chấp", "hành", "thường", "vụ", "kháng", "chiến", "chính", "chi",
        "xã", "đội", "mặt", "trận", "dịch", "phó", "kiêm", "của", "pháp", "đoàn", "tổng", "tư",
        "lệnh", "chỉ", "huy", "và", "ở", "đại", "tiểu", "ủy ban", "nhân", "dân", "hội", "nông",
        "phụ", "nữ", "viên", "trị", "tham", "mưu", "nhà", "nước", "việt", "nam", "cộng", "hòa",
        "binh",
    ]
)  # fmt: skip
SURNAMES: Final = frozenset(
    [
        "nguyễn", "trần", "lê", "phạm", "hoàng", "huỳnh", "phan", "vũ", "võ", "đặng", "bùi", "đỗ",
        "hồ", "ngô", "dương", "lý", "lí", "đào", "đinh", "lâm", "trịnh", "mai", "trương", "chu",
        "nông", "triệu", "vương", "tô", "tạ", "hà", "cao", "lương", "lưu", "đoàn", "phùng", "vi",
        "tống", "kiều", "quách", "thái", "la", "ma", "hứa", "bế", "đàm", "lục", "bàn", "giàng",
        "lò", "cầm", "đèo", "quàng", "doãn", "khuất", "nghiêm", "thẩm", "từ", "tôn", "bạch",
        "nhữ", "lại", "mạc", "văn", "song", "hạ",
    ]
)  # fmt: skip
# Family names that hardly begin a place's name; after the others a middle name must show a person.
SURE_SURNAMES: Final = frozenset(
    [
        "nguyễn", "trần", "lê", "phạm", "huỳnh", "võ", "đặng", "bùi", "đỗ", "ngô", "trịnh",
        "trương", "đinh", "vương", "đào",
    ]
)  # fmt: skip
MIDDLE_NAMES: Final = frozenset(
    [
        "văn", "thị", "đình", "hữu", "đức", "xuân", "ngọc", "minh", "quang", "thanh", "công",
        "trọng", "bá", "duy", "khắc", "nguyên", "chí", "thế", "quốc", "viết", "tiến", "mạnh",
        "như", "kim", "hồng", "thành", "đăng", "tất", "sĩ", "huy", "quý", "tuấn", "anh", "thiện",
        "gia", "vĩnh", "phúc", "tấn", "phú",
    ]
)  # fmt: skip
# Foreign persons' names: what stands before them, and what shows that the word is something else.
PERSON_HEADS: Final = frozenset(
    [("kế", "hoạch"), ("cánh", "quân"), ("đạo", "quân"), ("nội", "các"), ("chính", "phủ")]
)
PARTICLES: Final = frozenset(["đờ", "đơ", "de", "du", "la", "le", "von", "van", "đu", "d"])
NOT_PERSON_BEFORE: Final = frozenset(
    [
        "bay", "súng", "pháo", "lính", "quân", "xe", "tàu", "đạn", "loại", "hiệu", "kiểu", "đoàn",
        "máy", "nước", "báo", "người", "tiếng", "rượu", "hãng", "dân", "gốc", "khối", "dịch",
        "hành", "kháng", "điểm",
    ]
)  # fmt: skip
# Foreign words in Vietnamese letters that name peoples, places, arms or machines, without tones
# and hyphens.
NOT_PERSONS: Final = frozenset(
    [
        "maroc", "marốc", "angiêri", "angiêry", "tuynidi", "xênêgan", "tabo", "badôca", "badoca",
        "đacôta", "đakôta", "commăngđô", "cômmăngđô", "cômăngđô", "pactidăng", "pactizăng",
        "canađa", "ôxtrâylia", "philippin", "inđônêxia", "malaixia", "xingapo", "campuchia",
        "môrixơ", "tômxơn", "tôngxông", "gacđơbua", "xtalin", "bôdăng", "bêca", "catbin",
        "cacbin", "liênxô", "ăngco", "napan", "lêdương",
    ]
)  # fmt: skip
FOREIGN_PLACES: Final = frozenset(
    [
        "pari", "giơnevơ", "giơneve", "oasinhtơn", "matxcơva", "vecxay", "luânđôn", "lơnđôn",
        "niuooc", "bangcôc", "viêngchăn", "phnômpênh", "mađrit", "beclin", "manila", "tôkiô",
        "balê",
    ]
)  # fmt: skip
