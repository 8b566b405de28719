"""PANELS: every panel of the window, in the order in which F6 walks them and the places fill."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viewer.panels.citations import CitationsPanel
from viewer.panels.details import DetailsPanel
from viewer.panels.map import MapPanel
from viewer.panels.navigation import NavigationPanel
from viewer.panels.reader import ReaderPanel
from viewer.panels.results import ResultsPanel
from viewer.panels.timeline import TimelinePanel
from viewer.panels.units import UnitsPanel

if TYPE_CHECKING:
    from viewer.panel import Panel

PANELS: tuple[type[Panel], ...] = (
    NavigationPanel,
    UnitsPanel,
    ReaderPanel,
    ResultsPanel,
    CitationsPanel,
    MapPanel,
    DetailsPanel,
    TimelinePanel,
)
