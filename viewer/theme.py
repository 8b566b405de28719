"""Palettes, type and marks: the one place that says how the program looks."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette

from viewer.icons import application_icon, icon, picture

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QApplication, QWidget

__all__ = [
    "CONTRAST",
    "DARK",
    "FONTS",
    "GRID",
    "INTERFACE",
    "KINDS",
    "LIGHT",
    "LINE_HEIGHT",
    "MARK_PAIRS",
    "PALETTES",
    "READING",
    "SHELL_FONTS",
    "TEXT_PAIRS",
    "TEXT_SCALES",
    "TYPE",
    "KindStyle",
    "Palette",
    "active",
    "application_icon",
    "apply",
    "contrast",
    "enlarged",
    "filled",
    "font",
    "icon",
    "kind_style",
    "load_fonts",
    "on_accent",
    "picture",
    "roomy",
    "scale",
]

RESOURCES = Path(__file__).resolve().parent.parent / "resources"
INTERFACE: Final = "Be Vietnam Pro"
READING: Final = "Noto Serif"
FONTS: Final = (
    "BeVietnamPro_400Regular.ttf",
    "BeVietnamPro_400Regular_Italic.ttf",
    "BeVietnamPro_500Medium.ttf",
    "BeVietnamPro_600SemiBold.ttf",
    "BeVietnamPro_700Bold.ttf",
    "NotoSerif_400Regular.ttf",
    "NotoSerif_400Regular_Italic.ttf",
    "NotoSerif_600SemiBold.ttf",
)
SHELL_FONTS: Final = ("BeVietnamPro_400Regular.ttf", "BeVietnamPro_700Bold.ttf")
"""What the empty window is written in; the others can be loaded after its first paint."""
GRID: Final = 8  # logical pixels; every distance is a multiple, or a half of it
LINE_HEIGHT: Final = 1.5
_PROPERTY: Final = "museum_palette"
_SCALE: Final = "museum_text_scale"
_LINEAR: Final = 0.04045  # where sRGB's curve leaves its straight foot (IEC 61966-2-1)

# role -> (family, logical pixels at scale 1, weight)
TYPE: Final[dict[str, tuple[str, int, QFont.Weight]]] = {
    "caption": (INTERFACE, 12, QFont.Weight.Normal),
    "small": (INTERFACE, 13, QFont.Weight.Normal),
    "body": (INTERFACE, 15, QFont.Weight.Normal),
    "label": (INTERFACE, 13, QFont.Weight.DemiBold),
    "strong": (INTERFACE, 15, QFont.Weight.DemiBold),
    "brand": (INTERFACE, 20, QFont.Weight.Bold),
    "title": (INTERFACE, 24, QFont.Weight.DemiBold),
    "reading": (READING, 18, QFont.Weight.Normal),
    "heading": (READING, 28, QFont.Weight.DemiBold),
    "display": (READING, 56, QFont.Weight.DemiBold),
}

TEXT_SCALES: Final = (0.9, 1.0, 1.15, 1.3, 1.5, 1.75, 2.0)
# sides of controls, logical pixels at scale 1, that grow with the text in or beside them
SIDES: Final = {
    "side-compact": 22,
    "side-tick": 16,
    "side-cell-tick": 14,
    "side-arrow": 12,
    "side-round": 8.6,  # half of a tick with its border, at every scale
}


class Palette(NamedTuple):
    """The named colours of one look; text and mark pairs in use meet WCAG 2.2 AA."""

    name: str
    paper: QColor  # the window's own ground: navigation, timeline
    surface: QColor  # what is read: text, card, top bar
    raised: QColor  # fields, pills, menus
    ink: QColor
    muted: QColor
    line: QColor  # hair lines that only part, never carry meaning
    outline: QColor  # edges of controls
    lacquer: QColor  # the Vietnamese side, emphasis, focus
    slate: QColor  # the French side
    brass: QColor  # places
    jade: QColor  # sources
    on_accent: QColor  # text on lacquer, slate, brass, jade or ink
    selection: QColor
    hover: QColor
    highlight: QColor  # the sentence that a fact rests on
    match: QColor  # the words that were searched for
    relief_low: QColor  # map: shade, light, sea, lines
    relief_high: QColor
    sea: QColor
    river: QColor
    border: QColor
    boundary: QColor
    road: QColor
    coast: QColor

    def hex(self, token: str) -> str:
        """Return the colour called `token` as `#rrggbb`."""
        colour: QColor = getattr(self, token)
        return colour.name()


def _palette(name: str, **colours: str) -> Palette:
    return Palette(name, **{token: QColor(value) for token, value in colours.items()})


LIGHT: Final = _palette(
    "light",
    paper="#F7F2E8", surface="#FDFAF3", raised="#FFFFFF", ink="#1E1B16", muted="#655E52",
    line="#E4DCCA", outline="#8B816E", lacquer="#8C1C13", slate="#2F4B66", brass="#8A6A2B",
    jade="#2F6F5E", on_accent="#FFFFFF", selection="#EFE6D2", hover="#F2EBDC",
    highlight="#F7DDBE", match="#FBE7A4", relief_low="#A59A82", relief_high="#F4EDDB",
    sea="#C3D8E0", river="#5C8FAA", border="#8F3F30", boundary="#8C1C13", road="#B5762B",
    coast="#8FA9B2",
)  # fmt: skip
DARK: Final = _palette(
    "dark",
    paper="#191613", surface="#211D19", raised="#2C2722", ink="#F2EBDD", muted="#B7AD9B",
    line="#3A342C", outline="#8F8473", lacquer="#EC8D7E", slate="#93B5D6", brass="#D6B069",
    jade="#74C4AC", on_accent="#1A1310", selection="#3B3125", hover="#302922",
    highlight="#5B4425", match="#5E5216", relief_low="#14120F", relief_high="#544B3E",
    sea="#1D2C36", river="#5F8CA6", border="#C9796B", boundary="#E58A7B", road="#C08B45",
    coast="#3F5563",
)  # fmt: skip
CONTRAST: Final = _palette(
    "contrast",
    paper="#FFFFFF", surface="#FFFFFF", raised="#FFFFFF", ink="#000000", muted="#2E2A24",
    line="#767676", outline="#000000", lacquer="#7A0C05", slate="#16324D", brass="#573F0C",
    jade="#0C4A3B", on_accent="#FFFFFF", selection="#FFE9A8", hover="#F2F2F2",
    highlight="#FFE08A", match="#FFF04D", relief_low="#E2E2E2", relief_high="#FFFFFF",
    sea="#D5E8F2", river="#1C5F86", border="#000000", boundary="#7A0C05", road="#7A4A00",
    coast="#1C5F86",
)  # fmt: skip
PALETTES: Final = {palette.name: palette for palette in (LIGHT, DARK, CONTRAST)}

_GROUNDS: Final = ("paper", "surface", "raised", "selection", "hover")
_INKS: Final = ("ink", "muted", "lacquer", "slate", "jade")
# every pair of text and ground, and of mark and ground, that a widget or the style sheet uses
TEXT_PAIRS: Final = (
    *((text, ground) for text in _INKS for ground in _GROUNDS),
    *(("brass", ground) for ground in ("surface", "raised")),
    *(("ink", ground) for ground in ("highlight", "match", "relief_high")),
    *(("on_accent", ground) for ground in ("lacquer", "slate", "brass", "jade")),
)
MARK_PAIRS: Final = (
    *((mark, ground) for mark in ("brass", "outline") for ground in ("paper", "surface", "raised")),
    *(("lacquer", ground) for ground in ("highlight", "selection")),
)


class KindStyle(NamedTuple):
    """How one kind is marked: a colour's token, a shape that tells it without colour, an icon."""

    token: str
    shape: str  # see viewer.widgets.shapes
    icon: str


KINDS: Final[dict[str, KindStyle]] = {
    "article": KindStyle("ink", "square", "article"),
    "section": KindStyle("muted", "bar", "section"),
    "map": KindStyle("brass", "square-ring", "map"),
    "unit": KindStyle("lacquer", "square", "unit"),
    "body": KindStyle("lacquer", "hexagon", "body"),
    "place": KindStyle("brass", "circle", "place"),
    "route": KindStyle("brass", "triangle", "route"),
    "person": KindStyle("muted", "ring", "person"),
    "event": KindStyle("lacquer", "diamond", "event"),
    "quantity": KindStyle("slate", "bar", "quantity"),
    "term": KindStyle("slate", "ring", "term"),
    "source": KindStyle("jade", "square", "source"),
    "citation": KindStyle("jade", "bar", "citation"),
    "holding": KindStyle("jade", "square-ring", "holding"),
    "media": KindStyle("jade", "triangle", "media"),
    "tour": KindStyle("ink", "triangle", "tour"),
}
_SIDES: Final = {"vietnam": "lacquer", "france": "slate"}
_SIDED: Final = frozenset({"unit", "body", "event", "route", "person"})


def kind_style(kind: str, side: str | None = None) -> KindStyle:
    """Return how `kind` is marked; a side, where the kind has sides, decides the colour."""
    style = KINDS.get(kind, KindStyle("muted", "ring", "information"))
    if side in _SIDES and kind in _SIDED:
        return KindStyle(_SIDES[side], style.shape, style.icon)
    return style


def on_accent(palette: Palette, token: str) -> QColor:
    """Return the text colour to write with upon the accent called `token`."""
    return palette.ink if token in {"selection", "highlight", "match"} else palette.on_accent


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast ratio of two opaque colours (WCAG 2.2, relative luminance): 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: QColor) -> float:
    parts = [colour.redF(), colour.greenF(), colour.blueF()]
    red, green, blue = (
        part / 12.92 if part <= _LINEAR else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def load_fonts(files: Iterable[str] = FONTS) -> tuple[str, ...]:
    """Register bundled fonts with Qt, all of them unless told which, and return their families."""
    folder = RESOURCES / "fonts"
    families: dict[str, None] = {}
    for name in files:
        number = QFontDatabase.addApplicationFont(str(folder / name))
        if number < 0:
            import logging  # takes a thirtieth of the way to the first paint

            logging.getLogger(__name__).warning("The font %s could not be loaded.", name)
            continue
        families.update(dict.fromkeys(QFontDatabase.applicationFontFamilies(number)))
    return tuple(families)


def font(role: str, *, text_scale: float | None = None, italic: bool = False) -> QFont:
    """Return the font of a role of TYPE, at the application's text scale unless told another."""
    family, pixels, weight = TYPE[role]
    made = QFont(family)
    made.setPixelSize(max(1, round(pixels * (scale() if text_scale is None else text_scale))))
    made.setWeight(weight)
    made.setItalic(italic)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


def active() -> Palette:
    """Return the palette that apply() gave the running application, or the light one."""
    application = QCoreApplication.instance()
    name = application.property(_PROPERTY) if application is not None else None
    return PALETTES.get(str(name), LIGHT)


def scale() -> float:
    """Return the text scale that apply() gave the running application, or 1."""
    application = QCoreApplication.instance()
    kept = application.property(_SCALE) if application is not None else None
    return kept if isinstance(kept, float) else 1.0


def enlarged(pixels: int) -> int:
    """Return a width or height that is to hold words, as large as large text wants it."""
    return round(pixels * max(1.0, scale()))


def roomy(widget: QWidget, width: int, height: int) -> QSize:
    """Return a window's first size, enlarged as its text is, and no larger than its screen."""
    return QSize(enlarged(width), enlarged(height)).boundedTo(widget.screen().availableSize())


def apply(
    application: QApplication,
    palette: Palette,
    text_scale: float = 1.0,
    sheet: str | None = None,
) -> None:
    """Give the whole application this look, live; widgets hear QEvent.Type.StyleChange.

    A painted widget reads active() again in its changeEvent. text_scale multiplies every size of
    TYPE; `sheet` is worn instead of style_sheet() (the station adds rules of its own). GUI thread
    only.
    """
    application.setProperty(_PROPERTY, palette.name)
    application.setProperty(_SCALE, float(text_scale))
    application.setFont(font("body"))
    application.setPalette(_qt_palette(palette))
    application.setStyleSheet(style_sheet(palette, text_scale) if sheet is None else sheet)


def style_sheet(palette: Palette, text_scale: float = 1.0) -> str:
    """Return resources/styles/muniment.qss with its @tokens filled in.

    Colours are `@ink`, sizes of type `@size-body`, families `@interface` and `@reading`. Raises
    KeyError for a token that nothing defines.
    """
    tokens = {
        f"size-{role}": f"{round(pixels * text_scale)}px" for role, (_, pixels, _) in TYPE.items()
    }
    tokens |= {name: f"{round(pixels * max(1.0, text_scale))}px" for name, pixels in SIDES.items()}
    return filled("muniment.qss", palette, tokens)


def filled(sheet: str, palette: Palette, tokens: dict[str, str]) -> str:
    """Return the file `sheet` of resources/styles with `tokens` and the palette's filled in.

    Raises KeyError for a token that nothing defines.
    """
    tokens = tokens | {name: palette.hex(name) for name in Palette._fields[1:]}
    tokens |= {"interface": f'"{INTERFACE}"', "reading": f'"{READING}"'}
    ground = "dark" if palette.name == "dark" else "light"
    for picture_name in ("arrow", "tick"):
        file = RESOURCES / "icons" / f"{picture_name}-{ground}.svg"
        tokens[picture_name] = file.as_posix()
    template = (RESOURCES / "styles" / sheet).read_text(encoding="utf-8")
    return re.sub(r"@([a-z][a-z_-]*[a-z])", lambda found: tokens[found[1]], template)


def _qt_palette(palette: Palette) -> QPalette:
    roles = QPalette.ColorRole
    made = QPalette()
    pairs = (
        (roles.Window, palette.paper), (roles.WindowText, palette.ink),
        (roles.Base, palette.surface), (roles.AlternateBase, palette.paper),
        (roles.Text, palette.ink), (roles.PlaceholderText, palette.muted),
        (roles.Button, palette.raised), (roles.ButtonText, palette.ink),
        (roles.ToolTipBase, palette.raised), (roles.ToolTipText, palette.ink),
        (roles.BrightText, palette.lacquer), (roles.Highlight, palette.selection),
        (roles.HighlightedText, palette.ink), (roles.Link, palette.jade),
        (roles.LinkVisited, palette.jade), (roles.Accent, palette.lacquer),
        (roles.Light, palette.raised), (roles.Midlight, palette.surface),
        (roles.Mid, palette.line), (roles.Dark, palette.outline), (roles.Shadow, palette.line),
    )  # fmt: skip
    for role, colour in pairs:
        made.setColor(role, colour)
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, palette.outline)
    return made
