"""Parcels out and in: every record, matched, in bulk, as one revision that undo takes back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from db import Archive, editing, history, reading, tables
from db.dates import parse
from db.exchange.incoming import Carried, Planned, carry_out, plan
from db.exchange.losses import losses, summary
from db.exchange.outgoing import parcels
from db.exchange.parcel import (
    EvidenceParcel,
    LinkParcel,
    NameParcel,
    Parcel,
    PassageParcel,
    Rejected,
    RivalParcel,
)
from db.records import Words
from db.verification import verify

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy.engine import Connection


def all_of(connection: Connection) -> list[Parcel]:
    return list(parcels(connection))


def take(archive: Archive, *given: Parcel | Rejected, **options: object) -> Carried:
    answer = archive.write(carry_out, given, **options).answer
    assert isinstance(answer, Carried)
    return answer


def planned(archive: Archive, *given: Parcel | Rejected) -> list[Planned]:
    told: list[Planned] = []
    archive.read(plan, given, tell=told.append)
    return told


def place(name: str, **values: object) -> Parcel:
    ref = str(values.pop("ref", f"place/{name}"))
    return Parcel(ref, "place", (NameParcel(name),), proposed=True, **values)  # pyright: ignore[reportArgumentType]


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Archive]:
    with Archive.create(tmp_path / "fresh.muniment", Words("Mới")) as made:
        yield made


@pytest.fixture(scope="module")
def bundled(resources: Path) -> list[Parcel]:
    with Archive.open(resources / "bundled.muniment") as door:
        return door.read(all_of)


def test_the_bundled_archive_comes_back_but_for_what_no_parcel_carries(
    fresh: Archive, bundled: Sequence[Parcel]
) -> None:
    carried = take(fresh, *bundled)
    lost = list(losses(bundled, fresh.read(all_of)))
    assert set(summary(lost)) == {
        ("section", "apart"), ("tour", "apart"), ("map", "apart"), ("map", "media"),
        ("citation", "apart"), ("media", "record"),
    }  # fmt: skip
    assert carried.rejected == len([one for one in bundled if one.kind == "media"])
    fresh.close()
    assert all(check.ok for check in verify(fresh.path))


def test_the_revision_keeps_each_new_record_as_a_snapshot_would(
    fresh: Archive, bundled: Sequence[Parcel]
) -> None:
    take(fresh, *bundled)

    def compare(connection: Connection) -> int:
        kept = connection.execute(select(tables.RevisionChange.after)).scalars().all()
        for after in kept:
            rows = after["rows"]
            record_id = rows["record"][0]["id"]
            assert history.snapshot(connection, record_id) == rows
        return len(kept)

    assert fresh.read(compare) == len([one for one in bundled if one.kind != "media"])


def test_importing_again_changes_nothing(fresh: Archive, bundled: Sequence[Parcel]) -> None:
    take(fresh, *bundled)
    changes = fresh.write(carry_out, bundled)
    assert not changes
    assert isinstance(changes.answer, Carried)
    assert not changes.answer.added
    assert not changes.answer.changed
    assert len(fresh.read(reading.revisions)) == 1


def test_undo_takes_the_whole_import_back_and_redo_brings_it_again(
    fresh: Archive, bundled: Sequence[Parcel]
) -> None:
    take(fresh, *bundled)
    whole = fresh.read(all_of)
    fresh.write(editing.undo)
    assert fresh.read(all_of) == []
    fresh.write(editing.redo)
    assert fresh.read(all_of) == whole


def test_what_was_imported_is_found(fresh: Archive) -> None:
    from db.search.query import search

    take(fresh, place("Đồng Mỏ", fields={"summary": Words("Ga xép trên đường sắt")}))
    assert [hit.ref for hit in fresh.read(search, "dong mo").hits] == ["place/dong-mo"]
    assert [hit.ref for hit in fresh.read(search, "ga xep").hits] == ["place/dong-mo"]


def test_a_plan_says_what_an_import_would_do_and_does_none_of_it(archive: Archive) -> None:
    before = archive.read(all_of)
    told = planned(
        archive,
        place("Sông Gấm", fields={"lat": 22.2}),
        place("Bến Nít"),
        Rejected("line 9", "This row cannot be read."),
        place("Xa", fields={"lat": 222.0}),
    )
    assert sorted(one.state for one in told) == ["changed", "new", "rejected", "rejected"]
    changed = next(one for one in told if one.state == "changed")
    assert changed.ref == "place/song-gam"
    assert changed.differences == (("lat", "22.1", "22.2"),)
    assert archive.read(all_of) == before


def test_what_a_file_does_not_say_is_not_cleared(archive: Archive) -> None:
    event = Parcel(
        "event/vuot-song-gam",
        "event",
        (NameParcel("Vượt sông Gấm"),),
        {"summary": Words(vi="Khác."), "date": parse("1947-02-03", "morning")},
    )
    assert take(archive, event).changed == {"event": 1}
    page = archive.read(reading.record, "event/vuot-song-gam")
    assert page.fields["summary"] == Words("Khác.", "Battalion 19 crosses.")
    assert page.fields["lane"] == "border"
    date = page.fields["date"]
    assert getattr(date, "wording", None) == "Sáng ngày 3 tháng 2 năm 1947"
    assert page.links


def test_records_match_by_identifier_code_and_name(archive: Archive) -> None:
    take(
        archive,
        place("Sông Gấm", identifiers=(("geonames", "1568043"),)),
        Parcel("unit/x", "unit", (NameParcel("D19"),), {"code": "d19"}, proposed=True),
    )
    told = planned(
        archive,
        place("Rivière Gam", identifiers=(("geonames", "1568043"),)),
        Parcel("unit/y", "unit", (NameParcel("Đơn vị khác"),), {"code": "d19"}, proposed=True),
        place("Sông Gấm", ref="place/1"),
    )
    assert {one.key: one.ref for one in told if one.state != "new"} == {
        "place/Rivière Gam": "place/song-gam",
        "unit/y": "unit/d19",
        "place/1": "place/song-gam",
    }


def test_a_name_alike_is_left_to_a_person_who_may_decide(archive: Archive) -> None:
    given = place("Sông Gâm")  # folds to the same letters
    doubt = planned(archive, given)[0]
    assert (doubt.state, doubt.candidates) == ("review", ("place/song-gam",))
    assert take(archive, given, decisions={given.ref: "skip"}).added == {}
    assert take(archive, given, decisions={given.ref: "place/song-gam"}).changed == {"place": 1}
    names = archive.read(reading.record, "place/song-gam").names
    assert tuple(sorted({one.text for one in names if one.lang == "vi"})) == (
        "Sông Gâm",
        "Sông Gấm",
    )


def test_two_records_of_one_name_and_another_number_stay_two(archive: Archive) -> None:
    take(archive, place("Đồng Mỏ", identifiers=(("geonames", "1"),)))
    take(archive, place("Đồng Mỏ", ref="place/2", identifiers=(("geonames", "2"),)))
    assert len(archive.read(reading.summaries, "place")) == 3


def test_refs_that_are_taken_get_a_number(archive: Archive) -> None:
    take(archive, place("Sông Gam"), place("Sông Gầm"), place("Sông Gẫm"))
    refs = {one.ref for one in archive.read(reading.summaries, "place")}
    assert refs == {f"place/song-gam{end}" for end in ("", "-2", "-3", "-4")}


def test_links_go_to_records_that_come_later_in_the_file(fresh: Archive) -> None:
    later = place("Phú Lương")
    first = place("Giang Tiên", links=(LinkParcel("located-in", "place/Phú Lương"),))
    lost = place("Lạc", links=(LinkParcel("located-in", "place/Không đâu"),))
    carried = take(fresh, first, later, lost)
    assert fresh.read(reading.record, "place/giang-tien").links[0].ref == "place/phu-luong"
    assert [message for _, message in carried.problems] == [
        "located-in: there is no record place/Không đâu"
    ]
    assert fresh.read(reading.record, "place/lac").links == ()


def test_evidence_finds_its_words_in_the_section_and_its_source_by_name(fresh: Archive) -> None:
    event = Parcel(
        "event/qua-song",
        "event",
        (NameParcel("Qua sông"),),
        {"side": "vietnam"},
        evidence=(
            EvidenceParcel("side", "certain", "Hồi ký", Words("tr. 5"), note="bản in"),
            EvidenceParcel("record", "doubtful", section="section/1", quote="vượt sông"),
            EvidenceParcel("lane", "certain", "Hồi ký", Words("tr. 5")),
        ),
    )
    section = Parcel(
        "section/1",
        "section",
        (NameParcel("Một"),),
        {"number": "1"},
        passages=(PassageParcel("vi", 0, "Họ vượt sông lúc sáng."),),
    )
    carried = take(fresh, event, section)
    kept = fresh.read(reading.record, "event/qua-song").evidence
    assert [(one.target.field or one.target.type, one.grade, one.quote) for one in kept] == [
        ("side", "certain", None),
        ("record", "doubtful", "vượt sông"),
    ]
    assert fresh.read(reading.record, str(kept[0].source)).title.vi == "Hồi ký"
    assert kept[0].locator == Words("tr. 5")
    assert [where for where, _ in carried.problems] == ["event/qua-song"]


def test_rivals_tags_and_stops_come_in(fresh: Archive) -> None:
    route = Parcel(
        "route/lui",
        "route",
        (NameParcel("Rút lui"),),
        rivals=(RivalParcel("side", "france", reason=Words("theo báo")),),
        tags=("cần xem",),
        stops=("place/A", "place/B"),
    )
    take(fresh, route, place("A"), place("B"))
    page = fresh.read(reading.record, "route/lui")
    assert page.fields["stops"] == ("place/a", "place/b")
    assert [tag.title for tag in page.tags] == ["cần xem"]
    assert [(one.value, one.reason) for one in page.rivals] == [("france", Words("theo báo"))]


@pytest.mark.parametrize(
    ("bad", "message"),
    [
        (place("A", fields={"lat": 91.0}), "“lat” cannot be “91.0”."),
        (place("A", fields={"lane": "x"}), "A place has no field “lane”."),
        (place("A", uuid="x"), "“uuid” cannot be “x”."),
        (place("A", status="secret"), "“status” cannot be “secret”."),
        (place(" "), "It has no name."),
        (Parcel("ship/a", "ship", (NameParcel("A"),)), "“kind” cannot be “ship”."),
        (
            Parcel("citation/a", "citation", (NameParcel("A"),), {"source": "source/none"}),
            "A citation needs its source, and there is no record source/none.",
        ),
    ],
)
def test_one_bad_record_is_rejected_and_the_rest_goes_on(
    fresh: Archive, bad: Parcel, message: str
) -> None:
    carried = take(fresh, bad, place("Sau đó"), place("Nối", links=(LinkParcel("near", bad.ref),)))
    assert carried.rejected == 1
    assert (bad.ref, message) in carried.problems
    assert carried.added == {"place": 2}
    fresh.close()
    assert all(check.ok for check in verify(fresh.path))


def test_holdings_that_hang_on_each_other_are_cut_loose(fresh: Archive) -> None:
    ring = [
        Parcel(f"holding/{n}", "holding", (NameParcel(n),), {"parent": f"holding/{m}"})
        for n, m in (("a", "b"), ("b", "c"), ("c", "a"), ("d", "a"))
    ]
    take(fresh, *ring)
    parents = {n: fresh.read(reading.record, f"holding/{n}").fields.get("parent") for n in "abcd"}
    assert parents == {"a": None, "b": None, "c": None, "d": "holding/a"}


def test_an_import_that_is_called_off_leaves_the_archive_as_it_was(fresh: Archive) -> None:
    class CalledOff(Exception):
        pass

    def stop(share: float) -> None:
        if share > 0:
            raise CalledOff

    with pytest.raises(CalledOff):
        take(fresh, *(place(f"Nơi {n}") for n in range(3)), progress=stop)
    assert fresh.read(all_of) == []
    assert fresh.read(reading.revisions) == ()


def test_actors_are_whoever_has_the_name(archive: Archive) -> None:
    letter = Parcel(
        "holding/thu", "holding", (NameParcel("Thư"),), {"creator": "actor/Tiểu đoàn 19"}
    )
    take(archive, letter)
    assert archive.read(reading.record, "holding/thu").fields["creator"] == "unit/tieu-doan-19"
    nobody = Parcel("holding/b", "holding", (NameParcel("B"),), {"creator": "actor/Ai đó"})
    assert take(archive, nobody).problems == [
        ("holding/b", "creator: there is no record actor/Ai đó")
    ]


def test_losses_say_what_is_gone_and_what_is_less() -> None:
    before = place(
        "A", fields={"lat": 1.0, "summary": Words("x", "y")}, tags=("t",), status="draft"
    )
    after = Parcel(before.ref, "place", before.names, {"summary": Words("x")})
    found = {(one.part, one.before, one.after) for one in losses([before], [after])}
    assert found == {
        ("lat", "1.0", None),
        ("summary", "x / y", "x"),
        ("tag", "t", None),
        ("status", "draft", None),
    }
    assert [one.part for one in losses([before], [])] == ["record"]
