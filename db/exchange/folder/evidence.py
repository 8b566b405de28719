"""Evidence and rivals of a folder's records: each claim is rested on its sentence and citation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from db import tables, writing
from db.exchange.folder.book import locator_at
from db.records import Words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.exchange.folder.book import Book
    from db.exchange.folder.sources import Entry

POSITION_FIELDS = ("lat", "lon", "uncertainty_km", "basis")
GRADES = ("certain", "probable", "doubtful")


def rest_records(book: Book) -> None:
    """Add the evidence and rivals of every entry, of the sections, and of our own citations."""
    for entry in book.folder.entries:
        with entry.blamed():
            _rest(book, entry)
            for rival in entry.values.get("rivals", ()):
                _add_rival(book, entry, rival)
    article = book.article_source()
    about = next(entry for entry in book.folder.entries if entry.ref == article)
    for number in sorted(book.folder.sections):
        citation = book.citation(article, locator_at(str(number)), about)
        _rest_all(book, book.ids[f"section/{number}"], citation)
    editorial = {e.ref for e in book.folder.entries if e.values.get("type") == "editorial"}
    for (source, _), citation in list(book.citations.items()):
        grade = "probable" if source in editorial else "certain"
        _rest_all(book, citation, citation, grade)


def _rest_all(book: Book, record_id: int, citation: int, grade: str = "certain") -> None:
    for claim in _claims(book, record_id):
        writing.add_evidence(book.transaction, claim["id"], grade=grade, citation_id=citation)


def _rest(book: Book, entry: Entry) -> None:
    pieces = [dict(piece) for piece in entry.values.get("evidence", ())]
    if "position" in entry.values:
        position = entry.values["position"]
        pieces.append({"on": ["position"], **{k: position[k] for k in ("source", "grade")}})
    claims = _claims(book, book.ids[entry.ref])
    named: dict[int, set[int]] = {}
    for index, piece in enumerate(pieces):
        targets = piece.get("on", ["*"])
        named[index] = {
            claim["id"]
            for target in targets
            if target != "*"
            for claim in _meant(claims, target, entry)
        }
    taken = {claim for chosen in named.values() for claim in chosen}
    for index, piece in enumerate(pieces):
        chosen = set(named[index])
        if "*" in piece.get("on", ["*"]):
            chosen |= {claim["id"] for claim in claims} - taken
        _add(book, entry, piece, chosen)


def _claims(book: Book, record_id: int) -> list[Mapping[str, Any]]:
    """Return the preferred and named claims of a record with what `on` can call them by."""
    statement = (
        select(
            tables.Claim.id,
            tables.Claim.target,
            tables.Claim.field,
            tables.Name.text,
            tables.Link.predicate,
            tables.Record.kind,
            tables.Record.slug,
        )
        .outerjoin(tables.Name, tables.Name.id == tables.Claim.id)
        .outerjoin(tables.Link, tables.Link.id == tables.Claim.id)
        .outerjoin(tables.Record, tables.Record.id == tables.Link.object_id)
        .where(tables.Claim.record_id == record_id)
        .order_by(tables.Claim.id)
    )
    return [dict(row) for row in book.transaction.connection.execute(statement).mappings()]


def _meant(claims: list[Mapping[str, Any]], target: str, entry: Entry) -> list[Mapping[str, Any]]:
    found = [claim for claim in claims if target in _called(claim)]
    if not found:
        raise entry.refuse(f"evidence is “on” {target!r}, but the record makes no such claim")
    return found


def _called(claim: Mapping[str, Any]) -> set[str]:
    match claim["target"]:
        case "record":
            return {"record"}
        case "name":
            return {"names", f"name:{claim['text']}"}
        case "link":
            predicate = claim["predicate"]
            return {
                "links",
                f"link:{predicate}",
                f"link:{predicate}>{claim['kind']}/{claim['slug']}",
            }
        case _:
            field = claim["field"]
            return {field, "fields"} | ({"position"} if field in POSITION_FIELDS else set())


def _add(book: Book, entry: Entry, piece: Mapping[str, Any], claims: set[int]) -> None:
    unknown = set(piece) - {"quote", "at", "source", "locator", "grade", "on", "cited_in", "note"}
    if unknown:
        raise entry.refuse(f"evidence has no “{min(unknown)}”")
    if piece.get("grade") not in GRADES:
        raise entry.refuse(f"evidence needs a grade: {', '.join(GRADES)}")
    if not claims:
        return
    anchor = _anchor(book, entry, piece)
    citation = _citation(book, entry, piece)
    if anchor is None and citation is None:
        raise entry.refuse("evidence needs a quote, “at” or a source")
    cited_in = book.id(piece["cited_in"], entry) if "cited_in" in piece else None
    for claim in sorted(claims):
        writing.add_evidence(
            book.transaction,
            claim,
            grade=piece["grade"],
            anchor_id=anchor,
            citation_id=citation,
            cited_in_id=cited_in,
            note=piece.get("note"),
        )


def _anchor(book: Book, entry: Entry, piece: Mapping[str, Any]) -> int | None:
    quote = piece.get("quote")
    if quote is None:
        return book.markers.get(entry.ref)
    found = [
        paragraph
        for paragraph in book.paragraphs
        if paragraph.lang == "vi" and quote in paragraph.text
    ]
    if len(found) != 1 or found[0].text.count(quote) != 1:
        times = sum(paragraph.text.count(quote) for paragraph in found)
        raise entry.refuse(f"the quote “{quote}” stands {times} times in the sections")
    start = found[0].text.index(quote)
    return writing.add_anchor(
        book.transaction, found[0].passage_id, found[0].text, start, start + len(quote)
    )


def _citation(book: Book, entry: Entry, piece: Mapping[str, Any]) -> int | None:
    if "at" in piece:
        try:
            return book.citation(book.article_source(), locator_at(str(piece["at"])), entry)
        except ValueError as error:
            raise entry.refuse(str(error)) from error
    if "source" in piece:
        locator = piece.get("locator", {})
        return book.citation(piece["source"], Words(locator.get("vi"), locator.get("en")), entry)
    return None


def _add_rival(book: Book, entry: Entry, rival: Mapping[str, Any]) -> None:
    reason = rival.get("reason", {})
    if set(reason) != {"vi", "en"}:
        raise entry.refuse("a rival needs a reason in both languages")
    rank = rival.get("rank", "rival")
    reasons = Words(reason["vi"], reason["en"])
    record_id = book.ids[entry.ref]
    if "link" in rival:
        claim = writing.add_link(
            book.transaction,
            record_id,
            rival["link"],
            book.id(rival["to"], entry),
            rank=rank,
            reason=reasons,
        )
    else:
        claim = writing.claim(
            book.transaction,
            record_id,
            "field",
            rival["field"],
            rank=rank,
            value=rival["value"],
            wording=rival.get("wording"),
            reason=reasons,
        )
    kept = ("quote", "at", "source", "locator", "grade", "cited_in")
    _add(book, entry, {key: rival[key] for key in kept if key in rival}, {claim})
