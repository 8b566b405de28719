"""The bulk tool: one change, a tag or a saved set for all the records that are looked at."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any, ClassVar, cast

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db import editing
from db.errors import StaleVersion
from db.search.filters import Area
from viewer import vocabulary
from viewer.catalogue.bulk.change import ChangePage
from viewer.catalogue.bulk.gathering import GatheringPage
from viewer.catalogue.bulk.questions import Gathered, Plan, gathered, rehearse
from viewer.catalogue.pages import Pages
from viewer.catalogue.tool import Tool
from viewer.state.browse import Scope, Span
from viewer.widgets.plain_text import plain_label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.changes import Changes
    from db.editing.bulk import Applied, Bulk
    from db.errors import ArchiveError
    from viewer.catalogue.saving import Saving
    from viewer.context import Context


class BulkTool(Tool):
    """Change what the list holds, as one revision that is shown before it is made."""

    name: ClassVar[str] = "bulk"

    def __init__(self, context: Context, saving: Saving, parent: QWidget | None = None) -> None:
        super().__init__(context, saving, parent)
        self.count = plain_label("", "title")
        self.told = plain_label("", "caption")
        self.change = ChangePage()
        self.tags = GatheringPage(("tag", "untag"))
        self.sets = GatheringPage(("look",))
        self.pages = Pages((self.change, self.tags, self.sets))
        self._gathered: Gathered | None = None
        head = QVBoxLayout()
        head.setContentsMargins(20, 8, 20, 4)
        head.addWidget(self.count)
        head.addWidget(self.told)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.pages, 1)
        self._connect()

    @classmethod
    def title(cls) -> str:
        return QCoreApplication.translate("BulkTool", "Many at once")

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Many records at once"))
        titles = (self.tr("Change"), self.tr("Tags"), self.tr("Saved sets"))
        self.pages.name_pages(self.tr("Pages of this tool"), titles)
        self.change.retranslate()
        self.tags.say(
            self.tr("Words of your own to gather records by"),
            self.tr("Title of the tag"),
            self.tr("New tag"),
            (self.tr("Tag the list"), self.tr("Untag the list")),
        )
        self.sets.say(
            self.tr("A saved set keeps what is searched for and narrowed, not its records."),
            self.tr("Title of the set"),
            self.tr("Save what is looked at"),
            (self.tr("Look at it"),),
        )
        if self._gathered is not None:
            self._show(self._gathered)

    def enter(self) -> None:
        self._reload()

    def focus_target(self) -> QWidget:
        return self.change.what

    def _connect(self) -> None:
        self.change.preview_wanted.connect(self._on_preview_wanted)
        self.change.apply_wanted.connect(self._on_apply_wanted)
        self.tags.add_wanted.connect(self._on_tag_add_wanted)
        self.tags.rename_wanted.connect(self._on_tag_rename_wanted)
        self.tags.remove_wanted.connect(self._on_tag_remove_wanted)
        self.tags.used.connect(self._on_tag_used)
        self.sets.add_wanted.connect(self._on_set_add_wanted)
        self.sets.rename_wanted.connect(self._on_set_rename_wanted)
        self.sets.remove_wanted.connect(self._on_set_remove_wanted)
        self.sets.used.connect(self._on_set_used)
        self.context.browse.changed.connect(self._on_browse_changed)
        self.context.jobs.changed.connect(self._on_jobs_changed)

    # showing

    def _reload(self) -> None:
        scope = self.context.browse.scope
        self.context.jobs.read(gathered, scope, then=self._show, latest=(self, "gathered"))

    def _show(self, found: Gathered) -> None:
        self._gathered = found
        shown, total = len(found.refs), found.total
        self.count.setText(self.tr("%1 records are looked at").replace("%1", str(total)))
        kinds = ", ".join(vocabulary.word(vocabulary.KINDS, kind) for kind in found.kinds)
        if shown < total:
            said = self.tr("The first %1 of them can be changed: narrow the list to reach others.")
            kinds = f"{said.replace('%1', str(shown))} {kinds}"
        self.told.setText(kinds)
        cataloguer = self.context.desk.cataloguer
        self.change.show_gathered(found, reviews=cataloguer is not None and cataloguer.reviews)
        self.tags.show_rows([(tag.id, f"{tag.title} ({tag.count})") for tag in found.tags])
        self.sets.show_rows([(one.id, one.title) for one in found.sets])

    # changing

    def _on_preview_wanted(self, bulk: Bulk) -> None:
        self.context.jobs.run_apart(rehearse, bulk, then=self._show_plan)

    def _show_plan(self, plan: Plan) -> None:
        if self._gathered is not None and plan.bulk.refs == self._gathered.refs:
            self.change.show_plan(plan, self.context.language.code)

    def _on_apply_wanted(self, plan: Plan) -> None:
        self.change.apply.setEnabled(False)
        self.saving.run(
            editing.apply,
            plan.bulk,
            dict(plan.versions),
            origin=self,
            then=self._on_applied,
            failed=self._on_refused,
        )

    def _on_applied(self, changes: Changes) -> None:
        applied = cast("Applied", changes.answer)
        self._reload()
        said = self.tr("%1 records were changed.").replace("%1", str(applied.changed))
        self.context.notices.post(said, self.tr("One “Undo” takes all of it back."))

    def _on_refused(self, error: ArchiveError) -> None:
        self.change.forget_plan()
        if isinstance(error, StaleVersion):  # the others are told already
            self.context.notices.report(error)
        self._reload()

    # tags and sets

    def _on_tag_add_wanted(self, title: str) -> None:
        self.saving.run(editing.add_tag, title, origin=self, then=self._on_gathering_changed)

    def _on_tag_rename_wanted(self, number: int, title: str) -> None:
        then = self._on_gathering_changed
        self.saving.run(editing.edit_tag, number, title, origin=self, then=then)

    def _on_tag_remove_wanted(self, number: int) -> None:
        self.saving.run(editing.remove_tag, number, origin=self, then=self._on_gathering_changed)

    def _on_tag_used(self, number: int, how: str) -> None:
        if self._gathered is not None:
            change = editing.tag if how == "tag" else editing.untag
            refs, then = list(self._gathered.refs), self._on_gathering_changed
            self.saving.run(change, refs, number, origin=self, then=then)

    def _on_set_add_wanted(self, title: str) -> None:
        query, then = asdict(self.context.browse.scope), self._on_gathering_changed
        self.saving.run(editing.save_set, title, query, origin=self, then=then)

    def _on_set_rename_wanted(self, number: int, title: str) -> None:
        found, then = self._gathered, self._on_gathering_changed
        for one in found.sets if found else ():
            if one.id == number:
                self.saving.run(
                    editing.edit_set, number, title, dict(one.query), origin=self, then=then
                )

    def _on_set_remove_wanted(self, number: int) -> None:
        self.saving.run(editing.remove_set, number, origin=self, then=self._on_gathering_changed)

    def _on_set_used(self, number: int, _how: str) -> None:
        found = self._gathered
        for one in found.sets if found else ():
            if one.id == number:
                self.context.browse.look_at(scope_of(one.query))
                self.context.browse.show()

    def _on_gathering_changed(self, _changes: Changes) -> None:
        self._reload()

    # slots

    def _on_browse_changed(self, _scope: Scope) -> None:
        if self.isVisible():
            self._reload()

    def _on_jobs_changed(self, _changes: Changes, origin: object) -> None:
        if origin is not self and self.isVisible():
            self._reload()


def scope_of(query: Mapping[str, Any]) -> Scope:
    """Return the scope that a saved set keeps; parts that this program does not know stay out."""
    known = {name: query.get(name) for name in ("kind", "side", "place", "year", "source")}
    span, area = query.get("span"), query.get("area")
    return Scope(
        **known,
        query=str(query.get("query") or ""),
        span=Span(span["earliest"], span["latest"]) if span else None,
        area=Area(area["south"], area["west"], area["north"], area["east"]) if area else None,
    )
