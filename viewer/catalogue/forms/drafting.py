"""Drafts: what is typed is kept on the disk until it is saved, and comes back after a fall."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QTimer

from db import reading
from db.drafts import Drafts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.records import About
    from viewer.catalogue.forms.record_form import RecordForm
    from viewer.context import Context
    from viewer.widgets.field import Field

PAUSE = 250
"""Milliseconds after a keystroke before what was typed is on the disk."""


class Drafting(QObject):
    """Keep the drafts of forms in this person's folder, off the GUI thread."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._drafts = Drafts(context.settings.data_folder() / "drafts")
        self._archive = ""
        self._waiting: dict[tuple[RecordForm, str], Field] = {}
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._write)
        context.jobs.read(reading.about, then=self._learn)

    def keep(self, form: RecordForm, field: Field) -> None:
        """Keep, in a moment, what a field holds; or drop its draft where that is saved."""
        self._waiting[form, field.name] = field
        self._pause.start()

    def restore(self, form: RecordForm) -> None:
        """Give a form the drafts that were kept of its record."""
        if self._archive and form.ref is not None:
            key = (self._archive, form.ref)
            then = partial(self._fill, form, form.ref)
            self._context.jobs.run(_drafts_of, self._drafts, key, then=then, latest=(self, "get"))

    def _learn(self, about: About) -> None:
        self._archive = about.uuid

    def _write(self) -> None:
        waiting, self._waiting = self._waiting, {}
        for (form, name), field in waiting.items():
            if form.ref is None or not self._archive:
                continue
            key = (self._archive, form.ref, name, "")
            text = json.dumps(field.typed(), ensure_ascii=False) if field.dirty else None
            latest = (self, key)
            self._context.jobs.run(_put, self._drafts, key, text, then=_take_note, latest=latest)

    def _fill(self, form: RecordForm, ref: str, kept: Mapping[str, list[str]]) -> None:
        if form.ref != ref:
            return
        for name, typed in kept.items():
            field = form.field(name)
            if field is None or field.dirty or field.typed() == typed:
                continue
            field.restore(typed)
            if not field.problem():
                field.tell(self.tr("This was typed before and never saved."))


def _put(drafts: Drafts, key: tuple[str, str, str, str], text: str | None) -> None:
    """Keep a draft, or drop it; for a worker thread."""
    if text is None:
        drafts.drop(key)
    else:
        drafts.keep(key, text)


def _drafts_of(drafts: Drafts, key: tuple[str, str]) -> Mapping[str, list[str]]:
    """Return the drafts of one record by field; for a worker thread."""
    found: dict[str, list[str]] = {}
    for kept, text in drafts.all().items():
        if tuple(kept[:2]) == key:
            try:
                typed = cast("object", json.loads(text))
            except ValueError:  # a damaged draft is none
                continue
            if isinstance(typed, list):
                found[kept[2]] = [str(part) for part in cast("list[object]", typed)]
    return found


def _take_note(_nothing: None) -> None:
    """Need no answer."""
