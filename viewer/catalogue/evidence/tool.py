"""The evidence tool: marked words become a mention of a record, or evidence for what it says."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar, cast

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db import editing
from db.records import KINDS, Words
from viewer.catalogue.edits import Edit, Transaction
from viewer.catalogue.evidence.desk import EvidenceDesk
from viewer.catalogue.evidence.questions import Claims, claims, target_of
from viewer.catalogue.finding import Finder
from viewer.catalogue.tool import Tool

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.changes import Changes
    from db.records import Target
    from viewer.catalogue.finding import Wish
    from viewer.catalogue.saving import Saving
    from viewer.context import Context
    from viewer.state.desk import MarkedWords
    from viewer.state.selection import Choice
    from viewer.widgets.record_picker import Match, RecordPicker

NAMED = tuple(kind for kind in KINDS if kind not in {"article", "section", "citation"})
CITABLE = ("source", "citation")


class EvidenceTool(Tool):
    """Take the words that are marked in the reader, and rest names and facts on them.

    "These words name" makes a mention of the record that is picked; "They support" adds evidence
    for one claim of a record, with its grade and, where there is one, the source that it cites.
    """

    name: ClassVar[str] = "evidence"

    def __init__(self, context: Context, saving: Saving, parent: QWidget | None = None) -> None:
        super().__init__(context, saving, parent)
        self.desk = EvidenceDesk()
        self._claims: Claims | None = None
        self._region: editing.Region | None = None
        self._cited = ""
        self._aim: Target | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.desk)
        self._finders = (
            Finder(context, self.desk.names, NAMED),
            Finder(context, self.desk.record, NAMED, new=()),
            Finder(context, self.desk.source, CITABLE, new=("source",)),
        )
        self._connect()

    @classmethod
    def title(cls) -> str:
        return QCoreApplication.translate("EvidenceTool", "Evidence")

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Evidence"))
        self.desk.retranslate()
        self._show_words(self.context.desk.marked)

    def enter(self) -> None:
        self._show_words(self.context.desk.marked)
        ref, field = self.context.desk.target
        chosen = self.context.selection.ref or ""
        if field and ref == chosen:
            self._aim = target_of(field.partition(".")[0])
        self._ask(chosen)

    def focus_target(self) -> QWidget:
        return self.desk.names if self.context.desk.marked else self.desk.record

    # showing

    def _connect(self) -> None:
        desk, context = self.desk, self.context
        desk.names.picked.connect(self._on_names_picked)
        desk.record.picked.connect(self._on_record_picked)
        desk.source.picked.connect(self._on_source_picked)
        desk.add.clicked.connect(self._on_add_clicked)
        desk.removal_wanted.connect(self._on_removal_wanted)
        desk.grade_wanted.connect(self._on_grade_wanted)
        for finder in self._finders:
            finder.created_wanted.connect(self._on_creation_wanted)
        context.desk.words_marked.connect(self._show_words)
        context.desk.region_marked.connect(self._on_region_marked)
        context.selection.changed.connect(self._on_selection_changed)
        context.jobs.changed.connect(self._on_jobs_changed)

    def _show_words(self, marked: MarkedWords | None) -> None:
        if marked is not None:
            self._region = None  # what was marked last is what counts
        if self._region is not None:
            said = self.tr("A part of a picture, page %1")
            self.desk.show_words(said.replace("%1", str(self._region.page + 1)), self._region.media)
            return
        if marked is None:
            self.desk.show_words("", "")
            return
        title = marked.title.best(self.context.language.code)[0] or marked.section
        place = self.tr("%1, paragraph %2").replace("%1", title)
        self.desk.show_words(marked.quote, place.replace("%2", str(marked.position + 1)))

    def _ask(self, ref: str) -> None:
        if ref.partition("/")[0] in KINDS:
            lang = self.context.language.code
            self.context.jobs.read(claims, ref, lang, then=self._show, latest=(self, "claims"))

    def _show(self, found: Claims) -> None:
        self._claims = found
        self.saving.see(found.ref, found.version)
        self.desk.show_claims(found)
        if self._aim is not None:
            self.desk.choose_claim(self._aim)
            self._aim = None

    # slots

    def _on_names_picked(self, match: Match) -> None:
        marked = self.context.desk.marked
        if marked is None:
            return
        self.saving.run(editing.add_mention, _span(marked), match.ref, origin=self)
        self.desk.names.clear()
        self.context.selection.choose(match.ref, self)
        self._ask(match.ref)

    def _on_region_marked(self, media: str, page: int, corners: object) -> None:
        """Take a part of a picture instead of words of the text."""
        drawn = cast("Iterable[tuple[float, float]]", corners)
        self._region = editing.Region(media, page, tuple((x, y) for x, y in drawn))
        self.context.desk.mark(None)
        self._show_words(None)

    def _on_record_picked(self, match: Match) -> None:
        self._ask(match.ref)

    def _on_source_picked(self, match: Match) -> None:
        self._cited = match.ref
        self.desk.source.setText(match.title)
        self.desk.locator.setEnabled(match.ref.startswith("source/"))

    def _on_add_clicked(self) -> None:
        found, target = self._claims, self.desk.claim.currentData()
        if found is None or target is None:
            return
        marked = self.context.desk.marked
        cited = self._cited if self.desk.source.text().strip() else ""
        adding = partial(
            _add,
            at=self._region or (None if marked is None else _span(marked)),
            cited=cited,
            locator=self.desk.locator.text().strip(),
            note=self.desk.note.text().strip() or None,
        )
        grade = str(self.desk.grade.currentData())
        edit = Edit("evidence", adding, (target, grade))
        self.saving.edit(found.ref, edit, origin=self, then=self._on_added)

    def _on_added(self, _changes: Changes) -> None:
        self.desk.clear_details()
        self._region = None
        self._show_words(self.context.desk.marked)
        self._cited = ""
        if self._claims is not None:
            self._ask(self._claims.ref)

    def _on_removal_wanted(self, number: int) -> None:
        if self._claims is not None:
            edit = Edit("evidence", editing.remove_evidence, (number,))
            self.saving.edit(self._claims.ref, edit, origin=self, then=self._on_added)

    def _on_grade_wanted(self, number: int, grade: str) -> None:
        if self._claims is not None:
            edit = Edit("evidence", editing.edit_evidence, (number,), {"grade": grade})
            self.saving.edit(self._claims.ref, edit, origin=self, then=self._on_added)

    def _on_creation_wanted(self, wish: Wish, picker: RecordPicker) -> None:
        from viewer.widgets.record_picker import Match

        def pick(changes: Changes) -> None:
            title = wish.title.best(self.context.language.code)[0]
            picker.picked.emit(Match(str(changes.answer), title, kind=wish.kind))

        self.saving.run(editing.create, wish.kind, wish.title, origin=self, then=pick)

    def _on_selection_changed(self, choice: Choice) -> None:
        if self.isVisible() and choice.origin is not self and choice.ref:
            self._ask(choice.ref)

    def _on_jobs_changed(self, changes: Changes, origin: object) -> None:
        found = self._claims if self.isVisible() and origin is not self else None
        if found is not None and changes.touches(found.ref):
            self._ask(found.ref)


def _span(marked: MarkedWords) -> editing.Span:
    return editing.Span(marked.passage_id, marked.start, marked.end)


def _add(  # noqa: PLR0913 - a piece of evidence has that many parts
    transaction: Transaction,
    ref: str,
    target: Target,
    grade: str,
    seen: int | None = None,
    *,
    at: editing.Span | editing.Region | None,
    cited: str,
    locator: str,
    note: str | None,
) -> object:
    """Add evidence; a source is cited at its place first. For the write lane."""
    citation = cited or None
    if cited.startswith("source/"):
        citation = editing.cite(transaction, cited, Words(vi=locator or None))
    return editing.add_evidence(
        transaction,
        ref,
        target,
        grade,
        seen,
        at=at,
        citation=citation,
        note=note,
    )
