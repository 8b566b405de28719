"""What can't be done ends with status 2 and one line on standard error, and changes nothing."""

from __future__ import annotations

import io
import os
import sqlite3
import zipfile
from typing import TYPE_CHECKING

import pytest

from db import Archive
from db.errors import ImportRefused
from db.importing import import_articles
from db.records import Words
from db.verification import verify

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.commands.conftest import Program


def _docx(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


ENTITIES = (
    b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;">]>'
    b"<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>"
    b"<w:body><w:p><w:r><w:t>&d;</w:t></w:r></w:p></w:body></w:document>"
)

HOSTILE_FILES: dict[str, tuple[str, Callable[[], bytes]]] = {
    "empty": ("a.txt", lambda: b""),
    "blank": ("a.txt", lambda: b" \n\n\t\n" * 200),
    "noise": ("a.txt", lambda: os.urandom(50_000)),
    "zeros": ("a.txt", lambda: bytes(50_000)),
    "50 MB": ("a.txt", lambda: "Năm 1950 quân dân Thái Nguyên.\n".encode() * 1_400_000),
    "one line of 50 MB": ("a.txt", lambda: b"a" * 50_000_000),
    "picture named txt": ("a.txt", lambda: b"\x89PNG\r\n\x1a\n" + os.urandom(2_000)),
    "elf named txt": ("a.txt", lambda: b"\x7fELF" + os.urandom(2_000)),
    "sqlite named txt": ("a.txt", lambda: b"SQLite format 3\x00" + bytes(2_000)),
    "latin-1": ("a.txt", lambda: ("Ðông Khê, année 1950: là où " * 60).encode("latin-1")),
    "TCVN3": ("a.txt", lambda: b"Chi\xd5n d\xdech Bi\xaan gi\xedi n\xa8m 1950 \xae\xb8nh " * 60),
    "VNI": ("a.txt", lambda: b"Chie\xe1n d\xf2ch Bie\xe2n gi\xf4\xf9i na\xeam 1950 " * 60),
    "half a UTF-16": ("a.txt", lambda: b"\xff\xfe" + "Thái".encode("utf-16-le") + b"\x00"),
    "surrogates in UTF-8": ("a.txt", lambda: b"N\xed\xa0\x80m 1950 \xed\xbf\xbf " * 80),
    "truncated pdf": ("a.pdf", lambda: b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>"),
    "pdf of noise": ("a.pdf", lambda: b"%PDF-1.4\n" + os.urandom(20_000)),
    "text named pdf": ("a.pdf", lambda: "Năm 1950".encode() * 50),
    "empty pdf": ("a.pdf", lambda: b""),
    "pdf that refers to itself": (
        "a.pdf",
        lambda: (
            b"%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 1 0 R/Kids[1 0 R]>>\nendobj\n"
            b"trailer<</Root 1 0 R/Prev 0>>\nstartxref\n0\n%%EOF"
        ),
    ),
    "plain zip named docx": ("a.docx", lambda: _docx({"readme.txt": b"hello"})),
    "docx without its parts": ("a.docx", lambda: _docx({"word/document.xml": b"<x/>"})),
    "docx with entities": (
        "a.docx",
        lambda: _docx({"[Content_Types].xml": ENTITIES, "word/document.xml": ENTITIES}),
    ),
    "docx that swells": ("a.docx", lambda: _docx({"word/document.xml": bytes(300_000_000)})),
    "docx that climbs out": ("a.docx", lambda: _docx({"../../evil.xml": b"<x/>"})),
    "broken zip": ("a.docx", lambda: _docx({"word/document.xml": b"x" * 999})[:60]),
    "old word": ("a.doc", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4_000)),
    "unknown ending": ("a.xyz", lambda: b"\x00\x01\x02" * 500),
}


@pytest.fixture
def empty_archive(tmp_path: Path) -> Path:
    path = tmp_path / "a.muniment"
    Archive.create(path, Words("Thử")).close()
    return path


@pytest.mark.parametrize("name", HOSTILE_FILES)
def test_a_hostile_file_is_refused_in_one_sentence(
    empty_archive: Path, tmp_path: Path, name: str
) -> None:
    file_name, make = HOSTILE_FILES[name]
    file = tmp_path / file_name
    file.write_bytes(make())
    before = empty_archive.read_bytes()
    with pytest.raises(ImportRefused) as refused:
        import_articles(empty_archive, [file])
    assert "\n" not in str(refused.value)
    assert refused.value.sentence.endswith(".")
    assert refused.value.remedy.endswith(".")
    assert empty_archive.read_bytes() == before


def test_one_bad_file_among_good_ones_stops_all(
    empty_archive: Path, tmp_path: Path, shared: Path
) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"")
    before = empty_archive.read_bytes()
    with pytest.raises(ImportRefused):
        import_articles(empty_archive, [shared / "articles" / "thai-nguyen-1950.txt", bad])
    assert empty_archive.read_bytes() == before
    assert all(check.ok for check in verify(empty_archive))


def _refused(muniment: Program, *arguments: object) -> str:
    done = muniment(*arguments)
    assert done.returncode == 2, done.stdout + done.stderr
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) == 1, done.stderr
    return done.stderr


def test_the_command_line_says_what_which_file_and_what_to_do(
    muniment: Program, tmp_path: Path, empty_archive: Path
) -> None:
    text = tmp_path / "x.txt"
    text.write_bytes(b"")
    for arguments, word in (
        (("show", tmp_path / "none.muniment", "event/x"), "There is no file"),
        (("show", tmp_path, "event/x"), "is a folder"),
        (("show", text, "event/x"), "is empty"),
        (("show", empty_archive, "event/x"), "There is no record event/x"),
        (("why", empty_archive, "event/x", "date"), "There is no record"),
        (("import", empty_archive, text), "x.txt"),
        (("import", empty_archive, tmp_path), str(tmp_path)),
        (("import", empty_archive, tmp_path / "missing.txt"), "missing.txt"),
        (("new", empty_archive, "--title", "X"), "exists already"),
        (("build", tmp_path, tmp_path / "b.muniment"), "archive.toml"),
        (("build", tmp_path / "nowhere", tmp_path / "b.muniment"), "not a folder"),
        (("search", empty_archive, "x", "--from", "gì đó"), "date"),
        (("list", empty_archive, "ships"), "ships"),
        (("frobnicate",), "frobnicate"),
        (("search",), "ARCHIVE"),
        (("verify", text), "is empty"),
    ):
        assert word in _refused(muniment, *arguments), arguments
    assert not (tmp_path / "b.muniment").exists()


def test_an_archive_that_another_process_writes_is_named(
    muniment: Program, empty_archive: Path, shared: Path
) -> None:
    article = shared / "articles" / "thai-nguyen-1950.txt"
    with Archive.open(empty_archive, mode="write", who="Lan"):
        assert "process" in _refused(muniment, "import", empty_archive, article)
    done = muniment("import", empty_archive, article, "--json")
    assert done.returncode == 0, done.stderr


def test_verify_reports_damage_with_status_one(muniment: Program, empty_archive: Path) -> None:
    assert muniment("verify", empty_archive).returncode == 0
    connection = sqlite3.connect(empty_archive)
    connection.execute("INSERT INTO redirect (ref, record_id) VALUES ('place/x', 99)")
    connection.commit()
    connection.close()
    done = muniment("verify", empty_archive, "--json")
    assert done.returncode == 1
    assert '"ok": false' in done.stdout
