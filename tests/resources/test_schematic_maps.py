"""The schematic maps: they say what they are, lie where they say, and no label meets another."""

from __future__ import annotations

import sys
import tomllib
from itertools import combinations
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image, ImageChops, ImageStat

from db.maps.control_points import ControlPoint
from db.maps.georeference import georeference

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import ModuleType

SLUGS = ("so-do-vung-1950", "so-do-ba-huong-phoque", "so-do-thi-xa-thai-nguyen")
MOST_BYTES = 1_500_000


@pytest.fixture
def script(resources: Path, monkeypatch: pytest.MonkeyPatch, qapp: object) -> Iterator[ModuleType]:
    """Import the script that draws them."""
    del qapp
    monkeypatch.syspath_prepend(str(resources / "archive" / "maps"))
    import draw  # type: ignore[import-not-found]

    draw.load_fonts()
    yield draw
    for name in ("draw", "drawing", "sheets"):
        sys.modules.pop(name, None)


@pytest.fixture(scope="module")
def described(resources: Path) -> dict[str, dict[str, Any]]:
    """Read what maps.toml says, by ref."""
    found = tomllib.loads((resources / "archive" / "maps.toml").read_text(encoding="utf-8"))
    return {entry["ref"]: entry for entries in found.values() for entry in entries}


def test_each_is_drawn_anew_as_it_is_kept(script: ModuleType, resources: Path) -> None:
    for sheet in script.SHEETS:
        canvas = script.draw(sheet)
        boxes = canvas.labels
        assert len(boxes) >= 10
        assert [pair for pair in combinations(boxes, 2) if pair[0].intersects(pair[1])] == []
        assert all(canvas.extent.frame.contains(box) for box in boxes)
        image = canvas.image
        bits = bytes(image.constBits())
        size = (image.width(), image.height())
        drawn = Image.frombuffer("RGB", size, bits, "raw", "BGRX", image.bytesPerLine(), 1)
        kept = resources / "archive" / "maps" / f"{sheet.slug}.png"
        assert kept.stat().st_size < MOST_BYTES
        with Image.open(kept) as picture:
            assert picture.size == drawn.size
            difference = ImageChops.difference(picture.convert("RGB"), drawn)
        assert max(ImageStat.Stat(difference).mean) < 1.5, sheet.slug


def test_control_points_lie_exactly_where_the_drawing_has_them(
    script: ModuleType, described: dict[str, dict[str, Any]]
) -> None:
    for sheet in script.SHEETS:
        entry = described[f"map/{sheet.slug}"]
        points = [ControlPoint(**point) for point in entry["points"]]
        for point in points:
            at = sheet.extent.point(point.lon, point.lat)
            assert abs(at.x() - point.x) < 1e-3
            assert abs(at.y() - point.y) < 1e-3
        fitted = georeference(entry["transformation"], points)
        chief = sys.modules["drawing"].places()["place/thi-xa-thai-nguyen"]
        at = sheet.extent.point(chief.lon, chief.lat)
        lon, lat = fitted.forward(at.x(), at.y())
        assert abs(lon - chief.lon) < 1e-7
        assert abs(lat - chief.lat) < 1e-7


def test_none_pretends_to_be_of_the_period(
    script: ModuleType, described: dict[str, dict[str, Any]]
) -> None:
    assert "KHÔNG PHẢI BẢN ĐỒ THỜI KỲ" in script.NEVER_A_PERIOD_MAP.vi
    assert tuple(sheet.slug for sheet in script.SHEETS) == SLUGS
    for slug in SLUGS:
        words = described[f"map/{slug}"]["summary"]
        assert "Không phải bản đồ thời kỳ" in words["vi"]
        assert "modern schematic drawing" in words["en"]
        media = described[f"media/{slug}"]
        assert "CC BY 4.0" in media["licence"]
        assert ("ODbL" in media["licence"]) == (slug == SLUGS[0])
