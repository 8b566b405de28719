"""Parcels into the archive: what a file would change, and carrying that out as one revision."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from db.errors import ImportRefused, Impossible
from db.exchange.checking import check
from db.exchange.citing import citations_for
from db.exchange.identity import CHUNK, Identities, chunks
from db.exchange.matching import identify
from db.exchange.newcomers import Newcomers
from db.exchange.outgoing import parcels_of
from db.exchange.parcel import Parcel, Rejected
from db.exchange.updating import Difference, differences, take_in, translated
from db.records import Ref, Words
from db.transaction import Transaction

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from sqlalchemy.engine import Connection


MOST_PROBLEMS = 1_000
"""Problems that are kept word for word; all are counted."""
MOST_KEPT = 20_000
"""Parcels of a file that are kept in memory, some 60 MB, and not read again."""
NONE: dict[str, str] = {}


@dataclass(slots=True)
class Carried:
    """What an import did, or would do."""

    added: Counter[str] = field(default_factory=Counter[str])
    changed: Counter[str] = field(default_factory=Counter[str])
    unchanged: int = 0
    rejected: int = 0
    problems: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    more_problems: int = 0

    def problem(self, where: str, message: str) -> None:
        """Note what was left out of a record that came in."""
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append((where, message))
        else:
            self.more_problems += 1

    def reject(self, where: str, message: str) -> None:
        """Note a row that was not taken."""
        self.rejected += 1
        self.problem(where, message)


@dataclass(frozen=True, slots=True)
class Planned:
    """What an import would do with one record or row of a file.

    `state` is "new", "changed", "unchanged", "review" (it may be one of `candidates`; unless
    somebody decides, it becomes a new record) or "rejected" (`message` says why, and
    `template` filled in with `values`, where it can be said in another language). `key` is what a
    decision names it by.
    """

    where: str
    key: Ref
    kind: str
    title: str
    state: str
    ref: Ref | None = None
    differences: tuple[tuple[str, str | None, str], ...] = ()
    candidates: tuple[Ref, ...] = ()
    message: str = ""
    template: str = ""
    values: dict[str, str] = field(default_factory=dict[str, str])


def carry_out(
    transaction: Transaction,
    parcels: Iterable[Parcel | Rejected],
    decisions: Mapping[Ref, str] = NONE,
    progress: Callable[[float], None] = lambda _share: None,
    tell: Callable[[Planned], None] | None = None,
) -> Carried:
    """Take parcels in, in the transaction's one revision; what is there already changes nothing.

    `parcels` is gone through twice, and must give the same each time; memory stays bounded but for
    some hundred bytes a record. `decisions`: as of identity.identify. `progress` is told the share
    that is done, and may raise to call it off. `tell` is handed what was done with each row.
    """
    transaction.connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    transaction.action = transaction.action or "import"
    transaction.why = transaction.why or "Import records"
    return _go_through(transaction, parcels, decisions, progress, _Intake(transaction, tell))


def plan(
    connection: Connection,
    parcels: Iterable[Parcel | Rejected],
    decisions: Mapping[Ref, str] = NONE,
    progress: Callable[[float], None] = lambda _share: None,
    tell: Callable[[Planned], None] | None = None,
) -> Carried:
    """Return what `carry_out` would do, by the same steps, and do none of it."""
    dry = Transaction(connection, "")
    return _go_through(dry, parcels, decisions, progress, _Intake(dry, tell, dry=True))


def _go_through(
    transaction: Transaction,
    parcels: Iterable[Parcel | Rejected],
    decisions: Mapping[Ref, str],
    progress: Callable[[float], None],
    intake: _Intake,
) -> Carried:
    parcels = _Kept(parcels)
    identities = identify(transaction.connection, parcels, decisions, progress)
    intake.begin(identities, citations_for(identities))
    total, done = max(1, len(identities.ids)), 0
    for chunk in chunks(parcels, CHUNK):
        intake.take(chunk)
        done += len(chunk)
        progress(min(0.95, 0.95 * done / total))
    intake.finish()
    return intake.carried


class _Kept:
    """Give parcels twice: few are kept from the first time, many are read again."""

    def __init__(self, parcels: Iterable[Parcel | Rejected]) -> None:
        self._parcels = parcels
        self._kept: list[Parcel | Rejected] | None = None

    def __iter__(self) -> Iterator[Parcel | Rejected]:
        """Yield each of the parcels."""
        if self._kept is not None:
            yield from self._kept
            return
        kept: list[Parcel | Rejected] | None = []
        for one in self._parcels:
            if kept is not None:
                kept.append(one)
                if len(kept) > MOST_KEPT:
                    kept = None
            yield one
        self._kept = kept


class _Intake:
    """Take chunks of parcels: new ones in bulk, those of known records by what differs.

    With `dry`, everything is worked out and nothing is written.
    """

    def __init__(
        self, transaction: Transaction, tell: Callable[[Planned], None] | None, *, dry: bool = False
    ) -> None:
        self._transaction = transaction
        self._tell = tell
        self._dry = dry
        self.carried = Carried()
        self._held: dict[Ref, Parcel] = {}
        self._late: list[Parcel] = []
        self._identities: Identities
        self._newcomers: Newcomers

    def begin(self, identities: Identities, made: Sequence[Parcel]) -> None:
        """Begin the second going through; `made` are citations that the file only speaks of."""
        self._identities = identities
        self._newcomers = Newcomers(
            self._transaction, identities, self.carried.problem, dry=self._dry
        )
        self.take(made)

    def take(self, chunk: Iterable[Parcel | Rejected]) -> None:
        """Take some rows of the file."""
        known: list[Parcel] = []
        for one in chunk:
            if isinstance(one, Rejected):
                self._reject(one)
            elif one.ref in self._identities.skipped:
                self.carried.unchanged += 1
            elif one.ref in self._identities.refused and one.ref not in self._identities.ids:
                refusal = self._identities.refused[one.ref]
                self._reject(Rejected.because(one.where or one.ref, refusal), one)
            elif one.ref not in self._identities.ids:
                raise ImportRefused(
                    "The file changed while it was read.", "Import it again.", where=one.where
                )
            elif one.ref in self._identities.repeated:
                held = self._held.get(one.ref)
                self._held[one.ref] = one if held is None else joined(held, one)
            elif not self._newcomers.can_rest(one):
                self._late.append(one)
            elif self._identities.is_new(one.ref):
                self._add(one)
            else:
                known.append(one)
        self._newcomers.write()
        self._update(known)

    def finish(self) -> None:
        """Take what had to wait for the end of the file."""
        waiting = [*self._held.values(), *self._late]
        self._held, self._late = {}, []
        waiting.sort(key=lambda one: one.kind != "section")
        known: list[Parcel] = []
        for one in waiting:
            if self._identities.is_new(one.ref):
                self._add(one, again=True)
            else:
                known.append(one)
        self._newcomers.write()
        self._update(known)

    def _add(self, parcel: Parcel, *, again: bool = False) -> None:
        try:
            if again:  # it was put together of several
                check(parcel)
            self._newcomers.add(parcel)
        except Impossible as refusal:
            self._reject(Rejected.because(parcel.where or parcel.ref, refusal), parcel)
            return
        self.carried.added[parcel.kind] += 1
        if self._tell is not None:
            doubt = self._identities.doubts.get(parcel.ref)
            self._say(
                parcel,
                "review" if doubt else "new",
                candidates=doubt.candidates if doubt else (),
                differences=tuple(
                    (one.part, None, one.after)
                    for one in differences(Parcel(parcel.ref, parcel.kind), parcel)
                ),
            )

    def _update(self, parcels: list[Parcel]) -> None:
        ids = [self._identities.ids[one.ref] for one in parcels]
        now = self._as_they_are(ids)
        touched: set[int] = set()
        for parcel, record_id in zip(parcels, ids, strict=True):
            before = now[record_id]
            if record_id in touched:
                before = self._as_they_are([record_id])[record_id]
            found = list(differences(before, translated(parcel, self._identities)))
            if not found:
                self.carried.unchanged += 1
                self._say(parcel, "unchanged", before.ref)
                continue
            touched.add(record_id)
            self._change(parcel, before.ref, found)
        if touched:
            self._newcomers.renumber()

    def _change(self, parcel: Parcel, ref: Ref, found: list[Difference]) -> None:
        why = self._transaction.why
        try:
            if not self._dry:
                with self._transaction.connection.begin_nested():
                    take_in(self._transaction, ref, found, self._newcomers.resting)
        except Impossible as refusal:
            self._reject(Rejected.because(parcel.where or parcel.ref, refusal), parcel)
            return
        finally:
            self._transaction.why = why
        self.carried.changed[parcel.kind] += 1
        told = tuple((one.part, one.before, one.after) for one in found)
        self._say(parcel, "changed", ref, differences=told)

    def _as_they_are(self, ids: list[int]) -> dict[int, Parcel]:
        wanted = list(dict.fromkeys(ids))
        found = parcels_of(self._transaction.connection, wanted)
        return dict(zip(wanted, found, strict=True))

    def _reject(self, row: Rejected, parcel: Parcel | None = None) -> None:
        self.carried.reject(row.where, row.message)
        if self._tell is None:
            return
        refusal = row.refusal
        values = {name: str(value) for name, value in refusal.values.items()} if refusal else {}
        self._tell(
            Planned(
                row.where,
                parcel.ref if parcel else "",
                parcel.kind if parcel else "",
                parcel.title() if parcel else "",
                "rejected",
                message=row.message,
                template=refusal.template if refusal else "",
                values=values,
            )
        )

    def _say(
        self,
        parcel: Parcel,
        state: str,
        ref: Ref | None = None,
        *,
        differences: tuple[tuple[str, str | None, str], ...] = (),
        candidates: tuple[Ref, ...] = (),
    ) -> None:
        if self._tell is not None:
            self._tell(
                Planned(
                    parcel.where, parcel.ref, parcel.kind, parcel.title(), state, ref,
                    differences, candidates,
                )
            )  # fmt: skip


def joined(one: Parcel, other: Parcel) -> Parcel:
    """Return one parcel of two that say something of the same record: the first says it first."""
    return replace(
        one,
        names=one.names + tuple(name for name in other.names if name not in one.names),
        fields=_joined_fields(one, other),
        links=one.links + tuple(link for link in other.links if link not in one.links),
        identifiers=tuple(dict.fromkeys((*one.identifiers, *other.identifiers))),
        evidence=one.evidence + tuple(e for e in other.evidence if e not in one.evidence),
        rivals=one.rivals + tuple(r for r in other.rivals if r not in one.rivals),
        tags=tuple(dict.fromkeys((*one.tags, *other.tags))),
        passages=one.passages + tuple(p for p in other.passages if p not in one.passages),
        stops=one.stops or other.stops,
    )


def _joined_fields(one: Parcel, other: Parcel) -> dict[str, Any]:
    found: dict[str, Any] = {**other.fields, **one.fields}
    for name, mine in one.fields.items():
        theirs = other.fields.get(name)
        if isinstance(mine, Words) and isinstance(theirs, Words):
            found[name] = Words(mine.vi or theirs.vi, mine.en or theirs.en)
    return found
