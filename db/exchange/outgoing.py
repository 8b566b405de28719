"""Parcels out of the archive: every record of some kinds, in a fixed order, a batch at a time."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import select

from db import tables
from db.dates import Date, parse
from db.editing.fields import KEPT, REFERENCES
from db.exchange.parcel import (
    EvidenceParcel,
    LinkParcel,
    NameParcel,
    Parcel,
    PassageParcel,
    RivalParcel,
)
from db.history import snapshots
from db.kinds import BY_NAME, KINDS
from db.reading.lookup import titles
from db.records import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from sqlalchemy.engine import Connection

    from db.history import Row, State
    from db.records import About, Ref

BATCH = 400


def _no_progress(_share: float) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Source:
    """What an exporter writes from: one consistent view of the archive.

    `kinds` are those that were asked for, of those that the format can hold; `path` is the
    archive's file, `work` an empty folder for what is made on the way. `progress` is told the share
    that is done; it may raise to call the export off.
    """

    connection: Connection
    about: About
    kinds: tuple[str, ...]
    path: Path
    work: Path
    progress: Callable[[float], None] = field(default=_no_progress)
    maps: tuple[Ref, ...] = ()

    def parcels(self, *kinds: str) -> Iterator[Parcel]:
        """Yield a parcel for each record of `kinds` (none: all that were asked for)."""
        wanted = [kind for kind in kinds or self.kinds if kind in self.kinds]
        return parcels(self.connection, wanted)

    def titles(self, refs: Iterable[Ref]) -> dict[Ref, Words]:
        """Return the titles of these records, of any kind."""
        return {ref: one.title for ref, one in titles(self.connection, refs).items()}


def parcels(connection: Connection, kinds: Iterable[str] = ()) -> Iterator[Parcel]:
    """Yield a parcel for each record: by kind, then in the order in which a list shows them."""
    wanted = set(kinds)
    record = tables.Record
    for kind in KINDS:
        if wanted and kind.name not in wanted:
            continue
        ids = connection.execute(
            select(record.id)
            .where(record.kind == kind.name)
            .order_by(record.position, record.sort_key, record.slug)
        )
        chosen = ids.scalars().all()
        for start in range(0, len(chosen), BATCH):
            yield from parcels_of(connection, chosen[start : start + BATCH])


def parcels_of(connection: Connection, ids: Sequence[int]) -> Iterator[Parcel]:
    """Yield a parcel for each of these records, in this order."""
    states = snapshots(connection, ids)
    packing = _Packing(connection, states)
    for record_id in ids:
        if record_id in states:
            yield packing.parcel(states[record_id])


class _Packing:
    """Pack snapshots of records: their ids become refs."""

    def __init__(self, connection: Connection, states: Mapping[int, State]) -> None:
        rows = [row for state in states.values() for kept in state.values() for row in kept]
        self._citations = _citations(connection, _values(rows, ("citation_id",)))
        self._passages = _passages(connection, _values(rows, ("passage_id",)))
        self._tags = (
            _tags(connection) if any("record_tag" in one for one in states.values()) else {}
        )
        ids = _values(rows, POINTING)
        ids |= {row.source_id for row in self._citations.values()}
        self._refs = refs_by_id(connection, ids)

    def parcel(self, state: State) -> Parcel:
        """Return the parcel of one record."""
        head = state["record"][0]
        claims = {row["id"]: row for row in state.get("claim", ())}
        names = {row["id"]: _name(row, claims[row["id"]]) for row in state.get("name", ())}
        links = {row["id"]: self._link(row, claims[row["id"]]) for row in state.get("link", ())}
        return Parcel(
            ref=f"{head['kind']}/{head['slug']}",
            kind=head["kind"],
            names=tuple(names.values()),
            fields=self._fields(state, head),
            links=tuple(links.values()),
            identifiers=tuple(
                sorted((row["scheme"], row["value"]) for row in state.get("identifier", ()))
            ),
            evidence=self._evidence(state, claims, names, links),
            rivals=tuple(
                _rival(row)
                for row in claims.values()
                if row["target"] == "field" and row["rank"] != "preferred"
            ),
            status=head["status"],
            uuid=head["uuid"],
            lang=head["lang"],
            tags=tuple(sorted(self._tags[row["tag_id"]] for row in state.get("record_tag", ()))),
            passages=_paragraphs(state),
            stops=self._stops(state),
            placeholder=True if head.get("placeholder") else None,
            apart=_apart(state),
        )

    def _fields(self, state: State, head: Row) -> dict[str, Any]:
        kind = BY_NAME[head["kind"]]
        own = state[kind.table.__tablename__][0] if kind.name != "record" else {}
        found: dict[str, Any] = {}
        if date := _date(own):
            found["date"] = date
        for name, value in own.items():
            if name in REFERRING.get(kind.name, {}):
                found[REFERRING[kind.name][name]] = self._refs[value]
            elif name not in LEFT and not name.startswith("date_") and not name.endswith("_id"):
                found[name] = tuple(cast("list[Any]", value)) if isinstance(value, list) else value
        if own.get("date_wording_en"):
            found["date_wording_en"] = own["date_wording_en"]
        if own.get("date_inferred_vi") or own.get("date_inferred_en"):
            found["inferred"] = Words(own.get("date_inferred_vi"), own.get("date_inferred_en"))
        if own.get("keywords_vi") or own.get("keywords_en"):
            joined = [own.get(key) and "; ".join(own[key]) for key in KEYWORDS]
            found["keywords"] = Words(*joined)
        texts: dict[str, dict[str, str]] = {}
        for row in state.get("prose", ()):
            texts.setdefault(row["field"], {})[row["lang"]] = row["text"]
        found.update((name, Words(one.get("vi"), one.get("en"))) for name, one in texts.items())
        return found

    def _link(self, row: Row, claim: Row) -> LinkParcel:
        ref = self._refs[row["object_id"]]
        return LinkParcel(row["predicate"], ref, _date(row), claim["rank"], _reason(claim))

    def _stops(self, state: State) -> tuple[Ref, ...]:
        stops = [*state.get("route_stop", ()), *state.get("tour_stop", ())]
        stops.sort(key=lambda row: row["position"])
        return tuple(self._refs[row.get("place_id") or row["record_id"]] for row in stops)

    def _evidence(
        self,
        state: State,
        claims: Mapping[int, Row],
        names: Mapping[int, NameParcel],
        links: Mapping[int, LinkParcel],
    ) -> tuple[EvidenceParcel, ...]:
        anchors = {row["id"]: row for row in state.get("anchor", ())}
        found: list[EvidenceParcel] = []
        for row in state.get("evidence", ()):
            claim = claims[row["claim_id"]]
            if claim["target"] == "field" and claim["rank"] != "preferred":
                on = f"rival:{claim['field']}"
            else:
                on = target_words(claim, names.get(claim["id"]), links.get(claim["id"]))
            cited = self._citations.get(row.get("citation_id", 0))
            found.append(
                EvidenceParcel(
                    on=on,
                    grade=row["grade"],
                    source=self._refs[cited.source_id] if cited else None,
                    locator=Words(cited.locator, cited.locator_en) if cited else Words(),
                    citation=self._refs[row["citation_id"]] if cited else None,
                    cited_in=self._refs[row["cited_in_id"]] if "cited_in_id" in row else None,
                    note=row.get("note"),
                    **self._spot(anchors.get(row.get("anchor_id", 0))),
                )
            )
        return tuple(found)

    def _spot(self, anchor: Row | None) -> dict[str, Any]:
        if anchor is None:
            return {}
        if "media_id" in anchor:
            corners = tuple((float(x), float(y)) for x, y in anchor.get("polygon") or ())
            media = self._refs[anchor["media_id"]]
            return {"media": media, "page": anchor.get("page"), "polygon": corners}
        section, position, lang = self._passages[anchor["passage_id"]]
        return {
            "section": section,
            "passage": position,
            "lang": lang,
            "start": anchor.get("start"),
            "end": anchor.get("end"),
            "quote": anchor.get("quote"),
        }


KEYWORDS = ("keywords_vi", "keywords_en")
LEFT = KEPT - {"media_type", "size", "sha256"} | {*KEYWORDS, "mask", "file_name"}
"""Columns that no parcel carries as they are."""

APART = {
    "control_point": "control points",
    "mention": "mentions",
    "misprint": "misprints",
}
"""Tables whose rows no parcel carries, and what a loss report calls them."""

REFERRING = {
    kind.name: {column: name for (of, name), (column, _) in REFERENCES.items() if of == kind.name}
    for kind in KINDS
}
"""For each kind, the columns that name a record and the fields that they fill."""

POINTING = tuple(
    dict.fromkeys(
        [column for column, _ in REFERENCES.values()]
        + ["object_id", "place_id", "citation_id", "cited_in_id", "media_id", "record_id"]
    )
)


def target_words(claim: Row, name: NameParcel | None, link: LinkParcel | None) -> str:
    """Return what a claim is called in EvidenceParcel.on."""
    if name is not None:
        return f"name:{name.lang}:{name.text}"
    if link is not None:
        return f"link:{link.predicate}>{link.ref}"
    return claim.get("field") or "record"


def refs_by_id(connection: Connection, ids: Iterable[int]) -> dict[int, Ref]:
    """Return the ref of each of these records."""
    wanted = sorted(ids)
    record = tables.Record
    found: dict[int, Ref] = {}
    for start in range(0, len(wanted), BATCH):
        rows = connection.execute(
            select(record.id, record.kind, record.slug).where(
                record.id.in_(wanted[start : start + BATCH])
            )
        )
        found.update((key, f"{kind}/{slug}") for key, kind, slug in rows)
    return found


def _values(rows: Iterable[Row], names: Sequence[str]) -> set[int]:
    return {row[name] for row in rows for name in names if row.get(name) is not None}


def _citations(connection: Connection, ids: Iterable[int]) -> dict[int, Any]:
    citation = tables.Citation
    wanted = sorted(ids)
    found: dict[int, Any] = {}
    for start in range(0, len(wanted), BATCH):
        rows = connection.execute(
            select(citation.id, citation.source_id, citation.locator, citation.locator_en).where(
                citation.id.in_(wanted[start : start + BATCH])
            )
        )
        found.update((row.id, row) for row in rows)
    return found


def _passages(connection: Connection, ids: Iterable[int]) -> dict[int, tuple[Ref, int, str]]:
    passage, record = tables.Passage, tables.Record
    wanted = sorted(ids)
    found: dict[int, tuple[Ref, int, str]] = {}
    for start in range(0, len(wanted), BATCH):
        rows = connection.execute(
            select(passage.id, record.slug, passage.position, passage.lang)
            .join(record, record.id == passage.section_id)
            .where(passage.id.in_(wanted[start : start + BATCH]))
        )
        found.update((key, (f"section/{slug}", at, lang)) for key, slug, at, lang in rows)
    return found


def _tags(connection: Connection) -> dict[int, str]:
    rows = connection.execute(select(tables.Tag.id, tables.Tag.title))
    return {row.id: row.title for row in rows}


def _paragraphs(state: State) -> tuple[PassageParcel, ...]:
    rows = state.get("passage", ())
    found = [PassageParcel(row["lang"], row["position"], row["text"]) for row in rows]
    return tuple(sorted(found, key=lambda one: (one.lang != "vi", one.lang, one.position)))


def _apart(state: State) -> tuple[tuple[str, str], ...]:
    """Return what belongs to the record and no parcel carries, counted."""
    found = {words: len(state.get(table, ())) for table, words in APART.items()}
    own = [row for rows in state.values() for row in rows]
    found["mask"] = sum("mask" in row for row in own)
    found["place in the text"] = sum("anchor_id" in row for row in state.get("citation", ()))
    found["words of stops"] = sum("words_vi" in row for row in state.get("tour_stop", ()))
    return tuple((words, str(count)) for words, count in found.items() if count)


def _name(row: Row, claim: Row) -> NameParcel:
    return NameParcel(
        row["text"], row["type"], row["lang"], claim["rank"], _reason(claim), _date(row)
    )


def _reason(claim: Row) -> Words | None:
    if "reason_vi" in claim or "reason_en" in claim:
        return Words(claim.get("reason_vi"), claim.get("reason_en"))
    return None


def _rival(claim: Row) -> RivalParcel:
    value = claim.get("value")
    if claim["field"] == "date":
        kept: dict[str, Any] = {"edtf": value} if isinstance(value, str) else dict(value or {})
        value = parse(
            kept["edtf"],
            kept.get("part_of_day"),
            kept.get("wording", claim.get("wording")),
            kept.get("time"),
        )
    elif isinstance(value, dict):
        words = cast("dict[str, str]", value)
        value = Words(words.get("vi"), words.get("en"))
    elif isinstance(value, list):
        value = tuple(cast("list[Any]", value))
    return RivalParcel(claim["field"], value, claim["rank"], _reason(claim))


def _date(row: Row) -> Date | None:
    if "date_edtf" not in row:
        return None
    return Date(
        edtf=row["date_edtf"],
        earliest=row["date_earliest"],
        latest=row["date_latest"],
        part_of_day=row.get("date_part"),
        time=row.get("date_time"),
        wording=row.get("date_wording"),
    )
