"""The judged set: what a person types and the record that should come first."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from db import Archive
from db.importing import import_articles
from db.records import Words
from db.search.query import search

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.prove.conftest import Recorder

JUDGED = Path(__file__).parent / "judged.toml"
IN_THREE = 0.98
FIRST = 0.90


class Judged(NamedTuple):
    """One query, the refs that are right, and how it is asked."""

    group: str
    archive: str
    query: str
    right: tuple[str, ...]
    prefix: bool


def judged() -> list[Judged]:
    """Return the whole set, in the order of the file."""
    return [
        Judged(group, table["archive"], query, tuple(right), table.get("prefix", False))
        for group, table in tomllib.loads(JUDGED.read_text(encoding="utf-8")).items()
        for query, right in table["queries"]
    ]


def places(archive: Archive, items: list[Judged]) -> dict[Judged, int | None]:
    """Return where the first right record stands in each answer, from 0; None: not in ten."""
    found: dict[Judged, int | None] = {}
    for item in items:
        answer = archive.read(search, item.query, prefix=item.prefix, limit=10)
        refs = [hit.ref for hit in answer.hits]
        found[item] = min((refs.index(ref) for ref in item.right if ref in refs), default=None)
    return found


@pytest.fixture(scope="module")
def archives(
    tmp_path_factory: pytest.TempPathFactory, resources: Path, shared: Path
) -> Iterator[dict[str, Archive]]:
    """Open the bundled archive, and a new one that holds the imported article."""
    bundled = resources / "bundled.muniment"
    assert bundled.exists(), "run `make archive` first"
    imported = tmp_path_factory.mktemp("judged") / "imported.muniment"
    Archive.create(imported, Words("Nhập", "Imported")).close()
    import_articles(imported, [shared / "articles" / "thai-nguyen-1950.txt"])
    with Archive.open(bundled) as first, Archive.open(imported) as second:
        yield {"bundled": first, "imported": second}


@pytest.mark.prove
def test_the_right_record_comes_first(
    archives: dict[str, Archive], record_property: Recorder
) -> None:
    record_property("count", len(judged()))
    found: dict[Judged, int | None] = {}
    for name, archive in archives.items():
        found |= places(archive, [item for item in judged() if item.archive == name])
    groups: dict[str, list[int | None]] = defaultdict(list)
    for item, place in found.items():
        groups[item.group].append(place)
        if place != 0:
            print(f"{item.group}: {item.query!r} is at {place}")
    for group, spots in groups.items():
        print(f"{group:12} {_share(spots, 1):.3f} first, {_share(spots, 3):.3f} in three")
    spots = list(found.values())
    print(f"{len(spots)} queries: {_share(spots, 1):.3f} first, {_share(spots, 3):.3f} in three")
    record_property("found", f"{_share(spots, 1):.1%} first, {_share(spots, 3):.1%} in three")
    assert len(spots) >= 120
    assert _share(spots, 1) >= FIRST
    assert _share(spots, 3) >= IN_THREE


def _share(spots: list[int | None], first: int) -> float:
    return sum(spot is not None and spot < first for spot in spots) / len(spots)
