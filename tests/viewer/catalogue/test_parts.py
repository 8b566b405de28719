"""What differs in a dry run and what a loss report names is said in the program's words."""

from __future__ import annotations

import pytest

from db.dates import parse
from db.exchange.losses import differences as losses_between
from db.exchange.parcel import EvidenceParcel, LinkParcel, NameParcel, Parcel, RivalParcel
from db.exchange.updating import differences
from viewer.catalogue.exchanging.parts import part_word, side_words
from viewer.state.language import Language

BATTLE = Parcel(
    "event/tran-don-may",
    "event",
    names=(NameParcel("Trận Đồn Mây"),),
    fields={"lane": "rear", "date": parse("1950-09-16")},
    status="draft",
)
TOLD = Parcel(
    "event/tran-don-may",
    "event",
    names=(NameParcel("Battle of Don May", "translation", "en"),),
    fields={
        "lane": "border",
        "date": parse("1950-09-16/1950-09-18", part_of_day="morning", wording="sáng 16 đến 18/9"),
    },
    links=(LinkParcel("took-place-at", "place/don-may"),),
    rivals=(RivalParcel("lane", "thai-nguyen"), RivalParcel("date", parse("1950-09-17"))),
    evidence=(
        EvidenceParcel("date", "doubtful", citation="citation/so-1", quote="đánh từ sáng 16"),
        EvidenceParcel("name:vi:Trận Đồn Mây", "certain", citation="citation/so-2"),
        EvidenceParcel("link:took-place-at>place/don-may", citation="citation/so-3"),
    ),
    status="reviewed",
    placeholder=True,
)
VIETNAMESE = """\
Mặt trận: Hậu phương → Biên giới
Thời gian: 16/9/1950 → Từ sáng 16/9/1950 đến sáng 18/9/1950 (“sáng 16 đến 18/9”)
tên: Battle of Don May (Bản dịch, Tiếng Anh)
liên kết: Diễn ra tại place/don-may
giá trị khác: Mặt trận: Thái Nguyên
giá trị khác: Thời gian: 17/9/1950
căn cứ: Thời gian · Còn ngờ · citation/so-1 · đánh từ sáng 16
căn cứ: tên: Trận Đồn Mây · Chắc chắn · citation/so-2
căn cứ: Diễn ra tại place/don-may · Có thể tin · citation/so-3
tình trạng: Bản nháp → Đã duyệt
bản ghi giữ chỗ: Không → Có
"""
LOST = """\
Theatre: The border → The rear
Date: From the morning of 16 September 1950 to the morning of 18 September 1950 (“sáng 16 đến 18/9”) → 16 September 1950
name: Battle of Don May (Translation, English)
link: Took place at place/don-may
rival value: Theatre: Thái Nguyên
rival value: Date: 17 September 1950
evidence: Date · Doubtful · “đánh từ sáng 16”
evidence: name: Trận Đồn Mây · Certain
evidence: Took place at place/don-may · Probable
status: Reviewed → Draft
placeholder: Yes
"""  # noqa: E501 - as it is shown


def _line(part: str, before: str | None, after: str | None, lang: str) -> str:
    sides = [side_words("event", part, side, lang) for side in (before, after) if side is not None]
    return f"{part_word(part)}: {' → '.join(sides)}"


def test_a_dry_run_is_told_in_vietnamese(language: Language) -> None:
    language.switch("vi")
    told = [_line(one.part, one.before, one.after, "vi") for one in differences(BATTLE, TOLD)]
    assert told == VIETNAMESE.splitlines()


def test_a_loss_report_is_told_in_english(language: Language) -> None:
    language.switch("en")
    told = [_line(one.part, one.before, one.after, "en") for one in losses_between(TOLD, BATTLE)]
    assert told == LOST.splitlines()


@pytest.mark.parametrize(
    ("part", "said"),
    [("date", "no date at all"), ("date", "1950-99"), ("name", "Tên (không"), ("lane", "sườn")],
)
def test_what_is_no_code_is_shown_as_it_stands(language: Language, part: str, said: str) -> None:
    language.switch("vi")
    assert side_words("event", part, said, "vi") == said
