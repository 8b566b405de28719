"""The look: colours that can be read, fonts that hold every letter, a sheet that fills in."""

from __future__ import annotations

import re
import unicodedata
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor, QFontDatabase, QPalette, QRawFont
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton

from db.records import KINDS
from viewer import theme, vocabulary

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

VOWELS = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
TONES = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]
LETTERS = {unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES}
pytestmark = pytest.mark.usefixtures("qapp")
MARKS = set("\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323")
OTHERS = set("đĐ“”‘’–—…·×°")


@pytest.mark.parametrize("name", theme.PALETTES)
def test_every_text_pair_in_use_can_be_read(name: str) -> None:
    palette = theme.PALETTES[name]
    least = 7.0 if name == "contrast" else 4.5
    poor = {
        (text, ground): round(ratio, 2)
        for text, ground in theme.TEXT_PAIRS
        if (ratio := theme.contrast(getattr(palette, text), getattr(palette, ground))) < least
    }
    assert not poor


@pytest.mark.parametrize("name", theme.PALETTES)
def test_every_mark_in_use_can_be_seen(name: str) -> None:
    palette = theme.PALETTES[name]
    poor = {
        (mark, ground): round(ratio, 2)
        for mark, ground in theme.MARK_PAIRS
        if (ratio := theme.contrast(getattr(palette, mark), getattr(palette, ground))) < 3
    }
    assert not poor


def test_the_designs_colours_are_kept() -> None:
    light = theme.LIGHT
    tokens = ("paper", "ink", "lacquer", "slate", "brass", "jade")
    assert [light.hex(token).upper() for token in tokens] == [
        "#F7F2E8", "#1E1B16", "#8C1C13", "#2F4B66", "#8A6A2B", "#2F6F5E",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#FFFFFF", 21.0), ("#777777", "#FFFFFF", 4.48), ("#123456", "#123456", 1.0)],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert theme.contrast(QColor(one), QColor(other)) == pytest.approx(ratio, abs=0.01)


def test_every_kind_has_its_mark_and_its_words() -> None:
    assert theme.KINDS.keys() == vocabulary.KINDS.keys() == set(KINDS)


def test_no_two_kinds_look_alike_in_colour_and_shape() -> None:
    looks = {kind: (style.token, style.shape) for kind, style in theme.KINDS.items()}
    alike = [pair for pair in combinations(looks, 2) if looks[pair[0]] == looks[pair[1]]]
    assert not alike


def test_a_side_gives_a_unit_its_colour_and_leaves_its_shape() -> None:
    ours, theirs = theme.kind_style("unit", "vietnam"), theme.kind_style("unit", "france")
    assert (ours.token, theirs.token) == ("lacquer", "slate")
    assert ours.shape == theirs.shape
    assert theme.kind_style("place", "france") == theme.kind_style("place")


def test_every_kind_has_an_icon_that_paints() -> None:
    for kind, style in theme.KINDS.items():
        image = theme.picture(style.icon, QColor("#8C1C13"), 32).toImage()
        inked = sum(image.pixelColor(x, y).alpha() > 200 for x in range(32) for y in range(32))
        assert inked > 20, kind
        strong = [
            image.pixelColor(x, y).name()
            for x in range(32)
            for y in range(32)
            if image.pixelColor(x, y).alpha() == 255
        ]
        assert set(strong) <= {"#8c1c13"}, kind


def test_an_icon_that_is_not_there_is_a_bug() -> None:
    with pytest.raises(FileNotFoundError):
        theme.icon("no-such-icon", QColor("#000000"))


def test_both_families_hold_every_vietnamese_letter(resources: Path) -> None:
    files = sorted((resources / "fonts").glob("*.ttf"))
    assert len(files) >= 8
    for file in files:
        font = QRawFont(str(file), 16)
        missing = [
            letter for letter in LETTERS | MARKS | OTHERS if not font.supportsCharacter(ord(letter))
        ]
        assert not missing, file.name


def test_fonts_are_bundled_with_their_licence(resources: Path) -> None:
    for family in ("BeVietnamPro", "NotoSerif"):
        text = (resources / "fonts" / f"OFL-{family}.txt").read_text(encoding="utf-8")
        assert "SIL OPEN FONT LICENSE" in text.upper()


def test_loading_the_fonts_makes_both_families_known() -> None:
    families = theme.load_fonts()
    assert {theme.INTERFACE, theme.READING} <= set(families)
    assert {theme.INTERFACE, theme.READING} <= set(QFontDatabase.families())
    assert theme.font("title").weight() > theme.font("body").weight()
    assert theme.font("reading").family() == theme.READING


@pytest.mark.parametrize("name", theme.PALETTES)
def test_the_style_sheet_leaves_no_token_unfilled(name: str) -> None:
    sheet = theme.style_sheet(theme.PALETTES[name], 1.25)
    assert "@" not in re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    assert f"font-size: {round(24 * 1.25)}px" in sheet


def test_a_look_is_changed_live(qtbot: QtBot, application: QApplication) -> None:
    label = QLabel("Đông Khê")
    qtbot.addWidget(label)
    theme.apply(application, theme.LIGHT)
    label.show()
    assert theme.active() is theme.LIGHT
    assert label.palette().color(QPalette.ColorRole.WindowText) == theme.LIGHT.ink
    theme.apply(application, theme.DARK, 1.5)
    assert theme.active() is theme.DARK
    assert theme.scale() == 1.5
    assert label.palette().color(QPalette.ColorRole.WindowText) == theme.DARK.ink
    assert label.font().pixelSize() == round(15 * 1.5)


@pytest.mark.parametrize("name", theme.PALETTES)
def test_focus_is_painted_on_fields_and_buttons(
    qtbot: QtBot, application: QApplication, name: str
) -> None:
    palette = theme.PALETTES[name]
    theme.apply(application, palette)
    for widget in (QLineEdit(), QPushButton("Lưu")):
        qtbot.addWidget(widget)
        widget.resize(160, 44)
        widget.show()
        before = widget.grab().toImage()
        widget.setFocus()
        qtbot.waitUntil(widget.hasFocus)
        after = widget.grab().toImage()
        row = after.height() // 2
        ring = [after.pixelColor(column, row).name() for column in range(3)]
        assert palette.hex("lacquer") in ring
        assert before != after


def test_text_is_drawn_in_the_bundled_font() -> None:
    theme.load_fonts()
    raw = QRawFont.fromFont(theme.font("reading"))
    assert raw.familyName().startswith(theme.READING)
