"""The text of a marked-up file on its way to lines: blocks, headings, list items and notes.

A note of the file (a footnote, an endnote) becomes a citation marker, "[3]", and an entry of the
bibliography, as a plain text would print it. Where the text prints markers of its own, its notes
are remarks: they are set aside, and a problem says so.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from db.articles import markers
from db.articles.draft import Problem
from db.articles.labels import label_of
from db.articles.languages import language
from db.articles.lines import RawLine, tidy

_BLANKS: Final = re.compile(r"[ \t\r\n\f\v]+")
_COUNTED: Final = re.compile(r"[\[(]?(?:\d|[IVX]+[.)])")
_QUOTED: Final = 200


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a text refers to a note; `label` is what it prints there ("3", "*", or nothing)."""

    key: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class _Block:
    pieces: tuple[str | Mark, ...]
    where: str
    level: int


@dataclass(slots=True)
class _Note:
    pieces: list[str] = field(default_factory=list[str])
    where: str = ""


class Flow:
    """Gathers what a reader meets of a file, in order; `lines` then tells it as lines."""

    def __init__(self) -> None:
        self._blocks: list[_Block] = []
        self._pieces: list[str | Mark] = []
        self._prefix = ""
        self._notes: dict[str, _Note] = {}
        self._open: list[tuple[str, list[str | Mark], str]] = []
        self._waiting: list[list[str | Mark]] = []
        self._entries: set[str] = set()
        self.in_references = False
        """Whether the last heading of the kind opened a bibliography."""

    def add(self, text: str | None, *, exact: bool = False) -> None:
        """Add running text; its line ends are blanks unless it is set `exact`."""
        if text:
            self._pieces.append(text if exact else _BLANKS.sub(" ", text))

    def line_break(self) -> None:
        """Start a new line within the block."""
        self._pieces.append("\n")

    def mark(self, key: str, label: str = "") -> None:
        """Refer to a note."""
        self._pieces.append(Mark(key, label.strip("[]() \n\t")))

    def item(self, number: str) -> None:
        """Say that the next block is an item which the file shows with this number before it."""
        if not self._open:
            self._prefix = number

    def entry(self, key: str, label: str) -> None:
        """Say that the next block is the bibliography's entry that marks of this key refer to."""
        self._entries.add(key)
        self._prefix = f"[{label.strip('[]() ')}] "

    def end_block(self, where: str, level: int = 0) -> None:
        """End a paragraph, a heading of a level, an item or a cell; an empty one leaves nothing."""
        pieces, self._pieces = tuple(self._pieces), []
        if not any(isinstance(piece, Mark) or piece.strip() for piece in pieces):
            return
        if self._open:
            note = self._notes[self._open[-1][0]]
            note.pieces.append("".join(p for p in pieces if isinstance(p, str)))
            return
        text = " ".join("".join(piece for piece in pieces if isinstance(piece, str)).split())
        if self._prefix and not _COUNTED.match(text):
            pieces = (self._prefix, *pieces)
        self._prefix = ""
        self._blocks.append(_Block(pieces, where, level))
        label = label_of(text)
        if label or level:
            self.in_references = label is not None and label.part == "references"

    def interrupt(self) -> None:
        """Leave a paragraph open while what hangs in it (a text box) is told before it."""
        self._waiting.append(self._pieces)
        self._pieces = []

    def resume(self) -> None:
        """Go on with the paragraph that was left open."""
        self.end_block("")
        self._pieces = self._waiting.pop()

    def start_note(self, key: str, where: str) -> None:
        """Take what follows as a note's text, until `end_note`."""
        self._open.append((key, self._pieces, self._prefix))
        self._pieces, self._prefix = [], ""
        self._notes.setdefault(key, _Note(where=where))

    def end_note(self) -> None:
        """Go back to the text that the note interrupted."""
        self.end_block("")
        _key, self._pieces, self._prefix = self._open.pop()

    def lines(self) -> tuple[list[RawLine], list[Problem]]:
        """Return the lines, a blank one between blocks, and what was set aside.

        A heading that stands first and is alone of its level is the title of the whole.
        """
        numbers, problems = self._numbered()
        titled = self._opens_with_title()
        raws: list[RawLine] = []
        for place, block in enumerate(self._blocks):
            text = _written(block.pieces, numbers)
            level = 0 if titled and place == 0 else block.level
            raws += [RawLine(part, block.where, level=level) for part in tidy(text).split("\n")]
            raws.append(RawLine("", block.where))
        entries = self._bibliography(numbers)
        if entries:
            text = " ".join(raw.text for raw in raws)
            head = "Tài liệu tham khảo" if language(text) == "vi" else "References"
            raws += [RawLine(head, "notes"), RawLine("", "notes"), *entries]
        return raws, problems

    def _opens_with_title(self) -> bool:
        if not self._blocks or not self._blocks[0].level:
            return False
        first = self._blocks[0]
        text = "".join(piece for piece in first.pieces if isinstance(piece, str)).strip()
        same = sum(block.level == first.level for block in self._blocks)
        return same == 1 and not _COUNTED.match(text)

    def _numbered(self) -> tuple[Mapping[str, str], list[Problem]]:
        """Return the number of each note that is a source, and the other notes as problems."""
        marks = [
            piece for block in self._blocks for piece in block.pieces if isinstance(piece, Mark)
        ]
        known = [mark for mark in marks if mark.key in self._notes or mark.key in self._entries]
        labels = {mark.key: mark.label for mark in reversed(known)}
        in_place = {key: label for key, label in labels.items() if key in self._entries}
        rest = [key for key in dict.fromkeys(mark.key for mark in known) if key not in in_place]
        if self._prints_markers() or (in_place and rest):
            return in_place, [_aside(self._notes[key]) for key in rest]
        printed = [labels[key] for key in rest]
        if len(set(printed)) == len(printed) and all(_is_number(label) for label in printed):
            return in_place | {key: labels[key] for key in rest}, []
        return in_place | {key: str(number) for number, key in enumerate(rest, 1)}, []

    def _prints_markers(self) -> bool:
        """Say whether the text has markers of its own, besides its notes."""
        texts = (
            "".join(piece for piece in block.pieces if isinstance(piece, str)).strip()
            for block in self._blocks
        )
        # an entry of a bibliography begins with a number, which is no marker
        return any(
            markers.found(text.partition(" ")[2] if _COUNTED.match(text) else text)
            for text in texts
        )

    def _bibliography(self, numbers: Mapping[str, str]) -> list[RawLine]:
        own = [key for key in numbers if key in self._notes and key not in self._entries]
        own.sort(key=lambda key: int(numbers[key]))
        return [
            RawLine(f"[{numbers[key]}] {_note_text(self._notes[key])}", self._notes[key].where)
            for key in own
        ]


def _is_number(label: str) -> bool:
    return label.isascii() and label.isdigit() and 0 < int(label[:9]) <= 999


def _written(pieces: Sequence[str | Mark], numbers: Mapping[str, str]) -> str:
    """Return a block's text with its notes' numbers in brackets, a blank before each."""
    text: list[str] = []
    for piece in pieces:
        if isinstance(piece, str):
            text.append(piece)
        elif piece.key in numbers:
            blank = "" if not text or text[-1][-1:] in ("", " ", "\n") else " "
            text.append(f"{blank}[{numbers[piece.key]}]")
    return "\n".join(line.strip() for line in "".join(text).split("\n"))


def _note_text(note: _Note) -> str:
    return " ".join(tidy(" ".join(note.pieces)).split())


def _aside(note: _Note) -> Problem:
    text = _note_text(note)[:_QUOTED]
    return Problem(note.where, f"Set aside, as it is not part of the text: “{text}”")
