"""On the command line: the website, a IIIF folder, tiles of one map, and annotations in."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from db import Archive, writing
from db.records import Words

if TYPE_CHECKING:
    from pathlib import Path

    from tests.commands.conftest import Program


@pytest.fixture
def published(tmp_path: Path) -> Path:
    """Give an archive with one published place."""
    path = tmp_path / "a.muniment"
    title = Words("Bến Nít", None)
    with Archive.create(path, Words("Thử", None)) as archive:
        archive.write(writing.add_record, "place/ben-nit", title, status="published")
    return path


def test_the_website_is_an_export_that_is_never_written_over(
    muniment: Program, published: Path, tmp_path: Path
) -> None:
    out = tmp_path / "site"
    done = muniment("export", published, "site", out)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Bến Nít" in (out / "vi" / "place" / "ben-nit.html").read_text("utf-8")
    again = muniment("export", published, "site", out)
    assert again.returncode == 2
    assert len(again.stderr.splitlines()) == 1
    assert (out / "index.html").is_file()


def test_tiles_without_a_map_are_refused_in_one_line(
    muniment: Program, published: Path, tmp_path: Path
) -> None:
    out = tmp_path / "x.mbtiles"
    done = muniment("export", published, "mbtiles", out, "--map", "map/none")
    assert (done.returncode, done.stdout) == (2, "")
    assert "control points" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert not out.exists()


def test_annotations_come_in_as_they_are_told(
    muniment: Program, published: Path, tmp_path: Path
) -> None:
    path = tmp_path / "notes.jsonld"
    annotation = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "type": "Annotation",
        "body": {"type": "TextualBody", "value": "Bến Nít"},
        "target": {"selector": {"type": "TextQuoteSelector", "exact": "không có"}},
    }
    path.write_text(json.dumps(annotation), "utf-8")
    done = muniment("import", published, path, "--json")
    assert done.returncode == 1
    told = json.loads(done.stdout)
    assert told["format"] == "web-annotations"
    assert [one["where"] for one in told["problems"]] == ["annotation 1"]
    ways = {one["name"]: one for one in json.loads(muniment("formats", "--json").stdout)}
    assert (ways["web-annotations"]["import"], ways["web-annotations"]["export"]) == (True, True)
    assert (ways["site"]["import"], ways["site"]["export"]) == (False, True)
