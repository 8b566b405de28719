"""The retelling is in our own words, whole in both languages, and its mark-up is well-formed."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

RUN: Final = 8
SECTIONS: Final = (1, 2, 3)
LANGS: Final = ("vi", "en")
# Short quotations that the text puts in “ ” and attributes; each under 25 syllables.
QUOTED: Final = (
    "Thái Nguyên với chiến dịch Biên giới Thu - Đông năm 1950",
    "Chiến dịch sửa chữa, xây dựng cầu, đường lần thứ nhất",
    "Thủ đô quân sự và chính trị của Việt Minh",
    "phải vứt bỏ tất cả mọi ảo tưởng về cuộc hành binh đã trở thành quá khứ vô ích này",
)
# What a record is called is a fact, not wording.
NAMING: Final = frozenset(
    {"title", "names", "authors", "affiliation", "publication", "ref", "to", "basis"}
)
KINDS: Final = frozenset(
    "unit body place person event route quantity term source citation".split(),
)
_MENTION: Final = re.compile(r"\[([^\[\]]+)\]\(([a-z]+)/([a-z0-9]+(?:-[a-z0-9]+)*)\)")
_MARKER: Final = re.compile(
    r"\[(\[(\d+), (tr|p)\. (\d+)\])\]\((citation)/([a-z0-9]+(?:-[a-z0-9]+)*)\)"
)


def _plain(paragraph: str) -> str:
    """Take the mark-up away."""
    return _MENTION.sub(r"\1", _MARKER.sub(r"\1", paragraph))


def _syllables(text: str) -> list[str]:
    """Cut a text at everything but letters and digits, without tones, case, or i and y apart."""
    bare = "".join(
        letter
        for letter in unicodedata.normalize("NFD", text.lower()).replace("đ", "d")
        if not unicodedata.combining(letter)
    )
    return re.findall(r"[^\W_]+", bare.replace("y", "i"))


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    syllables = _syllables(text)
    for start in range(len(syllables) - RUN + 1):
        yield tuple(syllables[start : start + RUN])


def _shared_runs(ours: str, theirs: frozenset[tuple[str, ...]]) -> list[str]:
    """Name the runs that a text of ours shares, the quotations listed above aside."""
    for quotation in QUOTED:
        ours = ours.replace(quotation, "\n…\n")
    parts = ours.split("\n…\n")
    return [" ".join(run) for part in parts for run in _runs(part) if run in theirs]


def _strings(value: object, *, naming: bool = False) -> Iterator[str]:
    """Give every string of a table that is wording, not a name."""
    if isinstance(value, str) and not naming:
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item, naming=naming)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _strings(item, naming=naming or key in NAMING)


@pytest.fixture
def archive(resources: Path) -> Path:
    """Give the folder of the bundled archive's sources."""
    return resources / "archive"


@pytest.fixture
def sections(archive: Path) -> dict[tuple[int, str], list[str]]:
    """Give the paragraphs of each section in each language, mark-up and all."""
    paragraphs = {}
    for number in SECTIONS:
        for lang in LANGS:
            text = (archive / "sections" / f"{number}.{lang}.md").read_text(encoding="utf-8")
            title, *rest = text.rstrip("\n").split("\n\n")
            assert title.startswith("# ")
            assert len(title) > len("# ")
            paragraphs[number, lang] = rest
    return paragraphs


@pytest.fixture(scope="session")
def article_runs(shared: Path) -> frozenset[tuple[str, ...]]:
    """Give every run of eight syllables of the article, its English abstract among them."""
    text = (shared / "articles" / "thai-nguyen-1950.txt").read_text(encoding="utf-8")
    return frozenset(_runs(text))


@pytest.mark.parametrize("number", SECTIONS)
@pytest.mark.parametrize("lang", LANGS)
def test_no_paragraph_shares_eight_syllables_with_the_article(
    sections: dict[tuple[int, str], list[str]],
    article_runs: frozenset[tuple[str, ...]],
    number: int,
    lang: str,
) -> None:
    found = {
        position: runs
        for position, paragraph in enumerate(sections[number, lang], start=1)
        if (runs := _shared_runs(_plain(paragraph), article_runs))
    }
    assert found == {}


def test_no_record_shares_eight_syllables_with_the_article(
    archive: Path, article_runs: frozenset[tuple[str, ...]]
) -> None:
    found = {}
    for file in sorted(archive.glob("*.toml")):
        tables = tomllib.loads(file.read_text(encoding="utf-8"))
        runs = [run for text in _strings(tables) for run in _shared_runs(text, article_runs)]
        if runs:
            found[file.name] = runs
    assert found == {}


def test_a_copied_sentence_is_found(article_runs: frozenset[tuple[str, ...]]) -> None:
    copied = "Khi ấy “bộ đội và du kích đã loại khỏi vòng chiến đấu gần 100 tên địch”."
    assert _shared_runs(copied, article_runs)
    assert not _shared_runs("“Thủ đô quân sự và chính trị của Việt Minh”", article_runs)


def test_quotations_are_short_and_stand_once_in_quotation_marks(
    sections: dict[tuple[int, str], list[str]],
) -> None:
    text = "\n".join(_plain(p) for n in SECTIONS for p in sections[n, "vi"])
    for quotation in QUOTED:
        assert len(_syllables(quotation)) < 25
        assert text.count(f"“{quotation}”") == 1


@pytest.mark.parametrize("number", SECTIONS)
def test_each_paragraph_has_its_translation(
    sections: dict[tuple[int, str], list[str]], number: int
) -> None:
    vietnamese, english = sections[number, "vi"], sections[number, "en"]
    assert len(vietnamese) == len(english) > 0
    for position, (ours, translated) in enumerate(zip(vietnamese, english, strict=True), start=1):
        refs = [sorted(m[1:] for m in _MENTION.findall(p)) for p in (ours, translated)]
        assert refs[0] == refs[1], position
        markers = [[(m[1], m[3], m[5]) for m in _MARKER.findall(p)] for p in (ours, translated)]
        assert markers[0] == markers[1], position


@pytest.mark.parametrize("number", SECTIONS)
@pytest.mark.parametrize("lang", LANGS)
def test_mark_up_is_well_formed(
    sections: dict[tuple[int, str], list[str]], number: int, lang: str
) -> None:
    for position, paragraph in enumerate(sections[number, lang], start=1):
        assert unicodedata.is_normalized("NFC", paragraph), position
        assert "\n" not in paragraph, position
        assert "  " not in paragraph, position
        assert paragraph == paragraph.strip(), position
        assert {kind for _, kind, _ in _MENTION.findall(paragraph)} <= KINDS, position
        assert all(text == text.strip() for text, _, _ in _MENTION.findall(paragraph)), position
        bare = _MENTION.sub("", _MARKER.sub("", paragraph))
        assert not set(bare) & set("[]*_`#<>\"'"), position
        assert "](" not in _plain(paragraph), position
        assert paragraph.count("“") == paragraph.count("”"), position


def test_each_marker_of_the_article_stands_once(
    sections: dict[tuple[int, str], list[str]],
) -> None:
    for lang, page in (("vi", "tr"), ("en", "p")):
        markers = [m for n in SECTIONS for p in sections[n, lang] for m in _MARKER.findall(p)]
        assert {m[2] for m in markers} == {page}
        assert [f"{m[1]}-tr-{m[3]}" for m in markers] == [m[5] for m in markers]
        assert len({m[5] for m in markers}) == len(markers) == 7
