"""Markup: one page of the guide from Markdown to HTML, HTML in it being plain text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from viewer.guide.markers import MARKER, resolved

if TYPE_CHECKING:
    from markdown_it.token import Token

ANCHOR: Final = re.compile(r"\s*\{#([a-z0-9-]+)\}$")
# private characters that no text has: a marker's number between them while Markdown is read
OPENED, CLOSED = "\ue000", "\ue001"
ALONE: Final = re.compile(r'<p>(<img src="(?!icon:)[^>]*>)</p>')
TAG: Final = re.compile("<[^>]*>")
HELD: Final = re.compile(f"(<p>)?{OPENED}(\\d+){CLOSED}(</p>)?")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a page: 1 for its title; `anchor` "" where nothing leads to it."""

    level: int
    anchor: str
    words: str


@dataclass(frozen=True, slots=True)
class Marked:
    """A page as HTML, and what is in it."""

    html: str
    headings: tuple[Heading, ...]
    links: tuple[str, ...]
    """As they are written: PAGE.md, PAGE.md#ANCHOR or #ANCHOR."""
    pictures: tuple[str, ...]
    """Names of pictures, without folder."""


def marked(text: str) -> Marked:
    """Return a page's HTML in the language spoken now; raise UnknownMarker.

    A heading may end in `{#anchor}`; a link to another page is written PAGE.md#anchor.
    """
    from markdown_it import MarkdownIt  # 60 ms that no start waits for

    parts: list[str] = []

    def hold(found: re.Match[str]) -> str:
        parts.append(resolved(found[1], found[2]))
        return f"{OPENED}{len(parts) - 1}{CLOSED}"

    def give(found: re.Match[str]) -> str:
        html = parts[int(found[2])]
        if html.startswith("<table"):
            return html
        return f"{found[1] or ''}{html}{found[3] or ''}"

    parser = MarkdownIt("commonmark", {"html": False, "typographer": False}).enable("table")
    tokens = parser.parse(MARKER.sub(hold, text))
    links, pictures = _gathered(tokens)
    anchors = _take_anchors(tokens)
    html = HELD.sub(give, parser.renderer.render(tokens, parser.options, {}))
    html = html.replace("\n</code></pre>", "</code></pre>")
    html = html.replace("…</b>.", "…</b>")  # a button's own dots end the sentence
    html = ALONE.sub('<p class="picture">\\1</p>', html)
    headings = tuple(
        Heading(level, anchor, words_of(HELD.sub(give, words))) for level, anchor, words in anchors
    )
    return Marked(html, headings, links, pictures)


def words_of(html: str) -> str:
    """Return the plain words of HTML that `marked` made."""
    return unescape(TAG.sub("", html))


def _gathered(tokens: list[Token]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    links: list[str] = []
    pictures: list[str] = []
    for token in tokens:
        for child in token.children or []:
            if child.type == "link_open":
                links.append(str(child.attrGet("href")))
            elif child.type == "image":
                pictures.append(str(child.attrGet("src")))
    return tuple(links), tuple(pictures)


def _take_anchors(tokens: list[Token]) -> list[tuple[int, str, str]]:
    """Name the headings by their `{#anchor}`, and return (level, anchor, words) of each."""
    found: list[tuple[int, str, str]] = []
    for opening, inline in pairwise(tokens):
        if opening.type != "heading_open":
            continue
        last = (inline.children or [])[-1]
        match = ANCHOR.search(last.content)
        anchor = match[1] if match else ""
        last.content = ANCHOR.sub("", last.content)
        inline.content = ANCHOR.sub("", inline.content)
        if anchor:
            opening.attrSet("id", anchor)
        found.append((int(opening.tag[1:]), anchor, inline.content))
    return found
