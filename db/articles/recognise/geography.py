"""The words that stand before a place's name: its types, what localises it, prepositions."""

from __future__ import annotations

from typing import Final, Literal

from db.articles.recognise.words import Phrases

# How a type takes a name. `road`: a number is its name. `numbered`: a number may be ("đồi 251").
# `region`: the name may be a common word with one capital ("mặt trận Trung du"). `plain`: none.
_ROADS: Final = (
    "quốc lộ", "tỉnh lộ", "liên tỉnh lộ", "hương lộ", "đường số", "đường quốc lộ",
    "đường tỉnh lộ", "đường liên tỉnh", "đường", "lộ", "xa lộ", "đường quốc lộ số", "đường sắt",
    "đường xe lửa", "đường hàng tỉnh",
)  # fmt: skip
_NUMBERED_TYPES: Final = (
    "đồi", "cao điểm", "điểm cao", "khu", "liên khu", "chiến khu", "cứ điểm", "đồn", "cột mốc",
    "quân khu", "phân khu", "hang", "mỏm", "ấp", "tiểu khu", "km", "cây số", "kilômét", "mốc",
    "điểm tựa", "vị trí", "binh trạm", "làng", "thôn", "xóm", "bản", "đội sản xuất", "quận",
)  # fmt: skip
_REGIONS: Final = (
    "mặt trận", "chiến trường", "phòng tuyến", "chiến tuyến", "hành lang", "căn cứ địa", "căn cứ",
    "an toàn khu", "vành đai", "khu tự trị", "miền",
)  # fmt: skip
_PLAIN: Final = (
    "huyện", "xã", "thị xã", "thành phố", "tỉnh", "thị trấn", "thị tứ", "châu", "phủ", "tổng",
    "phường", "phố", "làng xã", "buôn", "sóc", "trại", "khu phố", "khu vực hành chính", "đặc khu",
    "cầu", "cầu phao", "cầu treo", "sông", "suối", "ngòi", "kênh", "rạch", "lạch", "mương", "bến",
    "bến đò", "bến phà", "bến sông", "phà", "bến xe", "cảng", "hải cảng", "quân cảng", "cửa biển",
    "cửa sông", "cửa khẩu", "cửa ải", "ải", "đèo", "núi", "dãy núi", "dãy", "dốc", "cao nguyên",
    "hồ", "đầm", "thác", "ghềnh", "vịnh", "đảo", "quần đảo", "hòn", "mũi", "bán đảo", "biển",
    "thung lũng", "lũng", "cánh đồng", "đồng bằng", "bình nguyên", "cánh rừng", "rừng",
    "lòng chảo", "chùa", "đình", "đền", "miếu", "nhà thờ", "thành", "thành cổ", "lăng", "tháp",
    "nghĩa trang", "kè", "ngầm", "đập", "đê", "ụ đê", "sân bay", "phi trường", "trường bay", "ga",
    "nhà ga", "nhà tù", "nhà lao", "nhà máy", "xưởng", "mỏ", "mỏ than", "đồn điền", "nông trường",
    "chợ", "ngã ba", "ngã tư", "ngã năm", "cổng", "bốt", "lô cốt", "pháo đài", "tập đoàn cứ điểm",
    "cụm cứ điểm", "thủ đô", "thị", "hạt", "đạo", "trấn", "kinh đô", "quảng trường", "bãi",
    "bãi biển", "xứ", "vùng mỏ", "đồi chè", "đỉnh", "đỉnh núi", "ngọn núi", "trại giam",
    "trại tù", "bệnh viện", "eo", "khu tam giác", "lán", "dinh", "atk", "tx", "tp",
    "trung tâm đề kháng", "khe", "hang động", "động",
)  # fmt: skip
Manner = Literal["plain", "numbered", "region", "road"]
PLACE_TYPES: Final[Phrases[Manner]] = Phrases(
    {
        **dict.fromkeys(_PLAIN, "plain"),
        **dict.fromkeys(_NUMBERED_TYPES, "numbered"),
        **dict.fromkeys(_REGIONS, "region"),
        **dict.fromkeys(_ROADS, "road"),
    }
)
NUMBERED: Final = frozenset(_NUMBERED_TYPES)
# Features: one syllable after them is a name whatever follows ("sông Đuống chảy").
FEATURES: Final = frozenset(
    [
        "sông", "suối", "ngòi", "bến", "đèo", "núi", "đồi", "cầu", "ngầm", "kè", "thác", "chợ",
        "ga", "dãy", "dãy núi", "đỉnh", "ngã ba", "ngã tư", "chùa", "đình", "đền", "bến đò",
        "bến phà", "phà", "dốc", "khe", "đảo", "hang", "làng", "xóm", "thôn",
    ]
)  # fmt: skip
# Types whose word with a capital is part of the name itself ("Cầu Bố", "Bến Tre", "Chợ Mới").
NAMING: Final = frozenset(
    [
        "cầu", "sông", "bến", "đèo", "núi", "đồi", "chùa", "kè", "ngầm", "thác", "làng", "xóm",
        "bản", "chợ", "ga", "suối", "hang", "cửa", "quán", "thôn", "khe", "gò", "vũng", "rạch",
        "mỏ", "hòn",
    ]
)  # fmt: skip
# Types that other words end in ("yêu cầu Pháp", "hợp tác xã X"): the words that make them so.
COMPOUND: Final[dict[str, frozenset[str]]] = {
    "cầu": frozenset(["yêu", "nhu", "toàn", "địa", "thỉnh", "quả", "khẩn", "mưu", "bán", "hoàn"]),
    "xã": frozenset(["tác", "công", "thông", "hội"]),
    "bản": frozenset(["căn", "văn", "cơ", "tư", "xuất", "kịch", "ấn", "nhật"]),
    "đồn": frozenset(["tin", "lời", "phong"]),
    "hồ": frozenset(["đồng", "cơ", "mơ", "bác"]),
    "thành": frozenset(
        [
        "hoàn", "trưởng", "hình", "trung", "tán", "gồm", "lập", "chia", "cấu", "hợp", "biến",
        "trở",
    ]
    ),
    "đạo": frozenset(["lãnh", "chỉ", "nhân", "tôn"]),
    "động": frozenset(
        [
        "hoạt", "vận", "hành", "lao", "cảm", "huy", "phát", "chủ", "tác", "cơ", "lưu", "biến",
        "bị", "xúc", "dao", "kích", "điều", "lay", "rung", "bạo", "chấn",
    ]
    ),
    "đường": frozenset(["dẫn", "mở"]), "ga": frozenset(["xăng"]),
    "mũi": frozenset(["một", "hai", "ba", "các"]), "lộ": frozenset(["tiết", "bộc", "quốc", "tỉnh"]),
    "tổng": frozenset(["bộ"]), "hạt": frozenset(["địa"]), "thị": frozenset(["đô", "chỉ"]),
    "thủ": frozenset(["phòng"]), "đảo": frozenset(["lật"]), "khu": frozenset(["quân"]),
    "trại": frozenset(["cắm"]), "phủ": frozenset(["chính"]), "cảng": frozenset(["thương"]),
    "biển": frozenset(["bờ"]),
    "bãi": frozenset(["bỏ"]), "châu": frozenset(["âu", "á", "mỹ", "phi"]),
    "mỏ": frozenset(["cởi"]), "hòn": frozenset(["viên"]), "xứ": frozenset(["giám"]),
    "miền": frozenset(["cả"]), "đình": frozenset(["gia", "triều"]), "tháp": frozenset(["đồng"]),
}  # fmt: skip
# Words that say where without being part of the name. They take names of two syllables or more.
LOCATORS: Final[Phrases[None]] = Phrases(dict.fromkeys((
        "sườn", "vùng", "hướng", "đất", "địa phận", "khu vực", "địa bàn", "ven", "chân",
        "ngoại ô", "ngoại thành", "nội thành", "ngoại vi", "trung tâm", "cửa ngõ", "phía", "mạn",
        "vùng núi", "vùng đất", "vùng rừng", "tuyến", "trục", "biên giới", "dọc", "quanh",
        "xung quanh", "gần", "địa đầu", "tuyến đường", "miền núi", "lỵ sở", "tỉnh lỵ", "huyện lỵ",
        "trọng điểm", "hậu cứ", "du kích", "dân quân", "kể cả", "như", "như:", "gồm", "gồm:",
        "gồm có", "thuộc", "nay là", "sở chỉ huy", "tây", "bắc", "nam", "đông", "tây bắc",
        "đông bắc", "tây nam", "đông nam", "nhân dân", "quân dân", "quân và dân", "quân, dân",
        "bà con", "đảng bộ", "tỉnh ủy", "tỉnh đội", "huyện ủy", "huyện đội", "thị ủy", "thành ủy",
        "tỉnh bộ", "khu ủy", "liên khu ủy", "cửa ngõ vào", "đường đi", "ở", "tại", "từ", "đến",
        "tới", "về", "lên", "xuống", "ra", "vào", "sang", "qua", "khỏi", "giữa", "rời", "vượt",
        "chiếm", "đánh chiếm", "chiếm đóng", "chiếm giữ", "tái chiếm", "giải phóng", "tấn công",
        "tiến công", "tập kích", "bao vây", "vây hãm", "uy hiếp", "thị sát", "kéo ra", "kéo đến",
        "đóng ở", "đóng tại", "thất thủ", "cố thủ", "đánh", "bám trụ", "phòng thủ", "tiến quân",
        "nối", "nối liền", "nằm ở", "quê", "quê ở", "chiếm lại", "lấy lại", "giành lại", "giáp",
        "tiếp giáp", "ghé", "ghé thăm", "thăm", "trở lại", "quay lại", "nghỉ lại", "ở lại",
        "dừng lại", "áp sát", "tiếp cận", "ứng cứu", "cứu", "chi viện", "đột nhập", "cô lập",
        "bảo vệ", "tiến đánh", "đánh phá", "bắn phá", "ném bom", "oanh tạc", "đổ bộ", "nhảy dù",
        "càn quét", "ngược", "xuôi", "trận", "làm chủ", "kiểm soát", "bố phòng", "trấn giữ",
        "canh giữ", "rút bỏ", "bỏ lại", "đi", "ngả", "ngoài", "trong", "trên", "dưới", "tới gần",
        "quá", "bỏ", "mất", "giữ",
    )))  # fmt: skip
# Of those, the ones after which even one capitalised syllable is a place ("ở Huế", "về Vinh").
STRICT: Final = frozenset(
    [
        "ở",
        "tại",
        "từ",
        "về",
        "sang",
        "vào",
        "ra",
        "đến",
        "tới",
        "lên",
        "xuống",
    ]
)
# What begins the name of a body, an office or a document, not of a place.
NO_PLACE: Final[Phrases[None]] = Phrases(dict.fromkeys((
        "đảng", "bộ tổng", "bộ tư", "bộ chỉ", "bộ quốc", "bộ chính", "bộ nội", "bộ ngoại",
        "bộ trưởng", "ban chấp", "ban thường", "ban chỉ", "ban tham", "ban bí", "ban cán",
        "ủy ban", "ủy viên", "hội nông", "hội phụ", "hội liên", "hội đồng", "hội nghị", "hội cựu",
        "trung ương", "tổng tư", "tổng tham", "tổng bộ", "tổng cục", "tổng chỉ", "tổng khởi",
        "quốc hội", "quốc dân", "chính phủ", "chính quyền", "quân ủy", "quân đội", "quân khu",
        "quân pháp", "viện", "học viện", "sở", "trường đại", "trường sĩ", "trường trung",
        "trường quân", "đài tiếng", "đại hội", "đại học", "nghị quyết", "nghị định", "chỉ thị",
        "hiệp định", "tuyên ngôn", "bác hồ", "mặt trận", "đoàn thanh", "cách mạng", "chiến dịch",
        "chiến khu", "chủ tịch", "chủ nghĩa", "thủ tướng", "cứu quốc", "vệ quốc", "nhân dân",
        "phụ nữ", "thanh niên", "nông dân", "cộng hòa", "dân chủ", "cộng sản", "tạp chí", "báo",
        "cục", "tòa", "tết", "sắc lệnh", "xứ ủy", "khu ủy", "tỉnh ủy", "huyện ủy", "tỉnh đội",
        "huyện đội", "liên hiệp", "việt cộng", "đội", "tổng đội", "đoàn", "hải quân",
        "không quân", "lục quân",
    )))  # fmt: skip
# Single capitalised syllables that are no place after a preposition.
NO_SINGLE: Final = frozenset(
    [
        "bộ", "ban", "ủy", "hội", "đảng", "trung", "chính", "quốc", "quân", "đoàn", "mặt", "tổng",
        "nghị", "chỉ", "hiệp", "tuyên", "báo", "đài", "cục", "phòng", "sở", "viện", "trường",
        "học", "nhà", "công", "liên", "thường", "xứ", "tỉnh", "huyện", "chi", "vệ", "cách",
        "luật", "sắc", "hiến", "tạp", "tòa", "chiến", "tết", "nam", "bắc", "đông", "tây", "cứu",
        "dân", "đại", "thủ", "bác", "chủ", "người", "lực", "tiểu", "đội", "tháng", "năm", "ngày",
        "điện", "đồng", "pháp", "mỹ", "mĩ", "anh", "nhật", "đức", "nga", "tàu", "việt", "phát",
        "thực", "cuộc", "hải", "không", "tự", "tuần", "đợt", "lễ", "kế", "thư", "lời", "bản",
        "khối", "đây", "đó", "hồ", "võ", "ta",
    ]
)  # fmt: skip
# States: they act more often than they are a scene, so that their bare name suggests nothing.
STATES: Final = frozenset(
    [
        "việt nam",
        "hoa kỳ",
        "liên xô",
        "ấn độ",
        "thái lan",
        "triều tiên",
        "cam-pu-chia",
        "nhật bản",
    ]
)
# Types whose bare name is the same place (a district's; never for a front or a base).
ADMINISTRATIVE: Final = frozenset(
    [
        "tỉnh", "huyện", "xã", "thị xã", "thành phố", "thị trấn", "châu", "phường", "làng", "xóm",
        "thôn", "bản",
    ]
)  # fmt: skip
CAMPAIGNS: Final = frozenset(
    [("chiến", "dịch"), ("hành", "quân"), ("kế", "hoạch"), ("phong", "trào"), ("mật", "danh"),
     ("mang", "tên"), ("lấy", "tên"), ("đặt", "tên"), ("bí", "danh"), ("hành", "binh"),
     ("tạp", "chí"), ("chiến", "lược")]
)  # fmt: skip
COMPASS: Final = frozenset(["đông", "tây", "nam", "bắc", "trung", "thu", "xuân", "hạ"])
