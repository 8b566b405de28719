"""What whole operations answer: each check of an archive, and what an import did."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Check:
    """One check of `verify`."""

    name: str
    ok: bool
    found: int
    message: str


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import added, suggested, changed, found unchanged and could not read."""

    format: str
    added: Mapping[str, int]
    suggested: Mapping[str, int]
    unchanged: int
    problems: tuple[tuple[str, str], ...]
    rejected: bool = False
    changed: Mapping[str, int] = field(default_factory=dict[str, int])
