"""Contents: what the site shows, read once: summaries of all records, texts, timeline, places."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from db import reading
from db.kinds import KINDS
from db.records import Summary

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

    from db.reading.relations import Span
    from db.records import (
        CitationEntry,
        DatedEntry,
        PlacedEntry,
        Record,
        Ref,
        RouteEntry,
        SectionText,
    )


class Contents:
    """Answer what the pages ask of the published part of an archive."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.about = reading.about(connection)
        self._spans: tuple[Ref, tuple[Span, ...]] | None = None
        self.kinds: dict[str, tuple[Summary, ...]] = {
            kind.name: found
            for kind in KINDS
            if (found := reading.summaries(connection, kind.name))
        }
        self.summaries: dict[Ref, Summary] = {
            summary.ref: summary for found in self.kinds.values() for summary in found
        }

    def spans(self, ref: Ref) -> tuple[Span, ...]:
        """Return where the texts name a record, or it rests on them; the last answer is kept."""
        if self._spans is None or self._spans[0] != ref:
            self._spans = (ref, reading.related(self.connection, ref).passages)
        return self._spans[1]

    def record(self, ref: Ref) -> Record:
        """Return one record, whole."""
        return reading.record(self.connection, ref)

    @cached_property
    def sections(self) -> dict[Ref, SectionText]:
        """Return the text of every section, in reading order."""
        refs = [summary.ref for summary in self.kinds.get("section", ())]
        return {ref: reading.section_text(self.connection, ref) for ref in refs}

    @cached_property
    def timeline(self) -> tuple[DatedEntry, ...]:
        """Return every dated event, earliest first."""
        return reading.timeline(self.connection)

    @cached_property
    def places(self) -> tuple[PlacedEntry, ...]:
        """Return every place, with or without a position."""
        return reading.places(self.connection)

    @cached_property
    def routes(self) -> tuple[RouteEntry, ...]:
        """Return every route."""
        return reading.routes(self.connection)

    @cached_property
    def citations(self) -> dict[Ref, list[CitationEntry]]:
        """Return the citations of each source, in reading order."""
        found: dict[Ref, list[CitationEntry]] = {}
        for entry in reading.citations(self.connection):
            if entry.source is not None:
                found.setdefault(entry.source, []).append(entry)
        return found
