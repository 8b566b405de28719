"""The table of `make bench`: each benchmark is in it, and a figure is held to what was agreed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench.rows import VARIABLE, Row, late, tell, told
from tests.bench.table import SUITE, Done, lines

NO_BENCHMARKS = {"generator", "table"}


def test_every_benchmark_is_in_the_table() -> None:
    programs = {
        path.stem for path in Path(__file__).parent.glob("*.py") if "__main__" in path.read_text()
    }
    assert {bench.name for bench in SUITE} == programs - NO_BENCHMARKS - {"test_table"}


@pytest.mark.parametrize(
    ("row", "verdict"),
    [
        (Row("free", 5), ""),
        (Row("quick", 5, limit=6), "within"),
        (Row("slow", 7, limit=6), "missed"),
        (Row("many", 7, limit=6, at_least=True), "within"),
        (Row("few", 5, limit=6, at_least=True), "missed"),
        (Row("beside", 3, peer=2, most_ratio=1.5), "within"),
        (Row("behind", 4, peer=2, most_ratio=1.5), "missed"),
        (Row("quick and behind", 4, limit=6, peer=2, most_ratio=1.5), "missed"),
    ],
)
def test_a_figure_is_held_to_what_was_agreed(row: Row, verdict: str) -> None:
    assert row.verdict == verdict


def test_rows_are_told_in_a_file_and_come_into_the_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tell(Row("told to nobody", 1))
    monkeypatch.setenv(VARIABLE, str(tmp_path / "rows"))
    kept = (Row("first paint", 151, peer=106, of="bare", most_ratio=1.5), Row("gạo", 9, "s", 8))
    tell(*kept)
    assert tuple(told(tmp_path / "rows")) == kept
    shown = list(lines([Done("start", list(kept), 3), Done("packaged", [], 0, "needs dist")]))
    assert shown[1] == "start, 3 s"
    assert shown[2].split() == "first paint 151.0 ms 106.0 bare 1.42 ≤ 1.5 within".split()
    assert shown[4] == "packaged, 0 s: needs dist"
    assert shown[5:] == ["2 figures are held to something, 1 of them missed it", "  start: gạo"]


def test_late_is_what_95_of_100_do_not_exceed() -> None:
    assert late([*range(100)]) == 95
    assert late([3.0]) == 3.0
