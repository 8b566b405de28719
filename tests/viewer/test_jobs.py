"""Jobs: answers come to the GUI thread, the newest wins, faults go where they belong."""

from __future__ import annotations

import sys
import threading
from typing import TYPE_CHECKING

import pytest

from db import Archive, reading, writing
from db.errors import ArchiveError, NotFound
from db.records import Words
from viewer.jobs import Jobs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[Jobs]:
    assert qapp is not None
    made = Jobs()
    yield made
    made.close()


def test_the_answer_arrives_in_the_gui_thread(jobs: Jobs) -> None:
    asked: list[int] = []
    told: list[tuple[int, int]] = []

    def work(number: int) -> int:
        asked.append(threading.get_ident())
        return number * 2

    jobs.run(work, 21, then=lambda answer: told.append((answer, threading.get_ident())))
    jobs.wait()
    assert told == [(42, threading.get_ident())]
    assert asked[0] != threading.get_ident()


def test_of_requests_with_one_key_only_the_newest_is_answered(jobs: Jobs) -> None:
    gate, told = threading.Event(), []
    jobs.run(gate.wait, 5, then=lambda _: told.append("first"), latest="search")
    jobs.run(str, "second", then=told.append, latest="search")
    assert jobs.awaits("search")
    gate.set()
    jobs.wait()
    assert told == ["second"]
    assert not jobs.awaits("search")


def test_other_keys_are_not_silenced(jobs: Jobs) -> None:
    told: list[str] = []
    jobs.run(str, "a", then=told.append, latest="one")
    jobs.run(str, "b", then=told.append, latest="other")
    jobs.wait()
    assert sorted(told) == ["a", "b"]


def refuse() -> None:
    raise NotFound("There is no record {ref}.", "Search for it.", ref="event/x")


def test_a_fault_of_the_world_goes_to_the_asker(jobs: Jobs, qtbot: QtBot) -> None:
    faults: list[ArchiveError] = []
    jobs.run(refuse, then=lambda _: pytest.fail("answered"), failed=faults.append)
    jobs.wait()
    assert [fault.sentence for fault in faults] == ["There is no record event/x."]
    with qtbot.waitSignal(jobs.failed) as told:
        jobs.run(refuse, then=lambda _: pytest.fail("answered"))
    assert isinstance(told.args[0], NotFound)


def test_a_fault_of_ours_goes_to_the_crash_hook(
    jobs: Jobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    crashes: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, *_: crashes.append(kind))
    jobs.run(int, "no number", then=lambda _: pytest.fail("answered"))
    jobs.wait()
    assert crashes == [ValueError]


def test_nobody_waits_for_ever_where_a_callback_fails(jobs: Jobs, qtbot: QtBot) -> None:
    def fail(_answer: int) -> None:
        raise ValueError("as told")

    with qtbot.captureExceptions() as raised, qtbot.waitSignal(jobs.idle):
        jobs.run(int, "1950", then=fail)
    assert [kind for kind, _, _ in raised] == [ValueError]
    assert not jobs.busy


def test_a_question_is_asked_of_the_archive(jobs: Jobs, small: Path) -> None:
    told: list[str] = []
    with Archive.open(small) as archive:
        jobs.attach(archive)
        jobs.read(reading.record, "unit/trung-doan-19", then=lambda one: told.append(one.kind))
        jobs.wait()
    assert told == ["unit"]


def test_a_write_announces_what_changed_and_who_began_it(
    jobs: Jobs, small: Path, qtbot: QtBot
) -> None:
    with Archive.open(small, mode="write") as archive:
        jobs.attach(archive)
        origin = object()
        with qtbot.waitSignal(jobs.changed) as told:
            jobs.write(writing.add_record, "term/do", Words("Đò", "Ferry"), origin=origin)
        changes, who = told.args
        assert changes.touches("term/do")
        assert who is origin


def test_closing_ends_the_threads_and_answers_nobody(qapp: QApplication) -> None:
    assert qapp is not None
    jobs, gate = Jobs(), threading.Event()
    jobs.run(gate.wait, 5, then=lambda _: pytest.fail("answered"))
    gate.set()
    jobs.close()
    assert not jobs.busy
    names = [thread.name for thread in threading.enumerate()]
    assert not [name for name in names if name.startswith("muniment")]
    jobs.run(str, then=lambda _: pytest.fail("answered"))
    assert not jobs.busy


def endless(connection: object) -> int:
    """Count until somebody interrupts it."""
    statement = (
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000000)"
        " SELECT count(*) FROM n"
    )
    row = connection.exec_driver_sql(statement).first()  # pyright: ignore[reportAttributeAccessIssue]
    return int(row[0])


def test_a_question_that_is_overtaken_stops_at_once(jobs: Jobs, small: Path, qtbot: QtBot) -> None:
    told: list[object] = []
    with Archive.open(small) as archive:
        jobs.attach(archive)
        for _ in range(4):  # more than there are threads: one that goes on would block the pool
            jobs.read(endless, then=told.append, latest="typing")
        with qtbot.waitSignal(jobs.idle, timeout=20_000):
            jobs.read(reading.summaries, "person", then=told.append, latest="typing")
    assert told == [()]


def test_a_question_that_is_dropped_stops_and_is_never_answered(
    jobs: Jobs, small: Path, qtbot: QtBot
) -> None:
    with Archive.open(small) as archive:
        jobs.attach(archive)
        with qtbot.waitSignal(jobs.idle, timeout=20_000):
            jobs.read(endless, then=lambda _: pytest.fail("answered"), latest="typing")
            jobs.drop("typing")
            jobs.drop("typing")
    assert not jobs.awaits("typing")
