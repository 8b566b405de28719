"""Making much in a worker puts aside what there is, and looking through it finds the rubbish."""

from __future__ import annotations

import gc
import weakref
from typing import TYPE_CHECKING

import pytest

from viewer.models.collecting import MUCH, considerate, look_through

if TYPE_CHECKING:
    from collections.abc import Iterator


class Ring:
    """Something that only the collector can end: it holds itself."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    yield
    gc.freeze()


def test_what_became_rubbish_after_much_was_made_is_found() -> None:
    ring = Ring()
    ended = weakref.ref(ring)
    with considerate():
        made = [[number] for number in range(2 * MUCH)]
    del ring
    gc.collect()
    assert ended() is not None  # put aside: the collector does not see it
    look_through()
    assert ended() is None
    assert gc.isenabled()
    assert len(made) == 2 * MUCH


def test_a_little_puts_nothing_aside() -> None:
    before = gc.get_freeze_count()
    ring = Ring()
    ended = weakref.ref(ring)
    with considerate():
        assert not gc.isenabled()
    assert gc.isenabled()
    del ring
    gc.collect()
    assert ended() is None
    assert gc.get_freeze_count() <= before


def test_it_collects_again_after_a_fault() -> None:
    with pytest.raises(ValueError, match="as told"), considerate():
        raise ValueError("as told")
    assert gc.isenabled()
