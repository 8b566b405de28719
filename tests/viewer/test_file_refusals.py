"""Each refusal of a reader of files has its words in the window's languages."""

from __future__ import annotations

import ast
from pathlib import Path

from db.exchange import atom, ead, gramps_reading, parcel
from viewer.exchange_refusals import REFUSALS as EXCHANGE_REFUSALS
from viewer.file_refusals import FILE_REFUSALS
from viewer.refusals import REFUSALS

ROOT = Path(__file__).parents[2]
PLACES_AND_PICTURES = (
    "jsonfile", "kml", "lpf_tsv", "iiif_reading", "web_annotations_reading", "mbtiles",
)  # fmt: skip
READERS = (
    *sorted((ROOT / "db" / "articles").glob("*.py")),
    *(ROOT / "db" / "exchange" / f"{name}.py" for name in ("bagit", "bags", "eac", "ead", "xml")),
    *(ROOT / "db" / "exchange" / f"{name}.py" for name in PLACES_AND_PICTURES),
)
RAISED = ("ImportRefused", "StorageFailed", "Impossible")


def said(path: Path) -> set[str]:
    """Return the literal sentences and remedies that a module refuses with."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return {
        part.value
        for call in calls
        if isinstance(call.func, ast.Name) and call.func.id in RAISED
        for part in call.args[:2]
        if isinstance(part, ast.Constant) and isinstance(part.value, str)
    }


def test_every_refusal_of_a_reader_is_marked_for_translation() -> None:
    spoken = {text for path in READERS for text in said(path)}
    assert len(spoken) > 60
    assert spoken - {*REFUSALS, *EXCHANGE_REFUSALS, *FILE_REFUSALS} == set()


def rejections(path: Path) -> set[str]:
    """Return the literal sentences with which a module rejects single rows."""
    calls = [n for n in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(n, ast.Call)]
    rejecting = [
        call
        for call in calls
        if ast.unparse(call.func) in {"Rejected", "Rejected.saying"} and len(call.args) > 1
    ]
    assert not [ast.unparse(one) for one in rejecting if isinstance(one.args[1], ast.JoinedStr)]
    return {
        one.args[1].value
        for one in rejecting
        if isinstance(one.args[1], ast.Constant) and isinstance(one.args[1].value, str)
    }


def test_every_rejection_of_a_row_is_marked_for_translation() -> None:
    modules = sorted((ROOT / "db" / "exchange").glob("*.py"))
    spoken = {text for path in modules for text in rejections(path)}
    spoken |= {ead.WITHOUT_DATE, *gramps_reading.LEFT_OUT.values()}
    spoken |= {parcel.UNREADABLE, parcel.UNKNOWN_COLUMN, atom.NO_FIELD, atom.UNREAD_DATE}
    assert len(spoken) > 10
    assert spoken - {*REFUSALS, *EXCHANGE_REFUSALS, *FILE_REFUSALS} == set()
