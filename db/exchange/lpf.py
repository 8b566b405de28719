"""Linked Places Format (JSON-LD, https://github.com/LinkedPasts/linked-places-format) of places.

Out: names with their period, type, position, descriptions, identifiers as links, relations to other
places with their date. What it has no words for comes back by our own member, `properties.muniment`
(status, tags, how exact a position is). Lost are evidence, other accounts, mentions, and relations
to what is no place. In: no context is ever fetched; a relation may name what the file names later,
or itself in a circle.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from db.dates import Date, iso_day, parse
from db.dates.minutes import is_bounded
from db.errors import DateRefused
from db.exchange import jsonfile
from db.exchange.geojson import position
from db.exchange.jsonfile import Json, list_of, object_of, text_of
from db.exchange.members import MemberError, Refs, is_ours, members, parcel_in
from db.exchange.parcel import LinkParcel, NameParcel, Parcel, Rejected
from db.exchange.ports import Exporter, Importer
from db.exchange.positions import PositionError, middle, points_of
from db.records import Words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from db.exchange.outgoing import Source
    from db.exchange.ports import Known

CONTEXT = (
    "https://raw.githubusercontent.com/LinkedPasts/linked-places/master/"
    "linkedplaces-context-v1.1.jsonld"
)
PREFIXES = {
    "geonames": "gn", "wikidata": "wd", "tgn": "tgn", "viaf": "viaf", "dbpedia": "dbp",
    "gnd": "gnd", "loc": "loc", "bnf": "bnf", "pleiades": "pl", "whg": "whg",
}  # fmt: skip
"""Schemes of identifiers that the format has a prefix for."""
SCHEMES = {prefix: scheme for scheme, prefix in PREFIXES.items()}
PARTITIVE = frozenset({"located-in", "part-of"})
BROADER = "gvp:broaderPartitive"


def write(source: Source, out: Path) -> None:
    """Write the places as one feature collection."""
    titles = {one.ref: one.title() for one in source.parcels("place")}
    uuids = {one.ref: one.uuid for one in source.parcels("place")}
    with out.open("w", encoding="utf-8", newline="\n") as file:
        file.write(f'{{"type":"FeatureCollection","@context":{json.dumps(CONTEXT)},"features":[')
        for number, parcel in enumerate(source.parcels("place")):
            file.write(",\n" if number else "\n")
            file.write(_dumped(_feature(parcel, titles, uuids)))
        file.write("\n]}\n")


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def _feature(parcel: Parcel, titles: dict[str, str], uuids: dict[str, str | None]) -> Json:
    point = position(parcel)
    kind = parcel.fields.get("type")
    summary = parcel.fields.get("summary")
    made: Json = {
        "@id": f"urn:uuid:{parcel.uuid}",
        "type": "Feature",
        "properties": {"title": parcel.title(), "muniment": members(parcel, ("lat", "lon"))},
        "names": [_name(name) for name in parcel.names],
        "types": [{"identifier": "", "label": kind}] if kind else [],
        "geometry": {
            "type": "GeometryCollection",
            "geometries": [_geometry(parcel, point)] if point else [],
        },
        "links": [
            {"type": "closeMatch", "identifier": _identifier(scheme, value)}
            for scheme, value in parcel.identifiers
        ],
        "relations": [
            _relation(link, titles[link.ref], uuids[link.ref])
            for link in parcel.links
            if link.ref in titles
        ],
        "descriptions": [
            {"value": text, "lang": lang}
            for lang in ("vi", "en")
            if isinstance(summary, Words) and (text := summary.get(lang))
        ],
    }
    return {key: value for key, value in made.items() if value != []}


def _name(name: NameParcel) -> Json:
    said: Json = {"toponym": name.text, "lang": name.lang}
    return said | ({"when": when(name.period)} if name.period else {})


def _geometry(parcel: Parcel, point: tuple[float, float]) -> Json:
    said: Json = {"type": "Point", "coordinates": list(point)}
    reach = parcel.fields.get("uncertainty_km")
    if isinstance(reach, int | float):
        said["certainty"] = "less-certain"
        said["approximation"] = {"type": "gvp:approximateLocation", "tolerance": reach}
    return said


def _relation(link: LinkParcel, label: str, uuid: str | None) -> Json:
    said: Json = {
        "relationType": BROADER if link.predicate in PARTITIVE else link.predicate,
        "relationTo": f"urn:uuid:{uuid}",
        "label": label,
    }
    return said | ({"when": when(link.date)} if link.date else {})


def _identifier(scheme: str, value: str) -> str:
    if scheme == "uri":
        return value
    return f"{PREFIXES.get(scheme, scheme)}:{value}"


def when(date: Date) -> Json:
    """Return a date as a timespan; an end that nobody knows is left out."""
    span: Json = {}
    if is_bounded(date.earliest):
        span["start"] = {"earliest": iso_day(date.earliest)}
    if is_bounded(date.latest):
        span["end"] = {"latest": iso_day(date.latest)}
    return {"timespans": [span], "label": date.edtf}


def read(path: Path, known: Known) -> Iterator[Parcel | Rejected]:
    """Yield a parcel for each place of the file."""
    refs = Refs()
    number = 0
    alone: Json = {}
    for key, value in jsonfile.items(path, "features"):
        if key == "item":
            number += 1
            yield _taken(object_of(value), f"feature {number}", refs, known)
        else:
            alone[key] = value
    if alone.get("type") == "Feature":
        yield _taken(alone, "feature 1", refs, known)
    elif number == 0:
        raise jsonfile.refusal(path, ValueError("it holds no places"))


def _taken(feature: Json, where: str, refs: Refs, known: Known) -> Parcel | Rejected:
    try:
        points = points_of(feature.get("geometry"))
        fields: dict[str, Any] = {}
        if points:
            (lon, lat), reach = middle(points)
            fields = {"lat": lat, "lon": lon}
            reach = _tolerance(feature.get("geometry")) or reach
            if reach is not None:
                fields["uncertainty_km"] = reach
        ours = object_of(object_of(feature.get("properties")).get("muniment"))
        if is_ours(ours) and ours["kind"] == "place":
            return parcel_in(ours, where, fields)
        return _stranger(feature, fields, where, refs, known)
    except (PositionError, MemberError) as error:
        return Rejected(where, str(error))


def _tolerance(geometry: object) -> float | None:
    shape = object_of(geometry)
    for part in [shape, *map(object_of, list_of(shape.get("geometries")))]:
        reach = object_of(part.get("approximation")).get("tolerance")
        if isinstance(reach, int | float) and 0 < reach < 20_040:
            return float(reach)
    return None


def _stranger(
    feature: Json, fields: dict[str, Any], where: str, refs: Refs, known: Known
) -> Parcel:
    properties = object_of(feature.get("properties"))
    title = text_of(properties.get("title"))
    names = _names_in(feature, title, known.lang)
    if not names:
        raise MemberError("The place has no name.")
    own = text_of(feature.get("@id")) or text_of(feature.get("id"))
    texts = {
        text_of(one.get("lang")) or known.lang: text_of(one.get("value"))
        for one in map(object_of, list_of(feature.get("descriptions")))
    }
    if texts.get("vi") or texts.get("en"):
        fields["summary"] = Words(texts.get("vi") or None, texts.get("en") or None)
    given = [*list_of(feature.get("types")), *list_of(feature.get("placetypes"))]
    types = [text_of(object_of(one).get("label")) for one in given]
    if types and types[0]:
        fields["type"] = types[0]
    return Parcel(
        ref=f"place/{own}" if own else refs.made("place", names[0].text),
        kind="place",
        names=names,
        fields=fields,
        links=tuple(_links_in(feature)),
        identifiers=tuple(_identifiers_in(feature, own)),
        lang=known.lang,
        proposed=True,
        where=where,
    )


def _names_in(feature: Json, title: str, lang: str) -> tuple[NameParcel, ...]:
    found = [NameParcel(title, "preferred", lang)] if title else []
    given = [*list_of(feature.get("names")), *list_of(feature.get("namings"))]
    for one in map(object_of, given):
        text = text_of(one.get("toponym"))
        spoken = text_of(one.get("lang")) or lang
        if not text or (text, spoken) in {(name.text, name.lang) for name in found}:
            continue
        kind = "variant" if found else "preferred"
        found.append(NameParcel(text, kind, spoken, period=_date_in(one.get("when"))))
    return tuple(found)


def _links_in(feature: Json) -> Iterator[LinkParcel]:
    """Yield relations to other places that are named by an address."""
    for one in map(object_of, list_of(feature.get("relations"))):
        target, kind = text_of(one.get("relationTo")), text_of(one.get("relationType"))
        if target and kind in {BROADER, "gvp:broaderPartitive", "part-of", "located-in"}:
            yield LinkParcel("located-in", f"place/{target}", _date_in(one.get("when")))


def _identifiers_in(feature: Json, own: str) -> Iterator[tuple[str, str]]:
    if own:
        yield "uri", own
    for one in map(object_of, list_of(feature.get("links"))):
        value = text_of(one.get("identifier"))
        prefix, colon, rest = value.partition(":")
        if value.startswith(("http:", "https:", "urn:")):
            yield "uri", value
        elif colon and rest and text_of(one.get("type")) in {"closeMatch", "exactMatch"}:
            yield SCHEMES.get(prefix, prefix), rest
    for key in ("closeMatch", "exactMatch"):  # as the first version had it
        yield from (("uri", text) for one in list_of(feature.get(key)) if (text := text_of(one)))


def _date_in(said: object) -> Date | None:
    """Return the first timespan as a date; None for none."""
    when = object_of(said)
    given = [*list_of(when.get("timespans")), *list_of(when.get("timespan"))]
    spans = [object_of(one) for one in given]
    if not spans:
        return None
    start, end = _edge(spans[0].get("start"), last=False), _edge(spans[0].get("end"), last=True)
    if not start and not end:
        return None
    edtf = start if start == end else f"{start or '..'}/{end or '..'}"
    try:
        return parse(edtf)
    except DateRefused as error:
        raise MemberError(error.sentence) from error


def _edge(said: object, *, last: bool) -> str:
    edge = object_of(said)
    order = ("in", "latest", "earliest") if last else ("in", "earliest", "latest")
    return next((text for key in order if (text := str(edge.get(key) or "").strip())), "")


def recognises(path: Path) -> bool:
    """Say whether a file names the format's context, or has its names."""
    start = jsonfile.head(path)
    return "linkedplaces" in start or "linked-places" in start or '"toponym"' in start


IMPORTER = Importer(
    "lpf", "Linked Places (JSON)", (".json", ".jsonld", ".geojson", ".lpf"), ("place",), read,
    recognises,
)  # fmt: skip
EXPORTER = Exporter("lpf", "Linked Places (JSON)", ".json", ("place",), write, "lpf")
