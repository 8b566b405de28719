"""The parcel: one record as it passes between the archive and any format."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from db.errors import ImportRefused
from db.records import Words

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from db.dates import Date
    from db.errors import ArchiveError
    from db.records import FieldValue, Ref

    Value = FieldValue | Date | Words

NO_WORDS = Words()

MEND: Final = "Mend it in the file, and import the file again."
UNREADABLE: Final = "This row cannot be read."
UNKNOWN_COLUMN: Final = "The column “{heading}” is not known, and is left out."


@dataclass(frozen=True, slots=True)
class NameParcel:
    """One written form; `type` and `lang` as of db.records.Name."""

    text: str
    type: str = "preferred"
    lang: str = "vi"
    rank: str = "preferred"
    reason: Words | None = None
    period: Date | None = None


@dataclass(frozen=True, slots=True)
class LinkParcel:
    """One relation from the parcel's record to the record `ref`."""

    predicate: str
    ref: Ref
    date: Date | None = None
    rank: str = "preferred"
    reason: Words | None = None


@dataclass(frozen=True, slots=True)
class RivalParcel:
    """Another value that a source gives for a field; a Date for "date", Words for a text."""

    field: str
    value: Value
    rank: str = "rival"
    reason: Words | None = None


@dataclass(frozen=True, slots=True)
class EvidenceParcel:
    """What one statement of the record rests on.

    `on` says which: "record", a field's name, "name:LANG:TEXT" or "link:PREDICATE>REF". Either
    `source` (a ref, or the words that name a source) with `locator`, or `citation` (a ref), or the
    span [start, end) of `quote` in paragraph `passage` of `section`, or several of them. Where a
    quote has no start, it is looked for in the paragraph, or in the whole section.
    """

    on: str
    grade: str = "probable"
    source: Ref | str | None = None
    locator: Words = NO_WORDS
    citation: Ref | None = None
    cited_in: Ref | None = None
    section: Ref | None = None
    passage: int | None = None
    lang: str = "vi"
    start: int | None = None
    end: int | None = None
    quote: str | None = None
    media: Ref | None = None
    page: int | None = None
    polygon: tuple[tuple[float, float], ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True)
class PassageParcel:
    """One paragraph of a section."""

    lang: str
    position: int
    text: str


@dataclass(frozen=True, slots=True)
class Parcel:
    """One record as a format holds it; what is missing is not said, and clears nothing.

    `fields` are plain values, a Date under "date", refs under fields that name a record (db.editing
    REFERENCES), Words for the texts of `Kind.prose`, for "inferred" and for "keywords" (joined by
    "; "). Columns that come in two languages stay two fields (`unit`, `unit_en`; `locator`,
    `locator_en`; `date_wording_en`). `stops` are the refs of a route's places or a tour's records.

    `ref` names the record within one file and, where it is free, in the archive. `proposed` says
    that it was made up from a name or a code: then it finds no record of the archive, only
    identifiers, codes and names do. `status` None: not said. `where` is the line or element it
    stands at, for a person. `original` is the file of a new medium. `apart` counts what the record
    has and no parcel carries (a map's control points, a text's mentions), for the loss report.
    """

    ref: Ref
    kind: str
    names: tuple[NameParcel, ...] = ()
    fields: Mapping[str, Value] = field(default_factory=dict[str, Any])
    links: tuple[LinkParcel, ...] = ()
    identifiers: tuple[tuple[str, str], ...] = ()
    evidence: tuple[EvidenceParcel, ...] = ()
    rivals: tuple[RivalParcel, ...] = ()
    status: str | None = None
    uuid: str | None = None
    lang: str = "vi"
    tags: tuple[str, ...] = ()
    passages: tuple[PassageParcel, ...] = ()
    stops: tuple[Ref, ...] = ()
    placeholder: bool | None = None
    proposed: bool = False
    where: str = ""
    original: Path | None = field(default=None, compare=False)
    apart: tuple[tuple[str, str], ...] = ()

    def title(self, lang: str = "vi") -> str:
        """Return the preferred name in `lang`, else any; empty for none."""
        preferred = [name for name in self.names if name.type == "preferred"] or self.names
        for name in preferred:
            if name.lang == lang:
                return name.text
        return preferred[0].text if preferred else ""

    def words(self) -> Words:
        """Return the preferred names in both languages; of several in one, the first."""
        found: dict[str, str] = {}
        for name in self.names:
            if name.type == "preferred":
                found.setdefault(name.lang, name.text)
        return Words(found.get("vi"), found.get("en"))


@dataclass(frozen=True, slots=True)
class Rejected:
    """One row or element of a file that was not taken, and why; the rest goes on."""

    where: str
    message: str
    refusal: ArchiveError | None = field(default=None, compare=False)

    @classmethod
    def because(cls, where: str, refusal: ArchiveError) -> Rejected:
        """Return the rejection of a row for a reason that can be said in another language."""
        # without the way that it came: that would keep what was read, and its file, for as long
        return cls(where, refusal.sentence, refusal.with_traceback(None))

    @classmethod
    def saying(cls, where: str, template: str, **values: object) -> Rejected:
        """Return the rejection of a row in words of ours, with `values` in their places."""
        return cls.because(where, ImportRefused(template, MEND, **values))
