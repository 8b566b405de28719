"""Matching: which record of the archive each parcel of a file is, if any."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from db.errors import Impossible
from db.exchange.checking import check, wrong
from db.exchange.identity import CHUNK, Doubt, Identities, chunks, find, first_free_id
from db.exchange.parcel import Parcel, Rejected
from db.search.driver import driver, listed_texts
from db.vietnamese import exact, fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from sqlalchemy.engine import Connection

    from db.records import Ref

NAMED = frozenset(
    {
        "article",
        "unit",
        "body",
        "place",
        "person",
        "event",
        "route",
        "term",
        "source",
        "tour",
        "map",
    }
)
"""Kinds of which two records of one name are likely one; a title of a letter says nothing."""

CODES = {"unit": "code", "holding": "reference_code", "media": "sha256"}
"""Columns that tell one record of a kind from all others."""

HANGING = {"citation": "source", "holding": "parent"}
"""Kinds of which one must not hang on nothing, or on itself, and the field that it hangs by."""

ALIKE = 90.0
MOST_COMPARED = 5_000_000
"""Names are compared by their letters until so many pairs were; then only equal ones are seen."""

NEW, SKIP = "new", "skip"
"""Decisions, beside the ref of the record that a parcel is."""


def identify(
    connection: Connection,
    parcels: Iterable[Parcel | Rejected],
    decisions: Mapping[Ref, str],
    progress: Callable[[float], None],
) -> Identities:
    """Go through a file once and say which record each of its parcels is.

    `decisions` name, by the parcel's ref, the record that it is, NEW or SKIP. Memory grows by some
    hundred bytes a parcel. `progress` is called now and then; it may raise.
    """
    first = first_free_id(connection)
    found = Identities(connection, first, next_id=first)
    matching = Matching(connection, found, decisions)
    for chunk in chunks(parcels, CHUNK):
        progress(0.0)
        matching.take([one for one in chunk if isinstance(one, Parcel)])
    matching.settle()
    return found


class Matching:
    """Match parcels with the records of the archive: by uuid, ref, identifier, code, then name."""

    def __init__(
        self, connection: Connection, found: Identities, decisions: Mapping[Ref, str]
    ) -> None:
        self._run = driver(connection).execute
        self._found = found
        self._decisions = decisions
        self._names: dict[str, list[tuple[str, int]]] = {}
        self._compared = 0
        self._uuids: set[str] = set()
        self._hanging: dict[Ref, Ref] = {}

    def take(self, parcels: Sequence[Parcel]) -> None:
        """Give each of these parcels its record."""
        fresh: list[Parcel] = []
        seen: set[Ref] = set()
        for parcel in parcels:
            self._note_citations(parcel)
            if parcel.ref in seen or parcel.ref in self._found.ids:
                self._found.repeated.add(parcel.ref)
            elif parcel.ref not in self._found.skipped:
                seen.add(parcel.ref)
                fresh.append(parcel)
        matched = self._matched([one for one in fresh if one.ref not in self._decisions])
        new: list[Parcel] = []
        for parcel in fresh:
            decision = self._decisions.get(parcel.ref)
            if decision == SKIP:
                self._found.skipped.add(parcel.ref)
                continue
            record_id = matched.get(parcel.ref)
            if decision not in (None, NEW):
                record_id = find(self._found.connection, decision)
            if record_id is None:
                if self._passes(parcel):
                    new.append(parcel)
            else:
                self._found.ids[parcel.ref] = record_id
        self._found.numbering.take(self._found, new)

    def _passes(self, parcel: Parcel) -> bool:
        """Say whether a parcel can become a record; note why it can't."""
        try:
            check(parcel)
            if parcel.uuid is not None:
                if parcel.uuid in self._uuids or self._has(parcel.uuid):
                    raise wrong("uuid", parcel.uuid)
                self._uuids.add(parcel.uuid)
        except Impossible as refusal:
            self._found.refused[parcel.ref] = refusal
            return False
        if parcel.kind in HANGING:
            target = parcel.fields.get(HANGING[parcel.kind])
            self._hanging[parcel.ref] = str(target or "")
        return True

    def _has(self, uuid: str) -> bool:
        return self._run("SELECT 1 FROM record WHERE uuid = ?", (uuid,)).fetchone() is not None

    def settle(self) -> None:
        """Refuse new citations of no source; let no new holding be part of itself."""
        refused = 1
        while refused:
            refused = 0
            for ref, target in list(self._hanging.items()):
                if ref.startswith("citation/") and self._found.id(target) is None:
                    self._found.refused[ref] = Impossible(
                        "A citation needs its source, and there is no record {ref}.",
                        "Choose one, or make it first.",
                        ref=target,
                    )
                    self._found.ids.pop(ref, None)
                    del self._hanging[ref]
                    refused += 1
        for ref in self._hanging:
            passed: set[Ref] = set()
            above = ref
            while above in self._hanging and above not in passed:
                passed.add(above)
                above = self._hanging[above]
            if above in passed and above == ref:
                self._found.loops.add(ref)

    def _note_citations(self, parcel: Parcel) -> None:
        for one in parcel.evidence:
            if one.source is not None:
                key = (one.source, one.locator.vi, one.locator.en)
                self._found.cited.setdefault(key, 0)
                if one.citation is not None:
                    self._found.cited_as.setdefault(key, one.citation)

    def _matched(self, parcels: Sequence[Parcel]) -> dict[Ref, int]:
        found = self._by_key(
            "SELECT kind, uuid, id FROM record WHERE uuid IN (SELECT value FROM json_each(?))",
            [(one, one.uuid) for one in parcels if one.uuid],
        )
        left = [one for one in parcels if one.ref not in found]
        stated = [(one, one.ref.partition("/")[2]) for one in left if not one.proposed]
        found |= self._by_key(
            "SELECT kind, slug, id FROM record WHERE slug IN (SELECT value FROM json_each(?))",
            stated,
        )
        left = [one for one in left if one.ref not in found]
        found |= self._by_identifier(left)
        for kind, column in CODES.items():
            coded = [
                (one, str(one.fields[column]))
                for one in left
                if one.kind == kind and _tells(one.fields.get(column)) and one.ref not in found
            ]
            alike = self._by_key(
                f"SELECT '{kind}', {column}, id FROM {kind}"  # noqa: S608 - our own names
                f" WHERE {column} IN (SELECT value FROM json_each(?))",
                coded,
            )
            # a code as short as "1" is another one's in another finding aid
            found |= {
                one.ref: alike[one.ref]
                for one, _ in coded
                if one.ref in alike and not self._contradicts(one, alike[one.ref])
            }
        unnamed = [one for one in left if one.ref not in found and one.kind in NAMED]
        return found | self._by_name(unnamed)

    def _by_key(self, statement: str, keyed: Sequence[tuple[Parcel, str]]) -> dict[Ref, int]:
        if not keyed:
            return {}
        rows = self._run(statement, (listed_texts([key for _, key in keyed]),)).fetchall()
        known: dict[tuple[str, str], list[int]] = {}
        for kind, key, record_id in rows:
            known.setdefault((kind, key), []).append(record_id)
        return {
            one.ref: ids[0] for one, key in keyed if len(ids := known.get((one.kind, key), [])) == 1
        }

    def _by_identifier(self, parcels: Sequence[Parcel]) -> dict[Ref, int]:
        values = [value for one in parcels for _, value in one.identifiers]
        if not values:
            return {}
        known: dict[tuple[str, str, str], set[int]] = {}
        for kind, scheme, value, record_id in self._run(
            "SELECT r.kind, i.scheme, i.value, r.id FROM identifier AS i"
            " JOIN record AS r ON r.id = i.record_id"
            " WHERE i.value IN (SELECT value FROM json_each(?))",
            (listed_texts(values),),
        ):
            known.setdefault((kind, scheme, value), set()).add(record_id)
        found: dict[Ref, int] = {}
        for one in parcels:
            for scheme, value in one.identifiers:
                ids = known.get((one.kind, scheme, value), set())
                if len(ids) == 1:
                    found[one.ref] = next(iter(ids))
                    break
        return found

    def _by_name(self, parcels: Sequence[Parcel]) -> dict[Ref, int]:
        """Return those whose name one record alone has; put those of a name like it in doubt."""
        wanted = {one.ref: [name.text for name in one.names[:4]] for one in parcels}
        texts = [fold(text) for names in wanted.values() for text in names]
        if not texts:
            return {}
        known: dict[tuple[str, str], dict[int, set[str]]] = {}
        for kind, folded, text, record_id in self._run(
            "SELECT r.kind, n.folded, n.text, r.id FROM name AS n"
            " JOIN record AS r ON r.id = n.record_id"
            " WHERE n.folded IN (SELECT value FROM json_each(?))",
            (listed_texts(texts),),
        ):
            known.setdefault((kind, folded), {}).setdefault(record_id, set()).add(exact(text))
        found: dict[Ref, int] = {}
        for one in parcels:
            same, alike = set[int](), set[int]()
            for text in wanted[one.ref]:
                for record_id, written in known.get((one.kind, fold(text)), {}).items():
                    (same if exact(text) in written else alike).add(record_id)
            if len(same) == 1 and not self._contradicts(one, next(iter(same))):
                found[one.ref] = next(iter(same))
            else:
                candidates = same | alike or set(self._alike(one))
                self._doubt(one, sorted(candidates))
        return found

    def _contradicts(self, parcel: Parcel, record_id: int) -> bool:
        """Say whether a record of the same name has another number in the same scheme, or code."""
        schemes = dict(parcel.identifiers)
        rows = self._run("SELECT scheme, value FROM identifier WHERE record_id = ?", (record_id,))
        if any(schemes.get(scheme, value) != value for scheme, value in rows):
            return True
        column = CODES.get(parcel.kind)
        code = parcel.fields.get(column) if column else None
        if code is None:
            return False
        row = self._run(
            f"SELECT {column} FROM {parcel.kind} WHERE id = ?",  # noqa: S608 - our own names
            (record_id,),
        ).fetchone()
        return bool(row and row[0] and row[0] != code)

    def _doubt(self, parcel: Parcel, ids: Sequence[int]) -> None:
        if ids and parcel.proposed:
            rows = self._run(
                "SELECT kind, slug FROM record WHERE id IN (SELECT value FROM json_each(?))",
                (str(list(ids)),),
            )
            refs = tuple(f"{kind}/{tail}" for kind, tail in rows)
            self._found.doubts[parcel.ref] = Doubt(parcel.ref, refs)

    def _alike(self, parcel: Parcel) -> list[int]:
        """Return the records of a name like the parcel's, with the same numbers in it."""
        title = fold(parcel.title())
        if parcel.kind not in self._names:
            rows = self._run(
                "SELECT n.folded, n.record_id FROM name AS n JOIN record AS r"
                " ON r.id = n.record_id WHERE r.kind = ? ORDER BY n.id",
                (parcel.kind,),
            )
            self._names[parcel.kind] = rows.fetchall()
        names = self._names[parcel.kind]
        self._compared += len(names)
        if not parcel.proposed or not title or self._compared > MOST_COMPARED:
            return []
        from rapidfuzz import fuzz, process

        hits = process.extract(
            title, [name for name, _ in names], scorer=fuzz.ratio, limit=3, score_cutoff=ALIKE
        )
        digits = re.findall(r"\d+", title)
        return [names[at][1] for name, _, at in hits if re.findall(r"\d+", name) == digits]


def _tells(code: object) -> bool:
    """Say whether a code can tell one record from all others: the third item of a file can't."""
    text = str(code or "")
    return len(text) > 3 or (text != "" and not text.isdigit())
