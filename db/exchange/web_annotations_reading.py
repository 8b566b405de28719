"""Web Annotations taken in: what names a record becomes a suggestion, what proves a claim evidence.

Words are found where the selectors say, else by their quotation, once and between what stood beside
them. Nothing is fetched: a target or body is known by its uuid, its ref, its words or its name.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from db import anchoring, reading, tables, writing
from db.editing import Region, Span, add_evidence
from db.editing.evidence import anchored
from db.errors import ArchiveError, ImportRefused
from db.exchange import jsonfile
from db.exchange.jsonfile import Json, list_of, object_of, text_of
from db.maps.svg_mask import MaskUnreadableError, read_mask
from db.outcomes import Imported
from db.reading.lookup import find
from db.records import Target
from db.vietnamese import fold, nfc

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy.engine import Connection

    from db.records import Evidence, Record, Ref
    from db.transaction import Transaction

LEAST_QUOTE = 4
"""Code points of words that are looked for without what stands beside them."""
_TARGET = re.compile(r"urn:uuid:(?P<uuid>[0-9a-f-]{36})(#(?P<rest>.*))?")
_PARAGRAPH = re.compile(r"(?P<lang>[a-z]{2,3})\.(?P<position>\d{1,6})")


class AnnotationError(ValueError):
    """Say in one sentence why an annotation is not taken."""


@dataclass(frozen=True, slots=True)
class _Paragraph:
    id: int
    section_id: int
    lang: str
    position: int
    text: str


@dataclass(frozen=True, slots=True)
class _Page:
    """What a record says, and on which words each of it rests."""

    claims: dict[str, Target]
    rests_on: set[tuple[Any, ...]]


@dataclass(slots=True)
class _Taken:
    suggested: Counter[str] = field(default_factory=Counter[str])
    evidence: int = 0
    unchanged: int = 0
    problems: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])


def take_annotations(transaction: Transaction, path: Path) -> Imported:
    """Take in a file of annotations: a page, a collection's first page, a list, or one alone.

    The same file again changes nothing. Raises ImportRefused for what is no sound
    file; `check` does so beforehand.
    """
    texts = _Texts(transaction.connection)
    taken = _Taken()
    transaction.why = f"Import annotations of {path.name}"
    transaction.action = "import"
    for number, one in enumerate(_annotations(path), 1):
        try:
            _take(transaction, texts, one, taken)
        except AnnotationError as error:
            taken.problems.append((f"annotation {number}", str(error)))
        except ArchiveError as error:
            taken.problems.append((f"annotation {number}", error.sentence))
    return Imported(
        format="web-annotations",
        added={"evidence": taken.evidence} if taken.evidence else {},
        suggested=dict(taken.suggested),
        unchanged=taken.unchanged,
        problems=tuple(taken.problems),
        rejected=bool(taken.problems),
    )


def recognises(path: Path) -> bool:
    """Say whether a file names the context of Web Annotations, and no manifest's."""
    start = jsonfile.head(path) if path.is_file() else ""
    return "www.w3.org/ns/anno.jsonld" in start and "iiif.io/api/presentation" not in start


def check(path: Path) -> None:
    """Go through a file once; raise ImportRefused where it is broken or holds no annotation."""
    if sum(1 for _ in _annotations(path)) == 0:
        raise ImportRefused(
            "{path} holds no annotation.", "Choose a file of W3C Web Annotations.", path=path
        )


def _annotations(path: Path) -> Any:  # noqa: ANN401 - yields JSON objects
    alone: Json = {}
    for key, value in jsonfile.items(path, "items"):
        if key == "item":
            yield object_of(value)
        else:
            alone[key] = value
    if alone.get("type") == "Annotation":
        yield alone
    for one in list_of(object_of(alone.get("first")).get("items")):
        yield object_of(one)


def _take(transaction: Transaction, texts: _Texts, one: Json, taken: _Taken) -> None:
    if one.get("type") != "Annotation":
        raise AnnotationError("It is no annotation.")
    target = object_of(next(iter(list_of(one.get("target"))), None))
    bodies = [object_of(body) for body in list_of(one.get("body"))]
    bodies.append({"value": one.get("bodyValue")})
    body = next((body for body in bodies if texts.record(body)), bodies[0])
    if "muniment:on" in body:
        _take_evidence(transaction, texts, target, body, taken)
    else:
        _take_mention(transaction, texts, target, body, taken)


def _take_mention(
    transaction: Transaction, texts: _Texts, target: Json, body: Json, taken: _Taken
) -> None:
    at = texts.span(target)
    if at is None:
        raise AnnotationError("Its words are not in the archive, or more than once.")
    ref = texts.record(body)
    kind = ref.partition("/")[0] if ref else text_of(body.get("muniment:kind"))
    if not ref and kind not in MENTIONABLE:
        raise AnnotationError("It names no record of this archive.")
    record_id = writing.identify(transaction, ref) if ref else None
    mention = tables.Mention
    anchor_id = anchored(transaction, at)
    known = transaction.connection.execute(
        select(mention.id).where(
            mention.anchor_id == anchor_id,
            mention.kind == kind,
            mention.record_id.is_(None) if record_id is None else mention.record_id == record_id,
        )
    ).first()
    if known:
        taken.unchanged += 1
        return
    transaction.touch(texts.section_of(at))
    writing.add_mention(transaction, anchor_id, kind, record_id)
    taken.suggested[kind] += 1


MENTIONABLE = frozenset({"unit", "body", "place", "person", "event", "quantity", "term", "route"})


def _take_evidence(
    transaction: Transaction, texts: _Texts, target: Json, body: Json, taken: _Taken
) -> None:
    ref = texts.record(body)
    if ref is None:
        raise AnnotationError("The record that it speaks of is not in this archive.")
    place = texts.span(target) or texts.region(target)
    if place is None:
        raise AnnotationError("Its words are not in the archive, or more than once.")
    on = text_of(body.get("muniment:on"))
    claim = texts.claim(ref, on)
    if claim is None:
        raise AnnotationError(f"{ref} says nothing that “{on[:80]}” could mean.")
    if texts.rests(ref, claim, place):
        taken.unchanged += 1
        return
    grade = text_of(body.get("muniment:grade"))
    add_evidence(transaction, ref, claim, "probable" if grade == "certain" else grade, at=place)
    texts.note(ref, claim, place)
    taken.evidence += 1


class _Texts:
    """Know every paragraph, and find words and records in the archive."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._sections: dict[str, int] = {}
        self._paragraphs: dict[int, list[_Paragraph]] = defaultdict(list)
        self._by_id: dict[int, _Paragraph] = {}
        self._pages: dict[Ref, _Page] = {}
        record, passage = tables.Record, tables.Passage
        self._refs: dict[str, Ref] = {}
        for row in connection.execute(
            select(record.id, record.uuid, record.kind, record.slug).order_by(record.id)
        ):
            self._refs[row.uuid] = f"{row.kind}/{row.slug}"
            if row.kind == "section":
                self._sections[row.uuid] = row.id
        self._known = frozenset(self._refs.values())
        order = (passage.section_id, passage.lang, passage.position)
        for row in connection.execute(select(passage).order_by(*order)).mappings():
            one = _Paragraph(
                row["id"], row["section_id"], row["lang"], row["position"], row["text"]
            )
            self._paragraphs[one.section_id].append(one)
            self._by_id[one.id] = one

    def section_of(self, at: Span) -> int:
        """Return the section that a span stands in."""
        return self._by_id[at.passage_id].section_id

    def span(self, target: Json) -> Span | None:
        """Return the words that a target means, None where they are not found once."""
        selectors = [object_of(one) for one in list_of(target.get("selector"))]
        quote, place = (
            object_of(next((one for one in selectors if one.get("type") == kind), None))
            for kind in ("TextQuoteSelector", "TextPositionSelector")
        )
        exact = nfc(quote["exact"]) if isinstance(quote.get("exact"), str) else ""
        searched, own = self._searched(target)
        start, end = place.get("start"), place.get("end")
        if own and isinstance(start, int) and isinstance(end, int) and 0 <= start < end:
            words = own.text[start:end]
            if words and end <= len(own.text) and exact in {"", words}:
                return Span(own.id, start, end)
        if not exact:
            return None
        return _found(searched, exact, text_of_side(quote, "prefix"), text_of_side(quote, "suffix"))

    def _searched(self, target: Json) -> tuple[list[_Paragraph], _Paragraph | None]:
        """Return the paragraphs in which a target may be, and the very one that it names."""
        named = _TARGET.fullmatch(_source(target))
        section = self._sections.get(named["uuid"]) if named else None
        if named is None or section is None:
            return list(self._by_id.values()), None
        whole = self._paragraphs[section]
        rest = _PARAGRAPH.fullmatch(named["rest"] or "")
        if rest is None:
            return whole, None
        spoken = [one for one in whole if one.lang == rest["lang"]]
        own = next((one for one in spoken if one.position == int(rest["position"])), None)
        return spoken, own

    def region(self, target: Json) -> Region | None:
        """Return the part of a picture that a target means."""
        named = _TARGET.fullmatch(_source(target))
        if named is None:
            return None
        record = tables.Record
        row = self._connection.execute(
            select(record.kind, record.slug).where(
                record.uuid == named["uuid"], record.kind == "media"
            )
        ).first()
        page = re.fullmatch(r"page=(\d{1,6})", named["rest"] or "page=0")
        for one in map(object_of, list_of(target.get("selector"))):
            if row and page and one.get("type") == "SvgSelector":
                try:
                    corners, _ = read_mask(text_of(one.get("value")))
                except MaskUnreadableError as error:
                    raise AnnotationError(f"Its part of a picture is none: {error}.") from error
                return Region(f"media/{row.slug}", int(page[1]), tuple(corners))
        return None

    def record(self, body: Json) -> Ref | None:
        """Return the record that a body names: by uuid, by ref, or by the one name that fits."""
        own = text_of(body.get("id")) or text_of(body.get("source"))
        ref = self._refs.get(own.removeprefix("urn:uuid:"))
        if ref is None and text_of(body.get("muniment:ref")) in self._known:
            ref = text_of(body.get("muniment:ref"))
        name = text_of(body.get("value")) or text_of(body.get("label"))
        if ref is None and name:
            record = tables.Record
            called = select(tables.Name.record_id).where(tables.Name.folded == fold(name))
            rows = self._connection.execute(select(record.uuid).where(record.id.in_(called)))
            found = rows.scalars().all()
            ref = self._refs[found[0]] if len(found) == 1 else None
        return ref

    def claim(self, ref: Ref, on: str) -> Target | None:
        """Return the claim of a record that words such as `name:vi:Đông Khê` mean."""
        return self._page(ref).claims.get(on)

    def _page(self, ref: Ref) -> _Page:
        if ref not in self._pages:
            record = reading.record(self._connection, ref)
            pictured = self._pictured(ref)
            self._pages[ref] = _Page(_claims(record), {*map(_key, record.evidence), *pictured})
        return self._pages[ref]

    def rests(self, ref: Ref, claim: Target, place: Span | Region) -> bool:
        """Say whether a claim rests on these words already."""
        return _place_key(claim, place) in self._page(ref).rests_on

    def note(self, ref: Ref, claim: Target, place: Span | Region) -> None:
        """Keep in mind that a claim rests on these words now."""
        self._page(ref).rests_on.add(_place_key(claim, place))

    def _pictured(self, ref: Ref) -> set[tuple[Any, ...]]:
        """Return the parts of pictures that the record's claims rest on."""
        record_id = find(self._connection, ref)[0]["id"]
        claim, proof, anchor = tables.Claim, tables.Evidence, tables.Anchor
        media = tables.Record
        rows = self._connection.execute(
            select(claim.target, claim.field, media.slug, anchor.polygon)
            .join(proof, proof.claim_id == claim.id)
            .join(anchor, anchor.id == proof.anchor_id)
            .join(media, media.id == anchor.media_id)
            .where(claim.record_id == record_id)
        )
        return {
            (row.target, row.field, f"media/{row.slug}", tuple((x, y) for x, y in row.polygon))
            for row in rows
            if row.polygon
        }


def _claims(record: Record) -> dict[str, Target]:
    """Return each claim of a record by what an annotation calls it."""
    found = {one.target.field: one.target for one in record.evidence if one.target.field}
    claims = {field: Target("field", field) for field in (*record.fields, *found)}
    claims["record"] = Target("record")
    for rival in reversed(record.rivals):
        claims[f"rival:{rival.field}"] = Target("field", rival.field, rival.id)
    for link in reversed(record.links):
        claims[f"link:{link.predicate}>{link.ref}"] = Target("link", None, link.id)
    for name in reversed(record.names):
        claims[f"name:{name.lang}:{name.text}"] = Target("name", None, name.id)
    return claims


def _place_key(claim: Target, place: Span | Region) -> tuple[Any, ...]:
    if isinstance(place, Region):
        return (claim.type, claim.field, place.media, place.polygon)
    own = claim.id if claim.type in {"name", "link"} else None
    return (claim.type, claim.field, own, place.passage_id, place.start, place.end)


def _key(one: Evidence) -> tuple[Any, ...]:
    target = one.target
    own = target.id if target.type in {"name", "link"} else None
    return (target.type, target.field, own, one.passage_id, one.start, one.end)


def _source(target: Json) -> str:
    source = target.get("source", target.get("id"))
    return text_of(source) or text_of(object_of(source).get("id"))


def text_of_side(quote: Json, side: str) -> str:
    """Return what stands beside a quotation, its blanks kept."""
    value = quote.get(side)
    return nfc(value) if isinstance(value, str) else ""


def _found(searched: list[_Paragraph], exact: str, prefix: str, suffix: str) -> Span | None:
    texts = [one.text for one in searched]
    found = anchoring.recover(texts, exact, prefix, suffix)
    if found is not None:
        return Span(searched[found.paragraph].id, found.start, found.end)
    if len(exact) < LEAST_QUOTE:
        return None
    places = [
        Span(one.id, match.start(), match.end())
        for one in searched
        for match in re.finditer(re.escape(exact), one.text)
    ]
    return places[0] if len(places) == 1 else None
