"""A session: the archive that is open in a window, and what the window can be told to do."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication

from viewer import theme
from viewer.adoption import Adoption
from viewer.doorway import Doorway
from viewer.dressing import Dressing
from viewer.errands import Errands
from viewer.guide.opening import Guide
from viewer.menus import Menus
from viewer.state.recents import Recents
from viewer.unlocking import Unlocking
from viewer.watching import Watching
from viewer.welcoming import Welcoming
from viewer.widgets.window_keys import WindowKeys

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from db import Archive
    from db.errors import ArchiveError
    from db.records import About
    from viewer.context import Context
    from viewer.pictures.importing import PictureDrop
    from viewer.state.selection import Choice
    from viewer.window import Window

LISTS = ("results", "citations")
"""The panels that list what is looked at."""


def open_archive(path: Path) -> Archive:
    """Open an archive for reading, and load what its questions need; for a worker thread.

    Raises the ArchiveError family.
    """
    from db import Archive

    return Archive.open(path)


class Session(Errands):
    """Open archives in the window, one after the other, and carry out the window's actions."""

    opened = Signal()
    """The panels of a newly opened archive stand in the window."""

    def __init__(self, application: QApplication, context: Context, window: Window) -> None:
        super().__init__(context, window)
        self._dressing = Dressing(application, context, self)
        self._keys = WindowKeys(application, self)
        self._archive: Archive | None = None
        self._drop: PictureDrop | None = None
        self._about: About | None = None
        self._watching = Watching(context, lambda: self._archive, self)
        self._watching.found.connect(self._ask_about)
        window.setWindowIcon(theme.application_icon())
        self._menus = Menus(window, self)
        self.guide = Guide(context, window, self._menus.actions["guide"])
        recents = Recents(context.settings.data_folder())
        doorway = Doorway(context, window, lambda: self._archive, self.open, recents)
        self._adoption = Adoption(doorway)
        self.welcoming = Welcoming(doorway)
        self.welcoming.import_wanted.connect(self.import_article)
        self._adoption.judged.connect(self.welcoming.go_on)
        permits = self._adoption.permits
        self._unlocking = Unlocking(context, window, lambda: self._archive, self.exchange, permits)
        window.bar.set_menu(self._menus.menu)
        window.closed.connect(self._on_window_closed)
        context.jobs.failed.connect(context.notices.report)
        context.language.changed.connect(self._on_language_changed)
        context.selection.changed.connect(self._on_selection_changed)

    # the archive

    def open(self, path: Path, failed: Callable[[ArchiveError], None] | None = None) -> None:
        """Open the archive at `path` in the background; tell `failed`, or a notice, why not."""
        run, refuse = self.context.jobs.run, failed or partial(self._refuse, path)
        run(open_archive, path, then=self._show_archive, latest="archive", failed=refuse)

    def _refuse(self, path: Path, error: ArchiveError) -> None:
        from db.errors import ForeignCode

        self.context.notices.report(error)
        if isinstance(error, ForeignCode):
            self._adoption.offer(path)

    def _show_archive(self, archive: Archive) -> None:
        from db import reading
        from viewer.panels import PANELS

        context = self.context
        context.desk.lock()
        self.exchange(archive)
        context.selection.forget()
        context.browse.look_at_all()
        context.moment.show(None)
        self.context.jobs.read(reading.about, then=partial(self._meet, archive.path))
        self.window.show_panels(PANELS)
        if self._drop is None:
            from viewer.pictures.importing import PictureDrop

            self._drop = PictureDrop(context, self.window)
        self._watching.start()
        self.opened.emit()

    @property
    def archive(self) -> Archive | None:
        """Return the archive that is open, None before the first."""
        return self._archive

    def exchange(self, archive: Archive) -> None:
        """Ask and change `archive` from now on: another one, or the same one opened otherwise."""
        if self._archive is not None:
            self._archive.close()
        self._archive = archive
        self.context.jobs.attach(archive)
        self._watching.begin_anew()

    def _ask_about(self) -> None:
        from db import reading

        self.context.jobs.read(reading.about, then=self._show_about)

    def _meet(self, path: Path, about: About) -> None:
        self._show_about(about)
        self._adoption.meet(path, about)

    def _show_about(self, about: About) -> None:
        self._about = about
        self.context.searches.attach(about.uuid)
        self._name_archive()

    def _name_archive(self) -> None:
        title = self._about.title.best(self.context.language.code)[0] if self._about else ""
        self.window.bar.show_title(title)
        self.window.setWindowTitle(f"{title} – Muniment" if title else "Muniment")

    # what can be done (viewer.actions.Commands)

    def open_archive(self) -> None:
        """Ask for an archive and open it."""
        self.welcoming.ask()

    def create_archive(self) -> None:
        """Ask what a new archive is called, and make it."""
        self.welcoming.create()

    def show_welcome(self) -> None:
        """Show the start page."""
        self.welcoming.show()

    def show_backups(self) -> None:
        """Show the backups of the archive, and the way back to one."""
        from viewer.catalogue.safety.backups import Backups

        Backups(self.context, self.window, self.open).begin()

    def go_back(self) -> None:
        """Choose again what was chosen before."""
        self.context.selection.go_back()

    def go_forward(self) -> None:
        """Choose again what the last step back left."""
        self.context.selection.go_forward()

    def start_search(self) -> None:
        """Put the keyboard into the search field."""
        field = self.window.bar.search
        self.context.browse.show()
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        field.selectAll()

    def show_list(self) -> None:
        """Show again what was found, or the kind that is looked at."""
        self.context.browse.show()

    def step_out(self) -> None:
        """Go back from the text to the list that led there; from the list, to everything."""
        if self.context.browse.scope.listed and not self.window.shows(LISTS):
            self.context.browse.show()
        else:
            self.clear_scope()

    def clear_scope(self) -> None:
        """Look at everything again, at no moment."""
        self.context.browse.look_at_all()
        self.context.moment.show(None)

    def enter_next_panel(self) -> None:
        """Put the keyboard into the next panel."""
        self.window.enter_panel(1)

    def enter_previous_panel(self) -> None:
        """Put the keyboard into the panel before."""
        self.window.enter_panel(-1)

    def switch_desk(self) -> None:
        """Turn editing on, or off again."""
        desk = self.context.desk
        (desk.lock_wanted if desk.editing else desk.unlock_wanted).emit()

    def create(self) -> None:
        """Make a new record at the desk."""
        self.context.desk.creation_wanted.emit("")

    def save(self) -> None:
        """Save what has been typed at the desk."""
        self.context.desk.save_wanted.emit()

    def undo(self) -> None:
        """Take the newest change of the archive back."""
        self.context.desk.undo_wanted.emit()

    def redo(self) -> None:
        """Bring back the change that was taken back last."""
        self.context.desk.redo_wanted.emit()

    def switch_language(self) -> None:
        """Speak the other language."""
        self.context.language.switch_to_next()

    def wear_next(self) -> None:
        """Wear the next palette."""
        self.context.appearance.wear_next()

    def wear(self, name: str) -> None:
        """Wear the palette called `name`."""
        self.context.appearance.wear(name)

    def scale_text(self, step: int) -> None:
        """Make all text larger (1), smaller (-1), or as it was (0)."""
        self._dressing.scale_text(step)

    def forget_layout(self) -> None:
        """Give every panel its first size again."""
        self.window.forget_layout()

    def toggle_full_screen(self) -> None:
        """Fill the screen, or leave it again."""
        window = self.window
        (window.showNormal if window.isFullScreen() else window.showFullScreen)()

    def show_about(self) -> None:
        """Show what the program and its data are made of."""
        from viewer.telling import show_about

        show_about(self.context, self._about, self.window)

    def quit(self) -> None:
        """Close the window."""
        self.window.close()

    # slots

    def _on_window_closed(self) -> None:
        self._watching.stop()
        self.context.jobs.close()
        self.context.language.forget()
        if self._archive is not None:
            self._archive.close()
            self._archive = None

    def _on_language_changed(self) -> None:
        self.context.settings.remember("language", self.context.language.code)
        self._menus.retranslate()
        self._name_archive()

    def _on_selection_changed(self, choice: Choice) -> None:
        """Ask once, for every panel, what the chosen record lights up."""
        if choice.ref is not None:
            from db import reading

            then = self.context.selection.light
            self.context.jobs.read(reading.related, choice.ref, then=then, latest="related")
