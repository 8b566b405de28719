"""What statements of new records rest on: citations, spans of texts, regions of pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from db.anchoring import CONTEXT
from db.editing.evidence import GRADES
from db.search.driver import driver

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from sqlalchemy.engine import Connection

    from db.exchange.identity import Identities
    from db.exchange.parcel import EvidenceParcel, Parcel
    from db.history import Row, State


class Resting:
    """Rest claims on evidence; what cannot be is told as a problem, and left out."""

    def __init__(
        self,
        connection: Connection,
        identities: Identities,
        number: Callable[[str], int],
        problem: Callable[[str, str], None],
    ) -> None:
        self._connection = connection
        self._identities = identities
        self._number = number
        self._problem = problem
        self._passages: dict[int, dict[tuple[str, int], tuple[int, str]]] = {}

    def note_passages(self, section_id: int, rows: Iterable[Row]) -> None:
        """Remember the paragraphs of a section that is about to be written."""
        found = {(row["lang"], row["position"]): (row["id"], row["text"]) for row in rows}
        if found:
            self._passages[section_id] = found

    def can_rest(self, parcel: Parcel) -> bool:
        """Say whether the texts that a parcel's evidence stands in are there by now."""
        for one in parcel.evidence:
            section = self._identities.id(one.section) if one.section else None
            if section is None or section in self._passages:
                continue
            if section >= self._identities.first_new:
                return False
        return True

    def rest(self, parcel: Parcel, claims: Mapping[str, int], state: State) -> None:
        """Add the rows of a parcel's evidence and of the anchors that it stands at."""
        anchors: dict[tuple[Any, ...], int] = {}
        where = parcel.where or parcel.ref
        loose: dict[str, None] = {}
        for one in parcel.evidence:
            claim_id = claims.get(one.on)
            if claim_id is None:
                loose[f"the record says nothing as {one.on}"] = None
                continue
            citation = self.citation(one)
            anchor = self._anchor(one, anchors, state)
            if citation is None and anchor is None:
                missing = one.source or one.citation or one.section or one.media
                loose[f"there is no {missing}" if missing else "nothing is cited"] = None
                continue
            row: Row = {
                "id": self._number("evidence"), "claim_id": claim_id, "grade": grade(one, citation),
            }  # fmt: skip
            cited_in = self._identities.id(one.cited_in) if one.cited_in else None
            for key, value in (
                ("anchor_id", anchor),
                ("citation_id", citation),
                ("cited_in_id", cited_in),
                ("note", one.note or None),
            ):
                if value is not None:
                    row[key] = value
            state.setdefault("evidence", []).append(row)
        for words in loose:
            self._problem(where, f"evidence is left out: {words}")

    def citation(self, one: EvidenceParcel) -> int | None:
        """Return the id of the citation that a piece of evidence names, None for none."""
        if one.citation is not None:
            found = self._identities.id(one.citation)
            if found is not None:
                return found
        if one.source is None:
            return None
        return self._identities.cited.get((one.source, one.locator.vi, one.locator.en)) or None

    def _anchor(
        self,
        one: EvidenceParcel,
        known: dict[tuple[Any, ...], int],
        state: State,
    ) -> int | None:
        row = self.region(one) if one.media is not None else self.span(one)
        if row is None:
            return None
        key = tuple(map(str, row.values()))
        if key not in known:
            known[key] = self._number("anchor")
            state.setdefault("anchor", []).append({"id": known[key], **row})
        return known[key]

    def region(self, one: EvidenceParcel) -> Row | None:
        """Return the columns of an anchor on a picture, None where it isn't there."""
        media = self._identities.id(one.media or "")
        if media is None or len(one.polygon) < 3:
            return None
        return {
            "media_id": media, "page": one.page or 0, "polygon": [list(xy) for xy in one.polygon],
        }  # fmt: skip

    def span(self, one: EvidenceParcel) -> Row | None:
        """Return the columns of an anchor in a text, None where its words are not found."""
        section = self._identities.id(one.section) if one.section else None
        if section is None:
            return None
        for (lang, position), (passage_id, text) in sorted(self._texts(section).items()):
            if lang != one.lang or one.passage not in (None, position):
                continue
            start, end = one.start, one.end
            if start is None or end is None or one.quote not in (None, text[start:end]):
                start = text.find(one.quote) if one.quote else -1
                end = start + len(one.quote or "")
            if 0 <= start < end <= len(text):
                return {
                    "passage_id": passage_id,
                    "start": start,
                    "end": end,
                    "quote": text[start:end],
                    "prefix": text[max(0, start - CONTEXT) : start],
                    "suffix": text[end : end + CONTEXT],
                }
        return None

    def _texts(self, section_id: int) -> dict[tuple[str, int], tuple[int, str]]:
        if section_id not in self._passages:
            rows = driver(self._connection).execute(
                "SELECT lang, position, id, text FROM passage WHERE section_id = ?", (section_id,)
            )
            self._passages[section_id] = {(lang, at): (key, text) for lang, at, key, text in rows}
        return self._passages[section_id]


def grade(one: EvidenceParcel, citation: int | None) -> str:
    """Return the grade: nothing is certain without a citation."""
    if one.grade not in GRADES or (one.grade == "certain" and citation is None):
        return "probable"
    return one.grade
