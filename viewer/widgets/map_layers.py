"""Base-map layers: their files read into drawable geometry, off the GUI thread."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Literal, cast

from PySide6.QtCore import QBuffer, QByteArray, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter, QPolygonF

from viewer.widgets.curves import simplified, smoothed

Role = Literal["relief", "land", "water", "river", "road", "boundary", "border", "town", "name"]
ROLES: Final = ("relief", "land", "water", "river", "road", "boundary", "border", "town", "name")
CLOSED: Final = frozenset({"land", "water", "boundary"})
# degrees: what may be lost when a pixel is at least as large
TOLERANCES: Final = (0.0, 0.001, 0.002, 0.004, 0.008)
_LOST: Final = 1.2  # pixels
_LARGEST_TEXT: Final = 32 * 2**20
_RELIEF_ENLARGED: Final = 3  # doublings; the picture is a few hundred pixels wide


class LayerUnreadableError(ValueError):
    """A layer's file is not the GeoJSON or picture that its role asks for."""


@dataclass(frozen=True, slots=True)
class Feature:
    """One line, area or point: its parts at each tolerance, and what its file says of it."""

    levels: tuple[tuple[QPolygonF, ...], ...]
    bounds: QRectF
    names: Mapping[str, str] = field(default_factory=dict[str, str])
    rank: int = 3
    number: str = ""
    water: bool = False

    def parts(self, scale: float) -> tuple[QPolygonF, ...]:
        """Return the coarsest parts that still look whole at so many pixels per degree."""
        for tolerance, parts in zip(reversed(TOLERANCES), reversed(self.levels), strict=True):
            if tolerance * scale <= _LOST:
                return parts
        return self.levels[0]


@dataclass(frozen=True, slots=True)
class MapLayer:
    """One layer, ready to be drawn. Coordinates are (longitude, latitude) in degrees.

    Texts are by language code. `picture` is the grey relief (role relief), which the palette
    tints; it spans `bounds`.
    """

    id: str
    role: Role
    title: Mapping[str, str]
    features: tuple[Feature, ...] = ()
    picture: QImage | None = None
    bounds: QRectF = field(default_factory=QRectF)
    order: int = 0
    visible: bool = True
    labelled: bool = False
    min_zoom: float = 0.0
    max_zoom: float = 30.0
    credit: Mapping[str, str] = field(default_factory=dict[str, str])
    notice: Mapping[str, str] = field(default_factory=dict[str, str])
    year: Mapping[str, str] = field(default_factory=dict[str, str])

    def title_in(self, lang: str) -> str:
        """Return its title in a language, with the year of what it shows where that is known."""
        title, year = text_in(self.title, lang), text_in(self.year, lang)
        return title if not year or year in title else f"{title} ({year})"


def parse_layer(data: bytes, role: Role, about: Mapping[str, Any]) -> MapLayer:
    """Return the layer that a file's bytes hold, drawn as `role` says.

    `about` is the layer's entry in archive.toml: id, title, credit and notice by language, order,
    visible, year, min_zoom, max_zoom, smooth, label, and for a relief bounds (west, south, east,
    north).
    Touches no widget, so that any thread may call it. Raises LayerUnreadableError.
    """
    if role not in ROLES:
        raise LayerUnreadableError(f"“{role}” is no role of a map layer.")
    picture: QImage | None = None
    features: tuple[Feature, ...] = ()
    if role == "relief":
        picture = _relief(data)
    else:
        features = tuple(_features(data, role, smooth=bool(about.get("smooth", False))))
    return MapLayer(
        id=str(about.get("id", role)),
        role=role,
        title=_texts(about.get("title")),
        features=features,
        picture=picture,
        bounds=_bounds(about.get("bounds")),
        order=int(about.get("order", 0)),
        visible=bool(about.get("visible", True)),
        labelled=bool(about.get("label", False)),
        min_zoom=float(about.get("min_zoom", 0.0)),
        max_zoom=float(about.get("max_zoom", 30.0)),
        credit=_texts(about.get("credit")),
        notice=_texts(about.get("notice")),
        year=_texts(about.get("year")),
    )


def text_in(texts: Mapping[str, str], lang: str) -> str:
    """Return the text in a language, or in whichever there is."""
    return texts.get(lang) or next((text for text in texts.values() if text), "")


def credits_of(layers: Iterable[MapLayer], lang: str) -> list[str]:
    """Return the credits that the visible layers owe, each once; a notice where none is short."""
    owed = (text_in(layer.credit or layer.notice, lang) for layer in layers if layer.visible)
    return list(dict.fromkeys(credit for credit in owed if credit))


def _features(data: bytes, role: Role, *, smooth: bool) -> list[Feature]:
    if len(data) > _LARGEST_TEXT:
        raise LayerUnreadableError("The layer's file is larger than a map layer may be.")
    try:
        document = json.loads(data)
        entries = cast("list[dict[str, Any]]", document["features"])
        return [made for entry in entries if (made := _feature(entry, role, smooth=smooth))]
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError) as error:
        raise LayerUnreadableError("The layer's file is not GeoJSON.") from error


def _feature(entry: dict[str, Any], role: Role, *, smooth: bool) -> Feature | None:
    about: dict[str, Any] = entry.get("properties") or {}
    lines = [
        [(float(point[0]), float(point[1])) for point in line]
        for line in _lines(entry["geometry"], closed=role in CLOSED)
    ]
    if not any(lines):
        return None
    if smooth:
        lines = [smoothed(line) for line in lines]
    levels = tuple(
        tuple(QPolygonF([QPointF(x, y) for x, y in simplified(line, tolerance)]) for line in lines)
        for tolerance in TOLERANCES
    )
    bounds = QRectF()
    for part in levels[0]:
        bounds = bounds.united(part.boundingRect().adjusted(-1e-9, -1e-9, 1e-9, 1e-9))
    return Feature(
        levels=levels,
        bounds=bounds,
        names={lang: str(about[lang]) for lang in ("vi", "en") if about.get(lang)},
        rank=int(about.get("rank", 3)),
        number=str(about.get("number", "")),
        water=bool(about.get("water", False)),
    )


def _lines(geometry: dict[str, Any], *, closed: bool) -> Sequence[Sequence[Sequence[float]]]:
    kind, points = geometry["type"], geometry["coordinates"]
    match kind:
        case "Point":
            return [[points]]
        case "LineString":
            return [points]
        case "MultiLineString" | "Polygon":
            return cast("Sequence[Sequence[Sequence[float]]]", points)
        case "MultiPolygon":
            return [ring for polygon in points for ring in polygon]
        case _:
            shape = "areas" if closed else "lines"
            raise LayerUnreadableError(f"The layer holds “{kind}” where {shape} are drawn.")


def _relief(data: bytes) -> QImage:
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    reader = QImageReader(buffer)
    # not QImage.fromData, which holds the interpreter and so freezes the window
    picture = reader.read()
    if picture.isNull():
        raise LayerUnreadableError(f"The relief can't be read: {reader.errorString()}.")
    grey = _levelled(picture.convertToFormat(QImage.Format.Format_Grayscale8))
    for _ in range(_RELIEF_ENLARGED):
        # doubling by halves approaches a quadratic spline: no facets, no stair steps
        grey = grey.scaled(
            QSize(grey.width() * 2, grey.height() * 2),
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
    return grey.convertToFormat(QImage.Format.Format_Grayscale8)


def _levelled(grey: QImage) -> QImage:
    """Return the shading alone: what the picture's own colours for height add is taken away."""
    smooth = Qt.TransformationMode.SmoothTransformation
    keep = Qt.AspectRatioMode.IgnoreAspectRatio
    coarse = QSize(max(1, grey.width() // 12), max(1, grey.height() // 12))
    mean = grey.scaled(coarse, keep, smooth)
    while mean.width() * 2 < grey.width():
        mean = mean.scaled(mean.size() * 2, keep, smooth)
    mean = mean.scaled(grey.size(), keep, smooth)
    mean.invertPixels()
    made = grey.convertToFormat(QImage.Format.Format_RGB32)
    painter = QPainter(made)
    painter.setOpacity(0.5)  # half the picture and half its mean turned over: 128 where level
    painter.drawImage(0, 0, mean.convertToFormat(QImage.Format.Format_RGB32))
    painter.end()
    return made.convertToFormat(QImage.Format.Format_Grayscale8)


def _texts(value: object) -> dict[str, str]:
    if not isinstance(value, Mapping):
        return {}
    return {str(lang): str(text) for lang, text in cast("Mapping[object, object]", value).items()}


def _bounds(value: object) -> QRectF:
    if not isinstance(value, Sequence) or isinstance(value, str):
        return QRectF()
    west, south, east, north = (float(side) for side in cast("Sequence[float]", value))
    return QRectF(QPointF(west, south), QPointF(east, north))
