"""The review queue: one suggestion in its sentence, what it may be, and one key to judge it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db import editing, reading
from db.records import KINDS, Words
from viewer import vocabulary
from viewer.catalogue.edits import Transaction
from viewer.catalogue.review.course import Course
from viewer.catalogue.review.desk import ReviewDesk
from viewer.catalogue.review.questions import Item, Offer, offer, queue
from viewer.catalogue.tool import Tool
from viewer.details.suggestion import reading_words
from viewer.state.selection import Choice, Spot

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.changes import Changes
    from db.errors import ArchiveError
    from viewer.catalogue.saving import Saving
    from viewer.context import Context

MENTION = "mention/"


class ReviewTool(Tool):
    """Judge suggestions one after the other; every judgement is one revision and can be undone.

    Keys: Enter or A accepts the chosen answer, a digit accepts that one, C changes title and kind,
    R rejects, with Shift for all that say the same; N and P go on and back, U takes back.
    """

    name: ClassVar[str] = "review"

    def __init__(self, context: Context, saving: Saving, parent: QWidget | None = None) -> None:
        super().__init__(context, saving, parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the keys of the queue work at once
        self.course = Course(self)
        self.desk = ReviewDesk()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.desk)
        self._offer: Offer | None = None
        self._pressed: Callable[[], None] | None = None
        self._keys: dict[tuple[Qt.Key, bool], Callable[[], None]] = {
            (Qt.Key.Key_A, False): self.accept,
            (Qt.Key.Key_A, True): self.accept_alike,
            (Qt.Key.Key_R, False): self.reject,
            (Qt.Key.Key_R, True): self.reject_alike,
            (Qt.Key.Key_C, False): self.change,
            (Qt.Key.Key_M, False): self.change,
            (Qt.Key.Key_N, False): partial(self.course.go, 1),
            (Qt.Key.Key_P, False): partial(self.course.go, -1),
            (Qt.Key.Key_U, False): context.desk.undo_wanted.emit,
        }
        self._connect()

    @classmethod
    def title(cls) -> str:
        return QCoreApplication.translate("ReviewTool", "Suggestions")

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Suggestions to review"))
        self.desk.retranslate()
        self._show_kinds()
        self._show_item()

    def enter(self) -> None:
        self._reload()

    def focus_target(self) -> QWidget:
        return self.desk.offers if self.desk.offers.isVisible() else self

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        other = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        wanted = self._keys.get((Qt.Key(event.key()), shift))
        if other & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif wanted is not None:
            wanted()
        elif event.text().isdigit() and int(event.text()):
            self._when_offered(partial(self._accept_number, int(event.text())))
        else:
            super().keyPressEvent(event)

    # judging

    def accept(self) -> None:
        """Accept the suggestion as the chosen answer, once the answers are known."""
        self._when_offered(self._accept)

    def accept_alike(self) -> None:
        """Accept every suggestion that says the same as the chosen record."""
        self._when_offered(self._accept_alike)

    def reject(self) -> None:
        """Reject the suggestion."""
        item = self.course.current
        if item is not None:
            self._judge(editing.reject_mention, item.suggestion.id)

    def reject_alike(self) -> None:
        """Reject every suggestion that says the same."""
        item = self.course.current
        if item is not None:
            self._judge(editing.reject_alike, item.suggestion.id)

    def change(self) -> None:
        """Ask for another title and kind for the record that is made of the suggestion."""
        item = self.course.current
        if item is not None:
            self.desk.ask(item.suggestion.quote, item.suggestion.kind)

    def _accept(self) -> None:
        item, answer = self.course.current, self.desk.offers.answer
        if item is None or answer is None:
            return
        if answer.ref is None:
            self._judge(editing.accept_new, item.suggestion.id)
        else:
            self._judge(editing.accept, item.suggestion.id, answer.ref)

    def _accept_number(self, number: int) -> None:
        if self.desk.offers.choose_number(number):
            self._accept()

    def _accept_alike(self) -> None:
        item, answer = self.course.current, self.desk.offers.answer
        if item is None or answer is None:
            return
        if answer.ref is None:
            self._judge(accept_new_alike, item.suggestion.id)
        else:
            self._judge(editing.accept_alike, item.suggestion.id, answer.ref)

    def _accept_changed(self, title: str, kind: str) -> None:
        item = self.course.current
        if item is not None and title.strip():
            words = Words(vi=title.strip())
            self._judge(editing.accept_new, item.suggestion.id, words, kind)

    def _judge(self, change: Callable[..., object], mention_id: int, *args: object) -> None:
        """Have it written, and look at the next one meanwhile."""
        self.desk.ask_no_more()
        self.saving.run(
            change, mention_id, *args, origin=self, then=self._on_judged, failed=self._on_refused
        )
        self.course.fill([item for item in self.course.open if item.suggestion.id != mention_id])

    def _when_offered(self, wanted: Callable[[], None]) -> None:
        """Do it as soon as the answers to the suggestion are there: a quick hand is ahead."""
        item = self.course.current
        if item is None:
            return
        if self._offer is not None and self._offer.id == item.suggestion.id:
            wanted()
        else:
            self._pressed = wanted

    # showing

    def _connect(self) -> None:
        self.course.changed.connect(self._on_course_changed)
        self.desk.accept_wanted.connect(self.accept)
        self.desk.accept_alike_wanted.connect(self.accept_alike)
        self.desk.reject_wanted.connect(self.reject)
        self.desk.reject_alike_wanted.connect(self.reject_alike)
        self.desk.change_wanted.connect(self.change)
        self.desk.changed_wanted.connect(self._accept_changed)
        self.desk.step_wanted.connect(self.course.go)
        self.desk.undo_wanted.connect(self.context.desk.undo_wanted)
        self.desk.kind_wanted.connect(self._on_kind_wanted)
        self.context.jobs.changed.connect(self._on_jobs_changed)
        self.context.selection.changed.connect(self._on_selection_changed)

    def _reload(self) -> None:
        self.context.jobs.read(queue, then=self._fill, latest=(self, "queue"))

    def _fill(self, items: tuple[Item, ...]) -> None:
        if not self.saving.busy:  # else what was judged meanwhile would come back for a moment
            self.course.fill(items)
            self._show_kinds()

    def _show_kinds(self) -> None:
        counts = self.course.counts()
        kinds = [
            (kind, vocabulary.word(vocabulary.KINDS, kind), counts[kind])
            for kind in KINDS
            if kind in counts
        ]
        self.desk.show_kinds(kinds, sum(counts.values()), self.course.kind)

    def _show_item(self) -> None:
        item = self.course.current
        lang = self.context.language.code
        if item is None:
            self.desk.show_none()
            return
        kind = vocabulary.word(vocabulary.KIND, item.suggestion.kind)
        read = reading_words(item.suggestion, lang)
        self.desk.show_item(item, kind, read, self.course.position, len(self.course.items))
        if self.hasFocus():
            self.desk.offers.setFocus()
        if self._offer is not None and self._offer.id == item.suggestion.id:
            self.desk.show_offer(item, self._offer, lang)

    def _show_offer(self, found: Offer) -> None:
        item = self.course.current
        if item is None or item.suggestion.id != found.id:
            return
        self._offer = found
        self.desk.show_offer(item, found, self.context.language.code)
        pressed, self._pressed = self._pressed, None
        if pressed is not None:
            pressed()

    # slots

    def _on_course_changed(self) -> None:
        item = self.course.current
        self._pressed = None
        self._offer = None
        self.desk.ask_no_more()
        self._show_item()
        if item is None:
            return
        found = item.suggestion
        self.context.jobs.read(offer, found, then=self._show_offer, latest=(self, "offer"))
        if self.isVisible():
            spot = Spot(found.section, found.passage, found.start, found.end)
            self.context.selection.choose(f"{MENTION}{found.id}", self, spot)

    def _on_judged(self, _changes: Changes) -> None:
        self._reload()

    def _on_refused(self, _error: ArchiveError) -> None:
        self._reload()

    def _on_kind_wanted(self, kind: str) -> None:
        self.course.choose_kind(kind or None)

    def _on_jobs_changed(self, _changes: Changes, origin: object) -> None:
        if origin is not self and self.isVisible():
            self._reload()

    def _on_selection_changed(self, choice: Choice) -> None:
        ref = choice.ref or ""
        if choice.origin is not self and ref.startswith(MENTION) and self.isVisible():
            self.course.go_to(int(ref.removeprefix(MENTION)))


def accept_new_alike(transaction: Transaction, mention_id: int) -> object:
    """Make the record that a suggestion reads, and accept all that say the same as naming it."""
    ids = reading.alike(transaction.connection, mention_id)
    ref = editing.accept_new(transaction, mention_id)
    for other in ids[1:]:
        editing.accept(transaction, other, ref)
    return ref
