"""The reading page: a section set into a QTextDocument, and where each passage and mark stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtGui import (
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextTableCellFormat,
    QTextTableFormat,
)

from viewer.widgets.reading_offsets import NO_BREAK, Offsets, displayable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtGui import QTextDocument

    from db.records import Marker, Mention, Passage, SectionText
    from viewer.widgets.reading_style import ReadingStyle

Mode = Literal["original", "translation", "both"]
GUTTER: Final = 44.0


@dataclass(frozen=True, slots=True)
class Words:
    """The page's own words, translated: `section` has a place for the number."""

    section: str
    untranslated: str
    missing: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A passage in the document; `start` is the document position of its first character."""

    passage: Passage
    start: int
    offsets: Offsets

    def position(self, offset: int) -> int:
        """Return the document position of a code point offset."""
        return self.start + self.offsets.to_utf16(min(max(offset, 0), len(self.passage.text)))

    def offset(self, position: int) -> int:
        """Return the code point offset of a document position, clipped to the passage."""
        return min(
            max(self.offsets.to_code_points(position - self.start), 0), len(self.passage.text)
        )


@dataclass(frozen=True, slots=True)
class Spot:
    """A mention or citation mark on the page, as document positions [start, end).

    `nested` counts the mentions that it lies in. A suggestion that
    names no record is chosen as `mention/ID`; `ref` is None where even that is unknown.
    """

    kind: str
    ref: str | None
    start: int
    end: int
    is_marker: bool
    suggested: bool = False
    nested: int = 0


@dataclass(slots=True)
class Page:
    """What stands where; `badges` are document positions [start, end) of language codes."""

    paragraphs: list[Paragraph] = field(default_factory=list[Paragraph])
    spots: list[Spot] = field(default_factory=list[Spot])
    badges: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])

    def paragraph(self, position: int, lang: str | None = None) -> Paragraph | None:
        """Return the passage at a position of the section, in `lang` if it is on the page."""
        found = [one for one in self.paragraphs if one.passage.position == position]
        return next((one for one in found if one.passage.lang == lang), found[0] if found else None)

    def paragraph_at(self, position: int) -> Paragraph | None:
        """Return the passage that a document position lies in."""
        return next(
            (
                one
                for one in self.paragraphs
                if one.start <= position <= one.position(len(one.passage.text))
            ),
            None,
        )


class PageSetter:
    """Set one section into a document, in place of what it held."""

    def __init__(self, document: QTextDocument, style: ReadingStyle, words: Words) -> None:
        self._document = document
        self._style = style
        self._words = words
        self._page = Page()
        self._cursor = QTextCursor(document)

    def set(self, section: SectionText, lang: str, mode: Mode) -> Page:
        """Return the page of a section; `lang` is the language of its headings."""
        self._document.clear()
        self._cursor = QTextCursor(self._document)
        self._cursor.beginEditBlock()
        self._heading(section, lang)
        if mode == "both":
            self._beside(section)
        else:
            self._single(section, mode)
        self._cursor.endEditBlock()
        self._page.spots.sort(key=lambda spot: (spot.start, -spot.end))
        return self._page

    def _heading(self, section: SectionText, lang: str) -> None:
        article, _ = section.article_title.best(lang)
        number = self._words.section.replace("%1", section.number) if section.number else ""
        eyebrow = " · ".join(part for part in (number, article) if part)
        title, written = section.title.best(lang)
        self._cursor.setBlockFormat(self._style.small())
        self._cursor.insertText(displayable(eyebrow), self._style.eyebrow())
        if title and written != lang:
            self._cursor.insertText(" · ", self._style.eyebrow())
            self._code(written)
        self._new_block()
        self._cursor.setBlockFormat(self._style.heading())
        self._cursor.insertText(displayable(title), self._style.title())

    def _single(self, section: SectionText, mode: Mode) -> None:
        translated = {one.position: one for one in section.translation}
        wanted = mode == "translation"
        nothing = wanted and not translated
        if nothing:
            self._new_block()
            self._badge(section.lang, 0)
        for passage in section.passages:
            shown = translated.get(passage.position) if wanted else passage
            if wanted and shown is None and not nothing:
                self._new_block()
                self._badge(section.lang, 0)
            self._new_block()
            self._passage(shown or passage)

    def _beside(self, section: SectionText) -> None:
        translated = {one.position: one for one in section.translation}
        self._new_block()
        self._cursor.setBlockFormat(self._style.small())
        table = self._cursor.insertTable(max(1, len(section.passages)), 2, _table_format())
        other = "en" if section.lang == "vi" else "vi"
        for row, passage in enumerate(section.passages):
            for column, shown in enumerate((passage, translated.get(passage.position))):
                cell = table.cellAt(row, column)
                padding = QTextTableCellFormat()
                (padding.setLeftPadding if column else padding.setRightPadding)(GUTTER / 2)
                padding.setBottomPadding(self._style.line * 0.5)
                cell.setFormat(padding)
                self._cursor = cell.firstCursorPosition()
                if shown is None:
                    self._badge(other, 0, self._words.missing)
                else:
                    self._passage(shown)

    def _new_block(self) -> None:
        self._cursor.insertBlock(self._style.paragraph(), self._style.text())

    def _badge(self, lang: str, above: float, words: str | None = None) -> None:
        self._cursor.setBlockFormat(self._style.small(above))
        self._code(lang)
        text = f"  {words or self._words.untranslated}"
        self._cursor.insertText(text, self._style.eyebrow())

    def _code(self, lang: str) -> None:
        start = self._cursor.position()
        code = NO_BREAK + lang.upper() + NO_BREAK
        self._cursor.insertText(code, self._style.badge())
        self._page.badges.append((start, self._cursor.position()))

    def _passage(self, passage: Passage) -> None:
        self._cursor.setBlockFormat(self._style.paragraph())
        paragraph = Paragraph(passage, self._cursor.position(), Offsets(passage.text))
        self._page.paragraphs.append(paragraph)
        for text, is_marker in _runs(passage):
            if is_marker:
                kept = displayable(text).replace(" ", NO_BREAK)
                self._cursor.insertText(kept, self._style.marker())
            else:
                self._cursor.insertText(displayable(text), self._style.text())
        self._page.spots += _spots(paragraph)


def set_margins(document: QTextDocument, side: float, top: float) -> None:
    """Give the page its margins in pixels."""
    frame = document.rootFrame()
    made = QTextFrameFormat(frame.frameFormat())
    made.setLeftMargin(side)
    made.setRightMargin(side)
    made.setTopMargin(top)
    made.setBottomMargin(top)
    frame.setFrameFormat(made)


def _table_format() -> QTextTableFormat:
    made = QTextTableFormat()
    made.setBorder(0)
    made.setCellPadding(0)
    made.setCellSpacing(0)
    half = QTextLength(QTextLength.Type.PercentageLength, 50)
    made.setColumnWidthConstraints([half, half])
    made.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    return made


def _runs(passage: Passage) -> Iterator[tuple[str, bool]]:
    """Yield the passage's text in runs: (text, whether it is a citation mark)."""
    at = 0
    for marker in sorted(passage.markers, key=lambda one: one.start):
        if marker.start < at or marker.end > len(passage.text):
            continue
        yield passage.text[at : marker.start], False
        yield passage.text[marker.start : marker.end], True
        at = marker.end
    yield passage.text[at:], False


def _spots(paragraph: Paragraph) -> Iterator[Spot]:
    place: Callable[[int], int] = paragraph.position
    mentions: list[Mention] = sorted(
        paragraph.passage.mentions, key=lambda one: (one.start, -one.end)
    )
    outer: list[int] = []
    for mention in mentions:
        outer = [end for end in outer if end > mention.start]
        suggested = mention.state != "accepted" or mention.ref is None
        yield Spot(
            mention.kind,
            mention.ref or (f"mention/{mention.id}" if mention.id and suggested else None),
            place(mention.start),
            place(mention.end),
            is_marker=False,
            suggested=suggested,
            nested=len(outer),
        )
        outer.append(mention.end)
    markers: tuple[Marker, ...] = paragraph.passage.markers
    for marker in markers:
        yield Spot("citation", marker.ref, place(marker.start), place(marker.end), is_marker=True)
