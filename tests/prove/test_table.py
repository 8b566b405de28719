"""The table of proofs: cases of one test are one row; what failed or never ran is said plainly."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pytest

from tests.prove.table import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    Outcome = Literal["passed", "failed", "skipped"]


def _heard(name: str, outcome: Outcome, when: str = "call", **told: object) -> pytest.TestReport:
    place = f"tests/prove/test_it.py::{name}"
    return pytest.TestReport(
        place, (place, 0, name), {}, outcome, None, when, duration=2.0,
        user_properties=[*told.items()],
    )  # fmt: skip


def _rows(*reports: pytest.TestReport) -> Sequence[str]:
    table = Table()
    for report in reports:
        table.pytest_runtest_logreport(report)
    return [" ".join(line.split()) for line in table.lines()]


def test_cases_of_one_test_are_one_row() -> None:
    rows = _rows(
        _heard("test_many_kills[0]", "passed", count=250, seed=0),
        _heard("test_many_kills[1]", "passed", count=250, seed=1),
        _heard("test_recall", "passed", count=30, found="0.98"),
    )
    assert rows[1:] == ["many kills 500 0, 1 no fault 4", "recall 30 0.98 2", "2 proofs, 0 faults"]


def test_what_failed_and_what_did_not_run_is_said() -> None:
    rows = _rows(
        _heard("test_kills", "failed", count=3),
        _heard("test_package", "skipped", when="setup"),
    )
    assert rows[1:] == ["kills 3 1 fault 2", "package not run 2", "2 proofs, 1 fault, 1 not run"]


def test_a_test_that_could_not_begin_is_a_fault() -> None:
    rows = _rows(_heard("test_kills", "failed", when="setup"))
    assert rows[1] == "kills 1 fault 2"
