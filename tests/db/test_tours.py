"""Tours: their stops are set, read back, undone, searched, compiled from a folder, and shown."""

# ruff: noqa: E501 - the sources in it are tables with long lines

from __future__ import annotations

import json
from math import inf, nan
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from db import Archive, editing, reading, writing
from db.building import build
from db.dates import parse
from db.errors import Impossible, NotFound, SourceRefused, StaleVersion
from db.records import Words
from db.search.query import search
from db.tour_stop import LONGEST_WORDS, MapView, TourStop, view_of
from db.verification import checks
from tests.db.content import content
from viewer.commands.program import program

if TYPE_CHECKING:
    from pathlib import Path

    from db.transaction import Transaction

RIVER, UNIT, EVENT = "place/song-gam", "unit/tieu-doan-19", "event/vuot-song-gam"
STOPS = (
    TourStop(RIVER, Words("Bến đò cũ.", "The old ferry."), MapView(22.1, 105.3, 9.5)),
    TourStop(EVENT, Words("Họ sang sông.", None), span=parse("1947-02-03")),
    TourStop(UNIT),
)


@pytest.fixture
def ref(archive: Archive) -> str:
    """Make a tour without stops."""
    ref = archive.write(editing.create, "tour", Words("Một vòng sông Gấm", "Round the Gấm")).answer
    assert isinstance(ref, str)
    return ref


def bare(stop: TourStop) -> TourStop:
    """Take away what reading adds."""
    return TourStop(stop.record, stop.words, stop.view, stop.span, stop.picture, stop.sound)


def test_stops_come_back_in_order_with_what_is_said_and_shown(archive: Archive, ref: str) -> None:
    archive.write(editing.set_tour_stops, ref, STOPS)
    tour = archive.read(reading.tour, ref)
    assert tuple(map(bare, tour.stops)) == STOPS
    assert [stop.kind for stop in tour.stops] == ["place", "event", "unit"]
    assert tour.stops[0].title == Words("Sông Gấm", "Gấm River")
    assert tour.stops[1].side == "vietnam"
    assert tour.version == archive.read(reading.record, ref).version
    assert archive.read(reading.record, ref).fields["stops"] == (RIVER, EVENT, UNIT)


def test_undo_and_redo_restore_the_stops_exactly(archive: Archive, ref: str) -> None:
    archive.write(editing.set_tour_stops, ref, STOPS)
    before = content(archive.path)
    archive.write(editing.set_tour_stops, ref, tuple(reversed(STOPS)))
    after = content(archive.path)
    assert before != after
    archive.write(editing.undo)
    assert content(archive.path) == before
    archive.write(editing.redo)
    assert content(archive.path) == after
    assert [check for check in archive.read(checks) if not check.ok] == []


def test_the_list_counts_stops_and_keeps_drafts(archive: Archive, ref: str) -> None:
    archive.write(editing.set_values, ref, {"minutes": 7, "summary.vi": "Đi dọc sông."})
    archive.write(editing.set_tour_stops, ref, STOPS[:2])
    (entry,) = archive.read(reading.tours)
    assert (entry.ref, entry.stops, entry.minutes, entry.status) == (ref, 2, 7, "draft")
    assert entry.summary == Words("Đi dọc sông.", None)


def test_a_stale_form_changes_nothing(archive: Archive, ref: str) -> None:
    seen = archive.read(reading.tour, ref).version
    archive.write(editing.set_tour_stops, ref, STOPS, seen)
    with pytest.raises(StaleVersion) as told:
        archive.write(editing.set_tour_stops, ref, (), seen)
    assert told.value.changed == ("stops",)
    assert len(archive.read(reading.tour, ref).stops) == 3


@pytest.mark.parametrize(
    "stop",
    [
        TourStop(RIVER, view=MapView(91, 105, 9)),
        TourStop(RIVER, view=MapView(22, nan, 9)),
        TourStop(RIVER, view=MapView(22, 105, inf)),
        TourStop(RIVER, Words("a" * (LONGEST_WORDS + 1))),
        TourStop(RIVER, picture=EVENT),
        TourStop(RIVER, sound=RIVER),
    ],
)
def test_what_no_stop_can_be_is_refused_and_the_stops_stay(
    archive: Archive, ref: str, stop: TourStop
) -> None:
    archive.write(editing.set_tour_stops, ref, STOPS)
    before = content(archive.path)
    with pytest.raises(Impossible):
        archive.write(editing.set_tour_stops, ref, (STOPS[0], stop))
    assert content(archive.path) == before


def test_a_tour_is_no_stop_and_only_tours_have_them(archive: Archive, ref: str) -> None:
    with pytest.raises(Impossible):
        archive.write(editing.set_tour_stops, ref, (TourStop(ref),))
    with pytest.raises(Impossible):
        archive.write(editing.set_tour_stops, RIVER, STOPS)
    with pytest.raises(Impossible):
        archive.write(editing.set_tour_stops, ref, [TourStop(RIVER)] * 101)
    with pytest.raises(NotFound):
        archive.write(editing.set_tour_stops, ref, (TourStop("place/nowhere"),))


def test_a_picture_and_a_recording_stand_in_their_own_place(archive: Archive, ref: str) -> None:
    def media(transaction: Transaction) -> None:
        for name, sort in (("anh", "image/png"), ("tieng", "audio/ogg")):
            columns = {"media_type": sort, "sha256": "0" * 64, "size": 0}
            writing.add_record(transaction, f"media/{name}", Words(name, name), columns=columns)

    archive.write(media)
    stop = TourStop(RIVER, picture="media/anh", sound="media/tieng")
    archive.write(editing.set_tour_stops, ref, (stop,))
    assert bare(archive.read(reading.tour, ref).stops[0]) == stop
    with pytest.raises(Impossible, match="no recording"):
        archive.write(editing.set_tour_stops, ref, (TourStop(RIVER, sound="media/anh"),))


def test_what_a_stop_says_is_found(archive: Archive, ref: str) -> None:
    archive.write(editing.set_tour_stops, ref, STOPS)
    assert [hit.ref for hit in archive.read(search, "ben do cu").hits] == [ref]
    archive.write(editing.set_tour_stops, ref, STOPS[1:])
    assert archive.read(search, "ben do cu").hits == ()


def test_a_view_shows_the_same_land_on_every_screen() -> None:
    view = MapView.seen(21.6, 105.8, 10.0, height=500)
    assert view.zoom == 11.0
    assert view.zoom_at(500) == 10.0
    assert view.zoom_at(2000) == 12.0
    for wrong in (None, {}, {"lat": 1, "lon": 2}, {"lat": "x", "lon": 1, "zoom": 1}, {"lat": 95, "lon": 0, "zoom": 3}):  # fmt: skip
        assert view_of(wrong) is None


SOURCES = """
[[source]]
ref = "source/goc"
type = "article"
title = { vi = "Bài gốc", en = "The article" }
[[place]]
ref = "place/song-gam"
title = { vi = "Sông Gấm", en = "Gấm River" }
type = "river"
[[tour]]
ref = "tour/song-gam"
title = { vi = "Một vòng", en = "A walk" }
summary = { vi = "Đi bộ", en = "On foot" }
minutes = 4
[[tour.stop]]
record = "place/song-gam"
words = { vi = "Đây là sông.", en = "This is the river." }
view = { lat = 22.1, lon = 105.3, zoom = 9 }
span = "1947-02-03/1947-02-05"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Lay out a folder of sources with one tour."""
    path = tmp_path / "archive"
    path.mkdir()
    (path / "archive.toml").write_text('title = { vi = "Thử", en = "Trial" }\n')
    (path / "all.toml").write_text(SOURCES)
    return path


def test_a_folder_s_tour_is_compiled_and_shown(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.muniment"
    build(folder, out)
    shown = CliRunner().invoke(program, ["show", str(out), "tour/song-gam", "--json"])
    page = json.loads(shown.stdout)
    assert page["fields"]["minutes"] == 4
    assert page["fields"]["stops"] == ["place/song-gam"]
    (stop,) = page["stops"]
    assert stop["words"] == {"vi": "Đây là sông.", "en": "This is the river."}
    assert stop["view"] == {"lat": 22.1, "lon": 105.3, "zoom": 9}
    assert (stop["span"]["earliest"], stop["span"]["latest"]) == ("1947-02-03", "1947-02-05")
    assert (stop["picture"], stop["sound"]) == (None, None)
    plain = CliRunner().invoke(program, ["show", str(out), "tour/song-gam"])
    assert "1. Sông Gấm  place/song-gam" in plain.stdout


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ('record = "place/song-gam"', 'record = "place/gone"', "place/gone"),
        ('words = { vi = "Đây là sông.", en', 'words = { vi = "Đây là sông.", fr', "words"),
        ("lat = 22.1, lon", "lat = 222.1, lon", "view"),
        ('span = "1947-02-03/1947', 'span = "1957-02-03/1947', "span"),
        ("span =", "spam =", "spam"),
        ('record = "place/song-gam"', 'record = "tour/song-gam"', "tour/song-gam"),
        ("[[tour.stop]]", "[[place.stop]]", "stop"),
    ],
)
def test_a_mistake_in_a_folder_s_tour_is_named(
    folder: Path, tmp_path: Path, right: str, wrong: str, said: str
) -> None:
    assert right in SOURCES
    (folder / "all.toml").write_text(SOURCES.replace(right, wrong))
    with pytest.raises(SourceRefused, match=said):
        build(folder, tmp_path / "a.muniment")
    assert not (tmp_path / "a.muniment").exists()


def test_the_records_that_words_name_are_found(archive: Archive) -> None:
    def names(transaction: Transaction) -> None:
        writing.add_record(transaction, "term/du-kich", Words("du kích", "guerrillas"))
        writing.add_record(transaction, "place/phap", Words("Pháp", "France"))
        writing.add_record(transaction, "person/gam", Words("Gấm", "Gấm"))

    archive.write(names)
    said = "Du kích và tiểu đoàn 19 qua sông Gấm; quân Pháp không biết. Gam là ai?"
    assert archive.read(reading.named, [said]) == {
        "du kích": "term/du-kich",
        "tiểu đoàn 19": UNIT,
        "sông gấm": RIVER,
        "gấm": "person/gam",
    }
    assert archive.read(reading.named, ["gấm là vải", ""]) == {}
    assert archive.read(reading.named, []) == {}
