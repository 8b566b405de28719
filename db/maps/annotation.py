"""IIIF Georeference Annotations (https://iiif.io/api/extension/georef/): read and written.

Allmaps and others keep control points so. Its transformations that are not ours (a third order
polynomial, a projective one) are left out with a sentence; the points are read all the same.
"""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any, NoReturn, cast

from db.errors import ImportRefused
from db.maps.control_points import ControlPoint
from db.maps.georeference import FARTHEST
from db.maps.mercator import NORTHERNMOST
from db.maps.placement import Placement, check_count
from db.maps.svg_mask import MaskUnreadableError, read_mask, write_mask

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from db.maps.planar import Point

CONTEXT = (
    "http://iiif.io/api/extension/georef/1/context.json",
    "http://iiif.io/api/presentation/3/context.json",
)
ORDERS = {1: "affine", 2: "polynomial2"}
NAMES = {"thinPlateSpline": "spline", "helmert": "similarity"}
"""Transformations by name; helmert is Allmaps' own beside those of the specification."""

Json = dict[str, Any]


def read_annotations(text: str, path: Path) -> tuple[Placement, ...]:
    """Return what each Georeference Annotation of a file says; raise ImportRefused.

    An AnnotationPage may hold several: a sheet with an inset, or an atlas.
    """
    document = _parsed(text, path)
    if not isinstance(document, dict):
        _refuse(path, "it holds no annotation")
    whole = cast("Json", document)
    items = whole.get("items") if whole.get("type") == "AnnotationPage" else [whole]
    if not isinstance(items, list) or not items:
        _refuse(path, "it holds no annotation")
    return tuple(_placement(item, path) for item in cast("list[object]", items))


def write_annotation(
    placement: Placement, source: str, *, service: bool = False
) -> Mapping[str, Any]:
    """Return an annotation as a JSON document.

    `source` is the address of a IIIF image service (`service`) or of a canvas, such as
    `urn:uuid:...`. `placement.size` is the picture's. Points that don't count are left out, for the
    format has no word for them.
    """
    if placement.size is None:
        raise ValueError("an annotation says how large its picture is")
    width, height = (round(side) for side in placement.size)
    mask = placement.mask or ((0, 0), (width, 0), (width, height), (0, height))
    body: Json = {"type": "FeatureCollection"}
    if placement.transformation is not None:
        body["transformation"] = _transformation_words(placement.transformation)
    body["features"] = [
        {
            "type": "Feature",
            "properties": {"resourceCoords": [point.x, point.y]},
            "geometry": {"type": "Point", "coordinates": [point.lon, point.lat]},
        }
        for point in placement.points
        if point.enabled
    ]
    return {
        "@context": list(CONTEXT),
        "type": "Annotation",
        "motivation": "georeferencing",
        "target": {
            "type": "SpecificResource",
            "source": {
                "id": source,
                "type": "ImageService3" if service else "Canvas",
                "height": height,
                "width": width,
            },
            "selector": {"type": "SvgSelector", "value": write_mask(mask, width, height)},
        },
        "body": body,
    }


def _parsed(text: str, path: Path) -> object:
    def refuse_constant(name: str) -> NoReturn:
        _refuse(path, f"“{name}” is no number of JSON")

    try:
        return json.loads(text, parse_constant=refuse_constant)
    except (ValueError, RecursionError):
        _refuse(path, "it is no JSON")


def _placement(item: object, path: Path) -> Placement:
    annotation = _object(item, "an annotation", path)
    if annotation.get("type") != "Annotation":
        _refuse(path, "an item is no annotation")
    body = _object(_first(annotation.get("body")), "the body", path)
    if body.get("type") != "FeatureCollection":
        _refuse(path, "its body is no FeatureCollection, so it georeferences nothing")
    features = body.get("features")
    if not isinstance(features, list):
        _refuse(path, "its features are missing")
    found = cast("list[object]", features)
    check_count(len(found), path)
    points = tuple(_point(feature, path) for feature in found)
    transformation, problem = _transformation(body.get("transformation"))
    size, mask = _target(annotation.get("target"), path)
    return Placement(points, transformation, mask, size, (problem,) if problem else ())


def _transformation(words: object) -> tuple[str, str]:
    """Return our name and what has to be said; without a word, the first order is meant."""
    if not isinstance(words, dict):
        return "affine", ""
    given = cast("Json", words)
    kind = given.get("type")
    options = given.get("options")
    order: object = 1
    if isinstance(options, dict):
        order = cast("Json", options).get("order", 1)
    known: str | None = None
    if kind == "polynomial" and isinstance(order, int):
        known = ORDERS.get(order)
    elif isinstance(kind, str):
        known = NAMES.get(kind)
    if known is not None:
        return known, ""
    named = f"{str(kind)[:40]} {order}" if kind == "polynomial" else str(kind)[:40]
    return "affine", f"The transformation “{named}” is not known; “affine” is used instead."


def _transformation_words(kind: str) -> Json:
    for order, name in ORDERS.items():
        if name == kind:
            return {"type": "polynomial", "options": {"order": order}}
    return {"type": next(theirs for theirs, ours in NAMES.items() if ours == kind)}


def _point(feature: object, path: Path) -> ControlPoint:
    whole = _object(feature, "a feature", path)
    properties = _object(whole.get("properties"), "the properties of a feature", path)
    geometry = _object(whole.get("geometry"), "the geometry of a feature", path)
    if geometry.get("type") != "Point":
        _refuse(path, "the geometry of a feature is no point")
    # pixelCoords is what drafts of the specification called it
    pixels = properties.get("resourceCoords", properties.get("pixelCoords"))
    x, y = _pair(pixels, "resourceCoords", path)
    lon, lat = _pair(geometry.get("coordinates"), "coordinates", path)
    if not (abs(lon) <= 180 and abs(lat) <= NORTHERNMOST and max(abs(x), abs(y)) < FARTHEST):
        _refuse(path, "a point lies outside of the picture or of the map of the world")
    return ControlPoint(x, y, lon, lat)


def _target(target: object, path: Path) -> tuple[tuple[float, float] | None, Any]:
    """Return the picture's size and the mask in its pixels, None for what isn't said."""
    if not isinstance(target, dict):
        return None, None
    given = cast("Json", target)
    source = given.get("source")
    size = _size(cast("Json", source)) if isinstance(source, dict) else None
    selector = _first(given.get("selector"))
    value = cast("Json", selector).get("value") if isinstance(selector, dict) else None
    if not isinstance(value, str):
        return size, None
    try:
        mask, drawn = read_mask(value)
    except MaskUnreadableError as error:
        _refuse(path, f"its mask cannot be read ({error})")
    if size is None or drawn is None or drawn == size:
        return size or drawn, mask
    across, down = size[0] / drawn[0], size[1] / drawn[1]
    scaled: Sequence[Point] = tuple((x * across, y * down) for x, y in mask)
    return size, scaled


def _first(value: object) -> object:
    """Return the first of several, or the one."""
    if isinstance(value, list):
        several = cast("list[object]", value)
        return several[0] if several else None
    return value


def _size(source: Json) -> tuple[float, float] | None:
    sides = [_finite(source.get(name)) for name in ("width", "height")]
    if any(side is None or not 0 < side < FARTHEST for side in sides):
        return None
    return cast("tuple[float, float]", tuple(sides))


def _pair(value: object, name: str, path: Path) -> tuple[float, float]:
    numbers = cast("list[object]", value) if isinstance(value, list) else []
    found = [_finite(number) for number in numbers]
    if len(found) not in {2, 3} or any(number is None for number in found):  # 3: with a height
        _refuse(path, f"“{name}” of a feature are no two numbers")
    return cast("tuple[float, float]", tuple(found[:2]))


def _finite(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        number = float(value)
    except OverflowError:
        return None
    return number if math.isfinite(number) else None


def _object(value: object, what: str, path: Path) -> Json:
    if not isinstance(value, dict):
        _refuse(path, f"{what} is missing or is none")
    return cast("Json", value)


def _refuse(path: Path, what: str) -> NoReturn:
    raise ImportRefused(
        "{path} is no IIIF Georeference Annotation: {what}.",
        "Save it again with the program that wrote it, or choose another file.",
        path=path,
        what=what,
    )
