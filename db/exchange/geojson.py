"""GeoJSON (RFC 7946): places as points and routes as lines, in and out.

Out, a feature's `properties.muniment` holds what the geometry does not: names, fields, links,
identifiers, stops. Lost are evidence, other accounts of a field and mentions. In, a stranger's
feature is a place: its `name` (`title`, `name:vi`, `name:en`, `description`), and for lines and
areas the middle, with its reach as uncertainty.
"""

from __future__ import annotations

import json
from itertools import chain
from typing import TYPE_CHECKING, Any, TextIO

from db.exchange import jsonfile
from db.exchange.jsonfile import Json, object_of, text_of
from db.exchange.members import MemberError, Refs, is_ours, members, parcel_in
from db.exchange.parcel import NameParcel, Parcel, Rejected
from db.exchange.ports import Exporter, Importer
from db.exchange.positions import Point, PositionError, middle, points_of
from db.records import Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from db.exchange.outgoing import Source
    from db.exchange.ports import Known
    from db.records import Ref

KINDS = ("place", "route")
GEOMETRIES = frozenset(
    "Point MultiPoint LineString MultiLineString Polygon MultiPolygon GeometryCollection".split()
)
POSITION = ("lat", "lon")
FLAT_FIELDS = ("type", "uncertainty_km", "side", "mode")


def write(source: Source, out: Path) -> None:
    """Write the places and routes as one feature collection."""
    places = {one.ref: position(one) for one in source.parcels("place")}
    with out.open("w", encoding="utf-8", newline="\n") as file:
        file.write('{"type":"FeatureCollection","name":')
        file.write(_dumped(source.about.title.best(source.about.lang)[0]))
        file.write(',"features":[')
        _write_features(file, (feature(one, places) for one in source.parcels()))
        file.write("\n]}\n")


def _write_features(file: TextIO, features: Iterable[Json]) -> None:
    for number, one in enumerate(features):
        file.write(",\n" if number else "\n")
        file.write(_dumped(one))


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def position(parcel: Parcel) -> Point | None:
    """Return a place's (lon, lat), None where it has none."""
    lat, lon = parcel.fields.get("lat"), parcel.fields.get("lon")
    if isinstance(lat, int | float) and isinstance(lon, int | float):
        return float(lon), float(lat)
    return None


def geometry(parcel: Parcel, places: Mapping[Ref, Point | None]) -> Json | None:
    """Return a place's point or the line through a route's stops; None where too few are known."""
    if parcel.kind == "place":
        point = position(parcel)
        return {"type": "Point", "coordinates": list(point)} if point else None
    line = [list(point) for stop in parcel.stops if (point := places.get(stop))]
    return {"type": "LineString", "coordinates": line} if len(line) > 1 else None


def feature(parcel: Parcel, places: Mapping[Ref, Point | None]) -> Json:
    """Return one record as a feature; what other programs show of it stands flat."""
    words = parcel.words()
    flat: Json = {"name": parcel.title(), "name:vi": words.vi, "name:en": words.en}
    flat |= {key: parcel.fields.get(key) for key in FLAT_FIELDS}
    summary = parcel.fields.get("summary")
    if isinstance(summary, Words):
        flat["description"] = summary.best("vi")[0] or None
    properties: Json = {key: value for key, value in flat.items() if value is not None}
    properties["muniment"] = members(parcel, POSITION if parcel.kind == "place" else ())
    return {
        "type": "Feature",
        "id": f"urn:uuid:{parcel.uuid}",
        "geometry": geometry(parcel, places),
        "properties": properties,
    }


def read(path: Path, known: Known) -> Iterator[Parcel | Rejected]:
    """Yield a parcel for each feature; a file of one feature, or one bare geometry, will do."""
    refs = Refs()
    alone: Json = {}
    number = 0
    for key, value in jsonfile.items(path, "features"):
        if key == "item":
            number += 1
            yield _taken(object_of(value), f"feature {number}", refs, known)
        else:
            alone[key] = value
    form = text_of(alone.get("type"))
    if form == "Feature":
        yield _taken(alone, "feature 1", refs, known)
    elif form in GEOMETRIES:
        bare: Json = {"type": "Feature", "geometry": alone, "properties": {"name": path.stem}}
        yield _taken(bare, "feature 1", refs, known)
    elif number == 0 and form != "FeatureCollection":
        raise jsonfile.refusal(path, ValueError("it holds no features"))


def _taken(one: Json, where: str, refs: Refs, known: Known) -> Parcel | Rejected:
    try:
        properties = object_of(one.get("properties"))
        points = points_of(one.get("geometry"))
        ours = object_of(properties.get("muniment"))
        if is_ours(ours):
            return parcel_in(ours, where, _position_fields(points) if len(points) == 1 else {})
        return _stranger(one, properties, points, where, refs, known)
    except (PositionError, MemberError) as error:
        return Rejected(where, str(error))


def _stranger(
    one: Json, properties: Json, points: list[Point], where: str, refs: Refs, known: Known
) -> Parcel:
    names = names_of(properties, known.lang)
    if not names:
        raise MemberError("The feature has no name.")
    fields: Json = _position_fields(points)
    given = object_of(properties)
    for key in ("vi", "en"):
        if text := text_of(given.get(f"description:{key}")):
            fields["summary"] = Words(**{**_both(fields.get("summary")), key: text})
    if "summary" not in fields and (text := text_of(given.get("description"))):
        fields["summary"] = Words(**{known.lang: text})
    return Parcel(
        ref=refs.made("place", names[0].text),
        kind="place",
        names=names,
        fields=fields,
        identifiers=tuple(_identifiers(one.get("id", given.get("id")))),
        lang=known.lang,
        proposed=True,
        where=where,
    )


def _both(words: object) -> dict[str, str | None]:
    return {"vi": words.vi, "en": words.en} if isinstance(words, Words) else {}


def names_of(properties: Json, lang: str) -> tuple[NameParcel, ...]:
    """Return a stranger's names: by language where it says so, the others in `lang`."""
    found: dict[tuple[str, str], NameParcel] = {}
    for key in ("name", "title", "Name", "NAME", "ten", "label"):
        if text := text_of(properties.get(key)):
            found[text, lang] = NameParcel(text, "preferred", lang)
            break
    for other in ("vi", "en", "fr"):
        text = text_of(properties.get(f"name:{other}"))
        if not text:
            continue
        if other == lang and found and (text, lang) not in found:
            first = next(iter(found.values()))
            found = {(first.text, lang): NameParcel(first.text, "variant", lang)}
        kind = "preferred" if other in {"vi", "en"} else "translation"
        found[text, other] = NameParcel(text, kind, other)
    ranked = sorted(found.values(), key=lambda name: (name.type != "preferred", name.lang != lang))
    return tuple(ranked)


def _position_fields(points: list[Point]) -> dict[str, Any]:
    if not points:
        return {}
    (lon, lat), reach = middle(points)
    fields: dict[str, Any] = {"lat": lat, "lon": lon}
    return fields if reach is None else {**fields, "uncertainty_km": reach}


def _identifiers(value: object) -> Iterator[tuple[str, str]]:
    if isinstance(value, str | int | float) and not isinstance(value, bool) and str(value).strip():
        text = str(value).strip()
        yield ("uri" if text.startswith(("http:", "https:", "urn:")) else "geojson"), text


def recognises(path: Path) -> bool:
    """Say whether a file begins as GeoJSON does."""
    start = jsonfile.head(path)
    told = any(f'"{name}"' in start for name in chain(("FeatureCollection", "Feature"), GEOMETRIES))
    return told and "linkedplaces" not in start and "linked-places" not in start


IMPORTER = Importer("geojson", "GeoJSON: places", (".geojson", ".json"), KINDS, read, recognises)
EXPORTER = Exporter("geojson", "GeoJSON: places and routes", ".geojson", KINDS, write, "geojson")
