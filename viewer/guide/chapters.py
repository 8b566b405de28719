"""CHAPTERS: the pages of the guide in their order, and which page tells of which place."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

FOLDER: Final = Path(__file__).resolve().parents[2] / "resources" / "guide"
PICTURES: Final = "pictures"
FIRST: Final = "start"
"""The page that is shown where nothing more fitting is known."""


@dataclass(frozen=True, slots=True)
class Part:
    """Some pages for one kind of reader."""

    title: object
    chapters: tuple[str, ...]

    def words(self) -> str:
        """Return whom the pages are for, in the language spoken now."""
        return QCoreApplication.translate("Guide", str(self.title))


PARTS: Final[tuple[Part, ...]] = (
    Part(
        QT_TRANSLATE_NOOP("Guide", "For every reader"),
        ("start", "search", "time-and-map", "card"),
    ),
    Part(
        QT_TRANSLATE_NOOP("Guide", "For archivists"),
        (
            "catalogue",
            "suggestions",
            "evidence",
            "authority",
            "history",
            "taking-in",
            "georeferencing",
            "exchange",
            "tours",
        ),
    ),
    Part(
        QT_TRANSLATE_NOOP("Guide", "For visitor services"),
        ("visitors", "publishing"),
    ),
    Part(
        QT_TRANSLATE_NOOP("Guide", "For technicians"),
        ("installing", "station", "backups", "commands"),
    ),
    Part(QT_TRANSLATE_NOOP("Guide", "To look up"), ("keys", "help")),
)
CHAPTERS: Final[tuple[str, ...]] = tuple(name for part in PARTS for name in part.chapters)

# what a widget is called, or its class -> the page that tells of it, and where on the page
PLACES: Final[dict[str, str]] = {
    # panels
    "navigation": "start#kinds",
    "results": "search#results",
    "reader": "start#reading",
    "details": "card",
    "citations": "card#citations",
    "units": "start#units",
    "map": "time-and-map#map",
    "timeline": "time-and-map#timeline",
    "catalogue": "catalogue",
    # pages of the desk
    "FormTool": "catalogue#forms",
    "ReviewTool": "suggestions",
    "EvidenceTool": "evidence",
    "AuthorityTool": "authority",
    "BulkTool": "authority#many",
    "HistoryTool": "history",
    "ReportsTool": "history#reports",
    # dialogs
    "AboutDialog": "help#about",
    "AdoptDialog": "start#adopt",
    "BackupsDialog": "backups",
    "CitingDialog": "card#citing",
    "CrashDialog": "help#fault",
    "ExportDialog": "exchange#out",
    "ImportDialog": "exchange#in",
    "LicencesDialog": "help#about",
    "NewArchiveDialog": "start#new",
    "PicturesDialog": "taking-in#pictures",
    "PrintingDialog": "history#printing",
    "PictureWindow": "taking-in#large",
    "TourPreview": "tours#preview",
    "UnlockDialog": "catalogue#begin",
    "Workbench": "georeferencing",
    # the bar
    "SearchField": "search",
    # instead of the panels, and above them
    "WelcomePage": "start#welcome",
    "AdoptStrip": "start#adopt",
}
