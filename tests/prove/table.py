"""A pytest plugin that ends a run with one table: what was tried, how often, and what it found.

A test tells by `record_property`: "count", "seed" where chance was in play, and the figure that it
"found". `make prove` uses it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

WIDEST = 78


@dataclass
class Proof:
    """The cases of one test, whatever its parameters."""

    name: str
    cases: int = 0
    count: int = 0
    seeds: dict[str, None] = field(default_factory=dict[str, None])
    found: dict[str, None] = field(default_factory=dict[str, None])
    faults: int = 0
    skipped: int = 0
    seconds: float = 0.0

    def hear(self, report: pytest.TestReport) -> None:
        """Take a report of one phase of one case in."""
        self.seconds += report.duration
        self.faults += report.failed
        self.skipped += report.skipped
        if report.when == "call":
            self.cases += 1
            told = dict(report.user_properties)
            self.count += int(str(told.get("count", 1)))
            for name, kept in (("seed", self.seeds), ("found", self.found)):
                if name in told:
                    kept[str(told[name])] = None

    def _outcome(self) -> str:
        if self.faults:
            return "1 fault" if self.faults == 1 else f"{self.faults} faults"
        return "; ".join(self.found) or ("no fault" if self.cases else "not run")

    def cells(self) -> tuple[str, ...]:
        """Return the proof as a row of the table."""
        seeds = [*self.seeds]
        shown = ", ".join(seeds) if len(seeds) < 4 else f"{seeds[0]} … {seeds[-1]}"
        words = self.name.removeprefix("test_").replace("_", " ")
        return (
            words if len(words) <= WIDEST else f"{words[: WIDEST - 1]}…",
            f"{self.count:,}" if self.cases else "",
            shown,
            self._outcome(),
            f"{self.seconds:,.0f}",
        )


class Table:
    """Collect the reports of a run and print them together at its end."""

    def __init__(self) -> None:
        self._proofs: dict[str, Proof] = {}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Hear each phase of each test."""
        place = report.nodeid.partition("[")[0]
        name = place.rpartition("::")[2]
        self._proofs.setdefault(place, Proof(name)).hear(report)

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Print the table."""
        terminalreporter.section("what was proved")
        for line in self.lines():
            terminalreporter.write_line(line)

    def lines(self) -> Iterator[str]:
        """Yield the table: head, a row a proof, and the sum of faults."""
        proofs = [*self._proofs.values()]
        rows = [("what", "count", "seed", "found", "seconds"), *(one.cells() for one in proofs)]
        widths = [max(len(row[column]) for row in rows) for column in range(5)]
        for what, count, seed, found, seconds in rows:
            yield (
                f"{what:<{widths[0]}}  {count:>{widths[1]}}  {seed:<{widths[2]}}"
                f"  {found:<{widths[3]}}  {seconds:>{widths[4]}}"
            )
        faults, unrun = sum(one.faults for one in proofs), sum(not one.cases for one in proofs)
        yield (
            f"{len(proofs)} proofs, {faults} {'fault' if faults == 1 else 'faults'}"
            f"{f', {unrun} not run' if unrun else ''}"
        )


def pytest_configure(config: pytest.Config) -> None:
    """Let a table listen to this run."""
    config.pluginmanager.register(Table(), "table-of-proofs")
