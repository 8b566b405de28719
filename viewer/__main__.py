"""The command line: `muniment`, or `python -m viewer`."""

from __future__ import annotations

import sys

from viewer.commands import run


def main() -> None:
    """Run the command that the arguments name and end with its exit status."""
    if getattr(sys, "frozen", False):  # a child process of the packaged program comes by here too
        import multiprocessing

        multiprocessing.freeze_support()
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
