"""Reader: the text, section by section, and in it whatever is chosen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, TypeAlias

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from db import reading
from db.records import Words
from viewer import theme, vocabulary
from viewer.panel import Panel, Place
from viewer.state.desk import MarkedWords
from viewer.state.selection import Spot
from viewer.widgets.plain_text import plain_label
from viewer.widgets.reading_view import ReadingView

if TYPE_CHECKING:
    from db.reading import Related
    from db.records import SectionText, Summary
    from viewer.context import Context
    from viewer.state.browse import Scope
    from viewer.state.selection import Choice

ICON = QSize(16, 16)


Connection: TypeAlias = Any
"""The archive's own; the viewer hands it on and never looks inside."""


@dataclass(frozen=True, slots=True)
class Gloss:
    """What a tooltip says of a record: its title and, of a term, what it means."""

    summary: Summary
    meaning: Words | None = None


def glosses(connection: Connection, refs: tuple[str, ...]) -> dict[str, Gloss]:
    """Return what the tooltips of these records say."""
    found: dict[str, Gloss] = {}
    for ref, summary in reading.titles(connection, refs).items():
        meaning = None
        if summary.kind == "term":
            meaning = reading.record(connection, ref).fields.get("definition")
        found[ref] = Gloss(summary, meaning if isinstance(meaning, Words) else None)
    return found


class ReaderPanel(Panel):
    """Show one section; a mention chooses its record, a selection is led to and marked."""

    name: ClassVar[str] = "reader"
    place: ClassVar[Place] = "centre"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setProperty("role", "surface")
        self._sections: tuple[Summary, ...] = ()
        self._section: SectionText | None = None
        self._wanted: str | None = None
        self._spot: Spot | None = None
        self._led = True
        self._glosses: dict[str, Gloss] = {}
        self._view = ReadingView()
        self._view.set_tip(self._tip)
        self._to_list = QPushButton()
        self._beside = QPushButton()
        self._before, self._after = QToolButton(), QToolButton()
        self._where = plain_label("", "caption", wrap=False)
        self._lay_out()
        self._connect()
        self.retranslate()
        self._show_icons()
        self._reload()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Text"))
        self._view.setAccessibleName(self.tr("Text"))
        self._beside.setText(self.tr("Both languages"))
        for button, words in (
            (self._before, self.tr("Previous section")),
            (self._after, self.tr("Next section")),
        ):
            button.setToolTip(words)
            button.setAccessibleName(words)
        self._to_list.setText(self.tr("‹ Back to the list"))
        self._show_where()
        self._view.show_section(self._section, self.lang)
        self._lead()

    def focus_target(self) -> QWidget:
        return self._view

    # what is built

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._view, 1)
        foot = QFrame()
        row = QHBoxLayout(foot)
        row.setContentsMargins(36, 4, 20, 6)
        row.setSpacing(8)
        for button, keys in ((self._before, "Ctrl+PgUp"), (self._after, "Ctrl+PgDown")):
            button.setIconSize(ICON)
            button.setShortcut(keys)
        self._to_list.setProperty("role", "link")
        self._to_list.hide()
        self._beside.setProperty("role", "chip")
        self._beside.setCheckable(True)
        row.addWidget(self._before)
        row.addWidget(self._where)
        row.addWidget(self._after)
        row.addStretch(1)
        row.addWidget(self._to_list)
        row.addWidget(self._beside)
        column.addWidget(foot)

    def _connect(self) -> None:
        context = self.context
        self._view.mention_picked.connect(self._on_view_mention_picked)
        self._view.marker_picked.connect(self._on_view_marker_picked)
        self._view.selectionChanged.connect(self._on_view_selection_changed)
        self._before.clicked.connect(lambda: self._turn(-1))
        self._after.clicked.connect(lambda: self._turn(1))
        self._to_list.clicked.connect(context.browse.show)
        self._beside.toggled.connect(self._on_beside_toggled)
        context.selection.changed.connect(self._on_selection_changed)
        context.selection.lit.connect(self._on_selection_lit)
        context.browse.changed.connect(self._on_browse_changed)
        context.browse.text_wanted.connect(self._view.setFocus)
        context.appearance.changed.connect(self._show_icons)
        context.jobs.changed.connect(self._on_jobs_changed)

    # sections

    def _reload(self) -> None:
        jobs = self.context.jobs
        jobs.read(reading.section_refs, then=self._show_sections, latest=(self, "sections"))
        if self._section is not None:
            self._fetch(self._section.ref)

    def _show_sections(self, sections: tuple[Summary, ...]) -> None:
        self._sections = sections
        self._show_where()
        if self._section is None and self._wanted is None and sections:
            self._fetch(sections[0].ref)

    def _fetch(self, ref: str) -> None:
        self._wanted = ref
        jobs = self.context.jobs
        jobs.read(reading.section_text, ref, then=self._show_section, latest=(self, "section"))

    def _show_section(self, section: SectionText) -> None:
        self._section = section
        self._view.show_section(section, self.lang)
        passages = (*section.passages, *section.translation)
        named = (spot.ref for one in passages for spot in (*one.mentions, *one.markers))
        refs = tuple(dict.fromkeys(ref for ref in named if ref))
        self.context.jobs.read(glosses, refs, then=self._show_glosses, latest=(self, "tips"))
        self._show_where()
        self._lead()

    def _show_glosses(self, found: dict[str, Gloss]) -> None:
        self._glosses = found

    def _tip(self, ref: str) -> str:
        """Say of a mention its kind and title, of a term its meaning too; plain text."""
        if reading.is_suggestion(ref):
            return vocabulary.word(vocabulary.LANE, "suggested")
        gloss = self._glosses.get(ref)
        if gloss is None:
            return ""
        kind = vocabulary.word(vocabulary.KIND, gloss.summary.kind)
        title = gloss.summary.title.best(self.lang)[0]
        meaning = gloss.meaning.best(self.lang)[0] if gloss.meaning else ""
        return f"{kind}: {title}. {meaning}" if meaning else f"{kind}: {title}"

    def _place_of(self, ref: str | None) -> int:
        return next((at for at, one in enumerate(self._sections) if one.ref == ref), -1)

    def _show_where(self) -> None:
        at = self._place_of(self._section.ref if self._section else None)
        count = len(self._sections)
        self._where.setText(f"{at + 1} / {count}" if at >= 0 else "")
        self._before.setEnabled(at > 0)
        self._after.setEnabled(0 <= at < count - 1)

    def _turn(self, step: int) -> None:
        at = self._place_of(self._section.ref if self._section else None) + step
        if 0 <= at < len(self._sections):
            self._spot = None
            self._view.clear_mark()
            self._fetch(self._sections[at].ref)

    # where to look

    def _go_to(self, spot: Spot) -> None:
        """Show the spot's section, mark the spot, and come to the front."""
        self._spot, self._led = spot, False
        if self._section is not None and self._section.ref == spot.section:
            self._wanted = spot.section
            self._lead()
        else:
            self._fetch(spot.section)
        self.front_wanted.emit()

    def _lead(self) -> None:
        """Mark the wanted spot once its section stands on the page."""
        spot, section = self._spot, self._section
        if spot is None or section is None or section.ref != spot.section:
            return
        text = next((one.text for one in section.passages if one.position == spot.passage), "")
        start = 0 if spot.start is None else spot.start
        end = len(text) if spot.end is None else spot.end
        self._view.mark(spot.passage, start, end, spot.lang)

    def _on_view_mention_picked(self, ref: str) -> None:
        self.context.selection.choose(ref, self)

    def _on_view_marker_picked(self, ref: str) -> None:
        self.context.selection.choose(ref, self)

    def _on_view_selection_changed(self) -> None:
        """Hand marked words to the desk; they stay marked there while the keyboard is elsewhere."""
        span, section = self._view.selected_span(), self._section
        if not self.context.desk.editing or section is None:
            return
        if span is None:
            if self._view.hasFocus():
                self.context.desk.mark(None)
            return
        passages = section.passages if span.lang == section.lang else section.translation
        number = next((one.id for one in passages if one.position == span.position), None)
        if number is not None:
            self.context.desk.mark(
                MarkedWords(
                    span.section,
                    section.title,
                    number,
                    span.position,
                    span.lang,
                    span.start,
                    span.end,
                    span.quote,
                )
            )

    def _on_beside_toggled(self, on: bool) -> None:
        self._view.set_mode("both" if on else None)
        self._lead()

    def _on_selection_changed(self, choice: Choice) -> None:
        self._led = choice.origin is self
        if choice.ref is None:
            return
        self._view.highlight_refs((choice.ref,))
        if choice.spot is not None:
            self._go_to(choice.spot)
        elif choice.origin is self:
            self._spot = None
            self._view.clear_mark()
        elif choice.ref.startswith("section/"):
            self._go_to(Spot(choice.ref, 0, 0, 0))
        else:
            self.front_wanted.emit()

    def _on_selection_lit(self, related: Related) -> None:
        """Lead to the first sentence that the chosen record rests on, unless one is shown."""
        choice = self.context.selection.choice
        if self._led or related.ref != choice.ref or choice.spot is not None:
            return
        self._led = True
        if related.passages and not related.ref.startswith(("section/", "article/")):
            self._go_to(Spot(*related.passages[0]))

    def _on_browse_changed(self, scope: Scope) -> None:
        self._to_list.setVisible(scope.listed)
        if not scope.listed:
            self.front_wanted.emit()

    def _on_jobs_changed(self) -> None:
        self._reload()

    def _show_icons(self) -> None:
        palette = theme.active()
        for name, button in (("back", self._before), ("forward", self._after)):
            button.setIcon(theme.icon(name, palette.ink, palette.line))
