"""Every parser takes damaged and odd inputs or refuses them in a sentence; `make fuzz` goes on."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz import sound
from tests.fuzz.case import ITSELF, Case
from tests.fuzz.child import Task
from tests.fuzz.damage import damaged, damaged_text
from tests.fuzz.fuzzing import Campaign
from tests.fuzz.running import kept, outcomes
from tests.fuzz.targets import BY_NAME, TARGETS

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from tests.prove.conftest import Recorder

SEED = 1950
HALF_AN_HOUR = 1800
SLOW = {
    "archive": 1,
    "pack": 1,
    "bagit": 1,
    "sources": 1,
    "iiif": 1,
    "date": 30,
    "query": 12,
    "keys": 8,
}
"""How many inputs a target gets of each sort, if not FEW."""
FEW = 2


@pytest.fixture(scope="module")
def made(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of sound files; Qt writes one of them, and a process has one application."""
    assert qapp is not None
    folder = tmp_path_factory.mktemp("fuzz") / "sound"
    sound.make(folder)
    return folder


def _kept(cases: dict[str, list[Path]]) -> list[Task]:
    return [Task(name, "kept", cases=tuple(map(str, paths))) for name, paths in cases.items()]


def test_every_parser_takes_sound_files_and_survives_damaged_and_odd_ones(
    made: Path, tmp_path: Path
) -> None:
    whole = _kept({target: sorted((made / target).iterdir()) for target in BY_NAME})
    known = _kept(kept())
    few = [
        Task(target.name, how, SEED, count=SLOW.get(target.name, FEW))
        for target in TARGETS
        for how in target.ways
    ]
    found = [outcome for outcome, _ in outcomes(made, tmp_path, [*whole, *known, *few])]
    faults = [f"{one.target} {one.how} {one.number}: {one.fault}" for one in found if one.fault]
    assert not faults, "\n".join(faults)
    sound_ones = sum(len(task.cases) for task in whole)
    refused = {one.target for one in found[:sound_ones] if one.word == "refused"}
    assert refused <= {"keys"}, "a public key is no secret one, and the other way round"
    assert len(found) == sound_ones + sum(len(task.cases) or task.count for task in (*known, *few))


def test_the_corpus_is_of_parsers_that_there_are() -> None:
    assert kept().keys() <= BY_NAME.keys()


@pytest.mark.prove
@pytest.mark.slow
def test_half_an_hour_for_all_parsers_finds_nothing(
    made: Path, tmp_path: Path, record_property: Recorder
) -> None:
    campaign = Campaign(SEED, made, tmp_path)
    campaign.spend(HALF_AN_HOUR, TARGETS)
    record_property("count", campaign.inputs)
    record_property("seed", SEED)
    print(f"\n{campaign.table()}")
    assert not campaign.findings


def test_a_finding_is_told_made_smaller_and_gone_on_from(made: Path, tmp_path: Path) -> None:
    text = tmp_path / "date.txt"
    text.write_text("1950", encoding="utf-8")
    plan = [Task("nothing", "kept", cases=(str(text),)), Task("date", "kept", cases=(str(text),))]
    found = [*outcomes(made, tmp_path / "work", plan)]
    assert [(one.target, one.word) for one, _ in found] == [("nothing", ""), ("date", "read")]
    assert found[0][0].signature.startswith("KeyError")
    assert found[0][1] == Case("date.txt", {ITSELF: b"1950"})


@given(st.integers(0, 2**32))
@settings(max_examples=60, deadline=None, suppress_health_check=[*HealthCheck])
def test_the_same_seed_does_the_same_damage(seed: int) -> None:
    case = Case("a.json", {ITSELF: json.dumps({"a": [1, {"b": "c"}], "d": "ệ"}).encode()})
    one, other = (damaged(case, [case], random.Random(seed)) for _ in range(2))
    assert one == other


def test_damage_keeps_most_documents_readable() -> None:
    text = json.dumps({"type": "Feature", "properties": {"name": "Đồn Mây"}, "list": [1, 2, 3]})
    readable = 0
    for seed in range(200):
        try:
            json.loads(damaged_text(text, random.Random(seed)))
        except (ValueError, RecursionError):
            continue
        readable += 1
    assert 80 < readable < 200


@pytest.mark.parametrize("text", ["", "<", "<>", "< >", "</>", "<>x</>", "{", "[", "a,b\n"])
def test_what_has_hardly_anything_to_damage_is_damaged_too(text: str) -> None:
    for seed in range(200):
        assert isinstance(damaged_text(text, random.Random(seed)), str)
