"""Explain: what a word means, over whatever screen it was touched on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from db import reading
from db.records import Words
from viewer import vocabulary
from viewer.exhibit.buttons import Pill
from viewer.exhibit.sheet import Sheet
from viewer.exhibit.texts import TouchText
from viewer.exhibit.visit import Place
from viewer.widgets.plain_text import plain_label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from viewer.exhibit.context import Station

Connection: TypeAlias = Any
"""The archive's own; the viewer hands it on and never looks inside."""

WIDTH_MM: Final = 190
RECORD: Final = "record"
TOUR: Final = "tour"
TERM: Final = "term"


@dataclass(frozen=True, slots=True)
class Meaning:
    """A term, and what it means."""

    ref: str
    title: Words
    definition: Words


def meaning(connection: Connection, ref: str) -> Meaning:
    """Return what a term means; raise NotFound."""
    record = reading.record(connection, ref)
    definition = record.fields.get("definition")
    return Meaning(
        record.ref, record.title, definition if isinstance(definition, Words) else Words()
    )


class ExplainSheet(Sheet):
    """Explain one term in the language spoken, its other name beside it; lead to its page."""

    widens = True

    def __init__(self, owner: QWidget, station: Station) -> None:
        super().__init__(owner, station, WIDTH_MM)
        self._meaning: Meaning | None = None
        self.other = plain_label("", "caption")
        self.words = TouchText(partial(station.metrics.font, "reading"))
        self.more = Pill(icon="term")
        self.more.clicked.connect(self._on_more_clicked)
        self.column.addWidget(self.other)
        self.column.addWidget(self.words)
        self.column.addWidget(self.more)
        self.column.addStretch(1)

    def explain(self, ref: str) -> None:
        """Ask what a term means, then appear."""
        self.station.tally.count("term", ref)
        self.station.jobs.read(meaning, ref, then=self._show, latest=(self, "meaning"))

    def close_sheet(self) -> None:
        self.station.jobs.drop((self, "meaning"))
        super().close_sheet()

    def retranslate(self) -> None:
        super().retranslate()
        self.more.say(self.tr("More about it"))
        if self._meaning is None:
            return
        lang = self.station.language.code
        title, spoken = self._meaning.title.best(lang)
        other = self._meaning.title.get("vi" if lang == "en" else "en") or ""
        self.title.setText(title[:1].upper() + title[1:])
        kind = vocabulary.word(vocabulary.KIND, "term")
        both = other if spoken == lang and other != title else ""
        self.other.setText(" · ".join(part for part in (kind, both) if part))
        text, told = self._meaning.definition.best(lang)
        note = "" if told == lang else f" ({vocabulary.word(vocabulary.LANGUAGE, told)})"
        self.words.show_text(text + note if text else self.tr("No explanation is recorded."))

    def _show(self, found: Meaning) -> None:
        self._meaning = found
        self.pop_up()

    def _on_more_clicked(self) -> None:
        if self._meaning is not None:
            self.station.visit.go(Place(RECORD, self._meaning.ref))


def follow(owner: QWidget, station: Station, ref: str) -> None:
    """Do what a touched word or card asks for: explain a term, begin a tour, open a record."""
    kind = ref.partition("/")[0]
    if kind == TERM:
        ExplainSheet.of(owner, station).explain(ref)
    else:
        station.visit.go(Place(TOUR if kind == "tour" else RECORD, ref))
