"""Crash reports: what failed and where in the program, and nothing of the person or the archive."""

from __future__ import annotations

import errno
import linecache
import os
import platform
import re
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import qVersion

from viewer.version import archive_format, commit_of_package, version

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType, TracebackType

OURS = ("viewer", "db")
"""Packages whose lines of code are quoted: they are the program's own."""
TELLING = (AttributeError, ImportError, NameError, TypeError, RecursionError, ZeroDivisionError)
"""Errors whose messages Python makes of names in the program, not of values."""
OF_QT = re.compile(r"Internal C\+\+ object \([\w.]+\) already deleted\.?")
PLAIN = re.compile(r"""[A-Za-z0-9_ .,:;'"()\[\]<>*+=|\n-]{1,400}""")
"""What such a message may hold: no path, no letter beyond ASCII."""
PLACE = re.compile(r'  File "([^"]*)", line (\d+) in (.*)')
HEADS = re.compile(
    r"Fatal Python error: [A-Za-z ]+"
    r"|(Current thread|Thread) 0x[0-9a-f]+ \(most recent call first\):"
    r"|  \.\.\.|Windows fatal exception: [a-z 0-9]+"
)
"""Lines of the interpreter's last words that name nothing of the person's."""
LIBRARIES = "site-packages"
ROOT = Path(__file__).resolve().parent.parent
FIRST, LAST = 20, 60
"""Frames that are told of a long trace, from either end."""
LONGEST_CHAIN = 8


def report_of(error: BaseException, trace: TracebackType | None = None) -> str:
    """Return what a report says: versions, then each error of the chain with its places.

    Places are modules, lines and functions, never files: nothing tells where the program lies or
    what a person calls things. Messages are left out, for they may quote a record or name a file;
    those that Python makes of the program's own names stay.
    """
    lines = _versions()
    for link, (one, its_trace, why) in enumerate(_chain(error, trace or error.__traceback__)):
        if link == LONGEST_CHAIN:
            lines.append("\n… and more before that")
            break
        lines += ["", *([why] if why else []), *_places(its_trace), _said(one)]
    return "\n".join(lines) + "\n"


def of_last_words(words: str) -> str:
    """Return as a report what Python's faulthandler wrote when the program died at once.

    Lines that it does not write itself are left out, and files are named from their library's or
    this program's folder on.
    """
    lines = [*_versions(), ""]
    for line in words.splitlines():
        place = PLACE.fullmatch(line)
        if place is not None:
            lines.append(f"  {_module(place[1])}, line {place[2]}, in {place[3]}")
        elif HEADS.fullmatch(line):
            lines.append(line)
    return "\n".join(lines) + "\n"


def _versions() -> list[str]:
    made_of = commit_of_package() or "of a checkout"
    system = f"{platform.system()} {platform.machine()}"
    return [
        f"Muniment {version()} (commit {made_of}, archive format {archive_format()})",
        f"Python {platform.python_version()} · Qt {qVersion()} · {system}",
    ]


def _module(file: str) -> str:
    """Return what a file of the program or of a library is called, without where it lies."""
    below = file.removeprefix(f"{ROOT}{os.sep}")  # in a package they are named so from the start
    parts = below.replace("\\", "/").removesuffix(".py").split("/")
    if parts[0] in OURS:
        return ".".join(parts)
    if LIBRARIES in parts:
        return ".".join(parts[parts.index(LIBRARIES) + 1 :])
    folders = [at for at, part in enumerate(parts[:-1]) if part.startswith("python3")]
    return ".".join(parts[folders[-1] + 1 :]) if folders else "?"


def _chain(
    error: BaseException, trace: TracebackType | None
) -> Iterator[tuple[BaseException, TracebackType | None, str]]:
    """Yield an error and those that led to it, each with its trace and how it led there."""
    seen: set[int] = set()
    why = ""
    while id(error) not in seen:
        seen.add(id(error))
        yield error, trace, why
        if error.__cause__ is not None:
            error, why = error.__cause__, "It was caused by this:"
        elif error.__context__ is not None and not error.__suppress_context__:
            error, why = error.__context__, "It happened while this was handled:"
        else:
            return
        trace = error.__traceback__


def _places(trace: TracebackType | None) -> list[str]:
    frames = list(traceback.walk_tb(trace))
    left_out = len(frames) - FIRST - LAST
    if left_out > 0:
        head, tail = frames[:FIRST], frames[-LAST:]
        return [*_lines(head), f"  … {left_out} more …", *_lines(tail)]
    return _lines(frames)


def _lines(frames: list[tuple[FrameType, int]]) -> list[str]:
    said: list[str] = []
    for frame, number in frames:
        module = str(frame.f_globals.get("__name__", "?"))
        said.append(f"  {module}, line {number}, in {frame.f_code.co_name}")
        if module.partition(".")[0] in OURS:
            code = linecache.getline(frame.f_code.co_filename, number).strip()
            said += [f"    {code}"] if code else []
    return said


def _said(error: BaseException) -> str:
    """Return an error's kind, and of its message what is the program's own."""
    kind = type(error)
    home = "" if kind.__module__ == "builtins" else f"{kind.__module__}."
    name = f"{home}{kind.__qualname__}"
    of_database = getattr(error, "sqlite_errorname", None)
    if isinstance(of_database, str):
        return f"{name}: {of_database}"
    if isinstance(error, OSError):
        return f"{name}: {errno.errorcode.get(error.errno or 0, 'unnamed')}"
    message = str(error)
    if (isinstance(error, TELLING) and PLAIN.fullmatch(message)) or OF_QT.fullmatch(message):
        return f"{name}: {message}"
    return f"{name} (its words are left out)" if message else name
