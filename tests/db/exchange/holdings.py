"""An archive with holdings of every level and persons, bodies and units with a history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db import writing
from db.dates import parse
from db.kinds import DESCRIPTION, HISTORY
from db.records import Words

if TYPE_CHECKING:
    from db.transaction import Transaction


def both(words: str) -> Words:
    return Words(f"{words}: lời tả & dấu <thử>.\nĐoạn thứ hai.", f"{words}: a description.")


def add_holdings(transaction: Transaction) -> None:
    """Add two fonds; the first has a series, a file, an item, and every field filled somewhere."""
    transaction.why = "Lay out holdings"
    creator = writing.add_record(
        transaction, "body/ty-mau", Words("Ty Mẫu Thái Nguyên", "Sample Office")
    )
    fonds = writing.add_record(
        transaction,
        "holding/phong-mau",
        Words("Phông Ty Mẫu", "Fonds of the Sample Office"),
        columns={
            "reference_code": "TN-01",
            "level": "fonds",
            "extent": "12 hộp, 3,4 mét",
            "creator_id": creator,
            "accession": "2001-17",
            "donor": "Lê Văn Mẫu",
            "shelf": "Kho 2, giá 5",
            "rights_holder": "Bảo tàng Mẫu",
            "licence": "CC BY 4.0",
            "credit": "Bảo tàng Mẫu",
            "may_be_shown": True,
            "embargo_until": "2031",
        },
        date=parse("1947/1954-07", wording="từ năm 1947 đến tháng 7/1954"),
        inferred=Words("Theo tờ bìa.", "From the cover."),
        prose={name: both(name) for name in ("summary", *DESCRIPTION)},
        status="published",
    )
    writing.add_name(transaction, fonds, "Fonds du Bureau modèle", type="translation", lang="fr")
    writing.add_identifier(transaction, fonds, "atom", "phong-mau-1")
    series = _below(transaction, fonds, "holding/thu-tin", "Thư tín", "TN-01-1", "series")
    place = writing.add_record(transaction, "place/lang-mau", Words("Làng Mẫu", "Sample Village"))
    file = _below(transaction, series, "holding/thu-1950", "Thư năm 1950", "TN-01-1-1", "file")
    for number, (edtf, part, wording) in enumerate(DATES, 1):
        item = writing.add_record(
            transaction,
            f"holding/thu-so-{number}",
            Words(f"Thư số {number}"),
            columns={"reference_code": f"TN-01-1-1-{number}", "level": LEVELS[number % 3]}
            | {"parent_id": file},
            date=parse(edtf, part, wording) if edtf else None,
        )
        if number == 1:
            writing.add_link(transaction, item, "about", place)
    writing.add_record(
        transaction, "holding/anh", Words("Sưu tập ảnh"), columns={"level": "collection"}
    )


LEVELS = ("item", "object", "photograph")
DATES = (
    ("1950-10-02", "morning", "sáng 2/10/1950"),
    ("1950-22", None, "mùa hè năm 1950"),
    ("1950-10-11/1950-10-20~", None, None),
    ("1950~", None, None),
    ("1950-09/..", None, None),
    ("", None, None),
)


def _below(
    transaction: Transaction, parent: int, ref: str, title: str, code: str, level: str
) -> int:
    return writing.add_record(
        transaction,
        ref,
        Words(title),
        columns={
            "reference_code": code,
            "level": level,
            "parent_id": parent,
            "may_be_shown": False,
        },
        status="reviewed",
    )


def add_agents(transaction: Transaction) -> None:
    """Add a person, a body and two units with every area of ISAAR(CPF), dates and relations."""
    transaction.why = "Lay out agents"
    prose = {name: both(name) for name in ("summary", *HISTORY)}
    regiment = writing.add_record(
        transaction,
        "unit/trung-doan-900",
        Words("Trung đoàn 900", "Regiment 900"),
        columns={"echelon": "regiment", "number": 900, "code": "e900", "side": "vietnam"},
        date=parse("1947-05/1954", wording="tháng 5/1947 đến 1954"),
        prose=prose,
        status="published",
    )
    battalion = writing.add_record(
        transaction,
        "unit/tieu-doan-901",
        Words("Tiểu đoàn 901", "Battalion 901"),
        columns={"echelon": "battalion", "number": 901, "side": "vietnam"},
    )
    writing.add_link(transaction, battalion, "part-of", regiment, date=parse("1949"))
    body = writing.add_record(
        transaction,
        "body/uy-ban-mau",
        Words("Ủy ban Mẫu", "Sample Committee"),
        columns={"type": "committee", "side": "vietnam"},
        date=parse("1945-08/.."),
        prose=prose,
    )
    writing.add_name(transaction, body, "UBM", type="abbreviation", lang="vi")
    person = writing.add_record(
        transaction,
        "person/le-van-mau",
        Words("Lê Văn Mẫu"),
        columns={"side": "vietnam"},
        date=parse("1901-22/1979-03-02"),
        prose={"role": Words("Chủ tịch Ủy ban", "Chairman"), **prose},
    )
    writing.add_identifier(transaction, person, "viaf", "123456")
    writing.add_link(transaction, person, "member-of", body)
    writing.add_link(transaction, regiment, "commanded-by", person)
