"""Start the packaged program."""

import sys

from viewer.__main__ import CHILDREN, main

if CHILDREN.intersection(sys.argv[1:]):
    # PyInstaller's hook, which build.spec keeps from running before every first paint
    import pyi_rth_multiprocessing  # noqa: F401  # pyright: ignore[reportMissingImports, reportUnusedImport]

# A child would be told to run this file again, and there is none: it lies in the program.
del __file__
main()
