"""REPORTS: each list of work as data: its words, its question, and a row in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from db import reading
from viewer import vocabulary
from viewer.state.selection import Spot

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.reading.anchored import Dangling
    from db.reading.reports import Fact, OpenWork, Untranslated

CONTEXT = "Reports"
Connection: TypeAlias = Any
"""The archive's own; the viewer hands it on and never looks inside."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row: its cells in words, and the record (and field) that it leads to.

    `anchor` is the id of an anchor that lost its words and can be pointed anew.
    """

    cells: tuple[str, ...]
    ref: str
    field: str = ""
    spot: Spot | None = None
    anchor: int | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One list of work. `columns` are the heads of its cells, in English source words."""

    name: str
    title: object
    columns: tuple[object, ...]
    ask: Callable[[Connection], tuple[Any, ...]]
    line: Callable[[Any, str], Line]

    def heads(self) -> tuple[str, ...]:
        """Return the heads of the cells in the language spoken now."""
        return tuple(QCoreApplication.translate(CONTEXT, str(head)) for head in self.columns)

    def words(self) -> str:
        """Return the report's title in the language spoken now."""
        return QCoreApplication.translate(CONTEXT, str(self.title))


def fact_line(fact: Fact, lang: str) -> Line:
    """Return a fact: whose it is, what it says, how many sources, how sure."""
    part = fact.part
    if fact.target == "field":
        part = vocabulary.word(vocabulary.FIELD, fact.part)
    elif fact.target == "link":
        part = vocabulary.link_word(fact.part, outgoing=True)
    grade = vocabulary.word(vocabulary.GRADE, fact.grade) if fact.grade else ""
    title = fact.title.best(lang)[0] or fact.ref
    kind = vocabulary.word(vocabulary.KIND, fact.kind)
    field = fact.part if fact.target == "field" else ""
    return Line((kind, title, part, str(fact.sources), grade), fact.ref, field)


def untranslated_line(row: Untranslated, lang: str) -> Line:
    """Return a text that one language lacks, or of which the other changed last."""
    part = vocabulary.word(vocabulary.FIELD, row.part)
    lacks = vocabulary.word(vocabulary.LANGUAGE, row.lacks) if row.lacks else ""
    newer = vocabulary.word(vocabulary.LANGUAGE, row.newer) if row.newer else ""
    title = row.title.best(lang)[0] or row.ref
    kind = vocabulary.word(vocabulary.KIND, row.kind)
    return Line((kind, title, part, lacks, newer), row.ref, row.part)


def open_line(row: OpenWork, lang: str) -> Line:
    """Return how many suggestions of a kind wait in a section."""
    title = row.title.best(lang)[0] or row.section
    kind = vocabulary.word(vocabulary.KINDS, row.kind)
    return Line((title, kind, str(row.count)), row.section)


def dangling_line(row: Dangling, lang: str) -> Line:
    """Return an anchor whose words an edit took away, and whose it was."""
    used = ", ".join(one.title.best(lang)[0] or one.ref for one in row.used_by)
    spot = Spot(row.section, row.passage, 0, 0, row.lang)
    cells = (row.quote, f"{row.section}, {row.passage + 1}", used)
    return Line(cells, row.section, spot=spot, anchor=row.anchor_id)


FACT_COLUMNS = (
    QT_TRANSLATE_NOOP("Reports", "Kind"),
    QT_TRANSLATE_NOOP("Reports", "Record"),
    QT_TRANSLATE_NOOP("Reports", "What it says"),
    QT_TRANSLATE_NOOP("Reports", "Sources"),
    QT_TRANSLATE_NOOP("Reports", "How sure"),
)

REPORTS: tuple[Report, ...] = (
    Report(
        "no-evidence",
        QT_TRANSLATE_NOOP("Reports", "Facts without evidence"),
        FACT_COLUMNS,
        reading.facts_without_evidence,
        fact_line,
    ),
    Report(
        "one-source",
        QT_TRANSLATE_NOOP("Reports", "Facts with one source"),
        FACT_COLUMNS,
        reading.facts_with_one_source,
        fact_line,
    ),
    Report(
        "low-grade",
        QT_TRANSLATE_NOOP("Reports", "Facts with a low grade"),
        FACT_COLUMNS,
        reading.facts_with_low_grade,
        fact_line,
    ),
    Report(
        "untranslated",
        QT_TRANSLATE_NOOP("Reports", "Texts that one language lacks"),
        (
            QT_TRANSLATE_NOOP("Reports", "Kind"),
            QT_TRANSLATE_NOOP("Reports", "Record"),
            QT_TRANSLATE_NOOP("Reports", "Text"),
            QT_TRANSLATE_NOOP("Reports", "Lacks"),
            QT_TRANSLATE_NOOP("Reports", "Changed last"),
        ),
        reading.untranslated,
        untranslated_line,
    ),
    Report(
        "suggestions",
        QT_TRANSLATE_NOOP("Reports", "Suggestions that wait"),
        (
            QT_TRANSLATE_NOOP("Reports", "Section"),
            QT_TRANSLATE_NOOP("Reports", "Kind"),
            QT_TRANSLATE_NOOP("Reports", "How many"),
        ),
        reading.open_suggestions,
        open_line,
    ),
    Report(
        "dangling",
        QT_TRANSLATE_NOOP("Reports", "Evidence that lost its words"),
        (
            QT_TRANSLATE_NOOP("Reports", "Words"),
            QT_TRANSLATE_NOOP("Reports", "Where"),
            QT_TRANSLATE_NOOP("Reports", "Used by"),
        ),
        reading.dangling_anchors,
        dangling_line,
    ),
)
