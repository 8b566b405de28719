"""A folder of sources becomes an archive: the whole, or nothing, with the place of each mistake."""

# ruff: noqa: E501 - the sources in it are tables with long lines

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db import Archive, reading
from db.building import build
from db.errors import SourceRefused
from db.exchange.folder.markup import parse_page, parse_paragraph
from db.verification import verify

if TYPE_CHECKING:
    from pathlib import Path

ARCHIVE = """
uuid = "498da6a8-609d-474a-bb23-c5a3ffdd791f"
title = { vi = "Thử", en = "Trial" }
description = { vi = "Một bản thử", en = "A trial" }
[[layer]]
id = "rivers"
title = { vi = "Sông", en = "Rivers" }
file = "../geo/rivers.geojson"
role = "river"
notice = { vi = "Vẽ phỏng", en = "Schematic" }
colour = "blue"
"""
RECORDS = """
[[article]]
ref = "article/thu"
title = { vi = "Bài kể lại", en = "A retelling" }
evidence = [{ at = "title", grade = "certain" }]
[[source]]
ref = "source/goc"
type = "article"
title = { vi = "Bài gốc", en = "The article" }
evidence = [{ at = "title", grade = "certain" }]
[[source]]
ref = "source/mot"
type = "unidentified"
identified = false
title = { vi = "Nguồn [1]", en = "Source [1]" }
evidence = [{ at = "1.1", grade = "certain" }]
[[citation]]
ref = "citation/mot-tr-8"
source = "source/mot"
locator = "tr. 8"
locator_en = "p. 8"
title = { vi = "[1, tr. 8]", en = "[1, p. 8]" }
claim = { vi = "Ngày vượt sông.", en = "The day of the crossing." }
evidence = [{ at = "1.1", grade = "certain" }]
[[place]]
ref = "place/song-gam"
title = { vi = "Sông Gấm", en = "Gấm River" }
names = [{ text = "Rivière Gam", lang = "fr", type = "translation" }]
type = "river"
evidence = [{ quote = "sông Gấm", at = "1.1", grade = "certain" }]
[place.position]
lat = 22.1
lon = 105.3
uncertainty_km = 5
source = "source/goc"
grade = "probable"
basis = { vi = "Điểm giữa sông", en = "A point on the river" }
[[event]]
ref = "event/vuot-song"
title = { vi = "Vượt sông", en = "Crossing" }
lane = "border"
date = { edtf = "1947-02-03", wording = "Sáng 3/2/1947", wording_en = "morning of 3 February 1947", part = "morning" }
links = [{ as = "took-place-at", to = "place/song-gam" }]
evidence = [
  { quote = "Sáng 3/2/1947", at = "1.1", grade = "certain", on = ["date"], cited_in = "citation/mot-tr-8" },
  { quote = "tiểu đoàn 19 vượt sông Gấm", at = "1.1", grade = "probable" },
]
rivals = [{ field = "date", value = "1947-02-04", reason = { vi = "Tóm tắt ghi khác", en = "The abstract differs" }, at = "0", grade = "doubtful" }]
"""
VI = "# Vượt sông\n\nSáng 3/2/1947, tiểu đoàn 19 vượt [sông Gấm](place/song-gam) [[1, tr. 8]](citation/mot-tr-8).\n"
EN = "# The crossing\n\nOn 3 February 1947 they crossed the [Gấm](place/song-gam) [[1, p. 8]](citation/mot-tr-8).\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Lay out a small folder of sources that is right."""
    path = tmp_path / "archive"
    (path / "sections").mkdir(parents=True)
    (tmp_path / "geo").mkdir()
    (tmp_path / "geo" / "rivers.geojson").write_text('{"type": "FeatureCollection"}')
    (path / "archive.toml").write_text(ARCHIVE)
    (path / "records.toml").write_text(RECORDS)
    (path / "sections" / "1.vi.md").write_text(VI)
    (path / "sections" / "1.en.md").write_text(EN)
    return path


def test_everything_that_the_sources_say_is_in_the_archive(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "a.muniment"
    counts = build(folder, target)
    assert (counts["event"], counts["place"], counts["source"]) == (1, 1, 2)
    assert all(check.ok for check in verify(target))
    with Archive.open(target) as archive:
        event = archive.read(reading.record, "event/vuot-song")
        section = archive.read(reading.section_text, "section/1")
        citation = archive.read(reading.record, "citation/mot-tr-8")
        layer = archive.read(reading.layers)[0]
        place = archive.read(reading.record, "place/song-gam")
    assert event.rivals[0].reason is not None
    assert [item.target.field for item in event.evidence if item.cited_in] == ["date"]
    assert section.passages[0].mentions[0].ref == "place/song-gam"
    assert section.passages[0].markers[0].ref == "citation/mot-tr-8"
    assert section.translation[0].markers[0].text == "[1, p. 8]"
    assert citation.fields["marker"] == "[1, tr. 8]"
    assert (layer.role, layer.style["colour"]) == ("river", "blue")
    assert place.fields["lat"] == 22.1
    graded = {(e.target.field, e.grade) for e in place.evidence}
    assert {("lat", "probable"), ("basis", "probable"), ("type", "certain")} <= graded


def test_every_claim_of_a_built_archive_rests_on_something(folder: Path, tmp_path: Path) -> None:
    build(folder, tmp_path / "a.muniment")
    with Archive.open(tmp_path / "a.muniment") as archive:
        for kind in ("article", "section", "source", "citation", "place", "event"):
            for summary in archive.read(reading.summaries, kind):
                for reason in archive.read(reading.why, summary.ref):
                    derived = reason.target.field in {
                        "lang", "article", "passages", "translation", "source", "section", "passage",
                        "start", "end", "locator_words", "date_wording",
                    }  # fmt: skip
                    assert derived or reason.evidence is not None, (summary.ref, reason)


def test_two_builds_hold_the_same_records(folder: Path, tmp_path: Path) -> None:
    pages = []
    for name in ("a.muniment", "b.muniment"):
        build(folder, tmp_path / name)
        with Archive.open(tmp_path / name) as archive:
            pages.append(
                [archive.read(reading.record, r) for r in ("event/vuot-song", "section/1")]
            )
    assert pages[0] == pages[1]


def test_with_a_source_date_two_builds_are_the_same_bytes(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    for name in ("a.muniment", "b.muniment"):
        monkeypatch.setenv("LOGNAME", name)  # nor does it matter who builds
        build(folder, tmp_path / name)
    assert (tmp_path / "a.muniment").read_bytes() == (tmp_path / "b.muniment").read_bytes()
    with Archive.open(tmp_path / "a.muniment") as archive:
        assert archive.read(reading.revisions)[0].at == "2001-09-09T01:46:40Z"


@pytest.mark.parametrize(
    ("wrong", "right", "said"),
    [
        ('to = "place/song-lo"', 'to = "place/song-gam"', "event/vuot-song"),
        ('quote = "sông Khác"', 'quote = "sông Gấm"', "stands 0 times"),
        ('edtf = "1947-02-30"', 'edtf = "1947-02-03"', "date"),
        ('grade = "sure"', 'grade = "probable"', "grade"),
        ("lanes =", "lane =", "lanes"),
        ('fr = "Crossing"', 'en = "Crossing"', "title"),
        ('at = "three"', 'at = "0"', "like 3.1"),
        ('on = ["weather"]', 'on = ["date"]', "weather"),
        ("[[battle]]", "[[event]]", "battle"),
        ('ref = "event/Vượt"', 'ref = "event/vuot-song"', "event/Vượt"),
        ("[[event", "[[event]]", "TOML"),
        ('ref = "place/song-gam"\ntitle', 'ref = "event/vuot-song"\ntitle', "place/song-gam"),
        (
            'names = ["Rivière"]',
            'names = [{ text = "Rivière Gam", lang = "fr", type = "translation" }]',
            "place/song-gam: a value",
        ),
        ('type = ["river"]', 'type = "river"', "place/song-gam: a value"),
        ("grade = " + "[" * 3_000, 'grade = "certain"', "TOML"),
    ],
)
def test_a_mistake_is_told_with_its_place_and_leaves_no_file(
    folder: Path, tmp_path: Path, wrong: str, right: str, said: str
) -> None:
    assert right in RECORDS
    (folder / "records.toml").write_text(RECORDS.replace(right, wrong, 1))
    with pytest.raises(SourceRefused, match=said) as refused:
        build(folder, tmp_path / "a.muniment")
    assert "\n" not in str(refused.value)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["archive", "geo"]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("1.en.md", EN + "\nOne more paragraph.\n", "not aligned"),
        ("1.vi.md", VI.replace("place/song-gam", "place/song-lo"), "song-lo"),
        ("1.vi.md", VI.replace("# ", ""), "first line"),
        ("1.vi.md", VI.replace("(place/song-gam)", "(place/Sông)"), "broken mark-up"),
        ("2.vi.md", VI, "not aligned"),
        ("one.md", VI, "named wrongly"),
    ],
)
def test_a_mistake_in_a_section_is_told(
    folder: Path, tmp_path: Path, name: str, text: str, said: str
) -> None:
    (folder / "sections" / name).write_text(text)
    with pytest.raises(SourceRefused, match=said):
        build(folder, tmp_path / "a.muniment")


@pytest.mark.parametrize(
    "wrong", [ARCHIVE.replace("title =", "names ="), ARCHIVE.replace('"river"', "[]"), "title = 1"]
)
def test_a_mistake_in_what_the_archive_is_called_is_told(
    folder: Path, tmp_path: Path, wrong: str
) -> None:
    (folder / "archive.toml").write_text(wrong)
    with pytest.raises(SourceRefused, match=r"archive\.toml"):
        build(folder, tmp_path / "a.muniment")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["archive", "geo"]


def test_a_layer_outside_of_the_folder_is_refused(folder: Path, tmp_path: Path) -> None:
    (folder / "archive.toml").write_text(ARCHIVE.replace("../geo/rivers.geojson", "/etc/hostname"))
    with pytest.raises(SourceRefused, match="layer"):
        build(folder, tmp_path / "a.muniment")


def test_marks_leave_the_plain_text_and_exact_spans() -> None:
    paragraph = parse_paragraph("Ở [cầu Gia Bảy](place/cau-gia-bay) [[3, tr. 167]](citation/c).")
    assert paragraph.text == "Ở cầu Gia Bảy [3, tr. 167]."
    assert [paragraph.text[m.start : m.end] for m in paragraph.marks] == [
        "cầu Gia Bảy",
        "[3, tr. 167]",
    ]


def test_a_paragraph_may_be_broken_over_lines() -> None:
    page = parse_page("# Tên\n\nMột câu\nhai dòng.\n\nĐoạn hai.\n")
    assert [paragraph.text for paragraph in page.paragraphs] == ["Một câu hai dòng.", "Đoạn hai."]
