"""Finding records for a picker: names first, as they are typed; and making a new one in place."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from db.records import Words
from viewer import vocabulary
from viewer.widgets.record_picker import Match, NewRecord

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.records import Found
    from viewer.context import Context
    from viewer.widgets.record_picker import RecordPicker

MOST = 8
Connection = Any
"""The archive's own; the viewer hands it on and never looks inside."""


def find(connection: Connection, query: str, kinds: Sequence[str]) -> Found:
    """Return the records of these kinds that a few letters may mean; for a worker thread."""
    from db.search.filters import Filters
    from db.search.query import first_answer

    return first_answer(connection, query, filters=Filters(kinds=tuple(kinds)), limit=MOST)


@dataclass(frozen=True, slots=True)
class Wish:
    """A new record that somebody wants: its kind and its title."""

    kind: str
    title: Words


class Finder(QObject):
    """Answer a picker's questions with records of some kinds, and offer to make new ones."""

    created_wanted = Signal(object, object)
    """(Wish, picker): make this record, then call `picker.picked` with it."""

    def __init__(
        self,
        context: Context,
        picker: RecordPicker,
        kinds: Sequence[str],
        *,
        new: Sequence[str] | None = None,
    ) -> None:
        """Look for `kinds`; offer to make a record of `new` (by default, of the same kinds)."""
        super().__init__(picker)
        self._context = context
        self._picker = picker
        self._kinds = tuple(kinds)
        self._new = self._kinds if new is None else tuple(new)
        picker.search_wanted.connect(self._on_picker_search_wanted)
        picker.create_wanted.connect(self._on_picker_create_wanted)

    def look_for(self, kinds: Sequence[str]) -> None:
        """Look for other kinds, and offer to make records of them, from now on."""
        self._kinds = self._new = tuple(kinds)

    def _on_picker_search_wanted(self, query: str) -> None:
        if query:
            then = partial(self._show, query)
            self._context.jobs.read(find, query, self._kinds, then=then, latest=self)
        else:
            self._picker.close_list()

    def _show(self, query: str, found: Found) -> None:
        lang = self._context.language.code
        matches = [
            Match(
                hit.ref,
                hit.title.best(lang)[0] or hit.ref,
                vocabulary.word(vocabulary.KIND, hit.kind),
                hit.kind,
                hit.side,
            )
            for hit in found.hits
        ]
        said = self.tr("Create %1 “%2”")
        offers = [
            NewRecord(
                kind,
                said.replace("%1", vocabulary.word(vocabulary.KIND, kind).lower()).replace(
                    "%2", query
                ),
            )
            for kind in self._new
        ]
        self._picker.show_matches(query, matches, offers[:4])

    def _on_picker_create_wanted(self, kind: str, title: str) -> None:
        lang = self._context.language.code
        words = Words(vi=title) if lang == "vi" else Words(en=title)
        self.created_wanted.emit(Wish(kind, words), self._picker)
