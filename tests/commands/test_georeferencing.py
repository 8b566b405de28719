"""Control points on the command line: in from QGIS, out as an annotation, and back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from db import Archive
from db.maps.sheets import sheet
from db.records import Words
from tests.db.maps.sheet_samples import MAP, add_sheet

if TYPE_CHECKING:
    from pathlib import Path

    from tests.commands.conftest import Program

POINTS = """#CRS: EPSG:4326
mapX,mapY,sourceX,sourceY,enable,dX,dY,residual
105.2,22.4,100,-100,1,0,0,0
106.9,22.38,1900,-120,1,0,0,0
106.88,21.3,1880,-1400,1,0,0,0
106.1,21.9,900,-700,0,0,0,0
"""


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "bản đồ.muniment"
    with Archive.create(path, Words("Thử")) as door:
        door.write(add_sheet)
    return path


def test_control_points_go_in_and_out(archive: Path, tmp_path: Path, muniment: Program) -> None:
    file, out = tmp_path / "a.points", tmp_path / "a.json"
    file.write_text(POINTS)
    rehearsed = muniment("import", archive, file, "--map", MAP, "--dry-run", "--json")
    assert json.loads(rehearsed.stdout)["added"] == {"control-point": 4}
    result = muniment("import", archive, file, "--map", MAP, "--json")
    assert result.returncode == 0, result.stderr
    assert json.loads(result.stdout)["format"] == "georeference"
    again = muniment("import", archive, file, "--map", MAP, "--json")
    assert json.loads(again.stdout)["unchanged"] == 4
    result = muniment("export", archive, "iiif-georeference", out, "--map", MAP)
    assert result.returncode == 0, result.stderr
    assert len(json.loads(out.read_text())["body"]["features"]) == 3
    with Archive.open(archive) as door:
        shown = door.read(sheet, MAP)
    assert shown is not None
    assert [point.enabled for point in shown.points] == [True, True, True, False]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--as", "georeference"), "--map REF"),
        (("--map", "map/khong-co"), "no record map/khong-co"),
        (("--map", "media/to-ban-do"), "is no map"),
    ],
)
def test_what_cannot_be_imported_is_one_line(
    archive: Path, tmp_path: Path, muniment: Program, arguments: tuple[str, ...], words: str
) -> None:
    file = tmp_path / "a.points"
    file.write_text(POINTS)
    result = muniment("import", archive, file, *arguments)
    assert (result.returncode, result.stdout) == (2, "")
    assert len(result.stderr.splitlines()) == 1
    assert words in result.stderr
