"""Mutated pictures: every one is taken in whole and sound, or refused without a trace."""

from __future__ import annotations

import random
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from sqlalchemy import func, select

from db import Archive, tables, verification
from db.errors import ImportRefused
from db.pictures import vips
from db.records import Words
from db.scanning import Wishes, import_pictures
from tests.db.pictures.drawing import gradient, saved
from tests.prove.mutations import mutated

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy.engine import Connection

    from tests.prove.conftest import Recorder

ALL, TENTH = 20, 2
"""Mutants of each form and engine."""
FORMS: dict[str, dict[str, object]] = {
    "a.jpg": {"quality": 80},
    "a.png": {},
    "a.tif": {"compression": "tiff_lzw"},
    "b.tif": {"compression": "jpeg"},
}


def _left(connection: Connection) -> tuple[int, ...]:
    kept = (tables.Media, tables.MediaChunk, tables.Pyramid, tables.Tile)
    return tuple(
        connection.execute(select(func.count()).select_from(table)).scalar_one() for table in kept
    )


def _try(folder: Path, engine: str, count: int) -> Counter[str]:
    outcomes: Counter[str] = Counter()
    noise = Image.effect_noise((900, 700), 60).convert("RGB")
    picture = Image.blend(noise, gradient(900, 700), 0.5)
    with Archive.create(folder / "thử.muniment", Words("Thử")) as door:
        for name, options in FORMS.items():
            whole = saved(folder / name, picture, **options).read_bytes()
            for seed in range(count):
                path = folder / f"{seed}-{name}"
                path.write_bytes(mutated(whole, random.Random(seed)))
                before = door.read(_left)
                outcome, sentence = _take_in(door, path, engine)
                outcomes[outcome] += 1
                if outcome == "refused":
                    assert path.name in sentence
                    assert door.read(_left) == before, (name, seed)
        assert [check for check in door.read(verification.checks) if not check.ok] == []
    return outcomes


def _take_in(door: Archive, path: Path, engine: str) -> tuple[str, str]:
    try:
        report = import_pictures(door, [path], Wishes(engine=engine))
    except ImportRefused as refusal:
        return "refused", refusal.sentence
    return ("taken in" if report.added["media"] else "known"), ""


def _engines() -> list[str]:
    return ["pillow", "vips"] if vips.library() is not None else ["pillow"]


@pytest.mark.parametrize("engine", _engines())
def test_a_tenth_of_the_damaged_pictures(tmp_path: Path, engine: str) -> None:
    assert _try(tmp_path, engine, TENTH).total() == TENTH * len(FORMS)


@pytest.mark.prove
@pytest.mark.slow
@pytest.mark.parametrize("engine", _engines())
def test_damaged_pictures(tmp_path: Path, engine: str, record_property: Recorder) -> None:
    record_property("count", ALL * len(FORMS))
    record_property("seed", f"0–{ALL - 1}")
    outcomes = _try(tmp_path, engine, ALL)
    print(f"\n{engine}: {dict(outcomes)}")
    assert outcomes["refused"] > ALL
    assert outcomes.total() == ALL * len(FORMS)
