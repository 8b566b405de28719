"""A desk that is open: the small archive in a window, unlocked for a reviewer."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest

from db import reading
from tests.viewer.conftest import panel_of
from viewer.state.desk import Cataloguer
from viewer.unlocking import Unlocking

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from db.records import Record
    from viewer.catalogue.forms.record_form import RecordForm
    from viewer.catalogue.forms.tool import FormTool
    from viewer.catalogue.panel import CataloguePanel
    from viewer.session import Session
    from viewer.widgets.field import Field


class Sitting:
    """A cataloguer's sitting at the desk: what is in front, and what the archive holds."""

    def __init__(self, session: Session, qtbot: QtBot) -> None:
        self.session = session
        self.qtbot = qtbot
        self.context = session.context

    @property
    def panel(self) -> CataloguePanel:
        """Return the desk's panel."""
        return cast("CataloguePanel", panel_of(self.session, "catalogue"))

    @property
    def tool(self) -> FormTool:
        """Return the form tool."""
        return cast("FormTool", self.panel.tools["form"])

    @property
    def form(self) -> RecordForm:
        """Return the form in front."""
        form = self.tool.form
        assert form is not None, "no form is shown"
        return form

    def unlock(self, name: str = "Lan", role: str = "reviewer") -> None:
        """Sit down at the desk."""
        unlocker = self.session.window.findChild(Unlocking)
        unlocker.unlock(Cataloguer(name, "reviewer" if role == "reviewer" else "drafter"))
        self.settle()
        assert self.context.desk.editing

    def settle(self) -> None:
        """Wait until everything asked has been answered and saved."""
        self.context.jobs.wait()
        self.qtbot.waitUntil(
            lambda: not self.context.jobs.busy and not self.panel.saving.busy, timeout=5000
        )
        self.context.jobs.wait()

    def open(self, ref: str) -> RecordForm:
        """Show the form of a record."""
        self.context.selection.choose(ref)
        self.settle()
        assert self.form.ref == ref
        return self.form

    def field(self, name: str) -> Field:
        """Return a field of the form in front."""
        field = self.form.field(name)
        assert field is not None, name
        return field


@pytest.fixture
def sitting(open_window: Callable[..., Session], small: Path, qtbot: QtBot) -> Sitting:
    session = open_window(small, (1920, 1080))
    made = Sitting(session, qtbot)
    made.unlock()
    return made


def record_of(sitting: Sitting, ref: str) -> Record:
    """Return what the archive holds, read anew."""
    archive = sitting.session.archive
    assert archive is not None
    return archive.read(reading.record, ref)
