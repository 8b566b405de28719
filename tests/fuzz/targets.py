"""TARGETS: every parser of the program, and how an input is put to it.

Each attempt answers in a word what became of the input, or raises. An ArchiveError is a refusal,
as it should be; anything else that is raised is a finding, and so is an AssertionError of ours.
"""

from __future__ import annotations

import hashlib
import shutil
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from db import Archive, verification
from db.errors import ArchiveError, ImportRefused
from tests.db.content import content
from tests.fuzz import sound
from tests.fuzz.world import chance

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from db.transaction import Transaction
    from tests.fuzz.world import World

BOTH = {"damaged": 0.65, "grown": 0.35}
ALONE = {"damaged": 1.0}
WHOLE_EVERY = 6
"""Every so many imports one is written for good, verified, and carried out once more."""


@dataclass(frozen=True)
class Target:
    """One parser; `attempt` is given the input's path.

    `weight` is its share of the time, `ways` how that is divided: nothing grows into an archive.
    """

    name: str
    attempt: Callable[[Path, World], str]
    weight: float = 1.0
    ways: Mapping[str, float] = field(default_factory=lambda: BOTH)


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return path.read_bytes().decode("utf-8", "replace")


def _sound(path: Path) -> None:
    wrong = [check for check in verification.verify(path) if not check.ok]
    assert not wrong, f"unsound: {wrong}"


def read_archive(path: Path, world: World) -> str:
    """Read an archive to the bottom, then write to it."""
    from tests.prove.reading_mutants import attempt

    copy = world.scratch / "a.muniment"
    shutil.copy(path, copy)
    outcome = attempt(copy, 3)
    assert outcome in {"read", "refused"}, outcome
    return outcome


def read_pack(path: Path, world: World) -> str:
    """Verify a pack as it is, and as if the museum had signed it; then show what opens."""
    import json

    from db.packs import envelope
    from db.publishing import open_pack, verify_pack
    from tests.prove.reading_mutants import read_everything

    verify_pack(path, world.key.public)
    data = path.read_bytes()
    with suppress(ArchiveError), path.open("rb") as file:
        parts = envelope.measure(file, path)
        data = data[: parts.database]
    good = (world.sound / "pack" / sound.PACK).read_bytes()
    with (world.sound / "pack" / sound.PACK).open("rb") as file:
        manifest = json.loads(envelope.read_manifest(file, envelope.measure(file, path)))
    assert good
    forged = world.scratch / "forged.munipack"
    forged.write_bytes(data)
    manifest |= {"sha256": hashlib.sha256(data).hexdigest(), "size": len(data)}
    envelope.seal(forged, json.dumps(manifest).encode(), world.key)
    verify_pack(forged, world.key.public)
    with open_pack(forged, world.key.public).archive as archive:
        read_everything(archive, 3)
    return "taken"


def read_article(path: Path, world: World) -> str:
    """Read and recognise an article; now and then import it whole."""
    from db.articles import read_article as read
    from db.articles.recognise import recognise_article
    from db.importing import import_articles

    if chance(path).random() < 1 / WHOLE_EVERY:
        archive = world.created()
        import_articles(archive, [path], accept="certain")
        _sound(archive)
        return "imported"
    draft = read(path)
    recognise_article([text for section in draft.sections for text in section.paragraphs], [])
    return "read"


def read_date(path: Path, _world: World) -> str:
    """Read a date as EDTF and as words, and write what was read in words again."""
    from db import dates

    text, outcome = _text(path), "refused"
    for read in (dates.parse, dates.from_words):
        with suppress(ArchiveError):
            date = read(text)
            assert date.earliest <= date.latest, date
            assert dates.parse(date.edtf, date.part_of_day, date.wording, date.time) == date, date
            dates.days(date)
            for lang in ("vi", "en"):
                said = dates.in_words(date, lang)
                assert said.strip(), date
            outcome = "read"
    with suppress(ArchiveError):
        first, last = dates.query_bounds(text)
        assert first <= last, (first, last)
    return outcome


def ask(path: Path, world: World) -> str:
    """Search for a text, exactly and in a bounded time, with and without filters."""
    from db.search.filters import Filters
    from db.search.query import first_answer, search

    text, source = _text(path), chance(path)
    kinds = source.sample(("event", "place", "unit", "holding"), source.randint(0, 2))
    span = sorted(source.randrange(-(2**40), 2**40) for _ in range(2))
    found = world.reader.read(
        search, text, kinds=kinds, earliest=source.choice(( None , span[0])),
        latest=source.choice(( None , span[1])), limit=source.choice((0, 1, 20)),
        offset=source.choice((0, 3, 10**6)), prefix=source.random() < 0.5,
)  # fmt: skip
    place = Filters(kinds=tuple(kinds), place=source.choice((None, "place/don-may", text[:30])))
    quick = world.reader.read(first_answer, text, filters=place)
    for hit in (*found.hits, *quick.hits):
        assert all(0 <= a < b <= len(hit.snippet) for a, b in hit.highlights), hit
    return "found" if found.hits else "nothing"


def look_at(path: Path, world: World) -> str:
    """Examine a picture and cut it, as the child process of an import does."""
    from db.pictures.bands import bands
    from db.pictures.cutting import TileFile, cut
    from db.pictures.examining import examine, opened

    picture = examine(path)
    for page in picture.pages[:3]:
        with opened(path) as image, TileFile(world.scratch / "tiles.zip") as tiles:
            cut(bands(path, image, page), page.width, page.height, tiles, lambda _share: None)
    return "taken"


def place_map(path: Path, world: World) -> str:
    """Read control points, fit every transformation to them, and give them to a map."""
    from db.georeferencing import take_placement
    from db.maps.georeference import TRANSFORMATIONS, georeference
    from db.maps.placement_files import read_placement

    placement = read_placement(path, 1 if path.suffix == ".json" else None)
    for kind in TRANSFORMATIONS:
        with suppress(ArchiveError):
            fit = georeference(kind, placement.points)
            fit.forward_all([(point.x, point.y) for point in placement.points])
    world.writer.rehearse(take_placement, "map/to-ban-do", placement, path)
    return "taken"


def annotate(path: Path, world: World) -> str:
    """Take annotations in and back out."""
    from db.exchange.web_annotations_reading import check, take_annotations

    check(path)
    world.writer.rehearse(take_annotations, path)
    return "taken"


def compile_sources(path: Path, world: World) -> str:
    """Compile a folder of sources."""
    from db.building import build

    archive = world.scratch / "built.muniment"
    build(path, archive)
    _sound(archive)
    return "compiled"


def set_up_station(path: Path, _world: World) -> str:
    """Read the settings of a station."""
    from viewer.exhibit.settings import read_settings

    read_settings(path)
    return "read"


def recall_ledger(path: Path, world: World) -> str:
    """Read a station's ledger whose sum holds, whatever it says."""
    from db.stations.ledger import FILE, read_ledger

    body = path.read_bytes().replace(b"\n", b" ")
    (world.scratch / FILE).write_bytes(
        body + b"\n" + hashlib.sha256(body).hexdigest().encode() + b"\n"
    )
    found = read_ledger(world.scratch)
    if found is None:
        return "refused"
    standing = (*found.goods, found.tried, found.candidate, found.showing)
    assert all(entry is None or entry in found.entries for entry in standing)
    return "read"


def read_keys(path: Path, _world: World) -> str:
    """Read a file as a secret key and as a public one."""
    from db.packs.keys import read_public_key, read_secret_key

    with suppress(ArchiveError):
        read_secret_key(path)
    read_public_key(str(path))
    return "read"


def importing(name: str) -> Callable[[Path, World], str]:
    """Return what puts a file to an importer: rehearsed, then carried out and taken back."""

    def attempt(path: Path, world: World) -> str:
        from db.exchange import formats
        from db.imports import Wanted, rehearse

        path = world.prepared(path, name)
        told = formats.told_from(path)
        with suppress(ArchiveError):
            if told is not None and told.columns is not None:
                told.columns(path)
        if chance(path).random() < 1 / WHOLE_EVERY:
            return carried_out(path, world, name)
        wanted = Wanted(name, (path,))
        if name in WITH_PICTURES:
            from db.exchange.ports import Known
            from db.manifests import import_manifests

            import_manifests(world.writer, [path], Known(), format_name=name, dry_run=True)
            return "rehearsed"
        rehearse(world.reader, wanted)

        def change(transaction: Transaction) -> object:
            from db.exchange import incoming

            return incoming.carry_out(transaction, wanted)

        world.writer.rehearse(change)
        return "rehearsed"

    return attempt


WITH_PICTURES = ("iiif", "tropy", "bagit")


def carried_out(path: Path, world: World, name: str) -> str:
    """Import into a copy for good, twice; a refusal leaves every row, and what came in is sound."""
    from db.exchange.ports import Known
    from db.imports import Wanted, take_in
    from db.manifests import import_manifests

    copy = world.copied()
    before = content(copy)
    with Archive.open(copy, mode="write", who="Lan") as door:
        try:
            if name in WITH_PICTURES:
                import_manifests(door, [path], Known(), format_name=name)
                import_manifests(door, [path], Known(), format_name=name)
            else:
                take_in(door, Wanted(name, (path,)))
                take_in(door, Wanted(name, (path,)))
        except ImportRefused:
            door.close()
            assert name in WITH_PICTURES or content(copy) == before, "a refusal changed the archive"
            raise
    _sound(copy)
    return "carried out"


ARTICLES = ("txt", "pdf", "docx", "odt", "html", "md", "xml")
IMPORTS = (
    "csv", "xlsx", "isad-csv", "isaar-csv", "ead", "ead3", "eac-cpf", "csl-json", "bibtex",
    "ris", "geojson", "lpf", "lpf-tsv", "kml", "iiif", "tropy", "gramps", "bagit",
)  # fmt: skip
TARGETS = (
    Target("date", read_date, 0.7),
    Target("query", ask, 0.7),
    Target("archive", read_archive, 1.5, ALONE),
    Target("pack", read_pack, 1.5, ALONE),
    *(Target(f"article-{form}", read_article) for form in ARTICLES if form != "pdf"),
    Target("article-pdf", read_article, ways=ALONE),
    Target("picture", look_at, ways=ALONE),
    Target("control-points", place_map, 0.7),
    Target("web-annotations", annotate),
    Target("sources", compile_sources),
    Target("station-settings", set_up_station, 0.4),
    Target("station-ledger", recall_ledger, 0.3),
    Target("keys", read_keys, 0.2),
    *(Target(name, importing(name)) for name in IMPORTS),
)
BY_NAME = {target.name: target for target in TARGETS}
