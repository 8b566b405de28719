"""MBTiles: each pixel of a tile shows what the georeference says lies there; nothing else does."""

from __future__ import annotations

import io
import math
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PIL import Image

from db import Archive
from db.errors import Impossible
from db.exchange.mbtiles import APPLICATION_ID, draw, write_mbtiles
from db.exchange.mbtiles_drawing import SheetDrawing
from db.georeferencing import georeference
from db.maps.control_points import ControlPoint
from db.maps.sheets import map_sheets
from db.scanning import Wishes, import_pictures

WIDTH, HEIGHT = 1000, 700
WEST, NORTH, DEGREES = 105.0, 22.0, 0.0007
"""Where the picture's top left lies, and degrees a pixel."""
MASK = ((100.0, 100.0), (900.0, 100.0), (900.0, 600.0), (100.0, 600.0))


def _points(turn: float = 0.0) -> list[ControlPoint]:
    """Return control points of a picture that lies straight, or turned by degrees."""
    cosine, sine = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    flat = math.cos(math.radians(NORTH))
    found: list[ControlPoint] = []
    for x, y in ((0, 0), (WIDTH, 0), (WIDTH, HEIGHT), (0, HEIGHT)):
        east, south = x * cosine - y * sine, x * sine + y * cosine
        lon, lat = WEST + east * DEGREES, NORTH - south * DEGREES * flat
        found.append(ControlPoint(float(x), float(y), lon, lat))
    return found


@pytest.fixture(scope="module")
def mapped(small_archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give an archive with one turned sheet whose colours say where in it they stand."""
    folder = tmp_path_factory.mktemp("mapped")
    path = Path(shutil.copy(small_archive, folder / "mapped.muniment"))
    across = Image.linear_gradient("L").rotate(90).resize((WIDTH, HEIGHT))
    down = Image.linear_gradient("L").resize((WIDTH, HEIGHT))
    flat = Image.new("L", (WIDTH, HEIGHT), 90)
    picture = folder / "sheet.png"
    Image.merge("RGB", (across, down, flat)).save(picture)
    with Archive.open(path, mode="write") as archive:
        import_pictures(archive, [picture], Wishes(as_map=True))
        (sheet,) = archive.read(map_sheets)
        archive.write(georeference, sheet.ref, _points(20), "affine", MASK)
    return path


def _tiles(path: Path) -> dict[tuple[int, int, int], Image.Image]:
    with closing(sqlite3.connect(path)) as file:
        rows = file.execute("SELECT * FROM tiles").fetchall()
    return {
        (zoom, column, 2**zoom - 1 - row): Image.open(io.BytesIO(data)).convert("RGBA")
        for zoom, column, row, data in rows
    }


def test_tiles_show_at_each_pixel_what_lies_there(mapped: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.mbtiles"
    shares: list[float] = []
    write_mbtiles(mapped, out, progress=shares.append)
    assert all(0 <= share <= 1 for share in shares)
    with Archive.open(mapped) as archive:
        (sheet,) = archive.read(map_sheets)
        drawing = archive.read(SheetDrawing, sheet)
    tiles = _tiles(out)
    assert {zoom for zoom, _, _ in tiles} == set(range(drawing.shallowest, drawing.deepest + 1))
    within = outside = 0
    for (zoom, column, row), image in tiles.items():
        side = 2 * math.pi * 6378137 / 2**zoom
        for i in range(8, 256, 16):
            for j in range(8, 256, 16):
                x = (column + (i + 0.5) / 256) * side - math.pi * 6378137
                y = math.pi * 6378137 - (row + (j + 0.5) / 256) * side
                ((across, down),) = drawing._fit.to_picture.at([(x, y)])
                reach = max(3.0, 2.0 ** (drawing.deepest - zoom + 1))
                red, green, _, alpha = image.getpixel((i, j))
                if _inside(across, -down, reach):
                    assert alpha == 255
                    assert abs(red - across / WIDTH * 255) < 6, (zoom, i, j)
                    assert abs(green + down / HEIGHT * 255) < 6, (zoom, i, j)
                    within += 1
                elif not _inside(across, -down, -reach):
                    assert alpha == 0
                    outside += 1
    assert within > 1000
    assert outside > 1000


def _inside(x: float, y: float, margin: float) -> bool:
    left, top = MASK[0]
    right, bottom = MASK[2]
    return left + margin < x < right - margin and top + margin < y < bottom - margin


def test_the_file_says_what_the_specification_asks_for(mapped: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.mbtiles"
    with Archive.open(mapped) as archive:
        archive.read(draw, out, (), lambda _share: None)
        archive.read(draw, tmp_path / "again.mbtiles", (), lambda _share: None)
    assert out.read_bytes() == (tmp_path / "again.mbtiles").read_bytes()
    with closing(sqlite3.connect(out)) as file:
        said = dict(file.execute("SELECT * FROM metadata").fetchall())
        assert file.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        low, high = file.execute("SELECT min(zoom_level), max(zoom_level) FROM tiles").fetchone()
    assert {"name", "format", "bounds", "center", "minzoom", "maxzoom", "type"} <= said.keys()
    assert said["format"] == "png"
    assert (said["minzoom"], said["maxzoom"]) == (str(low), str(high))
    west, south, east, north = map(float, said["bounds"].split(","))
    assert 104.7 < west < 105.1 < east < 105.8
    assert 21.3 < south < 21.9 < north < 22.1


def test_no_map_that_can_be_laid_out_is_told(archive_path: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.mbtiles"
    with pytest.raises(Impossible, match="control points"):
        write_mbtiles(archive_path, out)
    assert not out.exists()


def test_calling_it_off_ends_the_process(mapped: Path, tmp_path: Path) -> None:
    import multiprocessing

    class CalledOffError(Exception):
        """Somebody changed their mind."""

    def call_off(_share: float) -> None:
        raise CalledOffError

    with pytest.raises(CalledOffError):
        write_mbtiles(mapped, tmp_path / "out.mbtiles", progress=call_off)
    assert multiprocessing.active_children() == []
