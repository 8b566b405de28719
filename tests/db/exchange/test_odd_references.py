"""References as other programs write them: with little, with words for dates, not closed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from db.dates import parse
from db.errors import ImportRefused
from db.exchange import bibtex, csl_json, ris
from db.records import Words
from tests.db.exchange.oddities import everything, refused, taken

if TYPE_CHECKING:
    from pathlib import Path


def test_references_of_ris_that_say_little_or_wrong(tmp_path: Path) -> None:
    text = (
        "TY  - JOUR\nTI  - Bài báo\nSN  - 0866-7497\nPY  - mùa thu ấy\nSP  - 4\nER  - \n\n"
        "TY  - BOOK\nTI  - Sách\nDA  - 1950/09/16/\nEP  - 9\nER  - \n\n"
        "TY  - BOOK\nTI  - Không đóng\n"
    )
    found = taken(ris.read, tmp_path, text, None, "ris")
    assert [one.title() for one in found] == ["Bài báo", "Sách"]
    assert dict(found[0].identifiers)["issn"] == "0866-7497"
    assert "mùa thu ấy" in str(found[0].fields["publication"].vi)
    assert found[1].fields["date"] == parse("1950-09-16")
    assert refused(ris.read, tmp_path, text, "ris")[0][1].startswith("The reference is not closed")


def test_entries_of_bibtex_with_dates_in_words_and_without_titles(tmp_path: Path) -> None:
    text = (
        "@book{a, title={Sách}, date={khoảng 1950}, editor={Mẫu, Lê Văn}}\n"
        "@book{b, title={Sách hai}, year={1950}, month=sep, language={vietnamese}}\n"
        "@book{c, year={1950}}\n"
        "@book{d, title={Sách bốn}, year={1950}, month={quý ba}}\n"
    )
    found = taken(bibtex.read, tmp_path, text, None, "bib")
    assert found[0].fields["date"].edtf == "1950~"
    assert found[0].fields["authors"] == ("Mẫu Lê Văn",)
    assert found[1].fields["date"] == parse("1950-09")
    assert [message for _, message in refused(bibtex.read, tmp_path, text, "bib")] == [
        "The entry has no title."
    ]


def test_items_of_csl_with_people_and_dates_of_every_sort(tmp_path: Path) -> None:
    items = [
        {"type": "book", "title": "Một", "author": [{}, {"family": "Mẫu", "given": "Lê"}],
         "issued": {"date-parts": [["nay"]]}},
        {"type": "book", "title": "Hai", "editor": [{"literal": "Tổ biên tập"}],
         "issued": {"date-parts": [[1950, 9]], "circa": True}},
        {"type": "book", "title": "Ba", "issued": {"date-parts": [[1950], [1951]]}},
        {"type": "book", "title": "Bốn", "issued": {"raw": "chẳng biết"}, "language": "en-GB"},
        {"type": "book"},
    ]  # fmt: skip
    text = json.dumps({"style": "x", "items": items}, ensure_ascii=False)
    found = taken(csl_json.read, tmp_path, text, None, "json")
    assert [one.fields.get("authors") for one in found] == [
        ("Mẫu Lê",), ("Tổ biên tập",), None, None,
    ]  # fmt: skip
    dates = [getattr(one.fields.get("date"), "edtf", None) for one in found]
    assert dates == [None, "1950-09~", "1950/1951", None]
    assert found[3].fields["publication"] == Words(en="chẳng biết")
    with pytest.raises(ImportRefused):
        everything(csl_json.read, tmp_path, "[]", None, "json")
