"""What the tests of formats stand on: the bundled archive."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def bundled(resources: Path) -> Path:
    """Give the bundled archive, which no test changes."""
    path = resources / "bundled.muniment"
    if not path.exists():
        pytest.skip("the bundled archive is not compiled")
    return path
