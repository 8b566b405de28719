"""Opening the guide at the page that tells of the place where the keyboard is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QDialog, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from viewer.context import Context
    from viewer.guide.book import Book
    from viewer.guide.window import GuideWindow
    from viewer.window import Window


def place_of(widget: QWidget | None) -> str:
    """Return the page, perhaps with an anchor, that tells of a widget or of what it is part of."""
    from viewer.guide.chapters import FIRST, PLACES

    while widget is not None:
        for name in (widget.objectName(), *(kind.__name__ for kind in type(widget).__mro__)):
            if name in PLACES:
                return PLACES[name]
        widget = widget.parentWidget()
    return FIRST


class Guide(QObject):
    """Keep one window of the guide, and give its key to every dialog that is entered."""

    def __init__(self, context: Context, window: Window, action: QAction) -> None:
        super().__init__(window)
        self._context = context
        self._action = action
        self._window: GuideWindow | None = None
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_application_focus_changed)
        context.language.changed.connect(self._on_language_changed)
        window.closed.connect(self.close)

    def begin(self, place: str = "") -> None:
        """Open the page of `place`, or of where the keyboard is."""
        place = place or place_of(QApplication.focusWidget() or QApplication.activeWindow())
        if self._window is None:
            from viewer.guide.window import GuideWindow

            # without a parent, a dialog that waits for its answer does not lock it
            self._window = GuideWindow()
            self._window.setWindowIcon(QApplication.windowIcon())
            self._read()
        elif QApplication.activeWindow() is not self._window:
            self._window.field.clear()
        if self._window is not QApplication.activeWindow():
            self._window.open_place(place)
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()
        self._window.browser.setFocus()

    def close(self) -> None:
        """Close the guide with the window that it belongs to."""
        if self._window is not None:
            self._window.close()
            self._window.deleteLater()
            self._window = None

    @property
    def window(self) -> GuideWindow | None:
        """Return the guide's window, None before it was first opened."""
        return self._window

    def _read(self) -> None:
        from viewer.guide.book import read_book

        lang = self._context.language.code
        self._context.jobs.run(read_book, lang, then=self._show, latest="guide")

    def _show(self, book: Book) -> None:
        if self._window is not None and book.lang == self._context.language.code:
            self._window.show_book(book)

    # slots

    def _on_application_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        whole = now.window() if now is not None else None
        if isinstance(whole, QDialog) and self._action not in whole.actions():
            whole.addAction(self._action)

    def _on_language_changed(self) -> None:
        if self._window is not None:
            self._window.retranslate()
            self._read()
