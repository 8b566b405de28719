"""Citations that a file only speaks of: found in the archive, or made with their sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.exchange.parcel import NameParcel, Parcel
from db.search.driver import driver
from db.vietnamese import clean, exact, fold

if TYPE_CHECKING:
    from db.exchange.identity import Cited, Identities
    from db.records import Ref


def citations_for(identities: Identities) -> list[Parcel]:
    """Give every source and locator that evidence names its citation; return those to be made.

    A source that is named in words is the one of that very name, or a new one.
    """
    made: list[Parcel] = []
    for key in list(identities.cited):
        named = identities.cited_as.get(key)
        known = identities.id(named) if named else None
        if known is None:
            source = _source(identities, key[0], made)
            if source is not None:
                known = _citation(identities, source, key, made)
        identities.cited[key] = known or 0
    return made


def _source(identities: Identities, words: str, made: list[Parcel]) -> Ref | None:
    """Return the ref of a source, as the file or the archive calls it; None where it can't be."""
    if words.startswith("source/"):
        return words if identities.id(words) is not None else None
    text = clean(words)
    ref = f"source/{text}"
    if not text or ref in identities.ids:
        return ref if text else None
    rows = driver(identities.connection).execute(
        "SELECT r.id, n.text FROM name AS n JOIN record AS r ON r.id = n.record_id"
        " WHERE r.kind = 'source' AND n.folded = ? ORDER BY r.id",
        (fold(text),),
    )
    same = [record_id for record_id, name in rows if exact(name) == exact(text)]
    if same:
        identities.ids[ref] = same[0]
        return ref
    parcel = Parcel(ref, "source", names=(NameParcel(text),), proposed=True)
    identities.numbering.take(identities, [parcel])
    made.append(parcel)
    return ref


def _citation(identities: Identities, source: Ref, key: Cited, made: list[Parcel]) -> int | None:
    _, vi, en = key
    source_id = identities.ids[source]
    if source_id < identities.first_new:
        row = (
            driver(identities.connection)
            .execute(
                "SELECT id FROM citation WHERE source_id = ? AND anchor_id IS NULL"
                " AND locator IS ? AND locator_en IS ? ORDER BY id",
                (source_id, vi, en),
            )
            .fetchone()
        )
        if row:
            return row[0]
    title = _title(identities, source)
    words = ", ".join(part for part in (title, vi or en) if part)
    fields = {"source": source, "locator": vi, "locator_en": en}
    ref = f"citation/{source}\n{vi}\n{en}"
    parcel = Parcel(
        ref,
        "citation",
        names=(NameParcel(words),),
        fields={name: value for name, value in fields.items() if value},
        proposed=True,
    )
    identities.numbering.take(identities, [parcel])
    made.append(parcel)
    return identities.ids[ref]


def _title(identities: Identities, source: Ref) -> str:
    row = (
        driver(identities.connection)
        .execute(
            "SELECT coalesce(title_vi, title_en) FROM record WHERE id = ?",
            (identities.ids[source],),
        )
        .fetchone()
    )
    return row[0] if row and row[0] else source.partition("/")[2]
