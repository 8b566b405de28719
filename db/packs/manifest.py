"""The manifest of a pack: what is in it, of which archive and version, and its sums."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, cast

from db.errors import OpeningRefused
from db.records import Words

if TYPE_CHECKING:
    from pathlib import Path

MANIFEST_VERSION = 1
SHA256_DIGITS = 64


@dataclass(frozen=True, slots=True)
class Manifest:
    """Say what a pack is.

    `version` is the number of the archive's newest revision and `at` its time: a station never
    goes back to a lower one. `size` is that of the database part in bytes; `records` counts kinds.
    """

    archive: str
    title: Words
    version: int
    at: str
    format: int
    sha256: str
    size: int
    records: dict[str, int]
    originals: dict[str, int]
    """The SHA-256 of each original inside, with its size in bytes."""
    tiles: int
    made_by: str


def to_json(manifest: Manifest) -> bytes:
    """Return the manifest as JSON, the same bytes for the same manifest."""
    shape = {"muniment_pack": MANIFEST_VERSION, **asdict(manifest)}
    return json.dumps(shape, ensure_ascii=False, sort_keys=True, indent=1).encode()


def from_json(data: bytes, path: Path) -> Manifest:
    """Return the manifest that `data` holds; raise OpeningRefused for anything else."""
    try:
        shape = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise _refused(path) from error
    if not isinstance(shape, dict):
        raise _refused(path)
    given = cast("dict[str, Any]", shape)
    if given.pop("muniment_pack", None) != MANIFEST_VERSION:
        raise _refused(path)
    try:
        fields: dict[str, Any] = {**given}
        fields["title"] = Words(**given["title"])
        manifest = Manifest(**fields)
    except (TypeError, KeyError) as error:
        raise _refused(path) from error
    if not _sound(manifest):
        raise _refused(path)
    return manifest


def _sound(manifest: Manifest) -> bool:
    words = (manifest.archive, manifest.at, manifest.sha256, manifest.made_by)
    numbers = (manifest.version, manifest.format, manifest.size, manifest.tiles)
    counts = (cast("object", manifest.records), cast("object", manifest.originals))
    return (
        all(isinstance(cast("object", word), str) for word in words)
        and all(type(number) is int and number >= 0 for number in numbers)
        and all(_counts(count) for count in counts)
        and len(manifest.sha256) == SHA256_DIGITS
    )


def _counts(found: object) -> bool:
    return isinstance(found, dict) and all(
        isinstance(key, str) and type(value) is int and value >= 0
        for key, value in cast("dict[object, object]", found).items()
    )


def _refused(path: Path) -> OpeningRefused:
    return OpeningRefused(
        "The manifest of {path} is none that this program understands.",
        "Install the newest version of Muniment, or publish the pack again.",
        path=path,
    )
