"""The editor of one stop of a tour: what is said there, the map's view, the days, the pictures."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from db.dates import iso_day, parse
from db.records import Words
from db.tour_stop import MapView, TourStop
from viewer.catalogue.finding import Finder
from viewer.widgets.date_line import DateLine
from viewer.widgets.field import small_label
from viewer.widgets.growing_text import GrowingText
from viewer.widgets.plain_text import plain_label
from viewer.widgets.record_picker import Match, RecordPicker

if TYPE_CHECKING:
    from collections.abc import Mapping

    from viewer.context import Context

LANGUAGES = ("vi", "en")
GOOD = (40, 70)
"""Words of a stop that visitors read standing."""


class StopEditor(QWidget):
    """Edit one stop; `stop` is what it holds now. Whoever owns it shows and keeps the stops."""

    edited = Signal()
    """Something was typed."""
    decided = Signal()
    """A choice was made that may be saved at once."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._stop: TourStop | None = None
        self._filling = False
        self._asking = False
        self.texts = {code: GrowingText(least=4) for code in LANGUAGES}
        self.counts = {code: small_label() for code in LANGUAGES}
        self.span = DateLine()
        self.take_span, self.take_view = QPushButton(), QPushButton()
        self.show_view, self.drop_view = QPushButton(), QPushButton()
        self.view_words, self.unheard = plain_label("", "caption"), plain_label("", "caption")
        self.pickers = {name: RecordPicker() for name in ("picture", "sound")}
        self.captions = {name: small_label() for name in ("span", "view", *self.pickers)}
        for picker in self.pickers.values():
            Finder(context, picker, ("media",), new=())
        for button in (self.take_span, self.take_view, self.show_view, self.drop_view):
            button.setProperty("role", "chip")
        self._lay_out()
        self._connect()
        self.retranslate()

    @property
    def stop(self) -> TourStop | None:
        """Return the stop as it stands in the editors."""
        if self._stop is None:
            return None
        vi, en = (self.texts[code].toPlainText().strip() or None for code in LANGUAGES)
        date = self.span.date
        span = parse(date.edtf) if date else None
        return replace(self._stop, words=Words(vi, en), span=span)

    def show_stop(self, stop: TourStop | None, titles: Mapping[str, str], lang: str) -> None:
        """Show a stop; `titles` are those of its picture and sound."""
        self._filling = True
        self._stop = stop
        self.setVisible(stop is not None)
        if stop is not None:
            for code in LANGUAGES:
                text = stop.words.get(code) or ""
                if self.texts[code].toPlainText() != text:
                    self.texts[code].setPlainText(text)
            if self.span.date is None or stop.span is None or self.span.date.edtf != stop.span.edtf:
                self.span.show_date(stop.span, lang)
            for name, ref in (("picture", stop.picture), ("sound", stop.sound)):
                self.pickers[name].setText(titles.get(ref, ref) if ref else "")
        self._filling = False
        self._say_state()

    def problem(self) -> str:
        """Return what is wrong with what is typed, "" for nothing."""
        if self._stop is not None and not self.span.readable:
            return self.tr("“%1” can't be read as a date.").replace("%1", self.span.text())
        return ""

    def retranslate(self) -> None:
        """Say every word again in the language spoken."""
        said = {"vi": self.tr("Words in Vietnamese"), "en": self.tr("Words in English")}
        for code, editor in self.texts.items():
            editor.setAccessibleName(said[code])
        self.captions["span"].setText(self.tr("Days shown"))
        self.span.setAccessibleName(self.tr("Days shown"))
        self.span.setPlaceholderText(self.tr("e.g. 29/9/1950"))
        self.captions["view"].setText(self.tr("The map's view"))
        self.captions["picture"].setText(self.tr("Picture"))
        self.captions["sound"].setText(self.tr("Sound"))
        self.unheard.setText(self.tr("Sounds are kept; stations do not play them yet."))
        for name, picker in self.pickers.items():
            picker.setAccessibleName(self.captions[name].text())
            picker.setPlaceholderText(self.tr("Type a name"))
        self.take_span.setText(self.tr("Take the timeline's span"))
        self.take_view.setText(self.tr("Take the map's view"))
        self.show_view.setText(self.tr("Show on the map"))
        self.drop_view.setText(self.tr("Without"))
        self._say_state()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        words = QHBoxLayout()
        column.addLayout(words)
        words.setSpacing(12)
        for code in LANGUAGES:
            side = QVBoxLayout()
            words.addLayout(side, 1)
            side.setSpacing(2)
            side.addWidget(self.counts[code])
            side.addWidget(self.texts[code])
            side.addStretch(1)
        grid = QGridLayout()
        column.addLayout(grid)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self.captions["view"], 0, 0)
        grid.addWidget(self.view_words, 0, 1)
        buttons = QHBoxLayout()
        grid.addLayout(buttons, 1, 1)
        buttons.setSpacing(6)
        for button in (self.take_view, self.show_view, self.drop_view):
            buttons.addWidget(button)
        buttons.addStretch(1)
        grid.addWidget(self.captions["span"], 2, 0)
        line = QHBoxLayout()
        grid.addLayout(line, 2, 1)
        line.setSpacing(6)
        line.addWidget(self.span, 1)
        line.addWidget(self.take_span)
        for row, (name, picker) in enumerate(self.pickers.items(), 3):
            grid.addWidget(self.captions[name], row, 0)
            grid.addWidget(picker, row, 1)
        grid.addWidget(self.unheard, grid.rowCount(), 1)

    def _connect(self) -> None:
        for editor in self.texts.values():
            editor.textChanged.connect(self._on_text_changed)
        self.span.textEdited.connect(self.edited)
        self.span.returnPressed.connect(self.decided)
        self.take_span.clicked.connect(self._on_take_span_clicked)
        self.take_view.clicked.connect(self._on_take_view_clicked)
        self.show_view.clicked.connect(self._on_show_view_clicked)
        self.drop_view.clicked.connect(lambda: self._decide(view=None))
        desk = self._context.desk
        desk.viewed.connect(self._on_desk_viewed)
        for name, picker in self.pickers.items():
            picker.picked.connect(partial(self._on_picked, name))
            picker.editingFinished.connect(partial(self._on_left, name))

    def _decide(self, **changed: Any) -> None:  # noqa: ANN401 - fields of a stop
        stop = self.stop
        if stop is not None:
            self._stop = replace(stop, **changed)
            self._say_state()
            self.decided.emit()

    def _say_state(self) -> None:
        for code, count in self.counts.items():
            words = len(self.texts[code].toPlainText().split())
            name = self.tr("Vietnamese") if code == "vi" else self.tr("English")
            said = self.tr("%1: %2 words (%3 are good)").replace("%1", name)
            count.setText(said.replace("%2", str(words)).replace("%3", f"{GOOD[0]}–{GOOD[1]}"))
        view = self._stop.view if self._stop else None
        self.view_words.setText(_place_of(view) if view else self.tr("that of its record"))
        self.show_view.setEnabled(view is not None)
        self.drop_view.setEnabled(view is not None)

    def _on_text_changed(self) -> None:
        if not self._filling:
            self._say_state()
            self.edited.emit()

    def _on_take_view_clicked(self) -> None:
        self._asking = True
        self._context.desk.view_wanted.emit()

    def _on_desk_viewed(self, view: MapView) -> None:
        if self._asking:
            self._asking = False
            self._decide(view=view)

    def _on_show_view_clicked(self) -> None:
        if self._stop is not None and self._stop.view is not None:
            self._context.desk.show_wanted.emit(self._stop.view)

    def _on_take_span_clicked(self) -> None:
        """Take what is marked on the timeline, else the day that is shown."""
        span, day = self._context.browse.scope.span, self._context.moment.day
        ends = (span.earliest, span.latest) if span else day
        first, last = (iso_day(ends[0]), iso_day(ends[1])) if ends else (None, None)
        if first is None or last is None:
            self._context.notices.post(
                self.tr("No days are marked on the timeline."),
                self.tr("Drag over its calendar, or show a day, then take them."),
            )
            return
        self.span.show_date(parse(first if first == last else f"{first}/{last}"), "en")
        self.decided.emit()

    def _on_picked(self, name: str, match: Match) -> None:
        self._decide(**{name: match.ref})

    def _on_left(self, name: str) -> None:
        """Take a picture or sound away whose name was wiped out."""
        wiped = not self.pickers[name].text().strip()
        if wiped and self._stop is not None and getattr(self._stop, name) is not None:
            self._decide(**{name: None})


def _place_of(view: MapView) -> str:
    return f"{view.lat:.3f}°, {view.lon:.3f}° · {view.zoom:.1f}"
