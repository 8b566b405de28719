"""What a picture's header says, and the one sentence about a picture that nobody should open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PIL import Image

from db.errors import ImportRefused
from db.pictures.examining import Page, examine
from db.pictures.signs import looks_like_picture, misnamed
from tests.db.pictures.drawing import gradient, png_claiming, saved

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("name", "mode", "media_type"),
    [
        ("a.jpg", "RGB", "image/jpeg"),
        ("a.jpg", "L", "image/jpeg"),
        ("a.jpg", "CMYK", "image/jpeg"),
        ("a.png", "RGBA", "image/png"),
        ("a.png", "P", "image/png"),
        ("a.tif", "1", "image/tiff"),
        ("a.tif", "RGB", "image/tiff"),
    ],
)
def test_the_header_tells_type_and_size(
    tmp_path: Path, name: str, mode: str, media_type: str
) -> None:
    path = saved(tmp_path / name, gradient(60, 40, mode))
    picture = examine(path)
    assert picture.media_type == media_type
    assert picture.pages == (Page(0, 60, 40),)


@pytest.mark.parametrize("ending", ["jpg", "tif", "png"])
@pytest.mark.parametrize("orientation", [3, 6])
def test_a_turned_picture_is_measured_upright(
    tmp_path: Path, ending: str, orientation: int
) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    path = saved(tmp_path / f"a.{ending}", gradient(60, 40), exif=exif)
    (page,) = examine(path).pages
    assert (page.width, page.height) == ((60, 40) if orientation == 3 else (40, 60))
    assert page.orientation == orientation


def test_every_page_of_a_tiff_counts_but_its_reduced_copies(tmp_path: Path) -> None:
    pages = [gradient(60, 40), gradient(30, 20), gradient(50, 70)]
    pages[1].encoderinfo = {"tiffinfo": {254: 1}}  # type: ignore[attr-defined]
    path = saved(tmp_path / "a.tif", pages[0], save_all=True, append_images=pages[1:])
    assert examine(path).pages == (Page(0, 60, 40), Page(2, 50, 70))


def _text(path: Path) -> Path:
    path.write_text('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', encoding="utf-8")
    return path


def _moving(path: Path) -> Path:
    frames = [gradient(20, 20), gradient(20, 20).rotate(90)]
    return saved(path, frames[0], save_all=True, append_images=frames[1:])


def _cut_header(path: Path) -> Path:
    whole = saved(path, gradient(60, 40)).read_bytes()
    path.write_bytes(whole[:20])
    return path


def _gif(path: Path) -> Path:
    return saved(path, gradient(20, 20), format="GIF")


@pytest.mark.parametrize(
    ("name", "make", "says"),
    [
        ("a.png", _text, "no JPEG, PNG or TIFF"),
        ("a.jpg", _gif, "no JPEG, PNG or TIFF"),
        ("a.png", _moving, "it holds 2 pictures"),
        ("a.tif", _cut_header, "damaged or cut short"),
        ("a.png", lambda path: png_claiming(path, 60_000, 60_000), "2000 million pixels"),
        ("a.png", lambda path: png_claiming(path, 300_000, 2), "200000 a side"),
        ("a.jpg", lambda path: (path.write_bytes(b"") and path) or path, "no JPEG, PNG or TIFF"),
    ],
)
def test_what_is_no_still_picture_is_refused_in_a_sentence(
    tmp_path: Path, name: str, make: object, says: str
) -> None:
    path = make(tmp_path / name)  # type: ignore[operator]
    with pytest.raises(ImportRefused, match=says) as refusal:
        examine(path)
    assert name in refusal.value.sentence
    assert refusal.value.remedy.endswith(".")


def test_pages_beyond_the_cap_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("db.pictures.examining.MOST_PAGES", 2)
    pages = [gradient(8, 8) for _ in range(3)]
    path = saved(tmp_path / "a.tif", pages[0], save_all=True, append_images=pages[1:])
    with pytest.raises(ImportRefused, match="more than 2 pages"):
        examine(path)


def test_a_file_is_taken_for_a_picture_by_name_or_by_content(tmp_path: Path) -> None:
    unnamed = saved(tmp_path / "scan", gradient(8, 8), format="TIFF")
    text = tmp_path / "bài.txt"
    text.write_text("Bài viết", encoding="utf-8")
    assert looks_like_picture(unnamed)
    assert looks_like_picture(tmp_path / "missing.JPG")
    assert not looks_like_picture(text)
    assert misnamed(tmp_path / "a.png", "image/jpeg")
    assert not misnamed(tmp_path / "a.JPEG", "image/jpeg")
    assert not misnamed(tmp_path / "a", "image/jpeg")
