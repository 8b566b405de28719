"""IMPORTERS and EXPORTERS: every format that goes in or out by parcels, as two explicit tuples."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from db.errors import ImportRefused
from db.exchange import (
    bagit,
    bibtex,
    csl_json,
    csv,
    eac,
    eac_cpf,
    ead,
    ead3,
    geojson,
    gramps,
    iiif,
    isaar,
    isad,
    kml,
    lpf,
    lpf_tsv,
    mbtiles,
    oais,
    ris,
    site,
    tropy,
    web_annotations,
    xlsx,
)

if TYPE_CHECKING:
    from pathlib import Path

    from db.exchange.ports import Exporter, Importer
IMPORTERS: tuple[Importer, ...] = (
    tropy.IMPORTER,
    iiif.IMPORTER,
    lpf.IMPORTER,
    lpf_tsv.IMPORTER,
    geojson.IMPORTER,
    kml.IMPORTER,
    isad.IMPORTER,
    isaar.IMPORTER,
    gramps.IMPORTER,
    ead.IMPORTER,
    ead.IMPORTER3,
    bagit.IMPORTER,
    eac.IMPORTER,
    bibtex.IMPORTER,
    ris.IMPORTER,
    csl_json.IMPORTER,
    csv.IMPORTER,
    xlsx.IMPORTER,
)  # fmt: skip
"""Of two that recognise a file, the first one is meant."""

EXPORTERS: tuple[Exporter, ...] = (
    csv.EXPORTER,
    isad.EXPORTER,
    isaar.EXPORTER,
    xlsx.EXPORTER,
    ead3.EXPORTER,
    geojson.EXPORTER,
    iiif.EXPORTER,
    lpf.EXPORTER,
    lpf_tsv.EXPORTER,
    kml.EXPORTER,
    eac_cpf.EXPORTER,
    csl_json.EXPORTER,
    bibtex.EXPORTER,
    ris.EXPORTER,
    gramps.EXPORTER,
    bagit.EXPORTER,
    oais.EXPORTER,
    mbtiles.EXPORTER,
    web_annotations.EXPORTER,
    site.EXPORTER,
)  # fmt: skip


def importer(name: str) -> Importer:
    """Return the importer of that name; raise KeyError."""
    return {one.name: one for one in IMPORTERS}[name]


def exporter(name: str) -> Exporter:
    """Return the exporter of that name; raise KeyError."""
    return {one.name: one for one in EXPORTERS}[name]


def told_from(path: Path) -> Importer | None:
    """Return the importer whose format the file is in by its name and its beginning, else None.

    Raises ImportRefused for a file that is not there.
    """
    refuse_missing(path)
    suffix = "" if path.is_dir() else path.suffix.lower()
    for one in IMPORTERS:
        if suffix in one.suffixes and one.recognises(path):
            return one
    return None


def refuse_missing(path: Path) -> None:
    """Raise ImportRefused for a file that is not there."""
    if not os.path.lexists(path):  # unlike Path.exists, it bears any name
        raise ImportRefused(
            "{path} is not there.", "Check the file’s name, or choose another file.", path=path
        )
