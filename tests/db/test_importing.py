"""Importing: files are read before anything is written, and come in once."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from db import Archive, reading, writing
from db.errors import ArchiveInUse, ImportRefused, OpeningRefused
from db.importing import import_articles
from db.records import Words
from db.verification import verify

if TYPE_CHECKING:
    from db.transaction import Transaction

ROOT = Path(__file__).parents[2]

ARTICLE = """VƯỢT SÔNG GẤM

Lê Văn Mẫu

1. Mở đầu

Sáng ngày 3 tháng 2 năm 1947, tiểu đoàn 19 vượt sông Gấm với gần 100 dân công, mang theo hai
ngày gạo và toàn bộ súng cối của đơn vị [4, tr. 12].

2. Diễn biến

Đến chiều, tiểu đoàn 19 tới xã Bình Thuận thì gặp một đại đội địch; trận đánh kéo dài hai giờ,
rồi cả hai bên rút khỏi bờ sông, để lại hơn 20 chiếc thuyền [4, tr. 13].
"""


def _known(transaction: Transaction) -> None:
    columns = {"echelon": "battalion", "number": 19, "side": "vietnam"}
    words = Words("Tiểu đoàn 19", "Battalion 19")
    writing.add_record(transaction, "unit/tieu-doan-19", words, columns=columns)
    writing.add_record(transaction, "place/song-gam", Words("Sông Gấm", "Gấm River"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "a.muniment"
    with Archive.create(made, Words("Thử", "Trial")) as archive:
        archive.write(_known)
    return made


@pytest.fixture
def article(tmp_path: Path) -> Path:
    file = tmp_path / "bài.txt"
    file.write_text(ARTICLE, encoding="utf-8")
    return file


def _counts(path: Path) -> dict[str, int]:
    with Archive.open(path) as archive:
        return {kind: n for kind, n in archive.read(reading.about).counts.items() if n}


def test_an_import_says_what_it_did_and_a_second_one_that_nothing_changed(
    path: Path, article: Path
) -> None:
    shares: list[float] = []
    report = import_articles(path, [article], progress=shares.append)
    assert dict(report.added) == {"article": 1, "section": 2, "citation": 2, "source": 2}
    assert report.unchanged == 0
    assert shares == sorted(shares)
    assert shares[-1] == 1
    before = path.read_bytes()
    again = import_articles(path, [article])
    assert (dict(again.added), dict(again.suggested), again.unchanged) == ({}, {}, 7)
    assert path.read_bytes() == before
    assert all(check.ok for check in verify(path))


@pytest.mark.parametrize("accept", ["none", "certain"])
def test_a_rehearsal_tells_the_same_and_writes_nothing(
    path: Path, article: Path, accept: str
) -> None:
    before = path.read_bytes()
    rehearsed = import_articles(path, [article], accept=accept, dry_run=True)
    assert path.read_bytes() == before
    report = import_articles(path, [article], accept=accept)
    assert (report.added, report.suggested) == (rehearsed.added, rehearsed.suggested)


def test_a_file_and_its_double_are_one_article(path: Path, article: Path) -> None:
    double = article.with_name("bản sao.txt")
    double.write_bytes(article.read_bytes())
    report = import_articles(path, [article, double])
    assert report.added["article"] == 1
    assert _counts(path)["article"] == 1
    assert import_articles(path, [double, article]).unchanged == 14


def test_two_articles_are_one_revision_with_slugs_of_their_own(path: Path, article: Path) -> None:
    other = article.with_name("bài khác.txt")
    other.write_text(ARTICLE.replace("hai giờ", "ba giờ"), encoding="utf-8")
    report = import_articles(path, [article, other])
    assert report.added["article"] == 2
    with Archive.open(path) as archive:
        assert len(archive.read(reading.revisions)) == 2
        refs = [line.ref for line in archive.read(reading.section_refs)]
    assert len(refs) == len(set(refs)) == 4
    assert all(check.ok for check in verify(path))


def test_suggestions_that_name_a_known_record_can_be_accepted_at_once(
    path: Path, article: Path, tmp_path: Path
) -> None:
    judged = tmp_path / "judged.muniment"
    judged.write_bytes(path.read_bytes())
    everything = import_articles(path, [article])
    rest = import_articles(judged, [article], accept="certain")
    with Archive.open(judged) as archive:
        known = {s.ref for s in archive.read(reading.suggestions)}
        text = archive.read(reading.section_text, "section/1").passages[0]
    accepted = {m.ref for m in text.mentions if m.state == "accepted"}
    assert known == {None}
    assert {"unit/tieu-doan-19", "place/song-gam"} <= accepted
    assert rest.suggested.get("unit", 0) < everything.suggested["unit"]
    with Archive.open(path) as archive:
        assert {s.ref for s in archive.read(reading.suggestions, "unit")} >= {"unit/tieu-doan-19"}


def test_a_refused_file_leaves_the_archive_as_it_was(path: Path, article: Path) -> None:
    before = path.read_bytes()
    empty = article.with_name("trống.txt")
    empty.write_bytes(b"")
    for file in (empty, article.with_name("-"), article.parent):
        with pytest.raises(ImportRefused):
            import_articles(path, [article, file])
    with pytest.raises(OpeningRefused):
        import_articles(article, [article])
    assert path.read_bytes() == before


def test_an_archive_that_is_being_written_takes_no_import(path: Path, article: Path) -> None:
    with Archive.open(path, mode="write"), pytest.raises(ArchiveInUse):
        import_articles(path, [article])
    assert "article" not in _counts(path)


IMPORT = """
import sys
from pathlib import Path
from db.importing import import_articles
import_articles(Path(sys.argv[1]), [Path(sys.argv[2])])
"""


def test_an_open_window_sees_what_another_process_imports(path: Path, article: Path) -> None:
    with Archive.open(path) as window:
        before = window.data_version()
        assert window.read(reading.about).counts["article"] == 0
        with subprocess.Popen(
            [sys.executable, "-c", IMPORT, str(path), str(article)],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        ) as process:
            while process.poll() is None:
                counts = window.read(reading.about).counts
                assert (counts["article"], counts["section"]) in {(0, 0), (1, 2)}
        assert process.returncode == 0
        assert window.data_version() != before
        assert window.read(reading.about).counts["article"] == 1
    with Archive.open(path, mode="write"):
        pass
    assert {file.name for file in path.parent.iterdir()} == {path.name, article.name, "a.backups"}
