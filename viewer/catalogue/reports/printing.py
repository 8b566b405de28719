"""What the reports tool prints: its table, and the papers that are made of records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from db.errors import Impossible
from viewer.printing import sheets
from viewer.printing.pages import write_pdf
from viewer.printing.paper import Paper as Sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from viewer.catalogue.reports.kinds import Line
    from viewer.printing.sheets import Sheets

Connection: TypeAlias = Any
"""The archive's own; the viewer hands it on and never looks inside."""


@dataclass(frozen=True, slots=True)
class Paper:
    """Something to print: its words, and how it is made; `kinds` of record that it is about."""

    title: object
    make: Callable[[Connection, str, str], Sheets]
    kinds: tuple[str, ...] | None = None

    def words(self) -> str:
        """Return what it is called in the language spoken now."""
        return QCoreApplication.translate("Reports", str(self.title))


ANY: tuple[str, ...] = ()

PAPERS: tuple[Paper, ...] = (
    Paper(QT_TRANSLATE_NOOP("Reports", "This record…"), sheets.record_sheet, ANY),
    Paper(QT_TRANSLATE_NOOP("Reports", "This unit's dossier…"), sheets.dossier, ("unit", "body")),
    Paper(
        QT_TRANSLATE_NOOP("Reports", "Chronology…"),
        lambda connection, _ref, lang: sheets.chronology(connection, lang),
    ),
    Paper(
        QT_TRANSLATE_NOOP("Reports", "The whole catalogue…"),
        lambda connection, _ref, lang: sheets.catalogue(connection, lang),
    ),
)


def print_paper(
    connection: Connection, paper: Paper, path: Path, ref: str | None, lang: str
) -> int:
    """Write a paper as PDF and return its number of pages; for a worker thread.

    Raises Impossible where it is about a record and none of its kinds is chosen, StorageFailed
    where the file cannot be written.
    """
    kind = (ref or "").partition("/")[0]
    if paper.kinds is not None and (not ref or (paper.kinds and kind not in paper.kinds)):
        raise Impossible(
            "Nothing is chosen that could be printed so.", "Choose a record first, and print again."
        )
    made = paper.make(connection, ref or "", lang)
    return write_pdf(path, made.title, made.papers)


def print_table(path: Path, title: str, heads: Sequence[str], lines: Sequence[Line]) -> int:
    """Write a report as PDF, a row for each line; return its number of pages."""
    sheet = Sheet()
    sheet.write("chapter", title)
    sheet.write("note", " · ".join(heads))
    sheet.rows([(line.cells[0], [_cells(line)]) for line in lines])
    return write_pdf(path, title, [(title, sheet)])


def _cells(line: Line) -> tuple[str, str]:
    first = line.cells[1] if len(line.cells) > 1 else ""
    return first, " · ".join(cell for cell in line.cells[2:] if cell)
