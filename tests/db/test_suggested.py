"""Suggestions are shown where records are, marked as such, and lead to their own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db import Archive, reading
from db.errors import NotFound
from db.importing import import_articles

if TYPE_CHECKING:
    from pathlib import Path

TEXT = """Ngày 3-2-1947, các tiểu đoàn 64, 68 vượt sông Gấm. Tiểu đoàn 64 đi trước.

Đầu năm 1948, trung đoàn 246 về đóng ở huyện Chợ Đồn.
"""


@pytest.fixture
def imported(archive_path: Path, tmp_path: Path) -> Path:
    """Import a short text into the small archive."""
    text = tmp_path / "text.txt"
    text.write_text(TEXT, encoding="utf-8")
    import_articles(archive_path, [text])
    return archive_path


def test_recognised_dates_stand_on_a_lane_of_their_own(imported: Path) -> None:
    with Archive.open(imported) as archive:
        entries = archive.read(reading.suggested_timeline)
        first = archive.read(reading.suggestion, entries[0].ref)
        assert [entry.date.edtf for entry in entries] == ["1947-02-03", "1948-01~/1948-04~"]
        assert {entry.lane for entry in entries} == {"suggested"}
        assert first.quote == "Ngày 3-2-1947"
        assert all(reading.is_suggestion(entry.ref) for entry in entries)


def test_recognised_units_appear_once_unless_the_archive_knows_them(imported: Path) -> None:
    with Archive.open(imported) as archive:
        units = archive.read(reading.suggested_units)
    assert [(unit.title.vi, unit.number) for unit in units] == [
        ("Tiểu đoàn 64", 64),
        ("Tiểu đoàn 68", 68),
        ("Trung đoàn 246", 246),
    ]


def test_a_suggestion_leads_to_its_own_words(imported: Path) -> None:
    with Archive.open(imported) as archive:
        ref = archive.read(reading.suggested_timeline)[0].ref
        section, passage, start, end = archive.read(reading.related, ref).passages[0]
        text = archive.read(reading.section_text, section).passages[passage].text
        assert text[start:end] == "Ngày 3-2-1947"
        with pytest.raises(NotFound, match="no suggestion"):
            archive.read(reading.suggestion, "mention/999999")
