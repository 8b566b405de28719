"""KML 2.2 (and KMZ) of places and routes, as Google Earth and QGIS show them.

Out, a placemark has its name, description, time and shape; names, identifiers, stops and the
fields of ours stand in ExtendedData. Lost are relations, evidence, other accounts, tags, and a
name's period and reason. In, only the placemarks are read: no
link, overlay or style is ever followed, and a KMZ is opened under limits.
"""

from __future__ import annotations

import zipfile
import zlib
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, cast

from db.dates import Date, iso_day, parse
from db.dates.minutes import is_bounded
from db.errors import DateRefused, ImportRefused
from db.exchange import xml
from db.exchange.geojson import geometry, position
from db.exchange.members import NAME_TYPES, STATUSES, MemberError, Refs, is_ours
from db.exchange.parcel import NameParcel, Parcel, Rejected
from db.exchange.ports import Exporter, Importer
from db.exchange.positions import MOST_POINTS, Point, PositionError, checked, middle
from db.records import Words

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Mapping

    from db.exchange.outgoing import Source
    from db.exchange.ports import Known
    from db.records import Ref

NAMESPACES = (
    "http://www.opengis.net/kml/2.2",
    "http://earth.google.com/kml/2.0",
    "http://earth.google.com/kml/2.1",
    "http://earth.google.com/kml/2.2",
)
TAGS = ("Placemark", *(f"{{{space}}}Placemark" for space in NAMESPACES))
KINDS = ("place", "route")
LARGEST_KML = 256 * 2**20
"""Bytes of what a KMZ unpacks to."""
PACKED = 200
"""How many times smaller than itself a text may be packed."""
PLAIN = ("type", "uncertainty_km", "side", "mode", "road", "date_wording_en")
DATE = ("edtf", "part_of_day", "wording", "time")
TEXTS = ("summary", "basis", "inferred")
BROKEN = (
    EOFError, NotImplementedError, OSError, RuntimeError, ValueError,
    zipfile.BadZipFile, zlib.error,
)  # fmt: skip
"""What reading a ZIP file of a stranger raises."""


def write(source: Source, out: Path) -> None:
    """Write places and routes, each kind as a folder."""
    from lxml import etree

    root = etree.Element(f"{{{NAMESPACES[0]}}}kml", nsmap=cast("Any", {None: NAMESPACES[0]}))
    document = _sub(root, "Document")
    about = source.about
    _sub(document, "name").text = xml.legal(about.title.best(about.lang)[0])
    places = {one.ref: position(one) for one in source.parcels("place")}
    folders = {"place": "Địa danh / Places", "route": "Hành trình / Routes"}
    for kind in KINDS:
        folder = _sub(document, "Folder")
        _sub(folder, "name").text = folders[kind]
        for parcel in source.parcels(kind):
            _placemark(folder, parcel, places)
    out.write_bytes(xml.written(root))


def _sub(parent: Any, tag: str, **attributes: str) -> Any:  # noqa: ANN401 - lxml's elements
    from lxml import etree

    return etree.SubElement(parent, f"{{{NAMESPACES[0]}}}{tag}", attributes)


def _placemark(folder: Any, parcel: Parcel, places: Mapping[Ref, Point | None]) -> None:  # noqa: ANN401 - lxml's element
    mark = _sub(folder, "Placemark", id=parcel.ref.replace("/", "."))
    _sub(mark, "name").text = xml.legal(parcel.title())
    summary = parcel.fields.get("summary")
    if isinstance(summary, Words):
        _sub(mark, "description").text = xml.legal(summary.best("vi")[0])
    date = parcel.fields.get("date")
    if isinstance(date, Date):
        span = _sub(mark, "TimeSpan")
        for tag, minute in (("begin", date.earliest), ("end", date.latest)):
            if is_bounded(minute):
                _sub(span, tag).text = iso_day(minute)
    data = _sub(mark, "ExtendedData")
    for name, value in _data(parcel):
        item = _sub(data, "Data", name=name)
        _sub(item, "value").text = xml.legal(value)
    shape = geometry(parcel, places)
    if shape is not None:
        points = [shape["coordinates"]] if shape["type"] == "Point" else shape["coordinates"]
        drawn = _sub(mark, shape["type"])
        if shape["type"] == "LineString":
            _sub(drawn, "tessellate").text = "1"
        _sub(drawn, "coordinates").text = " ".join(f"{x},{y}" for x, y in points)


def _data(parcel: Parcel) -> Iterator[tuple[str, str]]:
    yield "ref", parcel.ref
    yield "uuid", parcel.uuid or ""
    yield "status", parcel.status or ""
    for number, name in enumerate(parcel.names, 1):
        yield f"name:{name.type}:{name.lang}:{number}", name.text
    for key in PLAIN:
        if (value := parcel.fields.get(key)) is not None:
            yield key, str(value)
    for key in TEXTS:
        words = parcel.fields.get(key)
        for lang in ("vi", "en"):
            if isinstance(words, Words) and (text := words.get(lang)):
                yield f"{key}:{lang}", text
    date = parcel.fields.get("date")
    if isinstance(date, Date):
        for key in DATE:
            if said := getattr(date, key):
                yield key, said
    if parcel.stops:
        yield "stops", " ".join(parcel.stops)
    for scheme, value in parcel.identifiers:
        yield f"identifier:{scheme}", value


def read(path: Path, known: Known) -> Iterator[Parcel | Rejected]:
    """Yield a parcel for each placemark."""
    refs = Refs()
    number = 0
    with _plain(path) as file:
        if xml.local(xml.root_tag(file)) != "kml":
            raise _refusal(path, "it is no KML")
        for mark in xml.elements(file, *TAGS):
            number += 1
            where = f"placemark {number}"
            try:
                yield _parcel(mark, where, refs, known)
            except (PositionError, MemberError) as error:
                yield Rejected(where, str(error))


@contextmanager
def _plain(path: Path) -> Generator[Path]:
    """Give the KML itself: unpacked from a KMZ, under limits."""
    if not zipfile.is_zipfile(path):
        yield path
        return
    with TemporaryDirectory(prefix="muniment-") as folder:
        out = Path(folder) / "doc.kml"
        try:
            with zipfile.ZipFile(path) as pack:
                _unpack(pack, out, path)
        except BROKEN as error:
            raise _refusal(path, str(error) or "it is damaged") from error
        yield out


def _unpack(pack: zipfile.ZipFile, out: Path, path: Path) -> None:
    entry = next((one for one in pack.infolist() if one.filename.lower().endswith(".kml")), None)
    if entry is None:
        raise _refusal(path, "no KML is inside")
    most = min(LARGEST_KML, max(entry.compress_size, 1) * PACKED)
    done = 0
    with pack.open(entry) as packed, out.open("wb") as file:
        while data := packed.read(2**20):
            done += len(data)
            if done > most:
                raise _refusal(path, "it unpacks to far more than it says")
            file.write(data)


def _parcel(mark: Any, where: str, refs: Refs, known: Known) -> Parcel | Rejected:  # noqa: ANN401 - lxml's element
    children = {xml.local(child.tag): child for child in mark}
    data = _extended(children.get("ExtendedData"))
    points = _points(mark)
    title = xml.text_of(children["name"]) if "name" in children else ""
    kind = data.get("ref", "").partition("/")[0]
    ours = is_ours({"ref": data.get("ref"), "kind": kind}) and kind in KINDS
    names = _names(data) or ((NameParcel(title, "preferred", known.lang),) if title else ())
    if not names:
        return Rejected(where, "The placemark has no name.")
    fields = _fields(data)
    if "summary" not in fields and (text := _described(children)):
        fields["summary"] = Words(**{known.lang: text})
    if points and (not ours or kind == "place"):
        (lon, lat), reach = middle(points)
        fields |= {"lat": lat, "lon": lon}
        if reach is not None:
            fields["uncertainty_km"] = reach
    identifiers = [
        (key.partition(":")[2], value) for key, value in data.items() if key[:11] == "identifier:"
    ]
    own = str(mark.get("id") or "")
    return Parcel(
        ref=data["ref"] if ours else refs.made("place", names[0].text),
        kind=kind if ours else "place",
        names=names,
        fields=fields,
        identifiers=tuple(identifiers if ours or not own else [("kml", own), *identifiers]),
        status=data["status"] if data.get("status") in STATUSES and ours else None,
        uuid=(data.get("uuid") or None) if ours else None,
        lang=known.lang,
        stops=tuple(data.get("stops", "").split()) if ours else (),
        proposed=not ours,
        where=where,
    )


def _described(children: Mapping[str, Any]) -> str:
    """Return a description without its markup, which other programs put there."""
    if "description" not in children:
        return ""
    text = xml.text_of(children["description"])
    if "<" not in text:
        return text
    from lxml import html

    return " ".join(html.fragment_fromstring(text, create_parent=True).text_content().split())


def _extended(element: Any) -> dict[str, str]:  # noqa: ANN401 - lxml's element
    if element is None:
        return {}
    found: dict[str, str] = {}
    for item in element.iter():
        if xml.local(item.tag) in {"Data", "SimpleData"} and (name := item.get("name")):
            found.setdefault(name, xml.text_of(item))
    return found


def _names(data: Mapping[str, str]) -> tuple[NameParcel, ...]:
    found: list[NameParcel] = []
    for key, text in data.items():
        prefix, _, rest = key.partition(":")
        if prefix == "name" and ":" in rest and text:
            kind, lang, _ = f"{rest}:".split(":", 2)
            found.append(NameParcel(text, kind if kind in NAME_TYPES else "variant", lang))
    return tuple(found)


def _fields(data: Mapping[str, str]) -> dict[str, Any]:
    fields: dict[str, Any] = {key: data[key] for key in PLAIN if data.get(key)}
    if "uncertainty_km" in fields:
        fields["uncertainty_km"] = _number(data["uncertainty_km"])
    for key in TEXTS:
        words = Words(data.get(f"{key}:vi") or None, data.get(f"{key}:en") or None)
        if words != Words():
            fields[key] = words
    if data.get("edtf"):
        try:
            fields["date"] = parse(**{key: data[key] for key in DATE if data.get(key)})
        except DateRefused as error:
            raise MemberError(error.sentence) from error
    return fields


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise MemberError(f"“{text[:40]}” is no number.") from None


def _points(mark: Any) -> list[Point]:  # noqa: ANN401 - lxml's element
    found: list[Point] = []
    for element in mark.iter():
        if xml.local(element.tag) == "coordinates":
            for triple in (element.text or "").split():
                lon, _, rest = triple.partition(",")
                found.append(checked(_float(lon), _float(rest.partition(",")[0])))
                if len(found) > MOST_POINTS:
                    raise PositionError(f"The shape has more than {MOST_POINTS} points.")
    return found


def _float(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _refusal(path: Path, reason: str) -> ImportRefused:
    return ImportRefused(
        "{path} cannot be read as KML ({reason}).",
        "Export the file again from the program that made it.",
        path=path,
        reason=reason,
    )


def recognises(path: Path) -> bool:
    """Say whether a file is a KMZ, or begins with a kml element."""
    return path.suffix.lower() == ".kmz" or xml.local(xml.root_tag(path)) == "kml"


IMPORTER = Importer("kml", "KML: places", (".kml", ".kmz", ".xml"), KINDS, read, recognises)
EXPORTER = Exporter("kml", "KML: places and routes", ".kml", KINDS, write, "kml")
