"""Whoever wants to change the archive waits until somebody edits, and is answered once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from viewer.state.admission import Admission
from viewer.state.desk import Cataloguer, Desk

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

LAN = Cataloguer("Lan")


@pytest.fixture
def desk(qapp: QApplication) -> Desk:
    assert qapp is not None
    return Desk()


def _asking(desk: Desk) -> tuple[Admission, list[str]]:
    heard: list[str] = []
    admission = Admission(desk, desk)
    admission.granted.connect(lambda: heard.append("granted"))
    admission.refused.connect(lambda: heard.append("refused"))
    desk.unlock_wanted.connect(lambda: heard.append("asked"))
    return admission, heard


def test_where_somebody_edits_nobody_is_asked(desk: Desk) -> None:
    desk.unlock(LAN)
    admission, heard = _asking(desk)
    admission.ask()
    assert heard == ["granted"]


def test_a_locked_desk_is_asked_and_its_first_answer_counts(desk: Desk) -> None:
    admission, heard = _asking(desk)
    admission.ask()
    assert heard == ["asked"]
    desk.unlock(LAN)
    desk.lock()
    assert heard == ["asked", "granted"]


def test_where_nobody_sits_down_it_is_refused(desk: Desk) -> None:
    admission, heard = _asking(desk)
    admission.ask()
    desk.changed.emit()  # as when the question who edits was called off
    desk.unlock(LAN)
    assert heard == ["asked", "refused"]
