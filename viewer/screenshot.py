"""Render the real window to a PNG without a display: open, choose, wait for every answer, grab."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from db.errors import ArchiveError, StorageFailed

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap
    from PySide6.QtWidgets import QWidget

    from viewer.session import Session


def render(
    archive: Path,
    out: Path,
    view: str = "window",
    select: str | None = None,
    query: str | None = None,
    lang: str = "vi",
    theme: str = "light",
    size: tuple[int, int] = (1366, 768),
) -> None:
    """Write a picture of `archive` as the window shows it to `out`; raise ArchiveError.

    `size` is in logical pixels; `view` "window", "map" or "timeline" shows that panel alone,
    "exhibit" the station's home, or the page of `select`. No setting of the user is read or
    written.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if view == "exhibit":
        _save(_exhibit_picture(archive, select, query, lang, theme, size), out)
        return
    from viewer.app import Shell
    from viewer.application import application_of
    from viewer.state.recents import Recents
    from viewer.state.settings import Settings

    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(Path(folder) / "settings.ini")
        settings.remember("language", lang)
        settings.remember("palette", theme)
        Recents(settings.data_folder()).vouch(archive)  # a picture is of the archive, not of trust
        session = Shell(application_of(sys.argv[:1]), settings).furnish(still=True)
        try:
            session.window.resize(*size)
            session.window.show()
            _open(session, archive)
            _pose(session, select, query)
            picture = _part(session, view, size).grab()
        finally:
            session.window.close()
    _save(picture, out)


def _save(picture: QPixmap, out: Path) -> None:
    if not picture.save(str(out), "PNG"):
        raise StorageFailed(
            "{path} could not be written.", "Choose a folder where you may write.", path=out
        )


def _exhibit_picture(
    archive: Path,
    select: str | None,
    query: str | None,
    lang: str,
    theme: str,
    size: tuple[int, int],
) -> QPixmap:
    """Return what the station shows: home, the page of a record, or the answer to a search."""
    from PySide6.QtCore import QCoreApplication

    from viewer.application import application_of
    from viewer.exhibit.app import Exhibit, Source
    from viewer.exhibit.settings import StationSettings
    from viewer.exhibit.visit import HOME, Place

    exhibit = Exhibit(application_of(sys.argv[:1]), StationSettings(language=lang))
    errors: list[ArchiveError] = []
    try:
        exhibit.window.resize(*size)
        exhibit.window.show()
        station = exhibit.furnish()
        station.jobs.failed.connect(errors.append)
        exhibit.open(Source(archive), failed=errors.append)
        station.jobs.wait()
        station.comfort.set_still(still=True)
        station.comfort.set_contrast(contrast=theme == "contrast")
        station.visit.go(Place(HOME))
        if query:
            station.visit.go(Place("search", detail=query))
        if select:
            station.visit.go(Place("record", select))
        station.jobs.wait()
        if errors:
            raise errors[0]
        QCoreApplication.sendPostedEvents()
        return exhibit.window.grab()
    finally:
        exhibit.window.leave()


def _open(session: Session, archive: Path) -> None:
    errors: list[ArchiveError] = []
    session.open(archive, failed=errors.append)
    session.context.jobs.wait()
    if errors:
        raise errors[0]


def _pose(session: Session, select: str | None, query: str | None) -> None:
    """Bring the window into the state that is asked for; raise what a question is refused with."""
    context = session.context
    errors: list[ArchiveError] = []
    context.jobs.failed.connect(errors.append)
    if query:
        context.browse.search(query)
        context.jobs.wait()
    if select:
        context.selection.choose(select)
        context.jobs.wait()
    if errors:
        raise errors[0]
    from PySide6.QtCore import QCoreApplication

    QCoreApplication.sendPostedEvents()  # layouts that the last answers changed


def _part(session: Session, view: str, size: tuple[int, int]) -> QWidget:
    """Return the panel that `view` names, by itself and as large as asked, or the window."""
    found = (panel for panel in session.window.panels if panel.name == view)
    panel = next(found, None)
    if panel is None:
        return session.window
    panel.setParent(None)
    panel.resize(*size)
    panel.grab()  # lets everything in it take its new size, which may ask for more
    session.context.jobs.wait()
    return panel
