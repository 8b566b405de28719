"""The envelope of a pack: database, manifest, signature, and the footer that tells them apart.

A pack is the SQLite database, its manifest (JSON), an Ed25519ph signature (RFC 8032, 5.1) of every
byte before it, the lengths of database and manifest (64 bits each, big-endian), and a magic word.
SQLite reads such a file as it is: what follows the last page is not its business.
"""

from __future__ import annotations

import hashlib
import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from nacl import bindings
from nacl.exceptions import BadSignatureError

from db.errors import OpeningRefused

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from db.packs.keys import PublicKey, SecretKey

MAGIC = b"MUNIPACK"
FOOTER = struct.Struct(">QQ8s")
SIGNATURE_BYTES = 64
LONGEST_MANIFEST = 16 * 1024 * 1024
READ_AT_ONCE = 1024 * 1024
SMALLEST_DATABASE = 512


@dataclass(frozen=True, slots=True)
class Envelope:
    """Where the parts of a pack lie; sizes in bytes."""

    database: int
    manifest: int

    @property
    def signed(self) -> int:
        """Return how many bytes from the beginning the signature covers."""
        return self.database + self.manifest


def is_pack(path: Path) -> bool:
    """Say whether the file ends as a pack does; False for what cannot be read."""
    try:
        with path.open("rb") as file:
            file.seek(-len(MAGIC), 2)
            return file.read() == MAGIC
    except (OSError, ValueError):
        return False


def seal(path: Path, manifest: bytes, key: SecretKey) -> None:
    """Append manifest, signature and footer to the database at `path`, and sync it to the disk."""
    import os

    with path.open("r+b") as file:
        database = file.seek(0, 2)
        file.write(manifest)
        file.seek(0)
        state = bindings.crypto_sign_ed25519ph_state()
        for block in _blocks(file, database + len(manifest)):
            bindings.crypto_sign_ed25519ph_update(state, block)
        signature = bindings.crypto_sign_ed25519ph_final_create(state, key.raw)
        file.seek(0, 2)
        file.write(signature)
        file.write(FOOTER.pack(database, len(manifest), MAGIC))
        file.flush()
        os.fsync(file.fileno())


def measure(file: BinaryIO, path: Path) -> Envelope:
    """Return where the parts lie; raise OpeningRefused for what is no whole pack."""
    size = file.seek(0, 2)
    if size < FOOTER.size + SIGNATURE_BYTES + SMALLEST_DATABASE:
        raise _no_pack(path)
    file.seek(size - FOOTER.size)
    database, manifest, magic = FOOTER.unpack(file.read(FOOTER.size))
    if magic != MAGIC:
        raise _no_pack(path)
    if (
        database < SMALLEST_DATABASE
        or not 0 < manifest <= LONGEST_MANIFEST
        or database + manifest + SIGNATURE_BYTES + FOOTER.size != size
    ):
        raise OpeningRefused(
            "{path} is cut short or damaged: its parts do not add up.",
            "Copy the pack again from where it came.",
            path=path,
        )
    return Envelope(database, manifest)


def check_signature(file: BinaryIO, envelope: Envelope, key: PublicKey, path: Path) -> str:
    """Verify the signature and return the SHA-256 of the database part, both in one reading.

    Raises OpeningRefused where the pack was changed or another key signed it.
    """
    file.seek(0)
    sums = hashlib.sha256()
    state = bindings.crypto_sign_ed25519ph_state()
    left = envelope.database
    for block in _blocks(file, envelope.signed):
        bindings.crypto_sign_ed25519ph_update(state, block)
        sums.update(block[:left])
        left = max(0, left - len(block))
    signature = file.read(SIGNATURE_BYTES)
    try:
        bindings.crypto_sign_ed25519ph_final_verify(state, signature, key.raw)
    except (BadSignatureError, ValueError, TypeError) as error:
        raise OpeningRefused(
            "{path} is not signed by the trusted key, or was changed after it was signed.",
            "Ask the museum for the pack again; if its key is new, install that key first.",
            path=path,
        ) from error
    return sums.hexdigest()


def read_manifest(file: BinaryIO, envelope: Envelope) -> bytes:
    """Return the bytes of the manifest."""
    file.seek(envelope.database)
    return file.read(envelope.manifest)


def _blocks(file: BinaryIO, length: int) -> Iterator[bytes]:
    left = length
    while left > 0:
        block = file.read(min(READ_AT_ONCE, left))
        if not block:
            return
        left -= len(block)
        yield block


def _no_pack(path: Path) -> OpeningRefused:
    return OpeningRefused(
        "{path} is no pack of Muniment.",
        "Choose a file that “muniment publish” made.",
        path=path,
    )
