"""Texts: articles, sections, passages, anchors, mentions, sources, citations."""

from __future__ import annotations

from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import Dated, Table


class Article(Table):
    """A text of an author, cut into sections."""

    __tablename__ = "article"
    id: Mapped[int] = mapped_column(ForeignKey("record.id"), primary_key=True)
    authors: Mapped[list[Any] | None]
    affiliation: Mapped[str | None]
    keywords_vi: Mapped[list[Any] | None]
    keywords_en: Mapped[list[Any] | None]
    sha256: Mapped[str | None] = mapped_column(index=True)
    source_id: Mapped[int | None] = mapped_column(ForeignKey("source.id"))


class Section(Table):
    """A numbered section of an article."""

    __tablename__ = "section"
    id: Mapped[int] = mapped_column(ForeignKey("record.id"), primary_key=True)
    article_id: Mapped[int | None] = mapped_column(ForeignKey("article.id"), index=True)
    number: Mapped[str]


class Passage(Table):
    """One paragraph of a section in one language; languages are aligned by position."""

    __tablename__ = "passage"
    __table_args__ = (UniqueConstraint("section_id", "lang", "position"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    section_id: Mapped[int] = mapped_column(ForeignKey("section.id"))
    lang: Mapped[str]
    position: Mapped[int]
    text: Mapped[str]


class Anchor(Table):
    """A span of a passage (W3C text quote and position), or a polygon on a page of a picture."""

    __tablename__ = "anchor"
    __table_args__ = (CheckConstraint("(passage_id is null) <> (media_id is null)", name="place"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    passage_id: Mapped[int | None] = mapped_column(ForeignKey("passage.id"), index=True)
    start: Mapped[int | None]
    end: Mapped[int | None]
    quote: Mapped[str | None]
    prefix: Mapped[str | None]
    suffix: Mapped[str | None]
    media_id: Mapped[int | None] = mapped_column(ForeignKey("media.id"), index=True)
    page: Mapped[int | None]
    polygon: Mapped[list[Any] | None]


class Mention(Table):
    """A span that names a record: a suggestion until an archivist accepts it."""

    __tablename__ = "mention"
    __table_args__ = (
        CheckConstraint("state in ('suggested', 'accepted', 'rejected')", name="state"),
        Index("ix_mention_state_kind", "state", "kind"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    anchor_id: Mapped[int] = mapped_column(ForeignKey("anchor.id"), index=True)
    kind: Mapped[str]
    record_id: Mapped[int | None] = mapped_column(ForeignKey("record.id"), index=True)
    state: Mapped[str] = mapped_column(default="suggested")
    value: Mapped[dict[str, Any] | None]
    """The recogniser's normalised reading; null once accepted as a plain mention."""


class Misprint(Table):
    """A span of an imported text that looks like a misprint: flagged, never corrected by itself."""

    __tablename__ = "misprint"
    id: Mapped[int] = mapped_column(primary_key=True)
    anchor_id: Mapped[int] = mapped_column(ForeignKey("anchor.id"), index=True)
    reason: Mapped[str]


class Source(Table, Dated):
    """What can be cited; `identified` is false while nobody knows what a number stands for."""

    __tablename__ = "source"
    id: Mapped[int] = mapped_column(ForeignKey("record.id"), primary_key=True)
    type: Mapped[str | None]
    authors: Mapped[list[Any] | None]
    identified: Mapped[bool] = mapped_column(default=True)
    number: Mapped[int | None]


class Citation(Table):
    """A reference to a source with a locator; with an anchor where it is a marker in a text."""

    __tablename__ = "citation"
    id: Mapped[int] = mapped_column(ForeignKey("record.id"), primary_key=True)
    source_id: Mapped[int] = mapped_column(ForeignKey("source.id"), index=True)
    locator: Mapped[str | None]
    locator_en: Mapped[str | None]
    marker: Mapped[str | None]
    anchor_id: Mapped[int | None] = mapped_column(ForeignKey("anchor.id"), index=True)
    claim_anchor_id: Mapped[int | None] = mapped_column(ForeignKey("anchor.id"))


class Term(Table):
    """A word explained to visitors; its definition is prose."""

    __tablename__ = "term"
    id: Mapped[int] = mapped_column(ForeignKey("record.id"), primary_key=True)
