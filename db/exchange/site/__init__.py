"""The static website of what an archive has published: plain files, both languages, no server."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.exchange.ports import Exporter
from db.records import KINDS

if TYPE_CHECKING:
    from pathlib import Path

    from db.exchange.outgoing import Source


def _write(source: Source, out: Path) -> None:
    from db.exchange.site.making import write_site  # nothing else needs HTML

    write_site(source.connection, out, progress=source.progress)


EXPORTER = Exporter("site", "Website of what is published", "", KINDS, _write)
