"""Which record each parcel of a file is: one of the archive's, or a new one and its id."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from db import tables
from db.exchange.parcel import Parcel
from db.search.driver import driver, listed_texts
from db.transaction import HIGHEST_GONE
from db.vietnamese import exact, fold, slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy.engine import Connection

    from db.errors import Impossible
    from db.records import Ref

CHUNK = 2_000


ACTOR, ACTORS = "actor", ("person", "body", "unit")
"""`actor/NAME` names whoever of these kinds has the name: a file may not say which it is."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A parcel that may be a record of the archive: somebody must say, or it becomes a new one."""

    ref: Ref
    candidates: tuple[Ref, ...]


Cited = tuple[str, "str | None", "str | None"]
"""A source, by its ref or in words, and the place in it in both languages."""


@dataclass(slots=True)
class Identities:
    """What was found out about a file's parcels: an id for each ref, the archive's or a new one.

    Ids from `first_new` on are new. `repeated` refs stand in several parcels. `cited` are the
    sources and locators that evidence names by words, `refused` parcels that cannot be records,
    `loops` new holdings that would be part of themselves.
    """

    connection: Connection
    first_new: int
    ids: dict[Ref, int] = field(default_factory=dict[str, int])
    refs: dict[int, Ref] = field(default_factory=dict[int, str])
    doubts: dict[Ref, Doubt] = field(default_factory=dict[str, "Doubt"])
    repeated: set[Ref] = field(default_factory=set[str])
    skipped: set[Ref] = field(default_factory=set[str])
    cited: dict[Cited, int] = field(default_factory=dict["Cited", int])
    cited_as: dict[Cited, Ref] = field(default_factory=dict["Cited", str])
    next_id: int = 0
    loops: set[Ref] = field(default_factory=set[str])
    refused: dict[Ref, Impossible] = field(default_factory=dict[str, "Impossible"])
    numbering: Numbering = field(init=False)

    def __post_init__(self) -> None:
        """Begin to number."""
        self.numbering = Numbering(self.connection)

    def id(self, ref: Ref) -> int | None:
        """Return the id of a ref of the file, or else of the archive; None for neither."""
        found = self.ids.get(ref)
        if found is None and ref not in self.skipped:
            kind, _, name = ref.partition("/")
            if kind == ACTOR:
                known = (self.id(f"{one}/{name}") for one in ACTORS)
                found = next((one for one in known if one is not None), None)
            else:
                found = find(self.connection, ref)
            if found is not None:
                self.ids[ref] = found
        return found

    def ref(self, ref: Ref) -> Ref | None:
        """Return the ref in the archive, now or to be, of a ref of the file; None for none."""
        found = self.id(ref)
        if found is None:
            return None
        return self.named(found) or ref

    def named(self, record_id: int) -> Ref | None:
        """Return a record's ref in the archive, now or to be; None for no record."""
        named = self.refs.get(record_id)
        if named is None and record_id < self.first_new:
            run = driver(self.connection).execute
            row = run("SELECT kind, slug FROM record WHERE id = ?", (record_id,)).fetchone()
            if row:
                named = self.refs[record_id] = f"{row[0]}/{row[1]}"
        return named

    def is_new(self, ref: Ref) -> bool:
        """Say whether a ref of the file becomes a new record."""
        return self.ids.get(ref, -1) >= self.first_new

    def give(self, ref: Ref, free: Ref) -> None:
        """Give a ref of the file the next id, and the ref that it gets in the archive."""
        self.ids[ref] = self.next_id
        self.refs[self.next_id] = free
        self.next_id += 1


class Numbering:
    """Give new records ids, and refs that nothing has yet."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._taken: set[Ref] = set()
        self._numbers: dict[str, int] = {}

    def take(self, found: Identities, parcels: Sequence[Parcel]) -> None:
        """Give new records ids, and refs that nothing has yet."""
        wanted = [(one, slug(_tail(one))[:80].strip("-") or one.kind) for one in parcels]
        taken = self._slugs(wanted)
        for parcel, base in wanted:
            ref, number = f"{parcel.kind}/{base}", self._numbers.get(f"{parcel.kind}/{base}", 1)
            start = ref
            while ref in self._taken or ref in taken:
                number += 1
                ref = f"{start}-{number}"
                if ref not in self._taken and find(self._connection, ref) is not None:
                    taken.add(ref)
            if number > 1:
                self._numbers[start] = number
            self._taken.add(ref)
            found.give(parcel.ref, ref)

    def _slugs(self, wanted: Sequence[tuple[Parcel, str]]) -> set[Ref]:
        rows = driver(self._connection).execute(
            "SELECT kind, slug FROM record WHERE slug IN (SELECT value FROM json_each(?1))"
            " UNION SELECT substr(ref, 1, instr(ref, '/') - 1), substr(ref, instr(ref, '/') + 1)"
            " FROM redirect WHERE ref IN (SELECT value FROM json_each(?2))",
            (
                listed_texts([base for _, base in wanted]),
                listed_texts([f"{one.kind}/{base}" for one, base in wanted]),
            ),
        )
        return {f"{kind}/{tail}" for kind, tail in rows}


def chunks(items: Iterable[Any], size: int) -> Iterator[list[Any]]:
    """Yield lists of at most `size` items."""
    chunk: list[Any] = []
    for item in items:
        chunk.append(item)
        if len(chunk) >= size:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def find(connection: Connection, ref: Ref) -> int | None:
    """Return the id of a record of the archive, by its ref or one that it had; None for none.

    Instead of a slug may stand a name that one record of the kind alone has.
    """
    kind, _, tail = ref.partition("/")
    run = driver(connection).execute
    row = run("SELECT id FROM record WHERE kind = ? AND slug = ?", (kind, tail)).fetchone()
    if row is None:
        row = run("SELECT record_id FROM redirect WHERE ref = ?", (ref,)).fetchone()
    if row is None and slug(tail) != tail:
        rows = run(
            "SELECT DISTINCT n.record_id, n.text FROM name AS n JOIN record AS r"
            " ON r.id = n.record_id WHERE r.kind = ? AND n.folded = ?",
            (kind, fold(tail)),
        )
        same = {record_id for record_id, text in rows if exact(text) == exact(tail)}
        return same.pop() if len(same) == 1 else None
    return row[0] if row else None


def first_free_id(connection: Connection) -> int:
    """Return an id that no record has or had, nor any higher one."""
    last = connection.execute(select(func.max(tables.Record.id))).scalar() or 0
    gone = connection.execute(
        select(tables.Setting.value).where(tables.Setting.key == HIGHEST_GONE)
    ).scalar()
    return 1 + max(last, gone if isinstance(gone, int) else 0)


def _tail(parcel: Parcel) -> str:
    return parcel.title() if parcel.proposed and parcel.names else parcel.ref.partition("/")[2]
