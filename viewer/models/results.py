"""The list of what a search found, or of the records of one kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt, Signal

from viewer import vocabulary
from viewer.models.roles import Index, Role
from viewer.state.selection import Spot

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from db.records import Hit, Ref, Summary, Words
    from viewer.state.language import Language


@dataclass(frozen=True, slots=True)
class ResultLine:
    """One line: a record, and the piece of text in which it was found, if it was."""

    ref: Ref
    kind: str
    title: Words
    side: str | None = None
    snippet: str = ""
    highlights: tuple[tuple[int, int], ...] = ()
    spot: Spot | None = None


def line_of_hit(hit: Hit) -> ResultLine:
    """Return the line for one hit of a search."""
    at = hit.section is not None and hit.passage is not None
    spot = (
        Spot(hit.section, hit.passage) if at and hit.section and hit.passage is not None else None
    )
    snippet, highlights = _marked_line(hit.snippet, hit.highlights)
    return ResultLine(hit.ref, hit.kind, hit.title, hit.side, snippet, highlights, spot)


def line_of_summary(summary: Summary) -> ResultLine:
    """Return the line for one record of a kind."""
    return ResultLine(summary.ref, summary.kind, summary.title, summary.side)


def _marked_line(
    snippet: str, highlights: tuple[tuple[int, int], ...]
) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return the first line of a snippet in which something is marked: a row shows one language."""
    first = highlights[0][0] if highlights else 0
    start = snippet.rfind("\n", 0, first) + 1
    end = snippet.find("\n", first)
    end = len(snippet) if end < 0 else end
    within = tuple((a - start, b - start) for a, b in highlights if start <= a and b <= end)
    return snippet[start:end], within


class ResultsModel(QAbstractListModel):
    """Hold the lines that have been read; ask for more when the list is scrolled to its end."""

    more_wanted = Signal(int)
    """(how many lines are there already)."""

    def __init__(self, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._lines: list[ResultLine] = []
        self._total = 0
        self._awaiting = False
        language.changed.connect(self._on_language_changed)

    @property
    def total(self) -> int:
        """Return how many lines there would be if all had been read."""
        return self._total

    def show_lines(self, lines: Sequence[ResultLine], total: int) -> None:
        """Replace what is shown with the first lines of `total`."""
        self.beginResetModel()
        self._lines = list(lines)
        self._total = total
        self._awaiting = False
        self.endResetModel()

    def append_lines(self, lines: Sequence[ResultLine]) -> None:
        """Add the lines that follow; none at all means that there are no more."""
        self._awaiting = False
        if not lines:
            self._total = len(self._lines)
            return
        first = len(self._lines)
        self.beginInsertRows(QModelIndex(), first, first + len(lines) - 1)
        self._lines.extend(lines)
        self.endInsertRows()

    def line_at(self, index: Index) -> ResultLine | None:
        """Return the line at an index, None if it is invalid."""
        return self._lines[index.row()] if index.isValid() else None

    def row_of(self, ref: Ref | None) -> int:
        """Return the row of a record, -1 if it has not been read."""
        return next((row for row, line in enumerate(self._lines) if line.ref == ref), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._lines)

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and len(self._lines) < self._total

    def fetchMore(self, parent: Index) -> None:
        if not self._awaiting and self.canFetchMore(parent):
            self._awaiting = True
            self.more_wanted.emit(len(self._lines))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.line_at(index)
        answer = self._answers().get(role)
        return answer(line) if line and answer else None

    def _answers(self) -> dict[int, Callable[[ResultLine], object]]:
        return {
            Qt.ItemDataRole.DisplayRole: self._title,
            Qt.ItemDataRole.AccessibleTextRole: self._spoken,
            Role.EYEBROW: lambda line: vocabulary.word(vocabulary.KIND, line.kind),
            Role.REF: lambda line: line.ref,
            Role.KIND: lambda line: line.kind,
            Role.SIDE: lambda line: line.side,
            Role.SNIPPET: lambda line: line.snippet,
            Role.HIGHLIGHTS: lambda line: line.highlights,
            Role.SPOT: lambda line: line.spot,
        }

    def _title(self, line: ResultLine) -> str:
        return line.title.best(self._language.code)[0] or line.ref

    def _spoken(self, line: ResultLine) -> str:
        kind = vocabulary.word(vocabulary.KIND, line.kind)
        return ". ".join(part for part in (self._title(line), kind, line.snippet) if part)

    def _on_language_changed(self) -> None:
        if self._lines:
            self.dataChanged.emit(self.index(0), self.index(len(self._lines) - 1))
