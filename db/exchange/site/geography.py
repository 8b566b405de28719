"""The map's page: the base map, places and routes as one drawing, and as lists beneath it."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any, Final, cast

from db import reading
from db.exchange.site.addresses import file_of
from db.exchange.site.html import Markup, el, join
from db.exchange.site.labels import Label, settled
from db.exchange.site.layout import tools
from db.region import bounds_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from db.exchange.site.contents import Contents
    from db.exchange.site.values import Desk
    from db.records import Layer, PlacedEntry, RouteEntry
    from db.region import Bounds

WIDTH: Final = 1200.0
"""Units of the drawing across the archive's frame."""
WORLD: Final = (-180.0, -80.0, 180.0, 80.0)
CLOSED: Final = frozenset({"land", "water", "boundary"})
DRAWN: Final = frozenset({"land", "water", "river", "road", "boundary", "border"})
Point = tuple[float, float]


class Plane:
    """Plate carrée with its middle parallel true to scale: degrees to units of the drawing."""

    def __init__(self, frame: Bounds) -> None:
        west, south, east, north = frame
        self.frame = frame
        self._flat = math.cos(math.radians((south + north) / 2))
        self._scale = WIDTH / ((east - west) * self._flat)
        self.width, self.height = WIDTH, (north - south) * self._scale

    def at(self, lon: float, lat: float) -> Point:
        """Return (x, y) of a position, from the top left."""
        west, _, _, north = self.frame
        return (
            round((lon - west) * self._flat * self._scale, 1),
            round((north - lat) * self._scale, 1),
        )

    def length(self, kilometres: float) -> float:
        """Return how many units a distance is."""
        return round(kilometres / 111.32 * self._scale, 1)


def frame_of(contents: Contents) -> Bounds:
    """Return the frame of the archive's map: as it says, else around its places, else the world."""
    region = contents.about.region
    if region is not None:
        return region.frame
    placed = [(p.lon, p.lat) for p in contents.places if p.lat is not None and p.lon is not None]
    if not placed:
        return WORLD
    lons, lats = zip(*placed, strict=True)
    margin = max(0.2, (max(lons) - min(lons)) / 10, (max(lats) - min(lats)) / 10)
    return (
        max(min(lons) - margin, -180.0),
        max(min(lats) - margin, -85.0),
        min(max(lons) + margin, 180.0),
        min(max(lats) + margin, 85.0),
    )


def map_main(desk: Desk, layers: tuple[Layer, ...], base: str) -> Markup:
    """Return the page; `base` is the drawing of the base map, which both languages share."""
    contents, speech = desk.contents, desk.speech
    plane = Plane(frame_of(contents))
    placed = [p for p in contents.places if p.lat is not None and p.lon is not None]
    unplaced = [p for p in contents.places if p.lat is None or p.lon is None]
    routes = [route for route in contents.routes if len(route.points) > 1]
    buttons = tools(speech, {"zoom_in": "+", "zoom_out": "−", "fit": "⤢"})
    view = _view(contents, plane)
    drawing = el(
        "svg",
        Markup(base),
        el("g", [_route(desk, plane, route) for route in routes], class_="routes"),
        el("g", _pins(desk, plane, placed), class_="pins"),
        viewBox=view,
        id="map",
        role="group",
        aria_label=speech.word("map"),
        data_whole=f"0 0 {plane.width:g} {plane.height:g}",
        preserveAspectRatio="xMidYMid slice",
    )
    notices = [
        el("li", speech.text(layer.notice)) for layer in layers if layer.notice.best("vi")[0]
    ]
    return join(
        [
            el("h1", speech.word("map")),
            el("div", buttons, drawing, class_="map"),
            el("div", id="card", class_="chosen", role="status", aria_live="polite"),
            el("p", speech.word("map_help"), class_="note"),
            _list(desk, "places_on_map", [place.ref for place in placed]),
            _list(desk, "routes", [route.ref for route in contents.routes]),
            _list(desk, "places_without_position", [place.ref for place in unplaced]),
            el("section", el("h2", speech.word("sources_of_map")), el("ul", notices)),
        ]
    )


def _list(desk: Desk, key: str, refs: list[str]) -> Markup | None:
    if not refs:
        return None
    items = [el("li", desk.link(ref), data_of=file_of(ref).replace("/", ":")) for ref in refs]
    return el("section", el("h2", desk.speech.word(key)), el("ul", items, class_="list"))


def _view(contents: Contents, plane: Plane) -> str:
    region = contents.about.region
    if region is None:
        return f"0 0 {plane.width:g} {plane.height:g}"
    west, south, east, north = region.fit
    left, top = plane.at(west, north)
    right, bottom = plane.at(east, south)
    return f"{left:g} {top:g} {right - left:g} {bottom - top:g}"


def _pins(desk: Desk, plane: Plane, places: list[PlacedEntry]) -> list[Markup]:
    """Return the places, the most spoken of on top; names are shown where there is room."""
    ranked = sorted(places, key=lambda place: (-place.weight, place.ref))
    points = [plane.at(place.lon or 0.0, place.lat or 0.0) for place in ranked]
    titles = [desk.speech.plain(place.title) for place in ranked]
    shown = settled([Label(x, y, text) for (x, y), text in zip(points, titles, strict=True)])
    pins: list[Markup] = []
    for place, (x, y), title, named in zip(ranked, points, titles, shown, strict=True):
        off = plane.length(place.uncertainty_km) if place.uncertainty_km else 0
        pins.append(
            el(
                "a",
                el("title", title),
                el("circle", cx=x, cy=y, r=off, class_="within") if off else None,
                el("circle", cx=x, cy=y, r=5, class_="pin"),
                el("text", title, x=x, y=y, class_=None if named else "crowded"),
                href=f"{desk.place.up}{file_of(place.ref)}.html",
                data_of=file_of(place.ref).replace("/", ":"),
                data_x=x,
                data_y=y,
                data_says=desk.speech.coded("place", "type", place.type),
            )
        )
    return pins[::-1]


def _route(desk: Desk, plane: Plane, route: RouteEntry) -> Markup:
    points = [plane.at(lon, lat) for lat, lon in route.points]
    line = " ".join(f"{x:g},{y:g}" for x, y in points)
    says = [desk.speech.coded("route", "mode", route.mode)] if route.mode else []
    says += [desk.speech.word(route.side, "side")] if route.side else []
    says += [desk.speech.date(route.date)] if route.date else []
    return el(
        "a",
        el("title", desk.speech.plain(route.title)),
        el("polyline", points=line, class_="catch"),
        el("polyline", points=line, class_=f"route {route.side or ''}".strip()),
        el(
            "circle",
            cx=points[-1][0],
            cy=points[-1][1],
            r=4,
            class_=f"arrival {route.side or ''}".strip(),
        ),
        href=f"{desk.place.up}{file_of(route.ref)}.html",
        data_of=file_of(route.ref).replace("/", ":"),
        data_x=points[-1][0],
        data_y=points[-1][1],
        data_says=" · ".join(says),
    )


def base_drawing(contents: Contents, layers: Iterable[Layer], relief: dict[str, str]) -> str:
    """Return the base map's layers that are shown, as SVG; `relief` names pictures by layer."""
    plane = Plane(frame_of(contents))
    parts = [
        el(
            "rect",
            x=0,
            y=0,
            width=round(plane.width, 1),
            height=round(plane.height, 1),
            class_="sea",
        )
    ]
    above: list[Markup] = []
    for layer in layers:
        if not layer.visible:
            continue
        if layer.role in DRAWN:
            path = " ".join(_paths(plane, layer))
            if path:
                parts.append(el("path", d=path, class_=layer.role))
        elif layer.id in relief and (bounds := bounds_of(layer.style.get("bounds"))):
            left, top = plane.at(bounds[0], bounds[3])
            right, bottom = plane.at(bounds[2], bounds[1])
            above.append(
                el(
                    "image",
                    href=relief[layer.id],
                    x=left,
                    y=top,
                    width=round(right - left, 1),
                    height=round(bottom - top, 1),
                    preserveAspectRatio="none",
                    class_="relief",
                )
            )
    return el("g", parts[:2], above, parts[2:], class_="base", aria_hidden="true")


def _paths(plane: Plane, layer: Layer) -> Iterator[str]:
    for line in lines_of(layer.data):
        points = [plane.at(lon, lat) for lon, lat in line]
        kept = [point for at, point in enumerate(points) if at == 0 or point != points[at - 1]]
        if len(kept) > 1:
            end = "Z" if layer.role in CLOSED else ""
            yield "M" + "L".join(f"{x:g} {y:g}" for x, y in kept) + end


def lines_of(data: bytes) -> Iterator[list[Point]]:
    """Yield the lines and rings of a GeoJSON file; what is none of those is passed over."""
    try:
        read: Any = json.loads(data)
    except (ValueError, RecursionError):
        return
    features = cast("dict[str, Any]", read).get("features") if isinstance(read, dict) else None
    for feature in cast("list[Any]", features) if isinstance(features, list) else []:
        geometry = (
            cast("dict[str, Any]", feature).get("geometry") if isinstance(feature, dict) else None
        )
        if isinstance(geometry, dict):
            yield from _lines(cast("dict[str, Any]", geometry).get("coordinates"))


def _lines(coordinates: object) -> Iterator[list[Point]]:
    """Yield every list of positions in nested lists."""
    if not isinstance(coordinates, list) or not coordinates:
        return
    parts = cast("list[object]", coordinates)
    points = [point for part in parts if (point := _point(part))]
    if len(points) == len(parts):
        yield points
        return
    for part in parts:
        yield from _lines(part)


def _point(value: object) -> Point | None:
    if not isinstance(value, list):
        return None
    numbers = cast("list[object]", value)[:2]
    if len(numbers) < 2 or not all(isinstance(n, int | float) for n in numbers):
        return None
    lon, lat = cast("list[float]", numbers)
    return (lon, lat) if abs(lon) <= 360 and abs(lat) <= 90 else None


def relief_pictures(layers: Iterable[Layer]) -> dict[str, bytes]:
    """Return the pictures of the relief layers that are shown, by layer."""
    return {
        layer.id: layer.data
        for layer in layers
        if layer.visible and layer.role == "relief" and layer.media_type == "image/png"
    }


def layers_of(contents: Contents) -> tuple[Layer, ...]:
    """Return the layers of the archive's base map."""
    return reading.layers(contents.connection)
