"""The subcommands: one function each; Qt is imported only by those that draw."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

OPEN = "open"
EXHIBIT = "exhibit"
NOT_DONE = 2
SUFFIX = ".muniment"


def run(arguments: Sequence[str]) -> int:
    """Carry out one command line and return its exit status: 0, 1 or 2.

    A line that only opens the viewer or a station is read here: the window is painted before the
    other commands and what they need could have been imported.
    """
    if _only_opens(arguments):
        from pathlib import Path

        gc.disable()  # until the first paint: so early, looking for rubbish finds none
        from viewer.app import run as view

        if arguments and arguments[-1] != OPEN:
            return view(Path(arguments[-1]))
        return view(greet=not arguments)
    if arguments and arguments[0] == EXHIBIT:
        status = _exhibit(arguments[1:])
        if status is not None:
            return status
    with unswept():
        from viewer.commands.program import carry_out

    return carry_out(arguments)


@contextmanager
def unswept() -> Generator[None]:
    """Import without looking for rubbish: there is none, and looking is a seventh of a search."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()  # what is imported stays, and need never be looked through
        gc.enable()


def _exhibit(arguments: Sequence[str]) -> int | None:
    """Show a station where the line says no more than what; None where it says more, or wrongly."""
    match arguments:
        case []:
            path = file = None
        case ["--settings", name]:
            path, file = None, name
        case [name] if not name.startswith("-"):
            path, file = name, None
        case _:
            return None
    import sys
    from pathlib import Path

    from db.errors import ArchiveError
    from viewer.commands.showing import show

    gc.disable()  # as above
    try:
        return show(Path(path) if path else None, Path(file) if file else None)
    except ArchiveError as error:  # said as viewer.commands.program says it
        sys.stderr.write(f"muniment: {' '.join(str(error).split())}\n")
        return NOT_DONE
    finally:
        gc.enable()


def _only_opens(arguments: Sequence[str]) -> bool:
    match arguments:
        case [] | ["open"]:
            return True
        case ["open", name]:
            return name != OPEN and not name.startswith("-")
        case [name]:
            return name.endswith(SUFFIX) and not name.startswith("-")
        case _:
            return False
