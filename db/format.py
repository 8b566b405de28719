"""The numbers that say "this SQLite file is a Muniment archive, of this version"."""

from __future__ import annotations

APPLICATION_ID = 0x4D554E49
"""ASCII "MUNI", in SQLite's header at offset 68."""

FORMAT_MAJOR = 1
FORMAT_MINOR = 1
FORMAT = 1000 * FORMAT_MAJOR + FORMAT_MINOR
"""SQLite's `user_version`: a newer minor opens read-only, a newer major is refused."""

MIGRATION = "f1_1"
"""The newest step in db/migrations: an archive that names another is migrated first."""

SUFFIX = ".muniment"

CHUNK_BYTES = 4 * 1024 * 1024
"""Originals are stored in chunks of this size: a value is limited to 10^9 bytes."""
