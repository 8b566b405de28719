"""Welcoming: the start page, the archives opened lately, a new archive."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QFileDialog

from viewer.folders import documents_folder
from viewer.state.notices import notice_of
from viewer.working_copy import BUNDLED, home_archive

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.errors import ArchiveError
    from db.records import Words
    from viewer.dialogs.new_archive import NewArchiveDialog
    from viewer.doorway import Doorway
    from viewer.state.recents import Recent, Recents
    from viewer.widgets.welcome_page import WelcomePage

AT_START = "welcome/at-start"
"""Whether the page comes at every start: "yes", "no", or unset while nothing was ever opened."""
SHOWN = 6
"""Archives of the list."""


def look_at(recents: Recents) -> tuple[tuple[Recent, bool], ...]:
    """Return the newest archives, each with whether its file is there; for a worker thread."""
    return tuple((one, Path(one.path).is_file()) for one in recents.all()[:SHOWN])


def forget(recents: Recents, path: str) -> tuple[tuple[Recent, bool], ...]:
    """Take an archive off the list, and return what is left; for a worker thread."""
    recents.forget(path)
    return look_at(recents)


def create(recents: Recents, path: Path, title: Words, lang: str) -> Path:
    """Make a new archive that is this person's own; for a worker thread.

    Raises Impossible where a file is there, StorageFailed where none can be.
    """
    from db import Archive, reading

    path.parent.mkdir(parents=True, exist_ok=True)
    with Archive.create(path, title, lang) as archive:
        recents.note(path, archive.read(reading.about), ours=True)
    return path


class Welcoming(QObject):
    """Show the start page instead of the panels, and carry out what is chosen on it."""

    import_wanted = Signal()
    """The archive that was made for an article stands open."""

    def __init__(self, doorway: Doorway) -> None:
        super().__init__(doorway.window)
        self._doorway = doorway
        self._context = doorway.context
        self._window = doorway.window
        self._behind = False
        self._lets_go = False
        self._then: Callable[[], None] | None = None
        self.page: WelcomePage | None = None
        self.dialog: NewArchiveDialog | None = None

    def begin(self, home: Path) -> None:
        """Show the page if the program's start asks for it, and open `home` behind it.

        It does while nobody opened or edited anything here, and for who wished for it.
        """
        self._behind = True
        wish = self._context.settings.text(AT_START, "")
        if wish == "yes":
            self.show()
        elif not wish and home == BUNDLED:
            self._context.jobs.run(look_at, self._doorway.recents, then=self._greet, latest=self)
        self._doorway.open(home)

    def show(self) -> None:
        """Show the page instead of the panels."""
        if self.page is None:
            self.page = self._make_page()
            self._window.cover(self.page)
            self._context.language.changed.connect(self.page.retranslate)
            self.page.look.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._doorway.archive() is not None and not self._behind:
            self._let_go()
            self.page.show_way_back(there=True)
        self._context.jobs.run(look_at, self._doorway.recents, then=self._show_list, latest=self)

    def leave(self) -> None:
        """Show the panels again."""
        if self.page is not None:
            if self._lets_go:
                self._lets_go = False
                self._context.browse.changed.disconnect(self.leave)
                self._context.selection.changed.disconnect(self.leave)
                self._context.desk.unlock_wanted.disconnect(self.leave)
            self._window.cover(None)
            self.page.deleteLater()
            self.page = None

    def ask(self) -> None:
        """Ask for an archive and open it."""
        title, names = self.tr("Open an archive"), self.tr("Archives (*.muniment)")
        name, _ = QFileDialog.getOpenFileName(self._window, title, "", names)
        if name:
            self._choose(Path(name))

    def create(self, *, for_article: bool = False) -> None:
        """Ask what a new archive is called, make it and open it for its owner to fill."""
        from viewer.dialogs.new_archive import NewArchiveDialog

        wanted = self.import_wanted if for_article else self._context.desk.unlock_wanted
        self._then = wanted.emit
        code = self._context.language.code
        folder = documents_folder()
        self.dialog = NewArchiveDialog(folder, code, for_article=for_article, parent=self._window)
        self.dialog.agreed.connect(self._on_dialog_agreed)
        self.dialog.finished.connect(self._on_dialog_finished)
        self.dialog.open()

    def go_on(self) -> None:
        """Do what should follow now that an archive stands open."""
        behind, self._behind = self._behind, False
        if behind:  # the one that is there at the start: nobody asked for it yet
            if self.page is not None:
                self._let_go()
            return
        self.leave()
        then, self._then = self._then, None
        if then is not None:
            then()

    def _let_go(self) -> None:
        """Let whoever searches, chooses or edits something leave the page for what is behind it."""
        if self.page is not None and not self._lets_go:
            self._lets_go = True
            self._context.browse.changed.connect(self.leave)
            self._context.selection.changed.connect(self.leave)
            self._context.desk.unlock_wanted.connect(self.leave)

    def _choose(self, path: Path) -> None:
        self._behind = False
        self._doorway.open(path)

    def _greet(self, found: tuple[tuple[Recent, bool], ...]) -> None:
        if not found:
            self.show()

    def _make_page(self) -> WelcomePage:
        from viewer.widgets.welcome_page import WelcomePage

        page = WelcomePage()
        page.look_wanted.connect(self._on_page_look_wanted)
        page.open_wanted.connect(self.ask)
        page.create_wanted.connect(self.create)
        page.import_wanted.connect(partial(self.create, for_article=True))
        page.archive_wanted.connect(self._on_page_archive_wanted)
        page.forget_wanted.connect(self._on_page_forget_wanted)
        page.left.connect(self._on_page_left)
        page.at_start_changed.connect(self._on_page_at_start_changed)
        return page

    def _show_list(self, found: tuple[tuple[Recent, bool], ...]) -> None:
        from viewer.widgets.welcome_page import RecentRow

        if self.page is not None:
            wish = self._context.settings.text(AT_START, "")
            self.page.show_at_start(wish == "yes" or not (wish or found))
            code = self._context.language.code
            self.page.show_recents(
                [
                    RecentRow(one.path, one.title.best(code)[0] or Path(one.path).stem, there)
                    for one, there in found
                ]
            )

    def _opened(self, path: Path) -> None:
        if self.dialog is not None:
            self.dialog.done(QDialog.DialogCode.Accepted)
        self._choose(path)

    def _refuse(self, error: ArchiveError) -> None:
        notice = notice_of(error)
        if self.dialog is not None:
            self.dialog.refuse(f"{notice.sentence} {notice.remedy}")

    def _on_page_look_wanted(self) -> None:
        home = home_archive(self._context.settings)
        archive = self._doorway.archive()
        if archive is not None and archive.path == home:
            self.leave()
        else:
            self._choose(home)

    def _on_page_left(self) -> None:
        if self._doorway.archive() is not None:
            self.leave()

    def _on_page_archive_wanted(self, path: str) -> None:
        self._choose(Path(path))

    def _on_page_forget_wanted(self, path: str) -> None:
        self._context.jobs.run(
            forget, self._doorway.recents, path, then=self._show_list, latest=self
        )

    def _on_page_at_start_changed(self, wanted: bool) -> None:
        self._context.settings.remember(AT_START, "yes" if wanted else "no")

    def _on_dialog_agreed(self, path: Path, title: Words, lang: str) -> None:
        self._context.jobs.run(
            create, self._doorway.recents, path, title, lang, then=self._opened, failed=self._refuse
        )

    def _on_dialog_finished(self) -> None:
        self.dialog = None
