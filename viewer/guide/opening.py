"""Opening the guide at the page that tells of the place where the keyboard is."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QDialog, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from viewer.context import Context
    from viewer.guide.markup import Marked
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
        self._owner = window
        self._context = context
        self._action = action
        self._window: GuideWindow | None = None
        self._pages: dict[str, Marked] = {}
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
        """Ask for the pages one by one, so that no question of a panel waits behind all of them."""
        from viewer.guide.book import read_page
        from viewer.guide.chapters import CHAPTERS

        lang = self._context.language.code
        self._pages.clear()
        for chapter in CHAPTERS:
            then = partial(self._take, chapter, lang)
            self._context.jobs.run(read_page, chapter, lang, then=then, latest=("guide", chapter))

    def _take(self, chapter: str, lang: str, page: Marked) -> None:
        from viewer.guide.book import Book
        from viewer.guide.chapters import CHAPTERS

        self._pages[chapter] = page
        if self._window is not None and len(self._pages) == len(CHAPTERS):
            self._window.show_book(Book(lang, {name: self._pages[name] for name in CHAPTERS}))

    # slots

    def _on_application_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        whole = now.window() if now is not None else None
        if not isinstance(whole, QDialog) or self._action in whole.actions():
            return
        if _stands_over(self._owner, whole):  # the key of two windows would be nobody's
            whole.addAction(self._action)

    def _on_language_changed(self) -> None:
        if self._window is not None:
            self._window.retranslate()
            self._read()


def _stands_over(window: QWidget, dialog: QWidget) -> bool:
    """Say whether a dialog is a window's, or a dialog's of its."""
    above = dialog.parentWidget()
    while above is not None and above.window() is not window:
        above = above.window().parentWidget()
    return above is not None
