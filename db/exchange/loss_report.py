"""The loss report as a file: a table for a spreadsheet, or JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from db.copying import durable
from db.errors import unwritten
from db.exchange import tabular

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from db.exchange.losses import Loss

HEADINGS = ("ref", "title", "part", "before", "after")


def write_losses(path: Path, found: Sequence[Loss]) -> None:
    """Write a loss report, as JSON where the file's name ends so; raise StorageFailed."""
    part = path.with_name(f"{path.name}-part")
    encoding = "utf-8" if path.suffix.lower() == ".json" else "utf-8-sig"
    try:
        with part.open("w", encoding=encoding, newline="") as file:
            if encoding == "utf-8":
                json.dump([as_json(one) for one in found], file, ensure_ascii=False, indent=2)
            else:
                tabular.write(file, [HEADINGS])
                rows = [
                    [one.ref, one.title, one.part, one.before, one.after or ""] for one in found
                ]
                tabular.write(file, rows)
        durable(part, path)
    except OSError as error:
        raise unwritten(path, error) from error
    finally:
        part.unlink(missing_ok=True)


def as_json(one: Loss) -> dict[str, str | None]:
    """Return one loss as JSON."""
    return {
        "ref": one.ref, "title": one.title, "part": one.part, "before": one.before,
        "after": one.after,
    }  # fmt: skip
