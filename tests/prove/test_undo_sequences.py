"""Undo and redo over random work: back to the beginning is the beginning, forward the end."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest

from db import Archive, editing, reading, writing
from db.records import Words
from db.verification import checks
from tests.db.content import content
from tests.db.sequences import Desk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.transaction import Transaction
    from tests.prove.conftest import Recorder

TEXT = (
    "Sáng ngày 3 tháng 2 năm 1947, tiểu đoàn 19 vượt sông Gấm [4, tr. 12].",
    "Địch rút về Thất Khê. Tiểu đoàn 19 truy kích đến đèo Bông Lau thì dừng.",
)


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Path]:
    """Give a folder in memory where there is one: what is shown here is not durability."""
    shared = Path("/dev/shm")
    if not shared.is_dir():
        yield tmp_path
        return
    with TemporaryDirectory(dir=shared, prefix="muniment-") as folder:
        yield Path(folder)


def _begin(transaction: Transaction) -> None:
    transaction.action = "build"
    section = writing.add_record(
        transaction, "section/1", Words("Vượt sông"), columns={"number": "1"}, position=1
    )
    writing.add_passages(transaction, section, "vi", TEXT)
    for kind in ("place", "unit", "person", "event"):
        for number in range(3):
            words = Words(f"{kind} {number}", f"{kind} no {number}")
            writing.add_record(transaction, f"{kind}/{kind}-{number}", words)


def _sequences(folder: Path, count: int, seed: int) -> Desk:
    path = folder / "desk.muniment"
    with Archive.create(path, Words("Thử")) as archive:
        archive.write(_begin)
    beginning = content(path)
    desk = Desk(path, seed)
    try:
        for number in range(count):
            steps = sum(desk.work() for _ in range(desk.source.randint(1, 6)))
            standing = desk.standing()
            if standing > 1:
                desk.undo_and_redo(min(steps, standing - 1))
            if desk.source.random() < 0.1:
                desk.restart()
            if number % 50 == 49 or number == count - 1:
                assert [check for check in desk.archive.read(checks) if not check.ok] == []
        _to_both_ends(desk, beginning)
    finally:
        desk.close()
    return desk


def _to_both_ends(desk: Desk, beginning: dict[str, list[tuple[object, ...]]]) -> None:
    end = content(desk.path)
    redo = desk.archive.read(reading.undo_state).redo  # the last work may have been an undo
    undone = 0
    while desk.archive.read(reading.undo_state).undo is not None:
        desk.archive.write(editing.undo)
        undone += 1
    assert content(desk.path) == beginning
    desk.restart()
    assert [check for check in desk.archive.read(checks) if not check.ok] == []
    for _ in range(undone):
        desk.archive.write(editing.redo)
    assert content(desk.path) == end
    assert desk.archive.read(reading.undo_state).redo == redo
    desk.done += 2 * undone


def test_forty_sequences_are_undone_and_redone(memory: Path) -> None:
    desk = _sequences(memory, 40, 1950)
    assert desk.done > 200
    assert {"merge", "text", "evidence", "delete"} <= desk.counts.keys()


@pytest.mark.prove
@pytest.mark.slow
@pytest.mark.parametrize("seed", range(8))
def test_two_thousand_sequences_are_undone_and_redone(
    memory: Path, seed: int, record_property: Recorder
) -> None:
    record_property("count", 250)
    record_property("seed", seed)
    desk = _sequences(memory, 250, seed)
    done = sum(desk.counts.values())
    print(f"\n250 sequences, seed {seed}: {done} changes, {desk.done} undone and redone exactly")
    print("  " + ", ".join(f"{name} {count}" for name, count in sorted(desk.counts.items())))
