"""The program opened on real archives, offscreen, with a person's settings fenced off."""

from __future__ import annotations

import shutil
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication

from db.errors import ArchiveError
from tests.viewer.builders import small_archive
from viewer import theme
from viewer.app import Shell
from viewer.application import application_of
from viewer.state.collector import Collector
from viewer.state.language import Language
from viewer.state.recents import Recents
from viewer.state.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from viewer.panel import Panel
    from viewer.session import Session

ROOT = Path(__file__).parents[2]
TRANSLATIONS = ROOT / "resources" / "translations"


@pytest.fixture(autouse=True)
def _collected_by_the_window(request: pytest.FixtureRequest) -> Iterator[None]:
    """Let nothing be collected in a worker, as in the program: widgets would end there."""
    if not {"qtbot", "qapp"} & set(request.fixturenames):
        yield
        return
    collector = Collector(request.getfixturevalue("qapp"))
    yield
    collector.end()
    collector.deleteLater()


@pytest.fixture(scope="session")
def small_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Compile the small archive once; tests get copies."""
    return small_archive(tmp_path_factory.mktemp("small"))


@pytest.fixture
def small(small_template: Path, tmp_path: Path) -> Path:
    """Give the path of a small archive."""
    return Path(shutil.copy(small_template, tmp_path / "nhỏ.muniment"))


@pytest.fixture(scope="session")
def bundled() -> Path:
    """Give the path of the bundled archive, as `make archive` compiles it."""
    path = ROOT / "resources" / "bundled.muniment"
    assert path.exists(), "run `make archive` first"
    return path


@pytest.fixture
def language(qapp: QApplication) -> Iterator[Language]:
    """Speak Vietnamese, and no language any more afterwards."""
    assert qapp is QCoreApplication.instance()
    spoken = Language(TRANSLATIONS)
    yield spoken
    spoken.forget()


@pytest.fixture
def application(qapp: QApplication) -> Iterator[QApplication]:
    """Give the application, and undress it afterwards."""
    sheet, palette, font = qapp.styleSheet(), qapp.palette(), qapp.font()
    yield qapp
    qapp.setStyleSheet(sheet)
    qapp.setPalette(palette)
    qapp.setFont(font)
    qapp.setProperty("museum_palette", None)
    qapp.setProperty("museum_text_scale", None)


@pytest.fixture
def light(application: QApplication) -> None:
    """Dress the application in the light palette and our fonts."""
    theme.load_fonts()
    theme.apply(application, theme.LIGHT)


@pytest.fixture
def open_window(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> Iterator[Callable[..., Session]]:
    """Give a function that opens an archive of one's own in a window and waits until it is there.

    With `ours=False` it is one from elsewhere.
    """
    sessions: list[Session] = []
    sheet, palette, font = qapp.styleSheet(), qapp.palette(), qapp.font()

    def opened(
        path: Path, size: tuple[int, int] = (1366, 768), *, ours: bool = True, **settings: str
    ) -> Session:
        kept = Settings(tmp_path / "settings.ini")
        if ours:
            claim(path, kept)
        for key, value in settings.items():
            kept.remember(key, value)
        session = Shell(application_of([]), kept).furnish(still=True)
        sessions.append(session)
        qtbot.addWidget(session.window)
        session.window.resize(*size)
        session.window.show()
        session.open(path)
        session.context.jobs.wait()
        return session

    yield opened
    for session in sessions:
        session.window.close()
    qapp.setStyleSheet(sheet)
    qapp.setPalette(palette)
    qapp.setFont(font)


def claim(path: Path, settings: Settings) -> None:
    """Say that an archive is of this computer, as who made it here has done."""
    with suppress(ArchiveError):  # what is no archive is nobody's
        Recents(settings.data_folder()).vouch(path)


def panel_of(session: Session, name: str) -> Panel:
    """Return the panel of that name."""
    return next(panel for panel in session.window.panels if panel.name == name)
