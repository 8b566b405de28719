"""Parcels into the archive: new records and changes of known ones, in one revision."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from db.exchange.incoming import Carried, carry_out
from db.exchange.parcel import EvidenceParcel, NameParcel, Parcel, PassageParcel

if TYPE_CHECKING:
    from db import Archive


def test_records_that_change_and_new_ones_come_in_one_import(archive: Archive) -> None:
    """A change of a known record adds rows between those of new ones."""
    known = Parcel(
        "place/song-gam", "place", (NameParcel("Sông Gấm"), NameParcel("Gam", "variant"))
    )
    before = [Parcel(f"place/a-{n}", "place", (NameParcel(f"A {n}"),)) for n in range(3)]
    # what rests on a section of the same file waits for the end, behind the change
    late = Parcel(
        "event/z",
        "event",
        (NameParcel("Z"),),
        {"lane": "border"},
        evidence=(
            EvidenceParcel("lane", section="section/z", passage=0, start=0, end=1, quote="B"),
        ),
    )
    section = Parcel(
        "section/z", "section", (NameParcel("Z"),), passages=(PassageParcel("vi", 0, "Bài."),)
    )
    results: list[Carried] = []
    archive.write(lambda t: results.append(carry_out(t, [*before, known, late, section, *_many()])))
    assert results[0].problems == []
    assert results[0].changed == {"place": 1}
    assert results[0].added["place"] == 3 + len(_many())


def _many() -> list[Parcel]:
    return [Parcel(f"place/m-{n}", "place", (NameParcel(f"M {n}"),)) for n in range(1200)]


@pytest.mark.parametrize("field", ["text", "name", "stops", "evidence", "status"])
def test_a_field_called_like_a_part_of_a_record_is_no_such_part(
    archive: Archive, field: str
) -> None:
    """A file may call a field as it likes, also of a record that is there already."""
    parcel = Parcel("place/song-gam", "place", (NameParcel("Sông Gấm"),))
    results: list[Carried] = []
    archive.write(lambda t: carry_out(t, [parcel]))
    odd = replace(parcel, fields={field: "x"})
    archive.write(lambda t: results.append(carry_out(t, [odd])))
    assert results[0].rejected == 1
    assert results[0].changed == {}
