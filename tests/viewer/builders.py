"""Records with defaults, and a small archive of every kind that a panel shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.building import build
from db.dates import parse
from db.records import CitationEntry, Hit, Record, Summary, UnitEntry, Words

if TYPE_CHECKING:
    from pathlib import Path

    from db.records import Evidence, Link, Name, Rival

VI = """# Trận mở màn

Sáng 16/9/1950, [Trung đoàn 19](unit/trung-doan-19) nổ súng vào [Đồn Mây](place/don-may) bên sông.
"""
EN = """# The opening battle

On the morning of 16 September 1950 the [19th Regiment](unit/trung-doan-19) attacked \
[Mây Post](place/don-may) by the river.
"""
VI_2 = """# Sau trận đánh

Hôm sau, [Ủy ban tỉnh](body/uy-ban) phát gạo cho dân. [[4, tr. 12]](citation/bon-12)
"""
EN_2 = """# After the battle

The day after, the [provincial committee](body/uy-ban) gave out rice. [[4, p. 12]](citation/bon-12)
"""
ARCHIVE = """
uuid = "00000000-0000-4000-8000-000000000001"
lang = "vi"
title = { vi = "Kho thử", en = "Trial archive" }
description = { vi = "Để thử.", en = "For trial." }
"""
RECORDS = {
    "article": """
[[article]]
ref = "article/thu"
title = { vi = "Bài thử", en = "Trial article" }
authors = ["Nguyễn Văn A"]
lang = "vi"
""",
    "places": """
[[place]]
ref = "place/don-may"
title = { vi = "Đồn Mây", en = "Mây Post" }
type = "post"
position = { lat = 22.43, lon = 106.45, uncertainty_km = 3, source = "source/editors", \
grade = "probable", basis = { vi = "Ước đoán", en = "An estimate" } }
evidence = [ { quote = "Đồn Mây bên sông", at = "1.1", grade = "certain" } ]
[[place]]
ref = "place/ban-gio"
title = { vi = "Bản Gió", en = "Gió Village" }
type = "village"
evidence = [ { quote = "phát gạo cho dân", at = "2.1", grade = "doubtful" } ]
""",
    "units": """
[[unit]]
ref = "unit/trung-doan-19"
title = { vi = "Trung đoàn 19", en = "19th Regiment" }
echelon = "regiment"
number = 19
side = "vietnam"
names = [ { text = "e19", lang = "vi", type = "code" } ]
summary = { vi = "Trung đoàn đánh trận mở màn.", en = "The regiment of the opening battle." }
links = [ { as = "took-part-in", to = "event/tran-don-may" } ]
evidence = [ { quote = "Trung đoàn 19 nổ súng", at = "1.1", grade = "probable" } ]
rivals = [ { field = "echelon", value = "division", reason = { vi = "Chỗ khác ghi đại đoàn", \
en = "Elsewhere it is a division" }, quote = "phát gạo", at = "2.1", grade = "doubtful" } ]
""",
    "bodies": """
[[body]]
ref = "body/uy-ban"
title = { vi = "Ủy ban tỉnh", en = "Provincial committee" }
type = "committee"
side = "vietnam"
summary = { vi = "Cơ quan của tỉnh.", en = "An office of the province." }
evidence = [ { quote = "Ủy ban tỉnh phát gạo", at = "2.1", grade = "certain" } ]
""",
    "events": """
[[event]]
ref = "event/tran-don-may"
title = { vi = "Trận Đồn Mây", en = "Battle of Mây Post" }
date = { edtf = "1950-09-16", part = "morning", wording = "Sáng 16/9/1950" }
lane = "border"
side = "vietnam"
summary = { vi = "Trung đoàn 19 đánh Đồn Mây.", en = "The 19th Regiment attacked Mây Post." }
links = [ { as = "took-place-at", to = "place/don-may" } ]
evidence = [ { quote = "Sáng 16/9/1950, Trung đoàn 19 nổ súng", at = "1.1", grade = "certain" } ]
[[event]]
ref = "event/phat-gao"
title = { vi = "Phát gạo", en = "Giving out rice" }
date = { edtf = "1950-09-17", wording = "Hôm sau" }
lane = "rear"
side = "vietnam"
summary = { vi = "Ủy ban tỉnh phát gạo.", en = "The committee gave out rice." }
evidence = [ { quote = "phát gạo cho dân", at = "2.1", grade = "certain" } ]
""",
    "sources": """
[[source]]
ref = "source/dang-van-duy"
title = { vi = "Bài báo thử", en = "Trial paper" }
type = "article"
authors = ["Nguyễn Văn A"]
identified = true
[[source]]
ref = "source/editors"
title = { vi = "Người biên soạn", en = "The editors" }
type = "editorial"
identified = true
[[source]]
ref = "source/bon"
title = { vi = "Tài liệu [4]", en = "Source [4]" }
type = "unidentified"
identified = false
""",
    "citations": """
[[citation]]
ref = "citation/bon-12"
title = { vi = "[4, tr. 12]", en = "[4, p. 12]" }
source = "source/bon"
locator = "tr. 12"
locator_en = "p. 12"
claim = { vi = "Việc phát gạo.", en = "The giving out of rice." }
""",
}


def small_archive(folder: Path) -> Path:
    """Compile a small archive of one battle in `folder` and return its path."""
    sources = folder / "archive"
    (sources / "sections").mkdir(parents=True)
    for name, text in (("1.vi", VI), ("1.en", EN), ("2.vi", VI_2), ("2.en", EN_2)):
        (sources / "sections" / f"{name}.md").write_text(text, encoding="utf-8")
    (sources / "archive.toml").write_text(ARCHIVE, encoding="utf-8")
    for name, text in RECORDS.items():
        (sources / f"{name}.toml").write_text(text, encoding="utf-8")
    made = folder / "small.muniment"
    build(sources, made)
    return made


def make_record(
    ref: str = "event/tran",
    *,
    title: Words | None = None,
    fields: dict[str, object] | None = None,
    names: tuple[Name, ...] = (),
    rivals: tuple[Rival, ...] = (),
    links: tuple[Link, ...] = (),
    backlinks: tuple[Link, ...] = (),
    evidence: tuple[Evidence, ...] = (),
) -> Record:
    """Return a published record; its kind is the part of `ref` before the slash."""
    return Record(
        ref=ref,
        uuid="00000000-0000-4000-8000-000000000002",
        kind=ref.partition("/")[0],
        status="published",
        version=1,
        title=title or Words("Trận", "Battle"),
        names=names,
        fields=fields or {"date": parse("1950-09-16")},  # pyright: ignore[reportArgumentType]
        rivals=rivals,
        links=links,
        backlinks=backlinks,
        evidence=evidence,
    )


def make_hit(ref: str, title: str, snippet: str = "", *marked: tuple[int, int]) -> Hit:
    """Return a hit of a search."""
    kind = ref.partition("/")[0]
    return Hit(ref, kind, Words(title, title), snippet, marked, None, None, 1.0)


def make_summary(ref: str, title: str) -> Summary:
    """Return a line of a list."""
    return Summary(ref, ref.partition("/")[0], Words(title, title), "published")


def make_unit(
    ref: str,
    parent: str | None = None,
    *,
    side: str | None = "vietnam",
    echelon: str | None = None,
    number: int | None = None,
) -> UnitEntry:
    """Return a line of the unit tree, titled by its slug."""
    kind, _, slug = ref.partition("/")
    return UnitEntry(ref, kind, Words(slug, slug), side, echelon, number, None, parent)


def make_citation(ref: str, source: str, claim: str) -> CitationEntry:
    """Return a line of the list of citations."""
    return CitationEntry(
        ref, Words(ref, ref), "source/x", Words(source, source), Words("tr. 2", "p. 2"), "[2]",
        "section/1", 0, Words(claim, claim), 3,
    )  # fmt: skip
