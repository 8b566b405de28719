"""Packs of a small archive, older to newer, for a station in service."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from db import Archive
from db.packs.keys import PublicKey, make_keys, read_secret_key
from db.publishing import publish
from db.records import Words
from tests.db.packs.conftest import published_place

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Press:
    """Three packs: each has the places "an-ban-0" up to its own number."""

    packs: tuple[Path, ...]
    public: PublicKey
    source: Path


@pytest.fixture(scope="session")
def press(tmp_path_factory: pytest.TempPathFactory) -> Press:
    """Publish three editions, once."""
    folder = tmp_path_factory.mktemp("press")
    public = make_keys(folder / "key")
    secret = read_secret_key(folder / "key")
    source = folder / "kho.muniment"
    Archive.create(source, Words("Kho thử", "A trial")).close()
    packs: list[Path] = []
    for number in range(3):
        with Archive.open(source, mode="write", who="Lan") as archive:
            archive.write(published_place, number)
        packs.append(folder / f"{number}.munipack")
        publish(source, packs[-1], secret)
    return Press(tuple(packs), public, source)
