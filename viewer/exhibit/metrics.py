"""Metrics: how large things are on this screen, in millimetres and in sizes of type."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QFont

from viewer.theme import INTERFACE, READING

TARGET_MM: Final = 14
"""The least height and width of whatever can be touched."""
BAR_MM: Final = 18
"""The height of the bar's buttons."""
GAP_MM: Final = 3
"""The usual distance between two things that can be touched."""
FULL_HEIGHT: Final = 1080
"""Pixels of the screen that the sizes of TYPE are meant for."""
WIDGETS: Final = 2.0
"""The desk's smallest type (12) times this is the station's smallest (24)."""

# role -> (family, pixels on a screen of 1080 lines, weight, how far it follows the text size)
TYPE: Final[dict[str, tuple[str, int, QFont.Weight, float]]] = {
    "small": (INTERFACE, 24, QFont.Weight.Normal, 1.0),
    "label": (INTERFACE, 24, QFont.Weight.DemiBold, 1.0),
    "body": (INTERFACE, 26, QFont.Weight.Normal, 1.0),
    "strong": (INTERFACE, 28, QFont.Weight.DemiBold, 1.0),
    "reading": (READING, 30, QFont.Weight.Normal, 1.0),
    "title": (READING, 40, QFont.Weight.DemiBold, 0.7),
    "headline": (READING, 54, QFont.Weight.DemiBold, 0.5),
    "display": (READING, 72, QFont.Weight.DemiBold, 0.4),
}


class Metrics:
    """Turn millimetres and roles of type into logical pixels of the station's window.

    The window counts as the whole screen, so that a rehearsal in a smaller window looks the same.
    """

    def __init__(self, screen_width_mm: float) -> None:
        self._width_mm = screen_width_mm
        self.width, self.height = 1920, 1080
        self.text = 1.0
        """The visitor's text size."""

    def fit(self, width: int, height: int) -> bool:
        """Measure by a window of this size, in logical pixels; say whether that is new."""
        changed = (width, height) != (self.width, self.height)
        self.width, self.height = max(1, width), max(1, height)
        return changed

    @property
    def scale(self) -> float:
        """Return how large type is beside its size on a screen of 1080 lines."""
        return min(self.height / FULL_HEIGHT, self.width / (FULL_HEIGHT * 1.4))

    @property
    def widgets(self) -> float:
        """Return the text scale of the desk's widgets here; see viewer.theme."""
        return WIDGETS * self.scale * self.text

    def mm(self, millimetres: float) -> int:
        """Return millimetres of the screen as whole pixels, rounded up."""
        return -int(-millimetres * self.width // self._width_mm)

    def px(self, pixels: float) -> int:
        """Return what `pixels` on a screen of 1080 lines are here."""
        return round(pixels * self.scale)

    def size(self, role: str) -> int:
        """Return the pixels of a role of TYPE."""
        _, pixels, _, follows = TYPE[role]
        return max(1, round(pixels * self.scale * (1 + follows * (self.text - 1))))

    def font(self, role: str) -> QFont:
        """Return the font of a role of TYPE."""
        family, _, weight, _ = TYPE[role]
        made = QFont(family)
        made.setPixelSize(self.size(role))
        made.setWeight(weight)
        made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return made

    def tokens(self) -> dict[str, str]:
        """Return the sizes that resources/styles/station.qss asks for."""
        sizes = {f"size-{role}": f"{self.size(role)}px" for role in TYPE}
        target = self.mm(TARGET_MM)
        return sizes | {
            "target": f"{target}px",
            "half-target": f"{target // 2}px",
            "size-least": f"{self.px(28)}px",
            "bar-target": f"{self.mm(BAR_MM)}px",
            "half-bar-target": f"{self.mm(BAR_MM) // 2}px",
            "gap": f"{self.mm(GAP_MM)}px",
            "round": f"{self.px(12)}px",
            "pad": f"{self.px(28)}px",
            "thin-pad": f"{self.px(12)}px",
            "hair": f"{max(1, self.px(2))}px",
            "focus": f"{max(2, self.px(4))}px",
        }
