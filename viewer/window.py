"""The main window: the shell that is painted first, the panels' places, and what wires them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtWidgets import QMainWindow, QScrollArea, QVBoxLayout, QWidget

from viewer.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QCloseEvent, QPaintEvent

    from viewer.context import Context
    from viewer.finding.offers import Offers
    from viewer.panel import Panel
    from viewer.state.browse import Count, Scope
    from viewer.state.notices import Notice
    from viewer.state.settings import Settings

SIZE = (1440, 900)
LEAST = (1024, 640)
LINES = ("across", "down")


class Window(QMainWindow):
    """Hold the top bar, the notice strip and the panels. Knows no record and no archive."""

    first_painted = Signal()
    """The empty shell has been seen; what takes time may begin."""
    closed = Signal()

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self.panels: tuple[Panel, ...] = ()
        self._painted = self._furnished = False
        self.offers: Offers | None = None
        self._page: QWidget | None = None
        self._first_size = QSize()
        self.bar = TopBar()
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.bar)
        self._column.addStretch()
        sheet = QWidget()
        sheet.setLayout(self._column)
        self.setCentralWidget(sheet)
        self.setMinimumSize(*LEAST)
        # no larger than the screen: without a window manager nothing else would see to it
        self.resize(QSize(*SIZE).boundedTo(self.screen().availableSize()))
        self.bar.show_history(back=False, forward=False)
        self.bar.retranslate()
        self.restoreGeometry(settings.data("window/geometry"))

    def furnish(self, context: Context) -> None:
        """Give the shell its places and wire it to what is shared; once, after the first paint."""
        from PySide6.QtCore import Qt  # its names cost a twelfth of a start: after it

        from viewer.widgets.notice_strip import NoticeStrip
        from viewer.widgets.places import Places

        self.context = context
        self.strip = NoticeStrip()
        self.places = Places({name: self._settings.numbers(f"window/{name}") for name in LINES})
        self._column.takeAt(1)
        self._column.addWidget(self.strip)
        self.sheet = QScrollArea()  # scrolls only where large text wants more than the window has
        self.sheet.setWidgetResizable(True)
        self.sheet.setFrameShape(QScrollArea.Shape.NoFrame)
        self.sheet.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.sheet.setWidget(self.places)
        self._column.addWidget(self.sheet, 1)
        self._connect()
        self.bar.furnish()
        self.retranslate()
        self._furnished = True

    # the shell

    def _connect(self) -> None:
        """Wire the bar to the shared state, both ways: the window's table of contents."""
        context, bar = self.context, self.bar
        bar.query_edited.connect(context.browse.search)
        bar.first_wanted.connect(context.browse.choose_first)
        bar.list_wanted.connect(context.browse.show)
        bar.search.meant_wanted.connect(context.browse.take_meaning)
        context.browse.query_wanted.connect(bar.search.setFocus)
        bar.span_dropped.connect(lambda: context.browse.limit_to_span(None))
        bar.back_wanted.connect(context.selection.go_back)
        bar.forward_wanted.connect(context.selection.go_forward)
        bar.language_wanted.connect(context.language.switch)
        bar.palette_wanted.connect(context.appearance.wear_next)
        bar.desk_wanted.connect(self._on_bar_desk_wanted)
        context.desk.changed.connect(self._on_desk_changed)
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
        self.places.name_lines(
            self.tr("Makes columns wider or narrower"),
            self.tr("Makes the timeline higher or lower"),
        )
        self.bar.search.show_note("")

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's own signature
        from viewer.widgets.reading_order import step

        return step(self, forward=next)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            self._first_size = self.size()
            QTimer.singleShot(0, self.first_painted.emit)

    # the panels

    def show_panels(self, kinds: Sequence[type[Panel]]) -> None:
        """Build these panels, each in its place, instead of those before."""
        for panel in self.panels:
            panel.setParent(None)
            panel.deleteLater()
        self.panels = ()
        if self.offers is None:
            from viewer.finding.offers import Offers  # with the archive, not before it

            self.offers = Offers(self.bar.search, self.context)
        for kind in kinds:
            self.add_panel(kind(self.context))

    def add_panel(self, panel: Panel) -> None:
        """Put one more panel into its place."""
        self.panels = (*self.panels, panel)
        self.places.add(panel, panel.place)
        panel.front_wanted.connect(partial(self._bring_forward, panel))

    def _bring_forward(self, panel: Panel) -> None:
        self.places.bring_forward(panel)
        self.sheet.ensureWidgetVisible(panel, 0, 0)

    def add_strip(self, strip: QWidget) -> None:
        """Put one more strip between the bar and the panels."""
        self._column.insertWidget(self._column.indexOf(self.strip) + 1, strip)

    def cover(self, page: QWidget | None) -> None:
        """Show a page instead of the panels; None shows the panels again."""
        if self._page is not None:
            self._column.removeWidget(self._page)
            self._page.hide()
        self._page = page
        self.sheet.setVisible(page is None)
        if page is not None:
            self._column.addWidget(page, 1)
            page.show()

    def shows(self, names: Sequence[str]) -> bool:
        """Say whether one of the panels with these names is seen."""
        return any(panel.isVisible() for panel in self.panels if panel.name in names)

    def enter_panel(self, step: int) -> None:
        """Put the keyboard into the visible panel that is `step` further than the one it is in."""
        from PySide6.QtCore import Qt

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
        at = (now + step) % len(targets)
        targets[at].setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.sheet.ensureWidgetVisible(holders[at], 0, 0)

    # what is remembered

    def remember(self) -> None:
        """Keep where everything stands, for the next time."""
        self._settings.remember("window/geometry", self.saveGeometry())
        for name, sizes in self.places.moved_sizes().items():
            self._settings.remember(f"window/{name}", sizes)
        self._settings.save()

    def _is_changed(self) -> bool:
        """Say whether somebody moved anything: whoever only looks around leaves no settings."""
        moved = any(self.places.moved_sizes().values())
        return moved or self.size() != self._first_size or self.isMaximized() or self.isFullScreen()

    def forget_layout(self) -> None:
        """Give every panel its first size again."""
        self.places.forget()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._furnished and (self._settings.is_kept() or self._is_changed()):
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
            note = self.tr("at least %1 results").replace("%1", str(count.total))
        elif count.total == 1:
            note = self.tr("1 result")
        else:
            note = self.tr("%1 results").replace("%1", str(count.total))
        self.bar.search.show_note(note)

    def _on_bar_desk_wanted(self) -> None:
        desk = self.context.desk
        (desk.lock_wanted if desk.editing else desk.unlock_wanted).emit()
        self.bar.show_editing(editing=desk.editing)

    def _on_desk_changed(self) -> None:
        self.bar.show_editing(editing=self.context.desk.editing)
        self.places.give_room(desk=self.context.desk.editing)

    def _on_language_changed(self) -> None:
        self.retranslate()
        self.bar.show_language(self.context.language.code)
        self._on_browse_changed(self.context.browse.scope)

    def _on_appearance_changed(self) -> None:
        self.bar.show_icons()

    def _on_notices_posted(self, notice: Notice) -> None:
        self.strip.tell(notice.sentence, notice.remedy)
