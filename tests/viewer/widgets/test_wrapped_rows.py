"""Rows of wrapped words are as high as their words, padding and all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QListWidget

from viewer.widgets.wrapped_rows import wrap_rows

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

WORDS = "Thái Nguyên và chiến dịch Biên giới thu đông 1950, Trung ương Đảng và 448 bản ghi khác"


@pytest.mark.parametrize("width", [*range(200, 420, 20)])
def test_no_word_is_cut_off_at_any_width(qtbot: QtBot, width: int) -> None:
    rows = QListWidget()
    qtbot.addWidget(rows)
    rows.setStyleSheet("QListView::item { padding: 6px 8px; }")
    rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    wrap_rows(rows)
    for _ in range(8):
        rows.addItem(WORDS)
    rows.resize(width, 200)
    rows.show()
    qtbot.waitExposed(rows)
    box = rows.visualItemRect(rows.item(0))
    room = QRect(0, 0, box.width() - 2 * 8 - 6, 1000)  # a list keeps 3 pixels at both sides itself
    wrapped = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
    wanted = rows.fontMetrics().boundingRect(room, int(wrapped), WORDS).height()
    assert box.width() <= rows.viewport().width()
    assert box.height() >= wanted
