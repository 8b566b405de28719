"""Appearance: the palette that the window wears, by name."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

APPEARANCES = ("light", "dark", "contrast")


class Appearance(QObject):
    """Hold the name of the palette: light, dark or contrast. Lives in the GUI thread."""

    changed = Signal(str)
    """The new palette's name."""

    def __init__(
        self, name: str = "light", *, still: bool = False, parent: QObject | None = None
    ) -> None:
        """Wear `name` at first; `still` means that nothing glides, everything jumps."""
        super().__init__(parent)
        self.still = still
        self._name = name if name in APPEARANCES else APPEARANCES[0]

    @property
    def name(self) -> str:
        """Return the name of the palette worn now."""
        return self._name

    def wear(self, name: str) -> None:
        """Wear the palette `name`; nothing happens for one that is unknown or worn already."""
        if name != self._name and name in APPEARANCES:
            self._name = name
            self.changed.emit(name)

    def wear_next(self) -> None:
        """Wear the next palette."""
        self.wear(APPEARANCES[(APPEARANCES.index(self._name) + 1) % len(APPEARANCES)])
