"""Edits the words of a section; what is anchored in them moves along, or is listed as loose."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert, select, update

from db import tables, writing
from db.anchoring import Span as Place
from db.anchoring import realign, recover
from db.editing.record import kind_of, ref_of, say, take
from db.errors import Impossible
from db.reading.anchored import holders
from db.restoring import drop_loose_anchors
from db.vietnamese import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import RowMapping

    from db.editing.evidence import Span
    from db.records import Ref
    from db.transaction import Transaction

LANGUAGES = ("vi", "en")


def edit_passage(
    transaction: Transaction, passage_id: int, text: str, seen: int | None = None
) -> int:
    """Give a paragraph other words; return how many anchors lost theirs.

    `seen` is the version of its section.
    """
    row = transaction.connection.execute(
        select(tables.Passage.section_id, tables.Passage.lang, tables.Passage.position).where(
            tables.Passage.id == passage_id
        )
    ).first()
    if row is None:
        raise Impossible("This paragraph is gone.", "Read the section again.")
    texts = [passage["text"] for passage in _passages(transaction, row.section_id, row.lang)]
    ids = [passage["id"] for passage in _passages(transaction, row.section_id, row.lang)]
    texts[ids.index(passage_id)] = text
    return set_passages(transaction, ref_of(transaction, row.section_id), row.lang, texts, seen)


def set_passages(
    transaction: Transaction, section: Ref, lang: str, texts: Sequence[str], seen: int | None = None
) -> int:
    """Set the whole text of a section in one language; return how many anchors lost their words.

    Paragraphs may be edited, split, joined, moved, added and taken away. An anchor stays with its
    words; one whose words are gone loses its place and is listed by reading.dangling_anchors.
    """
    section_id = take(transaction, section, seen)
    if kind_of(transaction, section_id).name != "section" or lang not in LANGUAGES:
        raise Impossible(
            "{ref} cannot stand here.", "Choose a {kinds}.", ref=section, kinds="section"
        )
    say(transaction, f"Edit the text of {section}")
    wanted = [" ".join(text.splitlines()) for text in map(clean, texts) if text.strip()]
    present = _passages(transaction, section_id, lang)
    old = [passage["text"] for passage in present]
    if old == wanted:
        return 0
    anchors = _anchors(transaction, [passage["id"] for passage in present])
    _touch_holders(transaction, [anchor["id"] for anchor in anchors])
    if anchors and not wanted:
        wanted = [""]  # something must hold what has lost its words
    ids = _write(transaction, section_id, lang, present, wanted)
    loose = _move(transaction, anchors, present, old, wanted, ids)
    leaving = [passage["id"] for passage in present if passage["id"] not in ids]
    transaction.connection.execute(delete(tables.Passage).where(tables.Passage.id.in_(leaving)))
    return loose


def mend_anchor(transaction: Transaction, anchor_id: int, at: Span) -> None:
    """Give an anchor that lost its words, or has wrong ones, a place anew."""
    row = transaction.connection.execute(
        select(tables.Anchor.passage_id, tables.Anchor.media_id).where(
            tables.Anchor.id == anchor_id
        )
    ).first()
    if row is None or row.passage_id is None:
        raise Impossible("This mark is gone.", "Read the section again.")
    text = transaction.connection.execute(
        select(tables.Passage.text).where(tables.Passage.id == at.passage_id)
    ).scalar()
    if text is None or not 0 <= at.start < at.end <= len(text):
        raise Impossible(
            "The span {start}–{end} does not lie in its paragraph.",
            "Mark the words again.",
            start=at.start,
            end=at.end,
        )
    say(transaction, "Mend an anchor")
    _touch_holders(transaction, [anchor_id])
    _touch_sections(transaction, [row.passage_id, at.passage_id])
    values = {"passage_id": at.passage_id, **writing.selectors(text, at.start, at.end)}
    transaction.connection.execute(
        update(tables.Anchor).where(tables.Anchor.id == anchor_id).values(**values)
    )


def drop_anchor(transaction: Transaction, anchor_id: int) -> None:
    """Take an anchor away: mentions with it, and evidence that rests on nothing else."""
    connection = transaction.connection
    say(transaction, "Remove an anchor")
    _touch_holders(transaction, [anchor_id])
    take_out_anchors(transaction, [anchor_id])
    drop_loose_anchors(connection, [anchor_id])


def take_out_anchors(transaction: Transaction, anchor_ids: Sequence[int]) -> None:
    """Let nothing hold these anchors any more; their holders are touched already."""
    connection = transaction.connection
    for table in (tables.Mention, tables.Misprint):
        connection.execute(delete(table).where(table.anchor_id.in_(anchor_ids)))
    evidence, citation = tables.Evidence, tables.Citation
    own = evidence.anchor_id.in_(anchor_ids)
    connection.execute(delete(evidence).where(own, evidence.citation_id.is_(None)))
    connection.execute(update(evidence).where(own).values(anchor_id=None))
    for column in (citation.anchor_id, citation.claim_anchor_id):
        connection.execute(
            update(citation).where(column.in_(anchor_ids)).values({column.key: None})
        )


def _passages(transaction: Transaction, section_id: int, lang: str) -> list[RowMapping]:
    passage = tables.Passage
    statement = (
        select(passage)
        .where(passage.section_id == section_id, passage.lang == lang)
        .order_by(passage.position)
    )
    return list(transaction.connection.execute(statement).mappings())


def _anchors(transaction: Transaction, passage_ids: list[int]) -> list[RowMapping]:
    statement = (
        select(tables.Anchor)
        .where(tables.Anchor.passage_id.in_(passage_ids))
        .order_by(tables.Anchor.id)
    )
    return list(transaction.connection.execute(statement).mappings())


def _touch_holders(transaction: Transaction, anchor_ids: Sequence[int]) -> None:
    """Remember every record that holds one of these anchors, before they move."""
    transaction.touch(*sorted(holders(transaction.connection, anchor_ids)))


def _touch_sections(transaction: Transaction, passage_ids: Sequence[int]) -> None:
    statement = select(tables.Passage.section_id).where(tables.Passage.id.in_(passage_ids))
    transaction.touch(*sorted(set(transaction.connection.execute(statement).scalars())))


def _write(
    transaction: Transaction,
    section_id: int,
    lang: str,
    present: list[RowMapping],
    wanted: list[str],
) -> list[int]:
    """Write the paragraphs, each on the row whose words it has or had; return their ids in order.

    Rows that are left over still stand, below every position.
    """
    connection, passage = transaction.connection, tables.Passage
    rows = _paired([row["text"] for row in present], wanted)
    for number, row in enumerate(present):
        connection.execute(
            update(passage).where(passage.id == row["id"]).values(position=-1 - number)
        )
    ids: list[int] = []
    for position, (text, old) in enumerate(zip(wanted, rows, strict=True)):
        if old is None:
            values = {"section_id": section_id, "lang": lang, "position": position, "text": text}
            statement = insert(passage).values(**values).returning(passage.id)
            ids.append(connection.execute(statement).scalar_one())
            continue
        ids.append(present[old]["id"])
        connection.execute(
            update(passage).where(passage.id == ids[-1]).values(position=position, text=text)
        )
    return ids


def _paired(old: list[str], new: list[str]) -> list[int | None]:
    """Return for each new paragraph the old one that it continues, None for one that is new."""
    pairs: list[int | None] = [None] * len(new)
    for _tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        for offset in range(min(i2 - i1, j2 - j1)):
            pairs[j1 + offset] = i1 + offset
    return pairs


def _move(
    transaction: Transaction,
    anchors: list[RowMapping],
    present: list[RowMapping],
    old: list[str],
    wanted: list[str],
    ids: list[int],
) -> int:
    """Move the anchors to where their words are; return how many have lost them."""
    index = {row["id"]: number for number, row in enumerate(present)}
    placed = [anchor for anchor in anchors if anchor["start"] is not None]
    spans = [Place(index[a["passage_id"]], a["start"], a["end"]) for a in placed]
    found = dict(zip((anchor["id"] for anchor in placed), realign(old, wanted, spans), strict=True))
    loose = 0
    for anchor in anchors:
        place = found.get(anchor["id"])
        if anchor["start"] is None:
            place = recover(
                wanted, anchor["quote"] or "", anchor["prefix"] or "", anchor["suffix"] or ""
            )
        values: dict[str, Any]
        if place is not None:
            text = wanted[place.paragraph]
            values = writing.selectors(text, place.start, place.end)
            values["passage_id"] = ids[place.paragraph]
        else:
            nearest = min(index[anchor["passage_id"]], len(ids) - 1)
            passage_id = anchor["passage_id"]
            values = {"start": None, "end": None}
            values["passage_id"] = passage_id if passage_id in ids else ids[nearest]
            loose += anchor["start"] is not None
        if any(anchor[key] != value for key, value in values.items()):
            transaction.connection.execute(
                update(tables.Anchor).where(tables.Anchor.id == anchor["id"]).values(**values)
            )
    return loose
