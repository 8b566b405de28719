"""Anchors in an edited text: each stays with its own words, or is listed; none points wrong.

The oracle gives every word a number of its own and edits the numbers with the words: so it knows
where each word went, even among words alike.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from db import Archive, editing, reading, writing
from db.anchoring import Span, realign, recover
from db.records import Words
from db.verification import checks

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from db.transaction import Transaction
    from tests.prove.conftest import Recorder

Text = list[list[tuple[int, str]]]

TEXT = (
    "Sáng ngày 16 tháng 9 năm 1950, bộ đội ta nổ súng tiến công cụm cứ điểm Đông Khê.",
    "Địch ở Đông Khê có hai đại đội lính lê dương và một đại đội lính ngụy, công sự kiên cố.",
    "Đến 10 giờ ngày 18 tháng 9, Đông Khê hoàn toàn được giải phóng; địch ở Thất Khê hoang mang.",
    "Nhân dân Thái Nguyên đã huy động hàng vạn ngày công, chuyển gạo, muối, đạn cho bộ đội ta.",
)
NEW = "quân dân ta địch ở Đông Khê ngày tháng rút chạy về phía nam".split()


def _numbered(texts: Sequence[str]) -> Text:
    count = iter(range(10_000))
    return [[(next(count), word) for word in text.split(" ")] for text in texts]


def _plain(text: Text) -> list[str]:
    return [" ".join(word for _, word in paragraph) for paragraph in text]


def _edit(source: random.Random, text: Text) -> Text:
    """Return the text after one edit: words in, out, changed, moved; split, joined, moved, gone."""
    text = [list(paragraph) for paragraph in text]
    at = source.randrange(len(text))
    words = text[at]
    i = source.randrange(len(words))
    j = min(len(words), i + source.randint(1, 6))
    fresh = [
        (source.randrange(10_000, 10**9), source.choice(NEW)) for _ in range(source.randint(1, 4))
    ]
    match source.randrange(8):
        case 0:
            words[i:i] = fresh
        case 1:
            del words[i:j]
        case 2:
            words[i:j] = fresh
        case 3:
            moved = words[i:j]
            del words[i:j]
            to = source.choice(text)
            k = source.randrange(len(to) + 1)
            to[k:k] = moved
        case 4:
            text[at : at + 1] = [words[:i], words[i:]]
        case 5 if at + 1 < len(text):
            text[at : at + 2] = [words + text[at + 1]]
        case 6:
            text.insert(source.randrange(len(text)), text.pop(at))
        case _ if len(text) > 1:
            del text[at]
    return [paragraph for paragraph in text if paragraph] or _numbered(TEXT[:1])


def _offsets(paragraph: list[tuple[int, str]]) -> list[int]:
    starts, at = [], 0
    for _, word in paragraph:
        starts.append(at)
        at += len(word) + 1
    return starts


def _marks(source: random.Random, text: Text, count: int) -> list[tuple[Span, tuple[int, ...]]]:
    """Return spans of whole words, each with the numbers of its words."""
    found = []
    for _ in range(count):
        at = source.randrange(len(text))
        starts = _offsets(text[at])
        i = source.randrange(len(starts))
        j = min(len(starts), i + source.randint(1, 5))
        end = starts[j - 1] + len(text[at][j - 1][1])
        found.append((Span(at, starts[i], end), tuple(key for key, _ in text[at][i:j])))
    return found


def _place(text: Text, numbers: tuple[int, ...]) -> Span | None:
    """Return where these very words stand side by side, None where they don't."""
    for at, paragraph in enumerate(text):
        keys = [key for key, _ in paragraph]
        for i in range(len(keys) - len(numbers) + 1):
            if tuple(keys[i : i + len(numbers)]) == numbers:
                starts = _offsets(paragraph)
                last = i + len(numbers) - 1
                return Span(at, starts[i], starts[last] + len(paragraph[last][1]))
    return None


def _around(texts: list[str], span: Span) -> tuple[str, str]:
    text = texts[span.paragraph]
    return text[max(0, span.start - 6) : span.start], text[span.end : span.end + 6]


def _judge(
    old: list[str], new: list[str], span: Span, wanted: Span | None, found: Span | None
) -> str:
    """Return "kept", "lost" (and listed), "missed" (it still stands) or "wrong"."""
    if found is None:
        return "lost" if wanted is None else "missed"
    quote = old[span.paragraph][span.start : span.end]
    if new[found.paragraph][found.start : found.end] != quote:
        return "wrong"
    if found == wanted:
        return "kept"
    if wanted is not None and _without(new, found) == _without(new, wanted):
        return "kept"  # the same words were written again beside them: nobody could tell
    same = zip(_around(old, span), _around(new, found), strict=True)
    return "kept" if wanted is None and any(one == other for one, other in same) else "wrong"


def _without(texts: list[str], span: Span) -> list[str]:
    text = texts[span.paragraph]
    left = f"{text[: span.start]} {text[span.end :]}".split()
    return [*texts[: span.paragraph], " ".join(left), *texts[span.paragraph + 1 :]]


@pytest.mark.parametrize("edits", [1, 3])
def test_of_five_hundred_edits_none_leaves_an_anchor_wrong(edits: int) -> None:
    source = random.Random(1950 + edits)
    counts: dict[str, int] = {}
    for _ in range(500):
        before = _numbered(TEXT)
        marks = _marks(source, before, 12)
        after = before
        for _ in range(edits):
            after = _edit(source, after)
        old, new = _plain(before), _plain(after)
        places = realign(old, new, [span for span, _ in marks])
        for (span, numbers), found in zip(marks, places, strict=True):
            verdict = _judge(old, new, span, _place(after, numbers), found)
            counts[verdict] = counts.get(verdict, 0) + 1
    print(f"\n500 texts of {edits} edits: {counts}")
    assert counts.get("wrong", 0) == 0
    assert counts.get("missed", 0) < 0.02 * counts["kept"]
    assert counts["lost"] > 100


@pytest.mark.parametrize(
    ("old", "new", "span", "found"),
    [
        ("Địch rút. Địch chạy.", "Địch chạy.", Span(0, 0, 4), None),
        ("Địch rút. Địch chạy.", "Địch chạy.", Span(0, 10, 14), Span(0, 0, 4)),
        ("a b c d", "a b c d", Span(0, 2, 3), Span(0, 2, 3)),
        ("qua sông Gấm", "Ta qua sông Gấm.", Span(0, 4, 12), Span(0, 7, 15)),
        ("một", "", Span(0, 0, 3), None),
    ],
)
def test_words_alike_are_told_apart(old: str, new: str, span: Span, found: Span | None) -> None:
    assert realign([old], [new] if new else [], [span]) == (found,)


def test_lost_words_are_known_again_only_between_their_neighbours() -> None:
    text = "Sáng ngày 3, tiểu đoàn 19 vượt sông."
    assert recover([text], "tiểu đoàn 19", "ngày 3, ", " vượt") == Span(0, 13, 25)
    assert recover([text, text], "tiểu đoàn 19", "ngày 3, ", " vượt") is None
    assert recover([text], "tiểu đoàn 19", "", "") is None
    assert recover([text], "", "ngày 3, ", " vượt") is None


def _work(path: Path, count: int) -> dict[str, int]:
    """Edit a section that many times through the archive; return how its anchors fared."""
    source = random.Random(7)

    def begin(transaction: Transaction) -> None:
        section = writing.add_record(
            transaction, "section/1", Words("Đông Khê"), columns={"number": "1"}, position=1
        )
        ids = writing.add_passages(transaction, section, "vi", list(TEXT))
        place = writing.add_record(transaction, "place/dong-khe", Words("Đông Khê"))
        claim = writing.claims_of(transaction, place)[0]
        for span, _ in _marks(source, _numbered(TEXT), 20):
            anchor = writing.add_anchor(
                transaction, ids[span.paragraph], TEXT[span.paragraph], span.start, span.end
            )
            writing.add_mention(transaction, anchor, "place", place)
            writing.add_evidence(transaction, claim, grade="probable", anchor_id=anchor)

    counts = {"edits": 0, "loose": 0, "mended": 0}
    with Archive.create(path, Words("Thử")) as archive:
        archive.write(begin)
        text = _numbered(TEXT)
        for number in range(count):
            text = _edit(source, text) if number % 10 else _numbered(TEXT)
            before = len(archive.read(reading.dangling_anchors))
            archive.write(editing.set_passages, "section/1", "vi", _plain(text))
            assert [check for check in archive.read(checks) if not check.ok] == []
            listed = len(archive.read(reading.dangling_anchors))
            evidence = archive.read(reading.record, "place/dong-khe").evidence
            assert len(evidence) == 20
            assert sum(item.start is None for item in evidence) == listed
            counts["loose"] += max(0, listed - before)
            counts["mended"] += max(0, before - listed)
            counts["edits"] += 1
        for dangling in archive.read(reading.dangling_anchors):
            passage = archive.read(reading.section_text, "section/1").passages[0]
            archive.write(editing.mend_anchor, dangling.anchor_id, editing.Span(passage.id, 0, 2))
        assert archive.read(reading.dangling_anchors) == ()
        assert [check for check in archive.read(checks) if not check.ok] == []
    return counts


def test_evidence_and_mentions_move_with_the_words(tmp_path: Path) -> None:
    counts = _work(tmp_path / "a.muniment", 25)
    assert counts["loose"] > 0
    assert counts["mended"] > 0


@pytest.mark.prove
@pytest.mark.slow
def test_five_hundred_edits_of_a_section(tmp_path: Path, record_property: Recorder) -> None:
    record_property("count", 500)
    record_property("seed", 7)
    print(f"\n{_work(tmp_path / 'a.muniment', 500)}")
