"""How records are cited: by style, in both languages, as BibTeX and as CSL-JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from db import Archive, bibliography
from db.bibliography import BIBTEX, CSL, STYLES, cited
from db.errors import NotFound
from db.exchange import bibtex
from db.exchange.parcel import Parcel
from db.exchange.ports import Known

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="module")
def archive(resources: Path) -> Iterator[Archive]:
    path = resources / "bundled.muniment"
    if not path.exists():
        pytest.skip("the bundled archive is not compiled")
    with Archive.open(path) as opened:
        yield opened


TITLE = "Thái Nguyên với chiến dịch Biên giới Thu - Đông năm 1950"
WHERE = "Nơi và năm công bố: không rõ. Tác giả thuộc Trường Đại học Khoa học - ĐH Thái Nguyên"


@pytest.mark.parametrize(
    ("style", "lang", "text"),
    [
        ("vietnamese", "vi", f"Đặng Văn Duy (không rõ năm), {TITLE}, {WHERE}."),
        ("note", "en", f"Đặng Văn Duy. {TITLE}. {WHERE}, n.d."),
        ("author-date", "vi", f"Đặng Văn Duy (không ngày). {TITLE}. {WHERE}."),
    ],
)
def test_a_source_is_cited_by_style(archive: Archive, style: str, lang: str, text: str) -> None:
    assert archive.read(cited, "source/dang-van-duy", style, lang) == text


def test_a_citation_is_its_source_at_its_place(archive: Archive) -> None:
    text = archive.read(cited, "citation/1-tr-83", "vietnamese", "vi")
    assert text == "Nguồn [1] của bài viết (chưa xác định), tr. 83."


def test_any_other_record_is_an_entry_of_the_archive(archive: Archive) -> None:
    text = archive.read(cited, "event/tran-dong-khe", "vietnamese", "vi")
    assert text.startswith("“Trận Đông Khê”, Thái Nguyên trong Chiến dịch Biên giới")
    assert text.endswith("event/tran-dong-khe.")
    english = archive.read(cited, "event/tran-dong-khe", "note", "en")
    assert english.startswith("“Battle of Đông Khê”. Thái Nguyên in the Border Campaign")


def test_a_bibliography_names_every_source_once(archive: Archive) -> None:
    for style in STYLES:
        entries = archive.read(bibliography.bibliography, style, "vi")
        assert len(entries) == len(set(entries)) == 6
        assert all(entry.endswith(".") and ".," not in entry for entry in entries)


def test_bibtex_of_any_card_is_read_again(archive: Archive, tmp_path: Path) -> None:
    for ref in ("source/dang-van-duy", "citation/1-tr-83", "event/tran-dong-khe"):
        text = archive.read(cited, ref, BIBTEX, "vi")
        path = tmp_path / "one.bib"
        path.write_text(text, "utf-8")
        (parcel,) = bibtex.read(path, Known())
        assert isinstance(parcel, Parcel)
        assert parcel.title()


def test_csl_of_any_card_is_one_item(archive: Archive, shared: Path) -> None:
    import jsonschema

    schema = json.loads((shared / "schemas" / "csl-data.json").read_text("utf-8"))
    for ref in ("source/geonames", "citation/1-tr-83", "event/tran-dong-khe"):
        items = json.loads(archive.read(cited, ref, CSL, "en"))
        jsonschema.validate(items, schema)
        assert len(items) == 1


def test_an_unknown_record_and_an_unknown_manner_are_told(archive: Archive) -> None:
    with pytest.raises(NotFound):
        archive.read(cited, "event/none", "note", "vi")
    with pytest.raises(KeyError):
        archive.read(cited, "event/tran-dong-khe", "harvard", "vi")
