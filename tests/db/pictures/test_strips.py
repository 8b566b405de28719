"""Strips: TIFF pages laid out in every way that the standard allows show the same picture."""

from __future__ import annotations

import errno
import struct
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from db.errors import ImportRefused
from db.pictures import vips
from db.pictures.bands import bands
from db.pictures.examining import Page, examine, opened
from db.pictures.strips import strips_of
from tests.db.pictures.drawing import difference, gradient
from tests.db.pictures.test_cutter import cut, put_bands

if TYPE_CHECKING:
    from pathlib import Path

BANDED = "db.pictures.bands.BANDED_PIXELS"
WIDTH, HEIGHT = 48, 1500


def grey_tiff(
    path: Path, size: tuple[int, int], parts: list[bytes], tags: dict[int, int], places: int = 273
) -> Path:
    """Write a plain grey TIFF whose strips, or tiles from tag 324 on, are these parts."""
    counts = 279 if places == 273 else 325
    at, offsets = 8, []
    for part in parts:
        offsets.append(at)
        at += len(part)
    beyond = at
    lists = (
        struct.pack(f"<{len(parts)}L", *offsets),
        struct.pack(f"<{len(parts)}L", *(len(part) for part in parts)),
    )
    start = beyond + sum(map(len, lists)) + at % 2
    entries = {256: size[0], 257: size[1], 258: 8, 259: 1, 262: 1, 277: 1, **tags}
    alone = len(parts) == 1
    found = {tag: struct.pack("<HHLL", tag, 4, 1, value) for tag, value in entries.items()}
    for tag, packed, where in (
        (places, lists[0], beyond),
        (counts, lists[1], beyond + len(lists[0])),
    ):
        value = struct.unpack("<L", packed)[0] if alone else where
        found[tag] = struct.pack("<HHLL", tag, 4, len(parts), value)
    directory = struct.pack("<H", len(found)) + b"".join(found[tag] for tag in sorted(found))
    body = b"".join(parts) + b"".join(lists) + bytes(at % 2)
    path.write_bytes(b"II" + struct.pack("<HL", 42, start) + body + directory + bytes(4))
    return path


def strips(image: Image.Image, rows: int) -> list[bytes]:
    """Return the picture's rows, so many to a strip."""
    width, height = image.size
    return [
        image.crop((0, top, width, min(top + rows, height))).tobytes()
        for top in range(0, height, rows)
    ]


def by_strips(path: Path) -> Image.Image:
    """Return the picture that the bands of the page make."""
    (page,) = examine(path).pages
    with opened(path) as image:
        return put_bands(bands(path, image, page), page.width, page.height)


@pytest.mark.parametrize("rows", [100, 512, 700, 1024, 1500])
def test_plain_rows_are_read_whatever_the_depth_of_a_strip(
    tmp_path: Path, rows: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(BANDED, 100)
    drawn = gradient(WIDTH, HEIGHT, "L")
    path = grey_tiff(tmp_path / "a.tif", drawn.size, strips(drawn, rows), {278: rows})
    assert difference(by_strips(path), drawn) == 0


def test_a_page_of_tiles_is_read_a_row_of_tiles_at_a_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(BANDED, 100)
    drawn = gradient(100, 70, "L")
    tiles = [
        drawn.crop((left, top, left + 64, top + 64)).tobytes()
        for top in range(0, 70, 64)
        for left in range(0, 100, 64)
    ]
    tags = {322: 64, 323: 64}
    path = grey_tiff(tmp_path / "a.tif", drawn.size, tiles, tags, places=324)
    assert difference(by_strips(path), drawn) == 0


def test_samples_kept_plane_by_plane_are_read_in_another_way(tmp_path: Path) -> None:
    drawn = gradient(40, 30)
    planes = [band.tobytes() for band in drawn.split()]
    path = grey_tiff(tmp_path / "a.tif", drawn.size, planes, {262: 2, 277: 3, 278: 30, 284: 2})
    with opened(path) as image:
        assert strips_of(image) is None  # type: ignore[arg-type]


@pytest.mark.parametrize("harm", ["a strip too few", "a strip beyond the end"])
def test_a_page_without_all_of_its_strips_is_damaged(
    tmp_path: Path, harm: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(BANDED, 100)
    drawn = gradient(WIDTH, 300, "L")
    parts = strips(drawn, 100)
    path = tmp_path / "a.tif"
    if harm == "a strip too few":
        grey_tiff(path, drawn.size, parts[:2], {278: 100})
    else:
        grey_tiff(path, drawn.size, parts, {278: 100})
        whole = path.read_bytes()
        place = struct.pack("<L", 8 + 2 * len(parts[0]))
        path.write_bytes(whole.replace(place, struct.pack("<L", len(whole) - 10), 1))
    with pytest.raises(ImportRefused, match="damaged or cut short"):
        by_strips(path)


def test_a_picture_of_no_size_is_damaged(tmp_path: Path) -> None:
    path = grey_tiff(tmp_path / "a.tif", (0, 30), [b"\0"], {278: 30})
    with pytest.raises(ImportRefused, match="damaged"):
        examine(path)


def test_what_must_be_held_whole_and_cannot_be_names_the_remedy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.pictures.bands.WHOLE_PIXELS", 1000)
    path = tmp_path / "a.png"
    gradient(60, 40).save(path)
    with opened(path) as image, pytest.raises(ImportRefused, match="too large") as refusal:
        list(bands(path, image, Page(0, 60, 40)))
    assert "pyvips" in refusal.value.remedy


def test_a_page_in_tiles_is_cut_like_any_other(tmp_path: Path) -> None:
    drawn = gradient(64, 64, "L")
    path = grey_tiff(tmp_path / "a.tif", (64, 64), [drawn.tobytes()], {322: 64, 323: 64}, 324)
    ((width, height, levels),) = cut(path)
    assert (width, height) == (64, 64)
    assert difference(levels[0], drawn) < 2.5


def test_a_full_disk_is_not_blamed_on_the_picture(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    gradient(60, 40).save(path)
    with pytest.raises(OSError, match="no room") as told, opened(path):
        raise OSError(errno.ENOSPC, "no room")
    assert not isinstance(told.value, ImportRefused)


@pytest.mark.skipif(vips.library() is None, reason="libvips is not installed")
def test_what_libvips_cannot_read_or_keep_is_told_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    measured = tmp_path / "a.tif"
    Image.new("F", (30, 30), 0.5).save(measured)

    def cut_by_vips(path: Path) -> None:
        picture = examine(path)
        out = tmp_path / "out.zip"
        vips.cut_page(vips.library(), path, picture, picture.pages[0], out, lambda _share: None)

    with pytest.raises(ImportRefused, match="32 bits"):
        cut_by_vips(measured)
    cut_off = tmp_path / "b.png"
    Image.effect_noise((300, 300), 80).save(cut_off)
    cut_off.write_bytes(cut_off.read_bytes()[:20_000])
    with pytest.raises(ImportRefused, match="damaged or cut short"):
        cut_by_vips(cut_off)
    monkeypatch.setattr("db.pictures.vips.LEAST_ROOM", 1 << 62)
    with pytest.raises(OSError, match=f"Errno {errno.ENOSPC}"):
        cut_by_vips(cut_off)
