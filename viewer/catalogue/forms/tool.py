"""The form tool: the form of the chosen record, and the making and deleting of records."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from db import editing, reading
from db.errors import InUse
from db.records import Words
from viewer import vocabulary
from viewer.catalogue.forms.drafting import Drafting
from viewer.catalogue.forms.record_form import RecordForm
from viewer.catalogue.forms.strips import DeleteStrip, NewRecordStrip
from viewer.catalogue.tool import Tool
from viewer.details.page import Page, page
from viewer.state.selection import Choice, Spot
from viewer.widgets.focus_ring import FocusRing
from viewer.widgets.kind_mark import KindMark
from viewer.widgets.plain_text import plain_label
from viewer.widgets.record_picker import Match

if TYPE_CHECKING:
    from db.changes import Changes
    from db.errors import ArchiveError
    from viewer.catalogue.finding import Wish
    from viewer.catalogue.saving import Saving
    from viewer.context import Context
    from viewer.widgets.field import Field
    from viewer.widgets.record_picker import RecordPicker


class FormTool(Tool):
    """Show the form of the record that is chosen; one form a kind is built and kept."""

    name: ClassVar[str] = "form"

    def __init__(self, context: Context, saving: Saving, parent: QWidget | None = None) -> None:
        super().__init__(context, saving, parent)
        self.forms: dict[str, RecordForm] = {}
        self.drafting = Drafting(context, self)
        self._mark = KindMark(14)
        self._kind = plain_label("", "kind", wrap=False)
        self._title = plain_label("", "title")
        self.new = QPushButton()
        self.delete = QPushButton()
        for button in (self.new, self.delete):
            button.setProperty("role", "chip")
        self.creation = NewRecordStrip()
        self.deletion = DeleteStrip()
        self._none = plain_label("", "muted")
        self._none.setContentsMargins(20, 24, 20, 24)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._none)
        self._wanted: str | None = None
        self._shown: str | None = None
        self._lay_out()
        self._connect()

    @classmethod
    def title(cls) -> str:
        return QCoreApplication.translate("FormTool", "Record")

    def retranslate(self) -> None:
        self.new.setText(self.tr("New record"))
        self.delete.setText(self.tr("Delete"))
        self._none.setText(
            self.tr("Choose a record in the list, in the text or on the map to edit it here.")
        )
        self.creation.retranslate()
        self.deletion.retranslate()
        for form in self.forms.values():
            form.retranslate()
        if self.form is not None and self.form.page is not None:
            self._show_head(self.form.page)

    @property
    def form(self) -> RecordForm | None:
        """Return the form that is in front."""
        shown = self._stack.currentWidget()
        return shown if isinstance(shown, RecordForm) else None

    def enter(self) -> None:
        self._reload()

    def save(self) -> None:
        for form in self.forms.values():
            form.save()

    def focus_target(self) -> QWidget:
        form = self.form
        names = form.field("names") if form else None
        editors = names.editors() if names else ()
        return editors[0] if editors else self.new

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(20, 8, 12, 0)
        head.setSpacing(8)
        head.addWidget(self._mark)
        head.addWidget(self._kind, 1)
        head.addWidget(self.new)
        head.addWidget(self.delete)
        self._title.setContentsMargins(20, 0, 12, 8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._title)
        column.addWidget(self.creation)
        column.addWidget(self.deletion)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        context = self.context
        context.selection.changed.connect(self._on_selection_changed)
        context.jobs.changed.connect(self._on_jobs_changed)
        context.desk.creation_wanted.connect(self.creation.begin)
        context.desk.form_wanted.connect(context.selection.choose)
        self.new.clicked.connect(lambda: self.creation.begin(self.form.kind if self.form else ""))
        self.delete.clicked.connect(self._on_delete_clicked)
        self.creation.create_wanted.connect(self._create)
        self.deletion.delete_wanted.connect(self._delete)
        self.saving.drained.connect(self._reload)

    # a record

    def _reload(self) -> None:
        ref = self.context.selection.ref
        if ref is None or reading.is_suggestion(ref) or not self.context.desk.editing:
            return
        if not self.saving.busy:
            self.context.jobs.read(page, ref, then=self._show, latest=(self, "page"))

    def _show(self, shown: Page) -> None:
        if self.saving.busy or not self.context.desk.editing:
            return  # it is asked again when everything is saved
        record = shown.record
        known = self.saving.seen(record.ref)
        if known is not None and record.version < known:
            return
        form = self._form_of(record.kind)
        if self._shown != record.ref:
            self.save()
            self.deletion.hide()
            self._shown = record.ref
        anew = form.ref != record.ref or self._stack.currentWidget() is not form
        form.show_page(shown)
        self._stack.setCurrentWidget(form)
        self._show_head(shown)
        if anew:
            self.drafting.restore(form)
        if self._wanted == record.ref:
            self._wanted = None
            QTimer.singleShot(0, form, partial(_begin_naming, form))

    def _form_of(self, kind: str) -> RecordForm:
        if kind not in self.forms:
            form = RecordForm(self.context, kind, self.saving)
            FocusRing(form)
            form.stale.connect(self._on_form_stale)
            form.created_wanted.connect(self._on_form_created_wanted)
            form.spot_wanted.connect(self._on_form_spot_wanted)
            form.ref_wanted.connect(self._on_form_ref_wanted)
            form.typed.connect(partial(self._on_form_typed, form))
            self.forms[kind] = form
            self._stack.addWidget(form)
        return self.forms[kind]

    def _show_head(self, shown: Page) -> None:
        record = shown.record
        side = record.fields.get("side")
        self._mark.show_kind(record.kind, side if isinstance(side, str) else None)
        self._kind.setText(vocabulary.word(vocabulary.KIND, record.kind))
        self._title.setText(record.title.best(self.context.language.code)[0] or record.ref)

    # making and deleting

    def _create(self, kind: str, title: str) -> None:
        lang = self.context.language.code
        words = Words(vi=title) if lang == "vi" else Words(en=title)
        self.saving.run(editing.create, kind, words, origin=self, then=self._go_to)

    def _go_to(self, changes: Changes) -> None:
        ref = str(changes.answer)
        self._wanted = ref
        self.context.selection.choose(ref)

    def _delete(self, force: bool) -> None:
        form = self.form
        if form is None or form.ref is None:
            return
        ref = form.ref
        form.page = None
        self.saving.run(
            editing.delete_record,
            ref,
            force,
            origin=self,
            then=lambda _changes: self._forget(),
            failed=self._on_deletion_failed,
        )

    def _forget(self) -> None:
        self.deletion.hide()
        self._stack.setCurrentWidget(self._none)
        self._title.setText("")
        self._kind.setText("")
        self._mark.show_kind("")
        self.context.selection.forget()

    def _on_deletion_failed(self, error: ArchiveError) -> None:
        if isinstance(error, InUse):
            self.deletion.insist(error.uses, self.context.language.code)

    # slots

    def _on_delete_clicked(self) -> None:
        if self.form is not None:
            self.deletion.begin(self._title.text())

    def _on_selection_changed(self, choice: Choice) -> None:
        if self.isVisible() and choice.ref is not None:
            form = self.form
            if form is not None and form.ref != choice.ref:
                form.save()
            self._reload()

    def _on_jobs_changed(self, changes: Changes, origin: object) -> None:
        form = self.form
        if form is None or form.ref is None or isinstance(origin, RecordForm):
            return  # what a form saves is read again when everything is saved
        if changes.everything or changes.touches(form.ref):
            self._reload()

    def _on_form_stale(self, ref: str) -> None:
        if self.form is not None and self.form.ref == ref:
            self._reload()

    def _on_form_typed(self, form: RecordForm, field: Field) -> None:
        self.saving.type_in(form, typing=bool(form.unsaved))
        self.drafting.keep(form, field)

    def _on_form_ref_wanted(self, ref: str) -> None:
        self.context.selection.choose(ref, self)

    def _on_form_spot_wanted(self, spot: object) -> None:
        if isinstance(spot, Spot) and self.form is not None and self.form.ref is not None:
            self.context.selection.choose(self.form.ref, self, spot)

    def _on_form_created_wanted(self, wish: Wish, picker: RecordPicker) -> None:
        """Make the record that a picker wants, and let the picker choose it."""
        title = wish.title.vi or wish.title.en or ""

        def made(changes: Changes) -> None:
            picker.picked.emit(Match(str(changes.answer), title, kind=wish.kind))

        picker.setText(title)
        self.saving.run(editing.create, wish.kind, wish.title, origin=self, then=made)


def _begin_naming(form: RecordForm) -> None:
    """Put the keyboard into a new record's name."""
    names = form.field("names")
    if names is not None:
        names.focus_first()
