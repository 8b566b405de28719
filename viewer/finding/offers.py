"""What the search field offers: recent and saved searches, a star to keep one, and help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from db import reading
from viewer.finding.scope_words import scope_words
from viewer.widgets.name_popover import NamePopover
from viewer.widgets.search_help import WIDTH, SearchHelp
from viewer.widgets.search_menu import SearchMenu

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.records import Ref, Summary, Words
    from viewer.context import Context
    from viewer.state.browse import Scope
    from viewer.widgets.search_field import SearchField


class Offers(QObject):
    """Hang menu, help and name under a search field, and keep what is remembered in step."""

    def __init__(self, field: SearchField, context: Context) -> None:
        super().__init__(field)
        self._field = field
        self._context = context
        self._titles: dict[Ref, Words] = {}
        self.menu = SearchMenu(field)
        self.help = SearchHelp(field)
        self.name = NamePopover(field)
        field.offers_wanted.connect(self._on_field_offers_wanted)
        field.help_wanted.connect(self._on_field_help_wanted)
        field.star_wanted.connect(self._on_field_star_wanted)
        field.textChanged.connect(self._on_field_changed)
        self.menu.taken.connect(self._on_menu_taken)
        self.menu.forgotten.connect(self._on_menu_forgotten)
        self.menu.all_forgotten.connect(context.searches.forget_recent)
        self.menu.help_wanted.connect(self._on_field_help_wanted)
        self.menu.left.connect(field.setFocus)
        self.help.example_wanted.connect(self._on_help_example_wanted)
        self.name.named.connect(self._on_name_named)
        self.name.removed.connect(self._on_name_removed)
        context.searches.changed.connect(self._on_searches_changed)
        context.browse.changed.connect(self._show_star)
        context.language.changed.connect(self._on_language_changed)
        self._show_star()

    @property
    def _scope(self) -> Scope:
        return self._context.browse.scope

    def _words(self, scope: Scope) -> str:
        return scope_words(scope, self._titles, self._context.language.code)

    def _show_star(self) -> None:
        """Offer to keep what is looked at, where that isn't everything."""
        scope = self._scope
        offered = bool(scope.query or scope.narrowed)
        kept = self._context.searches.name_of(scope) is not None
        self._field.show_star(kept=kept if offered else None)

    def _ask_titles(self) -> None:
        """Learn what the places and sources are called that the searches are narrowed by."""
        searches = self._context.searches
        scopes = (*searches.recent, *(one.scope for one in searches.saved))
        refs = {ref for one in scopes for ref in (one.place, one.source) if ref} - {*self._titles}
        if refs:
            then = self._take_titles
            self._context.jobs.read(reading.titles, tuple(refs), then=then, latest=(self, "titles"))

    def _take_titles(self, found: Mapping[Ref, Summary]) -> None:
        self._titles |= {ref: one.title for ref, one in found.items()}
        self._fill()

    def _fill(self) -> None:
        searches = self._context.searches
        recent = [self._words(scope) for scope in searches.recent]
        self.menu.show_offers([one.name for one in searches.saved], recent)

    def _on_field_offers_wanted(self, by_key: bool) -> None:
        """Open the menu under the empty field; by the arrow key, put the keyboard into it."""
        searches = self._context.searches
        if not (searches.recent or searches.saved) or self.name.isVisible():
            return
        self._fill()
        self._ask_titles()
        self.help.hide()
        self.menu.pop_up()
        if by_key:
            self.menu.enter()

    def _on_field_help_wanted(self) -> None:
        was_open = self.help.isVisible()
        self.menu.hide()
        if was_open:
            self.help.hide()
            return
        self.help.retranslate()
        self.help.pop_up(WIDTH, right=True)

    def _on_field_star_wanted(self) -> None:
        scope = self._scope
        kept = self._context.searches.name_of(scope)
        self.menu.hide()
        self.name.ask(kept or self._words(scope), kept=kept is not None)

    def _on_field_changed(self, text: str) -> None:
        if text:
            self.menu.hide()
            self.help.hide()

    def _on_menu_taken(self, what: str, at: int) -> None:
        searches = self._context.searches
        scope = searches.saved[at].scope if what == "saved" else searches.recent[at]
        self.menu.hide()
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.menu.hide()
        self._context.browse.look_at(scope)

    def _on_menu_forgotten(self, what: str, at: int) -> None:
        searches = self._context.searches
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        if what == "saved":
            searches.remove(searches.saved[at].scope)
        else:
            searches.forget(searches.recent[at])

    def _on_help_example_wanted(self, example: str) -> None:
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.menu.hide()
        self._context.browse.search(example)

    def _on_name_named(self, name: str) -> None:
        self._context.searches.save(name, self._scope)
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_name_removed(self) -> None:
        self._context.searches.remove(self._scope)
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_searches_changed(self) -> None:
        self._show_star()
        if self.menu.isVisible():
            searches = self._context.searches
            if searches.recent or searches.saved:
                self._fill()
            else:
                self.menu.hide()

    def _on_language_changed(self) -> None:
        self.menu.hide()
        self.help.hide()
        self.name.hide()
