"""The command line: `muniment`, or `python -m viewer`."""

from __future__ import annotations

import multiprocessing
import sys

from viewer.commands import run


def main() -> None:
    """Run the command that the arguments name and end with its exit status."""
    multiprocessing.freeze_support()
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
