"""What stands before an article's text, in manners that the common ones do not show."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db.articles import ArticleDraft, read_article

if TYPE_CHECKING:
    from pathlib import Path

ABSTRACT = "Tóm tắt: Bài viết trình bày việc tiếp tế cho bộ đội ở vùng núi trong ba năm.\n"
TEXT = "\n1. MỞ ĐẦU\n\nKho thóc đầu tiên được lập ở bên sông, cách đường cái một ngày đi bộ.\n"


def read(folder: Path, text: str) -> ArticleDraft:
    path = folder / "bài viết.txt"
    path.write_text(text, encoding="utf-8")
    return read_article(path)


def texts(article: ArticleDraft) -> str:
    return "\n".join(text for section in article.sections for text in section.paragraphs)


def test_a_title_in_small_letters_goes_on_over_the_line(tmp_path: Path) -> None:
    front = "Tiếp tế cho mặt trận\ntrong những năm kháng chiến\nTrần Quốc Bảo\n"
    article = read(tmp_path, front + ABSTRACT + TEXT)
    assert article.title == {"vi": "Tiếp tế cho mặt trận trong những năm kháng chiến"}
    assert list(article.authors) == ["Trần Quốc Bảo"]


def test_an_affiliation_goes_on_over_the_line(tmp_path: Path) -> None:
    front = (
        "TIẾP TẾ CHO MẶT TRẬN\nTrần Quốc Bảo\nKhoa Lịch sử, Trường Đại học\n"
        "sư phạm và khoa học xã hội\n"
    )
    article = read(tmp_path, front + ABSTRACT + TEXT)
    assert article.title == {"vi": "TIẾP TẾ CHO MẶT TRẬN"}
    assert "sư phạm và khoa học xã hội" in str(article.affiliation)
    assert "sư phạm" not in texts(article)


def test_a_title_in_the_other_language_stands_under_the_authors(tmp_path: Path) -> None:
    front = (
        "TIẾP TẾ CHO MẶT TRẬN\nTrần Quốc Bảo\nTrường Đại học Sư phạm\n"
        "SUPPLYING THE FRONT\nIN THREE YEARS\nTran Quoc Bao\nUniversity of Education\n"
    )
    article = read(tmp_path, front + ABSTRACT + TEXT)
    assert article.title == {
        "vi": "TIẾP TẾ CHO MẶT TRẬN",
        "en": "SUPPLYING THE FRONT IN THREE YEARS",
    }
    assert "University" not in texts(article)


def test_a_second_line_in_capitals_of_one_language_is_no_second_title(tmp_path: Path) -> None:
    front = (
        "TIẾP TẾ CHO MẶT TRẬN\nTrần Quốc Bảo\nTrường Đại học Sư phạm\n"
        "KÍNH TẶNG NHỮNG NGƯỜI GÁNH GẠO\n"
    )
    article = read(tmp_path, front + ABSTRACT + TEXT)
    assert article.title == {"vi": "TIẾP TẾ CHO MẶT TRẬN"}
    assert "KÍNH TẶNG NHỮNG NGƯỜI GÁNH GẠO" in [section.title for section in article.sections]


def test_a_sentence_about_a_journal_is_text(tmp_path: Path) -> None:
    said = "Tạp chí này ra số đầu tiên ở chiến khu."
    article = read(tmp_path, f"{said}\n\nSau đó, báo ra đều mỗi tháng.\n{TEXT}")
    assert said in texts(article)
    assert article.title == {"vi": "bài viết"}  # no more is known than the file's name


def test_a_line_that_announces_a_list_is_no_title(tmp_path: Path) -> None:
    article = read(tmp_path, f"Việc tiếp tế gồm ba phần:\n{ABSTRACT}{TEXT}")
    assert article.title == {"vi": "bài viết"}
    assert "Việc tiếp tế gồm ba phần:" in texts(article)


def test_how_to_write_to_the_author_is_set_aside_and_told(tmp_path: Path) -> None:
    front = (
        "Năm 1947, huyện lập kho thóc đầu tiên ở bên sông.\n\nĐiện thoại: 0208 000 000\n\n"
        "Năm 1948, huyện lập thêm hai kho nữa.\n"
    )
    article = read(tmp_path, front)
    assert "0208" not in texts(article)
    assert [problem.message for problem in article.problems if "0208" in problem.message]
    assert "Năm 1948, huyện lập thêm hai kho nữa." in texts(article)


def test_footnote_marks_alone_are_no_title(tmp_path: Path) -> None:
    article = read(tmp_path, "*\n\n" + ABSTRACT + TEXT)
    assert article.title == {"vi": "bài viết"}
    assert any(problem.where == "title" for problem in article.problems)
    assert any("*" in problem.message for problem in article.problems)
    assert "Kho thóc đầu tiên" in texts(article)
    assert "*" not in texts(article)


@pytest.mark.parametrize("title", ["TIẾP TẾ CHO MẶT TRẬN", "Tiếp tế cho mặt trận"])
def test_the_title_and_authors_stand_below_footnote_marks(tmp_path: Path, title: str) -> None:
    article = read(tmp_path, f"* †\n{title}\nTrần Quốc Bảo\n" + ABSTRACT + TEXT)
    assert article.title == {"vi": title}
    assert list(article.authors) == ["Trần Quốc Bảo"]
