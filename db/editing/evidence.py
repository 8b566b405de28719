"""Rests claims on spans, regions of pictures and citations, each with a grade and a note."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert, select, update

from db import tables, writing
from db.editing.record import field_claim, kind_of, own_claim, own_row, ref_of, say, take
from db.errors import Impossible
from db.records import Words
from db.restoring import drop_loose_anchors

if TYPE_CHECKING:
    from db.records import Ref, Target
    from db.transaction import Transaction

GRADES = ("certain", "probable", "doubtful")


@dataclass(frozen=True, slots=True)
class Span:
    """Words of a passage: code points [start, end) of its text."""

    passage_id: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Region:
    """A part of a picture: a polygon in pixels of one page, from the top left."""

    media: Ref
    page: int
    polygon: tuple[tuple[float, float], ...]


def add_evidence(  # noqa: PLR0913 - a piece of evidence has that many parts
    transaction: Transaction,
    ref: Ref,
    target: Target,
    grade: str,
    seen: int | None = None,
    *,
    at: Span | Region | None = None,
    citation: Ref | None = None,
    cited_in: Ref | None = None,
    note: str | None = None,
) -> int:
    """Rest a claim of the record on a span, a region, a citation, or several; return the id.

    `target` is as reading.record gives it: a name's or link's by its id, a rival's too. Raises
    Impossible where it rests on nothing, or is to be certain without a citation.
    """
    record_id = take(transaction, ref, seen)
    say(transaction, f"Add evidence for {target.field or target.type} of {ref}")
    claim_id = _claim(transaction, record_id, ref, target)
    if at is None and citation is None:
        raise Impossible(
            "Evidence needs words, a part of a picture, or a citation.", "Mark or cite one."
        )
    _check(grade, cited=citation is not None)
    return writing.add_evidence(
        transaction,
        claim_id,
        grade=grade,
        anchor_id=None if at is None else anchored(transaction, at),
        citation_id=_citation(transaction, citation),
        cited_in_id=_citation(transaction, cited_in),
        note=note or None,
    )


def edit_evidence(
    transaction: Transaction,
    ref: Ref,
    evidence_id: int,
    seen: int | None = None,
    *,
    grade: str,
    note: str | None = None,
    citation: Ref | None = None,
    at: Span | Region | None = None,
) -> None:
    """Grade, note and cite a piece of evidence anew; without `at` its place stays as it is."""
    record_id = take(transaction, ref, seen)
    row = _own(transaction, record_id, evidence_id)
    say(transaction, f"Edit evidence of {ref}")
    _check(grade, cited=citation is not None)
    anchor_id = row["anchor_id"] if at is None else anchored(transaction, at)
    if anchor_id is None and citation is None:
        raise Impossible(
            "Evidence needs words, a part of a picture, or a citation.", "Mark or cite one."
        )
    transaction.connection.execute(
        update(tables.Evidence)
        .where(tables.Evidence.id == evidence_id)
        .values(
            grade=grade,
            note=note or None,
            citation_id=_citation(transaction, citation),
            anchor_id=anchor_id,
        )
    )
    if row["anchor_id"] is not None and row["anchor_id"] != anchor_id:
        drop_loose_anchors(transaction.connection, [row["anchor_id"]])


def remove_evidence(
    transaction: Transaction, ref: Ref, evidence_id: int, seen: int | None = None
) -> None:
    """Take a piece of evidence away; the claim stays."""
    record_id = take(transaction, ref, seen)
    row = _own(transaction, record_id, evidence_id)
    say(transaction, f"Remove evidence of {ref}")
    transaction.connection.execute(delete(tables.Evidence).where(tables.Evidence.id == evidence_id))
    if row["anchor_id"] is not None:
        drop_loose_anchors(transaction.connection, [row["anchor_id"]])


def cite(transaction: Transaction, source: Ref, locator: Words) -> Ref:
    """Return the citation of that place of a source: the one that is there, or a new one."""
    source_id = writing.identify(transaction, source)
    if kind_of(transaction, source_id).name != "source":
        raise Impossible(
            "{ref} cannot stand here.", "Choose a {kinds}.", ref=source, kinds="source"
        )
    citation = tables.Citation
    known = transaction.connection.execute(
        select(citation.id).where(
            citation.source_id == source_id,
            citation.anchor_id.is_(None),
            citation.locator.is_not_distinct_from(locator.vi),
            citation.locator_en.is_not_distinct_from(locator.en),
        )
    ).scalar()
    if known is not None:
        return ref_of(transaction, known)
    say(transaction, f"Cite {source}")
    tail = writing.free_slug(transaction, "citation", source.partition("/")[2])
    names = transaction.connection.execute(
        select(tables.Record.title_vi, tables.Record.title_en).where(tables.Record.id == source_id)
    ).one()
    writing.add_record(
        transaction,
        f"citation/{tail}",
        Words(_titled(names.title_vi, locator.vi), _titled(names.title_en, locator.en)),
        columns={"source_id": source_id, "locator": locator.vi, "locator_en": locator.en},
        position=writing.next_position(transaction, "citation"),
    )
    return f"citation/{tail}"


def anchored(transaction: Transaction, at: Span | Region) -> int:
    """Return the anchor at these words or this part of a picture, made where there is none."""
    anchor = tables.Anchor
    connection = transaction.connection
    if isinstance(at, Span):
        text = connection.execute(
            select(tables.Passage.text).where(tables.Passage.id == at.passage_id)
        ).scalar()
        if text is None:
            raise Impossible("This paragraph is gone.", "Read the section again.")
        known = connection.execute(
            select(anchor.id).where(
                anchor.passage_id == at.passage_id, anchor.start == at.start, anchor.end == at.end
            )
        ).scalar()
        return known or writing.add_anchor(transaction, at.passage_id, text, at.start, at.end)
    media_id = writing.identify(transaction, at.media)
    if kind_of(transaction, media_id).name != "media" or len(at.polygon) < 3:
        raise Impossible(
            "This is no part of a picture.", "Draw it again, with three corners at least."
        )
    polygon = [[float(x), float(y)] for x, y in at.polygon]
    statement = insert(anchor).values(media_id=media_id, page=at.page, polygon=polygon)
    return connection.execute(statement.returning(anchor.id)).scalar_one()


def _titled(title: str | None, locator: str | None) -> str | None:
    return f"{title}, {locator}" if title and locator else title


def _claim(transaction: Transaction, record_id: int, ref: Ref, target: Target) -> int:
    if target.id is not None:
        return own_claim(transaction, record_id, target.id)["id"]
    found = field_claim(transaction, record_id, target.type, target.field)
    if found is not None:
        return found
    if target.type == "record":
        return writing.claim(transaction, record_id, "record")
    raise Impossible(
        "“{field}” says nothing yet.",
        "Enter this value as the field's own.",
        field=target.field,
        ref=ref,
    )


def _citation(transaction: Transaction, ref: Ref | None) -> int | None:
    if ref is None:
        return None
    found = writing.identify(transaction, ref)
    if kind_of(transaction, found).name != "citation":
        raise Impossible("{ref} cannot stand here.", "Choose a {kinds}.", ref=ref, kinds="citation")
    return found


def _check(grade: str, *, cited: bool) -> None:
    if grade not in GRADES:
        raise Impossible(
            "“{field}” cannot be “{value}”.",
            "Write it in the form that the field asks for.",
            field="grade",
            value=grade,
        )
    if grade == "certain" and not cited:
        raise Impossible(
            "A fact cannot be certain on our own words alone.",
            "Cite a source, or grade it as probable.",
        )


def _own(transaction: Transaction, record_id: int, evidence_id: int) -> Any:  # noqa: ANN401 - a row
    wanted = (
        select(tables.Evidence)
        .join(tables.Claim, tables.Claim.id == tables.Evidence.claim_id)
        .where(tables.Evidence.id == evidence_id, tables.Claim.record_id == record_id)
    )
    return own_row(transaction, record_id, wanted)
