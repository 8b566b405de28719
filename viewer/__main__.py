"""The command line: `muniment`, or `python -m viewer`."""

from __future__ import annotations

import sys

from viewer.commands import run

CHILDREN = frozenset({"-c", "--multiprocessing-fork"})
"""What multiprocessing starts its children with; no command of ours takes either."""


def main() -> None:
    """Run the command that the arguments name and end with its exit status."""
    if getattr(sys, "frozen", False) and CHILDREN.intersection(sys.argv[1:]):
        import multiprocessing

        multiprocessing.freeze_support()
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
