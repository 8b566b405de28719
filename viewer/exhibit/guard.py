"""Guard: only what the exhibit needs reaches it; every other way out of it is swallowed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QPointF, Qt, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QKeyEvent, QMouseEvent, QTouchEvent, QWheelEvent

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

    from viewer.exhibit.visit import Place

Kind = QEvent.Type
Key = Qt.Key

SWALLOWED: Final = frozenset(
    {
        Kind.ContextMenu,
        Kind.DragEnter,
        Kind.DragMove,
        Kind.DragLeave,
        Kind.Drop,
        Kind.Shortcut,
        Kind.ToolTip,
        Kind.WhatsThis,
        Kind.QueryWhatsThis,
        Kind.EnterWhatsThisMode,
        Kind.WhatsThisClicked,
        Kind.FileOpen,
        Kind.Quit,
    }
)
KEYS: Final = frozenset({Kind.KeyPress, Kind.KeyRelease, Kind.ShortcutOverride})
BUTTONS: Final = frozenset(
    {Kind.MouseButtonPress, Kind.MouseButtonRelease, Kind.MouseButtonDblClick}
)
TOUCHES: Final = frozenset({Kind.TouchBegin, Kind.TouchUpdate, Kind.TouchEnd, Kind.TouchCancel})
WINDOW: Final = frozenset({Kind.WindowStateChange, Kind.Hide, Kind.WindowDeactivate})
WATCHED: Final = SWALLOWED | KEYS | BUTTONS | TOUCHES | WINDOW | {Kind.Wheel, Kind.MouseMove}

WALKING: Final = frozenset(
    {
        *(Key.Key_Tab, Key.Key_Backtab, Key.Key_Return, Key.Key_Enter, Key.Key_Escape),
        *(Key.Key_Left, Key.Key_Right, Key.Key_Up, Key.Key_Down),
        *(Key.Key_Home, Key.Key_End, Key.Key_PageUp, Key.Key_PageDown, Key.Key_Backspace),
    }
)
"""Keys without letters that a visitor with a keyboard needs."""
HARMLESS: Final = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
REFUSE: Final = "refuse"
NOWHERE: Final = QPointF(-1e6, -1e6)
TWICE: Final = 350
"""Milliseconds within which a second tap at the same place belongs to the first."""
NEAR: Final = 24
"""Two presses are at the same place where they are so small a part of the width apart."""
SCHEMES: Final = ("http", "https", "file", "mailto", "ftp", "tel", "data", "javascript")


def passes(event: QKeyEvent) -> bool:
    """Say whether a key may reach the exhibit: letters, digits, signs, and keys to walk with."""
    if event.modifiers() & ~HARMLESS:
        return False
    if event.key() in WALKING:
        return True
    text = event.text()
    if event.key() == Key.Key_Delete:  # with Shift it cuts
        return not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
    return bool(text) and text.isprintable()


class Guard(QObject):
    """Filter every event of the application while the exhibit is shown. Lives in the GUI thread."""

    touched = Signal()
    """Somebody is there."""
    pressed = Signal(QPointF)
    """A finger or the left button went down, at this place of the window."""
    moved = Signal(QPointF)
    gathered = Signal()
    """A second finger came down: the first is none that rests."""
    released = Signal()

    def __init__(self, application: QApplication, window: QWidget, *, fill: bool) -> None:
        """Guard `window`; `fill` brings it back to the full screen whenever it leaves that."""
        super().__init__(window)
        self._application = application
        self._window = window
        self._back = QTimer(self)
        self._back.setSingleShot(True)
        self._back.setInterval(0)
        self._back.timeout.connect(self._on_back_timeout)
        self._fill = fill
        self._on = self._swallowing = self._led = False
        self._screen = ""
        self._since = QElapsedTimer()
        self._last = NOWHERE
        self._under: QWidget | None = None

    def begin(self) -> None:
        """Swallow from now on."""
        if not self._on:
            self._on, self._last, self._under = True, NOWHERE, None
            self._application.setQuitOnLastWindowClosed(False)
            self._application.installEventFilter(self)
            for scheme in SCHEMES:
                # its stub wants bytes, and it takes a str alone
                QDesktopServices.setUrlHandler(scheme, self, REFUSE)  # pyright: ignore[reportArgumentType]

    def end(self) -> None:
        """Let everything pass again: staff leave."""
        if self._on:
            self._on = False
            self._back.stop()
            self._application.removeEventFilter(self)
            for scheme in SCHEMES:
                QDesktopServices.unsetUrlHandler(scheme)

    def show_place(self, place: Place) -> None:
        """Notice another screen: a tap that was meant for the one before does nothing on it."""
        if place.screen != self._screen:
            self._screen, self._led = place.screen, True
            self._since.start()

    @Slot(QUrl)
    def refuse(self, url: QUrl) -> None:
        """Open no address outside of the exhibit."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind not in WATCHED:
            return False
        if kind in SWALLOWED:
            event.ignore()
            return True
        if isinstance(event, QKeyEvent):
            return self._take_key(event)
        if isinstance(event, QMouseEvent):
            return self._take_mouse(event)
        if isinstance(event, QTouchEvent):
            return self._take_touch(event)
        if isinstance(event, QWheelEvent):
            self.touched.emit()
            return bool(event.modifiers())
        if self._fill and watched is self._window:
            self._back.start()
        return False

    def _take_key(self, event: QKeyEvent) -> bool:
        if event.type() == Kind.KeyPress:
            self.touched.emit()
        if passes(event):
            return False
        # an override that is accepted is no shortcut; the key itself comes by here next
        event.setAccepted(event.type() == Kind.ShortcutOverride)
        return True

    def _take_mouse(self, event: QMouseEvent) -> bool:
        left = Qt.MouseButton.LeftButton
        if event.type() == Kind.MouseMove:
            if event.buttons() & left:
                self.touched.emit()
                self.moved.emit(self._window.mapFromGlobal(event.globalPosition()))
            return False
        if event.button() != left or event.modifiers() & ~HARMLESS:
            return True
        if event.type() == Kind.MouseButtonRelease:
            self.released.emit()
            return self._end_swallowing()
        self.touched.emit()
        at = self._window.mapFromGlobal(event.globalPosition())
        if self._is_second(at):
            return True
        self.pressed.emit(at)
        return False

    def _take_touch(self, event: QTouchEvent) -> bool:
        self.touched.emit()
        points = event.points()
        if event.type() in {Kind.TouchEnd, Kind.TouchCancel} or not points:
            self.released.emit()
            return self._end_swallowing()
        if len(points) > 1:
            self.gathered.emit()
        at = self._window.mapFromGlobal(points[0].globalPosition())
        if event.type() == Kind.TouchBegin and self._is_second(at):
            return True
        if not self._swallowing:
            (self.pressed if event.type() == Kind.TouchBegin else self.moved).emit(at)
        return self._swallowing

    def _is_second(self, at: QPointF) -> bool:
        """Say whether a press is the second of a double tap whose first led to this screen.

        Where the same button stands under both, as on the bar, both are meant.
        """
        under = self._window.childAt(at.toPoint())
        near = (at - self._last).manhattanLength() < self._window.width() / NEAR
        quick = self._led and self._since.elapsed() < TWICE
        self._swallowing = quick and near and under is not self._under
        if not self._swallowing:
            self._last, self._under, self._led = at, under, False
        return self._swallowing

    def _end_swallowing(self) -> bool:
        """Say whether what was pressed is swallowed; what is pressed next is not."""
        before, self._swallowing = self._swallowing, False
        return before

    def _on_back_timeout(self) -> None:
        """Fill the screen again, in front of everything."""
        window = self._window
        if not window.isVisible() or not window.isFullScreen():
            window.showFullScreen()
        window.activateWindow()
