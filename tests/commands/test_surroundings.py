"""The program in odd surroundings: closed pipes, other locales, odd names, read-only folders."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.commands.conftest import Program

ROOT = Path(__file__).parents[2]


@pytest.fixture
def bundled(tmp_path: Path) -> Path:
    """Give a copy of the bundled archive under an odd name."""
    source = ROOT / "resources" / "bundled.muniment"
    assert source.exists(), "run `make archive` first"
    folder = tmp_path / "Bảo tàng #1? 100%"
    folder.mkdir()
    return Path(shutil.copy(source, folder / "lưu trữ.muniment"))


def _run(*arguments: object, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "viewer", *map(str, arguments)],
        capture_output=True,
        check=False,
        timeout=60,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
    )


@pytest.mark.parametrize(("option", "lines"), [([], 1), (["--json"], 1), ([], 0)])
def test_a_reader_that_leaves_early_is_no_fault(
    bundled: Path, option: list[str], lines: int
) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "viewer", "list", str(bundled), "event", *option],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        for _ in range(lines):
            assert process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode in {0, 1}


@pytest.mark.parametrize(
    "locale",
    [
        {"LC_ALL": "C", "PYTHONUTF8": "0"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"LC_ALL": "POSIX", "PYTHONIOENCODING": "ascii"},
    ],
    ids=["C", "C, not coerced", "ascii"],
)
def test_any_locale_reads_and_prints_vietnamese(bundled: Path, locale: dict[str, str]) -> None:
    done = _run("search", bundled, "dong khe", "--json", **locale)
    assert done.returncode == 0, done.stderr.decode()
    answer = json.loads(done.stdout.decode("utf-8"))
    assert answer["hits"][0]["ref"] in {"place/dong-khe", "event/tran-dong-khe"}
    assert answer["hits"][0]["title"]["vi"].endswith("Đông Khê")
    told = _run("show", bundled, "place/nowhere", **locale)
    assert told.returncode == 2
    assert "Traceback" not in told.stderr.decode("utf-8")


def test_a_link_to_an_archive_is_opened(bundled: Path, tmp_path: Path, muniment: Program) -> None:
    link = tmp_path / "đường dẫn.muniment"
    link.symlink_to(bundled)
    assert muniment("show", link, "place/dong-khe").returncode == 0
    assert muniment("verify", link).returncode == 0
    nowhere = tmp_path / "nowhere.muniment"
    nowhere.symlink_to(tmp_path / "none")
    assert "There is no file" in muniment("show", nowhere, "place/dong-khe").stderr


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere"
)
def test_a_read_only_folder_is_read_and_not_written(bundled: Path, muniment: Program) -> None:
    article = bundled.parent.parent / "bài.txt"
    article.write_text("1. Mở đầu\n\nSáng ngày 3 tháng 2 năm 1947, tiểu đoàn 19 vượt sông.\n")
    bundled.parent.chmod(0o555)
    try:
        assert muniment("search", bundled, "dong khe").returncode == 0
        refused = muniment("import", bundled, article)
        assert refused.returncode == 2
        assert len(refused.stderr.splitlines()) == 1
    finally:
        bundled.parent.chmod(0o755)


@pytest.mark.parametrize("query", ["khê " * 20_000, '"(' * 20_000 + "*"], ids=["words", "signs"])
def test_a_very_long_query_is_answered(bundled: Path, muniment: Program, query: str) -> None:
    done = muniment("search", bundled, query, "--json")
    assert done.returncode == 0, done.stderr[-500:]
    assert json.loads(done.stdout)["query"]


def test_a_name_that_is_too_long_is_refused(tmp_path: Path, muniment: Program) -> None:
    long = tmp_path / ("dài" * 200 + ".muniment")
    for arguments in (
        ("new", long, "--title", "X"),
        ("show", long, "place/x"),
        ("import", ROOT / "resources" / "bundled.muniment", long),
    ):
        done = muniment(*arguments)
        assert done.returncode == 2, arguments
        assert len(done.stderr.splitlines()) == 1, done.stderr[-500:]


def test_a_dash_is_no_file(bundled: Path, muniment: Program) -> None:
    before = bundled.read_bytes()
    done = muniment("import", bundled, "-")
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert bundled.read_bytes() == before
