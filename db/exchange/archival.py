"""What EAD and EAC-CPF share: languages, paragraphs, texts in two languages, named agents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from db.exchange.parcel import NameParcel, Parcel
from db.exchange.xml import legal, local, text_of
from db.records import Words
from db.vietnamese import clean, slug

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from db.records import Ref

Element = Any
"""An element of lxml, whose types say little."""

OURS: Final = "muniment"
"""Marks what only this program reads back: refs, names of fields that the standard lacks."""

_TWO_LETTERS: Final = {
    "vie": "vi", "eng": "en", "fre": "fr", "fra": "fr", "chi": "zh", "zho": "zh", "rus": "ru",
    "ger": "de", "deu": "de", "spa": "es", "lao": "lo", "khm": "km", "tha": "th", "jpn": "ja",
}  # fmt: skip
_PARAGRAPHS: Final = frozenset(
    ["p", "item", "entry", "row", "chronitem", "defitem", "addressline", "event", "bibref",
     "abstract", "quote", "blockquote", "citation", "term", "archref", "indexentry"]
)  # fmt: skip
_HOLDERS: Final = frozenset(
    ["list", "table", "tbody", "tgroup", "chronlist", "address", "descriptivenote",
     "outline", "level", "chronitemset"]
)  # fmt: skip
_ROWS: Final = frozenset(["chronitem", "defitem", "row"])
NAME_TYPES: Final = ("variant", "code", "transliteration", "translation", "abbreviation")


def language(code: str | None, default: str) -> str:
    """Return the two-letter code of a language, that of `default` where none is said."""
    if not code:
        return default
    code = code.strip().lower().partition("-")[0]
    return _TWO_LETTERS.get(code, code[:8]) or default


def paragraphs(element: Element) -> Iterator[str]:
    """Yield the paragraphs, items and lines of a text; a heading above them is left out."""
    if (element.text or "").strip() and not any(
        local(one.tag).lower() in _BLOCKS for one in element
    ):
        yield text_of(element)
        return
    if (element.text or "").strip():
        yield " ".join(element.text.split())
    for child in element:
        name = local(child.tag).lower()
        if name in ("head", "listhead", "thead"):
            continue
        if name in _ROWS and not (child.text or "").strip():
            yield " ".join(filter(None, (text_of(one) for one in child)))
        elif name in _HOLDERS or any(local(one.tag).lower() in _PARAGRAPHS for one in child):
            yield from paragraphs(child)
        elif name:
            yield text_of(child)
        if (child.tail or "").strip():
            yield " ".join(child.tail.split())


_BLOCKS: Final = _PARAGRAPHS | _HOLDERS | {"head"}


def lines(element: Element) -> str:
    """Return an element's text with its line breaks as line ends, other white space as blanks."""
    found = [element.text or ""]
    for child in element:
        if local(child.tag) == "lb":
            found.append("")
        else:
            found[-1] += "".join(child.itertext())
        found[-1] += child.tail or ""
    return "\n".join(" ".join(line.split()) for line in found).strip("\n")


def text(element: Element) -> str:
    """Return an element's paragraphs as lines; blank ones stay between others."""
    return "\n".join(paragraphs(element)).strip("\n")


class Texts:
    """Gathers texts of a record by field and language; what comes again is put below."""

    def __init__(self) -> None:
        self._said: dict[str, dict[str, list[str]]] = {}

    def add(self, field: str, lang: str, words: str) -> None:
        """Add a text; an empty one says nothing."""
        if words:
            self._said.setdefault(field, {}).setdefault(lang, []).append(clean(words))

    def words(self, default: str) -> dict[str, Words]:
        """Return the texts; those in a third language stand in the default one's place."""
        found: dict[str, Words] = {}
        for field, said in self._said.items():
            sides: dict[str, list[str]] = {}
            for lang, parts in said.items():
                side = lang if lang in ("vi", "en") else default
                sides.setdefault(side, []).extend(parts)
            joined = {side: "\n".join(parts) for side, parts in sides.items()}
            found[field] = Words(joined.get("vi"), joined.get("en"))
        return found


class Proposals:
    """Refs made of codes and names, each once in a file: `Hà` and `Hạ` get different ones."""

    def __init__(self) -> None:
        self._taken: set[Ref] = set()
        self._named: dict[tuple[str, str], Ref] = {}

    def named(self, kind: str, name: str) -> Ref:
        """Return the ref of a name; the same one for the same name."""
        key = (kind, clean(name).casefold())
        if key not in self._named:
            self._named[key] = self.new(kind, name)
        return self._named[key]

    def new(self, kind: str, words: str) -> Ref:
        """Return a ref that nothing in the file has yet."""
        plain = slug(words)[:60].strip("-") or kind
        ref, number = f"{kind}/{plain}", 1
        while ref in self._taken:
            number += 1
            ref = f"{kind}/{plain}-{number}"
        self._taken.add(ref)
        return ref


class Agents:
    """The persons, bodies and places that a file names in passing: each is told once."""

    def __init__(self, proposals: Proposals) -> None:
        self._proposals = proposals
        self._told: set[Ref] = set()

    def parcel(
        self,
        kind: str,
        names: Mapping[str, str],
        *,
        ref: Ref | None = None,
        identifier: tuple[str, str] | None = None,
        where: str = "",
    ) -> tuple[Ref, Parcel | None]:
        """Return what to call it by, and its parcel the first time; `names` are by language."""
        known = ref or self._proposals.named(kind, next(iter(names.values()), ""))
        if known in self._told:
            return known, None
        self._told.add(known)
        return known, Parcel(
            ref=known,
            kind=known.partition("/")[0],
            names=tuple(NameParcel(clean(said), "preferred", lang) for lang, said in names.items()),
            identifiers=(identifier,) if identifier else (),
            proposed=ref is None,
            where=where,
        )


def filled(tag: str, words: str | None, **attributes: str | None) -> Element:
    """Return an element with text and those attributes that are not None; `for_` loses its _."""
    from lxml import etree

    made: Any = etree.Element(tag)
    for key, value in attributes.items():
        if value is not None:
            made.set(key.rstrip("_"), legal(value))
    made.text = legal(words) if words is not None else None
    return made


def added(parent: Element, tag: str, words: str | None = None, **attributes: str | None) -> Element:
    """Add an element, in the namespace of its parent, and return it."""
    space = parent.tag.rpartition("}")[0]
    child = filled(f"{space}}}{tag}" if space else tag, words, **attributes)
    parent.append(child)
    return child


def add_lines(parent: Element, words: str) -> None:
    """Set a text whose lines are parted by line breaks."""
    first, *rest = words.split("\n")
    parent.text = legal(first)
    for line in rest:
        added(parent, "lb").tail = legal(line)


def add_paragraphs(parent: Element, words: str) -> None:
    """Add a text as paragraphs, one a line."""
    for line in words.split("\n"):
        added(parent, "p", line)
