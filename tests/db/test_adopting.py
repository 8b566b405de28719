"""Adopting: everything of an archive comes along, and nothing that is not of an archive."""

from __future__ import annotations

import gzip
import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from db import Archive, editing, reading
from db.adopting import abandon, adopt, vet
from db.errors import ForeignCode, Impossible, NewerVersion, OpeningRefused, ReadOnly
from db.format import FORMAT
from db.maps import originals
from db.records import Words
from db.scanning import Wishes, import_pictures
from db.search.query import search
from db.verification import verify
from tests.db.content import content
from tests.db.pictures.drawing import gradient, saved

OLDER = Path(__file__).parent / "archives" / "format-1.0.muniment.gz"


def _change(path: Path, script: str) -> None:
    with closing(sqlite3.connect(path)) as raw:
        raw.executescript(script)


def _schema(path: Path) -> set[tuple[str, str]]:
    with closing(sqlite3.connect(path)) as raw:
        return set(raw.execute("SELECT type, name FROM sqlite_schema"))


def _left_in(folder: Path) -> set[str]:
    return {file.name for file in folder.iterdir()}


@pytest.fixture(scope="module")
def templates(tmp_path_factory: pytest.TempPathFactory, small_archive: Path) -> Path:
    """Make once a folder with two archives: with a history and a picture, and one beside it too."""
    folder = tmp_path_factory.mktemp("stick")
    within, beside = folder / "within.muniment", folder / "beside.muniment"
    shutil.copy(small_archive, within)
    with Archive.open(within, mode="write", who="Bình") as archive:
        import_pictures(archive, [saved(folder / "Bản đồ.png", gradient(700, 600))])
        archive.write(editing.rename_ref, "place/song-gam", "song-gam-cu")
        archive.write(editing.set_field, "unit/tieu-doan-19", "number", 20)
        archive.write(editing.undo)
    _change(within, "DELETE FROM setting WHERE key = 'pictures_on_their_way'")  # never comes along
    shutil.copy(within, beside)
    with Archive.open(beside, mode="write", who="Bình") as archive:
        scan = saved(folder / "Ảnh lớn.png", gradient(640, 512))
        import_pictures(archive, [scan], Wishes(beside=True))
    return folder


@pytest.fixture
def elsewhere(templates: Path, tmp_path: Path) -> Path:
    """Give an archive that came from elsewhere, with a history, a redirect and a picture."""
    folder = tmp_path / "stick"
    folder.mkdir()
    return Path(shutil.copy(templates / "within.muniment", folder / "kho lạ.muniment"))


@pytest.fixture
def target(tmp_path: Path) -> Path:
    folder = tmp_path / "ours"
    folder.mkdir()
    return folder / "kho nhận.muniment"


def test_everything_comes_along_and_the_file_stays_as_it_is(elsewhere: Path, target: Path) -> None:
    before = elsewhere.read_bytes()
    told: list[float] = []
    adopted = adopt(elsewhere, target, told.append)
    assert (adopted.foreign, adopted.originals, adopted.tiles, adopted.problems) == ((), (), 0, ())
    assert content(target) == content(elsewhere)
    assert elsewhere.read_bytes() == before
    assert told == sorted(told)
    assert told[-1] == 1.0
    assert _left_in(target.parent) == {target.name}
    with Archive.open(elsewhere) as old, Archive.open(target, mode="write", who="Lan") as new:
        assert new.read(reading.about).uuid == old.read(reading.about).uuid
        assert adopted.records == sum(old.read(reading.about).counts.values())
        assert new.read(reading.revisions) == old.read(reading.revisions)
        assert new.read(reading.record, "place/song-gam").ref == "place/song-gam-cu"
        assert new.read(search, "tieu doan 19").hits[0].ref == "unit/tieu-doan-19"
        new.write(editing.redo)
        assert new.read(reading.record, "unit/tieu-doan-19").fields["number"] == 20
    assert all(check.ok for check in verify(target))


ATTACKS = {
    "trigger": (
        "CREATE TRIGGER spread AFTER INSERT ON revision BEGIN DELETE FROM record; END;",
        ("spread",),
    ),
    "view": ("CREATE VIEW v AS SELECT load_extension('evil');", ("v",)),
    "table": ("CREATE TABLE payload (code TEXT); INSERT INTO payload VALUES ('x');", ("payload",)),
    "virtual table": ("CREATE VIRTUAL TABLE spy USING fts5(words);", ("spy", "spy_config")),
    "column": ("ALTER TABLE record ADD COLUMN note TEXT DEFAULT 'x';", ("record.note",)),
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_what_is_none_of_an_archive_stays_behind(
    elsewhere: Path, target: Path, attack: str
) -> None:
    script, names = ATTACKS[attack]
    clean = content(elsewhere)
    _change(elsewhere, script)
    if attack in {"trigger", "view"}:
        with pytest.raises(ForeignCode):
            Archive.open(elsewhere)
    adopted = adopt(elsewhere, target)
    assert set(names) <= set(adopted.foreign)
    assert not {name for _, name in _schema(target)} & set(names)
    assert not {kind for kind, _ in _schema(target)} & {"trigger", "view"}
    assert content(target) == clean
    with Archive.open(target, mode="write", who="Lan") as archive:
        archive.write(editing.create, "place", Words("Mới", "New"))
        assert archive.read(reading.record, "event/vuot-song-gam").title.vi == "Vượt sông Gấm"


def _turned_into(table: str, body: str) -> str:
    """Return the script that puts something else in the place of a table of ours."""
    return f"PRAGMA foreign_keys = OFF; DROP TABLE {table}; {body};"


@pytest.mark.parametrize(
    "attack",
    [
        _turned_into("tag", "CREATE VIEW tag AS SELECT 1 AS id, 'x' AS title, 'y' AS colour"),
        _turned_into("tag", "CREATE VIRTUAL TABLE tag USING fts5(id, title, colour)"),
        # a small file whose every row is a large blob
        _turned_into(
            "media_chunk",
            "CREATE TABLE media_chunk (sha256 TEXT, position INTEGER, "
            "data BLOB AS (zeroblob(60000000)) VIRTUAL)",
        ),
        "PRAGMA foreign_keys = OFF; DELETE FROM record WHERE kind = 'place'",
        "UPDATE passage SET text = x'ff00ff'",
        "PRAGMA foreign_keys = OFF; UPDATE link SET object_id = 98765",
        "DELETE FROM setting WHERE key = 'title'",
    ],
    ids=[
        "view in place of a table", "virtual table in place of one", "computed column",
        "records gone", "bytes for words", "links into nothing", "no title",
    ],
)  # fmt: skip
def test_what_is_no_sound_archive_is_refused_and_leaves_nothing(
    elsewhere: Path, target: Path, attack: str
) -> None:
    _change(elsewhere, attack)
    with pytest.raises(OpeningRefused):
        adopt(elsewhere, target)
    assert not _left_in(target.parent)


def test_what_the_file_lets_pass_is_refused_by_our_own_rules(elsewhere: Path, target: Path) -> None:
    _change(
        elsewhere,
        "PRAGMA ignore_check_constraints = ON; "
        "UPDATE claim SET rank = 'sacred' WHERE id = (SELECT min(id) FROM claim)",
    )
    with pytest.raises(OpeningRefused, match="CHECK constraint"):
        adopt(elsewhere, target)
    assert not _left_in(target.parent)


def test_the_new_archive_has_every_index_of_one_that_was_made_here(
    elsewhere: Path, target: Path, tmp_path: Path
) -> None:
    fresh = tmp_path / "mới.muniment"
    Archive.create(fresh, Words("Mới", "New")).close()
    _change(elsewhere, "DROP INDEX ix_name_folded")
    adopt(elsewhere, target)
    assert _schema(target) == _schema(fresh)


def test_originals_and_tiles_are_compared_with_their_sums(elsewhere: Path, target: Path) -> None:
    _change(
        elsewhere,
        "UPDATE media_chunk SET data = CAST(x'00' || data AS BLOB); "
        "UPDATE tile SET data = CAST(x'00' || data AS BLOB) WHERE level = 0;",
    )
    adopted = adopt(elsewhere, target)
    assert adopted.originals == ("Bản đồ.png",)
    assert adopted.tiles == 1
    assert {check.name for check in adopted.problems} == {"originals", "tiles"}
    with closing(sqlite3.connect(target)) as raw:
        assert raw.execute("SELECT count(*) FROM media_chunk").fetchone() == (0,)
        assert raw.execute("SELECT count(*) FROM tile WHERE level = 0").fetchone() == (0,)


@pytest.fixture
def with_beside(templates: Path, elsewhere: Path) -> Path:
    """Give the same with another picture, whose original lies in the folder beside the archive."""
    shutil.copy(templates / "beside.muniment", elsewhere)
    given = originals.folder_of(templates / "beside.muniment")
    shutil.copytree(given, originals.folder_of(elsewhere))
    return elsewhere


def test_originals_beside_an_archive_come_along(with_beside: Path, target: Path) -> None:
    adopted = adopt(with_beside, target)
    assert adopted.problems == ()
    (kept,) = originals.folder_of(target).iterdir()
    (given,) = originals.folder_of(with_beside).iterdir()
    assert kept.read_bytes() == given.read_bytes()


@pytest.mark.parametrize("name", ["../secret.txt", "/etc/passwd", "..", "", "pipe", "link"])
def test_the_name_of_an_original_leads_nowhere_else(
    with_beside: Path, target: Path, name: str
) -> None:
    folder = originals.folder_of(with_beside)
    (given,) = folder.iterdir()
    given.unlink()
    (with_beside.parent / "secret.txt").write_text("secret", encoding="utf-8")
    os.mkfifo(folder / "pipe")
    (folder / "link").symlink_to("/dev/zero")
    with closing(sqlite3.connect(with_beside)) as raw:
        raw.execute("UPDATE media SET beside = ? WHERE beside IS NOT NULL", (name,))
        raw.commit()
    adopted = adopt(with_beside, target)
    assert adopted.originals == ("Ảnh lớn.png",)
    assert not originals.folder_of(target).exists()


def test_a_refusal_takes_the_originals_back_too(with_beside: Path, target: Path) -> None:
    _change(with_beside, "PRAGMA foreign_keys = OFF; UPDATE link SET object_id = 98765")
    with pytest.raises(OpeningRefused):
        adopt(with_beside, target)
    assert not _left_in(target.parent)


def test_an_older_archive_is_adopted_in_todays_shape(tmp_path: Path, target: Path) -> None:
    older = tmp_path / "older.muniment"
    older.write_bytes(gzip.decompress(OLDER.read_bytes()))
    before = older.read_bytes()
    adopted = adopt(older, target)
    assert adopted.problems == ()
    assert older.read_bytes() == before
    with Archive.open(target, mode="write", who="Lan") as archive:
        assert archive.read(reading.about).format == FORMAT
        assert archive.writable


def test_a_newer_archive_is_not_adopted_for_we_do_not_know_all_of_it(
    elsewhere: Path, target: Path
) -> None:
    _change(elsewhere, f"PRAGMA user_version = {FORMAT + 1}")
    with pytest.raises(ReadOnly, match="newer Muniment"):
        adopt(elsewhere, target)
    _change(elsewhere, f"PRAGMA user_version = {FORMAT + 1000}")
    with pytest.raises(NewerVersion):
        adopt(elsewhere, target)
    assert not _left_in(target.parent)


def test_nothing_is_written_over(elsewhere: Path, target: Path) -> None:
    target.write_text("mine", encoding="utf-8")
    with pytest.raises(Impossible, match="exists already"):
        adopt(elsewhere, target)
    assert target.read_text(encoding="utf-8") == "mine"


def test_a_sound_archive_may_be_trusted_and_stays_as_it_is(elsewhere: Path) -> None:
    before = elsewhere.read_bytes()
    told: list[float] = []
    vet(elsewhere, told.append)
    assert told[-1] == 1.0
    assert elsewhere.read_bytes() == before


@pytest.mark.parametrize(
    ("attack", "error"),
    [
        (ATTACKS["trigger"][0], ForeignCode),
        ("UPDATE tile SET data = x'00' WHERE level = 0", OpeningRefused),
        ("UPDATE anchor SET quote = 'khác'", OpeningRefused),
        ("UPDATE passage SET text = x'ff00ff'", OpeningRefused),
    ],
    ids=["a trigger", "a damaged tile", "a quotation that is not there", "bytes for words"],
)
def test_what_fails_a_check_is_not_trusted(
    elsewhere: Path, attack: str, error: type[OpeningRefused]
) -> None:
    _change(elsewhere, attack)
    with pytest.raises(error):
        vet(elsewhere)


def test_an_adoption_that_was_called_off_leaves_nothing(target: Path) -> None:
    target.with_name(f"{target.name}-part").write_bytes(b"half")
    originals.folder_of(target).mkdir()
    abandon(target, with_originals=False)
    assert _left_in(target.parent) == {originals.folder_of(target).name}
    abandon(target, with_originals=True)
    assert not _left_in(target.parent)
