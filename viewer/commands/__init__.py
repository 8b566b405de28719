"""The subcommands: one function each; Qt is imported only by those that draw."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

OPEN = "open"
SUFFIX = ".muniment"


def run(arguments: Sequence[str]) -> int:
    """Carry out one command line and return its exit status: 0, 1 or 2.

    A line that only opens the viewer is read here: the window is painted before the other commands
    and what they need could have been imported.
    """
    if _only_opens(arguments):
        import gc
        from pathlib import Path

        gc.disable()  # until the first paint: so early, looking for rubbish finds none
        from viewer.app import run as view

        return view(Path(arguments[-1]) if arguments and arguments[-1] != OPEN else None)
    from viewer.commands.program import carry_out

    return carry_out(arguments)


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
