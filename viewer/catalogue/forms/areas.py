"""What a form is made of: areas with a heading, each with its fields in the order of the work."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from viewer import vocabulary
from viewer.catalogue.fields.identifiers import IdentifiersField
from viewer.catalogue.fields.links import LinksField
from viewer.catalogue.fields.names import NamesField
from viewer.catalogue.fields.references import ReferenceField
from viewer.widgets.choice_field import ChoiceField, YesNoField
from viewer.widgets.date_field import DateField
from viewer.widgets.number_field import NumberField
from viewer.widgets.text_fields import LineField, LinesField, TextField

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from viewer.context import Context
    from viewer.widgets.field import Field

CONTEXT = "Forms"
NUMBERS = QT_TRANSLATE_NOOP("Forms", "Identifiers")
PEOPLE = ("person", "body", "unit")


@dataclass(frozen=True, slots=True)
class Area:
    """One part of a form. `title` is marked for translation; a `folded` one opens when wanted.

    Fields that stand in one tuple stand in one line.
    """

    title: object
    fields: Sequence[Field | tuple[Field, ...]]
    folded: bool = False

    def heading(self) -> str:
        """Return the heading in the language spoken now."""
        return QCoreApplication.translate(CONTEXT, str(self.title)) if self.title else ""


Form = "Callable[[Context], Sequence[Area]]"


def names() -> NamesField:
    """Return the field of a record's names."""
    return NamesField()


def line(name: str) -> LineField:
    """Return a field of one line."""
    return LineField(name)


def lines(name: str) -> LinesField:
    """Return a field of a list of words."""
    return LinesField(name)


def text(name: str, *, rows: int = 2) -> TextField:
    """Return a field of a text in both languages."""
    return TextField(name, lines=rows)


def number(name: str, *, whole: bool = False, plain: bool = False) -> NumberField:
    """Return a field of a number."""
    return NumberField(name, whole=whole, plain=plain)


def date() -> DateField:
    """Return the field of a record's date."""
    return DateField("date")


def choice(name: str, words: vocabulary.Words, *, must: bool = False) -> ChoiceField:
    """Return a field that offers the keys of a vocabulary."""
    return VocabularyField(name, words, must=must)


def yes_no(name: str) -> YesNoField:
    """Return a field of yes, no or unknown."""
    return YesNoField(name)


def numbers() -> Area:
    """Return the area of a record's numbers in other schemes, which every form ends with."""
    return Area(NUMBERS, (IdentifiersField(),), folded=True)


def reference(
    context: Context, name: str, kinds: Sequence[str], *, new: Sequence[str] | None = None
) -> ReferenceField:
    """Return a field that names one other record."""
    return ReferenceField(context, name, kinds, new=new)


def links(context: Context, predicates: Mapping[str, Sequence[str]]) -> LinksField:
    """Return the field of a record's relations."""
    return LinksField(context, predicates)


class VocabularyField(ChoiceField):
    """A choice among the keys of a vocabulary, in the words of the language spoken."""

    def __init__(self, name: str, words: vocabulary.Words, *, must: bool = False) -> None:
        super().__init__(name, must=must)
        self._words = words
        self.retranslate()

    def retranslate(self) -> None:
        nothing = QCoreApplication.translate("Forms", "Unknown")
        self.offer([(key, vocabulary.word(self._words, key)) for key in self._words], nothing)
