"""The authority tool: records that are one are merged, and a record is followed everywhere."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import (
    QVBoxLayout,
    QWidget,
)

from db import editing
from db.archive import Cancellation
from db.errors import StaleVersion
from db.records import KINDS
from viewer.catalogue.authority.judgements import JudgementsPage
from viewer.catalogue.authority.pairs import PairsPage
from viewer.catalogue.authority.questions import Judged, Pair, Used, judged, pair, used
from viewer.catalogue.authority.searching import look
from viewer.catalogue.authority.usage import UsagePage
from viewer.catalogue.edits import Edit, Transaction
from viewer.catalogue.pages import Pages
from viewer.catalogue.tool import Tool

if TYPE_CHECKING:
    from db.changes import Changes
    from db.errors import ArchiveError
    from db.reading.duplicates import Candidate
    from db.records import Ref
    from viewer.catalogue.saving import Saving
    from viewer.context import Context
    from viewer.state.selection import Choice


class AuthorityTool(Tool):
    """Find likely duplicates and merge them, split what was merged, and see where records are used.

    The archive is looked through by a process of its own; every judgement is one revision.
    """

    name: ClassVar[str] = "authority"

    _progressed = Signal(float)

    def __init__(self, context: Context, saving: Saving, parent: QWidget | None = None) -> None:
        super().__init__(context, saving, parent)
        self.pairs, self.judgements, self.usage = PairsPage(), JudgementsPage(), UsagePage()
        self.pages = Pages((self.pairs, self.judgements, self.usage))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pages)
        self._cancellation = Cancellation()
        self._running = False
        self._found: tuple[Candidate, ...] = ()
        self._pair: Pair | None = None
        self._used: Used | None = None
        self._connect()

    @classmethod
    def title(cls) -> str:
        return QCoreApplication.translate("AuthorityTool", "Authority")

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Authority work"))
        titles = (self.tr("Duplicates"), self.tr("Judged"), self.tr("Where used"))
        self.pages.name_pages(self.tr("Pages of authority work"), titles)
        for page in (self.pairs, self.judgements, self.usage):
            page.retranslate()
        self._show_pairs()

    def enter(self) -> None:
        self._reload()

    def focus_target(self) -> QWidget:
        return self.pairs.pairs if self._found else self.pairs.begin

    def _connect(self) -> None:
        pairs, context = self.pairs, self.context
        pairs.search_wanted.connect(self._on_search_wanted)
        pairs.cancel_wanted.connect(self._cancel)
        pairs.pair_wanted.connect(self._on_pair_wanted)
        pairs.merge_wanted.connect(self._on_merge_wanted)
        pairs.distinct_wanted.connect(self._on_distinct_wanted)
        self._progressed.connect(pairs.show_progress)
        self.judgements.split_wanted.connect(self._on_split_wanted)
        self.judgements.forget_wanted.connect(self._on_forget_wanted)
        self.usage.rename_wanted.connect(self._on_rename_wanted)
        self.usage.record_wanted.connect(self._on_record_wanted)
        context.jobs.closing.connect(self._cancel)
        context.jobs.changed.connect(self._on_jobs_changed)
        context.selection.changed.connect(self._on_selection_changed)

    # showing

    def _reload(self) -> None:
        jobs = self.context.jobs
        jobs.read(judged, then=self._show_judged, latest=(self, "judged"))
        self._ask_used(self.context.selection.ref or "")

    def _show_judged(self, found: Judged) -> None:
        self.judgements.show_judged(found, self.context.language.code)
        apart = {frozenset((one.ref, other.ref)) for one, other in found.distinct}
        self._keep([p for p in self._found if frozenset((p.first.ref, p.second.ref)) not in apart])

    def _keep(self, pairs: list[Candidate]) -> None:
        """Show these pairs alone, unless they are what is shown."""
        if len(pairs) != len(self._found):
            self._found = tuple(pairs)
            self._show_pairs()

    def _show_pairs(self) -> None:
        self.pairs.show_pairs(self._found, self.context.language.code)
        if self._pair is not None and self._found:
            self.pairs.show_pair(self._pair, self.context.language.code)

    def _ask_used(self, ref: Ref) -> None:
        if ref.partition("/")[0] in KINDS:
            self.context.jobs.read(used, ref, then=self._show_used, latest=(self, "used"))

    def _show_used(self, found: Used) -> None:
        self._used = found
        self.saving.see(found.ref, found.version)
        self.usage.show_used(found, self.context.language.code)

    def _show_pair(self, shown: Pair) -> None:
        if shown.first.record.uuid == shown.second.record.uuid:
            self._drop_current()  # they were made one meanwhile
            return
        self._pair = shown
        for page in (shown.first, shown.second):
            self.saving.see(page.record.ref, page.record.version)
        self.pairs.show_pair(shown, self.context.language.code)

    # looking through the archive

    def _on_search_wanted(self, kind: str) -> None:
        if self._running:
            return
        self._running, self._cancellation = True, Cancellation()
        self.pairs.told.setText("")
        self.pairs.show_progress(0)
        self.pairs.show_running(running=True)
        self.context.jobs.run_apart(
            look,
            kind or None,
            self._progressed.emit,
            self._cancellation,
            then=self._show_found,
            failed=self._give_up,
        )

    def _show_found(self, found: tuple[Candidate, ...] | None) -> None:
        self._end_search()
        if found is None:
            self.pairs.told.setText(self.tr("The search was cancelled."))
            return
        said = self.tr("%1 pairs, the likeliest first") if found else self.tr("Nothing found twice")
        self.pairs.told.setText(said.replace("%1", str(len(found))))
        self._found, self._pair = found, None
        self._show_pairs()

    def _give_up(self, error: ArchiveError) -> None:
        self._end_search()
        self.context.notices.report(error)

    def _end_search(self) -> None:
        self._running = False
        self.pairs.show_running(running=False)

    def _cancel(self) -> None:
        self._cancellation.cancel()

    # judging

    def _on_pair_wanted(self, row: int) -> None:
        if 0 <= row < len(self._found):
            chosen = self._found[row]
            refs = chosen.first.ref, chosen.second.ref
            jobs, key = self.context.jobs, (self, "pair")
            jobs.read(pair, *refs, then=self._show_pair, latest=key, failed=self._drop_gone)

    def _drop_gone(self, _error: ArchiveError) -> None:
        self._drop_current()

    def _drop_current(self) -> None:
        """Leave out the pair of which one record is there no more."""
        row = self.pairs.pairs.currentRow()
        self._keep([one for at, one in enumerate(self._found) if at != row])

    def _on_merge_wanted(self, first_stays: bool) -> None:
        shown = self._pair
        if shown is None:
            return
        first, second = shown.first.record, shown.second.record
        winner, loser = (first, second) if first_stays else (second, first)
        edit = Edit("merge", partial(_merge, loser=loser.ref, seen_other=loser.version))
        then, failed = partial(self._leave_out, loser.ref), self._compare_again
        self.saving.edit(winner.ref, edit, origin=self, then=then, failed=failed)

    def _compare_again(self, error: ArchiveError) -> None:
        """Show the pair as it is now: one of the two changed since it was compared."""
        if isinstance(error, StaleVersion):
            self.context.notices.report(error)
        self._on_pair_wanted(self.pairs.pairs.currentRow())

    def _leave_out(self, gone: Ref, _changes: Changes) -> None:
        """Drop every pair with a record that is there no more."""
        self._pair = None
        self.pairs.clear_pair()
        self._keep([one for one in self._found if gone not in {one.first.ref, one.second.ref}])
        self._reload()

    def _on_distinct_wanted(self) -> None:
        shown = self._pair
        if shown is not None:
            refs = shown.first.record.ref, shown.second.record.ref
            self.saving.run(editing.declare_distinct, *refs, origin=self, then=self._on_judged)

    def _on_split_wanted(self, number: int) -> None:
        self.saving.run(editing.split, number, origin=self, then=self._on_judged)

    def _on_forget_wanted(self, ref: str, other: str) -> None:
        self.saving.run(editing.forget_distinct, ref, other, origin=self, then=self._on_judged)

    def _on_judged(self, _changes: Changes) -> None:
        self._reload()

    # a record everywhere

    def _on_rename_wanted(self, slug: str) -> None:
        shown = self._used
        if shown is not None:
            edit = Edit("ref", editing.rename_ref, (slug,))
            self.saving.edit(shown.ref, edit, origin=self, then=self._on_renamed)

    def _on_renamed(self, changes: Changes) -> None:
        self.context.selection.choose(str(changes.answer))

    def _on_record_wanted(self, ref: str) -> None:
        self.context.selection.choose(ref, self)

    # slots

    def _on_selection_changed(self, choice: Choice) -> None:
        if choice.origin is not self and self.isVisible():
            self._ask_used(choice.ref or "")

    def _on_jobs_changed(self, _changes: Changes, origin: object) -> None:
        if origin is not self and self.isVisible():
            self._reload()


def _merge(
    transaction: Transaction, winner: Ref, *, loser: Ref, seen_other: int, seen: int | None
) -> None:
    """Merge two records as they were compared; for the write lane."""
    editing.merge(transaction, winner, loser, seen, seen_other)
