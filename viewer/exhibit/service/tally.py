"""The tally: what visitors do, counted by the hour, without names, on this machine alone."""

from __future__ import annotations

import csv
import io
import os
import re
import threading
from collections import Counter
from datetime import datetime
from typing import IO, TYPE_CHECKING

from db.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

HEADER = ("hour", "what", "detail", "count")
LARGEST_MONTH = 2_000_000
"""Bytes of one month's file; what comes then is counted without its detail."""
MONTHS_KEPT = 60
LONGEST_WORD = 40
MOST_WORDS = 500
"""Different details of one hour; a visitor who types rubbish fills no disk."""
SEARCHED = "empty-search"
PRIVATE = re.compile(r"\d{5,}|@")
"""What may be a telephone number or an address."""
FORMULA = "=+-@ "
"""What a spreadsheet would take for the beginning of a formula."""
MOST_DIGITS = 12

Row = tuple[str, str, str, int]


def _now() -> datetime:
    return datetime.now().astimezone()


class HourlyTally:
    """Count by the hour and append to one CSV file a month; safe to use from any thread.

    Nothing finer than the hour is kept, no order, and no visit is told from another. Of searches
    only those without results are counted, folded and short, and none that may be somebody's
    number or address.
    """

    def __init__(self, folder: Path, clock: Callable[[], datetime] = _now) -> None:
        self._folder = folder
        self._clock = clock
        self._lock = threading.Lock()
        self._counts: Counter[tuple[str, str, str]] = Counter()

    def count(self, what: str, detail: str = "") -> None:
        """Count one more of `what` (`session`, `record`, `language`, `empty-search`, ...)."""
        if what == SEARCHED:
            detail = fold(" ".join(detail.split())).lstrip(FORMULA)[:LONGEST_WORD]
            if PRIVATE.search(detail):
                detail = ""
        with self._lock:
            key = (self._clock().strftime("%Y-%m-%dT%H"), what, detail)
            if key not in self._counts and len(self._counts) >= MOST_WORDS:
                key = (*key[:2], "")
            self._counts[key] += 1

    def write(self) -> bool:
        """Append what was counted to this month's file; False where it can't, and is kept.

        For a worker thread.
        """
        with self._lock:
            counts, self._counts = self._counts, Counter()
        if not counts:
            return True
        try:
            self._append(counts)
        except OSError:
            with self._lock:
                self._counts.update(counts)
            return False
        return True

    def _append(self, counts: Counter[tuple[str, str, str]]) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        by_month: dict[str, Counter[tuple[str, str, str]]] = {}
        for key, number in counts.items():
            by_month.setdefault(key[0][:7], Counter())[key] = number
        for month, rows in by_month.items():
            path = self._folder / f"counts-{month}.csv"
            size = path.stat().st_size if path.exists() else 0
            text = io.StringIO()
            writer = csv.writer(text, lineterminator="\n")
            if not size:
                writer.writerow(HEADER)
            kept = rows if size < LARGEST_MONTH else _without_details(rows)
            writer.writerows((*key, number) for key, number in sorted(kept.items()))
            with path.open("a+b") as file:
                if size and _is_torn(file):
                    file.write(b"\n")
                file.write(text.getvalue().encode())
                file.flush()
                os.fsync(file.fileno())
        for old in sorted(self._folder.glob("counts-*.csv"))[:-MONTHS_KEPT]:
            old.unlink()


def _is_torn(file: IO[bytes]) -> bool:
    """Say whether the last line was cut off: by a full disk, or with the power."""
    file.seek(-1, os.SEEK_END)
    return file.read(1) != b"\n"


def _without_details(rows: Counter[tuple[str, str, str]]) -> Counter[tuple[str, str, str]]:
    bare: Counter[tuple[str, str, str]] = Counter()
    for (hour, what, _detail), number in rows.items():
        bare[hour, what, ""] += number
    return bare


def counted(folder: Path) -> list[Row]:
    """Return every count of a folder, added up, in the order of hour, what and detail.

    A line that no tally wrote is left out. Raises OSError where the folder cannot be read.
    """
    sums: Counter[tuple[str, str, str]] = Counter()
    for path in sorted(folder.glob("counts-*.csv")):
        for hour, what, detail, number in _rows(path):
            sums[hour, what, detail] += number
    return [(*key, number) for key, number in sorted(sums.items())]


def _rows(path: Path) -> Iterator[Row]:
    """Yield what can be read; each line by itself, so that a damaged one spoils no other."""
    if not path.is_file():  # a pipe would never answer
        return
    with path.open(encoding="utf-8", errors="replace", newline="") as file:
        for line in file:
            try:
                row = [word for words in csv.reader([line.rstrip("\r\n")]) for word in words]
            except csv.Error:
                continue
            if len(row) == len(HEADER) and row[3].isdecimal() and len(row[3]) <= MOST_DIGITS:
                yield row[0], row[1], row[2], int(row[3])
