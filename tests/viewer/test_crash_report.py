"""A crash report tells what failed and where, and nothing of the person or the archive."""

from __future__ import annotations

import errno
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest
from sqlalchemy import create_engine, text

from db import reading
from db.dates import parse
from db.format import FORMAT_MAJOR, FORMAT_MINOR
from viewer.crash_report import FIRST, LAST, report_of
from viewer.version import version

if TYPE_CHECKING:
    from collections.abc import Callable

SECRET = "Hồ sơ mật của bà Lan"
FILE = "/srv/lan/Tài liệu/kho-mat.muniment"


def _caught(work: Callable[[], object]) -> str:
    try:
        work()
    except Exception as error:  # noqa: BLE001 - whatever fails is reported
        return report_of(error)
    pytest.fail("nothing failed")


def _raising(error: Exception) -> Callable[[], NoReturn]:
    def fail() -> NoReturn:
        raise error

    return fail


def _of_a_statement() -> None:
    with create_engine("sqlite://").connect() as connection:
        connection.execute(text("SELECT :value FROM nowhere"), {"value": SECRET})


def _chained() -> None:
    try:
        Path(FILE).read_text(encoding="utf-8")
    except OSError as error:
        raise KeyError(SECRET) from error


def _noted() -> NoReturn:
    error = LookupError(SECRET)
    error.add_note(FILE)
    raise error


PERSONAL: dict[str, tuple[Callable[[], object], str]] = {
    "a key": (_raising(KeyError(SECRET)), "KeyError (its words are left out)"),
    "a value": (lambda: int(SECRET), "ValueError (its words are left out)"),
    "a file": (lambda: Path(FILE).read_bytes(), "FileNotFoundError: ENOENT"),
    "a full disk": (_raising(OSError(errno.ENOSPC, SECRET, FILE)), "OSError: ENOSPC"),
    "bytes": (lambda: SECRET.encode().decode("ascii"), "UnicodeDecodeError (its words"),
    "a database": (
        lambda: sqlite3.connect(":memory:").execute(f"SELECT '{SECRET}' FROM nowhere"),
        "sqlite3.OperationalError: SQLITE_ERROR",
    ),
    "a statement and its values": (_of_a_statement, "It was caused by this:"),
    "a chain": (_chained, "It was caused by this:"),
    "a note": (_noted, "LookupError (its words are left out)"),
    "a type error that quotes": (_raising(TypeError(f"no {SECRET}")), "TypeError (its words"),
    "a type error with a path": (_raising(TypeError("/srv/lan/x")), "TypeError (its words"),
    "a name error that quotes": (_raising(NameError(SECRET)), "NameError (its words"),
}


@pytest.mark.parametrize("what", PERSONAL)
def test_no_words_of_a_record_and_no_name_of_a_file(what: str) -> None:
    work, told = PERSONAL[what]
    report = _caught(work)
    assert told in report
    for word in ("mật", "Lan", "lan/", "kho-mat", "nowhere", str(Path.home()), str(Path.cwd())):
        assert word not in report, word


def test_it_says_the_versions_and_the_places_in_the_program() -> None:
    report = _caught(lambda: parse(None))
    assert report.startswith(f"Muniment {version()} (commit ")
    assert f"archive format {FORMAT_MAJOR}.{FORMAT_MINOR}" in report
    assert "Qt " in report
    assert ", in parse\n" in report
    assert "  db.dates." in report, "a module, not a file"
    assert ".py" not in report
    assert str(Path(__file__).parents[2]) not in report


def test_what_python_says_of_the_program_stays() -> None:
    said = _caught(lambda: reading.about(None))
    assert "AttributeError: 'NoneType' object has no attribute 'execute'" in said
    assert "RuntimeError: Internal C++ object (QLabel) already deleted." in _caught(
        _raising(RuntimeError("Internal C++ object (QLabel) already deleted."))
    )
    assert "RuntimeError (its words" in _caught(_raising(RuntimeError(SECRET)))


def test_an_endless_recursion_is_told_in_short() -> None:
    def deeper() -> None:
        deeper()

    report = _caught(deeper)
    assert " more …" in report
    assert len(report.splitlines()) < 2 * (FIRST + LAST) + 20
    assert "RecursionError: maximum recursion depth exceeded" in report


def test_a_chain_that_bites_its_tail_comes_to_an_end() -> None:
    one, other = ValueError("1"), ValueError("2")
    one.__cause__, other.__cause__ = other, one
    assert report_of(one).count("ValueError (its") == 2
