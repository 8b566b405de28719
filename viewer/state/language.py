"""Language: the one the window speaks, switched while it is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTranslator, Signal

if TYPE_CHECKING:
    from pathlib import Path

LANGUAGES = ("vi", "en")
CATALOGUES = ("muniment", "qtbase")


class Language(QObject):
    """Hold the language and load its translations; English is that of the sources.

    `folder` holds NAME_LANG.qm files. Lives in the GUI thread.
    """

    changed = Signal(str)
    """The new language: "vi" or "en"."""

    def __init__(self, folder: Path, code: str = "vi", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._translators: list[QTranslator] = []
        self._code = code if code in LANGUAGES else LANGUAGES[0]
        self._install()

    @property
    def code(self) -> str:
        """Return the language spoken now."""
        return self._code

    def switch(self, code: str) -> None:
        """Speak `code` from now on; nothing happens for one that is unknown or spoken already."""
        if code == self._code or code not in LANGUAGES:
            return
        self._code = code
        self._install()
        self.changed.emit(code)

    def switch_to_next(self) -> None:
        """Speak the next of the languages."""
        self.switch(LANGUAGES[(LANGUAGES.index(self._code) + 1) % len(LANGUAGES)])

    def forget(self) -> None:
        """Take the translations out of the application again."""
        for translator in self._translators:
            QCoreApplication.removeTranslator(translator)
        self._translators.clear()

    def _install(self) -> None:
        self.forget()
        for catalogue in CATALOGUES:
            translator = QTranslator()
            if translator.load(f"{catalogue}_{self._code}.qm", str(self._folder)):
                QCoreApplication.installTranslator(translator)
                self._translators.append(translator)
