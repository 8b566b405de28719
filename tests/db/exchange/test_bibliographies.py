"""Sources as CSL-JSON, BibTeX and RIS: round trips, other programs' files, rubbish."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from db.errors import ImportRefused
from db.exchange import bibtex, csl_json, ris
from db.exchange.bibliography import item_of
from db.exchange.formats import told_from
from db.exchange.parcel import Parcel, Rejected
from db.records import Words
from tests.db.exchange.roundtrip import lost_on_the_way, read_from, sent_out

if TYPE_CHECKING:
    from pathlib import Path


FORMATS = (csl_json, bibtex, ris)
FLAT = {
    ("source", part)
    for part in "evidence identified name note number publication status type".split()
}
LOST = {"csl-json": {("source", "evidence")}, "bibtex": FLAT, "ris": FLAT}
"""What each format can't hold of the bundled archive's sources, by its docstring."""


@pytest.mark.parametrize("module", FORMATS, ids=lambda module: module.EXPORTER.name)
def test_out_and_in_again_loses_what_the_format_cannot_hold(
    module: Any, bundled: Path, tmp_path: Path
) -> None:
    lost = lost_on_the_way(bundled, module.EXPORTER, module.IMPORTER, tmp_path)
    assert lost == LOST[module.EXPORTER.name]


def test_items_are_valid_csl(bundled: Path, tmp_path: Path, shared: Path) -> None:
    import jsonschema

    out = tmp_path / "out.json"
    sent_out(bundled, csl_json.EXPORTER, out)
    schema = json.loads((shared / "schemas" / "csl-data.json").read_text("utf-8"))
    jsonschema.validate(json.loads(out.read_text("utf-8")), schema)


ZOTERO_CSL = """[
 {"id": "http://zotero.org/users/1/items/AB12", "type": "book", "language": "vi-VN",
  "title": "Sách thử nghiệm", "publisher": "Nxb Thử", "publisher-place": "Hà Nội", "volume": 2,
  "author": [{"family": "Nguyễn", "given": "Văn Thử"}, {"literal": "Ban Biên tập"}],
  "issued": {"date-parts": [["1990", 5]]}, "ISBN": "978-604-0-00000-1"},
 {"id": "x2", "type": "article-journal", "title": "A trial", "language": "en",
  "container-title": "Journal of Trials", "issue": "3", "page": "5-9", "DOI": "10.5555/12345678",
  "author": [{"family": "Gogh", "given": "Jan", "non-dropping-particle": "van"}],
  "issued": {"date-parts": [[1951, 1, 2], [1951, 1, 4]]}},
 {"id": "x3", "type": "book"},
 {"id": "x4", "type": "book", "title": "Khi nào", "issued": {"literal": "không rõ năm"}},
 "no object"
]"""
JABREF_BIB = """% Encoding: UTF-8
@Comment{jabref-meta: databaseType:bibtex;}
@string{nxb = {Nxb Th{\\^u}}}
@Book{nguyen1990,
  author    = {Nguyễn, Văn Thử and {Ban Biên tập}},
  title     = {{Sách} thử nghiệm},
  year      = {1990}, month = may,
  publisher = {Nxb Thử}, address = {Hà Nội}, langid = {vietnamese}, isbn = {978-604-0-00000-1},
}
@article{gogh, author="van Gogh, Jan", title="A trial of \\'etude", journal="Journal of Trials",
  number=3, pages={5--9}, date={1951-01-02}, doi={10.5555/12345678}, language={english}}
@book{untitled, year = 1990}
@book{broken, title = {Not closed
@misc{last, title = {The last}}
"""
ENDNOTE_RIS = """TY  - BOOK
ID  - 17
AU  - Nguyễn, Văn Thử
AU  - Ban Biên tập
TI  - Sách thử nghiệm
PY  - 1990
DA  - 1990/05//
PB  - Nxb Thử
CY  - Hà Nội
SN  - 978-604-0-00000-1
LA  - vi
ER  -

TY  - JOUR
A1  - van Gogh, Jan
T1  - A trial
JO  - Journal of Trials
IS  - 3
SP  - 5
EP  - 9
Y1  - 1951
DO  - 10.5555/12345678
LA  - en
XX  - a tag that nobody knows
ER  -

TY  - BOOK
AU  - Nobody
ER  -

TY  - BOOK
TI  - Not closed
"""


def _samples(tmp_path: Path) -> dict[Any, Path]:
    texts = {csl_json: ZOTERO_CSL, bibtex: JABREF_BIB, ris: ENDNOTE_RIS}
    paths = {one: tmp_path / f"in{one.EXPORTER.suffix}" for one in texts}
    for module, path in paths.items():
        path.write_text(texts[module], "utf-8", newline="\r\n" if module is ris else None)
    return paths


@pytest.mark.parametrize("module", FORMATS, ids=lambda module: module.EXPORTER.name)
def test_the_same_book_comes_out_of_each_programs_file(module: Any, tmp_path: Path) -> None:
    path = _samples(tmp_path)[module]
    assert told_from(path) is module.IMPORTER
    found = read_from(module.IMPORTER, path)
    book, trial = [one for one in found if isinstance(one, Parcel)][:2]
    assert book.title() == "Sách thử nghiệm"
    assert book.lang == "vi"
    assert book.fields["type"] == "book"
    assert book.fields["authors"] == ("Nguyễn Văn Thử", "Ban Biên tập")
    date: Any = book.fields["date"]
    assert date.edtf == "1990-05"
    printed: Any = book.fields["publication"]
    assert printed.vi.endswith("Nxb Thử, Hà Nội")
    assert ("isbn", "978-604-0-00000-1") in book.identifiers
    assert trial.fields["authors"] == ("Jan van Gogh",)
    assert ("doi", "10.5555/12345678") in trial.identifiers
    printed = trial.fields["publication"]
    assert printed.en.startswith("Journal of Trials, no. 3, pp. 5")


@pytest.mark.parametrize(
    ("module", "where"),
    [
        (csl_json, {"item 3": "no title", "item 5": "no title"}),
        (bibtex, {"line 12": "no title", "line 13": "not closed"}),
        (ris, {"line 27": "no title", "line 31": "not closed"}),
    ],
    ids=["csl-json", "bibtex", "ris"],
)
def test_what_is_broken_is_told_with_its_place_and_the_rest_goes_on(
    module: Any, where: dict[str, str], tmp_path: Path
) -> None:
    found = read_from(module.IMPORTER, _samples(tmp_path)[module])
    refused = {one.where: one.message for one in found if isinstance(one, Rejected)}
    assert set(refused) == set(where)
    for place, words in where.items():
        assert words in refused[place]


def test_an_unknown_date_stays_unknown(tmp_path: Path) -> None:
    found = read_from(csl_json.IMPORTER, _samples(tmp_path)[csl_json])
    last = [one for one in found if isinstance(one, Parcel)][-1]
    assert "date" not in last.fields
    assert last.fields["publication"] == Words("không rõ năm", None)


@pytest.mark.parametrize("module", FORMATS, ids=lambda module: module.EXPORTER.name)
@pytest.mark.parametrize(
    "data",
    [b"", b"\x00" * 4096, b"xin ch\xe0o", "xin chào".encode(), b"[" * 100_000, b"@" * 50_000],
    ids=["empty", "zeros", "latin-1", "plain", "deep", "signs"],
)
def test_rubbish_is_refused_in_one_sentence(module: Any, data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(data)
    with pytest.raises(ImportRefused) as refused:
        read_from(module.IMPORTER, path)
    assert refused.value.sentence.count("\n") == 0
    assert len(refused.value.sentence) < 400


def test_an_author_with_braces_and_macros_breaks_no_entry(tmp_path: Path) -> None:
    odd = Parcel(
        "source/la",
        "source",
        fields={"authors": ("A } @book{x, and B",), "note": Words("100 % & \\input{/etc/passwd}")},
        uuid="332164ec-2fe3-56d8-b795-ab90025490d0",
    )
    path = tmp_path / "x.bib"
    path.write_text(bibtex.entry(item_of(odd) | {"title": "T"}), "utf-8")
    (again,) = read_from(bibtex.IMPORTER, path)
    assert isinstance(again, Parcel)
    assert again.fields["authors"] == ("A ) @book(x, and B",)
    assert again.fields["note"] == Words("100 % & /input(/etc/passwd)")
