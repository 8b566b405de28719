"""Changes: what a transaction can do to records, names, links, anchors, mentions and evidence."""

from __future__ import annotations

import hashlib
import uuid as uuids
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, insert, select, update

from db import tables
from db.anchoring import CONTEXT
from db.columns import date_columns
from db.errors import Impossible, NotFound
from db.format import CHUNK_BYTES
from db.kinds import BY_NAME
from db.records import Words
from db.transaction import HIGHEST_GONE
from db.vietnamese import clean, collation_key, fold, slug

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from db.dates import Date
    from db.kinds import Kind
    from db.records import Ref
    from db.tables import Table
    from db.transaction import Transaction

LANGUAGES = ("vi", "en")


def identify(transaction: Transaction, ref: Ref) -> int:
    """Return the record id of `ref`, following a redirect; raise NotFound."""
    kind, _, tail = ref.partition("/")
    connection = transaction.connection
    found = connection.execute(
        select(tables.Record.id).where(tables.Record.kind == kind, tables.Record.slug == tail)
    ).scalar()
    if found is None:
        found = connection.execute(
            select(tables.Redirect.record_id).where(tables.Redirect.ref == ref)
        ).scalar()
    if found is None:
        raise NotFound(
            "There is no record {ref}.", "Check its spelling, or search for it.", ref=ref
        )
    return found


def free_slug(transaction: Transaction, kind: str, wanted: str) -> str:
    """Return a slug made of `wanted` that no record of `kind` has yet."""
    base = slug(wanted)[:80].strip("-") or kind
    taken = set(
        transaction.connection.execute(
            select(tables.Record.slug).where(
                tables.Record.kind == kind, tables.Record.slug.startswith(base, autoescape=True)
            )
        ).scalars()
    )
    candidate, number = base, 1
    while candidate in taken:
        number += 1
        candidate = f"{base}-{number}"
    return candidate


def is_free(transaction: Transaction, kind: str, tail: str) -> bool:
    """Say whether no record of `kind` has this slug."""
    taken = select(tables.Record.id).where(tables.Record.kind == kind, tables.Record.slug == tail)
    return slug(tail) == tail and transaction.connection.execute(taken).first() is None


def next_position(transaction: Transaction, kind: str) -> int:
    """Return the reading position behind every record of `kind`."""
    last = select(func.max(tables.Record.position)).where(tables.Record.kind == kind)
    return (transaction.connection.execute(last).scalar() or 0) + 1


def claims_of(transaction: Transaction, record_id: int) -> list[int]:
    """Return the ids of the record's claims, in the order in which they were made."""
    statement = (
        select(tables.Claim.id).where(tables.Claim.record_id == record_id).order_by(tables.Claim.id)
    )
    return list(transaction.connection.execute(statement).scalars())


def add_record(  # noqa: PLR0913 - a record has that many parts; all but three go by keyword
    transaction: Transaction,
    ref: Ref,
    title: Words,
    *,
    columns: Mapping[str, Any] | None = None,
    date: Date | None = None,
    inferred: Words | None = None,
    prose: Mapping[str, Words] | None = None,
    status: str = "draft",
    lang: str = "vi",
    position: int = 0,
    uuid: str | None = None,
) -> int:
    """Add a record with its preferred names and a claim for itself and each field that it fills.

    `columns` are those of the kind's table. Returns the record's id; raises Impossible where the
    ref is taken or the kind unknown.
    """
    kind, tail = _free_ref(transaction, ref)
    best, _ = title.best(lang)
    record_id = _insert(
        transaction,
        tables.Record,
        id=_next_id(transaction),
        uuid=uuid or str(uuids.uuid4()),
        kind=kind.name,
        slug=tail,
        status=status,
        lang=lang,
        position=position,
        sort_key=collation_key(best),
        title_vi=title.vi and clean(title.vi),
        title_en=title.en and clean(title.en),
    )
    transaction.added(record_id)
    filled = {key: value for key, value in (columns or {}).items() if value is not None}
    dated = date_columns(date, inferred) if kind.dated else {}
    _insert(transaction, kind.table, id=record_id, **filled, **dated)
    claim(transaction, record_id, "record")
    for name in filter(filled.__contains__, kind.columns):
        claim(transaction, record_id, "field", name)
    if kind.dated and date is not None:
        claim(transaction, record_id, "field", "date", wording=date.wording)
    for code in filter(title.get, LANGUAGES):
        add_name(transaction, record_id, title.get(code) or "", type="preferred", lang=code)
    for field, words in (prose or {}).items():
        add_prose(transaction, record_id, field, words)
    return record_id


def _next_id(transaction: Transaction) -> int:
    """Return an id that no record has or had: what once named one never names another."""
    last = transaction.connection.execute(select(func.max(tables.Record.id))).scalar() or 0
    gone = transaction.connection.execute(
        select(tables.Setting.value).where(tables.Setting.key == HIGHEST_GONE)
    ).scalar()
    return 1 + max(last, gone if isinstance(gone, int) else 0)


def add_prose(transaction: Transaction, record_id: int, field: str, words: Words) -> None:
    """Give the record a bilingual text, and the claim that carries it."""
    rows = [
        {"record_id": record_id, "field": field, "lang": lang, "text": clean(text)}
        for lang in LANGUAGES
        if (text := words.get(lang))
    ]
    if rows:
        transaction.touch(record_id)
        transaction.connection.execute(insert(tables.Prose), rows)
        claim(transaction, record_id, "field", field)


def claim(
    transaction: Transaction,
    record_id: int,
    target: str,
    field: str | None = None,
    *,
    rank: str = "preferred",
    value: Any = None,  # noqa: ANN401 - any JSON value
    wording: str | None = None,
    reason: Words | None = None,
) -> int:
    """Add a claim of the record and return its id."""
    transaction.touch(record_id)
    return _insert(
        transaction,
        tables.Claim,
        record_id=record_id,
        target=target,
        field=field,
        rank=rank,
        value=value,
        wording=wording,
        reason_vi=reason.vi if reason else None,
        reason_en=reason.en if reason else None,
    )


def add_name(
    transaction: Transaction,
    record_id: int,
    text: str,
    *,
    type: str,  # noqa: A002 - the word of the contract
    lang: str,
    rank: str = "preferred",
    reason: Words | None = None,
    period: Date | None = None,
) -> int:
    """Add one written form of the record; return the claim's id."""
    name_id = claim(transaction, record_id, "name", rank=rank, reason=reason)
    text = clean(text)
    _insert(
        transaction,
        tables.Name,
        id=name_id,
        record_id=record_id,
        text=text,
        folded=fold(text),
        type=type,
        lang=lang,
        **date_columns(period),
    )
    return name_id


def add_link(
    transaction: Transaction,
    subject_id: int,
    predicate: str,
    object_id: int,
    *,
    date: Date | None = None,
    rank: str = "preferred",
    reason: Words | None = None,
) -> int:
    """Add a typed relation from subject to object; return the claim's id."""
    link_id = claim(transaction, subject_id, "link", rank=rank, reason=reason)
    _insert(
        transaction,
        tables.Link,
        id=link_id,
        subject_id=subject_id,
        predicate=predicate,
        object_id=object_id,
        **date_columns(date),
    )
    return link_id


def add_identifier(transaction: Transaction, record_id: int, scheme: str, value: str) -> None:
    """Give the record its number in some scheme."""
    transaction.touch(record_id)
    _insert(transaction, tables.Identifier, record_id=record_id, scheme=scheme, value=value)


def add_passages(
    transaction: Transaction, section_id: int, lang: str, paragraphs: Sequence[str]
) -> list[int]:
    """Add the section's paragraphs in one language, in order; return their ids."""
    transaction.touch(section_id)
    return [
        _insert(
            transaction,
            tables.Passage,
            section_id=section_id,
            lang=lang,
            position=position,
            text=text,
        )
        for position, text in enumerate(paragraphs)
    ]


def add_anchor(transaction: Transaction, passage_id: int, text: str, start: int, end: int) -> int:
    """Anchor the span [start, end) of a passage whose text is `text`; return the anchor's id."""
    if not 0 <= start < end <= len(text):
        raise Impossible(
            "The span {start}–{end} does not lie in its paragraph.",
            "Mark the words again.",
            start=start,
            end=end,
        )
    return _insert(transaction, tables.Anchor, passage_id=passage_id, **selectors(text, start, end))


def selectors(text: str, start: int, end: int) -> dict[str, Any]:
    """Return what finds the span [start, end) of a text again: position, quote and context."""
    return {
        "start": start,
        "end": end,
        "quote": text[start:end],
        "prefix": text[max(0, start - CONTEXT) : start],
        "suffix": text[end : end + CONTEXT],
    }


def add_mention(
    transaction: Transaction,
    anchor_id: int,
    kind: str,
    record_id: int | None,
    *,
    state: str = "suggested",
    value: Mapping[str, Any] | None = None,
) -> int:
    """Say that an anchor names a record (accepted), or may name one (suggested)."""
    return _insert(
        transaction,
        tables.Mention,
        anchor_id=anchor_id,
        kind=kind,
        record_id=record_id,
        state=state,
        value=dict(value) if value is not None else None,
    )


def add_evidence(
    transaction: Transaction,
    claim_id: int,
    *,
    grade: str,
    anchor_id: int | None = None,
    citation_id: int | None = None,
    cited_in_id: int | None = None,
    note: str | None = None,
) -> int:
    """Rest a claim on an anchor, a citation, or both; nothing is certain on our own words alone."""
    if grade == "certain" and citation_id is None:
        raise Impossible(
            "A fact cannot be certain on our own words alone.",
            "Cite a source, or grade it as probable.",
        )
    return _insert(
        transaction,
        tables.Evidence,
        claim_id=claim_id,
        anchor_id=anchor_id,
        citation_id=citation_id,
        cited_in_id=cited_in_id,
        grade=grade,
        note=note,
    )


def store_original(transaction: Transaction, data: bytes) -> str:
    """Keep the bytes once, in chunks, and return the SHA-256 that they are found by."""
    sha256 = hashlib.sha256(data).hexdigest()
    known = select(tables.MediaChunk.position).where(tables.MediaChunk.sha256 == sha256).limit(1)
    if transaction.connection.execute(known).first() is None:
        for position, start in enumerate(range(0, max(len(data), 1), CHUNK_BYTES)):
            chunk = data[start : start + CHUNK_BYTES]
            _insert(transaction, tables.MediaChunk, sha256=sha256, position=position, data=chunk)
    return sha256


def set_columns(
    transaction: Transaction,
    table: type[Table],
    record_id: int,
    **values: Any,  # noqa: ANN401 - columns
) -> None:
    """Fill in columns of a record's row in its kind's table."""
    transaction.touch(record_id)
    own = table.__table__.columns["id"] == record_id
    transaction.connection.execute(update(table).where(own).values(**values))


def set_setting(transaction: Transaction, key: str, value: Any) -> None:  # noqa: ANN401 - any JSON
    """Say something of the archive itself."""
    statement = insert(tables.Setting).prefix_with("OR REPLACE").values(key=key, value=value)
    transaction.connection.execute(statement)


def _free_ref(transaction: Transaction, ref: Ref) -> tuple[Kind, str]:
    name, _, tail = ref.partition("/")
    kind = BY_NAME.get(name)
    if kind is None or not tail or slug(tail) != tail:
        raise Impossible(
            "“{ref}” cannot name a record.", "A ref is KIND/SLUG in plain letters.", ref=ref
        )
    if not is_free(transaction, name, tail):
        raise Impossible("There is a record {ref} already.", "Give this one another slug.", ref=ref)
    return kind, tail


def _insert(transaction: Transaction, table: type[Table], **values: Any) -> int:  # noqa: ANN401 - columns
    result = transaction.connection.execute(insert(table).values(**values))
    return result.inserted_primary_key[0] if result.inserted_primary_key else 0
