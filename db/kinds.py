"""KINDS: every kind of record, as data: its table, its fields in display order, its texts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from db.tables import Table


@dataclass(frozen=True, slots=True)
class Kind:
    """Describe one kind.

    `columns` are the typed fields (columns of `table`), `prose` the bilingual texts, both in
    display order; `dated` says that the table carries the columns of `tables.Dated`; `lasting` that
    its date is the time of an existence, which nothing happened in: searches by date and timelines
    leave it out; `ordered` that its records are listed as they are read, not by title.
    """

    name: str
    columns: tuple[str, ...] = ()
    prose: tuple[str, ...] = ("summary",)
    dated: bool = False
    ordered: bool = False
    lasting: bool = False

    @property
    def table(self) -> type[Table]:
        """Return the table of its fields, which bears its name; declared when it is asked for."""
        from db import tables  # to declare them takes longer than a search, which asks for none

        return getattr(tables, self.name.capitalize())


HISTORY = ("history", "places", "functions", "mandates", "structure", "context", "rules")
"""The areas of ISAAR(CPF) that say more of a unit, a body or a person than fields do."""

DESCRIPTION = (
    "scope", "admin_history", "custodial_history", "acquisition", "appraisal", "accruals",
    "arrangement", "access", "reproduction", "language_script", "physical", "finding_aids",
    "originals_location", "copies_location", "related_units", "publication_note", "note",
    "archivist_note", "rules", "description_date",
)  # fmt: skip
"""The areas of ISAD(G) that are texts."""

KINDS: tuple[Kind, ...] = (
    Kind("article", ("authors", "affiliation"), ("summary", "abstract")),
    Kind("section", ("number",), ordered=True),
    Kind("map", ("scale",), dated=True),
    Kind(
        "unit",
        ("echelon", "number", "code", "side"),
        ("summary", *HISTORY),
        dated=True,
        lasting=True,
    ),
    Kind(
        "body",
        ("type", "side"),
        ("summary", *HISTORY),
        dated=True,
        lasting=True,
    ),
    Kind("place", ("type", "lat", "lon", "uncertainty_km"), ("summary", "basis")),
    Kind(
        "person",
        ("side",),
        ("role", "summary", *HISTORY),
        dated=True,
        lasting=True,
    ),
    Kind("event", ("lane", "side"), dated=True),
    Kind("route", ("side", "mode"), dated=True),
    Kind(
        "quantity",
        ("value", "low", "high", "qualifier", "unit", "unit_en", "wording"),
        ("what", "summary"),
        dated=True,
    ),
    Kind("term", (), ("definition", "summary")),
    Kind(
        "source",
        ("type", "authors", "identified", "number"),
        ("publication", "note", "summary"),
        dated=True,
    ),
    Kind("citation", ("locator", "marker"), ("claim",), ordered=True),
    Kind(
        "holding",
        (
            "reference_code",
            "level",
            "extent",
            "accession",
            "donor",
            "shelf",
            "rights_holder",
            "licence",
            "credit",
            "may_be_shown",
            "embargo_until",
        ),
        ("summary", *DESCRIPTION),
        dated=True,
    ),
    Kind(
        "media",
        (
            "media_type",
            "size",
            "sha256",
            "credit",
            "licence",
            "rights_holder",
            "may_be_shown",
            "embargo_until",
        ),
    ),
    Kind("tour", ("minutes",)),
)

BY_NAME: dict[str, Kind] = {kind.name: kind for kind in KINDS}
