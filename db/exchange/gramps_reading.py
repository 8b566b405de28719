"""What a Gramps database says, as parcels: any version of its XML, compressed or not."""

from __future__ import annotations

import gzip
import re
import zlib
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final, TypeAlias
from uuid import UUID

from db.errors import ImportRefused
from db.exchange import xml
from db.exchange.gramps_dates import date_in
from db.exchange.members import Refs
from db.exchange.parcel import EvidenceParcel, LinkParcel, NameParcel, Parcel, Rejected
from db.exchange.xml import local, text_of
from db.records import Words
from db.vietnamese import slug

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from db.exchange.ports import Known

Element: TypeAlias = Any
"""lxml's."""
TITLE: Final = "Title"
"""Attribute of a citation that says what it is called, where its page is not all of it."""
UNREAD: Final = "The date “{words}” cannot be read; the record comes without it."
DATE_REMEDY: Final = "Set it in Gramps again, or enter it here."
MOST_UNPACKED = 256 * 2**20
GZIP: Final = b"\x1f\x8b"
HANDLE: Final = re.compile(r"_([0-9a-f]{32})")
KINDS: Final = {
    "event": "event", "person": "person", "placeobj": "place", "source": "source",
    "citation": "citation",
}  # fmt: skip
LEFT_OUT: Final = {
    "family": "Records of Gramps’ families are not taken.",
    "object": "Records of Gramps’ media are not taken.",
    "repository": "Records of Gramps’ repositories are not taken.",
}
PLACE_TYPES: Final = {"Municipality": "commune", "Unknown": None}
GRADES: Final = {
    "0": "doubtful",
    "1": "doubtful",
    "2": "probable",
    "3": "probable",
    "4": "probable",
}
"""Of Gramps' confidence; all above is probable, for very high is still the researcher's word."""


def recognises(path: Path) -> bool:
    """Say whether a file is a database of Gramps, by its root."""
    try:
        with path.open("rb") as file:
            packed = file.read(2) == GZIP
        if not packed:
            return "gramps-project.org/xml" in xml.root_tag(path)
        with gzip.open(path) as file:
            return b"gramps-project.org/xml" in file.read(4096)
    except (OSError, EOFError, zlib.error):
        return False


def read(path: Path, known: Known) -> Iterator[Parcel | Rejected]:
    """Yield a parcel for each place, event, person, source and citation."""
    with _unpacked(path) as plain:
        try:
            root: Any = xml.parse(plain, most_bytes=MOST_UNPACKED, doctype="database")
        except ImportRefused as error:
            values = error.values | {"path": path}  # not the copy's
            raise ImportRefused(error.template, error.remedy_template, **values) from error
    if local(root.tag) != "database":
        raise ImportRefused(
            "{path} is no database of Gramps.", "Export it from Gramps as XML.", path=path
        )
    yield from _Reading(root, known).parcels()


@contextmanager
def _unpacked(path: Path) -> Generator[Path]:
    """Give a file that is not compressed: this one, or a copy under a limit."""
    try:
        with path.open("rb") as file:
            packed = file.read(2) == GZIP
    except OSError as error:
        raise xml.refusal(path, error) from error
    if not packed:
        yield path
        return
    with TemporaryDirectory(prefix="muniment-") as folder:
        plain = Path(folder) / path.name
        try:
            with gzip.open(path) as source, plain.open("wb") as target:
                size = 0
                while chunk := source.read(2**20):
                    size += len(chunk)
                    if size > MOST_UNPACKED:
                        raise ImportRefused(
                            "{path} unpacks to more than {most} MB.",
                            "Export less of the database at once.",
                            path=path,
                            most=MOST_UNPACKED // 2**20,
                        )
                    target.write(chunk)
        except (OSError, EOFError, zlib.error) as error:
            raise xml.refusal(path, error) from error
        yield plain


class _Reading:
    """Read elements that point at each other by handles."""

    def __init__(self, root: Element, known: Known) -> None:
        self._lang = known.lang
        self._made = Refs()
        self._elements = [one for group in root for one in group if local(one.tag)]
        self._notes = {
            str(one.get("handle")): _child(one, "text") or text_of(one)
            for one in self._elements
            if local(one.tag) == "note"
        }
        self._records: dict[str, Element] = {}
        self._doubles: set[Element] = set()
        self._refs: dict[str, str] = {}
        self._grades: dict[str, str] = {}
        self._who: dict[str, str] = {}

    def parcels(self) -> Iterator[Parcel | Rejected]:
        """Yield what is taken, and what is not, in the file's order."""
        self._note_records()
        for one in self._elements:
            kind = KINDS.get(local(one.tag))
            where = f"{local(one.tag)} {one.get('id') or '?'}"
            if one in self._doubles:
                yield Rejected(where, "It has no handle of its own.")
            elif kind:
                yield from self._record(one, kind, where)
            elif local(one.tag) in LEFT_OUT:
                yield Rejected.saying(where, LEFT_OUT[local(one.tag)])

    def _note_records(self) -> None:
        """Note each record by its handle, and who was first in each event."""
        for one in self._elements:
            if local(one.tag) in KINDS:
                handle = str(one.get("handle") or "")
                if not handle or handle in self._records:
                    self._doubles.add(one)
                else:
                    self._records[handle] = one
        for one in self._records.values():
            if local(one.tag) == "person":
                name = next((name.text for name in self._person_names(one)), "")
                for to in _targets(one, "eventref"):
                    self._who.setdefault(to, name)
        for handle, one in self._records.items():
            self._refs[handle] = self._ref(one, KINDS[local(one.tag)])
            self._grades[handle] = GRADES.get(_child(one, "confidence"), "probable")

    def _ref(self, one: Element, kind: str) -> str:
        own = _own(one, kind)
        return own[0] if own else self._made.made(kind, self._title(one, kind))

    def _title(self, one: Element, kind: str) -> str:
        match kind:
            case "event":
                who = self._who.get(str(one.get("handle")), "")
                said = ", ".join(filter(None, (_child(one, "type"), who)))
                return _child(one, "description") or said
            case "person":
                return next((name.text for name in self._person_names(one)), "")
            case "place":
                names = _children(one, "pname")
                return str(names[0].get("value") or "") if names else _child(one, "ptitle")
            case "source":
                return _child(one, "stitle")
            case _:
                return self._citation_title(one)

    def _citation_title(self, one: Element) -> str:
        """Return what a citation is called: its own title, else its source's and the page."""
        for attribute in _children(one, "srcattribute"):
            if attribute.get("type") == TITLE and attribute.get("value"):
                return str(attribute.get("value"))
        sources = [self._records[to] for to in _targets(one, "sourceref") if to in self._records]
        titles = [_child(source, "stitle") for source in sources[:1]]
        return ", ".join(filter(None, (*titles, _child(one, "page"))))

    def _record(self, one: Element, kind: str, where: str) -> Iterator[Parcel | Rejected]:
        """Yield the parcel of a record, and its date as refused where it can't be read."""
        title = self._title(one, kind).strip()
        if not title:
            yield Rejected(where, "It has no name.")
            return
        own = _own(one, kind)
        fields: dict[str, Any] = {}
        date, unread = date_in(one) if kind in {"event", "source"} else (None, "")
        if date is not None:
            fields["date"] = date
        names, links = self._of_kind(one, kind, title, fields)
        note = " ".join(filter(None, (self._notes.get(to, "") for to in _targets(one, "noteref"))))
        if note and kind != "citation":
            field = {"source": "note", "person": "role"}.get(kind, "summary")
            fields[field] = Words(**{self._lang: note})
        handle = str(one.get("handle"))
        yield Parcel(
            ref=self._refs[handle],
            kind=kind,
            names=names,
            fields=fields,
            links=links,
            identifiers=() if own else (("gramps", handle),),
            evidence=tuple(self._evidence(one)),
            uuid=own[1] if own else None,
            lang=self._lang,
            proposed=own is None,
            where=where,
        )
        if unread:
            yield Rejected.because(where, ImportRefused(UNREAD, DATE_REMEDY, words=unread[:200]))

    def _of_kind(
        self, one: Element, kind: str, title: str, fields: dict[str, Any]
    ) -> tuple[tuple[NameParcel, ...], tuple[LinkParcel, ...]]:
        """Return names and links of a record, and put what else it says into `fields`."""
        names = (NameParcel(title, "preferred", self._lang),)
        if kind == "event":
            return names, self._links(one, "place", "took-place-at")
        if kind == "person":
            return tuple(self._person_names(one)), self._links(one, "eventref", "took-part-in")
        if kind == "place":
            _read_place(one, fields)
            return tuple(self._place_names(one, title)), self._links(one, "placeref", "located-in")
        if kind == "source":
            if authors := _child(one, "sauthor"):
                fields["authors"] = tuple(who.strip() for who in authors.split(";") if who.strip())
            if printed := _child(one, "spubinfo"):
                fields["publication"] = Words(**{self._lang: printed})
            return names, ()
        if page := _child(one, "page"):
            fields["locator"] = page
        for source in _targets(one, "sourceref"):
            if source in self._refs:
                fields["source"] = self._refs[source]
        return names, ()

    def _person_names(self, one: Element) -> Iterator[NameParcel]:
        for number, name in enumerate(_children(one, "name")):
            first = _child(name, "first") or _child(name, "call")
            family = " ".join(text_of(part) for part in _children(name, "surname")).strip()
            order = (family, first) if self._lang == "vi" else (first, family)
            if whole := " ".join(filter(None, order)):
                yield NameParcel(whole, "variant" if number else "preferred", self._lang)

    def _place_names(self, one: Element, title: str) -> Iterator[NameParcel]:
        preferred: set[str] = set()
        seen: set[tuple[str, str]] = set()
        for name in _children(one, "pname"):
            text, lang = str(name.get("value") or "").strip(), str(name.get("lang") or self._lang)
            if text and (text, lang) not in seen:
                seen.add((text, lang))
                first = lang not in preferred and lang in {"vi", "en"}
                preferred.add(lang)
                yield NameParcel(
                    text, "preferred" if first else "variant", lang, period=date_in(name)[0]
                )
        if not seen:
            yield NameParcel(title, "preferred", self._lang)

    def _links(self, one: Element, name: str, predicate: str) -> tuple[LinkParcel, ...]:
        refs = dict.fromkeys(self._refs[to] for to in _targets(one, name) if to in self._refs)
        return tuple(LinkParcel(predicate, ref) for ref in refs)

    def _evidence(self, one: Element) -> Iterator[EvidenceParcel]:
        for to in _targets(one, "citationref"):
            if to in self._refs:
                yield EvidenceParcel(
                    "record", self._grades.get(to, "probable"), citation=self._refs[to]
                )


def _own(one: Element, kind: str) -> tuple[str, str] | None:
    """Return the ref and UUID of a record that this program wrote, None for a stranger's."""
    ref = str(one.get("id") or "")
    found = HANDLE.fullmatch(str(one.get("handle") or ""))
    head, _, tail = ref.partition("/")
    if found is None or head != kind or not tail or slug(tail) != tail:
        return None
    return ref, str(UUID(hex=found[1]))


def _read_place(one: Element, fields: dict[str, Any]) -> None:
    kind = str(one.get("type") or "Unknown")
    kind_of_ours = PLACE_TYPES.get(kind, kind.lower())
    if kind_of_ours:
        fields["type"] = kind_of_ours
    for coord in _children(one, "coord"):
        try:
            lat, lon = float(str(coord.get("lat"))), float(str(coord.get("long")))
        except ValueError:
            continue
        if -90 <= lat <= 90 and -180 <= lon <= 180:
            fields["lat"], fields["lon"] = lat, lon


def _children(one: Element, name: str) -> list[Element]:
    return [child for child in one if local(child.tag) == name]


def _child(one: Element, name: str) -> str:
    found = _children(one, name)
    return text_of(found[0]) if found else ""


def _targets(one: Element, name: str) -> list[str]:
    return [str(child.get("hlink")) for child in _children(one, name)]
