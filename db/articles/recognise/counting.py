"""The words of counting: number words, qualifiers, and what is counted and measured."""

from __future__ import annotations

from typing import Final

from db.articles.recognise.suggestions import Qualifier
from db.articles.recognise.words import Paragraph, Phrases

UNITS: Final[dict[str, int]] = {
    "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5,
    "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
TENS: Final[dict[str, int]] = {"mười": 10, "mươi": 10, "chục": 10}
SCALES: Final[dict[str, int]] = {
    "chục": 10, "trăm": 100, "nghìn": 1000, "ngàn": 1000, "vạn": 10_000, "triệu": 10**6,
    "tỉ": 10**9, "tỷ": 10**9,
}  # fmt: skip

QUALIFIERS: Final[Phrases[Qualifier]] = Phrases(
    {
        "gần": "nearly", "ngót": "nearly", "xấp xỉ": "nearly", "suýt soát": "nearly",
        "ngót nghét": "nearly",
        "dưới": "nearly", "không quá": "nearly", "chưa đầy": "nearly", "chưa đến": "nearly",
        "trên": "over", "hơn": "over", "quá": "over", "không dưới": "over", "ít nhất": "over",
        "ngoài": "over", "tối thiểu": "over", "khoảng": "about", "độ": "about", "chừng": "about",
        "khoảng chừng": "about", "ước chừng": "about", "ước": "about", "ước khoảng": "about",
        "vào khoảng": "about", "độ chừng": "about", "áng chừng": "about", "ước tính": "about",
        "hàng": "order", "vài": "order", "mấy": "order", "dăm": "order", "có tới": "exact",
        "hàng mấy": "order", "lên tới": "exact", "tới": "exact",
    }
)  # fmt: skip

_PEOPLE: Final = (
    "người", "đồng bào", "tên", "lính", "quân", "chiến sĩ", "cán bộ", "đảng viên", "đoàn viên",
    "hội viên", "du kích", "dân quân", "bộ đội", "thanh niên", "dân công", "hộ", "hộ dân",
    "gia đình", "đồng chí", "quân dù", "lính dù", "sĩ quan", "tù binh", "tù nhân", "hàng binh",
    "thương binh", "liệt sĩ", "học sinh", "sinh viên", "công nhân", "nông dân", "phụ nữ",
    "đại biểu", "ủy viên", "dân", "nhân khẩu", "khẩu", "em", "tự vệ", "hạ sĩ quan", "binh lính",
    "binh sĩ", "tay súng", "giáo viên", "nhân công", "lượt người", "lượt", "cụ", "bà mẹ", "mạng",
    "xác", "xác chết", "phu", "y tá", "đội viên", "thủy thủ", "phi công",
)  # fmt: skip
_ARMS: Final = (
    "khẩu pháo", "khẩu súng", "súng", "súng trường", "súng máy", "pháo", "đại bác", "sơn pháo",
    "đại liên", "trung liên", "tiểu liên", "súng cối", "cối", "viên đạn", "viên", "quả",
    "quả đạn", "quả mìn", "quả bom", "quả lựu đạn", "bom", "mìn", "lựu đạn", "địa lôi", "đạn",
    "phát đạn", "phát", "máy bay", "phi cơ", "phi xuất", "chiếc", "xe", "xe tăng", "xe vận tải",
    "xe quân sự", "xe cơ giới", "ô tô", "ôtô", "xe đạp", "xe thồ", "xe bọc thép", "xe thiết giáp",
    "tàu", "tàu chiến", "tàu thủy", "ca nô", "ca-nô", "canô", "xuồng", "thuyền", "bè", "toa",
    "toa xe", "đầu máy", "đoàn tàu", "máy vô tuyến", "máy điện thoại", "thanh kiếm", "lưỡi lê",
    "gươm", "kiếm", "mã tấu", "hầm chông", "bàn chông",
)  # fmt: skip
_TROOPS: Final = (
    "tiểu đoàn", "trung đoàn", "đại đoàn", "sư đoàn", "đại đội", "trung đội", "tiểu đội",
    "binh đoàn", "cánh quân", "cánh", "mũi", "toán", "tốp", "tổ", "nhóm", "đội", "phân đội",
    "chi đội", "đoàn", "đơn vị", "lữ đoàn", "quân đoàn", "hướng", "đợt", "đội du kích",
    "đoàn quân", "đoàn xe", "bộ",
)  # fmt: skip
_THINGS: Final = (
    "trận", "trận đánh", "lần", "cuộc", "cuộc họp", "cuộc càn", "trạm", "trạm gác", "lớp",
    "lớp học", "khóa", "hố", "hầm", "hầm trú ẩn", "ụ", "ụ đất", "ụ súng", "cầu", "cây cầu", "cây",
    "nhà", "ngôi nhà", "nóc nhà", "ngôi", "nóc", "chiếc cầu", "cống", "làng", "xã", "huyện",
    "tỉnh", "thôn", "xóm", "bản", "ấp", "chi bộ", "cơ sở", "xưởng", "cứ điểm", "vị trí", "đồn",
    "đồn bốt", "bốt", "lô cốt", "tháp canh", "điểm", "kho", "cái", "tấm", "thùng", "hòm", "bao",
    "bộ quần áo", "chiếc áo", "áo", "chăn", "màn", "con", "con trâu", "con lợn", "trâu", "bò",
    "lợn", "gà", "trâu bò", "đôi", "mẫu", "sào", "thửa", "bức thư", "lá thư", "lá cờ", "cờ",
    "khu", "vùng", "tuyến", "con đường", "tuyến đường", "tỉnh lộ", "cột", "mặt", "bước",
    "giai đoạn", "nhà máy", "trường", "trường học", "bệnh viện", "trạm xá", "hợp tác xã",
    "tổ đội", "tàu hỏa", "chiến dịch", "danh hiệu", "huân chương", "nước", "dân tộc", "điều",
    "mục tiêu", "ngọn", "cây tre", "gánh", "đám", "đống", "quyển", "tờ", "bản tin", "suất",
    "phiếu", "địa điểm",
)  # fmt: skip
_MEASURES: Final = (
    "tấn", "tấn thóc", "tạ", "yến", "kg", "ki-lô-gam", "kilôgam", "ki lô gam", "cân", "lạng",
    "gam", "gram", "lít", "m", "mét", "m2", "m3", "mét khối", "mét vuông", "thước", "thước khối",
    "km", "ki-lô-mét", "kilômét", "ki lô mét", "cây số", "dặm", "km2", "ha", "héc-ta", "hecta",
    "héc ta", "đồng", "đồng bạc", "phrăng", "đô la", "đô-la", "lượng vàng",
    "lượng", "chỉ vàng", "thúng", "nồi", "đấu", "đồng chẵn", "công", "%", "‰", "phần trăm",
)  # fmt: skip
_TIMES: Final = (
    "ngày", "ngày công", "ngày đêm", "đêm", "giờ", "tiếng", "giờ đồng hồ", "phút", "tuần",
    "tuần lễ", "tháng", "năm", "thế kỷ", "buổi", "mùa", "vụ", "tháng trời", "ngày trời",
)  # fmt: skip
COUNTED: Final[Phrases[None]] = Phrases(
    dict.fromkeys((*_PEOPLE, *_ARMS, *_TROOPS, *_THINGS, *_MEASURES, *_TIMES))
)
# What "một" counts: elsewhere it is the article "a".
ONE_COUNTS: Final[Phrases[None]] = Phrases(
    dict.fromkeys(
        (*_ARMS, "người chết", "tiểu đoàn", "trung đoàn", "đại đội", "trung đội", "tiểu đội",
         "đại đoàn", "binh đoàn", "tên", "lô cốt", "tháng", "năm", "ngày đêm", "tấn", "đại bác")
    )
)  # fmt: skip
DIVISIBLE: Final[Phrases[None]] = Phrases(dict.fromkeys((*_MEASURES, *_TIMES)))
# Counted nouns that begin other words ("trung đoàn 209 tổ chức trinh sát").
VERB_ENDINGS: Final[dict[str, frozenset[str]]] = {
    "tổ": frozenset(["chức"]), "phát": frozenset(["hiện", "động", "triển", "huy", "lệnh"]),
    "bộ": frozenset(["phận", "tổng", "chỉ"]), "đoàn": frozenset(["kết"]),
    "công": frozenset(["tác", "kích", "phá", "tác"]), "đội": frozenset(["hình"]),
    "cầu": frozenset(["cứu"]), "bao": frozenset(["vây", "gồm", "giờ"]), "mặt": frozenset(["trận"]),
    "quân": frozenset(["sự"]), "điểm": frozenset(["hỏa"]), "nhà": frozenset(["nước"]),
    "dân": frozenset(["chủ", "tộc", "vận"]), "phu": frozenset(["nhân"]), "em": frozenset(["út"]),
    "cánh": frozenset(["cửa"]), "màn": frozenset(["đêm"]), "con": frozenset(["người"]),
    "bước": frozenset(["vào", "sang"]), "đôi": frozenset(["khi"]),
    "tiếng": frozenset(["súng", "nói"]),
}  # fmt: skip
# What people are called where a formation's strength is told ("một đại đội 120 người").
HEADS: Final = frozenset(["người", "tên", "lính", "chiến", "tay", "cán"])
# Words before a number that make it a name, a rank, a page or a calibre.
NO_COUNT_BEFORE: Final = frozenset(
    [
        "số", "thứ", "trang", "tr", "khóa", "lớp", "loại", "kiểu", "điều", "chương", "tập",
        "quyển", "hình", "bảng", "km", "mục", "phần", "bài", "đường", "lộ", "nhà", "phòng", "cỡ",
        "ly", "lần",
    ]
)  # fmt: skip
# Words after a number that count nothing: calibres, and what begins the next clause.
NO_COUNT_AFTER: Final = frozenset(
    [
        "ly", "li", "mm", "và", "của", "là", "ở", "tại", "do", "đã", "đang", "sẽ", "bị", "được",
        "trong", "để", "thì", "mà", "với", "cho", "từ", "đến", "tới", "về", "lên", "ra", "vào",
        "khi", "như", "cũng", "có", "không", "này", "đó", "kia", "trên", "dưới", "phần", "rạng",
        "bis", "kép", "hay", "hoặc", "chưa", "lại", "còn", "vẫn", "đều", "cùng", "hết", "nữa",
        "rồi", "xong", "vừa", "mới", "qua", "thuộc", "làm", "sang", "xuống", "đánh", "chặn",
        "rút", "tiến", "nhằm", "theo", "bắt", "gồm", "âm", "sau", "trước",
    ]
)  # fmt: skip


def counted_at(paragraph: Paragraph, index: int) -> int | None:
    """Return the index after the counted noun that begins here, or None.

    A capital begins a name ("đại đội 35 Hàm Yên"), but a formation may be written with one.
    """
    found = COUNTED.at(paragraph.words, index)
    if found is None:
        return None
    word, following = paragraph.word(index), paragraph.word(index + 1)
    if word.capital and not following.lower:
        return None
    verb = found[0] == index + 1 and following.key in VERB_ENDINGS.get(word.key, ())
    return None if verb else found[0]
