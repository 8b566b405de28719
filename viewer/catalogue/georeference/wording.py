"""What the workbench says: transformations, residuals and doubts in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from viewer.details.values import number_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.errors import ArchiveError
    from db.maps.assessment import Doubt, Residual
    from viewer.catalogue.georeference.masking import Masking
    from viewer.catalogue.georeference.pairing import Pairing

CONTEXT = "Georeference"

KINDS: Mapping[str, object] = {
    "similarity": QT_TRANSLATE_NOOP("Georeference", "Similarity: moved, turned, scaled"),
    "affine": QT_TRANSLATE_NOOP("Georeference", "Affine: stretched and slanted too"),
    "polynomial2": QT_TRANSLATE_NOOP("Georeference", "Polynomial of order 2: bent evenly"),
    "spline": QT_TRANSLATE_NOOP("Georeference", "Thin plate spline: through every point"),
}

DOUBTS: Mapping[str, object] = {
    "exact": QT_TRANSLATE_NOOP(
        "Georeference",
        "The sheet passes through every point, so the residuals are zero and say nothing about "
        "how right it is.",
    ),
    "collinear": QT_TRANSLATE_NOOP(
        "Georeference",
        "The points lie almost on one line: beside it, the sheet may be far off. Add points away "
        "from the line.",
    ),
    "clustered": QT_TRANSLATE_NOOP(
        "Georeference",
        "The points lie close together: far from them, the sheet may be far off. Add points near "
        "its corners.",
    ),
    "mirrored": QT_TRANSLATE_NOOP(
        "Georeference",
        "The sheet comes out mirrored: points have been mixed up, or the scan is a mirror image.",
    ),
    "duplicate": QT_TRANSLATE_NOOP(
        "Georeference", "These points lie in almost the same place: %1. One of them is enough."
    ),
    "folded": QT_TRANSLATE_NOOP(
        "Georeference",
        "The sheet is folded over itself: a point is misplaced, or the transformation is too soft.",
    ),
}


def kind_words(kind: str) -> str:
    """Return a transformation's name and what it does."""
    return QCoreApplication.translate(CONTEXT, str(KINDS[kind]))


def doubt_words(doubt: Doubt) -> str:
    """Return a doubt as a sentence; points are counted from 1."""
    text = QCoreApplication.translate(CONTEXT, str(DOUBTS[doubt.kind]))
    return text.replace("%1", ", ".join(str(at + 1) for at in doubt.points))


def prompt_words(pairing: Pairing, masking: Masking) -> str:
    """Return what is to be done next."""
    if masking.is_on:
        return QCoreApplication.translate(
            "Georeference", "Click the corners of the mask on the scan, one after the other."
        )
    if pairing.pixel is not None:
        return QCoreApplication.translate(
            "Georeference", "Now click the same place on the map, or choose a known place."
        )
    if pairing.place is not None:
        return QCoreApplication.translate("Georeference", "Now click the same place on the scan.")
    return QCoreApplication.translate(
        "Georeference", "Click a place on the scan that can be found on the map."
    )


def refusal_words(error: ArchiveError) -> str:
    """Return why there is no fit, and what to do."""
    parts = (error.template, error.remedy_template)
    words = " ".join(QCoreApplication.translate("Errors", part) for part in parts)
    return words.format(**error.values) if error.values else words


def metres_words(metres: float, lang: str) -> str:
    """Return a length on the ground: `4.2 m`, `320 m`, `12 km`."""
    if metres >= 10_000:
        return f"{number_words(round(metres / 1000), lang)} km"
    return f"{number_words(round(metres, 1 if metres < 100 else None), lang)} m"


def pixels_words(pixels: float, lang: str) -> str:
    """Return a length in the picture: `3.1 px`."""
    return f"{number_words(round(pixels, 1 if pixels < 1000 else None), lang)} px"


def mean_words(mean: Residual, lang: str) -> str:
    """Return the root mean square of the residuals."""
    text = QCoreApplication.translate("Georeference", "RMSE: %1 on the ground, %2 in the scan")
    on_ground, in_scan = metres_words(mean.ground, lang), pixels_words(mean.pixels, lang)
    return text.replace("%1", on_ground).replace("%2", in_scan)


def place_words(lon: float, lat: float, lang: str, digits: int = 5) -> str:
    """Return a position in degrees; five digits are a metre, three a hundred."""
    north = number_words(round(lat, digits), lang)
    east = number_words(round(lon, digits), lang)
    text = QCoreApplication.translate("Georeference", "%1° N %2° E")
    return text.replace("%1", north).replace("%2", east)
