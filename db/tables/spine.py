"""The spine of the catalogue: records, claims, names, links, evidence, revisions."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    Index,
    LargeBinary,
    String,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import EMPTY_AS_NULL, Dated, Table


class Setting(Table):
    """What the archive says of itself: uuid, titles, language, map view, index version."""

    __tablename__ = "setting"
    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[Any] = mapped_column(EMPTY_AS_NULL, nullable=True)


class Record(Table):
    """One row a catalogued thing, whatever its kind."""

    __tablename__ = "record"
    __table_args__ = (
        UniqueConstraint("kind", "slug"),
        Index("ix_record_kind_order", "kind", "position", "sort_key"),
        CheckConstraint("status in ('draft', 'reviewed', 'published')", name="status"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    uuid: Mapped[str] = mapped_column(String(36), unique=True)
    kind: Mapped[str]
    slug: Mapped[str]
    status: Mapped[str] = mapped_column(default="draft")
    version: Mapped[int] = mapped_column(default=1)
    lang: Mapped[str] = mapped_column(default="vi")
    position: Mapped[int] = mapped_column(default=0)
    """Reading order of sections and citations; 0 where the order is that of the title."""
    sort_key: Mapped[bytes] = mapped_column(LargeBinary, default=b"")
    title_vi: Mapped[str | None]
    """A copy of the preferred name, kept by the write lane; the names are the truth."""
    title_en: Mapped[str | None]
    placeholder: Mapped[bool | None]
    """True where a source speaks of one without saying which: "a company, number unknown"."""
    drafted_by: Mapped[str | None]
    reviewed_by: Mapped[str | None]


class Redirect(Table):
    """A ref that a record had before a merge or a rename."""

    __tablename__ = "redirect"
    ref: Mapped[str] = mapped_column(primary_key=True)
    record_id: Mapped[int] = mapped_column(ForeignKey("record.id"), index=True)


class Identifier(Table):
    """A record's number in some scheme (an accession register, GeoNames, a file's sha256)."""

    __tablename__ = "identifier"
    __table_args__ = (UniqueConstraint("scheme", "value", "record_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    record_id: Mapped[int] = mapped_column(ForeignKey("record.id"), index=True)
    scheme: Mapped[str]
    value: Mapped[str]


class Claim(Table):
    """What a record says in one place: itself, one field's value, one name, or one link."""

    __tablename__ = "claim"
    __table_args__ = (
        CheckConstraint("target in ('record', 'field', 'name', 'link')", name="target"),
        CheckConstraint("rank in ('preferred', 'rival', 'rejected')", name="rank"),
        CheckConstraint("(target = 'field') = (field is not null)", name="field"),
        Index("ix_claim_record_target", "record_id", "target", "field"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    record_id: Mapped[int] = mapped_column(ForeignKey("record.id"))
    target: Mapped[str]
    field: Mapped[str | None]
    rank: Mapped[str] = mapped_column(default="preferred")
    value: Mapped[Any] = mapped_column(EMPTY_AS_NULL, nullable=True)
    """A rival's value; null for the preferred one, which stands in its typed column."""
    wording: Mapped[str | None]
    reason_vi: Mapped[str | None]
    reason_en: Mapped[str | None]


class Name(Table, Dated):
    """One written form; its id is its claim's. `date_*` is the period in which it was in use."""

    __tablename__ = "name"
    id: Mapped[int] = mapped_column(ForeignKey("claim.id"), primary_key=True)
    record_id: Mapped[int] = mapped_column(ForeignKey("record.id"), index=True)
    text: Mapped[str]
    folded: Mapped[str] = mapped_column(index=True)
    type: Mapped[str] = mapped_column(default="preferred")
    lang: Mapped[str] = mapped_column(default="vi")


class Link(Table, Dated):
    """A typed relation from subject to object; its id is its claim's."""

    __tablename__ = "link"
    __table_args__ = (Index("ix_link_object_predicate", "object_id", "predicate"),)
    id: Mapped[int] = mapped_column(ForeignKey("claim.id"), primary_key=True)
    subject_id: Mapped[int] = mapped_column(ForeignKey("record.id"), index=True)
    predicate: Mapped[str]
    object_id: Mapped[int] = mapped_column(ForeignKey("record.id"))


class Prose(Table):
    """A bilingual text of a record: summary, definition, role, note, abstract, what, claim ..."""

    __tablename__ = "prose"
    record_id: Mapped[int] = mapped_column(ForeignKey("record.id"), primary_key=True)
    field: Mapped[str] = mapped_column(primary_key=True)
    lang: Mapped[str] = mapped_column(primary_key=True)
    text: Mapped[str]


class Evidence(Table):
    """A claim and what it rests on: an anchor, a citation, or both, with a grade."""

    __tablename__ = "evidence"
    __table_args__ = (
        CheckConstraint("anchor_id is not null or citation_id is not null", name="basis"),
        CheckConstraint("grade in ('certain', 'probable', 'doubtful')", name="grade"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"), index=True)
    anchor_id: Mapped[int | None] = mapped_column(ForeignKey("anchor.id"), index=True)
    citation_id: Mapped[int | None] = mapped_column(ForeignKey("citation.id"), index=True)
    cited_in_id: Mapped[int | None] = mapped_column(ForeignKey("citation.id"), index=True)
    grade: Mapped[str]
    note: Mapped[str | None]


class Revision(Table):
    """One transaction: when, who, why."""

    __tablename__ = "revision"
    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[str]
    who: Mapped[str]
    why: Mapped[str]
    action: Mapped[str | None]
    """What made it, where it was no plain change: undo, redo, import, merge, split, bulk."""
    undoes: Mapped[int | None] = mapped_column(ForeignKey("revision.id"))
    """The revision that this one takes back (undo) or brings back (redo)."""


class RevisionChange(Table):
    """One record's before and after within a revision, as versioned JSON."""

    __tablename__ = "revision_change"
    id: Mapped[int] = mapped_column(primary_key=True)
    revision_id: Mapped[int] = mapped_column(ForeignKey("revision.id"), index=True)
    ref: Mapped[str] = mapped_column(index=True)
    uuid: Mapped[str | None] = mapped_column(String(36), index=True)
    """The record's own, by which its history is found after a rename; null before format 1.1."""
    target: Mapped[str]
    before: Mapped[Any] = mapped_column(EMPTY_AS_NULL, nullable=True)
    after: Mapped[Any] = mapped_column(EMPTY_AS_NULL, nullable=True)
