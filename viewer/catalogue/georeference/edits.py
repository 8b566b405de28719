"""What clicks, drags and buttons do to the draft: each is one step that can be taken back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from viewer.catalogue.georeference.masking import CORNER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.maps.sheets import Polygon
    from viewer.catalogue.georeference.draft import Steps
    from viewer.catalogue.georeference.masking import Masking
    from viewer.catalogue.georeference.pairing import Pairing


class Edits(QObject):
    """Change the draft; a mark that has no other half yet goes to the pairing instead."""

    def __init__(self, steps: Steps, pairing: Pairing, masking: Masking, parent: QObject) -> None:
        super().__init__(parent)
        self._steps = steps
        self._pairing = pairing
        self._masking = masking
        self.size: tuple[int, int] = (0, 0)
        """The page's width and height, in pixels."""

    def click_scan(self, x: float, y: float) -> None:
        """Take a place on the scan: a corner of the mask, or half of a control point."""
        if self._masking.is_on:
            self._masking.take(*self._on_page(x, y))
        else:
            self._pairing.take_pixel(x, y)

    def move_pixel(self, key: str, x: float, y: float) -> None:
        """Move a mark of the scan."""
        if key.startswith(CORNER):
            self._masking.move(int(key.removeprefix(CORNER)), *self._on_page(x, y))
        elif key.isdecimal():
            draft, at = self._steps.draft, int(key)
            self._steps.take(draft.with_changed(at, replace(draft.points[at], x=x, y=y)))
        else:
            self._pairing.take_pixel(x, y)

    def move_place(self, key: str, lat: float, lon: float) -> None:
        """Move a mark of the base map; it lies in no known place any more."""
        if key.isdecimal():
            draft, at = self._steps.draft, int(key)
            point = replace(draft.points[at], lon=lon, lat=lat, place=None)
            self._steps.take(draft.with_changed(at, point))
        else:
            self._pairing.take_place(lon, lat)

    def enable(self, at: int, enabled: bool) -> None:
        """Let a point count, or no longer."""
        draft = self._steps.draft
        self._steps.take(draft.with_changed(at, replace(draft.points[at], enabled=enabled)))

    def remove(self, places: Sequence[int]) -> None:
        """Remove the points in these places of the list."""
        self._steps.take(self._steps.draft.without(places))

    def transform(self, kind: str) -> None:
        """Choose another transformation."""
        self._steps.take(replace(self._steps.draft, transformation=kind))

    def switch_mask(self, wanted: bool) -> None:
        """Begin to draw the mask, or end."""
        self._pairing.cancel()
        self._masking.switch(wanted, self._steps.draft.mask)

    def set_mask(self, mask: Polygon | None) -> None:
        """Draw this part of the scan over the map; None for all of it."""
        self._steps.take(replace(self._steps.draft, mask=mask))

    def drop_mask(self) -> None:
        """Draw the whole scan over the map."""
        self._masking.switch(self._masking.is_on, None)
        self.set_mask(None)

    def _on_page(self, x: float, y: float) -> tuple[float, float]:
        """Return the nearest place that lies on the page."""
        width, height = self.size
        return min(max(x, 0.0), width), min(max(y, 0.0), height)
