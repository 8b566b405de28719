"""The archive's georeferenced sheets: where each lies, worked out off the GUI thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from db.errors import Impossible
from db.maps.georeference import DEFAULT, georeference
from db.maps.sheets import map_sheets
from viewer.widgets.sheet_mesh import FINE, STIFF, SheetMesh

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.maps.control_points import ControlPoint
    from db.maps.georeference import Georeference
    from db.maps.sheets import Polygon, Sheet

Connection: TypeAlias = Any
"""The archive's own; the viewer hands it on and never looks inside."""

BENT = frozenset({"polynomial2", "spline"})


@dataclass(frozen=True, slots=True)
class PlacedSheet:
    """A sheet that can be drawn over the base map."""

    sheet: Sheet
    mesh: SheetMesh


def placed_sheets(connection: Connection) -> tuple[PlacedSheet, ...]:
    """Return the maps with a picture and control points enough to say where it lies."""
    found = (placed(sheet, sheet.points, sheet.transformation) for sheet in map_sheets(connection))
    return tuple(one for one in found if one is not None)


def placed(
    sheet: Sheet, points: Sequence[ControlPoint], transformation: str | None
) -> PlacedSheet | None:
    """Return a sheet as these points lay it; None where they are too few or its tiles missing."""
    if sheet.pyramid is None:
        return None
    try:
        fit = georeference(transformation or DEFAULT, points)
    except Impossible:  # georeferenced only in part as yet
        return None
    return PlacedSheet(sheet, mesh_of(fit, sheet, sheet.mask))


def mesh_of(fit: Georeference, sheet: Sheet, mask: Polygon | None) -> SheetMesh:
    """Return the mesh of what a mask leaves of a sheet that a transformation lays on the ground."""
    cells = FINE if fit.kind in BENT else STIFF
    return SheetMesh(fit.forward_all, (sheet.width, sheet.height), mask, cells)
