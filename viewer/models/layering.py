"""Which layers of a map are shown, how opaque and in which order; remembered by key."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QObject, Signal

from viewer.widgets.map_layer_list import LayerRow
from viewer.widgets.map_layers import MapLayer, text_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from viewer.widgets.map_picture import PictureLayer

BASE: Final = "base"
"""The key of the base map as a whole."""
UNLISTED: Final = frozenset({"name", "land"})
"""Roles of layers that nobody would want to hide alone."""


class Memory(Protocol):
    """Where what somebody set is kept: a person's settings, or a visitor's for one visit."""

    def text(self, key: str, default: str) -> str:
        """Return a remembered text."""
        ...

    def number(self, key: str, default: float) -> float:
        """Return a remembered number."""
        ...

    def remember(self, key: str, value: str) -> None:
        """Keep a value under `key`."""
        ...


class Layering(QObject):
    """Hold what somebody set of each layer; what nobody set is as the archive has it."""

    changed = Signal()

    def __init__(self, settings: Memory, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._base: tuple[MapLayer, ...] = ()
        self._pictures: tuple[PictureLayer, ...] = ()
        self._base_opacity = min(max(settings.number("map/opacity", 100) / 100, 0.0), 1.0)

    @property
    def base(self) -> tuple[MapLayer, ...]:
        """The layers of the base map, each shown or hidden."""
        return tuple(replace(one, visible=self._is_shown(one)) for one in self._base)

    @property
    def pictures(self) -> tuple[PictureLayer, ...]:
        """The pictures over the base map, the lowest first."""
        return self._pictures

    @property
    def base_opacity(self) -> float:
        """How much of the base map stands out from the paper, 0 to 1."""
        return self._base_opacity

    def set_base(self, layers: Iterable[MapLayer]) -> None:
        """Take the layers of the archive's base map."""
        self._base = tuple(layers)
        self.changed.emit()

    def set_pictures(self, layers: Sequence[PictureLayer]) -> None:
        """Take the pictures, the lowest first; those that were there keep their order."""
        order = {one.key: number for number, one in enumerate(self._pictures)}
        self._pictures = tuple(sorted(layers, key=lambda one: order.get(one.key, len(order))))
        self.changed.emit()

    def show(self, key: str, visible: bool) -> None:
        """Show or hide a layer."""
        picture = self.picture(key)
        if picture is not None:
            picture.set_visible(visible)
        else:
            self._settings.remember(f"map/layer/{key}", "shown" if visible else "hidden")
        self.changed.emit()

    def set_opacity(self, key: str, opacity: float) -> None:
        """Make a picture, or the base map as a whole, so opaque, 0 to 1."""
        picture = self.picture(key)
        if picture is not None:
            picture.set_opacity(opacity)
        elif key == BASE:
            self._base_opacity = opacity
            self._settings.remember("map/opacity", str(round(100 * opacity)))
        self.changed.emit()

    def move(self, key: str, step: int) -> None:
        """Lay a picture one higher (+1) or lower (-1)."""
        pictures = list(self._pictures)
        at = next((number for number, one in enumerate(pictures) if one.key == key), None)
        if at is None or not 0 <= at + step < len(pictures):
            return
        pictures.insert(at + step, pictures.pop(at))
        self._pictures = tuple(pictures)
        self.changed.emit()

    def picture(self, key: str) -> PictureLayer | None:
        """Return the picture of that key."""
        return next((one for one in self._pictures if one.key == key), None)

    def rows(self, lang: str, base_title: str) -> list[LayerRow]:
        """Return the lines of a list of layers, the topmost first."""
        rows = [
            LayerRow(one.key, text_in(one.title, lang), one.visible, one.opacity, movable=True)
            for one in reversed(self._pictures)
        ]
        if self._base:
            rows.append(LayerRow(BASE, base_title, visible=True, opacity=self._base_opacity))
        listed = [one for one in self.base if one.role not in UNLISTED]
        rows += [LayerRow(one.id, one.title_in(lang), one.visible) for one in reversed(listed)]
        return rows

    def _is_shown(self, layer: MapLayer) -> bool:
        kept = self._settings.text(f"map/layer/{layer.id}", "")
        return kept == "shown" if kept in {"shown", "hidden"} else layer.visible
