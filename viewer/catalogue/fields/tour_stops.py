"""The stops of a tour: a list that is dragged or moved by buttons and keys, and its editor."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QListWidgetItem, QPushButton, QWidget

from db.dates import parse
from db.errors import DateRefused
from db.records import KINDS, Words
from db.tour_stop import TourStop, kept, view_of
from viewer import theme
from viewer.catalogue.fields.stop_editor import StopEditor
from viewer.catalogue.fields.stops import StopList
from viewer.catalogue.finding import Finder
from viewer.widgets.field import Field, Value, small_label
from viewer.widgets.record_picker import Match, RecordPicker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from viewer.context import Context

STOP = Qt.ItemDataRole.UserRole
TALLEST = 12
STOPS = tuple(kind for kind in KINDS if kind not in {"tour", "citation", "section", "media"})
"""Kinds at which a tour may stop."""


class TourStopsField(Field):
    """The stops of a tour in order; its value is a tuple of TourStop."""

    preview_wanted = Signal(int)
    """The tour shall be played as it stands here, from the stop with this number."""

    def __init__(self, context: Context) -> None:
        super().__init__("stops")
        self.titles: dict[str, str] = {}
        self.list = StopList()
        self.picker = RecordPicker()
        Finder(context, self.picker, STOPS, new=())
        self.up, self.down = QPushButton(), QPushButton()
        self.remove, self.preview = QPushButton(), QPushButton()
        self.hint = small_label()
        self.editor = StopEditor(context)
        row = QHBoxLayout()
        for button in (self.up, self.down, self.remove, self.preview):
            button.setProperty("role", "chip")
            row.addWidget(button)
        row.addStretch(1)
        self.body.addWidget(self.list)
        self.body.addWidget(self.picker)
        self.body.addWidget(self.hint)
        self.body.addLayout(row)
        self.body.addWidget(self.editor)
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        self.list.reordered.connect(self._on_list_reordered)
        self.list.currentRowChanged.connect(self._on_list_current_changed)
        self.picker.picked.connect(self._on_picker_picked)
        self.up.clicked.connect(lambda: self.list.move_current(-1))
        self.down.clicked.connect(lambda: self.list.move_current(1))
        self.remove.clicked.connect(self.list.remove_current)
        self.preview.clicked.connect(lambda: self.preview_wanted.emit(self.list.currentRow()))
        self.editor.edited.connect(self._on_editor_edited)
        self.editor.decided.connect(self._on_editor_decided)
        self.watch(*self.editor.texts.values(), self.editor.span)

    def retranslate(self) -> None:
        self.list.setAccessibleName(self.tr("Stops in order"))
        self.picker.setAccessibleName(self.tr("Add a stop"))
        self.picker.setPlaceholderText(self.tr("Add a stop: type the name of any record"))
        self.hint.setText(self.tr("Drag a stop, or move it with Alt+↑ and Alt+↓; Delete removes."))
        self.up.setText(self.tr("Move up"))
        self.down.setText(self.tr("Move down"))
        self.remove.setText(self.tr("Remove"))
        self.preview.setText(self.tr("Preview"))
        self.editor.retranslate()
        self._number()

    def name_it(self, label: str) -> None:
        super().name_it(label)
        self.label.clear()  # the area's heading says it already

    @property
    def stops(self) -> tuple[TourStop, ...]:
        """Return the stops as they stand in the list and in the editor."""
        return tuple(self._stop(row) for row in range(self.list.count()))

    def value(self) -> Value:
        return self.stops

    def show_value(self, value: Value) -> None:
        super().show_value(value or ())

    def put(self, value: Value) -> None:
        stops = cast("Sequence[TourStop]", value or ())
        current = max(self.list.currentRow(), 0)
        self.list.blockSignals(True)
        self.list.clear()
        for stop in stops:
            self._add(stop)
        self.list.setCurrentRow(min(current, len(stops) - 1))
        self.list.blockSignals(False)
        self._number()
        self._edit_current()

    def problem(self) -> str:
        return self.editor.problem()

    def editors(self) -> Sequence[QWidget]:
        return (self.picker, self.list)

    def typed(self) -> list[str]:
        return [json.dumps([_kept(stop) for stop in self.stops], ensure_ascii=False)]

    def restore(self, typed: Sequence[str]) -> None:
        """Show a draft; one that cannot be read is left."""
        try:
            stops = [_restored(one) for one in cast("list[Any]", json.loads(typed[0]))]
        except (ValueError, KeyError, TypeError, IndexError, DateRefused):
            return
        titles = {stop.record: stop for stop in self.stops}
        self.put([_titled(stop, titles.get(stop.record)) for stop in stops])
        self.mark_edited()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and self.dirty:
            focus = QApplication.focusWidget()
            if focus is not None and self.editor.isAncestorOf(focus):
                return False  # from one part of a stop to another
        return super().eventFilter(watched, event)

    def _stop(self, row: int) -> TourStop:
        return cast("TourStop", self.list.item(row).data(STOP))

    def _add(self, stop: TourStop) -> None:
        item = QListWidgetItem()
        item.setData(STOP, stop)
        self.list.addItem(item)

    def _number(self) -> None:
        """Write the number of each stop before its title, and make the list as high as it is."""
        count = self.list.count()
        for row in range(count):
            item, stop = self.list.item(row), self._stop(row)
            style = theme.kind_style(stop.kind or stop.record.partition("/")[0], stop.side)
            title = stop.title.best(self.lang)[0] or self.titles.get(stop.record, stop.record)
            item.setText(f"{row + 1}.  {title}")
            item.setIcon(theme.icon(style.icon, getattr(theme.active(), style.token)))
        rows = range(min(count, TALLEST))
        self.list.setFixedHeight(sum(self.list.sizeHintForRow(row) for row in rows) + 6)
        self.list.setVisible(bool(count))
        self.hint.setVisible(count > 1)
        self._show_buttons()

    def _show_buttons(self) -> None:
        row, count = self.list.currentRow(), self.list.count()
        self.up.setEnabled(row > 0)
        self.down.setEnabled(0 <= row < count - 1)
        self.remove.setEnabled(row >= 0)
        self.preview.setEnabled(count > 0)

    def _edit_current(self) -> None:
        row = self.list.currentRow()
        stop = self._stop(row) if 0 <= row < self.list.count() else None
        self.editor.show_stop(stop, self.titles, self.lang)
        self._show_buttons()

    def _take_editor(self) -> None:
        """Put what the editor holds into the list."""
        stop, row = self.editor.stop, self.list.currentRow()
        if stop is not None and 0 <= row < self.list.count():
            self.list.item(row).setData(STOP, stop)

    def _changed(self) -> None:
        self._number()
        self._edit_current()
        self.mark_edited()
        self.left.emit()

    def _on_list_reordered(self) -> None:
        self._changed()

    def _on_list_current_changed(self, _row: int) -> None:
        self._edit_current()

    def _on_editor_edited(self) -> None:
        self._take_editor()
        self.mark_edited()

    def _on_editor_decided(self) -> None:
        self._take_editor()
        self.mark_edited()
        if self.dirty:
            self.left.emit()

    def _on_picker_picked(self, match: Match) -> None:
        self.picker.clear()
        title = Words(vi=match.title) if self.lang == "vi" else Words(en=match.title)
        self._add(TourStop(match.ref, kind=match.kind, title=title, side=match.side))
        self.list.setCurrentRow(self.list.count() - 1)
        self._changed()


def _kept(stop: TourStop) -> dict[str, object]:
    return {
        "record": stop.record,
        "vi": stop.words.vi,
        "en": stop.words.en,
        "view": kept(stop.view),
        "span": stop.span.edtf if stop.span else None,
        "picture": stop.picture,
        "sound": stop.sound,
    }


def _restored(one: dict[str, Any]) -> TourStop:
    return TourStop(
        record=str(one["record"]),
        words=Words(one.get("vi"), one.get("en")),
        view=view_of(one.get("view")),
        span=parse(one["span"]) if one.get("span") else None,
        picture=one.get("picture"),
        sound=one.get("sound"),
    )


def _titled(stop: TourStop, known: TourStop | None) -> TourStop:
    if known is None:
        return stop
    return replace(stop, kind=known.kind, title=known.title, side=known.side)
