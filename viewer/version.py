"""The program's version, from the one place that states it: pyproject.toml."""

from __future__ import annotations

from importlib import metadata


def version() -> str:
    """Return the installed distribution's version."""
    return metadata.version("muniment")
