"""The style of a page: CSS for Qt's rich text, in the palette and text size worn now."""

from __future__ import annotations

from viewer import theme
from viewer.theme import INTERFACE, READING, TYPE

SCREEN = """
body {{ font-family: "{interface}"; font-size: {body}px; color: {ink}; }}
h1 {{ font-family: "{reading}"; font-size: {heading}px; font-weight: 600; color: {lacquer};
      margin-top: 4px; margin-bottom: 12px; }}
h2 {{ font-family: "{interface}"; font-size: {brand}px; font-weight: 600; margin-top: 26px;
      margin-bottom: 6px; }}
h3 {{ font-family: "{interface}"; font-size: {body}px; font-weight: 600; margin-top: 16px;
      margin-bottom: 4px; }}
p {{ margin-top: 6px; margin-bottom: 6px; line-height: 145%; }}
p.picture {{ line-height: 100%; margin-top: 12px; margin-bottom: 12px; }}
table {{ margin-top: 8px; margin-bottom: 8px; }}
li {{ margin-top: 3px; margin-bottom: 3px; line-height: 145%; }}
a {{ color: {jade}; text-decoration: underline; }}
b, strong, th {{ font-weight: 600; }}
code, pre {{ font-family: "{mono}"; font-size: {small}px; background-color: {paper}; }}
pre {{ white-space: pre-wrap; margin-top: 8px; margin-bottom: 8px; margin-left: 12px; }}
.key {{ font-family: "{interface}"; font-size: {small}px; font-weight: 600;
        background-color: {selection}; }}
blockquote {{ margin-left: 20px; margin-right: 20px; color: {muted}; }}
td, th {{ padding: 3px 12px 3px 4px; text-align: left; vertical-align: top; }}
"""
MONOSPACE = "monospace"


def screen_style() -> str:
    """Return the style of a page in the window."""
    palette, scale = theme.active(), theme.scale()
    sizes = {role: round(pixels * scale) for role, (_, pixels, _) in TYPE.items()}
    colours = {name: palette.hex(name) for name in ("ink", "muted", "lacquer", "jade", "paper")}
    return SCREEN.format(
        interface=INTERFACE,
        reading=READING,
        mono=MONOSPACE,
        selection=palette.hex("selection"),
        body=sizes["body"],
        heading=sizes["heading"],
        brand=sizes["brand"],
        small=sizes["small"],
        **colours,
    )
