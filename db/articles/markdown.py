"""The lines of a Markdown text (CommonMark with tables, footnotes and a title block)."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from db.articles.draft import Problem
from db.articles.encodings import decoded
from db.articles.flow import Flow
from db.articles.lines import RawLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

_FRONT: Final = re.compile(r"\A\ufeff?---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_KEY: Final = re.compile(r"(title|author)s?\s*:\s*(\S.*)", re.IGNORECASE)
_NOTE: Final = re.compile(r" {0,3}\[\^([^\]\s]{1,80})\]:[ \t]*(.*)")
_MARK: Final = re.compile(r"\[\^([^\]\s]{1,80})\]")
_FENCE: Final = re.compile(r" {0,3}(```|~~~)")
_NUMBER: Final = re.compile(r"\d{1,3}(?:\s*,.{1,40})?")
_BLOCKS: Final = frozenset(["paragraph_close", "heading_close", "th_close", "td_close"])


def read_markdown(data: bytes, path: Path) -> tuple[list[RawLine], list[Problem]]:
    """Return the lines of a Markdown text; HTML in it is not obeyed but read as text.

    Raises ImportRefused if it isn't in Unicode.
    """
    from markdown_it import MarkdownIt  # 60 ms that no other format needs to wait

    text = decoded(data, path).replace("\r\n", "\n").replace("\r", "\n")
    flow = Flow()
    text = _without_front(text, flow)
    text, notes = _without_notes(text)
    reader = MarkdownIt("commonmark", {"html": False, "maxNesting": 60}).enable("table")
    _Reader(flow, set(notes)).read(reader.parse(text))
    for key, (where, words) in notes.items():
        flow.start_note(key, where)
        flow.add(" ".join(words))
        flow.end_note()
    return flow.lines()


def _without_front(text: str, flow: Flow) -> str:
    """Take a title block off the start; its title and authors open the text."""
    match = _FRONT.match(text)
    if match is None:
        return text
    for line in match[1].split("\n"):
        found = _KEY.match(line)
        if found:
            flow.add(found[2].strip().strip("\"'[]"))
            flow.end_block("title block")
    # the lines keep their numbers
    return "\n" * match[0].count("\n") + text[match.end() :]


def _without_notes(text: str) -> tuple[str, dict[str, tuple[str, list[str]]]]:
    """Take the footnotes' texts out, with the indented lines that go on; code stays as it is."""
    kept: list[str] = []
    notes: dict[str, tuple[str, list[str]]] = {}
    current = ""
    fenced = blank = False
    for number, line in enumerate(text.split("\n"), 1):
        fenced ^= bool(_FENCE.match(line))
        match = None if fenced else _NOTE.match(line)
        indented = not line.strip() or line.startswith(("  ", "\t"))
        if match:
            current = match[1]
            notes.setdefault(current, (f"line {number}", []))[1].append(match[2])
            kept.append("")
        elif current and not fenced and (indented or not blank):
            notes[current][1].append(line.strip())
            kept.append("")
        else:
            current = ""
            kept.append(line)
        blank = not line.strip()
    return "\n".join(kept), notes


class _Reader:
    """Follows the tokens of a text."""

    def __init__(self, flow: Flow, notes: set[str]) -> None:
        self._flow = flow
        self._notes = notes
        self._line = 0

    def read(self, tokens: Sequence[Token]) -> None:
        for token in tokens:
            if token.map:
                self._line = token.map[0] + 1
            where = f"line {self._line}"
            if token.type == "inline":
                self._inline(token.children or ())
            elif token.type == "list_item_open" and token.info:
                self._flow.item(f"{token.info}. ")
            elif token.type in ("fence", "code_block"):
                self._flow.add(token.content, exact=True)
                self._flow.end_block(where)
            elif token.type in _BLOCKS:
                level = int(token.tag[1]) if token.type == "heading_close" else 0
                self._flow.end_block(where, level)

    def _inline(self, tokens: Sequence[Token]) -> None:
        for place, token in enumerate(tokens):
            if token.type == "text":
                self._text(token.content, tokens, place)
            elif token.type == "softbreak":
                self._flow.add(" ")
            elif token.type == "hardbreak":
                self._flow.line_break()
            elif token.type in ("code_inline", "image"):
                self._flow.add(token.content)

    def _text(self, text: str, tokens: Sequence[Token], place: int) -> None:
        linked = (
            0 < place < len(tokens) - 1
            and tokens[place - 1].type == "link_open"
            and tokens[place + 1].type == "link_close"
        )
        if linked and _NUMBER.fullmatch(text):
            # "[2]" with a definition elsewhere is a link to CommonMark, and a citation to an author
            self._flow.add(f"[{text}]")
            return
        end = 0
        for match in _MARK.finditer(text):
            if match[1] in self._notes:
                self._flow.add(text[end : match.start()])
                self._flow.mark(match[1], match[1])
                end = match.end()
        self._flow.add(text[end:])
