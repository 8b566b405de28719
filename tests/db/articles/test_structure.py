"""Articles in other authors' manners: their parts are found, and what is no part is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from db.articles import ArticleDraft, read_article

ARTICLE = """TẠP CHÍ LỊCH SỬ ĐỊA PHƯƠNG, SỐ 4

CHI VIỆN HẬU CẦN CHO MẶT TRẬN
ĐƯỜNG SỐ 3 TRONG NHỮNG NĂM 1947 - 1950

TS. Lê Thị Minh Hạnh1*, Trần Quốc Bảo2
1 Khoa Lịch sử, Trường Đại học Sư phạm
2 Bảo tàng tỉnh
*Email: hanh@example.org

Tóm tắt: Bài viết trình bày công tác hậu cần của các huyện ven quốc lộ
trong ba năm. Tư liệu được lấy từ hồ sơ lưu trữ.
Từ khóa: hậu cần, dân công, quốc lộ số 3
SUPPLYING THE FRONT ON ROAD NO. 3
Abstract: This paper describes the supply work of the districts along the high-
way during three years.
Keywords: supply, porters, road

ĐẶT VẤN ĐỀ

Đến giữa năm 1948, các huyện ven đường đã lập được 12 kho thóc [1],
[2, tr.15-17]. Theo một báo cáo của Ty Công chính, "mỗi đêm có chừng 400
người gánh gạo qua đèo" [ 3 , tr 21 ; 4, tr. 7 ].

I. CÔNG TÁC TỔ CHỨC

1.1. Dân công

Từ ngày 18 tháng 4 đến ngày 1 tháng 5 năm 1948, Rơ-
ve cho rằng con đường không còn dùng được.
Danh sách gồm ba việc:
1. Lập kho ở đầu cầu, cách đường cái chừng hai cây số về phía tây, và cử người canh giữ suốt ngày;
2. Gọi dân công.

1.2. Kho tàng

Tiểu đoàn 156 canh giữ kho trên đường số
4. Chiều hôm ấy, 17 giờ ngày 10-9-1950, kho đã chuyển xong [2, tr.64, 70].

KẾT LUẬN

Hồi tháng 8-1950, việc chi viện được đánh giá là tốt [9].

TÀI LIỆU THAM KHẢO

Tiếng Việt
[1] Ban Liên lạc (1998), Hồi ức người gánh gạo, Nxb. Địa phương,
tr. 12.
[2] Ty Công chính (1949), Báo cáo năm, bản đánh máy.
3. Nguyễn Văn Mẫu (2001), Đường lên biên giới.
[4] Hồ sơ 118, phông Ủy ban.

Ngày nhận bài: 12/3/2019
"""


def read(folder: Path, text: str, name: str = "bài viết.txt") -> ArticleDraft:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read_article(path)


@pytest.fixture
def article(tmp_path: Path) -> ArticleDraft:
    return read(tmp_path, ARTICLE)


def test_the_front(article: ArticleDraft) -> None:
    assert article.title == {
        "vi": "CHI VIỆN HẬU CẦN CHO MẶT TRẬN ĐƯỜNG SỐ 3 TRONG NHỮNG NĂM 1947 - 1950",
        "en": "SUPPLYING THE FRONT ON ROAD NO. 3",
    }
    assert article.authors == ("Lê Thị Minh Hạnh", "Trần Quốc Bảo")
    assert article.affiliation == "Khoa Lịch sử, Trường Đại học Sư phạm; Bảo tàng tỉnh"


def test_abstracts_and_keywords(article: ArticleDraft) -> None:
    assert article.abstracts["vi"].startswith("Bài viết trình bày")
    assert article.abstracts["en"].endswith("along the highway during three years.")
    assert article.keywords == {
        "vi": ("hậu cần", "dân công", "quốc lộ số 3"),
        "en": ("supply", "porters", "road"),
    }


def test_sections_with_every_kind_of_heading(article: ArticleDraft) -> None:
    assert [(s.number, s.title, len(s.paragraphs)) for s in article.sections] == [
        ("", "ĐẶT VẤN ĐỀ", 1),
        ("I", "CÔNG TÁC TỔ CHỨC", 0),
        ("1.1", "Dân công", 4),
        ("1.2", "Kho tàng", 1),
        ("", "KẾT LUẬN", 1),
    ]


def test_a_line_that_starts_with_a_number_is_no_heading(article: ArticleDraft) -> None:
    assert (
        article.sections[3]
        .paragraphs[0]
        .startswith("Tiểu đoàn 156 canh giữ kho trên đường số 4. Chiều")
    )
    assert article.sections[2].paragraphs[2].startswith("1. Lập kho")


def test_the_bibliography_identifies_its_sources(article: ArticleDraft) -> None:
    assert {source.number: source.text for source in article.sources} == {
        1: "Ban Liên lạc (1998), Hồi ức người gánh gạo, Nxb. Địa phương, tr. 12.",
        2: "Ty Công chính (1949), Báo cáo năm, bản đánh máy.",
        3: "Nguyễn Văn Mẫu (2001), Đường lên biên giới.",
        4: "Hồ sơ 118, phông Ủy ban.",
        9: None,
    }
    assert [source.identified for source in article.sources] == [True] * 4 + [False]


def test_what_is_set_aside_is_told(article: ArticleDraft) -> None:
    told = " ".join(f"{problem.where}: {problem.message}" for problem in article.problems)
    for said in ("line 1:", "TẠP CHÍ", "hanh@example.org", "Ngày nhận bài", "[9]"):
        assert said in told


def test_a_missing_bibliography_is_told_and_nothing_invented(tmp_path: Path) -> None:
    draft = read(tmp_path, "Một\n\nHuyện góp 12 tấn gạo cho mặt trận [1, tr. 5].\n")
    assert [(s.number, s.identified, s.text) for s in draft.sources] == [(1, False, None)]
    assert any("no bibliography" in problem.message for problem in draft.problems)


BARE = (
    "Mùa thu năm ấy, tiểu đoàn 156 hành quân suốt đêm qua đèo. Đến 5 giờ sáng, đơn vị đã tới nơi.",
    "Trận đánh kéo dài hai ngày. Rơ-ve không kịp tăng viện.",
)


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_a_bare_passage_is_one_section_under_the_file_name(tmp_path: Path, between: str) -> None:
    draft = read(tmp_path, between.join(BARE), "đoạn_văn A.txt")
    assert draft.title == {"vi": "đoạn văn A"}
    assert [section.paragraphs for section in draft.sections] == [BARE]
    assert draft.sections[0].title == "đoạn văn A"
    assert draft.authors == ()
    assert any("no title" in problem.message for problem in draft.problems)


def test_a_bare_passage_under_its_own_title(tmp_path: Path) -> None:
    draft = read(tmp_path, "Trận đèo Lũng Phầy\n\n" + "\n".join(BARE))
    assert draft.title == {"vi": "Trận đèo Lũng Phầy"}
    assert draft.sections[0].paragraphs == BARE


@pytest.mark.parametrize(
    ("first", "second"),
    [("1. Mở đầu", "2. Diễn biến"), ("I. Mở đầu", "II. Diễn biến"), ("1. MỞ ĐẦU", "2. DIỄN BIẾN")],
)
def test_numbered_sections_without_any_front(tmp_path: Path, first: str, second: str) -> None:
    draft = read(tmp_path, f"{first}\n{BARE[0]}\n{second}\n{BARE[1]}\n")
    assert [section.paragraphs for section in draft.sections] == [(BARE[0],), (BARE[1],)]
    assert [section.number for section in draft.sections] == [
        first.partition(".")[0],
        second.partition(".")[0],
    ]


def test_a_heading_over_two_lines(tmp_path: Path) -> None:
    text = (
        "1. Quân dân hai huyện ven sông chi viện cho\n\nmặt trận phía bắc\n\n"
        "Mùa thu năm ấy, tiểu đoàn 156 hành quân suốt\n\n"
        "đêm qua đèo, rồi nghỉ lại trong một xóm nhỏ ở\n\n"
        "chân núi cho đến khi trời sáng hẳn mới đi tiếp.\n"
    )
    draft = read(tmp_path, text)
    assert draft.sections[0].title == "Quân dân hai huyện ven sông chi viện cho mặt trận phía bắc"
    assert len(draft.sections[0].paragraphs) == 1


def test_a_line_that_stands_alone_between_paragraphs_is_a_heading(tmp_path: Path) -> None:
    parts = ("Trận Lũng Phầy", BARE[0], "Diễn biến", BARE[0], "Hình 1", BARE[1])
    sections = read(tmp_path, "\n\n".join(parts)).sections
    assert [section.title for section in sections] == ["Trận Lũng Phầy", "Diễn biến"]
    assert sections[1].paragraphs == (BARE[0], "Hình 1", BARE[1])


def test_indents_and_a_line_in_brackets_under_the_title(tmp_path: Path) -> None:
    text = (
        "     VAI TRÒ CỦA ĐƯỜNG SỐ 4\n(Bài tham luận)\n                    Lê Văn Mẫu\n\n"
        "     Đường số 4 chạy dọc biên giới, dài hơn 300 km, từ Tiên\n"
        "Yên lên Cao Bằng. Năm 1947, địch đóng 45 vị trí dọc đường.\n"
        "     Từ năm 1948, xe của chúng chỉ đi được theo đoàn. Mỗi\n"
        "đoàn có từ 30 đến 60 xe.\n"
        "     1. Kết quả\n     Đường bị cắt hẳn từ cuối năm 1949 [2 , tr . 12].\n"
    )
    draft = read(tmp_path, text)
    assert draft.authors == ("Lê Văn Mẫu",)
    assert [len(section.paragraphs) for section in draft.sections] == [2, 1]
    assert "từ Tiên Yên lên" in draft.sections[0].paragraphs[0]
    assert draft.citations[0].marker == "[2, tr. 12]"


def test_a_missing_section_number_is_told(tmp_path: Path) -> None:
    draft = read(tmp_path, f"1. Mở đầu\n\n{BARE[0]}\n\n3. Kết thúc\n\n{BARE[1]}\n")
    assert [section.number for section in draft.sections] == ["1", "3"]
    assert any("follows section 1" in problem.message for problem in draft.problems)


def test_an_english_summary_after_the_references(tmp_path: Path) -> None:
    text = (
        f"TRẬN LŨNG PHẦY\n\nLê Văn Mẫu\n\n1. Mở đầu\n\n{BARE[0]} [1].\n\n"
        "TÀI LIỆU THAM KHẢO\n\n1. Sách một.\n2. Sách hai.\n\n"
        "SUMMARY\nTHE FIGHT AT LUNG PHAY\nLe Van Mau\nThis paper tells of a fight.\n"
        "Keywords: fight; pass\n"
    )
    draft = read(tmp_path, text)
    assert draft.title == {"vi": "TRẬN LŨNG PHẦY", "en": "THE FIGHT AT LUNG PHAY"}
    assert draft.abstracts == {"en": "This paper tells of a fight."}
    assert [section.title for section in draft.sections] == ["Mở đầu"]
    assert [source.text for source in draft.sources] == ["Sách một.", "Sách hai."]


def test_running_heads_go_and_the_sentence_across_them_is_one(tmp_path: Path) -> None:
    pages = [
        "Mùa thu năm ấy, tiểu đoàn 156 hành quân suốt\nđêm qua đèo, rồi nghỉ",
        "lại trong một xóm nhỏ ở chân núi cho đến khi\ntrời sáng hẳn mới",
        "đi tiếp sang bờ bên kia của con suối.",
    ]
    headed = [f"Lê Văn Mẫu Tạp chí 189(13): {35 + n}\n\n{page}" for n, page in enumerate(pages)]
    draft = read(tmp_path, "\f".join(headed))
    assert draft.sections[-1].paragraphs == (" ".join(pages).replace("\n", " "),)
    assert any("3 times" in problem.message for problem in draft.problems)


def test_a_title_alone_is_told(tmp_path: Path) -> None:
    draft = read(tmp_path, "TRẬN LŨNG PHẦY\n")
    assert draft.sections == ()
    assert any("no paragraph" in problem.message for problem in draft.problems)


def test_progress_goes_from_nought_to_one(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    told: list[float] = []
    read_article(path, told.append)
    assert told[0] == 0.0
    assert told[-1] == 1.0
    assert told == sorted(told)
