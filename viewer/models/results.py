"""The list of what a search found, or of what is left of the archive when it is narrowed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt, Signal

from viewer import vocabulary
from viewer.models.groups import GroupHead, by_kind
from viewer.models.roles import Index, Role
from viewer.state.selection import Spot

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from db.records import Hit, Name, Ref, Summary, Words
    from viewer.models.groups import Row
    from viewer.state.language import Language

Spans = tuple[tuple[int, int], ...]
PAGE = 100


@dataclass(frozen=True, slots=True)
class ResultLine:
    """One line: a record, and the piece of text or the name by which it was found, if it was."""

    ref: Ref
    kind: str
    title: Words
    side: str | None = None
    snippet: str = ""
    highlights: Spans = ()
    spot: Spot | None = None
    name: Name | None = None


def line_of_hit(hit: Hit, name: Name | None = None) -> ResultLine:
    """Return the line for one hit of a search."""
    at = hit.section is not None and hit.passage is not None
    spot = (
        Spot(hit.section, hit.passage) if at and hit.section and hit.passage is not None else None
    )
    snippet, highlights = _marked_line(hit.snippet, hit.highlights)
    return ResultLine(hit.ref, hit.kind, hit.title, hit.side, snippet, highlights, spot, name)


def line_of_summary(summary: Summary) -> ResultLine:
    """Return the line for one record of a kind."""
    return ResultLine(summary.ref, summary.kind, summary.title, summary.side)


def _marked_line(snippet: str, highlights: Spans) -> tuple[str, Spans]:
    """Return the first line of a snippet in which something is marked: a row shows one language."""
    first = highlights[0][0] if highlights else 0
    start = snippet.rfind("\n", 0, first) + 1
    end = snippet.find("\n", first)
    end = len(snippet) if end < 0 else end
    within = tuple((a - start, b - start) for a, b in highlights if start <= a and b <= end)
    return snippet[start:end], _joined(snippet[start:end], within)


def _joined(text: str, spans: Spans) -> Spans:
    """Return the spans with those made one that only a blank parts."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and text[joined[-1][1] : start] == " ":
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return tuple(joined)


class ResultsModel(QAbstractListModel):
    """Hold the rows of one answer: read from the top on, under headings, or wherever one looks."""

    more_wanted = Signal(int)
    """(how many lines of the answer have been read): the list was scrolled to its end."""
    page_wanted = Signal(int)
    """(its offset): a row that has not been read is looked at."""

    def __init__(self, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._rows: list[Row] = []
        self._refs: set[Ref] = set()
        self._total = 0
        self._read = 0
        self._awaiting: int | None = None
        language.changed.connect(self._on_language_changed)

    @property
    def total(self) -> int:
        """Return how many lines there are, read or not."""
        return self._total

    # what is shown

    def show_lines(self, lines: Sequence[ResultLine], total: int) -> None:
        """Show the best lines of an answer; more are asked for at the end of the list."""
        self._reset(list(lines), total, len(lines))

    def show_groups(
        self, lines: Sequence[ResultLine], counts: Mapping[str, int], *, exact: bool
    ) -> None:
        """Show the best lines of each kind under a heading; nothing is asked for."""
        rows: list[Row] = list(by_kind(lines, counts, exact=exact))
        self._reset(rows, len(lines), len(lines))

    def extend_to(self, total: int) -> None:
        """Give each of `total` lines a row, to be read when it is looked at."""
        self._insert([None] * (total - len(self._rows)))
        self._total = self._read = len(self._rows)

    def fill_page(self, offset: int, lines: Sequence[ResultLine]) -> None:
        """Take a page that was looked at."""
        self._awaiting = None
        last = min(offset + len(lines), len(self._rows)) - 1
        if last < offset:
            return
        self._rows[offset : last + 1] = lines[: last + 1 - offset]
        self._refs.update(line.ref for line in lines)
        self.dataChanged.emit(self.index(offset), self.index(last))

    def append_lines(self, lines: Sequence[ResultLine]) -> None:
        """Add what was asked for at the end; nothing means that there is no more."""
        self._awaiting = None
        self._read += len(lines)
        if not lines:
            self._total = self._read
        self._insert([line for line in lines if line.ref not in self._refs])

    def settle_lines(self, lines: Sequence[ResultLine], total: int, kept: int) -> bool:
        """Take the answer in its exact order; return whether that differs from what is kept.

        The first `kept` rows stay where they are, and what else was found joins below them.
        """
        kept = min(kept, len(self._rows))
        standing = {row.ref for row in self._rows[:kept] if isinstance(row, ResultLine)}
        joining = [line for line in lines if line.ref not in standing]
        if [_ref_of(row) for row in self._rows[kept:]] != [line.ref for line in joining]:
            self._cut(kept)
            self._insert(joining)
        self._total, self._read, self._awaiting = total, len(lines), None
        order = [line.ref for line in lines[:kept]]
        return [_ref_of(row) for row in self._rows[: len(order)]] != order

    def settle_groups(
        self, lines: Sequence[ResultLine], counts: Mapping[str, int], *, exact: bool, kept: int
    ) -> bool:
        """Take the exact answer under headings; return whether it differs from what is kept.

        Where what is kept would be moved, only kinds that are new join at the end.
        """
        wanted: list[Row] = list(by_kind(lines, counts, exact=exact))
        same = [_key_of(row) for row in wanted[:kept]] == [_key_of(r) for r in self._rows[:kept]]
        if same:
            self._cut(kept)
            self._insert(wanted[kept:])
        else:
            known = {row.kind for row in self._rows if isinstance(row, GroupHead)}
            self._insert([row for row in wanted if row is not None and row.kind not in known])
        self.recount(counts, exact=exact)
        return not same

    def recount(self, counts: Mapping[str, int], *, exact: bool) -> None:
        """Show better counts in the headings."""
        for at, row in enumerate(self._rows):
            if isinstance(row, GroupHead):
                count = max(counts.get(row.kind, 0), row.shown)
                self._rows[at] = GroupHead(row.kind, count, exact, row.shown)
                self.dataChanged.emit(self.index(at), self.index(at))

    # what is asked

    def line_at(self, index: Index) -> ResultLine | None:
        """Return the line at an index, None if it has none."""
        row = self._rows[index.row()] if index.isValid() else None
        return row if isinstance(row, ResultLine) else None

    def head_at(self, index: Index) -> GroupHead | None:
        """Return the heading at an index, None if it has none."""
        row = self._rows[index.row()] if index.isValid() else None
        return row if isinstance(row, GroupHead) else None

    def row_of(self, ref: Ref | None) -> int:
        """Return the row of a record, -1 if it has not been read."""
        if ref not in self._refs:
            return -1
        return next((at for at, row in enumerate(self._rows) if _ref_of(row) == ref), -1)

    def first_line(self) -> QModelIndex:
        """Return the index of the first line below any heading, an invalid one if there is none."""
        rows = (at for at, row in enumerate(self._rows[:2]) if isinstance(row, ResultLine))
        return self.index(next(rows, -1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._read < self._total

    def fetchMore(self, parent: Index) -> None:
        if self._awaiting is None and self.canFetchMore(parent):
            self._awaiting = self._read
            self.more_wanted.emit(self._read)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if isinstance(row, GroupHead):
            return self._head_data(row, role)
        if row is None:
            self._want(index.row())
            return "…" if role == Qt.ItemDataRole.DisplayRole else None
        answer = self._answers().get(role)
        return answer(row) if answer else None

    # inside

    def _reset(self, rows: list[Row], total: int, read: int) -> None:
        self.beginResetModel()
        self._rows = rows
        self._refs = {row.ref for row in rows if isinstance(row, ResultLine)}
        self._total, self._read, self._awaiting = total, read, None
        self.endResetModel()

    def _cut(self, kept: int) -> None:
        if kept < len(self._rows):
            self.beginRemoveRows(QModelIndex(), kept, len(self._rows) - 1)
            del self._rows[kept:]
            self._refs = {row.ref for row in self._rows if isinstance(row, ResultLine)}
            self.endRemoveRows()

    def _insert(self, rows: Sequence[Row]) -> None:
        if rows:
            first = len(self._rows)
            self.beginInsertRows(QModelIndex(), first, first + len(rows) - 1)
            self._rows.extend(rows)
            self._refs.update(row.ref for row in rows if isinstance(row, ResultLine))
            self.endInsertRows()

    def _want(self, row: int) -> None:
        """Ask for the page around a row that is looked at, if nobody has."""
        asked = self._awaiting
        if asked is None or not asked <= row < asked + PAGE:
            self._awaiting = max(0, row - PAGE // 3)
            self.page_wanted.emit(self._awaiting)

    def _head_data(self, head: GroupHead, role: int) -> object:
        kinds = vocabulary.word(vocabulary.KINDS, head.kind)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return kinds
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{kinds}, {counted(head.count, exact=head.exact)}"
            case Role.HEAD:
                return head
            case Role.COUNT:
                return counted(head.count, exact=head.exact)
            case _:
                return None

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
            Role.FOUND_BY: self._found_by,
        }

    def _title(self, line: ResultLine) -> str:
        return line.title.best(self._language.code)[0] or line.ref

    def _found_by(self, line: ResultLine) -> str:
        """Say by which name a record was found, where its title doesn't."""
        if line.name is None or line.name.text == self._title(line):
            return ""
        form = vocabulary.word(vocabulary.NAME_TYPE, line.name.type)
        said = self.tr("found by a name: %1").replace("%1", line.name.text)
        return said if line.name.type == "preferred" else f"{said} ({form[:1].lower()}{form[1:]})"

    def _spoken(self, line: ResultLine) -> str:
        kind = vocabulary.word(vocabulary.KIND, line.kind)
        parts = (self._title(line), kind, self._found_by(line), line.snippet)
        return ". ".join(part for part in parts if part)

    def _on_language_changed(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))


def counted(number: int, *, exact: bool) -> str:
    """Return a count in figures; where there may be more, with the sign that says so."""
    return str(number) if exact else f"≥ {number}"


def _ref_of(row: Row) -> Ref | None:
    return row.ref if isinstance(row, ResultLine) else None


def _key_of(row: Row) -> str | None:
    return row.kind if isinstance(row, GroupHead) else _ref_of(row)
