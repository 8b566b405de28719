"""Wrong and hostile files: one sentence and a remedy each, quickly, whatever they hold."""

from __future__ import annotations

import gc
import io
import os
import random
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import docx
import pytest
from pypdf import PdfWriter

from db.articles import deadline, intake, pdf, read_article, word
from db.articles.encodings import legacy_name
from db.errors import ImportRefused
from tests.db.articles import written

PROSE = "Thái Nguyên là địa bàn chiến lược quan trọng trong cuộc kháng chiến. " * 4
# The same words in the bytes of two fonts of the nineties.
TCVN3 = "Th¸i Nguyªn lµ ®Þa bµn chiÕn l­îc quan träng trong cuéc kh¸ng chiÕn. " * 4
VNI = "Thaùi Nguyeân laø ñòa baøn chieán löôïc quan troïng trong cuoäc khaùng chieán. " * 4
CP1258 = "Quân Pháp chiếm thị xã, dân địa phương lớn nhỏ lại đánh. " * 4
FRENCH = "Le général a évacué la citadelle, près de la frontière. " * 9
NOISE = random.Random(5).randbytes(40_000)


def docx_with(**entries: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in entries.items():
            package.writestr(name.replace("__", "/").replace("_xml", ".xml"), data)
    return buffer.getvalue()


def good_docx() -> bytes:
    buffer = io.BytesIO()
    document: Any = docx.Document()
    document.add_paragraph(PROSE)
    document.save(buffer)
    return buffer.getvalue()


def empty_pdf(password: str | None = None) -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def pdf_of(content: bytes) -> bytes:
    """Write a PDF by hand: one page whose content stream is `content`."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</Font<<>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out = b"%PDF-1.4\n"
    places: list[int] = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(out)
    return out + b"xref\n0 6\n0000000000 65535 f \n" + table + trailer


ENCODINGS = {
    "tcvn3.txt": (TCVN3.encode("latin-1"), "TCVN3"),
    "vni.txt": (VNI.encode("latin-1"), "VNI"),
    "cp1258.txt": (CP1258.encode("cp1258"), "Windows-1258"),
    "latin-1.txt": (FRENCH.encode("latin-1"), "Latin-1"),
    "tcvn3 in unicode.txt": (TCVN3.encode(), "TCVN3"),
    "vni in unicode.txt": (VNI.encode(), "VNI"),
    "twice.txt": (PROSE.encode().decode("latin-1").encode(), "read as Latin-1"),
}
CASES: dict[str, tuple[bytes, str]] = {
    "empty.txt": (b"", "is empty"),
    "blank.txt": (b" \n\n \r\n\t", "is empty"),
    "only a mark.txt": (b"\xef\xbb\xbf", "no words"),
    "numbers.txt": (b"1 2 3\n4, 5. 6\n", "no words"),
    "noise.txt": (NOISE, "no readable text"),
    "nulls.txt": (b"\x00" * 5000, "no readable text"),
    "controls.txt": (b"\x01\x02\x03 abc " * 300, "no readable text"),
    "odd utf-16.txt": (b"\xff\xfe" + PROSE.encode("utf-16-le")[:-1], "damaged"),
    "cut.txt": (PROSE.encode() + "ữ".encode()[:2], "damaged"),
    "surrogates.txt": (b"\xff\xfe\x00\xd8\x00\xd8" * 50, ""),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + NOISE[:999], "a PNG picture"),
    "photo.pdf": (b"\xff\xd8\xff\xe0" + NOISE[:999], "a JPEG picture"),
    "old.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + NOISE[:999], "old Word"),
    "rich.rtf": (b"{\\rtf1 Thai Nguyen}", "rich text"),
    "page.html": (b"<!DOCTYPE html><p>1 2</p>", "no words"),
    "feed.xml": (b"<?xml version='1.0'?><rss>Thai Nguyen</rss>", "no TEI"),
    "drawing.svg": (b"<?xml version='1.0'?><svg>Thai Nguyen</svg>", "a drawing"),
    "base.muniment": (b"SQLite format 3\x00" + NOISE[:999], "a database"),
    "program.exe": (b"MZ\x90\x00\x03\x00\x00" + NOISE[:999], "a program"),
    "text.pdf": (PROSE.encode(), "named .pdf"),
    "text.docx": (PROSE.encode(), "named .docx"),
    "cut.pdf": (pdf_of(b"BT ET")[:150], "damaged"),
    "header.pdf": (b"%PDF-1.7\n", "damaged"),
    "noise.pdf": (b"%PDF-1.7\n" + NOISE, "damaged"),
    "scan.pdf": (empty_pdf(), "no text"),
    "locked.pdf": (empty_pdf("secret"), "password"),
    "archive.docx": (docx_with(a_txt=PROSE.encode()), "not a Word document"),
    "cut.docx": (good_docx()[:-800], "damaged"),
    "header.docx": (b"PK\x03\x04", "damaged"),
    "noise.docx": (docx_with(word__document_xml=NOISE), "damaged"),
    "bare.docx": (docx_with(word__document_xml=b"<a/>"), "damaged"),
    "bomb.docx": (docx_with(word__document_xml=b" " * (word.XML_BYTES + 1)), "unpacks to more"),
    **ENCODINGS,
}


def refused(path: Path) -> ImportRefused:
    start = time.perf_counter()
    with pytest.raises(ImportRefused) as caught:
        read_article(path)
    assert time.perf_counter() - start < 10
    error = caught.value
    for part in (error.sentence, error.remedy):
        assert part.strip()
        assert "\n" not in part
        assert part.endswith(".")
        assert "{" not in part
    return error


@pytest.mark.parametrize("name", CASES)
def test_each_gets_one_sentence(tmp_path: Path, name: str) -> None:
    data, said = CASES[name]
    path = tmp_path / name
    path.write_bytes(data)
    assert said in refused(path).sentence


def test_no_file_folder_pipe_or_device(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    assert "no file" in refused(tmp_path / "missing.txt").sentence
    assert "folder" in refused(tmp_path).sentence
    assert "pipe" in refused(tmp_path / "pipe").sentence
    assert "device" in refused(Path("/dev/zero")).sentence
    assert "cannot be read" in refused(tmp_path / "loop").sentence
    assert "cannot be read" in refused(tmp_path / "nul\x00name").sentence


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_an_unreadable_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(PROSE, encoding="utf-8")
    path.chmod(0)
    assert "cannot be read" in refused(path).sentence


@pytest.mark.parametrize(
    ("name", "head", "size"),
    [("big.txt", PROSE.encode(), 50_000_000), ("big.pdf", b"%PDF-1.7\n", intake.FILE_BYTES + 1)],
)
def test_what_is_too_large_is_refused_unread(
    tmp_path: Path, name: str, head: bytes, size: int
) -> None:
    path = tmp_path / name
    path.write_bytes(head)
    os.truncate(path, size)
    assert "larger than" in refused(path).sentence


@pytest.fixture
def _no_gc_callbacks() -> Iterator[None]:
    """Take Hypothesis's callback away: an interruption that lands in it counts as a failure."""
    callbacks = gc.callbacks[:]
    gc.callbacks.clear()
    yield
    gc.callbacks[:] = callbacks


@pytest.mark.usefixtures("_no_gc_callbacks")
def test_a_pdf_that_never_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "SECONDS", 0.5)
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf_of(b"BT /F 9 Tf " + b"(abc) Tj 0 -1 Td " * 400_000 + b"ET"))
    assert "more time or memory" in refused(path).sentence


def test_a_word_file_with_an_entity_bomb(tmp_path: Path) -> None:
    bomb = b'<!DOCTYPE w [<!ENTITY a "ha">' + b"".join(
        b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(12)
    )
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(io.BytesIO(good_docx())) as good, zipfile.ZipFile(path, "w") as bad:
        for entry in good.infolist():
            data = good.read(entry)
            if entry.filename == "word/document.xml":
                data = data.replace(b"<w:document", bomb + b"]><w:document", 1).replace(
                    b"Th", b"&m;Th", 1
                )
            bad.writestr(entry, data)
    try:
        text = read_article(path).sections[0].paragraphs[0]
    except ImportRefused as error:
        text = error.sentence
    assert len(text) < 1000


@pytest.mark.parametrize(
    "make",
    [
        good_docx,
        lambda: pdf_of(b"BT /F 9 Tf (Thai Nguyen nam 1950, chien dich Bien gioi) Tj ET"),
        written.odt,
        written.html,
        written.markdown,
        written.tei,
    ],
)
def test_damage_anywhere_is_refused_or_read_never_a_crash(
    tmp_path: Path, make: Callable[[], bytes]
) -> None:
    chance = random.Random(7)
    whole = make()
    path = tmp_path / "a"
    for _ in range(120):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 12)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        path.write_bytes(
            data[: chance.randint(len(data) // 2, len(data))] if chance.random() < 0.3 else data
        )
        with suppress(ImportRefused):
            assert read_article(path).sections


def test_a_long_text_takes_linear_time(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    times: list[float] = []
    for count in (2_000, 8_000):
        path.write_text((PROSE[:70] + "\n") * count, encoding="utf-8")
        start = time.perf_counter()
        read_article(path)
        times.append(time.perf_counter() - start)
    assert times[1] < 8 * max(times[0], 0.05)


def test_one_endless_line_takes_linear_time(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(PROSE * 2_000 + "[1, " * 5_000 + "“ ( " * 5_000, encoding="utf-8")
    start = time.perf_counter()
    read_article(path)
    assert time.perf_counter() - start < 10


def test_good_texts_are_no_old_encoding() -> None:
    french = "Le général a évacué la citadelle, près de la frontière. "
    for text in (
        PROSE,
        french,
        "The headquarters were located in Thai Nguyen.",
        "Hoà, quý, oà khóc, loà xoà.",
    ):
        assert legacy_name(text) is None


def test_the_time_limit_ends_a_loop_and_spares_what_is_quick() -> None:
    def forever() -> None:
        while True:
            pass

    with pytest.raises(TimeoutError):
        deadline.within(0.2, forever)
    assert deadline.within(5, lambda: 3) == 3
