"""QGIS .points files: what is read, what is written, what is refused."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.errors import ImportRefused
from db.maps.control_points import ControlPoint
from db.maps.georeference import georeference
from db.maps.mercator import project
from db.maps.placement import read_text
from db.maps.points import read_points, write_points

FILE = Path("sheet.points")
HEAD = "mapX,mapY,sourceX,sourceY,enable,dX,dY,residual"
WELL_KNOWN = (
    'GEOGCRS["WGS 84",ENSEMBLE["World Geodetic System 1984 ensemble",'
    'MEMBER["World Geodetic System 1984 (Transit)"],ELLIPSOID["WGS 84",6378137,298.257223563,'
    'LENGTHUNIT["metre",1]],ENSEMBLEACCURACY[2.0]],CS[ellipsoidal,2],ID["EPSG",4326]]'
)


def test_degrees_are_read_and_rows_turned_over() -> None:
    text = f"#CRS: EPSG:4326\n{HEAD}\n105.84,21.59,1200.5,-800.25,1,0.1,0.2,0.3\n106,22,3,-4,0,,,\n"
    assert read_points(text, FILE).points == (
        ControlPoint(1200.5, 800.25, 105.84, 21.59),
        ControlPoint(3, 4, 106, 22, enabled=False),
    )


@pytest.mark.parametrize(
    "system", ["EPSG:3857", "epsg:900913", 'PROJCS["x",AUTHORITY["EPSG","3857"]]']
)
def test_metres_of_web_mercator_are_read(system: str) -> None:
    x, y = project(105.84, 21.59)
    text = f"#CRS: {system}\n{HEAD}\n{x!r},{y!r},1,-2,1,0,0,0\n"
    point = read_points(text, FILE).points[0]
    assert (point.lon, point.lat) == pytest.approx((105.84, 21.59), abs=1e-12)


@pytest.mark.parametrize(
    "head",
    [
        f"#CRS: {WELL_KNOWN}\n{HEAD}",
        HEAD,
        f"\ufeff{HEAD}".lstrip("\ufeff"),
        "mapX,mapY,pixelX,pixelY,enable,dX,dY,residual",
        "mapX,mapY,sourceX,sourceY",
        f"\n\n#CRS: OGC:CRS84\n{HEAD}",
    ],
)
def test_older_and_newer_heads_are_read(head: str) -> None:
    found = read_points(f"{head}\n105,21,10,-20,1,0,0,0\n\n106,22,30,-40,1,0,0,0\n", FILE)
    assert found.points == (ControlPoint(10, 20, 105, 21), ControlPoint(30, 40, 106, 22))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "is no .points file"),
        ("a,b\n1,2\n", "is no .points file"),
        (HEAD, "holds 0 control points"),
        (f"#CRS: EPSG:32648\n{HEAD}\n1,2,3,-4,1\n", "“EPSG:32648”, which is not read"),
        (f"#CRS: LOCAL_CS[]\n{HEAD}\n1,2,3,-4,1\n", "“LOCAL_CS\\[\\]”, which is not read"),
        (f"{HEAD}\n400000,2390000,3,-4,1\n", "does not say which reference system"),
        (f"{HEAD}\nnan,2,3,-4,1\n", "line 2: “nan” is not a number"),
        (f"{HEAD}\n1,2,inf,-4,1\n", "line 2: “inf” is not a number"),
        (f"{HEAD}\n1,2,1e400,-4,1\n", "line 2: “1e400” is not a number"),
        (f"{HEAD}\n1,2,3\n", "line 2: “” is not a number"),
        (f"{HEAD}\n1,2,1_000,-4,1\n", "“1_000” is not a number"),
        (f"{HEAD}\n181,2,3,-4,1\n1,91,3,-4,1\n", "does not say which"),
        (f"#CRS: EPSG:4326\n{HEAD}\n1,88,3,-4,1\n", "line 3: a point lies outside"),
        (f"{HEAD}\n1,2,3,4,1\n1,3,5,6,1\n", "counts its source pixels upward"),
        (HEAD + "\n1,2,3,-4,1" * 2001, "holds 2001 control points"),
        (f'{HEAD}\n"{"x" * 200_000}",2,3,-4,1\n', "is no .points file|is not a number"),
    ],
)
def test_what_is_wrong_is_one_sentence(text: str, sentence: str) -> None:
    with pytest.raises(ImportRefused, match=sentence):
        read_points(text, FILE)


@given(text=st.text(max_size=300) | st.builds(lambda rows: f"{HEAD}\n{rows}", st.text(max_size=99)))
@settings(max_examples=200, deadline=None)
def test_no_text_breaks_the_reader(text: str) -> None:
    with suppress(ImportRefused):  # the one thing that it may raise
        assert read_points(text, FILE).points


@pytest.mark.parametrize(
    ("data", "sentence"),
    [(b"\xff\xfe\x00m", "is no UTF-8 text"), (b"x" * 9_000_000, "is larger than 8 MB")],
)
def test_a_file_that_is_no_text_is_refused(tmp_path: Path, data: bytes, sentence: str) -> None:
    path = tmp_path / "a.points"
    path.write_bytes(data)
    with pytest.raises(ImportRefused, match=sentence):
        read_text(path)
    with pytest.raises(ImportRefused, match="cannot be read"):
        read_text(tmp_path / "none.points")
    with pytest.raises(ImportRefused, match="cannot be read"):
        read_text(tmp_path)


POINTS = st.lists(
    st.builds(
        ControlPoint,
        x=st.floats(0, 30_000),
        y=st.floats(0, 30_000),
        lon=st.floats(-180, 180),
        lat=st.floats(-85, 85),
        enabled=st.booleans(),
    ),
    min_size=1,
    max_size=8,
)


@given(points=POINTS)
@settings(max_examples=100, deadline=None)
def test_what_is_written_is_read_again(points: list[ControlPoint]) -> None:
    assert list(read_points(write_points(points), FILE).points) == points


def test_residuals_are_written_in_pixels() -> None:
    points = [
        ControlPoint(0, 0, 105, 22),
        ControlPoint(1000, 0, 106, 22),
        ControlPoint(1000, 1000, 106, 21),
        ControlPoint(0, 1000, 105, 21.1),
    ]
    fit = georeference("affine", points)
    lines = write_points(points, fit).splitlines()
    assert lines[:2] == ["#CRS: EPSG:4326", HEAD]
    x, y = fit.backward(105, 21.1)
    right, down, off = map(float, lines[5].split(",")[5:])
    assert (right, down) == pytest.approx((x - 0, -(y - 1000)), abs=1e-6)
    assert off == pytest.approx(((x) ** 2 + (y - 1000) ** 2) ** 0.5, abs=1e-6)
