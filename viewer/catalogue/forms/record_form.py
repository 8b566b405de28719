"""The form of one record: its areas laid out, filled, watched and saved field by field."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from db.errors import StaleVersion
from viewer import vocabulary
from viewer.catalogue.fields.links import LinksField
from viewer.catalogue.fields.names import NamesField
from viewer.catalogue.fields.passages import PassagesField
from viewer.catalogue.fields.references import ReferenceField
from viewer.catalogue.fields.status import StatusField
from viewer.catalogue.fields.stops import StopsField
from viewer.catalogue.fields.tour_stops import TourStopsField
from viewer.catalogue.forms import FORMS, areas
from viewer.catalogue.forms.contents import edit_of, evidence_for, held, is_empty
from viewer.catalogue.forms.previewing import preview
from viewer.details.evidence import quotes_of
from viewer.widgets.accessible_role import Role
from viewer.widgets.choice_field import ChoiceField
from viewer.widgets.date_field import DateField
from viewer.widgets.field import Field
from viewer.widgets.number_field import NumberField, PositionField
from viewer.widgets.plain_text import plain_label, rule
from viewer.widgets.text_fields import LineField, TextField

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.errors import ArchiveError
    from db.records import Ref
    from viewer.catalogue.edits import Edit
    from viewer.catalogue.forms.areas import Area
    from viewer.catalogue.saving import Saving
    from viewer.context import Context
    from viewer.details.page import Page

MARGIN = 20
FACTUAL = ("unit", "body", "place", "person", "event", "route", "quantity", "term", "holding")
"""Kinds of which each field is a fact that should rest on something."""
FACTS = (ChoiceField, DateField, LineField, NumberField, PositionField, TextField)
LISTS = (NamesField, LinksField)
ROWS = (NamesField, LinksField, PassagesField)
"""Fields whose rows are saved one by one."""


class RecordForm(QScrollArea):
    """Edit the records of one kind, one after the other."""

    accessible_role = Role.Form

    stale = Signal(str)
    """The record (ref) changed under the form: it must be read again."""
    created_wanted = Signal(object, object)
    spot_wanted = Signal(object)
    ref_wanted = Signal(str)
    typed = Signal(object)
    """A field holds what has not been saved (or no longer does)."""

    def __init__(self, context: Context, kind: str, saving: Saving) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("role", "surface")
        self.kind = kind
        self.page: Page | None = None
        self._context, self._saving = context, saving
        self.status = StatusField()
        self.areas = (*FORMS[kind](context), areas.numbers())
        self.fields: tuple[Field, ...] = (self.status, *self._all_fields())
        self._headings: list[tuple[Area, QWidget]] = []
        self._lay_out()
        for field in self.fields:
            self._connect(field)
        self.retranslate()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)

    @property
    def ref(self) -> Ref | None:
        """Return the ref of the record that is shown."""
        return self.page.record.ref if self.page else None

    def retranslate(self) -> None:
        """Say every word again in the language spoken now."""
        lang = self._context.language.code
        self.setAccessibleName(self.tr("Form of the record"))
        for area, heading in self._headings:
            if isinstance(heading, QPushButton):
                mark = "▾" if heading.isChecked() else "▸"
                heading.setText(f"{mark}  {area.heading()}")
            else:
                heading.setProperty("text", area.heading())
        for field in self.fields:
            field.speak(lang)
            field.name_it(field_label(self.kind, field.name))
        if self.page is not None:
            self._fill_evidence(self.page)

    # a record

    def show_page(self, page: Page) -> None:
        """Show a record; what somebody types stays, and where it disagrees, that is said."""
        anew = self.page is None or self.page.record.ref != page.record.ref
        self.page = page
        record, lang = page.record, self._context.language.code
        self._saving.see(record.ref, record.version)
        for field in self.fields:
            value = held(page, field, lang)
            if anew or not field.dirty:
                if anew or value not in (field.base, field.value()) or value != field.value():
                    field.show_value(value)
                field.base = value
            elif isinstance(field, LISTS):  # keeps the rows in which somebody types
                field.show_value(value)
            elif value not in (field.base, field.value()):
                self._dispute(field)
            elif value == field.value():
                field.show_value(value)
        cataloguer = self._context.desk.cataloguer
        self.status.show_people(record, reviews=bool(cataloguer and cataloguer.reviews))
        self._fill_evidence(page)
        if anew:
            self._open_areas()
            self.verticalScrollBar().setValue(0)

    def save(self) -> None:
        """Save every field that holds something new."""
        for field in self.fields:
            self._save(field)

    @property
    def unsaved(self) -> tuple[Field, ...]:
        """Return the fields that hold what has not been saved."""
        return tuple(field for field in self.fields if field.dirty)

    def field(self, name: str) -> Field | None:
        """Return the field of that name."""
        return next((field for field in self.fields if field.name == name), None)

    # saving

    def _save(self, field: Field) -> None:
        if self.page is None or not field.dirty or field.problem() or field.dispute:
            return
        if isinstance(field, ROWS):
            field.save_rows()
        else:
            edit, before = edit_of(field), field.base
            field.base, field.dirty = field.value(), False
            self._send(edit, field, before)
        self.typed.emit(field)

    def _send(self, edit: Edit, field: Field, before: object) -> None:
        ref = self.ref
        if ref is None:
            return

        def failed(error: ArchiveError) -> None:
            field.base, field.dirty = before, True
            field.tell("" if isinstance(error, StaleVersion) else words_of(error), wrong=True)
            self.typed.emit(field)
            if isinstance(error, StaleVersion):
                self.stale.emit(ref)

        self._saving.edit(ref, edit, origin=self, failed=failed)

    def _send_row(self, field: Field, edit: Edit) -> None:
        self._send(edit, field, field.base)

    def _dispute(self, field: Field) -> None:
        field.show_dispute(
            self.tr("Somebody else changed this meanwhile."),
            self.tr("Keep theirs"),
            self.tr("Save mine"),
        )

    def _on_field_kept(self, field: Field) -> None:
        if self.page is not None:
            field.show_value(held(self.page, field, self._context.language.code))
            self.typed.emit(field)

    def _on_field_insisted(self, field: Field) -> None:
        if self.page is not None:
            field.base = held(self.page, field, self._context.language.code)
            field.settle_dispute()
            field.dirty = True
            self._save(field)

    # looks

    def _all_fields(self) -> Iterator[Field]:
        for area in self.areas:
            for entry in area.fields:
                yield from entry if isinstance(entry, tuple) else (entry,)

    def _lay_out(self) -> None:
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(MARGIN, 12, MARGIN, 32)
        column.setSpacing(14)
        column.addWidget(self.status)
        for area in self.areas:
            self._add_area(column, area)
        column.addStretch(1)
        self.setWidget(sheet)

    def _add_area(self, column: QVBoxLayout, area: Area) -> None:
        column.addSpacing(4)
        column.addWidget(rule())
        body = QWidget()
        inner = QVBoxLayout(body)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(14)
        for entry in area.fields:
            if isinstance(entry, tuple):
                row = QHBoxLayout()
                inner.addLayout(row)
                row.setSpacing(12)
                for field in entry:
                    row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
            else:
                inner.addWidget(entry)
        heading: QWidget = plain_label("", "strong")
        if area.folded:
            heading = button = QPushButton()
            button.setProperty("role", "fold")
            button.setCheckable(True)
            button.toggled.connect(body.setVisible)
            button.toggled.connect(self.retranslate_headings)
            body.hide()
        self._headings.append((area, heading))
        column.addWidget(heading)
        column.addWidget(body)

    def retranslate_headings(self) -> None:
        """Draw the marks of folded areas again."""
        for area, heading in self._headings:
            if isinstance(heading, QPushButton):
                mark = "▾" if heading.isChecked() else "▸"
                heading.setText(f"{mark}  {area.heading()}")

    def _open_areas(self) -> None:
        """Fold the areas of which the record says nothing."""
        for area, heading in self._headings:
            if isinstance(heading, QPushButton):
                flat = [one for e in area.fields for one in (e if isinstance(e, tuple) else (e,))]
                heading.setChecked(any(not is_empty(field.base) for field in flat))

    def _fill_evidence(self, page: Page) -> None:
        """Show beside each field on how much it rests."""
        lang = self._context.language.code
        for field in self.fields:
            quotes = quotes_of(evidence_for(page.record, field), lang)
            said = self.tr("Says who?") if quotes else self.tr("No evidence yet")
            wants = isinstance(field, FACTS) and self.kind in FACTUAL and not is_empty(field.base)
            field.rest_on(quotes, said if quotes or wants else "")

    # wiring

    def _connect(self, field: Field) -> None:
        field.edited.connect(lambda: self.typed.emit(field))
        field.left.connect(lambda: self._save(field))
        field.kept.connect(lambda: self._on_field_kept(field))
        field.insisted.connect(lambda: self._on_field_insisted(field))
        field.spot_wanted.connect(self.spot_wanted)
        field.ref_wanted.connect(self.ref_wanted)
        if isinstance(field, ROWS):
            field.wanted.connect(partial(self._send_row, field))
        if isinstance(field, LinksField | ReferenceField | StopsField):
            field.created_wanted.connect(self.created_wanted)
        if isinstance(field, TourStopsField):
            field.preview_wanted.connect(partial(preview, self, self._context, field))
        if isinstance(field, PositionField):
            field.point_wanted.connect(self._on_field_point_wanted)
            self._context.desk.point_wanted.connect(field.pick.setChecked)
            self._context.desk.pointed.connect(self._on_desk_pointed)

    def _on_field_point_wanted(self, wanted: bool) -> None:
        self._context.desk.want_point(wanted=wanted)

    def _on_desk_pointed(self, lat: float, lon: float) -> None:
        for field in self.fields:
            if isinstance(field, PositionField) and self.isVisible():
                field.take_point(lat, lon)

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is None or not self.isVisible() or not self.isAncestorOf(now) or not self.ref:
            return
        for field in self.fields:
            if field.isAncestorOf(now):
                self._context.desk.aim(self.ref, field.name)
                self.ensureWidgetVisible(now, 0, 60)
                return


def words_of(error: ArchiveError) -> str:
    """Return the sentence of a refusal in the language spoken now."""
    sentence = QCoreApplication.translate("Errors", error.template)
    return sentence.format(**error.values) if error.values else sentence


def field_label(kind: str, name: str) -> str:
    """Return the label of a field in the language spoken now."""
    own = vocabulary.FIELD.get(f"{kind}.{name}")
    if own is not None:
        return vocabulary.word(vocabulary.FIELD, f"{kind}.{name}")
    return vocabulary.word(vocabulary.FIELD, name)
