"""Pictures of a record that mean harm: the station says what it knows of them, and stands."""

from __future__ import annotations

import shutil
import sqlite3
import struct
import zlib
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from viewer.exhibit.visit import HOME, Place

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.viewer.exhibit.fingers import Fingers
    from viewer.exhibit.app import Exhibit

SHEET = "media/so-do-ba-huong-phoque"
SVG = (
    b"<svg xmlns='http://www.w3.org/2000/svg' xmlns:l='http://www.w3.org/1999/xlink'>"
    b"<script>alert(1)</script><image l:href='file:///etc/passwd' width='9' height='9'/></svg>"
)
VAST_JPEG = (
    b"\xff\xd8\xff\xc0\x00\x11\x08\xfd\xe8\xfd\xe8\x03\x01\x22\x00\x02\x11\x01\x03\x11\x01"
    b"\xff\xda\x00\x0c\x03\x01\x00\x02\x11\x03\x11\x00\x3f\x00\xff\xd9"
)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


PNG_BOMB = (
    b"\x89PNG\r\n\x1a\n"
    + _chunk(b"IHDR", struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0))
    + _chunk(b"IDAT", zlib.compress(bytes(4_000_000), 9))
    + _chunk(b"IEND", b"")
)
HARM = {
    "svg": SVG,
    "page": b"<html><a href='https://example.org'>out</a><img src='file:///etc/passwd'></html>",
    "vast jpeg": VAST_JPEG,
    "cut jpeg": b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01",
    "png bomb": PNG_BOMB,
    "gif": b"GIF89a\xff\xff\xff\xff\xf7\x00\x00",
    "program": b"#!/bin/sh\nrm -rf /\n",
    "nothing": b"",
}


@pytest.fixture(params=HARM)
def harmed(request: pytest.FixtureRequest, bundled: Path, tmp_path: Path) -> Path:
    """Put harm in the place of every tile of every picture."""
    data = HARM[request.param]
    copy = Path(shutil.copy(bundled, tmp_path / "harmed.muniment"))
    with closing(sqlite3.connect(copy)) as connection, connection:
        changed = connection.execute(
            "UPDATE tile SET data = ?, checksum = ?", (data, zlib.crc32(data))
        )
        assert changed.rowcount > 0
    return copy


@pytest.mark.qt_log_ignore("JPEG datastream contains no image")
def test_no_picture_leads_out(
    open_exhibit: Callable[..., Exhibit],
    harmed: Path,
    fingers: Fingers,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened: list[object] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    exhibit = open_exhibit(harmed)
    exhibit.station.visit.go(Place("record", SHEET))
    exhibit.station.jobs.wait()
    window = exhibit.window
    size = window.size()
    assert not window.grab().isNull()
    for at in (QPoint(200, 300), window.rect().center(), QPoint(window.width() - 200, 300)):
        fingers.tap(window, at)
        exhibit.station.jobs.wait()
    assert opened == []
    assert [one for one in QApplication.topLevelWidgets() if one.isVisible()] == [window]
    assert window.size() == size
    exhibit.station.visit.home()
    exhibit.station.jobs.wait()
    assert exhibit.station.visit.place.screen == HOME
