"""IIIF Presentation 3: maps and media that are published, as a folder for any web server.

`collection.json` names a manifest each; pictures lie beside them as tiles (Image API, level 0). The
addresses in it begin with what the environment variable MUNIMENT_IIIF_BASE says, by default that of
`python -m http.server`. Lost on the way back are evidence, other accounts, mentions, and the mask
and control points, which stand in a Georeference Annotation of their own. In, a folder or one
manifest is read: a stranger's as a holding. Nothing is ever fetched: a picture comes along only
where it lies in the folder.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from db.exchange.iiif_reading import KINDS, read, recognises
from db.exchange.ports import Exporter, Importer

if TYPE_CHECKING:
    from pathlib import Path

    from db.exchange.outgoing import Source

BASE: Final = "http://localhost:8000"


def _write(source: Source, out: Path) -> None:
    from db.exchange.iiif_writing import write_iiif  # pictures and their drawing cost a while

    write_iiif(source.connection, out, os.environ.get("MUNIMENT_IIIF_BASE", BASE))


IMPORTER = Importer("iiif", "IIIF manifests", ("", ".json"), (*KINDS, "holding"), read, recognises)
EXPORTER = Exporter("iiif", "IIIF folder of maps and media", "", KINDS, _write, "iiif")
