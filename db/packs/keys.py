"""The museum's keys: a secret one that signs packs, and the public one that stations trust."""

from __future__ import annotations

import base64
import binascii
import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from nacl import bindings

from db.errors import Impossible, OpeningRefused

if TYPE_CHECKING:
    from pathlib import Path

SECRET = "muniment-secret-key-1"  # noqa: S105 - the word before a key, none itself
PUBLIC = "muniment-public-key-1"
PUBLIC_SUFFIX = ".pub"
LONGEST_FILE = 1_000
"""Bytes; a key's file holds one line of about a hundred."""


@dataclass(frozen=True, slots=True)
class PublicKey:
    """An Ed25519 public key (RFC 8032) of 32 bytes."""

    raw: bytes

    @property
    def text(self) -> str:
        """Return the line that a key file holds and that can be typed instead of the file."""
        return f"{PUBLIC}:{base64.b64encode(self.raw).decode()}"


@dataclass(frozen=True, slots=True)
class SecretKey:
    """An Ed25519 secret key: 64 bytes, the seed and the public key."""

    raw: bytes = field(repr=False)

    @property
    def public(self) -> PublicKey:
        """Return the public half."""
        return PublicKey(self.raw[32:])


def make_keys(path: Path) -> PublicKey:
    """Write a new secret key to `path`, readable by its owner alone, and the public one beside it.

    Raises Impossible where either file exists or cannot be written: a key is never replaced.
    """
    public_path = path.with_name(path.name + PUBLIC_SUFFIX)
    public, secret = bindings.crypto_sign_keypair()
    key = PublicKey(public)
    for file in (path, public_path):
        if os.path.lexists(file):
            raise Impossible(
                "{path} exists already.", "Choose another name, or move that file.", path=file
            )
    _write(path, f"{SECRET}:{base64.b64encode(secret).decode()}\n", 0o600)
    try:
        _write(public_path, key.text + "\n", 0o644)
    except Impossible:
        path.unlink(missing_ok=True)
        raise
    return key


def read_secret_key(path: Path) -> SecretKey:
    """Return the secret key of a file that `make_keys` wrote; raise OpeningRefused otherwise."""
    raw = _decoded(_first_line(path), SECRET, 64)
    if raw is None:
        raise OpeningRefused(
            "{path} holds no secret key of Muniment.",
            "Name the file that “muniment keygen” wrote, not its .pub.",
            path=path,
        )
    return SecretKey(raw)


def is_exposed(path: Path) -> bool:
    """Say whether others than its owner may read the file of a secret key."""
    return os.name == "posix" and bool(path.stat().st_mode & 0o077)


def read_public_key(given: str) -> PublicKey:
    """Return the public key that `given` is, or that the file of this name holds.

    Raises OpeningRefused for anything else.
    """
    from pathlib import Path

    raw = _decoded(given.strip(), PUBLIC, 32)
    if raw is None and not given.startswith(PUBLIC):
        raw = _decoded(_first_line(Path(given)), PUBLIC, 32)
    if raw is None:
        raise OpeningRefused(
            "{key} is no public key of Muniment.",
            "Name the .pub file that “muniment keygen” wrote, or give its line.",
            key=given[:80],
        )
    return PublicKey(raw)


def _decoded(line: str, word: str, length: int) -> bytes | None:
    head, _, tail = line.partition(":")
    if head != word:
        return None
    try:
        raw = base64.b64decode(tail, validate=True)
    except (binascii.Error, ValueError):
        return None
    return raw if len(raw) == length else None


def _first_line(path: Path) -> str:
    try:
        data = b""
        if path.is_file() or not path.exists():  # a pipe would never answer
            with path.open("rb") as file:
                data = file.read(LONGEST_FILE)
    except (OSError, ValueError) as error:
        raise OpeningRefused(
            "{path} cannot be read ({reason}).",
            "Check the name, and the file's permissions.",
            path=path,
            reason=getattr(error, "strerror", None) or str(error),
        ) from error
    return data.decode("ascii", errors="replace").partition("\n")[0].strip()


def _write(path: Path, line: str, mode: int) -> None:
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
        try:
            with os.fdopen(handle, "w", encoding="ascii") as file:
                file.write(line)
                file.flush()
                os.fsync(handle)
        except OSError:
            path.unlink(missing_ok=True)  # half a key is none
            raise
    except OSError as error:
        raise Impossible(
            "{path} cannot be written ({reason}).",
            "Choose a folder that you may write to.",
            path=path,
            reason=error.strerror,
        ) from error
