"""An archival information package (OAIS): a bag with metadata that tells where all came from.

Beside what any bag of ours holds, `data/metadata/premis.xml` names every file with its sum, every
revision of the archive as an event, and who made it as an agent: the names of staff are in it. The
description for other programs is `data/metadata/dublin-core.xml`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from db.exchange import bagit
from db.exchange.bags import digests, make_bag
from db.exchange.ports import Exporter
from db.exchange.premis import write_premis
from db.exchange.xml import legal, written

if TYPE_CHECKING:
    from pathlib import Path

    from db.exchange.outgoing import Source

DC: Final = "http://purl.org/dc/elements/1.1/"
OAI_DC: Final = "http://www.openarchives.org/OAI/2.0/oai_dc/"


def write(source: Source, path: Path) -> None:
    """Write the package; raises what a bag does."""
    path.mkdir()
    bagit.fill(source, path)
    metadata = path / "data" / "metadata"
    metadata.mkdir()
    (metadata / "dublin-core.xml").write_bytes(_described(source))
    sums = {name: both[0] for name, both in digests(path / "data", path).items()}
    sizes = {name: (path / name).stat().st_size for name in sums}
    with (metadata / "premis.xml").open("wb") as file:
        write_premis(source, sums, sizes, file)
    make_bag(path, {**bagit.information(source), "Bag-Group-Identifier": source.about.uuid})


def _described(source: Source) -> bytes:
    from lxml import etree

    spaces: Any = {"oai_dc": OAI_DC, "dc": DC}
    root: Any = etree.Element(f"{{{OAI_DC}}}dc", nsmap=spaces)
    about = source.about
    said = [
        ("title", about.title.vi, "vi"),
        ("title", about.title.en, "en"),
        ("description", about.description.vi, "vi"),
        ("description", about.description.en, "en"),
        ("identifier", f"urn:uuid:{about.uuid}", None),
        ("language", about.lang, None),
        ("type", "Collection", None),
    ]
    for name, words, lang in said:
        if words:
            element = etree.SubElement(root, f"{{{DC}}}{name}")
            element.text = legal(words)
            if lang:
                element.set("{http://www.w3.org/XML/1998/namespace}lang", lang)
    return written(root)


EXPORTER = Exporter(
    name="oais",
    title="Preservation package with PREMIS events",
    suffix="",
    kinds=bagit.KINDS,
    write=write,
    importer="bagit",
)
