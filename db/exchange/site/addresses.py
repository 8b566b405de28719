"""Where the site keeps each page: one file a record and language, with names any disk can hold."""

from __future__ import annotations

import re
from hashlib import sha256
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from db.records import Ref

_PLAIN: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST: Final = 100
_RESERVED: Final = re.compile(r"con|prn|aux|nul|index|(com|lpt)\d")


def file_of(ref: Ref) -> str:
    """Return the path of a record's page below its language's folder, without a suffix.

    A slug that some disk could not hold, or hold twice, is named by its SHA-256.
    """
    kind, _, slug = ref.partition("/")
    if not _PLAIN.fullmatch(slug) or len(slug) > _LONGEST or _RESERVED.fullmatch(slug):
        slug = "x" + sha256(ref.encode()).hexdigest()[:24]
    return f"{kind}/{slug}"


def page_of(ref: Ref) -> str:
    """Return the path of a record's page below its language's folder."""
    return f"{file_of(ref)}.html"
