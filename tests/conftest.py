"""What every test stands on: its own home, no dialog that waits, nothing left, the shared texts."""

from __future__ import annotations

import gc
import os
import threading
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn
from weakref import WeakSet

import pytest

# Before Qt is imported; `QT_QPA_PLATFORM=xcb make test` runs the same tests on a real X server.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtCore import QThread, QThreadPool, QTimer

ROOT = Path(__file__).parent.parent
FOLDERS = {
    "HOME": "",
    "XDG_CONFIG_HOME": "config",
    "XDG_DATA_HOME": "data",
    "XDG_CACHE_HOME": "cache",
    "XDG_STATE_HOME": "state",
}


@pytest.fixture(scope="session")
def shared() -> Path:
    """Give the folder of reference texts and schemas beside the checkout, or skip.

    MUNIMENT_SHARED names another place.
    """
    folder = Path(os.environ.get("MUNIMENT_SHARED", ROOT.parent / "shared"))
    if not (folder / "articles").is_dir():
        pytest.skip(f"the reference texts are not at {folder}")
    return folder


@pytest.fixture(scope="session")
def resources() -> Path:
    """Give the folder of the program's own files."""
    return ROOT / "resources"


@pytest.fixture(autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep settings, copies and logs of a test out of the user's folders and of the next test."""
    from PySide6.QtCore import QSettings

    home = tmp_path_factory.mktemp("home")
    for variable, folder in FOLDERS.items():
        monkeypatch.setenv(variable, str(home / folder))
    for form in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        QSettings.setPath(form, QSettings.Scope.UserScope, str(home / "config"))


@pytest.fixture(autouse=True)
def _no_waiting_dialogs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail where a modal dialog would wait for a person; a test that wants one patches it."""
    from PySide6.QtWidgets import QDialog, QFileDialog, QInputDialog, QMenu, QMessageBox

    def forbid(name: str) -> Callable[..., NoReturn]:
        def opened(*_arguments: object, **_options: object) -> NoReturn:
            pytest.fail(f"{name} would wait for a person")

        return opened

    for owner, names in (
        (QMessageBox, ("exec", "information", "question", "warning", "critical", "about")),
        (QFileDialog, ("getOpenFileName", "getOpenFileNames", "getSaveFileName")),
        (QFileDialog, ("getExistingDirectory",)),
        (QInputDialog, ("getText", "getItem", "getInt", "getMultiLineText")),
        (QDialog, ("exec",)),
        (QMenu, ("exec",)),
    ):
        for name in names:
            monkeypatch.setattr(owner, name, forbid(f"{owner.__name__}.{name}"))


@pytest.fixture(scope="session")
def _ever_seen() -> WeakSet[QTimer | QThread | QThreadPool]:
    """Keep the timers, threads and pools that any test made, for as long as they live."""
    return WeakSet()


@pytest.fixture(autouse=True)
def _nothing_left(
    request: pytest.FixtureRequest, _ever_seen: WeakSet[QTimer | QThread | QThreadPool]
) -> Iterator[None]:
    """Fail a test that leaves a thread, and one with widgets that leaves a timer or a window."""
    before = set(threading.enumerate())
    widgets = bool({"qtbot", "qapp"} & set(request.fixturenames))
    if widgets:  # what is there already is put aside: the end would walk all of it, each time
        gc.collect()
        _see(_ever_seen)
        gc.freeze()
    yield
    left = [thread.name for thread in threading.enumerate() if _outlives(thread, before)]
    if widgets:
        left += _left_by_qt(_ever_seen)
    if left:
        pytest.fail("left behind: " + ", ".join(sorted(left)))


def _outlives(thread: threading.Thread, before: set[threading.Thread]) -> bool:
    """Tell whether a thread that this test started is alive, having given it two seconds to end."""
    if thread in before or isinstance(thread, threading._DummyThread):
        return False
    thread.join(timeout=2)
    return thread.is_alive()


def _see(ever_seen: WeakSet[QTimer | QThread | QThreadPool]) -> None:
    """Add what there is of them since the last freeze."""
    from PySide6.QtCore import QThread, QThreadPool, QTimer

    live = (QTimer, QThread, QThreadPool)
    ever_seen.update(thing for thing in gc.get_objects() if issubclass(type(thing), live))


def _left_by_qt(ever_seen: WeakSet[QTimer | QThread | QThreadPool]) -> list[str]:
    """Name the timers, threads and windows that live on after Qt deleted what it was told to."""
    import shiboken6
    from PySide6.QtCore import QCoreApplication, QEvent, QThread, QThreadPool
    from PySide6.QtWidgets import QApplication

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    left = []
    _see(ever_seen)
    for thing in tuple(ever_seen):
        if not shiboken6.isValid(thing):
            continue
        if isinstance(thing, QThreadPool):
            alive = not thing.waitForDone(2000)
        elif isinstance(thing, QThread):
            alive = thing.isRunning() and thing is not QThread.currentThread()
        else:
            alive = thing.isActive()
        if alive:
            left.append(f"{type(thing).__name__} {thing.objectName()}".strip())
    if not QThreadPool.globalInstance().waitForDone(2000):
        left.append("a task in the global thread pool")
    left += [
        f"{type(widget).__name__} {widget.objectName()}".strip()
        for widget in QApplication.topLevelWidgets()
        if widget.isVisible()
    ]
    return left
