"""Tab walks as layouts are read: late rows in their place, grids by rows, nothing hidden."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from viewer.widgets.focus_ring import FocusRing
from viewer.widgets.reading_order import reading_order, step

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


class Form(QWidget):
    """A window that walks in the order of reading."""

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, D102, N802 - Qt's own
        return step(self, forward=next)


def names(form: QWidget) -> list[str]:
    return [one.objectName() for one in reading_order(form) if one.objectName()]


def line(name: str) -> QLineEdit:
    made = QLineEdit()
    made.setObjectName(name)
    return made


def test_a_row_that_was_added_late_is_walked_where_it_stands(qtbot: QtBot) -> None:
    form = Form()
    qtbot.addWidget(form)
    column = QVBoxLayout(form)
    first, last = line("first"), line("last")
    column.addWidget(first)
    column.addWidget(last)
    column.insertWidget(1, line("between"))
    form.show()
    assert names(form) == ["first", "between", "last"]
    first.setFocus()
    walked: list[str] = []
    for _ in range(4):
        qtbot.keyClick(form.focusWidget(), Qt.Key.Key_Tab)
        walked.append(form.focusWidget().objectName())
    assert walked == ["between", "last", "first", "between"]
    qtbot.keyClick(form.focusWidget(), Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert form.focusWidget() is first


def test_grids_go_by_rows_and_what_is_not_seen_is_left_out(qtbot: QtBot) -> None:
    form = Form()
    qtbot.addWidget(form)
    column = QVBoxLayout(form)
    grid = QGridLayout()
    for name, row, at in (("d", 1, 1), ("a", 0, 0), ("c", 1, 0), ("b", 0, 1)):
        grid.addWidget(line(name), row, at)
    column.addLayout(grid)
    stack = QStackedWidget()
    for name in ("front", "behind"):
        stack.addWidget(line(name))
    column.addWidget(stack)
    split = QSplitter()
    split.addWidget(line("left"))
    split.insertWidget(0, line("far left"))
    column.addWidget(split)
    hidden, off = line("hidden"), line("off")
    off.setEnabled(False)
    for one in (QLabel("words"), hidden, off):
        column.addWidget(one)
    hidden.hide()
    form.show()
    assert names(form) == ["a", "b", "c", "d", "front", "far left", "left"]


def test_a_sheet_is_scrolled_to_what_the_keyboard_comes_to(qtbot: QtBot) -> None:
    form = Form()
    qtbot.addWidget(form)
    above, area, sheet = line("above"), QScrollArea(), QWidget()
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    rows = QVBoxLayout(sheet)
    for number in range(40):
        rows.addWidget(line(str(number)))
    area.setWidget(sheet)
    area.setWidgetResizable(True)
    column = QVBoxLayout(form)
    column.addWidget(above)
    column.addWidget(area)
    form.resize(300, 200)
    form.show()
    above.setFocus()
    qtbot.keyClick(above, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert form.focusWidget().objectName() == "39"
    assert not form.focusWidget().visibleRegion().isEmpty()


def test_a_ring_is_for_the_keyboard_alone(qtbot: QtBot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    button, area = QPushButton("A"), QScrollArea()
    ring = FocusRing(area)
    column = QVBoxLayout(box)
    column.addWidget(button)
    column.addWidget(area)
    with qtbot.waitActive(box):
        box.show()
        box.activateWindow()
    area.setFocus(Qt.FocusReason.MouseFocusReason)
    assert not ring.isVisible()
    button.setFocus()
    area.setFocus(Qt.FocusReason.TabFocusReason)
    assert ring.isVisible()
    assert ring.geometry() == area.rect()
    button.setFocus()
    assert not ring.isVisible()
