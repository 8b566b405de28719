"""The main window: the shell that is painted first, the panels' places, and what wires them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from viewer.widgets.notice_strip import NoticeStrip
from viewer.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from viewer.context import Context
    from viewer.panel import Panel
    from viewer.state.browse import Count, Scope
    from viewer.state.notices import Notice
    from viewer.state.settings import Settings

SIZE = (1440, 900)
LEAST = (1024, 640)
ACROSS = {"left": 222, "centre": 492, "map": 354, "right": 382}
"""First widths, in pixels, of the places from left to right; they grow in these shares."""
NARROWEST = {"left": 184, "centre": 360, "map": 260, "right": 312}
DOWN = (640, 208)


class Window(QMainWindow):
    """Hold the top bar, the notice strip and the panels. Knows no record and no archive."""

    first_painted = Signal()
    """The empty shell has been seen; what takes time may begin."""
    closed = Signal()

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self.panels: tuple[Panel, ...] = ()
        self._painted = False
        self.bar = TopBar()
        self.strip = NoticeStrip()
        self._places: dict[str, QWidget] = {}
        self._across = QSplitter(Qt.Orientation.Horizontal)
        self._down = QSplitter(Qt.Orientation.Vertical)
        self.setMinimumSize(*LEAST)
        self.resize(*SIZE)
        self._lay_out()
        self.bar.show_history(back=False, forward=False)
        self.retranslate()
        self._restore()

    def furnish(self, context: Context) -> None:
        """Wire the shell to what is shared; once, after the first paint."""
        self.context = context
        self._connect()
        self.bar.show_icons()

    # the shell

    def _lay_out(self) -> None:
        for place, width in ACROSS.items():
            holder = QStackedWidget() if place == "centre" else QWidget()
            if not isinstance(holder, QStackedWidget):
                column = QVBoxLayout(holder)
                column.setContentsMargins(0, 0, 0, 0)
                column.setSpacing(0)
            holder.setProperty("role", "paper" if place == "left" else "surface")
            holder.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
            holder.setMinimumWidth(NARROWEST[place])
            self._places[place] = holder
            self._across.addWidget(holder)
            self._across.setStretchFactor(self._across.count() - 1, width)
        bottom = QWidget()
        bottom.setProperty("role", "paper")
        bottom.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        QVBoxLayout(bottom).setContentsMargins(0, 0, 0, 0)
        self._places["bottom"] = bottom
        self._down.addWidget(self._across)
        self._down.addWidget(bottom)
        self._down.setStretchFactor(0, 1)
        for splitter in (self._across, self._down):
            splitter.setHandleWidth(1)
            splitter.setChildrenCollapsible(False)
        self._across.setSizes(list(ACROSS.values()))
        self._down.setSizes(list(DOWN))
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.strip)
        column.addWidget(self._down, 1)
        self.setCentralWidget(sheet)

    def _connect(self) -> None:
        """Wire the bar to the shared state, both ways: the window's table of contents."""
        context, bar = self.context, self.bar
        bar.query_edited.connect(context.browse.search)
        bar.first_wanted.connect(context.browse.choose_first)
        bar.list_wanted.connect(context.browse.show)
        bar.span_dropped.connect(lambda: context.browse.limit_to_span(None))
        bar.back_wanted.connect(context.selection.go_back)
        bar.forward_wanted.connect(context.selection.go_forward)
        bar.language_wanted.connect(context.language.switch)
        bar.palette_wanted.connect(context.appearance.wear_next)
        context.selection.history_changed.connect(self._on_history_changed)
        context.browse.changed.connect(self._on_browse_changed)
        context.browse.counted.connect(self._on_browse_counted)
        context.language.changed.connect(self._on_language_changed)
        context.appearance.changed.connect(self._on_appearance_changed)
        context.notices.posted.connect(self._on_notices_posted)

    def retranslate(self) -> None:
        """Say every word again in the language spoken now."""
        self.bar.retranslate()
        self.strip.retranslate()
        self.bar.search.show_note("")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.first_painted.emit)

    # the panels

    def show_panels(self, kinds: Sequence[type[Panel]]) -> None:
        """Build these panels, each in its place, instead of those before."""
        for panel in self.panels:
            panel.setParent(None)
            panel.deleteLater()
        self.panels = tuple(kind(self.context) for kind in kinds)
        for panel in self.panels:
            self._place(panel)

    def _place(self, panel: Panel) -> None:
        holder = self._places[panel.place]
        if isinstance(holder, QStackedWidget):
            holder.addWidget(panel)
            panel.front_wanted.connect(lambda: holder.setCurrentWidget(panel))
        else:
            layout = holder.layout()
            assert layout is not None
            layout.addWidget(panel)

    def enter_panel(self, step: int) -> None:
        """Put the keyboard into the visible panel that is `step` further than the one it is in."""
        shown = [panel for panel in self.panels if panel.isVisible()]
        targets = [self.bar.search, *(panel.focus_target() for panel in shown)]
        holders: list[QWidget] = [self.bar, *shown]
        focused = self.focusWidget()
        now = next(
            (
                at
                for at, holder in enumerate(holders)
                if focused is holder or (focused and holder.isAncestorOf(focused))
            ),
            -1 if step > 0 else 0,
        )
        targets[(now + step) % len(targets)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    # what is remembered

    def _restore(self) -> None:
        settings = self._settings
        self.restoreGeometry(settings.data("window/geometry"))
        for name, splitter in (("across", self._across), ("down", self._down)):
            sizes = settings.numbers(f"window/{name}")
            if len(sizes) == splitter.count() and all(sizes):
                splitter.setSizes(list(sizes))

    def remember(self) -> None:
        """Keep where everything stands, for the next time."""
        settings = self._settings
        settings.remember("window/geometry", self.saveGeometry())
        settings.remember("window/across", tuple(self._across.sizes()))
        settings.remember("window/down", tuple(self._down.sizes()))
        settings.save()

    def forget_layout(self) -> None:
        """Give every panel its first size again."""
        self._across.setSizes(list(ACROSS.values()))
        self._down.setSizes(list(DOWN))

    def closeEvent(self, event: QCloseEvent) -> None:
        self.remember()
        super().closeEvent(event)
        self.closed.emit()

    # slots

    def _on_history_changed(self, back: bool, forward: bool) -> None:
        self.bar.show_history(back=back, forward=forward)

    def _on_browse_changed(self, scope: Scope) -> None:
        if self.bar.search.text().strip() != scope.query:
            self.bar.search.setText(scope.query)
        words = ""
        if scope.span is not None:
            from viewer.details.values import span_words  # only after the first paint

            words = span_words(scope.span.earliest, scope.span.latest, self.context.language.code)
        self.bar.show_span(words)

    def _on_browse_counted(self, count: Count | None) -> None:
        if count is None:
            note = ""
        elif not count.exact:
            note = self.tr("more than %1 results").replace("%1", str(count.total))
        elif count.total == 1:
            note = self.tr("1 result")
        else:
            note = self.tr("%1 results").replace("%1", str(count.total))
        self.bar.search.show_note(note)

    def _on_language_changed(self) -> None:
        self.retranslate()
        self.bar.show_language(self.context.language.code)
        self._on_browse_changed(self.context.browse.scope)

    def _on_appearance_changed(self) -> None:
        self.bar.show_icons()

    def _on_notices_posted(self, notice: Notice) -> None:
        self.strip.tell(notice.sentence, notice.remedy)
