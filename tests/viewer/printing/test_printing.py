"""Printing: what stands on the pages, in both languages, from any thread, whole or not at all."""

from __future__ import annotations

import unicodedata
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from db import Archive
from db.errors import StorageFailed
from db.reading import summaries
from db.records import KINDS
from viewer.printing import sheets
from viewer.printing.pages import write_pdf
from viewer.printing.paper import Paper

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from viewer.details.page import Connection
    from viewer.printing.sheets import Sheets


def _printed(archive: Path, path: Path, made: Callable[[Connection], Sheets]) -> list[str]:
    def work(connection: Connection) -> int:
        found = made(connection)
        return write_pdf(path, found.title, found.papers)

    with Archive.open(archive) as opened:
        pages = opened.read(work)
    texts = [" ".join(page.extract_text().split()) for page in PdfReader(path).pages]
    assert len(texts) == pages
    for number, text in enumerate(texts, 1):
        assert str(number) in text.split(), "each page bears its number"
    return texts


def test_a_record_is_printed_with_what_it_rests_on(
    qapp: QApplication, bundled: Path, tmp_path: Path
) -> None:
    del qapp
    made = _printed(
        bundled,
        tmp_path / "a.pdf",
        lambda c: sheets.record_sheet(c, "event/tran-dong-khe", "vi"),
    )
    assert len(made) == 1
    for words in ("Trận Đông Khê", "Battle of Đông Khê", "16/9/1950", "Đặng Văn Duy", "đoạn 1"):
        assert words in made[0]


def test_a_dossier_holds_the_units_events_and_its_disputed_names(
    qapp: QApplication, bundled: Path, tmp_path: Path
) -> None:
    del qapp
    text = " ".join(
        _printed(
            bundled, tmp_path / "d.pdf", lambda c: sheets.dossier(c, "unit/quan-tien-phong", "vi")
        )
    )
    assert "f308" in text
    assert "28/8/1949" in text
    assert "Trung đoàn Quân Tiên phong" in text


def test_a_chronology_runs_from_the_first_day_to_the_last(
    qapp: QApplication, bundled: Path, tmp_path: Path
) -> None:
    del qapp
    text = " ".join(_printed(bundled, tmp_path / "c.pdf", lambda c: sheets.chronology(c, "en")))
    assert text.index("28 August 1949") < text.index("Battle of Đông Khê")


def test_the_catalogue_of_a_small_archive_names_every_record(
    qapp: QApplication, small: Path, tmp_path: Path
) -> None:
    del qapp
    text = " ".join(_printed(small, tmp_path / "k.pdf", lambda c: sheets.catalogue(c, "vi")))
    with Archive.open(small) as archive:
        titles = [
            line.title.best("vi")[0] for kind in KINDS for line in archive.read(summaries, kind)
        ]
    assert len(titles) > 5
    assert [title for title in titles if " ".join(title.split()) not in text] == []


def test_it_works_in_a_thread_of_its_own(qapp: QApplication, bundled: Path, tmp_path: Path) -> None:
    del qapp
    with ThreadPoolExecutor(1) as pool:
        made = pool.submit(
            _printed,
            bundled,
            tmp_path / "t.pdf",
            lambda c: sheets.record_sheet(c, "place/dong-khe", "en"),
        ).result()
    assert "Đông Khê" in made[0]


def test_markup_in_a_record_is_printed_as_it_is_written(qapp: QApplication, tmp_path: Path) -> None:
    del qapp
    paper = Paper()
    paper.write("text", '<img src="file:///etc/passwd"><b>đậm</b>\nhai')
    write_pdf(tmp_path / "m.pdf", "m", [("<i>đầu</i>", paper)])
    drawn = PdfReader(tmp_path / "m.pdf").pages[0].extract_text()
    text = " ".join(unicodedata.normalize("NFKC", drawn).split())  # fi is one letter in print
    assert '<img src="file:///etc/passwd"><b>đậm</b> hai' in text
    assert "<i>đầu</i>" in text


def test_a_file_that_cannot_be_written_is_said_and_nothing_is_left(
    qapp: QApplication, tmp_path: Path
) -> None:
    del qapp
    with pytest.raises(StorageFailed, match="cannot be written"):
        write_pdf(tmp_path / "no" / "folder.pdf", "x", [])
    assert list(tmp_path.iterdir()) == []
