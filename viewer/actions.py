"""ACTIONS and MENUS: what a person can do in the window, as data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

if TYPE_CHECKING:
    from collections.abc import Callable

CONTEXT = "Actions"
SEPARATOR = "-"


class GuideBook(Protocol):
    """The guide, as far as an action knows it."""

    def begin(self) -> None:
        """Open the page of where the keyboard is."""


class Commands(Protocol):
    """What the window can be told to do."""

    @property
    def guide(self) -> GuideBook:
        """Return the guide."""
        ...

    def open_archive(self) -> None:
        """Ask for an archive and open it."""

    def create_archive(self) -> None:
        """Ask what a new archive is called, and make it."""

    def show_welcome(self) -> None:
        """Show the start page."""

    def show_backups(self) -> None:
        """Show the backups of the archive, and the way back to one."""

    def go_back(self) -> None:
        """Choose again what was chosen before."""

    def go_forward(self) -> None:
        """Choose again what the last step back left."""

    def start_search(self) -> None:
        """Put the keyboard into the search field."""

    def show_list(self) -> None:
        """Show again what was found, or the kind that is looked at."""

    def step_out(self) -> None:
        """Go back from the text to the list that led there; from the list, to everything."""

    def clear_scope(self) -> None:
        """Look at everything again."""

    def enter_next_panel(self) -> None:
        """Put the keyboard into the next panel."""

    def enter_previous_panel(self) -> None:
        """Put the keyboard into the panel before."""

    def switch_desk(self) -> None:
        """Turn editing on, or off again."""

    def import_article(self) -> None:
        """Ask for an article's file, and add it with what is recognised in it."""

    def import_pictures(self) -> None:
        """Ask for scans and photographs, and take them into the archive."""

    def import_records(self) -> None:
        """Ask for a file of another system, show what it would change, and take it in."""

    def export_records(self) -> None:
        """Write records in the format of another system, and show what it could not hold."""

    def cite(self) -> None:
        """Show how the chosen record is cited, to copy it."""

    def georeference(self) -> None:
        """Set where the chosen map lies."""

    def create(self) -> None:
        """Make a new record at the desk."""

    def save(self) -> None:
        """Save what has been typed at the desk."""

    def undo(self) -> None:
        """Take the newest change of the archive back."""

    def redo(self) -> None:
        """Bring back the change that was taken back last."""

    def switch_language(self) -> None:
        """Speak the other language."""

    def wear_next(self) -> None:
        """Wear the next palette."""

    def wear(self, name: str) -> None:
        """Wear the palette called `name`."""

    def scale_text(self, step: int) -> None:
        """Make all text larger (1), smaller (-1), or as it was (0)."""

    def forget_layout(self) -> None:
        """Give every panel its first size again."""

    def toggle_full_screen(self) -> None:
        """Fill the screen, or leave it again."""

    def show_about(self) -> None:
        """Show what the program and its data are made of."""

    def quit(self) -> None:
        """Close the window."""


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to do: its id, its English words, its keys, and how it is done."""

    id: str
    text: object
    keys: tuple[str, ...]
    run: Callable[[Commands], None]

    def title(self) -> str:
        """Return the action's words in the language spoken now."""
        return QCoreApplication.translate(CONTEXT, str(self.text))


ACTIONS: tuple[Action, ...] = (
    Action(
        "open",
        QT_TRANSLATE_NOOP("Actions", "Open an archive…"),
        ("Ctrl+O",),
        lambda window: window.open_archive(),
    ),
    Action(
        "new-archive",
        QT_TRANSLATE_NOOP("Actions", "New archive…"),
        ("Ctrl+Shift+N",),
        lambda window: window.create_archive(),
    ),
    Action(
        "welcome",
        QT_TRANSLATE_NOOP("Actions", "Start page"),
        (),
        lambda window: window.show_welcome(),
    ),
    Action(
        "backups",
        QT_TRANSLATE_NOOP("Actions", "Backups…"),
        (),
        lambda window: window.show_backups(),
    ),
    Action("back", QT_TRANSLATE_NOOP("Actions", "Back"), ("Alt+Left",), lambda w: w.go_back()),
    Action(
        "forward",
        QT_TRANSLATE_NOOP("Actions", "Forward"),
        ("Alt+Right",),
        lambda window: window.go_forward(),
    ),
    Action(
        "search",
        QT_TRANSLATE_NOOP("Actions", "Search"),
        ("Ctrl+F", "/"),
        lambda window: window.start_search(),
    ),
    Action(
        "list",
        QT_TRANSLATE_NOOP("Actions", "Show the list again"),
        ("Ctrl+K",),
        lambda window: window.show_list(),
    ),
    Action(
        "clear",
        QT_TRANSLATE_NOOP("Actions", "Look at everything"),
        ("Shift+Esc",),
        lambda window: window.clear_scope(),
    ),
    Action(
        "step-out",
        QT_TRANSLATE_NOOP("Actions", "Back to the list, then to everything"),
        ("Esc",),
        lambda window: window.step_out(),
    ),
    Action(
        "next-panel",
        QT_TRANSLATE_NOOP("Actions", "Next panel"),
        ("F6",),
        lambda window: window.enter_next_panel(),
    ),
    Action(
        "previous-panel",
        QT_TRANSLATE_NOOP("Actions", "Previous panel"),
        ("Shift+F6",),
        lambda window: window.enter_previous_panel(),
    ),
    Action(
        "desk",
        QT_TRANSLATE_NOOP("Actions", "Catalogue: edit, or lock again"),
        ("Ctrl+E",),
        lambda window: window.switch_desk(),
    ),
    Action(
        "import-article",
        QT_TRANSLATE_NOOP("Actions", "Import an article…"),
        (),
        lambda window: window.import_article(),
    ),
    Action(
        "import-pictures",
        QT_TRANSLATE_NOOP("Actions", "Import pictures…"),
        (),
        lambda window: window.import_pictures(),
    ),
    Action(
        "import-records",
        QT_TRANSLATE_NOOP("Actions", "Import records…"),
        (),
        lambda window: window.import_records(),
    ),
    Action(
        "export-records",
        QT_TRANSLATE_NOOP("Actions", "Export records…"),
        (),
        lambda window: window.export_records(),
    ),
    Action(
        "cite",
        QT_TRANSLATE_NOOP("Actions", "Copy a citation…"),
        ("Ctrl+Shift+C",),
        lambda window: window.cite(),
    ),
    Action(
        "georeference",
        QT_TRANSLATE_NOOP("Actions", "Georeference the map…"),
        (),
        lambda window: window.georeference(),
    ),
    Action("create", QT_TRANSLATE_NOOP("Actions", "New record"), ("Ctrl+N",), lambda w: w.create()),
    Action("save", QT_TRANSLATE_NOOP("Actions", "Save"), ("Ctrl+S",), lambda w: w.save()),
    Action(
        "undo",
        QT_TRANSLATE_NOOP("Actions", "Undo the last change"),
        ("Ctrl+Z",),
        lambda window: window.undo(),
    ),
    Action(
        "redo",
        QT_TRANSLATE_NOOP("Actions", "Redo the change"),
        ("Ctrl+Shift+Z", "Ctrl+Y"),
        lambda window: window.redo(),
    ),
    Action(
        "language",
        QT_TRANSLATE_NOOP("Actions", "Switch the language"),
        ("Ctrl+L",),
        lambda window: window.switch_language(),
    ),
    Action(
        "palette",
        QT_TRANSLATE_NOOP("Actions", "Next palette"),
        ("Ctrl+D",),
        lambda window: window.wear_next(),
    ),
    Action("light", QT_TRANSLATE_NOOP("Actions", "Light"), (), lambda w: w.wear("light")),
    Action("dark", QT_TRANSLATE_NOOP("Actions", "Dark"), (), lambda w: w.wear("dark")),
    Action(
        "contrast",
        QT_TRANSLATE_NOOP("Actions", "High contrast"),
        (),
        lambda window: window.wear("contrast"),
    ),
    Action(
        "larger",
        QT_TRANSLATE_NOOP("Actions", "Larger text"),
        ("Ctrl++", "Ctrl+="),
        lambda window: window.scale_text(1),
    ),
    Action(
        "smaller",
        QT_TRANSLATE_NOOP("Actions", "Smaller text"),
        ("Ctrl+-",),
        lambda window: window.scale_text(-1),
    ),
    Action(
        "usual-size",
        QT_TRANSLATE_NOOP("Actions", "Usual text size"),
        ("Ctrl+0",),
        lambda window: window.scale_text(0),
    ),
    Action(
        "layout",
        QT_TRANSLATE_NOOP("Actions", "Restore the layout"),
        (),
        lambda window: window.forget_layout(),
    ),
    Action(
        "full-screen",
        QT_TRANSLATE_NOOP("Actions", "Full screen"),
        ("F11",),
        lambda window: window.toggle_full_screen(),
    ),
    Action("guide", QT_TRANSLATE_NOOP("Actions", "Guide"), ("F1",), lambda w: w.guide.begin()),
    Action(
        "about",
        QT_TRANSLATE_NOOP("Actions", "About Muniment"),
        (),
        lambda window: window.show_about(),
    ),
    Action("quit", QT_TRANSLATE_NOOP("Actions", "Quit"), ("Ctrl+Q",), lambda w: w.quit()),
)

MENUS: tuple[tuple[object, tuple[str, ...]], ...] = (
    (
        QT_TRANSLATE_NOOP("Actions", "Archive"),
        ("welcome", "open", "new-archive", "backups", "cite", SEPARATOR, "quit"),
    ),
    (
        QT_TRANSLATE_NOOP("Actions", "Catalogue"),
        (
            "desk",
            "import-article",
            "import-pictures",
            "import-records",
            "export-records",
            "georeference",
            SEPARATOR,
            "create",
            "save",
            "undo",
            "redo",
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Actions", "Go"),
        (
            "back",
            "forward",
            SEPARATOR,
            "search",
            "list",
            "step-out",
            "clear",
            SEPARATOR,
            "next-panel",
            "previous-panel",
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Actions", "View"),
        (
            "language",
            SEPARATOR,
            "light",
            "dark",
            "contrast",
            SEPARATOR,
            "larger",
            "smaller",
            "usual-size",
            SEPARATOR,
            "layout",
            "full-screen",
        ),
    ),
    (QT_TRANSLATE_NOOP("Actions", "Help"), ("guide", "about")),
)
