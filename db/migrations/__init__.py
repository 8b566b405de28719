"""Alembic's steps from each archive format to the next; one step a file, each one transaction."""
