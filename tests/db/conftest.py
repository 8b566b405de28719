"""Archives to test on: real files, made by the program itself."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from db import Archive, writing
from db.dates import parse
from db.records import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.transaction import Transaction

PARAGRAPH = "Sáng ngày 3 tháng 2 năm 1947, tiểu đoàn 19 vượt sông Gấm [4, tr. 12]."


def small_catalogue(transaction: Transaction) -> None:
    """Add one section, a place, a unit and an event, each resting on the same sentence."""
    transaction.why = "Lay out a small catalogue"
    article = writing.add_record(transaction, "article/thu", Words("Bài thử", "A trial"))
    section = writing.add_record(
        transaction,
        "section/1",
        Words("Vượt sông", "The crossing"),
        columns={"number": "1", "article_id": article},
        position=1,
    )
    passage = writing.add_passages(transaction, section, "vi", [PARAGRAPH])[0]
    river = writing.add_record(
        transaction,
        "place/song-gam",
        Words("Sông Gấm", "Gấm River"),
        columns={"type": "river", "lat": 22.1, "lon": 105.3, "uncertainty_km": 5.0},
    )
    unit = writing.add_record(
        transaction,
        "unit/tieu-doan-19",
        Words("Tiểu đoàn 19", "Battalion 19"),
        columns={"echelon": "battalion", "number": 19, "side": "vietnam"},
    )
    event = writing.add_record(
        transaction,
        "event/vuot-song-gam",
        Words("Vượt sông Gấm", "Crossing of the Gấm"),
        columns={"lane": "border", "side": "vietnam"},
        date=parse("1947-02-03", part_of_day="morning", wording="Sáng ngày 3 tháng 2 năm 1947"),
        prose={"summary": Words("Tiểu đoàn 19 qua sông.", "Battalion 19 crosses.")},
    )
    writing.add_link(transaction, event, "took-place-at", river)
    writing.add_link(transaction, unit, "took-part-in", event)
    start = PARAGRAPH.index("tiểu đoàn")
    anchor = writing.add_anchor(transaction, passage, PARAGRAPH, start, start + 12)
    writing.add_mention(transaction, anchor, "unit", unit, state="accepted")
    for claim in writing.claims_of(transaction, event):
        writing.add_evidence(transaction, claim, grade="probable", anchor_id=anchor)


@pytest.fixture(scope="session")
def small_archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the small archive once; tests get copies."""
    path = tmp_path_factory.mktemp("template") / "small.muniment"
    with Archive.create(path, Words("Thử", "Trial")) as archive:
        archive.write(small_catalogue)
    return path


@pytest.fixture
def archive_path(tmp_path: Path, small_archive: Path) -> Path:
    """Give the path of a small archive, closed."""
    return Path(shutil.copy(small_archive, tmp_path / "thử nghiệm.muniment"))


@pytest.fixture
def archive(archive_path: Path) -> Iterator[Archive]:
    """Give a small archive, open for writing."""
    with Archive.open(archive_path, mode="write", who="Lan") as opened:
        yield opened
