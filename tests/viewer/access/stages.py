"""Every state that the window, the desk and the dialogs can be in, one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QAbstractButton, QApplication

from db import Archive, editing, reading
from db.importing import import_articles
from db.records import KINDS, Words
from db.scanning import Wishes, import_pictures
from tests.db.maps.sheet_samples import MAP, add_sheet
from tests.db.pictures.drawing import gradient, saved
from tests.viewer.conftest import panel_of
from viewer.catalogue.exchanging.exporting import RecordExport
from viewer.catalogue.exchanging.importing import RecordImport
from viewer.catalogue.georeference import Workbench
from viewer.catalogue.georeference.leaving import ask_to_leave
from viewer.catalogue.pages import Pages
from viewer.catalogue.safety.backups import Backups
from viewer.catalogue.tools import TOOLS
from viewer.details.citing import Citing
from viewer.dialogs.crash import CrashDialog
from viewer.dialogs.pictures import PicturesDialog
from viewer.dialogs.unlock import UnlockDialog
from viewer.pictures.window import PictureWindow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from db.transaction import Transaction
    from tests.viewer.catalogue.conftest import Sitting
    from viewer.catalogue.panel import CataloguePanel
    from viewer.session import Session

CHOSEN = (
    "event/tran-dong-khe",
    "unit/dai-doi-225",
    "place/dong-khe",
    "section/2",
    "person/hoang-van-thai",
)
ARTICLE = """I. Trận đánh

Sáng 16/9/1950, Trung đoàn 19 đánh Đồn Mây, bắt 120 tù binh. Đại đoàn 308 đến Bản Gió.
"""
SOURCE = "source/editors"
PICTURE = "media/anh-chup"


def furnished(path: Path, folder: Path) -> None:
    """Give a small archive a record of each kind, a picture, a scanned map and suggestions."""
    scan = saved(folder / "Ảnh chụp.png", gradient(900, 700))
    text = folder / "bài.txt"
    text.write_text(ARTICLE, encoding="utf-8")
    with Archive.open(path, mode="write") as door:
        import_pictures(door, [scan], Wishes())
        door.write(lambda transaction: add_sheet(transaction, tiles=True))
        for kind in KINDS:
            if not door.read(reading.summaries, kind):
                door.write(_make, kind)
    import_articles(path, [text])


def _make(transaction: Transaction, kind: str) -> None:
    named = {"citation": {"source": SOURCE}}.get(kind, {})
    editing.create(transaction, kind, Words(f"Thử {kind}", f"Trial {kind}"), references=named)


def settle(session: Session) -> None:
    """Wait for every answer, then let layouts come to rest."""
    for _ in range(2):
        session.context.jobs.wait()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QCoreApplication.sendPostedEvents()


def reading_stages(
    session: Session, chosen: Sequence[str] = CHOSEN, query: str = "dong khe"
) -> Iterator[tuple[str, QWidget]]:
    """Yield the window in every state of a reader."""
    window, context = session.window, session.context
    settle(session)
    yield "nothing chosen", window
    for ref in chosen:
        context.selection.choose(ref)
        settle(session)
        yield f"chosen {ref}", window
    context.browse.search(query)
    settle(session)
    yield "results", window
    yield from _pressed(session, "results", "filters")
    context.browse.search("zzzzqq")
    settle(session)
    yield "no result", window
    context.browse.look_at_all()
    for kind in ("citation", "unit"):
        context.browse.limit_to_kind(kind)
        settle(session)
        yield f"list of {kind}", window
    context.browse.look_at_all()
    context.notices.post("Một việc.", "Một lời khuyên.")
    settle(session)
    yield "a notice", window
    for name in ("map", "timeline", "reader"):
        yield from _pressed(session, name, name)


def _pressed(session: Session, panel: str, name: str) -> Iterator[tuple[str, QWidget]]:
    """Yield the window with each switch of a panel on."""
    for button in panel_of(session, panel).findChildren(QAbstractButton):
        if button.isCheckable() and button.isVisible() and not button.isChecked():
            said = button.accessibleName() or button.text()
            button.click()
            settle(session)
            yield f"{name}: {said}", session.window
            if button.isChecked():
                button.click()


def desk_stages(sitting: Sitting, kinds: Sequence[str] = KINDS) -> Iterator[tuple[str, QWidget]]:
    """Yield the window in every state of the desk."""
    session = sitting.session
    panel = cast("CataloguePanel", panel_of(session, "catalogue"))
    archive = session.archive
    assert archive is not None
    for kind in kinds:
        found = archive.read(reading.summaries, kind)
        if found:
            session.context.selection.choose(found[0].ref)
            sitting.settle()
            settle(session)
            yield f"form {kind}", panel
    session.context.desk.creation_wanted.emit("")
    settle(session)
    yield "creation", panel
    for at, tool in enumerate(TOOLS):
        panel.tabs.setCurrentIndex(at)
        sitting.settle()
        settle(session)
        pages = panel.current.findChild(Pages)
        for page in range(pages.tabs.count() if pages else 1):
            if pages:
                pages.tabs.setCurrentIndex(page)
                settle(session)
            yield f"tool {tool.name} {page}", panel


def dialog_stages(sitting: Sitting) -> Iterator[tuple[str, QWidget]]:
    """Yield every dialog and every window beside the window, open."""
    session = sitting.session
    window, context = session.window, session.context
    openings: dict[str, Callable[[], object]] = {
        "unlock": lambda: UnlockDialog("Lan", "drafter", window).open(),
        "about": session.show_about,
        "guide": session.guide.begin,
        "crash": lambda: CrashDialog("Muniment\n\nTraceback").open(),
        "pictures": lambda: PicturesDialog((), window).open(),
        "backups": Backups(context, window, session.open).begin,
        "import": RecordImport(context, window).begin,
        "export": RecordExport(context, window).begin,
        "cite": Citing(context, window).begin,
        "georeference": lambda: Workbench(context, MAP, window).show(),
        "leave": lambda: ask_to_leave(window, save=lambda: None, discard=lambda: None),
        "picture": lambda: PictureWindow(context, PICTURE, window).show(),
    }
    context.selection.choose("event/tran-don-may")
    sitting.settle()
    for name, opened in openings.items():
        before = {id(one) for one in _windows()}
        opened()
        settle(session)
        for one in [one for one in _windows() if id(one) not in before]:
            yield name, one
            one.close()
            settle(session)


def _windows() -> list[QWidget]:
    return [one for one in QApplication.topLevelWidgets() if one.isVisible() and one.isWindow()]
