"""Tiles: those of every level show the picture, whichever way it was read."""

from __future__ import annotations

import io
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageCms, ImageOps

from db.errors import ImportRefused
from db.maps.levels import level_count, level_size, tile_count
from db.pictures import limits, vips
from db.pictures.bands import bands
from db.pictures.cutter import Cutter
from db.pictures.examining import examine, opened
from db.pictures.strips import strips_of
from tests.db.pictures.drawing import difference, gradient, png_claiming, put_together, saved

if TYPE_CHECKING:
    from pathlib import Path

ENGINES = ["pillow", pytest.param("vips", marks=pytest.mark.skipif(
    vips.library() is None, reason="libvips is not installed"))]  # fmt: skip


def cut(path: Path, engine: str = "pillow") -> list[tuple[int, int, dict[int, Image.Image]]]:
    """Return each page's size and the picture that the tiles of each level make."""
    found = []
    with Cutter(path, engine=engine) as cutter:
        cutter.picture()
        for page in cutter.pages():
            tiles: dict[int, dict[tuple[int, int], bytes]] = {}
            for tile in page.read():
                tiles.setdefault(tile.level, {})[tile.column, tile.row] = tile.data
            levels = {
                level: put_together(kept, *level_size(page.width, page.height, page.levels, level))
                for level, kept in tiles.items()
            }
            found.append((page.width, page.height, levels))
    return found


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("name", "mode", "options"),
    [
        ("a.jpg", "RGB", {"quality": 95}),
        ("a.png", "RGB", {}),
        ("a.tif", "RGB", {"compression": "tiff_lzw"}),
    ],
)
def test_every_level_shows_the_picture(
    tmp_path: Path, engine: str, name: str, mode: str, options: dict[str, object]
) -> None:
    drawn = gradient(1301, 777, mode)
    ((width, height, levels),) = cut(saved(tmp_path / name, drawn, **options), engine)
    assert (width, height) == drawn.size
    assert sorted(levels) == list(range(level_count(1301, 777))) == [0, 1, 2]
    for level, shown in levels.items():
        expected = drawn.resize(shown.size, Image.Resampling.BOX)
        assert difference(shown, expected) < 2.5, level


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("orientation", [2, 3, 5, 8])
def test_tiles_stand_upright(tmp_path: Path, engine: str, orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    path = saved(tmp_path / "a.jpg", gradient(90, 60), quality=95, exif=exif)
    with Image.open(path) as stored:
        upright = ImageOps.exif_transpose(stored)
    ((width, height, levels),) = cut(path, engine)
    assert (width, height) == upright.size
    assert difference(levels[0], upright) < 2.5


def test_a_turned_tiff_stands_upright(tmp_path: Path) -> None:
    drawn = gradient(90, 60)
    path = saved(tmp_path / "a.tif", drawn, tiffinfo={0x0112: 6})
    ((width, height, levels),) = cut(path)
    assert (width, height) == (60, 90)
    assert difference(levels[0], drawn.rotate(-90, expand=True)) < 2.5


@pytest.mark.parametrize("engine", ENGINES)
def test_transparency_is_paper_and_cmyk_is_colour(tmp_path: Path, engine: str) -> None:
    clear = Image.new("RGBA", (40, 30), (200, 30, 20, 0))
    clear.paste((200, 30, 20, 255), (0, 0, 20, 30))
    ((*_, levels),) = cut(saved(tmp_path / "a.png", clear), engine)
    left, right = levels[0].getpixel((5, 15)), levels[0].getpixel((35, 15))
    assert isinstance(left, tuple)
    assert isinstance(right, tuple)
    assert left[0] > 170
    assert left[1] < 70
    assert min(right) > 245
    inked = Image.new("CMYK", (40, 30), (0, 255, 255, 0))
    ((*_, levels),) = cut(saved(tmp_path / "b.jpg", inked), engine)
    red = levels[0].getpixel((20, 15))
    assert isinstance(red, tuple)
    assert red[0] > 180
    assert max(red[1:]) < 80


@pytest.mark.parametrize("engine", ENGINES)
def test_sixteen_bits_keep_their_shades(tmp_path: Path, engine: str) -> None:
    deep = Image.new("I;16", (64, 2))
    for x in range(64):
        for y in range(2):
            deep.putpixel((x, y), x * 1024)
    for name in ("a.png", "a.tif"):
        ((*_, levels),) = cut(saved(tmp_path / name, deep), engine)
        shades = [levels[0].convert("L").getpixel((x, 1)) for x in range(64)]
        assert all(abs(shade - x * 4) <= 6 for x, shade in enumerate(shades)), shades  # type: ignore[operator]


def test_a_colour_profile_is_obeyed(tmp_path: Path) -> None:
    swapped = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    good = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    drawn = gradient(80, 50)
    for name, profile in (("a.jpg", good), ("b.jpg", swapped), ("c.jpg", b"no profile" * 20)):
        path = saved(tmp_path / name, drawn, quality=95, icc_profile=profile)
        ((*_, levels),) = cut(path)
        assert difference(levels[0], drawn) < 3, name


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"compression": "tiff_lzw"},
        {"compression": "tiff_adobe_deflate"},
        {"compression": "packbits"},
        {"compression": "jpeg", "quality": 95},
        {"compression": "tiff_lzw", "tiffinfo": {317: 2}},
        {"tiffinfo": {278: 4000}},
    ],
)
@pytest.mark.parametrize("mode", ["RGB", "L", "1", "CMYK", "P", "RGBA"])
def test_a_tiff_read_by_strips_is_the_tiff_read_whole(
    tmp_path: Path, mode: str, options: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    if options.get("compression") == "jpeg" and mode not in {"RGB", "L"}:
        pytest.skip("JPEG in TIFF holds colours and greys")
    if options.get("tiffinfo") == {317: 2} and mode == "1":
        pytest.skip("no predictor of single bits")
    drawn = gradient(333, 1100, mode)
    path = saved(tmp_path / "a.tif", drawn, **options)
    (page,) = examine(path).pages
    with opened(path) as image:
        whole = put_bands(bands(path, image, page), page.width, page.height)
    monkeypatch.setattr("db.pictures.bands.BANDED_PIXELS", 100)
    with opened(path) as image:
        assert strips_of(image) is not None  # type: ignore[arg-type]
        by_strips = put_bands(bands(path, image, page), page.width, page.height)
    assert difference(whole, by_strips) < 0.01


def put_bands(found: object, width: int, height: int) -> Image.Image:
    """Lay bands under one another."""
    whole, top = Image.new("RGB", (width, height)), 0
    for band in found:  # type: ignore[attr-defined]
        whole.paste(band.convert("RGB"), (0, top))
        top += band.height
    assert top == height
    return whole


def test_strips_too_large_to_hold_are_read_in_another_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = saved(
        tmp_path / "a.tif", gradient(300, 900), compression="tiff_lzw", tiffinfo={278: 900}
    )
    monkeypatch.setattr("db.pictures.strips.MOST_BAND_BYTES", 100_000)
    with opened(path) as image:
        assert strips_of(image) is None  # type: ignore[arg-type]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.tif"])
def test_a_truncated_picture_is_refused(tmp_path: Path, name: str, engine: str) -> None:
    path = saved(tmp_path / name, Image.effect_noise((700, 600), 80).convert("RGB"))
    data = path.read_bytes()
    path.write_bytes(data[: len(data) * 2 // 3])
    with pytest.raises(ImportRefused) as refusal:
        cut(path, engine)
    assert "a." in refusal.value.sentence


def test_measurements_are_refused(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.tif", Image.new("F", (30, 30), 0.5))
    with pytest.raises(ImportRefused, match="32 bits"):
        cut(path)


def test_a_child_that_is_killed_is_one_sentence(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.jpg", gradient(4000, 3000))
    with Cutter(path) as cutter:
        assert cutter.process_id is not None
        cutter.picture()
        cutter._process.kill()
        with pytest.raises(ImportRefused, match="more time or memory"):
            list(cutter.pages())


def test_a_bomb_ends_in_the_child(tmp_path: Path) -> None:
    path = png_claiming(tmp_path / "a.png", 18_000, 18_000)
    with pytest.raises(ImportRefused, match="damaged or cut short"):
        cut(path)


def test_calling_it_off_ends_the_child_and_leaves_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    path = saved(tmp_path / "a.jpg", gradient(5000, 4000))

    class Enough(Exception):
        """Someone pressed Cancel."""

    told: list[float] = []

    def proceed() -> None:
        if told:
            raise Enough

    cutter = Cutter(path, proceed=proceed, progress=told.append)

    def begin() -> None:
        with cutter:
            cutter.picture()
            list(cutter.pages())

    with pytest.raises(Enough):
        begin()
    with pytest.raises(ValueError, match="closed"):
        cutter._process.is_alive()
    assert list((tmp_path / "temporary").iterdir()) == []


@pytest.mark.parametrize("engine", ENGINES)
def test_all_pages_of_a_tiff_are_cut(tmp_path: Path, engine: str) -> None:
    pages = [gradient(60, 40), gradient(600, 20), gradient(50, 70)]
    path = saved(tmp_path / "a.tif", pages[0], save_all=True, append_images=pages[1:])
    found = cut(path, engine)
    assert [size for *size, _ in found] == [[60, 40], [600, 20], [50, 70]]
    for (*_, levels), page in zip(found, pages, strict=True):
        assert difference(levels[max(levels)], page) < 3


def test_levels_halve_and_round_up_until_one_tile_holds_all() -> None:
    for width, height in ((1, 1), (512, 512), (513, 1), (1025, 3), (20_000, 15_000)):
        levels = level_count(width, height)
        sizes = [level_size(width, height, levels, level) for level in range(levels)]
        assert sizes[-1] == (width, height)
        assert max(sizes[0]) <= 512
        assert levels == 1 or max(sizes[1]) > 512
        for (small, low), (large, high) in pairwise(sizes):
            assert (small, low) == (-(-large // 2), -(-high // 2))
    assert tile_count(20_000, 15_000, 7, 6) == (40, 30)


def test_limits_hold_in_the_child_alone() -> None:
    import resource

    assert resource.getrlimit(resource.RLIMIT_AS)[0] != limits.MEMORY_BYTES


def test_a_tile_is_a_jpeg_in_the_archive(tmp_path: Path) -> None:
    with Cutter(saved(tmp_path / "a.png", gradient(20, 20))) as cutter:
        cutter.picture()
        (page,) = cutter.pages()
        (tile,) = page.read()
    with Image.open(io.BytesIO(tile.data)) as image:
        assert image.format == "JPEG"
