"""A station opened on real archives, offscreen; a touch screen; and what they share."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtCore import QObject
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.viewer.exhibit.fingers import Fingers
from viewer import theme
from viewer.application import application_of
from viewer.exhibit.app import Exhibit, Source
from viewer.exhibit.screen import Screen
from viewer.exhibit.settings import StationSettings
from viewer.exhibit.visit import Place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtGui import QPointingDevice
    from PySide6.QtWidgets import QApplication

SIZES = ((1366, 768), (1920, 1080), (3840, 2160))
"""Screens that a station may have."""
Shown = TypeVar("Shown", bound=Screen)


@pytest.fixture(scope="session")
def touch_screen() -> QPointingDevice:
    """Give a touch screen for QTest.touchEvent; made once, for Qt keeps every one."""
    return QTest.createTouchDevice()


@pytest.fixture
def fingers(touch_screen: QPointingDevice) -> Fingers:
    return Fingers(touch_screen)


def at_screen(exhibit: Exhibit, kind: type[Screen]) -> Exhibit:
    """Let a station show the screen of that kind, with all that it asks."""
    exhibit.station.visit.go(Place(kind.name))
    exhibit.station.jobs.wait()
    return exhibit


def screen_of(exhibit: Exhibit, kind: type[Shown]) -> Shown:
    """Return a station's screen of that kind."""
    screen = exhibit.window.screen_of(kind.name)
    assert isinstance(screen, kind)
    return screen


@contextmanager
def _as_before(qapp: QApplication) -> Iterator[None]:
    """Give the application its looks back after a station."""
    sheet, palette, font = qapp.styleSheet(), qapp.palette(), qapp.font()
    worn = {name: qapp.property(name) for name in (theme._PROPERTY, theme._SCALE)}
    ends = qapp.quitOnLastWindowClosed()
    yield
    qapp.setQuitOnLastWindowClosed(ends)
    qapp.setStyleSheet(sheet)
    qapp.setPalette(palette)
    qapp.setFont(font)
    for name, value in worn.items():
        qapp.setProperty(name, value)


@pytest.fixture(name="_as_before")
def _looks(qapp: QApplication) -> Iterator[None]:
    """Give the application its looks back after a test that made a station by itself."""
    with _as_before(qapp):
        yield


@contextmanager
def lasting(request: pytest.FixtureRequest, path: Path, *, windowed: bool) -> Iterator[Exhibit]:
    """Give a station on an archive that stands, hidden, for the tests of a whole module."""
    with _as_before(request.getfixturevalue("qapp")):
        exhibit = Exhibit(application_of([]), StationSettings(), windowed=windowed)
        exhibit.show()
        exhibit.furnish()
        exhibit.open(Source(path))
        exhibit.station.jobs.wait()
        if not windowed:
            QtBot(request).waitUntil(exhibit.window.isFullScreen)
        rest(exhibit)
        yield exhibit
        exhibit.window.leave()
        _delete(exhibit.window)
        _delete(exhibit)


def rest(exhibit: Exhibit) -> None:
    """Hide a station until the next test: unguarded, or it would fill the screen again."""
    exhibit.idle.stop()
    exhibit.guard.end()
    for screen in exhibit.window.screens:
        screen.rest()
    exhibit.window.hide()


@pytest.fixture
def open_exhibit(qtbot: QtBot, _as_before: None) -> Iterator[Callable[..., Exhibit]]:
    """Give a function that shows an archive on a station and waits until the first screen stands.

    Its keywords are settings of StationSettings; `windowed=False` is a station as visitors meet it.
    """
    exhibits: list[Exhibit] = []

    def opened(
        path: Path,
        size: tuple[int, int] = (1366, 768),
        *,
        windowed: bool = True,
        **settings: object,
    ) -> Exhibit:
        chosen = replace(StationSettings(), **settings)  # pyright: ignore[reportArgumentType]
        exhibit = Exhibit(application_of([]), chosen, windowed=windowed)
        exhibits.append(exhibit)
        exhibit.window.resize(*size)
        exhibit.show()
        qtbot.waitExposed(exhibit.window)
        exhibit.furnish()
        exhibit.open(Source(path))
        exhibit.station.jobs.wait()
        return exhibit

    yield opened
    for exhibit in exhibits:
        exhibit.window.leave()
        _delete(exhibit.window)
        _delete(exhibit)


@pytest.fixture(scope="module")
def lasting_exhibit(request: pytest.FixtureRequest, bundled: Path) -> Iterator[Exhibit]:
    """Give a station on the bundled archive that stands while a module's visitors come and go."""
    with lasting(request, bundled, windowed=True) as exhibit:
        yield exhibit


@pytest.fixture
def visited(qtbot: QtBot, lasting_exhibit: Exhibit) -> Iterator[Exhibit]:
    """Give that station as the next visitor finds it, at 1920×1080 and still; then he leaves."""
    exhibit, window = lasting_exhibit, lasting_exhibit.window
    window.resize(1920, 1080)
    window.show()
    exhibit.guard.begin()
    qtbot.waitExposed(window)
    exhibit.comfort.set_still(True)
    exhibit.station.visit.home()
    exhibit.station.jobs.wait()
    yield exhibit
    exhibit.station.visit.reset()
    exhibit.station.jobs.wait()
    rest(exhibit)


def _delete(thing: QObject) -> None:
    import shiboken6

    if shiboken6.isValid(thing):
        shiboken6.delete(thing)
