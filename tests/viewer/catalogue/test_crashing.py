"""A fault of the program takes nothing that was typed, and its report holds nothing of it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, cast

import pytest

from db.drafts import Drafts
from tests.viewer.catalogue.conftest import Sitting
from tests.viewer.keys import type_into
from viewer.dialogs.crash import CrashReporter

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from viewer.session import Session
    from viewer.widgets.date_field import DateField

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")
BATTLE = "event/tran-don-may"
TYPED = "ngày không ai được biết"


def test_what_was_typed_comes_back_after_a_fault_of_the_program(
    sitting: Sitting,
    open_window: Callable[..., Session],
    small: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "__excepthook__", lambda *_: None)
    reporter = CrashReporter()
    monkeypatch.setattr(sys, "excepthook", reporter.take)
    sitting.open(BATTLE)
    line = cast("DateField", sitting.field("date")).line
    line.setFocus()
    line.selectAll()
    type_into(qtbot, line, TYPED)

    def fail() -> str:
        return {}[TYPED]

    sitting.context.jobs.run(fail, then=lambda _: None)
    qtbot.waitUntil(lambda: reporter.dialog is not None)
    report = reporter.dialog.text.toPlainText()
    assert "KeyError" in report
    assert TYPED not in report
    assert str(small) not in report
    drafts = Drafts(sitting.context.settings.data_folder() / "drafts")
    qtbot.waitUntil(lambda: any(TYPED in text for text in drafts.all().values()))
    reporter.dialog.close()
    sitting.session.window.close()  # no field is left, nothing is saved
    again = Sitting(open_window(small), qtbot)
    again.unlock()
    again.open(BATTLE)
    field = cast("DateField", again.field("date"))
    qtbot.waitUntil(lambda: field.line.text() == TYPED)
