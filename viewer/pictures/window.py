"""A picture's window: deep zoom, caption, credit and rights, pages, and regions as evidence."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, TypeAlias

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from db.maps import sheets
from viewer import theme
from viewer.models.tiles import TileReader
from viewer.pictures.words import caption, credit_line, page_words, region_words, size_words
from viewer.widgets.plain_text import plain_label, rule
from viewer.widgets.reading_order import step
from viewer.widgets.tile_cache import TileCache
from viewer.widgets.tile_regions import TOOLS, ShownRegion
from viewer.widgets.tile_view import STEP, TileView

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QEvent

    from db.changes import Changes
    from db.maps.sheets import Region, Sheet
    from db.records import Ref
    from viewer.context import Context

Connection: TypeAlias = Any
"""The archive's own; the viewer hands it on and never looks inside."""

SIZE = (1180, 780)
GAP = 8


@dataclass(frozen=True, slots=True)
class SheetPage:
    """A sheet with the regions that something rests on."""

    sheet: Sheet
    regions: tuple[Region, ...]


def sheet_page(connection: Connection, ref: Ref, page: int | None = None) -> SheetPage | None:
    """Return what the window shows of a map or media record; None where it has no picture."""
    sheet = sheets.sheet(connection, ref, page)
    if sheet is None:
        return None
    return SheetPage(sheet, sheets.regions(connection, sheet.media, sheet.page))


class PictureWindow(QDialog):
    """Show the picture of one record; what is drawn on it leaves as a region."""

    region_drawn = Signal(str, int, object)
    """Media ref, page, and the corners of a polygon in picture pixels."""

    def __init__(self, context: Context, ref: Ref, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._ref = ref
        self._page: SheetPage | None = None
        self.setModal(False)
        self.setSizeGripEnabled(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.cache = TileCache(self)
        self._reader = TileReader(context, self.cache, self)
        self.view = TileView(self.cache)
        self.view.region_drawn.connect(self._on_view_region_drawn)
        self.view.region_chosen.connect(self._on_view_region_chosen)
        self._title = plain_label(role="title")
        self._caption = plain_label(role="body")
        self._credit = plain_label(role="caption")
        self._note = plain_label(role="caption")
        self._buttons: dict[str, QToolButton] = {}
        self._lay_out()
        self._retranslate()
        context.language.changed.connect(self._on_language_changed)
        context.appearance.changed.connect(self._take_icons)
        context.jobs.changed.connect(self._on_jobs_changed)
        context.desk.changed.connect(self._on_desk_changed)
        self._on_desk_changed()
        self._ask(None)

    def sizeHint(self) -> QSize:
        return QSize(*SIZE).boundedTo(self.screen().availableSize() * 0.92)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's own signature
        return step(self, forward=next)

    # layout

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(GAP)
        self._group = QButtonGroup(self)
        for tool in TOOLS:
            button = self._button(f"tool-{tool}", partial(self.view.regions.take, tool))
            button.setCheckable(True)
            button.setChecked(tool == "pan")
            self._group.addButton(button)
            bar.addWidget(button)
        bar.addStretch(1)
        self._pages = plain_label(role="small", wrap=False)
        wishes = (("previous", partial(self._turn, -1)), ("next", partial(self._turn, 1)))
        for name, wish in wishes:
            bar.addWidget(self._button(name, wish))
            if name == "previous":
                bar.addWidget(self._pages)
        bar.addSpacing(2 * GAP)
        for name, wish in (
            ("zoom-out", partial(self.view.zoom, 1 / STEP)),
            ("zoom-in", partial(self.view.zoom, STEP)),
            ("fit", self.view.show_whole),
            ("actual", self.view.show_actual_size),
            ("close", self.close),
        ):
            bar.addWidget(self._button(name, wish))
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GAP, GAP, 2 * GAP, 2 * GAP)
        column.setSpacing(GAP)
        column.addWidget(self._title)
        column.addLayout(bar)
        column.addWidget(self.view, 1)
        column.addWidget(self._caption)
        column.addWidget(rule())
        foot = QHBoxLayout()
        column.addLayout(foot)
        foot.addWidget(self._credit, 1)
        self._note.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Preferred)
        self._note.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        foot.addWidget(self._note)
        self.view.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.view.setMinimumSize(320, 240)

    def _button(self, name: str, wish: Callable[[], object]) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(partial(_without_argument, wish))
        self._buttons[name] = button
        return button

    def _take_icons(self) -> None:
        palette = theme.active()
        for name, icon in (
            ("previous", "back"),
            ("next", "forward"),
            ("zoom-in", "zoom-in"),
            ("zoom-out", "zoom-out"),
            ("fit", "fit"),
            ("close", "close"),
        ):
            self._buttons[name].setIcon(theme.icon(icon, palette.ink, palette.outline))

    def _retranslate(self) -> None:
        words = {
            "tool-pan": self.tr("Move"),
            "tool-rectangle": self.tr("Mark a rectangle"),
            "tool-polygon": self.tr("Mark a region"),
            "previous": self.tr("Previous page"),
            "next": self.tr("Next page"),
            "zoom-in": self.tr("Zoom in"),
            "zoom-out": self.tr("Zoom out"),
            "fit": self.tr("Show the whole picture"),
            "actual": self.tr("Actual size"),
            "close": self.tr("Close"),
        }
        for name, word in words.items():
            self._buttons[name].setText(word)
            self._buttons[name].setToolTip(word)
            self._buttons[name].setAccessibleName(word)
        for name in ("previous", "next", "zoom-in", "zoom-out", "fit", "close"):
            self._buttons[name].setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self.view.setAccessibleName(self.tr("Picture"))
        self._take_icons()
        self._show_words()

    # what is shown

    def _ask(self, page: int | None) -> None:
        then = self._show
        self._context.jobs.read(sheet_page, self._ref, page, then=then, latest=(self, "sheet"))

    def _show(self, found: SheetPage | None) -> None:
        before, self._page = self._page, found
        if found is None:
            self.close()
            return
        if before is None or before.sheet.pyramid != found.sheet.pyramid:
            self.view.show_sheet(found.sheet)
            self.view.setFocus()
        self._show_words()

    def _show_words(self) -> None:
        if self._page is None:
            return
        sheet, lang = self._page.sheet, self._context.language.code
        title = sheet.title.best(lang)[0]
        self.setWindowTitle(f"{title} – Muniment")
        self._title.setText(title)
        text = caption(sheet, lang)
        self._caption.setText(text)
        self._caption.setVisible(bool(text))
        self._credit.setText(credit_line(sheet))
        self._note.setText(size_words(sheet))
        self._pages.setText(page_words(sheet))
        for name in ("previous", "next"):
            self._buttons[name].setVisible(sheet.pages > 1)
        self._pages.setVisible(sheet.pages > 1)
        self._buttons["previous"].setEnabled(sheet.page > 0)
        self._buttons["next"].setEnabled(sheet.page < sheet.pages - 1)
        self.view.show_regions(
            tuple(
                ShownRegion(str(region.anchor), region_words(region, lang), region.polygon)
                for region in self._page.regions
            )
        )

    def _turn(self, step: int) -> None:
        if self._page is not None:
            page = self._page.sheet.page + step
            if 0 <= page < self._page.sheet.pages:
                self._ask(page)

    def centre_on(self, x: float, y: float) -> None:
        """Bring a picture's pixel to the middle, at its actual size."""
        self.view.show_actual_size()
        frame = self.view.frame
        spot = frame.to_screen(x, y) - QPointF(frame.width / 2, frame.height / 2)
        self.view.pan(-spot.x(), -spot.y())

    # slots

    def _on_view_region_drawn(self, polygon: object) -> None:
        if self._page is not None:
            sheet = self._page.sheet
            self.region_drawn.emit(sheet.media, sheet.page, polygon)
            self._context.desk.region_marked.emit(sheet.media, sheet.page, polygon)
        self._buttons["tool-pan"].click()

    def _on_view_region_chosen(self, key: str) -> None:
        regions = self._page.regions if self._page else ()
        found = next((region for region in regions if str(region.anchor) == key), None)
        if found is not None:
            self._context.selection.choose(found.ref, self)

    def _on_desk_changed(self) -> None:
        """Offer to mark regions to those alone who may say what rests on them."""
        for tool in TOOLS:
            self._buttons[f"tool-{tool}"].setVisible(self._context.desk.editing)
        if not self._context.desk.editing:
            self._buttons["tool-pan"].click()

    def _on_language_changed(self) -> None:
        self._retranslate()

    def _on_jobs_changed(self, changes: Changes, origin: object) -> None:
        del origin
        if self._page is None or not changes:
            return
        self._ask(self._page.sheet.page)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == event.Type.StyleChange and self._buttons:
            self._take_icons()


def _without_argument(wish: Callable[[], object], _checked: bool = False) -> None:
    wish()
