"""Each state of window, desk and dialogs for who listens, has no mouse, or reads large letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QAccessible

from tests.viewer.access import looking, stages
from tests.viewer.catalogue.conftest import Sitting
from tests.viewer.test_labels import check_canvases

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from viewer.session import Session

pytestmark = pytest.mark.qt_log_ignore("does not support (propagateSizeHints|raise)")
SIZE = (1366, 768)
LARGE = {"text-scale": "2.0"}


@pytest.fixture(autouse=True)
def _reader_runs() -> Iterator[None]:
    """Let Qt believe that a screen reader listens: else it tells nothing of models that change."""
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


class Faults:
    """What is wrong, each with the first state in which it was met."""

    def __init__(self, lang: str) -> None:
        self.found: dict[str, str] = {}
        self._vietnamese = looking.vietnamese() if lang == "vi" else frozenset[str]()

    def __str__(self) -> str:
        return "".join(f"\n{fault} @ {state}" for fault, state in self.found.items())

    def look(self, seen: Iterator[tuple[str, QWidget]], *, walk: bool = False) -> None:
        """Look at these states; `walk` presses Tab all the way round in each."""
        for name, root in seen:
            told = {
                "nameless": looking.nameless(root),
                "no role": looking.vague(root),
                "silent": looking.silent_rows(root),
                "English": looking.foreign(root, self._vietnamese),
                "cut": looking.clipped(root),
                "outside": looking.outside(root),
                "upon": looking.upon(root),
                "sideways": looking.sideways(root),
            }
            if walk:
                way = looking.tabbed(root)
                told |= {"back": looking.backwards(way), "missed": looking.trapped(way, root)}
            for kind, faults in told.items():
                for fault in faults:
                    self.found.setdefault(f"{kind}: {fault}", name)


def test_the_window(open_window: Callable[..., Session], small: Path, tmp_path: Path) -> None:
    stages.furnished(small, tmp_path)
    session = open_window(small, SIZE, **LARGE)
    faults = Faults("vi")
    chosen = ("event/tran-don-may", "unit/trung-doan-19")
    faults.look(stages.reading_stages(session, chosen, "may"))
    assert not faults.found, str(faults)


def test_the_desk_and_the_dialogs(
    open_window: Callable[..., Session], small: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    stages.furnished(small, tmp_path)
    sitting = Sitting(open_window(small, SIZE, **LARGE), qtbot)
    sitting.unlock()
    faults = Faults("vi")
    form = next(stages.desk_stages(sitting, kinds=("event",)))
    faults.look(iter([form]), walk=True)
    faults.look(stages.desk_stages(sitting, kinds=("unit",)))
    faults.look(stages.dialog_stages(sitting), walk=True)
    assert not faults.found, str(faults)


@pytest.mark.prove
@pytest.mark.slow
@pytest.mark.parametrize("scale", ["1.0", "2.0"])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_everything(
    open_window: Callable[..., Session],
    bundled: Path,
    small: Path,
    tmp_path: Path,
    qtbot: QtBot,
    lang: str,
    scale: str,
) -> None:
    faults, settings = Faults(lang), {"language": lang, "text-scale": scale}
    reader = open_window(bundled, SIZE, **settings)
    faults.look(stages.reading_stages(reader), walk=True)
    check_canvases(reader)
    reader.window.close()
    stages.furnished(small, tmp_path)
    sitting = Sitting(open_window(small, SIZE, **settings), qtbot)
    sitting.unlock()
    faults.look(stages.desk_stages(sitting), walk=True)
    faults.look(stages.dialog_stages(sitting), walk=True)
    assert not faults.found, str(faults)
