"""Gramps XML (https://gramps-project.org/xml/): places, events, people, sources, citations; out.

A record's handle is its UUID and its id is its ref, so that it finds itself again. Lost are
evidence beyond a record's own citations, other accounts, sides, lanes, positions' uncertainty and
basis, status, parts of a day and the wording of dates; a source's type, number and whether it is
identified; a citation's marker, claim and English locator; relations other than where an event took
place, who took part in it and what a place lies in; and every text but one language of the summary
(a source's note, a person's role).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from db.dates import Date
from db.exchange.gramps_dates import date_element
from db.exchange.gramps_reading import TITLE, read, recognises
from db.exchange.ports import Exporter, Importer
from db.exchange.xml import legal, written
from db.records import Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from db.exchange.outgoing import Source
    from db.exchange.parcel import Parcel
    from db.records import Ref

NAMESPACE: Final = "http://gramps-project.org/xml/1.7.1/"
DOCTYPE: Final = (
    '<!DOCTYPE database PUBLIC "-//Gramps//DTD Gramps XML 1.7.1//EN"\n'
    '"http://gramps-project.org/xml/1.7.1/grampsxml.dtd">\n'
)
KINDS: Final = ("event", "person", "place", "source", "citation")
CONFIDENCE: Final = "2"
"""Of a citation: Gramps asks for a figure, 2 is its own middle."""
PLACES: Final = {
    "city": "City", "commune": "Municipality", "country": "Country", "district": "District",
    "province": "Province", "region": "Region", "river": "River", "town": "Town",
    "village": "Village",
}  # fmt: skip
"""Our types of places that Gramps has a type for; the others go as they are."""
NOTES: Final = {"person": "role", "source": "note"}
PARENT: Final = ("located-in", "part-of")


def write(source: Source, out: Path) -> None:
    """Write the records as one database, not compressed: Gramps reads both."""
    parcels = {kind: list(source.parcels(kind)) for kind in KINDS}
    handles = {one.ref: _handle(one) for some in parcels.values() for one in some}
    root = _Writer(handles).database(parcels, source)
    text = written(root).decode("utf-8")
    head, _, body = text.partition("\n")
    out.write_text(f"{head}\n{DOCTYPE}{body}", encoding="utf-8", newline="\n")


def _handle(parcel: Parcel) -> str:
    return f"_{(parcel.uuid or '').replace('-', '')}"


class _Writer:
    """Write elements that point at each other by handles."""

    def __init__(self, handles: Mapping[Ref, str]) -> None:
        from lxml import etree

        self._etree: Any = etree
        self._handles = handles
        self._notes: list[tuple[str, str]] = []

    def database(self, parcels: Mapping[str, list[Parcel]], source: Source) -> Any:  # noqa: ANN401 - lxml's
        """Return the root; its parts stand in the order that the DTD asks for."""
        root = self._etree.Element(f"{{{NAMESPACE}}}database", nsmap={None: NAMESPACE})
        header = self._add(root, "header")
        self._add(header, "created", date="1950-01-01", version="5.2.0")
        researcher = self._add(header, "researcher")
        self._text(researcher, "resname", source.about.title.best(source.about.lang)[0])
        for kind, group, write_one in (
            ("event", "events", self._event),
            ("person", "people", self._person),
            ("citation", "citations", self._citation),
            ("source", "sources", self._source),
            ("place", "places", self._place),
        ):
            if parcels[kind]:
                within = self._add(root, group)
                for parcel in parcels[kind]:
                    write_one(within, parcel)
        if self._notes:
            notes = self._add(root, "notes")
            for number, (handle, text) in enumerate(self._notes, 1):
                note = self._add(notes, "note", handle=handle, id=f"N{number:04}", type="General")
                self._text(note, "text", text)
        return root

    def _add(self, parent: Any, name: str, **attributes: str) -> Any:  # noqa: ANN401 - lxml
        legible = {key: legal(value) for key, value in attributes.items()}
        return self._etree.SubElement(parent, f"{{{NAMESPACE}}}{name}", legible)

    def _text(self, parent: Any, name: str, text: str) -> None:  # noqa: ANN401 - lxml
        self._add(parent, name).text = legal(text)

    def _head(self, parent: Any, name: str, parcel: Parcel, **more: str) -> Any:  # noqa: ANN401
        return self._add(parent, name, handle=_handle(parcel), id=parcel.ref, **more)

    def _dated(self, parent: Any, parcel: Parcel) -> None:  # noqa: ANN401 - lxml
        date = parcel.fields.get("date")
        if isinstance(date, Date):
            tag, attributes = date_element(date, NAMESPACE)
            self._etree.SubElement(parent, tag, attributes)

    def _event(self, parent: Any, parcel: Parcel) -> None:  # noqa: ANN401 - lxml
        event = self._head(parent, "event", parcel)
        self._text(event, "type", "Event")
        self._dated(event, parcel)
        places = (link.ref for link in parcel.links if link.predicate == "took-place-at")
        self._point(event, "place", list(places)[:1])
        self._text(event, "description", parcel.title(parcel.lang))
        self._end(event, parcel)

    def _person(self, parent: Any, parcel: Parcel) -> None:  # noqa: ANN401 - lxml
        person = self._head(parent, "person", parcel)
        self._text(person, "gender", "U")
        ordered = sorted(parcel.names, key=lambda name: name.type != "preferred")
        for number, name in enumerate(ordered):
            kind = "Birth Name" if number == 0 else "Also Known As"
            alternative = {"alt": "1"} if number else {}
            element = self._add(person, "name", type=kind, **alternative)
            self._text(element, "first", name.text)
        for link in parcel.links:
            if link.predicate == "took-part-in":
                self._point(person, "eventref", [link.ref], role="Primary")
        self._end(person, parcel)

    def _place(self, parent: Any, parcel: Parcel) -> None:  # noqa: ANN401 - lxml
        kind = str(parcel.fields.get("type") or "Unknown")
        place = self._head(parent, "placeobj", parcel, type=PLACES.get(kind, kind))
        self._text(place, "ptitle", parcel.title(parcel.lang))
        for name in sorted(parcel.names, key=lambda name: name.type != "preferred"):
            self._add(place, "pname", value=name.text, lang=name.lang)
        lat, lon = parcel.fields.get("lat"), parcel.fields.get("lon")
        if lat is not None and lon is not None:
            self._add(place, "coord", long=str(lon), lat=str(lat))
        self._point(place, "placeref", [one.ref for one in parcel.links if one.predicate in PARENT])
        self._end(place, parcel)

    def _source(self, parent: Any, parcel: Parcel) -> None:  # noqa: ANN401 - lxml
        source = self._head(parent, "source", parcel)
        self._text(source, "stitle", parcel.title(parcel.lang))
        authors = parcel.fields.get("authors")
        if isinstance(authors, tuple) and authors:
            self._text(source, "sauthor", "; ".join(map(str, authors)))
        publication = parcel.fields.get("publication")
        if isinstance(publication, Words) and (text := publication.best(parcel.lang)[0]):
            self._text(source, "spubinfo", text)
        self._note(source, parcel)

    def _citation(self, parent: Any, parcel: Parcel) -> None:  # noqa: ANN401 - lxml
        citation = self._head(parent, "citation", parcel)
        if locator := parcel.fields.get("locator"):
            self._text(citation, "page", str(locator))
        self._text(citation, "confidence", CONFIDENCE)
        if parcel.names:
            self._add(citation, "srcattribute", type=TITLE, value=parcel.title(parcel.lang))
        self._point(citation, "sourceref", [str(parcel.fields.get("source"))])

    def _end(self, element: Any, parcel: Parcel) -> None:  # noqa: ANN401 - lxml
        self._note(element, parcel)
        self._point(element, "citationref", list(_citations(parcel)))

    def _note(self, element: Any, parcel: Parcel) -> None:  # noqa: ANN401 - lxml
        words = parcel.fields.get(NOTES.get(parcel.kind, "summary"))
        text = words.best(parcel.lang)[0] if isinstance(words, Words) else ""
        if text:
            handle = f"{_handle(parcel)}n"
            self._notes.append((handle, text))
            self._add(element, "noteref", hlink=handle)

    def _point(self, parent: Any, name: str, refs: list[Ref], **more: str) -> None:  # noqa: ANN401
        for ref in refs:
            if ref in self._handles:
                self._add(parent, name, hlink=self._handles[ref], **more)


def _citations(parcel: Parcel) -> Iterator[Ref]:
    """Yield the citations that a record itself rests on, each once."""
    seen: set[Ref] = set()
    for one in parcel.evidence:
        if one.on == "record" and one.citation and one.citation not in seen:
            seen.add(one.citation)
            yield one.citation


IMPORTER = Importer(
    "gramps",
    "Gramps: places, events, people, sources",
    (".gramps", ".xml"),
    KINDS,
    read,
    recognises,
)
EXPORTER = Exporter(
    "gramps", "Gramps: places, events, people, sources", ".gramps", KINDS, write, "gramps"
)
