"""Writing: what can be added to a record, and what is refused in one sentence."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import insert

from db import Archive, reading, tables, writing
from db.dates import parse
from db.errors import ArchiveError, Impossible, NotFound
from db.format import CHUNK_BYTES
from db.reading.about import original
from db.records import Words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from db.transaction import Transaction


@pytest.mark.parametrize(
    "ref",
    [
        "ship/x",
        "place",
        "place/",
        "/x",
        "",
        "place/Sông",
        "place/a b",
        "place/-a",
        "place/song-gam",
    ],
)
def test_a_ref_that_cannot_name_a_record_is_refused(archive: Archive, ref: str) -> None:
    with pytest.raises(Impossible):
        archive.write(lambda transaction: writing.add_record(transaction, ref, Words("X")))
    assert archive.read(reading.about).counts["place"] == 1


@pytest.mark.parametrize(
    "change",
    [
        lambda t: writing.add_anchor(t, 1, "ngắn", 2, 2),
        lambda t: writing.add_anchor(t, 1, "ngắn", -1, 2),
        lambda t: writing.add_anchor(t, 1, "ngắn", 0, 5),
        lambda t: writing.add_evidence(t, 1, grade="certain", anchor_id=1),
    ],
    ids=["empty span", "before the text", "behind the text", "certain without a source"],
)
def test_what_cannot_be_is_refused(
    archive: Archive, change: Callable[[Transaction], object]
) -> None:
    with pytest.raises(Impossible) as refused:
        archive.write(change)
    assert "\n" not in str(refused.value)


def test_a_record_is_found_by_its_ref_and_by_one_that_it_had(archive: Archive) -> None:
    def redirect(transaction: Transaction) -> None:
        place = writing.identify(transaction, "place/song-gam")
        transaction.touch(place)
        transaction.connection.execute(
            insert(tables.Redirect).values(ref="place/song-gham", record_id=place)
        )
        assert writing.identify(transaction, "place/song-gham") == place

    assert archive.write(redirect).edited == {"place/song-gam"}
    with pytest.raises(NotFound, match="place/nowhere"):
        archive.write(lambda transaction: writing.identify(transaction, "place/nowhere"))


def test_a_slug_is_made_free(archive: Archive) -> None:
    def ask(transaction: Transaction) -> None:
        assert writing.free_slug(transaction, "place", "Sông Gấm") == "song-gam-2"
        assert writing.free_slug(transaction, "unit", "Sông Gấm") == "song-gam"
        assert writing.free_slug(transaction, "place", "??") == "place"
        assert len(writing.free_slug(transaction, "place", "dài " * 90)) <= 80
        assert writing.is_free(transaction, "place", "ben-moi")
        assert not writing.is_free(transaction, "place", "song-gam")
        assert not writing.is_free(transaction, "place", "Bến mới")
        assert writing.next_position(transaction, "section") == 2
        assert writing.next_position(transaction, "tour") == 1

    assert not archive.write(ask)


def test_a_record_without_any_title_is_listed(archive: Archive) -> None:
    archive.write(lambda transaction: writing.add_record(transaction, "place/x", Words()))
    page = archive.read(reading.record, "place/x")
    assert (page.title, page.names) == (Words(), ())
    assert len(archive.read(reading.summaries, "place")) == 2


def test_names_links_and_identifiers_keep_what_they_were_given(archive: Archive) -> None:
    period, day = parse("1945/1954"), parse("1950-09-16", wording="16-9-1950")
    reason = Words("Một bản in khác", "Another print")

    def add(transaction: Transaction) -> None:
        place = writing.identify(transaction, "place/song-gam")
        event = writing.identify(transaction, "event/vuot-song-gam")
        writing.add_name(
            transaction, place, "Sông Gâm", type="variant", lang="vi", rank="rival",
            reason=reason, period=period,
        )  # fmt: skip
        writing.add_link(
            transaction, place, "concerns", event, date=day, rank="rejected", reason=reason
        )
        writing.add_identifier(transaction, place, "geonames", "1")
        writing.add_identifier(transaction, place, "accession", "TN 1950.1")

    archive.write(add)
    page = archive.read(reading.record, "place/song-gam")
    name, link = page.names[-1], page.links[-1]
    assert (name.text, name.rank, name.reason) == ("Sông Gâm", "rival", reason)
    assert name.period == period
    assert (link.date, link.rank, link.reason, link.outgoing) == (day, "rejected", reason, True)
    assert page.identifiers == (("accession", "TN 1950.1"), ("geonames", "1"))
    back = archive.read(reading.record, "event/vuot-song-gam").backlinks[-1]
    assert (back.ref, back.outgoing) == ("place/song-gam", False)


def test_text_is_stored_composed(archive: Archive) -> None:
    decomposed = "So\u0302ng Lo\u0302"
    archive.write(lambda t: writing.add_record(t, "place/song-lo", Words(decomposed)))
    assert archive.read(reading.record, "place/song-lo").title.vi == "Sông Lô"


def test_originals_are_kept_once_in_chunks(archive: Archive, archive_path: Path) -> None:
    data = bytes(range(256)) * (CHUNK_BYTES // 256) + b"the rest"
    sums: list[str] = []

    def store(transaction: Transaction) -> None:
        sums.extend(writing.store_original(transaction, data) for _ in range(2))
        sums.append(writing.store_original(transaction, b""))

    archive.write(store)
    assert sums[0] == sums[1]
    assert archive.read(original, sums[0]) == data
    assert archive.read(original, sums[2]) == b""
    with closing(sqlite3.connect(archive_path)) as raw:
        assert raw.execute("SELECT count(*) FROM media_chunk").fetchone() == (3,)


def test_prose_of_no_language_is_no_claim(archive: Archive) -> None:
    def add(transaction: Transaction) -> None:
        place = writing.add_record(transaction, "place/x", Words("X"))
        before = writing.claims_of(transaction, place)
        writing.add_prose(transaction, place, "summary", Words())
        assert writing.claims_of(transaction, place) == before

    archive.write(add)


def test_settings_are_written_over(archive: Archive) -> None:
    for name in ("Một", "Hai"):
        archive.write(lambda t, name=name: writing.set_setting(t, "title", {"vi": name}))
    assert archive.read(reading.about).title == Words("Hai")


def test_a_refusal_leaves_no_revision(archive: Archive) -> None:
    def half(transaction: Transaction) -> None:
        writing.add_record(transaction, "place/nua", Words("Nửa"))
        writing.identify(transaction, "place/nowhere")

    with pytest.raises(ArchiveError):
        archive.write(half)
    assert len(archive.read(reading.revisions)) == 1
