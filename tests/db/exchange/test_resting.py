"""Evidence that comes in: what cannot be rested on is left out and named; the rest is taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db import editing
from db.exchange.incoming import Carried, carry_out
from db.exchange.parcel import EvidenceParcel, NameParcel, Parcel
from db.records import Words
from tests.db.test_editing import SECTION, page

if TYPE_CHECKING:
    from db import Archive
    from db.records import Evidence

NEW = "place/ban-moi"


def brought(archive: Archive, *evidence: EvidenceParcel) -> tuple[list[str], tuple[Evidence, ...]]:
    """Bring a place in; return what was told of it, and its evidence."""
    parcel = Parcel(NEW, "place", (NameParcel("Bản Mới"),), {"type": "village"}, evidence=evidence)
    results: list[Carried] = []
    archive.write(lambda transaction: results.append(carry_out(transaction, [parcel])))
    return [told for _, told in results[0].problems], page(archive, NEW).evidence


@pytest.mark.parametrize(
    ("one", "told"),
    [
        (EvidenceParcel("type"), "nothing is cited"),
        (EvidenceParcel("type", citation="citation/khong-co"), "there is no citation/khong-co"),
        (EvidenceParcel("type", media="media/khong-co"), "there is no media/khong-co"),
        (EvidenceParcel("type", section=SECTION, quote="máy bay"), f"there is no {SECTION}"),
        (EvidenceParcel("type", section=SECTION), f"there is no {SECTION}"),
        (EvidenceParcel("type", section=SECTION, lang="en", quote="Sáng"), "there is no"),
        (EvidenceParcel("lat", section=SECTION, quote="Sáng"), "the record says nothing as lat"),
    ],
)
def test_what_cannot_be_found_is_left_out_and_named(
    archive: Archive, one: EvidenceParcel, told: str
) -> None:
    problems, evidence = brought(archive, one)
    assert evidence == ()
    assert len(problems) == 1
    assert problems[0].startswith(f"evidence is left out: {told}")
    assert page(archive, NEW).fields["type"] == "village"


def test_a_quote_is_found_in_whichever_paragraph_holds_it(archive: Archive) -> None:
    archive.write(editing.set_passages, SECTION, "vi", ["Mở đầu.", "Sáng sớm, quân ta qua sông."])
    problems, evidence = brought(
        archive,
        EvidenceParcel("type", section=SECTION, quote="qua sông"),
        EvidenceParcel("record", section=SECTION, start=0, end=2, quote="quân ta"),
    )
    assert problems == []
    assert {(piece.quote, piece.passage) for piece in evidence} == {("qua sông", 1), ("quân ta", 1)}


def test_nothing_is_certain_without_a_citation(archive: Archive) -> None:
    source = str(archive.write(editing.create, "source", Words("Hồi ký")).answer)
    citation = str(archive.write(editing.cite, source, Words("tr. 4")).answer)
    problems, evidence = brought(
        archive,
        EvidenceParcel("type", grade="certain", section=SECTION, quote="Sáng"),
        EvidenceParcel("type", grade="surely", citation=citation),
        EvidenceParcel("record", grade="certain", citation=citation),
    )
    assert problems == []
    assert sorted((piece.grade, piece.citation or "") for piece in evidence) == [
        ("certain", citation), ("probable", ""), ("probable", citation),
    ]  # fmt: skip
