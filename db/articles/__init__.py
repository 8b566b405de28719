"""Articles: from a file of any of seven formats to a draft of sections, citations, sources."""

from __future__ import annotations

from db.articles.article import read_article
from db.articles.draft import (
    ArticleDraft,
    CitationDraft,
    Misprint,
    Problem,
    SectionDraft,
    SourceDraft,
)

__all__ = [
    "ArticleDraft",
    "CitationDraft",
    "Misprint",
    "Problem",
    "SectionDraft",
    "SourceDraft",
    "read_article",
]
