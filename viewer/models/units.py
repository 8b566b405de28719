"""The tree of units and organisations: by side, then by what each belongs to, by echelon."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, Qt

from viewer import vocabulary
from viewer.models.roles import Index, Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.records import Ref, UnitEntry
    from viewer.state.language import Language

SIDES = ("vietnam", "france")
ECHELONS = tuple(vocabulary.ECHELON)
SUGGESTED = "suggested"
UNRANKED = len(ECHELONS)


@dataclass(eq=False, slots=True)
class _Node:
    """A line of the tree: a side, or a unit below its parent."""

    key: str
    entry: UnitEntry | None
    parent: _Node | None
    children: list[_Node] = field(default_factory=list["_Node"])

    @property
    def row(self) -> int:
        """Return where this line stands among its parent's."""
        return self.parent.children.index(self) if self.parent else 0

    @property
    def size(self) -> int:
        """Return how many lines stand below this one."""
        return len(self.children) + sum(child.size for child in self.children)


class UnitsModel(QAbstractItemModel):
    """Show units and organisations as a tree of one column."""

    def __init__(self, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._root = _Node("", None, None)
        self._nodes: dict[Ref, _Node] = {}
        self._suggested: frozenset[Ref] = frozenset()
        language.changed.connect(self._on_language_changed)

    def show_entries(
        self, entries: Sequence[UnitEntry], suggested: Sequence[UnitEntry] = ()
    ) -> None:
        """Show these; one whose parent is missing, or runs in a circle, stands under its side.

        What is only suggested stands in a group of its own, the last.
        """
        self.beginResetModel()
        self._suggested = frozenset(entry.ref for entry in suggested)
        entries = (*entries, *suggested)
        self._root = _Node("", None, None)
        self._nodes = {entry.ref: _Node(entry.ref, entry, None) for entry in entries}
        sides: dict[str, _Node] = {}
        for node in self._nodes.values():
            home = self._home_of(node, sides)
            node.parent = home
            home.children.append(node)
        for key in sorted(sides, key=lambda side: (side not in SIDES, side == "", side)):
            sides[key].parent = self._root
            self._root.children.append(sides[key])
        self._root.children.sort(key=_place_of_side)
        self._sort(self._root)
        self.endResetModel()

    def index_of(self, ref: Ref | None) -> QModelIndex:
        """Return the index of a unit, invalid if it isn't shown."""
        node = self._nodes.get(ref or "")
        return self.createIndex(node.row, 0, node) if node else QModelIndex()

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008 - Qt's signature
        children = self._node(parent).children
        if column != 0 or not 0 <= row < len(children):
            return QModelIndex()
        return self.createIndex(row, column, children[row])

    def parent(self, child: Index = QModelIndex()) -> QModelIndex:  # pyright: ignore[reportIncompatibleMethodOverride]  # noqa: B008 - Qt overloads it
        home = self._node(child).parent
        if home is None or home is self._root:
            return QModelIndex()
        return self.createIndex(home.row, 0, home)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.column() > 0 else len(self._node(parent).children)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: ARG002, B008 - Qt's signature
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        node = self._node(index)
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return self._title(node)
            case Role.REF:
                return node.entry.ref if node.entry else None
            case Role.KIND:
                return node.entry.kind if node.entry else None
            case Role.SIDE:
                return node.entry.side if node.entry else node.key
            case Role.COUNT:
                return None if node.entry else node.size
            case _:
                return None

    def _node(self, index: Index) -> _Node:
        if not index.isValid():
            return self._root
        node: object = index.internalPointer()
        assert isinstance(node, _Node)
        return node

    def _title(self, node: _Node) -> str:
        if node.entry is not None:
            return node.entry.title.best(self._language.code)[0] or node.entry.ref
        if node.key == SUGGESTED:
            return vocabulary.word(vocabulary.LANE, node.key)
        if node.key:
            return vocabulary.word(vocabulary.SIDE, node.key)
        return self.tr("No side given")

    def _home_of(self, node: _Node, sides: dict[str, _Node]) -> _Node:
        assert node.entry is not None
        if node.entry.ref in self._suggested:
            return sides.setdefault(SUGGESTED, _Node(SUGGESTED, None, None))
        above = self._nodes.get(node.entry.parent or "")
        if above is not None and not self._circles(node):
            return above
        key = node.entry.side or ""
        return sides.setdefault(key, _Node(key, None, None))

    def _circles(self, node: _Node) -> bool:
        seen = {node.key}
        while node.entry is not None and node.entry.parent in self._nodes:
            if node.entry.parent in seen:
                return True
            seen.add(node.entry.parent)
            node = self._nodes[node.entry.parent]
        return False

    def _sort(self, node: _Node) -> None:
        if node.entry is not None or node is not self._root:
            node.children.sort(key=_rank)
        for child in node.children:
            self._sort(child)

    def _on_language_changed(self) -> None:
        self._announce(self._root, QModelIndex())

    def _announce(self, node: _Node, index: QModelIndex) -> None:
        """Say that every line below `node` has new words."""
        if node.children:
            last = len(node.children) - 1
            self.dataChanged.emit(self.index(0, 0, index), self.index(last, 0, index))
        for row, child in enumerate(node.children):
            self._announce(child, self.index(row, 0, index))


def _place_of_side(node: _Node) -> int:
    """Order the sides that we know, then others, then none, then what is only suggested."""
    known = (*SIDES, None, "", SUGGESTED)
    return known.index(node.key) if node.key in known else known.index(None)


def _rank(node: _Node) -> tuple[bool, int, int]:
    """Order units before organisations, larger units before smaller, then by number."""
    entry = node.entry
    assert entry is not None
    echelon = ECHELONS.index(entry.echelon) if entry.echelon in ECHELONS else UNRANKED
    return entry.kind != "unit", echelon, entry.number or 0
