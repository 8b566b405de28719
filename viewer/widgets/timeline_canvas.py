"""The painted timeline: entries in lanes over an axis that zooms, and a brush for a span."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QHelpEvent,
    QNativeGestureEvent,
    QPainter,
)
from PySide6.QtWidgets import QGestureEvent, QMenu, QPinchGesture, QSizePolicy, QToolTip, QWidget

from viewer import theme
from viewer.widgets import timeline_keys
from viewer.widgets.timeline_entries import TimelineEntry, TimeSpan
from viewer.widgets.timeline_frame import least_height
from viewer.widgets.timeline_painter import TimelinePainter
from viewer.widgets.timeline_pointer import TimelinePointer
from viewer.widgets.timeline_stage import MARGIN, TimelineStage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import (
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
        QResizeEvent,
        QWheelEvent,
    )

    from viewer.widgets.timeline_labels import Mark

HEIGHT: Final = 220
WIDTH_MIN: Final = 320
NOTCH: Final = 1.25
"""How much one notch of the wheel magnifies."""
NOTCH_ANGLE: Final = 120.0
LISTED: Final = 24


class TimelineCanvas(QWidget):
    """Show entries on a painted timeline; GUI thread only.

    `picked` carries a ref, `span_changed` a TimeSpan or None (the brush), `view_changed` the
    TimeSpan in view. Times are minutes since 0001-01-01 and may exceed 32 bits. Choosing an entry
    only says so: the caller answers with `select`. `set_span` is silent.
    """

    picked = Signal(str)
    span_changed = Signal(object)
    view_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Timeline"))
        self.grabGesture(Qt.GestureType.PinchGesture)
        self._stage = TimelineStage()
        self._pointer = TimelinePointer(self._stage)
        self._menu = QMenu(self)
        self._strip_widget: QWidget | None = None
        self._told: tuple[TimeSpan, TimeSpan | None] = (self.view(), None)

    def set_entries(self, entries: Sequence[TimelineEntry]) -> None:
        """Show these entries; the view stays where a person moved it, else it fits them."""
        self._stage.set_entries(entries)
        self._reframe()

    def set_lanes(self, lanes: Sequence[tuple[str, str]]) -> None:
        """Name the lanes, (key, title), from top to bottom; an entry's unknown lane comes after."""
        self._stage.set_lanes(lanes)
        self._reframe()

    def set_language(self, lang: str) -> None:
        """Write dates in "vi" or "en"."""
        self._stage.lang = lang
        self._reframe()

    def set_titles_width(self, width: float | None) -> None:
        """Give the column of lane titles a width in pixels, or None to fit the titles."""
        self._stage.titles_width = width
        self._reframe()

    def set_strip_widget(self, widget: QWidget) -> None:
        """Stand a widget (a play button) left of the density strip and become its parent."""
        self._strip_widget = widget
        widget.setParent(self)
        widget.show()
        self._reframe()

    def select(self, ref: str | None) -> None:
        """Emphasise an entry and bring it into view; None, or a ref not shown, clears."""
        self._stage.select(self._stage.index.position.get(ref) if ref else None)
        self._settle()

    def selected(self) -> str | None:
        """Return the ref of the emphasised entry."""
        at = self._stage.selected
        return None if at is None else self._stage.index.entries[at].ref

    def set_span(self, earliest: int | None, latest: int | None) -> None:
        """Set the brush, or clear it with None; emits nothing."""
        self._stage.set_span(earliest, latest)
        self._told = (self._told[0], self._stage.span)
        self.update()

    def span(self) -> TimeSpan | None:
        """Return the brush."""
        return self._stage.span

    def fit(self) -> None:
        """Show the densest window of time that means something, leaving outliers outside."""
        self._stage.fit()
        self._settle()

    def set_view(self, earliest: float, latest: float) -> None:
        """Show the time from `earliest` to `latest`, in minutes."""
        self._stage.show_time(earliest, latest)
        self._settle()

    def view(self) -> TimeSpan:
        """Return the time in view."""
        return TimeSpan(int(self._stage.scale.start), int(self._stage.scale.end))

    def x_of(self, minute: float) -> float:
        """Return the pixel at which a minute stands, in view or not."""
        return self._stage.scale.x(minute)

    def label_rects(self) -> list[tuple[str, QRectF]]:
        """Return every text as painted, with its rectangle in the widget's pixels."""
        return self._stage.scene().texts() if self._stage.index.entries else []

    def mark_rect(self, ref: str) -> QRectF | None:
        """Return the rectangle of the mark (or cluster) that shows an entry, None out of view."""
        mark = self._stage.scene().mark_of(self._stage.index.position.get(ref))
        return None if mark is None else QRectF(mark.rect)

    def sizeHint(self) -> QSize:
        return QSize(960, max(HEIGHT, self._least_height()))

    def minimumSizeHint(self) -> QSize:
        return QSize(WIDTH_MIN, self._least_height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._reframe()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._stage.set_lettering()
            self._reframe()
        elif event.type() == QEvent.Type.LanguageChange:
            self.setAccessibleName(self.tr("Timeline"))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - all is painted
        stage, palette = self._stage, theme.active()
        painter = QPainter(self)
        painter.fillRect(self.rect(), palette.paper)
        brush = TimelinePainter(painter, palette, stage.lettering, stage.frame)
        focused = timeline_keys.focused_mark(stage) if self.hasFocus() else None
        if stage.index.entries:
            brush.paint(stage.scene(), stage.selected, focused)
        else:
            brush.note(self.rect(), self.tr("Nothing in this archive is dated yet."))
        painter.end()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self._tip(QPointF(event.pos())), self)
            return True
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                self._zoom(1 + event.value(), event.position().x())
            return True
        if isinstance(event, QGestureEvent):
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                self._zoom(pinch.scaleFactor(), pinch.centerPoint().x())
            return True
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta()
        if turned.x() or event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            pixels = event.pixelDelta().x() or (turned.x() or turned.y())
            self._stage.show(self._stage.scale.panned(pixels))
            self._settle()
        else:
            self._zoom(NOTCH ** (turned.y() / NOTCH_ANGLE), event.position().x())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pointer.press(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointer.move(event.position())
        self.setCursor(self._pointer.cursor(event.position()))
        self._settle()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        mark = self._pointer.release(event.position())
        if mark is not None:
            self._activate(mark)
        self._settle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        mark = timeline_keys.focused_mark(self._stage)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and mark is not None:
            self._activate(mark)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier or not timeline_keys.press(
            self._stage, event.key()
        ):
            super().keyPressEvent(event)
            return
        self._announce()
        self._settle()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002
        if timeline_keys.tab(self._stage, 1 if next else -1):
            self._announce()
            self.update()
            return True
        self._stage.focus(self._stage.selected)
        return super().focusNextPrevChild(next)

    def _least_height(self) -> int:
        return least_height(len(self._stage.index.lanes), self._stage.lettering.label.height)

    def _reframe(self) -> None:
        """Lay out anew for the size, the lanes and the set of type."""
        self._stage.lay_out(self.width(), self.height())
        self.updateGeometry()
        if self._strip_widget is not None:
            strip = self._stage.frame.strip.toRect()
            left = int(MARGIN)
            self._strip_widget.setGeometry(left, strip.top(), strip.left() - left, strip.height())
        self._settle()

    def _settle(self) -> None:
        """Repaint, and tell of a view or a brush that is no longer what was told."""
        view, span = self.view(), self._stage.span
        told, self._told = self._told, (view, span)
        self.update()
        if view != told[0]:
            self.view_changed.emit(view)
        if span != told[1]:
            self.span_changed.emit(span)

    def _zoom(self, factor: float, about: float) -> None:
        plot = self._stage.frame.plot
        about = min(max(about, plot.left()), plot.right())
        self._stage.show(self._stage.scale.zoomed(factor, about))
        self._settle()

    def _activate(self, mark: Mark) -> None:
        """Pick an entry; zoom into a cluster, or list it where nearer would not part it."""
        if mark.entry is not None:
            self.picked.emit(mark.entry.ref)
        elif not self._stage.zoom_into(mark):
            self._menu.clear()
            for entry in self._stage.inside(mark, LISTED):
                action = self._menu.addAction(entry.title.replace("&", "&&"))
                action.triggered.connect(lambda _=False, ref=entry.ref: self.picked.emit(ref))
            self._menu.popup(self.mapToGlobal(mark.rect.bottomLeft().toPoint()))

    def _tip(self, at: QPointF) -> str:
        """Return what a tooltip says of a point, as escaped rich text; "" for nothing."""
        mark = self._stage.scene().mark_at(at)
        if mark is None:
            return ""
        lines = [_told_of(entry) for entry in self._stage.inside(mark, 8)]
        rest = mark.cell.count - len(lines)
        if rest > 0:
            lines.append(self.tr("… and %n more", "", rest))
        return "<qt>" + "<br>".join(escape(line) for line in lines) + "</qt>"

    def _announce(self) -> None:
        """Tell a screen reader which mark has the focus."""
        mark = timeline_keys.focused_mark(self._stage)
        told = "; ".join(_told_of(one) for one in self._stage.inside(mark, 8)) if mark else ""
        self.setAccessibleDescription(told)
        QAccessible.updateAccessibility(
            QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
        )


def _told_of(entry: TimelineEntry) -> str:
    return f"{entry.title} · {entry.when}" if entry.when else entry.title
