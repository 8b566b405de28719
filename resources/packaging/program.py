"""Start the packaged program."""

from viewer.__main__ import main

main()
