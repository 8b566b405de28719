"""Visitors at random, one after the other, leave the station as they found it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.prove import soaking

if TYPE_CHECKING:
    from pathlib import Path

    from tests.prove.conftest import Recorder, Script


def test_a_slope_is_the_least_squares_one() -> None:
    assert soaking.slope([(0, 10.0), (100, 10.5), (200, 11.0)]) == pytest.approx(5.0)
    assert soaking.slope([(0, 10.0), (1, 12.0)]) == 0


def test_a_hard_line_that_is_missed_is_told_by_name() -> None:
    found = soaking.Found("one.muniment", handles_first=10, handles_last=12, judged=900)
    found.slope_per_1000, found.response_p95 = 5.0, 900.0
    assert found.missed() == []
    found.slope_per_1000, found.handles_last = 5.1, 13
    found.warnings.append("QPainter::begin: Paint device returned engine == 0")
    assert found.missed() == ["Qt warnings", "handles", "memory"]


def test_few_sessions_say_nothing_about_memory() -> None:
    assert soaking.Found("one.muniment", judged=30, slope_per_1000=900.0).missed() == []


def soaked(script: Script, archive: Path, *arguments: object, seconds: float) -> dict[str, Any]:
    """Soak in a process of its own and return what it found."""
    lines = script("soaking.py", archive, "--json", *arguments, seconds=seconds)
    found: dict[str, Any] = json.loads(lines[-1])
    assert found["faults"] == []
    assert found["warnings"] == []
    assert found["sessions"] > 0
    return found


def test_a_minute_of_visitors_bring_no_fault_and_no_warning(script: Script, bundled: Path) -> None:
    found = soaked(script, bundled, "--seconds", 60, seconds=240)
    assert found["handles_last"] <= found["handles_first"] + 2


@pytest.mark.prove
@pytest.mark.slow
def test_two_thousand_visitors_leave_memory_and_handles_flat(
    script: Script, bundled: Path, record_property: Recorder
) -> None:
    record_property("count", 2000)
    record_property("seed", 1950)
    found = soaked(script, bundled, "--sessions", 2000, seconds=7200)
    print("\n" + json.dumps(found, ensure_ascii=False, indent=1))
    assert found["sessions"] == 2000
    assert found["slope_per_1000"] <= 5
    assert found["handles_last"] <= found["handles_first"] + 2
