"""The archive's base map as it can be drawn: its layers, parsed off the GUI thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from db import reading
from viewer.widgets.map_layers import ROLES, LayerUnreadableError, MapLayer, parse_layer

if TYPE_CHECKING:
    from db.records import Layer, Words

Connection: TypeAlias = Any
"""The archive's own; the viewer hands it on and never looks inside."""


@dataclass(frozen=True, slots=True)
class Base:
    """The base map as it can be drawn, and the layers whose files can't be read."""

    layers: tuple[MapLayer, ...]
    unreadable: tuple[Words, ...]


def base_map(connection: Connection) -> Base:
    """Return the archive's layers, parsed; for a worker thread."""
    layers: list[MapLayer] = []
    unreadable: list[Words] = []
    for layer in reading.layers(connection):
        try:
            layers.append(_parsed(layer))
        except LayerUnreadableError:
            unreadable.append(layer.title)
    return Base(tuple(layers), tuple(unreadable))


def _parsed(layer: Layer) -> MapLayer:
    if layer.role not in ROLES:
        raise LayerUnreadableError(layer.role)
    about = {
        **layer.style,
        "id": layer.id,
        "title": _texts(layer.title),
        "notice": _texts(layer.notice),
        "order": layer.position,
        "visible": layer.visible,
    }
    return parse_layer(layer.data, layer.role, about)


def _texts(words: Words) -> dict[str, str]:
    return {lang: text for lang in ("vi", "en") if (text := words.get(lang))}
