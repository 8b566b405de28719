"""What a draft comes to: how well its points agree, and where it lays the sheet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.maps.assessment import assess
from db.maps.georeference import DEFAULT
from viewer.models.sheets import mesh_of

if TYPE_CHECKING:
    from db.maps.assessment import Assessment
    from db.maps.sheets import Sheet
    from viewer.catalogue.georeference.draft import Draft
    from viewer.widgets.sheet_mesh import SheetMesh


@dataclass(frozen=True, slots=True)
class Judgement:
    """A draft, how well it agrees, and the sheet's mesh where it lies somewhere."""

    draft: Draft
    assessment: Assessment
    mesh: SheetMesh | None


def judge(sheet: Sheet, draft: Draft) -> Judgement:
    """Fit and judge a draft; for a worker thread. Raises nothing: a refusal is an answer."""
    page = ((0.0, 0.0), (sheet.width, 0.0), (sheet.width, sheet.height), (0.0, sheet.height))
    outline = draft.mask or page
    assessment = assess(draft.transformation or DEFAULT, draft.points, outline)
    mesh = mesh_of(assessment.fit, sheet, draft.mask) if assessment.fit else None
    return Judgement(draft, assessment, mesh)
