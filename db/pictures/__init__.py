"""Pictures from outside: read in a child process under limits, and cut into tiles."""
