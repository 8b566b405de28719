"""Making much in a worker puts aside what there is, and looking through it finds the rubbish."""

from __future__ import annotations

import gc
import threading
import weakref
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
import shiboken6

from viewer.state.collector import MUCH, Collector, considerate, look_through

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


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


@pytest.fixture
def collector(qapp: QApplication) -> Iterator[Collector]:
    one = Collector(qapp)
    assert not gc.isenabled()
    yield one
    one.end()
    assert gc.isenabled()
    shiboken6.delete(one)


def test_rubbish_ends_in_the_gui_thread(collector: Collector, qtbot: QtBot) -> None:
    threads: list[int] = []
    ended = [weakref.finalize(Ring(), lambda: threads.append(threading.get_ident()))]
    with ThreadPoolExecutor(1) as pool:
        made = pool.submit(lambda: [[number] for number in range(2 * MUCH)]).result()
    assert threads == []  # nothing that a worker makes sets a collector off
    qtbot.waitUntil(lambda: not ended[0].alive, timeout=5000)
    assert threads == [threading.get_ident()]
    assert len(made) == 2 * MUCH
    assert collector.parent() is not None


def test_it_collects_again_after_a_fault() -> None:
    with pytest.raises(ValueError, match="as told"), considerate():
        raise ValueError("as told")
    assert gc.isenabled()
