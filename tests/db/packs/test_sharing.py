"""One folder of packs, one station: another that comes touches nothing of it."""

from __future__ import annotations

import pytest

from db.errors import ArchiveInUse, OpeningRefused
from db.stations.ledger import FILE
from db.stations.store import PackStore
from tests.db.packs.conftest import Editions, Station


def test_two_stations_do_not_share_a_folder(showing: Station, printed: Editions) -> None:
    with pytest.raises(ArchiveInUse, match="Another station"):
        PackStore(showing.folder, printed.public).start()


def test_a_station_that_could_not_start_leaves_the_others_packs_alone(
    showing: Station, printed: Editions
) -> None:
    second = PackStore(showing.folder, printed.public)
    with pytest.raises(ArchiveInUse):
        second.start()
    kept, ledger = showing.files, (showing.folder / FILE).read_bytes()
    with pytest.raises(ArchiveInUse, match="Another station"):
        second.take(printed.packs[1])
    second.close()
    assert showing.files == kept
    assert (showing.folder / FILE).read_bytes() == ledger


def test_a_station_whose_packs_do_not_open_takes_the_next(
    showing: Station, printed: Editions
) -> None:
    showing.end()
    pack = showing.folder / showing.files[0]
    whole = pack.read_bytes()
    pack.write_bytes(b"rotten")
    store = PackStore(showing.folder, printed.public)
    with pytest.raises(OpeningRefused):
        store.start()
    assert store.take(printed.packs[1]) is not None
    with pytest.raises(ArchiveInUse):  # it holds the folder from then on
        PackStore(showing.folder, printed.public).start()
    adopted = store.adopt()
    assert adopted is not None
    adopted.pack.archive.close()
    store.close()
    pack.write_bytes(whole)
