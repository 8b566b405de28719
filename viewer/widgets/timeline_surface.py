"""The timeline as it is seen and touched: painting, and what every event does."""

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
    QTouchEvent,
)
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolTip, QWidget

from viewer import theme
from viewer.widgets import timeline_keys
from viewer.widgets.accessible_role import Role
from viewer.widgets.focus_ring import FocusRing
from viewer.widgets.timeline_calendar import span_text
from viewer.widgets.timeline_entries import TimeSpan
from viewer.widgets.timeline_frame import least_height
from viewer.widgets.timeline_motion import TimelineMotion
from viewer.widgets.timeline_painter import TimelinePainter
from viewer.widgets.timeline_pointer import TimelinePointer
from viewer.widgets.timeline_stage import MARGIN, TimelineStage
from viewer.widgets.timeline_touch import TimelineTouch

if TYPE_CHECKING:
    from PySide6.QtGui import (
        QFocusEvent,
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


class TimelineSurface(QWidget):
    """Paint a stage and let it be dragged, zoomed, walked through and tapped; GUI thread only.

    `picked` carries a ref, `span_changed` a TimeSpan or None (the brush), `moment_changed` a
    minute or None (the flag), `view_changed` the TimeSpan in view. Times are minutes since
    0001-01-01 and may exceed 32 bits. Choosing an entry only says so.
    """

    accessible_role = Role.Chart

    picked = Signal(str)
    span_changed = Signal(object)
    moment_changed = Signal(object)
    view_changed = Signal(object)
    play_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        FocusRing(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Timeline"))
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self._stage = TimelineStage()
        self._motion = TimelineMotion(self._stage, self)
        self._motion.moved.connect(self._settle)
        self._pointer = TimelinePointer(self._stage, self._motion)
        self._touch = TimelineTouch(self._pointer, self._motion)
        self._enlarged = 1.0
        self._menu = QMenu(self)
        self._strip_widget: QWidget | None = None
        self._told: tuple[TimeSpan, TimeSpan | None, int | None] = (self._view(), None, None)
        self._stage.parked = self.tr("Day")

    def minimumSizeHint(self) -> QSize:
        return QSize(WIDTH_MIN, self._least_height())

    def sizeHint(self) -> QSize:
        return QSize(960, max(HEIGHT, self._least_height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._reframe()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._take_type()
        elif event.type() == QEvent.Type.LanguageChange:
            self.setAccessibleName(self.tr("Timeline"))
            self._stage.parked = self.tr("Day")
            self._reframe()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - all is painted
        painter = QPainter(self)
        self.paint(painter, focused=self.hasFocus())
        painter.end()

    def paint(self, painter: QPainter, *, focused: bool = False) -> None:
        """Paint what is seen with a painter whose device is as large as this widget."""
        stage, palette = self._stage, theme.active()
        painter.fillRect(self.rect(), palette.paper)
        painter.scale(self._enlarged, self._enlarged)
        brush = TimelinePainter(painter, palette, stage.lettering, stage.frame)
        if stage.index.entries:
            held = timeline_keys.focused_mark(stage) if focused else None
            brush.paint(stage.scene(), stage.selected, held)
        else:
            within = QRectF(self.rect()).size() / self._enlarged
            words = self.tr("Nothing in this archive is dated yet.")
            brush.note(QRectF(QPointF(0, 0), within).toRect(), words)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(
                event.globalPos(), self._tip(self._staged(QPointF(event.pos()))), self
            )
            return True
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                self._zoom(1 + event.value(), event.position().x(), eased=False)
            return True
        if isinstance(event, QTouchEvent):
            mark = self._touch.take(event)
            if mark is not None:
                self._activate(mark, self._staged(event.points()[0].position()))
            self._settle()
            return True
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta()
        if turned.x() or event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            pixels = event.pixelDelta().x() or (turned.x() or turned.y())
            self._motion.pan(pixels / self._enlarged)
        else:
            stepped = event.pixelDelta().isNull()
            self._zoom(NOTCH ** (turned.y() / NOTCH_ANGLE), event.position().x(), eased=stepped)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pointer.press(self._staged(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = self._staged(event.position())
        self._pointer.move(at)
        self.setCursor(self._pointer.cursor(at))
        self._settle()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        at = self._staged(event.position())
        mark = self._pointer.release(at)
        if mark is not None:
            self._activate(mark, at)
        self._settle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        mark = timeline_keys.focused_mark(self._stage)
        if event.key() == Qt.Key.Key_Space:
            self.play_wanted.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and mark is not None:
            self._activate(mark, mark.rect.center())
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier or not timeline_keys.press(
            self._stage,
            self._motion,
            event.key(),
            shift=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier),
        ):
            super().keyPressEvent(event)
            return
        self._announce()
        self._settle()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._announce()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002
        if timeline_keys.tab(self._stage, 1 if next else -1):
            self._announce()
            self.update()
            return True
        self._stage.focus(self._stage.selected)
        return super().focusNextPrevChild(next)

    def _least_height(self) -> int:
        needed = least_height(len(self._stage.index.lanes), self._stage.lettering.label.height)
        return int(needed * self._enlarged)

    def _staged(self, at: QPointF) -> QPointF:
        """Return where a pixel of this widget lies on the stage."""
        return at / self._enlarged

    def _take_type(self) -> None:
        self._stage.set_lettering()
        self._reframe()

    def _reframe(self) -> None:
        """Lay out anew for the size, the lanes and the set of type."""
        self._stage.lay_out(self.width() / self._enlarged, self.height() / self._enlarged)
        self.updateGeometry()
        if self._strip_widget is not None:
            kept, by = self._stage.frame.strip, self._enlarged
            strip = QRectF(kept.topLeft() * by, kept.size() * by).toRect()
            left = int(MARGIN * by)
            self._strip_widget.setGeometry(left, strip.top(), strip.left() - left, strip.height())
        self._settle()

    def _view(self) -> TimeSpan:
        return TimeSpan(int(self._stage.scale.start), int(self._stage.scale.end))

    def _settle(self) -> None:
        """Repaint, and tell of a view, a brush or a moment that is no longer what was told."""
        view, span, moment = self._view(), self._stage.span, self._stage.moment
        told, self._told = self._told, (view, span, moment)
        self.update()
        if view != told[0]:
            if self.hasFocus():
                self._announce()
            self.view_changed.emit(view)
        if span != told[1]:
            self.span_changed.emit(span)
        if moment != told[2]:
            self.moment_changed.emit(moment)

    def _zoom(self, factor: float, about: float, *, eased: bool) -> None:
        plot, about = self._stage.frame.plot, about / self._enlarged
        self._motion.zoom(factor, min(max(about, plot.left()), plot.right()), eased=eased)

    def _activate(self, mark: Mark, at: QPointF) -> None:  # noqa: ARG002 - for those who choose
        """Pick an entry; zoom into a cluster, or list it where nearer would not part it."""
        target = self._stage.opening(mark) if mark.entry is None else None
        if mark.entry is not None:
            self.picked.emit(mark.entry.ref)
        elif target is not None:
            self._motion.go(target)
        else:
            self._menu.clear()
            for entry in self._stage.inside(mark, LISTED):
                action = self._menu.addAction(entry.title.replace("&", "&&"))
                action.triggered.connect(lambda _=False, ref=entry.ref: self.picked.emit(ref))
            corner = mark.rect.bottomLeft() * self._enlarged
            self._menu.popup(self.mapToGlobal(corner.toPoint()))

    def _tip(self, at: QPointF) -> str:
        """Return what a tooltip says of a point, as escaped rich text; "" for nothing."""
        mark = self._stage.scene().mark_at(at)
        if mark is None:
            return ""
        lines = [entry.told for entry in self._stage.inside(mark, 8)]
        rest = mark.cell.count - len(lines)
        if rest > 0:
            lines.append(self.tr("… and %1 more").replace("%1", str(rest)))
        return "<qt>" + "<br>".join(escape(line) for line in lines) + "</qt>"

    def _announce(self) -> None:
        """Tell a screen reader which mark has the focus; without one, what is in view."""
        stage, mark = self._stage, timeline_keys.focused_mark(self._stage)
        if mark is not None:
            told = "; ".join(one.told for one in stage.inside(mark, 8))
        else:
            start, end = stage.scale.start, stage.scale.end
            told = self.tr("%1: %2 entries").replace("%1", span_text(start, end, stage.lang))
            told = told.replace("%2", str(stage.index.count(start, end)))
        self.setAccessibleDescription(told)
        QAccessible.updateAccessibility(
            QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
        )
