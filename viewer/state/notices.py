"""Notices: what the window must tell a person: one sentence and one remedy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

if TYPE_CHECKING:
    from db.errors import ArchiveError

CONTEXT = "Errors"


@dataclass(frozen=True, slots=True)
class Notice:
    """One sentence saying what happened, and what to do about it."""

    sentence: str
    remedy: str = ""


class Notices(QObject):
    """Pass on what went wrong in the world outside. Lives in the GUI thread."""

    posted = Signal(object)
    """A Notice to show."""

    def post(self, sentence: str, remedy: str = "") -> None:
        """Show a sentence and a remedy."""
        self.posted.emit(Notice(sentence, remedy))

    def report(self, error: ArchiveError) -> None:
        """Show an error of the world's family in the language spoken now."""
        self.posted.emit(notice_of(error))


def notice_of(error: ArchiveError) -> Notice:
    """Return what an error of the world's family says in the language spoken now."""
    sentence = QCoreApplication.translate(CONTEXT, error.template)
    remedy = QCoreApplication.translate(CONTEXT, error.remedy_template)
    if error.values:
        sentence = sentence.format(**error.values)
        remedy = remedy.format(**error.values)
    return Notice(sentence, remedy)
