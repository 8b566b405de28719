"""Start the packaged program, its child processes included."""

from multiprocessing import freeze_support

from viewer.__main__ import main

if __name__ == "__main__":
    freeze_support()
    main()
