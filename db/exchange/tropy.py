"""Tropy (https://tropy.org), its JSON-LD export: items become holdings, photos their pictures; in.

A picture comes along only where it lies in the file's folder, at the longest end of its path that
the folder has; otherwise its notes become the holding's. Selections become regions of the picture
with their notes; those of a picture that Tropy turned or mirrored become notes. Properties are told
by the file's own context; one that is only an address is never fetched. What has no field of ours
is kept in the note, by its label. Tags, lists and subjects become tags.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from db.dates import Date, from_words, parse
from db.errors import DateRefused, ImportRefused
from db.exchange import jsonfile
from db.exchange.iiif_reading import local_file
from db.exchange.jsonfile import Json, list_of, object_of
from db.exchange.linked import PREFIXES, Terms, number_in, text_in, values
from db.exchange.members import Refs
from db.exchange.parcel import EvidenceParcel, NameParcel, Parcel, Rejected
from db.exchange.ports import Importer
from db.exchange.xml import legal
from db.records import Words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from db.exchange.ports import Known

NAMESPACES: Final = tuple(dict.fromkeys(PREFIXES.values()))
UNREAD: Final = "The date “{words}” cannot be read; the record comes without it."
DATE_REMEDY: Final = "Set it in Tropy again, or enter it here."
FIELDS: Final = {
    "abstract": "summary", "accessRights": "access", "creator": "admin_history",
    "description": "summary", "format": "physical", "language": "language_script",
    "provenance": "custodial_history", "rights": "reproduction",
}  # fmt: skip
PLACED: Final = ("source", "collection", "box", "folder", "identifier")
"""Properties that tell where the original is kept, the widest first."""
PLACES: Final = {"box": Words("hộp {}", "box {}"), "folder": Words("tập {}", "folder {}")}
TAGS: Final = frozenset({"tag", "list", "subject"})
DATES: Final = frozenset({"date", "created"})
SILENT: Final = frozenset({"template", "photo", "title", "item", "selection", "note"})
MOMENT: Final = re.compile(r"(\d{4}-\d\d-\d\d)T\S+")


def read(path: Path, known: Known) -> Iterator[Parcel | Rejected]:
    """Yield a holding for each item, and a medium for each photo whose picture is there."""
    documents = [object_of(one) for one in list_of(jsonfile.read(path))]
    reading = _Reading(path.parent, known)
    number = 0
    for document in documents:
        terms = Terms([document.get("@context")], NAMESPACES)
        for node in filter(_is_item, map(object_of, list_of(document.get("@graph", document)))):
            number += 1
            yield from reading.item(node, terms, f"item {number}")
    if not number:
        raise ImportRefused(
            "{path} holds no items of Tropy.",
            "Choose a file that Tropy exported as JSON-LD.",
            path=path,
        )


def _is_item(node: Json) -> bool:
    kinds = [text_in(one) for one in list_of(node.get("@type"))]
    return any(re.split(r"[#/:]", kind)[-1] == "Item" for kind in kinds)


@dataclass(slots=True)
class _Said:
    """What an item says, gathered before it is a parcel."""

    texts: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    titles: list[str] = field(default_factory=list[str])
    tags: list[str] = field(default_factory=list[str])
    notes: list[str] = field(default_factory=list[str])
    placed: dict[str, str] = field(default_factory=dict[str, str])
    licence: str = ""
    date: Date | None = None
    unread: list[str] = field(default_factory=list[str])


class _Reading:
    """Read the items of one file."""

    def __init__(self, folder: Path, known: Known) -> None:
        self._folder = folder
        self._lang = known.lang
        self._refs = Refs()
        self._sums: Counter[str] = Counter()

    def item(self, node: Json, terms: Terms, where: str) -> Iterator[Parcel | Rejected]:
        """Yield an item's holding, its pictures, and what of it can't be taken."""
        said = self._said(node, terms)
        inner = terms.within("photo")
        photos = [_Photo(object_of(one), inner) for one in _named(node, terms, "photo")]
        title = next(iter(said.titles or [photo.title for photo in photos if photo.title]), "")
        if not title:
            yield Rejected(where, "It has no name.")
            return
        ref = self._refs.made("holding", title)
        media: list[Parcel] = []
        absent: list[str] = []
        for number, photo in enumerate(photos, 1):
            file = photo.file(self._folder)
            if file is None:
                absent.append(f"{where}, photo {number}")
                said.notes.extend(photo.told(photo.title or str(number)))
            else:
                media.append(self._medium(photo, file, ref, f"{title}, {number}", where))
        yield Parcel(
            ref=ref,
            kind="holding",
            names=tuple(self._names(said.titles or [title])),
            fields=self._fields(said),
            identifiers=(self._identifier(said, title, photos),),
            lang=self._lang,
            tags=tuple(dict.fromkeys(said.tags)),
            proposed=True,
            where=where,
        )
        yield from media
        for words in said.unread:
            yield Rejected.because(where, ImportRefused(UNREAD, DATE_REMEDY, words=words[:200]))
        for place in absent:
            refusal = ImportRefused(
                "The picture does not lie beside the file; its notes are kept.",
                "Put the pictures into the file’s folder, and import it again.",
            )
            yield Rejected.because(place, refusal)

    def _said(self, node: Json, terms: Terms) -> _Said:
        said = _Said()
        for name, label, found in terms.properties(node):
            texts = [text for text in map(text_in, found) if text]
            if name == "title":
                said.titles.extend(texts)
            elif name == "note":
                said.notes.extend(filter(None, map(_note, found)))
            elif name in TAGS:
                said.tags.extend(texts)
            elif name in DATES:
                for text in texts:
                    self._date(said, label, text)
            elif name in PLACED:
                said.placed[name] = "; ".join(texts)
            elif name == "rights" and texts and texts[0].startswith(("http://", "https://")):
                said.licence = texts[0]
            elif name in FIELDS:
                said.texts.setdefault(FIELDS[name], []).extend(texts)
            elif name not in SILENT:
                said.notes.extend(f"{label}: {text}" for text in texts)
        return said

    def _date(self, said: _Said, label: str, words: str) -> None:
        """Take the first date that can be read; keep the words of the others."""
        date = _read_date(words)
        if date is not None and said.date is None:
            said.date = date
            return
        said.notes.append(f"{label}: {words}")
        if date is None:
            said.unread.append(words)

    def _fields(self, said: _Said) -> dict[str, Any]:
        fields: dict[str, Any] = {"level": "item"}
        texts = dict(said.texts)
        texts["note"] = said.notes
        texts["originals_location"] = [", ".join(self._placed(said.placed))]
        for name, found in texts.items():
            if whole := "\n".join(filter(None, found)):
                fields[name] = Words(**{self._lang: whole})
        if said.licence:
            fields["licence"] = said.licence
        if said.date is not None:
            fields["date"] = said.date
        return fields

    def _placed(self, placed: dict[str, str]) -> Iterator[str]:
        for name in PLACED:
            if text := placed.get(name):
                pattern = PLACES[name].get(self._lang) if name in PLACES else None
                yield (pattern or "{}").replace("{}", text)

    def _names(self, titles: list[str]) -> Iterator[NameParcel]:
        for number, title in enumerate(dict.fromkeys(titles)):
            yield NameParcel(title, "variant" if number else "preferred", self._lang)

    def _identifier(self, said: _Said, title: str, photos: list[_Photo]) -> tuple[str, str]:
        """Return what tells an item again: the sum of its first photo, else of title and place.

        The export names its items by nothing; of those that are alike, the second is "SUM-2".
        """
        words = "\n".join((title, *self._placed(said.placed)))
        made = hashlib.sha256(words.encode()).hexdigest()[:32]
        found = next((photo.checksum for photo in photos if photo.checksum), made)
        self._sums[found] += 1
        number = self._sums[found]
        return "tropy", found if number == 1 else f"{found}-{number}"

    def _medium(self, photo: _Photo, file: Path, holding: str, title: str, where: str) -> Parcel:
        ref = self._refs.made("media", photo.title or title)
        fields: dict[str, Any] = {"holding": holding}
        if notes := "\n".join(photo.plain_notes()):
            fields["summary"] = Words(**{self._lang: notes})
        regions = tuple(
            EvidenceParcel("record", media=ref, page=photo.page, polygon=corners, note=words)
            for corners, words in photo.regions()
        )
        return Parcel(
            ref=ref,
            kind="media",
            names=(NameParcel(photo.title or title, "preferred", self._lang),),
            fields=fields,
            evidence=regions,
            lang=self._lang,
            proposed=True,
            where=where,
            original=file,
        )


class _Photo:
    """One photo of an item: its picture, its notes, and the selections in it."""

    def __init__(self, node: Json, terms: Terms) -> None:
        found = {name: held for name, _, held in terms.properties(node) if name and held}
        self._found = found
        self.title = self._text("title")
        self.page = max(0, int(self._number("page") or 0))
        sum_of = self._text("checksum")
        self.checksum = f"{sum_of}#{self.page}" if sum_of and self.page else sum_of
        inner = terms.within("selection")
        self._selections = [
            {name: held for name, _, held in inner.properties(object_of(one)) if name and held}
            for one in found.get("selection", [])
        ]
        self._turned = bool(
            self._number("angle")
            or self._text_or("orientation", "1") != "1"
            or any(one is True or one == {"@value": True} for one in found.get("mirror", []))
        )

    def file(self, folder: Path) -> Path | None:
        """Return its picture where it lies within the folder."""
        path = (self._text("path") or self._text("filename")).replace("\\", "/")
        return local_file(quote(path, safe="/:"), folder)

    def notes(self) -> list[str]:
        """Return its own notes."""
        return [text for text in map(_note, self._found.get("note", [])) if text]

    def plain_notes(self) -> list[str]:
        """Return its notes, and those of selections that are no regions."""
        told = [] if not self._turned else [words for _, words in self._selected()]
        return [*self.notes(), *filter(None, told)]

    def told(self, title: str) -> list[str]:
        """Return all notes, each with the photo's title."""
        selected = [words for _, words in self._selected() if words]
        return [f"{title}: {words}" for words in (*self.notes(), *selected)]

    def regions(self) -> Iterator[tuple[tuple[tuple[float, float], ...], str | None]]:
        """Yield the corners of each selection in pixels of the picture, and what is said of it."""
        if not self._turned:
            for corners, words in self._selected():
                if corners:
                    yield corners, words or None

    def _selected(self) -> Iterator[tuple[tuple[tuple[float, float], ...], str]]:
        for one in self._selections:
            notes = [text for text in map(_note, one.get("note", [])) if text]
            title = text_in(next(iter(one.get("title", [])), None))
            box = [
                number_in(next(iter(one.get(key, [])), None))
                for key in ("x", "y", "width", "height")
            ]
            yield _corners(box), "\n".join(filter(None, (title, *notes)))

    def _text(self, name: str) -> str:
        return text_in(next(iter(self._found.get(name, [])), None))

    def _text_or(self, name: str, otherwise: str) -> str:
        return self._text(name) or otherwise

    def _number(self, name: str) -> float | None:
        return number_in(next(iter(self._found.get(name, [])), None))


def _corners(box: list[float | None]) -> tuple[tuple[float, float], ...]:
    x, y, wide, high = box
    if x is None or y is None or not wide or not high or min(x, y, wide, high) < 0:
        return ()
    return ((x, y), (x + wide, y), (x + wide, y + high), (x, y + high))


def _named(node: Json, terms: Terms, wanted: str) -> list[Any]:
    return [one for name, _, found in terms.properties(node) if name == wanted for one in found]


def _note(value: object) -> str:
    """Return a note's text; of one that is only HTML, the text in it."""
    said = object_of(value)
    bare = {key.rpartition("#")[2]: held for key, held in said.items()}
    texts = [text_in(one) for one in values(bare.get("text"))]
    if text := "\n".join(filter(None, texts)):
        return text
    marked = next((text_in(one) for one in values(bare.get("html"))), "") or text_in(value)
    if not marked.startswith("<"):
        return marked
    from lxml import html

    parsed = html.fragment_fromstring(legal(marked), create_parent=True)
    return " ".join(parsed.text_content().split())


def _read_date(words: str) -> Date | None:
    moment = MOMENT.fullmatch(words)
    for reader in (parse, from_words):
        try:
            return reader(moment[1] if moment else words)
        except DateRefused:
            continue
    return None


def recognises(path: Path) -> bool:
    """Say whether a file speaks in the words of Tropy at its beginning."""
    start = jsonfile.head(path)
    return "tropy.org/v1/" in start and start.lstrip()[:1] in {"{", "["}


IMPORTER = Importer(
    "tropy", "Tropy: items and photos", (".json", ".jsonld"), ("holding", "media"), read, recognises
)
