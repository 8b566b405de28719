"""Details: the card of the chosen record, and the answer to "says who?"."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from db import reading
from viewer.details import about_card, card_of
from viewer.details.evidence import first_spot, quotes_of_reasons
from viewer.details.media import GEOREFERENCE, PICTURE
from viewer.details.page import Page, page
from viewer.details.suggestion import Proposal, proposal, suggestion_card
from viewer.panel import Panel, Place
from viewer.state.selection import Spot
from viewer.widgets.card_view import CardView

if TYPE_CHECKING:
    from db.changes import Changes
    from db.records import About, Reason
    from viewer.context import Context
    from viewer.state.selection import Choice


class DetailsPanel(Panel):
    """Show one card; ask on what each of its lines rests and lead the reader there."""

    name: ClassVar[str] = "details"
    place: ClassVar[Place] = "right"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setProperty("role", "surface")
        self._page: Page | None = None
        self._proposal: Proposal | None = None
        self._about: About | None = None
        self._view = CardView()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._view)
        self._view.ref_wanted.connect(self._on_view_ref_wanted)
        self._view.why_wanted.connect(self._on_view_why_wanted)
        self._view.spot_wanted.connect(self._on_view_spot_wanted)
        context.selection.changed.connect(self._on_selection_changed)
        context.desk.changed.connect(self._on_desk_changed)
        context.jobs.changed.connect(self._on_jobs_changed)
        self.retranslate()
        context.jobs.read(reading.about, then=self._show_about)
        self._reload()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Card of the chosen record"))
        self._view.setAccessibleName(self.accessibleName())
        self._lay_out()

    def focus_target(self) -> QWidget:
        return self._view

    def _reload(self) -> None:
        ref, jobs = self.context.selection.ref, self.context.jobs
        if ref is not None and reading.is_suggestion(ref):
            jobs.read(proposal, ref, then=self._show_proposal, latest=(self, "page"))
        elif ref is not None:
            jobs.read(page, ref, then=self._show_page, latest=(self, "page"))

    def _show_page(self, shown: Page) -> None:
        self._page, self._proposal = shown, None
        self._lay_out()

    def _show_proposal(self, shown: Proposal) -> None:
        self._page, self._proposal = None, shown
        self._lay_out()

    def _show_about(self, about: About) -> None:
        self._about = about
        self._lay_out()

    def _lay_out(self) -> None:
        if self._proposal is not None:
            self._view.show_card(suggestion_card(self._proposal, self.lang))
        elif self._page is not None:
            self._view.show_card(card_of(self._page, self.lang))
        elif self._about is not None:
            self._view.show_card(about_card(self._about, self.lang))

    def _answer(self, target: str, reasons: tuple[Reason, ...]) -> None:
        """Show what `target` rests on, and lead the reader to its first place in the text."""
        self._view.show_answer(target, quotes_of_reasons(reasons, self.lang))
        spot = first_spot(reasons)
        if spot is not None and self._page is not None:
            self.context.selection.choose(self._page.record.ref, self, spot)

    def _on_selection_changed(self, choice: Choice) -> None:
        if self.context.desk.editing:  # its form is in front of the card
            return
        if choice.ref is not None and (self._page is None or choice.ref != self._page.record.ref):
            self._reload()

    def _on_desk_changed(self) -> None:
        if not self.context.desk.editing:
            self._reload()
            self.front_wanted.emit()

    def _on_view_ref_wanted(self, ref: str) -> None:
        if ref.startswith(PICTURE):
            self._open_picture(ref.removeprefix(PICTURE))
        elif ref.startswith(GEOREFERENCE):
            self._open_workbench(ref.removeprefix(GEOREFERENCE))
        else:
            self.context.selection.choose(ref, self)

    def _open_picture(self, ref: str) -> None:
        from viewer.pictures.window import PictureWindow

        PictureWindow(self.context, ref, self.window()).show()

    def _open_workbench(self, ref: str) -> None:
        from viewer.catalogue.georeference import open_workbench

        open_workbench(self.context, ref, self.window())

    def _on_view_why_wanted(self, target: str) -> None:
        if self._page is not None:
            ref = self._page.record.ref
            then = partial(self._answer, target)
            self.context.jobs.read(reading.why, ref, target, then=then, latest=(self, "why"))

    def _on_view_spot_wanted(self, spot: object) -> None:
        ref = self._proposal.ref if self._proposal else self._page and self._page.record.ref
        if isinstance(spot, Spot) and ref:
            self.context.selection.choose(ref, self, spot)

    def _on_jobs_changed(self, changes: Changes, origin: object) -> None:
        if origin is not self and self._page and changes.touches(self._page.record.ref):
            self._reload()
