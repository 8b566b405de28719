"""The packaged program on its own: it searches, draws, and opens its archive on an X server."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
PROGRAM = ROOT / "dist" / "muniment" / "muniment"
ARCHIVE = PROGRAM.parent / "_internal" / "resources" / "bundled.muniment"
# Asks an X server for its picture until the map is on it; prints how many colours that has.
WATCH = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
application = QGuiApplication(sys.argv)
looks = 0
def look():
    global looks
    looks += 1
    image = application.primaryScreen().grabWindow(0).toImage().scaled(192, 108)
    colours = {image.pixel(x, y) for x in range(0, 192, 3) for y in range(0, 108, 3)}
    if len(colours) > 100 or looks > 60:
        print(len(colours))
        application.quit()
timer = QTimer()
timer.timeout.connect(look)
timer.start(500)
sys.exit(application.exec())
"""

pytestmark = [pytest.mark.slow, pytest.mark.prove]


@pytest.fixture(scope="module")
def program() -> Path:
    """Give the packaged program, made anew where it is missing."""
    if not PROGRAM.is_file():
        subprocess.run(["make", "package"], cwd=ROOT, check=True)
    return PROGRAM


@pytest.fixture
def bare(tmp_path: Path) -> dict[str, str]:
    """Give an environment that knows neither the checkout nor its Python."""
    return {"HOME": str(tmp_path), "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}


@pytest.fixture
def opened(program: Path, bare: dict[str, str]) -> Iterator[subprocess.Popen[str]]:
    """Run the viewer on the X server that the tests run on, and end it afterwards."""
    if not os.environ.get("DISPLAY"):
        pytest.skip("there is no X server, and no Xvfb to start one")
    environment = {**bare, "DISPLAY": os.environ["DISPLAY"], "QT_QPA_PLATFORM": "xcb"}
    with subprocess.Popen(
        [program, "open"], env=environment, stderr=subprocess.PIPE, text=True
    ) as process:
        yield process
        process.send_signal(signal.SIGTERM)


def test_it_searches_without_a_display(program: Path, bare: dict[str, str]) -> None:
    result = subprocess.run(
        [program, "search", ARCHIVE, "dong khe", "--json"],
        env=bare,
        check=True,
        capture_output=True,
        text=True,
    )
    answer = json.loads(result.stdout)
    print(f"packaged: {answer['total']} hits, first {answer['hits'][0]['ref']}")
    assert any(hit["ref"] == "place/dong-khe" for hit in answer["hits"][:3])


def test_it_draws_a_picture_without_a_display(program: Path, bare: dict[str, str]) -> None:
    picture = Path(bare["HOME"]) / "window.png"
    subprocess.run([program, "screenshot", ARCHIVE, picture], env=bare, check=True)
    assert picture.stat().st_size > 50_000


def test_it_brings_the_guide_and_prints_it(program: Path, bare: dict[str, str]) -> None:
    guide = program.parent / "_internal" / "resources" / "guide"
    pages = {lang: len(list((guide / lang).glob("*.md"))) for lang in ("vi", "en")}
    assert pages["vi"] == pages["en"] > 10
    assert not list(guide.rglob("*.py"))
    out = Path(bare["HOME"]) / "guide.pdf"
    subprocess.run([program, "guide", out], env=bare, check=True)
    print(f"packaged: a guide of {pages['vi']} pages, {out.stat().st_size / 1e6:.1f} MB printed")
    assert out.stat().st_size > 500_000


def test_it_opens_its_archive_in_a_window(opened: subprocess.Popen[str]) -> None:
    watch = subprocess.run(
        [sys.executable, "-c", WATCH],
        env={**os.environ, "QT_QPA_PLATFORM": "xcb"},
        check=True,
        capture_output=True,
        text=True,
    )
    assert opened.poll() is None, opened.stderr and opened.stderr.read()
    print(f"packaged: a window of {watch.stdout.strip()} colours")
    assert int(watch.stdout) > 100


def test_it_is_no_larger_than_it_was(program: Path) -> None:
    size = sum(file.stat().st_size for file in program.parent.rglob("*") if not file.is_symlink())
    print(f"packaged: {size / 1e6:.0f} MB")
    assert size < 190 * 2**20
