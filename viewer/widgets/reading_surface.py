"""The reading surface: one section set for reading, with bands, underlines and badges painted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QUrl, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from viewer import theme
from viewer.widgets.edge_fade import EdgeFade
from viewer.widgets.focus_ring import FocusRing
from viewer.widgets.reading_page import Mode, Page, PageSetter, Spot, Words, set_margins
from viewer.widgets.reading_painter import ReadingPainter, line_rects
from viewer.widgets.reading_style import (
    LARGEST,
    MEASURE,
    MEASURE_BESIDE,
    SMALLEST,
    ReadingStyle,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QPaintEvent, QResizeEvent, QShowEvent

    from db.records import SectionText

MARGIN: Final = 32.0
TOP: Final = 28.0
NARROW: Final = 620
"""A page less wide than this, in pixels, is set one pixel smaller, so that its lines stay long."""
ABOVE_MARK: Final = 0.28
"""Where a marked sentence comes to stand: this share of the height below the top."""


class ReadingSurface(QTextEdit):
    """Show one section, marked and lit; GUI thread only.

    `passage_changed` carries the position of the passage at the top, `text_size_changed` logical
    pixels. All text is inserted plain; nothing is loaded and nothing is a link.
    """

    passage_changed = Signal(int)
    text_size_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        FocusRing(self)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setAcceptDrops(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setAccessibleName(self.tr("Reading text"))
        self._steps = 0
        self._style = ReadingStyle(theme.active(), theme.font("reading").pixelSize())
        self._fade = EdgeFade(self)
        self._section: SectionText | None = None
        self._lang = "vi"
        self._mode: Mode | None = None
        self._page = Page()
        self._marked: tuple[int, int, int, str | None] | None = None
        self._lit: frozenset[str] = frozenset()
        self._focused: Spot | None = None
        self._top: int | None = None
        self.verticalScrollBar().valueChanged.connect(self._on_scroll_bar_moved)

    def show_section(self, section: SectionText | None, lang: str) -> None:
        """Show a section, its headings in `lang`; another section begins at its top, unmarked.

        Without a mode set, the text is the original's if that is in `lang`, else its translation.
        """
        known = self._section.ref if self._section else None
        self._section, self._lang = section, lang
        if section is None or section.ref != known:
            self._marked = self._top = None
            self.verticalScrollBar().setValue(0)
        self._set()

    def set_mode(self, mode: Mode | None) -> None:
        """Show the original, the translation, or both aligned; None follows the language."""
        self._mode = mode
        self._set()

    def mode(self) -> Mode:
        """Return what is shown of the section."""
        if self._mode is not None:
            return self._mode
        own = self._section is None or self._section.lang == self._lang
        return "original" if own else "translation"

    def mark(self, passage: int, start: int, end: int, lang: str | None = None) -> bool:
        """Mark code points [start, end) of a passage and scroll there; False if it isn't here.

        Where the page lacks the passage in `lang` (the section's own unless told), the whole
        aligned passage is marked.
        """
        self._marked = (passage, start, end, lang)
        rects = self._lines(self._marked_span())
        self.viewport().update()
        if not rects:
            return False
        above = self.viewport().height() * ABOVE_MARK
        self.verticalScrollBar().setValue(int(rects[0].top() - above))
        return True

    def clear_mark(self) -> None:
        """Take the mark away."""
        self._marked = None
        self.viewport().update()

    def highlight_refs(self, refs: Iterable[str]) -> None:
        """Light up the mentions of these records and the marks of these citations."""
        self._lit = frozenset(refs)
        self.viewport().update()

    def set_text_size(self, pixels: int) -> None:
        """Set the size of running text in logical pixels; all else scales with it."""
        self._steps = min(max(pixels, SMALLEST), LARGEST) - self._usual_size()
        self._follow()

    def text_size(self) -> int:
        """Return the size of running text in logical pixels."""
        return self._style.size

    def spot_rects(self, ref: str) -> list[QRectF]:
        """Return where a record is mentioned or a citation marked, in the viewport's pixels."""
        spans = [(spot.start, spot.end) for spot in self._page.spots if spot.ref == ref]
        return [rect.translated(-self._origin()) for span in spans for rect in self._lines(span)]

    def marked_rects(self) -> list[QRectF]:
        """Return the marked lines in the viewport's pixels."""
        return [rect.translated(-self._origin()) for rect in self._lines(self._marked_span())]

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: ARG002
        """Answer nothing: a text of the archive never brings a file or an address to be opened."""
        return None

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._follow()
        elif event.type() == QEvent.Type.LanguageChange:
            self.setAccessibleName(self.tr("Reading text"))
            self._set()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._follow()
        self._set_margins()

    def showEvent(self, event: QShowEvent) -> None:
        at = self.verticalScrollBar().value()
        super().showEvent(event)
        self.verticalScrollBar().setValue(at)  # Qt goes to a cursor that nobody sees

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.translate(-self._origin())
        shown = self._shown()
        self._paint_behind(ReadingPainter(painter, self.document(), self._style), shown)
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.translate(-self._origin())
        self._paint_over(ReadingPainter(painter, self.document(), self._style), shown)
        painter.end()

    def _paint_behind(self, brush: ReadingPainter, shown: tuple[int, int]) -> None:
        span = self._marked_span()
        if span is not None:
            brush.band(brush.rects(*span), self._style.palette.highlight)
        for spot in self._page.spots:
            if spot.ref in self._lit and shown[0] <= spot.end and spot.start <= shown[1]:
                brush.band(brush.rects(spot.start, spot.end), self._style.palette.match, 2.0)

    def _paint_over(self, brush: ReadingPainter, shown: tuple[int, int]) -> None:
        for spot in self._page.spots:
            if not spot.is_marker and shown[0] <= spot.end and spot.start <= shown[1]:
                brush.underline(spot)
        for start, end in self._page.badges:
            brush.badge(start, end)
        if self._focused is not None and self.hasFocus():
            rects = brush.rects(self._focused.start, self._focused.end)
            brush.outline(rects, self._style.palette.lacquer)

    def _usual_size(self) -> int:
        """Return the size of running text that the theme and the page's width ask for."""
        return theme.font("reading").pixelSize() - (self.width() < NARROW)

    def _follow(self) -> None:
        """Set the page anew where theme, width or a person ask for another look or size."""
        size = min(max(self._usual_size() + self._steps, SMALLEST), LARGEST)
        known, self._style = self._style, ReadingStyle(theme.active(), size)
        if known != self._style:
            self._set()
        if known.size != size:
            self.text_size_changed.emit(size)

    def _set(self) -> None:
        """Set the page anew; the passage at the top stays there."""
        self._focused = None
        if self._section is None:
            self._page = Page()
            self.document().clear()
            return
        top = self._top
        words = Words(
            section=self.tr("Section %1"),
            untranslated=self.tr("No translation yet: the original is shown"),
            missing=self.tr("No translation yet"),
        )
        setter = PageSetter(self.document(), self._style, words)
        self._page = setter.set(self._section, self._lang, self.mode())
        self._set_margins()
        held = self._page.paragraph(top) if top else None
        rects = self._lines((held.start, held.start + 1)) if held else []
        if rects:
            self.verticalScrollBar().setValue(int(rects[0].top() - TOP))
        self._on_scroll_bar_moved()

    def _set_margins(self) -> None:
        """Centre a column of the right measure, or two."""
        beside = self.mode() == "both"
        column = self._style.column(MEASURE_BESIDE * 2 if beside else MEASURE)
        set_margins(self.document(), max(MARGIN, (self.viewport().width() - column) / 2), TOP)

    def _origin(self) -> QPointF:
        """Return the document's point at the viewport's corner."""
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _shown(self) -> tuple[int, int]:
        """Return the document positions in view, roughly: whole blocks."""
        area = self.viewport().rect()
        first = self.cursorForPosition(area.topLeft()).block()
        last = self.cursorForPosition(area.bottomRight()).block()
        if self.mode() == "both":
            return 0, self.document().characterCount()
        return first.position(), last.position() + last.length()

    def _lines(self, span: tuple[int, int] | None) -> list[QRectF]:
        return line_rects(self.document(), self._style, *span) if span else []

    def _marked_span(self) -> tuple[int, int] | None:
        """Return the mark as document positions."""
        if self._marked is None or self._section is None:
            return None
        position, start, end, lang = self._marked
        lang = lang or self._section.lang
        found = self._page.paragraph(position, lang)
        if found is None:
            return None
        if found.passage.lang != lang:
            return found.position(0), found.position(len(found.passage.text))
        return found.position(start), found.position(end)

    def _on_scroll_bar_moved(self) -> None:
        at = self.cursorForPosition(self.viewport().rect().topLeft()).position()
        after = (one for one in self._page.paragraphs if one.position(10**9) >= at)
        top = next((one.passage.position for one in after), None)
        if top is not None and top != self._top:
            self._top = top
            self.passage_changed.emit(top)
