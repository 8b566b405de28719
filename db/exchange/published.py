"""The published part of an archive, as a database of its own that questions can be asked of."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from db import foundation, reading
from db.engine import reading_engine, writing_engine
from db.errors import Impossible
from db.packs.choosing import choose
from db.packs.copying import copy_shown

if TYPE_CHECKING:
    from collections.abc import Generator

    from sqlalchemy.engine import Connection


@contextmanager
def published(connection: Connection, today: str | None = None) -> Generator[Connection]:
    """Give a connection to what a pack would show of the archive on the day `today`.

    `today` is ISO 8601 and by default the day of this machine; it decides what is still under
    embargo. Nothing else of the archive is in there, so no page made from it can tell more. Raises
    Impossible where nothing is published.
    """
    choice = choose(connection, today or datetime.now(UTC).astimezone().date().isoformat())
    if not choice.record:
        raise Impossible(
            "Nothing in this archive is published yet.",
            "Set the status of what visitors may see to “published”, and try again.",
        )
    about = reading.about(connection)
    with TemporaryDirectory(prefix="muniment-", ignore_cleanup_errors=True) as folder:
        copied = Path(folder) / "published.muniment"
        foundation.lay(copied, about.title, about.lang, about.uuid)
        writer = writing_engine(copied, journal="delete")
        try:
            with writer.begin() as target:
                copy_shown(connection, target, choice)
        finally:
            writer.dispose()
        reader = reading_engine(copied, live=False)
        try:
            with reader.connect() as shown:
                yield shown
        finally:
            reader.dispose()
