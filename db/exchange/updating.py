"""Records that the archive has: what a file says more or otherwise of them, and taking it in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import insert

from db import tables, writing
from db.dates import Date
from db.editing import fields, gatherings, links, names, records, rivals, texts, tours
from db.editing.record import field_claim, take
from db.exchange.checking import NEVER
from db.exchange.losses import said
from db.exchange.resting import grade
from db.reading.gatherings import tags as gathered
from db.reading.pages import record
from db.reading.tours import stops_of
from db.records import Words
from db.tour_stop import TourStop

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from db.exchange.identity import Identities
    from db.exchange.parcel import EvidenceParcel, Parcel
    from db.exchange.resting import Resting
    from db.records import Ref
    from db.transaction import Transaction

LANGUAGES = ("vi", "en")
PLAIN = ("citation", "section", "passage", "start", "end", "quote", "media", "note")


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that a file says of a record beyond, or other than, what the archive has.

    `part` is as of losses.Loss; `before` is None where it adds something. `value` is what carries
    it out. `of_field`: the part is a field, which a file may call as it likes.
    """

    part: str
    before: str | None
    after: str
    value: Any = None
    of_field: bool = False


def translated(parcel: Parcel, identities: Identities) -> Parcel:
    """Return the parcel with the archive's refs in place of the file's; unknown ones left out."""

    def known(ref: Ref | None) -> Ref | None:
        return None if ref is None else identities.ref(ref)

    kept = tuple(
        replace(one, ref=target) for one in parcel.links if (target := known(one.ref)) is not None
    )
    values = {
        name: known(str(value)) if (parcel.kind, name) in fields.REFERENCES else value
        for name, value in parcel.fields.items()
    }
    return replace(
        parcel,
        ref=known(parcel.ref) or parcel.ref,
        links=kept,
        fields={name: value for name, value in values.items() if value is not None},
        stops=tuple(ref for stop in parcel.stops if (ref := known(stop)) is not None),
        evidence=tuple(_moved(one, known, identities) for one in parcel.evidence),
    )


def differences(before: Parcel, after: Parcel) -> Iterator[Difference]:
    """Yield what `after` (a translated parcel) says beyond `before`, the record as it is."""
    for name, value in after.fields.items():
        if name not in NEVER:
            old = before.fields.get(name)
            new = _merged(old, value)
            if new != old:
                told = said(old) if old is not None else None
                yield Difference(name, told, said(new), new, of_field=True)
    yield from _new_parts(before, after)
    if after.status is not None and after.status != before.status:
        yield Difference("status", before.status, after.status, after.status)
    if after.placeholder is not None and after.placeholder != bool(before.placeholder):
        yield Difference(
            "placeholder", str(bool(before.placeholder)), str(after.placeholder), after.placeholder
        )
    if after.stops and after.stops != before.stops:
        yield Difference("stops", said(before.stops), said(after.stops), after.stops)
    for lang in LANGUAGES:
        mine = tuple(one.text for one in before.passages if one.lang == lang)
        theirs = tuple(one.text for one in after.passages if one.lang == lang)
        if theirs and mine != theirs:
            yield Difference("text", f"{lang} {len(mine)}", f"{lang} {len(theirs)}", (lang, theirs))


def _new_parts(before: Parcel, after: Parcel) -> Iterator[Difference]:
    """Yield names, links, identifiers, rivals, evidence and tags that the record lacks."""
    written = {(one.text, one.lang) for one in before.names}
    for name in after.names:
        if (name.text, name.lang) not in written:
            yield Difference("name", None, f"{name.text} ({name.type}, {name.lang})", name)
    related = {(one.predicate, one.ref) for one in before.links}
    for link in after.links:
        if (link.predicate, link.ref) not in related:
            yield Difference("link", None, f"{link.predicate} {link.ref}", link)
    for pair in after.identifiers:
        if pair not in before.identifiers:
            yield Difference("identifier", None, " ".join(pair), pair)
    standing = {(one.field, said(one.value)) for one in before.rivals}
    for rival in after.rivals:
        if (rival.field, said(rival.value)) not in standing:
            yield Difference("rival", None, f"{rival.field}: {said(rival.value)}", rival)
    yield from _new_evidence(before, after)
    for title in after.tags:
        if title not in before.tags:
            yield Difference("tag", None, title, title)


def _new_evidence(before: Parcel, after: Parcel) -> Iterator[Difference]:
    for one in after.evidence:
        rests = one.citation or one.section or one.media
        if rests and not any(_covers(known, one) for known in before.evidence):
            cited = " · ".join(filter(None, (one.on, one.grade, one.citation, one.quote)))
            yield Difference("evidence", None, cited, one)


def take_in(transaction: Transaction, ref: Ref, found: list[Difference], resting: Resting) -> None:
    """Carry out what differs, in the caller's revision; raise Impossible where it can't be."""
    record_id = take(transaction, ref)
    plain: dict[str, Any] = {}
    for one in found:
        if one.part in DOING and not one.of_field:
            DOING[one.part](transaction, ref, one.value)
        elif one.part in {"date", "inferred", "date_wording_en"}:
            plain[one.part] = one.value
        elif one.part == "keywords":
            _set_keywords(transaction, record_id, one.value)
        elif isinstance(one.value, Words):
            texts_of = {f"{one.part}.{lang}": one.value.get(lang) for lang in LANGUAGES}
            fields.set_values(transaction, ref, texts_of)
        elif one.of_field or one.part != "evidence":
            fields.set_values(transaction, ref, {one.part: one.value})
    if plain:
        _set_date(transaction, ref, plain)
    for one in found:
        if one.part == "evidence" and not one.of_field:
            _rest(transaction, ref, record_id, one.value, resting)


def _rest(
    transaction: Transaction, ref: Ref, record_id: int, one: EvidenceParcel, resting: Resting
) -> None:
    claim_id = _claim_called(transaction, ref, record_id, one.on)
    citation = resting.citation(one)
    columns = resting.region(one) if one.media is not None else resting.span(one)
    if claim_id is None or (citation is None and columns is None):
        return
    anchor_id = None
    if columns is not None:
        result = transaction.connection.execute(insert(tables.Anchor).values(**columns))
        anchor_id = result.inserted_primary_key[0] if result.inserted_primary_key else None
    writing.add_evidence(
        transaction,
        claim_id,
        grade=grade(one, citation),
        anchor_id=anchor_id,
        citation_id=citation,
        note=one.note,
    )


def _claim_called(transaction: Transaction, ref: Ref, record_id: int, on: str) -> int | None:
    """Return the claim that evidence calls so; None where the record makes none."""
    target, colon, words = on.partition(":")
    if not colon:
        if on == "name":
            return next((one.id for one in record(transaction.connection, ref).names), None)
        field = None if on == "record" else on
        found = field_claim(transaction, record_id, "field" if field else "record", field)
        if found is None and field in record(transaction.connection, ref).fields:
            return writing.claim(transaction, record_id, "field", field)
        return found
    page = record(transaction.connection, ref)
    if target == "name":
        return next((one.id for one in page.names if f"{one.lang}:{one.text}" == words), None)
    if target == "link":
        return next((one.id for one in page.links if f"{one.predicate}>{one.ref}" == words), None)
    return next((one.id for one in page.rivals if one.field == words), None)


def _set_date(transaction: Transaction, ref: Ref, new: dict[str, Any]) -> None:
    page = record(transaction.connection, ref)
    date = new.get("date", page.fields.get("date"))
    if not isinstance(date, Date):
        return
    inferred = new.get("inferred", page.fields.get("inferred"))
    wording = page.fields.get("date_wording")
    wording_en = new.get("date_wording_en", wording.en if isinstance(wording, Words) else None)
    fields.set_date(
        transaction,
        ref,
        date,
        inferred=inferred if isinstance(inferred, Words) else None,
        wording_en=cast("str | None", wording_en),
    )


def _set_keywords(transaction: Transaction, record_id: int, words: Words) -> None:
    values = {
        f"keywords_{lang}": [one.strip() for one in text.split(";")]
        for lang in LANGUAGES
        if (text := words.get(lang))
    }
    writing.set_columns(transaction, tables.Article, record_id, **values)


def _add_name(transaction: Transaction, ref: Ref, one: Any) -> None:  # noqa: ANN401 - a NameParcel
    names.add_name(transaction, ref, one.text, one.type, one.lang, period=one.period)


def _add_link(transaction: Transaction, ref: Ref, one: Any) -> None:  # noqa: ANN401 - a LinkParcel
    links.add_link(transaction, ref, one.predicate, one.ref, date=one.date)


def _add_identifier(transaction: Transaction, ref: Ref, pair: tuple[str, str]) -> None:
    writing.add_identifier(transaction, writing.identify(transaction, ref), *pair)


def _add_rival(transaction: Transaction, ref: Ref, one: Any) -> None:  # noqa: ANN401 - a RivalParcel
    rivals.add_rival(transaction, ref, one.field, one.value, reason=one.reason)


def _tag(transaction: Transaction, ref: Ref, title: str) -> None:
    known = {one.title: one.id for one in gathered(transaction.connection)}
    tag_id = known.get(title) or gatherings.add_tag(transaction, title)
    gatherings.tag(transaction, [ref], tag_id)


def _set_stops(transaction: Transaction, ref: Ref, stops: tuple[Ref, ...]) -> None:
    """Set the places of a route, or the records of a tour: a stop that stays keeps its words."""
    if not ref.startswith("tour/"):
        fields.set_stops(transaction, ref, stops)
        return
    kept: dict[Ref, list[TourStop]] = {}
    for one in stops_of(transaction.connection, writing.identify(transaction, ref)):
        kept.setdefault(one.record, []).append(one)
    tours.set_tour_stops(
        transaction,
        ref,
        [kept[one].pop(0) if kept.get(one) else TourStop(one) for one in stops],
    )


def _set_text(transaction: Transaction, ref: Ref, text: tuple[str, tuple[str, ...]]) -> None:
    texts.set_passages(transaction, ref, *text)


DOING: dict[str, Callable[[Transaction, Ref, Any], object]] = {
    "name": _add_name,
    "link": _add_link,
    "identifier": _add_identifier,
    "rival": _add_rival,
    "tag": _tag,
    "status": records.set_status,
    "placeholder": records.set_placeholder,
    "stops": _set_stops,
    "text": _set_text,
}
"""Parts that one change each takes in."""


def _moved(
    one: EvidenceParcel, known: Callable[[Ref | None], Ref | None], identities: Identities
) -> EvidenceParcel:
    """Return evidence by the archive's refs; what a citation says already is said by it alone."""
    on = one.on
    citation = known(one.citation)
    cited = identities.cited.get((one.source or "", one.locator.vi, one.locator.en), 0)
    if citation is None and cited:
        citation = identities.named(cited)
    if on.startswith("link:"):
        predicate, _, ref = on.partition(">")
        on = f"{predicate}>{known(ref) or ref}"
    return replace(
        one,
        on=on,
        source=None,
        locator=Words(),
        citation=citation,
        cited_in=known(one.cited_in),
        section=known(one.section),
        media=known(one.media),
    )


def _merged(old: Any, new: Any) -> Any:  # noqa: ANN401 - field values
    """Return what a field says after a file said `new`: what the file leaves open stays."""
    if isinstance(new, Words):
        kept = old if isinstance(old, Words) else Words()
        return Words(new.vi or kept.vi, new.en or kept.en)
    if isinstance(new, Date) and isinstance(old, Date):
        same = (new.edtf, new.earliest, new.latest) == (old.edtf, old.earliest, old.latest)
        return old if same and new.wording in (None, old.wording) else new
    if isinstance(new, tuple | list):
        return tuple(cast("tuple[Any, ...]", new))
    return new


def _covers(known: EvidenceParcel, one: EvidenceParcel) -> bool:
    """Say whether evidence that is there says all that a file's says."""
    if known.on != one.on and not (one.on == "name" and known.on.startswith("name:")):
        return False
    for part in PLAIN:
        wanted = getattr(one, part)
        if wanted is not None and wanted != Words() and wanted != getattr(known, part):
            return False
    return one.grade == known.grade or (one.grade == "certain" and known.citation is None)
