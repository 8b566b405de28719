"""About says version, commit and archive format, and where the licences stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from db.format import FORMAT
from viewer import version
from viewer.dialogs.about import AboutDialog, LicencesDialog

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from viewer.session import Session

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


def _words(dialog: AboutDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


@pytest.fixture
def about(
    open_window: Callable[..., Session],
    small: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Callable[[], AboutDialog]:
    """Give a function that opens the dialog, in a program that is packaged from now on."""
    for name, text in (("COMMIT", "0123456789abcdef0123\n"), ("LICENCES", "Font của ai?\n")):
        file = tmp_path / name
        file.write_text(text, encoding="utf-8")
        monkeypatch.setattr(version, name, file)
    session = open_window(small)

    def opened() -> AboutDialog:
        session.show_about()
        session.context.jobs.wait()
        return session.window.findChildren(AboutDialog)[-1]

    return opened


def test_it_says_version_commit_and_format(about: Callable[[], AboutDialog]) -> None:
    words = _words(about())
    assert version.version() in words
    assert "0123456789ab" in words
    assert "0123456789abc" not in words, "twelve digits name a commit"
    assert words.count(f"{FORMAT // 1000}.{FORMAT % 1000}") >= 2, "the program's and the archive's"


def test_the_licences_of_a_package_can_be_read(
    about: Callable[[], AboutDialog], qtbot: QtBot
) -> None:
    dialog = about()
    qtbot.mouseClick(dialog.licences, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(dialog.findChildren(LicencesDialog)))
    shown = dialog.findChild(LicencesDialog)
    assert shown.text.toPlainText() == "Font của ai?\n"
    shown.close()


def test_a_checkout_says_where_they_stand(
    about: Callable[[], AboutDialog], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(version, "LICENCES", tmp_path / "none")
    dialog = about()
    dialog.show_licences(version.licences())
    shown = dialog.findChild(LicencesDialog)
    assert "resources/fonts" in shown.text.toPlainText()
    shown.close()


def test_a_commit_is_read_or_asked_of_git_or_unknown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(version, "COMMIT", tmp_path / "none")
    asked = version.commit()
    assert asked is None or re.fullmatch("[0-9a-f]{12}", asked)
    monkeypatch.setattr(version, "ROOT", tmp_path)
    assert version.commit() is None
    assert "commit unknown" in version.in_words()
